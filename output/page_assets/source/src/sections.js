/** The structure of a text: its sections, each opening on its sentences. */
import { h } from "./dom.js";
import { section } from "./parts.js";
import { marking, sentenceLines } from "./sentences.js";
import { number, say } from "./words.js";

export function sectionTree(data, text, sentences, open) {
  const sections = data.sectionsOf(text);
  if (!sections.length) return null;
  const rows = sections.map((one, i) => {
    const end = sections.slice(i + 1).find((next) => next.sentence != null)?.sentence ?? Infinity;
    return branch(data, one, sentences.filter(({ sentence }) => one.sentence != null && sentence >= one.sentence && sentence < end), open);
  });
  return section(`${say("sections")} · ${number(sections.length)}`, h("div", { class: "tree" }, rows));
}

/** One section; its sentences are written when it is opened for the first time. */
function branch(data, { level, locator, title }, sentences, open) {
  const line = h("summary", {}, h("span", { class: "place" }, locator), h("span", {}, title), h("span", { class: "count" }, number(sentences.length)));
  const folded = h("details", { class: `level-${Math.min(level, 4)}`, ontoggle: () => folded.childElementCount < 2 && folded.append(...sentenceLines(data, sentences, marking([], open))) }, line);
  return folded;
}
