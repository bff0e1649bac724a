// What readers do to find something: type, choose, share, go by keyboard; in any script, and without JavaScript.

import assert from "node:assert/strict";
import { KINDS, archived, built, published } from "./built.mjs";
import { page as ordinary } from "./data.mjs";
import { preview, says } from "./support.mjs";

/** Waits until the page says what became of the last search, and returns the titles of the results. */
async function titles(page, words) {
  await page.locator(".search-count", { hasText: words }).waitFor();
  return page.locator(".results a").allTextContents();
}

const first = (page, title) => page.locator(".results > li:first-child a", { hasText: title }).waitFor();

/** What is asked, and the first result. */
const FOUND = [
  ["a word of a title, before names and texts with it", "q=treaty", "The treaty takes effect, and both sides own up to the troops"],
  ["of two titles with a word the newer one", "q=Pyongyang", "From Pyongyang to Hanoi"],
  ["a name in full, before what speaks of it", "q=Vladimir+Putin", "Vladimir Putin"],
  ["a country, likewise", "q=russia", "Russia"],
  ["a topic in full", "q=sanctions+evasion", "Sanctions evasion"],
  ["a name of several, in a title", "q=Kim", "At Russia's new spaceport, Kim promises Putin support"],
  ["another form of a word", "q=vetoes", "A veto switches off the UN's North Korea watchdog"],
  ["words of a text, in the briefing before the quote", "q=%22interesting+and+substantive+interlocutor%22", "Putin and Kim hold a first summit in Vladivostok"],
  ["a year", "q=2019&kind=briefing", "Putin and Kim hold a first summit in Vladivostok"],
  ["what kinds are called is no word of theirs", "q=mutual+aid+clause", "A pact with a mutual-aid clause"],
  ["a word of a title", "q=spaceport", "At Russia's new spaceport, Kim promises Putin support"],
  ["words of a body that stand apart", "q=Malligyong+orbit", "Third time lucky: Malligyong-1 reaches orbit"],
  ["a name in Korean", "q=김정은", "Kim Jong Un"],
  ["a name in Chinese", "q=金正恩", "Kim Jong Un"],
  ["a name in Russian", "q=Ким+Чен+Ын", "Kim Jong Un"],
  ["a name without its accents", "q=Chongun", "Kim Jong Un"],
  ["a name in part", "q=Lavr", "Sergei Lavrov"],
  ["a topic", "q=sanctions+evasion&kind=topic", "sanctions evasion"],
  ["the words of a quote", "q=%22interesting+and+substantive+interlocutor%22&kind=quote", "Vladimir Putin"],
  ["an actor's quotes", "kind=quote&actor=Vladimir+Putin", "Vladimir Putin"],
  ["a page", "q=briefgen&kind=page", "About"],
];

built("search finds", {}, async ({ open }) => {
  const page = await open("");
  for (const [what, query, title] of FOUND) {
    await open(`search/?${query}`, page);
    await first(page, title).catch(async () => {
      assert.fail(`${what}: ${query} gives ${await page.locator(".results").innerText()}`);
    });
  }
});

/** The same in a thousand briefings of which most say the same. */
const FOUND_IN_MANY = [
  ["a word that hundreds of texts have, in one title", "q=treaty+fishing", "A treaty on fishing rights is signed"],
  ["of two titles the newer one", "q=reservoir", "A reservoir runs dry"],
  ["of two titles the one asked for", "q=reservoir+full", "The reservoir is full"],
  ["a name in full", "q=Anna+Arlov", "Anna Arlov"],
  ["a country in full", "q=Lakonia", "Lakonia"],
  ["a name in another script", "q=Грета+Горс", "Greta Gorse"],
  ["a name that few bear, in a title before the one who bears it", "q=Gorse", "Greta Gorse resigns"],
  ["a topic in full", "q=harbour+security", "Harbour security"],
  ["a topic by one of its words", "q=harbour", "Harbour security"],
  ["a word of two texts: where it is said more often", "q=obelisk", /week 460/],
  ["a word of a text and a quote: the text first", "q=quagmire", /week 810/],
  ["the quote, when quotes are asked for", "q=quagmire&kind=quote", /^\w+ \w+$/],
  ["a title and a name of those it lists", "q=zeppelin+Hollan", "A zeppelin lands"],
  ["by day, the newest first", "q=reservoir&sort=oldest", "The reservoir is full"],
];

archived("search finds in a thousand briefings", {}, async ({ open }) => {
  const page = await open("");
  for (const [what, query, title] of FOUND_IN_MANY) {
    await open(`search/?${query}`, page);
    await first(page, title).catch(async () => {
      assert.fail(`${what}: ${query} gives ${await page.locator(".results").innerText()}`);
    });
  }
});

