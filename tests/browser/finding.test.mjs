// Network, quotes and timeline of an archive of a thousand briefings, as readers meet them on a telephone and on a desk.

import assert from "node:assert/strict";
import { archived, built } from "./built.mjs";

const SIZES = [
  { width: 390, height: 800 },
  { width: 1440, height: 900 },
];
const noScript = { context: { javaScriptEnabled: false } };

/** Nothing stands out of the window, and the page is no longer than so many pixels. */
async function isBounded(page, most) {
  const [wide, window, high] = await page.evaluate(() => [
    document.scrollingElement.scrollWidth,
    document.documentElement.clientWidth,
    document.documentElement.scrollHeight,
  ]);
  assert.ok(wide <= window, `${page.url()} is ${wide} px wide in ${window}`);
  assert.ok(high <= most, `${page.url()} is ${high} px high at ${window}, at most ${most}`);
}

archived("the network is bounded at any size, and says what it leaves out", noScript, async ({ open }) => {
  const page = await open("network/");
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await isBounded(page, 2600);
  }
  const said = await page.locator(".page-head .note").innerText();
  const [, shown, total] = /Drawn are ([\d,]+) of ([\d,]+) pairs/.exec(said);
  assert.equal(await page.locator(".drawing .pairs a").count(), Number(shown));
  assert.equal(await page.locator("table.pairs tbody tr").count(), Number(shown));
  assert.ok(Number(total) > Number(shown));
  // Twelve rows stand open; the others are folded, and a line leads to its row all the same.
  assert.equal(await page.locator("table.pairs tbody tr:visible").count(), 12);
  await page.locator(".more-pairs > summary").click();
  assert.equal(await page.locator("table.pairs tbody tr:visible").count(), Number(shown));
});

archived("in the network each has a line to whom it appears with most", noScript, async ({ open }) => {
  const page = await open("network/");
  const drawn = await page.locator("table.pairs tbody th").evaluateAll((cells) =>
    cells.map((cell) => [...cell.querySelectorAll("a")].map((link) => link.textContent)),
  );
  for (const name of ["Anna Arlov", "David Ermin", "Hanna Dahlke", "Clara Corvin"]) {
    await open(`actors/${name.toLowerCase().replace(" ", "-")}/`, page);
    const first = await page.locator("#actor-network table.pairs tbody tr:first-child th a").allTextContents();
    const other = first.find((one) => one !== name);
    assert.ok(drawn.some((pair) => pair.includes(name) && pair.includes(other)), `${name} and ${other}`);
  }
});

