// What a page of a preview does beside showing itself: it reloads when it shows something else, takes new style
// sheets without a reload, keeps the reader's place, and shows the problems of the site.
// It puts no script or style into the page: a theme's policy may forbid them.
(() => {
  "use strict";
  const script = document.currentScript;
  const own = new URL(".", script.src);
  const { seen, file } = script.dataset;
  let { assets } = script.dataset;
  const place = "briefgen-place";
  const closed = "briefgen-closed";

  // Whether the page is being loaded anew.
  let isLeaving = false;

  // The reader's place: the first thing in view that can be found again, and where it stood.

  const landmarks = () => [...document.querySelectorAll("[id], h1, h2, h3, h4, p, li, dt, dd, tr, figure, pre")];
  const words = (element) => element.textContent.trim().slice(0, 120);

  // A header that sticks is always where it was.
  function isStuck(element) {
    for (let box = element; box; box = box.parentElement) {
      if (/sticky|fixed/.test(getComputedStyle(box).position)) return true;
    }
    return false;
  }

  function keepPlace() {
    if (window.scrollY < 1) {
      sessionStorage.removeItem(place);
      return;
    }
    const inView = landmarks().find((element) => {
      const box = element.getBoundingClientRect();
      return box.height > 0 && box.top >= 0 && box.top < window.innerHeight && !isStuck(element);
    });
    const kept = { path: location.pathname, y: window.scrollY };
    if (inView) {
      const alike = landmarks().filter((element) => words(element) === words(inView));
      Object.assign(kept, {
        id: inView.id,
        words: words(inView),
        nth: alike.indexOf(inView),
        top: inView.getBoundingClientRect().top,
      });
    }
    sessionStorage.setItem(place, JSON.stringify(kept));
  }

  function findAgain(kept) {
    if (kept.id) return document.getElementById(kept.id);
    if (!kept.words) return null;
    const alike = landmarks().filter((element) => words(element) === kept.words);
    return alike[Math.min(kept.nth, alike.length - 1)];
  }

  function restorePlace() {
    const kept = JSON.parse(sessionStorage.getItem(place) || "null");
    sessionStorage.removeItem(place);
    if (!kept || kept.path !== location.pathname) return;
    let moved = false;
    const stay = () => {
      if (moved) return;
      const element = findAgain(kept);
      const y = element ? window.scrollY + element.getBoundingClientRect().top - kept.top : kept.y;
      window.scrollTo({ top: y, behavior: "instant" });
    };
    stay();
    for (const event of ["wheel", "touchmove", "keydown", "pointerdown"]) {
      window.addEventListener(event, () => { moved = true; }, { once: true, passive: true });
    }
    // Pictures above may come only now. The browser puts its own place last, at the end of the load, unless it
    // is still told not to.
    const settle = () => {
      stay();
      setTimeout(() => { if (!isLeaving) history.scrollRestoration = "auto"; }, 100);
    };
    if (document.readyState === "complete") settle();
    else window.addEventListener("load", settle, { once: true });
  }

  function reload() {
    isLeaving = true;
    keepPlace();
    history.scrollRestoration = "manual";
    location.reload();
  }

  // Style sheets: the new one is loaded beside the old one, which goes when the new one is there. A page finds
  // its own by the name without the hash.

  const unhashed = (path) => path.replace(/\.[0-9a-f]{16}(?=\.[^./]*$)/, "");

  function restyle({ sheets, assets: now }) {
    assets = now;
    let found = false;
    for (const old of document.querySelectorAll("link[rel~=stylesheet][href]")) {
      const { pathname } = new URL(old.href);
      const sheet = sheets.find(({ name }) => name === unhashed(pathname));
      if (!sheet) continue;
      found = true;
      const address = new URL(old.href);
      address.pathname = sheet.path;
      address.searchParams.set("briefgen", Date.now().toString(36));
      const link = old.cloneNode();
      link.href = address.href;
      if (old.integrity && sheet.integrity) link.integrity = sheet.integrity;
      link.addEventListener("load", () => old.remove(), { once: true });
      link.addEventListener("error", () => link.remove(), { once: true });
      old.after(link);
    }
    // Another sheet may import it.
    if (!found) reload();
  }

  // Problems: a panel over the foot of the page, or a badge in the corner, in a tree of their own that the page's
  // styles do not reach.

  const style = `
    :host { all: initial; --text: #1b1b1b; --back: #fff; --code: #f3f3f3; --line: #767676; --link: #0b57d0;
      --error: #c62828; --warning: #9a5b00; }
    @media (prefers-color-scheme: dark) {
      :host { --text: #eee; --back: #202124; --code: #2d2e32; --line: #8b8b8b; --link: #8ab4f8;
        --error: #ff8a80; --warning: #ffb74d; }
    }
    * { box-sizing: border-box; }
    section, .badge { color: var(--text); background: var(--back); font: 15px/1.45 system-ui, sans-serif;
      position: fixed; z-index: 2147483647; box-shadow: 0 2px 18px #0006; color-scheme: light dark; }
    section { inset: auto 0 0 0; max-height: 60vh; overflow: auto; overscroll-behavior: contain;
      border-top: 4px solid var(--warning); padding: 0 max(1rem, 50vw - 38rem) 1rem; }
    section.errors { border-color: var(--error); }
    header { display: flex; gap: 1rem; align-items: center; justify-content: space-between; position: sticky; top: 0;
      background: inherit; padding: .6rem 0; }
    h2 { font-size: 1.05rem; margin: 0; }
    ol { list-style: none; margin: 0; padding: 0; display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr); }
    li { border-left: 4px solid var(--warning); padding-left: .75rem; }
    li.error { border-color: var(--error); }
    p { margin: 0; overflow-wrap: anywhere; }
    li strong { color: var(--warning); }
    li.error strong { color: var(--error); }
    li p:last-child strong { color: inherit; }
    small { font-size: 13px; opacity: .8; }
    a { color: var(--link); }
    pre { font: 13px/1.4 ui-monospace, monospace; margin: .3rem 0; padding: .4rem .6rem; overflow-x: auto;
      background: var(--code); border-radius: 4px; }
    button { font: inherit; color: inherit; background: var(--code); border: 1px solid var(--line);
      border-radius: 4px; padding: .3rem .9rem; cursor: pointer; }
    .badge { right: .75rem; bottom: .75rem; border-radius: 2rem; border: 2px solid var(--warning);
      background: var(--back); }
    .badge.errors { border-color: var(--error); }
    section:focus { outline: none; }
    a:focus-visible, button:focus-visible, pre:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    @media print { section, .badge { display: none; } }`;

  let tree = null;
  let shown = null;

  function root() {
    if (!tree) {
      const host = document.createElement("briefgen-preview");
      tree = host.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      tree.adoptedStyleSheets = [sheet];
      document.documentElement.append(host);
    }
    return tree;
  }

  function make(name, properties, ...children) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  }

  // What the reader has closed stays closed, also when a line is added above it; once mended it is news again.
  const keys = ({ list }) =>
    list
      .filter(({ level }) => level === "error")
      .map(({ code, place, message }) => [code, place.replace(/:\d+:\d+$/, ""), message].join(" "));
  const readClosed = () => JSON.parse(sessionStorage.getItem(closed) || "[]");
  const writeClosed = (all) => sessionStorage.setItem(closed, JSON.stringify(all));

  const counted = (count, word) => (count === 0 ? [] : [`${count} ${word}${count === 1 ? "" : "s"}`]);
  const title = (problems) =>
    [...counted(problems.errors, "error"), ...counted(problems.warnings, "warning")].join(", ");

  function entry(problem) {
    const where = problem.address
      ? make("a", { href: problem.address, textContent: problem.place })
      : make("span", { textContent: problem.place });
    const level = make("strong", { textContent: `${problem.level}: ` });
    const code = make("small", { textContent: problem.code });
    return make(
      "li",
      { className: problem.level },
      make("p", { className: "place" }, where, " ", code),
      make("p", {}, level, problem.message),
      ...(problem.source ? [make("pre", { textContent: problem.source, tabIndex: 0 })] : []),
      ...(problem.hint ? [make("p", {}, make("strong", { textContent: "help: " }), problem.hint)] : []),
    );
  }

  // Whether a problem may be why this page is not as it should be: a fault in another text is not.
  const isHere = ({ place }) =>
    file === "*" || !place.startsWith("content/") || place.replace(/:\d+:\d+$/, "") === file;

  function showBadge(problems, elsewhere) {
    const words = elsewhere ? `${title(problems)}: ${elsewhere}` : title(problems);
    const badge = make("button", { type: "button", textContent: words });
    badge.className = problems.errors > 0 ? "badge errors" : "badge";
    badge.setAttribute("aria-label", `${words}: show`);
    badge.addEventListener("click", () => {
      sessionStorage.removeItem(closed);
      showPanel(problems).focus();
    });
    root().replaceChildren(badge);
    return badge;
  }

  function showPanel(problems) {
    const panel = make("section", { tabIndex: -1 });
    panel.className = problems.errors > 0 ? "errors" : "warnings";
    panel.setAttribute("role", "dialog");
    panel.setAttribute("aria-labelledby", "title");
    const close = make("button", { type: "button", textContent: "Close" });
    close.addEventListener("click", () => closePanel(problems));
    panel.append(
      make("header", {}, make("h2", { id: "title", textContent: title(problems) }), close),
      make("ol", {}, ...problems.list.map(entry)),
    );
    if (problems.more > 0) {
      panel.append(make("p", {}, make("a", { href: own.href, textContent: `And ${problems.more} more` })));
    }
    root().replaceChildren(panel);
    return panel;
  }

  function closePanel(problems) {
    writeClosed(keys(problems));
    showBadge(problems).focus();
  }

  function show(problems) {
    shown = problems;
    // The overview lists them itself.
    if (location.pathname === own.pathname) return;
    const errors = keys(problems);
    const stillClosed = readClosed().filter((key) => errors.includes(key));
    writeClosed(stillClosed);
    if (problems.errors + problems.warnings === 0) {
      if (tree) tree.replaceChildren();
      return;
    }
    const isOpen = tree && tree.querySelector("section");
    const isNews = (problem) =>
      problem.level === "error" && !stillClosed.includes(keys({ list: [problem] })[0]);
    const news = problems.list.filter(isNews);
    if (isOpen || news.some(isHere)) {
      const hadFocus = isOpen && isOpen.contains(tree.activeElement || null);
      const panel = showPanel(problems);
      // Nobody is typing: the panel can be closed and read with the keyboard at once.
      if (hadFocus || document.activeElement === document.body) panel.focus({ preventScroll: true });
    } else {
      showBadge(problems, news.length > 0 ? news[0].place : "");
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && tree && tree.querySelector("section")) closePanel(shown);
  });

  // The stream. Browsers open few connections to one host, so a page that nobody sees lets go of its own.

  let source = null;
  let again = 0;

  function connect() {
    if (source) return;
    const address = new URL("events", own);
    address.searchParams.set("page", location.pathname);
    address.searchParams.set("seen", seen);
    address.searchParams.set("assets", assets);
    source = new EventSource(address);
    source.addEventListener("reload", reload);
    source.addEventListener("style", (event) => restyle(JSON.parse(event.data)));
    source.addEventListener("problems", (event) => show(JSON.parse(event.data)));
    source.addEventListener("error", () => {
      if (source && source.readyState === EventSource.CLOSED) {
        disconnect();
        again = setTimeout(connect, 2000);
      }
    });
  }

  function disconnect() {
    clearTimeout(again);
    if (source) source.close();
    source = null;
  }

  document.addEventListener("visibilitychange", () => {
    clearTimeout(again);
    if (document.hidden) again = setTimeout(disconnect, 5000);
    else connect();
  });
  window.addEventListener("pagehide", disconnect);
  window.addEventListener("pageshow", (event) => { if (event.persisted) connect(); });

  restorePlace();
  connect();
})();
