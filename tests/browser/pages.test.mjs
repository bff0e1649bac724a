// Pages of every kind, as they are published: in any width and colours, with JavaScript and without.

import assert from "node:assert/strict";
import { KINDS, built } from "./built.mjs";
import { tooWide } from "./judges.mjs";

const WIDTHS = [320, 390, 820, 1440];

for (const colorScheme of ["light", "dark"]) {
  for (const javaScriptEnabled of [true, false]) {
    const context = { colorScheme, javaScriptEnabled, reducedMotion: "reduce" };
    const how = `${colorScheme}, ${javaScriptEnabled ? "with" : "without"} JavaScript`;
    // The visitor fails the test on an error in the console, also of the page's own policy, and on another host.
    built(`pages of every kind: ${how}`, { context }, async ({ open }) => {
      const page = await open("");
      for (const [kind, path] of Object.entries(KINDS)) {
        await open(path, page);
        assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, `${kind}: one headline`);
        assert.notEqual(await page.title(), "", `${kind}: a title`);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          assert.deepEqual(await page.evaluate(tooWide), [], `${kind} fits ${width} px`);
        }
        const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        const [brightness] = /\d+/.exec(paper);
        assert.equal(brightness > 128, colorScheme === "light", `${kind} is ${colorScheme}: ${paper}`);
      }
    });
  }
}

const lost = { expected: [/status of 404/] };
built("a page that is not there helps on, from any depth", lost, async ({ open }) => {
  const page = await open("briefings/no/such/page/");
  await page.getByRole("main").getByRole("link", { name: "Briefings" }).first().click();
  await page.waitForURL("**/desk/briefings/");
});

// A redirect names no icon, so that the browser may ask for the host's.
built("an old address leads to the new one", { expected: [/favicon\.ico/] }, async ({ open }) => {
  const page = await open("old/everything/");
  await page.waitForURL("**/desk/briefings/everything/");
});

built("every link of the menu leads somewhere", {}, async ({ open }) => {
  const page = await open("");
  const links = page.getByRole("navigation", { name: "Main" }).getByRole("link");
  const addresses = await links.evaluateAll((found) => found.map((link) => link.href));
  assert.equal(addresses.length > 5, true);
  for (const address of addresses) assert.equal((await page.request.get(address)).status(), 200, address);
});
