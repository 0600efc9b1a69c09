//! Why two articles stand together: what an editor would say, made from the parts that weigh most.

use super::super::{ArticleId, Publication, TermId};
use super::Near;
use super::measure::words_in_both;
use crate::config::Part;

/// One reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A topic that few others have.
    RareTopic(TermId),
    Topic(TermId),
    /// A region of both, or the lowest that theirs lie in.
    Region(TermId),
    Author(TermId),
    Series(TermId),
    /// This text links to the other.
    Links,
    /// The other links to this one.
    Linked,
    /// This article links to both, and no other.
    TogetherIn(ArticleId),
    /// So many articles link to both, two at least.
    Together(usize),
    /// The other's title stands in this text.
    Mention,
    /// Words that count much in both, as the other has them.
    Words(Vec<String>),
}

/// A topic on fewer articles than this share is a rare one.
const RARE_SHARE: f32 = 0.05;

/// What adds less than this share of the score is no reason.
const LEAST_SHARE: f32 = 0.05;

/// So many terms of a kind, and so many words, are named.
const NAMED: usize = 3;

/// Words are looked for only where they are among so many first reasons.
const FIRST: usize = 3;

/// The parts that are told; what is easiest to see first, for those that weigh the same.
const TOLD: [Part; 9] = [
    Part::Links,
    Part::Linked,
    Part::Topics,
    Part::Series,
    Part::Together,
    Part::Mention,
    Part::Region,
    Part::Authors,
    Part::Text,
];

/// What weighs most first. Time alone is no reason.
pub(super) fn reasons(publication: &Publication, id: ArticleId, near: &Near) -> Vec<Reason> {
    let pair = Pair { publication, id, other: near.article };
    let shares = near.parts.shares(&publication.config.related.weights);
    let share = |part: Part| match part {
        // Three views of one thing: what is said in both.
        Part::Text => shares[Part::Text].max(shares[Part::Phrases]).max(shares[Part::Title]),
        part => shares[part],
    };
    let mut parts: Vec<(Part, f32)> = TOLD.map(|part| (part, share(part))).to_vec();
    parts.retain(|(_, share)| *share > 0.0 && *share >= LEAST_SHARE * near.score);
    parts.sort_by(|a, b| b.1.total_cmp(&a.1));
    let told = parts.iter().enumerate().filter(|(place, (part, _))| *part != Part::Text || *place < FIRST);
    told.flat_map(|(_, (part, _))| pair.reasons_of(*part)).collect()
}

struct Pair<'p> {
    publication: &'p Publication,
    id: ArticleId,
    other: ArticleId,
}

impl Pair<'_> {
    fn reasons_of(&self, part: Part) -> Vec<Reason> {
        let terms = &self.publication.terms;
        let (own, others) = (terms.of(self.id), terms.of(self.other));
        match part {
            Part::Topics => {
                let topics = self.shared(&own.topics, &others.topics);
                topics
                    .map(|topic| if self.is_rare(topic) { Reason::RareTopic(topic) } else { Reason::Topic(topic) })
                    .collect()
            }
            Part::Region => self.shared(&own.regions, &others.regions).map(Reason::Region).collect(),
            Part::Authors => {
                let own: Vec<TermId> = own.authors.iter().map(|(author, _)| *author).collect();
                let others: Vec<TermId> = others.authors.iter().map(|(author, _)| *author).collect();
                self.shared(&own, &others).map(Reason::Author).collect()
            }
            Part::Series => own.series.map(Reason::Series).into_iter().collect(),
            Part::Links => vec![Reason::Links],
            Part::Linked => vec![Reason::Linked],
            Part::Together => self.together().into_iter().collect(),
            Part::Mention => vec![Reason::Mention],
            Part::Text => self.words().into_iter().collect(),
            Part::Phrases | Part::Title | Part::Date => Vec::new(),
        }
    }

    /// The terms of both, the rarest first; if there are none, the rarest of those above.
    fn shared(&self, own: &[TermId], others: &[TermId]) -> impl Iterator<Item = TermId> + use<> {
        let mut shared: Vec<TermId> = own.iter().copied().filter(|term| others.contains(term)).collect();
        let is_direct = !shared.is_empty();
        if !is_direct {
            let others = self.with_above(others);
            shared = self.with_above(own).into_iter().filter(|term| others.contains(term)).collect();
        }
        shared.sort_by_key(|term| (self.articles(*term), *term));
        shared.into_iter().take(if is_direct { NAMED } else { 1 })
    }

    fn with_above(&self, own: &[TermId]) -> Vec<TermId> {
        let above = |term: &TermId| self.publication.terms.get(*term).above.iter().copied();
        own.iter().flat_map(|term| std::iter::once(*term).chain(above(term))).collect()
    }

    fn is_rare(&self, topic: TermId) -> bool {
        let lang = self.publication.article(self.id).card.lang.index();
        (self.articles(topic) as f32) < self.publication.listed[lang].len() as f32 * RARE_SHARE
    }

    /// How many articles in this language have a term.
    fn articles(&self, term: TermId) -> usize {
        self.publication.term_articles(term, self.publication.article(self.id).card.lang).len()
    }

    fn together(&self) -> Option<Reason> {
        let citations = &self.publication.citations;
        let others = citations.to(self.other);
        let mut both = citations.to(self.id).iter().filter(|citing| others.binary_search(citing).is_ok());
        let first = both.next()?;
        Some(match both.count() {
            0 => Reason::TogetherIn(*first),
            more => Reason::Together(1 + more),
        })
    }

    fn words(&self) -> Option<Reason> {
        let words = words_in_both(self.publication, self.id, self.other, NAMED);
        // A single word can be chance.
        (words.len() > 1).then(|| Reason::Words(words.into_iter().map(str::to_owned).collect()))
    }
}
