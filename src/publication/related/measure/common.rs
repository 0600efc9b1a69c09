//! The words that bring two articles together.

use super::super::super::{ArticleId, Publication};
use super::super::index::{Doc, Term};
use super::super::packed::Packed;
use crate::words::reads_as_word;

/// The words that count most in both and that are stressed in both, at most `most` of them, those that count most first;
/// only what people see a word in. As the other article first has them, but without the capital of its sentence, if this
/// one has none. None if the two are not of one language.
pub(in crate::publication::related) fn words_in_both(
    publication: &Publication,
    id: ArticleId,
    other: ArticleId,
    most: usize,
) -> Vec<&str> {
    let relatedness = &publication.relatedness;
    let lang = |id: ArticleId| publication.article(id).card.lang;
    let (Some(one), Some(two)) = (relatedness.docs[id.index()], relatedness.docs[other.index()]) else {
        return Vec::new();
    };
    if lang(id) != lang(other) {
        return Vec::new();
    }
    let counts = &relatedness.languages[lang(id).index()].counts;
    let index = &counts.index;
    let words = |doc: Doc| &*counts.words[doc as usize];
    let mut shared = in_both(index.strongest.row(one), index.strongest.row(two));
    shared.sort_by(|(a, worth), (b, others)| others.total_cmp(worth).then(a.cmp(b)));
    let spelled = |(term, _): &(Term, f32)| {
        let stressed = |doc: Doc| words(doc).stressed(index.dictionary.key(*term));
        let (own, others) = (stressed(one)?, stressed(two)?);
        let is_told = reads_as_word(own) && reads_as_word(others);
        is_told.then(|| if others.to_lowercase() == own { own } else { others })
    };
    shared.iter().filter_map(spelled).take(most).collect()
}

/// What both have, by term; each with the product of what it counts in either.
fn in_both(mut one: &[Packed], mut other: &[Packed]) -> Vec<(Term, f32)> {
    let mut shared = Vec::new();
    while let (Some(a), Some(b)) = (one.first(), other.first()) {
        if a.key() == b.key() {
            shared.push((a.key(), a.weight() * b.weight()));
        }
        // Without a branch: which of the two is less cannot be guessed.
        one = &one[usize::from(a.key() <= b.key())..];
        other = &other[usize::from(a.key() >= b.key())..];
    }
    shared
}
