//! Views become the engine's values: cards, terms and what a language shares once, a page's own matter when it is printed.

use rayon::prelude::*;
use serde::ser::{Serialize, SerializeSeq, SerializeStruct, Serializer};
use tera::Value;

use super::names::Names;
use crate::config::LangId;
use crate::page::Stock;
use crate::page::view::{Datum, Show};
use crate::publication::{ArticleId, TermId};

/// The values that many pages show, each made once and shared by reference count.
pub(super) struct Shared<'t> {
    /// A field of another name is nothing.
    names: &'t Names,
    /// By article.
    pub(super) cards: Vec<Value>,
    /// By article, as `card.html` prints it.
    pub(super) printed_cards: Vec<Value>,
    /// By language, then by term.
    terms: Vec<Vec<Value>>,
    /// `config`, by language.
    sites: Vec<Value>,
}

impl<'t> Shared<'t> {
    pub(super) fn new(stock: &dyn Stock, names: &'t Names) -> Self {
        let mut shared =
            Self { names, cards: Vec::new(), printed_cards: Vec::new(), terms: Vec::new(), sites: Vec::new() };
        // Terms first: cards hold them. What is made second finds what was made before.
        shared.terms = stock.langs().into_iter().map(|lang| shared.terms_of(stock, lang)).collect();
        shared.cards = (0..stock.articles())
            .into_par_iter()
            .map(|article| shared.value(&stock.card(article_id(article)).show()))
            .collect();
        shared.sites = stock.langs().into_iter().map(|lang| shared.value(&stock.site(lang).show())).collect();
        shared
    }

    fn terms_of(&self, stock: &dyn Stock, lang: LangId) -> Vec<Value> {
        (0..stock.terms()).into_par_iter().map(|term| self.value(&stock.term(TermId(id(term)), lang).show())).collect()
    }

    /// `config` for this language.
    pub(super) fn site(&self, lang: LangId) -> Value {
        self.sites[lang.index()].clone()
    }

    /// A field of a view; nothing if no template names it.
    pub(super) fn field(&self, name: &str, datum: &Datum<'_>) -> Value {
        if self.names.has(name) { self.value(datum) } else { Value::none() }
    }

    pub(super) fn value(&self, datum: &Datum<'_>) -> Value {
        Value::from_serializable(&Shown { datum, shared: self })
    }
}

/// A datum on its way into the engine. Of the engine's doors serde is the quickest one for maps (the others make each map
/// twice), and shared values pass through it by reference count.
struct Shown<'s> {
    datum: &'s Datum<'s>,
    shared: &'s Shared<'s>,
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
            Datum::Card(article) => self.shared.cards[article.index()].serialize(serializer),
            Datum::PrintedCard(article) => self.shared.printed_cards[article.index()].serialize(serializer),
            Datum::Term(term, lang) => self.shared.terms[lang.index()][term.index()].serialize(serializer),
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
                    let datum = if self.shared.names.has(key) { datum } else { Datum::Nothing };
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

pub(super) fn article_id(index: usize) -> ArticleId {
    ArticleId(id(index))
}

fn id(index: usize) -> u32 {
    u32::try_from(index).expect("ids are 32 bits wide, so a publication has no more")
}
