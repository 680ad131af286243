/** The panel beside the map: the guide, or whatever is selected. */
import { button, fill, h } from "./dom.js";
import { guidePanel } from "./guide.js";
import { wordingElement } from "./kwic.js";
import { entityPanel } from "./panel_node.js";
import { textPanel } from "./panel_text.js";
import { tiePanel } from "./panel_tie.js";
import { sentenceList } from "./sentences.js";
import { number, say } from "./words.js";

export function drawPanel(element, data, state, shown, open) {
  const { selection } = state;
  fill(element, selection && bar(selection, open), h("div", { class: "panel-body" }, content(data, selection, shown, open)));
  element.scrollTop = 0;
  element.classList.toggle("open", Boolean(selection));
}

function content(data, selection, shown, open) {
  if (!selection) return guidePanel(data, shown, open);
  if (selection.kind === "tie") return tiePanel(data, selection.id, open);
  if (selection.kind === "words") return wordsPanel(data, selection.words, open);
  return selection.n < 0 ? textPanel(data, selection.n, open) : entityPanel(data, selection.n, open);
}

function bar(selection, open) {
  const node = selection.kind === "node";
  return h("div", { class: "panel-bar" },
    button(`‹ ${say("home")}`, () => open.nothing(), { class: "quiet back" }),
    h("span", { class: "gap" }),
    node && button(say("centre"), () => open.centre(selection.n), { class: "quiet" }),
    node && button(say("expand"), () => open.expand(selection.n), { class: "quiet" }),
    button(say("copy"), (event) => copyLink(event.currentTarget), { class: "quiet" }));
}

async function copyLink(control) {
  const { href } = location;
  try {
    await navigator.clipboard.writeText(href);
  } catch {
    copyBySelection(href);
  }
  control.textContent = say("copied");
}

function copyBySelection(text) {
  const field = h("textarea", { class: "offstage" }, text);
  document.body.append(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

function wordsPanel(data, words, open) {
  const found = data.sentences.filter((sentence) => sentence.words.includes(words));
  return [
    h("h2", {}, say("words.title", { words })),
    h("p", { class: "uses" }, say("sentences.count", { count: number(found.length) })),
    found.length > 0 && sentenceList(data, found, open, (sentence) => wordingElement(sentence, words)),
  ];
}
