/** The controls that decide what is drawn: types, relations, least strength, colour. */
import { fill, h } from "./dom.js";
import { glyph } from "./parts.js";
import { candidates, counted, range, threshold } from "./visible.js";
import { name, number, say } from "./words.js";

const MEASURES = ["count", "g2", "npmi"];

export function drawFilters(element, data, state, change) {
  const drawn = candidates(data, state);
  const types = counted(drawn.nodes.map((n) => data.nodes.get(n).type));
  const relations = counted(drawn.ties.map((id) => data.ties[id].relation));
  fill(element,
    group("types", Object.keys(data.shapes).filter((type) => types.has(type)).map((type) =>
      checkbox("type", type, types.get(type), state.hiddenTypes, (hiddenTypes) => change({ hiddenTypes }), glyph(data.shapes[type], type)))),
    group("relations", [...relations.keys()].sort().map((relation) =>
      checkbox("relation", relation, relations.get(relation), state.hiddenRelations, (hiddenRelations) => change({ hiddenRelations })))),
    strength(data, state, change),
    choice("colour", ["community", "type"], state.colour, (colour) => change({ colour }), (value) => say(`colour.${value}`)));
}

const group = (key, boxes) => boxes.length > 0 && h("fieldset", {}, h("legend", {}, say(key)), boxes);

function checkbox(kind, value, count, hidden, change, mark) {
  const toggle = (event) => change(event.target.checked ? hidden.filter((v) => v !== value) : [...hidden, value]);
  return h("label", { class: "check" },
    h("input", { type: "checkbox", name: kind, value, checked: !hidden.includes(value), onchange: toggle }),
    mark, h("span", {}, name(kind, value)), h("span", { class: "count" }, number(count)));
}

function choice(key, values, current, change, wording) {
  return h("label", { class: "choice" }, h("span", {}, say(key)),
    h("select", { name: key, onchange: (event) => change(event.target.value) },
      values.map((value) => h("option", { value, selected: value === current }, wording(value)))));
}

function strength(data, state, change) {
  const measures = MEASURES.map((measure) => h("option", { value: measure, selected: measure === state.measure }, say(`measure.${measure}`)));
  const slider = h("input", { type: "range", id: "strength", min: 0, max: 100, step: 1, value: state.position,
    oninput: (event) => change({ position: Number(event.target.value) }, { sliding: true }) });
  return h("fieldset", { class: "strength" }, h("legend", {}, h("label", { for: "strength" }, say("strength"))),
    h("select", { name: "measure", "aria-label": say("strength"), onchange: (event) => change({ measure: event.target.value, position: 0 }) }, measures),
    slider, h("output", { id: "strength-left", for: "strength" }));
}

/** Say beside the slider what it leaves, without building the controls anew under a moving finger. */
export function tellStrength(element, data, state, shown) {
  const digits = { count: 0, g2: 1, npmi: 2 }[state.measure];
  const least = threshold(data, state);
  const value = Number.isFinite(least) ? Math.ceil(least * 10 ** digits - 1e-6) / 10 ** digits : range(data, state).low;
  const left = say("strength.left", { left: number(shown.ties.length), all: number(shown.all) });
  element.querySelector("#strength-left").textContent = `≥ ${number(value, digits)} · ${left}`;
}
