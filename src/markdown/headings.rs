//! Headings, and the names of the places in a text that `#…` may point to.

use std::borrow::Cow;

use deunicode::deunicode_char;
use foldhash::{HashMap, HashSet};
use pulldown_cmark::{CowStr, HeadingLevel};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Heading;
use super::elements::{Class, Model};
use super::fragment::{Cut, clean, escape_text};
use super::nesting::Close;
use super::plain::push_collapsed;
use super::writer::Writer;

/// What is gathered of a heading until it ends.
pub(super) struct Draft<'s> {
    /// How many headings were written before.
    number: usize,
    /// Where the start tag's attributes go.
    at: Cut,
    id: Option<CowStr<'s>>,
    classes: Vec<CowStr<'s>>,
    /// Whether it belongs into the table of contents.
    is_listed: bool,
    pub html: String,
    /// The words as typed, for the id.
    pub typed: String,
    /// The words as readers see them.
    pub set: String,
}

impl<'s> Writer<'s> {
    pub fn heading_begins(&mut self, level: HeadingLevel, id: Option<CowStr<'s>>, classes: Vec<CowStr<'s>>) {
        let is_listed = self.nesting.is_outermost();
        let name = ["h1", "h2", "h3", "h4", "h5", "h6"][level as usize - 1];
        self.open(Class::Block, name, Model::Phrasing, "");
        // Each heading has two digits, of its two tags.
        let number = self.out.digits.len() / 2;
        if self.nesting.top().close == Close::Tag {
            self.out.push_start_tag(name);
        }
        let [html, typed, set] = [const { String::new() }; 3];
        self.heading = Some(Draft { number, at: self.out.end(), id, classes, is_listed, html, typed, set });
    }

    pub fn heading_ends(&mut self) {
        let Some(draft) = self.heading.take() else { return };
        if self.nesting.top().close != Close::Tag {
            return self.close_block();
        }
        let id = match &draft.id {
            Some(id) => self.anchors.claim_near(&clean(id)),
            None => self.anchors.claim_near(&heading_id(&draft.typed)),
        };
        let content = self.out.split_off(draft.at);
        self.out.push_attribute("id", &id);
        if !draft.classes.is_empty() {
            self.out.push_attribute("class", &draft.classes.join(" "));
        }
        self.out.push(">");
        self.out.append(content);
        self.close_block();
        if draft.is_listed {
            let mut text = String::with_capacity(draft.set.len());
            push_collapsed(&mut text, draft.set.trim_end_matches(|c: char| c.is_ascii_whitespace()));
            self.headings.push((draft.number, Heading { level: 0, id, html: draft.html, text }));
        }
    }

    /// A description of a picture in a heading.
    pub fn note_alt(&mut self, alt: &str) {
        if let Some(heading) = &mut self.heading {
            escape_text(&mut heading.html, alt);
            heading.typed.push_str(alt);
            heading.set.push_str(alt);
        }
    }
}

/// The levels that headings get in place of those typed. The page has one heading of level 1, its title; the first of the
/// text is of level 2, and none is more than one deeper than the one it belongs to.
pub(super) fn outline(typed: impl Iterator<Item = u8>) -> impl Iterator<Item = u8> {
    let mut above: Vec<u8> = Vec::new();
    typed.map(move |level| {
        above.truncate(above.partition_point(|other| *other < level));
        above.push(level);
        (above.len() as u8 + 1).min(6)
    })
}

/// Every id of one text; none is given twice.
#[derive(Debug, Default)]
pub(super) struct Anchors<'s> {
    taken: HashSet<String>,
    /// The last number given after a stem, so that a thousand equal headings are no thousand searches.
    numbers: HashMap<String, u32>,
    /// If it has footnotes, ids like theirs (`fn-1`, `fnref-1`) are left to them.
    markdown: &'s str,
    has_notes: Option<bool>,
}

impl<'s> Anchors<'s> {
    pub fn new(markdown: &'s str) -> Self {
        Self { markdown, ..Self::default() }
    }

    /// Takes the id if it is free.
    pub fn claim(&mut self, id: &str) -> bool {
        !self.is_for_notes(id) && self.taken.insert(id.to_owned())
    }

    /// The id, or the nearest one that is free: `x-2`, `x-3` …
    pub fn claim_near(&mut self, id: &str) -> String {
        if self.claim(id) {
            return id.to_owned();
        }
        let stem = if self.is_for_notes(id) { format!("h-{id}") } else { id.to_owned() };
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

    fn is_for_notes(&mut self, id: &str) -> bool {
        let markdown = self.markdown;
        is_note_id(id) && *self.has_notes.get_or_insert_with(|| markdown.contains("[^"))
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
    // Below the combining marks all text is composed.
    let is_composed = text.chars().all(|c| c < '\u{300}');
    let text = if is_composed { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) };
    let mut rest = text.as_ref();
    loop {
        let run = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
        id.push_str(&rest[..run]);
        let mut others = rest[run..].chars();
        let Some(c) = others.next() else { break };
        push_other(&mut id, c);
        rest = others.as_str();
    }
    id.make_ascii_lowercase();
    id.truncate(id.trim_end_matches('-').len());
    if id.is_empty() { "section".to_owned() } else { id }
}

/// Adds what stands for a character that is no ASCII letter or digit.
fn push_other(id: &mut String, c: char) {
    if is_latin(c) {
        id.extend(deunicode_char(c).unwrap_or_default().chars().filter(char::is_ascii_alphanumeric));
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

fn is_latin(c: char) -> bool {
    c.is_alphabetic()
        && matches!(c, '\u{aa}'..='\u{24f}' | '\u{250}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}' | '\u{fb00}'..='\u{fb06}')
}
