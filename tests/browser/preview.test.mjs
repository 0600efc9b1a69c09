// The preview in a real browser: what an author sees when a file is saved.
//
//   cargo build && npm install --prefix DIR playwright-core && NODE_PATH=DIR/node_modules node --test tests/browser/preview.test.mjs
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { appendFile, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, beforeEach, afterEach, test } from "node:test";
import { launch, program, skip } from "./support.mjs";

const LONG = Array.from({ length: 120 }, (_, line) => `Paragraph ${line}.\n`).join("\n");

let browser, context, site, server, address;

before(async () => {
  if (!skip) browser = await launch();
});

after(async () => browser?.close());

beforeEach(async () => {
  if (skip) return;
  site = await mkdtemp(path.join(tmpdir(), "masthead-"));
  await write("config.toml", 'title = "Papers"\nbase_url = "https://example.org/policy"\nlanguage = "en"\n[languages.fr]\ntitle = "Cahiers"\n');
  await write("content/articles/long.md", `---\ntitle: Long\ndate: 2026-01-01\ntags: [trade]\n---\n\n<details><summary>More</summary>Inside.</details>\n\nThe first text.\n\n${LONG}`);
  await write("content/articles/other.md", "---\ntitle: Other\ndate: 2026-01-02\ntags: [trade]\n---\n\nAnother text.\n");
  await write("content/articles/draft.md", "---\ntitle: Draft\ndate: 2026-01-03\ndraft: true\n---\n\nNot yet.\n");
  await write("static/style.css", "body { color: rgb(1, 2, 3) }");
  await serve();
  context = await browser.newContext();
});

afterEach(async () => {
  if (skip) return;
  await context.close();
  server.kill("SIGINT");
  await rm(site, { recursive: true });
});

