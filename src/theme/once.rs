//! What is printed once and stands on many pages: each article's card, and the parts of a page that are the same all over
//! a language.
//!
//! A card stands on some fourteen pages, the frame on all of them. A page that shows them costs a copy of the bytes.

use std::collections::BTreeMap;

use tera::{Context, Value};

use super::capped::Capped;
use super::mistakes::{self, Rendering};
use super::values::{Printed, Values};
use super::{Press, Theme};
use crate::config::LangId;
use crate::publication::ArticleId;

/// Prints a card. A theme may do without.
const CARD: &str = "card.html";

/// The folder of the templates that are printed once for each language.
const PARTS: &str = "shared/";

/// `shared` in templates of this language: the printed parts by the names of their templates.
pub(super) fn parts(values: Values<'_>, lang: LangId) -> Printed {
    let templates = values.theme.templates.keys().filter(|name| name.starts_with(PARTS));
    let context = context(values, lang);
    let print = |template: &String| {
        let name = template.trim_start_matches(PARTS).trim_end_matches(".html").to_owned();
        print(values, lang, template, &context, &|| template.clone()).map(|html| (name, html))
    };
    Ok(Value::from(templates.map(print).collect::<Result<BTreeMap<_, _>, _>>()?))
}

/// An article's card; nothing if the theme has no template for it.
pub(super) fn card(values: Values<'_>, article: ArticleId) -> Printed {
    if !values.theme.templates.contains_key(CARD) {
        return Ok(Value::none());
    }
    let lang = values.stock.lang_of(article);
    let mut context = context(values, lang);
    context.insert_value("card", values.card(article).clone());
    print(values, lang, CARD, &context, &|| values.stock.card(article).path)
}

/// What every template sees.
fn context(values: Values<'_>, lang: LangId) -> Context {
    let mut context = Context::new();
    let site = &values.site(lang).value;
    context.insert_value("lang", site.get_from_path("lang").cloned().unwrap_or_else(Value::none));
    context.insert_value("config", site.clone());
    context.insert_value("strings", press(values.theme, lang).strings.clone());
    context
}

/// `what` tells with a mistake what was printed.
fn print(values: Values<'_>, lang: LangId, template: &str, context: &Context, what: &dyn Fn() -> String) -> Printed {
    let (theme, most) = (values.theme, values.stock.largest_page());
    let mut out = Vec::with_capacity(1024);
    press(theme, lang).print(template, context, &mut Capped::new(&mut out, most)).map_err(|error| {
        let rendering = Rendering { what: &what(), template, files: &theme.templates, most };
        Box::new(mistakes::rendering(&error, &rendering))
    })?;
    let html = std::str::from_utf8(&out).expect("templates and values are text");
    // The last line of a file ends, but what is put in the middle of a line does not.
    Ok(Value::safe_string(html.trim_end()))
}

fn press(theme: &Theme, lang: LangId) -> &Press {
    &theme.presses[lang.index()]
}
