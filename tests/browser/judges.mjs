// What judges pages: axe-core and the Nu HTML Checker, which know nothing of briefgen, and whether a page fits its window.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";

const { resolve } = createRequire(import.meta.url);
const AXE = readFileSync(resolve("axe-core/axe.min.js"), "utf8");
const CHECKER = resolve("vnu-jar/build/dist/vnu.jar");
const JAVA = process.env.BRIEFGEN_JAVA;

/** Asserts that an open page keeps the rules of axe-core: WCAG 2.2 A and AA, and its best practices; `options` are those of its `run`. */
export async function isAccessible(page, what, options = {}) {
  // By the debugger: the page's own policy admits no script but its own.
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate((options) => window.axe.run(options), options);
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(" ")}`);
  assert.deepEqual(found, [], what);
  assert.ok(passes.length > (options.runOnly ? 0 : 10), what);
}

/** Asserts that the Nu HTML Checker finds no error in the pages of a folder, of which there are at least `least`. */
export function isValid(folder, least) {
  assert.ok(JAVA, "BRIEFGEN_JAVA is not set; run these tests by tests/browser/run");
  const pages = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".html"));
  assert.ok(pages.length >= least, `${pages.length} pages`);
  const options = ["--errors-only", "--format", "json", "--stdout", "--skip-non-html"];
  const ended = spawnSync(JAVA, ["-jar", CHECKER, ...options, folder], { encoding: "utf8", maxBuffer: 2 ** 28 });
  const { messages } = JSON.parse(ended.stdout);
  const shown = messages.slice(0, 10).map(({ url, lastLine, message }) => `${url}:${lastLine}: ${message}`);
  assert.deepEqual(shown, [], `${messages.length} errors`);
  assert.equal(ended.status, 0, ended.stderr);
}

/** What stands out of the window to the right or left, and is not in a part that scrolls by itself. */
export function tooWide() {
  const { clientWidth } = document.documentElement;
  if (document.scrollingElement.scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    .map((element) => element.outerHTML.slice(0, 120));
}
