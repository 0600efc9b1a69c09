//! What may stand in a text of the front matter, in a term and in an address.

use std::borrow::Cow;

/// Bytes of a term or slug: with what an address adds it stays below the 255 that file systems allow.
const LONGEST_NAME: usize = 200;

/// The text on one line: blanks at the ends taken off, other runs of blanks and line breaks turned into one blank.
pub(super) fn on_one_line(text: String) -> String {
    let bytes = text.as_bytes();
    let has_break = memchr::memchr3(b'\n', b'\t', b'\r', bytes).is_some();
    let is_tidy = || memchr::memchr_iter(b' ', bytes).all(|at| at > 0 && bytes.get(at + 1).is_some_and(|b| *b != b' '));
    if !has_break && is_tidy() {
        text
    } else {
        text.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// The first character that is not for reading and that XML forbids.
pub(super) fn control_character(text: &str) -> Option<char> {
    // The first bytes of all of them, and of a few others. Counted, because that has no branches: texts are long.
    let begins_one = |byte: &u8| *byte < b' ' || matches!(*byte, 0x7f | 0xc2 | 0xef);
    if text.bytes().filter(begins_one).count() == 0 {
        return None;
    }
    text.chars().find(|c| is_control(*c))
}

/// The first character of a whole text, with its byte, that is a control character other than NUL, stands for a lost letter
/// (U+FFFD), or turns the direction of all that follows it (U+202D, U+202E).
pub(super) fn odd_character(text: &str) -> Option<(usize, char)> {
    let is_odd = |c: char| (c != '\0' && is_control(c)) || matches!(c, '\u{fffd}' | '\u{202d}' | '\u{202e}');
    // Folded, because that has no branches: texts are long, and hardly any has one.
    let bytes = text.as_bytes();
    let in_ascii = |byte: u8| (byte < b' ' && !matches!(byte, 0 | b'\t' | b'\n' | b'\r')) || byte == 0x7f;
    let begins_one = |pair: &[u8; 2]| matches!(pair, [0xc2, 0x80..=0x9f] | [0xef, 0xbf] | [0x80, 0xad..=0xae]);
    let may_have = bytes.iter().fold(false, |found, byte| found | in_ascii(*byte))
        || bytes.windows(2).fold(false, |found, pair| found | begins_one(&[pair[0], pair[1]]));
    if !may_have {
        return None;
    }
    text.char_indices().find(|(_, c)| is_odd(*c))
}

/// Whether there is anything to see in the text.
pub(super) fn is_visible(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !is_invisible(c))
}

pub(super) fn without_controls(text: &str) -> String {
    text.chars().filter(|c| !is_control(*c)).collect()
}

fn is_control(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t' | '\r' | '\u{85}')) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// The first invisible character of a term, where two that look alike would be two terms.
///
/// The joiners of Arabic, Persian and Indian scripts are letters there; beside a Latin letter they are debris.
pub(super) fn invisible_character(text: &str) -> Option<char> {
    if text.is_ascii() {
        return None;
    }
    let joins = |c: char| matches!(c, '\u{200c}' | '\u{200d}');
    let has_joining_script = text.chars().any(|c| c.is_alphabetic() && c > '\u{5ff}');
    text.chars().find(|c| is_invisible(*c) && !(joins(*c) && has_joining_script))
}

pub(super) fn without_invisibles(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).collect()
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The text as one entry of a list in YAML: in quotation marks where it would not be read as it is.
pub(crate) fn as_item(text: &str) -> String {
    let is_plain = text.starts_with(char::is_alphanumeric)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '_' | '\'' | '’'));
    match is_plain && !text.ends_with(' ') {
        true => text.to_owned(),
        false => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

/// The texts as a list in YAML, on one line.
pub(super) fn as_list(texts: &[&str]) -> String {
    let items: Vec<String> = texts.iter().map(|text| as_item(text)).collect();
    format!("[{}]", items.join(", "))
}

/// Why a topic, region, author or series cannot have a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TermFault {
    Empty,
    /// It leads out of its folder.
    Path,
    /// Nothing to make an address of.
    NoLetter,
    TooLong,
}

pub(super) fn term_fault(term: &str) -> Option<TermFault> {
    if term.is_empty() {
        return Some(TermFault::Empty);
    }
    if !term.contains(char::is_alphanumeric) {
        return Some(TermFault::NoLetter);
    }
    if term.split(['/', '\\']).any(|segment| segment == "..") || term.starts_with(['/', '\\']) {
        return Some(TermFault::Path);
    }
    (term.len() > LONGEST_NAME).then_some(TermFault::TooLong)
}

/// What about a slug makes it no single, plain step of an address.
pub(super) fn slug_fault(slug: &str) -> Option<Cow<'static, str>> {
    if slug.is_empty() {
        return Some("it is empty".into());
    }
    if let Some(c) = slug.chars().find(|c| !is_plain_in_address(*c)) {
        return Some(match c {
            '\n' | '\r' => "it holds a line break".into(),
            c if c.is_whitespace() => "it holds a blank".into(),
            c if c.is_control() || is_invisible(c) => format!("it holds the character U+{:04X}", u32::from(c)).into(),
            c => format!("it holds `{c}`").into(),
        });
    }
    if slug.starts_with('.') || slug.ends_with('.') {
        return Some("it begins or ends with a dot".into());
    }
    (slug.len() > LONGEST_NAME).then(|| "it is too long".into())
}

