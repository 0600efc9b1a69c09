"""Makes src/social/fonts/{serif,sans}.woff2, the letters of social cards.

They are parts of Source Serif 4 Display Semibold and Source Sans 3 Semibold (Adobe, SIL Open Font License 1.1): Latin with
its extensions, Vietnamese, Greek and Cyrillic, punctuation, and what puts them together. The licence reserves the name
"Source" for the originals, so the parts have names of their own.

    npm pack source-serif@4.5.1 source-sans@3.52.0    # and unpack both, each into a folder of its name
    pip install fonttools==4.68.0 brotli
    python3 tools/card_fonts.py FOLDER
"""

import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent.parent / "src" / "social" / "fonts"

FACES = {
    "serif": ("source-serif/TTF/SourceSerif4Display-Semibold.ttf", "Masthead Card Serif"),
    "sans": ("source-sans/TTF/SourceSans3-Semibold.ttf", "Masthead Card Sans"),
}

# First and last, in the order of Unicode.
RANGES = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x259, 0x259), (0x2B0, 0x2DD), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F),
    (0x1E00, 0x1EFF), (0x1F00, 0x1FFF), (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20BF), (0x2100, 0x214F),
    (0x2153, 0x215E), (0x2190, 0x2193), (0x2200, 0x22FF), (0x25CA, 0x25CA), (0x2C60, 0x2C7F), (0xFB00, 0xFB06),
]  # fmt: skip

# Kerning, ligatures, marks, and the forms that a language asks for.
FEATURES = ["kern", "liga", "clig", "ccmp", "locl", "mark", "mkmk", "calt"]

# Family, style, unique name, full name, version and PostScript's name, as the format numbers them.
FAMILY, STYLE, UNIQUE, FULL, POSTSCRIPT = 1, 2, 3, 4, 6


def make(source: Path, family: str, target: Path) -> None:
    options = subset.Options(layout_features=FEATURES, hinting=False, flavor="woff2", name_IDs=["*"])
    options.recalc_timestamp = False
    font = TTFont(source, recalcTimestamp=False)
    part = subset.Subsetter(options)
    part.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    part.subset(font)
    for name in list(font["name"].names):
        # 0, 13 and 14: whose it is, and under what licence.
        if name.nameID not in (0, FAMILY, STYLE, UNIQUE, FULL, 5, POSTSCRIPT, 13, 14):
            font["name"].removeNames(name.nameID)
    ours = {FAMILY: family, STYLE: "Regular", UNIQUE: family, FULL: family, POSTSCRIPT: family.replace(" ", "")}
    for number, text in ours.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font.flavor = "woff2"
    font.save(target)


def main() -> None:
    folder = Path(sys.argv[1])
    for name, (source, family) in FACES.items():
        make(folder / source, family, HERE / f"{name}.woff2")
    shutil.copy(folder / "source-serif/LICENSE.md", HERE / "LICENSE-OFL.md")


if __name__ == "__main__":
    main()
