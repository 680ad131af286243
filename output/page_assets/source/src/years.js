/** Years by a slider with two ends, over a small chart of the texts of each year, and a button that plays them. */
import { button, fill, h } from "./dom.js";
import { span, yearsOf } from "./scope.js";

const STEP = 1100;

/** Fill an element with the slider; ``choose`` gets [from, to], or null for all years. Hidden where all texts are of one year. */
export function yearSlider(element, data, choose) {
  const whole = span(data);
  element.hidden = !whole || whole[0] === whole[1];
  if (element.hidden) return { show: () => {} };
  const [first, last] = whole;
  let [from, to] = whole;
  let timer = null;
  const end = (name, act) => h("input", { type: "range", min: first, max: last, step: 1, "data-label": name, class: "end", oninput: (event) => (stop(), act(Number(event.target.value))) });
  const low = end("years.from", (year) => set(year, Math.max(year, to)));
  const high = end("years.to", (year) => set(Math.min(from, year), year));
  const wording = h("output", {});
  const play = button("▶", () => (timer ? stop() : start()), { class: "play", "data-label": "years.play" });
  const bars = chart(data, first, last);

  function set(a, b) {
    show([a, b]);
    choose(a === first && b === last ? null : [a, b]);
  }

  function show(years) {
    [from, to] = years ?? whole;
    [low.value, high.value] = [from, to];
    wording.textContent = from === to ? `${from}` : `${from} – ${to}`;
    [...bars.children].forEach((bar, i) => bar.classList.toggle("out", first + i < from || first + i > to));
    for (const input of [low, high]) input.setAttribute("aria-valuetext", input.value);
  }

  /** Move the window year by year; from the whole span, one year at a time. */
  function start() {
    const width = from === first && to === last ? 0 : to - from;
    const next = (year) => (year + width > last ? (stop(), set(first, last)) : (set(year, year + width), (timer = setTimeout(next, STEP, year + 1))));
    play.textContent = "⏸";
    next(to === last || width === 0 ? first : from + 1);
  }

  function stop() {
    clearTimeout(timer);
    timer = null;
    play.textContent = "▶";
  }

  fill(element, play, h("div", { class: "span-slider" }, bars, low, high), wording);
  show(null);
  return { show };
}

function chart(data, first, last) {
  const counts = Array.from({ length: last - first + 1 }, () => 0);
  for (const years of data.texts.map(yearsOf).filter(Boolean)) for (let year = years[0]; year <= years[1]; year++) counts[year - first] += 1;
  const most = Math.max(...counts, 1);
  const bars = counts.map((count) => {
    const bar = h("span", {});
    bar.style.setProperty("--part", count / most);
    return bar;
  });
  return h("div", { class: "bars", "aria-hidden": "true" }, bars);
}
