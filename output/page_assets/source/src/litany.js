/** Fixed sequences of concepts: folded into one node, and what each text omits or reorders. */

/** Numbers of the nodes that stand for a whole sequence begin here. */
export const FOLDED = 1_000_000;

/** A node for each sequence that the data names; members are in their usual order. */
export function litanyNodes(data) {
  return data.litanies.map((members, i) => {
    const labels = members.map((n) => data.nodes.get(n).label);
    const { type, doc, ...first } = data.nodes.get(members[0]);
    return { ...first, n: FOLDED + i, members, label: labels.join(" · "), short: `${labels[0]}…${labels.at(-1)} ×${labels.length}`,
      entity: `litany/${labels[0]}`, type: "litany", english: "", aliases: [], pinyin: "", shape: "dot", x: null, y: null, community: null };
  });
}

/** One node instead of the members that are drawn; ties to the outside are joined, the strongest standing for all. */
export function fold(data, drawn) {
  const standIn = new Map();
  const folded = litanies(data).map((litany) => folding(litany, drawn.nodes)).filter(Boolean);
  for (const { node, inside } of folded) for (const n of inside) standIn.set(n, node.n);
  const end = (n) => standIn.get(n) ?? n;
  const joined = new Map();
  for (const tie of drawn.ties) {
    const key = [end(tie.source), end(tie.target), tie.relation].join(" ");
    if (end(tie.source) !== end(tie.target) && !(joined.get(key)?.count >= tie.count)) joined.set(key, { ...tie, source: end(tie.source), target: end(tie.target) });
  }
  const nodes = [...drawn.nodes.filter((node) => !standIn.has(node.n)), ...folded.map(({ node }) => node)];
  return { ...drawn, nodes, ties: [...joined.values()], standIn };
}

const litanies = (data) => data.litanies.map((_, i) => data.nodes.get(FOLDED + i));

function folding(litany, nodes) {
  const members = nodes.filter((node) => litany.members.includes(node.n));
  if (members.length < 2) return null;
  const placed = members.filter((node) => node.x != null);
  const mean = (axis) => (placed.length ? placed.reduce((sum, node) => sum + node[axis], 0) / placed.length : null);
  const node = { ...litany, label: litany.short, group: members[0].group, size: Math.max(...members.map(({ size }) => size)) + 3, x: mean("x"), y: mean("y") };
  return { node, inside: members.map(({ n }) => n) };
}

/** The members that a sentence says, in its order, each once. */
export function saidIn(sentence, members) {
  const first = new Map();
  for (let i = 0; i < sentence.marks.length; i += 3) {
    const n = sentence.marks[i + 2];
    if (members.includes(n) && !(first.get(n) <= sentence.marks[i])) first.set(n, sentence.marks[i]);
  }
  return [...first].sort((a, b) => a[1] - b[1]).map(([n]) => n);
}

/** The sentences that say at least two of the members. */
export function sentencesOfLitany(data, members) {
  const found = new Map(members.flatMap((n) => data.sentencesOf(n)).map((sentence) => [sentence.i, sentence]));
  return [...found.values()].filter((sentence) => saidIn(sentence, members).length > 1).sort((a, b) => a.i - b.i);
}

/** How each text says the sequence: {text, said, omitted, reordered, sentences}, one row for each way in which a text says it. */
export function variations(data, members) {
  const rows = new Map();
  for (const sentence of sentencesOfLitany(data, members)) {
    const said = saidIn(sentence, members);
    const key = `${sentence.text} ${said.join(" ")}`;
    if (!rows.has(key)) rows.set(key, { text: sentence.text, said, omitted: members.filter((n) => !said.includes(n)), reordered: !inOrder(said, members), sentences: 0 });
    rows.get(key).sentences += 1;
  }
  return [...rows.values()];
}

const inOrder = (said, members) => said.every((n, i) => i === 0 || members.indexOf(said[i - 1]) < members.indexOf(n));
