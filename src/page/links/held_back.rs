//! The links and pictures of pieces that are not public: told early, as warnings, so that nothing is wrong on the day.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Fault, Linker, Owner};
use crate::article::Article;
use crate::config::TermKind;
use crate::diagnostic::Diagnostic;
use crate::page::plan::{ListOf, Plan};
use crate::publication::links::resolve_route;
use crate::route::Route;

/// Every mistake in the links, pictures and attachments of these pieces, as a warning. Nothing is told that may be right
/// when the piece appears: links to other pieces that are held back, and to lists that the piece may itself bring about.
pub fn check_held_back(plan: &Plan, pieces: &[Article]) -> Vec<Diagnostic> {
    if pieces.is_empty() {
        return Vec::new();
    }
    let beside = all_files(plan);
    let linker = Linker { plan, beside: &beside };
    let found = pieces.par_iter().flat_map_iter(|piece| linker.check_early(piece));
    found.map(Diagnostic::softened).collect()
}

/// The files of `content/` with those that only these pieces use, which the plan leaves out.
fn all_files(plan: &Plan) -> BTreeMap<Arc<str>, Route> {
    plan.sources.beside.keys().map(|path| (path.clone(), Route::file([&**path]))).collect()
}

impl<'p> Linker<'_, 'p> {
    fn check_early(&self, piece: &'p Article) -> Vec<Diagnostic> {
        let owner = Owner::article(piece);
        let is_certain = |fault: &Fault| match fault {
            Fault::ToDraft(_) | Fault::ToScheduled(_) => false,
            Fault::DeadLink(path) => !self.may_come(&owner, &piece.card.section, path),
            Fault::DeadAnchor { .. } | Fault::Outside(_) => true,
        };
        let mut diagnostics = self.check_text(&owner, is_certain);
        diagnostics.extend(self.check_front(piece));
        diagnostics
    }

    /// Whether this is the address of a list that is there as soon as a piece stands on it.
    fn may_come(&self, owner: &Owner<'p>, section: &Arc<str>, path: &str) -> bool {
        let Some(route) = resolve_route(&owner.route, path).filter(|_| !path.ends_with(".md")) else { return false };
        let route = Route::page([&*route]);
        let addresses = &self.plan.addresses;
        self.plan.publication.config.langs().any(|lang| {
            let terms = TermKind::ALL.into_iter().map(|kind| addresses.terms(kind, lang));
            let folders = terms.chain([addresses.archive(lang), addresses.types(lang)]);
            folders.into_iter().any(|folder| route.as_str().starts_with(folder.as_str()))
                || route == addresses.list(&ListOf::Section(section.clone()), lang)
        })
    }
}
