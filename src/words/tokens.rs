//! Where words begin and end.
//!
//! A word is a run of letters, digits and marks, and a run of katakana in Japanese, which hardly ever holds two; where a
//! script writes no spaces, or hangs particles on its words as Korean does, it is two neighbouring characters, whatever
//! they mean.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// Bytes of the longest word; a longer run is no word.
pub const LONGEST: usize = 100;

/// Words of running text as readers count them, also across `'`, `.` and `,` between letters.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    runs: u32,
    /// Two of them make a word.
    ideographs: u32,
}

impl Count {
    pub fn add(&mut self, other: Self) {
        self.runs += other.runs;
        self.ideographs += other.ideographs;
    }

    pub fn words(&self) -> u32 {
        self.runs + self.ideographs.div_ceil(2)
    }
}

/// Whether people see a word in it: two neighbouring characters are one by chance, but for ideographs.
pub fn reads_as_word(token: &str) -> bool {
    let is_part = |c| matches!(kind(c), Kind::Letter | Kind::Ideograph | Kind::Katakana | Kind::Hidden);
    !token.is_empty() && token.chars().all(is_part)
}

/// Hands each word of a part of the text to `token`, in order.
///
/// # Panics
///
/// If the part does not begin and end between characters.
pub(super) fn split(text: &str, part: Range<usize>, token: impl FnMut(Range<usize>)) -> Count {
    let mut splitter = Splitter { text: &text[..part.end], token, count: Count::default(), letters_end: None };
    splitter.split(part.start);
    splitter.count
}

struct Splitter<'t, T> {
    /// The text up to the part's end.
    text: &'t str,
    token: T,
    count: Count,
    /// Where the last letters end; none after ideographs.
    letters_end: Option<usize>,
}

/// Bytes that are looked at together.
const BLOCK: usize = 64;

impl<T: FnMut(Range<usize>)> Splitter<'_, T> {
    /// Finds the runs of bytes that [`may_be_letter`].
    fn split(&mut self, start: usize) {
        let (blocks, rest) = self.text.as_bytes()[start..].as_chunks::<BLOCK>();
        let mut last = [0; BLOCK];
        last[..rest.len()].copy_from_slice(rest);
        // The block before ended with a letter.
        let mut is_open = 0;
        let mut run_start = 0;
        let mut spelling = Spelling::Simple;
        for (number, block) in blocks.iter().chain([&last]).enumerate() {
            let at = start + number * BLOCK;
            let letters = letters_of(block);
            let before = letters << 1 | is_open;
            let (mut starts, mut ends) = (letters & !before, !letters & before);
            let mut next_start = || {
                let next = at + starts.trailing_zeros() as usize;
                starts &= starts.wrapping_sub(1);
                next
            };
            let block_spelling = spelling_of(block);
            if is_open == 0 {
                run_start = next_start();
                spelling = Spelling::Simple;
            }
            spelling = spelling.max(block_spelling);
            while ends != 0 {
                let end = at + ends.trailing_zeros() as usize;
                ends &= ends - 1;
                self.run(run_start..end, spelling);
                run_start = next_start();
                spelling = block_spelling;
            }
            is_open = letters >> (BLOCK - 1);
        }
    }

    /// The spelling is that of all blocks in which the run lies.
    fn run(&mut self, run: Range<usize>, spelling: Spelling) {
        match spelling {
            Spelling::Simple => self.letters(run),
            Spelling::Any if self.text.as_bytes()[run.clone()].iter().all(|byte| is_simple(*byte)) => self.letters(run),
            Spelling::Any => self.characters(run),
        }
    }

    fn letters(&mut self, run: Range<usize>) {
        self.count.runs += u32::from(!self.goes_on(run.start));
        self.letters_end = Some(run.end);
        if run.len() <= LONGEST {
            (self.token)(run);
        }
    }

    /// Whether readers take the letters here and those before for one word. Nothing stands between letters of two scripts.
    fn goes_on(&self, start: usize) -> bool {
        let Some(end) = self.letters_end else { return false };
        match start - end {
            0 => true,
            1 => matches!(self.text.as_bytes()[start - 1], b'\'' | b'.' | b','),
            3 => self.text[..start].ends_with('’'),
            _ => false,
        }
    }

    #[cold]
    fn characters(&mut self, run: Range<usize>) {
        let mut at = run.start;
        while let Some((start, kind)) = next_start(&self.text[..run.end], at) {
            at = run_end(&self.text[..run.end], start, kind);
            if kind == Kind::Letter {
                self.letters(start..at);
                continue;
            }
            match kind {
                Kind::Katakana if at - start <= LONGEST => (self.token)(start..at),
                _ => twos(self.text, start..at, &mut self.token),
            }
            if kind != Kind::Syllable {
                self.count.ideographs += self.text[start..at].chars().count() as u32;
                self.letters_end = None;
            } else {
                self.count.runs += u32::from(!self.goes_on(start));
                self.letters_end = Some(at);
            }
        }
    }
}

