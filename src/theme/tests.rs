mod contract;
mod fixture;
mod mistakes;
mod words;

use tera::{Context, Tera};

use crate::language::Language;
use crate::page::Main;
use crate::page::article::ArticleView;

use super::{Theme, embedded, filters, voices};
use fixture::*;

fn print_article(article: ArticleView<'static>) -> String {
    print(&briefing(), &page("article", Main::Article(Box::new(article))))
}

fn print_article_with(theme: &Theme) -> String {
    print(theme, &page("article", Main::Article(Box::new(article()))))
}

/// The theme with these templates of the site over it.
fn with_templates(files: &[(&str, &str)]) -> Theme {
    let own = files.iter().map(|(name, text)| file(name, text));
    let templates = embedded::templates().into_iter().chain(own).collect();
    Theme::load(templates, &french_and_english()).map_err(|mistakes| format!("{mistakes:#?}")).unwrap()
}

/// What an expression gives in this language.
fn say(code: &str, expression: &str) -> String {
    let languages = [Language::new(code).unwrap()];
    let mut tera: Tera = filters::engine(&voices(&embedded::strings(), &languages).0[0]);
    tera.add_raw_template("x.html", &format!("{{{{ {expression} }}}}")).unwrap();
    tera.render("x.html", &Context::new()).unwrap()
}

#[test]
fn every_kind_of_page_is_printed() {
    let theme = briefing();
    for (kind, main) in pages() {
        let html = print(&theme, &page(kind, main));
        assert!(html.starts_with("<!doctype html>\n<html lang=\"fr\">"), "{kind}: {html}");
        assert!(html.ends_with("</html>\n"), "{kind}: {html}");
    }
}

#[test]
fn every_page_has_one_first_heading_and_no_id_twice() {
    let theme = briefing();
    for (kind, main) in pages() {
        let html = print(&theme, &page(kind, main));
        assert_eq!(html.matches("<h1").count(), 1, "{kind}: {html}");
        let mut ids: Vec<&str> = html.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count, "{kind}: {ids:?}");
    }
}

#[test]
fn the_parts_of_an_article_stand_in_their_order() {
    let html = print_article(article());
    let parts = [
        "class=\"breadcrumb\"",
        "class=\"kicker\"",
        "<h1>",
        "class=\"subtitle\"",
        "class=\"translations\"",
        "class=\"authors\"",
        "Publié le <time datetime=\"2026-03-01\">1er mars 2026</time>",
        "Mis à jour le <time datetime=\"2026-03-14\">14 mars 2026</time>",
        "4\u{a0}min de lecture",
        "class=\"notices\"",
        "class=\"lead\"",
        "class=\"summary\"",
        "Points clés",
        "class=\"actions\"",
        "Citer",
        "Sommaire",
        "<div class=\"body\">",
        "Recommandations",
        "À propos des auteurs",
        "Financement",
        "Déclaration d’intérêts",
        "Mises à jour et corrections",
        "Licence",
        "Thèmes par région",
        "Partie précédente",
        "À lire aussi",
    ];
    let places: Vec<usize> = parts.iter().map(|part| html.find(part).unwrap_or_else(|| panic!("no {part}"))).collect();
    // The words of the record also stand in the main menu: the first place of each part is what counts.
    assert!(places.is_sorted(), "{:?}\n{html}", parts.iter().zip(&places).collect::<Vec<_>>());
}

#[test]
fn a_related_article_is_a_card_and_one_reason() {
    let html = print_article(article());
    let aside = &html[html.find("<aside").unwrap()..html.find("</aside>").unwrap()];
    let expected = "<aside class=\"related\" aria-labelledby=\"_related\">
<h2 id=\"_related\">À lire aussi</h2>
<ul>
<li>
<article class=\"teaser\">
<p class=\"meta\"><span class=\"type\">Note de politique</span> <time datetime=\"2026-03-01\">1er mars 2026</time></p>
<h3><a href=\"/b/\">⟪Beta⟫</a></h3>
<p class=\"gist\">⟪Two sentences &amp; no more.⟫</p>
<p class=\"by\">⟪Data desk⟫</p>
</article>
</li>
<li>
<article class=\"teaser\">
<p class=\"meta\"><span class=\"type\">Note de politique</span> <time datetime=\"2026-03-01\">1er mars 2026</time> <strong>Retiré</strong></p>
<h3><a href=\"/d/\">⟪Delta &lt;d&gt;⟫</a></h3>
<p class=\"gist\">⟪Two sentences &amp; no more.⟫</p>
<p class=\"by\">⟪Data desk⟫</p>
</article>
<p class=\"reason\">⟪why⟫</p>
</li>
</ul>
";
    assert_eq!(aside, expected);
}

