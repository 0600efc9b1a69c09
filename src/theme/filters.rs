//! What templates can do with values: pure functions of their arguments in the page's language.

use std::fmt::Write as _;

use jiff::civil::Date;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tera::{Error, Kwargs, Map, State, Tera, TeraResult, Value};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::diagnostic::nearest;
use crate::language::{DateStyle, Grouping};
use crate::strings::Arg;

use super::{Voice, rounds};

/// The fields that filters look for, whether or not a template names them.
pub(super) const FIELDS: &[&str] = &["author", "name", "path", "role", "title"];

/// An engine without templates whose filters speak this language.
pub(super) fn engine(voice: &Voice) -> Tera {
    let mut tera = Tera::new();
    let own = voice.clone();
    tera.register_filter("date", move |day: &str, args: Kwargs, _: &State| date(&own, day, &args));
    let own = voice.clone();
    tera.register_filter("time", move |day: &Value, args: Kwargs, _: &State| time(&own, day, &args));
    let own = voice.clone();
    tera.register_filter("number", move |number: i64, _: Kwargs, _: &State| own.language.number(number));
    let own = voice.clone();
    tera.register_filter("size", move |bytes: i64, _: Kwargs, _: &State| size(&own, bytes));
    tera.register_filter("initials", |name: &str, _: Kwargs, _: &State| initials(name));
    tera.register_filter("urlencode", |text: &str, _: Kwargs, _: &State| encoded(text));
    let own = voice.clone();
    tera.register_filter("list", move |items: &Value, _: Kwargs, state: &State| list(&own, items, state));
    let own = voice.clone();
    tera.register_filter("links", move |items: &Value, args: Kwargs, _: &State| links(&own, items, &args));
    let own = voice.clone();
    tera.register_function("t", move |args: Kwargs, _: &State| message(&own, &args));
    tera.register_function("range", |args: Kwargs, _: &State| rounds::range(&args));
    tera.register_filter("replace", |text: &str, args: Kwargs, _: &State| rounds::replace(text, &args));
    tera
}

/// `strings`: every message that needs no argument, `related-heading` as `related_heading`.
pub(super) fn strings(voice: &Voice) -> Value {
    let plain = voice.strings.plain().into_iter();
    Value::from(plain.map(|(key, text)| (key.replace('-', "_").into(), Value::from(text))).collect::<Map>())
}

/// `{{ page.date | date }}`, `{{ page.date | date(format="month") }}`
fn date(voice: &Voice, day: &str, args: &Kwargs) -> TeraResult<String> {
    let style = match args.get::<&str>("format")? {
        None | Some("long") => DateStyle::Long,
        Some("short") => DateStyle::Medium,
        Some("month") => DateStyle::MonthYear,
        Some("year") => DateStyle::Year,
        Some(other) => {
            return Err(Error::message(format!(
                "`{other}` is not a format of dates: write `long`, `short`, `month` or `year`"
            )));
        }
    };
    match day.get(..10).unwrap_or(day).parse::<Date>() {
        Ok(date) => Ok(voice.language.date(date, style)),
        Err(_) => Err(Error::message(format!("`{day}` is not a day: `date` takes `2026-03-14`"))),
    }
}

/// `{{ card.date | time }}`: the day as a reader's `<time>` element; nothing for a piece without one. Lists print it for
/// each of their articles: one question to the engine instead of three, 500 instructions each.
fn time(voice: &Voice, day: &Value, args: &Kwargs) -> TeraResult<Value> {
    if day.is_none() {
        return Ok(Value::safe_string(""));
    }
    let day = day.as_str().ok_or_else(|| Error::message(format!("`time` takes a day, got {}", day.name())))?;
    let words = date(voice, day, args)?;
    let mut html = String::with_capacity(day.len() + words.len() + 32);
    html.push_str("<time datetime=\"");
    push_escaped(&mut html, day);
    html.push_str("\">");
    push_escaped(&mut html, &words);
    html.push_str("</time>");
    Ok(Value::safe_string(&html))
}

/// `{{ attachment.size | size }}`: `1,2 Mo`, from the messages `size-kilobytes` and `size-megabytes`.
fn size(voice: &Voice, bytes: i64) -> TeraResult<String> {
    let (key, units, places) = match bytes {
        ..1_000_000 => ("size-kilobytes", (bytes + 999) / 1_000, 0),
        1_000_000..10_000_000 => ("size-megabytes", (bytes + 50_000) / 100_000, 1),
        _ => ("size-megabytes", (bytes + 500_000) / 1_000_000, 0),
    };
    let number = voice.language.decimal(units, places, Grouping::Usual);
    say(voice, key, &[("number", Arg::Text(&number))])
}

/// `{{ term.name | initials }}`: the first letters of the first and the last word, `AL` for `Ada Lovelace`.
fn initials(name: &str) -> String {
    let mut words = name.unicode_words().map(|word| word.graphemes(true).next().unwrap_or_default());
    let ends = [words.next(), words.next_back()];
    ends.into_iter().flatten().flat_map(str::chars).flat_map(char::to_uppercase).collect()
}

