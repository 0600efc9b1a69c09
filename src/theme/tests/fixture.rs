//! A publication of two languages made by hand. What a writer would have typed stands in `⟪…⟫`, so that a test can tell
//! it from the theme's own words.

mod article;

use std::sync::{Arc, LazyLock};

use crate::config::{LangId, Table, TermKind};
use crate::language::Language;
use crate::page::article::*;
use crate::page::frame::*;
use crate::page::listing::*;
use crate::page::view::{CardRef, Html, PrintedCard, TermRef};
use crate::page::{Main, PageView, Stock};
use crate::publication::{ArticleId, TermId};
use crate::theme::{Printer, Theme, ThemeFile, Voice, embedded, voices};

use article::picture;
pub use article::{article, bare_article};

pub static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let data = serde_json::json!({"colour": "⟪blue⟫", "deep": {"list": [1, 2.5, null, true]}});
    serde_json::from_value(data).unwrap()
});

pub const FR: LangId = LangId(0);
pub const EN: LangId = LangId(1);

/// Four articles and one term of each kind.
pub struct Fixture;

impl Stock for Fixture {
    fn largest_page(&self) -> usize {
        1 << 20
    }

    fn articles(&self) -> usize {
        4
    }

    fn card(&self, article: ArticleId) -> CardView<'_> {
        let cards = [("⟪Alpha⟫", "/articles/alpha/"), ("⟪Beta⟫", "/b/"), ("⟪Gamma⟫", "/c/"), ("⟪Delta <d>⟫", "/d/")];
        let (title, path) = cards[article.index()];
        CardView {
            id: path,
            title,
            subtitle: None,
            kicker: None,
            summary: "⟪Two sentences & no more.⟫",
            description: "⟪Two sentences & no more.⟫",
            date: Some("2026-03-01".into()),
            updated: None,
            path: path.into(),
            permalink: format!("https://example.org{path}"),
            lang: "fr",
            section: "articles",
            r#type: Some("policy-brief"),
            authors: vec![TermRef(TermId(2), FR)],
            topics: vec![TermRef(TermId(0), FR)],
            regions: vec![TermRef(TermId(1), FR)],
            number: None,
            reading_time: 4,
            image: None,
            withdrawn: article.0 == 3,
        }
    }

    fn lang_of(&self, _: ArticleId) -> LangId {
        FR
    }

    fn terms(&self) -> usize {
        4
    }

    fn term(&self, term: TermId, _: LangId) -> TermView {
        let kinds = ["topic", "region", "author", "series"];
        let names = ["⟪trade⟫", "⟪Kenya⟫", "⟪Data desk⟫", "⟪Long reads⟫"];
        let kind = kinds[term.index()];
        TermView {
            id: kind.into(),
            kind,
            name: names[term.index()].into(),
            path: format!("/{kind}s/x/"),
            permalink: format!("https://example.org/{kind}s/x/"),
            count: 1204,
            direct_count: 3,
            summary: "⟪What it is.⟫".into(),
        }
    }

    fn langs(&self) -> Vec<LangId> {
        vec![FR, EN]
    }

    fn site(&self, lang: LangId) -> SiteView<'_> {
        let (code, language_name) = [("fr", "⟪français⟫"), ("en", "⟪English⟫")][lang.index()];
        SiteView {
            title: "⟪Briefings⟫",
            description: "⟪A publication.⟫",
            lang: code,
            language_name,
            direction: "ltr",
            path: "/".into(),
            permalink: "https://example.org/".into(),
            root: "/".into(),
            base_url: "https://example.org".into(),
            languages: vec![alternate("en", "⟪English⟫", false)],
            menu: vec![
                MenuView { kind: "topics", title: "⟪Topics⟫".into(), path: "/topics/".into() },
                MenuView { kind: "page", title: "⟪About⟫".into(), path: "/about/".into() },
            ],
            search: Some("/search/".into()),
            static_pages: vec![LinkView { title: "⟪About⟫".into(), path: "/about/".into() }],
            assets: ["style.css", "search.css", "search.js"]
                .map(|name| AssetView { name: name.into(), path: format!("/{}", name.replace('.', ".1a2b3c4d.")) })
                .into(),
            logo: None,
            text_font: Some("/text.woff2".into()),
            security_policy: Some("default-src 'self'".into()),
            design: &TABLE,
            extra: &TABLE,
            generator: "Masthead 0.1.0",
        }
    }
}

