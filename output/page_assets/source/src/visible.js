/** Which nodes and ties are drawn for a state of the filters. */
import { otherEnd } from "./data.js";
import { around, nodesOfPath, shortestPath } from "./ego.js";
import { matcher } from "./expressions.js";
import { fold } from "./litany.js";
import { countIn, textsInScope, usesIn } from "./scope.js";
import { isNarrowed } from "./state.js";
import { isShown, strongest } from "./strength.js";

const BROUGHT_IN = 10;
const OF_ONE = 14;
/** Nodes of a narrowed map, and the ties that each of them keeps. */
const NARROWED = 60;
const MATCHING = 150;
const OF_EACH = 2;
const COMPANY = 5;

const memo = new WeakMap();

/** Node numbers and tie numbers that may be drawn, and what the filters ask of them; found once for each state. */
export function candidates(data, state) {
  if (!memo.has(state)) memo.set(state, chosen(data, state));
  return memo.get(state);
}

function chosen(data, state) {
  const scope = textsInScope(data, state);
  const matches = matcher(data, state.query);
  const wanted = (n) => fits(data.nodes.get(n), state, matches) && (!scope || usesIn(data, n, scope) > 0);
  const path = state.selection?.kind === "path" ? (shortestPath(data, state.selection.a, state.selection.b) ?? []) : null;
  const ends = path ? nodesOfPath(state.selection.a, path) : [];
  const always = [...state.extra, ...Object.keys(state.pins).map(Number), ...ends];
  const nodes = new Set([...base(data, state, wanted, scope), ...always].filter((n) => !state.hidden.includes(n)));
  for (const n of ends.length ? [] : endsOf(data, state.selection)) bringIn(data, state, n, nodes);
  const ties = tiesFor(data, state, nodes, path);
  const proven = scope ? ties.filter((id) => countIn(data, data.ties[id], scope) > 0) : ties;
  return { nodes: [...nodes], ties: proven.sort((a, b) => a - b), scope, path };
}

function endsOf(data, selection) {
  if (selection?.kind === "tie") return [data.ties[selection.id].source, data.ties[selection.id].target];
  return selection?.kind === "node" ? (data.nodes.get(selection.n).members ?? [selection.n]) : [];
}

/** A selected node that is not drawn comes with a few of its neighbours, unless the map is narrowed to something. */
function bringIn(data, state, n, nodes) {
  if (nodes.has(n)) return;
  nodes.add(n);
  if (state.ego || isNarrowed(state)) return;
  const near = strongest(data.tiesOf(n).filter(isShown)).map((tie) => otherEnd(tie, n));
  for (const other of [...new Set(near)].filter((o) => !nodes.has(o) && !state.hidden.includes(o)).slice(0, COMPANY)) nodes.add(other);
}

const fits = (node, state, matches) => node.type !== "litany" && (state.community == null || node.group === state.community) && matches(node);

/** The nodes before any is added or hidden: surroundings, what the filters ask for, or the first view. */
function base(data, state, wanted, scope) {
  if (state.ego) return around(data, state.ego, wanted);
  if (!isNarrowed(state)) return data.view.nodes.map((node) => node.id);
  const uses = (n) => (scope ? usesIn(data, n, scope) : data.nodes.get(n).sentences);
  const found = [...data.nodes.keys()].filter(wanted).map((n) => ({ n, uses: uses(n) }));
  return found.sort((a, b) => b.uses - a.uses || Math.abs(a.n) - Math.abs(b.n)).slice(0, state.query ? MATCHING : NARROWED).map(({ n }) => n);
}

function tiesFor(data, state, nodes, path) {
  const ties = new Set(path?.map((tie) => tie.id));
  const add = (n, most) => {
    const near = data.tiesOf(n).filter((tie) => nodes.has(tie.source) && nodes.has(tie.target) && isShown(tie));
    for (const tie of strongest(near).slice(0, most)) ties.add(tie.id);
  };
  if (state.ego || isNarrowed(state)) for (const n of nodes) add(n, n < 0 ? OF_ONE : OF_EACH);
  for (const edge of data.view.edges) if (nodes.has(data.ties[edge.id].source) && nodes.has(data.ties[edge.id].target)) ties.add(edge.id);
  for (const n of foremost(state)) if (nodes.has(n)) add(n, n === state.ego?.n ? Infinity : OF_ONE);
  for (const n of Object.keys(state.pins).map(Number)) if (!data.inView.has(n)) add(n, OF_ONE);
  if (state.selection?.kind === "tie") ties.add(state.selection.id);
  return [...ties];
}

