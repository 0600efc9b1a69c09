//! The languages of the publication: codes, texts and the names of index pages.

use std::ops::Range;

use crate::language::Language;
use crate::typography::Typography;

use super::section::{Reader, Section, Value};
use super::{LanguageConfig, Paths, mistakes};

/// More than any publication has; a [`super::LangId`] is a byte.
const MOST: usize = 200;

/// What the top of the file says, for the default language and as what others fall back on.
pub(super) struct Texts {
    pub title: String,
    pub description: String,
}

/// The default language with the place of its code.
pub(super) fn default_code(reader: &mut Reader, root: &mut Section) -> (String, Option<Range<usize>>) {
    let ours = root.take("language");
    let alias = root.take("default_language");
    if let (Some(ours), Some(alias)) = (&ours, &alias) {
        let (here, there) = (reader.at(&alias.key_span), reader.at(&ours.key_span));
        reader.tell(mistakes::two_names(here, there));
    }
    let value = ours.or(alias);
    let span = value.as_ref().map(|value| value.span.clone());
    let name = value.as_ref().map_or(String::new(), |value| value.name.clone());
    let code = reader.text(value);
    match (code, &span) {
        (Some(code), Some(place)) if !is_language_code(&code) => {
            reader.tell(mistakes::bad_language(reader.at(place), &name, &code, meant(&code).as_deref()));
            ("en".to_owned(), span)
        }
        (code, _) => (code.unwrap_or_else(|| "en".to_owned()), span),
    }
}

/// All languages, the default one first. `[languages.<default>]` adds to the texts at the top of the file.
pub(super) fn read(reader: &mut Reader, default: &str, texts: Texts, tables: Option<Value>) -> Vec<LanguageConfig> {
    let title = texts.title.clone();
    let language = |code: &str, texts: Texts| LanguageConfig {
        code: code.into(),
        title: texts.title,
        description: texts.description,
        paths: Paths::default(),
        typography: Typography::of(code),
    };
    let mut languages = vec![language(default, texts)];
    let mut places: Vec<(String, Range<usize>)> = Vec::new();
    for (code, value) in reader.section(tables).into_iter().flat_map(|mut section| section.take_all()) {
        let place = reader.at(&value.key_span);
        if !is_language_code(code) {
            reader.tell(mistakes::bad_language(place, "languages", code, meant(code).as_deref()));
            continue;
        }
        if let Some((_, first)) = places.iter().find(|(seen, _)| seen.eq_ignore_ascii_case(code)) {
            let first = reader.at(first);
            reader.tell(mistakes::doubled_language(place, first, code));
            continue;
        }
        if languages.len() == MOST {
            reader.tell(mistakes::too_many_languages(place));
            break;
        }
        places.push((code.to_owned(), value.key_span.clone()));
        let index = languages.iter().position(|language| language.code.eq_ignore_ascii_case(code));
        let index = index.unwrap_or_else(|| {
            // The name may be the same in all languages; a description in the wrong one is worse than none.
            languages.push(language(code, Texts { title: title.clone(), description: String::new() }));
            languages.len() - 1
        });
        one(reader, &mut languages[index], value);
    }
    for language in &mut languages {
        language.typography.set_in(&mut language.title);
        language.typography.set_in(&mut language.description);
    }
    languages
}

fn one(reader: &mut Reader, language: &mut LanguageConfig, value: Value) {
    let Some(mut section) = reader.section(Some(value)) else {
        return;
    };
    if let Some(title) = reader.text(section.take("title")) {
        language.title = title;
    }
    if let Some(description) = reader.text(section.take("description")) {
        language.description = description;
    }
    typography(reader, language, section.take("typography"));
    let paths = section.take("paths");
    if let Some(paths) = reader.section(paths) {
        read_paths(reader, &mut language.paths, paths);
    }
    reader.finish(section);
}

