//! What regions are called, language by language.
//!
//! `data/names.txt` has a part for each language, which is read when that language is first asked for.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use super::RegionCode;
use super::spelling::fold;
use super::table::{TABLE, heading, lines};

static NAMES: &str = include_str!("data/names.txt");

static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| parts(NAMES));

/// One embedded language.
pub(super) struct Language {
    tag: &'static str,
    /// Its lines of the file: code and names.
    part: &'static str,
    /// All names of every region, in the order of the table, the title first, ` | ` between.
    names: OnceLock<Vec<&'static str>>,
    titles: OnceLock<Vec<&'static str>>,
    spellings: OnceLock<HashMap<String, RegionCode>>,
}

/// The name to show; see `RegionCode::name`.
pub(super) fn title(region: RegionCode, tag: &str) -> &'static str {
    language(tag).titles()[region.index()]
}

/// The embedded languages, in the order in which a name that no language of the site has is looked for.
pub(super) fn languages() -> &'static [Language] {
    &LANGUAGES
}

/// The embedded language that serves a BCP 47 tag best; English if none does.
pub(super) fn language(tag: &str) -> &'static Language {
    let wanted = embedded_tag(tag);
    let found = LANGUAGES.iter().find(|language| language.tag == wanted);
    found.unwrap_or(&LANGUAGES[0])
}

impl Language {
    fn new(tag: &'static str, part: &'static str) -> Self {
        Self { tag, part, names: OnceLock::new(), titles: OnceLock::new(), spellings: OnceLock::new() }
    }

    #[cfg(test)]
    pub(super) fn tag(&self) -> &'static str {
        self.tag
    }

    /// The title of every region, in the order of the table.
    pub(super) fn titles(&self) -> &[&'static str] {
        self.titles.get_or_init(|| self.names().iter().map(|names| split(names).next().unwrap_or_default()).collect())
    }

    /// What each folded spelling in this language means. Where two regions share one, a title is stronger than another
    /// spelling, a country than an area, an area than a group.
    pub(super) fn spellings(&self) -> &HashMap<String, RegionCode> {
        self.spellings.get_or_init(|| {
            let titles = super::all().zip(self.titles().iter().copied());
            let names = super::all().zip(self.names());
            let others = names.flat_map(|(region, names)| split(names).skip(1).map(move |name| (region, name)));
            let mut spellings = HashMap::with_capacity(2 * self.names().len());
            for (region, name) in titles.chain(others) {
                spellings.entry(fold(name)).or_insert(region);
            }
            spellings
        })
    }

    /// Where this language has no names for a region, its fallback's.
    fn names(&self) -> &[&'static str] {
        self.names.get_or_init(|| {
            let fallback = self.fallback().map(|fallback| fallback.names().to_vec());
            let mut all = fallback.unwrap_or_else(|| vec![""; TABLE.records.len()]);
            for (code, names) in lines(self.part).filter_map(|line| line.split_once(' ')) {
                all[TABLE.listed(code).index()] = names;
            }
            for (_, region, names) in TABLE.group_names.iter().filter(|(tag, ..)| *tag == self.tag) {
                all[region.index()] = names;
            }
            all
        })
    }

    /// The language whose names stand where this one has none. `tools/regions.py` has the same table.
    fn fallback(&self) -> Option<&'static Language> {
        match self.tag {
            "en" => None,
            "pt-PT" => Some(language("pt")),
            "nn" => Some(language("nb")),
            "zh-Hant" => Some(language("zh")),
            _ => Some(&LANGUAGES[0]),
        }
    }
}

/// The tag under which the file has the language of a BCP 47 tag, if it has it.
fn embedded_tag(tag: &str) -> String {
    let mut subtags = tag.split(['-', '_']).map(str::to_lowercase);
    let base = subtags.next().unwrap_or_default();
    let rest: Vec<String> = subtags.collect();
    let has = |subtags: &[&str]| rest.iter().any(|subtag| subtags.contains(&subtag.as_str()));
    let embedded = match base.as_str() {
        "zh" if has(&["hant"]) || (has(&["tw", "hk", "mo"]) && !has(&["hans"])) => "zh-Hant",
        "sr" if has(&["latn"]) || (has(&["me"]) && !has(&["cyrl"])) => "sr-Latn",
        "pt" if !rest.is_empty() && !has(&["br"]) => "pt-PT",
        "no" => "nb",
        "iw" => "he",
        "in" => "id",
        "mo" => "ro",
        _ => &base,
    };
    embedded.to_owned()
}

fn parts(text: &'static str) -> Vec<Language> {
    let mut languages = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("\n[") {
        let part = &rest[start + 1..];
        let (first, body) = part.split_once('\n').expect("a heading is a line");
        let tag = heading(first).expect("a line that starts with a bracket is a heading");
        let part = &body[..body.find("\n[").unwrap_or(body.len())];
        languages.push(Language::new(tag, part));
        rest = body;
    }
    languages
}

fn split(names: &'static str) -> impl Iterator<Item = &'static str> {
    names.split(" | ")
}
