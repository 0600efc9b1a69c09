// Pictures of every kind of page: wide, very wide, phone, dark and print. Needs chromium and playwright-core; pdftoppm for pictures of prints.
//
//   NODE_PATH=DIR/node_modules node tools/screenshots.mjs PATH-OF-MASTHEAD FOLDER [SITE]
//
// Without SITE it takes this repository's publication. `ONLY=article,home` takes those kinds, `FORMS=wide,dark` those forms.
import { execFileSync } from "node:child_process";
import { createReadStream } from "node:fs";
import { cp, mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

const FORMS = {
  wide: { width: 1280, height: 900 },
  huge: { width: 2560, height: 1440 },
  phone: { width: 390, height: 800 },
  narrow: { width: 320, height: 640 },
  dark: { width: 1280, height: 900, colorScheme: "dark" },
  print: null,
};
const PAGES = ["home", "article", "page", "section", "type", "topic", "topics", "region", "regions", "topic_region",
  "author", "authors", "series", "series_index", "archive", "year", "search", "404"];
const TYPES = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".webp": "image/webp",
  ".png": "image/png", ".woff2": "font/woff2", ".json": "application/json" };

const [masthead, folder, given] = process.argv.slice(2).map((argument) => path.resolve(argument));
const require = createRequire(path.resolve(process.env.NODE_PATH ?? "node_modules", "here.js"));
const { chromium } = require("playwright-core");
const site = await mkdtemp(path.join(tmpdir(), "masthead-"));
for (const part of ["config.toml", "content", "static", "templates", "themes", "i18n"]) {
  await cp(path.join(given ?? ".", part), path.join(site, part), { recursive: true }).catch(() => {});
}
const server = createServer(answer);
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const address = `http://127.0.0.1:${server.address().port}`;
run("build", "--base-url", address);
const routes = routesByKind(run("list", "--format", "json", "--base-url", address));
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
for (const [form, window] of Object.entries(FORMS).filter(([form]) => isAsked("FORMS", form))) await photos(form, window);
await browser.close();
server.close();
await rm(site, { recursive: true });

function run(command, ...options) {
  return execFileSync(masthead, [command, "--root", site, ...options], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

function isAsked(variable, name) {
  return !process.env[variable] || process.env[variable].split(",").includes(name);
}

// Of each kind the first page in order; `ARTICLE=/articles/…/` names another article.
function routesByKind(list) {
  const routes = new Map();
  for (const line of list.split("\n").filter(Boolean).map((line) => JSON.parse(line))) {
    if (PAGES.includes(line.kind) && isAsked("ONLY", line.kind) && !routes.has(line.kind)) routes.set(line.kind, line.route);
  }
  if (process.env.ARTICLE) routes.set("article", process.env.ARTICLE);
  return routes;
}

async function photos(form, window) {
  const { colorScheme = "light", ...viewport } = window ?? FORMS.wide;
  const page = await browser.newPage({ viewport, colorScheme });
  for (const [kind, route] of routes) {
    await page.goto(address + route, { waitUntil: "load" });
    const file = path.join(folder, `${kind}-${form}`);
    if (window) {
      await page.screenshot({ path: `${file}.png`, fullPage: true });
    } else {
      await page.pdf({ path: `${file}.pdf`, preferCSSPageSize: true });
      toPictures(file);
    }
  }
  await page.close();
}

function toPictures(file) {
  try {
    execFileSync("pdftoppm", ["-r", "60", "-png", `${file}.pdf`, file]);
  } catch {
    console.error(`${file}.pdf: pdftoppm is not there, so it stays a PDF`);
  }
}

async function answer(request, response) {
  let file = path.join(site, "public", decodeURIComponent(new URL(request.url, "http://x").pathname));
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) file = path.join(file, "index.html");
  response.setHeader("content-type", TYPES[path.extname(file)] ?? "application/octet-stream");
  createReadStream(file).on("error", () => response.writeHead(404).end()).pipe(response);
}
