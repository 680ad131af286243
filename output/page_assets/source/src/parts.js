/** Pieces that several panels share. */
import { button, h } from "./dom.js";
import { number, say } from "./words.js";

/** The shape that stands for a type on the map, in the type's colour. */
export const glyph = (shape, type) => h("span", { class: `glyph shape-${shape} of-${type}`, "aria-hidden": "true" });

/** A node's name as a button that opens it. */
export function nodeButton(node, open) {
  return button([glyph(node.shape, node.type), h("span", {}, node.label)], () => open.node(node.n), { class: "node-link" });
}

export function section(title, ...content) {
  const held = content.flat(2).filter(Boolean);
  return held.length ? h("section", {}, h("h3", {}, title), held) : null;
}

/** Facts as pairs of name and value; those without a value are left out. */
export function facts(pairs) {
  const rows = pairs.filter(([, value]) => value && value.length !== 0).map(([key, value]) => [h("dt", {}, key), h("dd", {}, value)]);
  return rows.length ? h("dl", { class: "facts" }, rows) : null;
}

/** Words with their counts, side by side. */
export function chips(pairs) {
  return pairs.length ? h("ul", { class: "chips" }, pairs.map(([word, count]) => h("li", {}, word, h("span", { class: "count" }, number(count))))) : null;
}

/** The first items, and a button that shows the rest. */
export function foldedList(items, most, tag = "ul", attributes = {}) {
  const list = h(tag, attributes, items.slice(0, most));
  if (items.length <= most) return list;
  const more = button(say("more", { count: number(items.length) }), () => (list.append(...items.slice(most)), more.remove()), { class: "more" });
  return [list, more];
}

/** What NPMI and G² mean, one click away from the numbers. */
export function formulas() {
  return h("details", { class: "formulas" }, h("summary", {}, say("formulas")), h("p", {}, say("formula.npmi")), h("p", {}, say("formula.g2")));
}

export function tag(wording) {
  return wording ? h("span", { class: "tag" }, wording) : null;
}
