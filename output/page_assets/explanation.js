"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const TYPES = ["concept", "institution", "meeting", "document", "person", "term"];
  const STATED = ["speaker", "issuer", "place", "series"];
  const FACTS = ["english", "definition", "since", "until", "place", "source"];
  const MARK = /\[([^[\]|]+)\|([a-z]+)(?:\|([^[\]|]+))?\]/g;
  const hidden = new Set();
  let language = (navigator.language || "zh").startsWith("zh") ? "zh" : "en";
  let chosen = null;

  const say = (word) => (data.words[word] || {})[language] || word;
  const kind = (name) => (data.kinds[name] || {})[language] || name;
  const label = (key) => (key ? key.slice(key.indexOf("/") + 1) : "");

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  function facts(pairs) {
    const held = pairs.filter(([, value]) => value);
    return held.length ? make("dl", {}, ...held.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)])) : null;
  }

  /* Mentions in order of their start, the longer first, so that those inside others are drawn inside them. */
  function draw(parent, text, mentions, start, end) {
    let at = start;
    for (let i = 0; i < mentions.length; i++) {
      const mention = mentions[i];
      if (mention.start < at || mention.end > end) continue;
      parent.append(text.text.slice(at, mention.start));
      let stop = i + 1;
      while (stop < mentions.length && mentions[stop].start < mention.end) stop++;
      const element = mark(text, mention);
      draw(element, text, mentions.slice(i + 1, stop), mention.start, mention.end);
      parent.append(element);
      at = mention.end;
    }
    parent.append(text.text.slice(at, end));
  }

  function mark(text, mention) {
    const status = text.entities[mention.key].status;
    const name = `mention of-${mention.type} ${status} ${mention.stance}${hidden.has(mention.type) ? " off" : ""}`;
    const element = make("span", { class: name, tabindex: "0", role: "button", "data-key": mention.key });
    const open = (event) => { event.stopPropagation(); choose(text, mention, element); };
    for (const event of ["click", "focus", "mouseover"]) element.addEventListener(event, open);
    return element;
  }

  function choose(text, mention, element) {
    for (const old of document.querySelectorAll(".chosen, .same")) old.classList.remove("chosen", "same");
    for (const other of document.querySelectorAll("#texts .mention"))
      if (other.dataset.key === mention.key) other.classList.add("same");
    element.classList.add("chosen");
    chosen = { text, mention };
    detail();
  }

  function detail() {
    const panel = document.getElementById("detail");
    if (!chosen) return panel.replaceChildren(make("p", { class: "about" }, say("hint")));
    const { text, mention } = chosen;
    const entity = text.entities[mention.key];
    panel.replaceChildren(...[
      make("h2", {}, entity.label),
      make("div", { class: "tags" },
        make("span", { class: `tag type of-${mention.type}` }, say(mention.type)),
        entity.kind ? make("span", { class: "tag" }, kind(entity.kind)) : null,
        make("span", { class: "tag" }, say(entity.status))),
      facts([...FACTS.map((name) => [say(name), entity[name]]),
        [say(mention.type === "concept" ? "occasion" : "body"), entity.body], ...entity.versions.map(version), [say("senses"), entity.senses.join("；")]]),
      facts([[say("form"), mention.surface], [say("head"), mention.head], [say("tail"), mention.tail], [say("stance"), say(mention.stance)]]),
      ...rule(mention.rule, text.rules[mention.rule]),
    ].filter(Boolean));
  }

  function version(held) {
    const span = [held.since, held.until].filter(Boolean).join("–");
    return [say("members") + (span ? ` (${span})` : ""), held.members.join("、") || held.label];
  }

  function rule(name, known) {
    const heading = make("h3", {}, `${say("rule")}: ${name}`);
    if (!known) return [heading];
    return [
      heading, make("p", { class: "about" }, known.about),
      ...listed("examples", known.examples, "examples"), ...listed("refusals", known.refusals, "examples refusals"),
    ];
  }

  function listed(word, lines, name) {
    return lines.length ? [make("h3", {}, say(word)), make("ul", { class: name }, ...lines.map((line) => make("li", {}, ...example(line))))] : [];
  }

  function example(line) {
    const parts = [];
    let at = 0;
    for (const found of line.matchAll(MARK)) {
      parts.push(line.slice(at, found.index), make("span", { class: `mention of-${found[2]}` }, found[1]));
      if (found[3]) parts.push(make("span", { class: "soft" }, ` → ${found[3]} `));
      at = found.index + found[0].length;
    }
    return [...parts, line.slice(at)];
  }

  function article(text) {
    const body = make("div", { class: "text" });
    const ordered = [...text.mentions].sort((a, b) => a.start - b.start || b.end - a.end);
    draw(body, text, ordered, 0, text.text.length);
    const { from, to, reason } = text.date;
    const when = from === to ? from : `${from}–${to}`;
    return make("section", {},
      make("h2", {}, text.title || text.doc), make("p", { class: "soft" }, text.doc),
      facts([[say("date"), `${when || say("undated")}${reason ? ` (${reason})` : ""}`],
             ...STATED.map((name) => [say(name), text[name] + (text.origins[name] && text[name] ? ` (${text.origins[name]})` : "")])]),
      body, ...citations(text),
      ...paragraphs("apparatus", text.apparatus.map((part) => `${part.reason}: ${part.text.trim()}`)), ...paragraphs("notes", text.notes));
  }

  function citations(text) {
    if (!text.citations.length) return [];
    const head = make("tr", {}, ...["", "actor", "target", "rule", "clause"].map((word) => make("th", {}, word && say(word))));
    const rows = text.citations.map((cited) => make("tr", {},
      make("td", {}, say(cited.kind)), make("td", {}, label(cited.actor)), make("td", {}, label(cited.target)),
      make("td", {}, cited.rule), make("td", { class: "clause" }, cited.clause)));
    return [make("h3", {}, say("citations")), make("table", { class: "citations" }, head, ...rows)];
  }

  function paragraphs(word, lines) {
    return lines.length ? [make("h3", {}, say(word)), ...lines.map((line) => make("p", { class: "aside" }, line))] : [];
  }

  function sidelist() {
    const counts = new Map();
    for (const text of data.texts)
      for (const mention of text.mentions) {
        const held = counts.get(mention.key) || { n: 0, type: mention.type };
        counts.set(mention.key, { ...held, n: held.n + 1 });
      }
    const parts = TYPES.flatMap((type) => {
      const rows = [...counts].filter(([, held]) => held.type === type).sort((a, b) => b[1].n - a[1].n || (a[0] < b[0] ? -1 : 1));
      return rows.length ? [make("h3", {}, `${say(type)} ${rows.length}`), make("ul", {}, ...rows.map(entry))] : [];
    });
    document.getElementById("list").replaceChildren(...parts);
  }

  function entry([key, held]) {
    const go = make("button", { type: "button" }, label(key));
    go.addEventListener("click", () => {
      const places = [...document.querySelectorAll("#texts .mention")].filter((element) => element.dataset.key === key);
      const now = places.findIndex((element) => element.classList.contains("chosen"));
      const next = places[(now + 1) % places.length];
      if (!next) return;
      next.scrollIntoView({ block: "center" });
      next.focus({ preventScroll: true });
    });
    return make("li", {}, go, make("span", { class: "count" }, String(held.n)));
  }

  function types() {
    const boxes = TYPES.filter((type) => data.texts.some((text) => text.mentions.some((mention) => mention.type === type))).map((type) => {
      const box = make("input", { type: "checkbox" });
      box.checked = !hidden.has(type);
      box.addEventListener("change", () => {
        box.checked ? hidden.delete(type) : hidden.add(type);
        for (const element of document.querySelectorAll(`#texts .of-${type}`)) element.classList.toggle("off", hidden.has(type));
      });
      return make("li", { class: `of-${type}` }, make("label", {}, box, say(type)));
    });
    document.getElementById("types").replaceChildren(...boxes);
  }

  function render() {
    document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
    document.getElementById("language").textContent = say("switch");
    document.getElementById("texts").replaceChildren(...data.texts.map(article));
    types(); sidelist(); detail();
  }

  document.getElementById("language").addEventListener("click", () => { language = language === "zh" ? "en" : "zh"; render(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") { chosen = null; render(); } });
  render();
  document.documentElement.dataset.ready = "";
})();
