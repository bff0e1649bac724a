// A site in several languages as its readers meet it: what they find by search, how the page runs, and the way from one
// language to another.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { BASE, inLanguages } from "./built.mjs";
import { isAccessible, isValid } from "./judges.mjs";

/** Folders of the editions, each with the way in which it is written. */
const EDITIONS = [["", "en", "ltr"], ["ar/", "ar", "rtl"], ["ko/", "ko", "ltr"], ["ru/", "ru", "ltr"]];

/** One page of each kind, below the folder of an edition. */
const PAGES = [
  "",
  "briefings/pyongyang/",
  "actors/vladimir-putin/",
  "search/",
  "search/?q=Putin",
  "data/",
  "timeline/",
  "network/",
  "quotes/",
  "404.html",
];

/** Waits until the page says how many it has found, and returns what it shows of each. */
async function found(page, count) {
  const status = page.locator(".search-count");
  await status.getByText(count, { exact: true }).waitFor().catch(async () => {
    assert.fail(`"${await status.textContent()}" is not "${count}" at ${decodeURI(page.url())}`);
  });
  return page.locator(".results > li").evaluateAll((entries) =>
    entries.map((entry) => ({
      title: entry.querySelector("a").textContent,
      path: new URL(entry.querySelector("a").href).pathname,
      head: entry.querySelector(".card-date").textContent.replace(/[\u2066-\u2069]/g, ""),
      summary: entry.querySelector(".card-summary")?.textContent ?? "",
      directions: [...entry.querySelectorAll(".card-date, .card-title, .card-summary")].map((part) => getComputedStyle(part).direction),
    })));
}

/** Edition, what is asked, how many are said to be found, and the titles with what stands above them. */
const FOUND = [
  ["ar/", "a word in a title and a body", "q=بوتين", "3 نتائج", [
    ["بوتين وكيم يعقدان أول قمة في فلاديفوستوك", "إحاطة · 26 أبريل 2019"],
    ["بوتين يصل إلى بيونغ يانغ بعد 24 عامًا", "إحاطة · 19 يونيو 2024"],
    ["فلاديمير بوتين", "شخصية أو جهة · رئيس، روسيا"],
  ]],
  ["ar/", "a name in Latin letters", "q=Vladimir+Putin", "نتيجة واحدة", [["فلاديمير بوتين", "شخصية أو جهة · رئيس، روسيا · Vladimir Putin"]]],
  ["ar/", "a name in Korean", "q=김정은", "نتيجة واحدة", [["كيم جونغ أون", "شخصية أو جهة · شخصية · 김정은"]]],
  ["ar/", "a topic", "q=القمم&kind=topic", "نتيجة واحدة", [["دبلوماسية القمم", "موضوع"]]],
  ["ar/", "briefings alone", "kind=briefing", "نتيجتان", [
    ["بوتين يصل إلى بيونغ يانغ بعد 24 عامًا", "إحاطة · 19 يونيو 2024"],
    ["بوتين وكيم يعقدان أول قمة في فلاديفوستوك", "إحاطة · 26 أبريل 2019"],
  ]],
  ["ar/", "words of another edition", "q=arrived", "لا توجد نتائج. جرّب كلمات أو شروطًا أقل.", []],
  ["ko/", "a word with an ending", "q=푸틴", "결과 3건", [
    ["푸틴과 김정은, 블라디보스토크에서 첫 정상회담", "브리핑 · 2019년 4월 26일"],
    ["푸틴, 24년 만에 평양 도착", "브리핑 · 2024년 6월 19일"],
    ["블라디미르 푸틴", "인물·기관 · 러시아 대통령"],
  ]],
  ["ko/", "a name in Latin letters", "q=Kim+Jong+Un", "결과 1건", [["김정은", "인물·기관 · 인물 · Kim Jong Un"]]],
  ["ko/", "a name in Arabic", "q=فلاديمير", "결과 1건", [["블라디미르 푸틴", "인물·기관 · 러시아 대통령 · فلاديمير بوتين"]]],
  ["ko/", "words of another edition", "q=arrived", "검색 결과가 없습니다. 단어나 조건을 줄여 보세요.", []],
  ["ru/", "a name in Korean", "q=김정은", "1 результат", [["Ким Чен Ын", "Действующее лицо · персона · 김정은"]]],
  ["ru/", "another form of a word", "q=встречи&kind=briefing", "2 результата", [
    ["Путин и Ким провели первую встречу во Владивостоке", "Сводка · 26 апреля 2019\u202fг."],
    ["Путин прибыл в Пхеньян спустя 24 года", "Сводка · 19 июня 2024\u202fг."],
  ]],
  ["", "a name in Korean", "q=김정은", "1 result", [["Kim Jong Un", "Actor · person · 김정은"]]],
  ["", "words of another edition", "q=정상회담", "Nothing found. Fewer words or filters find more.", []],
];

inLanguages("search finds what an edition holds, and says so in its language", {}, async ({ open }) => {
  const page = await open("");
  for (const [folder, what, query, count, expected] of FOUND) {
    await open(`${folder}search/?${query}`, page);
    const results = await found(page, count);
    const shown = results.map(({ title, head }) => [title, head]);
    assert.deepEqual(shown.toSorted(), expected.toSorted(), `${folder}: ${what}`);
  }
});

