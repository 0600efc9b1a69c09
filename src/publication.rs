//! All articles together: what is public now, in which order, under which terms, next to which others.

pub mod citations;
mod ids;
pub mod links;
mod moves;
pub mod related;
mod revise;
pub mod terms;
pub mod translations;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::article::{Article, ListText, Parsed, Visibility, bundle_folder};
use crate::config::{Config, LangId, TermKind};
use crate::diagnostic::{Diagnostic, Severity};
use crate::language::Language;
use crate::vocabulary::Vocabulary;

use citations::Citations;
use links::Places;
use related::{AllCounts, Counting, Relatedness};
use revise::Pieces;
use terms::Terms;

pub use moves::Moves;
pub use revise::{Change, Extent, Revision};

/// An article: its place in the publication's order. Valid for one publication only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

/// A topic, region, author or series: its place in the publication's table of terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub u32);

impl ArticleId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl TermId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What decides what is public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// What readers may see at this second.
    At(i64),
    /// Everything, drafts included; the second is still what "now" means.
    Open(i64),
}

/// Everything that is public now. Nothing of any other piece can be reached from here, but for what a link to it would say.
#[derive(Debug)]
pub struct Publication {
    pub config: Arc<Config>,
    /// By [`LangId`].
    pub languages: Vec<Language>,
    pub gate: Gate,
    /// Articles, newest first, undated last, ties by route; then static pages by weight and route.
    pub articles: Vec<Article>,
    /// The articles that stand on lists, by language: no static pages, nothing withdrawn.
    pub listed: Vec<Vec<ArticleId>>,
    pub terms: Terms,
    /// The texts of lists, by folder (empty for home) and language.
    pub texts: BTreeMap<(Arc<str>, LangId), Arc<ListText>>,
    /// By article: the pieces that are the same in other languages, by language.
    pub translations: Vec<Vec<ArticleId>>,
    /// Where everything is that a link can name.
    pub places: Places,
    pub citations: Citations,
    /// By article: what its `related`, `related_exclude` and `supersedes` mean.
    pub asked: Vec<related::Asked>,
    pub relatedness: Relatedness,
    /// By article: whether it never comes by itself beside another, for its topics.
    pub sensitive: Vec<bool>,
    /// By article: the later pieces that replace it.
    pub superseded_by: Vec<Vec<ArticleId>>,
    /// The next second at which something appears or goes.
    pub next_change: Option<i64>,
    /// How many pieces the gate holds back.
    pub held_back: usize,
    /// The folders below `content/` whose pieces are all held back.
    pub held_back_bundles: BTreeSet<String>,
    /// The files of `content/` that only pieces use which are held back.
    pub held_back_files: BTreeSet<String>,
    /// What it was made from and does not show, for the next revision alone.
    unshown: revise::Unshown,
}

impl Publication {
    /// Puts parsed files, sorted by path, together. Beside the publication, which is whole all the same, are returned the
    /// mistakes found here; those of pieces that the gate holds back are warnings.
    pub fn new(
        parsed: Vec<Parsed>,
        config: Arc<Config>,
        languages: Vec<Language>,
        gate: Gate,
    ) -> (Self, Vec<Diagnostic>) {
        Self::of(Pieces::new(parsed, gate), Counting::Anew, config, languages, gate)
    }

    /// The same, but for a publication whose texts are never counted again, as they are when it is revised.
    pub fn once(
        parsed: Vec<Parsed>,
        config: Arc<Config>,
        languages: Vec<Language>,
        gate: Gate,
    ) -> (Self, Vec<Diagnostic>) {
        Self::of(Pieces::new(parsed, gate), Counting::Once, config, languages, gate)
    }

    /// The same, but for how near texts are: that is as `counts` of another publication say, until
    /// [`Publication::take_counts`].
    pub fn with_counts(
        parsed: Vec<Parsed>,
        config: Arc<Config>,
        languages: Vec<Language>,
        gate: Gate,
        counts: AllCounts,
    ) -> (Self, Vec<Diagnostic>) {
        Self::of(Pieces::new(parsed, gate), Counting::Former(counts), config, languages, gate)
    }

