/** Uses by year, beside the number of texts of each year; years without texts are hatched. */
import { h, svg } from "./dom.js";
import { span, yearsOf } from "./scope.js";
import { number, say } from "./words.js";

const SIZE = { width: 360, up: 46, down: 16, foot: 14 };
const MOST_LABELS = 7;
const WIDEST = 30;

/** The years from first to last with {year, texts, sentences, saying}; a text whose date spans several years is in none of them. */
export function byYear(data, sentences) {
  const whole = span(data);
  if (!whole) return { years: [], unplaced: data.texts.length };
  const years = Array.from({ length: whole[1] - whole[0] + 1 }, (_, i) => ({ year: whole[0] + i, texts: 0, sentences: 0, saying: 0 }));
  const yearOf = data.texts.map((text) => one(yearsOf(text)));
  const at = (text) => years[yearOf[text] - whole[0]];
  data.texts.forEach((_, text) => at(text) && (at(text).texts += 1));
  for (const { text } of sentences) if (at(text)) at(text).sentences += 1;
  for (const text of new Set(sentences.map((sentence) => sentence.text))) if (at(text)) at(text).saying += 1;
  return { years, unplaced: yearOf.filter((year) => year == null).length };
}

const one = (years) => (years && years[0] === years[1] ? years[0] : null);

export function yearChart(data, sentences, open) {
  const { years, unplaced } = byYear(data, sentences);
  if (years.length < 2 || !sentences.length) return null;
  return [
    drawing(years, open),
    h("p", { class: "muted" }, say("years.legend"), unplaced > 0 && ` ${say("years.unplaced", { count: number(unplaced) })}`),
    h("details", { class: "formulas" }, h("summary", {}, say("years.table")), table(years)),
  ];
}

function drawing(years, open) {
  const { width, up, down, foot } = SIZE;
  const step = width / years.length;
  const most = { sentences: Math.max(...years.map((y) => y.sentences)), texts: Math.max(...years.map((y) => y.texts)) };
  const every = Math.ceil(years.length / MOST_LABELS);
  const bars = years.map((y, i) => svg("g", { class: "year" }, bar(y, i * step, step, most),
    i % every === 0 && label(String(y.year), i * step + step / 2, width, up + down + foot - 2)));
  const pattern = svg("pattern", { id: "hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, svg("line", { x1: 0, y1: 0, x2: 0, y2: 5, class: "hatching" }));
  const chart = svg("svg", { viewBox: `0 0 ${width} ${up + down + foot}`, class: "sparkline", role: "img", "aria-label": say("years") }, svg("defs", {}, pattern), bars);
  chart.addEventListener("click", (event) => pick(event, chart, years, open));
  return chart;
}

function pick(event, chart, years, open) {
  const box = chart.getBoundingClientRect();
  const year = years[Math.floor(((event.clientX - box.left) / box.width) * years.length)]?.year;
  if (year) open.change({ years: [year, year] });
}

/** Sentences upwards, texts of the year downwards. */
function bar(y, x, step, most) {
  const { up, down } = SIZE;
  const width = Math.min(step * 0.76, WIDEST);
  const place = { x: (x + (step - width) / 2).toFixed(2), width: width.toFixed(2) };
  const title = svg("title", {}, say("years.one", { year: y.year, sentences: number(y.sentences), saying: number(y.saying), texts: number(y.texts) }));
  if (!y.texts) return [svg("rect", { ...place, y: 0, height: up + down, fill: "url(#hatch)" }, title)];
  const [high, low] = [(up - 2) * (y.sentences / most.sentences || 0), (down - 3) * (y.texts / most.texts)];
  return [svg("rect", { ...place, y: 0, height: up + down, class: "hover" }, title),
    svg("rect", { ...place, y: (up - high).toFixed(2), height: high.toFixed(2), class: "said" }),
    svg("rect", { ...place, y: up + 1, height: low.toFixed(2), class: "texts" })];
}

function label(text, x, width, y) {
  const anchor = x < 14 ? "start" : x > width - 14 ? "end" : "middle";
  return svg("text", { x: anchor === "start" ? 0 : anchor === "end" ? width : x, y, "text-anchor": anchor }, text);
}

function table(years) {
  const cells = ({ year, sentences, saying, texts }) => [year, number(sentences), `${number(saying)} / ${number(texts)}`];
  return h("table", { class: "figures" },
    h("thead", {}, h("tr", {}, ["year", "sentences", "years.saying"].map((key) => h("th", { scope: "col" }, say(key))))),
    h("tbody", {}, years.map((y) => h("tr", {}, cells(y).map((cell) => h("td", {}, String(cell)))))));
}
