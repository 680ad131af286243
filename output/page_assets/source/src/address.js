/** The state of the page lives in the URL: #entity=concept/两个确立&years=2019-2022&types=meeting. */
import { INITIAL } from "./state.js";

const encode = (text) => encodeURIComponent(text).replace(/%2F/g, "/").replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%40/g, "@");
const join = (parts) => parts.map(encode).join("|");

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function addressOf(data, state) {
  const parts = [...selectionParts(data, state.selection), ...Object.entries(FIELDS).map(([name, field]) => [name, field.write(data, state)])];
  return `#${parts.filter(([, value]) => value).map(([name, value]) => `${name}=${value}`).join("&")}`;
}

/** The whole state that an address names; what it does not name, or names wrongly, is as at first. */
export function stateAt(data, hash) {
  const state = { ...INITIAL };
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [name, value = ""] = part.split(/=(.*)/s);
    const values = value.split(/\||%7C/i).map(decoded);
    if (name in SELECTIONS) state.selection = SELECTIONS[name](data, values) ?? state.selection;
    else if (Object.hasOwn(FIELDS, name) && value) Object.assign(state, FIELDS[name].read(data, values));
  }
  return state;
}

function selectionParts(data, selection) {
  if (!selection) return [];
  if (selection.kind === "node") return [["entity", encode(data.keyOf(selection.n))]];
  if (selection.kind === "words") return [["words", encode(selection.words)]];
  if (selection.kind === "path") return [["path", join([data.keyOf(selection.a), data.keyOf(selection.b)])]];
  const { source, target, relation } = data.ties[selection.id];
  return [["tie", join([data.keyOf(source), data.keyOf(target), relation])]];
}

const SELECTIONS = {
  entity: (data, values) => nodeSelection(data.nodeOfKey(values.join("|"))),
  words: (_, values) => (values.join("|") ? { kind: "words", words: values.join("|") } : null),
  path: (data, values) => pathSelection(...values.map(data.nodeOfKey)),
  tie: (data, values) => (values.length === 3 ? tieSelection(data, ...values) : null),
};

const nodeSelection = (n) => (n === undefined ? null : { kind: "node", n });
const pathSelection = (a, b) => (a === undefined || b === undefined || a === b ? null : { kind: "path", a, b });

function tieSelection(data, source, target, relation) {
  const [a, b] = [data.nodeOfKey(source), data.nodeOfKey(target)];
  const tie = data.tiesOf(a).find((t) => t.source === a && t.target === b && t.relation === relation);
  return tie ? { kind: "tie", id: tie.id } : null;
}

const list = (field) => ({ write: (_, state) => join(state[field]), read: (_, values) => ({ [field]: values }) });
const word = (field) => ({ write: (_, state) => encode(state[field] ?? ""), read: (_, values) => ({ [field]: values.join("|") }) });
const flag = (field) => ({ write: (_, state) => (state[field] ? "1" : ""), read: () => ({ [field]: true }) });
const known = (data, keys) => keys.map(data.nodeOfKey).filter((n) => n !== undefined);
const nodes = (field) => ({ write: (data, state) => join(state[field].map(data.keyOf)), read: (data, keys) => ({ [field]: known(data, keys) }) });
const whole = (text) => (/^\d+$/.test(text) ? Number(text) : null);

const FIELDS = {
  with: nodes("extra"),
  hide: nodes("hidden"),
  pin: {
    write: (data, { pins }) => join(Object.entries(pins).map(([n, [x, y]]) => `${data.keyOf(Number(n))}@${Math.round(x)},${Math.round(y)}`)),
    read: (data, values) => ({ pins: Object.fromEntries(values.flatMap((value) => pinned(data, value))) }),
  },
  around: {
    write: (data, { ego }) => (ego ? join([data.keyOf(ego.n), String(ego.depth)]) : ""),
    read: (data, [key, depth]) => ({ ego: data.nodeOfKey(key) === undefined ? null : { n: data.nodeOfKey(key), depth: Math.min(Math.max(whole(depth ?? "") ?? 1, 1), 3) } }),
  },
  q: word("query"),
  years: {
    write: (_, { years }) => (years ? years.join("-") : ""),
    read: (_, [span]) => ({ years: /^\d{4}-\d{4}$/.test(span) ? span.split("-").map(Number) : null }),
  },
  text: {
    write: (data, { text }) => (text == null ? "" : encode(data.texts[text].doc)),
    read: (data, values) => ({ text: place(data.texts.findIndex((text) => text.doc === values.join("|"))) }),
  },
  speaker: word("speaker"),
  community: { write: (_, { community }) => (community == null ? "" : String(community)), read: (_, [value]) => ({ community: whole(value) }) },
  types: list("hiddenTypes"),
  relations: list("hiddenRelations"),
  min: {
    write: (_, { measure, position }) => (position || measure !== INITIAL.measure ? `${measure}:${position}` : ""),
    read: (_, [value]) => strength(...value.split(":")),
  },
  colour: { write: (_, { colour }) => (colour === INITIAL.colour ? "" : colour), read: (_, [colour]) => (colour === "type" ? { colour } : {}) },
  fold: flag("folded"),
  hubs: flag("discount"),
  lang: { write: (_, { language }) => language ?? "", read: (_, [language]) => (["zh", "en"].includes(language) ? { language } : {}) },
};

const place = (found) => (found < 0 ? null : found);
const strength = (measure, position) => (["count", "g2", "npmi"].includes(measure) ? { measure, position: Math.min(whole(position ?? "") ?? 0, 100) } : {});

function pinned(data, value) {
  const [, key, x, y] = value.match(/^(.*)@(-?\d+),(-?\d+)$/s) ?? [];
  const n = data.nodeOfKey(key);
  return n === undefined ? [] : [[n, [Number(x), Number(y)]]];
}