archived("a name is picked in the network, with and without a script", {}, async ({ open, visitor }) => {
  const page = await open("network/");
  await page.getByText("Choose a name").click();
  await page.locator(".choose input").fill("hanna cor");
  await page.locator(".choices li:visible", { hasText: "Hanna Corvin" }).waitFor();
  assert.equal(await page.locator(".choices li:visible").count(), 1);
  await page.locator(".choices a:visible").click();
  await page.waitForURL(/\/actors\/hanna-corvin\/#actor-network$/);
  assert.equal(await page.locator("#actor-network .drawing").count(), 1);
  const names = await visitor.context.newPage();
  await open("network/", names);
  const all = await names.locator(".choices a").allTextContents();
  assert.ok(all.length > 40);
  assert.deepEqual(all, all.toSorted((one, other) => one.localeCompare(other)), "from A to Z");
});

archived("quotes stand in order of time, with the ways to years, speakers and topics", noScript, async ({ open }) => {
  const page = await open("quotes/");
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await isBounded(page, 9500);
  }
  const days = await page.locator(".said time").evaluateAll((times) => times.map((time) => time.dateTime));
  assert.equal(days.length, 50);
  assert.deepEqual(days, days.toSorted().toReversed());
  await page.getByRole("navigation", { name: "Years" }).getByRole("link", { name: "2019" }).click();
  await page.waitForURL(/\/quotes\/page\/\d+\/#y2019$/);
  assert.equal(await page.locator("#y2019").innerText(), "2019");
  for (const [choose, name, url] of [
    ["By speaker", "David Ermin", /\/actors\/david-ermin\/quotes\/$/],
    ["By topic", "Fisheries", /\/topics\/fisheries\/quotes\/$/],
  ]) {
    await open("quotes/", page);
    await page.getByText(choose).click();
    await page.locator(".choices").getByRole("link", { name, exact: true }).click();
    await page.waitForURL(url);
    const listed = await page.locator(".said time").evaluateAll((times) => times.map((time) => time.dateTime));
    assert.ok(listed.length > 10);
    assert.deepEqual(listed, listed.toSorted().toReversed(), choose);
  }
});

archived("the filter of quotes looks through all pages, by words, speaker, topic and year", {}, async ({ open }) => {
  const page = await open("quotes/");
  const field = page.getByLabel("Filter by words, speaker, topic or year");
  for (const [words, number] of [["quagmire", 1], ["Number 17 ", null], ["gorse 2020", 1]]) {
    await field.fill(words);
    await page.locator(".filter-count", { hasText: "of 1000" }).waitFor();
    if (number) assert.equal(await page.locator(".said:visible").count(), number, words);
  }
  await field.fill("railways 2016");
  const shown = await page.locator(".said:visible time").evaluateAll((times) => times.map((time) => time.dateTime));
  assert.ok(shown.length > 3 && shown.every((day) => day.startsWith("2016")), shown.join());
});

archived("the timeline of thousands shows how many there are, and leads to the years and their events", noScript, async ({ open }) => {
  const page = await open("timeline/");
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await isBounded(page, 8500);
    const picture = await page.locator(".drawing-density").boundingBox();
    assert.ok(picture.height < 200 && picture.width > 300, `${picture.width} x ${picture.height}`);
    assert.equal(await page.locator(".drawing-density a").count(), 10);
  }
  // The eras of the settings stand behind it.
  assert.deepEqual(await page.locator(".drawing-density .era text").allTextContents(), ["Before the pact", "The long thaw"]);
  await page.locator(".drawing-density a", { hasText: "in 2020" }).click();
  await page.waitForURL(/\/timeline\/2020\/$/);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await isBounded(page, 8500);
  }
  assert.equal(await page.locator(".drawing-density a").count(), 12);
  const drawn = await page.locator(".drawing-timeline a").count();
  assert.ok(drawn > 40 && drawn < 50, `${drawn} of the events of the page`);
  await page.locator(".drawing-density a", { hasText: "in October" }).click();
  await page.waitForURL(/\/timeline\/2020\/page\/\d\/#event-/);
  assert.match(await page.locator(".event:target time").getAttribute("datetime"), /^2020-10/);
});

/** Labels that are cut although as many pixels as two words take stand empty beside them. */
function cutBesideNothing() {
  const picture = document.querySelector(".drawing-timeline");
  const all = picture.getBoundingClientRect();
  const links = [...picture.querySelectorAll("a")];
  const shapes = links.map((link) => ({ link, box: link.getBoundingClientRect() }));
  return links.flatMap((link) => {
    const text = link.querySelector("text");
    if (!text || !text.innerHTML.includes("…")) return [];
    const shown = [...text.childNodes].filter((node) => node.nodeType === 3 || getComputedStyle(node).display !== "none");
    if (!shown.map((node) => node.textContent).join("").endsWith("…")) return [];
    const box = link.getBoundingClientRect();
    const row = shapes.filter(({ link: other, box: one }) => other !== link && one.top < box.bottom && one.bottom > box.top);
    const isEnd = text.getAttribute("text-anchor") === "end";
    const free = isEnd
      ? box.left - Math.max(all.left, ...row.map(({ box: one }) => one.right).filter((right) => right <= box.left))
      : Math.min(all.right, ...row.map(({ box: one }) => one.left).filter((left) => left >= box.right)) - box.right;
    return free > 130 ? [`${text.textContent}: ${Math.round(free)} px`] : [];
  });
}

built("labels of a timeline are not cut beside empty space", {}, async ({ open }) => {
  const page = await open("timeline/");
  for (const path of ["timeline/", "timeline/2024/", "actors/kim-jong-un/timeline/"]) {
    await open(path, page);
    for (const width of [390, 820, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      assert.deepEqual(await page.evaluate(cutBesideNothing), [], `${path} at ${width}`);
    }
  }
});
