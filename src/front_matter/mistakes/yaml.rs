//! Mistakes in the writing of YAML.

use super::limit_note;
use crate::diagnostic::{Diagnostic, Place, Rule, shown};

pub(in crate::front_matter) fn not_keys(place: Place) -> Diagnostic {
    Diagnostic::new(Rule::BadYaml, place, "front matter must be lines of `key: value`").help("write `title: …`")
}

pub(in crate::front_matter) fn type_mark(place: Place, mark: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadYaml, place, format!("{} has no meaning here", shown(mark)))
        .help("take it out, or put the whole value in quotation marks")
}

pub(in crate::front_matter) fn too_deep(place: Place, deepest: usize) -> Diagnostic {
    Diagnostic::new(Rule::BadYaml, place, format!("lists within lists, deeper than {deepest}"))
        .note(limit_note("yaml_depth"))
        .help("is a bracket missing?")
}

pub(in crate::front_matter) fn too_many(place: Place, most: usize) -> Diagnostic {
    Diagnostic::new(Rule::BadYaml, place, format!("with its anchors this front matter has more than {most} values"))
        .note(limit_note("yaml_nodes"))
        .help("write the values out instead of `*name`")
}

/// The value begins with a sign that YAML reads as a command. `lead` is what stands before it: `title: ` or `- `.
pub(in crate::front_matter) fn sign_first(place: Place, key: &str, lead: &str, sign: char, quoted: &str) -> Diagnostic {
    Diagnostic::new(
        Rule::BadYaml,
        place,
        format!("the value of `{key}` begins with `{sign}`, which is a command in YAML"),
    )
    .help(format!("put it in quotation marks: `{lead}{quoted}`"))
}

pub(in crate::front_matter) fn colon_inside(place: Place, key: &str, lead: &str, quoted: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadYaml, place, format!("the value of `{key}` holds a colon and a blank"))
        .help(format!("put it in quotation marks: `{lead}{quoted}`"))
}

pub(in crate::front_matter) fn unclosed_quotation(place: Place, key: &str, quote: char) -> Diagnostic {
    Diagnostic::new(Rule::BadYaml, place, format!("the quotation mark of `{key}` is never closed"))
        .help(format!("write `{quote}` at the end of the value"))
}

pub(in crate::front_matter) fn quote_within(place: Place, key: &str, lead: &str, quoted: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadYaml, place, format!("the value of `{key}` goes on after its quotation mark"))
        .help(format!("write `{lead}{quoted}`"))
}

pub(in crate::front_matter) fn bad_escape(place: Place, key: &str, lead: &str, quoted: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadYaml, place, format!("the value of `{key}` has a `\\` that stands for nothing"))
        .help(format!("write `{lead}{quoted}`"))
}

pub(in crate::front_matter) fn unclosed_bracket(place: Place, key: &str, bracket: char) -> Diagnostic {
    Diagnostic::new(Rule::BadYaml, place, format!("the `{bracket}` of `{key}` is not closed, or a comma is missing"))
        .help(match bracket {
            '[' => format!("write `{key}: [first, second]`"),
            _ => format!("write `{key}: {{name: value}}`, or put a text in quotation marks"),
        })
}

pub(in crate::front_matter) fn tab(place: Place) -> Diagnostic {
    Diagnostic::new(Rule::BadYaml, place, "a line cannot be indented with a tab").help("indent it with two blanks")
}

pub(in crate::front_matter) fn indented_key(place: Place, key: &str, above: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadYaml, place, format!("`{key}` cannot stand indented below `{above}`"))
        .help(format!("take the blanks before `{key}:` out"))
}

pub(in crate::front_matter) fn missing_blank(place: Place, key: &str, value: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadYaml, place, format!("a blank is missing after `{key}:`"))
        .help(format!("write `{key}: {value}`"))
}

pub(in crate::front_matter) fn stray_line(place: Place, key: Option<&str>) -> Diagnostic {
    let diagnostic = Diagnostic::new(Rule::BadYaml, place, "this line belongs to no key");
    diagnostic.help(match key {
        Some(key) => format!("begin the text with `{key}: >` and indent each of its lines with two blanks"),
        None => "write `key: value`, or take it out".to_owned(),
    })
}

pub(in crate::front_matter) fn list_after_key(place: Place, key: &str) -> Diagnostic {
    Diagnostic::new(Rule::BadYaml, place, format!("the list of `{key}` must begin on a line of its own"))
        .help(format!("write `{key}: [first, second]`, or each `- ` below"))
}

pub(in crate::front_matter) fn unreadable(place: Place, key: Option<&str>) -> Diagnostic {
    let message = match key {
        Some(key) => format!("the value of `{key}` cannot be read"),
        None => "this cannot be read".to_owned(),
    };
    Diagnostic::new(Rule::BadYaml, place, message).help("put the value in quotation marks")
}
