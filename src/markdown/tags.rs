//! Raw HTML cut into tags and text, as a browser would.

use std::borrow::Cow;
use std::ops::Range;

/// A piece of raw HTML.
#[derive(Debug, PartialEq)]
pub(super) enum Piece<'t> {
    Text(&'t str),
    Start(StartTag<'t>),
    /// The name in lower case.
    End(String),
    /// A comment, declaration or instruction.
    Other,
    /// A comment that does not end.
    OpenComment,
}

#[derive(Debug, PartialEq)]
pub(super) struct StartTag<'t> {
    /// In lower case.
    pub name: String,
    /// Names in lower case; values as typed, with their character references.
    pub attributes: Vec<(String, &'t str)>,
}

/// The pieces of a text with their bytes in it.
pub(super) struct Pieces<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Pieces<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// Goes on after the end tag of this name, or at the end if there is none.
    pub fn skip_past(&mut self, name: &str) {
        let rest = self.text.as_bytes();
        let closes = |at: &usize| {
            let after = &rest[*at..];
            after.starts_with(b"</")
                && after.get(2..2 + name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
        };
        let found = (self.at..rest.len()).find(closes);
        let end = found.and_then(|at| self.text[at..].find('>').map(|length| at + length + 1));
        self.at = end.unwrap_or(self.text.len());
    }

    /// What begins with the `<` here, and where it ends; none if it is only a character.
    fn markup(&self) -> Option<(Piece<'t>, usize)> {
        let rest = &self.text[self.at..];
        let end = |mark: &str| rest.find(mark).map(|at| self.at + at + mark.len());
        match rest.as_bytes().get(1)? {
            b'!' if rest.starts_with("<!-->") || rest.starts_with("<!--->") => Some((Piece::Other, end(">")?)),
            b'!' if rest.starts_with("<!--") => match end("-->") {
                Some(end) => Some((Piece::Other, end)),
                None => Some((Piece::OpenComment, self.text.len())),
            },
            b'!' if rest.starts_with("<![CDATA[") => Some((Piece::Other, end("]]>")?)),
            b'!' | b'?' => Some((Piece::Other, end(">")?)),
            b'/' => {
                let name = name(&rest[2..])?;
                Some((Piece::End(name.to_ascii_lowercase()), end(">")?))
            }
            _ => {
                let name = name(&rest[1..])?;
                let mut scanner = Scanner { text: self.text, at: self.at + 1 + name.len() };
                let attributes = scanner.attributes()?;
                Some((Piece::Start(StartTag { name: name.to_ascii_lowercase(), attributes }), scanner.at))
            }
        }
    }
}

impl<'t> Iterator for Pieces<'t> {
    type Item = (Piece<'t>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        if let Some(after) = rest.strip_prefix('<') {
            if let Some((piece, end)) = self.markup() {
                self.at = end;
                return Some((piece, start..end));
            }
            let name = after.strip_prefix('/').unwrap_or(after);
            if name.starts_with(|c: char| c.is_ascii_alphabetic()) || after.starts_with(['!', '?']) {
                // A tag without an end. Were the next one tried, and the next, it would take forever; all is text.
                self.at = self.text.len();
                return Some((Piece::Text(rest), start..self.at));
            }
        }
        let first = usize::from(rest.starts_with('<'));
        let length = rest[first..].find('<').map_or(rest.len(), |at| at + first);
        self.at = start + length;
        Some((Piece::Text(&rest[..length]), start..self.at))
    }
}

