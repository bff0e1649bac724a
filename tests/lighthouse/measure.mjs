// The four categories of Lighthouse for home, briefing, actor and timeline, as a phone sees them. At least 95 each.

import * as launcher from "chrome-launcher";
import lighthouse from "lighthouse";
import { host } from "../browser/host.mjs";

const SITE = process.argv[2];
const BASE = "/desk/";
const PAGES = ["", "briefings/vladivostok-summit/", "actors/vladimir-putin/", "timeline/"];
const LEAST = 95;

// Compressed, as every host of static sites does it.
const server = await host(SITE, BASE, { compressed: true });

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
