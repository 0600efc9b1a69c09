//! From a word as typed to its stem. The only module that names `frostem`.

use std::sync::LazyLock;

use foldhash::HashSet;
use frostem::Stemmer;

use super::StemKey;
use super::stop_words::STOP_WORDS;
use crate::slug::{lower_nfkc, transliterate, without_accents};

/// Two digits less is a price or a page, not a year.
const YEARS: std::ops::RangeInclusive<u16> = 1800..=2100;

/// Languages with a stemmer or stop words, by the first part of their codes.
const CODES: [&str; 33] = [
    "ar", "ca", "cs", "da", "de", "el", "en", "eo", "es", "et", "eu", "fa", "fi", "fr", "ga", "hi", "hu", "hy", "id",
    "it", "lt", "ne", "nl", "no", "pl", "pt", "ro", "ru", "sr", "sv", "ta", "tr", "uk",
];

/// All languages in the order of [`CODES`], at last any other.
static STEMMINGS: LazyLock<Vec<Stemming>> = LazyLock::new(|| {
    let codes = CODES.into_iter().chain([""]).enumerate();
    codes.map(|(index, code)| Stemming::new(index as u8, code)).collect()
});

/// What a language does with its words.
pub(super) struct Stemming {
    /// Tells languages apart that do different things.
    pub number: u8,
    stemmer: Option<Stemmer>,
    stop_words: HashSet<&'static str>,
}

impl Stemming {
    /// That of the language with this code (`fr`, `pt-BR`). Of languages that are not known, words have no endings and all
    /// say something.
    pub fn of(code: &str) -> &'static Self {
        let first = code.split('-').next().unwrap_or_default();
        let first = if matches!(first, "nb" | "nn") { "no" } else { first };
        let index = CODES.iter().position(|code| *code == first).unwrap_or(CODES.len());
        &STEMMINGS[index]
    }

    fn new(number: u8, code: &str) -> Self {
        let lists = STOP_WORDS.iter().filter(|(language, _)| *language == code);
        Self {
            number,
            stemmer: Stemmer::try_from_name(code).ok(),
            stop_words: lists.flat_map(|(_, words)| words.split_ascii_whitespace()).collect(),
        }
    }

    /// None for stop words, single letters, and numbers other than years.
    pub fn key(&self, word: &str) -> Option<StemKey> {
        self.stem(word).map(|stem| StemKey(hash(stem.as_bytes())))
    }

    /// The stem in lower case, without accents and ligatures.
    pub fn stem(&self, word: &str) -> Option<String> {
        let word = plain(word);
        if self.stop_words.contains(&*word) || !says_something(&word) {
            return None;
        }
        Some(match &self.stemmer {
            Some(stemmer) => folded(&stemmer.stem(&word)),
            None => folded(&word),
        })
    }
}

/// In lower case, without what only the look of a word needs, digits as in ASCII.
fn plain(word: &str) -> String {
    if let Some(lower) = lower_latin(word) {
        return lower;
    }
    let digit = |c, zero| char::from(b'0' + (u32::from(c) - zero) as u8);
    let plain = |c| match c {
        '\u{640}' => None,
        '\u{660}'..='\u{669}' => Some(digit(c, 0x660)),
        '\u{6f0}'..='\u{6f9}' => Some(digit(c, 0x6f0)),
        _ => Some(c),
    };
    lower_nfkc(word).chars().filter_map(plain).collect()
}

/// The word in lower case, if lower case is all that it may lack.
pub(super) fn lower_latin(word: &str) -> Option<String> {
    word.chars().all(is_simple).then(|| word.to_lowercase())
}

/// Whether NFKC leaves the letter as it is, in both cases: in ASCII and most of Latin-1 and Latin Extended-A.
fn is_simple(c: char) -> bool {
    c.is_ascii() || matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='į' | 'Ł'..='ň' | 'Ŋ'..='ž')
}

fn says_something(word: &str) -> bool {
    if !word.contains(char::is_alphabetic) {
        return word.len() == 4 && word.parse().is_ok_and(|year| YEARS.contains(&year));
    }
    let mut characters = word.chars();
    match (characters.next(), characters.next()) {
        // A single sign of a script with thousands of them is a word.
        (Some(c), None) => c >= '\u{2e80}',
        _ => true,
    }
}

/// Without accents, and Latin letters in ASCII.
fn folded(stem: &str) -> String {
    if stem.chars().all(is_simple) {
        return transliterated(stem);
    }
    transliterated(&without_accents(stem))
}

fn transliterated(stem: &str) -> String {
    if stem.is_ascii() {
        return stem.to_owned();
    }
    let mut folded = String::with_capacity(stem.len());
    for c in stem.chars() {
        match transliterate(c) {
            Some(letters) if !c.is_ascii() => folded.push_str(letters),
            _ => folded.push(c),
        }
    }
    folded
}

/// FNV-1a with 64 bits, folded into 32: the same on all machines. Never 0.
fn hash(bytes: &[u8]) -> u32 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325, step);
    ((hash >> 32) as u32 ^ hash as u32).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_stemmer_and_others_have_none() {
        let without: Vec<u8> =
            STEMMINGS.iter().filter(|language| language.stemmer.is_none()).map(|language| language.number).collect();
        assert_eq!(without, [CODES.len() as u8]);
    }

    #[test]
    fn short_cuts_for_simple_letters_lead_where_the_long_way_leads() {
        let simple: Vec<String> = ('\0'..'\u{250}').filter(|c| is_simple(*c)).map(String::from).collect();
        assert_eq!(simple.len(), 128 + 62 + 48 + 8 + 53);
        for c in simple {
            let lower = lower_latin(&c).unwrap();
            assert_eq!(lower, lower_nfkc(&c));
            assert_eq!(lower_latin(&lower).as_deref(), Some(&*lower));
            assert_eq!(transliterated(&lower), transliterated(&without_accents(&lower)));
        }
    }
}
