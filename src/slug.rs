//! How words become addresses.
//!
//! The rule is frozen: a change here would move pages that are already published. The table test holds it, character by
//! character for Latin letters.

use std::borrow::Cow;
use std::fmt;

use deunicode::deunicode_char;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};

/// The most bytes a slug may have: a file name may have 255, and a page number or a suffix has to fit too.
pub const MAX_SLUG_BYTES: usize = 200;

/// The slug of a title or a term: lower case, Latin letters without accents, letters and digits of other scripts as they
/// are (NFC), and one hyphen for each run of anything else. Empty if the text has no letter and no digit.
pub fn slug(text: &str) -> String {
    let mut slug = Draft::default();
    for c in lower_nfkc(text).chars() {
        match kind(c) {
            Kind::Latin => slug.push_transliterated(c),
            Kind::OtherScript => slug.push(c),
            Kind::Mark => slug.push_mark(c),
            Kind::Gap => slug.gap = true,
        }
    }
    if slug.text.is_ascii() { slug.text } else { slug.text.nfc().collect() }
}

/// The slug of a file: its stem as it is, in NFC (some disks decompose names), with a hyphen where a character cannot
/// stand in an address. It differs from `stem` exactly where the writer should be told.
///
/// The result is valid, or it is empty or too long, which [`is_valid_slug`] tells.
pub fn stem_slug(stem: &str) -> String {
    // What most files are called already.
    if stem.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')) {
        return stem.to_owned();
    }
    let mut slug = String::with_capacity(stem.len());
    let mut replaced = false;
    for c in stem.nfc() {
        if c.is_whitespace() || fault_of(c).is_some() {
            replaced = true;
            continue;
        }
        if replaced && c != '-' && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        replaced = false;
        slug.push(c);
    }
    slug.trim_matches('.').to_owned()
}

/// Whether an editor's own `slug:` can stand in an address as it is typed.
///
/// # Errors
///
/// The first reason why it cannot.
pub fn is_valid_slug(text: &str) -> Result<(), SlugFault> {
    if text.is_empty() {
        return Err(SlugFault::Empty);
    }
    if text.len() > MAX_SLUG_BYTES {
        return Err(SlugFault::TooLong);
    }
    if text.starts_with('.') || text.ends_with('.') {
        return Err(SlugFault::Dot);
    }
    text.chars().find_map(fault_of).map_or(Ok(()), Err)
}

/// Two addresses with the same key would be one file on some disk or one place to some reader: they clash.
///
/// Lower-cased NFKC without accents. Marks that make another letter or syllable of the word (`й`, Indic vowel signs) stay,
/// because without them different words would clash.
pub fn collision_key(address: &str) -> String {
    // Almost every address is plain, and a site has many.
    if address.is_ascii() {
        return address.to_ascii_lowercase();
    }
    without_accents(&lower_nfkc(address).replace('ς', "σ"))
}

/// Why a `slug:` cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlugFault {
    /// Nothing is left to stand between two slashes.
    Empty,
    /// More than [`MAX_SLUG_BYTES`].
    TooLong,
    /// A dot at the start (hidden, or `..`) or at the end (dropped by Windows).
    Dot,
    /// A character that has a meaning of its own in addresses or paths.
    Reserved(char),
    /// A control or invisible character, which nobody could type.
    Invisible(char),
}

impl fmt::Display for SlugFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("a slug cannot be empty"),
            Self::TooLong => write!(f, "a slug has at most {MAX_SLUG_BYTES} bytes"),
            Self::Dot => f.write_str("a slug cannot start or end with a dot"),
            Self::Reserved(c) => write!(f, "a slug cannot contain `{c}`"),
            Self::Invisible(c) => write!(f, "a slug cannot contain the invisible character U+{:04X}", u32::from(*c)),
        }
    }
}

impl std::error::Error for SlugFault {}

/// The text without characters that cannot be seen, NFKC, in lower case.
pub(crate) fn lower_nfkc(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let visible: String = text.chars().filter(|&c| !is_invisible(c)).collect();
    nfkc(&nfkc(&visible).to_lowercase()).chars().filter(|&c| !is_invisible(c)).collect()
}

fn nfkc(text: &str) -> Cow<'_, str> {
    match is_nfkc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfkc().collect()),
    }
}

