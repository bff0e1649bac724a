// The four categories of Lighthouse for home, briefing, actor and timeline, as a phone sees them. At least 95 each.

import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import * as launcher from "chrome-launcher";
import lighthouse from "lighthouse";

const SITE = process.argv[2];
const BASE = "/desk/";
const PAGES = ["", "briefings/vladivostok-summit/", "actors/vladimir-putin/", "timeline/"];
const LEAST = 95;
const TYPES = { ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".svg": "image/svg+xml" };

// Compressed, as every host of static sites does it.
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const file = join(SITE, path.slice(BASE.length - 1), path.endsWith("/") ? "index.html" : "");
  if (!path.startsWith(BASE) || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
    response.writeHead(404).end();
    return;
  }
  const type = TYPES[extname(file)] ?? "application/octet-stream";
  response.writeHead(200, { "content-type": type, "content-encoding": "gzip", "cache-control": "max-age=31536000" });
  response.end(gzipSync(readFileSync(file)));
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));

const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"];
const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];
const chrome = await launcher.launch({ chromePath: process.env.BRIEFGEN_CHROMIUM, chromeFlags: [...flags, ...quiet] });
let isGood = true;
for (const path of PAGES) {
  const address = `http://127.0.0.1:${server.address().port}${BASE}${path}`;
  const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "error" });
  const scores = Object.values(lhr.categories).map(({ title, score }) => [title, Math.round(score * 100)]);
  isGood &&= scores.every(([, score]) => score >= LEAST);
  console.log(`${BASE}${path}: ${scores.map(([title, score]) => `${title} ${score}`).join(", ")}`);
}
await chrome.kill();
server.close();
server.closeAllConnections();
process.exitCode = isGood ? 0 : 1;
