//! What can be wrong with a link or a picture.

use std::sync::Arc;

use super::{Fault, Owner};
use crate::diagnostic::{Diagnostic, Place, Rule, nearest, shown};
use crate::markdown::Body;
use crate::page::plan::Plan;
use crate::publication::links::resolve_path;

/// What to say of a link that goes wrong.
pub(super) fn told(plan: &Plan, owner: &Owner<'_>, place: Place, fault: &Fault<'_>) -> Diagnostic {
    match *fault {
        Fault::DeadLink(path) => dead_link(plan, owner, place, path),
        Fault::DeadAnchor { fragment, article: None } => dead_anchor(place, fragment, None, owner.body),
        Fault::DeadAnchor { fragment, article: Some(id) } => {
            let article = plan.publication.article(id);
            dead_anchor(place, fragment, Some(&article.card.source), &article.body)
        }
        Fault::Outside(path) => outside(place, path),
        Fault::ToDraft(path) => to_draft(place, path),
        Fault::ToScheduled(path) => to_scheduled(place, path),
    }
}

fn dead_link(plan: &Plan, owner: &Owner<'_>, place: Place, path: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(Rule::DeadLink, place, format!("the link {} leads nowhere", shown(path)));
    match near_piece(plan, owner, path) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic
            .help("name a file of `content/` by its path (`other.md`), or a page by its address (`/topics/trade/`)"),
    }
}

/// A path in the same form as what was typed.
fn near_piece(plan: &Plan, owner: &Owner<'_>, path: &str) -> Option<String> {
    let publication = plan.publication;
    if path.ends_with(".md") {
        let (typed_folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let names = publication
            .articles
            .iter()
            .map(|article| article.card.source.rsplit('/').next().unwrap_or(&article.card.source));
        let near = nearest(name, names)?;
        return Some(if typed_folder.is_empty() { near.to_owned() } else { format!("{typed_folder}/{near}") });
    }
    let typed = if path.starts_with('/') { path.to_owned() } else { format!("{}{path}", owner.route) };
    nearest(&typed, plan.by_route.keys().map(crate::route::Route::as_str)).map(str::to_owned)
}

/// `elsewhere` is the file that the link leads to, if it is another than the one it stands in.
fn dead_anchor(place: Place, fragment: &str, elsewhere: Option<&Arc<str>>, body: &Body) -> Diagnostic {
    let message = match elsewhere {
        Some(path) => format!("`{path}` has no part called {}", shown(&format!("#{fragment}"))),
        None => format!("this text has no part called {}", shown(&format!("#{fragment}"))),
    };
    let diagnostic = Diagnostic::new(Rule::DeadAnchor, place, message);
    match nearest(fragment, body.headings.iter().map(|heading| heading.id.as_str())) {
        Some(near) => diagnostic.help(format!("did you mean `#{near}`?")),
        None => diagnostic.help(format!("give the heading that you mean a name: `## Heading {{#{fragment}}}`")),
    }
}

fn outside(place: Place, path: &str) -> Diagnostic {
    Diagnostic::new(Rule::LinkOutside, place, format!("{} leads out of the site's folder", shown(path)))
        .help("copy the file into the site and name it there")
}

fn to_draft(place: Place, path: &str) -> Diagnostic {
    Diagnostic::new(Rule::LinkToDraft, place, format!("{} is not published: it is a draft or has expired", shown(path)))
        .help("publish it first, or take the link out")
}

fn to_scheduled(place: Place, path: &str) -> Diagnostic {
    Diagnostic::new(
        Rule::LinkToScheduled,
        place,
        format!("{} is not published yet; until then the link is plain text", shown(path)),
    )
    .help("nothing to do: it becomes a link with the first build after its date")
}

pub(super) fn missing_image(plan: &Plan, owner: &Owner<'_>, place: Place, path: &str) -> Diagnostic {
    missing_file(plan, owner, Rule::MissingImage, "picture", place, path)
}

pub(super) fn missing_attachment(plan: &Plan, owner: &Owner<'_>, place: Place, path: &str) -> Diagnostic {
    missing_file(plan, owner, Rule::MissingAttachment, "file", place, path)
}

fn missing_file(plan: &Plan, owner: &Owner<'_>, rule: Rule, noun: &str, place: Place, path: &str) -> Diagnostic {
    if !path.starts_with('/') && resolve_path(owner.source, path).is_none_or(|path| !path.starts_with("content/")) {
        return outside(place, path);
    }
    let diagnostic = Diagnostic::new(rule, place, format!("there is no {noun} {}", shown(path)));
    let beside = plan.sources.beside.keys().map(|path| path.rsplit('/').next().unwrap_or(path));
    let statics = plan.sources.statics.keys().map(String::as_str);
    let name = path.rsplit('/').next().unwrap_or(path);
    match nearest(name, beside.chain(statics)) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic
            .help(format!("put the {noun} beside the text, or below `static/` and write its path from there with `/`")),
    }
}