/** The nodes whose strongest ties are drawn although the first view leaves them out: those brought in, and the selected. */
const foremost = ({ extra, selection, ego }) => [...extra, ...(selection?.kind === "node" ? [selection.n] : []), ...(ego ? [ego.n] : [])];

/** The nodes to bring in with one: those it is most strongly tied to and that are not drawn yet. */
export function neighboursToBring(data, state, n) {
  const drawn = new Set(candidates(data, state).nodes);
  const near = strongest(data.tiesOf(n).filter(isShown)).map((tie) => otherEnd(tie, n));
  return [...new Set(near)].filter((other) => !drawn.has(other) && !state.hidden.includes(other)).slice(0, BROUGHT_IN);
}

/** Type of node or relation of tie, with how many of the candidates have it. */
export function counted(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The bounds between which the strength slider moves, over the co-occurrence ties that may be drawn. */
export function range(data, state) {
  const values = candidates(data, state).ties.map((id) => data.ties[id]).filter((tie) => tie.together).map((tie) => tie[state.measure] ?? 0);
  const positive = values.filter((value) => value > 0);
  return positive.length ? { low: Math.min(...positive), high: Math.max(...positive) } : { low: 0, high: 0 };
}

/** The least strength a tie needs for a slider position from 0 to 100: NPMI moves evenly, the others on a log scale. */
export function threshold(data, state) {
  const { low, high } = range(data, state);
  if (state.position === 0 || high <= 0) return -Infinity;
  const part = state.position / 100;
  return state.measure === "npmi" ? low + (high - low) * part : low * (high / low) ** part;
}

/** What is drawn, and the number of ties that the slider could show. */
export function visible(data, state) {
  const { nodes, ties, scope, path } = candidates(data, state);
  const shown = new Set(nodes.filter((n) => !state.hiddenTypes.includes(data.nodes.get(n).type)));
  const least = threshold(data, state);
  const hubs = state.discount ? data.hubs : new Set();
  const loose = (tie) => tie.together && (hubs.has(tie.source) || hubs.has(tie.target)) && (tie.npmi ?? 0) < HUB_NPMI;
  const within = ties.map((id) => data.ties[id]).filter((tie) => shown.has(tie.source) && shown.has(tie.target) && !loose(tie));
  const left = within.filter((tie) => !state.hiddenRelations.includes(tie.relation) && passes(tie, state.measure, least));
  const drawn = { nodes: [...shown].map((n) => sized(data, n, scope, hubs)), ties: left, all: within.length, scope, path, whole: !state.ego && !isNarrowed(state) };
  return state.folded ? fold(data, drawn) : drawn;
}

/** The NPMI that a tie of an ever-present hub needs while hubs are discounted. */
const HUB_NPMI = 0.3;
const SMALL = 7;

/** A node with its size: by its use in the texts that count, small for a hub that is discounted. */
function sized(data, n, scope, hubs) {
  const node = data.nodes.get(n);
  if (hubs.has(n)) return { ...node, size: SMALL };
  if (!scope || n < 0) return node;
  return { ...node, size: 5 + Math.min(15, 15 * Math.sqrt(usesIn(data, n, scope) / Math.max(data.mostUsed(scope), 1))) };
}

const passes = (tie, measure, least) => !tie.together || (tie[measure] ?? 0) >= least - 1e-9;

/** The nodes joined to the selection by a drawn tie, the selection among them; null when nothing on the map is selected. */
export function lit(selection, data, shown) {
  if (selection?.kind === "tie") return new Set([data.ties[selection.id].source, data.ties[selection.id].target].map((n) => shown.standIn?.get(n) ?? n));
  if (selection?.kind === "path") return new Set(nodesOfPath(selection.a, shown.path ?? []));
  if (selection?.kind !== "node") return null;
  const own = data.nodes.get(selection.n).members ?? [selection.n];
  const centre = new Set([selection.n, ...own].map((n) => shown.standIn?.get(n) ?? n));
  const near = shown.ties.filter((tie) => centre.has(tie.source) || centre.has(tie.target));
  return new Set([...centre, ...near.flatMap((tie) => [tie.source, tie.target])]);
}
