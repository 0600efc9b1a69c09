//! Views become the engine's values: cards, terms and what a language shares once, a page's own matter when it is printed.

use std::sync::{Mutex, OnceLock, PoisonError};

use rayon::prelude::*;
use serde::ser::{Serialize, SerializeSeq, SerializeStruct, Serializer};
use tera::Value;

use super::{Theme, once};
use crate::config::LangId;
use crate::diagnostic::Diagnostic;
use crate::page::Stock;
use crate::page::view::{Datum, Show};
use crate::publication::{ArticleId, TermId};

/// The values that many pages show, each made when it is first shown and then shared by reference count.
pub(super) struct Shared {
    /// By article.
    cards: Vec<OnceLock<Value>>,
    /// By article, as `card.html` prints it.
    printed_cards: Vec<OnceLock<Printed>>,
    /// By language, then by term.
    terms: Vec<Vec<OnceLock<Value>>>,
    /// By language.
    sites: Vec<OnceLock<Site>>,
    /// By language: the printed templates of `shared/`.
    parts: Vec<OnceLock<Printed>>,
}

/// What a template has printed once, or the template's mistake.
pub(super) type Printed = Result<Value, Box<Diagnostic>>;

/// What a language shares.
pub(super) struct Site {
    pub title: String,
    /// `config`.
    pub value: Value,
}

impl Shared {
    pub(super) fn new(stock: &dyn Stock) -> Self {
        let (articles, langs) = (stock.articles(), stock.langs().len());
        Self {
            cards: empty(articles),
            printed_cards: empty(articles),
            terms: (0..langs).map(|_| empty(stock.terms())).collect(),
            sites: empty(langs),
            parts: empty(langs),
        }
    }

    /// The same values, but for the cards of these articles and what a language shares, which are made anew.
    pub(super) fn without(&self, articles: &[ArticleId]) -> Self {
        let (mut cards, mut printed_cards) = (self.cards.clone(), self.printed_cards.clone());
        for article in articles {
            cards[article.index()] = OnceLock::new();
            printed_cards[article.index()] = OnceLock::new();
        }
        let langs = self.sites.len();
        Self { cards, printed_cards, terms: self.terms.clone(), sites: empty(langs), parts: empty(langs) }
    }
}

fn empty<T>(count: usize) -> Vec<OnceLock<T>> {
    (0..count).map(|_| OnceLock::new()).collect()
}

/// The shared values, with what they are made from.
#[derive(Clone, Copy)]
pub(super) struct Values<'v> {
    pub theme: &'v Theme,
    pub stock: &'v dyn Stock,
    pub shared: &'v Shared,
    /// Takes the mistake of what is printed once, if that is shown.
    pub mistake: &'v Mutex<Option<Box<Diagnostic>>>,
}

impl<'v> Values<'v> {
    /// Makes all that pages may show, on all threads.
    ///
    /// # Errors
    ///
    /// One mistake for each template that is printed once and has any.
    pub(super) fn make_all(self) -> Result<(), Vec<Diagnostic>> {
        let parts = self.stock.langs().into_iter().filter_map(|lang| self.parts(lang).as_ref().err());
        let mut mistakes: Vec<Diagnostic> = parts.map(|mistake| (**mistake).clone()).collect();
        // Every language has the same templates.
        mistakes.dedup();
        let articles = (0..self.shared.cards.len()).into_par_iter().map(article_id);
        let cards: Vec<_> = articles.filter_map(|article| self.printed_card(article).as_ref().err()).collect();
        mistakes.extend(cards.first().map(|mistake| (***mistake).clone()));
        if mistakes.is_empty() { Ok(()) } else { Err(mistakes) }
    }

    pub(super) fn site(self, lang: LangId) -> &'v Site {
        self.shared.sites[lang.index()].get_or_init(|| {
            let site = self.stock.site(lang);
            Site { title: site.title.to_owned(), value: self.value(&site.show()) }
        })
    }

    pub(super) fn parts(self, lang: LangId) -> &'v Printed {
        self.shared.parts[lang.index()].get_or_init(|| once::parts(self, lang))
    }

    pub(super) fn card(self, article: ArticleId) -> &'v Value {
        self.shared.cards[article.index()].get_or_init(|| self.value(&self.stock.card(article).show()))
    }

    fn printed_card(self, article: ArticleId) -> &'v Printed {
        self.shared.printed_cards[article.index()].get_or_init(|| once::card(self, article))
    }

    fn term(self, term: TermId, lang: LangId) -> &'v Value {
        self.shared.terms[lang.index()][term.index()].get_or_init(|| self.value(&self.stock.term(term, lang).show()))
    }

    /// What was printed; nothing, and the mistake is noted, if it could not be.
    pub(super) fn shown(self, printed: &Printed) -> Value {
        match printed {
            Ok(value) => value.clone(),
            Err(mistake) => {
                let mut first = self.mistake.lock().unwrap_or_else(PoisonError::into_inner);
                first.get_or_insert_with(|| mistake.clone());
                Value::none()
            }
        }
    }

    /// A field of a view; nothing if no template names it.
    pub(super) fn field(self, name: &str, datum: &Datum<'_>) -> Value {
        if self.theme.names.has(name) { self.value(datum) } else { Value::none() }
    }

    pub(super) fn value(self, datum: &Datum<'_>) -> Value {
        Value::from_serializable(&Shown { datum, values: self })
    }
}

/// A datum on its way into the engine. Of the engine's doors serde is the quickest one for maps (the others make each map
/// twice), and shared values pass through it by reference count.
struct Shown<'s> {
    datum: &'s Datum<'s>,
    values: Values<'s>,
}

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.datum {
            Datum::Nothing => serializer.serialize_none(),
            Datum::Truth(truth) => serializer.serialize_bool(*truth),
            Datum::Number(number) => serializer.serialize_i64(*number),
            Datum::Decimal(number) => serializer.serialize_f64(*number),
            Datum::Text(text) => serializer.serialize_str(text),
            Datum::Html(html) => Value::safe_string(html).serialize(serializer),
            Datum::Card(article) => self.values.card(*article).serialize(serializer),
            Datum::PrintedCard(article) => self.values.shown(self.values.printed_card(*article)).serialize(serializer),
            Datum::Term(term, lang) => self.values.term(*term, *lang).serialize(serializer),
            Datum::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.count()))?;
                for index in 0..items.count() {
                    list.serialize_element(&Shown { datum: &items.item(index), ..*self })?;
                }
                list.end()
            }
            Datum::View(view) => {
                let mut map = serializer.serialize_struct("", view.field_count())?;
                let mut done = Ok(());
                view.each_field(&mut |key, datum| {
                    // The key is always there: who mistypes it is told what there is.
                    let datum = if self.values.theme.names.has(key) { datum } else { Datum::Nothing };
                    if done.is_ok() {
                        done = map.serialize_field(key, &Shown { datum: &datum, ..*self });
                    }
                });
                done?;
                map.end()
            }
            Datum::Data(data) => data.serialize(serializer),
            Datum::Table(table) => table.serialize(serializer),
        }
    }
}

fn article_id(index: usize) -> ArticleId {
    ArticleId(id(index))
}

fn id(index: usize) -> u32 {
    u32::try_from(index).expect("ids are 32 bits wide, so a publication has no more")
}
