//! What a theme maker reads of a mistake, word for word.

use crate::diagnostic::{Diagnostic, Place, Spot};
use crate::page::Main;
use crate::theme::{Printer, Theme, embedded};

use super::fixture::*;

/// The theme with these templates of the site over it.
fn load(files: &[(&str, &str)]) -> Result<Theme, Vec<Diagnostic>> {
    let own = files.iter().map(|(name, text)| file(name, text));
    Theme::load(embedded::templates().into_iter().chain(own).collect(), &french_and_english())
}

fn mistakes_of(files: &[(&str, &str)]) -> String {
    let diagnostics = load(files).err().expect("the theme has a mistake");
    diagnostics.iter().map(|diagnostic| told(diagnostic, files)).collect::<Vec<_>>().join("\n")
}

/// The mistake that stops the article.
fn mistake_of_article(files: &[(&str, &str)]) -> String {
    let theme = load(files).map_err(|mistakes| format!("{mistakes:#?}")).unwrap();
    let page = page("article", Main::Article(Box::new(article())));
    let mistake = printer(&theme).print(&page, &mut Vec::new()).unwrap_err();
    told(&mistake, files)
}

/// A diagnostic in lines: message, place with what stands there, help, notes.
fn told(diagnostic: &Diagnostic, files: &[(&str, &str)]) -> String {
    let place = |place: &Place| match &place.spot {
        Spot::Span(span) => {
            let is_there = |(name, _): &&(&str, &str)| format!("templates/{name}") == *place.path;
            let own = files.iter().find(is_there).map(|(_, text)| *text);
            let text = own.or_else(|| embedded::text(&place.path)).expect("a known file");
            let line = text[..span.start].matches('\n').count() + 1;
            format!("{}:{line} `{}`", place.path, &text[span.clone()])
        }
        Spot::File => place.path.to_string(),
        Spot::Value { key, .. } => format!("{} {key}", place.path),
    };
    let mut lines = vec![diagnostic.message.clone(), format!(" --> {}", place(&diagnostic.place))];
    lines.extend(diagnostic.also.iter().map(|(also, why)| format!(" also {}: {why}", place(also))));
    lines.extend(diagnostic.help.iter().map(|help| format!(" help: {help}")));
    lines.extend(diagnostic.notes.iter().map(|note| format!(" note: {note}")));
    lines.join("\n") + "\n"
}

#[track_caller]
fn check(actual: &str, expected: &str) {
    assert_eq!(actual.trim_end(), expected.trim(), "\n--- actual:\n{actual}");
}

#[test]
fn macros_of_tera_1_are_told_about_components() {
    let files = [
        ("article.html", "{% import 'm.html' as m %}{{ m::f(n=1) }}"),
        ("m.html", "{% macro f(n) %}{{ self::f(n=n+1) }}{% endmacro f %}"),
    ];
    check(
        &mistakes_of(&files),
        r##"
unknown tag `import`
 --> templates/article.html:1 `import`
 help: Tera 2 has components instead of macros, known in all templates without import: `{% component name(arg: string) %}…{% endcomponent name %}`, used as `{{ <name arg="…" /> }}`

unknown tag `macro`
 --> templates/m.html:1 `macro`
 help: Tera 2 has components instead of macros, known in all templates without import: `{% component name(arg: string) %}…{% endcomponent name %}`, used as `{{ <name arg="…" /> }}`
"##,
    );
}

#[test]
fn a_division_by_nothing_is_placed() {
    check(
        &mistake_of_article(&[("article.html", "a\n{{ 1 / 0 }}")]),
        r##"
cannot divide by 0
 --> templates/article.html:2 `0`
 note: while rendering content/articles/alpha.md
"##,
    );
}

#[test]
fn the_environment_and_the_network_are_out_of_reach() {
    let text = r#"{{ get_env(name="HOME") }}{{ load_data(url="http://127.0.0.1:9/x", format="plain") }}"#;
    check(
        &mistakes_of(&[("article.html", text)]),
        r##"
unknown function `get_env`
 --> templates/article.html:1 `get_env(name="HOME")`
 help: a template cannot read the environment: put the value under `[extra]` in `config.toml`

unknown function `load_data`
 --> templates/article.html:1 `load_data(url="http://127.0.0.1:9/x", format="plain")`
 help: a template cannot read files or the network: put the data under `[extra]` in `config.toml`
"##,
    );
}