built("what is found nowhere leads to what is near", {}, async ({ open }) => {
  const page = await open("search/");
  assert.ok(await page.locator(".search-offer a").count() > 5, "who has asked nothing is offered what is new");
  const field = page.getByRole("searchbox", { name: "Search for" });
  await field.fill("Lavorv");
  await page.locator(".search-near", { hasText: "Sergei Lavrov" }).waitFor();
  assert.deepEqual(await titles(page, "Nothing found"), []);
  assert.ok(await page.locator(".search-offer").isVisible());
  await page.locator(".search-near a", { hasText: "Sergei Lavrov" }).click();
  await first(page, "Sergei Lavrov");
  assert.ok(!(await page.locator(".search-offer").isVisible()));
  // A word that stands nowhere is named, and the others are searched for.
  await field.fill("spaceport zzzzz");
  await page.locator(".search-near", { hasText: "Nothing has zzzzz" }).waitFor();
  await first(page, "At Russia's new spaceport, Kim promises Putin support");
  await open("search/?q=spaceport&year=2019", page);
  await page.locator(".search-near a", { hasText: "The same without filters" }).click();
  await first(page, "At Russia's new spaceport, Kim promises Putin support");
});

built("what a result shows is of its text, not of its other names", {}, async ({ open }) => {
  const page = await open("search/?q=김정은");
  await first(page, "Kim Jong Un");
  assert.match(await page.locator(".result .card-date").first().innerText(), /김정은$/);
  assert.match(await page.locator(".card-summary").first().innerText(), /^Leader of North Korea/);
});

const lost = { expected: [/status of 404/] };

built("the page for lost addresses searches for what they say", lost, async ({ open }) => {
  const page = await open("2023/09/new-spaceport-putin.html");
  const link = page.getByRole("link", { name: "new spaceport putin" });
  await link.waitFor();
  assert.equal(await page.locator("#site-search").inputValue(), "2023 new spaceport putin");
  await link.click();
  await first(page, "At Russia's new spaceport, Kim promises Putin support");
  for (const says of ["briefings/", "12/7/", "%D0%9F%D1%83%D1%82%D0%B8%D0%BD/"]) {
    await open(`nowhere/${says}`, page);
    const shown = await page.locator(".lost q").innerText();
    assert.equal(shown, says.startsWith("%") ? "nowhere Путин" : "nowhere");
  }
});

built("results come as one types, with the words marked, and lead to their place", {}, async ({ open }) => {
  const page = await open("search/");
  const field = page.getByRole("searchbox", { name: "Search for" });
  await field.pressSequentially("vladivostok");
  // What is found as one types comes first.
  await page.waitForFunction(() => {
    const marks = [...document.querySelectorAll(".results mark")];
    return marks.length > 0 && marks.every((mark) => /vladivostok/i.test(mark.textContent));
  });
  await first(page, "Vladivostok");
  assert.match(page.url(), /\/desk\/search\/\?q=vladivostok$/);
  const marked = await page.locator(".results mark").allTextContents();
  assert.ok(marked.length > 0 && marked.every((words) => /vladivostok/i.test(words)), marked.join());
  await field.fill("no such words anywhere");
  assert.deepEqual(await titles(page, "Nothing found"), []);
  await field.fill("substantive interlocutor");
  await page.getByLabel("Kind").selectOption("Quotes");
  await first(page, "Vladimir Putin");
  await page.locator(".results a").first().click();
  await page.waitForURL(/\/desk\/briefings\/vladivostok-summit\/#quote-/);
  assert.equal(await page.locator(".quote:target").count(), 1);
  // The way back leads to the same results.
  await page.goBack();
  await first(page, "Vladimir Putin");
  assert.equal(await field.inputValue(), "substantive interlocutor");
});

built("results are filtered and sorted, and the address holds it all", {}, async ({ open, visitor }) => {
  const page = await open("search/?q=Putin");
  const all = await titles(page, "results");
  await page.getByLabel("Kind").selectOption("Briefings");
  await page.getByLabel("Order").selectOption("Oldest first");
  await first(page, "Putin and Kim hold a first summit in Vladivostok");
  await page.getByText("More filters").click();
  await page.getByLabel("Year").locator("option", { hasText: "2024" }).waitFor({ state: "attached" });
  await page.getByLabel("Year").selectOption({ value: "2024" });
  await page.getByLabel("Topic").selectOption({ value: "Mutual-defence treaty" });
  await page.getByLabel("Actor").selectOption({ value: "Kim Jong Un" });
  await first(page, "A pact with a mutual-aid clause");
  const found = await page.locator(".results").innerText();
  assert.notDeepEqual(await titles(page, /result/), all);
  for (const text of await page.locator(".results .card-date").allTextContents()) assert.match(text, /^Briefing · .* 2024/);
  const other = await visitor.context.newPage();
  await other.goto(page.url());
  await first(other, "A pact with a mutual-aid clause");
  assert.equal(await other.locator(".results").innerText(), found);
  for (const [label, value] of [["Kind", "briefing"], ["Order", "oldest"], ["Year", "2024"], ["Actor", "Kim Jong Un"]]) {
    assert.equal(await other.getByLabel(label).inputValue(), value);
  }
});

built("more results come on demand and are in the address", {}, async ({ open }) => {
  const page = await open("search/?q=Russia");
  await titles(page, "results");
  assert.equal(await page.locator(".results > li").count(), 10);
  await page.getByRole("button", { name: "More results" }).click();
  await page.locator(".results > li:nth-child(20)").waitFor();
  assert.match(page.url(), /show=20/);
  assert.equal(await page.evaluate(() => [...document.querySelectorAll(".results a")].indexOf(document.activeElement)), 10);
  await page.reload();
  await page.locator(".results > li:nth-child(20)").waitFor();
});

built("search by keyboard alone, from any page", {}, async ({ open }) => {
  const page = await open(KINDS.briefing);
  await page.keyboard.press("/");
  await page.keyboard.type("Lavrov");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/desk/search/?q=Lavrov");
  await first(page, "Sergei Lavrov");
  const focused = () => page.evaluate(() => document.activeElement.textContent || document.activeElement.name);
  await page.keyboard.press("/");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), "Sergei Lavrov");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), await page.locator(".results a").nth(1).textContent());
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(), "q");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  assert.equal(await focused(), "q");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/desk/actors/sergei-lavrov/");
});

