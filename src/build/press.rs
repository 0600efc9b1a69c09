//! Prints every planned file, on all threads.

use std::cell::RefCell;
use std::path::Path;
use std::sync::Mutex;

use rayon::prelude::*;

use super::easel::Easel;
use super::gallery::Gallery;
use super::{Facts, Progress};
use crate::diagnostic::{Diagnostic, Spot};
use crate::digest::Digest;
use crate::output::{Output, OutputError};
use crate::page::compose::Composer;
use crate::page::pictures::Variant;
use crate::page::plan::{ListOf, Planned, StaticPath, What};
use crate::picture;
use crate::publication::Gate;
use crate::source::Origin;
use crate::theme::{Printer, feed, headers, sitemap};

/// Mistakes of templates after which printing stops: more would say the same again.
const ENOUGH_MISTAKES: usize = 20;

/// Where printed files go.
pub trait Sink: Sync {
    /// # Errors
    ///
    /// As the sink says.
    fn put(&self, planned: &Planned, path: &str, bytes: &[u8]) -> Result<(), OutputError>;
    /// # Errors
    ///
    /// As the sink says.
    fn put_copy(&self, planned: &Planned, path: &str, digest: Digest, from: &Path) -> Result<(), OutputError>;
}

impl Sink for Output {
    fn put(&self, _planned: &Planned, path: &str, bytes: &[u8]) -> Result<(), OutputError> {
        Output::put(self, path, bytes)
    }

    fn put_copy(&self, _planned: &Planned, path: &str, digest: Digest, from: &Path) -> Result<(), OutputError> {
        Output::put_copy(self, path, digest, from)
    }
}

/// One line of `masthead list`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Listed {
    /// From the site's root: `/articles/trade/`.
    pub route: String,
    pub kind: &'static str,
    pub language: String,
    /// The files that it is made of, from the site's folder, but for the theme.
    pub sources: Vec<String>,
    /// Of its bytes.
    pub digest: String,
}

/// Why not everything could be printed.
pub(crate) enum Fault {
    Mistakes(Vec<Diagnostic>),
    Output(OutputError),
    /// What the maker of search indexes says.
    Index(String),
}

/// Everything that printing needs.
pub(crate) struct Press<'a, 'p> {
    pub composer: &'a Composer<'a, 'p>,
    pub printer: &'a Printer<'a>,
    /// None where the picture itself will do for its smaller versions.
    pub gallery: Option<&'a Gallery<'a, 'p>>,
    /// None where no one looks at social cards.
    pub easel: Option<Easel<'a, 'p>>,
}

