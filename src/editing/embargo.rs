//! What is held back and yet told: a public text that names a piece which nobody may know of yet.

use std::ops::Range;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt, HashSet};

use super::mistakes;
use crate::article::{Article, Visibility};
use crate::diagnostic::Diagnostic;
use crate::language::fold;
use crate::markdown::Typed;
use crate::publication::Publication;

/// A shorter title may be said by anyone who has never heard of the piece: `Energy policy`.
const TITLE_WORDS: usize = 3;
const TITLE_CHARACTERS: usize = 15;

/// The names of the pieces that are held back until their time.
pub(super) struct Secrets<'p> {
    secrets: Vec<Secret<'p>>,
    /// By the first word of the title.
    by_word: HashMap<String, Vec<usize>>,
}

struct Secret<'p> {
    piece: &'p Article,
    /// The title's, folded; none if it is too common to be a secret.
    words: Vec<String>,
    address: &'p str,
}

/// A word of a text, folded.
struct Word {
    folded: String,
    span: Range<usize>,
}

impl<'p> Secrets<'p> {
    pub fn of(publication: &'p Publication) -> Self {
        let now = publication.gate.now();
        let known: HashSet<Vec<String>> =
            publication.articles.iter().map(|article| folded_words(&article.card.title)).collect();
        let mut secrets = Self { secrets: Vec::new(), by_word: HashMap::new() };
        for piece in publication.held_back_pieces() {
            if piece.card.visibility(now) == Visibility::Expired {
                continue;
            }
            let mut words = folded_words(&piece.card.title);
            let is_telling = words.len() >= TITLE_WORDS && piece.card.title.chars().count() >= TITLE_CHARACTERS;
            if !is_telling || known.contains(&words) {
                words.clear();
            }
            if let Some(first) = words.first() {
                secrets.by_word.entry(first.clone()).or_default().push(secrets.secrets.len());
            }
            secrets.secrets.push(Secret { piece, words, address: piece.card.route.as_str() });
        }
        secrets
    }

    /// Where a public text or its front matter names pieces that are held back, each piece once. Of links to them the rules
    /// on links speak.
    pub fn told_in(&self, source: &Arc<str>, text: &str, body: Range<usize>, typed: &Typed) -> Vec<Diagnostic> {
        if self.secrets.is_empty() {
            return Vec::new();
        }
        let is_linked =
            |span: &Range<usize>| typed.linked.iter().any(|link| link.start < span.end && span.start < link.end);
        let mut found: Vec<Option<Range<usize>>> = vec![None; self.secrets.len()];
        let mut words = words(text, body.clone());
        // A summary stands in lists and feeds. A title does not run on from the text into what stands above it.
        words.push(Word { folded: String::new(), span: body.end..body.end });
        words.extend(self::words(text, 0..body.start));
        for at in 0..words.len() {
            for &secret in self.by_word.get(&words[at].folded).into_iter().flatten() {
                let span = self.secrets[secret].title_at(&words[at..]);
                found[secret] = found[secret].take().or(span.filter(|span| !is_linked(span)));
            }
        }
        for (secret, found) in self.secrets.iter().zip(&mut found) {
            let at = memchr::memmem::find(&text.as_bytes()[body.clone()], secret.address.as_bytes());
            let span = at.map(|at| body.start + at..body.start + at + secret.address.len());
            *found = found.take().or(span.filter(|span| !is_linked(span)));
        }
        let told = self.secrets.iter().zip(found);
        told.filter_map(|(secret, span)| Some(mistakes::embargo_leak(source, span?, secret.piece))).collect()
    }
}

impl Secret<'_> {
    /// The bytes of the title, if the words begin with it.
    fn title_at(&self, words: &[Word]) -> Option<Range<usize>> {
        let said = words.get(..self.words.len())?;
        let is_title = said.iter().zip(&self.words).all(|(word, title)| word.folded == *title);
        is_title.then(|| said[0].span.start..said[said.len() - 1].span.end)
    }
}

fn folded_words(text: &str) -> Vec<String> {
    words(text, 0..text.len()).into_iter().map(|word| word.folded).collect()
}

fn words(text: &str, part: Range<usize>) -> Vec<Word> {
    let mut words = Vec::new();
    let mut at = part.start;
    for piece in text[part].split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !word.is_empty() {
            words.push(Word { folded: fold(word), span: at..at + word.len() });
        }
        at += piece.len();
    }
    words
}
