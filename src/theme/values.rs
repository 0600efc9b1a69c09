//! Views become the engine's values: cards, terms and what a language shares once, a page's own matter when it is printed.

use rayon::prelude::*;
use tera::{Map, Value};

use crate::config::LangId;
use crate::page::Stock;
use crate::page::view::{Datum, Show};
use crate::publication::{ArticleId, TermId};

/// The values that many pages show, each made once and shared by reference count.
pub(super) struct Shared {
    /// By article.
    cards: Vec<Value>,
    /// By language, then by term.
    terms: Vec<Vec<Value>>,
    /// `config`, by language.
    sites: Vec<Value>,
}

impl Shared {
    pub(super) fn new(stock: &dyn Stock) -> Self {
        let mut shared = Self { cards: Vec::new(), terms: Vec::new(), sites: Vec::new() };
        // Terms first: cards hold them. What is made second finds what was made before.
        shared.terms = stock.langs().into_iter().map(|lang| shared.terms_of(stock, lang)).collect();
        shared.cards = (0..stock.articles())
            .into_par_iter()
            .map(|article| shared.value(stock.card(ArticleId(id(article))).show()))
            .collect();
        shared.sites = stock.langs().into_iter().map(|lang| shared.value(stock.site(lang).show())).collect();
        shared
    }

    fn terms_of(&self, stock: &dyn Stock, lang: LangId) -> Vec<Value> {
        (0..stock.terms()).into_par_iter().map(|term| self.value(stock.term(TermId(id(term)), lang).show())).collect()
    }

    /// `config` for this language.
    pub(super) fn site(&self, lang: LangId) -> Value {
        self.sites[lang.index()].clone()
    }

    pub(super) fn value(&self, datum: Datum<'_>) -> Value {
        match datum {
            Datum::Nothing => Value::none(),
            Datum::Truth(truth) => Value::from(truth),
            Datum::Number(number) => Value::from(number),
            Datum::Decimal(number) => Value::from(number),
            Datum::Text(text) => Value::from(&*text),
            Datum::Html(html) => Value::safe_string(&html),
            Datum::Card(article) => self.cards[article.index()].clone(),
            Datum::Term(term, lang) => self.terms[lang.index()][term.index()].clone(),
            Datum::List(items) => Value::from(items.into_iter().map(|item| self.value(item)).collect::<Vec<_>>()),
            Datum::Map(fields) => self.map(fields),
            Datum::Data(data) => of_json(data),
            Datum::Table(table) => {
                Value::from(table.iter().map(|(key, data)| (key.clone().into(), of_json(data))).collect::<Map>())
            }
        }
    }

    fn map(&self, fields: Vec<(&'static str, Datum<'_>)>) -> Value {
        let mut map = Map::with_capacity(fields.len());
        for (key, datum) in fields {
            map.insert(key.into(), self.value(datum));
        }
        Value::from(map)
    }
}

fn id(index: usize) -> u32 {
    u32::try_from(index).expect("ids are 32 bits wide, so a publication has no more")
}

/// The writer's own data as it stands.
pub(super) fn of_json(data: &serde_json::Value) -> Value {
    match data {
        serde_json::Value::Null => Value::none(),
        serde_json::Value::Bool(truth) => Value::from(*truth),
        serde_json::Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(number), _) => Value::from(number),
            (None, Some(number)) => Value::from(number),
            (None, None) => Value::from(number.as_f64().unwrap_or(f64::NAN)),
        },
        serde_json::Value::String(text) => Value::from(&**text),
        serde_json::Value::Array(items) => Value::from(items.iter().map(of_json).collect::<Vec<_>>()),
        serde_json::Value::Object(fields) => {
            Value::from(fields.iter().map(|(key, data)| (key.clone().into(), of_json(data))).collect::<Map>())
        }
    }
}
