//! What many pages show alike: cards, terms, the site itself.

use super::{Composer, day};
use crate::article::Article;
use crate::config::{LangId, TermKind};
use crate::front_matter::Picture;
use crate::language::Direction;
use crate::page::Stock;
use crate::page::article::{CardView, PictureView};
use crate::page::frame::{AlternateView, AssetView, LinkView, LogoView, MenuView, SiteView};
use crate::page::links::{Linker, Owner, is_elsewhere};
use crate::page::listing::TermView;
use crate::page::pictures;
use crate::page::plan::{ListOf, What};
use crate::page::view::TermRef;
use crate::publication::{ArticleId, TermId};
use crate::route::Route;

impl Stock for Composer<'_, '_> {
    fn articles(&self) -> usize {
        self.plan.publication.articles.len()
    }

    fn card(&self, article: ArticleId) -> CardView<'_> {
        let publication = self.plan.publication;
        let article_of = publication.article(article);
        let card = &article_of.card;
        let of = publication.terms.of(article);
        CardView {
            id: &card.id,
            title: &card.title,
            subtitle: card.subtitle.as_deref(),
            kicker: card.kicker.as_deref(),
            summary: &card.summary,
            description: &card.summary,
            date: card.date.map(day),
            updated: card.updated.map(day),
            path: self.local(&card.route),
            permalink: self.permalink(&card.route),
            lang: &publication.config.language(card.lang).code,
            section: &card.section,
            r#type: card.kind.as_deref(),
            authors: self.shown(of.authors.iter().map(|(author, _)| *author), card.lang),
            topics: self.shown(of.topics.iter().copied(), card.lang),
            regions: self.shown(of.regions.iter().copied(), card.lang),
            number: card.number.as_deref(),
            reading_time: card.minutes(),
            image: self.picture(article_of),
            withdrawn: card.withdrawn,
        }
    }

    fn lang_of(&self, article: ArticleId) -> LangId {
        self.plan.publication.article(article).card.lang
    }

    fn terms(&self) -> usize {
        self.plan.publication.terms.list.len()
    }

    fn term(&self, id: TermId, lang: LangId) -> TermView {
        let term = self.plan.publication.terms.get(id);
        let route = self.plan.addresses.term(id, lang);
        let own_summary = term.text(lang).and_then(|text| text.front.summary.clone());
        TermView {
            id: term.id.to_string(),
            kind: kind_name(term.kind),
            name: term.name(lang).to_string(),
            path: self.local(&route),
            permalink: self.permalink(&route),
            count: term.all[lang.index()].len(),
            direct_count: term.direct[lang.index()].len(),
            summary: own_summary.unwrap_or_default(),
        }
    }

    fn langs(&self) -> Vec<LangId> {
        self.plan.publication.config.langs().collect()
    }

    fn largest_page(&self) -> usize {
        self.plan.publication.config.limits.page
    }

    fn site(&self, lang: LangId) -> SiteView<'_> {
        let publication = self.plan.publication;
        let config = &publication.config;
        let own = config.language(lang);
        let home = self.plan.addresses.home(lang);
        SiteView {
            title: &own.title,
            description: &own.description,
            lang: &own.code,
            language_name: self.language_name(lang),
            direction: match publication.language(lang).direction() {
                Direction::Ltr => "ltr",
                Direction::Rtl => "rtl",
            },
            path: self.local(&home),
            permalink: self.permalink(&home),
            root: format!("{}/", config.base_url.path()),
            base_url: config.base_url.to_string(),
            languages: if config.languages.len() > 1 { self.homes(lang) } else { Vec::new() },
            menu: self.menu(lang),
            search: config.search.enabled.then(|| self.local(&self.plan.addresses.search(lang))),
            static_pages: self.static_pages(lang),
            assets: self
                .assets
                .iter()
                .map(|(name, path)| AssetView { name: name.clone(), path: path.clone() })
                .collect(),
            logo: self.logo(),
            text_font: self.text_font(),
            security_policy: config.security.policy(),
            design: &config.design,
            extra: &config.extra,
            generator: concat!("Masthead ", env!("CARGO_PKG_VERSION")),
        }
    }
}

impl Composer<'_, '_> {
    /// Only terms that have a page in this language can be linked to.
    pub(super) fn shown(&self, terms: impl Iterator<Item = TermId>, lang: LangId) -> Vec<TermRef> {
        let table = &self.plan.publication.terms;
        terms.filter(|term| table.get(*term).is_shown(lang)).map(|term| TermRef(term, lang)).collect()
    }

