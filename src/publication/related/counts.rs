//! The texts of a publication, counted together: the part of relatedness that takes long, and that can be done on another
//! thread because it needs nothing but the texts.

use std::sync::Arc;

use super::super::ArticleId;
use super::index::{Index, rarity};
use super::titles::{self, Titles};
use super::vectors::Vectors;
use crate::article::Article;
use crate::words::Words;

/// The heaviest pairs of neighbouring words that are kept of an article.
const PHRASES: usize = 64;

/// Texts that are to be counted, by language and document.
#[derive(Debug)]
pub struct Uncounted(Vec<Vec<Text>>);

#[derive(Debug)]
struct Text {
    words: Arc<Words>,
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
            Text { words: article.words.clone(), title: article.card.title.clone() }
        };
        Self(listed.iter().map(|listed| listed.iter().map(text).collect()).collect())
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
            |words: &&Words| words.pairs.iter().map(|pair| (pair.key(), weighty[usize::from(pair.weight())])).collect();
        let of_pair = |count: u32| if count < 2 { 0.0 } else { rarity(count as usize, all) };
        let of_piece = |count: u32| (all as f32 / count as f32).ln();
        Self {
            words: texts.iter().map(|text| text.words.clone()).collect(),
            titles: Titles::new(&words, &index.dictionary),
            index,
            phrases: Vectors::new(&words, pairs, of_pair, PHRASES),
            pieces: Vectors::new(&titles, |title| titles::pieces(title), of_piece, usize::MAX),
        }
    }
}
