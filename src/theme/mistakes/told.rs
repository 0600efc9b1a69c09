//! Tera's messages in our tone: lower case, no full stop, no type names, with what to write instead.

use crate::diagnostic::nearest;

/// What a theme maker is told about a mistake.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub message: String,
    pub help: Option<String>,
    pub note: Option<String>,
}

/// The filters, tests and functions there are; Tera does not list its own.
pub(super) const FILTERS: &[&str] = &[
    "abs",
    "capitalize",
    "date",
    "default",
    "escape",
    "escape_html",
    "escape_xml",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "list",
    "lower",
    "newlines_to_br",
    "nth",
    "number",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "size",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
];
pub(super) const TESTS: &[&str] = &[
    "array",
    "bool",
    "containing",
    "defined",
    "divisible_by",
    "ending_with",
    "even",
    "float",
    "integer",
    "iterable",
    "map",
    "none",
    "number",
    "odd",
    "starting_with",
    "string",
    "undefined",
];
pub(super) const FUNCTIONS: &[&str] = &["range", "t", "throw"];

/// What took the place of names that theme makers know from Tera 1 and Zola.
const GONE: &[(&str, &str)] = &[
    ("as_str", "the filter is called `str`"),
    ("concat", "write `[...a, ...b]`"),
    ("divisibleby", "the test is called `divisible_by`"),
    ("filter", "write `[x for x in list if x.key == value]`"),
    ("get_env", "a template cannot read the environment: put the value under `[extra]` in `config.toml`"),
    ("get_page", "a template shows what its page brings: see `docs/themes.md`"),
    ("get_section", "a template shows what its page brings: see `docs/themes.md`"),
    ("get_taxonomy", "a template shows what its page brings: see `docs/themes.md`"),
    ("get_url", "addresses are ready for use: `page.path`, `term.path`, `config.root ~ \"name\"`"),
    ("linebreaksbr", "the filter is called `newlines_to_br`"),
    ("load_data", "a template cannot read files or the network: put the data under `[extra]` in `config.toml`"),
    ("map", "write `[x.key for x in list]`"),
    ("now", "the same content gives the same page: a template does not know the time"),
    ("object", "the test is called `map`"),
    ("slice", "write `list[1:3]`"),
    ("trans", "write `{{ strings.key }}` or `{{ t(key=\"key\", count=2) }}`"),
];

/// Retells one message; `source` is what stands at its place.
pub(super) fn tell(message: &str, source: &str) -> Told {
    let unknown = [
        ("Unknown filter `", "filter", FILTERS),
        ("Unknown test `", "test", TESTS),
        ("Unknown function `", "function", FUNCTIONS),
    ];
    for (start, kind, known) in unknown {
        if let Some(name) = quoted(message, start) {
            return unknown_name(kind, name, known);
        }
    }
    if let Some(name) = quoted(message, "Unknown template `") {
        return plain(format!("no template `{name}`"));
    }
    if let Some(name) = quoted(message, "Block `").filter(|_| message.ends_with("in any parent template")) {
        return plain(format!("no block `{name}` in the templates that this one extends"));
    }
    for (start, kind) in [("Variable `", "variable"), ("Field `", "field")] {
        if let Some(name) = quoted(message, start).filter(|_| message.contains("is not defined")) {
            return undefined(kind, name, message);
        }
    }
    if let Some((expected, got)) = expected_got(message) {
        return plain(format!("expected {}, got {}", a_kind(expected), a_kind(got)));
    }
    if let Some(found) = quoted(message, "Found `").filter(|_| message.contains("one of: integer, float, string")) {
        return plain(format!("found `{found}` where a value should stand"));
    }
    match message {
        "Unknown tag" => unknown_tag(source),
        "Tried to render a variable that is undefined" => with_help(
            "nothing to print here: there is no such value",
            "where it may be missing, write `{{ value or \"\" }}` or ask `{% if value %}`",
        ),
        _ => first_sentence(message),
    }
}

fn plain(message: String) -> Told {
    Told { message, help: None, note: None }
}

