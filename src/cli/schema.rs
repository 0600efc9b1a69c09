//! `masthead schema`.

use std::collections::BTreeSet;

use super::arguments::{SchemaArguments, SchemaKind};
use super::build::{now, site};
use super::{GOOD, say};
use crate::build::{self, External, Failure, Order, Search};
use crate::config::{self, LangId, Overrides, TermKind};
use crate::front_matter::{self, Names};
use crate::output::{Exchange, Foreign, Options};
use crate::page::compose::Composer;
use crate::region;

pub fn run(arguments: &SchemaArguments) -> u8 {
    let names = names(arguments);
    let schema = match arguments.kind {
        SchemaKind::FrontMatter => front_matter::article_schema(&names),
        SchemaKind::Term => front_matter::term_schema(&names),
        SchemaKind::Config => config::schema(&names.topics, &names.types),
    };
    say::data(&format!("{schema:#}\n"));
    GOOD
}

/// The names of the publication around; of none if there is none, or if it cannot be read: an editor needs a schema most
/// when something is broken.
fn names(arguments: &SchemaArguments) -> Names {
    let site = match &arguments.root {
        Some(root) => site(Some(root)).ok(),
        None => std::env::current_dir().ok().and_then(|here| crate::source::find_site(&here)),
    };
    let Some(site) = site else {
        say::note("no publication here: the schema names no topics, regions or authors of its own");
        return with_known_regions(Names::default(), "en");
    };
    let order = Order {
        site,
        output: None,
        overrides: Overrides { base_url: None, lenient: true },
        strict: false,
        // A topic of a draft is a topic.
        drafts: true,
        now: now(None).unwrap_or_default(),
        search: Search::LeaveOut,
        external: External::Leave,
        on_output: Options { foreign: Foreign::Refuse, exchange: Exchange::Never },
    };
    match build::ask(&order, names_of) {
        Ok((names, _)) => names,
        Err(Failure::Mistakes(_) | Failure::Machine(_)) => {
            say::note("the publication has mistakes (`masthead check`): the schema names nothing of its own");
            with_known_regions(Names::default(), "en")
        }
    }
}

fn names_of(composer: &Composer) -> Names {
    let publication = composer.plan.publication;
    let terms = |kind| {
        let terms = publication.terms.list.iter().filter(|term| term.kind == kind);
        let names = terms.flat_map(|term| {
            let id = term.is_declared.then(|| term.id.to_string());
            term.names.iter().map(|name| name.to_string()).chain(id)
        });
        names.collect::<BTreeSet<String>>().into_iter().collect()
    };
    let types = publication.articles.iter().filter_map(|article| article.card.kind.as_deref()).collect::<BTreeSet<_>>();
    let names = Names {
        topics: terms(TermKind::Topic),
        regions: terms(TermKind::Region),
        authors: terms(TermKind::Author),
        series: terms(TermKind::Series),
        types: types.into_iter().map(str::to_owned).collect(),
        languages: publication.config.languages.iter().map(|language| language.code.to_string()).collect(),
    };
    with_known_regions(names, &publication.config.language(LangId::DEFAULT).code)
}

/// After the publication's own, those that every publication has: by name and by code.
fn with_known_regions(mut names: Names, language: &str) -> Names {
    let known = region::all().flat_map(|region| [region.name(language), region.alpha2().unwrap_or(region.id())]);
    let known: BTreeSet<String> = known.map(str::to_owned).collect();
    let own: BTreeSet<String> = names.regions.iter().cloned().collect();
    names.regions.extend(known.difference(&own).cloned());
    names
}