fn is_plain_in_address(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_control()
        && !is_invisible(c)
        && !matches!(c, '/' | '\\' | '?' | '#' | '%' | ':' | '*' | '"' | '<' | '>' | '|' | '`')
}

/// The slug that was probably meant; none if nothing is left.
pub(super) fn mended_slug(slug: &str) -> Option<String> {
    let steps =
        slug.split(|c| !is_plain_in_address(c)).map(|step| step.trim_matches('.')).filter(|step| !step.is_empty());
    let mended: String = steps.collect::<Vec<_>>().join("-");
    (slug_fault(&mended).is_none() && mended != slug).then_some(mended)
}

/// A former address as a path from the site's root; none if it is none: another site, or outside this one.
pub(super) fn address(typed: &str) -> Option<String> {
    let is_plain = |segment: &str| !matches!(segment, "." | "..") && segment.len() <= 255;
    let has_oddity =
        |c: char| c.is_control() || is_invisible(c) || matches!(c, '\\' | '?' | '#' | '<' | '>' | '"' | '`');
    if typed.is_empty() || typed.starts_with("//") || typed.contains("://") || typed.contains(has_oddity) {
        return None;
    }
    typed.split('/').all(is_plain).then(|| if typed.starts_with('/') { typed.to_owned() } else { format!("/{typed}") })
}

/// What readers would see as it stands in a text that is never HTML: an entity or a tag of running text.
pub(super) fn markup(text: &str) -> Option<&str> {
    memchr::memchr2(b'&', b'<', text.as_bytes())?;
    text.char_indices().filter(|(_, c)| matches!(c, '&' | '<')).find_map(|(at, c)| {
        let rest = &text[at..];
        let end = rest.find(if c == '&' { ';' } else { '>' })?;
        let inside = &rest[1..end];
        let is_markup = match c {
            '&' => is_entity(inside),
            _ => is_inline_tag(inside),
        };
        is_markup.then(|| &rest[..=end])
    })
}

fn is_entity(name: &str) -> bool {
    match name.strip_prefix('#') {
        Some(number) => {
            let digits = number.strip_prefix(['x', 'X']).unwrap_or(number);
            (1..=6).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_hexdigit())
        }
        None => (2..=8).contains(&name.len()) && name.chars().all(|c| c.is_ascii_alphanumeric()),
    }
}

