/** The panel of a fixed sequence: its members in order, and how each text says it. */
import { button, h } from "./dom.js";
import { sentencesOfLitany, variations } from "./litany.js";
import { nodeButton, section, tag } from "./parts.js";
import { marking, sentenceList } from "./sentences.js";
import { number, say } from "./words.js";

export function litanyPanel(data, n, open) {
  const { members, label } = data.nodes.get(n);
  const sentences = sentencesOfLitany(data, members);
  const rows = variations(data, members);
  const whole = rows.filter((row) => !row.omitted.length && !row.reordered).reduce((sum, row) => sum + row.sentences, 0);
  return [
    h("p", { class: "tags" }, tag(say("litany"))),
    h("h2", {}, label),
    h("p", {}, say("litany.what")),
    h("p", { class: "uses" }, say("litany.uses", { sentences: number(sentences.length), whole: number(whole) })),
    h("p", {}, button(say("fold"), () => open.change({ folded: true }), { class: "more" })),
    section(say("litany.members"), h("ol", { class: "components" }, members.map((m) => h("li", {}, nodeButton(data.nodes.get(m), open))))),
    section(say("litany.variations"), h("ul", { class: "variations" }, rows.map((row) => variation(data, row, open)))),
    section(`${say("sentences")} · ${number(sentences.length)}`, sentenceList(data, sentences, open, marking(members, open))),
  ];
}

const labels = (data, members) => members.map((n) => data.nodes.get(n).label).join(say("comma"));

function variation(data, { text, said, omitted, reordered, sentences }, open) {
  const { title, doc } = data.texts[text];
  const ways = [
    omitted.length > 0 && say("litany.omits", { names: labels(data, omitted) }),
    reordered && say("litany.reorders", { names: labels(data, said) }),
  ].filter(Boolean);
  return h("li", { class: ways.length ? "varied" : "whole" },
    button(title || doc, () => open.node(-1 - text), { class: "text-link" }),
    h("span", { class: "muted" }, [...(ways.length ? ways : [say("litany.whole")]), say("sentences.count", { count: number(sentences) })].join(" · ")));
}
