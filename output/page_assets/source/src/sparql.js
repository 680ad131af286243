/** The query that answers what a panel shows, for tifagraph query and any SPARQL endpoint that holds the graph. */
import { CITATIONS } from "./data.js";

const PREFIXES = `PREFIX tg: <https://w3id.org/tifagraph/vocabulary#>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
`;
const KINDS = { quotes: "tg:quotes", implements: "tg:implements", accords: "tg:accordsWith", issues: "tg:issues", amends: "tg:amends", repeals: "tg:repeals", forwards: "tg:forwards" };

const WORDS = "?sentence tg:inText ?text ; nif:beginIndex ?start ; nif:anchorOf ?words .\n  ?text dct:identifier ?document .";

const iri = (text) => `<${text.replace(/[\x00-\x20<>"{}|\\^`]/g, (character) => encodeURIComponent(character))}>`;

/** SPARQL for a selected node or tie; null for what has none. */
export function queryFor(data, selection) {
  if (selection?.kind === "node") return nodeQuery(data.nodes.get(selection.n));
  return selection?.kind === "tie" ? tieQuery(data, data.ties[selection.id]) : null;
}

const select = (pattern) => `${PREFIXES}SELECT ?document ?words WHERE {\n  ${pattern}\n} ORDER BY ?document ?start\n`;

function nodeQuery(node) {
  const entities = node.members ? null : iri(node.entity);
  if (!entities) return null;
  if (node.n < 0) return select(`?sentence tg:inText ${entities} ; nif:beginIndex ?start ; nif:anchorOf ?words .\n  ${entities} dct:identifier ?document .`);
  return select(`?sentence tg:mentions ${entities} .\n  ${WORDS}`);
}

function tieQuery(data, tie) {
  const [a, b] = [tie.source, tie.target].map((n) => iri(data.nodes.get(n).entity));
  if (tie.relation === "sentence") return select(`?sentence tg:mentions ${a}, ${b} .\n  ${WORDS}`);
  if (!CITATIONS.includes(tie.relation)) return null;
  const from = tie.source < 0 ? `tg:inText ${a}` : `tg:actor ${a}`;
  return select(`?citation tg:kind ${KINDS[tie.relation]} ; ${from} ; tg:target ${b} ; tg:inSentence ?sentence .\n  ${WORDS}`);
}
