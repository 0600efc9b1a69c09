//! From what was typed to the keys that we know: misspelt, doubled and foreign ones are told.

use std::ops::Range;
use std::sync::Arc;

use super::exact;
use super::foreign;
use super::keys::{self, Field, Key, TwoNames};
use super::mistakes;
use super::node::{Content, Name, Node};
use super::salvage::{self, Salvage};
use crate::config::Limits;
use crate::diagnostic::{Diagnostic, Place, nearest};

/// A value with the name of the key that asks for it.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// The key as the writer called it.
    pub typed: &'static str,
    /// Bytes of the name in the file.
    pub name: Range<usize>,
    pub node: Node,
}

impl Asked {
    /// The value, or the name where there is no value to show.
    pub(super) fn span(&self) -> Range<usize> {
        if self.node.span.is_empty() { self.name.clone() } else { self.node.span.clone() }
    }
}

/// The keys of one file, each once.
#[derive(Default)]
pub(super) struct Resolved {
    pub entries: Vec<(&'static Key, Asked)>,
    pub mistakes: Vec<Diagnostic>,
    /// Keys that were given but whose values are lost in broken YAML.
    pub lost: Vec<Field>,
    /// The whole is something else than keys.
    pub is_not_keys: bool,
    /// What decides on publication cannot be trusted: the piece is held back.
    pub is_shut: bool,
    /// Another program's key says that it is a draft.
    pub is_unpublished: bool,
}

/// The exact reading of a front matter, `yaml` of the file, with every mistake in the keys and in the YAML.
pub(super) fn exact(path: &Arc<str>, yaml: &str, start: usize, keys: &'static [Key], limits: &Limits) -> Resolved {
    let Salvage { entries, mistakes, lost } = load(path, yaml, start, limits);
    let is_not_keys = entries.is_empty() && lost.is_empty() && !mistakes.is_empty();
    let resolved = Resolved { mistakes, is_not_keys, ..Resolved::default() };
    let given = entries.iter().filter_map(|(name, _)| keys::find(keys, &name.text)).map(|key| key.field).collect();
    let mut resolver = Resolver { path, keys, given, resolved };
    lost.iter().for_each(|name| resolver.lose(name));
    if !resolver.resolved.mistakes.is_empty() {
        resolver.resolved.is_shut |= hides_gate(yaml, keys, &entries);
    }
    for (name, node) in entries {
        for (mark, span) in node.marks() {
            resolver.tell(mistakes::type_mark(Place::span(path, span), mark));
        }
        match node.mark {
            Some(_) => resolver.lose(&name),
            None => resolver.add(name, node),
        }
    }
    resolver.resolved
}

/// Whether broken YAML has a line that may have been meant to keep the piece from readers, and that was not read.
fn hides_gate(yaml: &str, keys: &'static [Key], entries: &[(Name, Node)]) -> bool {
    let gate = keys.iter().filter(|key| key.field.is_gate());
    let unread = gate.filter(|key| !entries.iter().any(|(name, _)| key.has_name(&name.text)));
    let names: Vec<&str> = unread.flat_map(Key::names).collect();
    let begins = |line: &str, name: &str| {
        let parts = line.split_at_checked(name.len());
        parts.is_some_and(|(head, rest)| head.eq_ignore_ascii_case(name) && rest.trim_start().starts_with([':', '=']))
    };
    yaml.lines().any(|line| names.iter().any(|name| begins(line.trim_start(), name)))
}

/// The keys as typed, in order, whatever state the file is in.
pub(super) fn load(path: &Arc<str>, yaml: &str, start: usize, limits: &Limits) -> Salvage {
    match exact::load(yaml, start, limits) {
        Ok(Node { content: Content::Map(entries), .. }) => Salvage { entries, ..Salvage::default() },
        Ok(Node { content: Content::Nothing, .. }) => Salvage::default(),
        Ok(Node { content: Content::List(_), span, .. }) => {
            Salvage { mistakes: vec![mistakes::not_keys(Place::span(path, span))], ..Salvage::default() }
        }
        Ok(_) | Err(_) => salvage::load(path, yaml, start, limits),
    }
}

struct Resolver<'r> {
    path: &'r Arc<str>,
    keys: &'static [Key],
    /// What stands in the file under a right name, or will when fixes are made.
    given: Vec<Field>,
    resolved: Resolved,
}

