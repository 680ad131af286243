/** The map as an SVG document. */
import { core, hull } from "./regions.js";
import { xml } from "./formats.js";

const round = (value) => Number(value.toFixed(2));
const attributes = (pairs) => Object.entries(pairs).filter(([, value]) => value != null).map(([name, value]) => ` ${name}="${xml(String(value))}"`).join("");
const tag = (name, pairs, inside = "") => (inside === "" ? `<${name}${attributes(pairs)}/>` : `<${name}${attributes(pairs)}>${inside}</${name}>`);

/** A picture of ``NetworkMap.picture``; sizes are those of the screen, times the scale. */
export function svgOf({ width, height, scale, nodes, regions, ties, labels, colours }, times = 1) {
  const places = new Map(nodes.map((node) => [node.id, node]));
  const paper = tag("rect", { width, height, fill: colours.colour("paper") });
  const body = [
    regions.map((region) => regionShape(region, colours, scale)), ties.map((tie) => tieShape(tie, places, scale)),
    nodes.map((node) => nodeShape(node, scale)), labels.filter(({ box }) => box).map((label) => labelShape(label, colours)),
  ].flat().join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag("svg", { xmlns: "http://www.w3.org/2000/svg", width: width * times, height: height * times, viewBox: `0 0 ${width} ${height}`, "font-family": colours.family }, `${paper}\n${body}`)}\n`;
}

function regionShape({ colour, points }, colours, scale) {
  const corners = points.length >= 4 ? hull(core(points)) : [];
  if (corners.length < 3) return "";
  const path = `M${corners.map(({ x, y }) => `${round(x)} ${round(y)}`).join("L")}Z`;
  return tag("path", { d: path, fill: colour, stroke: colour, "stroke-width": round(68 * scale), "stroke-linejoin": "round", opacity: colours.colour("region") });
}

function tieShape(tie, places, scale) {
  const [a, b] = [places.get(tie.from), places.get(tie.to)];
  if (!a || !b) return "";
  const look = { fill: "none", stroke: tie.color.color, "stroke-opacity": tie.color.opacity, "stroke-width": round(tie.width * scale), "stroke-dasharray": tie.dashes ? tie.dashes.map((d) => round(d * scale)).join(" ") : null };
  if (!tie.arrows.to.enabled) return tag("path", { d: `M${round(a.x)} ${round(a.y)}L${round(b.x)} ${round(b.y)}`, ...look });
  const bend = tie.smooth.roundness ?? 0;
  const middle = { x: (a.x + b.x) / 2 - (b.y - a.y) * bend, y: (a.y + b.y) / 2 + (b.x - a.x) * bend };
  return tag("path", { d: `M${round(a.x)} ${round(a.y)}Q${round(middle.x)} ${round(middle.y)} ${round(b.x)} ${round(b.y)}`, ...look }) + arrow(middle, b, scale, look);
}

function arrow(from, node, scale, { stroke, "stroke-opacity": opacity }) {
  const angle = Math.atan2(node.y - from.y, node.x - from.x);
  const at = (far, side) => `${round(node.x - far * Math.cos(angle) - side * Math.sin(angle))} ${round(node.y - far * Math.sin(angle) + side * Math.cos(angle))}`;
  const [tip, length, half] = [node.radius + scale, 7 * scale, 2.6 * scale];
  return tag("path", { d: `M${at(tip, 0)}L${at(tip + length, half)}L${at(tip + length, -half)}Z`, fill: stroke, "fill-opacity": opacity });
}

const turned = (corners, turn, x, y, r) => Array.from({ length: corners }, (_, i) => (turn + i / corners) * 2 * Math.PI).map((angle) => `${round(x + r * Math.sin(angle))},${round(y - r * Math.cos(angle))}`);

function nodeShape({ x, y, radius: r, shape, color, borderWidth, opacity }, scale) {
  const look = { fill: color.background, stroke: color.border, "stroke-width": round(borderWidth * scale), opacity };
  if (shape === "square") return tag("rect", { x: round(x - r), y: round(y - r), width: round(2 * r), height: round(2 * r), ...look });
  if (shape === "star") return tag("polygon", { points: star(x, y, r), ...look });
  const corners = { diamond: [4, 0], hexagon: [6, 1 / 12], triangle: [3, 0], triangleDown: [3, 0.5] }[shape];
  if (corners) return tag("polygon", { points: turned(...corners, x, y, r).join(" "), ...look });
  return tag("circle", { cx: round(x), cy: round(y), r: round(r), ...look });
}

function star(x, y, r) {
  const [outer, inner] = [turned(5, 0, x, y, r), turned(5, 0.1, x, y, r * 0.42)];
  return outer.flatMap((point, i) => [point, inner[i]]).join(" ");
}

function labelShape({ text, font, box, faded, quiet }, colours) {
  const [, weight, size] = font.match(/^(\d+) ([\d.]+)px/);
  return tag("text", { x: round(box.x), y: round(box.y + box.height / 2), "dominant-baseline": "central", "font-size": size, "font-weight": weight, opacity: faded ? 0.3 : null,
    fill: colours.colour(quiet ? "soft" : "ink"), stroke: colours.colour("paper"), "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" }, xml(text));
}