/// A tag's name: a letter, then all up to a blank, `/` or `>`.
fn name(text: &str) -> Option<&str> {
    if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    Some(text.split(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').next().unwrap_or(text))
}

/// Reads the inside of a start tag.
struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scanner<'t> {
    /// All attributes, the first of each name; none if the tag does not end. Stands behind the `>` then.
    fn attributes(&mut self) -> Option<Vec<(String, &'t str)>> {
        let mut attributes: Vec<(String, &'t str)> = Vec::new();
        loop {
            self.take_while(|byte| byte.is_ascii_whitespace() || byte == b'/');
            if self.peek()? == b'>' {
                self.at += 1;
                return Some(attributes);
            }
            let (name, value) = self.attribute()?;
            // More than anyone types are not compared with one another.
            if attributes.len() < 64 && attributes.iter().all(|(other, _)| *other != name) {
                attributes.push((name, value));
            }
        }
    }

    fn attribute(&mut self) -> Option<(String, &'t str)> {
        let start = self.at;
        // A `=` at the beginning is a part of the name.
        self.at += usize::from(self.peek()? == b'=');
        self.take_while(|byte| !byte.is_ascii_whitespace() && !matches!(byte, b'/' | b'>' | b'='));
        let name = self.text[start..self.at].to_ascii_lowercase();
        self.take_while(|byte| byte.is_ascii_whitespace());
        if self.peek()? != b'=' {
            return Some((name, ""));
        }
        self.at += 1;
        self.take_while(|byte| byte.is_ascii_whitespace());
        let value = match self.peek()? {
            quote @ (b'"' | b'\'') => {
                self.at += 1;
                let value = self.take_while(|byte| byte != quote);
                self.peek()?;
                self.at += 1;
                value
            }
            _ => self.take_while(|byte| !byte.is_ascii_whitespace() && byte != b'>'),
        };
        Some((name, value))
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take_while(&mut self, belongs: impl Fn(u8) -> bool) -> &'t str {
        let start = self.at;
        let rest = &self.text.as_bytes()[start..];
        self.at += rest.iter().take_while(|byte| belongs(**byte)).count();
        &self.text[start..self.at]
    }
}

/// The text with its character references resolved: all numeric ones, and the named ones that could hide an address.
pub(super) fn resolved(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let (c, length) = first_resolved(rest);
        plain.push(c);
        rest = &rest[length..];
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// What the `&` at the beginning of the text stands for, with what follows it, and how many bytes that is.
pub(super) fn first_resolved(text: &str) -> (char, usize) {
    reference(text).unwrap_or(('&', 1))
}

fn reference(text: &str) -> Option<(char, usize)> {
    let Some(number) = text.strip_prefix("&#") else { return named(text) };
    let (digits, radix, mark) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16, 3),
        None => (number, 10, 2),
    };
    let length = digits.bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
    if length == 0 {
        return None;
    }
    let code = u32::from_str_radix(&digits[..length], radix).ok();
    let c = code.and_then(char::from_u32).filter(|c| *c != '\0').unwrap_or(char::REPLACEMENT_CHARACTER);
    Some((c, mark + length + usize::from(digits[length..].starts_with(';'))))
}

fn named(text: &str) -> Option<(char, usize)> {
    const NAMED: [(&str, char); 14] = [
        ("&amp", '&'),
        ("&lt", '<'),
        ("&gt", '>'),
        ("&quot", '"'),
        ("&apos;", '\''),
        ("&nbsp", '\u{a0}'),
        ("&colon;", ':'),
        ("&Tab;", '\t'),
        ("&NewLine;", '\n'),
        ("&sol;", '/'),
        ("&num;", '#'),
        ("&quest;", '?'),
        ("&period;", '.'),
        ("&equals;", '='),
    ];
    let (name, c) = NAMED.iter().find(|(name, _)| text.starts_with(name))?;
    let semicolon = !name.ends_with(';') && text[name.len()..].starts_with(';');
    Some((*c, name.len() + usize::from(semicolon)))
}

/// The length of a well-formed named reference, `&eacute;`, at the beginning of the text.
pub(super) fn named_reference(text: &str) -> Option<usize> {
    let name = text.strip_prefix('&')?;
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let is_named = name.starts_with(|c: char| c.is_ascii_alphabetic()) && name[length..].starts_with(';');
    (is_named && length < 32).then_some(length + 2)
}
