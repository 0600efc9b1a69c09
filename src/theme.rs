//! A page becomes bytes: templates, the words of each language, pure filters. The only module that names Tera.
//!
//! A template sees the page's own view and what all pages share, and nothing else: no function looks anything up, reads a
//! file, the environment or the network. What a template may use is in `docs/themes.md`, which is made from the views.

mod capped;
pub mod embedded;
pub mod feed;
mod filters;
pub mod headers;
mod metadata;
mod mistakes;
mod names;
mod once;
mod rounds;
pub mod search;
pub mod sitemap;
mod values;
mod voice;
mod xml;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tera::{Context, Tera, Value};

use crate::diagnostic::Diagnostic;
use crate::page::view::{Show, View};
use crate::page::{Main, PageView, Stock};
use crate::publication::ArticleId;

pub use crate::source::ThemeFile;
use capped::Capped;
use mistakes::{Rendering, name_of};
use names::Names;
use values::{Shared, Values};
pub use voice::{Voice, voices};

/// The templates, ready to print in each language.
pub struct Theme {
    /// By language: the same templates with the filters of that language.
    presses: Vec<Press>,
    templates: BTreeMap<String, ThemeFile>,
    names: Names,
}

struct Press {
    tera: Tera,
    strings: Value,
}

impl Theme {
    /// Templates by name, later ones over earlier ones, and the voice of each language in the order of
    /// [`LangId`](crate::config::LangId).
    ///
    /// # Errors
    ///
    /// Every template that cannot be read, calls what is not there, or extends or includes itself.
    pub fn load(templates: Vec<ThemeFile>, voices: &[Voice]) -> Result<Self, Vec<Diagnostic>> {
        let templates: BTreeMap<String, ThemeFile> =
            templates.into_iter().map(|file| (file.name.clone(), file)).collect();
        let presses = voices.iter().map(|voice| Press::new(&templates, voice)).collect::<Result<_, _>>()?;
        let names = Names::of(&templates, filters::FIELDS);
        Ok(Self { presses, templates, names })
    }

    /// Whether there is a template of this name, with or without `.html`.
    pub fn has_template(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<&str> {
        let with_ending = format!("{name}.html");
        let (found, _) = self.templates.get_key_value(name).or_else(|| self.templates.get_key_value(&with_ending))?;
        Some(found)
    }

    /// The template of a page: the one that its front matter names, else its type's own, else its kind's.
    fn template_of(&self, page: &PageView<'_>) -> Result<&str, Box<Diagnostic>> {
        if let Some(name) = page.template {
            return self.find(name).ok_or_else(|| mistakes::no_such_template(page, name, &self.templates).into());
        }
        if let Main::Article(article) = &page.main
            && let Some(own) = article.r#type.and_then(|kind| self.find(&format!("article-{kind}.html")))
        {
            return Ok(own);
        }
        let name = page.main.template();
        self.find(name).ok_or_else(|| mistakes::missing_template(page, name).into())
    }
}

impl Press {
    /// Prints a template behind what stands there.
    fn print(&self, template: &str, context: &Context, out: &mut Capped<'_>) -> tera::TeraResult<()> {
        rounds::begin();
        self.tera.render_to(template, context, out)
    }

    fn new(templates: &BTreeMap<String, ThemeFile>, voice: &Voice) -> Result<Self, Vec<Diagnostic>> {
        let engine = filters::engine(voice);
        let mut tera = engine.clone();
        match tera.add_raw_templates(templates.values().map(|file| (&file.name, &file.text))) {
            Ok(()) => Ok(Self { tera, strings: filters::strings(voice) }),
            Err(_) => Err(mistakes::loading(&engine, templates)),
        }
    }
}

/// A theme with all that the pages of one publication share.
pub struct Printer<'t> {
    theme: &'t Theme,
    stock: &'t dyn Stock,
    made: Made,
}

/// What pages of one publication share, as far as it has been made.
#[derive(Clone)]
pub struct Made(Arc<Shared>);

impl Made {
    /// What still holds when nothing but the cards of these articles has changed: no other card, no term.
    pub fn without(&self, articles: &[ArticleId]) -> Self {
        Self(Arc::new(self.0.without(articles)))
    }
}

impl<'t> Printer<'t> {
    /// Makes what pages share when it is first shown.
    pub fn new(theme: &'t Theme, stock: &'t dyn Stock) -> Self {
        Self::again(theme, stock, Made(Arc::new(Shared::new(stock))))
    }

