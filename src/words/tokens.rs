//! Where words begin and end.
//!
//! A word is a run of letters, digits and marks; where a script writes no spaces, or hangs particles on its words as
//! Korean does, it is two neighbouring characters, whatever they mean.

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

/// Hands each word of the text to `token`, in order.
pub(super) fn split(text: &str, mut token: impl FnMut(Range<usize>)) -> Count {
    let mut count = Count::default();
    let mut letters_end = None;
    let mut at = 0;
    while let Some((start, kind)) = next_start(text, at) {
        at = run_end(text, start, kind);
        if kind == Kind::Letter {
            if at - start <= LONGEST {
                token(start..at);
            }
        } else {
            twos(text, start..at, &mut token);
        }
        if kind == Kind::Ideograph {
            count.ideographs += text[start..at].chars().count() as u32;
            letters_end = None;
        } else {
            count.runs += u32::from(!letters_end.is_some_and(|end| is_joint(&text[end..start])));
            letters_end = Some(at);
        }
    }
    count
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

/// Whether readers take the letters before and after for one word. Nothing stands between letters of two scripts.
fn is_joint(between: &str) -> bool {
    matches!(between, "" | "'" | "." | "," | "’")
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Letter,
    /// Of a script that is written without spaces, or of Korean.
    Syllable,
    Ideograph,
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
        // Kana, CJK ideographs and their extensions, compatibility ideographs.
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => Kind::Ideograph,
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
