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
        let mut rest = text.as_bytes();
        while let Some((&byte, after)) = rest.split_first() {
            if byte.is_ascii() {
                self.step(KINDS[usize::from(byte)]);
                rest = after;
                continue;
            }
            let at = text.len() - rest.len();
            let c = text[at..].chars().next().expect("a character begins at every step");
            self.step(kind(c));
            rest = &rest[c.len_utf8()..];
        }
    }

    #[inline]
    fn step(&mut self, kind: Kind) {
        self.last = match (kind, self.last) {
            (Kind::Letter, Last::Gap) => {
                self.runs += 1;
                Last::Letter
            }
            (Kind::Letter, _) => Last::Letter,
            (Kind::Joint, Last::Letter) => Last::Joint,
            (Kind::Ideograph, _) => {
                self.ideographs += 1;
                Last::Gap
            }
            _ => Last::Gap,
        };
    }

    fn end(&mut self) {
        self.last = Last::Gap;
    }

    fn number(&self) -> u32 {
        self.runs + self.ideographs.div_ceil(2)
    }
}

#[derive(Clone, Copy)]
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