#[test]
fn a_card_is_the_same_in_lists_and_among_related_articles_as_its_template_says() {
    let theme = with_templates(&[("card.html", "<b>{{ card.title }}</b> {{ config.title }} {{ lang }}\n")]);
    let card = "\n<b>⟪Delta &lt;d&gt;⟫</b> ⟪Briefings⟫ fr\n";
    for (kind, main) in [("section", Main::Section(list(2))), ("article", Main::Article(Box::new(article())))] {
        let html = print(&theme, &page(kind, main));
        assert_eq!(html.matches(card).count(), 1, "{kind}: {html}");
    }
}

#[test]
fn what_a_language_shares_is_printed_from_the_templates_in_shared() {
    let theme = with_templates(&[
        ("shared/note.html", "{{ config.title }} · {{ strings.home }} · {{ lang }}\n"),
        ("article.html", "({{ shared.note }})"),
    ]);
    assert_eq!(print(&theme, &page("article", Main::Article(Box::new(article())))), "(⟪Briefings⟫ · Accueil · fr)");
}

#[test]
fn a_field_is_made_where_a_template_names_it() {
    let print_with = |text| print_article_with(&with_templates(&[("article.html", text)]));
    assert_eq!(print_with("{{ page['word' ~ '_count'] is none }} {{ page.title is none }}"), "true false");
    assert_eq!(print_with("{{ page['word' ~ '_count'] }}{# word_count #}"), "");
    assert_eq!(print_with("{{ page['word' ~ '_count'] }} {{ page.word_count }}"), "900 900");
}

#[test]
fn a_theme_without_a_card_has_none_to_show() {
    let templates = vec![file("section.html", "{{ paginator.cards[0] is none }}")];
    let theme = Theme::load(templates, &french_and_english()).map_err(|_| ()).unwrap();
    assert_eq!(print(&theme, &page("section", Main::Section(list(1)))), "true");
}

#[test]
fn the_menu_marks_the_page_that_it_leads_to() {
    let mut page = page("topics", pages().remove(11).1);
    let marked = "<li><a href=\"/topics/\" aria-current=\"page\">⟪Topics⟫</a></li>";
    assert!(print(&briefing(), &page).contains(marked));
    page.frame.in_menu = false;
    assert!(!print(&briefing(), &page).contains("aria-current"));
}

#[test]
fn an_article_without_more_has_no_empty_part() {
    let html = print_article(bare_article());
    for part in ["<aside", "<h2", "<dl", "<section", "class=\"notices\"", "<time", "class=\"kicker\"", "<figure"] {
        let main = &html[html.find("<main").unwrap()..html.find("</main>").unwrap()];
        assert!(!main.contains(part), "{part}: {main}");
    }
}

#[test]
fn what_an_editor_typed_stays_text() {
    let typed = "\"'><script>alert(1)</script>{{ config }}&amp;";
    let html = print_article(ArticleView {
        title: typed,
        subtitle: Some(typed),
        kicker: Some(typed),
        summary: Some(typed),
        number: Some(typed),
        status: Some(typed),
        license: Some(typed),
        original: Some("javascript:alert(1)"),
        key_points: vec![typed],
        r#type: Some(typed),
        ..article()
    });
    assert!(!html.contains("<script>"), "{html}");
    assert!(!html.contains("href=\"javascript:"), "{html}");
    let escaped = "&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{ config }}&amp;amp;";
    assert_eq!(html.matches(escaped).count(), 9, "{html}");
}

#[test]
fn a_page_that_is_not_to_be_found_says_so_and_claims_no_address() {
    let mut page = page("article", Main::Article(Box::new(article())));
    page.frame.noindex = true;
    let html = print(&briefing(), &page);
    assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"), "{html}");
    assert!(!html.contains("canonical") && !html.contains("rel=\"alternate\" hreflang"), "{html}");
}

#[test]
fn translations_are_told_to_search_engines_only_where_there_are_any() {
    let mut page = page("article", Main::Article(Box::new(article())));
    assert!(print(&briefing(), &page).contains("hreflang=\"x-default\""));
    page.frame.alternates.truncate(1);
    assert!(!print(&briefing(), &page).contains("hreflang=\"x-default\""));
}

#[test]
fn only_the_first_page_of_a_listing_has_the_text_of_its_section() {
    let theme = briefing();
    let first = print(&theme, &page("section", Main::Section(list(1))));
    let second = print(&theme, &page("section", Main::Section(list(2))));
    assert!(first.contains("About this section") && !second.contains("About this section"));
    assert!(second.contains("<a rel=\"prev\" href=\"/articles/\">Plus récents</a>"), "{second}");
}

#[test]
fn the_frame_of_an_article_costs_less_than_four_kilobytes() {
    let page = page("article", Main::Article(Box::new(bare_article())));
    let length = print(&briefing(), &page).len();
    assert!(length < 4096, "{length}");
}

#[test]
fn a_site_replaces_a_template_by_name() {
    let theme = with_templates(&[("article.html", "<h1>{{ page.title }}</h1>")]);
    let html = print(&theme, &page("article", Main::Article(Box::new(ArticleView { title: "A & B", ..article() }))));
    assert_eq!(html, "<h1>A &amp; B</h1>");
}

