//! Mistakes of a file as such: its size, its encoding, where its front matter begins and ends.

use crate::diagnostic::{Diagnostic, Place, Rule, Severity, shown};

/// `key` is the longest of it.
pub(in crate::front_matter) fn front_matter_too_large(place: Place, key: Option<&str>, most: usize) -> Diagnostic {
    let most = most >> 10;
    let message = match key {
        Some(key) => format!("the front matter is larger than {most} KB, most of it in `{key}`"),
        None => format!("the front matter is larger than {most} KB"),
    };
    Diagnostic::new(Rule::TooLarge, place, message)
        .note(limit_note("front_matter_kb"))
        .help("move long texts below the second `---` line")
}

/// Both in bytes.
pub(in crate::front_matter) fn file_too_large(place: Place, bytes: usize, most: usize) -> Diagnostic {
    let message = format!("the file has {} MB, more than {}", bytes.div_ceil(1 << 20), most >> 20);
    Diagnostic::new(Rule::TooLarge, place, message)
        .note(limit_note("article_mb"))
        .help("move it to `static/` if it is not an article, or split it")
}

/// Which setting says so.
pub(in crate::front_matter) fn limit_note(key: &str) -> String {
    format!("`{key}` in `[limits]` says how much")
}

pub(in crate::front_matter) fn empty_file(place: Place) -> Diagnostic {
    Diagnostic::new(Rule::EmptyFile, place, "the file is empty").help("write the article, or delete the file")
}

pub(in crate::front_matter) fn empty_body(place: Place) -> Diagnostic {
    Diagnostic::new(Rule::EmptyBody, place, "the article is empty: there is no text below the front matter")
        .help("write the text, or add `draft: true`")
}

pub(in crate::front_matter) fn is_utf16(place: Place) -> Diagnostic {
    Diagnostic::new(Rule::Encoding, place, "the file is in UTF-16, not in UTF-8")
        .help("save it anew with the encoding UTF-8")
}

pub(in crate::front_matter) fn is_binary(place: Place, kind: &str) -> Diagnostic {
    Diagnostic::new(Rule::Encoding, place, format!("this is {kind}, not a text"))
        .help("give the file its own ending, or delete it")
}

/// `line` from 1.
pub(in crate::front_matter) fn not_utf8(place: Place, line: usize, byte: u8) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(Rule::Encoding, place, format!("line {line} is not in UTF-8: it has the byte {byte:02X}"));
    let diagnostic = diagnostic.help("save the file anew with the encoding UTF-8");
    match char::from(byte) {
        c if c.is_alphabetic() => diagnostic.note(format!("in Latin-1 that is `{c}`")),
        _ => diagnostic,
    }
}

pub(in crate::front_matter) fn cut_utf8(place: Place, line: usize) -> Diagnostic {
    let message = format!("the file ends within a character of UTF-8, in line {line}");
    Diagnostic::new(Rule::Encoding, place, message).help("it was cut off: take a whole copy")
}

pub(in crate::front_matter) fn nul(place: Place) -> Diagnostic {
    Diagnostic::new(Rule::ControlCharacter, place, "a NUL character in the text").help("take it out")
}

pub(in crate::front_matter) fn control_in_text(place: Place, c: char) -> Diagnostic {
    let message = format!("the text holds the control character U+{:04X}", u32::from(c));
    Diagnostic::new(Rule::ControlCharacter, place, message).help("take it out; type the line anew if you cannot see it")
}

/// U+FFFD, which programs write where they could not read a letter.
pub(in crate::front_matter) fn lost_letter(place: Place) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(Rule::Encoding, place, "a letter was lost here: `\u{fffd}` stands for it");
    diagnostic.severity = Severity::Warning;
    diagnostic.help("type it anew; it is lost where a file is opened in another encoding than its own")
}

/// A mark that turns the direction of all letters after it, so that readers see another text than was typed.
pub(in crate::front_matter) fn turned_text(place: Place, c: char) -> Diagnostic {
    let message = format!("an invisible character (U+{:04X}) turns the text after it", u32::from(c));
    Diagnostic::new(Rule::InvisibleCharacter, place, message)
        .help("take it out; Arabic and Hebrew are set from right to left without it")
}

pub(in crate::front_matter) fn conflict_marker(place: Place) -> Diagnostic {
    Diagnostic::new(Rule::ConflictMarker, place, "a merge conflict is left in the file")
        .help("keep one side, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`")
}

pub(in crate::front_matter) fn no_front_matter(place: Place) -> Diagnostic {
    Diagnostic::new(Rule::NoFrontMatter, place, "the file does not begin with front matter")
        .help("begin with a line `---`, then `title: …` and `date: YYYY-MM-DD`, then a line `---`")
}

pub(in crate::front_matter) fn late_front_matter(place: Place) -> Diagnostic {
    Diagnostic::new(Rule::NoFrontMatter, place, "the front matter does not begin on the first line")
        .help("take out what stands above `---`")
}

pub(in crate::front_matter) fn wrong_fence(place: Place, typed: &str) -> Diagnostic {
    Diagnostic::new(Rule::NoFrontMatter, place, format!("front matter begins with `---`, not with {}", shown(typed)))
        .help("write three dashes, `---`, above and below it")
}

pub(in crate::front_matter) fn other_format(place: Place, format: &str, fence: &str) -> Diagnostic {
    Diagnostic::new(Rule::NoFrontMatter, place, format!("front matter in {format} (`{fence}`) is not read"))
        .help("write it as YAML between `---` lines: `title: …` instead of `title = \"…\"`")
}

pub(in crate::front_matter) fn unclosed(place: Place, almost: Option<Place>) -> Diagnostic {
    let diagnostic = Diagnostic::new(Rule::NoFrontMatter, place, "the front matter has no end")
        .help("write a line `---` between front matter and text");
    match almost {
        Some(place) => diagnostic.also(place, "not `---`"),
        None => diagnostic,
    }
}
