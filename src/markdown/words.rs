//! How many words a text has.

use unicode_normalization::char::is_combining_mark;

/// Counts words as readers would: runs of letters and digits, also across `'`, `.` and `,` between them. A text may come
/// in pieces.
#[derive(Debug, Default)]
pub(super) struct Words {
    runs: u32,
    /// Chinese and Japanese characters and kana, which stand without spaces: two make a word.
    ideographs: u32,
    last: Last,
}

/// What the text ended with by now.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Last {
    #[default]
    Gap,
    Letter,
    /// A mark after a letter that joins it to the next.
    Joint,
}

impl Words {
    pub fn count(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(block) = bytes[at..].first_chunk() {
            if is_simple(block) {
                self.count_block(block, BLOCK);
                at += BLOCK;
            } else {
                at = self.count_characters(text, at, at + BLOCK);
            }
        }
        let rest = &bytes[at..];
        let mut block = [b' '; BLOCK];
        block[..rest.len()].copy_from_slice(rest);
        if is_simple(&block) {
            self.count_block(&block, rest.len());
        } else {
            self.count_characters(text, at, bytes.len());
        }
    }

    /// No word goes on here.
    pub fn end(&mut self) {
        self.last = Last::Gap;
    }

    pub fn number(&self) -> u32 {
        self.runs + self.ideographs.div_ceil(2)
    }

    fn step(&mut self, c: char) {
        let kind = kind(c);
        self.runs += u32::from(kind == Kind::Letter && self.last == Last::Gap);
        self.ideographs += u32::from(kind == Kind::Ideograph);
        self.last = match (kind, self.last) {
            (Kind::Letter, _) => Last::Letter,
            (Kind::Joint, Last::Letter) => Last::Joint,
            _ => Last::Gap,
        };
    }

    /// Counts one by one, up to the first character that begins at `end` or after, and tells where that is. A character
    /// that begins before `start` was a letter of the simple block there.
    fn count_characters(&mut self, text: &str, start: usize, end: usize) -> usize {
        let (start, end) = (text.ceil_char_boundary(start), text.ceil_char_boundary(end));
        text[start..end].chars().for_each(|c| self.step(c));
        end
    }

    /// The same as [`Words::step`] for the first `length` bytes of a simple block, in vector code. Each byte is classed
    /// once (34 M instructions for a thousand articles, 48 M when it was three times). The block may begin or end inside a
    /// character.
    fn count_block(&mut self, block: &[u8; BLOCK], length: usize) {
        // Two places further than in the block: what the text ended with stands before.
        let mut letters = [0_u8; BLOCK + 2];
        let mut joints = [0_u8; BLOCK + 2];
        match self.last {
            Last::Gap => {}
            Last::Letter => letters[1] = 1,
            Last::Joint => (letters[0], joints[1]) = (1, 1),
        }
        for at in 0..BLOCK {
            letters[at + 2] = u8::from(is_letter(block[at]));
            joints[at + 2] = u8::from(is_joint(block[at]));
        }
        let mut number = 0_u8;
        for at in 0..BLOCK {
            number += letters[at + 2] & !(letters[at + 1] | (joints[at + 1] & letters[at]));
        }
        self.runs += u32::from(number);
        self.last = match (letters[length], letters[length + 1], joints[length + 1]) {
            (_, 1, _) => Last::Letter,
            (1, _, 1) => Last::Joint,
            _ => Last::Gap,
        };
    }
}

/// Bytes that are looked at together.
const BLOCK: usize = 32;

/// Whether bytes alone tell letters from gaps: in ASCII, and in the letters from U+C0 to U+3FF.
fn is_simple(block: &[u8; BLOCK]) -> bool {
    block.iter().fold(true, |simple, byte| simple & ((*byte < 0xc0) | ((*byte >= 0xc3) & (*byte <= 0xcf))))
}

/// Of a byte of a simple block.
fn is_letter(byte: u8) -> bool {
    ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'0') < 10) | (byte >= 0x80)
}

/// Likewise.
fn is_joint(byte: u8) -> bool {
    (byte == b'\'') | (byte == b'.') | (byte == b',')
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Letter,
    Joint,
    Ideograph,
    Other,
}

fn kind(c: char) -> Kind {
    match c {
        '\'' | '.' | ',' | '’' => Kind::Joint,
        _ if c.is_ascii() => {
            if c.is_ascii_alphanumeric() {
                Kind::Letter
            } else {
                Kind::Other
            }
        }
        '\u{c0}'..='\u{3ff}' => Kind::Letter,
        // Kana, CJK ideographs and their extensions, compatibility ideographs. Hangul is written with spaces.
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => Kind::Ideograph,
        '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => Kind::Ideograph,
        _ if c.is_alphanumeric() || is_combining_mark(c) => Kind::Letter,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Words;

    proptest! {
        #[test]
        fn blocks_count_what_single_steps_count(pieces in prop::collection::vec("[a-c'., é’«人]{0,80}", 0..4)) {
            let (mut blocks, mut steps) = (Words::default(), Words::default());
            for piece in &pieces {
                blocks.count(piece);
                piece.chars().for_each(|c| steps.step(c));
            }
            prop_assert_eq!(blocks.number(), steps.number());
        }
    }
}
