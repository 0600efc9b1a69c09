//! Why an article is related, in words.

use std::sync::OnceLock;

use super::Composer;
use crate::config::LangId;
use crate::publication::Publication;
use crate::publication::related::Reason;
use crate::strings::Arg;

/// The words of each reason, made where they are first asked for: there are many times more related entries than terms.
pub(super) struct Reasons {
    /// By language, then by term: what an ordinary and what a rare one says.
    words: Vec<Vec<[OnceLock<String>; 2]>>,
}

impl Reasons {
    pub(super) fn new(publication: &Publication) -> Self {
        let of_lang = |_| publication.terms.list.iter().map(|_| Default::default()).collect();
        Self { words: publication.config.langs().map(of_lang).collect() }
    }
}

impl Composer<'_, '_> {
    pub(super) fn reason(&self, reason: &Reason, lang: LangId) -> &str {
        let (key, term, is_rare) = match reason {
            Reason::RareTopic(term) => ("reason-rare-topic", term, true),
            Reason::Topic(term) => ("reason-topic", term, false),
            Reason::Region(term) => ("reason-region", term, false),
            Reason::Author(term) => ("reason-author", term, false),
            Reason::Series(term) => ("reason-series", term, false),
        };
        self.reasons.words[lang.index()][term.index()][usize::from(is_rare)].get_or_init(|| {
            let name = self.plan.publication.terms.get(*term).name(lang);
            self.phrase(lang, key, &[("name", Arg::Text(name))])
        })
    }
}
