/** The search box: a combobox over names, with a last line that looks for the words in all sentences. */
import { fill, h } from "./dom.js";
import { glyph } from "./parts.js";
import { name, number, say } from "./words.js";

export function wireSearch(input, list, search, open) {
  let hits = [];
  let active = 0;

  function look() {
    const query = input.value.trim();
    const names = search.names(query).map((node) => ({ row: nodeRow(node, search.textOf(node)), pick: () => open.node(node.n) }));
    const sentences = query ? search.sentences(query).length : 0;
    const words = { row: [h("span", { class: "muted" }, say("search.sentences", { words: query, count: number(sentences) }))], pick: () => open.words(query) };
    hits = [...filterRow(query), ...names, ...(sentences ? [words] : [])];
    active = 0;
    draw(query);
  }

  /** An expression narrows the map to all that it matches. */
  function filterRow(query) {
    const count = search.matching(query);
    const wording = say("search.filter", { count: number(count) });
    return count == null ? [] : [{ row: [h("span", { class: "hit" }, wording), h("span", { class: "muted" }, query)], pick: () => open.filter(query) }];
  }

  function draw(query) {
    const options = hits.map((hit, i) => h("li", { role: "option", id: `hit-${i}`, "aria-selected": String(i === active), onpointerdown: (event) => choose(event, i) }, hit.row));
    fill(list, options.length ? options : h("li", { class: "muted" }, say("search.none")));
    list.hidden = !query;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.setAttribute("aria-activedescendant", hits.length ? `hit-${active}` : "");
  }

  function choose(event, i) {
    event.preventDefault();
    if (!hits[i]) return;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    hits[i].pick();
  }

  function move(step) {
    if (!hits.length) return;
    active = (active + step + hits.length) % hits.length;
    draw(input.value.trim());
    list.children[active].scrollIntoView({ block: "nearest" });
  }

  const keys = { Enter: (event) => choose(event, active), ArrowDown: () => move(1), ArrowUp: () => move(-1), Escape: () => (list.hidden = true) };
  input.addEventListener("input", look);
  input.addEventListener("focus", look);
  input.addEventListener("blur", () => (list.hidden = true));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key](event);
  });
}

function nodeRow(node, text) {
  const about = [name("type", node.type), text, node.english].filter(Boolean).join(" · ");
  return [glyph(node.shape, node.type), h("span", { class: "hit" }, node.label), h("span", { class: "muted" }, about),
    node.n >= 0 && h("span", { class: "count" }, number(node.sentences))];
}