fn with_help(message: impl Into<String>, help: impl Into<String>) -> Told {
    Told { message: message.into(), help: Some(help.into()), note: None }
}

fn unknown_name(kind: &str, name: &str, known: &[&str]) -> Told {
    let gone = GONE.iter().find(|(old, _)| *old == name).map(|(_, help)| (*help).to_owned());
    let near = || near(name, known.iter().copied()).map(|near| format!("did you mean `{near}`?"));
    Told { message: format!("unknown {kind} `{name}`"), help: gone.or_else(near), note: None }
}

/// Tera lists what there is after `Available …: `.
fn undefined(kind: &str, name: &str, message: &str) -> Told {
    let ours = format!("no {kind} `{name}` here");
    let Some((_, available)) = message.split_once("Available ").and_then(|(_, rest)| rest.split_once(": ")) else {
        return plain(ours);
    };
    match near(name, available.split(", ")) {
        Some(near) => with_help(ours, format!("did you mean `{near}`?")),
        None => Told { message: ours, help: None, note: Some(format!("there are: {}", first_names(available))) },
    }
}

/// At most a line of names.
fn first_names(names: &str) -> String {
    let mut all = names.split(", ");
    let first: Vec<&str> = all.by_ref().take(12).collect();
    first.join(", ") + if all.next().is_some() { " …" } else { "" }
}

/// The known name that was meant: two letters in three are right.
pub(super) fn near<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    nearest(typed, known).filter(|near| strsim::osa_distance(typed, near) * 3 <= typed.chars().count())
}

fn unknown_tag(source: &str) -> Told {
    let tag = source.trim_start_matches(|c: char| !c.is_alphanumeric());
    let tag = tag.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    let message = format!("unknown tag `{tag}`");
    match tag {
        "macro" | "endmacro" | "import" | "from" => with_help(
            message,
            "Tera 2 has components instead of macros, known in all templates without import: \
             `{% component name(arg: string) %}…{% endcomponent name %}`, used as `{{ <name arg=\"…\" /> }}`",
        ),
        _ => plain(message),
    }
}

/// ``Invalid type for the value, expected `X` but got `Y` ``
fn expected_got(message: &str) -> Option<(&str, &str)> {
    let rest = message.strip_prefix("Invalid type for the value, expected `")?;
    rest.strip_suffix('`')?.split_once("` but got `")
}

/// What theme makers call a type of Tera's or ours.
fn a_kind(kind: &str) -> &str {
    match kind {
        "string" | "&str" | "String" => "a string",
        "bool" => "true or false",
        "array" | "&[Value]" => "a list",
        "Map" | "&Map" | "map" | "map/struct" => "a table",
        "Number" | "number" | "float" | "f32" | "f64" => "a number",
        "i64" | "u64" | "i128" | "u128" | "usize" | "isize" | "i32" | "u32" | "integer" => "a whole number",
        "undefined" => "nothing",
        other => other,
    }
}

/// The name in backticks that follows this start.
fn quoted<'m>(message: &'m str, start: &str) -> Option<&'m str> {
    Some(message.strip_prefix(start)?.split_once('`')?.0)
}

/// One line without a capital or a full stop; what comes after the first sentence is a note.
fn first_sentence(message: &str) -> Told {
    let line = message.split_whitespace().collect::<Vec<_>>().join(" ");
    let (first, note) = match line.split_once(". ") {
        Some((first, rest)) => (first, Some(in_our_words(rest.trim_end_matches('.')))),
        None => (line.trim_end_matches('.'), None),
    };
    let mut chars = first.chars();
    let start: String = chars.next().map(|c| c.to_lowercase().collect()).unwrap_or_default();
    Told { message: in_our_words(&format!("{start}{}", chars.as_str())), help: None, note }
}

fn in_our_words(message: &str) -> String {
    const TYPES: &[&str] = &["undefined", "i64", "u64", "i128", "u128", "f64", "map/struct", "array", "bool", "string"];
    let message = message.replace("missing keyword argument", "missing argument");
    TYPES.iter().fold(message, |told, kind| told.replace(&format!("`{kind}`"), a_kind(kind)))
}
