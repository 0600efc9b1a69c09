//! `masthead related`.

mod json;
mod text;

use std::collections::BTreeSet;

use super::arguments::{RelatedArguments, RelatedFormat, RelatedKey};
use super::build::{failed, order, with_jobs};
use super::{CANNOT, GOOD, MISTAKES, say};
use crate::build;
use crate::config::LangId;
use crate::page::compose::Composer;
use crate::publication::links::{Found, Named};
use crate::publication::related::{self, Related, Report};
use crate::publication::{ArticleId, Publication};

/// How many come after the list of one article, and how many stand in JSON for each of all articles.
const TEN: usize = 10;

/// Why there is no answer.
struct Refusal {
    code: u8,
    message: String,
}

pub fn run(arguments: &RelatedArguments) -> u8 {
    let order = match order(&arguments.site) {
        Ok(order) => order,
        Err(code) => return code,
    };
    match with_jobs(arguments.site.jobs, || build::ask(&order, |composer| answer(composer, arguments))) {
        Some(Ok((Ok(text), told))) => {
            say::tell(&order.site, &told);
            say::data(&text);
            GOOD
        }
        Some(Ok((Err(refusal), _))) => {
            say::cannot(&refusal.message);
            refusal.code
        }
        Some(Err(failure)) => failed(&order, failure),
        None => CANNOT,
    }
}

fn answer(composer: &Composer, arguments: &RelatedArguments) -> Result<String, Refusal> {
    let publication = composer.plan.publication;
    let names = || Names::new(publication, arguments.key);
    Ok(match (&arguments.article, arguments.format) {
        (Some(name), RelatedFormat::Text) => text::one(composer, &OneList::of(publication, arguments, name)?),
        (Some(name), RelatedFormat::Json) => {
            json::one(composer, &names()?, &OneList::of(publication, arguments, name)?)
        }
        (None, RelatedFormat::Text) if arguments.report => text::report(publication, &Report::new(publication)),
        (None, RelatedFormat::Json) if arguments.report => json::report(publication, &Report::new(publication)),
        (None, RelatedFormat::Text) => {
            text::all(composer, |id| entries(publication, arguments, id, publication.related_limit(id)))
        }
        (None, RelatedFormat::Json) => json::all(publication, &names()?, |id| entries(publication, arguments, id, TEN)),
    })
}

fn entries(publication: &Publication, arguments: &RelatedArguments, id: ArticleId, most: usize) -> Vec<Related> {
    if arguments.automatic { related::automatic(publication, id, most) } else { related::list(publication, id, most) }
}

/// The list of one article, and what would come next.
struct OneList {
    article: ArticleId,
    list: Vec<Related>,
    runners_up: Vec<Related>,
}

impl OneList {
    fn of(publication: &Publication, arguments: &RelatedArguments, name: &str) -> Result<Self, Refusal> {
        let article = find(publication, name)?;
        let limit = publication.related_limit(article);
        let mut list = entries(publication, arguments, article, limit.saturating_add(TEN));
        let runners_up = list.split_off(limit.min(list.len()));
        Ok(Self { article, list, runners_up })
    }
}

/// What articles are called in JSON.
struct Names<'p> {
    /// `slug` or `route`.
    key: &'static str,
    /// By article.
    names: Vec<&'p str>,
}

impl<'p> Names<'p> {
    fn new(publication: &'p Publication, key: RelatedKey) -> Result<Self, Refusal> {
        let cards = publication.articles.iter().map(|article| &article.card);
        match key {
            RelatedKey::Route => Ok(Self { key: "route", names: cards.map(|card| card.route.as_str()).collect() }),
            RelatedKey::Slug => {
                let names: Vec<&str> = cards.map(|card| &*card.slug).collect();
                let mut seen = BTreeSet::new();
                match publication.listed.iter().flatten().find(|id| !seen.insert(names[id.index()])) {
                    Some(id) => Err(Refusal::shared_slug(names[id.index()])),
                    None => Ok(Self { key: "slug", names }),
                }
            }
        }
    }

    fn of(&self, id: ArticleId) -> &'p str {
        self.names[id.index()]
    }
}

/// The article that is called so; of one piece in several languages, that in the default language.
fn find(publication: &Publication, name: &str) -> Result<ArticleId, Refusal> {
    match publication.places.by_any_name(name, LangId::DEFAULT) {
        Found::One(Named::Article(id)) if publication.article(id).card.is_page => Err(Refusal::page(name)),
        Found::One(Named::Article(id)) => Ok(id),
        Found::One(Named::Scheduled | Named::Hidden) => Err(Refusal::held_back(name)),
        Found::Several => several(publication, name),
        Found::None => Err(Refusal::unknown(publication, name)),
    }
}

fn several(publication: &Publication, name: &str) -> Result<ArticleId, Refusal> {
    let card = |id: ArticleId| &publication.article(id).card;
    let all: Vec<ArticleId> =
        publication.ids().filter(|id| *card(*id).slug == *name || *card(*id).id == *name).collect();
    let default: Vec<ArticleId> = all.iter().copied().filter(|id| card(*id).lang.is_default()).collect();
    match (&all[..], &default[..]) {
        ([one], _) | (_, [one]) if !card(*one).is_page => Ok(*one),
        ([], _) => Err(Refusal::held_back(name)),
        _ => Err(Refusal::several(name, &all.iter().map(|id| &*card(*id).source).collect::<Vec<_>>())),
    }
}

impl Refusal {
    fn cannot(message: String) -> Self {
        Self { code: CANNOT, message }
    }

    fn shared_slug(slug: &str) -> Self {
        Self { code: MISTAKES, message: format!("several articles are called `{slug}`; write `--key route`") }
    }

    fn page(name: &str) -> Self {
        Self::cannot(format!("`{name}` is a page; only articles have related lists"))
    }

    fn held_back(name: &str) -> Self {
        Self::cannot(format!("`{name}` is not public now; `--drafts` shows what is held back"))
    }

    fn several(name: &str, paths: &[&str]) -> Self {
        let paths: Vec<String> = paths.iter().map(|path| format!("`{path}`")).collect();
        Self::cannot(format!("`{name}` fits several pieces; write which one: {}", paths.join(", ")))
    }

    fn unknown(publication: &Publication, name: &str) -> Self {
        let help = match publication.places.nearest(name) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name it by its slug, its path, its address or its `id`".to_owned(),
        };
        Self::cannot(format!("there is no article called `{name}`; {help}"))
    }
}
