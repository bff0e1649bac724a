// Two conveniences; every page works without them.
// Filters: a field above a list that hides the entries without the words typed.
// Links to quotes: a click copies the address too.
(() => {
  "use strict";

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  function element(name, attributes, text) {
    const made = Object.assign(document.createElement(name), attributes);
    if (text) made.textContent = text;
    return made;
  }

  function filter(list, index) {
    const entries = [...list.querySelectorAll(list.dataset.filter)].map((entry) => ({
      entry,
      text: fold(`${entry.textContent} ${entry.dataset.also ?? ""}`),
    }));
    if (entries.length < 8) return;
    const groups = [...list.querySelectorAll("[data-group]")];
    const id = `filter-${index}`;
    const field = element("input", { type: "search", id, autocomplete: "off", spellcheck: false });
    const count = element("output", { htmlFor: id, className: "filter-count" });
    const form = element("form", { className: "filter" });
    form.role = "search";
    form.append(element("label", { htmlFor: id }, list.dataset.label), field, count);
    const show = () => {
      const words = fold(field.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const { entry, text } of entries) {
        entry.hidden = !words.every((word) => text.includes(word));
        if (!entry.hidden) shown += 1;
      }
      for (const group of groups) {
        group.hidden = !group.querySelector(`:is(${list.dataset.filter}):not([hidden])`);
      }
      count.textContent = words.length ? `${shown} of ${entries.length}` : "";
    };
    field.addEventListener("input", show);
    form.addEventListener("submit", (event) => event.preventDefault());
    list.before(form);
    // The browser may have kept what was typed when one comes back.
    if (field.value) show();
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
      told.textContent = "Link copied";
      clearTimeout(timer);
      timer = setTimeout(() => (told.textContent = ""), 2500);
    });
  }

  document.querySelectorAll("[data-filter]").forEach(filter);
  if (document.querySelector("a.copy, a.quote-link")) copying();
})();
