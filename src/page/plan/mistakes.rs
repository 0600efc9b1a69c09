//! Two files in one place.

use std::sync::Arc;

use super::{ListOf, Plan, Planned, StaticPath, What};
use crate::diagnostic::{Diagnostic, Place, Rule};

/// Names both sources; the place is that of the one that has one.
pub(super) fn clash(plan: &Plan, file: &Planned, first: &Planned) -> Diagnostic {
    let (own, other) = (describe(plan, file), describe(plan, first));
    let place = own.1.clone().or_else(|| other.1.clone()).unwrap_or_else(|| Place::file(&"config.toml".into()));
    let address = file.route.as_str();
    let message = if file.route.output_path() == first.route.output_path() {
        format!("{} and {} would both stand at `{address}`", own.0, other.0)
    } else {
        format!("{} at `{address}` and {} at `{}` differ only in case, accents or form", own.0, other.0, first.route)
    };
    let diagnostic = Diagnostic::new(Rule::AddressClash, place.clone(), message).help(help(file));
    match other.1 {
        Some(other_place) if other_place != place => diagnostic.also(other_place, "the other one stands here"),
        _ => diagnostic,
    }
}

fn help(file: &Planned) -> &'static str {
    match file.what {
        What::Article(_) => "give one of them another `slug`",
        What::File(_) => "rename the file",
        What::Redirect { .. } => "take the address out of `aliases`",
        _ => "rename one of them, or give its kind another address with `[languages.<code>.paths]` in `config.toml`",
    }
}

fn describe(plan: &Plan, file: &Planned) -> (String, Option<Place>) {
    let at = |path: &Arc<str>| (format!("`{path}`"), Some(Place::file(path)));
    match &file.what {
        What::Article(id) => at(&plan.publication.article(*id).card.source),
        What::File(StaticPath::Beside(path)) => at(path),
        What::Variant(variant) => ("a smaller version of a picture".to_owned(), Some(variant.place.clone())),
        What::File(StaticPath::Static(path)) => at(&plan.sources.statics[&**path].path),
        What::Redirect { to } => {
            let aliased = plan.publication.articles.iter().find(|article| article.card.route == *to);
            let place = aliased.map(|article| Place::value(&article.card.source, "aliases"));
            (format!("the former address of `{to}`"), place)
        }
        What::List { list, .. } => {
            let what = match &plan.list(*list).of {
                ListOf::Home => "the home page".to_owned(),
                ListOf::Section(section) => format!("the list of the section `{section}`"),
                ListOf::Term(term) => format!("the page of `{}`", plan.publication.terms.get(*term).name(file.lang)),
                ListOf::Crossing(topic, region) => {
                    let name = |term| plan.publication.terms.get(term).name(file.lang).clone();
                    format!("the page of `{}` in `{}`", name(*topic), name(*region))
                }
                ListOf::Type(kind) => format!("the list of the type `{kind}`"),
                ListOf::Year(year) => format!("the archive of {year}"),
            };
            (what, None)
        }
        What::Terms(kind) => (format!("the index of {}", kind.folder()), None),
        What::Archive => ("the archive".to_owned(), None),
        What::Search => ("the search page".to_owned(), None),
        _ => (format!("the file `{}`", file.route.output_path()), None),
    }
}
