// The search page: asks Pagefind's index while the reader types, and keeps the address true to what is shown.

const STEP = 10; // results shown at once
const PAUSE = 250; // milliseconds without a key before the index is asked
const SECTIONS = 3; // parts of one text that are named

const part = (selector) => document.querySelector(selector);
const form = part("form.search");
const [query, choices, found, list, more, browse] =
  ["#_query", ".choices", ".found", ".results", ".more", ".browse"].map(part);
const facets = [...choices.querySelectorAll("select")].filter((select) => select.name !== "sort");
const number = new Intl.NumberFormat(document.documentElement.lang);

let asked = 0; // the latest question; answers to former ones are dropped
let answers = []; // of the latest question, not all shown

let loading; // the index, fetched when it is first asked

function index() {
  return (loading ??= load().catch((error) => { loading = undefined; throw error; }));
}

async function load() {
  const pagefind = await import(`${form.dataset.index}pagefind.js`);
  await pagefind.options({ baseUrl: form.dataset.root, excerptEllipsis: "…" });
  await pagefind.filters(); // without them answers count nothing for the facets
  return pagefind;
}

// What is asked, as the address says it: `?q=trade&topic=Energy&sort=date`.
function question() {
  const fields = [...new FormData(form)].map(([name, value]) => [name, value.trim()]);
  return new URLSearchParams(fields.filter(([, value]) => value));
}

function fillIn(asked) {
  query.value = asked.get("q") ?? "";
  for (const select of choices.querySelectorAll("select")) {
    const value = asked.get(select.name) ?? "";
    if (![...select.options].some((option) => option.value === value)) select.append(new Option(value, value));
    select.value = value;
  }
}

async function search() {
  const wanted = question();
  const turn = ++asked;
  const narrowed = facets.filter((select) => select.value);
  const idle = !wanted.has("q") && narrowed.length === 0;
  browse.hidden = !idle;
  choices.hidden = idle;
  if (idle) return show([], "");
  try {
    const pagefind = await index();
    const answer = await pagefind.search(wanted.get("q"), {
      filters: Object.fromEntries(narrowed.map((select) => [select.name, select.value])),
      sort: wanted.has("sort") ? { date: "desc" } : {},
    });
    if (turn !== asked) return;
    facets.forEach((select) => offer(select, answer));
    const { found, nothing } = form.dataset;
    const count = answer.results.length;
    await show(answer.results, count ? found.replace("#", number.format(count)) : nothing);
  } catch {
    browse.hidden = false;
    choices.hidden = true;
    if (turn === asked) show([], form.dataset.broken);
  }
}

// A facet offers what would leave results; once chosen, all that the words allow.
function offer(select, { filters, totalFilters }) {
  const chosen = select.value;
  const counts = (chosen ? totalFilters : filters)?.[select.name] ?? {};
  const values = Object.keys(counts).filter((value) => counts[value] || value === chosen);
  const newestFirst = select.name === "year" ? -1 : 1;
  values.sort((a, b) => newestFirst * a.localeCompare(b, document.documentElement.lang));
  if (chosen && !values.includes(chosen)) values.unshift(chosen);
  const name = (value) => (chosen ? value : `${value} (${number.format(counts[value])})`);
  select.replaceChildren(select.options[0], ...values.map((value) => new Option(name(value), value)));
  select.value = chosen;
  select.parentElement.hidden = values.length === 0;
}

async function show(results, said) {
  answers = results;
  list.replaceChildren();
  await showMore();
  found.textContent = said;
}

// Appends the next results; gives the first of them.
async function showMore() {
  const turn = asked;
  const next = answers.slice(list.children.length, list.children.length + STEP);
  const texts = await Promise.all(next.map((result) => result.data()));
  if (turn !== asked) return;
  const items = texts.map(item);
  list.append(...items);
  more.hidden = list.children.length >= answers.length;
  return items[0];
}

function item({ url, meta, excerpt, sub_results }) {
  const entry = element("li");
  entry.append(link(url, meta.title));
  if (meta.byline) entry.append(element("p", "byline", meta.byline));
  entry.append(marked(excerpt));
  const sections = sub_results.filter((section) => section.anchor).slice(0, SECTIONS);
  if (sections.length) entry.append(element("ul", "sections"));
  for (const section of sections) {
    entry.lastChild.append(element("li"));
    entry.lastChild.lastChild.append(link(section.url, section.title));
  }
  return entry;
}

// Pagefind marks words with tags and escapes angle brackets; none of it is read as HTML.
function marked(excerpt) {
  const line = element("p", "excerpt");
  excerpt.split(/<\/?mark>/).forEach((text, place) => {
    const plain = text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    line.append(place % 2 ? element("mark", "", plain) : plain);
  });
  return line;
}

function element(name, kind = "", text = "") {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.textContent = text;
  return made;
}

function link(url, text) {
  const made = element("a", "", text);
  made.href = url;
  return made;
}

// A question sent off is a step of the way back; one being typed is not.
function go(remember) {
  clearTimeout(go.timer);
  const wanted = question().toString();
  const address = location.pathname + (wanted && `?${wanted}`);
  if (address !== location.pathname + location.search) history[remember](null, "", address);
  return search();
}

// The arrows walk between the field and the results.
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = [query, ...list.querySelectorAll(":scope > li > a")];
  const here = stops.indexOf(document.activeElement);
  if (!step || here < 0 || !stops[here + step]) return;
  event.preventDefault();
  stops[here + step].focus();
}

form.addEventListener("submit", (event) => { event.preventDefault(); go("pushState"); });
choices.addEventListener("change", () => go("pushState"));
query.addEventListener("input", () => {
  clearTimeout(go.timer);
  go.timer = setTimeout(go, PAUSE, "replaceState");
});
more.querySelector("button").addEventListener("click", async () => (await showMore())?.querySelector("a").focus());
part("main").addEventListener("keydown", walk);
addEventListener("popstate", () => { fillIn(new URLSearchParams(location.search)); search(); });

fillIn(new URLSearchParams(location.search));
search();
