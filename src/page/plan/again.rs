//! A plan used again after texts have changed: what stands where is as it was, only links are checked once more.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use foldhash::HashMap;

use super::{List, ListId, ListOf, Plan, Planned, What};
use crate::config::LangId;
use crate::diagnostic::{Diagnostic, Rule};
use crate::page::addresses::Addresses;
use crate::page::links::Linker;
use crate::page::pictures;
use crate::publication::{ArticleId, Publication, TermId};
use crate::route::Route;
use crate::source::Sources;

/// A plan without its publication, which can be changed meanwhile.
pub struct Kept {
    files: Vec<Planned>,
    lists: Vec<List>,
    list_of: HashMap<(ListOf, LangId), ListId>,
    by_route: HashMap<Route, u32>,
    beside: BTreeMap<Arc<str>, Route>,
    crossings: HashMap<(TermId, LangId), Vec<ListId>>,
    diagnostics: Vec<Diagnostic>,
}

impl<'p> Plan<'p> {
    pub fn keep(self) -> Kept {
        let Self { files, lists, list_of, by_route, beside, crossings, diagnostics, .. } = self;
        Kept { files, lists, list_of, by_route, beside, crossings, diagnostics }
    }

    /// The plan of the same publication, in which nothing changed but what these articles say.
    pub fn again(publication: &'p Publication, sources: &'p Sources, kept: Kept, texts: &[ArticleId]) -> Self {
        let Kept { files, lists, list_of, by_route, beside, crossings, diagnostics } = kept;
        let addresses = Addresses::new(publication);
        let mut plan =
            Self { publication, sources, addresses, files, lists, list_of, by_route, beside, crossings, diagnostics };
        if !texts.is_empty() {
            plan.check_again(texts);
            plan.plan_pictures_again();
        }
        plan
    }

    /// The plan of the same articles in the same order under the same addresses, after these have changed: laid out anew,
    /// and links checked again only where they can lead elsewhere.
    pub fn anew(publication: &'p Publication, sources: &'p Sources, kept: Kept, changed: &[ArticleId]) -> Self {
        let mut plan = Self::laid_out(publication, sources);
        if plan.files.iter().map(|file| &file.route).eq(kept.files.iter().map(|file| &file.route)) {
            plan.diagnostics.extend(kept.diagnostics.into_iter().filter(|told| told.rule != Rule::AddressClash));
            plan.check_again(changed);
        } else {
            plan.check_links();
        }
        plan
    }

    /// Changed texts may show other pictures.
    fn plan_pictures_again(&mut self) {
        let variants = pictures::planned(self);
        let is_variant = |file: &Planned| matches!(file.what, What::Variant(_));
        let now: BTreeSet<&Route> = variants.iter().map(|file| &file.route).collect();
        let before: BTreeSet<&Route> =
            self.files.iter().filter(|file| is_variant(file)).map(|file| &file.route).collect();
        if now != before {
            self.files.retain(|file| !is_variant(file));
            self.files.extend(variants);
            self.settle_addresses();
        }
    }

    fn check_again(&mut self, texts: &[ArticleId]) {
        // What links to a part of a changed text may lead nowhere now, or somewhere again.
        let linking = texts.iter().flat_map(|id| self.publication.citations.to(*id).iter().copied());
        let ids: BTreeSet<ArticleId> = linking.chain(texts.iter().copied()).collect();
        let publication = self.publication;
        let mut stale: BTreeSet<&Arc<str>> = Linker::new(self).other_texts().iter().map(|owner| owner.source).collect();
        stale.extend(ids.iter().map(|id| &publication.article(*id).card.source));
        self.diagnostics.retain(|told| told.rule == Rule::AddressClash || !stale.contains(&told.place.path));
        for id in ids {
            let found = Linker::new(self).check_article(publication.article(id));
            self.diagnostics.extend(found);
        }
        let found = Linker::new(self).check_others();
        self.diagnostics.extend(found);
    }
}
