/** The page's data, decoded once: nodes, ties, and the sentences behind them, looked up on demand. */

import { litanyNodes } from "./litany.js";
import { usesIn } from "./scope.js";

export const COOCCURRENCE = new Set(["sentence", "paragraph", "section"]);
export const CITATIONS = ["quotes", "implements", "accords", "issues", "amends", "repeals", "forwards"];

/** The JSON that the page holds, compressed (zlib) and written in base64. */
export function inflated(written) {
  const packed = Uint8Array.from(atob(written), (character) => character.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
}

function records({ columns, rows }) {
  return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
}

function grouped(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    const value = key(row);
    if (!groups.has(value)) groups.set(value, []);
    groups.get(value).push(row);
  }
  return groups;
}

const NONE = Object.freeze([]);

function lazily(make) {
  let made;
  return (key, missing = NONE) => (made ??= make()).get(key) ?? missing;
}

function entityNode(entity, n, shapes) {
  const [aliases, senses] = [entity.aliases, entity.senses].map((list) => JSON.parse(list || "[]"));
  return { ...entity, n, aliases, senses, community: entity.community < 0 ? null : entity.community, shape: shapes[entity.type] ?? "dot" };
}

/** A text is a node too: its number is -1 minus its place among the texts. */
function textNode(text, i, shapes) {
  const label = text.title || text.doc;
  return { ...text, n: -1 - i, entity: text.iri, type: "text", label, shape: shapes.text, size: 7, english: "", aliases: [], group: null,
    sentences: 0, status: "" };
}

export function decode(raw) {
  const texts = records(raw.texts);
  const entities = records(raw.entities).map((entity, n) => entityNode(entity, n, raw.shapes));
  const sentences = records(raw.sentences).map((sentence, i) => ({ ...sentence, i }));
  const ties = records(raw.ties).map((tie, id) => ({ ...tie, id, together: COOCCURRENCE.has(tie.relation) }));
  const nodes = new Map([...entities, ...texts.map((text, i) => textNode(text, i, raw.shapes))].map((node) => [node.n, node]));
  for (const place of raw.view.nodes) Object.assign(nodes.get(place.id), { x: place.x, y: place.y });
  const data = { ...raw, texts, entities, sentences, ties, nodes, ...lookups(raw, nodes, ties, sentences) };
  data.inView = new Set(raw.view.nodes.map((node) => node.id));
  data.hubs = hubsOf(entities, raw.summary);
  data.mostUsed = mostUsed(data);
  for (const node of entities) node.group = node.community ?? groupBeside(data, node.n);
  for (const litany of litanyNodes(data)) nodes.set(litany.n, litany);
  return data;
}

/** Ever-present hubs: named in at least one sentence of 25 and in four texts of five. */
function hubsOf(entities, { sentences, texts }) {
  const present = (node) => node.sentences * 25 >= sentences && node.documents >= Math.max(0.8 * texts, 2);
  return new Set(entities.filter(present).map((node) => node.n));
}

function mostUsed(data) {
  const found = new WeakMap();
  return (scope) => {
    if (!found.has(scope)) found.set(scope, Math.max(0, ...data.entities.map(({ n }) => usesIn(data, n, scope))));
    return found.get(scope);
  };
}

/** An entity outside the communities is coloured like the one that it is most strongly tied to. */
function groupBeside({ nodes, tiesOf }, n) {
  const others = tiesOf(n).filter((tie) => tie.together && nodes.get(otherEnd(tie, n)).community != null);
  const best = others.reduce((a, b) => (a && (a.g2 ?? 0) >= (b.g2 ?? 0) ? a : b), null);
  return best ? nodes.get(otherEnd(best, n)).community : null;
}

function lookups(raw, nodes, ties, sentences) {
  const keys = lazily(() => new Map([...nodes.values()].map((node) => [keyOf(node, raw.base), node.n])));
  const citations = records(raw.citations);
  return {
    citations,
    keyOf: (n) => keyOf(nodes.get(n), raw.base),
    nodeOfKey: (key) => keys(key, null) ?? undefined,
    sectionsOf: lazily(() => grouped(records(raw.sections), (row) => row.text)),
    tiesOf: lazily(() => tiesByNode(ties)),
    sentencesOf: lazily(() => sentencesByEntity(sentences)),
    sentencesIn: lazily(() => grouped(sentences, (sentence) => sentence.text)),
    formsOf: lazily(() => grouped(records(raw.forms), (row) => row.entity)),
    verbsOf: lazily(() => grouped(records(raw.verbs), (row) => row.entity)),
    componentsOf: lazily(() => grouped(records(raw.components), (row) => row.entity)),
  };
}

function keyOf(node, base) {
  return node.entity.startsWith(base) ? node.entity.slice(base.length) : node.entity;
}

function tiesByNode(ties) {
  const found = new Map();
  for (const tie of ties) {
    for (const n of new Set([tie.source, tie.target])) {
      if (!found.has(n)) found.set(n, []);
      found.get(n).push(tie);
    }
  }
  return found;
}

function sentencesByEntity(sentences) {
  const found = new Map();
  for (const sentence of sentences) {
    for (const n of entitiesIn(sentence)) {
      if (!found.has(n)) found.set(n, []);
      found.get(n).push(sentence);
    }
  }
  return found;
}

/** The entities that a sentence mentions; its marks are flat triples start, end, entity. */
export function entitiesIn(sentence) {
  return new Set(sentence.marks.filter((_, i) => i % 3 === 2));
}

export const otherEnd = (tie, n) => (tie.source === n ? tie.target : tie.source);

/** The sentences that prove a tie: those that mention both ends, or those that cite. */
export function sentencesOfTie(data, tie) {
  if (CITATIONS.includes(tie.relation)) return citingSentences(data, tie);
  return data.sentencesOf(tie.source).filter((sentence) => entitiesIn(sentence).has(tie.target));
}

function citingSentences(data, tie) {
  const from = (row) => (tie.source < 0 ? row.text === -1 - tie.source : row.actor === tie.source);
  const rows = data.citations.filter((row) => row.target === tie.target && row.kind === tie.relation && from(row));
  const places = new Set(rows.map((row) => `${row.text} ${row.sentence}`));
  return data.sentencesOf(tie.target).filter((sentence) => places.has(`${sentence.text} ${sentence.sentence}`));
}
