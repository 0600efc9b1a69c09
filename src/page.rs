//! The plan: every file of the site to be, each with its route and the struct that its template sees.

pub mod addresses;
pub mod article;
pub mod assets;
mod beside;
pub mod compose;
pub mod feed;
pub mod fill;
pub mod frame;
pub mod links;
pub mod listing;
pub mod pictures;
pub mod plan;
pub mod search;
pub mod sitemap;
pub mod view;

use crate::config::{LangId, TermKind};
use crate::publication::{ArticleId, TermId};

use article::{ArticleView, CardView};
use frame::{FrameView, SiteView};
use listing::{
    ArchiveView, CrossingListView, HomeView, ListView, NotFoundView, RedirectView, SearchView, TermListView, TermView,
    TermsView,
};

/// One page as its template sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct PageView<'p> {
    pub lang: LangId,
    /// The template that the front matter asks for by name, with or without `.html`.
    pub template: Option<&'p str>,
    pub frame: FrameView<'p>,
    pub facts: Vec<Fact>,
    pub main: Main<'p>,
}

/// A line of `<head>` for machines: `og:locale`, `citation_author` …, and what it says, not escaped.
pub type Fact = (&'static str, String);

/// A page's own matter.
#[derive(Clone, Debug, PartialEq)]
pub enum Main<'p> {
    Home(Box<HomeView<'p>>),
    Article(Box<ArticleView<'p>>),
    /// A static page.
    Page(Box<ArticleView<'p>>),
    Section(Box<ListView>),
    Type(Box<ListView>),
    Year(Box<ListView>),
    Archive(Box<ArchiveView>),
    Term(TermKind, Box<TermListView<'p>>),
    Terms(TermKind, Box<TermsView>),
    Crossing(Box<CrossingListView>),
    Search(Box<SearchView>),
    NotFound(Box<NotFoundView>),
    Redirect(Box<RedirectView>),
}

/// What many pages show alike; the theme makes each value once.
pub trait Stock: Sync {
    fn articles(&self) -> usize;
    fn card(&self, article: ArticleId) -> CardView<'_>;
    fn lang_of(&self, article: ArticleId) -> LangId;
    fn terms(&self) -> usize;
    fn term(&self, term: TermId, lang: LangId) -> TermView;
    fn langs(&self) -> Vec<LangId>;
    fn site(&self, lang: LangId) -> SiteView<'_>;
    /// Bytes of the largest page that may be printed.
    fn largest_page(&self) -> usize;
}
