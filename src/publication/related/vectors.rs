//! Vectors of things that are told apart by a hash: pairs of neighbouring words, and pieces of titles.

use rayon::prelude::*;

use super::index::Doc;
use super::lookup::Lookup;
use super::packed::{KEYS, Packed, keep, keep_weightiest};
use super::rows::Rows;
use crate::words::first_from;

/// How many articles have a thing is counted in so many places at most; two things may share one.
const MOST_PLACES: usize = 1 << 22;

/// So many places, as long as there are not too many.
const PLACES_A_THING: usize = 8;

/// Places that one thread counts in, one behind the other: they stay in the processor's own memory.
const AT_ONCE: usize = 1 << 17;

/// From a key to a hash of 32 bits.
const SPREAD: u32 = u32::BITS - KEYS.trailing_zeros();

/// Documents as vectors of length 1.
#[derive(Debug, Default)]
pub(super) struct Vectors(Rows<Packed>);

/// A thing in a document: the hash that names it, which is below [`KEYS`], and how much it counts there.
pub(super) type Feature = (u32, f32);

impl Vectors {
    /// `feature` reads what a document has: each thing once, by hash ascending. `rarity` says what a thing counts by the
    /// number of documents that have it; those that count nothing fall away, and of the others all but the `most` heaviest.
    pub fn new<D: AsRef<[T]> + Sync, T: Sync>(
        documents: &[D],
        feature: impl Fn(&T) -> Feature + Sync + Send,
        rarity: impl Fn(u32) -> f32,
        most: usize,
    ) -> Self {
        let counts = Counts::new(documents, |thing| feature(thing).0);
        // That two things share a place may make more than all of them.
        let all = documents.len().min(u16::MAX.into()) as u16;
        let rarity: Vec<f32> = (0..=all).map(|count| rarity(count.into())).collect();
        Self(Rows::collect(documents.len(), |doc| {
            let features = documents[doc as usize].as_ref().iter().map(&feature);
            let weighed = features.map(|(key, weight)| (key, weight * rarity[usize::from(counts.of(key).min(all))]));
            let mut list: Vec<Feature> = weighed.collect();
            keep(&mut list, |(_, weight)| *weight > 0.0);
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

/// As a vector of length 1.
fn packed(list: &[Feature]) -> Vec<Packed> {
    let length = list.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    list.iter().map(|(key, weight)| Packed::new(*key, weight / length)).collect()
}

/// How many documents have a thing.
struct Counts {
    /// By the first bits of a hash; what has two bytes is counted no further.
    by_place: Vec<u16>,
    /// How many bits of a hash, of those that it has, choose no place.
    rest: u32,
}

impl Counts {
    fn new<D: AsRef<[T]> + Sync, T: Sync>(documents: &[D], key: impl Fn(&T) -> u32 + Sync) -> Self {
        let things: usize = documents.iter().map(|document| document.as_ref().len()).sum();
        let places = (things * PLACES_A_THING).next_power_of_two().min(MOST_PLACES);
        let rest = KEYS.trailing_zeros() - places.trailing_zeros();
        let mut by_place = vec![0_u16; places];
        by_place.par_chunks_mut(AT_ONCE).enumerate().for_each(|(number, counts)| {
            let (first, length) = (number * AT_ONCE, counts.len());
            let from = (first as u32) << rest << SPREAD;
            for document in documents {
                let things = document.as_ref();
                let things = &things[first_from(things, from, |thing| key(thing) << SPREAD)..];
                let places = things.iter().map(|thing| (key(thing) >> rest) as usize - first);
                for place in places.take_while(|place| *place < length) {
                    counts[place] = counts[place].saturating_add(1);
                }
            }
        });
        Self { by_place, rest }
    }

    fn of(&self, key: u32) -> u16 {
        self.by_place[(key >> self.rest) as usize]
    }
}