fn typography(reader: &mut Reader, language: &mut LanguageConfig, value: Option<Value>) {
    let Some((place, name)) = value.as_ref().map(|value| (reader.at(&value.span), value.name.clone())) else { return };
    let Some(typed) = reader.text(value) else { return };
    match Typography::named(&typed, &language.code) {
        Some(typography) => language.typography = typography,
        None => reader.tell(mistakes::unknown_word(place, &name, &typed, Typography::names(&language.code))),
    }
}

fn read_paths(reader: &mut Reader, paths: &mut Paths, mut section: Section) {
    let mut places: Vec<(String, Range<usize>)> = Vec::new();
    let names: [(&'static str, &mut String); 7] = [
        ("topics", &mut paths.topics),
        ("regions", &mut paths.regions),
        ("authors", &mut paths.authors),
        ("series", &mut paths.series),
        ("archive", &mut paths.archive),
        ("types", &mut paths.types),
        ("search", &mut paths.search),
    ];
    for (key, path) in names {
        let value = section.take(key);
        let (span, name) =
            value.as_ref().map_or((0..0, String::new()), |value| (value.span.clone(), value.name.clone()));
        if let Some(typed) = reader.text(value) {
            match is_step(&typed) {
                true => *path = typed,
                false => reader.tell(mistakes::bad_step(reader.at(&span), &name, &typed)),
            }
        }
        if let Some((_, first)) = places.iter().find(|(seen, _)| seen.to_lowercase() == path.to_lowercase()) {
            // One of the two was typed; that is the one to point at.
            let (here, there) = if span.is_empty() { (first, &span) } else { (&span, first) };
            let there = (!there.is_empty()).then(|| reader.at(there));
            let mistake = mistakes::same_path(reader.at(here), there, path);
            reader.tell(mistake);
        }
        places.push((path.clone(), span));
    }
    reader.finish(section);
}

/// Whether the text can be one step of an address.
pub(super) fn is_step(text: &str) -> bool {
    !text.is_empty() && text.len() <= 100 && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

/// Whether the text is the code of a language that we know of: `fr`, `pt-BR`, `zh-Hant`.
pub fn is_language_code(code: &str) -> bool {
    Language::new(code).is_some()
}

/// The code that was probably meant by a name or by another notation.
fn meant(typed: &str) -> Option<String> {
    let dashed = typed.trim().replace('_', "-");
    if is_language_code(&dashed) {
        return Some(dashed);
    }
    const NAMES: [(&str, &str); 22] = [
        ("english", "en"),
        ("anglais", "en"),
        ("french", "fr"),
        ("français", "fr"),
        ("francais", "fr"),
        ("spanish", "es"),
        ("español", "es"),
        ("espagnol", "es"),
        ("german", "de"),
        ("deutsch", "de"),
        ("allemand", "de"),
        ("portuguese", "pt"),
        ("português", "pt"),
        ("italian", "it"),
        ("italiano", "it"),
        ("dutch", "nl"),
        ("arabic", "ar"),
        ("arabe", "ar"),
        ("chinese", "zh"),
        ("russian", "ru"),
        ("japanese", "ja"),
        ("swahili", "sw"),
    ];
    let word = typed.split_whitespace().next()?.to_lowercase();
    NAMES.iter().find(|(name, _)| *name == word).map(|(_, code)| (*code).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_code_is_letters_perhaps_with_script_and_region() {
        for good in ["fr", "pt-BR", "zh-Hant", "zh-Hant-TW", "es-419", "gsw"] {
            assert!(is_language_code(good), "{good}");
        }
        for bad in ["", "e", "english", "en_US", "en-", "en-US-x", "fr-Fran-ce-x", "../x", "é", "en us"] {
            assert!(!is_language_code(bad), "{bad}");
        }
    }

    #[test]
    fn a_name_of_a_language_means_its_code() {
        assert_eq!(
            ["english please", "Français", "en_US", "klingon"].map(meant),
            [Some("en"), Some("fr"), Some("en-US"), None].map(|code| code.map(str::to_owned))
        );
    }
}
