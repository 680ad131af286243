/** The controls that decide what is drawn: types, relations, least strength, texts, speakers, communities, colour. */
import { fill, h } from "./dom.js";
import { glyph } from "./parts.js";
import { candidates, counted, range, threshold } from "./visible.js";
import { name, number, period, say } from "./words.js";

const MEASURES = ["count", "g2", "npmi"];

export function drawFilters(element, data, state, change) {
  const drawn = candidates(data, state);
  const types = counted(drawn.nodes.map((n) => data.nodes.get(n).type));
  const relations = counted(drawn.ties.map((id) => data.ties[id].relation));
  const focused = document.activeElement?.closest("#filter-body") ? document.activeElement : null;
  fill(element,
    group("types", Object.keys(data.shapes).filter((type) => types.has(type)).map((type) =>
      checkbox("type", type, types.get(type), state.hiddenTypes, (hiddenTypes) => change({ hiddenTypes }), glyph(data.shapes[type], type)))),
    group("relations", [...relations.keys()].sort().map((relation) =>
      checkbox("relation", relation, relations.get(relation), state.hiddenRelations, (hiddenRelations) => change({ hiddenRelations })))),
    strength(data, state, change),
    choice("community", communities(data), state.community ?? "", (value) => change({ community: value === "" ? null : Number(value) })),
    data.texts.length > 1 && choice("text", texts(data), state.text ?? "", (value) => change({ text: value === "" ? null : Number(value) })),
    speakers(data).length > 1 && choice("speaker", speakers(data), state.speaker, (speaker) => change({ speaker })),
    choice("colour", ["community", "type"].map((value) => [value, say(`colour.${value}`)]), state.colour, (colour) => change({ colour })),
    switches(data, state, change));
  refocus(element, focused);
}

/** Controls that are built anew keep the keyboard's place. */
function refocus(element, focused) {
  if (!focused?.name) return;
  const box = focused.type === "checkbox" ? `[value="${CSS.escape(focused.value)}"]` : "";
  element.querySelector(`[name="${focused.name}"]${box}`)?.focus();
}

const group = (key, boxes) => boxes.length > 0 && h("fieldset", {}, h("legend", {}, say(key)), boxes);

function checkbox(kind, value, count, hidden, change, mark) {
  const toggle = (event) => change(event.target.checked ? hidden.filter((v) => v !== value) : [...hidden, value]);
  return h("label", { class: "check" },
    h("input", { type: "checkbox", name: kind, value, checked: !hidden.includes(value), onchange: toggle }),
    mark, h("span", {}, name(kind, value)), h("span", { class: "count" }, number(count)));
}

function choice(key, options, current, change) {
  return h("label", { class: "choice" }, h("span", {}, say(key)),
    h("select", { name: key, onchange: (event) => change(event.target.value) },
      options.map(([value, wording]) => h("option", { value, selected: String(value) === String(current) }, wording))));
}

const any = () => ["", say("any")];

function communities(data) {
  const groups = [...new Set(data.view.nodes.map(({ id }) => data.nodes.get(id).group))].filter((group) => group != null);
  return [any(), ...groups.sort((a, b) => a - b).map((group) => [group, communityName(data, group)])];
}

/** A community by the two of its members that most sentences name. */
export function communityName(data, community) {
  const members = data.entities.filter((node) => node.community === community).sort((a, b) => b.sentences - a.sentences || a.n - b.n);
  return members.slice(0, 2).map((node) => node.label).join(say("comma")) || String(community + 1);
}

const texts = (data) => [any(), ...data.texts.map((text, i) => [i, `${text.title || text.doc} (${period(text.date_from, text.date_to)})`])];

const speakers = (data) => [any(), ...[...new Set(data.texts.map((text) => text.speaker))].filter(Boolean).sort().map((speaker) => [speaker, speaker])];

function switches(data, state, change) {
  return group("simpler", [
    data.litanies.length > 0 && toggle("fold", data.litanies.length, state.folded, (folded) => change({ folded })),
    data.hubs.size > 0 && toggle("hubs", data.hubs.size, state.discount, (discount) => change({ discount })),
  ].filter(Boolean));
}

const toggle = (key, count, on, change) => h("label", { class: "check", title: say(`${key}.why`) },
  h("input", { type: "checkbox", name: key, value: key, checked: on, onchange: (event) => change(event.target.checked) }),
  h("span", {}, say(key)), h("span", { class: "count" }, number(count)));

function strength(data, state, change) {
  const measures = MEASURES.map((measure) => h("option", { value: measure, selected: measure === state.measure }, say(`measure.${measure}`)));
  const slider = h("input", { type: "range", id: "strength", name: "strength", min: 0, max: 100, step: 1, value: state.position,
    oninput: (event) => change({ position: Number(event.target.value) }, "strength") });
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
