//! What a font in the format woff2 says of its measures (W3C, WOFF File Format 2.0). With this module, the only place that
//! names `brotli_decompressor`.

use std::io::Read;

/// No font for texts is larger once unpacked: those of Chinese and Japanese have some 20 MB.
const MOST_BYTES: u64 = 64 << 20;

/// Letters about as often as they stand in English and French texts.
const SAMPLE: &str =
    "eeeeeeeeeeeessssssaaaaaaaiiiiiiinnnnnnnttttttttrrrrrruuuuullllloooooodddddccccmmmppphhhvvgggffqbyxjkw";

/// The measures of a font, in ems.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FontFacts {
    pub ascent: f64,
    /// Below the line, positive.
    pub descent: f64,
    pub line_gap: f64,
    /// Of lower case letters, by how often they stand in texts.
    pub mean_width: f64,
    /// Whether it has axes, such as that of weight.
    pub is_variable: bool,
}

/// None for what is no such font, or has no Latin letters.
pub(super) fn facts(bytes: &[u8]) -> Option<FontFacts> {
    if !bytes.starts_with(b"wOF2") {
        return None;
    }
    let tables = Tables::read(bytes)?;
    let (head, hhea) = (tables.of(HEAD)?, tables.of(HHEA)?);
    let units = f64::from(u16_at(head, 18)?);
    if units == 0.0 {
        return None;
    }
    let measure = |at: usize| Some(f64::from(u16_at(hhea, at)? as i16) / units);
    let widths = tables.widths(usize::from(u16_at(hhea, 34)?))?;
    let characters = Characters::read(tables.of(CMAP)?)?;
    let total: Option<f64> = SAMPLE.chars().map(|c| widths.of(characters.glyph(c)?)).sum();
    Some(FontFacts {
        ascent: measure(4)?,
        descent: -measure(6)?,
        line_gap: measure(8)?,
        mean_width: total? / SAMPLE.len() as f64 / units,
        is_variable: tables.of(FVAR).is_some(),
    })
}

// The numbers that the format gives to tables that most fonts have.
const CMAP: u8 = 0;
const HEAD: u8 = 1;
const HHEA: u8 = 2;
const HMTX: u8 = 3;
const GLYF: u8 = 10;
const LOCA: u8 = 11;
const FVAR: u8 = 47;
/// Followed by a name of four letters.
const OTHER: u8 = 63;

/// The tables of a font, unpacked.
struct Tables {
    /// Number, version of the transformation, and where it stands in `bytes`.
    entries: Vec<(u8, u8, std::ops::Range<usize>)>,
    bytes: Vec<u8>,
}

impl Tables {
    fn read(file: &[u8]) -> Option<Self> {
        const HEADER: usize = 48;
        let count = u16_at(file, 12)?;
        let mut at = HEADER;
        let mut end = 0usize;
        let mut entries = Vec::new();
        for _ in 0..count {
            let flags = *file.get(at)?;
            at += 1;
            let (table, version) = (flags & 63, flags >> 6);
            if table == OTHER {
                at += 4;
            }
            let mut length = base_128(file, &mut at)?;
            // These two are transformed unless they say 3, all others only if they say so.
            let is_transformed = if matches!(table, GLYF | LOCA) { version != 3 } else { version != 0 };
            if is_transformed {
                length = base_128(file, &mut at)?;
            }
            let start = end;
            end = end.checked_add(length as usize)?;
            entries.push((table, version, start..end));
        }
        if end as u64 > MOST_BYTES {
            return None;
        }
        let mut bytes = Vec::with_capacity(end);
        let packed = brotli_decompressor::Decompressor::new(file.get(at..)?, 4096);
        packed.take(end as u64).read_to_end(&mut bytes).ok()?;
        Some(Self { entries, bytes })
    }

    fn entry(&self, wanted: u8) -> Option<(u8, &[u8])> {
        let (_, version, range) = self.entries.iter().find(|(table, ..)| *table == wanted)?;
        Some((*version, self.bytes.get(range.clone())?))
    }

