// What readers do with a published page: point, filter, copy, go by keyboard, print.

import assert from "node:assert/strict";
import { KINDS, built } from "./built.mjs";
import { says } from "./support.mjs";

const BRIEFING = KINDS.briefing;

/** The words of the card that is shown, or null. */
const card = (link) =>
  link.evaluate((element) => {
    const { content } = getComputedStyle(element, "::after");
    return content === "none" ? null : /^"(.*?)"/.exec(content)[1];
  });

const CARDS = [
  ["actor", "Sergei Lavrov", "Sergei Lavrov, Foreign Minister, Russia"],
  ["topic", "sanctions", "Topic: UN sanctions"],
  ["date", "25 April", "First Kim-Putin summit"],
];

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "" : ", without JavaScript";
  built(`a name, a topic and a date show what they are${how}`, { context: { javaScriptEnabled } }, async ({ open }) => {
    const page = await open(BRIEFING);
    for (const [kind, words, shown] of CARDS) {
      const link = page.locator(`.text a.${kind}`, { hasText: words }).first();
      assert.equal(await card(link), null, words);
      await link.hover();
      assert.equal(await card(link), shown, `${words}, pointed at`);
      await page.mouse.move(0, 0);
      assert.equal(await card(link), null, words);
    }
  });
}

built("a card comes by keyboard, goes by Escape, and is no part of the link's name", {}, async ({ open }) => {
  const page = await open(BRIEFING);
  const link = page.locator(".text a.actor", { hasText: "Sergei Lavrov" }).first();
  await page.locator(".text a", { hasText: "No agreement" }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await card(link), "Sergei Lavrov, Foreign Minister, Russia");
  await page.getByRole("link", { name: "Sergei Lavrov", exact: true }).first().waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await card(link), null);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Shift+Tab");
  assert.notEqual(await card(link), null);
});

built("a filter looks through all pages of the names", {}, async ({ open }) => {
  const page = await open(KINDS["further actors"]);
  const field = page.getByRole("searchbox", { name: "Filter names" });
  const names = page.locator(".entries > li:visible");
  const before = await names.count();
  assert.equal(before, 10);
  await field.fill("lavrov sergei");
  await says(page, "1 of 53");
  assert.equal(await names.count(), 1);
  await page.getByRole("heading", { name: "On other pages" }).waitFor();
  await field.fill("no such name");
  await says(page, "0 of 53");
  assert.equal(await names.count(), 0);
  await field.fill("");
  await page.waitForFunction((count) => document.querySelectorAll(".entries > li:not([hidden])").length === count, before);
  // A name in another spelling, which the page does not show.
  await field.fill("김정은");
  await says(page, "1 of 53");
  await names.getByRole("link", { name: "Kim Jong Un" }).click();
  await page.waitForURL("**/actors/kim-jong-un/");
});

const FILTERED = [
  ["briefings", ".card:visible", "treaty"],
  ["topics", ".tree li:visible", "sanctions"],
  ["quotes", ".said:visible", "Putin"],
  ["year", ".event:visible", "Kim"],
];
built("lists filter as one types", {}, async ({ open }) => {
  const page = await open("");
  for (const [kind, entries, words] of FILTERED) {
    await open(KINDS[kind], page);
    const before = await page.locator(entries).count();
    const field = page.getByRole("main").getByRole("searchbox");
    await field.fill(words);
    // The first page may have none: others are still looked through.
    const output = page.locator("output", { hasText: /[1-9]\d* of / });
    await output.waitFor();
    const shown = await page.locator(entries).allTextContents();
    const [count, of] = (await output.textContent()).match(/\d+/g).map(Number);
    assert.ok(shown.length === count && count < of, `${kind}: ${shown.length}, ${count} of ${of}`);
    for (const text of shown) assert.match(text.toLowerCase(), new RegExp(words.toLowerCase()), kind);
    await field.fill("");
    assert.equal(await page.locator(entries).count(), before, kind);
  }
});

built("without JavaScript nothing is offered that would not work", { context: { javaScriptEnabled: false } }, async ({ open }) => {
  const page = await open("");
  for (const path of Object.values(KINDS)) {
    await open(path, page);
    assert.equal(await page.locator("input:not([disabled]), button").count(), 0, path);
  }
});

const clipboard = { context: { permissions: ["clipboard-read", "clipboard-write"] } };
built("a quote's link is copied and leads to the quote", clipboard, async ({ open, visitor }) => {
  const page = await open(BRIEFING);
  await page.locator(".quote-link").first().click();
  await says(page, "Link copied");
  const address = await page.evaluate(() => navigator.clipboard.readText());
  const other = await visitor.context.newPage();
  await other.goto(address);
  assert.equal(await other.locator(".quote:target").count(), 1);
});

