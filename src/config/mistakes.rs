//! The mistakes of `config.toml`, each with its one constructor.

use crate::diagnostic::{Diagnostic, Place, Rule, Severity, nearest, shown};

fn error(place: Place, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Rule::BadConfig, place, message)
}

// The file.

/// `line` from 1.
pub(super) fn is_utf16(place: Place) -> Diagnostic {
    error(place, "the file is in UTF-16, not in UTF-8").help("save the file anew with the encoding UTF-8")
}

pub(super) fn not_utf8(place: Place, line: usize) -> Diagnostic {
    error(place, format!("line {line} is not in UTF-8")).help("save the file anew with the encoding UTF-8")
}

pub(super) fn doubled_key(place: Place, key: &str) -> Diagnostic {
    error(place, format!("{} is given twice", shown(key))).help("keep one of them")
}

pub(super) fn unquoted(place: Place, typed: &str) -> Diagnostic {
    error(place, format!("{} must stand in quotation marks", shown(typed))).help(format!("write `\"{typed}\"`"))
}

pub(super) fn missing_value(place: Place) -> Diagnostic {
    error(place, "a value is missing after `=`").help("write `key = \"value\"`")
}

/// `meant` is the line as it should be, where that can be told.
pub(super) fn not_key_value(place: Place, meant: Option<String>) -> Diagnostic {
    let meant = meant.unwrap_or_else(|| "key = \"value\"".to_owned());
    error(place, "a line must be `key = value` or `[table]`").help(format!("write `{meant}`"))
}

pub(super) fn unclosed_quotation(place: Place) -> Diagnostic {
    error(place, "a quotation mark is never closed").help("write `\"` at the end of the value")
}

pub(super) fn bad_escape(place: Place) -> Diagnostic {
    error(place, "a `\\` that stands for nothing")
        .help("write `\\\\`, or put the value between single quotation marks: `'…'`")
}

pub(super) fn unclosed_list(place: Place) -> Diagnostic {
    error(place, "a list is not closed, or a comma is missing").help("write `[\"first\", \"second\"]`")
}

pub(super) fn unclosed_table(place: Place) -> Diagnostic {
    error(place, "a `[` is not closed").help("write `[table]`")
}

pub(super) fn trailing_text(place: Place) -> Diagnostic {
    error(place, "the line goes on after its value").help("put the rest on a line of its own, or after `#`")
}

pub(super) fn bad_key(place: Place) -> Diagnostic {
    error(place, "a key has letters without accents, digits, `-` and `_` only")
        .help("write `key = \"value\"`, or put the key in quotation marks")
}

/// What else the parser says.
pub(super) fn not_toml(place: Place, why: &str) -> Diagnostic {
    error(place, format!("this cannot be read: {why}")).help("write `key = \"value\"`")
}

// Keys.

/// `section` is the table it stands in, empty at the top.
pub(super) fn unknown_key(place: Place, key: &str, section: &str, known: &[&'static str]) -> Diagnostic {
    let message = match section {
        "" => format!("unknown key {}", shown(key)),
        section => format!("unknown key {} in `[{section}]`", shown(key)),
    };
    let diagnostic = Diagnostic::new(Rule::UnknownConfigKey, place.clone(), message);
    if let Some(near) = foreign(section, key).or_else(|| nearest(key, known.iter().copied())) {
        return diagnostic.help(format!("did you mean `{near}`?")).fix(place, key, near);
    }
    diagnostic.help(match section {
        "" => "data for the theme goes under `[extra]`".to_owned(),
        _ if known.is_empty() => "take it out".to_owned(),
        section => format!("`[{section}]` has {}", listed(known)),
    })
}

/// Keys of Hugo, Zola and Jekyll whose names are too far from ours to be guessed.
fn foreign(section: &str, key: &str) -> Option<&'static str> {
    match (section, key) {
        ("", "url") => Some("base_url"),
        ("", "languageCode" | "defaultContentLanguage" | "lang") => Some("language"),
        ("", "publishDir" | "output_dir" | "destination") => Some("output"),
        ("", "paginate" | "pagination" | "pagerSize") => Some("paginate_by"),
        ("", "params") => Some("extra"),
        ("", "markup") => Some("markdown"),
        _ => None,
    }
}

pub(super) fn two_names(place: Place, first: Place) -> Diagnostic {
    error(place, "`default_language` and `language` are the same key")
        .also(first, "also here")
        .help("keep one of them, `language`")
}

