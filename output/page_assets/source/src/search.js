/** Find nodes by name and sentences by wording. */

const plain = (text) => text.toLowerCase().normalize("NFKC").replace(/[\s“”"‘’《》〈〉]/g, "");

function score(name, wanted) {
  const place = name.indexOf(wanted);
  if (place < 0) return 0;
  return (name === wanted ? 4 : place === 0 ? 3 : 2) - Math.min(name.length, 99) / 1000;
}

/** Search over the labels, wordings and English names of every node in the file; the index is made when first needed. */
export function searcher(data) {
  let names;
  return {
    names: (query, most = 12) => findNames((names ??= index(data)), plain(query), most),
    textOf: (node) => (node.n >= 0 && node.doc ? data.texts.find((text) => text.doc === node.doc)?.title : ""),
    sentences: (query) => findSentences(data, query),
  };
}

function index(data) {
  return [...data.nodes.values()].map((node) => ({
    node,
    label: plain(node.label),
    others: [node.english, ...node.aliases, ...data.formsOf(node.n).map((form) => form.form)].map((name) => plain(name ?? "")),
  }));
}

function findNames(names, wanted, most) {
  if (!wanted) return [];
  return names
    .map(({ node, label, others }) => ({ node, score: Math.max(2 * score(label, wanted), ...others.map((o) => score(o, wanted))) }))
    .filter((found) => found.score > 0)
    .sort((a, b) => b.score - a.score || b.node.sentences - a.node.sentences || a.node.n - b.node.n)
    .slice(0, most)
    .map((found) => found.node);
}

function findSentences(data, query) {
  const wanted = query.trim();
  return wanted ? data.sentences.filter((sentence) => sentence.words.includes(wanted)) : [];
}
