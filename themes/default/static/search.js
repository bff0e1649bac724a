// The search page: asks the index that Pagefind made, and shows what it finds as one types.
// The address holds the whole search, so that it can be shared. Words that are shown stand in search.html.
(() => {
  "use strict";

  const AT_ONCE = 10;
  const PAUSE = 150;
  const FILTERS = ["kind", "actor", "topic", "year"];
  // How much the fields of a record count beside its text (src/render/search/record.rs): a headline or a name most, then
  // the names that a briefing lists, then who said a quote.
  const WEIGHTS = { title: 100, aliases: 100, named: 25, speaker: 10, note: 3 };
  // What is worth this many times less than the best is a step below it; on one step all are equal.
  const STEP = 1.6;
  // Of equals briefings come first, then names, pages, quotes.
  const KINDS = { b: 0, a: 1, t: 1, p: 2, q: 3 };
  // So many names are compared with what is asked, and so many are offered.
  const COMPARED = 12;
  const OFFERED = 5;

  const root = document.querySelector(".search");
  const template = root?.querySelector("template");
  if (!template) return;
  root.append(template.content);
  const words = root.dataset;
  const forms = JSON.parse(words.results);
  const [form, count, near, list, more] = ["form", "[role=status]", ".search-near", ".results", ".search-more"].map((part) => root.querySelector(part));
  // What is new, for who has asked nothing yet or has found nothing.
  const offer = document.querySelector(".search-offer");
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
      const ranking = { metaWeights: WEIGHTS };
      await pagefind.options({ baseUrl: words.base, excerptLength: 32, excerptEllipsis: "…", ranking });
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
    return { text: field.value.trim(), filters, order: sort.value };
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

  function result({ url, meta, filters, excerpt }) {
    const [one] = filters.kind;
    const label = [...kind.options].find((option) => option.value === one)?.dataset.one ?? "";
    const title = joined(meta.title ?? meta.speaker);
    const head = [label, meta.note, otherName(title, meta.aliases)].filter(Boolean);
    const line = head.flatMap((words, index) => (index ? [" · ", element("bdi", {}, joined(words))] : [words]));
    // A name without a text of its own is found by its name, which stands above.
    const summary = fold(excerpt.replace(/<.*?>/g, "")) === fold(title) ? "" : excerpt;
    return element(
      "li",
      { className: `card result result-${one}` },
      element("p", { className: "card-date" }, ...line),
      element("h2", { className: "card-title", dir: direction(title) }, element("a", { href: url }, title)),
      ...(summary ? [element("p", { className: "card-summary", dir: direction(summary.replace(/<.*?>/g, "")) }, ...marked(summary))] : []),
    );
  }

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[\p{P}\p{Z}\p{C}]+/gu, "");
  const wordsOf = (text) => text.split(/[\s\p{P}]+/u).map(fold).filter(Boolean);
  const named = ({ meta }) => [meta.title, ...(meta.aliases?.split("\n") ?? [])].map((name) => fold(name ?? ""));

  // The other name by which somebody asked, when the one that is shown says nothing of it.
  function otherName(title, aliases) {
    const wanted = wordsOf(field.value);
    const has = (name) => wanted.some((word) => fold(name).includes(word));
    return has(title) ? "" : aliases?.split("\n").find(has);
  }

  // A result's name says its kind and day (src/render/search/merge.rs), so that all are put in order before one is loaded.
  function placed({ id, score, matchedMetaFields }) {
    const [, kind, day] = /_([a-z])(\d{8})[0-9a-f]+$/.exec(id) ?? ["", "p", "00000000"];
    const fields = matchedMetaFields ?? [];
    // A name that has the words twice, in two languages or in full and in short, is no better than one that has them.
    const times = Math.max(1, ["title", "aliases"].filter((name) => fields.includes(name)).length);
    return { kind, rank: KINDS[kind] ?? 9, day, score: score / times, fields };
  }

  // Best first: what has the words in a name, by how well; then, in texts alone, kind by kind. Of equals the newest.
  function byWorth(results, scored) {
    const found = new Map(scored.map((one) => [one.id, placed(one)]));
    const all = results.map((one) => ({ one, ...(found.get(one.id) ?? placed(one)) }));
    for (const inNames of [true, false]) {
      const group = all.filter(({ fields }) => fields.length > 0 === inNames);
      const best = Math.max(...group.map(({ score }) => score));
      for (const entry of group) {
        const step = Math.floor(Math.log(best / Math.max(entry.score, Number.MIN_VALUE)) / Math.log(STEP));
        entry.key = inNames ? [0, step, entry.rank] : [1, entry.rank, step];
      }
    }
    const before = (one, other) => one.key.map((part, index) => part - other.key[index]).find((way) => way) ?? 0;
    return all.sort((one, other) => before(one, other) || other.day.localeCompare(one.day));
  }

  // Who types a name in full wants what bears it, before all that speaks of it.
  async function exactFirst(ranked, text) {
    const bears = ({ kind, fields }) => "at".includes(kind) && fields.some((name) => name === "title" || name === "aliases");
    const some = ranked.filter(bears).slice(0, COMPARED);
    const loaded = await Promise.all(some.map(({ one }) => one.data()));
    const exact = some.filter((_, index) => named(loaded[index]).includes(fold(text)));
    return [...exact, ...ranked.filter((entry) => !exact.includes(entry))];
  }

  function byDay(ranked, order) {
    const way = order === "oldest" ? 1 : -1;
    const isDated = ({ day }) => Number(day > 0);
    return ranked.sort((one, other) => isDated(other) - isDated(one) || way * one.day.localeCompare(other.day));
  }

  // All that is found, in the order in which it is shown.
  async function find(pagefind, { text, filters, order }) {
    const wanted = text ? spread(text) : null;
    const found = await pagefind.search(wanted, { filters });
    // Words in quotation marks are found, not weighed.
    const isExact = /^\s*".+"\s*$/.test(wanted ?? "");
    const scored = isExact ? await pagefind.search(wanted.replaceAll('"', " "), { filters }) : found;
    let ranked = byWorth(found.results, scored.results);
    if (order === "newest" || order === "oldest" || !text) ranked = byDay(ranked, order);
    else ranked = await exactFirst(ranked, text.replaceAll('"', " "));
    return { ...found, results: ranked.map(({ one }) => one) };
  }

  // Pagefind takes no notice of a word that stands nowhere, or takes its beginning for it. Forms of a word differ in
  // their ends; where they differ elsewhere too, nothing is said.
  function missing(text, entries) {
    const asked = text.split(/\s+/).filter((word) => /^[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{P}]{4,}$/u.test(word));
    const texts = entries.map(({ meta, content }) => fold(`${Object.values(meta).join(" ")} ${content}`));
    const start = (word) => fold(word).slice(0, Math.max(3, Math.ceil(fold(word).length * 0.7)));
    return asked.filter((word) => !texts.some((text) => text.includes(start(word))));
  }

  // What to ask instead, when nothing is found.

  // In how many letters two words differ; two that change places count as one.
  function distance(one, other) {
    let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, index) => index)];
    for (let row = 1; row <= one.length; row += 1) {
      const next = [row];
      for (let at = 1; at <= other.length; at += 1) {
        const differ = Number(one[row - 1] !== other[at - 1]);
        next[at] = Math.min(last[at] + 1, next[at - 1] + 1, last[at - 1] + differ);
        const swapped = one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
        if (swapped && before.length) next[at] = Math.min(next[at], before[at - 2] + 1);
      }
      [before, last] = [last, next];
    }
    return last[other.length];
  }

  function nearNames(text, { actor = {}, topic = {} }) {
    const wanted = wordsOf(text).filter((word) => word.length > 2);
    const near = (name) => {
      const parts = wordsOf(name);
      const far = (word) => Math.min(...parts.map((part) => distance(word, part) / Math.max(word.length, part.length)));
      const best = wanted.map(far).filter((far) => far <= 0.34);
      return best.length ? best.length - best.reduce((sum, far) => sum + far, 0) / best.length : 0;
    };
    const all = Object.entries({ ...actor, ...topic }).map(([name, times]) => ({ name, times, worth: near(name) }));
    const found = all.filter(({ worth }) => worth).sort((one, other) => other.worth - one.worth || other.times - one.times);
    return found.slice(0, OFFERED).map(({ name }) => name);
  }

  function searchFor(query, label = query) {
    const address = new URL(location.pathname, location.href);
    address.search = new URLSearchParams(query ? { q: query } : {});
    return element("a", { href: address.href }, element("bdi", {}, label));
  }

  async function fewerWords(pagefind, text) {
    const asked = [...new Set(text.replaceAll('"', " ").split(/\s+/).filter(Boolean))].slice(0, OFFERED);
    if (asked.length < 2) return [];
    const found = await Promise.all(asked.map((word) => pagefind.search(spread(word))));
    return asked.filter((_, index) => found[index].results.length);
  }

  async function offerOthers(pagefind, { text, filters }) {
    const rows = [[words.near, nearNames(text, await pagefind.filters())], [words.fewer, await fewerWords(pagefind, text)]];
    const lines = rows.filter(([, queries]) => queries.length).map(([label, queries]) => {
      const links = queries.flatMap((query, index) => [index ? words.comma : " ", searchFor(query)]);
      return element("p", {}, label, ...links);
    });
    if (Object.keys(filters).length && text) lines.push(element("p", {}, searchFor(text, words.unfiltered)));
    near.replaceChildren(...lines);
  }

  // Only the last search may show what it found.
  let last = 0;
  const isLast = (search) => search === last;

  function say(text) {
    if (count.textContent !== text) count.textContent = text;
  }

  function showNothing(text) {
    list.replaceChildren();
    near.replaceChildren();
    more.hidden = true;
    if (offer) offer.hidden = false;
    say(text);
  }

  async function search(pause = 0) {
    const search = ++last;
    toAddress();
    const wanted = asked();
    try {
      if (!wanted.text && !Object.keys(wanted.filters).length) return showNothing("");
      root.ariaBusy = "true";
      if (pause) await new Promise((done) => setTimeout(done, pause));
      const pagefind = isLast(search) && (await load());
      if (!isLast(search)) return;
      const found = await find(pagefind, wanted);
      const entries = await Promise.all(found.results.slice(0, shown).map((one) => one.data()));
      if (!isLast(search)) return;
      show(found, entries, wanted.text);
      if (!list.childElementCount) await offerOthers(pagefind, wanted);
    } catch (error) {
      if (!isLast(search)) return;
      showNothing(document.querySelector("script[src*='/__briefgen/']") ? words.preview : words.failed);
      throw error;
    } finally {
      if (isLast(search)) root.ariaBusy = null;
    }
  }

  function show(found, entries, text) {
    const total = found.results.length;
    const lacking = missing(text, entries);
    if (!total || lacking.length === wordsOf(text).length && text) return showNothing(words.none);
    list.replaceChildren(...entries.map(result));
    near.replaceChildren(...(lacking.length ? [element("p", {}, words.lacking.replace("{words}", lacking.join(words.comma)))] : []));
    if (offer) offer.hidden = true;
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
