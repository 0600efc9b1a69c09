// A publication that strains a layout: titles of 300 characters, ten authors, long words, no picture, an empty section, a
// thousand articles under one topic.
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const ARTICLES = 1000;
const LONG_TITLE = `${"Une très longue réflexion sur les conditions de la gouvernance internationale ".repeat(4).trim().slice(0, 280)} : et après ?`;
const LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

export async function publicationOfExtremes() {
  const site = await mkdtemp(path.join(tmpdir(), "masthead-"));
  const write = async (name, text) => {
    const file = path.join(site, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  };
  await write("config.toml", 'title = "Extrêmes"\nbase_url = "https://example.org/"\nlanguage = "fr"\n[languages.en]\ntitle = "Extremes"\n');
  await write("content/empty/_index.md", "---\ntitle: Vide\n---\n");
  await write("content/authors/nobody.md", "---\ntitle: Personne\n---\n");
  const authors = Array.from({ length: 10 }, (_, number) => `Bureau ${LONG_WORD.slice(0, 20 + number)} ${number}`);
  await write("content/articles/a.md", `---
title: "${LONG_TITLE}"
subtitle: "${LONG_TITLE}"
kicker: "${LONG_WORD}"
date: 2026-09-01
authors: ${JSON.stringify(authors)}
tags: ["${LONG_WORD}", commun]
region: [FR, KE, BR, ZA, IN]
key_points: ["${LONG_TITLE}", "${LONG_WORD}"]
recommendations: [{text: "${LONG_TITLE}", addressee: "${LONG_WORD}"}]
---

${LONG_TITLE} ${LONG_WORD} https://example.org/${"a".repeat(200)}

## ${LONG_TITLE}

### ${LONG_WORD}

| ${Array.from({ length: 12 }, (_, column) => `Colonne ${column}`).join(" | ")} |
|${" --- |".repeat(12)}
| ${Array.from({ length: 12 }, () => LONG_WORD).join(" | ")} |

    ${"let a = 1; ".repeat(40)}

> ${LONG_TITLE} Une note.[^1]

[^1]: ${LONG_TITLE} ${LONG_WORD}
`);
  await Promise.all(Array.from({ length: ARTICLES }, (_, number) => write(`content/many/n-${number}.md`, `---\ntitle: Note ${number}\ndate: 20${10 + (number % 16)}-03-01\ntags: [commun]\n---\n\nTexte ${number}.\n`)));
  return site;
}
