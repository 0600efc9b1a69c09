//! The declared terms: names in each language, synonyms, parents, and the texts of their own files.

use std::collections::BTreeMap;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt};

use crate::article::TermText;
use crate::config::{Config, LangId, TermKind};
use crate::diagnostic::{Diagnostic, Place, Rule, nearest};
use crate::language::fold;
use crate::region::{self, RegionCode};

/// A declared term.
#[derive(Clone, Debug)]
pub struct Entry {
    pub kind: TermKind,
    /// The stem of its file, or the name of its table in `config.toml`; its address.
    pub id: Arc<str>,
    /// By language; none where nothing says it.
    pub names: Vec<Option<String>>,
    /// By language.
    pub texts: Vec<Option<Arc<TermText>>>,
    /// The parent as typed, and the file that says so.
    pub parent: Option<(String, Arc<str>)>,
    /// The built-in region that it is.
    pub region: Option<RegionCode>,
    /// Of a site's own group: its members as typed.
    pub members: Vec<String>,
    pub weight: i64,
}

/// All declared terms, found by any of their names.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    pub entries: Vec<Entry>,
    by_name: HashMap<(TermKind, String), usize>,
}

impl Vocabulary {
    /// `texts` in any order; what they say wrongly is diagnosed.
    pub fn new(mut texts: Vec<Arc<TermText>>, config: &Config) -> (Self, Vec<Diagnostic>) {
        texts.sort_by(|a, b| (a.kind, &a.id, a.lang).cmp(&(b.kind, &b.id, b.lang)));
        let mut vocabulary = Self { entries: Vec::new(), by_name: HashMap::new() };
        let mut diagnostics = Vec::new();
        for group in &config.regions {
            let mut entry = Entry::empty(TermKind::Region, group.id.as_str().into(), config);
            entry.take_names(&group.names, LangId::DEFAULT, config);
            entry.members.clone_from(&group.members);
            vocabulary.declare(entry, std::iter::empty());
        }
        let mut synonyms: Vec<(usize, String)> = Vec::new();
        for text in texts {
            let index = vocabulary.entry_of(&text, config);
            synonyms.extend(text.front.synonyms.iter().chain(&text.front.codes).map(|name| (index, name.clone())));
            vocabulary.entries[index].take_text(text, config, &mut diagnostics);
        }
        vocabulary.name_all(synonyms);
        vocabulary.check_parents(&mut diagnostics);
        (vocabulary, diagnostics)
    }

    /// The entry that is called so, in whatever case, accents and separators.
    pub fn find(&self, kind: TermKind, spelling: &str) -> Option<usize> {
        self.by_name.get(&(kind, meeting_key(spelling))).copied()
    }

    fn entry_of(&mut self, text: &TermText, config: &Config) -> usize {
        let found = self.by_name.get(&(text.kind, meeting_key(&text.id))).copied();
        found.unwrap_or_else(|| {
            let mut entry = Entry::empty(text.kind, text.id.clone(), config);
            if text.kind == TermKind::Region {
                let names = text.front.codes.iter().map(String::as_str).chain([&*text.id]);
                entry.region = names.into_iter().find_map(|name| region::find(name, &codes(config)));
            }
            self.declare(entry, std::iter::empty())
        })
    }

    fn declare(&mut self, entry: Entry, names: impl Iterator<Item = String>) -> usize {
        let index = self.entries.len();
        self.by_name.insert((entry.kind, meeting_key(&entry.id)), index);
        for name in names {
            self.by_name.entry((entry.kind, meeting_key(&name))).or_insert(index);
        }
        self.entries.push(entry);
        index
    }

    /// Ids come first: no label or synonym takes the place of another term's id.
    fn name_all(&mut self, synonyms: Vec<(usize, String)>) {
        let labels = self.entries.iter().enumerate();
        let labels =
            labels.flat_map(|(index, entry)| entry.names.iter().flatten().map(move |name| (index, name.clone())));
        for (index, name) in labels.chain(synonyms).collect::<Vec<_>>() {
            self.by_name.entry((self.entries[index].kind, meeting_key(&name))).or_insert(index);
        }
    }

    fn check_parents(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        for index in 0..self.entries.len() {
            let entry = &self.entries[index];
            let Some((parent, path)) = &entry.parent else { continue };
            let known = self.find(entry.kind, parent);
            let is_region = entry.kind == TermKind::Region && region::find(parent, &[]).is_some();
            let fault = match known {
                None if !is_region => Some(self.unknown_parent(entry, parent, path)),
                Some(above) if self.leads_to(above, index) => Some(parent_loop(parent, path)),
                _ => None,
            };
            if let Some(fault) = fault {
                diagnostics.push(fault);
                self.entries[index].parent = None;
            }
        }
    }

