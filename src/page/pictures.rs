//! The smaller versions of pictures: which there are, where they stand, and how pages name them.
//!
//! What a page says of a picture follows from the picture and the configuration alone, so that a page is the same whether
//! the smaller ones were made or not. They are made by `build`.

pub(crate) mod mistakes;

use std::collections::BTreeMap;
use std::fmt::Write;

use super::links::{Linker, Owner, is_elsewhere};
use super::plan::{Plan, Planned, StaticPath, What};
use crate::config::{LangId, PicturesConfig};
use crate::diagnostic::Place;
use crate::digest::Digest;
use crate::markdown::{HoleKind, Target};
use crate::picture::{self, Look};
use crate::route::{BaseUrl, Route};
use crate::source::StaticFile;

/// A smaller version of a picture that a page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    pub of: StaticPath,
    /// Pixels.
    pub width: u32,
    /// The same for all widths of one picture; another if it would have other bytes.
    pub recipe: Digest,
    /// Where the picture is named first, in the order of the publication.
    pub place: Place,
}

impl Variant {
    /// A name that no other bytes have.
    pub fn file_name(&self) -> String {
        format!("{}-{}.webp", self.recipe, self.width)
    }
}

/// The smaller versions of a picture, ascending: width in pixels and address.
pub(super) fn versions(config: &PicturesConfig, route: &Route, file: &StaticFile) -> Vec<(u32, Route)> {
    let Look::Still { width, height } = file.look else { return Vec::new() };
    if !config.enabled {
        return Vec::new();
    }
    let recipe = recipe(config, file).to_string();
    let stem = route.as_str().rsplit_once('.').map_or(route.as_str(), |(stem, _)| stem);
    let widths = picture::widths(width, height, &config.widths).into_iter();
    widths.map(|width| (width, Route::file([format!("{stem}.{}-{width}.webp", &recipe[..8]).as_str()]))).collect()
}

/// As it stands in `srcset`; none if there are no smaller versions.
pub(super) fn srcset(config: &PicturesConfig, base: &BaseUrl, route: &Route, file: &StaticFile) -> Option<String> {
    let mut set = String::new();
    for (width, route) in versions(config, route, file) {
        let between = if set.is_empty() { "" } else { ", " };
        let _ = write!(set, "{between}{} {width}w", base.local(&route).replace(',', "%2C"));
    }
    (!set.is_empty()).then_some(set)
}

/// The smaller versions of all pictures that pages show, by address, each once.
pub(super) fn planned(plan: &Plan<'_>) -> Vec<Planned> {
    let config = &plan.publication.config.pictures;
    let files = plan.sources.beside.values().chain(plan.sources.statics.values());
    if !config.enabled || !files.into_iter().any(|file| matches!(file.look, Look::Still { .. })) {
        return Vec::new();
    }
    let mut versions_by_route = BTreeMap::new();
    let linker = Linker::new(plan);
    for shown in shown(&linker, plan) {
        let Some((route, file)) = linker.file(&shown.owner, shown.src) else { continue };
        for (width, version) in versions(config, &route, file) {
            versions_by_route.entry(version).or_insert_with(|| Variant {
                of: static_path(plan, &route, file),
                width,
                recipe: recipe(config, file),
                place: shown.place.clone(),
            });
        }
    }
    let planned = |(route, variant)| Planned { route, lang: LangId::DEFAULT, what: What::Variant(Box::new(variant)) };
    versions_by_route.into_iter().map(planned).collect()
}

/// A name for everything that decides the bytes of smaller versions, but for their width.
fn recipe(config: &PicturesConfig, file: &StaticFile) -> Digest {
    let way = [env!("CARGO_PKG_VERSION"), " ", &picture::WAY.to_string()].concat();
    Digest::of_parts([file.digest.as_bytes(), &[config.quality], way.as_bytes()])
}

fn static_path(plan: &Plan<'_>, route: &Route, file: &StaticFile) -> StaticPath {
    match plan.sources.beside.contains_key(&file.path) {
        true => StaticPath::Beside(file.path.clone()),
        false => StaticPath::Static(route.as_str().trim_start_matches('/').into()),
    }
}

/// A picture of the site's own, where a text names it.
struct Shown<'p> {
    owner: Owner<'p>,
    src: &'p str,
    place: Place,
}

fn shown<'p>(linker: &Linker<'_, 'p>, plan: &Plan<'p>) -> Vec<Shown<'p>> {
    let publication = plan.publication;
    let mut all = Vec::new();
    for article in &publication.articles {
        let owner = Owner::article(article);
        if let Some(image) = &article.front.image {
            let place = Place::value(owner.source, "image");
            all.push(Shown { owner: owner.clone(), src: &image.src, place });
        }
        all.extend(in_text(&owner));
    }
    all.extend(linker.other_texts().iter().flat_map(in_text));
    for (owner, key, src) in linker.term_pictures() {
        let place = Place::value(owner.source, key);
        all.push(Shown { owner, src, place });
    }
    all.retain(|shown| !is_elsewhere(shown.src));
    all
}

fn in_text<'p>(owner: &Owner<'p>) -> Vec<Shown<'p>> {
    let holes = owner.body.holes.iter();
    let pictures = holes.filter_map(|hole| match &hole.kind {
        HoleKind::Image { target: Target::Internal { path, .. }, .. } => {
            let place = Place::span(owner.source, hole.span.start as usize..hole.span.end as usize);
            Some(Shown { owner: owner.clone(), src: path, place })
        }
        _ => None,
    });
    pictures.collect()
}
