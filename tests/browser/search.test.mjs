// The search page in a real browser, served below a path and under a strict content security policy.
//
//   cargo build && npm install --prefix DIR playwright-core && NODE_PATH=DIR/node_modules node --test tests/browser/
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";

import { launch, program, skip } from "./support.mjs";

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'";
const KINDS = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json" };

let browser, context, page, site, server, root, complaints;

before(async () => {
  if (skip) return;
  browser = await launch();
  site = await mkdtemp(path.join(tmpdir(), "masthead-"));
  await write("config.toml", 'title = "Papers"\nbase_url = "https://example.org/policy"\nlanguage = "en"\n[languages.fr]\ntitle = "Cahiers"\n');
  await article("glaciers.md", "title: Melting glaciers & <rivers>\ndate: 2026-03-14\ntags: [Climate]\nregion: KE\nauthors: [Ana Ruiz]\ntype: report", "Rivers swell.\n\n## What towns do\n\nTowns build dams of a < b height & more.");
  await article("harbours.md", "title: Harbours\ndate: 2025-02-01\ntags: [Trade]\nregion: FR\ntype: analysis", "Ships carry coal along rivers.");
  await article("tariffs.md", "title: Tariffs\ndate: 2026-01-01\ntags: [Trade]\ntype: report", "A tariff is a tax. Rivers are not taxed.");
  for (let n = 0; n < 12; n++) await article(`many-${n}.md`, `title: Paper ${n}\ndate: 2024-01-01\ntags: [Paper]`, `Wood pulp ${n}.`);
  await article("draft.md", "title: Draft\ndate: 2026-01-01\ndraft: true", "Unspoken rivers.");
  await article("reforme.fr.md", "title: Une réforme\ndate: 2026-01-01\ntags: [Climat]", "Les événements récents et l’œuvre des assemblées régionales.");
  execFileSync(program, ["build", "--root", site, "--now", "2026-06-01"], { stdio: "pipe" });
  await serve();
});

after(async () => {
  await browser?.close();
  server?.close();
  if (site) await rm(site, { recursive: true });
});

beforeEach(async () => {
  if (skip) return;
  context = await browser.newContext();
  page = await context.newPage();
  complaints = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
});

afterEach(async () => {
  if (skip) return;
  await context.close();
});

