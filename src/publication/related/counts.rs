//! The texts of a publication, counted together: the part of relatedness that takes long, and that can be done on another
//! thread because it needs nothing but the texts.

use std::sync::Arc;

use foldhash::HashMap;
use rayon::prelude::*;

use super::super::ArticleId;
use super::super::terms::Terms;
use super::Relatedness;
use super::index::{Index, rarity};
use super::titles::{self, Titles};
use super::vectors::{Feature, Vectors};
use crate::article::Article;
use crate::words::{Pair, Words};

/// The heaviest pairs of neighbouring words that are kept of an article.
const PHRASES: usize = 64;

/// Where the counts of a publication come from.
#[derive(Debug)]
pub(in crate::publication) enum Counting {
    /// From another publication, until its own texts are counted.
    Former(AllCounts),
    /// From its texts, which may be counted again.
    Anew,
    /// From its texts, which let go of what only counting needs.
    Once,
}

/// Texts that are to be counted, by language and document.
#[derive(Debug)]
pub struct Uncounted(Vec<Vec<Text>>);

#[derive(Debug)]
struct Text {
    source: Arc<str>,
    words: Arc<Words>,
    pairs: Arc<[Pair]>,
    title: Arc<str>,
}

/// The counts of all languages.
#[derive(Debug)]
pub struct AllCounts {
    pub(super) languages: Vec<Counts>,
}

/// The counts of one language. They know their texts by the files in which they stood, for an id holds in one publication
/// only; and they hold the words that were counted: the numbers of stems mean those, whatever the articles say by now.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// By document.
    sources: Vec<Arc<str>>,
    /// By document.
    pub words: Vec<Arc<Words>>,
    pub index: Index,
    pub phrases: Vectors,
    pub pieces: Vectors,
    pub titles: Titles,
}

impl Counting {
    pub fn relatedness(self, articles: &mut [Article], listed: &[Vec<ArticleId>], terms: &Terms) -> Relatedness {
        let counts = match self {
            Self::Former(counts) => counts,
            Self::Anew => AllCounts::new(&Uncounted::of(articles, listed)),
            Self::Once => AllCounts::new(&Uncounted::taken_from(articles, listed)),
        };
        Relatedness::with(counts, articles, listed, terms)
    }
}

impl Uncounted {
    pub(in crate::publication) fn of(articles: &[Article], listed: &[Vec<ArticleId>]) -> Self {
        let text = |id: &ArticleId| {
            let article = &articles[id.index()];
            Text::of(article, article.words.pairs.clone())
        };
        Self(listed.iter().map(|listed| listed.iter().map(text).collect()).collect())
    }

    /// The same, for the last time: what only counting needs is in nothing but these from now on.
    pub(super) fn taken_from(articles: &mut [Article], listed: &[Vec<ArticleId>]) -> Self {
        let mut text = |id: &ArticleId| {
            let article = &mut articles[id.index()];
            let pairs = Arc::get_mut(&mut article.words).map(|words| std::mem::take(&mut words.pairs));
            Text::of(article, pairs.unwrap_or_else(|| article.words.pairs.clone()))
        };
        Self(listed.iter().map(|listed| listed.iter().map(&mut text).collect()).collect())
    }
}

impl Text {
    fn of(article: &Article, pairs: Arc<[Pair]>) -> Self {
        let card = &article.card;
        Self { source: card.source.clone(), words: article.words.clone(), pairs, title: card.title.clone() }
    }
}

impl AllCounts {
    /// Takes long enough in a large publication to be felt: the preview does it on another thread.
    pub fn new(texts: &Uncounted) -> Self {
        Self { languages: texts.0.iter().map(|texts| Counts::new(texts)).collect() }
    }
}

impl Counts {
    fn new(texts: &[Text]) -> Self {
        let words: Vec<&Words> = texts.iter().map(|text| &*text.words).collect();
        let pairs: Vec<&[Pair]> = texts.iter().map(|text| &*text.pairs).collect();
        let pieces: Vec<Vec<Feature>> = texts.par_iter().map(|text| titles::pieces(&text.title)).collect();
        let all = texts.len();
        let index = Index::new(&words);
        let weighty: Vec<f32> = (0..=u8::MAX).map(|weight| f32::from(weight).ln_1p()).collect();
        let pair = |pair: &Pair| (pair.key(), weighty[usize::from(pair.weight())]);
        let of_pair = |count: u32| if count < 2 { 0.0 } else { rarity(count as usize, all) };
        let of_piece = |count: u32| (all as f32 / count as f32).ln();
        Self {
            sources: texts.iter().map(|text| text.source.clone()).collect(),
            words: texts.iter().map(|text| text.words.clone()).collect(),
            titles: Titles::new(&words, &index.dictionary),
            index,
            phrases: Vectors::new(&pairs, pair, of_pair, PHRASES),
            pieces: Vectors::new(&pieces, |piece| *piece, of_piece, usize::MAX),
        }
    }

    /// By document: the article that it is among these; none for one that is not there any more.
    pub fn find_in(&self, articles: &[Article], listed: &[ArticleId]) -> Vec<Option<ArticleId>> {
        let source = |id: &ArticleId| &*articles[id.index()].card.source;
        if self.sources.iter().map(|source| &**source).eq(listed.iter().map(source)) {
            return listed.iter().copied().map(Some).collect();
        }
        let places: HashMap<&str, ArticleId> = listed.iter().map(|id| (source(id), *id)).collect();
        self.sources.iter().map(|source| places.get(&**source).copied()).collect()
    }

    /// Whether these texts were counted, in this order and as they are now.
    pub fn are_of(&self, articles: &[Article], listed: &[ArticleId]) -> bool {
        let counted = self.sources.iter().zip(&self.words);
        let is_same = |((source, words), id): ((&Arc<str>, &Arc<Words>), &ArticleId)| {
            let article = &articles[id.index()];
            article.card.source == *source && Arc::ptr_eq(&article.words, words)
        };
        self.sources.len() == listed.len() && counted.zip(listed).all(is_same)
    }
}
