//! What a typed address points to, and which addresses are refused.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::Target;

/// The schemes that a link may have. Everything else with a scheme is refused (`javascript:`, `data:`, `file:` …).
pub(super) const SCHEMES: [&str; 5] = ["http", "https", "mailto", "tel", "ftp"];

/// An address, understood as a browser would.
#[derive(Debug, PartialEq)]
pub(super) enum Address {
    To(Target),
    /// `#part` of this very text, as typed, without the `#`.
    Here(String),
    /// Of this scheme, in lower case, which no link may have.
    Refused(String),
}

impl Address {
    /// The address as it stands after Markdown's or HTML's own escapes are resolved.
    pub fn parse(typed: &str) -> Self {
        let address = cleaned(typed);
        if let Some(scheme) = scheme(&address) {
            let lower = scheme.to_ascii_lowercase();
            return match SCHEMES.contains(&lower.as_str()) {
                true => Address::To(Target::External(address.into_owned())),
                false => Address::Refused(lower),
            };
        }
        if address.starts_with("//") {
            return Address::To(Target::External(address.into_owned()));
        }
        match address.strip_prefix('#') {
            Some(fragment) => Address::Here(fragment.to_owned()),
            None => Address::To(internal(&address)),
        }
    }
}

fn internal(address: &str) -> Target {
    let (rest, fragment) = match address.split_once('#') {
        Some((rest, fragment)) => (rest, Some(decoded(fragment))),
        None => (address, None),
    };
    let (path, query) = match rest.split_once('?') {
        Some((path, query)) => (path, Some(query.to_owned())),
        None => (rest, None),
    };
    Target::Internal { path: decoded(path), query, fragment }
}

/// Percent-decoded; as typed if that is not UTF-8.
pub(super) fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().unwrap_or(Cow::Borrowed(text)).into_owned()
}

/// Without what browsers skip: control characters anywhere and spaces at both ends.
fn cleaned(typed: &str) -> Cow<'_, str> {
    if typed.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Cow::Borrowed(typed);
    }
    let trimmed = typed.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    match trimmed.chars().any(char::is_control) {
        true => Cow::Owned(trimmed.chars().filter(|c| !c.is_control()).collect()),
        false => Cow::Borrowed(trimmed),
    }
}

/// `java script:` is no scheme for a browser; a refusal costs nothing, so blanks are not trusted.
fn scheme(address: &str) -> Option<String> {
    let end = address.find([':', '/', '?', '#'])?;
    if !address[end..].starts_with(':') {
        return None;
    }
    if address[..end].bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Some(address[..end].to_owned()).filter(|word| !word.is_empty());
    }
    let word: String = address[..end].chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).collect();
    let is_scheme = word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme.then_some(word)
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}