/// The text (in lower case) without accents on Latin, Greek and Cyrillic letters, and without Arabic and Hebrew vowel
/// points, in NFC.
pub(crate) fn without_accents(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut base = ' ';
    let kept = text.nfd().filter(|&c| {
        if is_combining_mark(c) {
            return !is_accent(base, c);
        }
        base = c;
        true
    });
    kept.nfc().collect()
}

/// A Latin letter in ASCII: several letters for some (`œ`), a sign for a few that are like no letter, none if `c` is of
/// another script.
pub(crate) fn transliterate(c: char) -> Option<&'static str> {
    match c {
        'Ə' | 'ə' | 'Ǝ' | 'ǝ' => Some("e"),
        _ if is_latin(c) => deunicode_char(c),
        _ => None,
    }
}

/// A slug being written: a hyphen is put only between two things that stay.
#[derive(Default)]
struct Draft {
    text: String,
    gap: bool,
}

impl Draft {
    fn push(&mut self, c: char) {
        if self.gap && !self.text.is_empty() {
            self.text.push('-');
        }
        self.gap = false;
        self.text.push(c);
    }

    fn push_transliterated(&mut self, c: char) {
        match transliterate(c) {
            None => self.push(c),
            Some(letters) => letters.chars().for_each(|letter| match letter {
                '0'..='9' | 'a'..='z' | 'A'..='Z' => self.push(letter.to_ascii_lowercase()),
                _ => self.gap = true,
            }),
        }
    }

    /// A mark belongs to the letter before it; Latin letters have lost theirs.
    fn push_mark(&mut self, mark: char) {
        let has_base = !self.gap && self.text.chars().next_back().is_some_and(|base| !base.is_ascii());
        if has_base {
            self.text.push(mark);
        }
    }
}

enum Kind {
    Latin,
    OtherScript,
    Mark,
    Gap,
}

fn kind(c: char) -> Kind {
    if is_combining_mark(c) {
        return Kind::Mark;
    }
    match c {
        // Modifier letters are mostly other ways to write an apostrophe; squared letters are pictures.
        '\u{02B0}'..='\u{02FF}' | '\u{A700}'..='\u{A721}' | '\u{A788}'..='\u{A78A}' | '\u{1F100}'..='\u{1F1FF}' => {
            Kind::Gap
        }
        _ if is_latin(c) => Kind::Latin,
        _ if c.is_alphanumeric() => Kind::OtherScript,
        _ => Kind::Gap,
    }
}

fn is_latin(c: char) -> bool {
    matches!(c,
        'a'..='z' | 'A'..='Z'
        | '\u{00C0}'..='\u{00D6}' | '\u{00D8}'..='\u{00F6}' | '\u{00F8}'..='\u{02AF}'
        | '\u{1D00}'..='\u{1D25}' | '\u{1D6B}'..='\u{1D77}' | '\u{1D79}'..='\u{1DBF}' | '\u{1E00}'..='\u{1EFF}'
        | '\u{2C60}'..='\u{2C7F}' | '\u{A722}'..='\u{A787}' | '\u{A78B}'..='\u{A7BF}'
        | '\u{AB30}'..='\u{AB5A}' | '\u{AB60}'..='\u{AB64}' | '\u{AB66}'..='\u{AB69}')
}

/// Whether `mark` on `base` (in lower case) is an accent, not part of the letter.
fn is_accent(base: char, mark: char) -> bool {
    match mark {
        '\u{0300}'..='\u{036F}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}' => match base {
            // й, ї, ў, ќ, ѓ are letters of their own; ё is written е by most, and an acute only shows the stress.
            'е' => matches!(mark, '\u{0300}' | '\u{0301}' | '\u{0308}'),
            'а' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'і' => matches!(mark, '\u{0300}' | '\u{0301}'),
            '\u{0400}'..='\u{052F}' => false,
            _ => true,
        },
        '\u{0591}'..='\u{05C7}' | '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{0652}' | '\u{0670}' => true,
        _ => false,
    }
}

fn fault_of(c: char) -> Option<SlugFault> {
    match c {
        '/' | '\\' | '?' | '#' | '%' => Some(SlugFault::Reserved(c)),
        _ if c.is_control() || is_invisible(c) => Some(SlugFault::Invisible(c)),
        _ => None,
    }
}

/// Unicode's default ignorables: zero width characters, bidi controls, soft hyphens, variation selectors, fillers.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests;
