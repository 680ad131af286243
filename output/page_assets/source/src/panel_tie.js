/** The panel of a tie: its two ends, its numbers, and the sentences that prove it. */
import { sentencesOfTie } from "./data.js";
import { h } from "./dom.js";
import { facts, formulas, nodeButton, section, tag } from "./parts.js";
import { marking, sentenceList } from "./sentences.js";
import { name, number, period, say } from "./words.js";

export function tiePanel(data, id, open) {
  const tie = data.ties[id];
  const sentences = sentencesOfTie(data, tie);
  const ends = [tie.source, tie.target].map((n) => nodeButton(data.nodes.get(n), open));
  return [
    h("p", { class: "tags" }, tag(name("relation", tie.relation))),
    h("h2", { class: "ends" }, ends[0], h("span", { class: "joint", "aria-hidden": "true" }, tie.together ? "—" : "→"), ends[1]),
    numbers(data, tie),
    tie.together && formulas(),
    section(`${say("sentences")} · ${number(sentences.length)}`,
      sentences.length ? sentenceList(data, sentences, open, marking([tie.source, tie.target], open)) : h("p", {}, say("sentences.none"))),
  ];
}

function numbers(data, tie) {
  const seen = [say("tie.first"), tie.first ? period(tie.first, tie.last) : ""];
  if (!tie.together) return facts([[say("tie.cites"), number(tie.count)], [say("tie.documents"), number(tie.documents)], seen]);
  return facts([
    [say("tie.count"), number(tie.count)],
    [say("tie.documents"), number(tie.documents)],
    [say("tie.of"), `${number(tie.of_source)} · ${number(tie.of_target)}`],
    [say("tie.units"), number(tie.units)],
    ["NPMI", number(tie.npmi, 3)],
    ["G²", number(tie.g2, 1)],
    seen,
  ]);
}
