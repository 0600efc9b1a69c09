//! What a language says and how: its formats and its words.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, Rule};
use crate::language::Language;
use crate::strings::{FtlSource, Strings};

use super::{ThemeFile, embedded};

/// One of the publication's languages as templates use it.
#[derive(Clone, Debug)]
pub struct Voice {
    pub language: Language,
    pub strings: Arc<Strings>,
}

/// The words of each language, from files called `fr.ftl`: of two with one name the later one overrides the earlier
/// message by message. What a language lacks is said in its parent (`pt` for `pt-BR`), then in the English of the theme
/// that the program carries.
///
/// The diagnostics are all mistakes of all files of these languages; a message with a mistake is left out.
pub fn voices(files: &[ThemeFile], languages: &[Language]) -> (Vec<Voice>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let english = Language::new("en").expect("English is a language that we know of");
    let carried = embedded::strings();
    let carried = Arc::new(Strings::new(&english, &sources(&carried, "en"), None).0);
    let voices = languages.iter().map(|language| {
        let mut strings = carried.clone();
        for code in line_of(language.code()) {
            let (own, faults) = Strings::new(language, &sources(files, code), Some(strings));
            strings = Arc::new(own);
            diagnostics.extend(faults.into_iter().map(|fault| {
                Diagnostic::new(Rule::BadStrings, Place::span(&fault.path.into(), fault.span), fault.message)
            }));
        }
        Voice { language: language.clone(), strings }
    });
    let voices = voices.collect();
    (voices, diagnostics)
}

/// Where Chinese is written in traditional characters, though the code does not say so.
const TRADITIONAL: [&str; 3] = ["zh-HK", "zh-MO", "zh-TW"];

/// `pt`, then `pt-BR`: the parents first, the language itself last.
fn line_of(code: &str) -> Vec<&str> {
    let ends = code.match_indices('-').map(|(at, _)| at).chain([code.len()]);
    let mut line: Vec<&str> = ends.map(|end| &code[..end]).collect();
    if TRADITIONAL.iter().any(|place| place.eq_ignore_ascii_case(code)) {
        line.insert(1, "zh-Hant");
    }
    line
}

fn sources<'f>(files: &'f [ThemeFile], code: &str) -> Vec<FtlSource<'f>> {
    let is_of_code =
        |file: &&ThemeFile| file.name.strip_suffix(".ftl").is_some_and(|name| name.eq_ignore_ascii_case(code));
    files.iter().filter(is_of_code).map(|file| FtlSource { path: &file.path, text: &file.text }).collect()
}
