//! How links bring articles together: the one leads to the other, or a third leads to both.

use super::super::ArticleId;
use super::super::citations::Citations;

/// Of what many link to, and of what links to many, so much is looked at: an index page of links says little.
const MOST: usize = 200;

/// Added to what links to an article: a single link in common is little.
const DAMPING: f32 = 0.5;

/// Those that are linked to from the same articles, by id; with the cosine of who links to them, each article that links
/// counting the less the more it links to.
pub(super) fn together(citations: &Citations, article: ArticleId) -> Vec<(ArticleId, f32)> {
    let citing = citations.to(article).iter().take(MOST);
    let mut met: Vec<(ArticleId, f32)> = citing
        .flat_map(|citing| {
            let cited = citations.from(*citing);
            let worth = weight(cited.len());
            cited.iter().take(MOST).map(move |cited| (*cited, worth))
        })
        .filter(|(other, _)| *other != article)
        .collect();
    met.sort_unstable_by_key(|(other, _)| *other);
    let own = length(citations, article);
    let of_other = |same: &[(ArticleId, f32)]| {
        let sum: f32 = same.iter().map(|(_, worth)| worth).sum();
        (same[0].0, (sum / own / length(citations, same[0].0)).min(1.0))
    };
    met.chunk_by(|a, b| a.0 == b.0).map(of_other).collect()
}

/// What being linked to from the article says of another: little, if all the world links there.
pub(super) fn lead(citations: &Citations, other: ArticleId) -> f32 {
    weight(citations.to(other).len())
}

/// `1 / log₂(2 + links)`.
fn weight(links: usize) -> f32 {
    1.0 / (2.0 + links as f32).log2()
}

fn length(citations: &Citations, article: ArticleId) -> f32 {
    (citations.to(article).iter().take(MOST).map(|citing| weight(citations.from(*citing).len())).sum::<f32>() + DAMPING)
        .sqrt()
}