pub(super) fn alternate(lang: &'static str, name: &'static str, current: bool) -> AlternateView<'static> {
    let path = format!("/{lang}/");
    AlternateView { lang, name, permalink: format!("https://example.org{path}"), path, current }
}

pub fn frame(kind: &'static str) -> FrameView<'static> {
    FrameView {
        kind,
        lang: "fr",
        title: "⟪The title⟫".into(),
        description: "⟪The description.⟫".into(),
        current_path: "/topics/".into(),
        current_url: "https://example.org/topics/".into(),
        alternates: vec![alternate("fr", "⟪français⟫", true), alternate("en", "⟪English⟫", false)],
        breadcrumbs: vec![LinkView { title: "⟪Start⟫".into(), path: "/".into() }],
        feeds: vec![FeedLinkView {
            title: "⟪Feed⟫".into(),
            path: "/feed.atom.xml".into(),
            permalink: "https://example.org/feed.atom.xml".into(),
            format: "atom",
            media_type: "application/atom+xml",
        }],
        in_menu: true,
        noindex: false,
        jsonld: Html(r#"{"@type":"Report"}"#.into()),
    }
}

fn crossing() -> CrossingView {
    CrossingView { topic: TermRef(TermId(0), FR), region: TermRef(TermId(1), FR), path: "/x/".into(), count: 3 }
}

fn section(title: &str) -> SectionView {
    SectionView {
        title: title.into(),
        content: Html("<p>⟪About this section.⟫</p>".into()),
        path: "/articles/".into(),
        permalink: "https://example.org/articles/".into(),
    }
}

/// Page `current` of 3 with two articles.
pub fn paginator(current: usize) -> PaginatorView {
    PaginatorView {
        pages: vec![CardRef(ArticleId(0)), CardRef(ArticleId(3))],
        cards: vec![PrintedCard(ArticleId(0)), PrintedCard(ArticleId(3))],
        current_index: current,
        number_pagers: 3,
        total_pages: 6,
        previous: (current > 1).then(|| "/articles/".into()),
        next: (current < 3).then(|| "/articles/page/3/".into()),
        first: "/articles/".into(),
        last: "/articles/page/3/".into(),
        base_url: "/articles/".into(),
    }
}

pub fn list(current: usize) -> Box<ListView> {
    Box::new(ListView { section: section("⟪Articles⟫"), paginator: paginator(current) })
}

fn term(kind: TermKind) -> Main<'static> {
    let stock = Fixture.term(TermId(kind as u32), FR);
    let term = TermPageView {
        id: stock.id,
        kind: stock.kind,
        name: stock.name,
        path: stock.path,
        permalink: stock.permalink,
        count: 1204,
        direct_count: 3,
        summary: stock.summary,
        content: Html("<p>⟪About it.⟫</p>".into()),
        parents: vec![TermRef(TermId(0), FR), TermRef(TermId(1), FR)],
        children: vec![TermRef(TermId(0), FR)],
        crossings: vec![crossing()],
        role: Some("⟪Economist⟫"),
        organisation: Some("⟪The house⟫"),
        email: Some("desk@example.org"),
        orcid: Some("0000-0002-1825-0097"),
        links: vec!["https://example.com/desk", "javascript:alert(1)"],
        image: Some(picture()),
        extra: &TABLE,
    };
    Main::Term(kind, Box::new(TermListView { term, paginator: paginator(1) }))
}

fn terms(kind: TermKind) -> Main<'static> {
    let countries = vec![CountryView { code: "FR", term: TermRef(TermId(1), FR), shade: 5 }];
    let letters = vec![LetterView { letter: "⟪T⟫".into(), terms: vec![TermRef(TermId(0), FR)] }];
    Main::Terms(kind, Box::new(TermsView { terms: vec![tree()], letters, countries }))
}

