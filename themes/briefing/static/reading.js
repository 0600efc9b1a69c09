// What helps to read a text: notes beside it, contents that follow, buttons that act. The page is whole without it.

const article = document.querySelector(".piece");
const text = article?.querySelector(".body");
// As in the style sheet: from here on there is room beside the text.
const wide = matchMedia("(min-width: 75em)");

if (text) {
  openContents();
  followReading();
  placeNotes();
  listen();
  nameOnPaper();
  addEventListener("beforeprint", listAddresses, { once: true });
}

// Beside the text the style sheet shows the contents whether open or not: so that all readers hear the same, they are open.
function openContents() {
  const contents = article.querySelector(".contents details");
  const adapt = () => contents?.toggleAttribute("open", wide.matches);
  wide.addEventListener("change", adapt);
  adapt();
}

// Marks in the contents the last heading that has passed the upper third of the window.
function followReading() {
  const links = [...article.querySelectorAll(".contents a")];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1)))).filter(Boolean);
  if (!headings.length) return;
  const mark = () => {
    const line = innerHeight / 3;
    const passed = headings.findLastIndex((heading) => heading.getBoundingClientRect().top < line);
    links.forEach((link, index) => {
      if (index === passed) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    });
  };
  new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" }).observe(text);
  const watch = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  headings.forEach((heading) => watch.observe(heading));
}

// Each note stands at the height of its first reference, or right below the note before it.
function placeNotes() {
  const notes = article.querySelector(".footnotes");
  if (!notes) return;
  const below = notes.parentElement;
  const place = () => {
    notes.classList.toggle("beside", wide.matches);
    const stand = wide.matches ? text : below;
    if (notes.parentElement !== stand) stand.append(notes);
    text.style.minBlockSize = "";
    if (!wide.matches) return;
    const top = text.getBoundingClientRect().top;
    let free = 0;
    for (const note of notes.querySelectorAll("li[id]")) {
      const reference = document.getElementById(note.id.replace("fn-", "fnref-"));
      const at = Math.max(free, (reference?.getBoundingClientRect().top ?? top) - top);
      note.style.insetBlockStart = `${at}px`;
      free = at + note.offsetHeight + 12;
    }
    if (free > text.offsetHeight) text.style.minBlockSize = `${free}px`;
  };
  new ResizeObserver(place).observe(text);
  wide.addEventListener("change", place);
  document.fonts?.ready.then(place);
}

// The buttons, and what is opened closes when the reader turns elsewhere.
function listen() {
  // What this browser, or a page without encryption, cannot do is not offered.
  const able = { share: navigator.share, "copy-link": navigator.clipboard };
  for (const [name, ability] of Object.entries(able)) {
    article.querySelector(`[data-do=${name}]`)?.toggleAttribute("hidden", !ability);
  }
  const address = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  const acts = {
    print: () => print(),
    share: () => navigator.share({ title: document.title, url: address }).catch(() => {}),
    "copy-link": async (button) => {
      await navigator.clipboard.writeText(address);
      button.textContent = button.dataset.done;
    },
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) acts[button.dataset.do]?.(button);
    for (const opened of article.querySelectorAll(".actions details[open]")) {
      if (!opened.contains(event.target)) opened.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    const opened = event.key === "Escape" && article.querySelector(".actions details[open]");
    if (opened) {
      opened.open = false;
      opened.querySelector("summary").focus();
    }
  });
}

// The running head of a print: a style sheet cannot take the title from the page.
function nameOnPaper() {
  const quoted = (words) => JSON.stringify(words?.trim() ?? "").replaceAll("\\n", " ");
  const title = quoted(article.querySelector("h1")?.textContent);
  const day = quoted(article.querySelector("header time")?.textContent);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page { @top-left { content: ${title} } @top-right { content: ${day} } }
    @page :first { @top-left { content: none } @top-right { content: none } }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

// On paper links lead nowhere: they get a number, and the text a list of where they lead. Each address has one number.
function listAddresses() {
  const numbers = new Map();
  for (const link of article.querySelectorAll(':is(.body, .endnotes) a[href^="http"]')) {
    const says = link.textContent.trim();
    if (says !== link.href && !numbers.has(link.href)) numbers.set(link.href, numbers.size + 1);
    link.dataset.address = says === link.href ? "" : `[${numbers.get(link.href)}]`;
  }
  const items = [...numbers.keys()].map((address) => {
    const item = document.createElement("li");
    item.textContent = address;
    return item;
  });
  if (!items.length) return;
  const list = document.createElement("ol");
  list.className = "addresses";
  list.append(...items);
  const footer = article.querySelector(":scope > footer");
  if (footer) footer.before(list);
  else article.append(list);
}
