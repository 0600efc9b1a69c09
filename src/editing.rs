//! What an editor wants found before a text goes out, though nothing keeps it from being published: `masthead check` alone
//! asks.
//!
//! Some of it is a matter of custom: whether articles have pictures is for each publication to say. Such a rule speaks
//! where most pieces keep it, so that it tells the exceptions, and wherever `[check]` gives it a level.

mod customs;
mod embargo;
mod external;
mod files;
mod mistakes;
mod near;
mod pieces;
mod reached;
mod terms;
mod translated;
mod writing;

use std::sync::Arc;

use rayon::prelude::*;

use crate::article::{Article, Visibility};
use crate::config::LangId;
use crate::diagnostic::{Diagnostic, Levels, Texts};
use crate::front_matter::{Kind, split};
use crate::markdown::read_typed;
use crate::page::plan::Plan;
use crate::publication::Publication;

pub use external::external_links;

use customs::Customs;
use embargo::Secrets;

/// Every remark on the publication, held-back pieces included, for they are edited before they are public; on what has
/// expired there is none. The texts are read again, since nothing of how they were typed is kept.
pub fn check(plan: &Plan<'_>, levels: &Levels, texts: &(dyn Texts + Sync)) -> Vec<Diagnostic> {
    let publication = plan.publication;
    let mut diagnostics = on_writing(publication, texts);
    diagnostics.extend(edited(publication).flat_map(pieces::check));
    diagnostics.extend(near::check(publication));
    diagnostics.extend(files::leaked(plan));
    diagnostics.extend(translated::outdated(publication));

    let mut customs = Customs::new(levels);
    pieces::survey(edited(publication), &mut customs);
    reached::survey(plan, &mut customs);
    terms::survey(publication, &mut customs);
    translated::survey(publication, &mut customs);
    diagnostics.extend(customs.into_diagnostics());
    diagnostics
}

/// The pieces that are public or will be.
fn edited(publication: &Publication) -> impl Iterator<Item = &Article> {
    let now = publication.gate.now();
    let to_come =
        publication.held_back_pieces().iter().filter(move |piece| piece.card.visibility(now) != Visibility::Expired);
    publication.articles.iter().chain(to_come)
}

/// A text and who reads it.
struct Writing<'p> {
    source: &'p Arc<str>,
    lang: LangId,
    is_public: bool,
}

fn on_writing(publication: &Publication, texts: &(dyn Texts + Sync)) -> Vec<Diagnostic> {
    let secrets = Secrets::of(publication);
    let writings = writings(publication);
    let remarks = writings.par_iter().flat_map_iter(|writing| {
        let mut found = Vec::new();
        let Some(text) = texts.text(writing.source) else { return found };
        // How the file is parted was told when it was parsed.
        let (Some(parts), _) = split(writing.source, text.as_bytes(), Kind::Section, &publication.config.limits) else {
            return found;
        };
        let typed = read_typed(parts.text, parts.body.clone());
        let language = &publication.config.language(writing.lang).code;
        found.extend(writing::check(writing.source, language, &typed));
        if writing.is_public {
            found.extend(secrets.told_in(writing.source, parts.text, parts.body, &typed));
        }
        found
    });
    remarks.collect()
}

fn writings(publication: &Publication) -> Vec<Writing<'_>> {
    let now = publication.gate.now();
    let mut writings = Vec::new();
    let mut add = |source, lang, is_public| writings.push(Writing { source, lang, is_public });
    for piece in edited(publication) {
        add(&piece.card.source, piece.card.lang, piece.card.visibility(now) == Visibility::Public);
    }
    for text in publication.texts.values() {
        add(&text.source, text.lang, true);
    }
    for term in &publication.terms.list {
        for text in term.texts.iter().flatten() {
            add(&text.source, text.lang, true);
        }
    }
    writings
}
