//! The topics and types that `[related]` in `config.toml` names.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::article::Article;
use crate::config::{Config, TermKind};
use crate::diagnostic::{Diagnostic, Place, Rule, nearest, shown};
use crate::publication::TermId;
use crate::publication::terms::Terms;
use crate::vocabulary::{Vocabulary, meeting_key};

/// What tells the names of the configuration apart.
pub(in crate::publication) struct NamedInConfig<'a> {
    pub config: &'a Config,
    pub vocabulary: &'a Vocabulary,
    pub terms: &'a Terms,
}

impl NamedInConfig<'_> {
    /// The topics of `sensitive`.
    pub fn sensitive(&self) -> Vec<TermId> {
        self.config.related.sensitive.iter().filter_map(|named| self.topic(&named.name)).collect()
    }

    /// Tells names that mean nothing. What only pieces have that are held back means something.
    pub fn unknown(&self, articles: &[Article], held_back: &[Article]) -> Vec<Diagnostic> {
        let related = &self.config.related;
        let tags: BTreeSet<String> =
            held_back.iter().flat_map(|article| &article.card.tags).map(|tag| meeting_key(tag)).collect();
        let is_topic = |name: &str| self.topic(name).is_some() || tags.contains(&meeting_key(name));
        let topics = related.sensitive.iter().filter(|named| !is_topic(&named.name));
        let kinds: BTreeSet<&str> =
            articles.iter().chain(held_back).filter_map(|article| article.card.kind.as_deref()).collect();
        let types = related.types.named().into_iter().filter(|named| !kinds.contains(&*named.name));
        topics
            .map(|named| unknown_topic(&named.name, &named.span, self.topic_names()))
            .chain(types.map(|named| unknown_type(&named.name, &named.span, kinds.iter().copied())))
            .collect()
    }

    /// By id, label or synonym; in whatever case and accents.
    fn topic(&self, name: &str) -> Option<TermId> {
        let key = meeting_key(name);
        let is_called = |term: TermId| {
            let term = self.terms.get(term);
            term.kind == TermKind::Topic && term.names.iter().chain([&term.id]).any(|name| meeting_key(name) == key)
        };
        let declared = self.vocabulary.find(TermKind::Topic, name).map(|entry| TermId(entry as u32));
        declared.or_else(|| self.terms.ids().find(|term| is_called(*term)))
    }

    fn topic_names(&self) -> impl Iterator<Item = &str> {
        let topics = self.terms.list.iter().filter(|term| term.kind == TermKind::Topic);
        topics.flat_map(|term| term.names.iter().chain([&term.id])).map(|name| &**name)
    }
}

fn place(span: &Range<usize>) -> Place {
    Place::span(&"config.toml".into(), span.clone())
}

fn unknown_topic<'a>(name: &str, span: &Range<usize>, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let message = format!("no article is on the topic {}, which `[related]` calls sensitive", shown(name));
    let diagnostic = Diagnostic::new(Rule::UnknownTopic, place(span), message);
    match nearest(name, known) {
        Some(near) => diagnostic.help(format!("did you mean `\"{near}\"`?")),
        None => diagnostic.help("write a topic as articles have it in `tags`"),
    }
}

fn unknown_type<'a>(name: &str, span: &Range<usize>, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let message = format!("no article has the type {}, which `[related]` speaks of", shown(name));
    let diagnostic = Diagnostic::new(Rule::UnknownType, place(span), message);
    match nearest(name, known) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help("write a type as articles have it in `type`, or `\"*\"` for every type"),
    }
}