async function serve() {
  server = spawn(program, ["serve", "--root", site, "--port", "0", "--now", "2026-06-01"], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  address = await new Promise((resolve, reject) => {
    server.stderr.on("data", (text) => {
      said += text;
      const found = said.match(/http:\/\/\S+/);
      if (found) resolve(found[0]);
    });
    server.on("exit", () => reject(new Error(`the preview ended: ${said}`)));
  });
}

// As most editors save: the file is exchanged, so that no one ever reads half of it (an empty template is a template too).
async function write(name, text) {
  const file = path.join(site, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${site}.new`, text);
  await rename(`${site}.new`, file);
}

async function edit(name, from, to) {
  const text = await readFile(path.join(site, name), "utf8");
  assert.ok(text.includes(from), `${from} is not in ${name}`);
  await write(name, text.replace(from, to));
}

// A page that knows whether it was loaded anew, and listens already.
async function open(route) {
  const page = await context.newPage();
  await page.goto(address + route);
  await page.evaluate(() => (window.isTheSame = true));
  await page.locator("masthead-preview #panel").waitFor();
  return page;
}

const isTheSame = (page) => page.evaluate(() => window.isTheSame === true);
const mistakes = (page) => page.locator("masthead-preview #mistakes");

test("an edit changes the text in place: scroll, focus and what was opened stay", { skip }, async () => {
  const page = await open("articles/long/");
  await page.locator("details summary", { hasText: "More" }).click();
  await page.evaluate(() => document.querySelector(".masthead .name").focus());
  await page.evaluate(() => scrollTo(0, 1500));
  await edit("content/articles/long.md", "Paragraph 60.", "Paragraph sixty.");
  await page.getByText("Paragraph sixty.").waitFor({ state: "attached" });
  assert.equal(await page.evaluate(() => scrollY), 1500);
  assert.equal(await page.evaluate(() => document.activeElement.className), "name");
  assert.ok(await page.locator("details", { hasText: "Inside." }).first().evaluate((details) => details.open));
  assert.ok(await isTheSame(page));
});

test("broken front matter lies over the page until it is mended", { skip }, async () => {
  const page = await open("articles/long/");
  await edit("content/articles/long.md", "date: 2026-01-01", "date: 1 January");
  await mistakes(page).getByText("`1 January` is not a date").waitFor();
  assert.equal(await mistakes(page).locator(".place").first().textContent(), "content/articles/long.md:3:7");
  assert.match(await page.locator("body").textContent(), /The first text\./);
  await edit("content/articles/long.md", "date: 1 January", "date: 2026-01-01");
  await mistakes(page).waitFor({ state: "hidden" });
  assert.ok(await isTheSame(page));
});

test("a click copies the place of a mistake", { skip }, async () => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await open("articles/long/");
  await edit("content/articles/long.md", "date: 2026-01-01", "date: 1 January");
  await mistakes(page).locator(".place").first().click();
  await mistakes(page).getByText("copied").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "content/articles/long.md:3:7");
});

test("a style is exchanged without loading the page anew", { skip }, async () => {
  const page = await open("articles/other/");
  const colour = () => page.evaluate(() => getComputedStyle(document.body).color);
  assert.equal(await colour(), "rgb(1, 2, 3)");
  await write("static/style.css", "body { color: rgb(4, 5, 6) }");
  await page.waitForFunction(() => getComputedStyle(document.body).color === "rgb(4, 5, 6)");
  assert.ok(await isTheSame(page));
});

test("a tab on another page stays untouched", { skip }, async () => {
  const [page, other] = [await open("articles/long/"), await open("articles/other/")];
  const asked = [];
  other.on("request", (request) => asked.push(request.url()));
  await other.evaluate(() => {
    window.changes = 0;
    new MutationObserver((list) => (window.changes += list.length)).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  // Far below what lists show of an article.
  await edit("content/articles/long.md", "Paragraph 60.", "Paragraph sixty.");
  await page.getByText("Paragraph sixty.").waitFor({ state: "attached" });
  await other.waitForTimeout(300);
  assert.deepEqual([asked, await other.evaluate(() => window.changes)], [[], 0]);
});

test("a new title changes the lists that show it", { skip }, async () => {
  const home = await open("");
  await edit("content/articles/other.md", "title: Other", "title: Renamed");
  await home.getByRole("link", { name: "Renamed" }).first().waitFor();
  assert.ok(await isTheSame(home));
});

test("a page that was not there comes when it is written", { skip }, async () => {
  const page = await open("articles/new/");
  await write("content/articles/new.md", "---\ntitle: New\ndate: 2026-02-01\n---\n\nHere I am.\n");
  await page.getByText("Here I am.").waitFor();
});

test("the bar tells what a maker wants to know, and a draft has a ribbon", { skip }, async () => {
  const page = await open("articles/draft/");
  assert.equal(await page.locator("masthead-preview .ribbon").textContent(), "draft");
  await page.locator("masthead-preview #panel > summary").click();
  const bar = await page.locator("masthead-preview #panel").textContent();
  assert.match(bar, /draft · 2 words · 1 min.*content\/articles\/draft\.md.*fr is missing/s);
  const other = await open("articles/other/");
  await other.locator("masthead-preview #panel > summary").click();
  await other.getByText("Why these related articles").click();
  assert.match(await other.locator("masthead-preview #related").textContent(), /Long/);
});

test("a template's mistake lies over the page that was good", { skip }, async () => {
  const page = await open("articles/other/");
  await write("templates/article.html", "{% extends 'base.html' %}{% block main %}{{ page.title | nothing }}{% endblock %}");
  await mistakes(page).locator("section.error").first().waitFor();
  assert.match(await page.locator("body").textContent(), /Another text\./);
  await write("templates/article.html", "{% extends 'base.html' %}{% block main %}<h1>Mine: {{ page.title }}</h1>{% endblock %}");
  await page.getByRole("heading", { name: "Mine: Other" }).waitFor();
  await mistakes(page).waitFor({ state: "hidden" });
});

test("a picture with other bytes is shown anew", { skip }, async () => {
  const svg = (width) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="10"><rect width="9" height="9"/></svg>`;
  await write("content/articles/p.svg", svg(40));
  await appendFile(path.join(site, "content/articles/other.md"), "\n![A picture](p.svg)\n");
  const page = await open("articles/other/");
  await page.waitForFunction(() => document.querySelector("article img")?.naturalWidth === 40);
  await write("content/articles/p.svg", svg(40).replace('rect width="9"', 'rect width="8"'));
  await page.waitForFunction(() => {
    const picture = document.querySelector("article img");
    return picture.src.includes("masthead=") && picture.naturalWidth === 40;
  });
});

test("the preview leaves what is not its own: no bar is in the page's own tree", { skip }, async () => {
  const page = await open("articles/other/");
  const answer = await page.request.get(`${address}articles/other/`);
  assert.doesNotMatch(await answer.text(), /_masthead|masthead-preview/);
  assert.equal(await page.evaluate(() => document.body.querySelectorAll("masthead-preview").length), 0);
});
