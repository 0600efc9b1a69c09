//! A card as a drawing in SVG.

use std::fmt::Write as _;

use super::lines::{Block, LEADING, Room, fill};
use super::typeface::Typeface;
use super::{Colours, HEIGHT, Rgb, SocialCard, Stationery, WIDTH};
use crate::language::Direction;

/// Pixels from either side.
const MARGIN: f32 = 80.0;

/// The height of the bar at the top.
const BAR: u32 = 14;

/// Where the kicker stands: the line under its letters.
const KICKER: f32 = 124.0;

/// Where the title's room begins and ends.
const TITLE_TOP: f32 = 164.0;
const TITLE_BOTTOM: f32 = 450.0;

/// Pixels of an em, from that of a few words to that of 300 characters.
const TITLE_SIZES: [f32; 7] = [76.0, 68.0, 60.0, 53.0, 47.0, 42.0, 37.0];

const AUTHORS: f32 = 512.0;
const RULE: u32 = 540;
const PUBLICATION: f32 = 588.0;

/// Of all lines but the title.
const SMALL: f32 = 29.0;

/// How much ink is in what is said more quietly, and in a rule.
const QUIET: f32 = 0.72;
const FAINT: f32 = 0.16;

/// What no card shows: marks that would end the drawing early or turn its lines round.
fn is_unseen(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}')
}

pub(super) fn svg(stationery: &Stationery, card: &SocialCard) -> String {
    let Colours { ground, ink, accent } = stationery.colours;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"{}\"/>\n<rect width=\"{WIDTH}\" height=\"{BAR}\" fill=\"{}\"/>\n",
        hex(ground),
        hex(accent),
    );
    let mut sheet = Sheet { svg: &mut svg, direction: card.direction };
    let room = Room { width: WIDTH as f32 - 2.0 * MARGIN, height: TITLE_BOTTOM - TITLE_TOP };
    let publication = small(&stationery.sans, &card.publication);
    let Some((face, block)) = set(&stationery.serif, &card.title, room, &TITLE_SIZES) else {
        // No font here has the letters of the title.
        if let Some((face, block)) = set(&stationery.serif, &card.publication, room, &TITLE_SIZES) {
            sheet.write(face, &block, TITLE_TOP + block.size, ink);
        }
        svg.push_str("</svg>\n");
        return svg;
    };
    if let Some((face, block)) = small(&stationery.sans, &card.kicker) {
        sheet.write(face, &block, KICKER, accent);
    }
    sheet.write(face, &block, TITLE_TOP + block.size, ink);
    if let Some((face, block)) = small(&stationery.sans, &card.authors) {
        sheet.write(face, &block, AUTHORS, mixed(ink, ground, QUIET));
    }
    sheet.rule(mixed(ink, ground, FAINT));
    if let Some((face, block)) = publication {
        sheet.write(face, &block, PUBLICATION, accent);
    }
    svg.push_str("</svg>\n");
    svg
}

/// In the first font that has all its letters; none for an empty text, or if no font has.
fn set<'f>(faces: &'f [Typeface], text: &str, room: Room, sizes: &[f32]) -> Option<(&'f Typeface, Block)> {
    let shown: String = text.chars().filter(|c| !is_unseen(*c)).collect();
    let shown = shown.trim();
    if shown.is_empty() {
        return None;
    }
    faces.iter().find_map(|face| Some((face, fill(room, sizes, face, shown)?)))
}

fn small<'f>(faces: &'f [Typeface], text: &str) -> Option<(&'f Typeface, Block)> {
    let room = Room { width: WIDTH as f32 - 2.0 * MARGIN, height: SMALL * LEADING };
    set(faces, text, room, &[SMALL])
}

/// The drawing, line by line.
struct Sheet<'s> {
    svg: &'s mut String,
    direction: Direction,
}

impl Sheet<'_> {
    /// From the line under the letters of the first line.
    fn write(&mut self, face: &Typeface, block: &Block, first: f32, colour: Rgb) {
        for (at, line) in block.lines.iter().enumerate() {
            let y = first + at as f32 * block.size * LEADING;
            let (x, anchor) = match self.direction {
                Direction::Ltr => (MARGIN, "start"),
                Direction::Rtl => (WIDTH as f32 - MARGIN, "end"),
            };
            let _ = writeln!(
                self.svg,
                "<text x=\"{x}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" font-family=\"{}\" font-size=\"{}\" \
                 font-optical-sizing=\"none\" fill=\"{}\" xml:space=\"preserve\">{}</text>",
                face.family,
                block.size,
                hex(colour),
                embedded(line, self.direction),
            );
        }
    }

    fn rule(&mut self, colour: Rgb) {
        let width = WIDTH as f32 - 2.0 * MARGIN;
        let _ = writeln!(
            self.svg,
            "<rect x=\"{MARGIN}\" y=\"{RULE}\" width=\"{width}\" height=\"2\" fill=\"{}\"/>",
            hex(colour)
        );
    }
}

/// Lines are laid out from left to right unless they say otherwise: with U+202B and U+202C around them.
fn embedded(line: &str, direction: Direction) -> String {
    let escaped = line.replace('&', "&amp;").replace('<', "&lt;");
    match direction {
        Direction::Ltr => escaped,
        Direction::Rtl => format!("\u{202b}{escaped}\u{202c}"),
    }
}

fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// `share` of the one, from 0 to 1, the rest of the other.
pub(super) fn mixed(one: Rgb, other: Rgb, share: f32) -> Rgb {
    std::array::from_fn(|at| (f32::from(one[at]) * share + f32::from(other[at]) * (1.0 - share)).round() as u8)
}

/// What letters and rules are painted with on every card.
pub(super) fn paints(colours: Colours) -> [Rgb; 4] {
    let Colours { ground, ink, accent } = colours;
    [ink, accent, mixed(ink, ground, QUIET), mixed(ink, ground, FAINT)]
}
