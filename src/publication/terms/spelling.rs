//! From what editors typed to terms: one term for one meaning, one meaning for one address.

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
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

/// What each spelling means, by kind.
#[derive(Clone, Debug, Default)]
pub(super) struct Spelled {
    by_kind: [HashMap<Box<str>, Meaning>; TermKind::ALL.len()],
    /// Two terms would stand at one address.
    has_clash: bool,
}

#[derive(Clone, Copy, Debug)]
struct Meaning {
    term: TermId,
    /// How often articles spell it so.
    uses: usize,
    /// There is something to say of the term, at the first place where it is spelled so or otherwise.
    is_told: bool,
}

/// How often a spelling is used, and where first: in the order of the files, so that no date matters to what is told.
struct Use {
    count: usize,
    place: Place,
}

impl Spelled {
    pub fn terms_of(&self, card: &Card) -> TermsOf {
        let mut of = TermsOf::default();
        let found =
            |kind: TermKind, spelling: &str| self.by_kind[kind as usize].get(spelling).map(|meaning| meaning.term);
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

    /// Whether all spellings of the new cards are known, each is still used when those of the old cards are gone, and nothing
    /// that there is to say of them changes.
    pub fn has_all_of<'c>(&self, cards: impl Iterator<Item = (&'c Card, &'c Card)>) -> bool {
        let mut more: HashMap<(TermKind, &str), isize> = HashMap::new();
        for (old, new) in cards {
            if TermKind::ALL.into_iter().any(|kind| self.is_told_otherwise(old, new, kind)) {
                return false;
            }
            each(old, |kind, spelling| *more.entry((kind, spelling)).or_default() -= 1);
            each(new, |kind, spelling| *more.entry((kind, spelling)).or_default() += 1);
        }
        more.iter().all(|((kind, spelling), more)| {
            let meaning = self.by_kind[*kind as usize].get(*spelling);
            meaning.is_some_and(|meaning| meaning.uses.checked_add_signed(*more).is_some_and(|uses| uses > 0))
        }) && !self.has_clash
    }

    /// Whether the cards differ in terms of a kind, of one of which there is something to say.
    fn is_told_otherwise(&self, old: &Card, new: &Card, kind: TermKind) -> bool {
        let is_told = |spelling: &str| self.by_kind[kind as usize].get(spelling).is_some_and(|meaning| meaning.is_told);
        let all = |card| spellings(card, kind).1;
        all(old).ne(all(new)) && all(old).chain(all(new)).any(is_told)
    }

    /// A card takes the place of another.
    pub fn exchange(&mut self, old: &Card, new: &Card) {
        let mut add = |kind: TermKind, spelling: &str, more: isize| {
            if let Some(meaning) = self.by_kind[kind as usize].get_mut(spelling) {
                meaning.uses = meaning.uses.saturating_add_signed(more);
            }
        };
        each(old, |kind, spelling| add(kind, spelling, -1));
        each(new, |kind, spelling| add(kind, spelling, 1));
    }

    fn insert(&mut self, kind: TermKind, spelling: &str, meaning: Meaning) {
        self.by_kind[kind as usize].insert(spelling.into(), meaning);
    }
}

/// Each spelling of a card, by kind.
fn each<'c>(card: &'c Card, mut take: impl FnMut(TermKind, &'c str)) {
    for kind in TermKind::ALL {
        spellings(card, kind).1.for_each(|spelling| take(kind, spelling));
    }
}

/// The key of a kind, and what a card has there.
fn spellings(card: &Card, kind: TermKind) -> (&'static str, Box<dyn Iterator<Item = &str> + '_>) {
    match kind {
        TermKind::Topic => ("tags", Box::new(card.tags.iter().map(String::as_str))),
        TermKind::Region => ("region", Box::new(card.regions.iter().map(String::as_str))),
        TermKind::Author => ("authors", Box::new(card.authors.iter().map(|credit| &*credit.name))),
        TermKind::Series => ("series", Box::new(card.series.iter().map(String::as_str))),
    }
}

fn push_once(list: &mut Vec<TermId>, term: TermId) {
    if !list.contains(&term) {
        list.push(term);
    }
}

impl Use {
    fn join(&mut self, other: Self) {
        self.count += other.count;
        if other.place.path < self.place.path {
            self.place = other.place;
        }
    }
}

/// Gives every spelling its term, making those that are declared nowhere.
pub(super) fn resolve(articles: &[Article], gathering: &mut Gathering) -> Spelled {
    let mut spelled = Spelled::default();
    let mut told = Respelled::new();
    for (kind, uses) in TermKind::ALL.into_iter().zip(uses(articles)) {
        let mut unknown: BTreeMap<String, Vec<(&str, Use)>> = BTreeMap::new();
        for (spelling, used) in uses {
            match known(kind, spelling, gathering) {
                Some(term) => spelled.insert(kind, spelling, Meaning { term, uses: used.count, is_told: false }),
                None => unknown.entry(meeting_key(spelling)).or_default().push((spelling, used)),
            }
        }
        make_unknown(kind, unknown, gathering, &mut spelled, &mut told);
    }
    fix_spellings(articles, &told, &mut gathering.diagnostics);
    spelled
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

    /// Those of other articles.
    fn add(&mut self, others: Self) {
        for (of_kind, others) in self.by_kind.iter_mut().zip(others.by_kind) {
            for (spelling, used) in others {
                match of_kind.entry(spelling) {
                    Entry::Vacant(free) => drop(free.insert(used)),
                    Entry::Occupied(mut known) => known.get_mut().join(used),
                }
            }
        }
    }
}

fn note<'a>(card: &'a Card, kind: TermKind, uses: &mut HashMap<&'a str, Use>) {
    let (key, spellings) = spellings(card, kind);
    for (item, spelling) in spellings.enumerate() {
        uses.entry(spelling)
            .and_modify(|used| {
                used.count += 1;
                if card.source < used.place.path {
                    used.place = Place::item(&card.source, key, item);
                }
            })
            .or_insert_with(|| Use { count: 1, place: Place::item(&card.source, key, item) });
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
    spelled: &mut Spelled,
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
        let told_before = gathering.diagnostics.len();
        let commonest = spellings.iter().rev().max_by_key(|(_, used)| used.count).map_or(*first, |(name, _)| *name);
        let term = match by_slug.get(&id) {
            Some((other, told)) => {
                spelled.has_clash = true;
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
        let is_told = gathering.diagnostics.len() > told_before;
        for (spelling, used) in spellings {
            spelled.insert(kind, spelling, Meaning { term, uses: used.count, is_told });
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
            let (key, spellings) = spellings(card, kind);
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
    // Articles stand by date, of which nothing that is told depends.
    for respelling in told.values() {
        diagnostics[respelling.diagnostic].fixes.sort_by(|one, other| one.place.path.cmp(&other.place.path));
    }
}

/// `/topics/page/` would look like a page of a list.
fn tell_reserved(kind: TermKind, id: &str, name: &str, place: &Place, gathering: &mut Gathering) {
    if matches!(id, "page" | "feed" | "index") {
        gathering.diagnostics.push(mistakes::reserved(kind, name, place));
    }
}
