//! What can be wrong with the names of terms.

use crate::config::TermKind;
use crate::diagnostic::{Diagnostic, Place, Rule};
use crate::region;

fn noun(kind: TermKind) -> &'static str {
    match kind {
        TermKind::Topic => "topic",
        TermKind::Region => "region",
        TermKind::Author => "author",
        TermKind::Series => "series",
    }
}

pub(super) fn clash(
    kind: TermKind,
    name: &str,
    other: &str,
    id: &str,
    place: &Place,
    other_place: Option<Place>,
) -> Diagnostic {
    let noun = noun(kind);
    let folder = kind.folder();
    let diagnostic = Diagnostic::new(
        Rule::TermClash,
        place.clone(),
        format!("`{name}` and `{other}` would share the address `/{folder}/{id}/`"),
    )
    .help(format!(
        "give this {noun} an address of its own: make `content/{folder}/<address>.md` with `title: \"{name}\"`"
    ));
    match other_place {
        Some(other_place) => diagnostic.also(other_place, format!("`{other}` stands here")),
        None => diagnostic,
    }
}

pub(super) fn spellings(kind: TermKind, commonest: &str, others: &[&str], place: &Place) -> Diagnostic {
    let others: Vec<String> = others.iter().map(|other| format!("`{other}`")).collect();
    let noun = noun(kind);
    Diagnostic::new(
        Rule::TermSpelling,
        place.clone(),
        format!("the {noun} `{commonest}` is also spelled {}", others.join(", ")),
    )
    .help(format!("write `{commonest}` everywhere; they are one {noun}"))
}

pub(super) fn unknown_region(name: &str, near: Option<&str>, place: &Place) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Rule::UnknownRegion,
        place.clone(),
        format!("`{name}` is no country, area or group that is known; it becomes a region of its own"),
    );
    match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help("declare it in `config.toml` with `[regions.<id>]`, or in `content/regions/<id>.md`"),
    }
}

pub(super) fn unknown_member(group: &str, member: &str, languages: &[&str]) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        Rule::BadConfig,
        Place::file(&"config.toml".into()),
        format!("`{member}` in the members of `[regions.{group}]` is no country or area that is known"),
    );
    match region::nearest(member, languages) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help("write the two letters of ISO 3166: `members = [\"ML\", \"NE\"]`"),
    }
}

pub(super) fn reserved(kind: TermKind, name: &str, place: &Place) -> Diagnostic {
    let folder = kind.folder();
    Diagnostic::new(
        Rule::ReservedTerm,
        place.clone(),
        format!("`{name}` is a word that addresses use for themselves (`/{folder}/…/page/2/`)"),
    )
    .help("choose a more telling word")
}
