//! How a text is written: its headings, its links, its pictures.

use std::sync::Arc;

use super::mistakes;
use crate::diagnostic::Diagnostic;
use crate::language::fold;
use crate::markdown::{Typed, TypedHeading};

/// By language, in lower case and without accents: words of links that say nothing of where they lead.
const VAGUE: &[(&str, &[&str])] = &[
    ("de", &["hier", "hier klicken", "klicken sie hier", "link", "mehr", "mehr erfahren", "mehr lesen", "weiterlesen"]),
    (
        "en",
        &[
            "click",
            "click here",
            "click on this link",
            "find out more",
            "here",
            "learn more",
            "link",
            "more",
            "more info",
            "more information",
            "read more",
            "read this",
            "see here",
            "see more",
            "this",
            "this link",
            "this page",
        ],
    ),
    (
        "es",
        &[
            "aqui",
            "enlace",
            "este enlace",
            "haga clic aqui",
            "haz clic aqui",
            "leer mas",
            "mas",
            "mas informacion",
            "ver mas",
        ],
    ),
    (
        "fr",
        &[
            "ce lien",
            "cette page",
            "cliquer ici",
            "cliquez ici",
            "cliquez sur ce lien",
            "en savoir plus",
            "ici",
            "la suite",
            "lien",
            "lire la suite",
            "lire plus",
            "par ici",
            "plus",
            "plus d informations",
            "suite",
            "voir ici",
            "voir plus",
        ],
    ),
    ("it", &["clicca qui", "continua a leggere", "leggi di piu", "leggi tutto", "link", "qui", "scopri di piu"]),
    ("nl", &["hier", "klik hier", "lees meer", "lees verder", "link", "meer", "meer informatie"]),
    ("pt", &["aqui", "clique aqui", "leia mais", "ler mais", "link", "mais", "saiba mais", "saber mais"]),
];

/// Every remark on one text in this language (`fr`, `pt-BR`).
pub(super) fn check(source: &Arc<str>, language: &str, typed: &Typed) -> Vec<Diagnostic> {
    let mut diagnostics = skipped(source, &typed.headings);
    for link in &typed.links {
        if is_vague(language, &link.text) {
            diagnostics.push(mistakes::vague_link(source, link));
        }
    }
    diagnostics.extend(typed.undescribed.iter().map(|span| mistakes::missing_alt(source, span)));
    diagnostics
}

/// The first heading may be of any level: only steps down are counted.
fn skipped(source: &Arc<str>, headings: &[TypedHeading]) -> Vec<Diagnostic> {
    let skips = headings.windows(2).filter(|pair| pair[1].level > pair[0].level + 1);
    skips.map(|pair| mistakes::skipped_heading(source, &pair[0], &pair[1])).collect()
}

fn is_vague(language: &str, text: &str) -> bool {
    let language = language.split('-').next().unwrap_or_default();
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let plain = words.join(" ");
    VAGUE.iter().any(|(code, phrases)| *code == language && phrases.contains(&plain.as_str()))
}

#[cfg(test)]
mod tests {
    use super::is_vague;

    #[test]
    fn words_that_say_nothing_are_known_in_each_language_whatever_their_marks() {
        for (language, text) in [
            ("en", "Click here"),
            ("en-GB", "here."),
            ("fr", "En savoir plus »"),
            ("fr", "Plus d’informations"),
            ("es", "aquí"),
        ] {
            assert!(is_vague(language, text), "{language}: {text}");
        }
        for (language, text) in [("en", "the report on coal"), ("en", "ici"), ("fr", "ici et là"), ("en", "")] {
            assert!(!is_vague(language, text), "{language}: {text}");
        }
    }
}
