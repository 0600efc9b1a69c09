//! How near texts are, as seen from one of them: the greatest cosine between a stretch of it and the whole of the other.
//!
//! A long newsletter speaks of many things, and whoever reads it may go on with any of them. So what looks for others is
//! each of its stretches by itself; a short article is one stretch. The other side is always the whole article: best
//! stretches on that side would make the longest articles everybody's neighbours.

use super::index::{Doc, Index};
use super::lookup::Lookup;
use super::titles::Titles;
use crate::words::{STRETCHES, Words};

/// A number for each stretch.
type Lanes = [f32; STRETCHES];

/// The stretches of an article, to be compared with many others. A stretch is the set of its words, each weighing its
/// rarity.
pub(super) struct Stretches {
    /// By place in `lanes`: what the word is worth in each stretch, 0 where it does not stand.
    worths: Vec<Lanes>,
    /// By term: the place in `worths`.
    places: Lookup<u16>,
    /// By the key of a stem: the stretches in which it stands.
    stems: Lookup<u16>,
}

impl Stretches {
    pub fn new(index: &Index, doc: Doc, words: &Words) -> Self {
        let numbered = index.numbering.stems.row(doc).iter().zip(&words.stems);
        let standing = numbered.filter(|(_, stem)| stem.stretches > 0);
        let terms: Vec<(u32, u16)> =
            standing.filter_map(|(numbered, stem)| Some((numbered.term()?, stem.stretches))).collect();
        let shares = shares(&terms, &index.rarity);
        let worth = |(term, stretches): &(u32, u16)| {
            let rarity = index.rarity[*term as usize];
            std::array::from_fn(|stretch| rarity * shares[stretch] * f32::from(stretches >> stretch & 1))
        };
        let stems = words.stems.iter().filter(|stem| stem.stretches > 0);
        Self {
            worths: terms.iter().map(worth).collect(),
            places: Lookup::new(terms.iter().enumerate().map(|(place, (term, _))| (*term, place as u16)).collect()),
            stems: Lookup::new(stems.map(|stem| (stem.key.0, stem.stretches)).collect()),
        }
    }

    /// The greatest cosine between a stretch and another article, from 0 to 1.
    pub fn nearness(&self, index: &Index, other: Doc) -> f32 {
        let mut sums = [0.0; STRETCHES];
        for weighed in index.strongest.row(other) {
            if let Some(place) = self.places.get(weighed.term) {
                let worths = &self.worths[usize::from(place)];
                sums.iter_mut().zip(worths).for_each(|(sum, worth)| *sum += worth * weighed.weight);
            }
        }
        (greatest(&sums) / index.lengths[other as usize]).min(1.0)
    }

    /// How far a stretch speaks of the other's title, from 0 to 1: the square of the share of the title that it has,
    /// because half of a title says little; and the less, the more usual the title's words.
    pub fn mention(&self, titles: &Titles, other: Doc) -> f32 {
        let mut sums = [0.0; STRETCHES];
        for (key, share) in titles.words(other) {
            if let Some(stretches) = self.stems.get(*key) {
                let stands = |stretch: usize| f32::from(stretches >> stretch & 1);
                sums.iter_mut().enumerate().for_each(|(stretch, sum)| *sum += share * stands(stretch));
            }
        }
        greatest(&sums).powi(2) * titles.weight(other)
    }
}

/// By stretch: 1 by its length.
fn shares(terms: &[(u32, u16)], rarity: &[f32]) -> Lanes {
    let mut squares = [0.0; STRETCHES];
    for (term, stretches) in terms {
        let square = rarity[*term as usize].powi(2);
        let stands = |stretch: usize| f32::from(stretches >> stretch & 1);
        squares.iter_mut().enumerate().for_each(|(stretch, sum)| *sum += square * stands(stretch));
    }
    squares.map(|square: f32| if square > 0.0 { 1.0 / square.sqrt() } else { 0.0 })
}

fn greatest(sums: &Lanes) -> f32 {
    sums.iter().copied().fold(0.0, f32::max)
}
