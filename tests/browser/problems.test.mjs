// Problems are shown over the page, and go when they are mended.

import assert from "node:assert/strict";
import { THEME, WRONG_WEEKDAY, briefing, page as pageOf } from "./data.mjs";
import { isMarked, mark, preview, says, until } from "./support.mjs";

const TALK = "content/briefings/talk.md";
const files = { ...THEME, [TALK]: briefing("A talk", "First words.") };

/** The panel of problems. */
const panel = (page) => page.locator("briefgen-preview").getByRole("dialog");
const badge = (page) => page.locator("briefgen-preview").getByRole("button", { name: /(error|warning)s?\b/ });
const gone = (locator) => locator.waitFor({ state: "detached" });

/** What has the keyboard, also within the preview's own tree. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return (element.shadowRoot?.activeElement ?? element).textContent;
  });

for (const [name, path, broken, { message, source, place, rest = "First words." }] of [
  [
    "a briefing",
    TALK,
    "---\ntitle: [A talk\ndate: 2024-06-19\n---\nSecond words.\n",
    { message: "yaml-syntax", source: "title: [A talk" },
  ],
  [
    "a date",
    TALK,
    "---\ntitle: A talk\ndate: 2024-02-30\n---\nFirst words.\n",
    { message: "There is no 30 February.", source: "date: 2024-02-30", place: "3:12" },
  ],
  [
    "a template that cannot be read",
    "themes/desk/templates/page.html",
    "{% if %}\n",
    { message: "template-error", source: "{% if %}" },
  ],
  [
    "a template that cannot be rendered",
    "themes/desk/templates/briefing.html",
    '{% extends "base.html" %}\n{% block main %}{{ page.nothing.at.all }}{% endblock main %}\n',
    { message: "template-error", source: "page.nothing.at.all" },
  ],
  [
    "settings",
    "briefgen.yaml",
    "theme: [desk\n",
    { message: "yaml-syntax", source: "theme: [desk" },
  ],
]) {
  preview(`${name}: the problem is shown over the last good page`, { files }, async ({ site, open }) => {
    const page = await open("/briefings/talk/");
    await mark(page);
    site.put(path, broken);
    await panel(page).getByRole("heading", { name: "1 error" }).waitFor();
    const text = await panel(page).innerText();
    assert.ok(text.includes(message) && text.includes(source), text);
    assert.ok(await page.getByText(rest).isVisible(), "the last good page is gone");
    const link = panel(page).getByRole("link");
    const [, line, column] = /:(\d+):(\d+)$/.exec(await link.textContent());
    if (place) assert.equal(`${line}:${column}`, place);
    assert.equal(await link.textContent(), `${path}:${line}:${column}`);
    assert.equal(await link.getAttribute("href"), `vscode://file${site.path(path)}:${line}:${column}`);
    if (path in files) site.put(path, files[path]);
    else site.remove(path);
    await gone(panel(page));
    await gone(badge(page));
    await says(page, rest);
  });
}

preview("a template that fails on another page is found in a quiet moment", { files }, async ({ site, open }) => {
  const page = await open("/");
  site.put("themes/desk/templates/briefing.html", "{{ page.nothing.at.all }}\n");
  await panel(page).getByText("page.nothing.at.all").waitFor();
  site.remove("themes/desk/templates/briefing.html");
  await gone(panel(page));
});

const BROKEN = briefing("A talk", "First words.").replace("06-19", "02-30");

preview("the keyboard reaches, closes and opens the panel", { files }, async ({ site, open }) => {
  const page = await open("/briefings/talk/");
  site.put(TALK, BROKEN);
  await panel(page).waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Close");
  await page.keyboard.press("Escape");
  await gone(panel(page));
  assert.equal(await focused(page), "1 error");
  await page.keyboard.press("Enter");
  await panel(page).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await gone(panel(page));
});

preview("what was closed stays closed until there is news", { files }, async ({ site, open }) => {
  const page = await open("/briefings/talk/");
  site.put(TALK, BROKEN);
  await panel(page).getByRole("button", { name: "Close" }).click();
  // On the next page, and when it moves.
  await page.getByRole("link", { name: "Briefings" }).first().click();
  await badge(page).waitFor();
  site.put(TALK, BROKEN.replace("---", "---\n# A line above it."));
  site.put("content/briefings/other.md", briefing("Another talk", WRONG_WEEKDAY));
  await until("the warning is not counted", async () => (await badge(page).textContent()) === "1 error, 1 warning");
  assert.equal(await panel(page).count(), 0);
  for (const [title, path] of [
    ["2 errors", "content/briefings/other.md"],
    ["1 error", TALK],
  ]) {
    // Another one is news, and so is one that was mended and comes back.
    site.put(path, BROKEN);
    await badge(page).filter({ hasText: path }).click();
    await panel(page).getByRole("heading", { name: title }).waitFor();
    await panel(page).getByRole("button", { name: "Close" }).click();
    await badge(page).waitFor();
    for (const each of [TALK, "content/briefings/other.md"]) site.put(each, briefing("A talk", "Mended."));
    // A page that is loaded anew has no badge for a moment, whatever is wrong: it has to hear that all is mended.
    const closed = () => page.evaluate(() => sessionStorage.getItem("briefgen-closed")).catch(() => null);
    await until("the page does not hear that all is mended", async () => (await closed()) === "[]");
    await gone(badge(page));
  }
});

preview(
  "who is typing goes on typing",
  { files: { ...files, "content/form.md": pageOf("Form", '<p><input aria-label="Name"></p>') } },
  async ({ site, open }) => {
    const page = await open("/form/");
    const input = page.getByRole("textbox");
    await input.focus();
    await page.keyboard.type("Ki");
    site.put("briefgen.yaml", "theme: [desk\n");
    await panel(page).waitFor();
    await page.keyboard.type("m");
    assert.equal(await input.inputValue(), "Kim");
  },
);

preview("a fault elsewhere is a line in the corner", { files }, async ({ site, open, address }) => {
  const page = await open("/");
  site.put(TALK, BROKEN);
  await badge(page).filter({ hasText: `1 error: ${TALK}:3:12` }).waitFor();
  assert.equal(await panel(page).count(), 0);
  // On its own page it is the first thing to see.
  await page.goto(address("/briefings/talk/"));
  await panel(page).getByRole("heading", { name: "1 error" }).waitFor();
});

preview("what a problem quotes stays text", { files }, async ({ site, open, address }) => {
  const page = await open("/briefings/talk/");
  await page.evaluate(() => { window.onerror = window.alert = () => { throw new Error("it ran"); }; });
  const name = "</script><img src=x onerror=alert(1)>";
  site.put(TALK, briefing("A talk", "First words.", `actors: ["${name}"]\n`));
  await badge(page).click();
  await until("the name is not shown", async () => (await panel(page).textContent()).includes(name));
  assert.equal(await page.locator("briefgen-preview img").count(), 0);
  await page.goto(address("/__briefgen/"));
  await says(page, name);
  assert.equal(await page.locator("img").count(), 0);
});

preview("warnings are a badge, which opens the list", { files }, async ({ site, open }) => {
  const page = await open("/briefings/talk/");
  await mark(page);
  site.put("content/briefings/other.md", briefing("Another talk", `${WRONG_WEEKDAY}\n\n${WRONG_WEEKDAY}`));
  await badge(page).waitFor();
  assert.equal(await badge(page).textContent(), "2 warnings");
  assert.equal(await panel(page).count(), 0);
  await badge(page).click();
  await panel(page).waitFor();
  assert.equal(await panel(page).getByRole("listitem").count(), 2);
  await panel(page).getByRole("button", { name: "Close" }).click();
  await badge(page).waitFor();
  site.put("content/briefings/other.md", briefing("Another talk", "They met."));
  await gone(badge(page));
});

preview("of very many problems the first are shown", { files }, async ({ site, open }) => {
  const page = await open("/briefings/talk/");
  const many = Array.from({ length: 130 }, () => WRONG_WEEKDAY).join("\n\n");
  site.put("content/briefings/other.md", briefing("Another talk", many));
  await until("there are not 130", async () => (await badge(page).textContent()) === "130 warnings");
  await badge(page).click();
  assert.equal(await panel(page).getByRole("listitem").count(), 100);
  await panel(page).getByRole("link", { name: "And 30 more" }).click();
  await says(page, "Problems");
  assert.equal(await page.locator("#problems article.warning").count(), 130);
});

preview(
  "a theme that forbids scripts and styles of the page",
  {
    files: {
      ...files,
      "themes/desk/templates/base.html": files["themes/desk/templates/base.html"].replace(
        "<link",
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\"><link",
      ),
    },
  },
  async ({ site, open }) => {
    const page = await open("/briefings/talk/");
    site.put(TALK, BROKEN);
    await panel(page).waitFor();
    assert.equal(await panel(page).evaluate((element) => getComputedStyle(element).position), "fixed");
    site.put(TALK, briefing("A talk", "Second words."));
    await says(page, "Second words.");
    assert.equal(await isMarked(page), false);
  },
);
