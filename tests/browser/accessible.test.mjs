// One page of each kind by the rules of axe-core: WCAG 2.2 A and AA, and its best practices.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { KINDS, built } from "./built.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

for (const colorScheme of ["light", "dark"]) {
  for (const width of [390, 1440]) {
    const context = { colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" };
    built(`axe-core finds nothing: ${width} px, ${colorScheme}`, { context }, async ({ open }) => {
      const page = await open("");
      for (const [kind, path] of Object.entries(KINDS)) {
        await open(path, page);
        // By the debugger: the page's own policy admits no script but its own.
        await page.evaluate(AXE);
        const { violations, passes } = await page.evaluate(() => window.axe.run());
        const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(" ")}`);
        assert.deepEqual(found, [], kind);
        assert.ok(passes.length > 10, kind);
      }
    });
  }
}
