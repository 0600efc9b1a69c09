//! Every link and picture of every text: what it leads to, and what is wrong with it.

mod held_back;
mod mistakes;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::pictures;
use super::plan::{Plan, Planned, What};
use crate::article::Article;
use crate::config::LangId;
use crate::diagnostic::{Diagnostic, Place};
use crate::markdown::{Body, Hole, HoleKind, Target};
use crate::publication::ArticleId;
use crate::publication::links::{Named, Stand, resolve_path, resolve_route};
use crate::route::Route;
use crate::source::StaticFile;

pub use held_back::check_held_back;

/// A text with the file it comes from and the page it stands on.
#[derive(Clone)]
pub struct Owner<'p> {
    pub source: &'p Arc<str>,
    pub lang: LangId,
    pub route: Route,
    pub body: &'p Body,
}

/// What a link leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Destination<'p> {
    External(&'p str),
    Page {
        route: Route,
        query: Option<&'p str>,
        fragment: Option<&'p str>,
        article: Option<ArticleId>,
    },
    File {
        route: Route,
        file: &'p StaticFile,
    },
    /// The reader gets the text without a link.
    Nowhere,
}

/// A destination, and what is wrong with the way there.
#[derive(Clone, Debug, PartialEq)]
pub struct Reached<'p> {
    pub destination: Destination<'p>,
    pub fault: Option<Fault<'p>>,
}

/// What is wrong with a link, in the words of the writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault<'p> {
    DeadLink(&'p str),
    /// No part of this name in that article, or in the text itself.
    DeadAnchor {
        fragment: &'p str,
        article: Option<ArticleId>,
    },
    Outside(&'p str),
    ToDraft(&'p str),
    ToScheduled(&'p str),
}

/// An internal link as typed.
#[derive(Clone, Copy)]
struct Typed<'p> {
    path: &'p str,
    query: Option<&'p str>,
    fragment: Option<&'p str>,
}

impl<'p> Typed<'p> {
    fn on(self, route: Route, article: Option<ArticleId>) -> Destination<'p> {
        Destination::Page { route, query: self.query, fragment: self.fragment, article }
    }

    /// The page, with a fault if its text has no such part.
    fn checked(self, route: Route, body: &Body, article: Option<ArticleId>) -> Reached<'p> {
        let page = self.on(route, article);
        match self.fragment {
            Some(fragment) if !has_anchor(body, fragment) => {
                Reached::badly(page, Fault::DeadAnchor { fragment, article })
            }
            _ => Reached::well(page),
        }
    }
}

impl<'p> Reached<'p> {
    fn well(destination: Destination<'p>) -> Self {
        Self { destination, fault: None }
    }

    fn badly(destination: Destination<'p>, fault: Fault<'p>) -> Self {
        Self { destination, fault: Some(fault) }
    }
}

/// Finds destinations.
#[derive(Clone, Copy)]
pub struct Linker<'a, 'p> {
    plan: &'a Plan<'p>,
    /// The routes of the files of `content/` that links and pictures may name.
    beside: &'a BTreeMap<Arc<str>, Route>,
}

impl<'a, 'p> Linker<'a, 'p> {
    pub fn new(plan: &'a Plan<'p>) -> Self {
        Self { plan, beside: &plan.beside }
    }

    /// Goes through every text: every mistake.
    pub fn check(&self) -> Vec<Diagnostic> {
        let articles = self.plan.publication.articles.par_iter();
        let mut diagnostics: Vec<Diagnostic> = articles.flat_map_iter(|article| self.check_article(article)).collect();
        diagnostics.extend(self.check_others());
        diagnostics
    }

    /// Every mistake in an article's links, pictures and attachments.
    pub fn check_article(&self, article: &'p Article) -> Vec<Diagnostic> {
        let mut diagnostics = self.check_text(&Owner::article(article), |_| true);
        diagnostics.extend(self.check_front(article));
        diagnostics
    }

    /// Every mistake in the texts of lists and terms.
    pub fn check_others(&self) -> Vec<Diagnostic> {
        let texts = self.other_texts();
        let mut diagnostics: Vec<Diagnostic> =
            texts.iter().flat_map(|owner| self.check_text(owner, |_| true)).collect();
        diagnostics.extend(self.check_term_pictures());
        diagnostics
    }

