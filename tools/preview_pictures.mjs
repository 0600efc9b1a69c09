// The pictures of docs/preview.md, from this repository's publication. Needs chromium, playwright-core and pngquant.
//
//   NODE_PATH=DIR/node_modules node tools/preview_pictures.mjs PATH-OF-MASTHEAD
import { execFileSync, spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

const require = createRequire(path.resolve(process.env.NODE_PATH ?? "node_modules", "here.js"));
const { chromium } = require("playwright-core");
const site = await mkdtemp(path.join(tmpdir(), "masthead-"));
for (const part of ["config.toml", "content", "static"]) await cp(part, path.join(site, part), { recursive: true });
const article = path.join(site, "content/articles/travail-exposition-a-l-ia-generative/index.md");
const route = "articles/travail-exposition-a-l-ia-generative/";
const text = await readFile(article, "utf8");
await writeFile(article, text.replace("---\n", "---\ndraft: true\n"));

const server = spawn(path.resolve(process.argv[2]), ["serve", "--root", site, "--port", "0", "--now", "2026-11-24"], { stdio: ["ignore", "ignore", "pipe"] });
const address = await new Promise((resolve) => {
  let said = "";
  server.stderr.on("data", (more) => {
    said += more;
    const found = said.match(/http:\/\/\S+/);
    if (found) resolve(found[0]);
  });
});
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1000, height: 760 } });
await page.goto(address + route);
await page.locator("masthead-preview #panel > summary").click();
await page.locator("masthead-preview #related > summary").click();
await photo("preview-bar");
await writeFile(article, text.replace(/^date: .*$/m, "date: 23 juin 2026").replace(/^tags:/m, "topcis:"));
await page.locator("masthead-preview #mistakes section").first().waitFor();
await photo("preview-mistakes");
await browser.close();
server.kill();
await rm(site, { recursive: true });

async function photo(name) {
  const file = `docs/pictures/${name}.png`;
  await page.screenshot({ path: file });
  try {
    execFileSync("pngquant", ["--force", "--strip", "--output", file, "64", file]);
  } catch {
    console.error(`${name}: pngquant is not there; the picture is larger than it need be`);
  }
}
