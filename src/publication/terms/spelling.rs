//! From what editors typed to terms: one term for one meaning, one meaning for one address.

use std::collections::BTreeMap;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use super::{Gathering, TermsOf, mistakes};
use crate::article::Article;
use crate::config::TermKind;
use crate::diagnostic::Place;
use crate::publication::TermId;
use crate::region;
use crate::slug::slug;
use crate::vocabulary::{codes, meeting_key};

/// What each spelling means.
pub(super) struct Spelled<'a> {
    terms: HashMap<(TermKind, &'a str), TermId>,
}

/// How often a spelling is used, and where first.
struct Use {
    count: usize,
    place: Place,
}

impl Spelled<'_> {
    pub fn terms_of(&self, article: &Article) -> TermsOf {
        let card = &article.card;
        let mut of = TermsOf::default();
        let found = |kind, spelling: &str| self.terms.get(&(kind, spelling)).copied();
        for term in card.tags.iter().filter_map(|tag| found(TermKind::Topic, tag)) {
            push_once(&mut of.topics, term);
        }
        for term in card.regions.iter().filter_map(|region| found(TermKind::Region, region)) {
            push_once(&mut of.regions, term);
        }
        for (place, credit) in card.authors.iter().enumerate() {
            let author = found(TermKind::Author, &credit.name);
            if let Some(author) = author.filter(|author| of.authors.iter().all(|(other, _)| other != author)) {
                of.authors.push((author, place));
            }
        }
        of.series = card.series.as_deref().and_then(|series| found(TermKind::Series, series));
        of
    }
}

fn push_once(list: &mut Vec<TermId>, term: TermId) {
    if !list.contains(&term) {
        list.push(term);
    }
}

/// Gives every spelling its term, making those that are declared nowhere.
pub(super) fn resolve<'a>(articles: &'a [Article], gathering: &mut Gathering) -> Spelled<'a> {
    let mut terms = HashMap::new();
    for kind in TermKind::ALL {
        let uses = uses(articles, kind);
        let mut unknown: BTreeMap<String, Vec<(&str, Use)>> = BTreeMap::new();
        for (spelling, used) in uses {
            match known(kind, spelling, gathering) {
                Some(term) => {
                    terms.insert((kind, spelling), term);
                }
                None => unknown.entry(meeting_key(spelling)).or_default().push((spelling, used)),
            }
        }
        make_unknown(kind, unknown, gathering, &mut terms);
    }
    Spelled { terms }
}

/// The spellings of one kind, in byte order.
fn uses(articles: &[Article], kind: TermKind) -> BTreeMap<&str, Use> {
    let mut uses: BTreeMap<&str, Use> = BTreeMap::new();
    for article in articles {
        let card = &article.card;
        let key = match kind {
            TermKind::Topic => "tags",
            TermKind::Region => "region",
            TermKind::Author => "authors",
            TermKind::Series => "series",
        };
        let spellings: Vec<&str> = match kind {
            TermKind::Topic => card.tags.iter().map(String::as_str).collect(),
            TermKind::Region => card.regions.iter().map(String::as_str).collect(),
            TermKind::Author => card.authors.iter().map(|credit| credit.name.as_str()).collect(),
            TermKind::Series => card.series.iter().map(String::as_str).collect(),
        };
        for (item, spelling) in spellings.into_iter().enumerate() {
            uses.entry(spelling)
                .and_modify(|used| used.count += 1)
                .or_insert_with(|| Use { count: 1, place: Place::item(&card.source, key, item) });
        }
    }
    uses
}

fn known(kind: TermKind, spelling: &str, gathering: &mut Gathering) -> Option<TermId> {
    if let Some(entry) = gathering.vocabulary.find(kind, spelling) {
        return Some(TermId(entry as u32));
    }
    if kind != TermKind::Region {
        return None;
    }
    let region = region::find(spelling, &codes(gathering.config))?;
    Some(gathering.of_region(region))
}

fn make_unknown<'a>(
    kind: TermKind,
    unknown: BTreeMap<String, Vec<(&'a str, Use)>>,
    gathering: &mut Gathering,
    terms: &mut HashMap<(TermKind, &'a str), TermId>,
) {
    let taken = gathering.list.iter().enumerate().filter(|(_, term)| term.kind == kind);
    let mut by_slug: HashMap<Arc<str>, (TermId, Option<Place>)> =
        taken.map(|(index, term)| (term.id.clone(), (TermId(index as u32), None))).collect();
    for spellings in unknown.into_values() {
        let (first, first_use) = &spellings[0];
        let id: Arc<str> = slug(first).into();
        // A name without letters or digits was told where its file was read.
        if id.is_empty() {
            continue;
        }
        let commonest = spellings.iter().rev().max_by_key(|(_, used)| used.count).map_or(*first, |(name, _)| *name);
        let term = match by_slug.get(&id) {
            Some((other, told)) => {
                let other_name = gathering.list[other.index()].names[0].to_string();
                let other_place = told.clone();
                gathering.diagnostics.push(mistakes::clash(
                    kind,
                    commonest,
                    &other_name,
                    &id,
                    &first_use.place,
                    other_place,
                ));
                *other
            }
            None => {
                let names = gathering.languages.iter().map(|_| Arc::from(commonest)).collect();
                let term = gathering.empty(kind, id.clone(), names);
                let term = gathering.push(term);
                by_slug.insert(id.clone(), (term, Some(first_use.place.clone())));
                if kind == TermKind::Region {
                    let near = region::nearest(commonest, &codes(gathering.config));
                    gathering.diagnostics.push(mistakes::unknown_region(commonest, near, &first_use.place));
                }
                term
            }
        };
        tell_spellings(kind, commonest, &spellings, gathering);
        tell_reserved(kind, &id, commonest, &first_use.place, gathering);
        for (spelling, _) in spellings {
            terms.insert((kind, spelling), term);
        }
    }
}

/// One warning for each term, at the first place of a rarer spelling.
fn tell_spellings(kind: TermKind, commonest: &str, spellings: &[(&str, Use)], gathering: &mut Gathering) {
    let others: Vec<&(&str, Use)> = spellings.iter().filter(|(name, _)| *name != commonest).collect();
    if let Some((_, used)) = others.first() {
        let names: Vec<&str> = others.iter().map(|(name, _)| *name).collect();
        gathering.diagnostics.push(mistakes::spellings(kind, commonest, &names, &used.place));
    }
}

/// `/topics/page/` would look like a page of a list.
fn tell_reserved(kind: TermKind, id: &str, name: &str, place: &Place, gathering: &mut Gathering) {
    if matches!(id, "page" | "feed" | "index") {
        gathering.diagnostics.push(mistakes::reserved(kind, name, place));
    }
}