    /// What a target leads to, as a reader gets it, and what is wrong with it.
    pub fn reach(&self, owner: &Owner<'p>, target: &'p Target) -> Reached<'p> {
        match target {
            Target::External(address) => Reached::well(Destination::External(address)),
            Target::Internal { path, query, fragment } => {
                self.internal(owner, Typed { path, query: query.as_deref(), fragment: fragment.as_deref() })
            }
        }
    }

    fn internal(&self, owner: &Owner<'p>, typed: Typed<'p>) -> Reached<'p> {
        let path = typed.path;
        if path.is_empty() {
            return typed.checked(owner.route.clone(), owner.body, None);
        }
        if path.starts_with("..") && !path.ends_with(".md") && resolve_path(owner.source, path).is_none() {
            return Reached::badly(Destination::Nowhere, Fault::Outside(path));
        }
        match self.plan.publication.places.piece(&owner.stand(), path) {
            Some(Named::Article(id)) => {
                let article = self.plan.publication.article(id);
                typed.checked(article.card.route.clone(), &article.body, Some(id))
            }
            Some(Named::Scheduled) => Reached::badly(Destination::Nowhere, Fault::ToScheduled(path)),
            Some(Named::Hidden) => Reached::badly(Destination::Nowhere, Fault::ToDraft(path)),
            None => self.page_or_file(owner, typed),
        }
    }

    fn page_or_file(&self, owner: &Owner<'p>, typed: Typed<'p>) -> Reached<'p> {
        let path = typed.path;
        if let Some((route, file)) = self.file(owner, path) {
            return Reached::well(Destination::File { route, file });
        }
        let Some(planned) = resolve_route(&owner.route, path).and_then(|route| self.planned(owner, &route)) else {
            return Reached::badly(Destination::Nowhere, Fault::DeadLink(path));
        };
        let route = planned.route.clone();
        let file = match &planned.what {
            What::File(path) => self.plan.static_file(path),
            _ => None,
        };
        Reached::well(match file {
            Some(file) => Destination::File { route, file },
            // The anchors of lists are the theme's.
            None => typed.on(route, None),
        })
    }

    fn planned(&self, owner: &Owner<'_>, route: &str) -> Option<&'a Planned> {
        let trimmed = route.trim_matches('/');
        let prefix = &self.plan.publication.config.language(owner.lang).code;
        let in_own_language = if owner.lang.is_default() { "" } else { prefix };
        let candidates = [
            Route::page([in_own_language, trimmed]),
            Route::page([trimmed]),
            Route::file([trimmed]),
            Route::file([in_own_language, trimmed]),
        ];
        candidates.iter().find_map(|route| self.plan.by_route.get(route)).map(|at| &self.plan.files[*at as usize])
    }

    /// A file beside the text, else one of `static/`.
    pub fn file(&self, owner: &Owner<'_>, path: &str) -> Option<(Route, &'p StaticFile)> {
        if !path.starts_with('/') {
            let beside = resolve_path(owner.source, path)?;
            if let Some((path, route)) = self.beside.get_key_value(beside.as_str()) {
                return Some((route.clone(), self.plan.sources.beside.get(path)?));
            }
        }
        let path = path.trim_start_matches('/');
        let path = path.strip_prefix("static/").unwrap_or(path);
        if let Some(file) = self.plan.sources.statics.get(path) {
            return Some((Route::file([path]), file));
        }
        let (path, route) = self.beside.get_key_value(format!("content/{path}").as_str())?;
        Some((route.clone(), self.plan.sources.beside.get(path)?))
    }

    /// What is wrong with the links and pictures of a text, as far as that counts.
    fn check_text(&self, owner: &Owner<'p>, counts: impl Fn(&Fault) -> bool) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for hole in &owner.body.holes {
            let place = || Place::span(owner.source, hole.span.start as usize..hole.span.end as usize);
            match &hole.kind {
                HoleKind::LinkOpen { target, .. } | HoleKind::Address { target } => {
                    let fault = self.reach(owner, target).fault.filter(&counts);
                    diagnostics.extend(fault.map(|fault| mistakes::told(self.plan, owner, place(), &fault)));
                }
                HoleKind::Here { fragment: Some(fragment) } if !has_anchor(owner.body, fragment) => {
                    let fault = Fault::DeadAnchor { fragment, article: None };
                    diagnostics.push(mistakes::told(self.plan, owner, place(), &fault));
                }
                HoleKind::Image { target, .. } => diagnostics.extend(self.check_image(owner, hole, target)),
                _ => {}
            }
        }
        diagnostics
    }

    fn check_image(&self, owner: &Owner<'p>, hole: &Hole, target: &'p Target) -> Option<Diagnostic> {
        let Target::Internal { path, .. } = target else { return None };
        self.check_picture(owner, path, || Place::span(owner.source, hole.span.start as usize..hole.span.end as usize))
    }

    /// Whether a picture is there, and one.
    fn check_picture(&self, owner: &Owner<'p>, src: &str, place: impl FnOnce() -> Place) -> Option<Diagnostic> {
        if is_elsewhere(src) {
            return None;
        }
        match self.file(owner, src) {
            Some((_, file)) => pictures::mistakes::at_first_sight(place(), src, file),
            None => Some(mistakes::missing_image(self.plan, owner, place(), src)),
        }
    }

    /// Pictures and attachments that the front matter names.
    fn check_front(&self, article: &'p Article) -> Vec<Diagnostic> {
        let owner = &Owner::article(article);
        let source = owner.source;
        let mut diagnostics = Vec::new();
        if let Some(image) = &article.front.image {
            diagnostics.extend(self.check_picture(owner, &image.src, || Place::value(source, "image")));
        }
        for (item, attachment) in article.front.attachments.iter().enumerate() {
            if !is_elsewhere(&attachment.src) && self.file(owner, &attachment.src).is_none() {
                let place = Place::item(source, "attachments", item);
                diagnostics.push(mistakes::missing_attachment(self.plan, owner, place, &attachment.src));
            }
        }
        diagnostics
    }

    /// Pictures and photos that the files of terms name.
    fn check_term_pictures(&self) -> Vec<Diagnostic> {
        let pictures = self.term_pictures().into_iter();
        let checked = pictures
            .filter_map(|(owner, key, src)| self.check_picture(&owner, src, || Place::value(owner.source, key)));
        checked.collect()
    }

    /// The pictures that the files of terms name, each with its key.
    pub fn term_pictures(&self) -> Vec<(Owner<'p>, &'static str, &'p str)> {
        let terms = &self.plan.publication.terms;
        let mut pictures = Vec::new();
        for text in terms.ids().flat_map(|term| terms.get(term).texts.iter().flatten()) {
            let owner = Owner { source: &text.source, lang: text.lang, route: Route::page([]), body: &text.body };
            let image = text.front.image.as_ref().map(|image| ("image", image.src.as_str()));
            let photo = text.front.photo.as_deref().map(|photo| ("photo", photo));
            pictures.extend(image.into_iter().chain(photo).map(|(key, src)| (owner.clone(), key, src)));
        }
        pictures
    }

    /// The texts of lists and terms.
    pub fn other_texts(&self) -> Vec<Owner<'p>> {
        let publication = self.plan.publication;
        let mut texts = Vec::new();
        for text in publication.texts.values() {
            let route = self.plan.addresses.home(text.lang).join_page(&text.folder);
            texts.push(Owner { source: &text.source, lang: text.lang, route, body: &text.body });
        }
        for term in publication.terms.ids() {
            for text in publication.terms.get(term).texts.iter().flatten() {
                let route = self.plan.addresses.term(term, text.lang);
                texts.push(Owner { source: &text.source, lang: text.lang, route, body: &text.body });
            }
        }
        texts
    }
}

impl<'p> Owner<'p> {
    pub fn article(article: &'p Article) -> Self {
        let card = &article.card;
        Self { source: &card.source, lang: card.lang, route: card.route.clone(), body: &article.body }
    }

    fn stand(&self) -> Stand<'_> {
        Stand { source: self.source, lang: self.lang, route: &self.route }
    }
}

/// Whether a name in front matter is an address on another site.
pub fn is_elsewhere(src: &str) -> bool {
    src.starts_with("https://") || src.starts_with("http://") || src.starts_with("//")
}

fn has_anchor(body: &Body, fragment: &str) -> bool {
    fragment.is_empty()
        || fragment == "top"
        || body.anchors.binary_search_by(|anchor| anchor.as_str().cmp(fragment)).is_ok()
}
