/** The visible graph in the formats of other programs: GEXF 1.3, GraphML, CSV. */

/** Text as XML may hold it: what XML has no place for is left out. */
export const xml = (text) =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const NODE = { label: "string", type: "string", english: "string", status: "string", sentences: "integer", documents: "integer", community: "integer", iri: "string" };
const TIE = { relation: "string", count: "integer", documents: "integer", npmi: "double", g2: "double", first: "string", last: "string" };

const valueOf = (record, name) => (name === "iri" ? record.entity : record[name]) ?? "";
const given = (record, names) => Object.keys(names).filter((name) => valueOf(record, name) !== "").map((name) => [name, valueOf(record, name)]);
const declared = (names, write) => Object.entries(names).map(([name, kind]) => write(name, kind)).join("");

export function gexf({ nodes, ties, title }) {
  const declare = (kind, names) => `<attributes class="${kind}">${declared(names, (name, type) => `<attribute id="${name}" title="${name}" type="${type}"/>`)}</attributes>`;
  const values = (record, names) => `<attvalues>${given(record, names).map(([name, value]) => `<attvalue for="${name}" value="${xml(String(value))}"/>`).join("")}</attvalues>`;
  const place = ({ x, y }) => (x == null ? "" : `<viz:position x="${x}" y="${-y}" z="0"/>`);
  const node = (n) => `<node id="${n.n}" label="${xml(n.label)}">${values(n, NODE)}<viz:size value="${n.size}"/>${place(n)}</node>`;
  const tie = (t) => `<edge id="${t.id}" source="${t.source}" target="${t.target}" type="${t.together ? "undirected" : "directed"}" kind="${t.relation}" weight="${Math.max(t.count, 1)}">${values(t, TIE)}</edge>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n<meta><creator>tifagraph</creator><description>${xml(title)}</description></meta>\n`
    + `<graph defaultedgetype="undirected">\n${declare("node", NODE)}\n${declare("edge", TIE)}\n<nodes>\n${nodes.map(node).join("\n")}\n</nodes>\n<edges>\n${ties.map(tie).join("\n")}\n</edges>\n</graph>\n</gexf>\n`;
}

export function graphml({ nodes, ties }) {
  const kinds = { integer: "int" };
  const declare = (kind, names) => declared(names, (name, type) => `<key id="${kind}.${name}" for="${kind}" attr.name="${name}" attr.type="${kinds[type] ?? type}"/>\n`);
  const values = (kind, record, names) => given(record, names).map(([name, value]) => `<data key="${kind}.${name}">${xml(String(value))}</data>`).join("");
  const node = (n) => `<node id="n${n.n}">${values("node", n, NODE)}</node>`;
  const tie = (t) => `<edge id="e${t.id}" source="n${t.source}" target="n${t.target}" directed="${!t.together}">${values("edge", t, TIE)}</edge>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n${declare("node", NODE)}${declare("edge", TIE)}<graph edgedefault="undirected">\n${[...nodes.map(node), ...ties.map(tie)].join("\n")}\n</graph>\n</graphml>\n`;
}

/** A field of a CSV file; one that a spreadsheet would take for a formula gets an apostrophe before it. */
function field(value) {
  const text = typeof value === "number" ? String(value) : String(value ?? "").replace(/^(?=[=+\-@\t\r])/, "'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** With a byte order mark, by which spreadsheets know UTF-8. */
const csv = (rows) => `\ufeff${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;

export const csvOfNodes = ({ nodes }) => csv([Object.keys(NODE), ...nodes.map((node) => Object.keys(NODE).map((name) => valueOf(node, name)))]);

export function csvOfTies({ data, nodes, ties }) {
  const labels = new Map(nodes.map((node) => [node.n, node.label]));
  const label = (n) => labels.get(n) ?? data.nodes.get(n).label;
  return csv([["source", "target", ...Object.keys(TIE)], ...ties.map((tie) => [label(tie.source), label(tie.target), ...Object.keys(TIE).map((name) => tie[name])])]);
}
