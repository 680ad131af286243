/** Which texts count while years, a text or a speaker are chosen, and how often anything is said in them. */
import { sentencesOfTie } from "./data.js";

const year = (date) => (date ? Number(date.slice(0, 4)) : null);

/** First and last year that a text may be from; null where it has no date. */
export function yearsOf({ date_from, date_to }) {
  const [from, to] = [year(date_from) ?? year(date_to), year(date_to) ?? year(date_from)];
  return from == null ? null : [from, to];
}

/** The first and last year of all texts, or null. */
export function span(data) {
  const years = data.texts.map(yearsOf).filter(Boolean);
  return years.length ? [Math.min(...years.map(([from]) => from)), Math.max(...years.map(([, to]) => to))] : null;
}

/** The numbers of the texts that count, or null where all do. */
export function textsInScope(data, { years, text, speaker }) {
  if (!years && text == null && !speaker) return null;
  const within = (t) => !years || (yearsOf(t) && yearsOf(t)[0] <= years[1] && yearsOf(t)[1] >= years[0]);
  const kept = data.texts.map((t, i) => ((text == null || i === text) && (!speaker || t.speaker === speaker) && within(t) ? i : -1));
  return new Set(kept.filter((i) => i >= 0));
}

/** Sentences by text, as a map from text to count. */
export function spread(sentences) {
  const counts = new Map();
  for (const { text } of sentences) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

const memo = new WeakMap();

function remembered(data, kind, key, make) {
  if (!memo.has(data)) memo.set(data, { node: new Map(), tie: new Map() });
  const held = memo.get(data)[kind];
  if (!held.has(key)) held.set(key, spread(make()));
  return held.get(key);
}

const total = (counts, scope) => [...counts].reduce((sum, [text, count]) => (scope.has(text) ? sum + count : sum), 0);

/** The sentences that mention a node in the texts that count. */
export function usesIn(data, n, scope) {
  if (n < 0) return scope.has(-1 - n) ? 1 : 0;
  return total(remembered(data, "node", n, () => data.sentencesOf(n)), scope);
}

/** The sentences behind a tie in the texts that count. */
export const countIn = (data, tie, scope) => total(remembered(data, "tie", tie.id, () => sentencesOfTie(data, tie)), scope);
