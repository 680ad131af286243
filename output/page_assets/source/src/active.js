/** What narrows the map now, each with a button that takes it away. */
import { button, fill, h } from "./dom.js";
import { communityName } from "./filters.js";
import { NARROWING } from "./state.js";
import { number, say } from "./words.js";

export function tellActive(element, data, state, { joining, change, stop, shown }) {
  const chips = Object.entries(WORDINGS)
    .map(([key, wording]) => [key, isSet(state[key]) ? wording(state[key], data) : ""])
    .filter(([, wording]) => wording)
    .map(([key, wording]) => chip(wording, () => change({ [key]: NARROWING[key] })));
  const joins = joining == null ? null : chip(say("active.joining", { name: data.nodes.get(joining).label }), stop, "joining");
  const none = chips.length > 0 && shown === 0 && h("span", { class: "muted" }, say("active.none"));
  fill(element, joins, chips, none);
  element.hidden = !joins && !chips.length;
}

const isSet = (value) => (Array.isArray(value) ? value.length > 0 : value !== null && value !== "");

function chip(wording, remove, kind = "") {
  return h("span", { class: `chip ${kind}` }, h("span", {}, wording), button("×", remove, { "aria-label": say("active.remove", { name: wording }) }));
}

const WORDINGS = {
  query: (query) => query,
  ego: ({ n, depth }, data) => say("active.ego", { name: data.nodes.get(n).label, depth: number(depth) }),
  years: ([from, to]) => (from === to ? String(from) : `${from} – ${to}`),
  text: (text, data) => data.texts[text].title || data.texts[text].doc,
  speaker: (speaker) => speaker,
  community: (community, data) => communityName(data, community),
  hidden: (hidden) => say("active.hidden", { count: number(hidden.length) }),
};
