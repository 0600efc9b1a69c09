//! What a piece's front matter gives to those who find it elsewhere: in search results, feeds, cards and libraries.

use super::customs::Customs;
use super::mistakes;
use crate::article::{Article, SUMMARY_CHARACTERS};
use crate::diagnostic::{Diagnostic, Rule};

/// Results of a search show 60 to 70 characters of a title; a few more do no harm.
const TITLE_CHARACTERS: usize = 80;

/// The types that Google Scholar takes: research and reports, no news and no opinion.
const SCHOLARLY: [&str; 4] = ["paper", "policy-brief", "report", "working-paper"];

/// Every remark on one piece.
pub(super) fn check(piece: &Article) -> Vec<Diagnostic> {
    let (card, front) = (&piece.card, &piece.front);
    let mut diagnostics = Vec::new();
    if let Some(image) = &front.image
        && image.alt.as_deref().unwrap_or_default().trim().is_empty()
    {
        diagnostics.push(mistakes::lead_without_alt(&card.source, &image.src));
    }
    if let Some(kind) = card.kind.as_deref().filter(|kind| SCHOLARLY.contains(kind))
        && card.authors.is_empty()
    {
        diagnostics.push(mistakes::no_scholar_authors(&card.source, kind));
    }
    diagnostics
}

/// Summaries, and what most articles may have and some lack.
pub(super) fn survey<'p>(pieces: impl Iterator<Item = &'p Article>, customs: &mut Customs<'_>) {
    let pieces: Vec<&Article> = pieces.collect();
    customs.add_everywhere(Rule::LongSummary, pieces.iter().filter_map(|piece| summary_told(piece)));
    let articles: Vec<&Article> =
        pieces.into_iter().filter(|piece| !piece.card.is_page && !piece.card.withdrawn).collect();
    let without = |lacks: fn(&Article) -> bool, tell: fn(&Article) -> Diagnostic| {
        articles.iter().map(|article| lacks(article).then(|| tell(article))).collect::<Vec<_>>()
    };
    customs.add(Rule::MissingSummary, without(|article| article.front.summary.is_none(), mistakes::missing_summary));
    customs.add(Rule::LongTitle, without(is_long, mistakes::long_title));
    customs.add(Rule::NoCardPicture, without(|article| article.front.image.is_none(), mistakes::no_card_picture));
}

/// What is told of a piece's own summary, if it has one.
fn summary_told(piece: &Article) -> Option<Option<Diagnostic>> {
    let characters = piece.front.summary.as_ref()?.trim().chars().count();
    Some((characters > SUMMARY_CHARACTERS).then(|| mistakes::long_summary(piece, characters)))
}

fn is_long(article: &Article) -> bool {
    article.card.title.chars().count() > TITLE_CHARACTERS
}