/// The lowest bit for the first byte; in vector code but for the last step, which gathers eight bytes in one.
fn letters_of(block: &[u8; BLOCK]) -> u64 {
    let mut flags = [0; BLOCK];
    for (flag, byte) in flags.iter_mut().zip(block) {
        *flag = u8::from(may_be_letter(*byte));
    }
    let (parts, _) = flags.as_chunks::<8>();
    parts.iter().rev().fold(0, |letters, part| {
        let gathered = u64::from_le_bytes(*part).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        letters << 8 | gathered
    })
}

/// Whether bytes alone tell what is a letter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Spelling {
    Simple,
    Any,
}

fn spelling_of(block: &[u8; BLOCK]) -> Spelling {
    match block.iter().fold(0, |others, byte| others | u8::from(!is_simple(*byte))) {
        0 => Spelling::Simple,
        _ => Spelling::Any,
    }
}

fn may_be_letter(byte: u8) -> bool {
    ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'0') < 10) | (byte >= 0x80)
}

/// Whether the byte of a character alone tells that it is a letter, as in those from U+C0 to U+3FF.
fn is_simple(byte: u8) -> bool {
    (byte < 0xc0) | (byte.wrapping_sub(0xc3) <= 0xcf - 0xc3)
}

/// Where the next run begins, from `at` on.
fn next_start(text: &str, mut at: usize) -> Option<(usize, Kind)> {
    loop {
        let c = text[at..].chars().next()?;
        match kind(c) {
            Kind::Hidden | Kind::Other => at += c.len_utf8(),
            kind => return Some((at, kind)),
        }
    }
}

fn run_end(text: &str, start: usize, run: Kind) -> usize {
    let goes_on = |c| matches!((kind(c), run), (Kind::Hidden, _)) || kind(c) == run;
    text[start..].find(|c| !goes_on(c)).map_or(text.len(), |length| start + length)
}

/// Every two neighbours of a run; the one if it is alone.
fn twos(text: &str, run: Range<usize>, token: &mut impl FnMut(Range<usize>)) {
    let mut before = run.start;
    let mut is_alone = true;
    for (at, c) in text[run.clone()].char_indices().skip(1) {
        let at = run.start + at;
        token(before..at + c.len_utf8());
        before = at;
        is_alone = false;
    }
    if is_alone {
        token(run);
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Letter,
    /// Of a script that is written without spaces, or of Korean.
    Syllable,
    Ideograph,
    Hiragana,
    Katakana,
    /// What cannot be seen and stands within words.
    Hidden,
    Other,
}

fn kind(c: char) -> Kind {
    match c {
        _ if c.is_ascii_alphanumeric() => Kind::Letter,
        _ if c.is_ascii() => Kind::Other,
        '\u{ad}' | '\u{200c}' | '\u{200d}' => Kind::Hidden,
        '\u{c0}'..='\u{3ff}' => Kind::Letter,
        '\u{3040}'..='\u{309f}' => Kind::Hiragana,
        '\u{30fb}' => Kind::Other,
        '\u{30a0}'..='\u{30ff}' => Kind::Katakana,
        // CJK ideographs and their extensions, compatibility ideographs.
        '\u{3005}' | '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => Kind::Ideograph,
        '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => Kind::Ideograph,
        _ if !c.is_alphanumeric() && !is_combining_mark(c) => Kind::Other,
        _ if is_syllable(c) => Kind::Syllable,
        _ => Kind::Letter,
    }
}

/// Thai, Lao, Burmese, Hangul, Khmer, kana of half width.
pub(super) fn is_syllable(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{3130}'..='\u{318f}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}' | '\u{ff66}'..='\u{ffdc}')
}