async function write(name, text) {
  const file = path.join(site, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

const article = (name, front, body) => write(`content/articles/${name}`, `---\n${front}\n---\n\n${body}\n`);

// A static host that knows folders, types and 404, and puts the publication below `/policy/`.
async function serve() {
  server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://host");
    const below = pathname.startsWith("/policy/") ? decodeURIComponent(pathname.slice("/policy/".length)) : "missing";
    const file = path.join(site, "public", below.endsWith("/") || below === "" ? `${below}index.html` : below);
    const bytes = await readFile(file).catch(() => undefined);
    const kind = KINDS[path.extname(file)] ?? "application/octet-stream";
    response.writeHead(bytes ? 200 : 404, { "Content-Type": kind, "Content-Security-Policy": POLICY });
    response.end(bytes);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  root = `http://127.0.0.1:${server.address().port}/policy/`;
}

const titles = () => page.locator(".results > li > a").allTextContents();
const found = (text) => page.waitForFunction((text) => document.querySelector(".found").textContent === text, text, { timeout: 20_000 });
const type = (text) => page.locator("#_query").pressSequentially(text);
const address = () => page.url().slice(root.length);

test("typing finds articles, marks the words, names the sections and keeps the address", { skip }, async () => {
  await page.goto(`${root}`);
  await page.click(".masthead a.find");
  await type("dam");
  await found("Results: 1");
  assert.deepEqual(await titles(), ["Melting glaciers & <rivers>"]);
  const result = page.locator(".results > li").first();
  assert.equal(await result.locator(":scope > a").getAttribute("href"), "/policy/articles/glaciers/");
  assert.equal(await result.locator(".byline").textContent(), "Report · March 14, 2026 · Ana Ruiz");
  assert.match(await result.locator(".excerpt").textContent(), /Towns build dams of a < b height & more\./);
  assert.deepEqual(await result.locator("mark").allTextContents(), ["dams"]);
  assert.deepEqual(await result.locator(".sections a").allTextContents(), ["What towns do"]);
  assert.equal(await result.locator(".sections a").getAttribute("href"), "/policy/articles/glaciers/#what-towns-do");
  assert.equal(address(), "search/?q=dam");
  assert.deepEqual(complaints, []);
});

test("words are found without their accents and by their stems, in the page's language alone", { skip }, async () => {
  for (const [query, marked] of [["evenement", "événements"], ["Événements", "événements"], ["regional", "régionales."], ["assemblee", "assemblées"]]) {
    await page.goto(`${root}fr/search/?q=${encodeURIComponent(query)}`);
    await found("Résultats\u00a0: 1");
    assert.deepEqual(await titles(), ["Une réforme"], query);
    assert.deepEqual(await page.locator(".excerpt mark").allTextContents(), [marked]);
  }
  await page.goto(`${root}fr/search/?q=glaciers`);
  await found("Rien trouvé. Essayez d’autres mots, ou moins de mots.");
  assert.deepEqual(complaints, []);
});

test("facets narrow the results, say how many they leave, and stand in the address", { skip }, async () => {
  await page.goto(`${root}search/?q=rivers`);
  await found("Results: 3");
  const options = (name) => page.locator(`select[name=${name}] option`).allTextContents();
  assert.deepEqual(await options("topic"), ["All", "Climate (1)", "Trade (2)"]);
  assert.deepEqual(await options("type"), ["All", "Analysis (1)", "Report (2)"]);
  assert.deepEqual(await options("year"), ["All", "2026 (2)", "2025 (1)"]);
  assert.ok((await options("region")).includes("Africa (1)"), "an article on Kenya is one on Africa");
  assert.deepEqual(await options("author"), ["All", "Ana Ruiz (1)"]);
  await page.selectOption("select[name=topic]", "Trade");
  await found("Results: 2");
  await page.selectOption("select[name=type]", "Report");
  await found("Results: 1");
  assert.deepEqual(await titles(), ["Tariffs"]);
  assert.equal(address(), "search/?q=rivers&topic=Trade&type=Report");
  await page.goBack();
  await found("Results: 2");
  await page.goto(`${root}search/?topic=Trade&sort=date`);
  await found("Results: 2");
  assert.deepEqual(await titles(), ["Tariffs", "Harbours"]);
  assert.deepEqual(complaints, []);
});

test("all of it goes by keyboard", { skip }, async () => {
  await page.goto(`${root}search/`);
  await page.focus("#_query");
  await type("pulp");
  await page.keyboard.press("Enter");
  await found("Results: 12");
  const focused = () => page.evaluate(() => document.activeElement.textContent.trim());
  const shown = await titles();
  assert.equal(shown.length, 10);
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), shown[0]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.evaluate(() => document.activeElement.id), "_query");
  await page.focus(".more button");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll(".results > li").length === 12);
  assert.equal(await focused(), (await titles())[10]);
  assert.equal(await page.locator(".more").isVisible(), false);
  await page.keyboard.press("Enter");
  await page.waitForURL(/articles\/many-/);
  assert.deepEqual(complaints, []);
});

test("what is not published is not found, and nothing that is typed becomes markup", { skip }, async () => {
  for (const query of ["unspoken", "<img src=x onerror=alert(1)>"]) {
    await page.goto(`${root}search/?q=${encodeURIComponent(query)}`);
    await found("Nothing found. Try other words, or fewer of them.");
    assert.equal(await page.inputValue("#_query"), query);
  }
  assert.equal(await page.locator("main img").count(), 0);
});

test("without a question, without scripts and without an index the page shows the topics", { skip }, async () => {
  await page.goto(`${root}search/`);
  assert.equal(await page.locator(".browse a").first().isVisible(), true);
  assert.equal(await page.locator(".without-script").isVisible(), false);
  await page.route("**/pagefind.js", (route) => route.abort());
  await page.goto(`${root}search/?q=rivers`);
  await found("The search cannot answer now. The topics are here:");
  assert.equal(await page.locator(".browse a").first().isVisible(), true);
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(`${root}search/?q=rivers`);
  assert.equal(await still.locator("form.search").isVisible(), false);
  assert.equal(await still.locator(".without-script").isVisible(), true);
  assert.equal(await still.locator(".browse a").first().getAttribute("href"), "/policy/topics/climate/");
  await plain.close();
});
