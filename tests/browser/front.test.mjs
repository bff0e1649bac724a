// The front page as readers meet it: who is in the news at once, a headline that nothing touches, a picture that leads,
// updates and corrections before what is older.

import assert from "node:assert/strict";
import { built, published } from "./built.mjs";
import { PICTURE } from "./data.mjs";

/** Where the parts of the page stand, in pixels from the top. */
const tops = (page, selectors) =>
  page.evaluate(
    (all) => all.map((one) => Math.round(document.querySelector(one).getBoundingClientRect().top + scrollY)),
    selectors,
  );

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

for (const viewport of [PHONE, DESK]) {
  built(`who is in the news is above the fold at ${viewport.width} px`, { context: { viewport } }, async ({ open }) => {
    const page = await open("");
    const last = ".news section:first-child .counted li:nth-child(5)";
    for (const top of await tops(page, ["#home-actors", last, ".lead .card-title"])) {
      assert.ok(top > 0 && top < viewport.height, `${top}`);
    }
  });
}

built("a line of news scrolls by itself and is reached by the keyboard", { context: { viewport: PHONE } }, async ({ open }) => {
  const page = await open("");
  const last = page.locator("[aria-labelledby=home-actors] .counted a").last();
  await last.focus();
  const { x, width } = await last.boundingBox();
  assert.ok(x >= 0 && x + width <= PHONE.width, `${x} + ${width}`);
});

built("corrections stand before older briefings on a phone", { context: { viewport: PHONE } }, async ({ open }) => {
  const [lead, changes, recent] = await tops(await open(""), [".lead", "#home-changes", "#home-recent"]);
  assert.ok(lead < changes && changes < recent, `${lead}, ${changes}, ${recent}`);
});

for (const width of [640, 820, 1024, 1440]) {
  built(`no date touches a headline at ${width} px`, { context: { viewport: { width, height: 900 } } }, async ({ open }) => {
    const page = await open("");
    const gaps = await page.locator(".day").evaluateAll((days) =>
      days.map((day) => {
        const text = document.createRange();
        text.selectNodeContents(day.querySelector(".day-date"));
        return day.querySelector(".cards").getBoundingClientRect().left - text.getBoundingClientRect().right;
      }),
    );
    assert.ok(gaps.length > 3 && gaps.every((gap) => gap >= 12), gaps.join(", "));
  });
}

const one = (image) => ({
  "briefgen.yaml": "title: Desk\nlints: { actor-undeclared: allow, topic-undeclared: allow }\n",
  "content/briefings/a.md": `---\ntitle: A landing\ndate: 2025-01-01\nactors: [Ana Duarte]\ntopics: [Fish]\n${image}---\nText.\n`,
  "content/briefings/boat.png": PICTURE,
});

published("a site of one briefing says nothing twice and nothing of trends", one(""), async ({ open }) => {
  const page = await open("");
  await page.setViewportSize(DESK);
  assert.equal(await page.getByRole("heading", { name: "Recent briefings" }).count(), 0);
  assert.equal(await page.locator(".trend").count(), 0);
  assert.equal(await page.getByRole("link", { name: "A landing" }).count(), 1);
});

const image = "image: boat.png\nimage_alt: A boat\n";
published("the picture of the first briefing leads, has its words, and leads where the headline does", one(image), async ({ open }) => {
  const page = await open("");
  await page.setViewportSize(PHONE);
  const [picture, headline] = await tops(page, [".top img", ".lead .card-title"]);
  assert.ok(picture < headline);
  assert.equal(await page.getByRole("link", { name: "A landing" }).count(), 1);
  assert.equal(await page.getByRole("img", { name: "A boat" }).count(), 1);
  const { x, y, width, height } = await page.locator(".top img").boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
  await page.waitForURL("**/briefings/a/");
});
