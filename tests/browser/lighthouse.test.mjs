// Lighthouse, as a phone, on the pages that readers arrive at.
//
//   npm install --prefix DIR lighthouse
//   cargo build && NODE_PATH=DIR/node_modules node --test tests/browser/lighthouse.test.mjs
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { browserArguments, copyOfPublication, executablePath, installed, publish, skip } from "./support.mjs";

const run = promisify(execFile);
const ASKED = { accessibility: 100, "best-practices": 100, seo: 100, performance: 98 };
// How fast a page shows depends on what else the machine does; the best of some runs is the page's own.
const RUNS = 4;

let own;

before(async () => {
  if (!skip) own = await publish(await copyOfPublication());
});

after(() => own?.close());

/** The points of each category, and what cost them. */
async function judge(address) {
  const { stdout } = await run(process.execPath, [installed("lighthouse/cli/index.js"), address, "--quiet", "--output=json", `--only-categories=${Object.keys(ASKED)}`, `--chrome-flags=--headless=new ${browserArguments.join(" ")}`], { env: { ...process.env, CHROME_PATH: executablePath }, maxBuffer: 1 << 27 });
  const { categories, audits } = JSON.parse(stdout);
  return Object.entries(ASKED).map(([name, asked]) => {
    const { score, auditRefs } = categories[name];
    const lost = auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1).map(({ id }) => `${id}: ${audits[id].title}: ${audits[id].displayValue ?? ""}`);
    return { name, asked, points: Math.round(score * 100), lost };
  });
}

for (const kind of ["home fr", "article fr", "topic fr"]) {
  test(`Lighthouse finds nothing to say of ${kind}`, { skip }, async (context) => {
    let short;
    for (let attempt = 0; attempt < RUNS; attempt++) {
      const judged = await judge(own.address + own.pages.get(kind));
      context.diagnostic(judged.map(({ name, points }) => `${name} ${points}`).join(", "));
      short = judged.filter(({ asked, points }) => points < asked);
      if (short.every(({ name }) => name !== "performance")) break;
    }
    assert.deepEqual(short, []);
  });
}
