//! What a maker of the page wants to know of it: its file, whether it is public, how long it is, what it lacks, and why each
//! related article was chosen.

use jiff::Timestamp;

use super::overlay::{blocks, push_place, push_text};
use super::shop::Shop;
use crate::article::{Article, Visibility};
use crate::diagnostic::{Diagnostic, Renderer, Severity, Tongue};
use crate::page::Main;
use crate::page::plan::{Plan, Planned, What};
use crate::publication::ArticleId;

/// The bar of a page; for an address without a page it says so.
pub(super) fn html(shop: &Shop<'_>, planned: Option<&Planned>) -> String {
    let (Some(press), Some(plan)) = (&shop.press, shop.plan()) else { return String::new() };
    let tongue = shop.desk.order.tongue;
    let Some(planned) = planned else {
        let (not_found, nothing) = (tongue.say("not found"), tongue.say("Nothing stands at this address."));
        return panel(&format!("<b>{not_found}</b>"), &format!("<p>{nothing}</p>"));
    };
    let sources = press.sources(planned);
    let told = told_of(shop, &sources);
    let mut more = String::new();
    sources.iter().for_each(|source| push_place(&mut more, source, tongue));
    let mut summary = String::new();
    let mut ribbon = String::new();
    match planned.what {
        What::Article(id) => {
            let article = plan.publication.article(id);
            let (class, words) = status(shop, plan, article);
            let words = tongue.say(&words);
            if class != "public" {
                ribbon = format!("<p class=\"ribbon {class}\">{words}</p>");
            }
            let card = &article.card;
            let count = shop.desk.english.number(card.word_count.into());
            let unit = if card.word_count == 1 { "word" } else { "words" };
            let length = format!("{count} {unit} · {} min", card.minutes());
            summary.push_str(&format!("<b>{words}</b> · {}", tongue.say(&length)));
            push_languages(&mut more, plan, id, tongue);
        }
        What::Search => {
            let words = tongue.say("no search in the preview; `masthead build` makes the index");
            ribbon = format!("<p class=\"ribbon scheduled\">{words}</p>");
            summary.push_str(&format!("<b>{}</b>", tongue.say("search")));
        }
        _ => {
            let kind = press.composer.kind(planned).replace('_', " ");
            summary.push_str(&format!("<b>{}</b>", tongue.say(&kind)));
        }
    }
    if !told.is_empty() {
        let count = tongue.say(&count(&told)).into_owned();
        summary.push_str(&format!(" · <span class=\"count\">{count}</span>"));
        push_told(&mut more, shop, &count, &told);
    }
    push_related(&mut more, shop, planned);
    ribbon + &panel(&summary, &more)
}

fn panel(summary: &str, more: &str) -> String {
    format!("<details id=\"panel\"><summary>{summary}</summary><div>{more}</div></details>")
}

/// A name for its colour, and the words.
fn status(shop: &Shop<'_>, plan: &Plan<'_>, article: &Article) -> (&'static str, String) {
    let moment = |second: i64| {
        let zone = plan.publication.config.timezone.clone();
        let zoned = Timestamp::from_second(second).map(|instant| instant.to_zoned_datetime(zone));
        zoned.map_or_else(|_| String::new(), |zoned| zoned.strftime("%-d %B %Y, %H:%M").to_string())
    };
    match article.card.visibility(shop.desk.gate().now()) {
        Visibility::Draft => ("draft", "draft".to_owned()),
        Visibility::Scheduled(second) => ("scheduled", format!("scheduled for {}", moment(second))),
        Visibility::Expired => {
            let since = article.card.expires_at.map_or(0, |expiry| expiry.second);
            ("expired", format!("expired on {}", moment(since)))
        }
        Visibility::Public if article.card.withdrawn => ("expired", "withdrawn".to_owned()),
        Visibility::Public => ("public", "public".to_owned()),
    }
}

fn push_languages(html: &mut String, plan: &Plan<'_>, id: ArticleId, tongue: Tongue) {
    let publication = plan.publication;
    let config = &publication.config;
    if config.languages.len() < 2 {
        return;
    }
    let own = publication.article(id).card.lang;
    html.push_str(&format!("<p>{} ", tongue.say("Languages:")));
    for lang in config.langs() {
        let code = &config.language(lang).code;
        let translations = &publication.translations[id.index()];
        let other = translations.iter().map(|other| &publication.article(*other).card).find(|card| card.lang == lang);
        match other {
            _ if lang == own => html.push_str(&format!("<b>{code}</b> ")),
            Some(card) => html.push_str(&format!("<a href=\"{}\">{code}</a> ", config.base_url.local(&card.route))),
            None => {
                html.push_str(&format!("<span class=\"missing\">{}</span> ", tongue.say(&format!("{code} is missing"))))
            }
        }
    }
    html.push_str("</p>");
}

/// What there is to say of the files that the page is made of.
fn told_of(shop: &Shop<'_>, sources: &[String]) -> Vec<Diagnostic> {
    let is_own = |told: &&Diagnostic| sources.iter().any(|path| **path == *told.place.path);
    shop.told.iter().filter(is_own).cloned().collect()
}

/// `1 error, 2 warnings`
fn count(told: &[Diagnostic]) -> String {
    let errors = told.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    Renderer::summary(errors, told.len() - errors)
}

fn push_told(html: &mut String, shop: &Shop<'_>, count: &str, told: &[Diagnostic]) {
    html.push_str(&format!("<details id=\"warnings\"><summary>{count}</summary>"));
    let order = &shop.desk.order;
    blocks(order, told).iter().for_each(|block| block.push_to(html, order.tongue));
    html.push_str("</details>");
}

fn push_related(html: &mut String, shop: &Shop<'_>, planned: &Planned) {
    let (Some(press), Some(plan)) = (&shop.press, shop.plan()) else { return };
    let Some(view) = press.composer.view(planned) else { return };
    let Main::Article(article) = &view.main else { return };
    if article.related.is_empty() {
        return;
    }
    let tongue = shop.desk.order.tongue;
    let why = tongue.say("Why these related articles");
    html.push_str(&format!("<details id=\"related\"><summary>{why}</summary><ol>"));
    for entry in &article.related {
        let card = &plan.publication.article(entry.page.0).card;
        html.push_str(&format!("<li><a href=\"{}\">", plan.publication.config.base_url.local(&card.route)));
        push_text(html, &card.title);
        html.push_str("</a><br><span>");
        match (entry.pinned, &entry.reasons[..]) {
            (true, _) => html.push_str(&tongue.say("chosen by the editor")),
            (false, []) => html.push_str(&tongue.say(&format!("nearness {:.2}", entry.score))),
            (false, reasons) => {
                push_text(html, &reasons.join(" · "));
                html.push_str(&format!(" ({:.2})", entry.score));
            }
        }
        html.push_str("</span></li>");
    }
    html.push_str("</ol></details>");
}
