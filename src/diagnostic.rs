//! A mistake in what people wrote, told so that they can mend it.
//!
//! A mistake is a value: every stage returns the ones it found and goes on, so that all of them are told in one run.
//! Each has one constructor, next to its kin: `mistakes.rs` of the module that finds it. A place is kept as bytes or as a
//! key; lines and columns are made when it is printed, from the file's text.

#[cfg(test)]
pub(crate) mod cases;
pub mod exchange;
mod files;
mod line;
mod markdown;
mod mend;
mod messages;
mod render;
mod report;
mod rule;
mod story;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use files::Texts;
pub use mend::{Mended, mended};
pub use messages::Tongue;
pub use render::{Colour, Renderer};
pub use report::{Levels, Report};
pub use rule::{Level, Rule};
pub use story::{Story, document};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Published all the same.
    Warning,
    /// Stops the build.
    Error,
}

/// Where in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Spot {
    /// The file as a whole.
    File,
    /// These bytes of the file.
    Span(Range<usize>),
    /// The value of this front matter key, or one item of its list (counted from 0).
    Value { key: String, item: Option<usize> },
}

/// A spot in a file. The path is relative to the site, with `/`: `content/articles/trade.md`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub path: Arc<str>,
    pub spot: Spot,
}

impl Place {
    pub fn file(path: &Arc<str>) -> Self {
        Self { path: path.clone(), spot: Spot::File }
    }

    pub fn span(path: &Arc<str>, span: Range<usize>) -> Self {
        Self { path: path.clone(), spot: Spot::Span(span) }
    }

    pub fn value(path: &Arc<str>, key: &str) -> Self {
        Self { path: path.clone(), spot: Spot::Value { key: key.to_owned(), item: None } }
    }

    pub fn item(path: &Arc<str>, key: &str, item: usize) -> Self {
        Self { path: path.clone(), spot: Spot::Value { key: key.to_owned(), item: Some(item) } }
    }
}

/// Text that mends the mistake, or one place of it, when it replaces what stands there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    pub place: Place,
    /// What the fix was made for, without quotation marks: where something else stands nothing is replaced.
    pub typed: String,
    pub replacement: String,
}

impl Fix {
    /// Whether this text of a file is what was typed, with quotation marks or without.
    fn fits(&self, found: &str) -> bool {
        let unquoted = ['"', '\''].iter().find_map(|mark| found.strip_prefix(*mark)?.strip_suffix(*mark));
        !found.contains('\n') && unquoted.unwrap_or(found) == self.typed
    }
}

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    pub rule: Rule,
    pub severity: Severity,
    /// One line, lower case, no full stop, the writer's own words in backticks.
    pub message: String,
    pub place: Place,
    /// Other places that belong to it, each with a word on why.
    pub also: Vec<(Place, String)>,
    pub notes: Vec<String>,
    /// What to write instead, ready to copy.
    pub help: Option<String>,
    /// All together mend it; none where only a person can.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// A mistake at the rule's own severity.
    pub fn new(rule: Rule, place: Place, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity(),
            message: message.into(),
            place,
            also: Vec::new(),
            notes: Vec::new(),
            help: None,
            fixes: Vec::new(),
        }
    }

    /// The same as a warning: it is in a piece that is held back, and stops nobody.
    pub fn softened(mut self) -> Self {
        self.severity = Severity::Warning;
        self
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    pub fn also(mut self, place: Place, why: impl Into<String>) -> Self {
        self.also.push((place, why.into()));
        self
    }

    pub fn fix(mut self, place: Place, typed: impl Into<String>, replacement: impl Into<String>) -> Self {
        self.fixes.push(Fix { place, typed: typed.into(), replacement: replacement.into() });
        self
    }

    /// The same for a person to mend: what would be written stands in the file already.
    pub fn unfixed(mut self) -> Self {
        self.fixes.clear();
        self
    }
}

/// Letters that may be wrong in a long word: a slip is short, however long the word.
const MOST_WRONG: usize = 4;

/// Letters of the longest word that is compared: names, titles and addresses are shorter, and comparing takes the product
/// of the lengths.
const LONGEST_COMPARED: usize = 1_000;

/// The known word nearest to what was typed, if one is near enough to be meant: a third of its letters may be wrong, and
/// no more than four. None for a word of more than a thousand letters.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = typed.to_lowercase();
    let length = folded.chars().count();
    if length > LONGEST_COMPARED {
        return None;
    }
    let bound = (length / 3).clamp(1, MOST_WRONG);
    let letters = Letters::of(&folded);
    known
        .into_iter()
        .filter(|word| word.chars().count().abs_diff(length) <= bound)
        .filter_map(|word| {
            let lower = word.to_lowercase();
            // Measuring takes the product of the lengths; an archive with a thousand dead links asks of every page.
            (Letters::of(&lower).apart(&letters) <= bound).then(|| (strsim::osa_distance(&folded, &lower), word))
        })
        .filter(|(distance, word)| *distance <= bound && *distance < word.chars().count())
        .min()
        .map(|(_, word)| word)
}

/// How often each letter stands in a word, in 32 bins.
struct Letters([i16; 32]);

impl Letters {
    fn of(word: &str) -> Self {
        let mut bins = [0; 32];
        for c in word.chars() {
            bins[u32::from(c) as usize % 32] += 1;
        }
        Self(bins)
    }

    /// At least so many edits lie between the two words.
    fn apart(&self, other: &Self) -> usize {
        let (mut more, mut fewer) = (0, 0);
        for (own, others) in self.0.iter().zip(&other.0) {
            match own - others {
                difference if difference > 0 => more += difference,
                difference => fewer -= difference,
            }
        }
        usize::try_from(more.max(fewer)).unwrap_or(0)
    }
}

/// The longest piece of a writer's text that a message repeats, in characters.
const SHOWN: usize = 60;

/// The writer's own words as a message shows them: in backticks, on one line, shortened if very long.
pub fn shown(words: &str) -> String {
    let mut shown = String::from("`");
    for (index, c) in words.chars().enumerate() {
        if index == SHOWN {
            shown.push('…');
            break;
        }
        match c {
            '\n' => shown.push_str("\\n"),
            '\t' => shown.push_str("\\t"),
            c if is_unprintable(c) => shown.push_str(&format!("<U+{:04X}>", u32::from(c))),
            c => shown.push(c),
        }
    }
    shown.push('`');
    shown
}

/// The text on one line, with nothing in it that a terminal would obey.
fn one_line(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unprintable) {
        return Cow::Borrowed(text);
    }
    let printable = |c| match c {
        '\n' | '\t' => ' ',
        c if is_unprintable(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    Cow::Owned(text.chars().map(printable).collect())
}

/// Control characters, and those that turn the direction of writing or cannot be seen.
fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_near_and_another_word_is_not() {
        let known = ["tags", "title", "date", "description", "series"];
        let near = |typed| nearest(typed, known);
        assert_eq!(
            [near("topcis"), near("titel"), near("Title"), near("tag")],
            [None, Some("title"), Some("title"), Some("tags")]
        );
        assert_eq!(
            [near("hero"), near("discription"), near("data"), near("x")],
            [None, Some("description"), Some("date"), None]
        );
    }

    #[test]
    fn words_are_shown_on_one_line_and_not_at_full_length() {
        assert_eq!(shown("a\nb\u{202e}c"), "`a\\nb<U+202E>c`");
        assert_eq!(shown(&"x".repeat(100)), format!("`{}…`", "x".repeat(60)));
    }
}
