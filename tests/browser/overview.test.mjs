// The server's own overview, and pages where no script may run.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { WRONG_WEEKDAY, briefing, page as pageOf } from "./data.mjs";
import { preview, says } from "./support.mjs";

const LONG = "a-name-that-is-longer-than-any-screen-of-a-phone-is-wide-and-has-no-place-to-break-it-well";

const files = {
  "briefgen.yaml": "title: Desk\n",
  "content/about.md": pageOf("About", "First words."),
  "content/briefings/talk.md": briefing("A talk", WRONG_WEEKDAY),
  [`content/briefings/${LONG}.md`]: briefing("A long name", "They met.", "actors: [Nobody Knows]\n"),
  "content/briefings/draft.md": briefing("Half a thought", "Words.", "draft: true\n"),
  "content/briefings/later.md": briefing("Not yet", "Words.").replace("2024", "2031"),
  "content/briefings/over.md": briefing("Over by now", "Words.", "expires: 2025-01-01\n"),
};

const WITHHELD = [
  ["Half a thought", "content/briefings/draft.md", "a draft"],
  ["Not yet", "content/briefings/later.md", "dated in the future"],
  ["Over by now", "content/briefings/over.md", "expired"],
];

for (const javaScriptEnabled of [true, false]) {
  const name = javaScriptEnabled ? "the overview" : "the overview without JavaScript";
  const given = { files, context: { javaScriptEnabled } };
  preview(`${name} lists pages, problems and what is withheld`, given, async ({ open, site }) => {
    const page = await open("/__briefgen/");
    const problems = page.locator("#problems");
    await problems.getByText("19 June 2024 is not a Tuesday.").waitFor();
    await problems.getByText("`Nobody Knows`").first().waitFor();
    const link = problems.getByRole("link", { name: /talk\.md:5:13$/ });
    assert.equal(await link.getAttribute("href"), `vscode://file${site.path("content/briefings/talk.md")}:5:13`);
    for (const [title, file, why] of WITHHELD) {
      const row = page.locator("#withheld tr", { hasText: title });
      await row.getByText(file).waitFor();
      await row.getByText(why).waitFor();
    }
    await page.getByRole("searchbox").fill("about");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await says(page, "1 of ");
    await page.locator("#pages").getByRole("link", { name: "/about/" }).click();
    await says(page, "First words.");
  });
}

preview("the overview follows", { files }, async ({ open, site }) => {
  const page = await open("/__briefgen/");
  site.put("content/briefings/talk.md", briefing("A talk", "They met."));
  await page.locator("#problems").getByText("not a Tuesday").waitFor({ state: "detached" });
  site.put("content/briefings/draft.md", briefing("Half a thought", "Words."));
  await page.locator("#withheld").getByText("Half a thought").waitFor({ state: "detached" });
  await page.locator("#pages").getByRole("link", { name: "/briefings/draft/" }).waitFor();
});

const drafts = { files, flags: ["--drafts", "--future", "--expired"] };
preview("what is withheld is shown when asked for", drafts, async ({ open }) => {
  const page = await open("/__briefgen/");
  await says(page, "Everything is published.");
  await page.locator("#pages").getByRole("link", { name: "/briefings/later/" }).click();
  await says(page, "Not yet");
});

for (const width of [390, 1440]) {
  const context = { viewport: { width, height: 800 } };
  preview(`nothing is wider than a window of ${width} px`, { files, context }, async ({ open }) => {
    const check = async (page) => {
      const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(inner <= outer, `${page.url()} is ${inner} px wide`);
    };
    await check(await open("/__briefgen/"));
    const page = await open("/briefings/talk/");
    await page.locator("briefgen-preview").getByRole("button").click();
    const panel = page.locator("briefgen-preview").getByRole("dialog");
    const [inner, outer] = await panel.evaluate((element) => [element.scrollWidth, element.clientWidth]);
    assert.ok(inner <= outer, `the panel is ${inner} px wide`);
    await check(page);
  });
}

preview(
  "without JavaScript pages read as they are built",
  { files, context: { javaScriptEnabled: false } },
  async ({ open, site }) => {
    site.run("build", "--clock", "2026-01-01");
    for (const [path, words] of [
      ["/", "A talk"],
      ["/about/", "First words."],
      ["/briefings/talk/", WRONG_WEEKDAY],
    ]) {
      const page = await open(path);
      assert.ok(await page.getByText(words).first().isVisible(), path);
      assert.equal(await page.locator("briefgen-preview").count(), 0);
      const served = await (await page.reload()).text();
      const built = readFileSync(site.path(`public${path}index.html`), "utf8");
      assert.equal(served.replace(/<script src="[^"]*\/preview\.js"[^>]*><\/script>/, ""), built);
    }
  },
);
