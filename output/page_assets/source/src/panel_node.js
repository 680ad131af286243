/** The panel of an entity: what it is, how it is worded, what it stands with, and every sentence. */
import { CITATIONS, otherEnd } from "./data.js";
import { h } from "./dom.js";
import { neighbourTable } from "./neighbours.js";
import { chips, facts, foldedList, nodeButton, section, tag } from "./parts.js";
import { marking, sentenceList } from "./sentences.js";
import { yearChart } from "./sparkline.js";
import { kindName, name, number, period, say } from "./words.js";

const ofType = (key, type) => (say(`${key}.${type}`) === `${key}.${type}` ? say(key) : say(`${key}.${type}`));

export function entityPanel(data, n, open) {
  const node = data.nodes.get(n);
  const sentences = data.sentencesOf(n);
  return [
    h("p", { class: "tags" }, tag(name("type", node.type)), tag(kindName(data.kinds, node.kind)), tag(name("status", node.status))),
    h("h2", {}, node.label),
    node.english && h("p", { class: "english", lang: "en" }, node.english),
    node.definition && h("p", { class: "definition" }, node.definition),
    h("p", { class: "uses" }, say("uses", { sentences: number(node.sentences), documents: number(node.documents) })),
    entityFacts(data, node, open),
    section(say("years"), yearChart(data, sentences, open)),
    section(say("litany"), litaniesOf(data, n, open)),
    section(say("forms"), chips(data.formsOf(n).map((form) => [form.form, form.count]))),
    section(say("verbs"), chips(data.verbsOf(n).map((verb) => [verb.verb, verb.count]))),
    section(say("neighbours"), neighbourTable(data, n, open)),
    citationSections(data, n, open),
    section(`${say("sentences")} · ${number(sentences.length)}`, held(node, sentences),
      sentences.length ? sentenceList(data, sentences, open, marking([n], open)) : h("p", {}, say("sentences.none"))),
  ];
}

function litaniesOf(data, n, open) {
  const found = [...data.nodes.values()].filter((node) => node.members?.includes(n));
  return found.map((node) => h("p", {}, nodeButton(node, open)));
}

function held(node, sentences) {
  if (sentences.length >= node.sentences) return null;
  return h("p", { class: "note" }, say("sentences.part", { held: number(sentences.length), all: number(node.sentences) }));
}

function entityFacts(data, node, open) {
  const linked = (iri) => (iri ? reference(data, iri, open) : null);
  const text = data.texts.findIndex((t) => t.doc === node.doc);
  return facts([
    [ofType("fact.since", node.type), node.since || node.until ? period(node.since, node.until) : ""],
    [say("fact.place"), node.place],
    [ofType("fact.body", node.type), linked(node.body)],
    [say("fact.role"), node.role?.endsWith(`/${node.label}`) ? "" : linked(node.role)],
    [say("fact.components"), components(data, node.n, open)],
    [say("fact.senses"), node.senses.map((iri) => h("div", {}, linked(iri)))],
    [say("fact.doc"), node.doc && text >= 0 ? nodeButton(data.nodes.get(-1 - text), open) : ""],
    [say("fact.seen"), node.first ? period(node.first, node.last) : ""],
    [say("fact.source"), node.source],
  ]);
}

/** An entity by its IRI: a button where the page holds it, its name otherwise. */
function reference(data, iri, open) {
  const key = iri.startsWith(data.base) ? iri.slice(data.base.length) : iri;
  const n = data.nodeOfKey(key);
  return n === undefined ? key.split("/").at(-1) : nodeButton(data.nodes.get(n), open);
}

function components(data, n, open) {
  const versions = new Map();
  for (const row of data.componentsOf(n)) {
    const span = row.since || row.until ? period(row.since, row.until) : "";
    if (!versions.has(span)) versions.set(span, []);
    versions.get(span).push(h("li", {}, row.member == null ? row.label : nodeButton(data.nodes.get(row.member), open)));
  }
  return [...versions].map(([span, items]) => [span && h("span", { class: "span" }, span), h("ol", { class: "components" }, items)]);
}

export function citationSections(data, n, open) {
  const ties = data.tiesOf(n);
  const list = (found) => found.map((tie) => h("li", {}, tieButton(tie, n, data, open)));
  const cites = ties.filter((tie) => CITATIONS.includes(tie.relation) && tie.source === n);
  const cited = ties.filter((tie) => CITATIONS.includes(tie.relation) && tie.target === n);
  const structure = ties.filter((tie) => !tie.together && !CITATIONS.includes(tie.relation));
  return [["cites", cites], ["cited", cited], ["structure", structure]].map(
    ([title, found]) => found.length > 0 && section(say(title), foldedList(list(found), 8, "ul", { class: "ties" })));
}

function tieButton(tie, n, data, open) {
  const relation = name("relation", tie.relation);
  const proof = CITATIONS.includes(tie.relation)
    ? h("button", { type: "button", class: "relation-link", onclick: () => open.tie(tie.id) }, `${relation} ${number(tie.count)}`)
    : h("span", { class: "relation" }, relation);
  return [proof, nodeButton(data.nodes.get(otherEnd(tie, n)), open)];
}
