/** The words of the interface, in Chinese and English. */
import chinese from "./words.zh.json";
import english from "./words.en.json";

const LANGUAGES = { zh: chinese, en: english };
let current = (navigator.language ?? "zh").toLowerCase().startsWith("zh") ? "zh" : "en";

export const language = () => current;

export function speak(name) {
  current = name in LANGUAGES ? name : current;
  document.documentElement.lang = current === "zh" ? "zh-Hans" : "en";
}

/** The wording of a key, with {names} filled in; a key without wording is shown as it is. */
export function say(key, values = {}) {
  const wording = LANGUAGES[current][key] ?? key;
  return wording.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** A wording under a group (type.concept), or the bare name where the group has none. */
export function name(group, value) {
  return LANGUAGES[current][`${group}.${value}`] ?? value ?? "";
}

/** The values of a group that a word in either language names: 会议, meeting and Meetings name type meeting. */
export function namesOf(group, word) {
  const wanted = word.toLowerCase();
  const keys = Object.keys(chinese).filter((key) => key.startsWith(`${group}.`)).map((key) => key.slice(group.length + 1));
  const names = (value) => [value, chinese[`${group}.${value}`], english[`${group}.${value}`]].map((one) => one.toLowerCase());
  return keys.filter((value) => names(value).some((one) => one === wanted || one === `${wanted}s`));
}

/** The name of a kind in the vocabulary's words. */
export const kindName = (kinds, kind) => kinds[kind]?.[current] ?? kind;

const formats = new Map();

export function number(value, digits = 0) {
  const key = `${current} ${digits}`;
  if (!formats.has(key)) formats.set(key, new Intl.NumberFormat(current, { minimumFractionDigits: digits, maximumFractionDigits: digits }));
  return value == null ? "–" : formats.get(key).format(value);
}

/** A span of dates of any precision; one date where both ends are the same. */
export function period(from, to) {
  if (!from && !to) return say("undated");
  return from === to || !to ? from : !from ? say("until", { to }) : `${from} – ${to}`;
}
