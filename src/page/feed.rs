//! What a feed says, whatever its format.

use crate::config::LangId;
use crate::moment::Moment;
use crate::page::compose::Composer;
use crate::page::links::Owner;
use crate::page::plan::{FeedOf, ListOf};
use crate::publication::ArticleId;
use crate::route::Route;

/// A feed. All texts are plain, not yet escaped, but for the content of entries.
#[derive(Clone, Debug, PartialEq)]
pub struct FeedView<'p> {
    /// The feed's own address, whole, which is its permanent id too.
    pub address: String,
    /// The page that it is a feed of.
    pub home: String,
    pub title: String,
    pub description: String,
    pub lang: &'p str,
    /// The newest change among its entries; none without dated entries.
    pub updated: Option<Moment>,
    /// Newest first.
    pub entries: Vec<EntryView<'p>>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct EntryView<'p> {
    /// Stays the same when the piece moves.
    pub id: String,
    pub address: String,
    pub title: &'p str,
    pub summary: &'p str,
    /// HTML with absolute addresses; only in the feed of a language.
    pub content: Option<String>,
    pub published: Option<Moment>,
    pub updated: Option<Moment>,
    pub authors: Vec<AuthorView>,
    /// Names of topics.
    pub categories: Vec<String>,
    /// The address of the lead picture.
    pub image: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorView {
    pub name: String,
    pub address: Option<String>,
}

impl<'p> Composer<'_, 'p> {
    /// The newest articles of a language or a term.
    pub fn feed(&self, of: FeedOf, lang: LangId, route: &Route) -> FeedView<'p> {
        let publication = self.plan.publication;
        let config = &publication.config;
        let list = match of {
            FeedOf::Language => ListOf::Home,
            FeedOf::Term(term) => ListOf::Term(term),
        };
        let list = self.plan.list_of.get(&(list, lang)).map(|list| self.plan.list(*list));
        let articles = list.map_or(&[][..], |list| &list.articles);
        let entries: Vec<EntryView<'p>> =
            articles.iter().take(config.feeds.limit).map(|id| self.entry(*id, of)).collect();
        let home = list.map_or_else(|| self.plan.addresses.home(lang), |list| list.route.clone());
        let base = &config.base_url;
        let description = match of {
            FeedOf::Language => config.language(lang).description.clone(),
            FeedOf::Term(term) => {
                let text = publication.terms.get(term).text(lang);
                text.and_then(|text| text.front.summary.clone()).unwrap_or_default()
            }
        };
        FeedView {
            address: base.permalink(route),
            home: base.permalink(&home),
            title: self.feed_title(of, lang),
            description,
            lang: &config.language(lang).code,
            updated: entries.iter().filter_map(|entry| entry.updated).max(),
            entries,
        }
    }

    fn entry(&self, id: ArticleId, of: FeedOf) -> EntryView<'p> {
        let publication = self.plan.publication;
        let base = &publication.config.base_url;
        let article = publication.article(id);
        let card = &article.card;
        let terms = publication.terms.of(id);
        let authors = terms.authors.iter().map(|(author, _)| AuthorView {
            name: publication.terms.get(*author).name(card.lang).to_string(),
            address: self.plan.term_route(*author, card.lang).map(|route| base.permalink(route)),
        });
        let content = (of == FeedOf::Language).then(|| self.absolute_text(&Owner::article(article)).0);
        let topics = terms.topics.iter().map(|topic| publication.terms.get(*topic).name(card.lang).to_string());
        EntryView {
            id: self.entry_id(id),
            address: base.permalink(&card.route),
            title: &card.title,
            summary: &card.summary,
            content,
            published: card.date,
            updated: card.modified(),
            authors: authors.collect(),
            categories: topics.collect(),
            image: self.picture_address(article),
        }
    }

    /// A tag address (RFC 4151) of the permanent name. Without one the first address stands for it, so that a piece
    /// that moves and keeps its old address in `aliases` is no new entry.
    fn entry_id(&self, id: ArticleId) -> String {
        let publication = self.plan.publication;
        let base = &publication.config.base_url;
        let card = &publication.article(id).card;
        if card.id.starts_with('/') {
            return format!("{}{}{}", base.origin(), base.path(), crate::route::encode_path(&card.id));
        }
        let host = base.origin().split("//").last().unwrap_or_default().split(':').next().unwrap_or_default();
        let path = base.path();
        format!(
            "tag:{host},2026:{path}{}{}",
            if path.is_empty() { "" } else { "/" },
            crate::route::encode_path(&card.id)
        )
    }

    fn picture_address(&self, article: &'p crate::article::Article) -> Option<String> {
        self.picture(article).map(|picture| picture.permalink)
    }
}