built("without JavaScript the search page leads to the lists", { context: { javaScriptEnabled: false } }, async ({ open }) => {
  const page = await open("");
  await page.getByRole("banner").getByRole("link", { name: "Search" }).click();
  await page.waitForURL("**/desk/search/");
  await page.locator("noscript p").waitFor();
  await page.getByRole("navigation", { name: "Lists" }).getByRole("link", { name: "Actors" }).click();
  await page.waitForURL("**/desk/actors/");
});

/** The language of a site, what a page of it says, and what is asked: another form of a word, a word in the middle. */
const LANGUAGES = [
  ["en", "They agreed on sanctions.", ["sanction", "agree"]],
  ["ru", "Стороны обсудили санкции и помощь.", ["санкций", "обсудить"]],
  ["ko", "김정은은 평양에서 그를 맞았다.", ["김정은", "평양"]],
  ["zh", "普京访问平壤，会见金正恩。", ["平壤", "金正恩"]],
  ["ja", "プーチン大統領は平壌を訪問した。", ["大統領", "平壌"]],
  ["ar", "وصل الرئيس إلى بيونغ يانغ لإجراء محادثات.", ["الرئيس", "محادثات"]],
  // Texts of other languages in a site in English.
  ["en", "普京访问平壤，会见金正恩。", ["平壤", "金正恩 普京"]],
  ["en", "プーチン大統領は平壌を訪問した。", ["大統領", "プーチン"]],
  ["en", "Стороны обсудили санкции.", ["санкции", "обсуд"]],
  ["en", "وصل الرئيس إلى بيونغ يانغ.", ["الرئيس", "بيونغ"]],
];
for (const [language, text, asked] of LANGUAGES) {
  const files = { "briefgen.yaml": `language: ${language}\n`, "content/text.md": ordinary("Text", text) };
  published(`search in a site in ${language}: ${text}`, files, async ({ open }) => {
    const page = await open("");
    for (const words of asked) {
      await open(`search/?q=${encodeURIComponent(words)}`, page);
      await first(page, "Text").catch(async () => assert.fail(`${words}: ${await page.locator(".search").innerText()}`));
    }
    // Chinese and Japanese are shown as they are written, without the spaces of the index.
    const shown = await page.locator(".card-summary").innerText();
    assert.equal(shown, text);
    assert.equal(await page.locator(".card-summary").evaluate((element) => getComputedStyle(element).direction), language === "ar" || /^\p{sc=Arab}/u.test(text) ? "rtl" : "ltr");
  });
}

const files = { "content/odd.md": ordinary("Odd <b>title</b>", "Less < more & <i>markup</i> `<img src=x>` &amp; ___PAGEFIND_WEIGHT___9 end.") };
published("nothing of a text becomes markup", files, async ({ open }) => {
  const page = await open("search/?q=more");
  await first(page, "Odd <b>title</b>");
  const text = await page.locator(".card-summary").innerText();
  assert.match(text, /^Less < more & markup <img src=x> & /);
  assert.equal(await page.locator(".results :is(b, i, img)").count(), 0);
});

preview("a preview says that it has no index", { files: { "content/a.md": ordinary("A", "Words.") }, expected: [/./] }, async ({ open }) => {
  const page = await open("/search/?q=words");
  await says(page, "A preview has no search index");
});
