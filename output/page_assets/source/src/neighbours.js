/** The table of what a node stands with, sorted by any of its numbers. */
import { otherEnd } from "./data.js";
import { button, fill, h } from "./dom.js";
import { formulas, nodeButton } from "./parts.js";
import { number, say } from "./words.js";

const FIRST = 10;
const COLUMNS = [["count", "neighbours.count", 0], ["npmi", "NPMI", 2], ["g2", "G²", 1], ["last", "neighbours.last"]];

/** The larger first; dates are words, and the later ones are the larger. */
const compared = (a, b) => (typeof a === "string" ? (a < b ? 1 : a > b ? -1 : 0) : (b ?? -Infinity) - (a ?? -Infinity));

export function neighbourTable(data, n, open) {
  const ties = data.tiesOf(n).filter((tie) => tie.together);
  if (!ties.length) return null;
  const table = h("table", { class: "neighbours" });
  let order = "g2";
  let whole = false;
  const draw = () => fill(table, head(), h("tbody", {}, sorted().map(row)), ties.length > FIRST && !whole && foot());
  const sorted = () => [...ties].sort((a, b) => compared(a[order], b[order]) || b.count - a.count || a.id - b.id).slice(0, whole ? ties.length : FIRST);
  const sortBy = (column) => ((order = column), draw());
  function head() {
    const cells = COLUMNS.map(([column, title]) =>
      h("th", { scope: "col", "aria-sort": order === column ? "descending" : "none" }, button(say(title), () => sortBy(column))));
    return h("thead", {}, h("tr", {}, h("th", { scope: "col" }, say("neighbours.name")), cells));
  }
  function row(tie) {
    const cells = COLUMNS.map(([column, , digits]) => h("td", {}, cell(tie, column, digits)));
    return h("tr", {}, h("td", {}, nodeButton(data.nodes.get(otherEnd(tie, n)), open)), cells);
  }
  const cell = (tie, column, digits) => (column === "count" ? countButton(tie) : column === "last" ? tie.last.slice(0, 4) || "–" : number(tie[column], digits));
  const countButton = (tie) => button(number(tie.count), () => open.tie(tie.id), { class: "count-link", title: say("sentences") });
  const foot = () => h("tfoot", {}, h("tr", {}, h("td", { colspan: 5 }, button(say("more", { count: number(ties.length) }), () => ((whole = true), draw()), { class: "more" }))));
  draw();
  return [table, formulas()];
}
