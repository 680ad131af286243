/** From data and state to what the map draws. */
import { otherEnd } from "./data.js";
import { colouring, nodeLook, palette, tieLook } from "./look.js";
import { strongest } from "./strength.js";
import { lit, visible } from "./visible.js";

/** Pixels between a node that is brought in and its neighbours. */
const ROOM = { x: 62, y: 34 };
/** Neighbours among which a node without a community stands. */
const HOLDING = 3;
/** How far towards the rim a node stands that is tied to no community. */
const INWARD = 0.6;

/** Everything the map needs for one state; ``placed`` remembers where brought-in nodes were put. */
export function scene(data, state, placed) {
  const shown = visible(data, state);
  const colours = palette();
  const near = lit(state.selection, data, shown);
  const colour = colouring(data, state.colour, colours);
  const nodeState = (n) => (!near ? "plain" : isSelected(state.selection, n, shown.standIn) ? "selected" : near.has(n) ? "near" : "faded");
  return {
    ...shown,
    colours,
    drawing: {
      nodes: shown.nodes.map((node) => nodeLook(node, placeOf(data, node, placed, state.pins), colour(node), colours, { state: nodeState(node.n), pinned: node.n in state.pins })),
      ties: shown.ties.map((tie) => tieLook(tie, colours, tieState(tie, state.selection, near, shown))),
      labels: labels(shown.nodes, nodeState),
      groups: state.colour === "community" && !near ? groups(shown.nodes, colour, colours.colour("other")) : [],
      colours,
    },
  };
}

const isSelected = (selection, n, standIn) =>
  selection.kind === "path" ? n === selection.a || n === selection.b : selection.n !== undefined && n === (standIn?.get(selection.n) ?? selection.n);

function tieState(tie, selection, near, { path, standIn }) {
  if (!near) return "plain";
  if (selection.kind === "tie") return tie.id === selection.id ? "selected" : "faded";
  if (selection.kind === "path") return path?.some(({ id }) => id === tie.id) ? "selected" : "faded";
  const centre = standIn?.get(selection.n) ?? selection.n;
  return tie.source === centre || tie.target === centre ? "near" : "faded";
}

function labels(nodes, stateOf) {
  const rank = { selected: 0, near: 1, plain: 1, faded: 2 };
  return nodes
    .map((node) => ({ n: node.n, text: node.label, size: node.size, quiet: node.n < 0, state: stateOf(node.n) }))
    .map((label) => ({ ...label, faded: label.state === "faded", must: label.state === "selected" }))
    .sort((a, b) => rank[a.state] - rank[b.state] || b.size - a.size || a.n - b.n);
}

function groups(nodes, colour, other) {
  const found = new Map();
  for (const node of nodes) {
    if (node.group == null) continue;
    if (!found.has(node.group)) found.set(node.group, { colour: colour(node), members: [] });
    found.get(node.group).members.push(node.n);
  }
  return [...found.values()].filter((group) => group.colour !== other);
}

/** A node of the first view stands where it was laid out; one brought in near there, or near its neighbours, where there is room. */
function placeOf(data, node, placed, pins) {
  if (pins[node.n]) return { x: pins[node.n][0], y: pins[node.n][1] };
  if (!placed.has(node.n)) placed.set(node.n, data.inView.has(node.n) ? node : roomNear(wanted(data, node), placed));
  const { x, y } = placed.get(node.n);
  return { x, y };
}

/** Where a node is to stand: its own place within a community, else among those that it is most strongly tied to. */
function wanted(data, node) {
  if (node.x != null && (node.community != null || node.members)) return node;
  const ties = strongest(data.tiesOf(node.n).filter((tie) => data.nodes.get(otherEnd(tie, node.n)).community != null));
  const around = ties.slice(0, HOLDING).map((tie) => data.nodes.get(otherEnd(tie, node.n))).filter((n) => n.x != null);
  if (!around.length && node.x != null) return { x: INWARD * node.x, y: INWARD * node.y };
  const mean = (axis) => around.reduce((sum, n) => sum + n[axis], 0) / (around.length || 1);
  return { x: mean("x"), y: mean("y") };
}

/** The first place on a spiral around a point that is clear of all placed nodes. */
function roomNear({ x, y }, placed) {
  const clear = (p) => [...placed.values()].every((other) => Math.abs(other.x - p.x) > ROOM.x || Math.abs(other.y - p.y) > ROOM.y);
  for (let turn = 0; turn < 400; turn++) {
    const [angle, far] = [turn * 2.399963, 14 * Math.sqrt(turn)];
    const place = { x: x + 1.4 * far * Math.cos(angle), y: y + far * Math.sin(angle) };
    if (clear(place)) return place;
  }
  return { x, y };
}
