// The themes beside the default one, each as the default one is: pages of every kind in any width and colours, on paper,
// from right to left, in six languages; and the accent of the settings in all themes.

import assert from "node:assert/strict";
import { KINDS, buildLanguages, buildSample, published, testsOf } from "./built.mjs";
import { isAccessible, isValid, tooWide } from "./judges.mjs";

const THEMES = ["gazette", "report", "ledger"];
const WIDTHS = [320, 390, 820, 1440];
/** An A4 page between the margins of the style sheet, in pixels of CSS. */
const PAPER = 672;

/** Kinds whose parts stand on others too. */
const LEFT_OUT = [
  "briefing", "country", "further actors", "company of an actor", "briefings of an actor", "timeline of an actor",
  "quotes of an actor", "year", "search",
];
const SHOWN = Object.entries(KINDS).filter(([kind]) => !LEFT_OUT.includes(kind));
/** Kinds that have all colours of a theme. */
const COLOURED = ["home", "a briefing with everything", "person", "timeline", "results of a search"];
const CONTRAST = { runOnly: ["color-contrast"] };

/** The files that make the example speak French and Chinese too, the languages of the default theme that it lacks. */
const TRANSLATED = {
  "content/briefings/2024-06-19-pyongyang.fr.md":
    "---\ntitle: Poutine arrive à Pyongyang\ndate: 2024-06-19\nactors: [Vladimir Putin]\nsummary: Une visite de deux jours.\n---\n## Arrivée\n\nIl est arrivé tard dans la nuit.\n",
  "content/briefings/2024-06-19-pyongyang.zh.md":
    "---\ntitle: 普京时隔二十四年抵达平壤\ndate: 2024-06-19\nactors: [Vladimir Putin]\nsummary: 为期两天的访问。\n---\n## 抵达\n\n他于深夜抵达。\n",
};
const EDITIONS = ["", "ar/", "fr/", "ko/", "ru/", "zh/"];

for (const theme of THEMES) {
  const themed = testsOf(() => buildSample(`theme: ${theme}\n`));
  const still = { reducedMotion: "reduce" };
  themed(`${theme}: pages of every kind`, { context: still }, async ({ open }) => {
    const page = await open("");
    for (const [kind, path] of SHOWN) {
      await open(path, page);
      assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, `${kind}: one headline`);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        assert.deepEqual(await page.evaluate(tooWide), [], `${kind} fits ${width} px`);
      }
      await isAccessible(page, kind);
    }
  });

  themed(`${theme}: at night, and what is folded on a phone`, { context: { ...still, colorScheme: "dark" } }, async ({ open }) => {
    const page = await open("");
    await page.setViewportSize({ width: 390, height: 800 });
    for (const kind of COLOURED) {
      await open(KINDS[kind], page);
      await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
      assert.deepEqual(await page.evaluate(tooWide), [], kind);
      await isAccessible(page, `${kind}, dark`, CONTRAST);
      const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      assert.ok(/\d+/.exec(paper)[0] < 128, `${kind} is dark: ${paper}`);
    }
  });

  themed(`${theme}: on paper`, { context: { viewport: { width: PAPER, height: 950 } } }, async ({ open }) => {
    for (const path of [KINDS.home, KINDS["a briefing with everything"], KINDS.person, KINDS.timeline, KINDS.quotes]) {
      const page = await open(path);
      await page.emulateMedia({ media: "print" });
      assert.deepEqual(await page.evaluate(tooWide), [], path);
      const colours = await page.evaluate(() => {
        const { color, backgroundColor } = getComputedStyle(document.body);
        return { color, backgroundColor };
      });
      assert.deepEqual(colours, { color: "rgb(0, 0, 0)", backgroundColor: "rgb(255, 255, 255)" }, path);
      assert.equal(await page.locator(".menu").first().isVisible(), false, `${path}: paper has no menu`);
      assert.equal(await page.locator(".print-head").isVisible(), true, `${path}: paper has a head`);
      if (path === KINDS["a briefing with everything"]) {
        assert.equal(await page.getByText("somebody who has a role").isVisible(), true, "names are on paper");
      }
    }
  });

  const inLanguages = testsOf(() => buildLanguages(`theme: ${theme}\n`, TRANSLATED));
  inLanguages(`${theme}: in six languages`, { context: { reducedMotion: "reduce" } }, async ({ open }) => {
    const page = await open("");
    for (const edition of EDITIONS) {
      for (const path of ["", "briefings/pyongyang/"]) {
        await open(`${edition}${path}`, page);
        for (const width of [320, 1440]) {
          await page.setViewportSize({ width, height: 800 });
          assert.deepEqual(await page.evaluate(tooWide), [], `${edition}${path} fits ${width} px`);
        }
        const direction = await page.evaluate(() => getComputedStyle(document.body).direction);
        assert.equal(direction, edition === "ar/" ? "rtl" : "ltr", edition);
        // What may differ is what runs the other way, and words that a theme brings.
        if (edition === "ar/" || path === "") await isAccessible(page, `${edition}${path}`);
      }
    }
  });
}

