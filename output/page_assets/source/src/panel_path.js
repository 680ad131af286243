/** The panel of a path: its hops in order, each with the sentences that prove it. */
import { otherEnd, sentencesOfTie } from "./data.js";
import { button, h } from "./dom.js";
import { nodesOfPath, shortestPath } from "./ego.js";
import { nodeButton, section, tag } from "./parts.js";
import { marking, sentenceList } from "./sentences.js";
import { name, number, say } from "./words.js";

const FIRST = 3;

export function pathPanel(data, { a, b }, open) {
  const ties = shortestPath(data, a, b);
  const ends = [a, b].map((n) => nodeButton(data.nodes.get(n), open));
  return [
    h("p", { class: "tags" }, tag(say("path.title"))),
    h("h2", { class: "ends" }, ends[0], h("span", { class: "joint", "aria-hidden": "true" }, "⋯"), ends[1]),
    h("p", { class: "uses" }, ties ? say("path.steps", { count: number(ties.length) }) : say("path.none")),
    ties?.map((tie, i) => hop(data, nodesOfPath(a, ties)[i], tie, open)),
    ties && h("p", { class: "muted" }, say("path.how")),
  ];
}

function hop(data, from, tie, open) {
  const sentences = sentencesOfTie(data, tie);
  const to = otherEnd(tie, from);
  const title = [nodeButton(data.nodes.get(from), open), h("span", { class: "joint" }, tie.together ? "—" : tie.source === from ? "→" : "←"), nodeButton(data.nodes.get(to), open)];
  const all = button(`${name("relation", tie.relation)} ${number(tie.count)}`, () => open.tie(tie.id), { class: "relation-link" });
  return section([...title, all], sentenceList(data, sentences.slice(0, FIRST), open, marking([from, to], open)).slice(1));
}
