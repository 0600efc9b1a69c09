//! The words of a text without its markup: what is counted, shown as an opening, and later searched.

/// What a piece of text is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Heading,
    Prose,
    Code,
}

/// Receives all text of a body, in order.
#[derive(Debug, Default)]
pub(super) struct Plain {
    words: Words,
    opening: Opening,
}

#[derive(Debug, Default)]
enum Opening {
    /// No paragraph with text was seen yet.
    #[default]
    Awaited,
    Open(String),
    Done(String),
}

impl Plain {
    pub fn text(&mut self, field: Field, text: &str) {
        if field == Field::Code {
            return;
        }
        self.words.count(text);
        if let Opening::Open(opening) = &mut self.opening {
            push_collapsed(opening, text);
        }
    }

    /// A place where no word goes on: the end of a line or of a block.
    pub fn gap(&mut self) {
        self.words.end();
        if let Opening::Open(opening) = &mut self.opening {
            push_collapsed(opening, " ");
        }
    }

    pub fn paragraph_begins(&mut self) {
        if let Opening::Awaited = self.opening {
            self.opening = Opening::Open(String::new());
        }
    }

    pub fn paragraph_ends(&mut self) {
        if let Opening::Open(opening) = &mut self.opening {
            opening.truncate(opening.trim_end().len());
            self.opening = match opening.is_empty() {
                true => Opening::Awaited,
                false => Opening::Done(std::mem::take(opening)),
            };
        }
    }

    pub fn words(&self) -> u32 {
        self.words.number()
    }

    pub fn into_opening(self) -> String {
        match self.opening {
            Opening::Done(opening) => opening,
            Opening::Awaited | Opening::Open(_) => String::new(),
        }
    }
}

/// Adds the text with every run of white space as one space, none at the beginning.
pub(super) fn push_collapsed(to: &mut String, text: &str) {
    for c in text.chars() {
        if !c.is_whitespace() {
            to.push(c);
        } else if !to.is_empty() && !to.ends_with(' ') {
            to.push(' ');
        }
    }
}

/// Counts words as readers would: runs of letters and digits, also across `'`, `.` and `,` between them.
#[derive(Debug, Default)]
struct Words {
    runs: u32,
    /// Chinese and Japanese characters and kana, which stand without spaces: two make a word.
    ideographs: u32,
    last: Last,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Last {
    #[default]
    Gap,
    Letter,
    /// A mark after a letter that joins it to the next.
    Joint,
}

impl Words {
    fn count(&mut self, text: &str) {
        let mut rest = text;
        loop {
            let (simple, other) = rest.split_at(simple_length(rest.as_bytes()));
            self.count_simple(simple.as_bytes());
            let Some(c) = other.chars().next() else { return };
            self.step(kind(c));
            rest = &other[c.len_utf8()..];
        }
    }

    fn count_simple(&mut self, bytes: &[u8]) {
        let kind = |byte: &u8| if is_letter(*byte) { Kind::Letter } else { KINDS[usize::from(*byte)] };
        if bytes.len() < 16 {
            return bytes.iter().for_each(|byte| self.step(kind(byte)));
        }
        // The text may go on with a word of the text before. From the third byte on, what stands before is in it.
        bytes[..2].iter().for_each(|byte| self.step(kind(byte)));
        self.runs += beginnings(bytes);
        self.last = Last::Gap;
        bytes[bytes.len() - 2..].iter().for_each(|byte| self.last = next(kind(byte), self.last));
    }

    #[inline]
    fn step(&mut self, kind: Kind) {
        self.runs += u32::from(kind == Kind::Letter && self.last == Last::Gap);
        self.ideographs += u32::from(kind == Kind::Ideograph);
        self.last = next(kind, self.last);
    }

    fn end(&mut self) {
        self.last = Last::Gap;
    }

    fn number(&self) -> u32 {
        self.runs + self.ideographs.div_ceil(2)
    }
}

#[inline]
fn next(kind: Kind, last: Last) -> Last {
    match (kind, last) {
        (Kind::Letter, _) => Last::Letter,
        (Kind::Joint, Last::Letter) => Last::Joint,
        _ => Last::Gap,
    }
}

/// Whether the byte belongs to text of which bytes alone tell letters from gaps: ASCII, and the letters from U+C0 to
/// U+3FF.
fn is_simple(byte: u8) -> bool {
    (byte < 0xc0) | ((byte >= 0xc3) & (byte <= 0xcf))
}

/// How many bytes at the beginning are simple.
fn simple_length(bytes: &[u8]) -> usize {
    let has_other = |chunk: &&[u8]| chunk.iter().fold(false, |found, byte| found | !is_simple(*byte));
    let whole = bytes.chunks(CHUNK).take_while(|chunk| !has_other(chunk)).map(<[u8]>::len).sum::<usize>();
    let rest = &bytes[whole..];
    whole + rest.iter().position(|byte| !is_simple(*byte)).unwrap_or(rest.len())
}

/// Of a byte of simple text.
fn is_letter(byte: u8) -> bool {
    ((byte | 0x20).wrapping_sub(b'a') < 26) | (byte.wrapping_sub(b'0') < 10) | (byte >= 0x80)
}

fn is_joint(byte: u8) -> bool {
    (byte == b'\'') | (byte == b'.') | (byte == b',')
}

/// How many words of a simple text begin after its second byte. The same as [`Words::step`], for many bytes at a time.
fn beginnings(bytes: &[u8]) -> u32 {
    let begins =
        |last: u8, before: u8, byte: u8| is_letter(byte) & !is_letter(before) & !(is_joint(before) & is_letter(last));
    let mut number = 0;
    for start in (0..bytes.len() - 2).step_by(CHUNK) {
        let chunk = &bytes[start..bytes.len().min(start + CHUNK + 2)];
        let length = chunk.len() - 2;
        let triples = chunk[..length].iter().zip(&chunk[1..=length]).zip(&chunk[2..]);
        let sum = triples.fold(0_u8, |sum, ((last, before), byte)| sum + u8::from(begins(*last, *before, *byte)));
        number += u32::from(sum);
    }
    number
}

/// Bytes that are looked at together; at most every second begins a word, so that a byte can count them.
const CHUNK: usize = 64;

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Letter,
    Joint,
    Ideograph,
    Other,
}

/// The kinds of the ASCII characters.
const KINDS: [Kind; 128] = {
    let mut kinds = [Kind::Other; 128];
    let mut byte = 0;
    while byte < 128 {
        let c = byte as u8;
        if c.is_ascii_alphanumeric() {
            kinds[byte] = Kind::Letter;
        } else if c == b'\'' || c == b'.' || c == b',' {
            kinds[byte] = Kind::Joint;
        }
        byte += 1;
    }
    kinds
};

fn kind(c: char) -> Kind {
    match c {
        '’' => Kind::Joint,
        // Kana, CJK ideographs and their extensions, compatibility ideographs. Hangul is written with spaces.
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => Kind::Ideograph,
        '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => Kind::Ideograph,
        _ if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) => Kind::Letter,
        _ => Kind::Other,
    }
}
