//! `[related]`: how related lists come about.

use std::collections::BTreeMap;
use std::ops::{Index, IndexMut, Range};

use super::mistakes;
use super::section::{Reader, Value};

/// Articles in a related list.
const LIMIT: usize = 6;

/// Entries of one series that come by themselves.
const SAME_SERIES: usize = 2;

/// Every type, as in `types = ["*"]`; and all articles that no other line of `[related.types]` speaks of.
const ANY: &str = "*";

#[derive(Clone, Debug)]
pub struct RelatedConfig {
    /// Articles in a related list, 6 unless said; 0 for no lists.
    pub limit: usize,
    /// What each part counts for; never all 0.
    pub weights: Parts,
    /// Which articles may come by themselves; all unless said.
    pub types: Types,
    /// Topics whose articles never come by themselves, as typed.
    pub sensitive: Vec<Named>,
    /// So many entries of one series come by themselves, 2 unless said, if there is other choice.
    pub same_series: usize,
}

/// A name that other stages look up, and its bytes in `config.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub name: String,
    pub span: Range<usize>,
}

/// `types`: by the type of the article that has the list, the types that may come by themselves.
#[derive(Clone, Debug, Default)]
pub struct Types(BTreeMap<String, TypesBeside>);

/// The types that may come by themselves beside articles of one.
#[derive(Clone, Debug)]
pub struct TypesBeside {
    /// Of the key; none for a list that is for all articles.
    span: Option<Range<usize>>,
    may_come: Vec<Named>,
}

impl Types {
    /// What may come by itself beside an article of this type; none if there is no list of types in the way.
    pub fn beside(&self, kind: Option<&str>) -> Option<&TypesBeside> {
        kind.and_then(|kind| self.0.get(kind)).or_else(|| self.0.get(ANY))
    }

    /// The types that are named anywhere, in the order of the file.
    pub fn named(&self) -> Vec<Named> {
        let rows = self.0.iter();
        let mut named: Vec<Named> = rows
            .flat_map(|(kind, row)| {
                let key = row.span.clone().map(|span| Named { name: kind.clone(), span });
                key.into_iter().chain(row.may_come.iter().cloned())
            })
            .filter(|named| named.name != ANY)
            .collect();
        named.sort_by_key(|named| named.span.start);
        named
    }
}

impl TypesBeside {
    /// Whether an article of this type may come by itself. One without a type comes only where all may.
    pub fn may_come(&self, kind: Option<&str>) -> bool {
        self.may_come.iter().any(|named| named.name == ANY || Some(&*named.name) == kind)
    }
}

/// What brings two articles together, part by part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The words of the texts.
    Text,
    /// Words side by side.
    Phrases,
    /// The titles.
    Title,
    /// The title of the other in this text.
    Mention,
    Topics,
    Region,
    Authors,
    Series,
    /// This text links to the other.
    Links,
    /// The other links to this one.
    Linked,
    /// Third articles link to both.
    Together,
    /// The days between them.
    Date,
}

impl Part {
    pub const ALL: [Part; 12] = [
        Part::Text,
        Part::Phrases,
        Part::Title,
        Part::Mention,
        Part::Topics,
        Part::Region,
        Part::Authors,
        Part::Series,
        Part::Links,
        Part::Linked,
        Part::Together,
        Part::Date,
    ];

    /// As in `[related.weights]`.
    pub fn name(self) -> &'static str {
        match self {
            Part::Text => "text",
            Part::Phrases => "phrases",
            Part::Title => "title",
            Part::Mention => "mention",
            Part::Topics => "topics",
            Part::Region => "region",
            Part::Authors => "authors",
            Part::Series => "series",
            Part::Links => "links",
            Part::Linked => "linked",
            Part::Together => "together",
            Part::Date => "date",
        }
    }

    /// Tuned on two publications; `docs/related.md` says how.
    fn usual_weight(self) -> f32 {
        match self {
            Part::Text => 1.0,
            Part::Phrases => 0.4,
            Part::Title => 0.35,
            Part::Mention => 1.0,
            Part::Topics => 0.9,
            Part::Region => 0.3,
            Part::Authors => 0.4,
            Part::Series => 0.5,
            Part::Links => 0.6,
            Part::Linked => 0.3,
            Part::Together => 1.3,
            Part::Date => 0.85,
        }
    }
}

