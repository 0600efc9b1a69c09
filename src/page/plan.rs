//! Every file of the site to be: what stands where, in every language, and that no two stand in one place.

pub mod again;
mod mistakes;
mod settle;

use std::collections::BTreeMap;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use super::addresses::Addresses;
use super::assets;
use super::links::Linker;
use super::pictures::{self, Variant};
use crate::config::{FeedFormat, LangId, TermKind};
use crate::diagnostic::Diagnostic;
use crate::publication::{ArticleId, Publication, TermId};
use crate::route::Route;
use crate::slug::slug;
use crate::source::{Sources, StaticFile};

/// Articles that a topic and a region must share for their meeting to have a page.
const CROSSING_ARTICLES: usize = 3;

/// The most addresses that one sitemap may hold (sitemaps.org).
pub(super) const SITEMAP_ADDRESSES: usize = 50_000;

/// One file of the site to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    pub route: Route,
    pub lang: LangId,
    pub what: What,
}

/// What a planned file is.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A page of a list, from 1.
    List {
        list: ListId,
        page: usize,
    },
    Article(ArticleId),
    /// The index of topics, regions, authors or series.
    Terms(TermKind),
    Archive,
    Search,
    NotFound,
    Redirect {
        to: Route,
    },
    Feed {
        of: FeedOf,
        format: FeedFormat,
    },
    /// The sitemap, or the index of several.
    Sitemap,
    /// One of several, from 1.
    SitemapPart(usize),
    NewsSitemap,
    Robots,
    /// `_redirects`, for hosts that read it.
    Redirects,
    /// `_headers`, for hosts that read it.
    Headers,
    /// The path of a static file.
    File(StaticPath),
    /// A smaller version of a picture.
    Variant(Box<Variant>),
    /// What networks show of an article without a picture.
    SocialCard(ArticleId),
}

/// A file that is copied as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StaticPath {
    /// In `content/`, by its path from the site.
    Beside(Arc<str>),
    /// In `static/`, by its path in the output.
    Static(Arc<str>),
}

impl StaticPath {
    pub fn as_str(&self) -> &str {
        match self {
            StaticPath::Beside(path) | StaticPath::Static(path) => path,
        }
    }
}

/// What a feed is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FeedOf {
    /// The whole language; of the default language: the site.
    Language,
    Term(TermId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListId(pub u32);

/// A list of articles with pages of its own.
#[derive(Clone, Debug)]
pub struct List {
    pub of: ListOf,
    pub lang: LangId,
    pub route: Route,
    /// In the publication's order.
    pub articles: Vec<ArticleId>,
}

/// What its articles have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListOf {
    Home,
    Section(Arc<str>),
    Term(TermId),
    /// Topic and region.
    Crossing(TermId, TermId),
    Type(Arc<str>),
    Year(i16),
}

/// The whole plan.
pub struct Plan<'p> {
    pub publication: &'p Publication,
    pub sources: &'p Sources,
    pub addresses: Addresses<'p>,
    /// Sorted by output path.
    pub files: Vec<Planned>,
    pub lists: Vec<List>,
    /// By what and language.
    pub list_of: HashMap<(ListOf, LangId), ListId>,
    /// By output path.
    pub by_route: HashMap<Route, u32>,
    /// The routes of the files of `content/` that are published.
    pub beside: BTreeMap<Arc<str>, Route>,
    /// By term and language: where it meets terms of the other kind.
    pub crossings: HashMap<(TermId, LangId), Vec<ListId>>,
    /// The anchors that pages of lists and terms have are not known; those of articles are in their bodies.
    pub diagnostics: Vec<Diagnostic>,
}

impl<'p> Plan<'p> {
    /// Lays everything out and checks every link. Mistakes are in [`Plan::diagnostics`].
    pub fn new(publication: &'p Publication, sources: &'p Sources) -> Self {
        let mut plan = Self::empty(publication, sources);
        plan.add_articles();
        for lang in publication.config.langs() {
            plan.add_lists(lang);
            plan.add_indexes(lang);
            plan.add_feeds(lang);
        }
        plan.add_redirects();
        plan.add_files();
        plan.files.extend(pictures::planned(&plan));
        plan.add_metadata();
        plan.settle_addresses();
        let diagnostics = Linker::new(&plan).check();
        plan.diagnostics.extend(diagnostics);
        plan
    }

    /// The lists alone.
    fn with_lists(publication: &'p Publication, sources: &'p Sources) -> Self {
        let mut plan = Self::empty(publication, sources);
        publication.config.langs().for_each(|lang| plan.add_lists(lang));
        plan
    }

    fn empty(publication: &'p Publication, sources: &'p Sources) -> Self {
        Self {
            publication,
            sources,
            addresses: Addresses::new(publication),
            files: Vec::new(),
            lists: Vec::new(),
            list_of: HashMap::new(),
            by_route: HashMap::new(),
            beside: BTreeMap::new(),
            crossings: HashMap::new(),
            diagnostics: Vec::new(),
        }
    }

