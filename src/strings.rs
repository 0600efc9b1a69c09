//! The words of the page itself (`Read more`, `12 articles`), which stand in `i18n/<lang>.ftl`, never in a template.
//!
//! The files are Fluent. Its syntax is read by `fluent-syntax`; the messages are resolved here, because `fluent-bundle`
//! takes a lock for each number, panics on absurd ones and has plural rules and number formats of its own, while a
//! publication should count and write numbers in one way.

use std::ops::Range;
use std::sync::Arc;

use fluent_syntax::ast::{Attribute, Entry, Pattern};
use fluent_syntax::parser;
use foldhash::HashMap;

use crate::language::Language;

mod check;
mod resolve;

/// One language's reader-facing words.
#[derive(Debug)]
pub struct Strings {
    language: Language,
    patterns: Patterns,
    fallback: Option<Arc<Strings>>,
}

/// A text in Fluent syntax and where it came from.
#[derive(Clone, Copy, Debug)]
pub struct FtlSource<'a> {
    pub path: &'a str,
    pub text: &'a str,
}

/// A mistake in an `.ftl` file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StringsFault {
    pub path: String,
    /// Bytes of the text as it was given, on character boundaries.
    pub span: Range<usize>,
    pub message: String,
}

/// What fills `{ $name }` in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arg<'a> {
    Text(&'a str),
    /// Written with the language's digits and groups, and what plurals are chosen by.
    Number(i64),
}

/// By name: `key`, `-term`, `key.attribute`, `-term.attribute`.
type Patterns = HashMap<String, Pattern<String>>;

impl Strings {
    /// The messages of all `resources`: a later one overrides an earlier one message by message (the theme's, then the
    /// site's own). What none of them has is taken from `fallback`.
    ///
    /// The faults are all mistakes of all resources, in their order; a message with one is left out, the rest works.
    pub fn new(language: &Language, resources: &[FtlSource], fallback: Option<Arc<Self>>) -> (Self, Vec<StringsFault>) {
        let mut patterns = Patterns::default();
        let mut faults = Vec::new();
        for source in resources {
            if let Some(fault) = check::too_deep(source) {
                faults.push(fault);
                continue;
            }
            patterns.extend(read(source.text));
        }
        let readable = resources.iter().filter(|source| check::too_deep(source).is_none());
        faults.extend(readable.flat_map(|source| check::faults(source, &patterns)));
        (Self { language: language.clone(), patterns, fallback }, faults)
    }

    /// A message that needs no argument; none if neither this language nor the fallback has it.
    pub fn get(&self, key: &str) -> Option<String> {
        self.format(key, &[])
    }

    /// A message with its arguments filled in; `{$name}` stays where one is missing. None if neither this language nor the
    /// fallback has the message.
    pub fn format(&self, key: &str, args: &[(&str, Arg)]) -> Option<String> {
        self.resolve(key, args).map(|resolved| resolved.text)
    }

    /// The messages of this language's own resources, without the fallback's, sorted.
    pub fn keys(&self) -> Vec<&str> {
        let mut keys: Vec<&str> = self.patterns.keys().map(String::as_str).filter(|name| is_message(name)).collect();
        keys.sort_unstable();
        keys
    }

    /// Every message that needs no argument, the fallback's where this language has none, sorted by key.
    pub fn plain(&self) -> Vec<(String, String)> {
        let mut keys = self.keys();
        let mut fallback = self.fallback.as_ref();
        while let Some(strings) = fallback {
            keys.extend(strings.keys());
            fallback = strings.fallback.as_ref();
        }
        keys.sort_unstable();
        keys.dedup();
        let resolved = keys.into_iter().filter_map(|key| Some((key.to_owned(), self.resolve(key, &[])?)));
        resolved.filter(|(_, resolved)| resolved.is_complete).map(|(key, resolved)| (key, resolved.text)).collect()
    }

    fn resolve(&self, key: &str, args: &[(&str, Arg)]) -> Option<resolve::Resolved> {
        match self.patterns.get(key).filter(|_| is_message(key)) {
            Some(pattern) => Some(resolve::resolve(&self.language, &self.patterns, pattern, args)),
            None => self.fallback.as_ref()?.resolve(key, args),
        }
    }
}

/// Terms and attributes are for other messages only.
fn is_message(name: &str) -> bool {
    !name.starts_with('-') && !name.contains('.')
}

/// The patterns of one text; entries that cannot be read are left out.
fn read(text: &str) -> Vec<(String, Pattern<String>)> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text).to_owned();
    let resource = parser::parse_runtime(text).unwrap_or_else(|(resource, _)| resource);
    resource.body.into_iter().flat_map(patterns_of).collect()
}

fn patterns_of(entry: Entry<String>) -> Vec<(String, Pattern<String>)> {
    let (name, value, attributes) = match entry {
        Entry::Message(message) => (message.id.name, message.value, message.attributes),
        Entry::Term(term) => (format!("-{}", term.id.name), Some(term.value), term.attributes),
        Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {
            return Vec::new();
        }
    };
    let with_name = |attribute: Attribute<String>| (format!("{name}.{}", attribute.id.name), attribute.value);
    let mut patterns: Vec<_> = attributes.into_iter().map(with_name).collect();
    patterns.extend(value.map(|value| (name, value)));
    patterns
}

#[cfg(test)]
mod tests;
