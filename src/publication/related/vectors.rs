//! Vectors of things that are told apart by a hash: pairs of neighbouring words, and pieces of titles.

use std::sync::atomic::{AtomicU16, Ordering};

use rayon::prelude::*;

use super::index::Doc;
use super::lookup::Lookup;
use super::packed::{KEYS, Packed, keep_weightiest};
use super::rows::Rows;

/// How many articles have a thing is counted in so many places at most; two things may share one.
const MOST_PLACES: usize = 1 << 22;

/// A thing that more documents have is counted as if these were all: it says next to nothing by then. So that a count has
/// two bytes, with room for all threads that may add at once.
const MOST_COUNTED: u16 = 1 << 15;

/// Twice as many as a document usually has.
const USUAL_FEATURES: usize = 1024;

/// Documents as vectors of length 1.
#[derive(Debug, Default)]
pub(super) struct Vectors(Rows<Packed>);

/// A thing in a document: the hash that names it and how much it counts there.
pub(super) type Feature = (u32, f32);

impl Vectors {
    /// `features` gives a document's own, each once, whenever it is asked; `rarity` what a thing counts by the number of
    /// documents that have it; those that count nothing fall away, and of the others all but the `most` heaviest.
    pub fn new<T: Sync>(
        documents: &[T],
        features: impl Fn(&T) -> Vec<Feature> + Sync + Send,
        rarity: impl Fn(u32) -> f32 + Sync + Send,
        most: usize,
    ) -> Self {
        let places = (documents.len() * USUAL_FEATURES).next_power_of_two().min(MOST_PLACES);
        let counts: Vec<AtomicU16> = (0..places).map(|_| AtomicU16::new(0)).collect();
        let count = |key: u32| &counts[key as usize & (places - 1)];
        documents.par_iter().flat_map_iter(&features).for_each(|(key, _)| {
            if count(key).load(Ordering::Relaxed) < MOST_COUNTED {
                count(key).fetch_add(1, Ordering::Relaxed);
            }
        });
        let counted = |key: u32| count(key).load(Ordering::Relaxed).min(MOST_COUNTED).into();
        Self(Rows::collect(documents.len(), |doc| {
            let mut list = features(&documents[doc as usize]);
            list.iter_mut().for_each(|(key, weight)| *weight *= rarity(counted(*key)));
            list.retain(|(_, weight)| *weight > 0.0);
            keep_weightiest(&mut list, most);
            packed(&list)
        }))
    }

    pub fn row(&self, doc: Doc) -> &[Packed] {
        self.0.row(doc)
    }

    /// A document's own, to be asked for by others.
    pub fn lookup(&self, doc: Doc) -> Lookup<f32> {
        Lookup::new(self.row(doc).iter().map(|packed| (packed.key(), packed.weight())))
    }
}

/// As a vector of length 1. Of two hashes with the same end the heavier stays.
fn packed(list: &[Feature]) -> Vec<Packed> {
    let length = list.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    let mut packed: Vec<Packed> = list.iter().map(|(key, weight)| Packed::new(key % KEYS, weight / length)).collect();
    packed.sort_unstable_by(|a, b| b.cmp(a));
    packed.dedup_by_key(|packed| packed.key());
    packed
}
