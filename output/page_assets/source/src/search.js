/** Find nodes by name, in characters, pinyin, initials or English, and sentences by wording. */
import { matcher, parsed } from "./expressions.js";

const plain = (text) => text.toLowerCase().normalize("NFKC").replace(/[\s“”"‘’《》〈〉]/g, "");

function score(name, wanted) {
  const place = name.indexOf(wanted);
  if (place < 0) return 0;
  return (name === wanted ? 4 : place === 0 ? 3 : 2) - Math.min(name.length, 99) / 1000;
}

/** Search over the labels, wordings, pinyin and English names of every node in the file; the index is made when first needed. */
export function searcher(data) {
  let names;
  return {
    names: (query, most = 12) => find((names ??= index(data)), data, query, most),
    matching: (query) => (parsed(query) ? [...data.nodes.values()].filter(test(data, query)).length : null),
    textOf: (node) => (node.n >= 0 && node.doc ? data.texts.find((text) => text.doc === node.doc)?.title : ""),
    sentences: (query) => findSentences(data, query),
  };
}

function test(data, query) {
  const matches = matcher(data, query);
  return (node) => node.type !== "litany" && matches(node);
}

function index(data) {
  return [...data.nodes.values()].map((node) => ({
    node,
    label: plain(node.label),
    others: [node.english, ...node.aliases, ...data.formsOf(node.n).map((form) => form.form)].map((name) => plain(name ?? "")),
    ...spelled(node.pinyin),
  }));
}

/** Where in the pinyin a syllable begins, so that zhong finds 中央 and not the middle of a syllable. */
function spelled(pinyin) {
  const syllables = pinyin ? pinyin.split(" ") : [];
  return { tails: syllables.map((_, i) => syllables.slice(i).join("")), initials: syllables.map((syllable) => syllable[0]).join("") };
}

function pinyinScore({ tails, initials }, wanted) {
  const start = tails.findIndex((tail) => tail.startsWith(wanted));
  const whole = start < 0 ? 0 : (tails[start] === wanted && start === 0 ? 3.9 : start === 0 ? 2.9 : 1.9) - tails.length / 1000;
  return Math.max(whole, wanted.length > 1 ? score(initials, wanted) - 0.2 : 0);
}

function find(names, data, query, most) {
  const expression = parsed(query);
  if (expression) return names.map(({ node }) => node).filter(test(data, query)).sort(byUse).slice(0, most);
  return findNames(names, plain(query), most);
}

const byUse = (a, b) => b.sentences - a.sentences || a.n - b.n;

function findNames(names, wanted, most) {
  if (!wanted) return [];
  const typed = /^[a-z' ]+$/.test(wanted) ? wanted.replaceAll("'", "") : "";
  const scored = (item) => Math.max(2 * score(item.label, wanted), ...item.others.map((other) => score(other, wanted)), typed ? pinyinScore(item, typed) : 0);
  return names
    .map((item) => ({ node: item.node, score: scored(item) }))
    .filter((found) => found.score > 0)
    .sort((a, b) => b.score - a.score || byUse(a.node, b.node))
    .slice(0, most)
    .map((found) => found.node);
}

function findSentences(data, query) {
  const wanted = query.trim();
  return wanted ? data.sentences.filter((sentence) => sentence.words.includes(wanted)) : [];
}
