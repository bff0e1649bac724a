// Conveniences; every page works without them.
// Search: the link in the header becomes a field, which / focuses.
// Addresses that do not exist: their words can be searched for.
// Filters: a field above a list that hides the entries without the words typed.
// Links to quotes: a click copies the address too.
// Cards of names: Escape puts them away.
(() => {
  "use strict";

  // The words come with the script's own element, in the language of the page.
  const words = document.currentScript.dataset;

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  function element(name, attributes, text) {
    const made = Object.assign(document.createElement(name), attributes);
    if (text) made.textContent = text;
    return made;
  }

  // The other pages that a list is spread over, one after another.
  async function* otherPages() {
    let url = document.querySelector(".pager a:not([rel])")?.href;
    while (url) {
      const answer = await fetch(url).catch(() => null);
      if (!answer?.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (new URL(url).pathname !== location.pathname) yield page;
      const next = page.querySelector(".pager a[rel=next]")?.getAttribute("href");
      url = next && new URL(next, url).href;
    }
  }

  const wordsOf = (entry) => fold(`${entry.textContent} ${entry.dataset.also ?? ""}`);

  function filter(list, index) {
    const selector = list.dataset.filter;
    const entries = [...list.querySelectorAll(selector)].map((entry) => ({ entry, text: wordsOf(entry) }));
    if (entries.length < 8) return;
    const groups = [...list.querySelectorAll("[data-group]")];
    const id = `filter-${index}`;
    const field = element("input", { type: "search", id, autocomplete: "off", spellcheck: false });
    const count = element("output", { htmlFor: id, className: "filter-count" });
    const form = element("form", { className: "filter" });
    form.role = "search";
    form.append(element("label", { htmlFor: id }, list.dataset.label), field, count);
    const show = () => {
      const wanted = fold(field.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const { entry, text, away } of entries) {
        entry.hidden = (away && !wanted.length) || !wanted.every((word) => text.includes(word));
        if (!entry.hidden) shown += 1;
      }
      for (const group of groups) group.hidden = !group.querySelector(`:is(${selector}):not([hidden])`);
      const told = words.count.replace("{shown}", shown).replace("{total}", entries.length);
      count.textContent = wanted.length ? told : "";
    };
    // A list of names is looked through whole, whatever page of it one is on.
    const lookElsewhere = async () => {
      const parent = entries[0].entry.parentElement;
      const all = element(parent.localName === "ul" ? "ul" : "div", { className: parent.localName === "ul" ? parent.className : "" });
      const section = element("section", { hidden: true });
      section.append(element("h2", {}, words.others), all);
      list.append(section);
      groups.push(section);
      for await (const page of otherPages()) {
        for (const found of page.querySelectorAll(`[data-filter] :is(${selector})`)) {
          const entry = document.importNode(found, true);
          entry.querySelectorAll("ul").forEach((inner) => inner.remove());
          entry.hidden = true;
          all.append(entry);
          entries.push({ entry, text: wordsOf(entry), away: true });
        }
        show();
      }
    };
    if ("whole" in list.dataset) field.addEventListener("input", lookElsewhere, { once: true });
    field.addEventListener("input", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    list.before(form);
    // The browser may have kept what was typed when one comes back.
    if (field.value) field.dispatchEvent(new Event("input"));
  }

  function searching() {
    const place = document.querySelector(".site-search");
    const link = place?.querySelector("a");
    if (link) {
      const id = "site-search";
      const field = element("input", { type: "search", id, autocomplete: "off", enterKeyHint: "search" });
      field.placeholder = link.textContent;
      const form = element("form", { className: place.className, ariaLabel: link.textContent });
      form.role = "search";
      form.append(element("label", { htmlFor: id, className: "hidden" }, link.textContent), field);
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const address = new URL(link.href);
        if (field.value.trim()) address.searchParams.set("q", field.value.trim());
        location.assign(address);
      });
      place.replaceWith(form);
    }
    document.addEventListener("keydown", (event) => {
      const writes = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writes) return;
      const field = document.querySelector(".search-words, #site-search");
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.select();
    });
  }

  // The page for addresses that do not exist searches for what its own address says.
  function lost(place) {
    const link = place.querySelector("a");
    const below = decodeURI(location.pathname).replace(place.dataset.base, "");
    // Endings of files, numbers and single letters say nothing; a year alone does.
    const says = (word) => /\p{L}{2}|^(1[5-9]|20)\d\d$/u.test(word);
    const all = below.replace(/\.\p{L}+$/u, "").split(/[\s\p{P}+=]+/u).filter(says);
    const parts = [...document.querySelectorAll(".menu a")].map((link) => link.pathname.split("/").at(-2));
    const told = [...new Set(all)].filter((word) => !parts.includes(word)).slice(0, 8).join(" ");
    if (!told) return;
    const address = new URL(link.href);
    address.searchParams.set("q", told);
    link.href = address;
    link.querySelector("q").textContent = told;
    place.hidden = false;
    const field = document.querySelector("#site-search");
    if (field) field.value = told;
  }

  function copying() {
    const told = element("p", { className: "copied", role: "status" });
    document.body.append(told);
    let timer;
    document.addEventListener("click", async (event) => {
      const link = event.target.closest?.("a.copy, a.quote-link");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !navigator.clipboard) return;
      try {
        await navigator.clipboard.writeText(link.href);
      } catch {
        return;
      }
      told.textContent = words.copied;
      clearTimeout(timer);
      timer = setTimeout(() => (told.textContent = ""), 2500);
    });
  }

  // What a name shows when one points at it can be put away without pointing elsewhere.
  function dismissing() {
    const { classList } = document.documentElement;
    document.addEventListener("keydown", ({ key }) => key === "Escape" && classList.add("no-cards"));
    for (const away of ["pointerover", "focusin"]) {
      document.addEventListener(away, ({ target }) => {
        if (target.closest?.("[data-card]")) classList.remove("no-cards");
      });
    }
  }

  searching();
  const place = document.querySelector(".lost");
  if (place) lost(place);
  document.querySelectorAll("[data-filter]").forEach(filter);
  if (document.querySelector("[data-card]")) dismissing();
  if (document.querySelector("a.copy, a.quote-link")) copying();
})();
