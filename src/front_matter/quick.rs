//! Front matter read fast, as long as nothing at all is amiss. The only module that names `serde_yaml`.
//!
//! Each key is asked for the kind of value that it wants, so that a text stays as typed: `title: 1.10`, `region: NO`.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::exact;
use super::flat;
use super::keys::{self, Key, Shape};
use super::node::{Content, Name, Node, Style};
use crate::config::Limits;

/// The value of each key; none if there is anything that the exact reader should see.
pub(super) fn load(yaml: &str, keys: &'static [Key], limits: &Limits) -> Option<Vec<(&'static Key, Node)>> {
    if let Some(entries) = flat::load(yaml, keys) {
        return Some(entries);
    }
    if is_peculiar(yaml, limits) { None } else { parse(yaml, keys) }
}

/// The same by the YAML reader alone.
pub(super) fn parse(yaml: &str, keys: &'static [Key]) -> Option<Vec<(&'static Key, Node)>> {
    Keys { keys, yaml }.deserialize(serde_yaml::Deserializer::from_str(yaml)).ok()
}

/// Whether there may be anchors, type marks, comments behind a value or deep nesting, which hardly any editor types and
/// some of which cost time.
fn is_peculiar(yaml: &str, limits: &Limits) -> bool {
    let bytes = yaml.as_bytes();
    let may_anchor = memchr::memchr(b'&', bytes)
        .is_some_and(|_| memchr::memchr(b'*', bytes).is_some() || memchr::memmem::find(bytes, b": &").is_some());
    let may_comment = memchr::memmem::find(bytes, b" #").is_some();
    let begins_word = |at: usize| at == 0 || matches!(bytes[at - 1], b' ' | b'\t' | b'\n' | b'[' | b',' | b'{' | b'-');
    let is_mark = |at: usize| begins_word(at) && bytes.get(at + 1).is_some_and(|next| !next.is_ascii_whitespace());
    let may_mark = memchr::memchr_iter(b'!', bytes).any(is_mark);
    may_anchor || may_comment || may_mark || exact::too_deep(yaml, limits.yaml_depth).is_some()
}

/// Whether numbers and truths, which are handed over as such, can be written back as typed: `0x1F`, `+5`, `True` cannot.
/// Asked only where there is one, for it means nine searches.
fn is_plainly_spelt(yaml: &str) -> bool {
    !["+", "0x", "0o", "0b", "-0", "True", "TRUE", "False", "FALSE"].iter().any(|odd| yaml.contains(odd))
}

/// The mapping of the whole front matter.
#[derive(Clone, Copy)]
struct Keys<'y> {
    keys: &'static [Key],
    yaml: &'y str,
}

impl<'de> DeserializeSeed<'de> for Keys<'_> {
    type Value = Vec<(&'static Key, Node)>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Keys<'_> {
    type Value = Vec<(&'static Key, Node)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("keys")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries: Vec<(&'static Key, Node)> = Vec::with_capacity(12);
        while let Some(key) = map.next_key_seed(KnownKey(self.keys))? {
            if entries.iter().any(|(seen, _)| seen.field == key.field) {
                return Err(A::Error::custom("doubled key"));
            }
            entries.push((key, map.next_value_seed(Value { shape: key.shape, yaml: self.yaml })?));
        }
        Ok(entries)
    }
}

struct KnownKey(&'static [Key]);

impl<'de> DeserializeSeed<'de> for KnownKey {
    type Value = &'static Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KnownKey {
    type Value = &'static Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        keys::find(self.0, name).ok_or_else(|| E::custom("unknown key"))
    }
}

/// A value of this shape.
#[derive(Clone, Copy)]
struct Value<'y> {
    shape: Shape,
    /// The whole front matter.
    yaml: &'y str,
}

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        match self.shape {
            Shape::Scalar => deserializer.deserialize_option(self),
            Shape::Texts | Shape::Free => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        Ok(Node::new(Content::Nothing))
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(Node::new(Content::Nothing))
    }

    /// Of a scalar: its text as typed.
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_str(self)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        Ok(Node::scalar(text, Style::Quoted, 0..0))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Node, E> {
        Ok(Node::scalar(text, Style::Quoted, 0..0))
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Node, E> {
        self.plain(flag.to_string())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Node, E> {
        self.plain(number.to_string())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Node, E> {
        self.plain(number.to_string())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let item = match self.shape {
            Shape::Texts | Shape::Scalar => Shape::Scalar,
            Shape::Free => Shape::Free,
        };
        let mut items = Vec::with_capacity(4);
        while let Some(node) = list.next_element_seed(Value { shape: item, ..self })? {
            items.push(node);
        }
        Ok(Node::new(Content::List(items)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries: Vec<(Name, Node)> = Vec::with_capacity(4);
        while let Some(text) = map.next_key::<String>()? {
            if entries.iter().any(|(name, _)| name.text == text) {
                return Err(A::Error::custom("doubled key"));
            }
            entries.push((Name { text, span: 0..0 }, map.next_value_seed(Value { shape: Shape::Free, ..self })?));
        }
        Ok(Node::new(Content::Map(entries)))
    }
}

impl Value<'_> {
    fn plain<E: Error>(self, text: String) -> Result<Node, E> {
        match is_plainly_spelt(self.yaml) {
            true => Ok(Node::scalar(text, Style::Plain, 0..0)),
            false => Err(E::custom("maybe not as typed")),
        }
    }
}
