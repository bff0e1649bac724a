// What every test in a browser stands on: a site in a temporary folder, the program that serves it, and a browser
// in which nothing may go wrong unnoticed. It must not know what is tested.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "playwright-core";

/** Longer than anything takes, also on a slow machine. */
export const DEADLINE = 30_000;
/** Dates of the tests lie before it. */
const TODAY = "2026-01-01";

function fromEnvironment(name) {
  const value = process.env[name];
  assert.ok(value, `${name} is not set; run these tests by tests/browser/run`);
  return value;
}

const PROGRAM = fromEnvironment("BRIEFGEN");

/** The flags that let Chromium run as root, in a container, and without a word to other hosts. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let browser = null;
// One browser for all tests of a file: to start it takes longer than most tests.
const theBrowser = () => {
  browser ??= chromium.launch({
    executablePath: fromEnvironment("BRIEFGEN_CHROMIUM"),
    headless: !process.env.BRIEFGEN_HEADED,
    slowMo: process.env.BRIEFGEN_HEADED ? 300 : 0,
    args: FLAGS,
  });
  return browser;
};
after(async () => {
  await (await browser)?.close();
});

/** Waits until something holds, and returns it. */
export async function until(otherwise, holds) {
  const end = Date.now() + DEADLINE;
  for (;;) {
    const held = await holds();
    if (held) return held;
    assert.ok(Date.now() < end, otherwise);
    await pause(20);
  }
}

/** A site in a folder of its own. */
export class Site {
  constructor(files) {
    this.root = realpathSync(mkdtempSync(join(tmpdir(), "briefgen-browser-")));
    for (const [path, text] of Object.entries(files)) this.put(path, text);
  }

  path(path) {
    return join(this.root, path);
  }

  put(path, text) {
    mkdirSync(dirname(this.path(path)), { recursive: true });
    writeFileSync(this.path(path), text);
  }

  /** As many editors save: beside the file, then over it. */
  putByRename(path, text) {
    const beside = join(dirname(path), `.${Date.now()}.new`);
    this.put(beside, text);
    renameSync(this.path(beside), this.path(path));
  }

  remove(path) {
    rmSync(this.path(path), { recursive: true, force: true });
  }

  /** Runs briefgen to its end; returns what it prints. */
  run(...commandLine) {
    const ended = spawnSync(PROGRAM, commandLine, { cwd: this.root, encoding: "utf8" });
    assert.equal(ended.status, 0, `briefgen ${commandLine.join(" ")}: ${ended.stdout}${ended.stderr}`);
    return ended.stdout;
  }
}

/** A running `briefgen serve`. */
export class Server {
  /** Starts it at a port, or at any that is free. */
  static async start(site, { port = 0, flags = [] } = {}) {
    const server = new Server();
    const commandLine = ["serve", "--port", String(port), "--clock", TODAY, ...flags];
    server.child = spawn(PROGRAM, commandLine, { cwd: site.root, stdio: ["ignore", "pipe", "pipe"] });
    server.ended = new Promise((resolve) => server.child.once("close", resolve));
    server.printed = [];
    for (const stream of [server.child.stdout, server.child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => server.printed.push(line));
    }
    const line = await until("The server does not say where it listens.", () => {
      assert.equal(server.child.exitCode, null, `The server ended: ${server.printed.join("\n")}`);
      return server.printed.find((printed) => printed.startsWith("Serving "));
    });
    /** With the base path and a slash at its end. */
    server.address = new URL(/http:\/\/\S+/.exec(line)[0]);
    return server;
  }

  async stop() {
    this.child.kill();
    await this.ended;
  }
}

/** A context of the browser that keeps what goes wrong in it: errors of pages, and requests to other hosts. */
export class Visitor {
  static async come(host, expected, options) {
    const visitor = new Visitor();
    visitor.wrong = [];
    visitor.context = await (await theBrowser()).newContext(options);
    visitor.context.setDefaultTimeout(DEADLINE);
    const note = (what) => {
      if (!expected.some((pattern) => pattern.test(what))) visitor.wrong.push(what);
    };
    visitor.context.on("weberror", (error) => note(`page error: ${error.error().stack}`));
    visitor.context.on("console", (message) => {
      if (message.type() === "error") note(`console: ${message.text()} (${message.location().url})`);
    });
    visitor.context.on("request", (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (/^(https?|wss?):$/.test(protocol) && hostname !== host) note(`request: ${request.url()}`);
    });
    return visitor;
  }

  async leave() {
    await this.context.close();
    assert.deepEqual(this.wrong, [], "Something went wrong in a page.");
  }
}

/**
 * A test of the preview: a site of these files is served, and the body gets
 * - `site`, to change its files;
 * - `server`, and `restart` to end it and start it again at the same port;
 * - `address(path)`, with the base path;
 * - `open(path)`, a new page, which is connected if it has JavaScript; and `visitor`, to whom it belongs.
 * `expected` are patterns of the errors that belong to the test, `flags` are of `briefgen serve`, `context` are
 * options of the browser's context.
 */
export function preview(name, { files, flags, context = {}, expected = [] }, body) {
  // A test that hangs is a failure, not a run without an end.
  test(name, { timeout: 4 * DEADLINE }, async () => {
    const site = new Site(files);
    let server = null;
    let visitor = null;
    try {
      server = await Server.start(site, { flags });
      visitor = await Visitor.come(server.address.hostname, expected, context);
      const address = (path) => new URL(path.replace(/^\//, ""), server.address).href;
      const open = async (path) => {
        const page = await visitor.context.newPage();
        if (context.javaScriptEnabled === false) await page.goto(address(path));
        else await Promise.all([connected(page), page.goto(address(path))]);
        return page;
      };
      const restart = async (change = () => {}) => {
        await server.stop();
        change();
        server = await Server.start(site, { flags, port: server.address.port });
      };
      await body({ site, address, open, restart, visitor });
      await visitor.leave();
      visitor = null;
    } finally {
      await visitor?.context.close();
      await server?.stop();
      site.remove("");
    }
  });
}

/** Waits until a page hears of changes. */
export function connected(page) {
  return page.waitForResponse((response) => response.url().includes("/__briefgen/events?"));
}

/** Waits until a page says these words, also when it is loaded anew meanwhile. */
export async function says(page, words) {
  await page.getByText(words).first().waitFor();
}

/** Waits until a page says these words no more. */
export async function isSilentOf(page, words) {
  await page.waitForFunction((gone) => document.body && !document.body.innerText.includes(gone), words, {
    polling: 50,
  });
}

const MARK = "briefgenTestMark";

/** Marks a page as it is loaded now: a reload takes the mark away. */
export const mark = (page) => page.evaluate((name) => { window[name] = true; }, MARK);
export const isMarked = (page) => page.evaluate((name) => window[name] === true, MARK);
