/** The page: reads its data, keeps one state, and draws map, controls and panel from it. */
import { tellActive } from "./active.js";
import { addressOf, stateAt } from "./address.js";
import { decode, inflated } from "./data.js";
import { byId } from "./dom.js";
import { wireExport } from "./export_menu.js";
import { drawFilters, tellStrength } from "./filters.js";
import { tellDrawn } from "./guide.js";
import { NetworkMap } from "./map.js";
import { drawBar, drawPanel } from "./panel.js";
import { scene } from "./scene.js";
import { searcher } from "./search.js";
import { wireSearch } from "./searchbox.js";
import { INITIAL } from "./state.js";
import { candidates, neighboursToBring } from "./visible.js";
import { language, number, period, say, speak } from "./words.js";
import { yearSlider } from "./years.js";

/** Width of a window in which the open filters leave the map room enough. */
const ROOMY = 1400;
/** What, when it changes, makes another map of which one wants to see the whole. */
const OTHER_MAP = ["ego", "query", "text", "speaker", "community"];
const placed = new Map();
let data;
let state;
let shown;
let map;
let years;
let joining = null;
let sliding = "";

const open = {
  node: (n, still = false) => (joining == null || joining === n ? select({ kind: "node", n }, still) : join(n)),
  tie: (id) => select({ kind: "tie", id }, true),
  words: (words) => select({ kind: "words", words }),
  filter: (query) => change({ query, selection: null }),
  address: (n) => addressOf(data, { ...state, selection: { kind: "node", n } }),
  nothing: () => select(null),
  centre: (n) => map.centre(shown.standIn?.get(n) ?? n),
  expand: (n) => change({ selection: { kind: "node", n }, extra: [...new Set([...state.extra, n, ...neighboursToBring(data, state, n)])] }),
  around: (n, depth) => change({ ego: depth ? { n, depth } : null }),
  hide: (n) => change({ hidden: [...state.hidden, n], extra: state.extra.filter((other) => other !== n), selection: null }),
  pin: (n) => change({ pins: n in state.pins ? without(state.pins, n) : { ...state.pins, [n]: placeOf(n) } }),
  from: (n) => ((joining = n), tellAll(), byId("search").focus()),
  change: (patch) => change(patch),
};

const without = (pins, n) => Object.fromEntries(Object.entries(pins).filter(([key]) => Number(key) !== n));

function placeOf(n) {
  const { x, y } = map.placeOf(n) ?? data.nodes.get(n);
  return [Math.round(x), Math.round(y)];
}

function join(n) {
  const from = joining;
  joining = null;
  select({ kind: "path", a: from, b: n }, true);
}

function fit() {
  const filters = byId("filters");
  map.fit(filters.open && innerWidth >= ROOMY ? filters.offsetWidth + 2 * filters.offsetLeft : 0, byId("years").hidden ? 0 : BELOW);
}

/** Pixels of the stage that the years and the zoom buttons cover. */
const BELOW = 40;

function select(selection, still = false) {
  change({ selection });
  if (!still) centreSelection();
}

function centreSelection() {
  const { selection } = state;
  if (selection?.kind === "node" && !state.ego && selection.n in placeable()) open.centre(selection.n);
}

const placeable = () => Object.fromEntries(shown.nodes.map((node) => [node.n, true]));

/** Change the state, record it in the address and draw what depends on it; ``slide`` names a control under a moving finger. */
function change(patch, slide = "") {
  const before = state;
  state = { ...state, ...patch };
  record(slide);
  redraw(patch, slide);
  if (OTHER_MAP.some((key) => before[key] !== state[key])) fit();
}

function record(slide) {
  const address = addressOf(data, state);
  if (address === (location.hash || "#")) return;
  const depth = history.state?.depth ?? 0;
  if (slide && slide === sliding) history.replaceState({ depth }, "", address);
  else history.pushState({ depth: depth + 1 }, "", address);
  sliding = slide;
}

function redraw(patch, slide = "") {
  document.body.dataset.colour = state.colour;
  shown = scene(data, state, placed);
  map.draw(shown.drawing);
  if (!slide) drawFilters(byId("filter-body"), data, state, change);
  tellStrength(byId("filters"), data, state, shown);
  if (slide !== "years") years.show(state.years);
  if ("selection" in patch) drawPanel(byId("panel"), data, state, shown, open);
  else if (!slide) drawBar(byId("panel"), data, state, open);
  tellDrawn(byId("panel"), shown);
  tellAll();
}

function tellAll() {
  tellActive(byId("active"), data, state, { joining, change, stop: () => ((joining = null), tellAll()), shown: candidates(data, state).nodes.length });
  byId("undo").disabled = !history.state?.depth;
  byId("search").placeholder = say(joining == null ? "search" : "search.other");
}

/** Take up the state that the address names: after a step back, or when somebody edits it. */
function follow() {
  const next = stateAt(data, location.hash);
  const moved = OTHER_MAP.some((key) => JSON.stringify(next[key]) !== JSON.stringify(state[key]));
  sliding = "";
  if (next.language && next.language !== language()) (speak(next.language), translate());
  state = next;
  redraw({ selection: state.selection });
  if (moved) fit();
  centreSelection();
}

function translate() {
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
    if (element.matches("button, summary")) element.title = say(element.dataset.label);
  }
  const { texts, first, last, entities } = data.summary;
  byId("subtitle").textContent = say("subtitle", { texts: number(texts), period: period(first, last), entities: number(entities) });
}

function switchLanguage() {
  const other = language() === "zh" ? "en" : "zh";
  speak(other);
  translate();
  change({ language: other, selection: state.selection });
}

function wire() {
  const controls = {
    language: switchLanguage,
    undo: () => history.state?.depth && history.back(),
    "zoom-in": () => map.zoom(1.3),
    "zoom-out": () => map.zoom(1 / 1.3),
    "zoom-fit": fit,
    reset: () => (placed.clear(), change({ ...INITIAL, language: state.language }), fit()),
  };
  for (const [id, act] of Object.entries(controls)) byId(id).addEventListener("click", act);
  addEventListener("popstate", follow);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => redraw({}));
  document.addEventListener("keydown", keys);
  wireSearch(byId("search"), byId("hits"), searcher(data), open);
  wireExport(byId("export"), data, () => ({ map, shown }));
}

function keys(event) {
  if (event.target.matches("input, select, textarea")) return;
  if (event.key === "/") (event.preventDefault(), byId("search").focus());
  if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && history.state?.depth) (event.preventDefault(), history.back());
  if (event.key !== "Escape") return;
  if (joining != null) ((joining = null), tellAll());
  else if (byId("export").open) byId("export").open = false;
  else if (state.selection) open.nothing();
}

/** A node that is dragged stays where it is put. */
const moved = (n, { x, y }) => change({ pins: { ...state.pins, [n]: [Math.round(x), Math.round(y)] } });

async function start() {
  if (!("DecompressionStream" in window)) {
    byId("subtitle").textContent = say("old");
    return;
  }
  data = decode(await inflated(byId("data").textContent));
  state = stateAt(data, location.hash);
  speak(state.language ?? language());
  shown = scene(data, state, placed);
  map = new NetworkMap(byId("map"), { ...open, node: (n) => open.node(n, true), moved }, shown.drawing);
  years = yearSlider(byId("years"), data, (chosen) => change({ years: chosen }, "years"));
  byId("filters").open = innerWidth >= ROOMY;
  wire();
  translate();
  redraw({ selection: state.selection });
  fit();
  centreSelection();
  document.documentElement.dataset.ready = "true";
}

start();
