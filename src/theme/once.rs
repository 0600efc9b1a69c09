//! What is printed once and stands on many pages: each article's card, and the parts of a page that are the same all over
//! a language.
//!
//! A card stands on some fourteen pages, the frame on all of them. A page that shows them costs a copy of the bytes.

use std::collections::BTreeMap;

use rayon::prelude::*;
use tera::{Context, Value};

use super::mistakes::{self, Rendering};
use super::values::{Shared, article_id};
use super::{Press, Theme};
use crate::config::LangId;
use crate::diagnostic::Diagnostic;
use crate::page::Stock;

/// Prints a card. A theme may do without.
const CARD: &str = "card.html";

/// The folder of the templates that are printed once for each language.
const PARTS: &str = "shared/";

/// What was printed beforehand.
pub(super) struct Once {
    /// By language: `shared`, the printed parts by the names of their templates.
    parts: Vec<Value>,
    /// By language.
    site_titles: Vec<String>,
}

impl Once {
    /// Prints all that is printed once; the cards become a part of what is shared.
    ///
    /// # Errors
    ///
    /// One mistake for each template that has any.
    pub(super) fn print(theme: &Theme, stock: &dyn Stock, shared: &mut Shared<'_>) -> Result<Self, Vec<Diagnostic>> {
        let mut mistakes = Vec::new();
        let mut parts = Vec::new();
        for lang in stock.langs() {
            match parts_of(theme, shared, lang) {
                Ok(printed) => parts.push(printed),
                Err(mistake) => mistakes.push(*mistake),
            }
        }
        // Every language has the same templates.
        mistakes.dedup();
        match printed_cards(theme, stock, shared) {
            Ok(printed) => shared.printed_cards = printed,
            Err(mistake) => mistakes.push(*mistake),
        }
        let site_titles = stock.langs().into_iter().map(|lang| stock.site(lang).title.to_owned()).collect();
        if mistakes.is_empty() { Ok(Self { parts, site_titles }) } else { Err(mistakes) }
    }

    /// `shared` in templates of this language.
    pub(super) fn parts(&self, lang: LangId) -> Value {
        self.parts[lang.index()].clone()
    }

    pub(super) fn site_title(&self, lang: LangId) -> &str {
        &self.site_titles[lang.index()]
    }
}

fn parts_of(theme: &Theme, shared: &Shared<'_>, lang: LangId) -> Result<Value, Box<Diagnostic>> {
    let names = theme.templates.keys().filter(|name| name.starts_with(PARTS));
    let context = context(theme, shared, lang);
    let print = |template: &String| {
        let name = template.trim_start_matches(PARTS).trim_end_matches(".html").to_owned();
        print(theme, lang, template, &context, &|| template.clone()).map(|html| (name, html))
    };
    Ok(Value::from(names.map(print).collect::<Result<BTreeMap<_, _>, _>>()?))
}

/// Each article's card; the first article with a mistake tells it for all.
fn printed_cards(theme: &Theme, stock: &dyn Stock, shared: &Shared<'_>) -> Result<Vec<Value>, Box<Diagnostic>> {
    if !theme.templates.contains_key(CARD) {
        return Ok(vec![Value::none(); shared.cards.len()]);
    }
    let contexts: Vec<Context> = stock.langs().into_iter().map(|lang| context(theme, shared, lang)).collect();
    let print_card = |(index, card): (usize, &Value)| {
        let lang = stock.lang_of(article_id(index));
        let mut context = contexts[lang.index()].clone();
        context.insert_value("card", card.clone());
        print(theme, lang, CARD, &context, &|| stock.card(article_id(index)).path)
    };
    let printed: Vec<Result<Value, _>> = shared.cards.par_iter().enumerate().map(print_card).collect();
    printed.into_iter().collect()
}

/// What every template sees.
fn context(theme: &Theme, shared: &Shared<'_>, lang: LangId) -> Context {
    let mut context = Context::new();
    let site = shared.site(lang);
    context.insert_value("lang", site.get_from_path("lang").cloned().unwrap_or_else(Value::none));
    context.insert_value("config", site);
    context.insert_value("strings", press(theme, lang).strings.clone());
    context
}

/// `what` tells with a mistake what was printed.
fn print(
    theme: &Theme,
    lang: LangId,
    template: &str,
    context: &Context,
    what: &dyn Fn() -> String,
) -> Result<Value, Box<Diagnostic>> {
    let mut out = Vec::with_capacity(1024);
    press(theme, lang).print(template, context, &mut out).map_err(|error| {
        Box::new(mistakes::rendering(&error, &Rendering { what: &what(), template, files: &theme.templates }))
    })?;
    let html = std::str::from_utf8(&out).expect("templates and values are text");
    // The last line of a file ends, but what is put in the middle of a line does not.
    Ok(Value::safe_string(html.trim_end()))
}

fn press(theme: &Theme, lang: LangId) -> &Press {
    &theme.presses[lang.index()]
}
