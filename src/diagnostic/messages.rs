//! What is said, in the tongue of who reads it.
//!
//! Mistakes are made in English, beside the code that finds them; the English sentence is what a translation is found by.
//! So a constructor stays one line, and a sentence without a translation is said in English rather than not at all.
//! Tests walk every mistake that the cases and the stories show and let none through.

mod pattern;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::sync::LazyLock;

use super::{Diagnostic, Place};
use pattern::{Backticks, Pattern};

const FRENCH: &str = include_str!("messages/fr.txt");

/// The language of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tongue {
    #[default]
    English,
    French,
}

impl Tongue {
    /// Of a locale as systems name it: `fr_CA.UTF-8`. English for all that is not French.
    pub fn of_locale(locale: &str) -> Self {
        match locale.split(['_', '-', '.', '@']).next() {
            Some(code) if code.eq_ignore_ascii_case("fr") => Self::French,
            _ => Self::English,
        }
    }

    /// `fr`
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// The sentence in this tongue; as it is if there is no translation.
    pub fn say(self, english: &str) -> Cow<'_, str> {
        match self {
            Self::English => Cow::Borrowed(english),
            Self::French => Cow::Owned(french(english).unwrap_or_else(|| english.to_owned())),
        }
    }

    /// The mistakes with all their texts in this tongue.
    pub fn tell(self, diagnostics: &[Diagnostic]) -> Cow<'_, [Diagnostic]> {
        match self {
            Self::English => Cow::Borrowed(diagnostics),
            Self::French => diagnostics.iter().map(|diagnostic| self.told(diagnostic)).collect(),
        }
    }

    fn told(self, diagnostic: &Diagnostic) -> Diagnostic {
        let say = |text: &String| self.say(text).into_owned();
        let mut told = diagnostic.clone();
        told.message = say(&diagnostic.message);
        told.help = diagnostic.help.as_ref().map(say);
        told.notes = diagnostic.notes.iter().map(say).collect();
        let also = |(place, why): &(Place, String)| (place.clone(), say(why));
        told.also = diagnostic.also.iter().map(also).collect();
        told
    }
}

/// A sentence and its translation.
struct Entry {
    english: Pattern,
    french: Pattern,
    /// Only a part of other sentences.
    is_part: bool,
}

/// Those that say most of a sentence first: the first that fits is the best.
static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let mut entries: Vec<Entry> = pairs(FRENCH).map(|(english, french)| Entry::new(english, french)).collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.english.weight()));
    entries
});

impl Entry {
    fn new(english: &'static str, french: &'static str) -> Self {
        let whole = english.strip_prefix('@');
        Self { english: Pattern::new(whole.unwrap_or(english)), french: Pattern::new(french), is_part: whole.is_some() }
    }
}

/// The sentences of a file, each with the line below it.
fn pairs(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut lines = file.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
    std::iter::from_fn(move || Some((lines.next()?, lines.next()?)))
}

fn french(english: &str) -> Option<String> {
    translated(english, false)
}

fn translated(english: &str, is_part: bool) -> Option<String> {
    let entries = || ENTRIES.iter().filter(|entry| is_part || !entry.is_part);
    let found = |backticks| entries().find_map(|entry| Some((entry, entry.english.values(english, backticks)?)));
    let (entry, values) = found(Backticks::Apart).or_else(|| found(Backticks::Within))?;
    Some(entry.french.filled(|name| {
        let value = values.iter().find(|(known, _)| known.trim_start_matches('@') == name.trim_start_matches('@'));
        let value = value.map_or("", |(_, value)| value);
        match name.starts_with('@') {
            true => translated(value, true).unwrap_or_else(|| value.to_owned()),
            false => value.to_owned(),
        }
    }))
}
