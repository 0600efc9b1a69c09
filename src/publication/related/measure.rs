//! How near articles are to each other: the parts, measured for those that are looked at closely, and their sum.
//!
//! The ranking of an article is a function of that article, of its candidates and of counts over the whole publication,
//! never of other rankings.

mod common;

use std::iter;

use super::super::terms::Terms;
use super::super::{ArticleId, Moves, Publication};
use super::candidates::{Scale, Sums};
use super::cited;
use super::counts::{AllCounts, Counts};
use super::index::Doc;
use super::shared::Shared;
use super::text::Stretches;
use crate::article::Article;
use crate::config::{LangId, Part, Parts, TermKind};
use crate::words::Words;

pub(super) use common::words_in_both;

/// So many articles, those with the greatest quick sums, are looked at closely.
const CANDIDATES: usize = 64;

/// So many of them, those with the greatest sums of all parts but two, are compared by their phrases and titles.
const FINALISTS: usize = 32;

/// Days apart at which nearness in time counts half.
const HALF_DAYS: f32 = 365.0;

/// Where a cosine counts half: beyond it, more says less and less.
const HALF_TITLE: f32 = 0.2;
const HALF_TOGETHER: f32 = 0.1;

/// A term on more articles than this brings no candidates: it says too little.
const TOO_COMMON: usize = 200;

const SECONDS_A_DAY: f32 = 86_400.0;

/// Counts over the whole publication, by language.
#[derive(Debug, Default)]
pub struct Relatedness {
    languages: Vec<Corpus>,
    /// By article: its place in its language's corpus, if it stands on lists.
    docs: Vec<Option<Doc>>,
    /// The texts were counted before some of them changed.
    is_behind: bool,
}

/// The listed articles of one language.
#[derive(Debug, Default)]
struct Corpus {
    /// By document: the article, none if it has left the lists since the texts were counted. In the publication's order,
    /// unless that has changed since then.
    articles: Vec<Option<ArticleId>>,
    counts: Counts,
    shared: Shared,
    /// By document, in seconds since 1970.
    dates: Vec<Option<i64>>,
}

/// An article that stands near another.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    pub article: ArticleId,
    /// From 0 to 1.
    pub score: f32,
    pub parts: Parts,
}

impl Relatedness {
    /// With what was counted of these articles, or of others: new ones have no neighbours until they are counted, and none
    /// that was counted and is no more comes near any.
    pub(in crate::publication) fn with(
        counts: AllCounts,
        articles: &[Article],
        listed: &[Vec<ArticleId>],
        terms: &Terms,
    ) -> Self {
        let counts = counts.languages.into_iter().chain(iter::repeat_with(Counts::default)).zip(listed);
        let corpora = counts.enumerate().map(|(lang, (counts, listed))| {
            let found = counts.find_in(articles, listed);
            Corpus::new(counts, found, articles, terms, LangId(lang as u8))
        });
        let languages: Vec<Corpus> = corpora.collect();
        let mut docs = vec![None; articles.len()];
        for corpus in &languages {
            for (doc, id) in corpus.articles.iter().enumerate() {
                if let Some(id) = id {
                    docs[id.index()] = Some(doc as Doc);
                }
            }
        }
        let is_behind = languages.iter().zip(listed).any(|(corpus, listed)| !corpus.counts.are_of(articles, listed));
        Self { languages, docs, is_behind }
    }

    /// The texts of some articles differ from those that were counted.
    pub(in crate::publication) fn is_behind(&self) -> bool {
        self.is_behind
    }

    pub(in crate::publication) fn fall_behind(&mut self) {
        self.is_behind = true;
    }

    pub(in crate::publication) fn follow(&mut self, moves: &Moves) {
        moves.reorder(&mut self.docs);
        self.languages.iter_mut().for_each(|corpus| moves.rename(corpus.articles.iter_mut().flatten()));
    }

    /// After these articles changed and have other terms and dates; texts are as they were counted.
    pub(in crate::publication) fn regroup(&mut self, articles: &[Article], terms: &Terms, changed: &[ArticleId]) {
        for (lang, corpus) in self.languages.iter_mut().enumerate() {
            corpus.shared = Shared::new(terms, &corpus.articles, LangId(lang as u8));
        }
        for id in changed {
            let article = &articles[id.index()];
            let corpus = &mut self.languages[article.card.lang.index()];
            if let Some(doc) = self.docs[id.index()] {
                corpus.dates[doc as usize] = second(article);
            }
        }
        self.fall_behind();
    }

