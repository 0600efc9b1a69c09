// What readers get, on one page of every kind and language of this repository's publication, in a real browser.
//
//   npm install --prefix DIR playwright-core axe-core
//   cargo build && NODE_PATH=DIR/node_modules node --test tests/browser/readers.test.mjs
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { copyOfPublication, installed, launch, publish, skip } from "./support.mjs";
import { publicationOfExtremes } from "./extremes.mjs";

const LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDTHS = [320, 1280, 2560];
const KILOBYTE = 1000;

let browser, own, extremes;

before(async () => {
  if (skip) return;
  browser = await launch();
  own = await publish(await copyOfPublication());
  extremes = await publish(await publicationOfExtremes());
});

after(async () => {
  await browser?.close();
  await own?.close();
  await extremes?.close();
});

/** A new page of this width and colour scheme that notes what it asks for and how far it jumps. */
async function open(address, { width, colorScheme = "light", javaScriptEnabled = true }) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, javaScriptEnabled });
  const page = await context.newPage();
  page.asked = [];
  page.on("request", (request) => page.asked.push(request.url()));
  page.complaints = [];
  page.on("console", (message) => message.type() === "error" && page.complaints.push(message.text()));
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  await page.goto(address, { waitUntil: "load" });
  return page;
}

/** Looks at one page of each kind; what is found is told all at once, by page. */
async function onEachPage(site, options, look) {
  const found = [];
  for (const [kind, route] of site.pages) {
    const page = await open(site.address + route, options);
    for (const fault of await look(page, kind)) found.push(`${kind} ${route} at ${options.width} px ${options.colorScheme ?? ""}: ${fault}`);
    await page.context().close();
  }
  assert.deepEqual(found, []);
}

async function faultsOfAccess(page) {
  await page.evaluate(await readFile(installed("axe-core/axe.min.js"), "utf8"));
  const { violations } = await page.evaluate((levels) => window.axe.run(document, { runOnly: levels }), LEVELS);
  return violations.map((violation) => `${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map((node) => node.html).join(" | ")}`);
}

for (const colorScheme of ["light", "dark"]) {
  for (const width of [320, 1280]) {
    test(`everyone can use every kind of page: ${colorScheme}, ${width} px`, { skip }, () => onEachPage(own, { width, colorScheme }, faultsOfAccess));
  }
}

test("the checker of accessibility finds what is wrong", { skip }, async () => {
  const page = await open(own.address + own.pages.get("article fr"), { width: 1280 });
  await page.evaluate(() => document.querySelector("main").append(new Image()));
  assert.match((await faultsOfAccess(page)).join(), /image-alt/);
  await page.context().close();
});

/** Nothing wider than the window, nothing that jumps, no request to another host, no complaint of the browser. */
async function faultsOfForm(page) {
  const faults = page.complaints.map((complaint) => `the browser says: ${complaint}`);
  const origin = new URL(page.url()).origin;
  faults.push(...page.asked.filter((url) => !url.startsWith(origin) && !url.startsWith("data:")).map((url) => `asks for ${url}`));
  const { wider, window_, shift } = await page.evaluate(async () => {
    const shift = await new Promise((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => (sum += list.getEntries().reduce((total, entry) => total + entry.value, 0))).observe({ type: "layout-shift", buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 20)));
    });
    return { wider: document.documentElement.scrollWidth, window_: document.documentElement.clientWidth, shift };
  });
  if (wider > window_) faults.push(`is ${wider} px wide in a window of ${window_} px`);
  if (shift > 0) faults.push(`jumps by ${shift}`);
  return faults;
}

for (const width of WIDTHS) {
  for (const colorScheme of ["light", "dark"]) {
    test(`pages keep their form: ${width} px, ${colorScheme}`, { skip }, () => onEachPage(own, { width, colorScheme }, faultsOfForm));
  }
  test(`long titles, many authors, no picture and a thousand articles fit too: ${width} px`, { skip }, () => onEachPage(extremes, { width }, faultsOfForm));
}

