//! `docs/themes.md` says what the views hold.

use std::fmt::Write as _;
use std::path::Path;

use crate::page::Main;
use crate::page::article::*;
use crate::page::frame::*;
use crate::page::listing::*;
use crate::page::view::{Contract, Contracted};
use crate::theme::embedded;
use crate::theme::mistakes::known_names;

use super::fixture::pages;

/// What is above this line in the document is written by people, what is below it by the test.
const LINE: &str =
    "<!-- Below this line: made from the views; `MASTHEAD_UPDATE=1 cargo test contract` writes it anew. -->\n";

/// The views that stand in others, in the order of the document.
fn parts() -> Vec<Contract> {
    vec![
        FrameView::contract(),
        SiteView::contract(),
        ArticleView::contract(),
        CardView::contract(),
        RelatedView::contract(),
        CreditView::contract(),
        SeriesPlaceView::contract(),
        TocView::contract(),
        PictureView::contract(),
        RecommendationView::contract(),
        ChangeView::contract(),
        WithdrawalView::contract(),
        AttachmentView::contract(),
        SectionView::contract(),
        PaginatorView::contract(),
        TermView::contract(),
        TermPageView::contract(),
        CrossingView::contract(),
        BranchView::contract(),
        LetterView::contract(),
        CountryView::contract(),
        YearView::contract(),
        TopicNewsView::contract(),
        UrgedView::contract(),
        AlternateView::contract(),
        LinkView::contract(),
        MenuView::contract(),
        FeedLinkView::contract(),
        AssetView::contract(),
        LogoView::contract(),
    ]
}

/// The view whose fields stand at the top level of the template that prints this kind of page.
fn top_level(main: &Main<'_>) -> Contract {
    match main {
        Main::Home(_) => HomeView::contract(),
        Main::Article(_) | Main::Page(_) => ArticleView::contract(),
        Main::Section(_) | Main::Type(_) | Main::Year(_) => ListView::contract(),
        Main::Archive(_) => ArchiveView::contract(),
        Main::Term(..) => TermListView::contract(),
        Main::Terms(..) => TermsView::contract(),
        Main::Crossing(_) => CrossingListView::contract(),
        Main::Search(_) => SearchView::contract(),
        Main::NotFound(_) => NotFoundView::contract(),
        Main::Redirect(_) => RedirectView::contract(),
    }
}

/// One line each, with links from kinds to their tables.
fn table(contract: &Contract, names: &[&str]) -> String {
    let mut table = String::from("| Field | Kind | What it is |\n| --- | --- | --- |\n");
    for field in &contract.fields {
        let doc = field.doc.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
        let _ = writeln!(table, "| `{}` | {} | {doc} |", field.name, linked(&field.kind, names));
    }
    table
}

fn linked(kind: &str, names: &[&str]) -> String {
    let link = |word: &str| match names.contains(&word) {
        true => format!("[{word}](#{})", word.to_lowercase()),
        false => word.to_owned(),
    };
    kind.split(' ').map(link).collect::<Vec<_>>().join(" ")
}

fn templates(names: &[&str]) -> String {
    let mut text = String::from("| Template | What it has beside the frame |\n| --- | --- |\n");
    let mut rows: Vec<(&str, Vec<String>)> = Vec::new();
    for (_, main) in pages() {
        let fields = match &main {
            Main::Article(_) | Main::Page(_) => vec![format!("`page`: {}", linked("Article", names))],
            other => {
                let fields = top_level(other).fields.into_iter();
                fields.map(|field| format!("`{}`: {}", field.name, linked(&field.kind, names))).collect()
            }
        };
        match rows.iter_mut().find(|(template, _)| *template == main.template()) {
            Some((_, known)) => *known = vec![format!("{}; or {}", known.join(", "), fields.join(", "))],
            None => rows.push((main.template(), fields)),
        }
    }
    for (template, fields) in rows {
        let _ = writeln!(text, "| `{template}` | {} |", fields.join(", "));
    }
    text
}

fn strings() -> String {
    let english = embedded::text("themes/briefing/i18n/en.ftl").unwrap();
    let mut text = String::from("```ftl\n");
    text.push_str(english.split_once("\n\n").unwrap().1);
    text + "```\n"
}

fn made() -> String {
    let parts = parts();
    let names: Vec<&str> = parts.iter().map(|part| part.name).collect();
    let mut text = format!("\n## Templates and what they get\n\n{}", templates(&names));
    text.push_str("\n## What the values hold\n");
    for part in &parts {
        let doc = part.doc.split_whitespace().collect::<Vec<_>>().join(" ");
        let _ = write!(text, "\n### {}\n\n{doc}\n\n{}", part.name, table(part, &names));
    }
    text.push_str("\n## Filters, tests and functions\n");
    for (kind, names) in known_names() {
        let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        let _ = write!(text, "\n{kind}: {}\n", names.join(", "));
    }
    let _ = write!(text, "\n## The messages in English\n\n{}", strings());
    text
}

#[test]
fn the_contract_says_what_the_views_hold() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/themes.md");
    let document = std::fs::read_to_string(&path).unwrap();
    let (written, below) = document.split_once(LINE).expect("the line that parts the document");
    if std::env::var_os("MASTHEAD_UPDATE").is_some() {
        return std::fs::write(&path, format!("{written}{LINE}{}", made())).unwrap();
    }
    assert!(below == made(), "docs/themes.md is not what the views hold: run MASTHEAD_UPDATE=1 cargo test contract");
}

#[test]
fn every_kind_of_value_in_the_contract_has_its_table() {
    let parts = parts();
    let mut contracts = parts.clone();
    contracts.extend(pages().iter().map(|(_, main)| top_level(main)));
    for field in contracts.iter().flat_map(|contract| &contract.fields) {
        for word in field.kind.split(' ').filter(|word| word.starts_with(char::is_uppercase) && *word != "HTML") {
            assert!(parts.iter().any(|part| part.name == word), "{}: {}", field.name, field.kind);
        }
    }
}

#[test]
fn every_name_in_the_contract_is_one_that_templates_can_use() {
    let mut tera = super::filters::engine(&super::french_and_english()[0]);
    for (kind, names) in known_names() {
        for name in names {
            let text = match kind {
                "Filters" => format!("{{{{ x | {name} }}}}"),
                "Tests" => format!("{{% if x is {name} %}}{{% endif %}}"),
                _ => format!("{{{{ {name}() }}}}"),
            };
            assert!(tera.add_raw_template("x.html", &text).is_ok(), "{kind} {name}");
        }
    }
}
