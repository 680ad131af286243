/** What is selected lives in the URL: #entity=concept/两个确立 or #tie=key|key|relation. */

const encode = (key) => encodeURIComponent(key).replace(/%2F/g, "/").replace(/%3A/g, ":");

export function addressOf(data, selection) {
  if (!selection) return "#";
  if (selection.kind === "node") return `#entity=${encode(data.keyOf(selection.n))}`;
  if (selection.kind === "words") return `#words=${encode(selection.words)}`;
  const { source, target, relation } = data.ties[selection.id];
  return `#tie=${[data.keyOf(source), data.keyOf(target), relation].map(encode).join("|")}`;
}

export function selectionAt(data, hash) {
  const [name, value = ""] = hash.replace(/^#/, "").split(/=(.*)/s);
  const parts = value.split(/\||%7C/i).map(decoded);
  if (name === "entity") return nodeSelection(data.nodeOfKey(parts.join("|")));
  if (name === "words" && value) return { kind: "words", words: parts.join("|") };
  if (name === "tie" && parts.length === 3) return tieSelection(data, ...parts);
  return null;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const nodeSelection = (n) => (n === undefined ? null : { kind: "node", n });

function tieSelection(data, source, target, relation) {
  const [a, b] = [data.nodeOfKey(source), data.nodeOfKey(target)];
  const tie = data.tiesOf(a).find((t) => t.source === a && t.target === b && t.relation === relation);
  return tie ? { kind: "tie", id: tie.id } : null;
}
