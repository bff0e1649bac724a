// What pages say of themselves to machines, by programs that know nothing of briefgen: a JSON-LD processor reads it,
// and the types of schema.org's published vocabulary (schema-dts) check each thing of it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import jsonld from "jsonld";
import { buildSample } from "./built.mjs";
import { DEADLINE, Site } from "./support.mjs";

const MODULES = join(import.meta.dirname, "node_modules");
const TSC = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

/** As much of schema.org's context as decides what is an address: https://schema.org/docs/jsonldcontext.json */
const CONTEXT = {
  "@context": {
    "@vocab": "https://schema.org/",
    ...Object.fromEntries(["url", "sameAs", "image", "mainEntityOfPage"].map((name) => [name, { "@type": "@id" }])),
  },
};

/** Every character that breaks careless writers. */
const ODD =
  "=\"double\" 'single' & <b>bold</b> </script><!-- ]]> --> \u2028\u2029\u0085 \u0001\b\u000b\f\u001b\u007f one\n" +
  "two\r\nthree\ttab \\n \\ , ; : 🇺🇳👩‍👩‍👧‍👦 \u202eover\u202c \u200fعربي\u200f \ufeff";
/** As a text of YAML, which reads JSON, but for characters that it wants escaped. */
const odd = (name) =>
  JSON.stringify(`${name} ${ODD} ${name}`).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

const STRANGE = {
  "briefgen.yaml": `title: ${odd("site")}\nauthor: ${odd("publisher")}\nbase_url: https://odd.example/desk/\n`,
  "content/actors/one.md": `---\nname: ${odd("actor")}\nkind: country\naliases: [${odd("alias")}]\nlinks: { wikidata: Q1 }\n---\nWords.\n`,
  "content/briefings/odd.md": `---
title: ${odd("title")}
date: 2024-06-19
updated: 2024-06-20
summary: ${odd("summary")}
authors: [${odd("author")}]
actors: [${odd("actor")}]
topics: [${odd("topic")}]
dates: [{ date: 2023-05~/2024, event: ${odd("event")}, place: ${odd("place")}, actors: [${odd("guest")}], source: s }]
quotes: [{ speaker: ${odd("actor")}, text: ${odd("quote")}, date: 2024-06, original: ${odd("original")}, original_language: ko, source: s }]
sources: [{ id: s, title: ${odd("source")}, publisher: ${odd("house")}, url: https://example.com/?a=1&b=2, date: 2024-05 }]
corrections: [{ date: 2024-06-20, text: ${odd("correction")} }]
---
Words.
`,
};

/** The graphs of all pages of a site, with the page of each. */
function graphs(folder) {
  const pages = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".html"));
  const pattern = /<script type="application\/ld\+json">(.*?)<\/script>/gs;
  const of = (page) => [...readFileSync(join(folder, page), "utf8").matchAll(pattern)].map((found) => found[1]);
  return pages.flatMap((page) => of(page).map((text) => ({ page, graph: JSON.parse(text) })));
}

/** A thing, and those that stand in it with a type. */
const within = (thing) => [thing, ...(thing.hasPart ?? []), ...[thing.about ?? []].flat().filter((one) => one["@type"])];

/** What a thing is made of, whatever it says: things of one shape need to be checked once. */
function shape(value) {
  if (Array.isArray(value)) return [...new Set(value.map((item) => JSON.stringify(shape(item))))].sort();
  if (value === null || typeof value !== "object") return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, key === "@type" ? item : shape(item)]));
}

/** What the types of schema.org have against things. */
function faults(things) {
  const shapes = new Map(things.map((thing) => [JSON.stringify(shape(thing)), thing]));
  const types = [...new Set([...shapes.values()].map((thing) => thing["@type"]))];
  const lines = [...shapes.values()].map((thing, at) => `export const thing${at}: ${thing["@type"]} = ${JSON.stringify(thing)};`);
  const folder = mkdtempSync(join(tmpdir(), "briefgen-structured-"));
  try {
    symlinkSync(MODULES, join(folder, "node_modules"));
    writeFileSync(join(folder, "things.ts"), `import type { ${types.join(", ")} } from "schema-dts";\n${lines.join("\n")}\n`);
    const options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2022"];
    const ended = spawnSync(process.execPath, [TSC, ...options, "things.ts"], { cwd: folder, encoding: "utf8" });
    assert.ok(ended.status !== null, String(ended.error));
    return ended.stdout.slice(0, 4000);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

let sites = [];
before(() => {
  const strange = new Site(STRANGE);
  strange.run("build", "--clock", "2026-01-01");
  sites = [buildSample(), strange];
});
after(() => sites.forEach((site) => site.remove("")));

test("a JSON-LD processor reads every graph and drops nothing", { timeout: 8 * DEADLINE }, async () => {
  const documentLoader = async (url) => ({ document: CONTEXT, documentUrl: url, contextUrl: null });
  for (const site of sites) {
    const all = graphs(site.path("public"));
    assert.ok(all.length > 5, `${all.length} graphs`);
    for (const { page, graph } of all) {
      // `safe` refuses whatever would be lost: relative addresses, terms without a meaning.
      const quads = await jsonld.toRDF(graph, { safe: true, documentLoader });
      const count = quads.filter((quad) => quad.predicate.value.endsWith("#type")).length;
      assert.ok(count >= graph["@graph"].length, `${page}: ${count} types`);
      for (const { predicate } of quads) {
        assert.match(predicate.value, /^https:\/\/schema\.org\/[a-zA-Z]+$|#type$/, page);
      }
    }
  }
});

test("each thing is as schema.org describes its type", { timeout: 20 * DEADLINE }, () => {
  const things = sites.flatMap((site) => graphs(site.path("public"))).flatMap(({ graph }) => graph["@graph"].flatMap(within));
  const types = new Set(things.map((thing) => thing["@type"]));
  for (const type of ["NewsArticle", "Person", "Country", "Organization", "Quotation", "Event", "BreadcrumbList", "WebSite", "CollectionPage", "WebPage"]) {
    assert.ok(types.has(type), `no ${type} on any page`);
  }
  assert.equal(faults(things), "");
});

test("the types refuse what schema.org does not have", { timeout: 20 * DEADLINE }, () => {
  const told = faults([
    { "@type": "Event", name: "Talks", spokenBy: "Nobody" },
    { "@type": "Quotation", text: "Words", creator: { "@type": "Country", name: "A country" } },
  ]);
  assert.match(told, /thing0|spokenBy/);
  assert.match(told, /TS\d+.*\n[^]*TS\d+/);
});

test("odd characters come back from a graph", () => {
  const site = sites[1];
  const { graph } = graphs(site.path("public")).find(({ page }) => page.endsWith(join("odd", "index.html")));
  const find = (type) => graph["@graph"].flatMap(within).find((thing) => thing["@type"] === type);
  const plain = (name) => `${name} ${ODD} ${name}`;
  const article = find("NewsArticle");
  assert.equal(article.headline, plain("title"));
  assert.equal(article.correction[0].text, plain("correction"));
  assert.equal(article.citation[0].name, plain("source"));
  assert.equal(find("Quotation").text, plain("quote"));
  assert.equal(find("Event").name, plain("event"));
  assert.equal(find("Event").startDate, undefined);
  assert.equal(find("Event").endDate, "2024");
});
