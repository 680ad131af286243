/** The panel beside the map: the guide, or whatever is selected. */
import { copier } from "./clipboard.js";
import { button, fill, h } from "./dom.js";
import { guidePanel } from "./guide.js";
import { wordingElement } from "./kwic.js";
import { litanyPanel } from "./panel_litany.js";
import { entityPanel } from "./panel_node.js";
import { pathPanel } from "./panel_path.js";
import { textPanel } from "./panel_text.js";
import { tiePanel } from "./panel_tie.js";
import { sentenceList } from "./sentences.js";
import { queryFor } from "./sparql.js";
import { number, say } from "./words.js";

export function drawPanel(element, data, state, shown, open) {
  const { selection } = state;
  fill(element, selection && bar(data, state, open), h("div", { class: "panel-body" }, content(data, selection, shown, open)));
  element.scrollTop = 0;
  element.classList.toggle("open", Boolean(selection));
}

/** Bring the buttons above the panel up to date and leave the rest as the reader has it. */
export function drawBar(element, data, state, open) {
  const old = element.querySelector(".panel-bar");
  const focused = old?.contains(document.activeElement) ? document.activeElement.dataset.act : null;
  old?.replaceWith(bar(data, state, open));
  if (focused) element.querySelector(`[data-act="${focused}"]`)?.focus();
}

function content(data, selection, shown, open) {
  if (!selection) return guidePanel(data, shown, open);
  if (selection.kind === "tie") return tiePanel(data, selection.id, open);
  if (selection.kind === "path") return pathPanel(data, selection, open);
  if (selection.kind === "words") return wordsPanel(data, selection.words, open);
  if (data.nodes.get(selection.n).members) return litanyPanel(data, selection.n, open);
  return selection.n < 0 ? textPanel(data, selection.n, open) : entityPanel(data, selection.n, open);
}

function bar(data, state, open) {
  const { selection } = state;
  const query = queryFor(data, selection);
  return h("div", { class: "panel-bar" },
    h("div", { class: "row" },
      button(`‹ ${say("home")}`, () => open.nothing(), { class: "quiet back" }),
      h("span", { class: "gap" }),
      query && copier(say("copy.sparql"), () => query, { class: "quiet" }),
      copier(say("copy"), () => location.href, { class: "quiet" })),
    selection.kind === "node" && !data.nodes.get(selection.n).members && nodeRow(selection.n, state, open));
}

function nodeRow(n, state, open) {
  const act = (key, run, pressed) => button(say(key), run, { class: "quiet", "data-act": key, title: say(`${key}.why`), "aria-pressed": pressed === undefined ? null : String(pressed) });
  return h("div", { class: "row acts" },
    act("centre", () => open.centre(n)),
    act("expand", () => open.expand(n)),
    surroundings(n, state, open),
    act("path", () => open.from(n)),
    act("pin", () => open.pin(n), n in state.pins),
    act("hide", () => open.hide(n)));
}

function surroundings(n, { ego }, open) {
  const chosen = ego?.n === n ? ego.depth : 0;
  const depth = (steps) => button(String(steps), () => open.around(n, steps === chosen ? 0 : steps),
    { class: "quiet depth", "data-act": `depth-${steps}`, "aria-pressed": String(steps === chosen), "aria-label": say("around.depth", { depth: steps }) });
  return h("span", { class: "around", role: "group", "aria-label": say("around"), title: say("around.why") }, h("span", {}, say("around")), [1, 2, 3].map(depth));
}

function wordsPanel(data, words, open) {
  const found = data.sentences.filter((sentence) => sentence.words.includes(words));
  return [
    h("h2", {}, say("words.title", { words })),
    h("p", { class: "uses" }, say("sentences.count", { count: number(found.length) })),
    found.length > 0 && sentenceList(data, found, open, (sentence) => wordingElement(sentence, words)),
  ];
}