for (const [folder, language, direction] of EDITIONS) {
  inLanguages(`results lead into their own edition: ${language}`, {}, async ({ open, folder: files }) => {
    const page = await open(`${folder}search/?kind=actor`);
    const count = { en: "4 results", ar: "4 نتائج", ko: "결과 4건", ru: "4 результата" }[language];
    const results = await found(page, count);
    for (const { path, title } of results) {
      assert.ok(path.startsWith(`${BASE}${folder}actors/`), path);
      const text = readFileSync(join(files, path.slice(BASE.length), "index.html"), "utf8");
      assert.ok(text.includes(`<html lang="${language}"`) && text.includes(title), path);
    }
    // What is shown of an actor is of its text, and no list of its other names.
    const putin = results.find(({ path }) => path.endsWith("/vladimir-putin/"));
    assert.doesNotMatch(putin.summary, language === "ar" ? /Vladimir/ : /\p{Script=Arabic}/u);
    for (const side of putin.directions) assert.equal(side, direction);
    const sides = await page.locator(".card-title").evaluateAll((all) => all.map((one) => getComputedStyle(one).textAlign));
    assert.ok(sides.every((side) => side === "start" || side === (direction === "rtl" ? "right" : "left")), sides.join(", "));
    await page.locator(".results a").first().click();
    await page.waitForURL((address) => address.pathname === results[0].path);
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), results[0].title);
  });
}

/** The labels of the form. */
const FORMS = {
  ar: {
    labels: { kind: "النوع", order: "الترتيب", more: "شروط أخرى", actor: "شخصية أو جهة", topic: "موضوع", year: "العام" },
    actor: "كيم جونغ أون",
    topic: "دبلوماسية القمم",
    oldest: ["بوتين وكيم يعقدان أول قمة في فلاديفوستوك", "بوتين يصل إلى بيونغ يانغ بعد 24 عامًا"],
    counts: { two: "نتيجتان", one: "نتيجة واحدة" },
  },
  ko: {
    labels: { kind: "종류", order: "정렬", more: "조건 더 보기", actor: "인물·기관", topic: "주제", year: "연도" },
    actor: "김정은",
    topic: "정상외교",
    oldest: ["푸틴과 김정은, 블라디보스토크에서 첫 정상회담", "푸틴, 24년 만에 평양 도착"],
    counts: { two: "결과 2건", one: "결과 1건" },
  },
};
for (const [language, { labels, actor, topic, oldest, counts }] of Object.entries(FORMS)) {
  inLanguages(`results are filtered and sorted, and the address holds it all: ${language}`, {}, async ({ open, visitor }) => {
    const page = await open(`${language}/search/`);
    const select = (name, root = page) => root.getByLabel(labels[name], { exact: true });
    const titles = async (count) => (await found(page, count)).map(({ title }) => title);
    await page.getByText(labels.more).click();
    const option = select("actor").locator("option", { hasText: actor });
    await option.waitFor({ state: "attached" });
    // The number does not stand on the wrong side of a name in another script.
    assert.match(await option.textContent(), /^\u2068.+\u2069 \(\d+\)$/);
    await select("actor").selectOption(actor);
    await select("kind").selectOption("briefing");
    await select("topic").selectOption(topic);
    assert.deepEqual(await titles(counts.two), oldest.toReversed());
    await select("order").selectOption("oldest");
    await page.waitForFunction((title) => document.querySelector(".results a").textContent === title, oldest[0]);
    assert.deepEqual(await titles(counts.two), oldest);
    await select("year").selectOption("2024");
    assert.deepEqual(await titles(counts.one), [oldest[1]]);
    const other = await visitor.context.newPage();
    await other.goto(page.url());
    assert.deepEqual((await found(other, counts.one)).map(({ title }) => title), [oldest[1]]);
    for (const [name, value] of Object.entries({ kind: "briefing", order: "oldest", actor, topic, year: "2024" })) {
      assert.equal(await select(name, other).inputValue(), value);
    }
  });
}

for (const [language, name, count] of [["ar", "بوتين", "3 نتائج"], ["ko", "푸틴", "결과 3건"]]) {
  inLanguages(`search by keyboard alone: ${language}`, {}, async ({ open }) => {
    const page = await open(`${language}/briefings/vladivostok/`);
    await page.keyboard.press("/");
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    await page.waitForURL(({ pathname, searchParams }) =>
      pathname === `${BASE}${language}/search/` && searchParams.get("q") === name);
    const results = await found(page, count);
    const focused = () => page.evaluate(() => document.activeElement.name || document.activeElement.textContent);
    await page.keyboard.press("/");
    for (const { title } of results) {
      await page.keyboard.press("ArrowDown");
      assert.equal(await focused(), title);
    }
    await page.keyboard.press("ArrowUp");
    assert.equal(await focused(), results.at(-2).title);
    await page.keyboard.press("Escape");
    assert.equal(await focused(), "q");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL((address) => address.pathname === results[0].path);
  });
}

