//! Pieces that lack a language, and translations that their original has left behind.

use super::customs::Customs;
use super::mistakes;
use crate::config::LangId;
use crate::diagnostic::{Diagnostic, Rule};
use crate::publication::{ArticleId, Publication};

/// Pieces without a version in one of the publication's languages, language by language: each is a custom of its own.
pub(super) fn survey(publication: &Publication, customs: &mut Customs<'_>) {
    let listed: Vec<ArticleId> = publication.listed.iter().flatten().copied().collect();
    for lang in publication.config.langs() {
        let others = listed.iter().filter(|id| publication.article(**id).card.lang != lang);
        // Each piece once, at its first version.
        let firsts = others.filter(|id| is_first_but_for(publication, **id, lang));
        let told: Vec<_> = firsts
            .map(|id| {
                let has = publication.translations[id.index()].iter().any(|other| lang_of(publication, *other) == lang);
                let language = publication.language(lang).own_name();
                (!has).then(|| mistakes::missing_translation(publication.article(*id), &language))
            })
            .collect();
        customs.add(Rule::MissingTranslation, told);
    }
}

fn lang_of(publication: &Publication, id: ArticleId) -> LangId {
    publication.article(id).card.lang
}

fn is_first_but_for(publication: &Publication, id: ArticleId, lang: LangId) -> bool {
    let mut others = publication.translations[id.index()].iter().map(|other| lang_of(publication, *other));
    others.all(|other| other == lang || other > lang_of(publication, id))
}

/// Translations that are older than the last change of their original.
pub(super) fn outdated(publication: &Publication) -> Vec<Diagnostic> {
    let ids = publication.ids().filter_map(|id| Some((id, original(publication, id)?)));
    let pairs = ids.map(|(id, original)| (publication.article(id), publication.article(original)));
    let outdated = pairs.filter(|(translation, original)| {
        let (Some(changed), Some(own)) = (original.card.updated, translation.card.modified()) else { return false };
        own.day() < changed.day()
    });
    outdated.map(|(translation, original)| mistakes::outdated_translation(translation, original)).collect()
}

/// What a piece translates: none of its versions says that it is one, so the site's first language is the original's,
/// unless a version says so.
fn original(publication: &Publication, id: ArticleId) -> Option<ArticleId> {
    let others = &publication.translations[id.index()];
    let is_original = |id: &ArticleId| publication.article(*id).front.translation_of.is_none();
    let all = || others.iter().copied().chain([id]);
    let original = all().filter(is_original).min_by_key(|other| lang_of(publication, *other))?;
    (original != id).then_some(original)
}
