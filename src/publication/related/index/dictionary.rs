//! Numbers for words: from the keys of many articles to dense [`Term`]s.

use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;

use super::super::rows::Rows;
use super::Term;
use crate::words::Words;

/// How many bits of a key decide in which part it is counted: parts small enough for a processor's own memory.
const PART_BITS: u32 = 6;
const PARTS: usize = 1 << PART_BITS;

/// All at once would take as much memory again as the words themselves.
const PARTS_AT_ONCE: usize = PARTS / 8;

/// Within a part, the rest of the key, the document and the place in its list of stems are sorted as one number.
const PLACE_BITS: u32 = 16;
const DOC_BITS: u32 = 22;

/// What is known of a stem of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::publication::related) struct Numbered(u32);

impl Numbered {
    /// Marks a stem that is no term; the rest is how many documents have it.
    const NO_TERM: u32 = 1 << 31;

    /// None for a word of a single document, or of too many.
    pub fn term(self) -> Option<Term> {
        (self.0 & Self::NO_TERM == 0).then_some(self.0)
    }
}

/// The stems of all documents, numbered.
#[derive(Debug, Default)]
pub(in crate::publication::related) struct Numbering {
    /// By document, in the order of its stems; the first 65,536 of them.
    pub stems: Rows<Numbered>,
    /// By term: how many documents have it.
    pub counts: Vec<u32>,
}

impl Numbering {
    /// Terms are the words that at least two and at most `most` of the documents have, by key ascending.
    pub fn new(documents: &[&Words], most: usize) -> Self {
        let starts = ends(documents.iter().map(|words| words.stems.len().min(1 << PLACE_BITS)));
        let total = starts[documents.len()] as usize;
        let numbers: Vec<AtomicU32> = (0..total).map(|_| AtomicU32::new(Numbered::NO_TERM | 1)).collect();
        let counts: Vec<Vec<u32>> = (0..PARTS)
            .step_by(PARTS_AT_ONCE)
            .flat_map(|first| {
                let parts = parts(documents, first..first + PARTS_AT_ONCE).into_par_iter();
                parts.map(|part| number(part, most, &starts, &numbers)).collect::<Vec<_>>()
            })
            .collect();
        let firsts = ends(counts.iter().map(Vec::len));
        // As they are, without a copy: there are as many as all articles have stems.
        let mut numbered: Vec<Numbered> = numbers.into_iter().map(|number| Numbered(number.into_inner())).collect();
        let stems = documents.iter().flat_map(|words| words.stems.iter().take(1 << PLACE_BITS));
        for (numbered, stem) in numbered.iter_mut().zip(stems).filter(|(numbered, _)| numbered.term().is_some()) {
            numbered.0 += firsts[part_of(stem.key.0)];
        }
        Self { stems: Rows::from_parts(starts, numbered), counts: counts.concat() }
    }

    /// How many documents have the stem.
    pub fn count(&self, stem: Numbered) -> u32 {
        stem.term().map_or(stem.0 & !Numbered::NO_TERM, |term| self.counts[term as usize])
    }
}

/// Where lists of these lengths end, one behind the other, after a 0.
fn ends(lengths: impl Iterator<Item = usize>) -> Vec<u32> {
    let mut ends = vec![0];
    let mut end = 0;
    for length in lengths {
        end += length as u32;
        ends.push(end);
    }
    ends
}

fn part_of(key: u32) -> usize {
    (key >> (u32::BITS - PART_BITS)) as usize
}

/// The stems of all documents whose keys begin so, by beginning.
fn parts(documents: &[&Words], wanted: Range<usize>) -> Vec<Vec<u64>> {
    let mut parts = vec![Vec::new(); wanted.len()];
    for (doc, words) in documents.iter().enumerate() {
        let stems = &words.stems[..words.stems.len().min(1 << PLACE_BITS)];
        let from = stems.partition_point(|stem| part_of(stem.key.0) < wanted.start);
        let stems = stems.iter().enumerate().skip(from);
        for (at, stem) in stems.take_while(|(_, stem)| part_of(stem.key.0) < wanted.end) {
            let rest = u64::from(stem.key.0 & (u32::MAX >> PART_BITS));
            let entry = (rest << (DOC_BITS + PLACE_BITS)) | ((doc as u64) << PLACE_BITS) | at as u64;
            parts[part_of(stem.key.0) - wanted.start].push(entry);
        }
    }
    parts
}

/// Numbers the words of a part, and returns by number how many documents have it.
fn number(mut part: Vec<u64>, most: usize, starts: &[u32], numbers: &[AtomicU32]) -> Vec<u32> {
    part.sort_unstable();
    let mut counts = Vec::new();
    for of_word in part.chunk_by(|a, b| a >> (DOC_BITS + PLACE_BITS) == b >> (DOC_BITS + PLACE_BITS)) {
        let count = of_word.len() as u32;
        if count < 2 {
            continue;
        }
        let is_term = of_word.len() <= most;
        let number = if is_term { counts.len() as u32 } else { Numbered::NO_TERM | count };
        for entry in of_word {
            let doc = (entry >> PLACE_BITS) as usize & ((1 << DOC_BITS) - 1);
            let at = *entry as usize & ((1 << PLACE_BITS) - 1);
            numbers[starts[doc] as usize + at].store(number, Ordering::Relaxed);
        }
        if is_term {
            counts.push(count);
        }
    }
    counts
}
