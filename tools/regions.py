#!/usr/bin/env python3
"""Makes src/region/data/table.txt and names.txt from CLDR.

    npm pack cldr-core@48.2.0 cldr-localenames-full@48.2.0     # outside the repository
    # unpack each, then, from the root of the repository:
    python3 tools/regions.py <folder of cldr-core> <folder of cldr-localenames-full>

CLDR 48.2, (c) Unicode, Inc., licence Unicode-3.0 (see NOTICE). Both files are committed; nothing of
this runs in a build. groups.txt and aliases.txt beside them are written by hand and are not touched.
"""

import json
import sys
import unicodedata
from pathlib import Path

OUT = Path("src/region/data")
CORE, LOCALES = Path(sys.argv[1]), Path(sys.argv[2])

# English and French first: they are tried first when a name is in none of the site's languages.
LANGUAGES = """en fr de es it pt pt-PT nl pl sv da fi nb nn cs sk sl hr hu ro bg el et lv lt mt ga
    ca eu gl is sq mk sr sr-Latn bs tr az uk ru be hy ka ar fa he hi id ms vi th zh zh-Hant ja ko
    sw am ha so af""".split()
# A name equal to that of the fallback is left out. src/region/names.rs has the same table.
FALLBACK = {"en": None, "pt-PT": "pt", "nn": "nb", "zh-Hant": "zh"}

# In CLDR's containment, not in ISO 3166-1; and the grouping only CLDR has, whose one country, Antarctica,
# is a continent of its own in M49.
NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "IC", "TA", "QO"}
# Groupings across the tree: they are in groups.txt.
GROUPINGS = {"003", "202", "419", "EU", "EZ", "UN"}
# CLDR's long name is a formula of protocol, the short one is what is written.
SHORT = {"HK", "MO", "MM", "PN"}
# "US" and "RU" (Reino Unido) are no names but codes, and often those of another country.
NO_SHORT = {"US", "GB", "UN"}

# Where CLDR's name would not do as a title; CLDR's stays as another spelling.
TITLES = {
    "en": {
        "CD": "Democratic Republic of the Congo",
        "CG": "Republic of the Congo",
        "419": "Latin America and the Caribbean",
        "UM": "United States Outlying Islands",
        "VI": "United States Virgin Islands",
    },
    "fr": {
        "CD": "République démocratique du Congo",
        "CG": "République du Congo",
        "419": "Amérique latine et Caraïbes",
    },
    "de": {"419": "Lateinamerika und Karibik"},
    "es": {"419": "América Latina y el Caribe"},
    "it": {"419": "America Latina e Caraibi"},
    "pt": {"419": "América Latina e Caribe"},
    "pt-PT": {"419": "América Latina e Caraíbas"},
}


def supplemental(name):
    return json.loads((CORE / "supplemental" / f"{name}.json").read_text())["supplemental"][name]


def territories(language):
    path = LOCALES / "main" / language / "territories.json"
    return json.loads(path.read_text())["main"][language]["localeDisplayNames"]["territories"]


def capitalised(name):
    """CLDR writes names as in a sentence ("world"); ours stand alone."""
    first = name[0]
    bicameral = unicodedata.name(first).split()[0] in ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN")
    return first.upper() + name[1:] if bicameral else name


def tidied(language, name):
    name = capitalised(" ".join(name.split()))
    if language == "en":
        name = name.replace("&", "and").replace("St. ", "Saint ")
    return name


def spellings(language, code, found):
    """The title first, then the other spellings, each once."""
    main = found.get(code)
    if main is None or main == code:
        return []
    short = None if code in NO_SHORT else found.get(f"{code}-alt-short")
    others = [found.get(f"{code}-alt-variant"), found.get(f"{code}-alt-chagos"), short]
    if code == "MM" and "(" in main:
        outer, inner = main.rstrip(")").split("(")
        others += [outer.strip(), inner.strip()]
    names = [TITLES.get(language, {}).get(code), short if code in SHORT else None, main, *others]
    return list(dict.fromkeys(tidied(language, name) for name in names if name))


def slug(name):
    return "-".join(name.lower().replace("’", "").split())


def tree():
    """Parent of each area and country, by plain containment."""
    contains = supplemental("territoryContainment")
    parent = {}
    waiting = ["001"]
    while waiting:
        above = waiting.pop(0)
        for code in contains.get(above, {}).get("_contains", []):
            if code not in NOT_ISO:
                parent[code] = above
                waiting.append(code)
    return parent | {"AQ": "001"}


def table(parent, english):
    codes = supplemental("codeMappings")
    lines = ["# Made by tools/regions.py from CLDR 48.2 (Unicode-3.0). Do not edit.", "[countries]"]
    lines.append("# alpha-2 alpha-3 numeric, M49 area. XK and XKX are usual, not ISO's; it has no number.")
    for code in sorted(code for code in parent if code.isalpha()):
        alpha3, numeric = codes[code]["_alpha3"], codes[code]["_numeric"]
        if code == "XK":
            alpha3, numeric = "XKX", "-"
        lines.append(f"{code} {alpha3} {numeric} {parent[code]}")
    lines += ["[areas]", "# M49 code, id, M49 area it lies in", "001 world -"]
    for code in sorted(code for code in parent if code.isdigit()):
        lines.append(f"{code} {slug(english[code][0])} {parent[code]}")
    return lines


def names(parent):
    wanted = sorted(code for code in {*parent, "001", *GROUPINGS})
    all_names = {}
    lines = ["# Made by tools/regions.py from CLDR 48.2 (Unicode-3.0). Do not edit."]
    lines.append("# Code, title, other spellings with ` | ` between; what equals the fallback is left out.")
    for language in LANGUAGES:
        found = territories(language)
        own = {code: spellings(language, code, found) for code in wanted}
        fallback = all_names.get(FALLBACK.get(language, "en"), {})
        all_names[language] = {code: own[code] or fallback.get(code, []) for code in wanted}
        lines.append(f"[{language}]")
        for code in wanted:
            if own[code] and own[code] != fallback.get(code):
                lines.append(f"{code} {' | '.join(own[code])}")
    return lines, all_names


parent = tree()
name_lines, all_names = names(parent)
(OUT / "names.txt").write_text("\n".join(name_lines) + "\n")
(OUT / "table.txt").write_text("\n".join(table(parent, all_names["en"])) + "\n")
