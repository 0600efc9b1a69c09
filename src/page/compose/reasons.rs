//! Why an article is related, in words.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::Composer;
use crate::config::LangId;
use crate::publication::related::Reason;
use crate::publication::{Publication, TermId};
use crate::strings::Arg;

const RARE_TOPIC: &str = "reason-rare-topic";

/// What is said of each term, made where it is first asked for: there are many times more related entries than terms.
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
    /// In the language of the page that the list stands on.
    pub fn reason(&self, reason: &Reason, lang: LangId) -> Cow<'_, str> {
        let language = self.plan.publication.language(lang);
        match reason {
            Reason::RareTopic(term) => self.said_of(*term, lang, RARE_TOPIC).into(),
            Reason::Topic(term) => self.said_of(*term, lang, "reason-topic").into(),
            Reason::Region(term) => self.said_of(*term, lang, "reason-region").into(),
            Reason::Author(term) => self.said_of(*term, lang, "reason-author").into(),
            Reason::Series(term) => self.said_of(*term, lang, "reason-series").into(),
            Reason::Links => self.word(lang, "reason-links").into(),
            Reason::Linked => self.word(lang, "reason-linked").into(),
            Reason::Mention => self.word(lang, "reason-mention").into(),
            Reason::TogetherIn(citing) => {
                let title = &self.plan.publication.article(*citing).card.title;
                self.phrase(lang, "reason-together-in", &[("title", Arg::Text(title))]).into()
            }
            Reason::Together(count) => {
                let count = Arg::Number(i64::try_from(*count).unwrap_or(i64::MAX));
                self.phrase(lang, "reason-together", &[("count", count)]).into()
            }
            Reason::Words(words) => {
                self.phrase(lang, "reason-words", &[("words", Arg::Text(&language.list_and(words)))]).into()
            }
        }
    }

    fn said_of(&self, term: TermId, lang: LangId, key: &str) -> &str {
        let said = &self.reasons.words[lang.index()][term.index()];
        said[usize::from(key == RARE_TOPIC)].get_or_init(|| {
            let name = self.plan.publication.terms.get(term).name(lang);
            self.phrase(lang, key, &[("name", Arg::Text(name))])
        })
    }
}
