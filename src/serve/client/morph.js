// Makes one tree of elements like another and touches only what differs: scroll, focus and what was opened stay.

// `keeps` says which nodes of the old tree are none of the page's.
export function morph(old, next, keeps) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.nodeValue !== next.nodeValue) old.nodeValue = next.nodeValue;
    return;
  }
  morphAttributes(old, next);
  morphChildren(old, next, keeps);
}

function morphAttributes(old, next) {
  // Styles are exchanged when the new one is there, so that the page is never without.
  if (isStyle(old)) return;
  for (const { name, value } of [...next.attributes]) {
    if (!isReaders(old, name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const { name } of [...old.attributes]) {
    if (!isReaders(old, name) && !next.hasAttribute(name)) old.removeAttribute(name);
  }
}

// What the reader has opened is the reader's.
function isReaders(element, name) {
  return name === "open" && (element.localName === "details" || element.localName === "dialog");
}

export function isStyle(node) {
  return node.localName === "link" && node.relList.contains("stylesheet");
}

function morphChildren(old, next, keeps) {
  const have = [...old.childNodes].filter((node) => !keeps(node));
  const want = [...next.childNodes];
  // What is equal at both ends stays; most changes leave little between.
  let start = 0;
  while (start < have.length && start < want.length && have[start].isEqualNode(want[start])) start++;
  let end = 0;
  while (end < have.length - start && end < want.length - start && have.at(-1 - end).isEqualNode(want.at(-1 - end))) end++;
  const after = end > 0 ? have[have.length - end] : lastOf(have)?.nextSibling ?? null;
  align(old, have.slice(start, have.length - end), want.slice(start, want.length - end), after, keeps);
}

function lastOf(nodes) {
  return nodes[nodes.length - 1];
}

// Goes through both lists once: an equal element is kept, one of the same kind is made alike, the rest comes and goes.
function align(parent, have, want, after, keeps) {
  let at = 0;
  want.forEach((node, place) => {
    const found = node.nodeType === Node.ELEMENT_NODE ? have.findIndex((other, index) => index >= at && other.isEqualNode(node)) : -1;
    if (found >= 0) {
      have.slice(at, found).forEach((other) => other.remove());
      at = found + 1;
    } else if (at < have.length && isKin(have[at], node) && !isWantedLater(have[at], want, place)) {
      morph(have[at], node, keeps);
      at++;
    } else {
      parent.insertBefore(document.importNode(node, true), have[at] ?? after);
    }
  });
  have.slice(at).forEach((other) => other.remove());
}

function isKin(one, other) {
  return one.nodeType === other.nodeType && one.nodeName === other.nodeName && (one.id ?? "") === (other.id ?? "");
}

function isWantedLater(node, want, place) {
  return node.nodeType === Node.ELEMENT_NODE && want.some((other, index) => index > place && other.isEqualNode(node));
}