    /// Everything that follows from the pieces.
    fn of(
        pieces: Pieces,
        counting: Counting,
        config: Arc<Config>,
        languages: Vec<Language>,
        gate: Gate,
    ) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let Pieces { mut articles, held_back, lists, term_texts } = pieces;
        let next_change =
            articles.iter().chain(&held_back).filter_map(|article| article.card.next_change(gate.now())).min();

        let (vocabulary, found) = Vocabulary::new(term_texts.clone(), &config);
        diagnostics.extend(found);
        let listed: Vec<ArticleId> = ids(&articles).filter(|id| is_listed(&articles[id.index()])).collect();
        // What the terms are and what names mean have nothing to do with each other.
        let ((terms, found), names) = rayon::join(
            || Terms::gather(&articles, &listed, &vocabulary, &languages, &config),
            || Names::new(&articles, &held_back, &config, gate),
        );
        diagnostics.extend(found);
        let Names { translations, places, citations, asked, told: found } = names;
        let names_hang_on_order = !found.is_empty()
            || places.has_doubles()
            || articles.iter().any(|article| article.front.translation_of.is_some());
        diagnostics.extend(found);
        let named = related::NamedInConfig { config: &config, vocabulary: &vocabulary, terms: &terms };
        let sensitive_topics = named.sensitive();
        let sensitive = terms.carriers(&sensitive_topics, articles.len());
        diagnostics.extend(named.unknown(&articles, &held_back));
        let listed = by_language(&articles, &listed, config.languages.len());
        let relatedness = counting.relatedness(&mut articles, &listed, &terms);
        let mut superseded_by = vec![Vec::new(); articles.len()];
        for id in ids(&articles) {
            for earlier in &asked[id.index()].supersedes {
                superseded_by[earlier.index()].push(id);
            }
        }
        let publication = Self {
            listed,
            texts: lists.iter().map(|text| ((text.folder.clone(), text.lang), text.clone())).collect(),
            held_back: held_back.len(),
            held_back_bundles: bundles(&held_back)
                .filter(|folder| !bundles(&articles).any(|other| other == *folder))
                .map(str::to_owned)
                .collect(),
            held_back_files: files_of_none_but(&held_back, &articles),
            config,
            languages,
            gate,
            articles,
            terms,
            translations,
            places,
            citations,
            asked,
            relatedness,
            sensitive,
            superseded_by,
            next_change,
            unshown: revise::Unshown { held_back, lists, term_texts, names_hang_on_order, sensitive_topics },
        };
        (publication, diagnostics)
    }

    /// The pieces that the gate holds back: to tell their mistakes before they are public, and for nothing else.
    pub fn held_back_pieces(&self) -> &[Article] {
        &self.unshown.held_back
    }

    pub fn article(&self, id: ArticleId) -> &Article {
        &self.articles[id.index()]
    }

    pub fn ids(&self) -> impl Iterator<Item = ArticleId> + use<> {
        (0..self.articles.len()).map(|index| ArticleId(index as u32))
    }

    pub fn language(&self, lang: LangId) -> &Language {
        &self.languages[lang.index()]
    }

    /// The text of a list in this language: `""` for home, `articles` for a section, `topics` for an index.
    pub fn text(&self, folder: &str, lang: LangId) -> Option<&ListText> {
        self.texts.get(&(Arc::from(folder), lang)).map(|text| &**text)
    }

    /// The folders that hold listed articles of this language, with how many, in byte order.
    pub fn sections(&self, lang: LangId) -> BTreeMap<Arc<str>, Vec<ArticleId>> {
        let mut sections: BTreeMap<Arc<str>, Vec<ArticleId>> = BTreeMap::new();
        for id in &self.listed[lang.index()] {
            sections.entry(self.article(*id).card.section.clone()).or_default().push(*id);
        }
        sections
    }

    /// Articles in this language; a term's own.
    pub fn term_articles(&self, term: TermId, lang: LangId) -> &[ArticleId] {
        &self.terms.get(term).all[lang.index()]
    }

    /// The related list of an article: the editor's own, then the nearest.
    pub fn related(&self, id: ArticleId) -> Vec<related::Related> {
        related::list(self, id, self.related_limit(id))
    }

    /// How long an article's related list may be.
    pub fn related_limit(&self, id: ArticleId) -> usize {
        self.article(id).front.related_limit.unwrap_or(self.config.related.limit)
    }

    /// Terms of a kind that have a page, in the language's own order of their names.
    pub fn sorted_terms(&self, kind: TermKind, lang: LangId) -> Vec<TermId> {
        let mut terms: Vec<TermId> = self.terms.shown(kind, lang).collect();
        self.sort_terms(&mut terms, lang);
        terms
    }

    /// By weight, then in the language's own order of their names.
    pub fn sort_terms(&self, terms: &mut [TermId], lang: LangId) {
        let language = self.language(lang);
        terms.sort_by(|a, b| {
            let (a, b) = (self.terms.get(*a), self.terms.get(*b));
            (a.weight.cmp(&b.weight))
                .then_with(|| language.compare(a.name(lang), b.name(lang)))
                .then_with(|| a.id.cmp(&b.id))
        });
    }
}

