// A host of static files, as GitHub Pages is one: `index.html` of folders, a slash where one lacks, `404.html`.

import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};

function kindOf(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() ? "folder" : found && "file";
}

/** Serves a folder below a path that ends in a slash. With `compressed` browsers get gzip, and keep what they got. */
export function host(folder, base = "/", { compressed = false } = {}) {
  const extra = compressed ? { "content-encoding": "gzip", "cache-control": "max-age=31536000" } : {};
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const send = (status, file) => {
      response.writeHead(status, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", ...extra });
      response.end(compressed ? gzipSync(readFileSync(file)) : readFileSync(file));
    };
    const file = path.startsWith(base) ? join(folder, path.slice(base.length)) : null;
    const kind = file && kindOf(file);
    if (kind === "folder" && !path.endsWith("/")) response.writeHead(301, { location: `${path}/` }).end();
    else if (kind === "folder" && kindOf(join(file, "index.html"))) send(200, join(file, "index.html"));
    else if (kind === "file" && !path.endsWith("/")) send(200, file);
    else send(404, join(folder, "404.html"));
  });
  // It keeps no run alive that failed before its end.
  server.unref();
  return new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(server)));
}