for (const [folder, language, direction] of EDITIONS) {
  inLanguages(`each page runs as its language does and fits the window: ${language}`, {}, async ({ open }) => {
    const page = await open(folder);
    for (const path of PAGES) {
      await open(folder + path, page);
      assert.equal(await page.evaluate(() => document.documentElement.lang), language);
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).direction), direction);
      for (const width of [320, 390, 820, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(over, 0, `${folder}${path} at ${width} px`);
      }
    }
  });
}

/** Where the first and the last letter of an element's text stand. */
const ends = (element) => {
  const letters = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const text = letters.nextNode();
  const left = (at) => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect().left;
  };
  return [left(0), left(text.length - 1)];
};

inLanguages("code and addresses run from left to right in Arabic too", {}, async ({ open }) => {
  const page = await open("ar/data/");
  const isForwards = async (selector) => {
    const elements = await page.locator(selector).all();
    assert.ok(elements.length > 0, selector);
    for (const element of elements) {
      const [first, last] = await element.evaluate(ends);
      assert.ok(first < last, `${selector}: ${await element.textContent()}`);
    }
  };
  await isForwards("h2 code");
  await isForwards("tbody th code");
  // The words of the table are English, and so is its order.
  const cells = await page.locator(".table").first().locator("tr").nth(1).locator("th, td").all();
  const lefts = await Promise.all(cells.map(async (cell) => (await cell.boundingBox()).x));
  assert.deepEqual(lefts, lefts.toSorted((one, other) => one - other));
  await open("ar/briefings/pyongyang/", page);
  await isForwards(".cite bdi");
  await page.emulateMedia({ media: "print" });
  await isForwards(".print-head span:last-child");
});

for (const [language, colorScheme] of [["ar", "light"], ["ar", "dark"], ["ko", "light"], ["ko", "dark"], ["ru", "light"]]) {
  const context = { colorScheme, viewport: { width: 390, height: 900 }, reducedMotion: "reduce" };
  inLanguages(`axe-core finds nothing: ${language}, ${colorScheme}`, { context }, async ({ open }) => {
    const page = await open(`${language}/`);
    for (const path of PAGES) {
      await open(`${language}/${path}`, page);
      await isAccessible(page, `${language}/${path}`);
    }
  });
}

inLanguages("the Nu HTML Checker finds no error in any edition", {}, ({ folder }) => isValid(folder, 60));

/** Attributes of the elements of a page that name other languages: in its head, and where readers see them. */
const links = (text, pattern) =>
  [...text.matchAll(pattern)].map(([tag]) => Object.fromEntries([...tag.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value])));

inLanguages("a page and its translations name each other, in the head and in sight", {}, ({ folder }) => {
  const HOST = "https://desk.example";
  const read = (path) => readFileSync(join(folder, path.slice(BASE.length), "index.html"), "utf8");
  const named = (text) => links(text, /<link rel="alternate" hreflang[^>]*>/g).map(({ hreflang, href }) => [hreflang, href]);
  const pages = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith("index.html"));
  let translated = 0;
  for (const file of pages) {
    const path = BASE + file.replace(/index\.html$/, "");
    const text = read(path);
    const alternates = named(text);
    const language = /<html lang="([^"]*)"/.exec(text)[1];
    const seen = links(/<nav class="languages".*?<\/nav>/s.exec(text)?.[0] ?? "", /<a [^>]*>/g);
    assert.deepEqual(seen.map(({ lang }) => lang), EDITIONS.map(([, tag]) => tag).filter((tag) => tag !== language), path);
    for (const { href, hreflang, lang } of seen) {
      assert.equal(hreflang, lang);
      assert.ok(read(href).includes(`<html lang="${lang}"`), `${path} leads to ${href}`);
    }
    if (!alternates.length) continue;
    translated += 1;
    const { "x-default": first, ...versions } = Object.fromEntries(alternates);
    assert.equal(first, versions.en, path);
    assert.equal(versions[language], HOST + path);
    for (const address of Object.values(versions)) {
      assert.deepEqual(named(read(address.slice(HOST.length))), alternates, `${path} and ${address}`);
    }
    const inSight = Object.fromEntries(seen.map(({ hreflang, href }) => [hreflang, HOST + href]));
    assert.deepEqual({ ...inSight, [language]: HOST + path }, versions, path);
  }
  assert.ok(translated >= 40, `${translated} pages`);
});

inLanguages("readers go to another language and back", {}, async ({ open }) => {
  const NAMES = { "": "English", "ar/": "العربية", "ko/": "한국어", "ru/": "Русский" };
  const page = await open("");
  for (const path of ["", "briefings/pyongyang/", "actors/vladimir-putin/", "topics/summit-diplomacy/"]) {
    await open(path, page);
    for (const folder of ["ar/", "ko/", "ru/", ""]) {
      await page.getByRole("banner").getByRole("link", { name: NAMES[folder], exact: true }).click();
      await page.waitForURL(`**${BASE}${folder}${path}`);
    }
  }
});
