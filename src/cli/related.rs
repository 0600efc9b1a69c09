//! `masthead related`.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde_json::{Map, Value, json};

use super::arguments::{RelatedArguments, RelatedKey};
use super::build::{failed, order, with_jobs};
use super::{CANNOT, GOOD, MISTAKES, say};
use crate::build;
use crate::publication::related::{self, Near};
use crate::publication::{ArticleId, Publication};

/// How many of each article's neighbours are printed.
const PRINTED: usize = 10;

pub fn run(arguments: &RelatedArguments) -> u8 {
    let order = match order(&arguments.site) {
        Ok(order) => order,
        Err(code) => return code,
    };
    match with_jobs(arguments.site.jobs, || build::ask(&order, |publication| all(publication, arguments))) {
        Some(Ok((Ok(text), told))) => {
            say::tell(&order.site, &told);
            say::data(&text);
            GOOD
        }
        Some(Ok((Err(message), _))) => {
            say::cannot(&message);
            MISTAKES
        }
        Some(Err(failure)) => failed(&order, failure),
        None => CANNOT,
    }
}

/// `{"<slug>": [{"slug", "score", "parts": {…}}, …]}`
fn all(publication: &Publication, arguments: &RelatedArguments) -> Result<String, String> {
    let names = names(publication, arguments.key)?;
    let listed: Vec<ArticleId> = publication.listed.iter().flatten().copied().collect();
    let lists: BTreeMap<&str, Vec<Value>> = listed
        .par_iter()
        .map(|id| {
            let near = related::automatic(publication, *id, PRINTED);
            (names[id.index()], near.iter().map(|near| entry(publication, &names, near, arguments.key)).collect())
        })
        .collect();
    Ok(serde_json::to_string(&lists).unwrap_or_default() + "\n")
}

fn entry(publication: &Publication, names: &[&str], near: &Near, key: RelatedKey) -> Value {
    let shares = near.parts.shares(&publication.config.related.weights);
    let parts: Map<String, Value> = shares
        .iter()
        .filter(|(_, share)| *share > 0.0)
        .map(|(part, share)| (part.name().to_owned(), rounded(share)))
        .collect();
    let name = match key {
        RelatedKey::Slug => "slug",
        RelatedKey::Route => "route",
    };
    json!({ name: names[near.article.index()], "score": rounded(near.score), "parts": parts })
}

fn rounded(number: f32) -> Value {
    ((f64::from(number) * 10_000.0).round() / 10_000.0).into()
}

/// By article.
fn names(publication: &Publication, key: RelatedKey) -> Result<Vec<&str>, String> {
    let cards = publication.articles.iter().map(|article| &article.card);
    match key {
        RelatedKey::Route => Ok(cards.map(|card| card.route.as_str()).collect()),
        RelatedKey::Slug => {
            let names: Vec<&str> = cards.map(|card| &*card.slug).collect();
            let mut seen = BTreeSet::new();
            match publication.listed.iter().flatten().find(|id| !seen.insert(names[id.index()])) {
                Some(id) => Err(format!("several articles are called `{}`; write `--key route`", names[id.index()])),
                None => Ok(names),
            }
        }
    }
}
