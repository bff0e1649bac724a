// A page that is open follows every save.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { THEME, WRONG_WEEKDAY, briefing, page as pageOf, paragraphs } from "./data.mjs";
import { connected, isMarked, isSilentOf, mark, preview, says, until } from "./support.mjs";

const ABOUT = "content/about.md";
const golden = (path) => readFileSync(new URL(`../golden/input/content/briefings/${path}`, import.meta.url));
/** A picture of 640 x 400 pixels, and one of a single pixel. */
const PHOTO = golden("photo.png");
const SMALL_PHOTO = golden("2024-06-21-treaty/seal/seal.png");
const HOME = { "briefgen.yaml": "title: Desk\n" };
/** Two pages that show nothing of each other, and a briefing. */
const TWO_PAGES = {
  ...HOME,
  [ABOUT]: pageOf("About", "First words."),
  "content/contact.md": pageOf("Contact", "Call."),
  "content/briefings/talk.md": briefing("A talk", "They met."),
};

for (const [name, settings, save] of [
  ["a save in place", "title: Desk\n", "put"],
  ["a save by rename", "title: Desk\n", "putByRename"],
  ["a save under a base path", "base_url: https://example.org/some/desk/\n", "put"],
]) {
  const files = { "briefgen.yaml": settings, [ABOUT]: pageOf("About", "First words.") };
  preview(`${name} is shown without a reload by hand`, { files }, async ({ site, open }) => {
    const page = await open("/about/");
    await says(page, "First words.");
    for (const words of ["Second words.", "Third words."]) {
      site[save](ABOUT, pageOf("About", words));
      await says(page, words);
    }
    await isSilentOf(page, "First words.");
  });
}

preview(
  "many saves at once end with the last",
  { files: { ...HOME, [ABOUT]: pageOf("About", "First words.") } },
  async ({ site, open }) => {
    const page = await open("/about/");
    for (let number = 1; number <= 50; number += 1) site.put(ABOUT, pageOf("About", `Version ${number}.`));
    await says(page, "Version 50.");
  },
);

// Where the words stand in the window.
const top = (page, words) =>
  page.getByText(words, { exact: true }).evaluate((element) => element.getBoundingClientRect().top);

for (const [name, files] of [
  ["the reader's place stays", {}],
  [
    "the reader's place stays below a header that sticks",
    { ...THEME, "themes/desk/static/desk.css": ".site-header { position: sticky; top: 0; background: #fff }\n" },
  ],
]) {
  const body = (above, below) =>
    pageOf("About", [above, paragraphs(0, 60), "The reader is here.", paragraphs(60, 120), below].join("\n\n"));
  const first = { ...HOME, ...files, [ABOUT]: body("", "") };
  preview(name, { files: first }, async ({ site, open }) => {
    const page = await open("/about/");
    const here = "The reader is here.";
    await page.getByText(here).evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
    const before = await top(page, here);
    assert.ok((await page.evaluate(() => scrollY)) > 500, "the page is not long enough");
    for (const [above, below, added] of [
      [paragraphs(200, 230), "", "Paragraph 229 ends here."],
      [paragraphs(200, 230), paragraphs(300, 330), "Paragraph 329 ends here."],
      ["", paragraphs(400, 410), "Paragraph 409 ends here."],
    ]) {
      await mark(page);
      site.put(ABOUT, body(above, below));
      await says(page, added);
      await page.waitForLoadState("load");
      // Until the page has settled it may be elsewhere.
      await until("the reader's place is lost", async () => Math.abs((await top(page, here)) - before) < 3);
      assert.equal(await isMarked(page), false, "the page was loaded anew");
    }
  });
}

preview(
  "who goes back after a save is where they were",
  { files: { ...HOME, [ABOUT]: pageOf("About", `${paragraphs(0, 60)}\n\n[Away](/)\n\n${paragraphs(60, 120)}`) } },
  async ({ site, open }) => {
    const page = await open("/about/");
    await page.getByText("Away").evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
    const before = await page.evaluate(() => scrollY);
    site.put(ABOUT, pageOf("About", `${paragraphs(0, 60)}\n\n[Away](/)\n\n${paragraphs(60, 120)}\n\nSecond words.`));
    await says(page, "Second words.");
    await until("the browser does not keep the place", () => page.evaluate(() => history.scrollRestoration === "auto"));
    await page.getByText("Away").click();
    await page.waitForURL((address) => address.pathname === "/");
    await page.goBack();
    await until("the place is lost", async () => Math.abs((await page.evaluate(() => scrollY)) - before) < 3);
  },
);