impl Resolver<'_> {
    fn tell(&mut self, mistake: Diagnostic) {
        self.resolved.mistakes.push(mistake);
    }

    fn place(&self, span: &Range<usize>) -> Place {
        Place::span(self.path, span.clone())
    }

    /// The value of this key is beyond reading.
    fn lose(&mut self, name: &Name) {
        if let Some((key, _)) = self.find(|known| known.eq_ignore_ascii_case(&name.text)) {
            self.resolved.lost.push(key.field);
            self.resolved.is_shut |= key.field.is_gate();
        }
    }

    fn add(&mut self, name: Name, node: Node) {
        let place = self.place(&name.span);
        if let Some((key, typed)) = self.find(|known| known == name.text) {
            return self.add_known(key, Asked { typed, name: name.span, node });
        }
        if let Some((key, typed)) = self.find(|known| known.eq_ignore_ascii_case(&name.text)) {
            let mistake = mistakes::key_in_capitals(place, &name.text, typed);
            self.tell_fixed(mistake, Some(key.field));
            return self.add_known(key, Asked { typed, name: name.span, node });
        }
        if let Some(help) = foreign::help(self.keys, &name.text, &node) {
            self.tell(mistakes::foreign_key(place, &name.text, help));
            self.resolved.is_unpublished |= foreign::holds_back(&name.text, &node);
            return;
        }
        if name.text.contains(char::is_whitespace) {
            let above = self.resolved.entries.last().map(|(_, asked)| asked.typed);
            return self.tell(mistakes::text_for_key(place, &name.text, above));
        }
        // Another name is understood, but ours is the one to learn.
        let near = nearest(&name.text, keys::names(self.keys)).and_then(|near| keys::find(self.keys, near));
        let may_be_gate = near.is_some_and(|key| key.field.is_gate());
        self.resolved.is_shut |= may_be_gate;
        let near_name = near.map(|key| key.name);
        let mistake = match may_be_gate {
            true => mistakes::unknown_gate(place, &name.text, near_name),
            false => mistakes::unknown_key(place, &name.text, near_name),
        };
        self.tell_fixed(mistake, near.map(|key| key.field));
    }

    /// Tells a mistake whose fix writes a key of this field: it is a person's to mend if the file has one.
    fn tell_fixed(&mut self, mistake: Diagnostic, field: Option<Field>) {
        let is_given = field.is_some_and(|field| self.given.contains(&field));
        self.given.extend(field);
        self.tell(if is_given { mistake.unfixed() } else { mistake });
    }

    fn find(&self, is_name: impl Fn(&str) -> bool) -> Option<(&'static Key, &'static str)> {
        self.keys.iter().find_map(|key| {
            let name = key.names().find(|name| is_name(name));
            name.map(|name| (key, name))
        })
    }

    fn add_known(&mut self, key: &'static Key, asked: Asked) {
        let Some(index) = self.resolved.entries.iter().position(|(seen, _)| seen.field == key.field) else {
            self.resolved.entries.push((key, asked));
            return;
        };
        if key.field.is_gate() {
            self.resolved.is_shut = true;
        }
        let first = &self.resolved.entries[index].1;
        let (here, there) = (self.place(&asked.name), self.place(&first.name));
        if first.typed == asked.typed {
            return self.tell(mistakes::doubled_key(here, there, asked.typed));
        }
        if key.two_names == TwoNames::Mistake {
            return self.tell(mistakes::two_names(here, there, asked.typed, first.typed));
        }
        if first.node.is_nothing() || (!asked.node.is_nothing() && rank(key, asked.typed) < rank(key, first.typed)) {
            let unused = std::mem::replace(&mut self.resolved.entries[index].1, asked);
            let used = &self.resolved.entries[index].1;
            let mistake =
                (!says_the_same(&unused, used)).then(|| mistakes::unused_name(there, here, unused.typed, used.typed));
            return mistake.into_iter().for_each(|mistake| self.tell(mistake));
        }
        if !says_the_same(&asked, first) {
            let mistake = mistakes::unused_name(here, there, asked.typed, first.typed);
            self.tell(mistake);
        }
    }
}

/// The place of a name among the names of its key.
fn rank(key: &Key, name: &str) -> usize {
    key.aliases.iter().position(|alias| *alias == name).map_or(0, |index| index + 1)
}

fn says_the_same(unused: &Asked, used: &Asked) -> bool {
    match (&unused.node.content, &used.node.content) {
        (Content::Nothing, _) => true,
        (Content::Scalar { text: unused, .. }, Content::Scalar { text: used, .. }) => unused.trim() == used.trim(),
        _ => false,
    }
}

/// What the quick reader read.
pub(super) fn quick(entries: Vec<(&'static Key, Node)>) -> Resolved {
    let asked = |(key, node): (&'static Key, Node)| (key, Asked { typed: key.name, name: 0..0, node });
    Resolved { entries: entries.into_iter().map(asked).collect(), ..Resolved::default() }
}

impl Resolved {
    /// The value of this key, if it was given.
    pub(super) fn get(&self, field: Field) -> Option<&Asked> {
        self.entries.iter().find(|(key, _)| key.field == field).map(|(_, asked)| asked)
    }
}

/// A plain word that means yes or no, `meant` by people but not by YAML.
pub(super) fn truth(node: &Node) -> Option<bool> {
    let Content::Scalar { text, .. } = &node.content else {
        return None;
    };
    match text.trim().to_lowercase().as_str() {
        "true" | "yes" | "on" | "1" | "y" | "oui" => Some(true),
        "false" | "no" | "off" | "0" | "n" | "non" => Some(false),
        _ => None,
    }
}