/** Whether the focus can be seen: an outline around something in the window. */
function focusOf() {
  const element = document.activeElement;
  if (element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    what: element.outerHTML.slice(0, 120),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inWindow: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}

built("the focus is seen wherever it goes", { context: { reducedMotion: "reduce" } }, async ({ open }) => {
  const page = await open("");
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    for (const [kind, path] of Object.entries(KINDS)) {
      await open(path, page);
      for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press("Tab");
        const focus = await page.evaluate(focusOf);
        if (!focus) break;
        assert.ok(focus.outlined, `${kind}: no outline: ${focus.what}`);
        assert.ok(focus.inWindow, `${kind}: out of the window: ${focus.what}`);
      }
    }
  }
});

built("paper has what a document needs, and no furniture", {}, async ({ open }) => {
  const page = await open(KINDS["a briefing with everything"]);
  await page.emulateMedia({ media: "print" });
  for (const furniture of [".site-header", ".breadcrumbs", ".neighbours", ".contents", ".quote-link"]) {
    assert.equal(await page.locator(furniture).first().isVisible(), false, furniture);
  }
  const head = await page.locator(".print-head").innerText();
  assert.match(head, /Pyongyang-Moscow Briefings/);
  assert.match(head, /19 June 2025/);
  assert.match(await page.locator(".print-links").innerText(), /https:\/\/source\.example\/paper/);
  await says(page, "An earlier version was wrong.");
  const pdf = await page.pdf({ preferCSSPageSize: true });
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
  const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  assert.ok(sheets >= 2 && sheets <= 6, `${sheets} sheets`);
});

for (const [kind, sheets] of [["briefing", 3], ["person", 6], ["timeline", 15]]) {
  built(`${kind} on paper: nothing is cut off at the edge`, {}, async ({ open }) => {
    const page = await open(KINDS[kind]);
    await page.emulateMedia({ media: "print" });
    // The width of the text on A4 with the theme's margins, at 96 px an inch.
    await page.setViewportSize({ width: 657, height: 900 });
    assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth), true);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const count = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
    assert.ok(count <= sheets, `${count} sheets`);
  });
}

/** How far below the top of the page something begins. */
const top = (locator) => locator.evaluate((element) => element.getBoundingClientRect().top + scrollY);

for (const width of [390, 1440]) {
  built(`a person's page opens with what is new, at ${width} px`, {}, async ({ open }) => {
    const page = await open(KINDS.person);
    await page.setViewportSize({ width, height: 900 });
    const ids = ["actor-briefings", "actor-quotes", "actor-events", "actor-roles"];
    const tops = await Promise.all(ids.map((id) => top(page.locator(`#${id}`))));
    assert.deepEqual(tops, [...tops].sort((a, b) => a - b), ids.join(", "));
    assert.ok(tops[0] < 1000, `its briefings begin at ${tops[0]} px`);
  });

  built(`a briefing is its text, and says nothing twice, at ${width} px`, {}, async ({ open }) => {
    const page = await open(BRIEFING);
    await page.setViewportSize({ width, height: 900 });
    const main = page.locator("main");
    for (const titles of [".lines a", ".key-dates li > a"]) {
      // Also what is folded.
      const all = await page.locator(titles).allTextContents();
      assert.ok(all.length > 2, titles);
      assert.equal(new Set(all).size, all.length, titles);
    }
    const text = await main.innerText();
    const quotes = (await page.locator(".text .quote").allInnerTexts()).filter((words) => words.length > 60);
    assert.ok(quotes.length > 0);
    for (const words of quotes) {
      assert.equal(text.split(words).length, 2, words);
    }
  });
}

built("what belongs to a text keeps up with its reader", {}, async ({ open }) => {
  const page = await open(BRIEFING);
  await page.setViewportSize({ width: 1440, height: 800 });
  const glance = page.locator(".glance");
  // The page scrolls smoothly, which takes its time.
  await page.evaluate(() =>
    scrollTo({ top: document.querySelector("#briefing-sources").offsetTop - 200, behavior: "instant" }));
  const { top: above, bottom } = await glance.evaluate((element) => element.getBoundingClientRect());
  assert.ok(above >= 0 && bottom <= 800 && bottom > above + 200, `${above} to ${bottom}`);
  // What is further down in it is reached by scrolling, and by the keyboard.
  const last = glance.locator("a").last();
  await last.focus();
  const seen = await last.evaluate((element) => element.getBoundingClientRect().bottom <= innerHeight);
  assert.ok(seen);
});

built("the sign of a quote stands behind the marks that close it", {}, async ({ open }) => {
  const page = await open(BRIEFING);
  const before = await page.locator(".text .quote-link").evaluateAll((links) => links.map((link) => link.previousSibling.textContent));
  assert.ok(before.length > 0);
  assert.ok(before.every((words) => /[”’"][.,;:]?$/.test(words)), before.join(" | "));
});
