// Pictures and styles that have other bytes under the same address.
import { isStyle } from "./morph.js";

let turn = 0;

// Exchanges the styles of this page for those of `next`, one by one, in order.
export function refreshStyles(next) {
  const want = [...next.querySelectorAll("link")].filter(isStyle).map((link) => link.getAttribute("href"));
  const have = [...document.querySelectorAll("link")].filter((link) => isStyle(link) && !("leaving" in link.dataset));
  have.forEach((link, index) => {
    const address = want[index];
    if (address && address !== link.getAttribute("href")) exchange(link, address);
  });
}

// A file that no element names may be used by a style.
export function refreshFiles(files) {
  turn++;
  for (const file of files) {
    const named = [...document.querySelectorAll("[src], [srcset], [href], [poster]")].filter((element) => names(element, file));
    const pictures = named.filter((element) => element.matches("[src], [srcset], [poster]") && element.localName !== "script");
    pictures.forEach(reload);
    if (named.length === 0 && /\.(css|woff2?|ttf|otf|svg|png|jpe?g|gif|webp|avif)$/i.test(file)) {
      [...document.querySelectorAll("link")].filter(isStyle).forEach((link) => exchange(link, anew(link.getAttribute("href"))));
    }
  }
}

function names(element, file) {
  const addresses = ["src", "srcset", "href", "poster"].map((name) => element.getAttribute(name) ?? "");
  return addresses.some((address) => address.split(/[\s,]+/).some((part) => part.split(/[?#]/)[0].endsWith(file)));
}

function reload(element) {
  for (const name of ["src", "poster"]) {
    if (element.hasAttribute(name)) element.setAttribute(name, anew(element.getAttribute(name)));
  }
  if (element.hasAttribute("srcset")) element.setAttribute("srcset", element.getAttribute("srcset").replace(/[^\s,]+(?=\s|,|$)/g, (part) => (/^[\d.]+[wx]$/.test(part) ? part : anew(part))));
}

// The same address, which the browser has not seen yet.
function anew(address) {
  const [path, query = ""] = address.split("#")[0].split("?");
  const rest = query.split("&").filter((pair) => pair && !pair.startsWith("masthead="));
  return `${path}?${[...rest, `masthead=${turn}`].join("&")}`;
}

// The old style goes when the new one is there, so that the page is never without.
function exchange(link, address) {
  const fresh = link.cloneNode();
  link.dataset.leaving = "";
  fresh.setAttribute("href", address);
  fresh.onload = fresh.onerror = () => link.remove();
  link.after(fresh);
}
