/** The panel of a text of the corpus: what is known of it, what it mentions most, what it cites. */
import { entitiesIn } from "./data.js";
import { button, h } from "./dom.js";
import { citationSections } from "./panel_node.js";
import { facts, foldedList, nodeButton, section, tag } from "./parts.js";
import { marking, sentenceList } from "./sentences.js";
import { sectionTree } from "./sections.js";
import { name, number, period, say } from "./words.js";

export function textPanel(data, n, open) {
  const text = data.nodes.get(n);
  const sentences = data.sentencesIn(-1 - n);
  return [
    h("p", { class: "tags" }, tag(name("type", "text"))),
    h("h2", {}, text.label),
    h("p", {}, button(say("text.only"), () => open.change({ text: -1 - n }), { class: "more" })),
    facts([
      [say("fact.date"), period(text.date_from, text.date_to)],
      [say("fact.reason"), text.date_reason],
      [say("fact.issuer"), text.issuer],
      [say("fact.speaker"), text.speaker],
      [say("fact.place"), text.place],
      [say("fact.series"), text.series],
    ]),
    sectionTree(data, -1 - n, sentences, open),
    section(say("contains"), foldedList(mentioned(data, sentences, open), 10, "ul", { class: "ties" })),
    citationSections(data, n, open),
    section(`${say("sentences")} · ${number(sentences.length)}`, sentenceList(data, sentences, open, marking([], open))),
  ];
}

function mentioned(data, sentences, open) {
  const counts = new Map();
  for (const sentence of sentences) for (const e of entitiesIn(sentence)) counts.set(e, (counts.get(e) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .map(([e, count]) => h("li", {}, h("span", { class: "relation" }, number(count)), nodeButton(data.nodes.get(e), open)));
}