    pub(crate) fn picture<'v>(&'v self, article: &'v Article) -> Option<PictureView<'v>> {
        let image = article.front.image.as_ref()?;
        self.picture_at(&Owner::article(article), &image.src, Some(image))
    }

    /// The picture that a text names, with what `image` says of it; none if there is no such file.
    pub(super) fn picture_at<'v>(
        &'v self,
        owner: &Owner<'_>,
        src: &str,
        image: Option<&'v Picture>,
    ) -> Option<PictureView<'v>> {
        let config = &self.plan.publication.config;
        let (path, permalink, pixels, srcset) = if is_elsewhere(src) {
            (src.to_owned(), src.to_owned(), None, None)
        } else {
            let (route, file) = Linker::new(self.plan).file(owner, src)?;
            let srcset = pictures::srcset(&config.pictures, &config.base_url, &route, file);
            (self.local(&route), self.permalink(&route), file.pixels, srcset)
        };
        Some(PictureView {
            path,
            permalink,
            width: pixels.map(|(width, _)| width as usize),
            height: pixels.map(|(_, height)| height as usize),
            sizes: srcset.is_some().then_some(&config.pictures.sizes),
            srcset,
            alt: image.and_then(|image| image.alt.as_deref()).unwrap_or_default(),
            caption: image.and_then(|image| image.caption.as_deref()),
            credit: image.and_then(|image| image.credit.as_deref()),
        })
    }

    fn logo(&self) -> Option<LogoView> {
        let name = self.plan.publication.config.design.get("logo")?.as_str()?.trim_start_matches('/');
        let file = self.plan.sources.statics.get(name)?;
        Some(LogoView {
            path: self.local(&Route::file(name.split('/'))),
            width: file.pixels.map(|(width, _)| width as usize),
            height: file.pixels.map(|(_, height)| height as usize),
        })
    }

    fn text_font(&self) -> Option<String> {
        let name = self.plan.publication.config.design.get("serif")?.get("regular")?.as_str()?.trim_start_matches('/');
        self.plan.sources.statics.get(name)?.font.as_ref()?;
        Some(self.local(&Route::file(name.split('/'))))
    }

    pub(super) fn language_name(&self, lang: LangId) -> &str {
        &self.language_names[lang.index()]
    }

    fn homes(&self, lang: LangId) -> Vec<AlternateView<'_>> {
        let config = &self.plan.publication.config;
        let homes = config.langs().map(|other| {
            let route = self.plan.addresses.home(other);
            self.alternate(other, &route, other == lang)
        });
        homes.collect()
    }

    pub(super) fn alternate(&self, lang: LangId, route: &Route, current: bool) -> AlternateView<'_> {
        AlternateView {
            lang: &self.plan.publication.config.language(lang).code,
            name: self.language_name(lang),
            path: self.local(route),
            permalink: self.permalink(route),
            current,
        }
    }

    fn menu(&self, lang: LangId) -> Vec<MenuView> {
        let mut menu = Vec::new();
        for list in self.plan.lists.iter().filter(|list| list.lang == lang) {
            if matches!(list.of, ListOf::Section(_)) {
                let title = self.list_title(&list.of, lang);
                menu.push(MenuView { kind: "section", title, path: self.local(&list.route) });
            }
        }
        for file in self.plan.files.iter().filter(|file| file.lang == lang) {
            let (kind, title) = match &file.what {
                What::Terms(kind) => (kind.folder(), self.terms_title(*kind, lang)),
                What::Archive => ("archive", self.word(lang, "archive")),
                _ => continue,
            };
            menu.push(MenuView { kind, title, path: self.local(&file.route) });
        }
        menu.sort_by_key(|entry| {
            ["section", "topics", "regions", "series", "authors", "archive"].iter().position(|kind| *kind == entry.kind)
        });
        menu
    }

    fn static_pages(&self, lang: LangId) -> Vec<LinkView> {
        let articles = self.plan.publication.articles.iter().map(|article| &article.card);
        let pages = articles.filter(|card| card.is_page && card.lang == lang && !card.withdrawn);
        pages.map(|card| LinkView { title: card.title.to_string(), path: self.local(&card.route) }).collect()
    }
}

pub(super) fn kind_name(kind: TermKind) -> &'static str {
    match kind {
        TermKind::Topic => "topic",
        TermKind::Region => "region",
        TermKind::Author => "author",
        TermKind::Series => "series",
    }
}
