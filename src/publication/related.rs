//! Which articles a reader of this one should see next: the editor's own choice first, then the nearest.

mod asked;

use super::terms::Terms;
use super::{ArticleId, Publication, TermId};
use crate::article::Article;

pub use asked::Asked;

/// One entry of a related list.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    pub article: ArticleId,
    /// 1 for the editor's own choice, else 0 to 1.
    pub score: f64,
    pub is_pinned: bool,
    pub reasons: Vec<Reason>,
}

/// Why two articles stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A topic that few others have.
    RareTopic(TermId),
    Topic(TermId),
    Region(TermId),
    Author(TermId),
    Series(TermId),
}

/// The weights of the parts, which add up to 1. A stand-in until the measure of the text itself.
const TOPICS: f64 = 0.55;
const REGIONS: f64 = 0.15;
const AUTHORS: f64 = 0.10;
const SERIES: f64 = 0.10;
const FRESHNESS: f64 = 0.10;

/// Seconds after which nearness in time counts half: a year.
const HALF_LIFE: f64 = 365.25 * 86_400.0;

/// A topic on fewer articles than this share is a rare one.
const RARE_SHARE: f64 = 0.05;

/// Statistics over the whole publication.
#[derive(Debug, Default)]
pub struct Relatedness {
    /// By language: how many articles are listed.
    counts: Vec<usize>,
    /// By term and language: how much sharing it says, from nearly 0 (all have it) to 1 (only two).
    rarity: Vec<Vec<f64>>,
    /// By article: seconds since 1970.
    dates: Vec<Option<i64>>,
}

impl Relatedness {
    pub(super) fn new(articles: &[Article], listed: &[ArticleId], terms: &Terms) -> Self {
        let languages = terms.list.first().map_or(0, |term| term.direct.len());
        let mut counts = vec![0; languages];
        for id in listed {
            if let Some(count) = counts.get_mut(articles[id.index()].card.lang.index()) {
                *count += 1;
            }
        }
        let rarity = terms
            .list
            .iter()
            .map(|term| term.all.iter().zip(&counts).map(|(list, count)| rarity(list.len(), *count)).collect());
        let dates = articles.iter().map(|article| article.card.date.map(|date| date.second)).collect();
        Self { rarity: rarity.collect(), counts, dates }
    }

    /// 1 on the same day, a half a year apart; 0 where a date is missing.
    fn nearness(&self, a: ArticleId, b: ArticleId) -> f64 {
        match (self.dates[a.index()], self.dates[b.index()]) {
            (Some(a), Some(b)) => 1.0 / (1.0 + a.abs_diff(b) as f64 / HALF_LIFE),
            _ => 0.0,
        }
    }
}

/// `ln((n + 1) / df) / ln((n + 1) / 2)`: 1 for a term that two of n articles share, next to nothing for one that all of
/// many have. Never nothing: in a publication of three articles on one topic that topic is all there is to go by.
fn rarity(articles: usize, all: usize) -> f64 {
    if articles < 1 || all <= 2 {
        return if articles == 0 { 0.0 } else { 1.0 };
    }
    let (articles, all) = (articles as f64, all as f64 + 1.0);
    ((all / articles).ln() / (all / 2.0).ln()).clamp(0.0, 1.0)
}

/// The list of one article, at most `limit` long: pinned ones in the editor's order, then by score, newer first among
/// equals. Same language only, nothing withdrawn, never the piece itself or its translations.
pub(super) fn list(publication: &Publication, id: ArticleId, limit: usize) -> Vec<Related> {
    let card = &publication.article(id).card;
    if card.is_page || limit == 0 {
        return Vec::new();
    }
    let asked = &publication.asked[id.index()];
    let mut list: Vec<Related> = asked.pinned.iter().take(limit).map(|pinned| Related::pinned(*pinned)).collect();
    let room = limit - list.len();
    if room > 0 {
        let scored = nearest(publication, id, asked, room);
        list.extend(scored.into_iter().map(|(score, other)| Related {
            article: other,
            score,
            is_pinned: false,
            reasons: reasons(publication, id, other),
        }));
    }
    list
}

impl Related {
    fn pinned(article: ArticleId) -> Self {
        Self { article, score: 1.0, is_pinned: true, reasons: Vec::new() }
    }
}

/// The `room` best, best first. Scores are gathered term by term: an article that shares nothing is never looked at.
fn nearest(publication: &Publication, id: ArticleId, asked: &Asked, room: usize) -> Vec<(f64, ArticleId)> {
    let (terms, relatedness) = (&publication.terms, &publication.relatedness);
    let lang = publication.article(id).card.lang.index();
    let of = terms.of(id);
    let mut scores = Scores::begin(publication.articles.len());
    let mut add = |list: &[TermId], weight: f64, carried: Carried| {
        let total: f64 = list.iter().map(|term| relatedness.rarity[term.index()][lang]).sum();
        let each = if total > 0.0 { weight / total } else { 0.0 };
        for term in list {
            let entry = terms.get(*term);
            let articles = match carried {
                Carried::ByThemselves => &entry.direct[lang],
                Carried::OrBelow => &entry.all[lang],
            };
            scores.add(articles, (each * relatedness.rarity[term.index()][lang]) as f32);
        }
    };
    let authors: Vec<TermId> = of.authors.iter().map(|(author, _)| *author).collect();
    add(&of.topics, TOPICS, Carried::OrBelow);
    add(&of.regions, REGIONS, Carried::OrBelow);
    add(&authors, AUTHORS, Carried::ByThemselves);
    add(of.series.as_slice(), SERIES, Carried::ByThemselves);

    let mut best = Best::new(room);
    let translations = &publication.translations[id.index()];
    scores.take(|score, other| {
        let score = f64::from(score);
        if best.admits(score + FRESHNESS) && other != id && !asked.bars(other) && !translations.contains(&other) {
            best.insert(score + FRESHNESS * relatedness.nearness(id, other), other);
        }
        best.floor()
    });
    best.list
}

