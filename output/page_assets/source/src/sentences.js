/** Sentences grouped by text, with date and place, the wanted entities marked. */
import { button, h } from "./dom.js";
import { sentenceElement } from "./kwic.js";
import { number, period, say } from "./words.js";

const FIRST = 30;

function byText(data, sentences) {
  const groups = new Map();
  for (const sentence of sentences) {
    if (!groups.has(sentence.text)) groups.set(sentence.text, []);
    groups.get(sentence.text).push(sentence);
  }
  const dateOf = ([text]) => data.texts[text].date_from || data.texts[text].date_to || "9999";
  return [...groups].sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : dateOf(a) > dateOf(b) ? 1 : a[0] - b[0]));
}

/** The element that lists sentences; ``show`` turns one sentence into an element. */
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
  return [list, more];
}

function blocks(data, sentences, open, show) {
  return byText(data, sentences).map(([text, group]) => {
    const { title, doc, date_from, date_to, date_reason } = data.texts[text];
    return h("article", { class: "text-block" },
      h("h4", {}, button(title || doc, () => open.node(-1 - text), { class: "text-link", title: doc }),
        h("time", { title: date_reason }, period(date_from, date_to))),
      group.map((sentence) => h("div", { class: "line" }, h("span", { class: "locator" }, sentence.locator), show(sentence))));
  });
}

export const marking = (focus, open) => (sentence) => sentenceElement(sentence, focus, open.address);