#[test]
fn templates_that_extend_each_other_are_both_named() {
    let files = [("article.html", "{% extends 'b.html' %}"), ("b.html", "{% extends 'article.html' %}")];
    check(
        &mistakes_of(&files),
        r##"
`article.html` extends `b.html`, which extends `article.html`
 --> templates/article.html:1 `'b.html'`
 also templates/b.html:1 `'article.html'`: and here
"##,
    );
}

#[test]
fn templates_that_include_each_other_are_both_named() {
    let files = [("a.html", r#"<p>{% include "b.html" %}"#), ("b.html", r#"{% include "a.html" %}"#)];
    check(
        &mistakes_of(&files),
        r##"
`a.html` includes `b.html`, which includes `a.html`
 --> templates/a.html:1 `"b.html"`
 also templates/b.html:1 `"a.html"`: and here
"##,
    );
}

#[test]
fn a_file_outside_the_templates_is_not_there() {
    check(
        &mistakes_of(&[("article.html", "{% include '../../_outside/secret.txt' %}")]),
        r##"
no template `../../_outside/secret.txt`
 --> templates/article.html:1 `'../../_outside/secret.txt'`
"##,
    );
}

#[test]
fn a_missing_include_is_named_with_the_nearest() {
    check(
        &mistakes_of(&[("article.html", "a\n{% include 'notices.html' %}{% include 'nosuch.html' %}")]),
        r##"
no template `notices.html`
 --> templates/article.html:2 `'notices.html'`
 help: did you mean `notice.html`?

no template `nosuch.html`
 --> templates/article.html:2 `'nosuch.html'`
"##,
    );
}

#[test]
fn all_mistakes_of_all_files_come_at_once() {
    let files = [
        ("a.html", "{{ x | upcase }}\né {{ y is odds }}{% extends 'c.html' %}"),
        ("b.html", "{% if %}"),
        ("c.html", "{{ 1 + }}"),
    ];
    check(
        &mistakes_of(&files),
        r##"
`extends` needs to be the first tag of the template
 --> templates/a.html:2 `'c.html'`

found `%}` where a value should stand
 --> templates/b.html:1 `%}`

found `}}` where a value should stand
 --> templates/c.html:1 `}}`
"##,
    );
    let files = [
        ("a.html", "é {{ x | upcase }}\né {% if y is odds %}{% endif %}{{ <teser card=\"\" /> }}"),
        ("b.html", "{% extends 'nobase.html' %}{% block x %}{% endblock %}"),
        ("c.html", "{% extends 'base.html' %}{% block nosuch %}{% endblock %}"),
    ];
    check(
        &mistakes_of(&files),
        r##"
no template `nobase.html`
 --> templates/b.html:1 `'nobase.html'`
 help: did you mean `base.html`?

unknown filter `upcase`
 --> templates/a.html:1 `upcase`

unknown test `odds`
 --> templates/a.html:2 `odds`
 help: did you mean `odd`?

unknown component `teser`
 --> templates/a.html:2 `<teser card="" />`
"##,
    );
}

#[test]
fn a_component_that_calls_itself_for_ever_stops() {
    let files = [
        ("article.html", "{{ <ping n={1} /> }}"),
        (
            "own.html",
            "{% component ping(n) %}{{ <pong n={n + 1} /> }}{% endcomponent %}{% component pong(n) %}{{ <ping n /> }}{% endcomponent %}",
        ),
    ];
    check(
        &mistake_of_article(&files),
        r##"
components call each other more than 20 deep: `ping` calls itself without end
 --> templates/own.html:1 `ping`
 also templates/own.html:1 `pong`: or this one
 help: let it call itself only where there is something left: `{% if branch.children %}…{% endif %}`
 note: while rendering content/articles/alpha.md
"##,
    );
}

#[test]
fn a_value_of_the_wrong_kind_is_placed_with_the_page() {
    check(
        &mistake_of_article(&[("article.html", "<p>\n{{ page.peer_reviewed | date }}")]),
        r##"
expected a string, got true or false
 --> templates/article.html:2 `page`
 note: while rendering content/articles/alpha.md
"##,
    );
    check(
        &mistake_of_article(&[("article.html", "{{ page.image.caption | date }}")]),
        r##"
`⟪The port⟫` is not a day: `date` takes `2026-03-14`
 --> templates/article.html:1 `date`
 note: while rendering content/articles/alpha.md
"##,
    );
    check(
        &mistake_of_article(&[("article.html", "{{ page.date | date(format=\"full\") }}")]),
        r##"
`full` is not a format of dates: write `long`, `short`, `month` or `year`
 --> templates/article.html:1 `date(format="full")`
 note: while rendering content/articles/alpha.md
"##,
    );
    check(
        &mistake_of_article(&[("article.html", "{{ page.date | date(style=2) | number }}")]),
        r##"
expected a whole number, got a string
 --> templates/article.html:1 `date(style=2)`
 note: while rendering content/articles/alpha.md
"##,
    );
}

#[test]
fn an_unknown_field_is_named_with_the_nearest() {
    check(
        &mistake_of_article(&[("article.html", "{{ page.titel }}")]),
        r##"
no field `titel` here
 --> templates/article.html:1 `titel`
 help: did you mean `title`?
 note: while rendering content/articles/alpha.md
"##,
    );
    check(
        &mistake_of_article(&[("article.html", "{{ paje.title }}")]),
        r##"
no variable `paje` here
 --> templates/article.html:1 `paje`
 help: did you mean `page`?
 note: while rendering content/articles/alpha.md
"##,
    );
    check(
        &mistake_of_article(&[("article.html", "{{ page.image.xyzzy }}")]),
        r##"
no field `xyzzy` here
 --> templates/article.html:1 `xyzzy`
 note: there are: alt, caption, credit, height, path, permalink, sizes, srcset, width
 note: while rendering content/articles/alpha.md
"##,
    );
    check(
        &mistake_of_article(&[("article.html", "{{ t(key=\"relatd-heading\") }}")]),
        r##"
no message `relatd-heading` in `i18n/fr.ftl`: did you mean `related-heading`?
 --> templates/article.html:1 `t(key="relatd-heading")`
 note: while rendering content/articles/alpha.md
"##,
    );
}

#[test]
fn a_mistake_in_a_component_tells_who_called_it() {
    let files = [
        ("article.html", "{{ <mine card={page} /> }}"),
        ("own.html", "{% component mine(card: map) %}{{ card.nothing }}{% endcomponent %}"),
    ];
    check(
        &mistake_of_article(&files),
        r##"
no field `nothing` here
 --> templates/own.html:1 `nothing`
 also templates/article.html:1 `<mine card={page} />`: called from here
 note: there are: attachments, authors, backlinks, changes, citation, content, contents, crossings, date, description, disclosure, doi …
 note: while rendering content/articles/alpha.md
"##,
    );
}

#[test]
fn a_mistake_in_what_is_printed_once_is_told_once() {
    let files = [("card.html", "{{ card.titel }}"), ("shared/head.html", "{{ strings.heade }}")];
    let theme = load(&files).map_err(|mistakes| format!("{mistakes:#?}")).unwrap();
    let mistakes = Printer::new(&theme, &Fixture).make_all().expect_err("both templates have a mistake");
    let told: Vec<String> = mistakes.iter().map(|mistake| told(mistake, &files)).collect();
    check(
        &told.join("\n"),
        r##"
no field `heade` here
 --> templates/shared/head.html:1 `heade`
 note: there are: about_this_piece, alert_caution, alert_important, alert_note, alert_tip, alert_warning, also_in, archive, articles, attachments, authors, breadcrumb …
 note: while rendering shared/head.html

no field `titel` here
 --> templates/card.html:1 `titel`
 help: did you mean `title`?
 note: while rendering /articles/alpha/
"##,
    );
}

#[test]
fn a_page_without_end_is_stopped() {
    let long = "x".repeat(1 << 20);
    let text = format!("{{% for i in range(end=100) %}}{long}{{% endfor %}}");
    check(
        &mistake_of_article(&[("article.html", &text)]),
        r##"
the page is larger than 1 MB
 --> templates/article.html
 help: look for a loop that does not end
 note: `page_mb` in `[limits]` says how much
 note: while rendering content/articles/alpha.md
"##,
    );
}

#[test]
fn a_template_asked_for_by_an_article_must_be_there() {
    let theme = briefing();
    let mut page = page("article", Main::Article(Box::new(article())));
    page.template = Some("artikle");
    let mistake = printer(&theme).print(&page, &mut Vec::new()).unwrap_err();
    check(
        &told(&mistake, &[]),
        r##"
no template `artikle`
 --> content/articles/alpha.md template
 help: did you mean `article.html`?
"##,
    );
}

#[test]
fn a_theme_without_a_template_that_is_needed_says_which() {
    let templates = vec![file("section.html", "x")];
    let theme = Theme::load(templates, &french_and_english()).map_err(|_| ()).unwrap();
    let page = page("article", Main::Article(Box::new(article())));
    let mistake = printer(&theme).print(&page, &mut Vec::new()).unwrap_err();
    check(
        &told(&mistake, &[]),
        r##"
the theme has no template `article.html`
 --> templates/article.html
 note: while rendering content/articles/alpha.md
"##,
    );
}
