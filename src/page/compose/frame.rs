//! What every page has around its own matter.

use super::Composer;
use crate::config::{FeedFormat, LangId, TermKind};
use crate::page::frame::{AlternateView, FeedLinkView, FrameView, LinkView};
use crate::page::plan::{FeedOf, List, ListOf, Planned, What, feed_name};
use crate::page::view::Html;
use crate::publication::{Gate, TermId};
use crate::route::Route;
use crate::strings::Arg;

impl Composer<'_, '_> {
    pub(super) fn frame(&self, planned: &Planned) -> FrameView<'_> {
        let lang = planned.lang;
        let alternates = self.alternates(planned);
        let breadcrumbs = self.breadcrumbs(planned);
        let title = self.title(planned);
        let description = self.description(planned);
        let is_hidden = matches!(planned.what, What::Search | What::NotFound | What::Redirect { .. });
        let jsonld =
            if is_hidden { Html::default() } else { self.structured(planned, &breadcrumbs, &title, &description) };
        FrameView {
            kind: self.kind(planned),
            lang: &self.plan.publication.config.language(lang).code,
            title,
            description,
            current_path: self.local(&planned.route),
            current_url: self.permalink(&planned.route),
            alternates,
            breadcrumbs,
            feeds: self.feeds(planned),
            in_menu: self.is_in_menu(planned),
            noindex: is_hidden || matches!(self.plan.publication.gate, Gate::Open(_)),
            jsonld,
        }
    }

    /// What the page is called in the plan, in `list` and in templates.
    pub fn kind(&self, planned: &Planned) -> &'static str {
        match &planned.what {
            What::Article(id) if self.plan.publication.article(*id).card.is_page => "page",
            What::Article(_) => "article",
            What::List { list, .. } => match &self.plan.list(*list).of {
                ListOf::Home => "home",
                ListOf::Section(_) => "section",
                ListOf::Term(term) => match self.plan.publication.terms.get(*term).kind {
                    TermKind::Topic => "topic",
                    TermKind::Region => "region",
                    TermKind::Author => "author",
                    TermKind::Series => "series",
                },
                ListOf::Crossing(..) => "topic_region",
                ListOf::Type(_) => "type",
                ListOf::Year(_) => "year",
            },
            What::Terms(TermKind::Topic) => "topics",
            What::Terms(TermKind::Region) => "regions",
            What::Terms(TermKind::Author) => "authors",
            What::Terms(TermKind::Series) => "series_index",
            What::Archive => "archive",
            What::Search => "search",
            What::NotFound => "404",
            What::Redirect { .. } => "redirect",
            What::Feed { format: FeedFormat::Atom, .. } => "atom",
            What::Feed { format: FeedFormat::Rss, .. } => "rss",
            What::Feed { format: FeedFormat::Json, .. } => "json_feed",
            What::Sitemap | What::SitemapPart(_) => "sitemap",
            What::NewsSitemap => "news_sitemap",
            What::Robots => "robots",
            What::Redirects => "redirects",
            What::Headers => "headers",
            What::File(_) | What::Variant(_) | What::SocialCard(_) => "file",
        }
    }

    fn is_in_menu(&self, planned: &Planned) -> bool {
        match &planned.what {
            What::List { list, page: 1 } => matches!(self.plan.list(*list).of, ListOf::Section(_)),
            what => matches!(what, What::Terms(_) | What::Archive | What::Search),
        }
    }

    fn title(&self, planned: &Planned) -> String {
        let lang = planned.lang;
        match &planned.what {
            What::Article(id) => self.plan.publication.article(*id).card.title.to_string(),
            What::List { list, page: 1 } => self.list_title(&self.plan.list(*list).of, lang),
            What::List { list, page } => {
                let number = self.phrase(lang, "page-number", &[("number", Arg::Number(*page as i64))]);
                format!("{} · {number}", self.list_title(&self.plan.list(*list).of, lang))
            }
            What::Terms(kind) => self.terms_title(*kind, lang),
            What::Archive => self.word(lang, "archive"),
            What::Search => self.word(lang, "search"),
            What::Redirect { .. } => self.word(lang, "redirect-heading"),
            _ => self.word(lang, "not-found-heading"),
        }
    }

    fn description(&self, planned: &Planned) -> String {
        let publication = self.plan.publication;
        let text = |folder: &str| {
            let text = publication.text(folder, planned.lang);
            text.and_then(|text| text.front.summary.clone()).unwrap_or_default()
        };
        match &planned.what {
            What::Article(id) => publication.article(*id).card.summary.to_string(),
            What::Terms(kind) => text(kind.folder()),
            What::List { list, .. } => match &self.plan.list(*list).of {
                ListOf::Home => publication.config.language(planned.lang).description.clone(),
                ListOf::Section(section) => text(section),
                ListOf::Term(term) => {
                    let text = publication.terms.get(*term).text(planned.lang);
                    text.and_then(|text| text.front.summary.clone()).unwrap_or_default()
                }
                _ => String::new(),
            },
            _ => String::new(),
        }
    }

    /// The same page in every language that has it; for later pages of a list and redirects only itself.
    pub(super) fn alternates(&self, planned: &Planned) -> Vec<AlternateView<'_>> {
        let config = &self.plan.publication.config;
        let here = planned.lang;
        let mut routes: Vec<(LangId, Route)> = match &planned.what {
            What::Article(id) => {
                let others = self.plan.publication.translations[id.index()].iter();
                let cards = others.map(|other| &self.plan.publication.article(*other).card);
                cards.map(|card| (card.lang, card.route.clone())).collect()
            }
            What::List { list, page: 1 } => {
                let of = &self.plan.list(*list).of;
                let list = |lang: LangId| self.plan.list_of.get(&(of.clone(), lang)).map(|list| self.plan.list(*list));
                config.langs().filter_map(|lang| list(lang).map(|list| (lang, list.route.clone()))).collect()
            }
            What::Terms(kind) => self.planned_ones(|lang| self.plan.addresses.terms(*kind, lang)),
            What::Archive => self.planned_ones(|lang| self.plan.addresses.archive(lang)),
            What::Search => self.planned_ones(|lang| self.plan.addresses.search(lang)),
            _ => Vec::new(),
        };
        routes.retain(|(lang, _)| *lang != here);
        routes.push((here, planned.route.clone()));
        routes.sort();
        routes.iter().map(|(lang, route)| self.alternate(*lang, route, *lang == here)).collect()
    }

    /// Codes and whole addresses of `alternates`.
    pub fn alternate_addresses(&self, planned: &Planned) -> Vec<(String, String)> {
        self.alternates(planned).into_iter().map(|view| (view.lang.to_owned(), view.permalink)).collect()
    }

    fn planned_ones(&self, route: impl Fn(LangId) -> Route) -> Vec<(LangId, Route)> {
        let routes = self.plan.publication.config.langs().map(|lang| (lang, route(lang)));
        routes.filter(|(_, route)| self.plan.by_route.contains_key(route)).collect()
    }

    fn breadcrumbs(&self, planned: &Planned) -> Vec<LinkView> {
        let lang = planned.lang;
        let home = || self.crumb(self.word(lang, "home"), &self.plan.addresses.home(lang));
        match &planned.what {
            What::Article(id) => {
                let card = &self.plan.publication.article(*id).card;
                let section = self.plan.list_of.get(&(ListOf::Section(card.section.clone()), lang));
                let section = section.map(|list| self.plan.list(*list));
                std::iter::once(home()).chain(section.map(|list| self.list_crumb(list))).collect()
            }
            What::List { list, page } => {
                let list = self.plan.list(*list);
                let mut crumbs = match &list.of {
                    ListOf::Home if *page == 1 => return Vec::new(),
                    of => std::iter::once(home()).chain(self.crumbs_above(of, lang)).collect::<Vec<_>>(),
                };
                if *page > 1 && list.of != ListOf::Home {
                    crumbs.push(self.list_crumb(list));
                }
                crumbs
            }
            What::NotFound | What::Redirect { .. } => Vec::new(),
            _ => vec![home()],
        }
    }

    fn crumbs_above(&self, of: &ListOf, lang: LangId) -> Vec<LinkView> {
        match of {
            ListOf::Term(term) => self.term_crumbs(*term, lang),
            ListOf::Crossing(topic, _) => {
                let own = self.plan.list_of.get(&(ListOf::Term(*topic), lang)).map(|list| self.plan.list(*list));
                self.term_crumbs(*topic, lang).into_iter().chain(own.map(|list| self.list_crumb(list))).collect()
            }
            ListOf::Year(_) => vec![self.crumb(self.word(lang, "archive"), &self.plan.addresses.archive(lang))],
            _ => Vec::new(),
        }
    }

    /// The index of the kind, then the terms above.
    fn term_crumbs(&self, term: TermId, lang: LangId) -> Vec<LinkView> {
        let kind = self.plan.publication.terms.get(term).kind;
        let index = self.crumb(self.terms_title(kind, lang), &self.plan.addresses.terms(kind, lang));
        let parents = self.parents(term).into_iter();
        let lists = parents.filter_map(|parent| self.plan.list_of.get(&(ListOf::Term(parent), lang)));
        std::iter::once(index).chain(lists.map(|list| self.list_crumb(self.plan.list(*list)))).collect()
    }

    fn list_crumb(&self, list: &List) -> LinkView {
        self.crumb(self.list_title(&list.of, list.lang), &list.route)
    }

    fn crumb(&self, title: String, route: &Route) -> LinkView {
        LinkView { title, path: self.local(route) }
    }

    /// A term's own feeds first, then those of the language.
    fn feeds(&self, planned: &Planned) -> Vec<FeedLinkView> {
        let lang = planned.lang;
        let mut feeds = Vec::new();
        if let What::List { list, .. } = &planned.what
            && let ListOf::Term(term) = self.plan.list(*list).of
            && self.plan.publication.config.feeds.terms.contains(&self.plan.publication.terms.get(term).kind)
        {
            for format in self.plan.feed_formats(FeedOf::Term(term)) {
                let route = self.plan.addresses.term(term, lang).join_file(feed_name(format));
                feeds.push(self.feed_link(self.feed_title(FeedOf::Term(term), lang), &route, format));
            }
        }
        for format in self.plan.feed_formats(FeedOf::Language) {
            let route = self.plan.addresses.home(lang).join_file(feed_name(format));
            feeds.push(self.feed_link(self.feed_title(FeedOf::Language, lang), &route, format));
        }
        feeds
    }

    pub fn feed_title(&self, of: FeedOf, lang: LangId) -> String {
        let publication = self.plan.publication;
        let site = &publication.config.language(lang).title;
        match of {
            FeedOf::Language => site.clone(),
            FeedOf::Term(term) => format!("{} · {site}", publication.terms.get(term).name(lang)),
        }
    }

    fn feed_link(&self, title: String, route: &Route, format: FeedFormat) -> FeedLinkView {
        let (name, media_type) = match format {
            FeedFormat::Atom => ("atom", "application/atom+xml"),
            FeedFormat::Rss => ("rss", "application/rss+xml"),
            FeedFormat::Json => ("json", "application/feed+json"),
        };
        FeedLinkView { title, path: self.local(route), permalink: self.permalink(route), format: name, media_type }
    }
}