    fn of(&self, wanted: u8) -> Option<&[u8]> {
        Some(self.entry(wanted)?.1)
    }

    fn widths(&self, count: usize) -> Option<Widths<'_>> {
        let (version, table) = self.entry(HMTX)?;
        Some(match version {
            0 => Widths { table, step: 4, count },
            // A byte of flags, then the widths alone.
            _ => Widths { table: table.get(1..)?, step: 2, count },
        })
    }
}

/// How far the pen goes on after each glyph, in the font's units.
struct Widths<'t> {
    table: &'t [u8],
    /// Bytes from one to the next.
    step: usize,
    /// All glyphs after these are as wide as the last of them.
    count: usize,
}

impl Widths<'_> {
    fn of(&self, glyph: u16) -> Option<f64> {
        let index = usize::from(glyph).min(self.count.checked_sub(1)?);
        Some(f64::from(u16_at(self.table, index * self.step)?))
    }
}

/// Which glyph a character has: a subtable of format 4, which every font with Latin letters has.
struct Characters<'t> {
    subtable: &'t [u8],
    segments: usize,
}

impl<'t> Characters<'t> {
    fn read(table: &'t [u8]) -> Option<Self> {
        let count = usize::from(u16_at(table, 2)?);
        let subtables = (0..count).filter_map(|index| table.get(u32_at(table, 8 + 8 * index)? as usize..));
        let subtable = subtables.into_iter().find(|subtable| u16_at(subtable, 0) == Some(4))?;
        Some(Self { subtable, segments: usize::from(u16_at(subtable, 6)? / 2) })
    }

    fn glyph(&self, c: char) -> Option<u16> {
        let code = u16::try_from(u32::from(c)).ok()?;
        let at = |column: usize, segment: usize| {
            14 + 2 * (column * self.segments + segment) + if column > 0 { 2 } else { 0 }
        };
        let segment =
            (0..self.segments).find(|segment| u16_at(self.subtable, at(0, *segment)).is_some_and(|end| end >= code))?;
        let start = u16_at(self.subtable, at(1, segment))?;
        let delta = u16_at(self.subtable, at(2, segment))?;
        let offset = usize::from(u16_at(self.subtable, at(3, segment))?);
        let past = code.checked_sub(start)?;
        if offset == 0 {
            return Some(code.wrapping_add(delta));
        }
        let glyph = u16_at(self.subtable, at(3, segment) + offset + 2 * usize::from(past))?;
        (glyph != 0).then(|| glyph.wrapping_add(delta))
    }
}

/// A number in as many bytes as it needs, five at most, seven bits in each.
fn base_128(bytes: &[u8], at: &mut usize) -> Option<u32> {
    let mut number = 0u32;
    for _ in 0..5 {
        let byte = *bytes.get(*at)?;
        *at += 1;
        number = number.checked_mul(128)? | u32::from(byte & 127);
        if byte & 128 == 0 {
            return Some(number);
        }
    }
    None
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOXES: &[u8] = include_bytes!("../../tests/sites/design/static/fonts/boxes.woff2");

    #[test]
    fn the_measures_of_a_font_are_shares_of_its_em() {
        let expected = FontFacts { ascent: 0.9, descent: 0.3, line_gap: 0.0, mean_width: 0.6, is_variable: false };
        let found = facts(BOXES).unwrap();
        assert!((found.mean_width - 0.6).abs() < 1e-9, "{found:?}");
        assert_eq!(FontFacts { mean_width: 0.6, ..found }, expected);
    }

    #[test]
    fn a_broken_font_is_none() {
        assert_eq!(facts(b"OTTO and so on"), None);
        for end in 0..BOXES.len() {
            let _ = facts(&BOXES[..end]);
        }
        for at in 4..BOXES.len() {
            let mut broken = BOXES.to_vec();
            broken[at] ^= 0xff;
            let _ = facts(&broken);
        }
    }
}