// Kinds of value.

pub(super) fn must_be_text(place: Place, name: &str, typed: Option<&str>) -> Diagnostic {
    error(place, format!("`{name}` must be a text in quotation marks")).help(format!(
        "write `{} = \"{}\"`",
        last(name),
        typed.unwrap_or("…")
    ))
}

pub(super) fn must_be_flag(place: Place, name: &str) -> Diagnostic {
    error(place, format!("`{name}` must be `true` or `false`")).help(format!("write `{} = true`", last(name)))
}

pub(super) fn must_be_weight(place: Place, name: &str) -> Diagnostic {
    error(place, format!("`{name}` must be a number from 0 to 1000"))
        .help("write `0` to leave it out, `1.0` for as much as the text")
}

pub(super) fn no_weight(place: Place) -> Diagnostic {
    error(place, "no part of relatedness counts anything").help("give at least one of them a number above 0")
}

pub(super) fn must_be_number(place: Place, name: &str, least: usize) -> Diagnostic {
    error(place, format!("`{name}` must be a whole number, {least} or more")).help(format!(
        "write `{} = {}`",
        last(name),
        least.max(20)
    ))
}

pub(super) fn number_too_large(place: Place, name: &str, most: usize) -> Diagnostic {
    error(place, format!("`{name}` cannot be more than {most}")).help(format!("write `{} = {most}`", last(name)))
}

pub(super) fn must_be_numbers(place: Place, name: &str, least: u32, most: u32) -> Diagnostic {
    error(place, format!("`{name}` must be a list of whole numbers from {least} to {most}"))
        .help(format!("write `{} = [480, 800, 1200]`", last(name)))
}

pub(super) fn too_high_quality(place: Place) -> Diagnostic {
    error(place, "`pictures.quality` must be a whole number from 1 to 100").help("write `quality = 75`")
}

pub(super) fn must_be_list(place: Place, name: &str, typed: Option<&str>) -> Diagnostic {
    error(place, format!("`{name}` must be a list")).help(format!(
        "write `{} = [\"{}\"]`",
        last(name),
        typed.unwrap_or("…")
    ))
}

pub(super) fn item_must_be_text(place: Place, name: &str, typed: Option<&str>) -> Diagnostic {
    error(place, format!("each entry of `{name}` must be a text in quotation marks"))
        .help(format!("write `\"{}\"`", typed.unwrap_or("…")))
}

pub(super) fn must_be_table(place: Place, name: &str) -> Diagnostic {
    error(place, format!("`{name}` must be a table")).help(format!("write `[{name}]` and its keys below"))
}

// Values.

pub(super) fn missing_base_url(place: Place) -> Diagnostic {
    error(place, "`base_url` is missing")
        .help("add the address of the publication: `base_url = \"https://example.org\"`")
}

pub(super) fn no_scheme(place: Place, name: &str, typed: &str) -> Diagnostic {
    let is_local = typed.starts_with("localhost") || typed.starts_with("127.") || typed.starts_with("[::1]");
    let scheme = if is_local { "http://" } else { "https://" };
    error(place, format!("{} in `{name}` lacks `{scheme}`", shown(typed)))
        .help(format!("write {}", assigned(name, &format!("{scheme}{typed}"))))
}

pub(super) fn bad_base_url(place: Place, name: &str, typed: &str) -> Diagnostic {
    error(place, format!("{} cannot be `{name}`", shown(typed))).help(format!(
        "write an address with a host and perhaps a path: {}",
        assigned(name, "https://example.org/policy")
    ))
}

pub(super) fn conflict_marker(place: Place) -> Diagnostic {
    error(place, "a merge conflict is left in the file")
        .help("keep one side, and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`")
}

pub(super) fn empty_text(place: Place, key: &str) -> Diagnostic {
    error(place, format!("`{key}` is empty"))
}

pub(super) fn control_character(place: Place, key: &str, c: char) -> Diagnostic {
    error(place, format!("`{key}` holds the control character U+{:04X}", u32::from(c))).help("take it out")
}

pub(super) fn missing_title(place: Place, host: &str) -> Diagnostic {
    let mut diagnostic = error(place, format!("`title` is missing; the publication is called `{host}`"));
    diagnostic.severity = Severity::Warning;
    diagnostic.help("add the publication's name: `title = \"…\"`")
}

