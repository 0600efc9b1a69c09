//! How good the related lists of a whole publication are, as far as that can be counted.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::super::{ArticleId, Publication};
use super::{Related, automatic, copies, measure};
use crate::config::LangId;

/// An article on more than this share of the lists of its language is a hub …
const HUB_SHARE: f64 = 0.05;

/// … if it stands on more than so many.
const HUB_LISTS: usize = 10;

/// A list is weak if its best entry that came by itself scores less than this share of what is usual in its language.
const WEAK_SHARE: f32 = 0.5;

/// Near-copies are looked for among so many nearest articles.
const NEAREST: usize = 20;

/// What a report says. Articles are in the publication's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// All that stand on lists.
    pub articles: usize,
    /// On nobody's list.
    pub unreached: Vec<ArticleId>,
    /// Articles without a single entry.
    pub empty: Vec<ArticleId>,
    /// On how many lists the most frequent one stands.
    pub most_lists: usize,
    /// On too many lists, with their number; most first.
    pub hubs: Vec<(ArticleId, usize)>,
    /// Pairs that say nearly the same.
    pub copies: Vec<(ArticleId, ArticleId)>,
    /// Lists whose best entry is far from the usual, with its score; weakest first.
    pub weak: Vec<(ArticleId, f32)>,
    pub pins: Vec<Pin>,
}

/// A pinned piece of which the measure has an opinion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pin {
    /// Whose list it is.
    pub article: ArticleId,
    pub pinned: ArticleId,
    pub fate: PinFate,
}

/// What would have become of a pinned piece if the editor had not named it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinFate {
    /// It would have come by itself.
    Anyway,
    /// It would never have come, however long the list: it has too little in common, or a rule keeps it out.
    Never,
}

/// What is counted of one article.
struct Counted {
    list: Vec<Related>,
    copies: Vec<ArticleId>,
    pins: Vec<Pin>,
}

impl Report {
    pub fn new(publication: &Publication) -> Self {
        let mut report = Self::default();
        for lang in publication.config.langs() {
            report.add_language(publication, lang);
        }
        report.hubs.sort_by_key(|(id, lists)| (std::cmp::Reverse(*lists), *id));
        report.weak.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        report
    }

    /// How many articles stand on some list.
    pub fn reached(&self) -> usize {
        self.articles - self.unreached.len()
    }

    fn add_language(&mut self, publication: &Publication, lang: LangId) {
        let listed = &publication.listed[lang.index()];
        let counted: Vec<Counted> = listed.par_iter().map(|id| Counted::of(publication, *id)).collect();
        self.articles += listed.len();
        self.add_coverage(listed, &counted, publication.articles.len());
        self.add_weak(listed, &counted);
        for (id, counted) in listed.iter().zip(counted) {
            self.copies.extend(counted.copies.into_iter().map(|other| (*id, other)));
            self.pins.extend(counted.pins);
        }
    }

    fn add_coverage(&mut self, listed: &[ArticleId], counted: &[Counted], articles: usize) {
        let mut lists = vec![0; articles];
        for entry in counted.iter().flat_map(|counted| &counted.list) {
            lists[entry.article.index()] += 1;
        }
        let hub = HUB_LISTS.max((listed.len() as f64 * HUB_SHARE) as usize);
        for (id, counted) in listed.iter().zip(counted) {
            let lists = lists[id.index()];
            self.most_lists = self.most_lists.max(lists);
            if lists == 0 {
                self.unreached.push(*id);
            }
            if lists > hub {
                self.hubs.push((*id, lists));
            }
            if counted.list.is_empty() {
                self.empty.push(*id);
            }
        }
    }

    fn add_weak(&mut self, listed: &[ArticleId], counted: &[Counted]) {
        let best = |counted: &Counted| counted.list.iter().find(|entry| !entry.is_pinned).map(|entry| entry.score);
        let best: Vec<(ArticleId, f32)> =
            listed.iter().zip(counted).filter_map(|(id, counted)| Some((*id, best(counted)?))).collect();
        let mut scores: Vec<f32> = best.iter().map(|(_, score)| *score).collect();
        scores.sort_by(f32::total_cmp);
        if let Some(usual) = scores.get(scores.len() / 2) {
            self.weak.extend(best.iter().filter(|(_, score)| *score < WEAK_SHARE * usual));
        }
    }
}

impl Counted {
    fn of(publication: &Publication, id: ArticleId) -> Self {
        let list = publication.related(id);
        let pinned = list.iter().filter(|entry| entry.is_pinned).map(|entry| entry.article);
        let pins = pins(publication, id, &pinned.collect::<Vec<_>>(), list.len());
        Self { copies: copies_of(publication, id), pins, list }
    }
}

/// Each pair is found from its newer side.
fn copies_of(publication: &Publication, id: ArticleId) -> Vec<ArticleId> {
    let words = |id: ArticleId| &publication.article(id).words;
    let near = measure::nearest(publication, id, |other| other > id);
    let nearest: BTreeSet<ArticleId> = near.iter().take(NEAREST).map(|near| near.article).collect();
    nearest.into_iter().filter(|other| copies::are_near_copies(words(id), words(*other))).collect()
}

fn pins(publication: &Publication, id: ArticleId, pinned: &[ArticleId], length: usize) -> Vec<Pin> {
    if pinned.is_empty() {
        return Vec::new();
    }
    let all = automatic(publication, id, usize::MAX);
    let fate = |pinned: &ArticleId| match all.iter().position(|near| near.article == *pinned) {
        Some(place) if place < length => Some(PinFate::Anyway),
        Some(_) => None,
        None => Some(PinFate::Never),
    };
    let pin = |pinned: &ArticleId| Some(Pin { article: id, pinned: *pinned, fate: fate(pinned)? });
    pinned.iter().filter_map(pin).collect()
}