impl Gate {
    pub fn now(self) -> i64 {
        match self {
            Gate::At(now) | Gate::Open(now) => now,
        }
    }

    fn lets_pass(self, card: &crate::article::Card) -> bool {
        match self {
            Gate::At(now) => card.visibility(now) == Visibility::Public,
            Gate::Open(_) => true,
        }
    }

    /// A mistake in a piece that is held back stops nobody; but one that keeps the gate from being read does.
    pub fn soften(self, parsed: Option<&Parsed>, diagnostics: &mut [Diagnostic]) {
        if let Some(Parsed::Article(article)) = parsed
            && !self.lets_pass(&article.card)
            && !article.front.held_back
        {
            for diagnostic in diagnostics {
                diagnostic.severity = Severity::Warning;
            }
        }
    }
}

fn ids(articles: &[Article]) -> impl Iterator<Item = ArticleId> + use<> {
    (0..articles.len()).map(|index| ArticleId(index as u32))
}

fn bundles(articles: &[Article]) -> impl Iterator<Item = &str> {
    articles.iter().filter_map(|article| bundle_folder(&article.card.source))
}

/// What pieces are called, and which pieces their front matters name.
struct Names {
    translations: Vec<Vec<ArticleId>>,
    places: Places,
    citations: Citations,
    asked: Vec<related::Asked>,
    told: Vec<Diagnostic>,
}

impl Names {
    fn new(articles: &[Article], held_back: &[Article], config: &Config, gate: Gate) -> Self {
        let (places, (translations, mut told)) = rayon::join(
            || Places::new(articles, held_back, config, gate.now()),
            || translations::group(articles, held_back, config),
        );
        told.extend(ids::doubled(articles, &translations));
        let citations = Citations::new(articles, &places);
        let (asked, found) = related::Asked::all(articles, &places, &translations);
        told.extend(found);
        told.extend(related::Asked::unknown_names(held_back, &places).into_iter().map(Diagnostic::softened));
        Self { translations, places, citations, asked, told }
    }
}

fn files_of_none_but(held_back: &[Article], public: &[Article]) -> BTreeSet<String> {
    // Nothing is held back in most sites, and all texts would have to be gone through.
    if held_back.is_empty() {
        return BTreeSet::new();
    }
    files_used(held_back).difference(&files_used(public)).cloned().collect()
}

/// The files of `content/` that the texts and front matters name.
fn files_used(articles: &[Article]) -> BTreeSet<String> {
    articles.iter().flat_map(links::files_named).collect()
}

fn is_listed(article: &Article) -> bool {
    !article.card.is_page && !article.card.withdrawn
}

fn by_language(articles: &[Article], listed: &[ArticleId], languages: usize) -> Vec<Vec<ArticleId>> {
    let mut by_language = vec![Vec::new(); languages];
    for id in listed {
        by_language[articles[id.index()].card.lang.index()].push(*id);
    }
    by_language
}

/// The one order of lists: newest first, undated last; then by route, then by file, so that it is total.
fn order(a: &Article, b: &Article) -> std::cmp::Ordering {
    let (a, b) = (&a.card, &b.card);
    a.is_page
        .cmp(&b.is_page)
        .then_with(|| if a.is_page { a.weight.cmp(&b.weight) } else { std::cmp::Ordering::Equal })
        .then_with(|| b.date.map(|date| date.second).cmp(&a.date.map(|date| date.second)))
        .then_with(|| a.weight.cmp(&b.weight))
        .then_with(|| a.route.cmp(&b.route))
        .then_with(|| a.source.cmp(&b.source))
}
