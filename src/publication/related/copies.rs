//! Texts that say nearly the same.

use crate::words::{Stem, Words};

/// Two texts are near-copies if the cosine of their words, each counted once, is greater.
const GREATEST_COSINE: f32 = 0.8;

/// Shorter texts, in different stems, are never taken for copies: two of them can share their words by chance.
const LEAST_STEMS: usize = 60;

/// Of the first so many stems of either, near-copies share more than so many. Stems stand by hashes, so the first ones are
/// drawn by chance; of a thousand near-copies, fewer than one is missed.
const FIRST: usize = 24;
const SHARED_FIRST: usize = 7;

/// Whether two texts share so many of their words that a reader of one need not see the other.
pub(super) fn are_near_copies(one: &Words, other: &Words) -> bool {
    let (one, other) = (&one.stems[..], &other.stems[..]);
    if one.len().min(other.len()) < LEAST_STEMS {
        return false;
    }
    if !share_more_than(SHARED_FIRST, &one[..FIRST], &other[..FIRST]) {
        return false;
    }
    let needed = GREATEST_COSINE * ((one.len() * other.len()) as f32).sqrt();
    share_more_than(needed as usize, one, other)
}

/// Whether so many stems and one more stand in both. Most texts are told apart after a part of their words, because each
/// word that only one has leaves fewer to be shared.
fn share_more_than(needed: usize, mut one: &[Stem], mut other: &[Stem]) -> bool {
    let mut shared = 0;
    while shared + one.len().min(other.len()) > needed {
        let (Some(a), Some(b)) = (one.first(), other.first()) else { break };
        // Without a branch: which of the two is less cannot be guessed.
        shared += usize::from(a.key == b.key);
        one = &one[usize::from(a.key <= b.key)..];
        other = &other[usize::from(a.key >= b.key)..];
    }
    shared > needed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Field, Passages};

    fn words(text: &str) -> Words {
        let mut passages = Passages::default();
        passages.push(Field::Prose, text);
        Words::of(&passages, "en")
    }

    /// `count` words from the `first`, which no stemmer shortens.
    fn text(first: usize, count: usize) -> String {
        (first..first + count).map(|number| format!("w{number}x ")).collect()
    }

    #[test]
    fn texts_that_share_four_fifths_of_their_words_are_near_copies() {
        let one = words(&text(0, 100));
        assert!(are_near_copies(&one, &one));
        assert!(are_near_copies(&one, &words(&text(19, 100))), "81 of 100 words");
        assert!(!are_near_copies(&one, &words(&text(20, 100))), "80 of 100 words");
        assert!(!are_near_copies(&one, &words(&text(100, 100))));
    }

    #[test]
    fn a_part_of_a_longer_text_is_no_near_copy() {
        assert!(!are_near_copies(&words(&text(0, 200)), &words(&text(0, 100))));
        assert!(are_near_copies(&words(&text(0, 110)), &words(&text(0, 100))));
    }

    #[test]
    fn short_texts_are_never_near_copies() {
        assert!(!are_near_copies(&words(&text(0, 59)), &words(&text(0, 59))));
        assert!(are_near_copies(&words(&text(0, 60)), &words(&text(0, 60))));
    }
}