thread_local! {
    /// The page being printed; kept, so that its memory is asked for once a thread.
    static PAGE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

impl Press<'_, '_> {
    pub fn facts(&self) -> Facts {
        let plan = self.composer.plan;
        let is_page = |planned: &&Planned| planned.route.is_page();
        Facts {
            pages: plan.files.iter().filter(is_page).count(),
            articles: plan.publication.listed.iter().map(Vec::len).sum(),
            held_back: plan.publication.held_back,
            next_change: plan.publication.next_change,
        }
    }

    pub fn print_all(&self, sink: &dyn Sink, progress: &dyn Progress) -> Result<(), Fault> {
        let files = &self.composer.plan.files;
        progress.begin(files.len());
        let mistakes: Mutex<Vec<Diagnostic>> = Mutex::default();
        let result = files.par_iter().try_for_each(|planned| {
            progress.step();
            match self.print(planned, sink) {
                Ok(()) => Ok(()),
                Err(Fault::Mistakes(found)) => {
                    let mut mistakes = mistakes.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                    mistakes.extend(found);
                    if mistakes.len() >= ENOUGH_MISTAKES { Err(None) } else { Ok(()) }
                }
                Err(fault) => Err(Some(fault)),
            }
        });
        let mistakes = mistakes.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        match result {
            Err(Some(fault)) => Err(fault),
            _ if !mistakes.is_empty() => Err(Fault::Mistakes(once_for_each_place(mistakes))),
            _ => Ok(()),
        }
    }

    pub fn list_all(&self) -> Result<Vec<Listed>, Fault> {
        let listing = Listing { press: self, lines: Mutex::default() };
        self.print_all(&listing, &Silent)?;
        let mut lines = listing.lines.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        lines.sort_by(|a, b| a.route.cmp(&b.route));
        Ok(lines)
    }

    /// Prints every file to nowhere: what templates do wrong is known only when they run.
    pub fn check_all(&self) -> Result<(), Fault> {
        self.print_all(&Nowhere, &Silent)
    }

    /// # Errors
    ///
    /// The mistake of a template, or as the sink says.
    pub fn print(&self, planned: &Planned, sink: &dyn Sink) -> Result<(), Fault> {
        let path = planned.route.output_path();
        let text = match &planned.what {
            What::File(file) => return self.copy(planned, file, &path, sink),
            What::Variant(variant) => return self.hang(planned, variant, &path, sink),
            What::SocialCard(id) => {
                let Some(bytes) = self.easel.as_ref().and_then(|easel| easel.take(*id)) else { return Ok(()) };
                return sink.put(planned, &path, &bytes).map_err(Fault::Output);
            }
            What::Feed { of, format } => feed::write(&self.composer.feed(*of, planned.lang, &planned.route), *format),
            What::Sitemap => match self.composer.sitemap_parts() {
                parts if parts.is_empty() => sitemap::pages(&self.composer.sitemap(1)),
                parts => sitemap::index(&parts),
            },
            What::SitemapPart(part) => sitemap::pages(&self.composer.sitemap(*part)),
            What::NewsSitemap => sitemap::news(&self.composer.news()),
            What::Robots => self.robots(),
            What::Redirects => sitemap::redirects(&self.composer.redirects()),
            What::Headers => self.headers(),
            _ => return self.print_page(planned, &path, sink),
        };
        sink.put(planned, &path, text.as_bytes()).map_err(Fault::Output)
    }

    fn print_page(&self, planned: &Planned, path: &str, sink: &dyn Sink) -> Result<(), Fault> {
        let Some(view) = self.composer.view(planned) else { return Ok(()) };
        PAGE.with_borrow_mut(|page| {
            self.printer.print(&view, page).map_err(|diagnostic| Fault::Mistakes(vec![*diagnostic]))?;
            sink.put(planned, path, page).map_err(Fault::Output)
        })
    }

    fn copy(&self, planned: &Planned, file: &StaticPath, path: &str, sink: &dyn Sink) -> Result<(), Fault> {
        let Some(file) = self.composer.plan.static_file(file) else { return Ok(()) };
        if file.tells
            && let Some(bare) = file.bytes().and_then(|bytes| picture::bare(&bytes))
        {
            return sink.put(planned, path, &bare).map_err(Fault::Output);
        }
        match &file.origin {
            Origin::Disk(disk) => sink.put_copy(planned, path, file.digest, disk).map_err(Fault::Output),
            Origin::Embedded(bytes) => sink.put(planned, path, bytes).map_err(Fault::Output),
            Origin::Made(bytes) => sink.put(planned, path, bytes).map_err(Fault::Output),
        }
    }

    fn hang(&self, planned: &Planned, variant: &Variant, path: &str, sink: &dyn Sink) -> Result<(), Fault> {
        match self.gallery.and_then(|gallery| gallery.take(variant)) {
            Some(bytes) => sink.put(planned, path, &bytes).map_err(Fault::Output),
            None => self.copy(planned, &variant.of, path, sink),
        }
    }

    fn robots(&self) -> String {
        let plan = self.composer.plan;
        let base = &plan.publication.config.base_url;
        let maps = plan.files.iter().filter(|file| matches!(file.what, What::Sitemap | What::NewsSitemap));
        let maps: Vec<String> = maps.map(|file| base.permalink(&file.route)).collect();
        sitemap::robots(&maps, matches!(plan.publication.gate, Gate::Open(_)))
    }

    fn headers(&self) -> String {
        let config = &self.composer.plan.publication.config;
        headers::write(config.base_url.path(), config.security.policy().as_deref(), &self.composer.lasting_files())
    }

    /// The files that a page is made of, from the site's folder, but for the theme.
    pub fn sources(&self, planned: &Planned) -> Vec<String> {
        let plan = self.composer.plan;
        let publication = plan.publication;
        let source = |path: &str| vec![path.to_owned()];
        match &planned.what {
            What::Article(id) | What::SocialCard(id) => source(&publication.article(*id).card.source),
            What::Variant(variant) => plan.static_file(&variant.of).map_or_else(Vec::new, |file| source(&file.path)),
            What::File(path) => plan.static_file(path).map_or_else(Vec::new, |file| source(&file.path)),
            What::List { list, .. } => {
                let list = plan.list(*list);
                match &list.of {
                    ListOf::Home => publication.text("", list.lang).map_or_else(Vec::new, |text| source(&text.source)),
                    ListOf::Section(section) => {
                        publication.text(section, list.lang).map_or_else(Vec::new, |text| source(&text.source))
                    }
                    ListOf::Term(term) => {
                        let text = publication.terms.get(*term).text(list.lang);
                        text.map_or_else(Vec::new, |text| source(&text.source))
                    }
                    _ => Vec::new(),
                }
            }
            _ => Vec::new(),
        }
    }
}

/// A mistake of a template is on every page that it prints; it is told once, with the first page in order.
fn once_for_each_place(mut mistakes: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let key = |diagnostic: &Diagnostic| {
        let span: (usize, usize) = match &diagnostic.place.spot {
            Spot::Span(span) => (span.start, span.end),
            _ => (0, 0),
        };
        (diagnostic.place.path.clone(), span, diagnostic.message.clone())
    };
    mistakes.sort_by_cached_key(|diagnostic| (key(diagnostic), diagnostic.notes.clone()));
    mistakes.dedup_by(|a, b| key(a) == key(b));
    mistakes
}

struct Silent;

impl Progress for Silent {
    fn begin(&self, _files: usize) {}
    fn step(&self) {}
}

struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _planned: &Planned, _path: &str, _bytes: &[u8]) -> Result<(), OutputError> {
        Ok(())
    }

    fn put_copy(&self, _planned: &Planned, _path: &str, _digest: Digest, _from: &Path) -> Result<(), OutputError> {
        Ok(())
    }
}

/// Digests instead of files.
struct Listing<'a, 'b, 'p> {
    press: &'a Press<'b, 'p>,
    lines: Mutex<Vec<Listed>>,
}

impl Listing<'_, '_, '_> {
    fn add(&self, planned: &Planned, digest: Digest) {
        let composer = self.press.composer;
        let line = Listed {
            route: planned.route.to_string(),
            kind: composer.kind(planned),
            language: composer.plan.publication.config.language(planned.lang).code.to_string(),
            sources: self.press.sources(planned),
            digest: digest.to_string(),
        };
        self.lines.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(line);
    }
}

impl Sink for Listing<'_, '_, '_> {
    fn put(&self, planned: &Planned, _path: &str, bytes: &[u8]) -> Result<(), OutputError> {
        self.add(planned, Digest::of(bytes));
        Ok(())
    }

    fn put_copy(&self, planned: &Planned, _path: &str, digest: Digest, _from: &Path) -> Result<(), OutputError> {
        self.add(planned, digest);
        Ok(())
    }
}