    pub(in crate::publication) fn into_counts(self) -> AllCounts {
        AllCounts { languages: self.languages.into_iter().map(|corpus| corpus.counts).collect() }
    }
}

fn second(article: &Article) -> Option<i64> {
    article.card.date.map(|date| date.second)
}

impl Corpus {
    /// `found` are the articles of the documents that were counted.
    fn new(counts: Counts, found: Vec<Option<ArticleId>>, articles: &[Article], terms: &Terms, lang: LangId) -> Self {
        let date = |id: &Option<ArticleId>| second(&articles[(*id)?.index()]);
        Self {
            counts,
            shared: Shared::new(terms, &found, lang),
            dates: found.iter().map(date).collect(),
            articles: found,
        }
    }

    /// 1 on the same day, a half a year apart; 0 where a date is missing.
    fn nearness_in_time(&self, doc: Doc, other: Doc) -> f32 {
        match (self.dates[doc as usize], self.dates[other as usize]) {
            (Some(a), Some(b)) => 1.0 / (1.0 + a.abs_diff(b) as f32 / SECONDS_A_DAY / HALF_DAYS),
            _ => 0.0,
        }
    }
}

/// The articles nearest to one, of those that may come by themselves: the nearest first, the newer among equals.
pub(super) fn nearest(publication: &Publication, id: ArticleId, may_come: impl Fn(ArticleId) -> bool) -> Vec<Near> {
    let relatedness = &publication.relatedness;
    let Some(doc) = relatedness.docs[id.index()] else { return Vec::new() };
    let corpus = &relatedness.languages[publication.article(id).card.lang.index()];
    let weights = &publication.config.related.weights;
    let one = One::new(publication, corpus, id, doc);
    let candidates =
        one.candidates(weights, |other| other != doc && corpus.articles[other as usize].is_some_and(&may_come));
    let mut parts = one.parts(&candidates);
    relative(&mut parts, Part::Text);
    let (candidates, mut parts) = finalists(candidates, parts, weights);
    one.add_finer(&candidates, &mut parts);
    relative(&mut parts, Part::Phrases);
    let near = candidates.iter().zip(&parts).filter(|(_, parts)| meet(parts));
    let mut near: Vec<Near> = near
        .filter_map(|(other, parts)| {
            let score = parts.shares(weights).sum();
            Some(Near { article: corpus.articles[*other as usize]?, score, parts: *parts })
        })
        .collect();
    near.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(a.article.cmp(&b.article)));
    near
}

/// Whether two articles have anything in common, but for the time.
fn meet(parts: &Parts) -> bool {
    parts.iter().any(|(part, value)| part != Part::Date && value > 0.0)
}

/// Text and phrases count by the greatest among the candidates: how much texts have in common depends on how long they
/// are, and on how the publication writes.
fn relative(parts: &mut [Parts], part: Part) {
    let greatest = parts.iter().map(|parts| parts[part]).fold(f32::MIN_POSITIVE, f32::max);
    parts.iter_mut().for_each(|parts| parts[part] /= greatest);
}

/// Those with the greatest sums; the first among equals.
fn finalists(candidates: Vec<Doc>, parts: Vec<Parts>, weights: &Parts) -> (Vec<Doc>, Vec<Parts>) {
    let all = candidates.into_iter().zip(parts);
    let mut all: Vec<(f32, Doc, Parts)> = all.map(|(doc, parts)| (parts.shares(weights).sum(), doc, parts)).collect();
    if all.len() > FINALISTS {
        all.select_nth_unstable_by(FINALISTS, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        all.truncate(FINALISTS);
    }
    all.into_iter().map(|(_, doc, parts)| (doc, parts)).unzip()
}

/// An article that others are compared with.
struct One<'p> {
    publication: &'p Publication,
    corpus: &'p Corpus,
    id: ArticleId,
    doc: Doc,
    /// Those that third articles link to together with it, by id.
    together: Vec<(ArticleId, f32)>,
}

impl<'p> One<'p> {
    fn new(publication: &'p Publication, corpus: &'p Corpus, id: ArticleId, doc: Doc) -> Self {
        Self { publication, corpus, id, doc, together: cited::together(&publication.citations, id) }
    }

