//! How near texts are, as seen from one of them: the greatest cosine between a stretch of it and the whole of the other.
//!
//! A long newsletter speaks of many things, and whoever reads it may go on with any of them. So what looks for others is
//! each of its stretches by itself; a short article is one stretch. The other side is always the whole article: best
//! stretches on that side would make the longest articles everybody's neighbours.

use super::index::{Doc, Index, UNIT};
use super::lookup::Lookup;
use super::titles::Titles;
use crate::words::{STRETCHES, Stem, Words};

/// A number for each stretch.
type Lanes = [f32; STRETCHES];

/// The bit of each stretch.
const BITS: [u32; STRETCHES] = {
    let mut bits = [0; STRETCHES];
    let mut stretch = 0;
    while stretch < STRETCHES {
        bits[stretch] = 1 << stretch;
        stretch += 1;
    }
    bits
};

/// The stretches of an article, to be compared with many others. A stretch is the set of its words, each weighing its
/// rarity.
pub(super) struct Stretches {
    /// By stretch: 1 by its length.
    shares: Lanes,
    /// By term: its rarity, and the stretches in which it stands.
    terms: Lookup<(f32, u16)>,
}

impl Stretches {
    pub fn new(index: &Index, words: &Words) -> Self {
        let mut squares = [0.0; STRETCHES];
        let term = |stem: &Stem| {
            let term = index.dictionary.term(stem.key)?;
            let rarity = index.rarity[term as usize];
            add(&mut squares, stem.stretches, rarity * rarity);
            Some((term, (rarity, stem.stretches)))
        };
        let standing = words.stems.iter().filter(|stem| stem.stretches > 0);
        Self {
            terms: Lookup::new(standing.filter_map(term)),
            shares: squares.map(|square: f32| if square > 0.0 { 1.0 / square.sqrt() } else { 0.0 }),
        }
    }

    /// The greatest cosine between a stretch and another article, from 0 to 1.
    pub fn nearness(&self, index: &Index, other: Doc) -> f32 {
        let mut sums = [0.0; STRETCHES];
        self.terms.each_of(index.strongest.row(other), |(rarity, stretches), weighed| {
            add(&mut sums, stretches, rarity * weighed.weight());
        });
        let greatest = sums.iter().zip(&self.shares).map(|(sum, share)| sum * share).fold(0.0, f32::max);
        (UNIT * greatest * index.shares[other as usize]).min(1.0)
    }

    /// How far a stretch speaks of the other's title, from 0 to 1: the square of the share of the title that it has,
    /// because half of a title says little; and the less, the more usual the title's words.
    pub fn mention(&self, titles: &Titles, other: Doc) -> f32 {
        let mut sums = [0.0; STRETCHES];
        for (term, share) in titles.words(other) {
            if let Some((_, stretches)) = self.terms.get(*term) {
                add(&mut sums, stretches, *share);
            }
        }
        sums.into_iter().fold(0.0, f32::max).powi(2) * titles.weight(other)
    }
}

/// Adds to the sums of these stretches; written so that it becomes vector instructions.
fn add(sums: &mut Lanes, stretches: u16, value: f32) {
    for (sum, bit) in sums.iter_mut().zip(BITS) {
        *sum += if u32::from(stretches) & bit == 0 { 0.0 } else { value };
    }
}
