//! Which articles stand under which topic, region, author and series.

mod mistakes;
mod regroup;
mod spelling;

use std::borrow::Cow;
use std::sync::Arc;

use rayon::prelude::*;

use crate::article::{Article, TermText};
use crate::config::{Config, LangId, LanguageConfig, TermKind};
use crate::diagnostic::Diagnostic;
use crate::language::Language;
use crate::region::{self, RegionCode};
use crate::vocabulary::{Entry, Vocabulary};

use super::{ArticleId, TermId};
use spelling::Spelled;

/// A topic, region, author or series that is declared or used.
#[derive(Clone, Debug)]
pub struct Term {
    pub kind: TermKind,
    /// Its address below the index of its kind.
    pub id: Arc<str>,
    /// By language, in that language where anything says it.
    pub names: Vec<Arc<str>>,
    /// The text of its own file, by language.
    pub texts: Vec<Option<Arc<TermText>>>,
    pub is_declared: bool,
    pub weight: i64,
    pub region: Option<RegionCode>,
    /// The term above it in the index.
    pub parent: Option<TermId>,
    /// All terms whose lists hold its articles too.
    pub above: Vec<TermId>,
    /// Right below it in the index.
    pub children: Vec<TermId>,
    /// Articles that carry it themselves, by language, in the publication's order.
    pub direct: Vec<Vec<ArticleId>>,
    /// Articles that carry it or a term below it.
    pub all: Vec<Vec<ArticleId>>,
}

/// The terms of one article, each once, in the editor's order.
#[derive(Clone, Debug, Default)]
pub struct TermsOf {
    pub topics: Vec<TermId>,
    pub regions: Vec<TermId>,
    /// With the place in the card's `authors`.
    pub authors: Vec<(TermId, usize)>,
    pub series: Option<TermId>,
}

/// All terms.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    pub list: Vec<Term>,
    /// By article.
    pub of: Vec<TermsOf>,
    spelled: Spelled,
}

impl Terms {
    /// `articles` in the publication's order; those in `listed` stand on the lists.
    pub fn gather(
        articles: &[Article],
        listed: &[ArticleId],
        vocabulary: &Vocabulary,
        languages: &[Language],
        config: &Config,
    ) -> (Self, Vec<Diagnostic>) {
        let mut gathering = Gathering::new(vocabulary, languages, config);
        let spelled = spelling::resolve(articles, &mut gathering);
        let of: Vec<TermsOf> = articles.par_iter().map(|article| spelled.terms_of(&article.card)).collect();
        gathering.link_regions();
        gathering.link_parents();
        let mut terms = Self { list: gathering.list, of, spelled };
        terms.list_articles(articles, listed);
        (terms, gathering.diagnostics)
    }

    pub fn get(&self, term: TermId) -> &Term {
        &self.list[term.index()]
    }

    pub fn of(&self, article: ArticleId) -> &TermsOf {
        &self.of[article.index()]
    }

    pub fn ids(&self) -> impl Iterator<Item = TermId> + use<> {
        (0..self.list.len()).map(|index| TermId(index as u32))
    }

    /// The terms of one kind that have a page in this language.
    pub fn shown(&self, kind: TermKind, lang: LangId) -> impl Iterator<Item = TermId> + '_ {
        self.ids().filter(move |term| self.get(*term).kind == kind && self.get(*term).is_shown(lang))
    }

    fn list_articles(&mut self, articles: &[Article], listed: &[ArticleId]) {
        let mut seen = vec![u32::MAX; self.list.len()];
        for article in listed {
            let lang = articles[article.index()].card.lang.index();
            let of = &self.of[article.index()];
            let own: Vec<TermId> = of.all().collect();
            for term in &own {
                self.list[term.index()].direct[lang].push(*article);
            }
            for term in own {
                for at in 0..=self.list[term.index()].above.len() {
                    let above = if at == 0 { term } else { self.list[term.index()].above[at - 1] };
                    if std::mem::replace(&mut seen[above.index()], article.0) != article.0 {
                        self.list[above.index()].all[lang].push(*article);
                    }
                }
            }
        }
    }
}

impl TermsOf {
    /// Topics, regions, authors, series.
    pub fn all(&self) -> impl Iterator<Item = TermId> + '_ {
        let topics_and_regions = self.topics.iter().chain(&self.regions).copied();
        topics_and_regions.chain(self.authors.iter().map(|(author, _)| *author)).chain(self.series)
    }
}

impl Term {
    pub fn name(&self, lang: LangId) -> &Arc<str> {
        &self.names[lang.index()]
    }

    pub fn text(&self, lang: LangId) -> Option<&Arc<TermText>> {
        self.texts[lang.index()].as_ref()
    }

    /// Whether it has a page in this language: articles, or a text of its own.
    pub fn is_shown(&self, lang: LangId) -> bool {
        !self.all[lang.index()].is_empty() || self.text(lang).is_some_and(|text| !text.body.html.is_empty())
    }
}

/// The table while it is being made.
pub(super) struct Gathering<'a> {
    pub list: Vec<Term>,
    pub vocabulary: &'a Vocabulary,
    pub languages: &'a [Language],
    pub config: &'a Config,
    pub diagnostics: Vec<Diagnostic>,
    by_region: foldhash::HashMap<RegionCode, TermId>,
}

