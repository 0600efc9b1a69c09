//! From the plan to views: each page's struct, complete.

mod article;
mod contents;
mod facts;
mod frame;
mod home;
mod json;
mod listing;
mod publisher;
mod reasons;
mod social;
mod stock;
mod structured;

use std::sync::{Arc, OnceLock};

use self::home::CommonTerms;
use self::reasons::Reasons;
use super::assets;
use super::fill::{Filler, Form};
use super::links::Owner;
use super::plan::{ListOf, Plan, Planned, What};
use super::view::Html;
use super::{Main, PageView};
use crate::config::{LangId, TermKind};
use crate::moment::Moment;
use crate::route::Route;
use crate::strings::{Arg, Strings};

/// Composes the pages of one plan, with the theme's words.
pub struct Composer<'a, 'p> {
    pub plan: &'a Plan<'p>,
    /// By language.
    words: &'a [Arc<Strings>],
    /// The theme's static files by name, with their addresses.
    assets: Vec<(String, String)>,
    /// By language: its own name.
    language_names: Vec<String>,
    /// The own data of a term without a file.
    nothing: crate::config::Table,
    reasons: Reasons,
    /// By language: the organisation as structured data.
    publishers: Vec<String>,
    /// By language.
    common_terms: Vec<OnceLock<CommonTerms>>,
}

impl<'a, 'p> Composer<'a, 'p> {
    pub fn new(plan: &'a Plan<'p>, words: &'a [Arc<Strings>]) -> Self {
        let base = &plan.publication.config.base_url;
        let assets = plan.sources.statics.iter().filter(|(name, _)| assets::is_for_the_head(name));
        let assets = assets
            .map(|(name, file)| (name.clone(), assets::address(name, file, base.local(&assets::route(name, file)))));
        let language_names = plan.publication.languages.iter().map(crate::language::Language::own_name).collect();
        let nothing = crate::config::Table::new();
        let reasons = Reasons::new(plan.publication);
        let publisher = |lang| publisher::organization(plan.publication, &plan.addresses, lang);
        let publishers = plan.publication.config.langs().map(publisher).collect();
        let common_terms = plan.publication.config.langs().map(|_| OnceLock::new()).collect();
        Self { plan, words, assets: assets.collect(), language_names, nothing, reasons, publishers, common_terms }
    }

    /// The view of a planned page; none for what is no page (feeds, sitemaps, files).
    pub fn view(&self, planned: &Planned) -> Option<PageView<'_>> {
        let lang = planned.lang;
        let main = match &planned.what {
            What::Article(id) => {
                let article = Box::new(self.article(*id));
                if self.plan.publication.article(*id).card.is_page {
                    Main::Page(article)
                } else {
                    Main::Article(article)
                }
            }
            What::List { list, page } => self.list_page(*list, *page),
            What::Terms(kind) => Main::Terms(*kind, Box::new(self.terms(*kind, lang))),
            What::Archive => Main::Archive(Box::new(self.archive(lang))),
            What::Search => Main::Search(Box::new(self.search(lang))),
            What::NotFound => Main::NotFound(Box::new(self.not_found(lang))),
            What::Redirect { to } => Main::Redirect(Box::new(self.redirect(to))),
            _ => return None,
        };
        let template = match &planned.what {
            What::Article(id) => self.plan.publication.article(*id).front.template.as_deref(),
            _ => None,
        };
        let frame = self.frame(planned);
        let facts = self.facts(planned, &frame.alternates);
        Some(PageView { lang, template, frame, facts, main })
    }

    /// A word of the theme; its key where the theme has none, so that the lack is seen.
    fn word(&self, lang: LangId, key: &str) -> String {
        self.words[lang.index()].get(key).unwrap_or_else(|| key.to_owned())
    }

    fn phrase(&self, lang: LangId, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.words[lang.index()].format(key, args).unwrap_or_else(|| key.to_owned())
    }

    fn local(&self, route: &Route) -> String {
        self.plan.publication.config.base_url.local(route)
    }

    fn permalink(&self, route: &Route) -> String {
        self.plan.publication.config.base_url.permalink(route)
    }

    pub(super) fn filled(&self, owner: &Owner<'p>, form: Form) -> Html {
        let word = |key: &str| self.word(owner.lang, key);
        Filler::new(self.plan, form, &word).fill(owner)
    }

    /// A text as feeds carry it.
    pub fn absolute_text(&self, owner: &Owner<'p>) -> Html {
        self.filled(owner, Form::Absolute)
    }

    /// What a list is called, for its heading, its `<title>` and its feed.
    pub fn list_title(&self, of: &ListOf, lang: LangId) -> String {
        let publication = self.plan.publication;
        let name = |term| publication.terms.get(term).name(lang).to_string();
        match of {
            ListOf::Home => publication.config.language(lang).title.clone(),
            ListOf::Section(section) => {
                let own = publication.text(section, lang).and_then(|text| text.front.title.clone());
                own.unwrap_or_else(|| self.words[lang.index()].get(section).unwrap_or_else(|| capitalised(section)))
            }
            ListOf::Term(term) => name(*term),
            ListOf::Crossing(topic, region) => {
                let (topic, region) = (name(*topic), name(*region));
                let args = [("topic", Arg::Text(&topic)), ("region", Arg::Text(&region))];
                self.phrase(lang, "topic-and-region", &args)
            }
            ListOf::Type(kind) => self.type_name(kind, lang),
            ListOf::Year(year) => year.to_string(),
        }
    }

    /// `Policy brief` for `policy-brief`.
    pub fn type_name(&self, kind: &str, lang: LangId) -> String {
        self.words[lang.index()].get(&format!("type-{kind}")).unwrap_or_else(|| capitalised(kind))
    }

    /// What an index of terms is called.
    fn terms_title(&self, kind: TermKind, lang: LangId) -> String {
        let own = self.plan.publication.text(kind.folder(), lang).and_then(|text| text.front.title.clone());
        own.unwrap_or_else(|| self.word(lang, kind.folder()))
    }
}

/// The day as templates get it.
fn day(moment: Moment) -> String {
    moment.day().to_string()
}

/// `policy-brief` as a heading, where no one has named it.
fn capitalised(word: &str) -> String {
    let spaced = word.replace(['-', '_'], " ");
    let mut letters = spaced.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