    fn candidates(&self, weights: &Parts, may_come: impl Fn(Doc) -> bool) -> Vec<Doc> {
        let corpus = self.corpus;
        if corpus.articles.len() <= CANDIDATES {
            return (0..corpus.articles.len() as Doc).filter(|doc| may_come(*doc)).collect();
        }
        let mut sums = Sums::begin(corpus.articles.len());
        sums.add_words(&corpus.counts.index, self.doc);
        sums.add_titles(&corpus.counts.titles, &corpus.counts.index, self.doc);
        for (kind, weight) in [
            (TermKind::Topic, weights[Part::Topics]),
            (TermKind::Region, weights[Part::Region]),
            (TermKind::Author, weights[Part::Authors]),
            (TermKind::Series, weights[Part::Series]),
        ] {
            self.add_shared(&mut sums, kind, weight);
        }
        let citations = &self.publication.citations;
        for other in citations.from(self.id) {
            let worth = weights[Part::Links] * cited::lead(citations, *other);
            sums.add_shared(self.docs(std::slice::from_ref(other)), worth);
        }
        sums.add_shared(self.docs(citations.to(self.id)), weights[Part::Linked]);
        for (other, cosine) in &self.together {
            let worth = weights[Part::Together] * saturated(*cosine, HALF_TOGETHER);
            sums.add_shared(self.docs(std::slice::from_ref(other)), worth);
        }
        let scale = Scale {
            index: &corpus.counts.index,
            title_words: &corpus.counts.titles,
            words: weights[Part::Text],
            titles: weights[Part::Mention],
            day: weights[Part::Date],
            nearness_in_time: &|other| corpus.nearness_in_time(self.doc, other),
        };
        sums.greatest(CANDIDATES, &scale, may_come)
    }

    fn words(&self) -> &'p Words {
        &self.corpus.counts.words[self.doc as usize]
    }

    fn add_shared(&self, sums: &mut Sums, kind: TermKind, worth: f32) {
        let terms = &self.publication.terms;
        let lang = self.publication.article(self.id).card.lang.index();
        for (term, rarity) in self.corpus.shared.of(self.doc, kind) {
            let articles = &terms.get(*term).all[lang];
            if articles.len() <= TOO_COMMON {
                sums.add_shared(self.docs(articles), worth * rarity);
            }
        }
    }

    /// The documents of the same language among these.
    fn docs(&self, articles: &[ArticleId]) -> impl Iterator<Item = Doc> {
        let (docs, own) = (&self.publication.relatedness.docs, &self.corpus.articles);
        let doc = |id: &ArticleId| docs[id.index()].filter(|doc| own.get(*doc as usize) == Some(&Some(*id)));
        articles.iter().filter_map(doc)
    }

    fn parts(&self, candidates: &[Doc]) -> Vec<Parts> {
        let corpus = self.corpus;
        let stretches = Stretches::new(&corpus.counts.index, self.words());
        let of_candidate = |other: &Doc| {
            let other = *other;
            let mut parts = Parts::default();
            parts[Part::Text] = stretches.nearness(&corpus.counts.index, other);
            parts[Part::Mention] = stretches.mention(&corpus.counts.titles, other);
            parts[Part::Topics] = corpus.shared.topics(self.doc, other);
            parts[Part::Region] = corpus.shared.regions(self.doc, other);
            parts[Part::Authors] = corpus.shared.authors(self.doc, other);
            parts[Part::Series] = corpus.shared.series(self.doc, other);
            parts[Part::Date] = corpus.nearness_in_time(self.doc, other);
            corpus.articles[other as usize].iter().for_each(|other| self.add_links(*other, &mut parts));
            parts
        };
        candidates.iter().map(of_candidate).collect()
    }

    /// The parts that take the longest to measure.
    fn add_finer(&self, finalists: &[Doc], parts: &mut [Parts]) {
        let corpus = self.corpus;
        let (phrases, pieces) = (corpus.counts.phrases.lookup(self.doc), corpus.counts.pieces.lookup(self.doc));
        for (other, parts) in finalists.iter().zip(parts) {
            parts[Part::Phrases] = phrases.product(corpus.counts.phrases.row(*other)).min(1.0);
            parts[Part::Title] = saturated(pieces.product(corpus.counts.pieces.row(*other)), HALF_TITLE);
        }
    }

    fn add_links(&self, other: ArticleId, parts: &mut Parts) {
        let citations = &self.publication.citations;
        let has = |list: &[ArticleId]| list.binary_search(&other).is_ok();
        if has(citations.from(self.id)) {
            parts[Part::Links] = cited::lead(citations, other);
        }
        if has(citations.to(self.id)) {
            parts[Part::Linked] = 1.0;
        }
        if let Ok(at) = self.together.binary_search_by_key(&other, |(id, _)| *id) {
            parts[Part::Together] = saturated(self.together[at].1, HALF_TOGETHER);
        }
    }
}

/// A half where it equals `half`.
fn saturated(value: f32, half: f32) -> f32 {
    value / (value + half)
}
