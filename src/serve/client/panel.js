// The bar, the ribbon and the mistakes: in a tree of their own, which the page's styles do not reach.

// Mistakes are shown when they have stayed so long (milliseconds): files that belong together are not saved at one moment.
const PATIENCE = 150;

export class Panel {
  constructor(root) {
    this.element = document.createElement("masthead-preview");
    const shadow = this.element.attachShadow({ mode: "open" });
    shadow.innerHTML = `<link rel="stylesheet" href="/_masthead/preview.css">
      <div id="bar" role="complementary" aria-label="Preview" hidden></div>
      <div id="mistakes" role="alertdialog" aria-label="Mistakes" hidden>
        <button type="button" id="close" title="Hide (Escape)">×</button><div id="list"></div>
      </div>`;
    this.bar = shadow.getElementById("bar");
    this.mistakes = shadow.getElementById("mistakes");
    this.list = shadow.getElementById("list");
    shadow.getElementById("close").onclick = () => this.hideMistakes();
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.hideMistakes());
    shadow.addEventListener("click", copyPlace);
    root.append(this.element);
  }

  show(news) {
    this.showBar(news.bar);
    this.showMistakes(news.mistakes);
  }

  // The program has ended, or is on its way back.
  showAbsence() {
    this.bar.classList.add("absent");
  }

  showBar(html) {
    this.bar.hidden = html === "";
    this.bar.classList.remove("absent");
    if (this.barShown === html) return;
    this.barShown = html;
    const open = [...this.bar.querySelectorAll("details[open]")].map((details) => details.id);
    this.bar.innerHTML = html;
    for (const id of open) this.bar.querySelector(`#${id}`)?.setAttribute("open", "");
  }

  showMistakes(html) {
    if (this.mistakesShown === html) return;
    this.mistakesShown = html;
    clearTimeout(this.timer);
    if (html === "") return this.hideMistakes();
    this.timer = setTimeout(() => {
      this.list.innerHTML = html;
      this.mistakes.hidden = false;
    }, PATIENCE);
  }

  hideMistakes() {
    this.mistakes.hidden = true;
  }
}

async function copyPlace(event) {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const place = button.dataset.copy;
  try {
    await navigator.clipboard.writeText(place);
    button.textContent = button.dataset.copied;
    setTimeout(() => (button.textContent = place), 1000);
  } catch {
    // Browsers copy only on this machine's own addresses; elsewhere the place is marked, ready to be copied.
    getSelection().selectAllChildren(button);
  }
}