impl<'a> Gathering<'a> {
    fn new(vocabulary: &'a Vocabulary, languages: &'a [Language], config: &'a Config) -> Self {
        let mut gathering = Self {
            list: Vec::new(),
            vocabulary,
            languages,
            config,
            diagnostics: Vec::new(),
            by_region: foldhash::HashMap::default(),
        };
        // Declared terms come first, so that an entry's place is its term's.
        for entry in &vocabulary.entries {
            let term = gathering.declared(entry);
            let id = gathering.push(term);
            if let Some(region) = entry.region {
                gathering.by_region.insert(region, id);
            }
        }
        gathering
    }

    pub fn push(&mut self, term: Term) -> TermId {
        let id = TermId(self.list.len() as u32);
        self.list.push(term);
        id
    }

    /// The term of a built-in region, made when first asked for.
    pub fn of_region(&mut self, region: RegionCode) -> TermId {
        if let Some(term) = self.by_region.get(&region) {
            return *term;
        }
        let names = self.languages.iter().map(|language| Arc::from(region.name(language.code()))).collect();
        let mut term = self.empty(TermKind::Region, region.id().into(), names);
        term.region = Some(region);
        let id = self.push(term);
        self.by_region.insert(region, id);
        id
    }

    pub fn empty(&self, kind: TermKind, id: Arc<str>, names: Vec<Arc<str>>) -> Term {
        let languages = self.languages.len();
        // Spellings have met as typed; this is what readers see.
        let set = |(name, language): (&Arc<str>, &LanguageConfig)| match language.typography.set(name) {
            Cow::Borrowed(_) => name.clone(),
            Cow::Owned(set) => set.into(),
        };
        Term {
            kind,
            id,
            names: names.iter().zip(&self.config.languages).map(set).collect(),
            texts: vec![None; languages],
            is_declared: false,
            weight: 0,
            region: None,
            parent: None,
            above: Vec::new(),
            children: Vec::new(),
            direct: vec![Vec::new(); languages],
            all: vec![Vec::new(); languages],
        }
    }

    fn declared(&self, entry: &Entry) -> Term {
        let names = (0..self.languages.len()).map(|lang| self.declared_name(entry, lang)).collect();
        let mut term = self.empty(entry.kind, entry.id.clone(), names);
        term.texts.clone_from(&entry.texts);
        term.is_declared = true;
        term.weight = entry.weight;
        term.region = entry.region;
        term
    }

    /// The name in this language, else what the atlas says, else the name in the first language that has one.
    fn declared_name(&self, entry: &Entry, lang: usize) -> Arc<str> {
        let own = entry.names[lang].as_deref();
        let atlas = || entry.region.map(|region| region.name(self.languages[lang].code()));
        let other = || entry.names.iter().flatten().next().map(String::as_str);
        own.or_else(atlas).or_else(other).unwrap_or(&entry.id).into()
    }

    /// Areas above countries, the groups that the site uses, and the site's own groups.
    fn link_regions(&mut self) {
        let own_groups = self.own_group_members();
        let mut at = 0;
        // Areas are pushed behind the terms that lie in them, and are visited in their turn.
        while at < self.list.len() {
            if let Some(region) = self.list[at].region {
                let areas: Vec<TermId> = region.ancestors().iter().map(|area| self.of_region(*area)).collect();
                self.list[at].parent = areas.first().copied();
                self.list[at].above = areas;
            }
            at += 1;
        }
        for at in 0..self.list.len() {
            let Some(region) = self.list[at].region else { continue };
            let groups = region.groups().iter().filter_map(|group| self.by_region.get(group)).copied();
            let own = own_groups.iter().filter(|(_, members)| is_in(region, members)).map(|(group, _)| *group);
            let more: Vec<TermId> = groups.chain(own).filter(|group| group.index() != at).collect();
            for group in more {
                let wider = self.list[group.index()].above.clone();
                for term in std::iter::once(group).chain(wider) {
                    if term.index() != at && !self.list[at].above.contains(&term) {
                        self.list[at].above.push(term);
                    }
                }
            }
        }
    }

    fn own_group_members(&mut self) -> Vec<(TermId, Vec<RegionCode>)> {
        let codes = crate::vocabulary::codes(self.config);
        let mut groups = Vec::new();
        for (index, entry) in self.vocabulary.entries.iter().enumerate() {
            let mut members = Vec::new();
            for member in &entry.members {
                match region::find(member, &codes) {
                    Some(region) => members.push(region),
                    None => self.diagnostics.push(mistakes::unknown_member(&entry.id, member, &codes)),
                }
            }
            if !members.is_empty() {
                groups.push((TermId(index as u32), members));
            }
        }
        groups
    }

    fn link_parents(&mut self) {
        for (index, entry) in self.vocabulary.entries.iter().enumerate() {
            let Some((parent, _)) = &entry.parent else { continue };
            let above = self.vocabulary.find(entry.kind, parent).map(|index| TermId(index as u32));
            let above = above.or_else(|| region::find(parent, &[]).map(|region| self.of_region(region)));
            self.list[index].parent = above.or(self.list[index].parent);
        }
        for index in 0..self.list.len() {
            let mut at = self.list[index].parent;
            while let Some(term) = at {
                if term.index() == index || self.list[index].above.contains(&term) && self.list[index].region.is_none()
                {
                    break;
                }
                if !self.list[index].above.contains(&term) {
                    self.list[index].above.push(term);
                }
                at = self.list[term.index()].parent;
            }
        }
        for index in 0..self.list.len() {
            if let Some(parent) = self.list[index].parent {
                self.list[parent.index()].children.push(TermId(index as u32));
            }
        }
    }
}

fn is_in(region: RegionCode, members: &[RegionCode]) -> bool {
    members.iter().any(|member| *member == region || region.ancestors().contains(member))
}