test("a line of an article holds 60 to 75 characters on a wide screen", { skip }, async () => {
  const page = await open(own.address + own.pages.get("article fr"), { width: 1280 });
  const characters = await page.evaluate(() => {
    const lines = [];
    for (const paragraph of document.querySelectorAll(".body > p")) {
      const range = document.createRange();
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      let [line, bottom] = [0, null];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.parentElement.closest("sup, aside, .sidenote")) continue;
        for (let at = 0; at < node.length; at++) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const box = range.getBoundingClientRect();
          if (box.width === 0) continue;
          if (bottom !== null && box.top > bottom - 2) {
            lines.push(line);
            line = 0;
          }
          bottom = box.bottom;
          line++;
        }
      }
    }
    return lines.reduce((sum, line) => sum + line, 0) / lines.length;
  });
  assert.ok(characters >= 60 && characters <= 75, `${characters.toFixed(1)} characters a line`);
  await page.context().close();
});

test("a first visit to an article weighs at most 60 kB, scripts at most 15 kB, without pictures", { skip }, async () => {
  for (const kind of ["article fr", "article en", "home fr"]) {
    const page = await open(own.address + own.pages.get(kind), { width: 1280 });
    const weights = await Promise.all(page.asked.filter((url) => !/\.(png|jpe?g|webp|svg|avif|gif)$/.test(url)).map(async (url) => {
      const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
      return { url, weight: gzipSync(bytes).length };
    }));
    const total = weights.reduce((sum, { weight }) => sum + weight, 0);
    const scripts = weights.filter(({ url }) => /\.m?js$/.test(url)).reduce((sum, { weight }) => sum + weight, 0);
    assert.ok(total <= 60 * KILOBYTE && scripts <= 15 * KILOBYTE, `${kind}: ${total} bytes, of which scripts ${scripts}: ${JSON.stringify(weights)}`);
    await page.context().close();
  }
});

test("the keyboard reaches everything, and shows where it is", { skip }, async () => {
  for (const kind of ["article fr", "home fr", "topics fr"]) {
    const page = await open(own.address + own.pages.get(kind), { width: 1280 });
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("href")), "#_main", "the first stop leads to the text");
    const all = await page.evaluate(() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")].filter((element) => element.checkVisibility({ visibilityProperty: true })).length);
    const reached = new Set();
    for (let stop = 0; stop < all + 5; stop++) {
      const focus = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === document.body) return null;
        const [style, box] = [getComputedStyle(element), element.getBoundingClientRect()];
        element.dataset.stop ??= String(Math.random());
        const ring = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none";
        return { stop: element.dataset.stop, html: element.outerHTML.slice(0, 120), ring, inside: box.bottom > 0 && box.top < innerHeight && box.width > 0 };
      });
      if (focus) {
        assert.ok(focus.ring, `${kind}: no ring around ${focus.html}`);
        assert.ok(focus.inside, `${kind}: out of sight: ${focus.html}`);
        reached.add(focus.stop);
      }
      await page.keyboard.press("Tab");
    }
    assert.ok(reached.size >= all, `${kind}: ${reached.size} of ${all} reached`);
    await page.context().close();
  }
});

test("on paper links are numbered notes, and without scripts their addresses stand behind them", { skip }, async () => {
  const route = "/articles/strategies-africaines-de-l-ia/";
  const page = await open(own.address + route, { width: 1280 });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  const list = page.locator(".piece > .addresses");
  assert.equal(await list.isVisible(), false, "nothing of it is seen on a screen");
  await page.emulateMedia({ media: "print" });
  const marks = await page.locator(".body a[data-address]").evaluateAll((links) => links.map((link) => [link.dataset.address, link.href]));
  const items = await list.locator("li").allTextContents();
  assert.ok(items.length > 3 && new Set(items).size === items.length, items.join(" "));
  for (const [mark, href] of marks) assert.equal(items[Number(mark.slice(1, -1)) - 1], href);
  await page.context().close();

  const plain = await open(own.address + route, { width: 1280, javaScriptEnabled: false });
  await plain.emulateMedia({ media: "print" });
  assert.equal(await plain.locator(".addresses").count(), 0);
  await plain.context().close();
});

test("without scripts an article shows all its parts", { skip }, async () => {
  const page = await open(own.address + own.pages.get("article fr"), { width: 1280, javaScriptEnabled: false });
  for (const part of ["h1", ".body p", ".related li", "nav.breadcrumb a", ".contents a"]) {
    assert.ok(await page.locator(part).first().isVisible(), part);
  }
  await page.context().close();
});
