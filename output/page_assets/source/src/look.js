/** How nodes and ties look: colours come from the style sheet, so that light and dark are decided there. */
import { CITATIONS } from "./data.js";

const COMMUNITIES = 12;

/** The colours of the style sheet as they stand now. */
export function palette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    colour,
    community: Array.from({ length: COMMUNITIES }, (_, i) => colour(`community-${i}`)),
    type: (type) => colour(`type-${type}`) || colour("other"),
    family: getComputedStyle(document.body).fontFamily,
  };
}

/** The colour of each node: its community's (the largest communities of the first view first) or its type's. */
export function colouring(data, mode, colours) {
  const sizes = new Map();
  for (const { group } of data.view.nodes.map(({ id }) => data.nodes.get(id))) if (group != null) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const order = [...sizes.keys()].sort((a, b) => sizes.get(b) - sizes.get(a) || a - b);
  const ofGroup = (group) => colours.community[order.indexOf(group)] ?? colours.colour("other");
  return (node) => {
    if (node.type === "text") return colours.type("text");
    return mode === "type" ? colours.type(node.type === "litany" ? "concept" : node.type) : ofGroup(node.group);
  };
}

/** A node as the renderer draws it. */
export function nodeLook(node, place, colour, colours, { state, pinned }) {
  const faded = state === "faded";
  return {
    id: node.n, x: place.x, y: place.y, shape: node.shape, size: node.size,
    color: { background: colour, border: state === "selected" ? colours.colour("ink") : pinned ? colours.colour("accent") : colours.colour("paper") },
    borderWidth: state === "selected" ? 3 : pinned ? 2.5 : 1.5, opacity: faded ? 0.22 : 1,
  };
}

/** A tie as the renderer draws it: co-occurrence straight and grey, a citation bent, coloured, with an arrow. */
export function tieLook(tie, colours, state) {
  const cites = CITATIONS.includes(tie.relation);
  const shown = { selected: 1, near: cites ? 0.9 : 0.75, plain: cites ? 0.42 : 0.34, faded: 0.07 }[state];
  return {
    id: tie.id, from: tie.source, to: tie.target, width: cites ? 1.1 : tie.width,
    color: { color: colours.colour(state === "selected" ? "accent" : cites ? "citation" : "tie"), opacity: shown },
    arrows: cites ? { to: { enabled: true, scaleFactor: 0.45 } } : { to: { enabled: false } },
    dashes: !cites && tie.documents === 1 ? [5, 4] : false,
    smooth: cites ? { enabled: true, type: "curvedCW", roundness: 0.08 + 0.05 * CITATIONS.indexOf(tie.relation) } : false,
  };
}
