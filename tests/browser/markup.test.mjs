// Every page of the sample site by the Nu HTML Checker.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { built } from "./built.mjs";

const CHECKER = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
const JAVA = process.env.BRIEFGEN_JAVA;

built("the Nu HTML Checker finds no error in any page", {}, ({ folder }) => {
  assert.ok(JAVA, "BRIEFGEN_JAVA is not set; run these tests by tests/browser/run");
  const pages = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".html"));
  assert.ok(pages.length > 200, `${pages.length} pages`);
  const options = ["--errors-only", "--format", "json", "--stdout", "--skip-non-html"];
  const ended = spawnSync(JAVA, ["-jar", CHECKER, ...options, folder], { encoding: "utf8", maxBuffer: 2 ** 28 });
  const { messages } = JSON.parse(ended.stdout);
  const shown = messages.slice(0, 10).map(({ url, lastLine, message }) => `${url}:${lastLine}: ${message}`);
  assert.deepEqual(shown, [], `${messages.length} errors`);
  assert.equal(ended.status, 0, ended.stderr);
});
