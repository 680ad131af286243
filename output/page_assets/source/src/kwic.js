/** A sentence as text with its entities marked; offsets count characters, not UTF-16 units. */
import { h } from "./dom.js";

/** The stretches of a sentence that are marked, outermost first, none overlapping another. */
export function stretches(marks, focus) {
  const spans = [];
  for (let i = 0; i < marks.length; i += 3) spans.push({ start: marks[i], end: marks[i + 1], n: marks[i + 2] });
  const wanted = (span) => (focus.includes(span.n) ? 0 : 1);
  spans.sort((a, b) => wanted(a) - wanted(b) || b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept = [];
  for (const span of spans) if (kept.every((k) => span.end <= k.start || span.start >= k.end)) kept.push(span);
  return kept.sort((a, b) => a.start - b.start);
}

/** A sentence as an element; another entity in it is a link that opens it. */
export function sentenceElement(sentence, focus, open) {
  const letters = [...sentence.words];
  const text = (from, to) => letters.slice(from, to).join("");
  const pieces = [];
  let last = 0;
  for (const { start, end, n } of stretches(sentence.marks, focus)) {
    pieces.push(text(last, start), marked(text(start, end), n, focus.includes(n), open));
    last = end;
  }
  return h("p", { class: "sentence" }, pieces, text(last));
}

const marked = (words, n, focused, open) => (focused ? h("mark", {}, words) : h("a", { class: "mention", href: open.address(n), onclick: (event) => follow(event, n, open) }, words));

/** A plain click opens within the page as it is now; any other click is the browser's. */
function follow(event, n, open) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open.node(n);
}

/** A sentence with every occurrence of a wording marked. */
export function wordingElement(sentence, wording) {
  const parts = sentence.words.split(wording);
  return h("p", { class: "sentence" }, parts.map((part, i) => [i > 0 && h("mark", {}, wording), part]));
}
