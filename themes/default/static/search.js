// The search page: asks the index that Pagefind made, and shows what it finds as one types.
// The address holds the whole search, so that it can be shared. Words that are shown stand in search.html.
(() => {
  "use strict";

  const AT_ONCE = 10;
  const PAUSE = 150;
  const FILTERS = ["kind", "actor", "topic", "year"];
  const ORDERS = { newest: { date: "desc" }, oldest: { date: "asc" } };

  const root = document.querySelector(".search");
  const template = root?.querySelector("template");
  if (!template) return;
  root.append(template.content);
  const words = root.dataset;
  const forms = JSON.parse(words.results);
  const [form, count, list, more] = ["form", "[role=status]", ".results", ".search-more"].map((part) => root.querySelector(part));
  const { q: field, kind, sort } = form.elements;
  const language = document.documentElement.lang || "en";
  const numbers = new Intl.NumberFormat(language);

  // Scripts without spaces between words. Where the site's language is not one of them, the index holds each of their
  // letters as a word (src/render/search/spread.rs).
  const SCRIPTS = String.raw`\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}`;
  const LETTER = String.raw`[[[${SCRIPTS}]&&[\p{Alphabetic}\p{N}]]--\p{M}]\p{M}*`;
  const parts = !/^(zh|ja|th)\b/i.test(language);
  const letters = new RegExp(LETTER, "gv");
  const onlyLetters = new RegExp(`^(?:${LETTER})+$`, "v");
  const JOINED = String.raw`[${SCRIPTS}\p{scx=Hira}\u3000-\u303f\uff00-\uffef]\p{M}*`;
  const between = new RegExp(`(${JOINED}(?:</mark>)?) (?=(?:<mark>)?${JOINED})`, "gv");

  function spread(asked) {
    if (!parts) return asked;
    const apart = asked.replace(letters, " $& ").replace(/\s+/g, " ").trim();
    return onlyLetters.test(asked.trim()) ? `"${apart}"` : apart;
  }

  // Names in other scripts often stand first in a text, so that its first letter does not tell how it runs: it runs as
  // the page does, unless hardly any of it does.
  const TO_THE_LEFT = /[\p{sc=Adlm}\p{sc=Arab}\p{sc=Hebr}\p{sc=Nkoo}\p{sc=Rohg}\p{sc=Syrc}\p{sc=Thaa}]/u;
  const [own, other] = document.dir === "rtl" ? ["rtl", "ltr"] : ["ltr", "rtl"];

  function direction(text) {
    const letters = text.match(/\p{L}/gu) ?? [];
    const alike = letters.filter((letter) => TO_THE_LEFT.test(letter) === (own === "rtl"));
    return alike.length >= letters.length / 4 ? own : other;
  }

  const joined = (text) => (parts ? text.replace(between, "$1").replaceAll("</mark><mark>", "") : text);

  let engine = null;
  function load() {
    engine ??= (async () => {
      const pagefind = await import(new URL("pagefind.js", new URL(words.index, location.href)).href);
      // Results are named from the base of the whole site, also in the index of one of its languages.
      await pagefind.options({ baseUrl: words.base, excerptLength: 32, excerptEllipsis: "…" });
      await pagefind.init();
      return pagefind;
    })();
    engine.catch(() => (engine = null));
    return engine;
  }

  // The state: what the form says, and how many results are shown.
  let shown = AT_ONCE;

  function asked() {
    const filters = {};
    for (const name of FILTERS) if (form.elements[name].value) filters[name] = form.elements[name].value;
    return { text: field.value.trim(), filters, order: ORDERS[sort.value] };
  }

  function toAddress() {
    const address = new URL(location.href);
    const state = new URLSearchParams();
    for (const { name, value } of form.elements) if (name && value.trim()) state.set(name, value.trim());
    if (shown > AT_ONCE) state.set("show", shown);
    address.search = state;
    if (address.href !== location.href) history.replaceState(null, "", address);
  }

  function choose(select, value) {
    if (value && ![...select.options].some((option) => option.value === value)) select.add(new Option(value, value));
    select.value = value;
  }

  function fromAddress() {
    const state = new URLSearchParams(location.search);
    field.value = state.get("q") ?? "";
    for (const name of [...FILTERS, "sort"]) choose(form.elements[name], state.get(name) ?? "");
    shown = Math.max(AT_ONCE, Math.min(1000, parseInt(state.get("show"), 10) || 0));
    const details = root.querySelector("details");
    details.open = details.open || FILTERS.slice(1).some((name) => state.get(name));
  }

  function element(name, attributes, ...inside) {
    const made = Object.assign(document.createElement(name), attributes);
    made.append(...inside);
    return made;
  }

  // Pagefind escapes `<` and `>` and sets `mark`; nothing of a text becomes markup.
  function marked(excerpt) {
    const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    // A word that is found ends before the comma after it.
    const trimmed = joined(excerpt).replace(/([\p{P}--;]+)<\/mark>/gv, "</mark>$1");
    const pieces = trimmed.split(/<mark>(.*?)<\/mark>/su);
    return pieces.map((piece, index) => (index % 2 ? element("mark", {}, plain(piece)) : plain(piece)));
  }

  function result({ url, meta, excerpt }) {
    const label = [...kind.options].find((option) => option.value === meta.kind)?.dataset.one ?? "";
    const title = joined(meta.title);
    const head = [label, meta.note && element("bdi", {}, joined(meta.note))].filter(Boolean);
    if (head.length > 1) head.splice(1, 0, " · ");
    return element(
      "li",
      { className: `card result result-${meta.kind}` },
      element("p", { className: "card-date" }, ...head),
      element("h2", { className: "card-title", dir: direction(title) }, element("a", { href: url }, title)),
      element("p", { className: "card-summary", dir: direction(excerpt.replace(/<.*?>/g, "")) }, ...marked(excerpt)),
    );
  }

  // Only the last search may show what it found.
  let last = 0;
  const isLast = (search) => search === last;

  function say(text) {
    if (count.textContent !== text) count.textContent = text;
  }

  function showNothing(text) {
    list.replaceChildren();
    more.hidden = true;
    say(text);
  }

  async function search(pause = 0) {
    const search = ++last;
    toAddress();
    const { text, filters, order } = asked();
    try {
      if (!text && !Object.keys(filters).length) return showNothing("");
      root.ariaBusy = "true";
      if (pause) await new Promise((done) => setTimeout(done, pause));
      const pagefind = isLast(search) && (await load());
      if (!isLast(search)) return;
      // Without words there is no best.
      const sorted = order ?? (text ? undefined : ORDERS.newest);
      const found = await pagefind.search(text ? spread(text) : null, { filters, sort: sorted });
      const entries = await Promise.all(found.results.slice(0, shown).map((one) => one.data()));
      if (isLast(search)) show(found, entries);
    } catch (error) {
      if (!isLast(search)) return;
      showNothing(document.querySelector("script[src*='/__briefgen/']") ? words.preview : words.failed);
      throw error;
    } finally {
      if (isLast(search)) root.ariaBusy = null;
    }
  }

  function show(found, entries) {
    const total = found.results.length;
    if (!total) return showNothing(words.none);
    list.replaceChildren(...entries.map(result));
    more.hidden = total <= entries.length;
    const form = forms[new Intl.PluralRules(language).select(total)] ?? forms.other;
    say(form.replace("{n}", numbers.format(total)));
    fill(found.totalFilters);
  }

  // The choices of a filter, with the number of results; none of them before somebody opens the filters.
  function fill(filters) {
    for (const name of FILTERS.slice(1)) {
      const select = form.elements[name];
      const chosen = select.value;
      const found = Object.entries(filters[name] ?? {}).filter(([value, number]) => number || value === chosen);
      if (!found.length) continue;
      const sign = name === "year" ? -1 : 1;
      found.sort(([one], [other]) => sign * one.localeCompare(other, language, { numeric: true }));
      // An isolate keeps a name in another script from drawing the number to its side.
      const options = found.map(([value, number]) => new Option(`\u2068${value}\u2069 (${numbers.format(number)})`, value));
      select.replaceChildren(select.options[0], ...options);
      choose(select, chosen);
    }
  }

  async function loadFilters() {
    const pagefind = await load();
    const { text, filters } = asked();
    const all = await pagefind.filters();
    if (text || Object.keys(filters).length) await search();
    else fill(all);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  form.addEventListener("input", ({ target }) => {
    shown = AT_ONCE;
    search(target === field ? PAUSE : 0);
  });
  field.addEventListener("focus", () => load().catch(() => {}));
  root.querySelector("details").addEventListener("toggle", ({ target }) => {
    if (target.open) loadFilters().catch(() => {});
  });
  more.addEventListener("click", async () => {
    const before = list.childElementCount;
    shown += AT_ONCE;
    await search();
    list.children[before]?.querySelector("a").focus();
  });
  addEventListener("popstate", () => {
    fromAddress();
    search();
  });

  // Up and down through the results, and back to the field.
  root.addEventListener("keydown", (event) => {
    const stops = [field, ...list.querySelectorAll("a")];
    const at = stops.indexOf(event.target);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (at < 0 || event.isComposing) return;
    if (step) stops[Math.max(0, Math.min(stops.length - 1, at + step))].focus();
    else if (event.key === "Escape" && at > 0) field.focus();
    else return;
    event.preventDefault();
  });

  fromAddress();
  if (location.search) search();
  else if (matchMedia("(pointer: fine)").matches) field.focus();
})();
