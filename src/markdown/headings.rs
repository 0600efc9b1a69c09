//! Names of the places in a text that `#…` may point to.

use std::collections::{HashMap, HashSet};

use deunicode::deunicode_char;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Every id of one text; none is given twice.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    taken: HashSet<String>,
    /// The last number given after a stem, so that a thousand equal headings are no thousand searches.
    numbers: HashMap<String, u32>,
    /// Whether the text has footnotes, whose ids (`fn-1`, `fnref-1`) are then left to them.
    has_notes: bool,
}

impl Anchors {
    pub fn new(has_notes: bool) -> Self {
        Self { has_notes, ..Self::default() }
    }

    /// Takes the id if it is free.
    pub fn claim(&mut self, id: &str) -> bool {
        !(self.has_notes && is_note_id(id)) && self.taken.insert(id.to_owned())
    }

    /// The id, or the nearest one that is free: `x-2`, `x-3` …
    pub fn claim_near(&mut self, id: &str) -> String {
        if self.claim(id) {
            return id.to_owned();
        }
        let stem = if self.has_notes && is_note_id(id) { format!("h-{id}") } else { id.to_owned() };
        if self.claim(&stem) {
            return stem;
        }
        let number = self.numbers.entry(stem.clone()).or_insert(1);
        loop {
            *number += 1;
            let id = format!("{stem}-{number}");
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }

    /// Takes the id of a footnote or of a reference to it.
    pub fn add_note(&mut self, id: String) {
        self.taken.insert(id);
    }

    pub fn into_sorted(self) -> Vec<String> {
        let mut anchors: Vec<String> = self.taken.into_iter().collect();
        anchors.sort_unstable();
        anchors
    }
}

fn is_note_id(id: &str) -> bool {
    let Some(rest) = id.strip_prefix("fn").map(|rest| rest.strip_prefix("ref").unwrap_or(rest)) else { return false };
    rest.starts_with('-') && rest.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit())
}

/// The id of a heading: its letters and digits in lower case, Latin letters without accents, other scripts as they are,
/// `-` between. Never empty.
pub(super) fn heading_id(text: &str) -> String {
    let mut id = String::with_capacity(text.len());
    for c in text.nfc() {
        if c.is_ascii_alphanumeric() {
            id.push(c.to_ascii_lowercase());
        } else if is_latin(c) {
            let letters = deunicode_char(c).unwrap_or_default().bytes();
            id.extend(letters.filter(u8::is_ascii_alphanumeric).map(|letter| char::from(letter.to_ascii_lowercase())));
        } else if is_combining_mark(c) {
            // An accent left alone after a Latin letter goes; in other scripts it is a part of the word.
            if !id.is_empty() && !id.ends_with(|last: char| last.is_ascii()) {
                id.push(c);
            }
        } else if c.is_alphanumeric() {
            id.extend(c.to_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    if id.is_empty() { "section".to_owned() } else { id }
}

fn is_latin(c: char) -> bool {
    c.is_alphabetic()
        && matches!(c, '\u{aa}'..='\u{24f}' | '\u{250}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}' | '\u{fb00}'..='\u{fb06}')
}
