/** The surroundings of one node, and the shortest path between two. */
import { otherEnd } from "./data.js";
import { isShown, strongest } from "./strength.js";

/** Neighbours that a node brings in at the first, second and third step, and nodes in all. */
const REACH = [40, 8, 4];
const MOST = 150;

/** The nodes around one, the nearest and most strongly tied first, itself the very first. */
export function around(data, { n, depth }, allowed) {
  const found = new Set([n]);
  let edge = [n];
  for (const most of REACH.slice(0, depth)) {
    const next = [];
    for (const from of edge) {
      const near = strongest(data.tiesOf(from).filter(isShown)).map((tie) => otherEnd(tie, from)).filter((other) => allowed(other) && !found.has(other));
      for (const other of new Set(near.slice(0, most))) if (found.size < MOST) (found.add(other), next.push(other));
    }
    edge = [...new Set(next)];
  }
  return [...found];
}

/** The ties of a path of fewest steps between two nodes, of those the one of most shared sentences; null where there is none. */
export function shortestPath(data, a, b) {
  const came = new Map([[a, null]]);
  let level = new Map([[a, 0]]);
  while (level.size && !came.has(b)) {
    const next = new Map();
    for (const [from, cost] of level) step(data, from, cost, came, next);
    for (const [n, { tie }] of next) came.set(n, tie);
    level = new Map([...next].map(([n, { cost }]) => [n, cost]));
  }
  return came.has(b) ? walkBack(came, b) : null;
}

function step(data, from, cost, came, next) {
  for (const tie of data.tiesOf(from).filter(isShown)) {
    const other = otherEnd(tie, from);
    const sum = cost + 1 / (1 + tie.count) + (tie.together && (tie.g2 ?? 0) <= 0 ? 1 : 0);
    if (!came.has(other) && !(next.get(other)?.cost <= sum)) next.set(other, { tie, cost: sum });
  }
}

function walkBack(came, end) {
  const ties = [];
  for (let at = end; came.get(at); at = otherEnd(came.get(at), at)) ties.unshift(came.get(at));
  return ties;
}

/** The nodes of a path from one end to the other. */
export const nodesOfPath = (start, ties) => ties.reduce((nodes, tie) => [...nodes, otherEnd(tie, nodes.at(-1))], [start]);
