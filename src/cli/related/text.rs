//! Related lists for people, at most 80 columns wide.

use super::OneList;
use crate::cli::say;
use crate::config::LangId;
use crate::page::compose::Composer;
use crate::publication::related::{PinFate, Related, Report};
use crate::publication::{ArticleId, Publication};

const COLUMNS: usize = 80;

/// Where the text of an entry begins, behind its place and score.
const INDENT: usize = 13;

/// Every article with its list, an entry a line.
pub fn all(composer: &Composer, entries: impl Fn(ArticleId) -> Vec<Related>) -> String {
    let publication = composer.plan.publication;
    let list = |id: &ArticleId| {
        let lang = publication.article(*id).card.lang;
        let line = |related: &Related| {
            let first = related.reasons.first().map(|reason| composer.reason(reason, lang)).unwrap_or_default();
            let text = format!("{:<6}  {}  {first}", mark(related), route(publication, related.article));
            wrapped(&text, "  ", 10)
        };
        format!("{}\n{}\n", route(publication, *id), entries(*id).iter().map(line).collect::<String>())
    };
    publication.listed.iter().flatten().map(list).collect()
}

/// One article: its list, then the runners-up.
pub fn one(composer: &Composer, list: &OneList) -> String {
    let publication = composer.plan.publication;
    let card = &publication.article(list.article).card;
    let mut text = wrapped(&card.title, "", 0);
    text.push_str(&format!("{}\n\n", card.route));
    if list.list.is_empty() {
        text.push_str("Nothing stands on its list.\n");
    }
    let lang = card.lang;
    let entries = |entries: &[Related], first: usize| -> String {
        (entries.iter().enumerate()).map(|(at, related)| entry(composer, lang, first + at, related)).collect()
    };
    text.push_str(&entries(&list.list, 1));
    if !list.runners_up.is_empty() {
        text.push_str("\nRunners-up\n\n");
        text.push_str(&entries(&list.runners_up, list.list.len() + 1));
    }
    text
}

/// `  2  0.412   Title`, and below it the address, the parts in percent of the score, the reasons.
fn entry(composer: &Composer, lang: LangId, place: usize, related: &Related) -> String {
    let publication = composer.plan.publication;
    let card = &publication.article(related.article).card;
    let below = " ".repeat(INDENT);
    let mut text = wrapped(&card.title, &format!("{place:>3}  {:<6}  ", mark(related)), INDENT);
    text.push_str(&format!("{below}{}\n", card.route));
    let reasons: Vec<_> = related.reasons.iter().map(|reason| composer.reason(reason, lang)).collect();
    for line in [parts(publication, related), reasons.join("; ")] {
        if !line.is_empty() {
            text.push_str(&wrapped(&line, &below, INDENT));
        }
    }
    text
}

/// `text 41 %, topics 22 %`: the share of each part in the score, the greatest first; none below one in a hundred.
fn parts(publication: &Publication, related: &Related) -> String {
    let shares = related.parts.shares(&publication.config.related.weights);
    let mut percents: Vec<(&str, u32)> = shares
        .iter()
        .map(|(part, share)| (part.name(), (100.0 * share / related.score).round() as u32))
        .filter(|(_, percent)| *percent > 0)
        .collect();
    percents.sort_by_key(|(_, percent)| std::cmp::Reverse(*percent));
    let percents: Vec<String> = percents.iter().map(|(part, percent)| format!("{part} {percent} %")).collect();
    percents.join(", ")
}

fn mark(related: &Related) -> String {
    if related.is_pinned { "pinned".to_owned() } else { format!("{:.3}", related.score) }
}

/// The figures first, then what an editor might look after, each kind with its articles.
pub fn report(publication: &Publication, report: &Report) -> String {
    let route = |id: &ArticleId| route(publication, *id).to_owned();
    let on_lists = |(id, lists): &(ArticleId, usize)| format!("{}  on {}", route(id), say::count(*lists, "list"));
    let pins = |fate: PinFate| -> Vec<String> {
        let pins = report.pins.iter().filter(|pin| pin.fate == fate);
        pins.map(|pin| format!("{}  beside {}", route(&pin.pinned), route(&pin.article))).collect()
    };
    let sections: [(&str, Vec<String>); 7] = [
        ("On nobody's list", report.unreached.iter().map(route).collect()),
        ("On too many lists", report.hubs.iter().map(on_lists).collect()),
        ("Without a list", report.empty.iter().map(route).collect()),
        (
            "Best entry less than half as near as usual",
            report.weak.iter().map(|(id, score)| format!("{score:.3}  {}", route(id))).collect(),
        ),
        (
            "Nearly the same text",
            report.copies.iter().map(|(one, other)| format!("{}  and {}", route(one), route(other))).collect(),
        ),
        ("Pinned, and would have come anyway", pins(PinFate::Anyway)),
        ("Pinned, and would never have come", pins(PinFate::Never)),
    ];
    let mut text = figures(report);
    for (heading, lines) in sections.iter().filter(|(_, lines)| !lines.is_empty()) {
        text.push_str(&format!("\n{heading}: {}\n", say::grouped(lines.len())));
        text.extend(lines.iter().map(|line| wrapped(line, "  ", 4)));
    }
    text
}

/// `21 articles, 20 of them on some list (95.2 %), each on at most 11 lists`
fn figures(report: &Report) -> String {
    let percent = 100.0 * report.reached() as f64 / report.articles.max(1) as f64;
    format!(
        "{}, {} of them on some list ({percent:.1} %), each on at most {}\n",
        say::count(report.articles, "article"),
        say::grouped(report.reached()),
        say::count(report.most_lists, "list")
    )
}

fn route(publication: &Publication, id: ArticleId) -> &str {
    publication.article(id).card.route.as_str()
}

/// The text behind `before`, broken between words where a line would be longer than [`COLUMNS`] characters; further lines
/// begin at `indent`.
fn wrapped(text: &str, before: &str, indent: usize) -> String {
    let mut words = text.split(' ');
    let mut lines = String::new();
    let mut line = format!("{before}{}", words.next().unwrap_or_default());
    for word in words {
        if line.chars().count() + 1 + word.chars().count() > COLUMNS {
            lines.push_str(line.trim_end());
            lines.push('\n');
            line = " ".repeat(indent) + word;
        } else {
            line.push(' ');
            line.push_str(word);
        }
    }
    lines + line.trim_end() + "\n"
}