/// Whose articles of a term count.
#[derive(Clone, Copy)]
enum Carried {
    ByThemselves,
    OrBelow,
}

/// The best so far, best first; among equals the one that stands first in the publication, which is the newer.
struct Best {
    room: usize,
    list: Vec<(f64, ArticleId)>,
}

impl Best {
    fn new(room: usize) -> Self {
        Self { room, list: Vec::with_capacity(room + 1) }
    }

    /// Whether something with at most this score could still come in.
    fn admits(&self, score: f64) -> bool {
        self.list.len() < self.room || self.list.last().is_some_and(|(worst, _)| score >= *worst)
    }

    /// A sum that does not lie above this one cannot come in, however fresh the piece; never below 0.
    fn floor(&self) -> f32 {
        match self.list.last() {
            // One step lower than rounded, so that a sum just at the bound is looked at.
            Some((worst, _)) if self.list.len() == self.room => ((worst - FRESHNESS) as f32).next_down().max(0.0),
            _ => 0.0,
        }
    }

    fn insert(&mut self, score: f64, article: ArticleId) {
        let at = self.list.partition_point(|(other, id)| other.total_cmp(&score).then(article.cmp(id)).is_gt());
        if at < self.room {
            self.list.insert(at, (score, article));
            self.list.truncate(self.room);
        }
    }
}

fn reasons(publication: &Publication, id: ArticleId, other: ArticleId) -> Vec<Reason> {
    let terms = &publication.terms;
    let lang = publication.article(id).card.lang.index();
    let (own, others) = (terms.of(id), terms.of(other));
    let all = publication.relatedness.counts.get(lang).copied().unwrap_or(0) as f64;
    let mut reasons = Vec::new();
    let mut topics: Vec<TermId> = own.topics.iter().copied().filter(|topic| others.topics.contains(topic)).collect();
    topics.sort_by_key(|topic| (terms.get(*topic).all[lang].len(), *topic));
    for topic in topics {
        let is_rare = (terms.get(topic).all[lang].len() as f64) < all * RARE_SHARE;
        reasons.push(if is_rare { Reason::RareTopic(topic) } else { Reason::Topic(topic) });
    }
    if let Some(series) = own.series.filter(|series| others.series == Some(*series)) {
        reasons.push(Reason::Series(series));
    }
    reasons.extend(
        own.regions.iter().filter(|region| others.regions.contains(region)).map(|region| Reason::Region(*region)),
    );
    let shared_author = own.authors.iter().find(|(author, _)| others.authors.iter().any(|(other, _)| other == author));
    reasons.extend(shared_author.map(|(author, _)| Reason::Author(*author)));
    reasons
}

/// Sums that are looked at together.
const BLOCK: usize = 32;

/// A sum for each article, all zero between two lists.
struct Scores {
    sums: Vec<f32>,
}

thread_local! {
    /// Each thread's own table, so that it is not made anew for each article.
    static SUMS: std::cell::RefCell<Vec<f32>> = const { std::cell::RefCell::new(Vec::new()) };
}

impl Scores {
    fn begin(articles: usize) -> Self {
        let mut sums = SUMS.take();
        sums.resize(articles, 0.0);
        Self { sums }
    }

    /// One addition for each entry and nothing else: a large publication comes here fifty million times.
    fn add(&mut self, articles: &[ArticleId], share: f32) {
        if share > 0.0 {
            for article in articles {
                self.sums[article.index()] += share;
            }
        }
    }

    /// Every article whose sum lies above the floor, in the publication's order; `each` returns the floor from there on,
    /// which begins at 0. Looking at all of them is quicker than keeping a list of those that were touched, up to some
    /// tens of thousands: a whole block is passed over with one branch, and soon most are, for the floor rises.
    fn take(mut self, mut each: impl FnMut(f32, ArticleId) -> f32) {
        let mut floor = 0.0;
        for (block, sums) in self.sums.chunks_mut(BLOCK).enumerate() {
            // Counted, not searched, because counting has no branches and becomes vector instructions.
            if sums.iter().map(|sum| u32::from(*sum > floor)).sum::<u32>() > 0 {
                for (index, sum) in sums.iter().enumerate() {
                    if *sum > floor {
                        floor = each(*sum, ArticleId((block * BLOCK + index) as u32));
                    }
                }
            }
            sums.fill(0.0);
        }
        SUMS.set(self.sums);
    }
}