    fn leads_to(&self, from: usize, to: usize) -> bool {
        let mut at = Some(from);
        for _ in 0..=self.entries.len() {
            match at {
                Some(index) if index == to => return true,
                Some(index) => {
                    let entry = &self.entries[index];
                    at = entry.parent.as_ref().and_then(|(parent, _)| self.find(entry.kind, parent));
                }
                None => return false,
            }
        }
        true
    }

    fn unknown_parent(&self, entry: &Entry, parent: &str, path: &Arc<str>) -> Diagnostic {
        let siblings = self.entries.iter().filter(|other| other.kind == entry.kind && other.id != entry.id);
        let folder = entry.kind.folder();
        let help = match nearest(parent, siblings.map(|other| &*other.id)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("make `content/{folder}/{}.md`, or take the key out", crate::slug::slug(parent)),
        };
        Diagnostic::new(
            Rule::UnknownParent,
            Place::value(path, "parent"),
            format!("there is no `{parent}` in `content/{folder}/`"),
        )
        .help(help)
    }
}

impl Entry {
    fn empty(kind: TermKind, id: Arc<str>, config: &Config) -> Self {
        let languages = config.languages.len();
        Self {
            kind,
            id,
            names: vec![None; languages],
            texts: vec![None; languages],
            parent: None,
            region: None,
            members: Vec::new(),
            weight: 0,
        }
    }

    fn take_names(&mut self, names: &BTreeMap<String, String>, own: LangId, config: &Config) {
        for (code, name) in names {
            let lang = if code.is_empty() { Some(own) } else { config.lang_of(code) };
            if let Some(lang) = lang {
                self.names[lang.index()] = Some(name.clone());
            }
        }
    }

    fn take_text(&mut self, text: Arc<TermText>, config: &Config, diagnostics: &mut Vec<Diagnostic>) {
        self.take_names(&text.front.titles, text.lang, config);
        if let Some(parent) = &text.front.parent {
            self.parent = Some((parent.clone(), text.source.clone()));
        }
        self.weight = text.front.weight.unwrap_or(self.weight);
        let slot = &mut self.texts[text.lang.index()];
        match slot {
            Some(other) => diagnostics.push(two_texts(&text, &other.source)),
            None => *slot = Some(text),
        }
    }
}

/// The key under which spellings of one term meet: case, accents and separators do not count; signs such as `+` and `#`
/// do, for `C`, `C#` and `C++` are three topics.
pub fn meeting_key(spelling: &str) -> String {
    let folded = fold(spelling);
    let mut key = String::with_capacity(folded.len());
    for c in folded.chars() {
        let c = if is_separator(c) { ' ' } else { c };
        if c != ' ' || !(key.is_empty() || key.ends_with(' ')) {
            key.push(c);
        }
    }
    key.truncate(key.trim_end().len());
    key
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '_' | '.' | ',' | ';' | ':' | '/' | '\'' | '’' | '(' | ')' | '–' | '—' | '"')
}

/// The codes of the site's languages, in order.
pub fn codes(config: &Config) -> Vec<&str> {
    config.languages.iter().map(|language| &*language.code).collect()
}

fn two_texts(text: &TermText, other: &Arc<str>) -> Diagnostic {
    Diagnostic::new(
        Rule::AddressClash,
        Place::file(&text.source),
        format!("`{}` and `{other}` are both the text of `{}` in the same language", text.source, text.id),
    )
    .help("join them in one file")
}

fn parent_loop(parent: &str, path: &Arc<str>) -> Diagnostic {
    Diagnostic::new(
        Rule::ParentLoop,
        Place::value(path, "parent"),
        format!("`{parent}` stands below this term already, so it cannot be its parent"),
    )
    .help("take `parent` out of one of the two files")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_separators_do_not_tell_terms_apart() {
        assert_eq!(meeting_key("Économie  Numérique"), meeting_key("economie-numerique"));
        assert_eq!(meeting_key("open data"), meeting_key("open_data"));
    }

    #[test]
    fn signs_tell_terms_apart() {
        assert_ne!(meeting_key("C"), meeting_key("C#"));
        assert_ne!(meeting_key("C#"), meeting_key("C++"));
    }
}
