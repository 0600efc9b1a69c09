//! From what editors typed to terms: one term for one meaning, one meaning for one address.

use std::collections::BTreeMap;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;

use super::{Gathering, TermsOf, mistakes};
use crate::article::{Article, Card};
use crate::config::TermKind;
use crate::diagnostic::{Diagnostic, Fix, Place};
use crate::front_matter;
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
    let mut told = Respelled::new();
    for (kind, uses) in TermKind::ALL.into_iter().zip(uses(articles)) {
        let mut unknown: BTreeMap<String, Vec<(&str, Use)>> = BTreeMap::new();
        for (spelling, used) in uses {
            match known(kind, spelling, gathering) {
                Some(term) => {
                    terms.insert((kind, spelling), term);
                }
                None => unknown.entry(meeting_key(spelling)).or_default().push((spelling, used)),
            }
        }
        make_unknown(kind, unknown, gathering, &mut terms, &mut told);
    }
    fix_spellings(articles, &told, &mut gathering.diagnostics);
    Spelled { terms }
}

/// Articles that one thread goes through at a time.
const SHARE: usize = 1024;

/// The spellings of each kind, in byte order.
fn uses(articles: &[Article]) -> Vec<BTreeMap<&str, Use>> {
    let shares: Vec<Uses<'_>> = articles.par_chunks(SHARE).map(Uses::of).collect();
    // Few are spelled, and often: they are put in order at the end.
    let mut shares = shares.into_iter();
    let mut all = shares.next().unwrap_or_default();
    shares.for_each(|share| all.add(share));
    all.by_kind.into_iter().map(|uses| uses.into_iter().collect()).collect()
}

/// The spellings in some articles.
#[derive(Default)]
struct Uses<'a> {
    /// In the order of [`TermKind::ALL`].
    by_kind: [HashMap<&'a str, Use>; TermKind::ALL.len()],
}

impl<'a> Uses<'a> {
    fn of(articles: &'a [Article]) -> Self {
        let mut uses = Self::default();
        for article in articles {
            for (kind, of_kind) in TermKind::ALL.into_iter().zip(&mut uses.by_kind) {
                note(&article.card, kind, of_kind);
            }
        }
        uses
    }

    /// Those of later articles.
    fn add(&mut self, later: Self) {
        for (of_kind, later) in self.by_kind.iter_mut().zip(later.by_kind) {
            for (spelling, used) in later {
                of_kind.entry(spelling).and_modify(|known| known.count += used.count).or_insert(used);
            }
        }
    }
}

fn note<'a>(card: &'a Card, kind: TermKind, uses: &mut HashMap<&'a str, Use>) {
    let (key, spellings) = typed(card, kind);
    for (item, spelling) in spellings.enumerate() {
        uses.entry(spelling)
            .and_modify(|used| used.count += 1)
            .or_insert_with(|| Use { count: 1, place: Place::item(&card.source, key, item) });
    }
}

/// The key that holds terms of this kind, and their names as typed there.
fn typed(card: &Card, kind: TermKind) -> (&'static str, Box<dyn Iterator<Item = &str> + '_>) {
    match kind {
        TermKind::Topic => ("tags", Box::new(card.tags.iter().map(String::as_str))),
        TermKind::Region => ("region", Box::new(card.regions.iter().map(String::as_str))),
        TermKind::Author => ("authors", Box::new(card.authors.iter().map(|credit| &*credit.name))),
        TermKind::Series => ("series", Box::new(card.series.iter().map(String::as_str))),
    }
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
    told: &mut Respelled<'a>,
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
        tell_spellings(kind, commonest, &spellings, gathering, told);
        tell_reserved(kind, &id, commonest, &first_use.place, gathering);
        for (spelling, _) in spellings {
            terms.insert((kind, spelling), term);
        }
    }
}

/// One warning for each term, at the first place of a rarer spelling.
fn tell_spellings<'a>(
    kind: TermKind,
    commonest: &'a str,
    spellings: &[(&'a str, Use)],
    gathering: &mut Gathering,
    told: &mut Respelled<'a>,
) {
    let others: Vec<&(&str, Use)> = spellings.iter().filter(|(name, _)| *name != commonest).collect();
    if let Some((_, used)) = others.first() {
        let names: Vec<&str> = others.iter().map(|(name, _)| *name).collect();
        let diagnostic = gathering.diagnostics.len();
        told.extend(names.iter().map(|name| ((kind, *name), Respelling { commonest, diagnostic })));
        gathering.diagnostics.push(mistakes::spellings(kind, commonest, &names, &used.place));
    }
}

/// The rarer spellings.
type Respelled<'a> = HashMap<(TermKind, &'a str), Respelling<'a>>;

/// What a spelling should be, and which of the diagnostics says so.
struct Respelling<'a> {
    commonest: &'a str,
    diagnostic: usize,
}

/// Adds to each warning what mends it, in every article that has a rarer spelling.
fn fix_spellings(articles: &[Article], told: &Respelled<'_>, diagnostics: &mut [Diagnostic]) {
    if told.is_empty() {
        return;
    }
    for card in articles.iter().map(|article| &article.card) {
        for kind in TermKind::ALL {
            let (key, spellings) = typed(card, kind);
            for (item, spelling) in spellings.enumerate() {
                if let Some(respelling) = told.get(&(kind, spelling)) {
                    let place = Place::item(&card.source, key, item);
                    let diagnostic = &mut diagnostics[respelling.diagnostic];
                    diagnostic.fixes.push(Fix {
                        place,
                        typed: spelling.to_owned(),
                        replacement: front_matter::as_item(respelling.commonest),
                    });
                }
            }
        }
    }
}

/// `/topics/page/` would look like a page of a list.
fn tell_reserved(kind: TermKind, id: &str, name: &str, place: &Place, gathering: &mut Gathering) {
    if matches!(id, "page" | "feed" | "index") {
        gathering.diagnostics.push(mistakes::reserved(kind, name, place));
    }
}
