//! The mistakes of front matter, each with its one constructor.

mod file;
mod yaml;

use jiff::civil::Date;

use super::text::TermFault;
use crate::diagnostic::{Diagnostic, Place, Rule, Severity, nearest, shown};
use crate::language::Language;

pub(super) use file::*;
pub(super) use yaml::*;

// Keys.

/// `near` is the key that may be meant.
pub(super) fn unknown_key(place: Place, key: &str, near: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(Rule::UnknownKey, place.clone(), format!("unknown key {}", shown(key)));
    match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")).fix(place, key, near),
        None => diagnostic.help("data of your own goes under `extra`"),
    }
}

/// An error, since what is not read may be what keeps the piece from readers: `drfat: true`.
pub(super) fn unknown_gate(place: Place, typed: &str, near: Option<&str>) -> Diagnostic {
    let mut diagnostic = unknown_key(place, typed, near);
    diagnostic.severity = Severity::Error;
    diagnostic
}

/// A line of text that YAML takes for a key.
pub(super) fn text_for_key(place: Place, key: &str, above: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(Rule::UnknownKey, place, format!("unknown key {}", shown(key)));
    diagnostic.help(match above {
        Some(above) => format!("if it belongs to `{above}`, put that value in quotation marks, this line included"),
        None => "write `key: value`, or take it out".to_owned(),
    })
}

/// A key of another program, which is said differently here.
pub(super) fn foreign_key(place: Place, key: &str, help: String) -> Diagnostic {
    Diagnostic::new(Rule::UnknownKey, place, format!("unknown key `{key}`")).help(help)
}

/// An error, since what is not read may be what keeps the piece from readers: `Draft: true`.
pub(super) fn key_in_capitals(place: Place, typed: &str, key: &str) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(Rule::UnknownKey, place.clone(), format!("unknown key {}", shown(typed)));
    diagnostic.severity = Severity::Error;
    diagnostic.help(format!("write it in small letters: `{key}`")).fix(place, typed, key)
}

pub(super) fn unknown_part(place: Place, part: &str, key: &str, parts: &[&'static str]) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(Rule::UnknownKey, place.clone(), format!("unknown key {} in `{key}`", shown(part)));
    match nearest(part, parts.iter().copied()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")).fix(place, part, near),
        None => diagnostic.help(format!("`{key}` has {}", listed(parts))),
    }
}

pub(super) fn doubled_key(place: Place, first: Place, key: &str) -> Diagnostic {
    Diagnostic::new(Rule::DoubledKey, place, format!("{} is given twice", shown(key)))
        .also(first, "first here")
        .help("keep one of them")
}

pub(super) fn two_names(place: Place, first: Place, typed: &str, other: &str) -> Diagnostic {
    Diagnostic::new(Rule::DoubledKey, place, format!("`{typed}` and `{other}` are the same key"))
        .also(first, "also here")
        .help(format!("keep one of them, `{other}` or `{typed}`"))
}

/// Two names with different values, of which the first in the table counts.
pub(super) fn unused_name(place: Place, used: Place, typed: &str, other: &str) -> Diagnostic {
    let mut diagnostic =
        Diagnostic::new(Rule::DoubledKey, place, format!("`{typed}` is not used, since `{other}` is given too"));
    diagnostic.severity = Severity::Warning;
    diagnostic.also(used, "this one is used").help("keep one of them")
}

pub(super) fn missing_title(place: Place) -> Diagnostic {
    Diagnostic::new(Rule::MissingTitle, place, "`title` is missing")
        .help("add a line to the front matter: `title: What readers see`")
}

pub(super) fn empty_title(place: Place) -> Diagnostic {
    Diagnostic::new(Rule::MissingTitle, place, "`title` is empty")
        .help("write the title after it: `title: What readers see`")
}

pub(super) fn missing_date(place: Place) -> Diagnostic {
    Diagnostic::new(Rule::MissingDate, place, "`date` is missing")
        .help("add a line to the front matter: `date: YYYY-MM-DD`")
}

pub(super) fn empty_date(place: Place) -> Diagnostic {
    Diagnostic::new(Rule::MissingDate, place, "`date` is empty").help("write the day after it: `date: YYYY-MM-DD`")
}

/// The name of the file has a date, as in Jekyll, where it counts.
pub(super) fn date_from_name(place: Place, day: Date) -> Diagnostic {
    let mut diagnostic =
        Diagnostic::new(Rule::MissingDate, place, format!("`date` is missing; the file's name gives {day}"));
    diagnostic.severity = Severity::Warning;
    diagnostic.help(format!("add a line to the front matter: `date: {day}`"))
}

/// Said with a mistake that may hide what keeps a piece from readers.
pub(super) const HELD_BACK: &str = "until this is mended the piece is held back like a draft";

// Kinds of value.

pub(super) fn must_be_list(place: Place, key: &str, instead: Option<String>) -> Diagnostic {
    let example = instead.unwrap_or_else(|| "[first, second]".to_owned());
    Diagnostic::new(Rule::BadValue, place, format!("`{key}` must be a list")).help(format!("write `{key}: {example}`"))
}

pub(super) fn must_be_text(place: Place, key: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadValue, place, format!("`{key}` must be a text")).help(format!("write `{key}: \"…\"`"))
}

