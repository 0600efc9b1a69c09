// What the tests in a browser share: the program, the browser, and a small server of a finished publication.
//
// MASTHEAD names the program (default: target/debug/masthead), CHROMIUM the browser (default: /usr/bin/chromium), NODE_PATH
// the folder with the packages that a test needs. Without a browser the tests are skipped.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
export const program = path.resolve(process.env.MASTHEAD ?? "target/debug/masthead");
export const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const browserArguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
export const skip = existsSync(executablePath) ? false : `no browser at ${executablePath}`;

/** A path below the folder where npm put its packages. */
export const installed = (...parts) => path.resolve(process.env.NODE_PATH ?? "node_modules", ...parts);

export async function launch() {
  const { chromium } = createRequire(import.meta.url)(installed("playwright-core"));
  return chromium.launch({ executablePath, args: browserArguments });
}

/** This repository's publication in a folder of its own. */
export async function copyOfPublication() {
  const site = await mkdtemp(path.join(tmpdir(), "masthead-"));
  for (const name of ["config.toml", "content", "static", "templates"]) {
    if (existsSync(name)) await cp(name, path.join(site, name), { recursive: true });
  }
  return site;
}

/**
 * Builds the publication of a folder and serves what came out on this machine, as a plain host would, with compression:
 * `{address, pages, weigh, close}`. `pages` are the routes of one page of each kind and language, by `"article fr"`.
 */
export async function publish(site) {
  const server = createServer((request, response) => answer(path.join(site, "public"), request, response));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${server.address().port}`;
  await run(program, ["build", "--root", site, "--base-url", `${address}/`, "--now", "2026-11-01"]);
  const { stdout } = await run(program, ["list", "--format", "json", "--root", site, "--now", "2026-11-01"], { maxBuffer: 1 << 26 });
  const pages = new Map();
  for (const file of stdout.trim().split("\n").map((line) => JSON.parse(line))) {
    const isPage = file.route.endsWith("/") || file.route.endsWith("404.html");
    const kind = `${file.kind} ${file.language}`;
    if (isPage && file.kind !== "redirect" && !pages.has(kind)) pages.set(kind, file.route);
  }
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await rm(site, { recursive: true });
  };
  return { address, pages, close };
}

const MEDIA_TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp", ".jpg": "image/jpeg", ".woff2": "font/woff2", ".xml": "application/xml", ".txt": "text/plain", ".wasm": "application/wasm" };

async function answer(folder, request, response) {
  const route = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  let file = path.join(folder, route);
  if (await stat(file).then((found) => found.isDirectory(), () => false)) file = path.join(file, "index.html");
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) {
    response.writeHead(404, { "content-type": MEDIA_TYPES[".html"] });
    response.end(await readFile(path.join(folder, "404.html")).catch(() => ""));
    return;
  }
  response.writeHead(200, { "content-type": MEDIA_TYPES[path.extname(file)] ?? "application/octet-stream", "cache-control": "no-cache" });
  response.end(bytes);
}
