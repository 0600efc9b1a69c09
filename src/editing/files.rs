//! Files that readers can fetch already, though the only piece that shows them is held back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::mistakes;
use crate::article::{Article, Visibility};
use crate::diagnostic::{Diagnostic, Place};
use crate::markdown::{Body, Target};
use crate::page::links::{Linker, Owner};
use crate::page::plan::Plan;

/// What lies below it is published whoever names it; a file beside a text waits with it.
const STATIC: &str = "static/";

/// Each file once, where the first of the pieces names it.
pub(super) fn leaked(plan: &Plan<'_>) -> Vec<Diagnostic> {
    let publication = plan.publication;
    let linker = Linker::new(plan);
    let now = publication.gate.now();
    let mut held: BTreeMap<Arc<str>, Place> = BTreeMap::new();
    for piece in publication.held_back_pieces() {
        if piece.card.visibility(now) != Visibility::Expired {
            for (file, place) in files_of(&linker, piece) {
                held.entry(file).or_insert(place);
            }
        }
    }
    if held.is_empty() {
        return Vec::new();
    }
    let shown = shown(&linker, publication.articles.iter());
    held.retain(|file, _| !shown.contains(file));
    held.into_iter().map(|(file, place)| mistakes::leaked_file(place, &file)).collect()
}

/// The files of `static/` that public texts name.
fn shown<'p>(linker: &Linker<'_, 'p>, articles: impl Iterator<Item = &'p Article>) -> BTreeSet<Arc<str>> {
    let mut shown: BTreeSet<Arc<str>> =
        articles.flat_map(|article| files_of(linker, article)).map(|(file, _)| file).collect();
    for owner in linker.other_texts() {
        shown.extend(in_body(linker, &owner, owner.body).into_iter().map(|(file, _)| file));
    }
    shown.extend(linker.term_pictures().into_iter().filter_map(|(owner, _, src)| file(linker, &owner, src)));
    shown
}

fn files_of(linker: &Linker<'_, '_>, piece: &Article) -> Vec<(Arc<str>, Place)> {
    let owner = Owner::article(piece);
    let mut files = in_body(linker, &owner, &piece.body);
    let source = &piece.card.source;
    if let Some(image) = &piece.front.image {
        files.extend(file(linker, &owner, &image.src).map(|file| (file, Place::value(source, "image"))));
    }
    for (item, attachment) in piece.front.attachments.iter().enumerate() {
        let file = file(linker, &owner, &attachment.src);
        files.extend(file.map(|file| (file, Place::item(source, "attachments", item))));
    }
    files
}

fn in_body(linker: &Linker<'_, '_>, owner: &Owner<'_>, body: &Body) -> Vec<(Arc<str>, Place)> {
    let named = body.holes.iter().filter_map(|hole| {
        let Target::Internal { path, .. } = hole.kind.target()? else { return None };
        let place = Place::span(owner.source, hole.span.start as usize..hole.span.end as usize);
        Some((file(linker, owner, path)?, place))
    });
    named.collect()
}

/// The file of `static/` that a text names so.
fn file(linker: &Linker<'_, '_>, owner: &Owner<'_>, path: &str) -> Option<Arc<str>> {
    let (_, file) = linker.file(owner, path)?;
    file.path.starts_with(STATIC).then(|| file.path.clone())
}
