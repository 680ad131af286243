/** What one sees before anything is selected: how to read the map, what is in it, what was left out, where to begin. */
import { h } from "./dom.js";
import { foldedList, glyph, nodeButton, section } from "./parts.js";
import { name, number, say } from "./words.js";

export function guidePanel(data, shown, open) {
  const { summary, entities, ties, sentences } = data;
  const missing = { entities: summary.entities - entities.length, sentences: summary.sentences_left_out };
  return [
    h("h2", {}, say("guide.title")),
    h("p", {}, say("guide.what")),
    legend(data, shown),
    h("p", {}, say("guide.how")),
    h("div", { class: "note" },
      h("p", { id: "drawn" }, drawn(shown)),
      line("guide.held", { entities: entities.length, ties: ties.length, sentences: sentences.length }),
      (missing.entities > 0 || missing.sentences > 0) && line("guide.left", missing),
      summary.undated > 0 && line("guide.undated", { count: summary.undated })),
    section(say("top"), topByType(data, open)),
  ];
}

const counts = (key, values) => say(key, Object.fromEntries(Object.entries(values).map(([k, v]) => [k, number(v)])));
const line = (key, values) => h("p", {}, counts(key, values));
const drawn = (shown) => counts(shown.whole ? "guide.drawn" : "guide.narrowed", { nodes: shown.nodes.length, ties: shown.ties.length });

/** Keep the guide's count of what is drawn true while filters move. */
export function tellDrawn(panel, shown) {
  const note = panel.querySelector("#drawn");
  if (note) note.textContent = drawn(shown);
}

function legend(data, shown) {
  const types = [...new Set(shown.nodes.map((node) => node.type))].sort((a, b) => order(data, a) - order(data, b));
  return h("ul", { class: "legend" },
    types.map((type) => h("li", {}, glyph(data.shapes[type] ?? "dot", type), name("type", type))),
    h("li", {}, h("span", { class: "stroke together" }), name("relation", data.summary.unit)),
    shown.ties.some((tie) => tie.together && tie.documents === 1) && h("li", {}, h("span", { class: "stroke once" }), say("once")),
    shown.ties.some((tie) => !tie.together) && h("li", {}, h("span", { class: "stroke cites" }), say("citation")));
}

const order = (data, type) => Object.keys(data.shapes).indexOf(type);

function topByType(data, open) {
  return Object.keys(data.shapes).filter((type) => type !== "text").map((type) => {
    const first = data.entities.filter((node) => node.type === type).sort((a, b) => b.sentences - a.sentences || a.n - b.n).slice(0, 30);
    const items = first.map((node) => h("li", {}, nodeButton(node, open), h("span", { class: "count" }, number(node.sentences))));
    return items.length > 0 && h("div", { class: "top" }, h("h4", {}, name("type", type)), foldedList(items, 5));
  });
}
