//! What the editor asked for: pinned, excluded and replaced pieces, found by the names that the front matter uses.

use crate::article::Article;
use crate::diagnostic::{Diagnostic, Place, Rule};
use crate::publication::links::{Found, Named, Places};
use crate::publication::{ArticleId, Moves};

/// By article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// In the editor's order, each piece once.
    pub pinned: Vec<ArticleId>,
    pub excluded: Vec<ArticleId>,
    pub supersedes: Vec<ArticleId>,
}

impl Asked {
    pub(in crate::publication) fn follow(&mut self, moves: &Moves) {
        [&mut self.pinned, &mut self.excluded, &mut self.supersedes].into_iter().for_each(|list| moves.rename(list));
    }

    /// Names that mean nothing, or several pieces, are told. A piece behind the gate is left out without a word.
    pub(in crate::publication) fn all(
        articles: &[Article],
        places: &Places,
        translations: &[Vec<ArticleId>],
    ) -> (Vec<Asked>, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let all = articles.iter().enumerate().map(|(index, article)| {
            let id = ArticleId(index as u32);
            let mut finder = Finder { articles, places, translations, id, diagnostics: &mut diagnostics };
            let front = &article.front;
            let mut pinned = finder.listed(&front.related, "related");
            let excluded = finder.find(&front.related_exclude, "related_exclude");
            pinned.retain(|id| !excluded.contains(id));
            Asked { pinned, excluded, supersedes: finder.find(&front.supersedes, "supersedes") }
        });
        (all.collect(), diagnostics)
    }

    /// The names in these pieces, which are held back, that mean no piece at all.
    pub(in crate::publication) fn unknown_names(held_back: &[Article], places: &Places) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for Article { card, front, .. } in held_back {
            let keys = [
                ("related", &front.related),
                ("related_exclude", &front.related_exclude),
                ("supersedes", &front.supersedes),
            ];
            for (key, names) in keys {
                let unknown =
                    names.iter().enumerate().filter(|(_, name)| places.by_any_name(name, card.lang) == Found::None);
                diagnostics.extend(
                    unknown.map(|(item, name)| unknown_name(places, Place::item(&card.source, key, item), name)),
                );
            }
        }
        diagnostics
    }
}

struct Finder<'a> {
    articles: &'a [Article],
    places: &'a Places,
    translations: &'a [Vec<ArticleId>],
    id: ArticleId,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Finder<'_> {
    /// A withdrawn piece has left all lists, the editor's own too.
    fn listed(&mut self, names: &[String], key: &str) -> Vec<ArticleId> {
        let mut found = self.find(names, key);
        found.retain(|id| !self.articles[id.index()].card.withdrawn);
        found
    }

    fn find(&mut self, names: &[String], key: &str) -> Vec<ArticleId> {
        let card = &self.articles[self.id.index()].card;
        let mut found = Vec::new();
        for (item, name) in names.iter().enumerate() {
            let place = Place::item(&card.source, key, item);
            match self.places.by_any_name(name, card.lang) {
                Found::One(Named::Article(other)) => self.take(other, place, name, key, &mut found),
                Found::One(Named::Scheduled | Named::Hidden) => {}
                Found::Several => self.several(place, name, key, &mut found),
                Found::None => {
                    let diagnostic = unknown_name(self.places, place, name);
                    self.diagnostics.push(diagnostic);
                }
            }
        }
        found
    }

    /// A slug that several pieces share may still name one: the only one that is public, the one in the reader's
    /// language, or one piece in several languages.
    fn several(&mut self, place: Place, name: &str, key: &str, found: &mut Vec<ArticleId>) {
        let lang = self.articles[self.id.index()].card.lang;
        let fits = |article: &Article| *article.card.slug == *name || *article.card.id == *name;
        let mut all: Vec<usize> = (0..self.articles.len()).filter(|index| fits(&self.articles[*index])).collect();
        // Which comes first must not hang on their dates.
        all.sort_by_key(|index| self.articles[*index].card.lang);
        let own: Vec<usize> = all.iter().copied().filter(|index| self.articles[*index].card.lang == lang).collect();
        match (&all[..], &own[..]) {
            ([], _) => {}
            (_, [one]) => self.take(ArticleId(*one as u32), place, name, key, found),
            ([first, others @ ..], []) if self.are_translations(*first, others) => {
                self.take(ArticleId(*first as u32), place, name, key, found);
            }
            _ => self.ambiguous(place, name, &all),
        }
    }

    fn take(&mut self, other: ArticleId, place: Place, name: &str, key: &str, found: &mut Vec<ArticleId>) {
        let other = self.in_own_language(other);
        if other == self.id {
            self.diagnostics.push(itself(place, name, key));
        } else if !found.contains(&other) && !self.translations[other.index()].iter().any(|same| found.contains(same)) {
            found.push(other);
        }
    }

    fn are_translations(&self, first: usize, others: &[usize]) -> bool {
        others.iter().all(|other| self.translations[first].contains(&ArticleId(*other as u32)))
    }

    fn ambiguous(&mut self, place: Place, name: &str, all: &[usize]) {
        let paths: Vec<String> = all.iter().map(|index| format!("`{}`", self.path(*index))).collect();
        let help = paths.first().map_or(String::new(), |path| format!("name the one you mean by its path: {path}"));
        let message = format!("`{name}` fits several pieces: {}", paths.join(", "));
        self.diagnostics.push(Diagnostic::new(Rule::AmbiguousRelated, place, message).help(help));
    }

    fn path(&self, index: usize) -> &str {
        let source = &self.articles[index].card.source;
        source.strip_prefix("content/").unwrap_or(source)
    }

    fn in_own_language(&self, other: ArticleId) -> ArticleId {
        let lang = self.articles[self.id.index()].card.lang;
        let translations = &self.translations[other.index()];
        let own = |id: &&ArticleId| self.articles[id.index()].card.lang == lang;
        if self.articles[other.index()].card.lang == lang {
            return other;
        }
        translations.iter().find(own).copied().unwrap_or(other)
    }
}

fn unknown_name(places: &Places, place: Place, name: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(Rule::UnknownRelated, place, format!("there is no piece called `{name}`"));
    match places.nearest(name) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help("name it by its slug, its path below `content/`, its route or its `id`"),
    }
}

fn itself(place: Place, name: &str, key: &str) -> Diagnostic {
    Diagnostic::new(Rule::RelatedToItself, place, format!("`{name}` is this very piece; it is left out of `{key}`"))
        .help("take the entry out")
}
