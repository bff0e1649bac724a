// One page of each kind by the rules of axe-core.

import { KINDS, built } from "./built.mjs";
import { isAccessible } from "./judges.mjs";

for (const colorScheme of ["light", "dark"]) {
  for (const width of [390, 1440]) {
    const context = { colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" };
    built(`axe-core finds nothing: ${width} px, ${colorScheme}`, { context }, async ({ open }) => {
      const page = await open("");
      for (const [kind, path] of Object.entries(KINDS)) {
        await open(path, page);
        await isAccessible(page, kind);
      }
    });
  }
}
