//! Topics that readers would take for one: singular and plural, other endings, a slip of the finger.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use foldhash::{HashMap, HashMapExt};

use super::mistakes;
use super::terms::{articles, has_file, place, used};
use crate::config::{LangId, TermKind};
use crate::diagnostic::Diagnostic;
use crate::publication::{Publication, TermId};
use crate::vocabulary::meeting_key;
use crate::words::stem_key;

/// Shorter names differ by a letter and mean other things: `trade`, `trace`.
const SLIP_LETTERS: usize = 7;

/// A slip of the finger is rare.
const SLIP_ARTICLES: usize = 2;

/// If both have files, somebody keeps them apart.
pub(super) fn check(publication: &Publication) -> Vec<Diagnostic> {
    let topics: Vec<Topic> = used(publication, TermKind::Topic).map(|term| Topic::new(publication, term)).collect();
    let mut pairs = near_pairs(&topics, |topic| vec![topic.stems.clone()], |a, b| a.has_other_ending(b));
    pairs.extend(near_pairs(&topics, |topic| topic.with_a_letter_less(), |a, b| a.is_slip_of(b)));
    let told = pairs.into_iter().map(|(common, rare)| {
        let (common, rare) = (&topics[common], &topics[rare]);
        mistakes::near_topics(place(publication, rare.id), rare.name, common.name, common.articles)
    });
    told.collect()
}

/// Of the topics that share a key, each beside the most used one if it may be taken for that: the common one, then the
/// rare one. Comparing each with each would take the square of their number.
fn near_pairs<'p>(
    topics: &[Topic<'p>],
    keys: impl Fn(&Topic<'p>) -> Vec<String>,
    is_near: impl Fn(&Topic<'p>, &Topic<'p>) -> bool,
) -> BTreeSet<(usize, usize)> {
    let mut pairs = BTreeSet::new();
    for group in groups(topics, keys) {
        let Some(&common) = group.iter().max_by_key(|at| (topics[**at].articles, Reverse(**at))) else { continue };
        for &rare in group.iter().filter(|at| **at != common) {
            let (a, b) = (&topics[common], &topics[rare]);
            if !(a.has_file && b.has_file) && is_near(a, b) {
                pairs.insert((common, rare));
            }
        }
    }
    pairs
}

/// The places of the topics that share a key, each place once.
fn groups<'p>(topics: &[Topic<'p>], keys: impl Fn(&Topic<'p>) -> Vec<String>) -> Vec<Vec<usize>> {
    let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, topic) in topics.iter().enumerate() {
        for key in keys(topic) {
            let group = groups.entry(key).or_default();
            if group.last() != Some(&at) {
                group.push(at);
            }
        }
    }
    groups.into_values().collect()
}

/// A topic while it is compared.
struct Topic<'p> {
    id: TermId,
    name: &'p str,
    /// Without case, accents and separators.
    key: String,
    /// Of its words, in order; words without one stand for themselves.
    stems: String,
    articles: usize,
    has_file: bool,
}

impl<'p> Topic<'p> {
    fn new(publication: &'p Publication, id: TermId) -> Self {
        let term = publication.terms.get(id);
        let name = term.name(LangId::DEFAULT);
        let key = meeting_key(name);
        let language = &publication.config.language(LangId::DEFAULT).code;
        let stems = key.split(' ').map(|word| match stem_key(language, word) {
            Some(stem) => format!("{:x} ", stem.0),
            None => format!("{word} "),
        });
        Self { id, name, stems: stems.collect(), key, articles: articles(term), has_file: has_file(term) }
    }

    /// The same words but for short endings: `policy`, `policies`; but not `governance`, `government`.
    fn has_other_ending(&self, other: &Self) -> bool {
        self.key.split(' ').count() == other.key.split(' ').count()
            && self.key.split(' ').zip(other.key.split(' ')).all(|(word, other)| is_ending_apart(word, other))
    }

    /// One letter more, less, other, or two exchanged, in one of the two that is rare.
    fn is_slip_of(&self, other: &Self) -> bool {
        self.articles.min(other.articles) <= SLIP_ARTICLES && strsim::osa_distance(&self.key, &other.key) <= 1
    }

    /// The name and all that it becomes by leaving out a letter: two names that share one are a letter apart. None of a
    /// short one, nor of one with digits: `horizon 2020` is not `horizon 2030`.
    fn with_a_letter_less(&self) -> Vec<String> {
        if self.key.chars().count() < SLIP_LETTERS || self.key.contains(|c: char| c.is_ascii_digit()) {
            return Vec::new();
        }
        let shorter = self.key.char_indices().map(|(at, c)| self.key[..at].to_owned() + &self.key[at + c.len_utf8()..]);
        shorter.chain([self.key.clone()]).collect()
    }
}

/// Whether two words of one stem differ in two letters at their ends, or as `-y` and `-ies`.
fn is_ending_apart(word: &str, other: &str) -> bool {
    let shared: usize = word.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    [&word[shared..], &other[shared..]].iter().all(|rest| rest.chars().count() <= 2 || *rest == "ies")
}

#[cfg(test)]
mod tests {
    use super::is_ending_apart;

    #[test]
    fn short_endings_are_apart_and_long_ones_make_another_word() {
        for (word, other) in
            [("reform", "reforms"), ("policy", "policies"), ("national", "nationaux"), ("coal", "coal")]
        {
            assert!(is_ending_apart(word, other), "{word}, {other}");
        }
        for (word, other) in [("governance", "government"), ("university", "universe"), ("regulation", "regulatory")] {
            assert!(!is_ending_apart(word, other), "{word}, {other}");
        }
    }
}