#[test]
fn a_type_has_its_own_template_and_front_matter_names_another() {
    let theme = with_templates(&[("article-policy-brief.html", "brief"), ("wide.html", "wide")]);
    let mut page = page("article", Main::Article(Box::new(article())));
    assert_eq!(print(&theme, &page), "brief");
    page.template = Some("wide");
    assert_eq!(print(&theme, &page), "wide");
    page.template = Some("wide.html");
    assert_eq!(print(&theme, &page), "wide");
    assert!(theme.has_template("wide") && !theme.has_template("narrow"));
}

#[test]
fn a_template_sees_the_writers_own_data() {
    let text =
        "{{ page.extra.colour }} {{ page.extra.deep.list }} {{ config.extra.deep.list[1] }} {{ config.design.colour }}";
    let theme = with_templates(&[("article.html", text)]);
    let html = print(&theme, &page("article", Main::Article(Box::new(article()))));
    assert_eq!(html, "⟪blue⟫ [1, 2.5, , true] 2.5 ⟪blue⟫");
}

#[test]
fn a_buffer_that_was_used_before_changes_nothing() {
    let theme = briefing();
    let printer = printer(&theme);
    let page = page("article", Main::Article(Box::new(article())));
    let (mut used, mut fresh) = (b"before".to_vec(), Vec::new());
    printer.print(&page, &mut used).unwrap();
    printer.print(&page, &mut fresh).unwrap();
    assert_eq!(used, fresh);
}

#[test]
fn dates_are_the_languages_own() {
    assert_eq!(say("fr", r#""2026-03-01" | date"#), "1er mars 2026");
    assert_eq!(say("en", r#""2026-03-01" | date(format="month")"#), "March 2026");
    let time = r#"<time datetime="2026-03-01">Mar 1, 2026</time>"#;
    assert_eq!(say("en", r#""2026-03-01" | time(format="short")"#), time);
    assert_eq!(say("en", "none | time"), "");
    assert_eq!(say("fr", r#""2026-11-03" | date(format="short")"#), "3 nov. 2026");
    assert_eq!(say("nb", r#""2026-11-03T09:30:00Z" | date(format="year")"#), "2026");
}

#[test]
fn numbers_and_sizes_are_the_languages_own() {
    assert_eq!(say("fr", "1204 | number"), "1\u{202f}204");
    assert_eq!(say("fr", "1234567 | size"), "1,2\u{a0}Mo");
    assert_eq!(say("en", "1001 | size"), "2\u{a0}kB");
    assert_eq!(say("en", "25600000 | size"), "26\u{a0}MB");
}

#[test]
fn lists_are_sentences_and_keep_their_html() {
    assert_eq!(say("fr", r#"["A", "B", "C"] | list"#), "A, B et C");
    assert_eq!(say("fr", r#"["a", "et", ", "] | list"#), "a, et et , ");
    assert_eq!(say("es", r#"["Ana", "Irene"] | list"#), "Ana e Irene");
    assert_eq!(say("es", r#"["Ana", "<b>Irene</b>" | safe] | list"#), "Ana e <b>Irene</b>");
    assert_eq!(say("fr", r#"["<A>", "B"] | list"#), "&lt;A&gt; et B");
    assert_eq!(say("fr", r#"["seul"] | list"#), "seul");
    assert_eq!(say("fr", "[] | list"), "");
}

#[test]
fn initials_are_those_of_the_first_and_the_last_word() {
    assert_eq!(say("fr", r#""Élise de la Tour" | initials"#), "ÉT");
    assert_eq!(say("fr", r#""desk" | initials"#), "D");
    assert_eq!(say("fr", r#""" | initials"#), "");
}

#[test]
fn a_text_in_an_address_has_no_sign_that_means_something_there() {
    assert_eq!(say("fr", r#""Où & quand ?" | urlencode"#), "O%C3%B9%20%26%20quand%20%3F");
}

#[test]
fn messages_take_arguments_and_escape_them() {
    assert_eq!(say("fr", r#"t(key="article-count", count=0)"#), "0 article");
    assert_eq!(say("fr", r#"t(key="article-count", count=2)"#), "2 articles");
    assert_eq!(say("fr", r#"t(key="status", status="<i>")"#), "Statut\u{a0}: &lt;i&gt;");
    assert_eq!(say("fr", r#"t(key="type-policy-brief", default="x")"#), "Note de politique");
    assert_eq!(say("fr", r#"t(key="type-white-paper", default="white-paper")"#), "white-paper");
}

#[test]
fn a_language_without_words_speaks_english_with_its_own_dates() {
    assert_eq!(say("sv", r#"t(key="related-heading")"#), "Related articles");
    assert_eq!(say("sv", r#""2026-03-01" | date"#), "1 mars 2026");
}
