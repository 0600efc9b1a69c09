//! A publication's own fonts as style sheets have them: each file a face, and a face of the system's fonts that takes the
//! same room, so that nothing moves when the file has come.

use std::fmt::Write as _;

use crate::source::FontFacts;

/// What a font's table in `[design]` may name beside its `name`.
pub(super) const FACES: [Face; 4] = [
    Face { key: "regular", weight: "400", style: "normal" },
    Face { key: "italic", weight: "400", style: "italic" },
    Face { key: "bold", weight: "700", style: "normal" },
    Face { key: "bold_italic", weight: "700", style: "italic" },
];

pub(super) struct Face {
    pub key: &'static str,
    weight: &'static str,
    style: &'static str,
}

/// A font that nearly every system has, under the names that it has there, and the mean width of its letters in ems
/// (as `FontFacts::mean_width`; measured on the Liberation fonts, which have the same widths).
struct Stand {
    local: &'static str,
    mean_width: f64,
}

const SERIF: Stand =
    Stand { local: "local(\"Times New Roman\"),local(\"Liberation Serif\"),local(\"Tinos\")", mean_width: 0.4317 };
const SANS: Stand =
    Stand { local: "local(\"Arial\"),local(\"Liberation Sans\"),local(\"Helvetica\")", mean_width: 0.4739 };

impl Face {
    pub(super) fn write(&self, name: &str, address: &str, facts: &FontFacts, generic: &str, out: &mut String) {
        let (family, style) = (quoted(name), self.style);
        // One file with an axis of weight serves all of them.
        let weight = if facts.is_variable { "100 900" } else { self.weight };
        let _ = write!(
            out,
            "@font-face{{font-family:{family};src:url({}) format(\"woff2\");font-weight:{weight};font-style:{style};\
             font-display:swap}}",
            quoted(address)
        );
        if self.key == "regular" {
            write_stand(name, facts, generic, out);
        }
    }
}

/// The families of a text: the font, what stands in for it while it loads, and whatever the system has.
pub(super) fn families(name: &str, generic: &str) -> String {
    format!("{},{},{generic}", quoted(name), quoted(&stand_of(name)))
}

fn write_stand(name: &str, facts: &FontFacts, generic: &str, out: &mut String) {
    let stand = if generic == "serif" { &SERIF } else { &SANS };
    let adjust = facts.mean_width / stand.mean_width;
    let percent = |share: f64| format!("{:.2}%", share * 100.0);
    let _ = write!(
        out,
        "@font-face{{font-family:{};src:{};size-adjust:{};ascent-override:{};descent-override:{};line-gap-override:{}}}",
        quoted(&stand_of(name)),
        stand.local,
        percent(adjust),
        percent(facts.ascent / adjust),
        percent(facts.descent / adjust),
        percent(facts.line_gap / adjust),
    );
}

fn stand_of(name: &str) -> String {
    format!("{name} fallback")
}

/// As a string of CSS.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            // A style sheet is no place for these, and no font is called so.
            c if c.is_control() || c == '<' => {}
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
