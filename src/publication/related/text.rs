//! How near the texts of articles are: the greatest cosine between a stretch of the one and the whole of the other.
//!
//! A long newsletter speaks of many things, and whoever reads it may go on with any of them. So what looks for others is
//! each of its stretches by itself; a short article is one stretch. The other side is always the whole article: best
//! stretches on that side would make the longest articles everybody's neighbours.

use std::cell::RefCell;

use super::index::{Doc, Held, Index};
use crate::words::STRETCHES;

/// A number for each stretch.
type Lanes = [f32; STRETCHES];

thread_local! {
    static TABLES: RefCell<Tables> = RefCell::new(Tables::default());
}

/// What a thread keeps from list to list; all zero between two.
#[derive(Default)]
struct Tables {
    /// By common term: its place in the article's row, one more; 0 if the article does not have it.
    places: Vec<u16>,
    /// By document: its number among the candidates, one more; 0 if it is none.
    numbers: Vec<u8>,
}

/// By candidate, of whom there are at most 255: the greatest cosine, from 0 to 1, between a stretch of the article and
/// the candidate. A stretch is the set of its words, each weighing its rarity.
pub(super) fn nearness(index: &Index, doc: Doc, candidates: &[Doc]) -> Vec<f32> {
    let row = index.rows.row(doc);
    let worths = worths(index, row);
    let (common, rare) = row.split_at(row.partition_point(|held| held.term < index.common));
    let mut sums = vec![[0.0; STRETCHES]; candidates.len()];
    TABLES.with_borrow_mut(|tables| {
        tables.begin(index, common, candidates);
        for (held, worth) in rare.iter().zip(&worths[common.len()..]) {
            for (other, strength) in index.posting(held.term) {
                if let Some(number) = tables.numbers[*other as usize].checked_sub(1) {
                    add(&mut sums[usize::from(number)], worth, *strength);
                }
            }
        }
        for (sum, candidate) in sums.iter_mut().zip(candidates) {
            let others = index.rows.row(*candidate).iter().take_while(|held| held.term < index.common);
            for held in others {
                if let Some(place) = tables.places[held.term as usize].checked_sub(1) {
                    add(sum, &worths[usize::from(place)], held.strength);
                }
            }
        }
        tables.end(common, candidates);
    });
    let greatest = |sum: &Lanes| sum.iter().copied().fold(0.0, f32::max);
    sums.iter().zip(candidates).map(|(sum, other)| (greatest(sum) / index.norms[*other as usize]).min(1.0)).collect()
}

fn add(sum: &mut Lanes, worth: &Lanes, strength: f32) {
    for (sum, worth) in sum.iter_mut().zip(worth) {
        *sum += worth * strength;
    }
}

/// By place in the row and by stretch: `rarity² / length of the stretch` where the word stands in it, else 0.
fn worths(index: &Index, row: &[Held]) -> Vec<Lanes> {
    let stands = |held: &Held, stretch: usize| f32::from(held.stretches >> stretch & 1);
    let mut squares = [0.0; STRETCHES];
    for held in row {
        let rarity = index.rarity[held.term as usize];
        for (stretch, square) in squares.iter_mut().enumerate() {
            *square += rarity * rarity * stands(held, stretch);
        }
    }
    let shares: Lanes = squares.map(|square: f32| if square > 0.0 { 1.0 / square.sqrt() } else { 0.0 });
    let of_held = |held: &Held| {
        let square = index.rarity[held.term as usize].powi(2);
        std::array::from_fn(|stretch| square * shares[stretch] * stands(held, stretch))
    };
    row.iter().map(of_held).collect()
}

impl Tables {
    fn begin(&mut self, index: &Index, common: &[Held], candidates: &[Doc]) {
        self.places.resize(self.places.len().max(index.common as usize), 0);
        self.numbers.resize(self.numbers.len().max(index.norms.len()), 0);
        for (place, held) in common.iter().enumerate() {
            self.places[held.term as usize] = place as u16 + 1;
        }
        for (number, candidate) in candidates.iter().enumerate() {
            self.numbers[*candidate as usize] = number as u8 + 1;
        }
    }

    fn end(&mut self, common: &[Held], candidates: &[Doc]) {
        common.iter().for_each(|held| self.places[held.term as usize] = 0);
        candidates.iter().for_each(|candidate| self.numbers[*candidate as usize] = 0);
    }
}