/// A number for each part.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Parts([f32; Part::ALL.len()]);

impl Parts {
    pub fn usual_weights() -> Self {
        Self(Part::ALL.map(Part::usual_weight))
    }

    /// In the order of [`Part::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Part, f32)> {
        Part::ALL.into_iter().zip(self.0)
    }

    pub fn sum(&self) -> f32 {
        self.0.iter().sum()
    }

    /// Each part times its weight, all together 1 at most.
    pub fn shares(&self, weights: &Parts) -> Parts {
        let all = weights.sum();
        Parts(std::array::from_fn(|at| self.0[at] * weights.0[at] / all))
    }
}

impl Index<Part> for Parts {
    type Output = f32;

    fn index(&self, part: Part) -> &f32 {
        &self.0[part as usize]
    }
}

impl IndexMut<Part> for Parts {
    fn index_mut(&mut self, part: Part) -> &mut f32 {
        &mut self.0[part as usize]
    }
}

pub(super) fn read(reader: &mut Reader, value: Option<Value>) -> RelatedConfig {
    let mut related = RelatedConfig {
        limit: LIMIT,
        weights: Parts::usual_weights(),
        types: Types::default(),
        sensitive: Vec::new(),
        same_series: SAME_SERIES,
    };
    let Some(mut section) = reader.section(value) else {
        return related;
    };
    related.limit = reader.number(section.take("limit"), 0).unwrap_or(LIMIT);
    related.same_series = reader.number(section.take("same_series"), 0).unwrap_or(SAME_SERIES);
    related.types = types(reader, section.take("types"));
    related.sensitive = names(reader, section.take("sensitive"));
    weights(reader, section.take("weights"), &mut related.weights);
    reader.finish(section);
    related
}

/// A list for all articles, or one for each type.
fn types(reader: &mut Reader, value: Option<Value>) -> Types {
    let Some(value) = value else { return Types::default() };
    if !value.is_table() {
        let lists =
            reader.texts(Some(value)).map(|texts| (ANY.to_owned(), TypesBeside { span: None, may_come: named(texts) }));
        return Types(lists.into_iter().collect());
    }
    let rows = reader.section(Some(value)).into_iter().flat_map(|mut section| section.take_all());
    let row = |(kind, value): (&str, Value)| {
        let span = Some(value.key_span.clone());
        Some((kind.to_owned(), TypesBeside { span, may_come: named(reader.texts(Some(value))?) }))
    };
    Types(rows.collect::<Vec<_>>().into_iter().filter_map(row).collect())
}

fn names(reader: &mut Reader, value: Option<Value>) -> Vec<Named> {
    reader.texts(value).map(named).unwrap_or_default()
}

fn named(texts: Vec<(String, Range<usize>)>) -> Vec<Named> {
    texts.into_iter().map(|(name, span)| Named { name, span }).collect()
}

/// Weights that are all 0 would make all articles equal: the usual ones stay.
fn weights(reader: &mut Reader, value: Option<Value>, weights: &mut Parts) {
    let place = value.as_ref().map(|value| reader.at(&value.span));
    let Some(mut section) = reader.section(value) else { return };
    let mut typed = *weights;
    for part in Part::ALL {
        if let Some(weight) = reader.weight(section.take(part.name())) {
            typed[part] = weight;
        }
    }
    reader.finish(section);
    match place {
        Some(place) if typed.sum() == 0.0 => reader.tell(mistakes::no_weight(place)),
        _ => *weights = typed,
    }
}
