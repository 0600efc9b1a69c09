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
use crate::publication::{ArticleId, Moves, Publication, TermId};
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

impl Kept {
    /// After articles have moved in the publication's order.
    pub fn follow(&mut self, moves: &Moves) {
        for file in &mut self.files {
            if let What::Article(id) | What::SocialCard(id) = &mut file.what {
                *id = moves.of(*id);
            }
        }
    }
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

    /// The plan of the same articles under the same addresses, after these have taken other places on lists. If all lists
    /// are where they were and have as many pages, so is everything else.
    pub fn anew(publication: &'p Publication, sources: &'p Sources, kept: Kept, changed: &[ArticleId]) -> Self {
        let mut plan = Self::with_lists(publication, sources);
        if !plan.stands_as(&kept) {
            return Self::new(publication, sources);
        }
        let Kept { files, by_route, beside, diagnostics, .. } = kept;
        plan = Self { files, by_route, beside, diagnostics, ..plan };
        plan.check_again(changed);
        plan.plan_pictures_again();
        plan
    }

    /// Whether the lists stand at the same addresses with the same pages, and nothing hangs on which file comes first.
    fn stands_as(&self, kept: &Kept) -> bool {
        let is_same = |(one, other): (&List, &List)| {
            let place = |list: &List| (list.lang, self.pages_of(list));
            one.of == other.of && one.route == other.route && place(one) == place(other)
        };
        kept.diagnostics.iter().all(|told| told.rule != Rule::AddressClash)
            && self.lists.len() == kept.lists.len()
            && self.lists.iter().zip(&kept.lists).all(is_same)
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
