//! Numbers for words: from the keys of many articles to dense [`Term`]s, the common words first.

use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;

use super::{LONGEST_POSTING, Term};
use crate::words::Words;

/// How many bits of a key decide in which part it is counted: parts small enough for a processor's own memory.
const PART_BITS: u32 = 6;
const PARTS: u32 = 1 << PART_BITS;

/// Within a part: the rest of the key, the document and the place in its list of stems are sorted as one number.
const PLACE_BITS: u32 = 16;
const DOC_BITS: u32 = 22;

/// What stands in the place of a stem that is no term: this, and how many documents have it.
const NO_TERM: u32 = 1 << 31;

/// The terms of all documents.
pub(in crate::publication::related) struct Numbering {
    /// By term: how many documents have it.
    pub counts: Vec<u32>,
    /// Terms below this one are common.
    pub common: Term,
    /// By document: where its stems begin in `places`.
    starts: Vec<usize>,
    /// By stem: its place in its part's list, or that it has none.
    places: Vec<AtomicU32>,
    /// By part, then by place: the term.
    terms: Vec<Vec<Term>>,
}

impl Numbering {
    /// Words that at least two and at most `most` of the documents have.
    pub fn new(documents: &[&Words], most: usize) -> Self {
        let mut starts = Vec::with_capacity(documents.len());
        let mut total = 0;
        for words in documents {
            starts.push(total);
            total += words.stems.len();
        }
        let places: Vec<AtomicU32> = (0..total).map(|_| AtomicU32::new(NO_TERM | 1)).collect();
        let counts: Vec<Vec<u32>> =
            (0..PARTS).into_par_iter().map(|part| count(documents, part, most, &starts, &places)).collect();
        let (terms, counts, common) = number(counts);
        Self { counts, common, starts, places, terms }
    }

    /// The terms of a document with the places of their stems; by term ascending.
    pub fn of(&self, doc: usize, words: &Words) -> Vec<(Term, usize)> {
        let places = &self.places[self.starts[doc]..];
        let term = |(at, stem): (usize, &crate::words::Stem)| {
            let place = places[at].load(Ordering::Relaxed);
            (place & NO_TERM == 0).then(|| (self.terms[part_of(stem.key.0) as usize][place as usize], at))
        };
        let mut terms: Vec<(Term, usize)> = words.stems.iter().enumerate().filter_map(term).collect();
        // Stems stand by key, and so do the common and the other terms each: two runs to be put one behind the other.
        terms.sort_by_key(|(term, _)| *term >= self.common);
        terms
    }
}

impl Numbering {
    /// How many documents have the stem at this place of a document.
    pub fn count(&self, doc: usize, at: usize, stem: &crate::words::Stem) -> u32 {
        let place = self.places[self.starts[doc] + at].load(Ordering::Relaxed);
        match place & NO_TERM {
            0 => self.counts[self.terms[part_of(stem.key.0) as usize][place as usize] as usize],
            _ => place & !NO_TERM,
        }
    }
}

fn part_of(key: u32) -> u32 {
    key >> (u32::BITS - PART_BITS)
}

/// Gives each word of a part its place, and returns by place how many documents have it.
fn count(documents: &[&Words], part: u32, most: usize, starts: &[usize], places: &[AtomicU32]) -> Vec<u32> {
    let mut found: Vec<u64> = Vec::new();
    for (doc, words) in documents.iter().enumerate() {
        let range = stems_of(words, part);
        let first = range.start;
        found.extend(words.stems[range].iter().enumerate().map(|(at, stem)| {
            let rest = u64::from(stem.key.0 & (u32::MAX >> PART_BITS));
            (rest << (DOC_BITS + PLACE_BITS)) | ((doc as u64) << PLACE_BITS) | ((first + at) as u64)
        }));
    }
    found.sort_unstable();
    let mut counts = Vec::new();
    for of_word in found.chunk_by(|a, b| a >> (DOC_BITS + PLACE_BITS) == b >> (DOC_BITS + PLACE_BITS)) {
        if of_word.len() < 2 {
            continue;
        }
        let is_term = of_word.len() <= most;
        let place = if is_term { counts.len() as u32 } else { NO_TERM | of_word.len() as u32 };
        for entry in of_word {
            let doc = (entry >> PLACE_BITS) as usize & ((1 << DOC_BITS) - 1);
            let at = *entry as usize & ((1 << PLACE_BITS) - 1);
            places[starts[doc] + at].store(place, Ordering::Relaxed);
        }
        if is_term {
            counts.push(of_word.len() as u32);
        }
    }
    counts
}

/// Where a document's stems of a part stand.
fn stems_of(words: &Words, part: u32) -> Range<usize> {
    let begin = words.stems.partition_point(|stem| part_of(stem.key.0) < part);
    let end = begin + words.stems[begin..].partition_point(|stem| part_of(stem.key.0) == part);
    begin..end
}

/// By part and place the term, common ones first; by term how many documents have it; how many are common.
fn number(counts: Vec<Vec<u32>>) -> (Vec<Vec<Term>>, Vec<u32>, Term) {
    let is_common = |count: &u32| *count as usize > LONGEST_POSTING;
    let common = counts.iter().flatten().filter(|count| is_common(count)).count() as Term;
    let mut by_term = vec![0; counts.iter().map(Vec::len).sum()];
    let (mut next_common, mut next_rare) = (0, common);
    let mut terms = Vec::with_capacity(counts.len());
    for part in counts {
        let of_part = part.into_iter().map(|count| {
            let next = if is_common(&count) { &mut next_common } else { &mut next_rare };
            let term = *next;
            *next += 1;
            by_term[term as usize] = count;
            term
        });
        terms.push(of_part.collect());
    }
    (terms, by_term, common)
}
