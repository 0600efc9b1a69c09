//! What the search index is made of: the text of each article, with what it can be found and narrowed down by.
//!
//! These are articles, not pages: a theme that prints more or less around them changes no index.

use super::compose::Composer;
use super::fill::Form;
use super::links::Owner;
use super::plan::with_above;
use super::view::Html;
use crate::article::Card;
use crate::config::LangId;
use crate::language::DateStyle;
use crate::publication::{ArticleId, TermId};
use crate::route::Route;
use crate::slug::slug;

/// One article, or one static page, as it is searched. All texts are plain, not yet escaped, but for the body.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchText<'p> {
    pub route: &'p Route,
    pub lang: &'p str,
    pub title: &'p str,
    pub subtitle: Option<&'p str>,
    pub kicker: Option<&'p str>,
    /// The editor's summary; none where it was cut from the text.
    pub summary: Option<&'p str>,
    pub key_points: &'p [String],
    pub body: Html,
    pub recommendations: Vec<&'p str>,
    /// Type, day and authors in one line, as results show them.
    pub byline: String,
    /// The day of record, `2026-03-14`.
    pub date: Option<String>,
    /// What the article has of each facet, in the page's language; a theme names the facets by these keys.
    pub facets: [(&'static str, Vec<String>); 5],
}

impl<'p> Composer<'_, 'p> {
    /// The articles of a language that lists show, newest first, then its static pages.
    pub fn searched(&self, lang: LangId) -> Vec<ArticleId> {
        let publication = self.plan.publication;
        let is_page = |id: &ArticleId| {
            let card = &publication.article(*id).card;
            card.is_page && card.lang == lang && !card.withdrawn
        };
        publication.listed[lang.index()].iter().copied().chain(publication.ids().filter(is_page)).collect()
    }

    pub fn search_text(&self, id: ArticleId) -> SearchText<'p> {
        let publication = self.plan.publication;
        let article = publication.article(id);
        let (card, front) = (&article.card, &article.front);
        let of = publication.terms.of(id);
        let authors = self.names(of.authors.iter().map(|(author, _)| *author), card.lang);
        let kind = card.kind.as_deref().map(|kind| self.type_name(&slug(kind), card.lang));
        SearchText {
            route: &card.route,
            lang: &publication.config.language(card.lang).code,
            title: &card.title,
            subtitle: card.subtitle.as_deref(),
            kicker: card.kicker.as_deref(),
            summary: front.summary.as_deref(),
            key_points: &front.key_points,
            body: self.filled(&Owner::article(article), Form::OnSite),
            recommendations: front.recommendations.iter().map(|item| item.text.as_str()).collect(),
            byline: self.byline(card, kind.as_deref(), &authors),
            date: card.date.map(|date| date.day().to_string()),
            facets: [
                ("topic", self.names_with_above(&of.topics, card.lang)),
                ("region", self.names_with_above(&of.regions, card.lang)),
                ("author", authors),
                ("type", kind.into_iter().collect()),
                ("year", card.date.map(|date| date.day().year().to_string()).into_iter().collect()),
            ],
        }
    }

    /// `Policy brief · 14 March 2026 · Ana Ruiz and Li Wei`
    fn byline(&self, card: &Card, kind: Option<&str>, authors: &[String]) -> String {
        let language = self.plan.publication.language(card.lang);
        let date = card.date.map(|date| language.date(date.day(), DateStyle::Long));
        let authors = (!authors.is_empty()).then(|| language.list_and(authors));
        let parts: Vec<String> = kind.map(str::to_owned).into_iter().chain(date).chain(authors).collect();
        parts.join(" · ")
    }

    fn names(&self, terms: impl Iterator<Item = TermId>, lang: LangId) -> Vec<String> {
        let table = &self.plan.publication.terms;
        let shown = terms.filter(|term| table.get(*term).is_shown(lang));
        shown.map(|term| table.get(term).name(lang).to_string()).collect()
    }

    /// An article on Kenya is one on Africa too.
    fn names_with_above(&self, terms: &[TermId], lang: LangId) -> Vec<String> {
        self.names(with_above(terms, &self.plan.publication.terms).into_iter(), lang)
    }
}
