// A built site as its readers meet it: under a base path, behind a server that knows nothing but files. It is the sample
// site, the example in several languages, or one of a test's own.

import assert from "node:assert/strict";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { archive } from "./archive.mjs";
import { EVERYTHING, PICTURE } from "./data.mjs";
import { host } from "./host.mjs";
import { DEADLINE, Site, Visitor } from "./support.mjs";

const ROOT = join(import.meta.dirname, "../..");
/** Where a site stands: not at the root of its host, as most project sites of GitHub Pages. */
export const BASE = "/desk/";
const CLOCK = "2026-01-01";

/** One page of each kind, by name. Lists are short, so that they have further pages. */
export const KINDS = {
  home: "",
  briefing: "briefings/vladivostok-summit/",
  "a briefing with everything": "briefings/everything/",
  briefings: "briefings/",
  person: "actors/vladimir-putin/",
  country: "actors/north-korea/",
  actors: "actors/",
  "further actors": "actors/page/2/",
  "company of an actor": "actors/kim-jong-un/actors/",
  "mentions of an actor": "actors/north-korea/mentions/",
  "briefings of an actor": "actors/vladimir-putin/briefings/",
  "timeline of an actor": "actors/vladimir-putin/timeline/",
  "quotes of an actor": "actors/vladimir-putin/quotes/",
  topic: "topics/military-cooperation/",
  topics: "topics/",
  timeline: "timeline/",
  year: "timeline/2024/",
  network: "network/",
  quotes: "quotes/",
  page: "about/",
  search: "search/",
  "results of a search": "search/?q=Kim",
  "not found": "404.html",
};

/** The sample site with short lists and one briefing more, built into a folder of its own, with these settings more. */
export function buildSample(more = "") {
  const site = new Site({});
  for (const part of ["content"]) cpSync(join(ROOT, part), site.path(part), { recursive: true });
  const settings = readFileSync(join(ROOT, "briefgen.yaml"), "utf8");
  assert.doesNotMatch(settings, /^paginate:/m);
  site.put("briefgen.yaml", `${settings}\npaginate: 10\n${more}`);
  site.put("content/briefings/everything.md", EVERYTHING);
  site.put("content/briefings/everything.png", PICTURE);
  site.run("build", "--strict", "--clock", CLOCK, "--base-url", `https://desk.example${BASE}`);
  return site;
}

/** The example in several languages, built into a folder of its own, with these settings and files more. */
export function buildLanguages(more = "", files = {}) {
  const site = new Site({});
  const example = join(ROOT, "examples/languages");
  for (const part of ["briefgen.yaml", "content"]) cpSync(join(example, part), site.path(part), { recursive: true });
  site.put("briefgen.yaml", `${readFileSync(site.path("briefgen.yaml"), "utf8")}\n${more}`);
  for (const [path, text] of Object.entries(files)) site.put(path, text);
  site.run("build", "--strict", "--clock", CLOCK, "--base-url", `https://desk.example${BASE}`);
  return site;
}

/** An archive of a thousand briefings, built into a folder of its own. */
export function buildArchive() {
  const site = new Site(archive());
  site.run("build", "--clock", CLOCK, "--base-url", `https://desk.example${BASE}`);
  return site;
}

/** Opens pages of a folder's site in a browser of its own, and closes all of it in the end. */
async function visit(server, { context = {}, expected = [] }, body) {
  const visitor = await Visitor.come("127.0.0.1", expected, context);
  try {
    const open = async (path, page = null) => {
      page ??= await visitor.context.newPage();
      await page.goto(`http://127.0.0.1:${server.address().port}${BASE}${path}`);
      await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
      return page;
    };
    await body({ open, visitor });
    await visitor.leave();
  } finally {
    await visitor.context.close();
  }
}

/** Tests of one site, which is built for the first of them. */
export function testsOf(build) {
  let made = null;
  const make = async () => {
    const site = build();
    return { site, server: await host(site.path("public"), BASE) };
  };
  after(async () => {
    const { site, server } = (await made?.catch(() => null)) ?? {};
    server?.close();
    server?.closeAllConnections();
    site?.remove("");
  });
  return (name, options, body) =>
    test(name, { timeout: 4 * DEADLINE }, async () => {
      made ??= make();
      const { site, server } = await made;
      await visit(server, options, (tools) => body({ ...tools, folder: site.path("public") }));
    });
}

/**
 * A test of the built sample site: the body gets `open(path)`, a page of it, and `folder`, where it is. `context` are
 * options of the browser's context, `expected` patterns of the errors that belong to the test.
 */
export const built = testsOf(() => buildSample());

/** The same of the example in several languages. */
export const inLanguages = testsOf(() => buildLanguages());

/** The same of the archive of a thousand briefings. */
export const archived = testsOf(buildArchive);

/** The same of a site of these files. */
export function published(name, files, body) {
  test(name, { timeout: 4 * DEADLINE }, async () => {
    const own = new Site(files);
    own.run("build", "--clock", CLOCK, "--base-url", `https://desk.example${BASE}`);
    const server = await host(own.path("public"), BASE);
    try {
      await visit(server, {}, (tools) => body({ ...tools, folder: own.path("public") }));
    } finally {
      server.close();
      server.closeAllConnections();
      own.remove("");
    }
  });
}
