//! The words that bring two articles together.

use std::cmp::Ordering;

use super::super::super::{ArticleId, Publication};
use super::super::index::numbering::Numbered;
use super::super::index::{Doc, Index, Term};
use super::super::packed::Packed;
use crate::words::{Stem, Words};

/// The words that count most in both and that are stressed in both, at most `most` of them, as the other article
/// first has them; but without the capital of its sentence, if this one has none. Those that count most first; none if the
/// two are not of one language.
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
    let shared = in_both(index.strongest.row(one), index.strongest.row(two));
    let (own, others) = (stems(index, one, words(one), &shared), stems(index, two, words(two), &shared));
    let mut stressed: Vec<(f32, &Stem, &Stem)> = (shared.iter().zip(own).zip(others))
        .filter(|((_, own), others)| own.is_stressed() && others.is_stressed())
        .map(|(((_, worth), own), others)| (*worth, own, others))
        .collect();
    stressed.sort_by(|a, b| b.0.total_cmp(&a.0));
    let spelled = |(_, own, others): &(f32, &Stem, &Stem)| {
        let (own, others) = (words(one).surface(own), words(two).surface(others));
        if others.to_lowercase() == own { own } else { others }
    };
    stressed.iter().take(most).map(spelled).collect()
}

/// What both have, by term; each with the product of what it counts in either.
fn in_both(mut one: &[Packed], mut other: &[Packed]) -> Vec<(Term, f32)> {
    let mut shared = Vec::new();
    while let (Some(a), Some(b)) = (one.first(), other.first()) {
        let order = a.key().cmp(&b.key());
        if order == Ordering::Equal {
            shared.push((a.key(), a.weight() * b.weight()));
        }
        if order != Ordering::Greater {
            one = &one[1..];
        }
        if order != Ordering::Less {
            other = &other[1..];
        }
    }
    shared
}

/// The stems of these terms, which stand by term, as the document's stems do.
fn stems<'p>(index: &Index, doc: Doc, words: &'p Words, terms: &[(Term, f32)]) -> Vec<&'p Stem> {
    let mut wanted = terms.iter().map(|(term, _)| *term).peekable();
    let numbered = index.numbering.stems.row(doc).iter().zip(&words.stems);
    let mut is_wanted = |numbered: &Numbered| wanted.next_if(|term| numbered.term() == Some(*term)).is_some();
    numbered.filter_map(|(numbered, stem)| is_wanted(numbered).then_some(stem)).collect()
}
