//! Related lists for programs.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde_json::{Map, Value, json};

use super::{Names, OneList};
use crate::page::compose::Composer;
use crate::publication::related::{PinFate, Related, Report};
use crate::publication::{ArticleId, Publication};

/// `{"<slug>": [{"slug", "score", "parts": {…}}, …]}`, with the key `route` as well where articles are called by that.
pub fn all(publication: &Publication, names: &Names, entries: impl Fn(ArticleId) -> Vec<Related> + Sync) -> String {
    let listed: Vec<ArticleId> = publication.listed.iter().flatten().copied().collect();
    let list = |id: ArticleId| entries(id).iter().map(|related| entry(publication, names, related)).collect();
    let lists: BTreeMap<&str, Value> = listed.par_iter().map(|id| (names.of(*id), list(*id))).collect();
    line(&json!(lists))
}

/// `{"slug", "related": […], "runners_up": […]}`; the entries as in [`all`], and `pinned` and `reasons`.
pub fn one(composer: &Composer, names: &Names, list: &OneList) -> String {
    let publication = composer.plan.publication;
    let lang = publication.article(list.article).card.lang;
    let explained = |related: &Related| {
        let mut entry = entry(publication, names, related);
        let reasons: Vec<_> = related.reasons.iter().map(|reason| composer.reason(reason, lang)).collect();
        entry["pinned"] = related.is_pinned.into();
        entry["reasons"] = json!(reasons);
        entry
    };
    let explained = |entries: &[Related]| entries.iter().map(explained).collect::<Value>();
    line(&json!({
        names.key: names.of(list.article),
        "related": explained(&list.list),
        "runners_up": explained(&list.runners_up),
    }))
}

/// Articles by their addresses.
pub fn report(publication: &Publication, report: &Report) -> String {
    let route = |id: &ArticleId| publication.article(*id).card.route.as_str();
    let routes = |ids: &[ArticleId]| ids.iter().map(route).collect::<Value>();
    let pins = |fate| {
        let pins = report.pins.iter().filter(|pin| pin.fate == fate);
        pins.map(|pin| json!({ "route": route(&pin.article), "pinned": route(&pin.pinned) })).collect::<Value>()
    };
    line(&json!({
        "articles": report.articles,
        "reached": report.reached(),
        "most_lists": report.most_lists,
        "unreached": routes(&report.unreached),
        "empty": routes(&report.empty),
        "hubs": report.hubs.iter().map(|(id, lists)| json!({ "route": route(id), "lists": lists })).collect::<Value>(),
        "near_copies": report.copies.iter().map(|(one, other)| json!([route(one), route(other)])).collect::<Value>(),
        "weak": report.weak.iter().map(|(id, score)| json!({ "route": route(id), "score": rounded(*score) })).collect::<Value>(),
        "pinned_anyway": pins(PinFate::Anyway),
        "pinned_never": pins(PinFate::Never),
    }))
}

/// What parts add to the score; those that add nothing are left out.
fn entry(publication: &Publication, names: &Names, related: &Related) -> Value {
    let shares = related.parts.shares(&publication.config.related.weights);
    let shares = shares.iter().filter(|(_, share)| *share > 0.0);
    let parts: Map<String, Value> = shares.map(|(part, share)| (part.name().to_owned(), rounded(share))).collect();
    let slug = &*publication.article(related.article).card.slug;
    let mut entry = json!({ "slug": slug, "score": rounded(related.score), "parts": parts });
    entry[names.key] = names.of(related.article).into();
    entry
}

fn rounded(number: f32) -> Value {
    ((f64::from(number) * 10_000.0).round() / 10_000.0).into()
}

fn line(value: &Value) -> String {
    format!("{value}\n")
}
