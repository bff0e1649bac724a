// Makes the pictures in this folder: one page of each kind of the sample site, in Chromium.
//
//   npm install playwright-core          anywhere; run the script from there
//   node docs/screenshots/make.mjs SITE [LANGUAGES [THEMES]]
//
// SITE is a built sample site, such as target/sample-site; LANGUAGES is `examples/languages/`, built; THEMES is a folder
// with the sample site in each theme beside the default one: THEMES/gazette and so on. `-` leaves one out. Pages in
// Arabic and Korean need fonts for them: on Debian fonts-noto-core and fonts-nanum.
//
// CHROMIUM names the browser, when it is not /usr/bin/chromium.

import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { deflateSync, crc32 } from "node:zlib";
import { writeFileSync } from "node:fs";
import { host } from "../../tests/browser/host.mjs";

const { chromium } = createRequire(join(process.cwd(), "here.js"))("playwright-core");

const HERE = import.meta.dirname ?? new URL(".", import.meta.url).pathname;
const given = (at) => process.argv[at] && process.argv[at] !== "-" && resolve(process.argv[at]);
const SITE = process.argv[2] === undefined ? resolve("target/sample-site") : given(2);
const LANGUAGES = given(3);
const THEMES = given(4);
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 780 };

/** Name, path, size of the window, colours. */
const PICTURES = [
  ["home", "/", WIDE, "light"],
  ["home-dark", "/", WIDE, "dark"],
  ["home-phone", "/", NARROW, "light"],
  ["briefing", "/briefings/vladivostok-summit/", { width: 1440, height: 900 }, "light"],
  ["briefing-dark", "/briefings/partnership-treaty/", { width: 1440, height: 900 }, "dark"],
  ["briefing-phone", "/briefings/vladivostok-summit/", NARROW, "light"],
  ["actor", "/actors/vladimir-putin/", { width: 1440, height: 900 }, "light"],
  ["topic", "/topics/military-cooperation/", WIDE, "light"],
  ["actors", "/actors/", WIDE, "light"],
  ["timeline", "/timeline/", WIDE, "light"],
  ["quotes", "/quotes/", WIDE, "light"],
  ["network", "/network/", WIDE, "light"],
  ["not-found", "/404.html", WIDE, "light"],
];

/** The same of the site in several languages. */
const IN_LANGUAGES = [
  ["arabic", "/ar/briefings/pyongyang/", { width: 1280, height: 900 }, "light"],
  ["arabic-search", "/ar/search/?q=كيم", { width: 1280, height: 900 }, "light"],
  ["arabic-actor", "/ar/actors/vladimir-putin/", { width: 1280, height: 1300 }, "light"],
  ["korean", "/ko/briefings/pyongyang/", { width: 1280, height: 900 }, "light"],
];

/** The same of the site in another theme, by the folder of its site. */
const IN_THEMES = ["gazette", "report", "ledger"].map((theme) => [
  theme,
  [
    [theme, "/", WIDE, "light"],
    [`${theme}-briefing`, "/briefings/vladivostok-summit/", { width: 1280, height: 900 }, "light"],
  ],
]);

/** Runs in the page: the pixels of a PNG as indexes into at most 128 colours, the most frequent ones. */
async function reduce(base64) {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext("2d");
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const colour = (at) => (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
  const counts = new Map();
  for (let at = 0; at < data.length; at += 4) counts.set(colour(at), (counts.get(colour(at)) ?? 0) + 1);
  const palette = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 128).map(([one]) => one);
  const parts = (one) => [one >> 16, (one >> 8) & 255, one & 255];
  const away = (a, b) => parts(a).reduce((sum, part, at) => sum + (part - parts(b)[at]) ** 2, 0);
  const nearest = new Map();
  const find = (one) => {
    if (!nearest.has(one)) {
      let best = 0;
      palette.forEach((other, at) => (best = away(one, other) < away(one, palette[best]) ? at : best));
      nearest.set(one, best);
    }
    return nearest.get(one);
  };
  const indexes = [];
  for (let at = 0; at < data.length; at += 4) indexes.push(find(colour(at)));
  return { width, height, palette: palette.flatMap(parts), indexes };
}

/** An indexed PNG (PNG specification, colour type 3). */
function png({ width, height, palette, indexes }) {
  const chunk = (name, bytes) => {
    const body = Buffer.concat([Buffer.from(name, "latin1"), Buffer.from(bytes)]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row += 1) {
    rows.set(indexes.slice(row * width, (row + 1) * width), row * (width + 1) + 1);
  }
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  return Buffer.concat([start, chunk("IHDR", head), chunk("PLTE", palette), chunk("IDAT", data), chunk("IEND", [])]);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"],
});
const workshop = await (await browser.newContext()).newPage();
await workshop.goto("about:blank");

/** Makes the pictures of one site. */
async function make(site, pictures) {
  const server = await host(site);
  const base = `http://127.0.0.1:${server.address().port}`;
  for (const picture of pictures) await shoot(base, picture);
  server.close();
}

async function shoot(base, [name, path, viewport, colorScheme]) {
  const context = await browser.newContext({ viewport, colorScheme });
  const page = await context.newPage();
  await page.goto(base + path);
  // The results of a search come last.
  await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
  const shot = await page.screenshot();
  const bytes = png(await workshop.evaluate(reduce, shot.toString("base64")));
  writeFileSync(join(HERE, `${name}.png`), bytes);
  console.log(`${name}.png ${Math.round(bytes.length / 1024)} KB`);
  await context.close();
}

if (SITE) await make(SITE, PICTURES);
if (LANGUAGES) await make(LANGUAGES, IN_LANGUAGES);
if (THEMES) for (const [theme, pictures] of IN_THEMES) await make(join(THEMES, theme), pictures);
await browser.close();