fn is_inline_tag(inside: &str) -> bool {
    const TAGS: [&str; 16] =
        ["a", "abbr", "b", "br", "cite", "code", "em", "i", "p", "q", "small", "span", "strong", "sub", "sup", "u"];
    let name = inside.trim_start_matches('/').split([' ', '/']).next().unwrap_or("");
    TAGS.contains(&name)
}

/// The character that an entity stands for, if it is a common one.
pub(super) fn as_plain(markup: &str) -> Option<char> {
    let name = markup.strip_prefix('&')?.strip_suffix(';')?;
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32).filter(|c| !c.is_control());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "laquo" => '«',
        "raquo" => '»',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        _ => return None,
    })
}

/// A word as the name of a type: `Policy Brief` is `policy-brief`.
pub(super) fn type_name(typed: &str) -> String {
    let lower = typed.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_one_plain_step_of_an_address() {
        for good in ["a", "2026-03-14-carbon", "é", "قانون", "gpt-4.5", "a_b", "A"] {
            assert_eq!(slug_fault(good), None, "{good}");
        }
        for (bad, why, mended) in [
            ("", "it is empty", None),
            ("a/b", "it holds `/`", Some("a-b")),
            ("/proc/self", "it holds `/`", Some("proc-self")),
            ("a\\..\\b", "it holds `\\`", Some("a-b")),
            ("..", "it begins or ends with a dot", None),
            ("a\nb", "it holds a line break", Some("a-b")),
            ("my post", "it holds a blank", Some("my-post")),
            ("a\u{200b}", "it holds the character U+200B", Some("a")),
        ] {
            assert_eq!((slug_fault(bad).as_deref(), mended_slug(bad).as_deref()), (Some(why), mended), "{bad}");
        }
    }

    #[test]
    fn a_term_has_a_letter_and_no_path() {
        for (term, fault) in [
            ("climate", None),
            ("EU/US", None),
            ("C++", None),
            ("u.s. geological survey", None),
            ("", Some(TermFault::Empty)),
            ("../..", Some(TermFault::NoLetter)),
            ("🎉", Some(TermFault::NoLetter)),
            ("../../x", Some(TermFault::Path)),
            ("/etc", Some(TermFault::Path)),
        ] {
            assert_eq!(term_fault(term), fault, "{term}");
        }
        assert_eq!(term_fault(&"x".repeat(201)), Some(TermFault::TooLong));
    }

    #[test]
    fn a_joiner_is_a_letter_in_persian_and_debris_in_english() {
        assert_eq!(invisible_character("می\u{200c}خواهم"), None);
        assert_eq!(invisible_character("cli\u{200c}mate"), Some('\u{200c}'));
        assert_eq!(without_invisibles("cli\u{200b}mate\u{ad}"), "climate");
    }

    #[test]
    fn a_former_address_is_a_path_of_this_site() {
        assert_eq!(address("/2015/09/09/x/").as_deref(), Some("/2015/09/09/x/"));
        assert_eq!(address("old/x.html").as_deref(), Some("/old/x.html"));
        for bad in ["", "../x", "/a/../../x", "https://example.org/x", "//example.org", "/a?b", "a\\b", "a\nb"] {
            assert_eq!(address(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_entity_stands_for_a_character() {
        assert_eq!(
            ["&amp;", "&#39;", "&#x2019;", "&rsquo;"].map(as_plain),
            [Some('&'), Some('\''), Some('’'), Some('’')]
        );
        assert_eq!(["<em>", "&foo;", "&#0;", "&#xD800;"].map(as_plain), [None; 4]);
    }

    #[test]
    fn markup_is_seen_where_it_was_meant_as_such() {
        assert_eq!(markup("the Interior&#39;s feeds"), Some("&#39;"));
        assert_eq!(markup("writing for <em>any</em> one"), Some("<em>"));
        assert_eq!(markup("R&D; a < b > c, Vec<T>, <script>, 1 & 2; AT&T"), None);
    }
}
