/** Which nodes and ties are drawn for a state of the filters. */
import { CITATIONS, otherEnd } from "./data.js";

const BROUGHT_IN = 10;
const OF_ONE = 14;

/** The state of the page before anybody touched it. */
export function initialState() {
  return { selection: null, extra: [], hiddenTypes: [], hiddenRelations: [], measure: "count", position: 0, colour: "community" };
}

/** Node numbers and tie numbers that may be drawn: the first view, and what was brought in with its strongest ties. */
export function candidates(data, state) {
  const nodes = new Set([...data.view.nodes.map((node) => node.id), ...state.extra]);
  const ties = new Set(data.view.edges.map((edge) => edge.id));
  for (const n of foremost(state)) {
    const near = data.tiesOf(n).filter((tie) => nodes.has(otherEnd(tie, n)) && isTie(tie));
    for (const tie of strongest(near).slice(0, OF_ONE)) ties.add(tie.id);
  }
  if (state.selection?.kind === "tie") ties.add(state.selection.id);
  return { nodes: [...nodes], ties: [...ties].sort((a, b) => a - b) };
}

/** The nodes whose strongest ties are drawn although the first view leaves them out: those brought in, and the selected. */
const foremost = ({ extra, selection }) => (selection?.kind === "node" ? [...extra, selection.n] : extra);

const isTie = (tie) => tie.together || CITATIONS.includes(tie.relation);
const strongest = (ties) => [...ties].sort((a, b) => (b.g2 ?? 0) - (a.g2 ?? 0) || b.count - a.count || a.id - b.id);

/** The nodes to bring in with one: those it is most strongly tied to and that are not drawn yet. */
export function neighboursToBring(data, state, n) {
  const drawn = new Set(candidates(data, state).nodes);
  const near = strongest(data.tiesOf(n).filter(isTie)).map((tie) => otherEnd(tie, n));
  return [...new Set(near)].filter((other) => !drawn.has(other)).slice(0, BROUGHT_IN);
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
  const { nodes, ties } = candidates(data, state);
  const shown = new Set(nodes.filter((n) => !state.hiddenTypes.includes(data.nodes.get(n).type)));
  const least = threshold(data, state);
  const within = ties.map((id) => data.ties[id]).filter((tie) => shown.has(tie.source) && shown.has(tie.target));
  const left = within.filter((tie) => !state.hiddenRelations.includes(tie.relation) && passes(tie, state.measure, least));
  return { nodes: [...shown].map((n) => data.nodes.get(n)), ties: left, all: within.length };
}

const passes = (tie, measure, least) => !tie.together || (tie[measure] ?? 0) >= least - 1e-9;

/** The nodes joined to the selection by a drawn tie, the selection among them; null when nothing is selected. */
export function lit(selection, data, ties) {
  if (selection?.kind === "tie") return new Set([data.ties[selection.id].source, data.ties[selection.id].target]);
  if (selection?.kind !== "node") return null;
  const near = ties.filter((tie) => tie.source === selection.n || tie.target === selection.n);
  return new Set([selection.n, ...near.map((tie) => otherEnd(tie, selection.n))]);
}
