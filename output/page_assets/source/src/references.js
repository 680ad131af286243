/** A sentence with its reference, after GB/T 7714-2015, the Chicago Manual of Style (notes) and APA 7. */

export const STYLES = ["gbt", "chicago", "apa"];

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** The sentence in quotation marks and its reference; the place in the text is that of its section (三（二）2). */
export function quoted(text, sentence, style) {
  return WRITTEN[style](partsOf(text, sentence));
}

function partsOf(text, sentence) {
  return { words: sentence.words.trim(), place: sentence.locator, title: text.title || text.doc, author: text.speaker || text.issuer,
    body: text.speaker && text.issuer !== text.speaker ? text.issuer : "", where: text.place, date: dateOf(text) };
}

/** A date that is known, or an inferred span in square brackets. */
function dateOf({ date_from: from, date_to: to }) {
  if (!from && !to) return { known: false, from: "", year: "" };
  if (from === to) return { known: true, from, year: from.slice(0, 4) };
  const years = [...new Set([from, to].filter(Boolean).map((date) => date.slice(0, 4)))];
  return { known: false, from: years.join("–"), year: years.join("–") };
}

function inEnglish({ known, from }, order) {
  const [year, month, day] = from.split("-");
  if (!known || !month) return known ? year : from ? `[${from}]` : "n.d.";
  const name = MONTHS[Number(month) - 1];
  if (order === "apa") return `${year}, ${name}${day ? ` ${Number(day)}` : ""}`;
  return `${name} ${day ? `${Number(day)}, ` : ""}${year}`;
}

const joined = (parts, mark) => parts.filter(Boolean).join(mark);

const WRITTEN = {
  gbt({ words, place, title, author, body, where, date }) {
    const day = date.known ? date.from : date.from ? `[${date.from}]` : "[日期不详]";
    const published = joined([joined([where, body], ": "), day], ", ");
    return `“${words}”（${joined([author, `${title}[Z]`, published], ". ")}${place ? `: ${place}` : ""}.）`;
  },
  chicago({ words, place, title, author, body, where, date }) {
    const source = joined([joined([where, body], ": "), inEnglish(date)], ", ");
    return `“${words}” ${author ? `${author}, ` : ""}“${title}” (${source})${place ? `, sec. ${place}` : ""}.`;
  },
  apa({ words, place, title, author, body, date }) {
    const named = author ? `${author}. (${inEnglish(date, "apa")}). ${title}.` : `${title}. (${inEnglish(date, "apa")}).`;
    return `“${words}” (${joined([author || title, date.year || "n.d.", place && `§ ${place}`], ", ")}). ${named}${body ? ` ${body}.` : ""}`;
  },
};