fn tree() -> BranchView {
    let leaf = BranchView { term: TermRef(TermId(0), FR), children: vec![] };
    BranchView { term: TermRef(TermId(1), FR), children: vec![leaf.clone(), leaf] }
}

/// One page of every kind, by the name of its kind.
pub fn pages() -> Vec<(&'static str, Main<'static>)> {
    use TermKind::{Author, Region, Series, Topic};
    let topics = vec![TermRef(TermId(0), FR)];
    let regions = vec![TermRef(TermId(1), FR)];
    let home = HomeView {
        section: section(""),
        paginator: paginator(1),
        by_topic: vec![TopicNewsView { term: topics[0], pages: vec![CardRef(ArticleId(1))] }],
        recommendations: vec![UrgedView {
            text: "⟪Do this.⟫", addressee: Some("⟪All⟫"), page: CardRef(ArticleId(1))
        }],
        topics,
        regions,
    };
    let crossing =
        CrossingListView { topic: TermRef(TermId(0), FR), region: TermRef(TermId(1), FR), paginator: paginator(2) };
    let years = vec![YearView { year: "2026".into(), path: "/archive/2026/".into(), count: 1 }];
    let links = vec![LinkView { title: "⟪All topics⟫".into(), path: "/topics/".into() }];
    vec![
        ("home", Main::Home(Box::new(home))),
        ("article", Main::Article(Box::new(article()))),
        ("page", Main::Page(Box::new(article()))),
        ("section", Main::Section(list(2))),
        ("type", Main::Type(list(1))),
        ("year", Main::Year(list(1))),
        ("archive", Main::Archive(Box::new(ArchiveView { years }))),
        ("topic", term(Topic)),
        ("region", term(Region)),
        ("author", term(Author)),
        ("series", term(Series)),
        ("topics", terms(Topic)),
        ("regions", terms(Region)),
        ("authors", terms(Author)),
        ("series_index", terms(Series)),
        ("topic_region", Main::Crossing(Box::new(crossing))),
        ("search", Main::Search(Box::new(SearchView { index: "/search/pagefind/".into(), terms: vec![tree()] }))),
        ("404", Main::NotFound(Box::new(NotFoundView { links }))),
        ("redirect", Main::Redirect(Box::new(RedirectView { target: "https://example.org/new/".into() }))),
    ]
}

pub fn page(kind: &'static str, main: Main<'static>) -> PageView<'static> {
    PageView { lang: FR, template: None, frame: frame(kind), facts: Vec::new(), main }
}

pub fn french_and_english() -> Vec<Voice> {
    let languages = ["fr", "en"].map(|code| Language::new(code).unwrap());
    let (voices, faults) = voices(&embedded::strings(), &languages);
    assert_eq!(faults, []);
    voices
}

pub fn briefing() -> Theme {
    Theme::load(embedded::templates(), &french_and_english()).map_err(|mistakes| format!("{mistakes:#?}")).unwrap()
}

pub fn printer(theme: &Theme) -> Printer<'_> {
    let printer = Printer::new(theme, &Fixture);
    printer.make_all().map_err(|mistakes| format!("{mistakes:#?}")).unwrap();
    printer
}

/// The page as the theme prints it.
pub fn print(theme: &Theme, page: &PageView<'_>) -> String {
    let mut out = b"what the buffer held before".to_vec();
    printer(theme).print(page, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

pub fn file(name: &str, text: &str) -> ThemeFile {
    ThemeFile { name: name.into(), path: Arc::from(format!("templates/{name}")), text: text.into() }
}
