/** The page: reads its data, keeps one state, and draws map, controls and panel from it. */
import { addressOf, selectionAt } from "./address.js";
import { decode } from "./data.js";
import { byId } from "./dom.js";
import { drawFilters, tellStrength } from "./filters.js";
import { tellDrawn } from "./guide.js";
import { NetworkMap } from "./map.js";
import { drawPanel } from "./panel.js";
import { scene } from "./scene.js";
import { searcher } from "./search.js";
import { wireSearch } from "./searchbox.js";
import { initialState, neighboursToBring } from "./visible.js";
import { language, number, period, say, speak } from "./words.js";

const data = decode(JSON.parse(byId("data").textContent));
/** Width of a window in which the open filters leave the map room enough. */
const ROOMY = 1400;
const COMPANY = 5;
const first = new Set(data.view.nodes.map((node) => node.id));
const placed = new Map();
let state = initialState();
let map;
let still = false;

const open = {
  node: (n) => select({ kind: "node", n }),
  tie: (id) => select({ kind: "tie", id }),
  words: (words) => select({ kind: "words", words }),
  address: (n) => addressOf(data, { kind: "node", n }),
  nothing: () => select(null),
  centre: (n) => map.centre(n),
  expand: (n) => change({ selection: { kind: "node", n }, extra: [...new Set([...state.extra, n, ...neighboursToBring(data, state, n)])] }),
};

function fit() {
  const filters = byId("filters");
  map.fit(filters.open && innerWidth >= ROOMY ? filters.offsetWidth + filters.offsetLeft : 0);
}

function select(selection) {
  const address = addressOf(data, selection);
  if (address === (location.hash || "#")) {
    still = false;
    return;
  }
  if (selection) location.hash = address;
  else {
    history.pushState(null, "", "#");
    follow();
  }
}

/** What was brought in before, and those of the nodes that the first view lacks, each with a few of its neighbours. */
function withNew(nodes) {
  const missing = nodes.filter((n) => !first.has(n) && !state.extra.includes(n));
  const company = missing.flatMap((n) => neighboursToBring(data, state, n).slice(0, COMPANY));
  return [...new Set([...state.extra, ...missing, ...company])];
}

const endsOf = (selection) =>
  selection?.kind === "tie" ? [data.ties[selection.id].source, data.ties[selection.id].target] : selection?.kind === "node" ? [selection.n] : [];

/** Take up the selection that the address names, bringing its nodes into the map. */
function follow() {
  const selection = selectionAt(data, location.hash);
  change({ selection, extra: withNew(endsOf(selection)) });
  if (!still) centreSelection();
  still = false;
}

function centreSelection() {
  const { selection } = state;
  if (selection?.kind === "node" && map.placeOf(selection.n)) map.centre(selection.n);
}

/** Change the state and draw what depends on it; a slider under a finger is not built anew. */
function change(patch, { sliding = false } = {}) {
  state = { ...state, ...patch };
  document.body.dataset.colour = state.colour;
  const shown = draw();
  if (!sliding) drawFilters(byId("filter-body"), data, state, change);
  tellStrength(byId("filters"), data, state, shown);
  if ("selection" in patch) drawPanel(byId("panel"), data, state, shown, open);
  else tellDrawn(byId("panel"), shown);
}

function draw() {
  const shown = scene(data, state, placed);
  map.draw(shown.drawing);
  return shown;
}

function translate() {
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
    if (element.matches("button")) element.title = say(element.dataset.label);
  }
  byId("search").placeholder = say("search");
  const { texts, first, last, entities } = data.summary;
  byId("subtitle").textContent = say("subtitle", { texts: number(texts), period: period(first, last), entities: number(entities) });
}

function wire() {
  const controls = {
    language: () => (speak(language() === "zh" ? "en" : "zh"), translate(), change({ selection: state.selection })),
    "zoom-in": () => map.zoom(1.3),
    "zoom-out": () => map.zoom(1 / 1.3),
    "zoom-fit": () => fit(),
    reset: () => (placed.clear(), change(initialState()), open.nothing(), fit()),
  };
  for (const [id, act] of Object.entries(controls)) byId(id).addEventListener("click", act);
  addEventListener("hashchange", follow);
  addEventListener("popstate", follow);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.matches("input, select, textarea")) (event.preventDefault(), byId("search").focus());
    if (event.key === "Escape" && state.selection) open.nothing();
  });
  wireSearch(byId("search"), byId("hits"), searcher(data), open);
}

function start() {
  const moved = (n, place) => placed.set(n, place);
  const node = (n) => ((still = true), open.node(n));
  const selection = selectionAt(data, location.hash);
  speak(language());
  state = { ...state, selection, extra: withNew(endsOf(selection)) };
  map = new NetworkMap(byId("map"), { ...open, node, moved }, scene(data, state, placed).drawing);
  byId("filters").open = innerWidth >= ROOMY;
  wire();
  translate();
  change({ selection });
  fit();
  centreSelection();
  document.documentElement.dataset.ready = "true";
}

start();