preview(
  "a style sheet that changes alone is swapped",
  { files: { ...THEME, [ABOUT]: pageOf("About", "First words.") } },
  async ({ site, open }) => {
    const page = await open("/about/");
    const colour = () => page.evaluate(() => getComputedStyle(document.body).color);
    assert.equal(await colour(), "rgb(1, 2, 3)");
    await mark(page);
    for (const expected of ["rgb(4, 5, 6)", "rgb(7, 8, 9)"]) {
      site.put("themes/desk/static/desk.css", `body { color: ${expected} }\n`);
      await until(`the colour is not ${expected}`, async () => (await colour()) === expected);
      // The old sheet goes: what the new one no longer says must not stay.
      await until("old sheets stay", async () => (await page.locator("link[href*='/desk.']").count()) === 1);
    }
    assert.ok(await isMarked(page), "the page was loaded anew");
  },
);

preview(
  "a picture is shown in a copy that fits, and changes with its file",
  {
    files: {
      ...HOME,
      [ABOUT]: pageOf("About", "![Stripes](photo.png)\n\nFirst words."),
      "content/photo.png": PHOTO,
    },
  },
  async ({ site, open }) => {
    const page = await open("/about/");
    const shown = () =>
      page.locator(".text img").evaluate(async (image) => {
        await image.decode();
        return [image.currentSrc.replace(/.*\//, "").replace(/\.[0-9a-f]{16}\./, ".HASH."), image.width / image.height];
      });
    const [name, ratio] = await shown();
    assert.match(name, /^photo-(480|640)\.HASH\.webp$/);
    assert.ok(Math.abs(ratio - 1.6) < 0.01, `the ratio is ${ratio}`);
    site.put("content/photo.png", SMALL_PHOTO);
    // The page may be loaded anew just then.
    await until("the new picture is not shown", async () => (await shown().catch(() => []))[0] === "photo.HASH.png");
  },
);

preview(
  "of two open pages only the one that changed is loaded anew",
  { files: TWO_PAGES },
  async ({ site, open }) => {
    const about = await open("/about/");
    const contact = await open("/contact/");
    await mark(about);
    await mark(contact);
    site.put(ABOUT, pageOf("About", "Second words."));
    await says(about, "Second words.");
    site.put("content/briefings/talk.md", briefing("A talk", WRONG_WEEKDAY));
    // News come in order: who has heard of the warning has heard all before it.
    await contact.getByRole("button", { name: "1 warning" }).waitFor();
    assert.deepEqual([await isMarked(about), await isMarked(contact)], [false, true]);
  },
);

const KIM = { "content/actors/kim-jong-un.md": "---\nname: Kim Jong Un\nkind: person\n---\nLeader.\n" };
const NEW = "content/briefings/new.md";

for (const path of ["/", "/briefings/", "/actors/kim-jong-un/"]) {
  const first = briefing("An old talk", "Words.", "actors: [Kim Jong Un]\n");
  const files = { ...HOME, ...KIM, "content/briefings/old.md": first };
  preview(`a new briefing comes to ${path} and goes again`, { files }, async ({ site, open }) => {
    const page = await open(path);
    await says(page, "An old talk");
    site.put(NEW, briefing("A brand-new talk", "Words.", "actors: [Kim Jong Un]\n"));
    await says(page, "A brand-new talk");
    site.remove(NEW);
    await isSilentOf(page, "A brand-new talk");
    await says(page, "An old talk");
  });
}

preview(
  "a page that is missing comes, goes and comes back",
  { files: { ...HOME, ...KIM }, expected: [/status of 404/] },
  async ({ site, open }) => {
    const page = await open("/briefings/new/");
    await says(page, "There is nothing at this address.");
    for (const words of ["First words.", "Second words."]) {
      site.put(NEW, briefing("A brand-new talk", words));
      await says(page, words);
      site.remove(NEW);
      await isSilentOf(page, words);
    }
  },
);

preview(
  "a server that comes back is found again",
  {
    files: TWO_PAGES,
    expected: [/net::ERR_/],
  },
  async ({ site, open, restart }) => {
    const about = await open("/about/");
    const contact = await open("/contact/");
    await mark(contact);
    const again = connected(contact);
    await restart(() => site.put(ABOUT, pageOf("About", "Changed meanwhile.")));
    await says(about, "Changed meanwhile.");
    await again;
    site.put(ABOUT, pageOf("About", "Changed after."));
    await says(about, "Changed after.");
    site.put("content/briefings/talk.md", briefing("A talk", WRONG_WEEKDAY));
    await contact.getByRole("button", { name: "1 warning" }).waitFor();
    assert.ok(await isMarked(contact), "a page that is still the same was loaded anew");
  },
);