    pub fn list(&self, list: ListId) -> &List {
        &self.lists[list.0 as usize]
    }

    /// How many pages a list has, at least 1.
    pub fn pages_of(&self, list: &List) -> usize {
        list.articles.len().div_ceil(self.publication.config.paginate_by).max(1)
    }

    /// Where a term's page is; none if it has none in this language.
    pub fn term_route(&self, term: TermId, lang: LangId) -> Option<&Route> {
        self.list_of.get(&(ListOf::Term(term), lang)).map(|list| &self.list(*list).route)
    }

    pub fn static_file(&self, path: &StaticPath) -> Option<&'p StaticFile> {
        match path {
            StaticPath::Beside(path) => self.sources.beside.get(path),
            StaticPath::Static(path) => self.sources.statics.get(&**path),
        }
    }

    /// Where an article's social card stands; none if it has a picture, or none are drawn. It follows from nothing that is
    /// typed in a text but `image`.
    pub fn social_card(&self, id: ArticleId) -> Option<Route> {
        let article = self.publication.article(id);
        let is_wanted = self.sources.stationery.is_some() && article.front.image.is_none() && !article.card.is_page;
        is_wanted.then(|| article.card.route.join_file("social-card.png"))
    }

    fn add(&mut self, route: Route, lang: LangId, what: What) {
        self.files.push(Planned { route, lang, what });
    }

    fn add_articles(&mut self) {
        for id in self.publication.ids() {
            let card = &self.publication.article(id).card;
            self.add(card.route.clone(), card.lang, What::Article(id));
            if let Some(route) = self.social_card(id) {
                self.add(route, self.publication.article(id).card.lang, What::SocialCard(id));
            }
        }
    }

    fn add_lists(&mut self, lang: LangId) {
        let publication = self.publication;
        let pages = &publication.config.pages;
        self.add_list(ListOf::Home, lang, publication.listed[lang.index()].clone());
        if pages.sections {
            for (section, articles) in publication.sections(lang) {
                self.add_list(ListOf::Section(section), lang, articles);
            }
        }
        for kind in TermKind::ALL {
            for term in publication.terms.shown(kind, lang) {
                self.add_list(ListOf::Term(term), lang, publication.term_articles(term, lang).to_vec());
            }
        }
        if pages.types {
            for (kind, articles) in self.group(lang, |card| card.kind.as_deref().map(|kind| Arc::from(slug(kind)))) {
                self.add_list(ListOf::Type(kind), lang, articles);
            }
        }
        if pages.archive {
            for (year, articles) in self.group(lang, |card| card.date.map(|date| date.day().year())) {
                self.add_list(ListOf::Year(year), lang, articles);
            }
        }
        if pages.topic_region {
            self.add_crossings(lang);
        }
    }

    fn group<K: Ord>(
        &self,
        lang: LangId,
        key: impl Fn(&crate::article::Card) -> Option<K>,
    ) -> BTreeMap<K, Vec<ArticleId>> {
        let mut groups: BTreeMap<K, Vec<ArticleId>> = BTreeMap::new();
        for id in &self.publication.listed[lang.index()] {
            if let Some(key) = key(&self.publication.article(*id).card) {
                groups.entry(key).or_default().push(*id);
            }
        }
        groups
    }

    fn add_crossings(&mut self, lang: LangId) {
        let terms = &self.publication.terms;
        let mut meetings: BTreeMap<(TermId, TermId), Vec<ArticleId>> = BTreeMap::new();
        for id in &self.publication.listed[lang.index()] {
            let of = terms.of(*id);
            let mut pairs = Vec::new();
            for topic in with_above(&of.topics, terms) {
                pairs.extend(with_above(&of.regions, terms).into_iter().map(|region| (topic, region)));
            }
            for pair in pairs {
                meetings.entry(pair).or_default().push(*id);
            }
        }
        for ((topic, region), articles) in meetings {
            if articles.len() < CROSSING_ARTICLES {
                continue;
            }
            let list = self.add_list(ListOf::Crossing(topic, region), lang, articles);
            self.crossings.entry((topic, lang)).or_default().push(list);
            self.crossings.entry((region, lang)).or_default().push(list);
        }
    }

    fn add_list(&mut self, of: ListOf, lang: LangId, articles: Vec<ArticleId>) -> ListId {
        let id = ListId(self.lists.len() as u32);
        let route = self.addresses.list(&of, lang);
        let list = List { of: of.clone(), lang, route, articles };
        for page in 1..=self.pages_of(&list) {
            let route = list_page(&list.route, page);
            self.add(route, lang, What::List { list: id, page });
        }
        self.lists.push(list);
        self.list_of.insert((of, lang), id);
        id
    }

    fn add_indexes(&mut self, lang: LangId) {
        for kind in TermKind::ALL {
            if self.publication.terms.shown(kind, lang).next().is_some() {
                self.add(self.addresses.terms(kind, lang), lang, What::Terms(kind));
            }
        }
        if self.publication.config.pages.archive && self.has_years(lang) {
            self.add(self.addresses.archive(lang), lang, What::Archive);
        }
        if self.publication.config.search.enabled {
            self.add(self.addresses.search(lang), lang, What::Search);
        }
        self.add(self.addresses.home(lang).join_file("404.html"), lang, What::NotFound);
    }

    pub fn has_years(&self, lang: LangId) -> bool {
        self.lists.iter().any(|list| list.lang == lang && matches!(list.of, ListOf::Year(_)))
    }

    fn add_feeds(&mut self, lang: LangId) {
        let feeds = &self.publication.config.feeds;
        for format in self.feed_formats(FeedOf::Language) {
            let route = self.addresses.home(lang).join_file(feed_name(format));
            self.add(route, lang, What::Feed { of: FeedOf::Language, format });
        }
        for kind in &feeds.terms {
            for term in self.publication.terms.shown(*kind, lang) {
                for format in self.feed_formats(FeedOf::Term(term)) {
                    let route = self.addresses.term(term, lang).join_file(feed_name(format));
                    self.add(route, lang, What::Feed { of: FeedOf::Term(term), format });
                }
            }
        }
    }

    /// The formats that `[feeds]` asks for; else all for a language and Atom for a term.
    pub fn feed_formats(&self, of: FeedOf) -> Vec<FeedFormat> {
        let feeds = &self.publication.config.feeds;
        match (&feeds.formats, of) {
            (Some(formats), _) => formats.clone(),
            (None, FeedOf::Language) => vec![FeedFormat::Atom, FeedFormat::Rss, FeedFormat::Json],
            (None, FeedOf::Term(_)) => vec![FeedFormat::Atom],
        }
    }

    /// Former addresses lead to the piece; a piece's own address is no redirect.
    fn add_redirects(&mut self) {
        let mut redirects = Vec::new();
        for article in &self.publication.articles {
            for alias in &article.front.aliases {
                redirects.push((Route::former(alias), article.card.lang, article.card.route.clone()));
            }
        }
        for term in self.publication.terms.ids() {
            for text in self.publication.terms.get(term).texts.iter().flatten() {
                if let Some(to) = self.term_route(term, text.lang) {
                    redirects
                        .extend(text.front.aliases.iter().map(|alias| (Route::former(alias), text.lang, to.clone())));
                }
            }
        }
        redirects.retain(|(from, _, to)| from != to);
        for (from, lang, to) in redirects {
            self.add(from, lang, What::Redirect { to });
        }
    }

    fn add_files(&mut self) {
        self.beside = super::beside::routes(self.publication, self.sources);
        for (path, route) in self.beside.clone() {
            self.add(route, LangId::DEFAULT, What::File(StaticPath::Beside(path)));
        }
        for (name, file) in &self.sources.statics {
            let what = What::File(StaticPath::Static(name.as_str().into()));
            self.add(assets::route(name, file), LangId::DEFAULT, what);
        }
    }

    fn add_metadata(&mut self) {
        let lang = LangId::DEFAULT;
        let root = Route::page([]);
        let addresses = self.indexed().count();
        self.add(root.join_file("sitemap.xml"), lang, What::Sitemap);
        if addresses > SITEMAP_ADDRESSES {
            for part in 1..=addresses.div_ceil(SITEMAP_ADDRESSES) {
                self.add(root.join_file(&format!("sitemap-{part}.xml")), lang, What::SitemapPart(part));
            }
        }
        if self.publication.config.feeds.news {
            self.add(root.join_file("news-sitemap.xml"), lang, What::NewsSitemap);
        }
        if self.files.iter().any(|file| matches!(file.what, What::Redirect { .. })) {
            self.add(root.join_file("_redirects"), lang, What::Redirects);
        }
        self.add(root.join_file("_headers"), lang, What::Headers);
        self.add(root.join_file("robots.txt"), lang, What::Robots);
    }

    /// The pages that search engines are told of, in the order of the plan: first pages only.
    pub fn indexed(&self) -> impl Iterator<Item = &Planned> {
        self.files.iter().filter(|file| match &file.what {
            What::List { page, .. } => *page == 1,
            What::Article(_) | What::Terms(_) | What::Archive => true,
            _ => false,
        })
    }
}

/// Terms and all that stand above them, each once.
pub fn with_above(list: &[TermId], terms: &crate::publication::terms::Terms) -> Vec<TermId> {
    let mut all: Vec<TermId> = Vec::new();
    for term in list {
        for term in std::iter::once(term).chain(&terms.get(*term).above) {
            if !all.contains(term) {
                all.push(*term);
            }
        }
    }
    all
}

/// Page 1 is the list's own address, then `…/page/2/`.
pub fn list_page(route: &Route, page: usize) -> Route {
    if page == 1 { route.clone() } else { route.join_page(&format!("page/{page}")) }
}

pub fn feed_name(format: FeedFormat) -> &'static str {
    match format {
        FeedFormat::Atom => "feed.atom.xml",
        FeedFormat::Rss => "feed.rss.xml",
        FeedFormat::Json => "feed.json",
    }
}