pub(super) fn item_must_be_text(place: Place, key: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadValue, place, format!("each entry of `{key}` must be a text"))
        .help(format!("write `{key}: [first, second]`"))
}

/// `meant` is what the typed word surely means.
pub(super) fn must_be_flag(place: Place, key: &str, meant: Option<bool>) -> Diagnostic {
    let diagnostic = Diagnostic::new(Rule::BadValue, place, format!("`{key}` must be `true` or `false`"));
    match meant {
        Some(meant) => diagnostic.help(format!("write `{key}: {meant}`")),
        None => diagnostic.help(format!("write `{key}: true` or `{key}: false`")),
    }
}

pub(super) fn must_be_number(place: Place, key: &str, range: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadValue, place, format!("`{key}` must be a whole number{range}"))
        .help(format!("write `{key}: 3`"))
}

/// `parts` are the keys that the entries have, the one that a plain text stands for first.
pub(super) fn must_be_record(place: Place, key: &str, example: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadValue, place, format!("{} cannot be understood", shown(key)))
        .help(format!("write {example}"))
}

pub(super) fn lacks_part(place: Place, key: &str, part: &str, example: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadValue, place, format!("`{part}` is missing in `{key}`")).help(format!("write {example}"))
}

pub(super) fn must_be_table(place: Place, key: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadValue, place, format!("`{key}` must have keys of its own"))
        .help(format!("write `{key}: {{name: value}}`"))
}

pub(super) fn unknown_change(place: Place, typed: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadValue, place, format!("{} is not a kind of change", shown(typed)))
        .help("write `kind: update` or `kind: correction`")
}

pub(super) fn not_a_file(place: Place, key: &str, typed: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadValue, place, format!("{} in `{key}` is not the name of a template", shown(typed)))
        .help(format!("write `{key}: name.html`, a file of `templates/`"))
}

pub(super) fn unknown_rule(place: Place, key: &str, typed: &str) -> Diagnostic {
    let adjustable = Rule::ALL.iter().filter(|rule| rule.is_adjustable()).map(|rule| rule.name());
    let near = nearest(typed, adjustable);
    let diagnostic =
        Diagnostic::new(Rule::BadValue, place.clone(), format!("unknown rule {} in `{key}`", shown(typed)));
    match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")).fix(place, typed, near),
        None => diagnostic.help(format!("write the name or the code of a rule: `{key}: [vague-link]`")),
    }
}

pub(super) fn fixed_rule(place: Place, key: &str, rule: Rule) -> Diagnostic {
    let message = format!("`{}` in `{key}` is of no text: nothing can be built without what it asks for", rule.name());
    Diagnostic::new(Rule::BadValue, place, message).help("take it out")
}

/// Only its spelling is odd, what it means is clear.
pub(super) fn odd_type(place: Place, key: &str, typed: &str, meant: &str) -> Diagnostic {
    let mut diagnostic =
        Diagnostic::new(Rule::BadValue, place, format!("{} is read as the type `{meant}`", shown(typed)));
    diagnostic.severity = Severity::Warning;
    diagnostic.help(format!("write `{key}: {meant}`"))
}

pub(super) fn no_type(place: Place, key: &str, typed: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadValue, place, format!("{} is not the name of a type", shown(typed)))
        .help(format!("write `{key}: policy-brief`"))
}

// Dates.

/// Everything that is wrong with a date; `help` says how to write it.
pub(super) fn bad_date(place: Place, typed: &str, help: String) -> Diagnostic {
    Diagnostic::new(Rule::BadDate, place, format!("{} is not a date", shown(typed))).help(help)
}

pub(super) fn date_must_be_text(place: Place, key: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadDate, place, format!("`{key}` must be a date")).help(format!("write `{key}: YYYY-MM-DD`"))
}

pub(super) fn expires_first(place: Place, key: &str, start: Place, start_key: &str) -> Diagnostic {
    Diagnostic::new(Rule::ExpiresFirst, place, format!("`{key}` is not after `{start_key}`: the piece is never public"))
        .also(start, "public from here on")
        .help(format!("write a later day, or take `{key}` out"))
}

pub(super) fn updated_first(place: Place, key: &str, date: Place, date_key: &str) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(Rule::BadDate, place, format!("`{key}` is before `{date_key}`"));
    diagnostic.severity = Severity::Warning;
    diagnostic.also(date, "the piece is of this day").help(format!("write a later day, or take `{key}` out"))
}

// Texts, terms and addresses.

pub(super) fn control_character(place: Place, key: &str, c: char) -> Diagnostic {
    let name = if c == '\0' { "NUL".to_owned() } else { format!("U+{:04X}", u32::from(c)) };
    Diagnostic::new(Rule::ControlCharacter, place, format!("`{key}` holds the control character {name}"))
        .help("take it out; type the line anew if you cannot see it")
}