    /// With what another printer has made for the same theme.
    pub fn again(theme: &'t Theme, stock: &'t dyn Stock, made: Made) -> Self {
        Self { theme, stock, made }
    }

    /// Makes all that pages share, on all threads: quicker where all pages are printed.
    ///
    /// # Errors
    ///
    /// The mistakes of the templates that are printed once.
    pub fn make_all(&self) -> Result<(), Vec<Diagnostic>> {
        self.values(&Mutex::default()).make_all()
    }

    pub fn made(&self) -> Made {
        self.made.clone()
    }

    fn values<'v>(&'v self, mistake: &'v Mutex<Option<Box<Diagnostic>>>) -> Values<'v> {
        Values { theme: self.theme, stock: self.stock, shared: &self.made.0, mistake }
    }

    /// Prints the page into `out`, which is emptied first and best kept for the next page.
    ///
    /// # Errors
    ///
    /// The mistake of the template, with a note that names the page.
    pub fn print(&self, page: &PageView<'_>, out: &mut Vec<u8>) -> Result<(), Box<Diagnostic>> {
        out.clear();
        let template = self.theme.template_of(page)?;
        let press = &self.theme.presses[page.lang.index()];
        let once = Mutex::default();
        let context = self.context(page, press, self.values(&once));
        if let Some(mistake) = once.into_inner().unwrap_or_else(PoisonError::into_inner) {
            return Err(mistake);
        }
        let most = self.stock.largest_page();
        press.print(template, &context, &mut Capped::new(out, most)).map_err(|error| {
            let rendering = Rendering { what: name_of(page), template, files: &self.theme.templates, most };
            mistakes::rendering(&error, &rendering).into()
        })
    }

    fn context(&self, page: &PageView<'_>, press: &Press, values: Values<'_>) -> Context {
        let mut context = Context::new();
        let site = values.site(page.lang);
        context.insert_value("config", site.value.clone());
        context.insert_value("strings", press.strings.clone());
        context.insert_value("shared", values.shown(values.parts(page.lang)));
        context.insert_value("metadata", Value::safe_string(&metadata::of(page, &site.title)));
        insert_fields(&mut context, &page.frame, values);
        match &page.main {
            Main::Article(article) | Main::Page(article) => {
                context.insert_value("page", values.value(&article.show()));
            }
            other => insert_fields(&mut context, other.fields(), values),
        }
        context
    }
}

fn insert_fields(context: &mut Context, view: &dyn View, values: Values<'_>) {
    view.each_field(&mut |key, datum| context.insert_value(key, values.field(key, &datum)));
}

impl Main<'_> {
    /// The template that prints this kind of page.
    fn template(&self) -> &'static str {
        use crate::config::TermKind::{Author, Region, Series, Topic};
        match self {
            Main::Home(_) => "home.html",
            Main::Article(_) => "article.html",
            Main::Page(_) => "page.html",
            Main::Section(_) => "section.html",
            Main::Type(_) => "type.html",
            Main::Year(_) | Main::Archive(_) => "archive.html",
            Main::Term(Topic, _) => "topic.html",
            Main::Term(Region, _) => "region.html",
            Main::Term(Author, _) => "author.html",
            Main::Term(Series, _) => "series.html",
            Main::Terms(Topic, _) => "topics.html",
            Main::Terms(Region, _) => "regions.html",
            Main::Terms(Author, _) => "authors.html",
            Main::Terms(Series, _) => "series_index.html",
            Main::Crossing(_) => "topic_region.html",
            Main::Search(_) => "search.html",
            Main::NotFound(_) => "404.html",
            Main::Redirect(_) => "redirect.html",
        }
    }

    /// What stands at the top level of the context beside the frame.
    fn fields(&self) -> &dyn View {
        match self {
            Main::Home(view) => &**view,
            Main::Article(view) | Main::Page(view) => &**view,
            Main::Section(view) | Main::Type(view) | Main::Year(view) => &**view,
            Main::Archive(view) => &**view,
            Main::Term(_, view) => &**view,
            Main::Terms(_, view) => &**view,
            Main::Crossing(view) => &**view,
            Main::Search(view) => &**view,
            Main::NotFound(view) => &**view,
            Main::Redirect(view) => &**view,
        }
    }
}

#[cfg(test)]
mod tests;