pub(super) fn bad_timezone(place: Place, typed: &str, near: Option<&str>) -> Diagnostic {
    let diagnostic = error(place, format!("{} is not a time zone", shown(typed)));
    diagnostic.help(match near {
        Some(near) => format!("did you mean `timezone = \"{near}\"`?"),
        None => "write it as area and city: `timezone = \"Europe/Paris\"`".to_owned(),
    })
}

/// `name` is the key whose value it is; a table's name for `[languages.english]`.
pub(super) fn bad_language(place: Place, name: &str, typed: &str, meant: Option<&str>) -> Diagnostic {
    let diagnostic = error(place, format!("{} is not the code of a language", shown(typed)));
    let meant = meant.unwrap_or("en");
    diagnostic.help(match name {
        "languages" => format!("write `[languages.{meant}]`"),
        name => format!("write `{name} = \"{meant}\"`"),
    })
}

pub(super) fn doubled_language(place: Place, first: Place, code: &str) -> Diagnostic {
    error(place, format!("the language {} is declared twice", shown(code)))
        .also(first, "first here")
        .help("keep one of them")
}

pub(super) fn too_many_languages(place: Place) -> Diagnostic {
    error(place, "more than 200 languages").help("take some out")
}

pub(super) fn bad_address(place: Place, name: &str, typed: &str) -> Diagnostic {
    error(place, format!("{} in `{name}` is not an address", shown(typed)))
        .help("write a path on this site, `/about/`, or a whole address, `https://example.org/about`")
}

pub(super) fn bad_source(place: Place, directive: &str, typed: &str) -> Diagnostic {
    error(place, format!("{} in `security.{directive}` is not where something can come from", shown(typed)))
        .help(format!("write one host for each entry: `{directive} = [\"https://video.example.org\"]`"))
}

pub(super) fn bad_theme(place: Place, typed: &str) -> Diagnostic {
    error(place, format!("{} cannot be a `theme`", shown(typed)))
        .help("write the name of a folder in `themes/`: `theme = \"name\"`")
}

pub(super) fn bad_output(place: Place) -> Diagnostic {
    error(place, "`output` is empty").help("write `output = \"public\"`, or take the line out")
}

/// `known` are the words that may stand there.
pub(super) fn unknown_word(place: Place, name: &str, typed: &str, known: &[&'static str]) -> Diagnostic {
    let diagnostic = error(place, format!("{} is not known in `{name}`", shown(typed)));
    diagnostic.help(match nearest(typed, known.iter().copied()) {
        Some(near) => format!("did you mean `\"{near}\"`?"),
        None => format!("there are {}", listed(known)),
    })
}

pub(super) fn bad_step(place: Place, name: &str, typed: &str) -> Diagnostic {
    error(place, format!("{} in `{name}` cannot be part of an address", shown(typed)))
        .help("write one word of letters, digits and `-`")
}

/// The other's place, if its name is typed and not the default.
pub(super) fn same_path(place: Place, first: Option<Place>, typed: &str) -> Diagnostic {
    let message = format!("two index pages cannot both stand at `/{typed}/`");
    let diagnostic = error(place, message).help("rename one of them");
    match first {
        Some(first) => diagnostic.also(first, "the other"),
        None => diagnostic.note("the other stands there unless it is renamed"),
    }
}

pub(super) fn lacks(place: Place, section: &str, key: &str, example: &str) -> Diagnostic {
    error(place, format!("`{key}` is missing in `[{section}]`")).help(format!("write `{key} = {example}`"))
}

pub(super) fn unknown_rule(place: Place, typed: &str) -> Diagnostic {
    let adjustable = Rule::ALL.iter().filter(|rule| rule.is_adjustable()).map(|rule| rule.name());
    let near = nearest(typed, adjustable);
    let diagnostic =
        Diagnostic::new(Rule::UnknownConfigKey, place, format!("unknown rule {} in `[check]`", shown(typed)));
    match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help("write the name of a rule, such as `dead-link = \"warn\"`"),
    }
}

pub(super) fn fixed_rule(place: Place, rule: Rule) -> Diagnostic {
    error(place, format!("`{}` is always an error: nothing can be built without what it asks for", rule.name()))
        .help("take it out")
}

/// `https://…` as a line of the file, or as an option of the command line.
fn assigned(name: &str, value: &str) -> String {
    match name.strip_prefix("--") {
        Some(option) => format!("`--{option} {value}`"),
        None => format!("`{name} = \"{value}\"`"),
    }
}

fn last(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
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