/// `title: &first page`: YAML takes the word for a name of the value.
pub(super) fn taken_for_name(place: Place, key: &str, typed: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadValue, place, format!("`{key}` begins with `&`, which YAML takes for a mark of its own"))
        .help(format!("put the text in quotation marks: {}", quoted_value(key, typed)))
}

/// `title: Ranked #1`: YAML takes the end for a comment. A warning, since it may be one.
pub(super) fn taken_for_comment(place: Place, key: &str, typed: &str) -> Diagnostic {
    let message = format!("`{key}` ends here: YAML takes what follows a blank and `#` for a comment");
    let mut diagnostic = Diagnostic::new(Rule::BadValue, place, message);
    diagnostic.severity = Severity::Warning;
    diagnostic.help(format!("put the text in quotation marks: {}", quoted_value(key, typed)))
}

fn quoted_value(key: &str, typed: &str) -> String {
    shown(&format!("{key}: \"{}\"", typed.replace('\\', "\\\\").replace('"', "\\\"")))
}

pub(super) fn invisible_character(place: Place, typed: &str, c: char, clean: &str) -> Diagnostic {
    let message = format!("{} holds an invisible character (U+{:04X})", shown(typed), u32::from(c));
    Diagnostic::new(Rule::InvisibleCharacter, place.clone(), message).help(format!("type it anew: `{clean}`"))
}

pub(super) fn markup_in_text(place: Place, key: &str, markup: &str, plain: Option<char>) -> Diagnostic {
    let message = format!("`{key}` holds {}, which readers will see just so", shown(markup));
    Diagnostic::new(Rule::MarkupInText, place, message).help(match plain {
        Some(plain) => format!("write `{plain}` instead"),
        None => "it is a plain text: take the tags out".to_owned(),
    })
}

pub(super) fn bad_term(place: Place, key: &str, typed: &str, fault: TermFault) -> Diagnostic {
    let message = match fault {
        TermFault::Empty => format!("an entry of `{key}` is empty"),
        TermFault::NoLetter => format!("{} in `{key}` has no letter or digit to make an address of", shown(typed)),
        TermFault::Path => format!("{} in `{key}` is a path, not a name", shown(typed)),
        TermFault::TooLong => format!("{} in `{key}` is too long for an address", shown(typed)),
    };
    Diagnostic::new(Rule::BadTerm, place, message).help(match fault {
        TermFault::Empty => "take it out",
        TermFault::NoLetter | TermFault::Path => "write a name, or take it out",
        TermFault::TooLong => "make it shorter than 200 letters",
    })
}

pub(super) fn bad_slug(place: Place, key: &str, typed: &str, why: &str, mended: Option<String>) -> Diagnostic {
    Diagnostic::new(Rule::BadSlug, place, format!("{} cannot be a slug: {why}", shown(typed))).help(match mended {
        Some(mended) => format!("write `{key}: {mended}`"),
        None => format!("write `{key}: short-name`, or take it out: the file's name does"),
    })
}

pub(super) fn bad_alias(place: Place, key: &str, typed: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadSlug, place, format!("{} in `{key}` is not an address of this site", shown(typed)))
        .help("write the path alone: `/articles/former-name/`")
}

pub(super) fn bad_language(place: Place, key: &str, typed: &str, languages: &[&str]) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(Rule::BadLanguage, place, format!("{} is not a language of this site", shown(typed)));
    let primary = typed.split(['-', '_']).next().unwrap_or(typed);
    let near = languages.iter().copied().find(|code| code.eq_ignore_ascii_case(primary));
    match near.or_else(|| nearest(typed, languages.iter().copied())) {
        Some(near) => diagnostic.help(format!("write `{key}: {near}`")),
        None if Language::new(typed).is_some() => undeclared_language(diagnostic.place, typed),
        None => diagnostic.help(format!("`config.toml` declares {}", listed(languages))),
    }
}

/// A language that the site could have. The piece is published among those of the default language meanwhile.
fn undeclared_language(place: Place, typed: &str) -> Diagnostic {
    let message =
        format!("`config.toml` declares no language `{typed}`; the piece stands among those of the default language");
    Diagnostic::new(Rule::UndeclaredLanguage, place, message).help(format!("declare it with `[languages.{typed}]`"))
}

pub(super) fn title_too_large(place: Place, characters: usize) -> Diagnostic {
    let message = format!("`title` has {} characters, more than 1,000", thousands(characters));
    Diagnostic::new(Rule::TooLarge, place, message).help("is a quotation mark missing at its end?")
}

pub(super) fn too_many_terms(place: Place, key: &str, entries: usize, most: usize) -> Diagnostic {
    Diagnostic::new(Rule::TooLarge, place, format!("`{key}` has {} entries, more than {most}", thousands(entries)))
        .note(limit_note("tags"))
        .help("keep those that the article is about")
}

/// `a`, `b` and `c`, each in backticks.
fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => "none".to_owned(),
    }
}

/// `100,000`
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(",")
}