/** Colours of all kinds: dark, light, vivid, and none at all. Each colour on each background: src/theme/identity/accent.rs. */
const ACCENTS = { default: "#ffd400", gazette: "#14508c", report: "#00ff00", ledger: "#ffffff" };

/** A briefing with links in its text, in a mark and in code, and an actor. */
const SMALL = {
  "content/actors/kim-jong-un.md": "---\nname: Kim Jong Un\n---\nHe leads [a country](https://example.org/).\n",
  "content/briefings/talks.md":
    "---\ntitle: Talks\ndate: 2024-06-19\nsummary: They talked.\nactors: [Kim Jong Un]\ndates:\n  - { date: 2024-06-19, event: Talks begin }\n" +
    "sources:\n  - { title: A paper, url: 'https://example.org/' }\nquotes:\n  - { speaker: Kim Jong Un, text: we will talk again }\n---\n" +
    "## What was said\n\nKim Jong Un said “we will talk again” and [`left`](https://example.org/).[^1]\n\n> [!WARNING]\n> Not [all](https://example.org/) is known.\n\n[^1]: In [short](https://example.org/).\n",
};

for (const [theme, accent] of Object.entries(ACCENTS)) {
  const settings = `theme: ${theme}\naccent: "${accent}"\nlints: { accent-contrast: allow }\n`;
  published(`${accent} can be read in ${theme}, whose pages are valid`, { ...SMALL, "briefgen.yaml": settings }, async ({ open, folder }) => {
    isValid(folder, 10);
    const page = await open("");
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      for (const path of ["", "briefings/talks/", "actors/kim-jong-un/"]) {
        await open(path, page);
        await isAccessible(page, `${accent}, ${path}, ${colorScheme}`, CONTRAST);
      }
      // Marked by an address: a quote, a date, a source, a note.
      for (const marked of [".quote[id]", ".key-dates [id]", ".sources [id]", ".footnotes [id]"]) {
        await open("briefings/talks/", page);
        const id = await page.locator(marked).first().getAttribute("id");
        await open(`briefings/talks/#${id}`, page);
        await isAccessible(page, `${accent}, #${id}, ${colorScheme}`, CONTRAST);
      }
    }
  });
}

const SIGN = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 60 20'><path d='M0 0h60v20H0z'/></svg>";

const IDENTITY = {
  ...SMALL,
  "logo.svg": SIGN,
  "content/dark.svg": SIGN.replace("M0 0", "M1 1"),
  "briefgen.yaml":
    "title: The desk\nlogo: { file: logo.svg, dark: dark.svg }\nicon: logo.svg\naccent: '#14508c'\nfonts: { body: monospace-code, headings: slab-serif }\n",
};

// The visitor fails the test on what the page's own policy forbids, and on a style sheet of another hash.
published("a logo, an icon, a colour and fonts reach the pages", IDENTITY, async ({ open }) => {
  const page = await open("briefings/talks/");
  const shown = () => page.evaluate(() => ({
    link: getComputedStyle(document.documentElement).getPropertyValue("--link"),
    text: getComputedStyle(document.querySelector(".text")).fontFamily.split(",")[0],
    heading: getComputedStyle(document.querySelector("h1")).fontFamily.split(",")[0],
    menu: getComputedStyle(document.querySelector(".menu")).fontFamily.split(",")[0],
    logo: new URL(document.querySelector(".site-name .logo").currentSrc).pathname.replace(/\.[0-9a-f]{16}/, ""),
  }));
  const faces = { text: "ui-monospace", heading: "Rockwell", menu: "ui-monospace" };
  assert.deepEqual(await shown(), { link: "#14508c", ...faces, logo: "/desk/assets/identity/logo.svg" });
  await page.emulateMedia({ colorScheme: "dark" });
  await open("briefings/talks/", page);
  const dark = await shown();
  assert.notEqual(dark.link, "#14508c");
  assert.equal(dark.logo, "/desk/assets/identity/dark.svg");
  // It is seen, and heard as the title.
  const logo = page.getByRole("banner").getByRole("link", { name: "The desk" });
  const { width, height } = await logo.getByRole("img").boundingBox();
  assert.ok(width > height && height > 20, `${width} x ${height}`);
  for (const icon of await page.locator("link[rel~=icon], link[rel=apple-touch-icon]").evaluateAll((all) => all.map(({ href }) => href))) {
    assert.equal((await page.request.get(icon)).status(), 200, icon);
  }
  await isAccessible(page, "a logo");
});
