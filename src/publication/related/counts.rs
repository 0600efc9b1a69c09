//! The texts of a publication, counted together: the part of relatedness that takes long, and that can be done on another
//! thread because it needs nothing but the texts.

use std::sync::Arc;

use super::super::ArticleId;
use super::index::{Index, rarity};
use super::titles::{self, Titles};
use super::vectors::Vectors;
use crate::article::Article;
use crate::words::{Pair, Words};

/// The heaviest pairs of neighbouring words that are kept of an article.
const PHRASES: usize = 64;

/// Texts that are to be counted, by language and document.
#[derive(Debug)]
pub struct Uncounted(Vec<Vec<Text>>);

#[derive(Debug)]
struct Text {
    words: Arc<Words>,
    pairs: Arc<[Pair]>,
    title: Arc<str>,
}

/// The counts of all languages.
#[derive(Debug)]
pub struct AllCounts {
    pub(super) languages: Vec<Counts>,
}

/// The counts of one language. They hold the words that were counted: the numbers of stems mean those, whatever the
/// articles say by now.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// By document.
    pub words: Vec<Arc<Words>>,
    pub index: Index,
    pub phrases: Vectors,
    pub pieces: Vectors,
    pub titles: Titles,
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
        Self { words: article.words.clone(), pairs, title: article.card.title.clone() }
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
        let titles: Vec<&Arc<str>> = texts.iter().map(|text| &text.title).collect();
        let all = texts.len();
        let index = Index::new(&words);
        let weighty: Vec<f32> = (0..=u8::MAX).map(|weight| f32::from(weight).ln_1p()).collect();
        let pairs =
            |text: &Text| text.pairs.iter().map(|pair| (pair.key(), weighty[usize::from(pair.weight())])).collect();
        let of_pair = |count: u32| if count < 2 { 0.0 } else { rarity(count as usize, all) };
        let of_piece = |count: u32| (all as f32 / count as f32).ln();
        Self {
            words: texts.iter().map(|text| text.words.clone()).collect(),
            titles: Titles::new(&words, &index.dictionary),
            index,
            phrases: Vectors::new(texts, pairs, of_pair, PHRASES),
            pieces: Vectors::new(&titles, |title| titles::pieces(title), of_piece, usize::MAX),
        }
    }
}
