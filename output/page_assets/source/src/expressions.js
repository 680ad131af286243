/** Expressions of the search box: type:meeting year>=2022 uses>5, in English or Chinese, and plain words beside them. */
import { yearsOf } from "./scope.js";
import { namesOf } from "./words.js";

const TERM = /(?:^|\s)([\p{L}]+)\s*(>=|<=|≥|≤|:|：|=|>|<)\s*("[^"]*"|“[^”]*”|[^\s]+)/gu;

const NAMES = {
  type: ["type", "类别", "类型"], year: ["year", "年", "年份"], status: ["status", "状态"], kind: ["kind", "种类"],
  community: ["community", "群落"], speaker: ["speaker", "讲话人"], text: ["text", "文本"], uses: ["uses", "sentences", "句数"],
  texts: ["texts", "documents", "篇数"], degree: ["degree", "度"],
};

const field = (word) => Object.keys(NAMES).find((name) => NAMES[name].includes(word.toLowerCase()));

/** The terms of an expression and the words beside them; null where there is no term. */
export function parsed(query) {
  const terms = [...query.matchAll(TERM)]
    .map(([, word, sign, value]) => ({ field: field(word), sign: { "≥": ">=", "≤": "<=", "：": ":", "=": ":" }[sign] ?? sign, value: value.replace(/["“”]/g, "") }))
    .filter((term) => term.field);
  if (!terms.length) return null;
  const rest = query.replace(TERM, (whole, word) => (field(word) ? " " : whole)).trim();
  return { terms, rest };
}

/** A test of entities for an expression: all of its terms hold. */
export function matcher(data, query) {
  const expression = parsed(query);
  if (!expression) return () => true;
  const tests = expression.terms.map((term) => TESTS[term.field](data, term));
  const { rest } = expression;
  return (node) => tests.every((test) => test(node)) && (!rest || node.label.includes(rest) || node.pinyin.replaceAll(" ", "").startsWith(rest.toLowerCase()));
}

const compare = { ":": (a, b) => a === b, ">=": (a, b) => a >= b, "<=": (a, b) => a <= b, ">": (a, b) => a > b, "<": (a, b) => a < b };

const numeric = (value) => (_, { sign, value: wanted }) => (node) => value(node) != null && compare[sign](value(node), Number(wanted));

const named = (group, value) => (_, { value: wanted }) => {
  const names = wanted.split(/[,，、]/).flatMap((one) => namesOf(group, one));
  return (node) => names.includes(value(node));
};

/** An entity is of the years of the texts that mention it. */
const ofText = (accepts) => (data, term) => {
  const texts = new Set(data.texts.flatMap((text, i) => (accepts(text, term) ? [i] : [])));
  return (node) => (node.n < 0 ? texts.has(-1 - node.n) : data.sentencesOf(node.n).some((sentence) => texts.has(sentence.text)));
};

function inYear(text, { sign, value }) {
  const years = yearsOf(text);
  if (!years) return false;
  const [first, last] = value.split(/-|–|\.\./).map(Number);
  if (sign === ":") return years[0] <= (last || first) && years[1] >= first;
  return compare[sign](sign.startsWith(">") ? years[1] : years[0], first);
}

const TESTS = {
  type: named("type", (node) => node.type), status: named("status", (node) => node.status),
  kind: (data, { value }) => (node) => node.kind === value || Object.values(data.kinds[node.kind] ?? {}).includes(value),
  community: numeric((node) => (node.community == null ? null : node.community + 1)),
  uses: numeric((node) => node.sentences), texts: numeric((node) => node.documents ?? 1), degree: numeric((node) => node.degree ?? 0),
  year: ofText(inYear), speaker: ofText((text, { value }) => text.speaker.includes(value)),
  text: ofText((text, { value }) => (text.title || text.doc).includes(value)),
};
