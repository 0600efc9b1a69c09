//! A text broken into lines (Unicode Standard Annex 14) that fill a room: as large as may be, then with an ellipsis.

use unicode_segmentation::UnicodeSegmentation;

use super::typeface::Typeface;

/// From one line to the next, in ems.
pub(super) const LEADING: f32 = 1.16;

const ELLIPSIS: &str = "…";

/// Pixels.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub width: f32,
    pub height: f32,
}

/// A text as it is drawn.
#[derive(Debug, PartialEq)]
pub(super) struct Block {
    /// Pixels of an em.
    pub size: f32,
    pub lines: Vec<String>,
}

/// A part of a text that stays in one line.
struct Piece<'t> {
    text: &'t str,
    /// In ems.
    width: f32,
    /// Without the space at its end.
    inked: f32,
}

/// The text in the first of these sizes, descending, in which it fits; in the last one with an ellipsis. None if the
/// font lacks a letter of it.
pub(super) fn fill(room: Room, sizes: &[f32], face: &Typeface, text: &str) -> Option<Block> {
    let last = *sizes.last()?;
    let pieces = pieces(face, text, room.width / last)?;
    let fitting = sizes.iter().find_map(|size| {
        let widest = room.width / size;
        let lines = flow(&pieces, widest);
        let fits = lines.len() as f32 * size * LEADING <= room.height;
        let is_whole = pieces.iter().all(|piece| piece.inked <= widest);
        (fits && is_whole).then(|| Block { size: *size, lines: written(&balanced(&pieces, widest, lines)) })
    });
    fitting.or_else(|| {
        let most = ((room.height / (last * LEADING)) as usize).max(1);
        Some(Block { size: last, lines: shortened(face, &pieces, room.width / last, most)? })
    })
}

/// What is wider than a line is cut between its letters.
fn pieces<'t>(face: &Typeface, text: &'t str, widest: f32) -> Option<Vec<Piece<'t>>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (end, _) in unicode_linebreak::linebreaks(text) {
        let piece = measured(face, &text[start..end])?;
        match piece.inked <= widest {
            true => pieces.push(piece),
            false => {
                for letter in piece.text.graphemes(true) {
                    pieces.push(measured(face, letter)?);
                }
            }
        }
        start = end;
    }
    Some(pieces)
}

fn measured<'t>(face: &Typeface, text: &'t str) -> Option<Piece<'t>> {
    let inked = face.width(text.trim_end())?;
    let width = if text.trim_end() == text { inked } else { face.width(text)? };
    Some(Piece { text, width, inked })
}

/// As many pieces on each line as fit, at least one.
fn flow<'p, 't>(pieces: &'p [Piece<'t>], widest: f32) -> Vec<&'p [Piece<'t>]> {
    let mut lines = Vec::new();
    let (mut start, mut width) = (0, 0.0);
    for (at, piece) in pieces.iter().enumerate() {
        if at > start && width + piece.inked > widest {
            lines.push(&pieces[start..at]);
            (start, width) = (at, 0.0);
        }
        width += piece.width;
    }
    lines.push(&pieces[start..]);
    lines
}

/// The same number of lines, about equally long: the narrowest that holds them, to a hundredth of an em.
fn balanced<'p, 't>(pieces: &'p [Piece<'t>], widest: f32, lines: Vec<&'p [Piece<'t>]>) -> Vec<&'p [Piece<'t>]> {
    let widest_piece = pieces.iter().map(|piece| piece.inked).fold(0.0, f32::max);
    let (mut narrow, mut wide) = (widest_piece, widest);
    let mut best = lines;
    while wide - narrow > 0.01 {
        let between = f32::midpoint(narrow, wide);
        let flowed = flow(pieces, between);
        if flowed.len() <= best.len() {
            (best, wide) = (flowed, between);
        } else {
            narrow = between;
        }
    }
    best
}

/// The first lines, of which the last ends with an ellipsis. None if the font has none.
fn shortened(face: &Typeface, pieces: &[Piece<'_>], widest: f32, most: usize) -> Option<Vec<String>> {
    let lines = flow(pieces, widest);
    if lines.len() <= most {
        return Some(written(&lines));
    }
    let mut kept = lines[most - 1];
    let room = widest - face.width(ELLIPSIS)?;
    while let [rest @ .., last] = kept {
        let before: f32 = rest.iter().map(|piece| piece.width).sum();
        if rest.is_empty() || before + last.inked <= room {
            break;
        }
        kept = rest;
    }
    let mut shown = written(&lines[..most - 1]);
    let end = joined(kept);
    shown.push(end.trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned() + ELLIPSIS);
    Some(shown)
}

fn written(lines: &[&[Piece<'_>]]) -> Vec<String> {
    lines.iter().map(|line| joined(line).trim_end().to_owned()).collect()
}

fn joined(pieces: &[Piece<'_>]) -> String {
    pieces.iter().map(|piece| piece.text).collect()
}
