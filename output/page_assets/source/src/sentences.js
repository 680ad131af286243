/** Sentences grouped by text, with date and place, the wanted entities marked, each to be copied with its reference. */
import { copier } from "./clipboard.js";
import { button, h } from "./dom.js";
import { sentenceElement } from "./kwic.js";
import { STYLES, quoted } from "./references.js";
import { number, period, say } from "./words.js";

const FIRST = 30;
let style = STYLES[0];

function byText(data, sentences) {
  const groups = new Map();
  for (const sentence of sentences) {
    if (!groups.has(sentence.text)) groups.set(sentence.text, []);
    groups.get(sentence.text).push(sentence);
  }
  const dateOf = ([text]) => data.texts[text].date_from || data.texts[text].date_to || "9999";
  return [...groups].sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : a[0] - b[0]));
}

/** The elements that list sentences; ``show`` turns one sentence into an element. */
export function sentenceList(data, sentences, open, show) {
  const ordered = byText(data, sentences).flatMap(([, group]) => group);
  const list = h("div", { class: "sentences" });
  let shown = 0;
  const more = button("", () => add(), { class: "more" });
  function add() {
    list.append(...blocks(data, ordered.slice(shown, shown + FIRST), open, show));
    shown += FIRST;
    more.textContent = say("sentences.more", { count: number(Math.min(ordered.length - shown, FIRST)) });
    more.hidden = shown >= ordered.length;
  }
  add();
  return [referenceStyle(), list, more];
}

/** The style in which references are copied: one choice for all sentences. */
function referenceStyle() {
  return h("label", { class: "reference" }, h("span", {}, say("reference")),
    h("select", { name: "reference", onchange: (event) => (style = event.target.value) },
      STYLES.map((value) => h("option", { value, selected: value === style }, say(`reference.${value}`)))));
}

function blocks(data, sentences, open, show) {
  return byText(data, sentences).map(([text, group]) => {
    const { title, doc, date_from, date_to, date_reason } = data.texts[text];
    return h("article", { class: "text-block" },
      h("h4", {}, button(title || doc, () => open.node(-1 - text), { class: "text-link", title: doc }),
        h("time", { title: date_reason }, period(date_from, date_to))),
      sentenceLines(data, group, show));
  });
}

/** Sentences of one text, one below the other. */
export function sentenceLines(data, sentences, show) {
  return sentences.map((sentence) => h("div", { class: "line" },
    h("span", { class: "locator", title: sectionTitle(data, sentence) }, sentence.locator), show(sentence),
    copier("", () => quoted(data.texts[sentence.text], sentence, style), { class: "copy", title: say("copy.sentence"), "aria-label": say("copy.sentence") })));
}

const sectionTitle = (data, { text, locator }) => data.sectionsOf(text).find((section) => locator && section.locator === locator)?.title;

export const marking = (focus, open) => (sentence) => sentenceElement(sentence, focus, open);
