//! `[related]`: how related lists come about.

use std::ops::{Index, IndexMut};

use super::mistakes;
use super::section::{Reader, Value};

/// Articles in a related list.
const LIMIT: usize = 6;

#[derive(Clone, Debug)]
pub struct RelatedConfig {
    /// Articles in a related list, 6 unless said; 0 for no lists.
    pub limit: usize,
    /// What each part counts for; never all 0.
    pub weights: Parts,
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
            Part::Date => 0.6,
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
    let mut related = RelatedConfig { limit: LIMIT, weights: Parts::usual_weights() };
    let Some(mut section) = reader.section(value) else {
        return related;
    };
    related.limit = reader.number(section.take("limit"), 0).unwrap_or(LIMIT);
    weights(reader, section.take("weights"), &mut related.weights);
    reader.finish(section);
    related
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
