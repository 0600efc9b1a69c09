//! Views become the engine's values: cards, terms and what a language shares once, a page's own matter when it is printed.

use std::sync::OnceLock;

use rayon::prelude::*;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use tera::Value;

use crate::config::LangId;
use crate::page::Stock;
use crate::page::view::{Datum, Show};
use crate::publication::{ArticleId, TermId};

/// The values that many pages show, each made once, when it is first shown, and shared by reference count.
pub(super) struct Shared {
    /// By article.
    cards: Vec<OnceLock<Value>>,
    /// By language, then by term.
    terms: Vec<Vec<OnceLock<Value>>>,
    /// `config`, by language.
    sites: Vec<OnceLock<Value>>,
}

impl Shared {
    pub(super) fn new(stock: &dyn Stock) -> Self {
        let langs = stock.langs();
        let empty = |count: usize| (0..count).map(|_| OnceLock::new()).collect();
        Self {
            cards: empty(stock.articles()),
            terms: langs.iter().map(|_| empty(stock.terms())).collect(),
            sites: empty(langs.len()),
        }
    }

    /// The same values, but for the cards of these articles, which are made anew.
    pub(super) fn without(&self, articles: &[ArticleId]) -> Self {
        let mut cards = self.cards.clone();
        articles.iter().for_each(|article| drop(cards[article.index()].take()));
        Self { cards, terms: self.terms.clone(), sites: Vec::from_iter(self.sites.iter().map(|_| OnceLock::new())) }
    }
}

/// The shared values, with where they come from.
#[derive(Clone, Copy)]
pub(super) struct Values<'v> {
    pub shared: &'v Shared,
    pub stock: &'v dyn Stock,
}

impl<'v> Values<'v> {
    /// Makes all of them, on all threads.
    pub(super) fn make_all(self) {
        self.stock.langs().into_iter().for_each(|lang| drop(self.site(lang)));
        (0..self.shared.cards.len()).into_par_iter().for_each(|article| {
            self.card(ArticleId(id(article)));
        });
    }

    /// `config` for this language.
    pub(super) fn site(self, lang: LangId) -> Value {
        self.shared.sites[lang.index()].get_or_init(|| self.value(&self.stock.site(lang).show())).clone()
    }

    pub(super) fn value(self, datum: &Datum<'_>) -> Value {
        Value::from_serializable(&Shown { datum, values: self })
    }

    fn card(self, article: ArticleId) -> &'v Value {
        self.shared.cards[article.index()].get_or_init(|| self.value(&self.stock.card(article).show()))
    }

    fn term(self, term: TermId, lang: LangId) -> &'v Value {
        self.shared.terms[lang.index()][term.index()].get_or_init(|| self.value(&self.stock.term(term, lang).show()))
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
            Datum::Term(term, lang) => self.values.term(*term, *lang).serialize(serializer),
            Datum::List(items) => serializer.collect_seq(items.iter().map(|datum| Shown { datum, ..*self })),
            Datum::Map(fields) => {
                let mut map = serializer.serialize_struct("", fields.len())?;
                for (key, datum) in fields {
                    map.serialize_field(key, &Shown { datum, ..*self })?;
                }
                map.end()
            }
            Datum::Data(data) => data.serialize(serializer),
            Datum::Table(table) => table.serialize(serializer),
        }
    }
}

fn id(index: usize) -> u32 {
    u32::try_from(index).expect("ids are 32 bits wide, so a publication has no more")
}
