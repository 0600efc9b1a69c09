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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Other,
}

/// One embedded language.
pub(super) struct Language {
    tag: &'static str,
    /// Its lines of the file: code and names.
    part: &'static str,
    /// All names of every region, in the order of the table, the title first, ` | ` between.
    names: OnceLock<Vec<&'static str>>,
    titles: OnceLock<Vec<&'static str>>,
    spellings: OnceLock<HashMap<String, RegionCode>>,
    own_spellings: OnceLock<HashMap<String, RegionCode>>,
    script: OnceLock<Script>,
}

impl Script {
    /// Folded names of the Latin script are ASCII.
    fn of(folded: &str) -> Self {
        if folded.is_ascii() { Self::Latin } else { Self::Other }
    }
}

/// The name to show; see `RegionCode::name`.
pub(super) fn title(region: RegionCode, tag: &str) -> &'static str {
    language(tag).titles()[region.index()]
}

#[cfg(test)]
pub(super) fn languages() -> &'static [Language] {
    &LANGUAGES
}

/// The embedded language that serves a BCP 47 tag best; English if none does.
pub(super) fn language(tag: &str) -> &'static Language {
    let wanted = embedded_tag(tag);
    let found = LANGUAGES.iter().find(|language| language.tag == wanted);
    found.unwrap_or(&LANGUAGES[0])
}

/// What a folded spelling means in any embedded language; where they differ, the earlier in the file is right.
///
/// All languages take 44 million instructions to read. A name is mostly English or French, which stand first, so each is read
/// when the ones before have not known a name.
pub(super) fn in_any_language(folded: &str) -> Option<RegionCode> {
    let script = Script::of(folded);
    let languages = LANGUAGES.iter().filter(|language| language.script() == script);
    languages.into_iter().find_map(|language| language.own_spellings().get(folded).copied())
}

impl Language {
    fn new(tag: &'static str, part: &'static str) -> Self {
        Self {
            tag,
            part,
            names: OnceLock::new(),
            titles: OnceLock::new(),
            spellings: OnceLock::new(),
            own_spellings: OnceLock::new(),
            script: OnceLock::new(),
        }
    }

    #[cfg(test)]
    pub(super) fn tag(&self) -> &'static str {
        self.tag
    }

    /// The title of every region, in the order of the table.
    pub(super) fn titles(&self) -> &[&'static str] {
        self.titles.get_or_init(|| self.names().iter().map(|names| split(names).next().unwrap_or_default()).collect())
    }

    /// What each folded spelling in this language means, English where it has no names of its own.
    pub(super) fn spellings(&self) -> &HashMap<String, RegionCode> {
        self.spellings.get_or_init(|| {
            let names = super::all().zip(self.names().iter().copied()).collect();
            index(strongest_first(names).into_iter())
        })
    }

    /// The same of this language's own names alone.
    fn own_spellings(&self) -> &HashMap<String, RegionCode> {
        self.own_spellings.get_or_init(|| index(strongest_first(self.own_names().collect()).into_iter()))
    }

    fn names(&self) -> &[&'static str] {
        self.names.get_or_init(|| {
            let fallback = self.fallback().map(|fallback| fallback.names().to_vec());
            let mut all = fallback.unwrap_or_else(|| vec![""; TABLE.records.len()]);
            self.own_names().for_each(|(region, names)| all[region.index()] = names);
            all
        })
    }

    /// The regions whose names are not those of the fallback.
    fn own_names(&self) -> impl Iterator<Item = (RegionCode, &'static str)> {
        let tree = lines(self.part).filter_map(|line| line.split_once(' '));
        let groups = TABLE.group_names.iter().filter(|(tag, ..)| *tag == self.tag);
        tree.map(|(code, names)| (TABLE.listed(code), names)).chain(groups.map(|(_, region, names)| (*region, *names)))
    }

    fn script(&self) -> Script {
        *self.script.get_or_init(|| Script::of(&fold(self.own_names().next().map_or("", |(_, names)| names))))
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

/// The meaning of each spelling, folded; of two meanings the first.
fn index(names: impl Iterator<Item = (RegionCode, &'static str)>) -> HashMap<String, RegionCode> {
    let mut spellings = HashMap::new();
    for (region, name) in names {
        spellings.entry(fold(name)).or_insert(region);
    }
    spellings
}

/// Single names: a title is stronger than another spelling, a country than an area, an area than a group.
fn strongest_first(mut names: Vec<(RegionCode, &'static str)>) -> Vec<(RegionCode, &'static str)> {
    names.sort_unstable();
    let titles = names.iter().filter_map(|&(region, names)| Some((region, split(names).next()?)));
    let others = names.iter().flat_map(|&(region, names)| split(names).skip(1).map(move |name| (region, name)));
    titles.chain(others).collect()
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
