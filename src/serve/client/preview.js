// Hears what is new of this page and shows it: the text in place, the bar, the mistakes.
import { morph } from "./morph.js";
import { refreshFiles, refreshStyles } from "./files.js";
import { Panel } from "./panel.js";

const own = document.querySelector("script[data-masthead]");
const panel = new Panel(document.documentElement);
const page = decodeURIComponent(location.pathname);

// The digest of the page as it is shown.
let shown = own.dataset.masthead;
let source = null;
let work = Promise.resolve();

function listen() {
  source = new EventSource(`/_masthead/live?page=${encodeURIComponent(page)}`);
  source.onmessage = (event) => {
    const news = JSON.parse(event.data);
    // One after the other: two at once would work on one page.
    work = work.then(() => take(news)).catch(console.error);
  };
  source.onerror = () => panel.showAbsence();
}

async function take(news) {
  panel.show(news);
  if (news.page && news.page !== shown) await bringUpToDate();
  if (news.files.length > 0) refreshFiles(news.files);
}

async function bringUpToDate() {
  const answer = await fetch(location.pathname + location.search, { cache: "no-store" });
  if (answer.redirected) return location.replace(answer.url);
  if (!answer.ok && answer.status !== 404) return;
  const next = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (programs(next) !== programs(document)) return location.reload();
  morph(document.documentElement, next.documentElement, isOurs);
  refreshStyles(next);
  shown = answer.headers.get("ETag").replaceAll('"', "");
}

// The scripts of a page and what they may do: where that changes, only a page that is loaded anew is right.
function programs(document) {
  const policy = document.querySelector("meta[http-equiv=Content-Security-Policy]")?.content;
  const scripts = [...document.scripts].filter((script) => script !== own && (!script.type || /module|javascript/.test(script.type)));
  return JSON.stringify([policy, scripts.map((script) => [script.getAttribute("src"), script.text])]);
}

function isOurs(node) {
  return node === own || node === panel.element;
}

// Browsers open six connections to one host at most, and each tab keeps one while it is seen.
document.addEventListener("visibilitychange", () => {
  source?.close();
  if (document.visibilityState === "visible") listen();
});

listen();