/// `{{ page.title | urlencode }}`: ready to stand in an address, as in the subject of `mailto:?subject=`.
fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// `{{ t(key="article-count", count=term.count) }}`: a message with arguments. With `default`, a message that is not there
/// is that text.
fn message(voice: &Voice, args: &Kwargs) -> TeraResult<String> {
    let key = args.must_get::<&str>("key")?;
    let mut texts: Vec<(&str, String)> = Vec::new();
    let mut numbers: Vec<(&str, i64)> = Vec::new();
    for (name, value) in args.iter() {
        let name = name.as_str().expect("the names of arguments are text");
        match (name, value.as_i64()) {
            ("key" | "default", _) => {}
            (_, Some(number)) => numbers.push((name, number)),
            (_, None) => texts.push((name, value.to_string())),
        }
    }
    let texts = texts.iter().map(|(name, text)| (*name, Arg::Text(text)));
    let args_of_message: Vec<(&str, Arg)> =
        texts.chain(numbers.iter().map(|(name, number)| (*name, Arg::Number(*number)))).collect();
    match (voice.strings.format(key, &args_of_message), args.get::<&str>("default")?) {
        (Some(text), _) => Ok(text),
        (None, Some(default)) => Ok(default.to_owned()),
        (None, None) => Err(no_message(voice, key)),
    }
}

fn say(voice: &Voice, key: &str, args: &[(&str, Arg)]) -> TeraResult<String> {
    voice.strings.format(key, args).ok_or_else(|| no_message(voice, key))
}

fn no_message(voice: &Voice, key: &str) -> Error {
    let mut text = format!("no message `{key}` in `i18n/{}.ftl`", voice.language.code());
    if let Some(near) = nearest(key, voice.strings.keys()) {
        let _ = write!(text, ": did you mean `{near}`?");
    }
    Error::message(text)
}

/// `{{ ["A", "B", "C"] | list }}`: `A, B et C`. Pieces of HTML (from a component) stay HTML.
fn list(voice: &Voice, items: &Value, state: &State) -> TeraResult<Value> {
    let items = items.as_array().ok_or_else(|| Error::message(format!("`list` takes a list, got {}", items.name())))?;
    let pieces: Vec<String> = items.iter().map(|item| state.escape_if_needed(item)).collect::<TeraResult<_>>()?;
    let words: Vec<&str> = pieces.iter().map(|piece| inner_text(piece)).collect();
    Ok(sentence(voice, &words, &pieces))
}

/// `{{ page.topics | links }}`: terms, cards or authors as a sentence of links, which every article has several of; a
/// component for each would take ten times as long. `rel` is for all links; the role of an author stands behind it.
fn links(voice: &Voice, items: &Value, args: &Kwargs) -> TeraResult<Value> {
    let items =
        items.as_array().ok_or_else(|| Error::message(format!("`links` takes a list, got {}", items.name())))?;
    let relation: Option<&str> = args.get("rel")?;
    let mut words = Vec::with_capacity(items.len());
    let mut pieces = Vec::with_capacity(items.len());
    for item in items {
        let linked = field(item, "author").unwrap_or(item);
        let text = |key: &str| field(linked, key).and_then(Value::as_str);
        let (Some(path), Some(name)) = (text("path"), text("name").or_else(|| text("title"))) else {
            return Err(Error::message(
                "`links` takes terms, cards or authors: things with a path and a name".to_owned(),
            ));
        };
        let role = field(item, "role").and_then(Value::as_str).filter(|_| !std::ptr::eq(linked, item));
        words.push(name);
        pieces.push(link(path, name, relation, role));
    }
    Ok(sentence(voice, &words, &pieces))
}

/// A field of a map. Terms and cards have few; the engine's own way is to hash the name, 440 instructions a time.
fn field<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    value.as_map()?.iter().find_map(|(key, value)| (key.as_str() == Some(name)).then_some(value))
}

fn link(path: &str, name: &str, relation: Option<&str>, role: Option<&str>) -> String {
    let mut html = String::with_capacity(path.len() + name.len() + 32);
    html.push_str("<a href=\"");
    push_escaped(&mut html, path);
    html.push('"');
    if let Some(relation) = relation {
        html.push_str(" rel=\"");
        push_escaped(&mut html, relation);
        html.push('"');
    }
    html.push('>');
    push_escaped(&mut html, name);
    html.push_str("</a>");
    if let Some(role) = role {
        html.push_str(" (");
        push_escaped(&mut html, role);
        html.push(')');
    }
    html
}

/// Writing to a text does not fail.
fn push_escaped(html: &mut String, text: &str) {
    let _ = pulldown_cmark_escape::escape_html(html, text);
}

/// The pieces of HTML in the place of the words that they show, joined as the language joins words.
fn sentence(voice: &Voice, words: &[&str], pieces: &[String]) -> Value {
    if let [piece] = pieces {
        return Value::safe_string(piece);
    }
    let words: Vec<String> = words.iter().map(|word| format!("{word}{END}")).collect();
    Value::safe_string(&with_pieces(&voice.language.list_and(&words), &words, pieces))
}

/// Stands at the end of each word while the language puts them into a sentence: no name has it.
const END: char = '\u{E000}';

/// The sentence with each word, in order, as the piece of HTML that it comes from. The language sees words, because
/// Spanish says `e` before `Irene` and `y` before `Ana`.
fn with_pieces(sentence: &str, words: &[String], pieces: &[String]) -> String {
    let mut html = String::with_capacity(sentence.len() + pieces.iter().map(String::len).sum::<usize>());
    let mut parts = sentence.split_inclusive(END);
    for (word, piece) in words.iter().zip(pieces) {
        html.push_str(parts.next().and_then(|part| part.strip_suffix(word.as_str())).unwrap_or_default());
        html.push_str(piece);
    }
    html.extend(parts);
    html
}

/// The longest run of text outside tags: the words of `<a href="…">words</a>`.
fn inner_text(piece: &str) -> &str {
    piece
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text))
        .max_by_key(|text| text.len())
        .unwrap_or(piece)
}
