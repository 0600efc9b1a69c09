//! A text as the search index reads it: a small HTML page of its own, with Pagefind's attributes. No reader sees it.

use super::xml::{push_attribute, push_element, push_text};
use crate::page::search::SearchText;

/// The whole page.
pub fn write(text: &SearchText<'_>) -> String {
    let mut html = String::with_capacity(text.body.0.len() + 1024);
    html.push_str("<!doctype html><html");
    push_attribute(&mut html, "lang", text.lang);
    html.push_str("><body data-pagefind-body>\n");
    push_element(&mut html, "h1", text.title);
    push_data(&mut html, text);
    for line in [text.kicker, text.subtitle, text.summary].into_iter().flatten() {
        push_element(&mut html, "p", line);
    }
    push_list(&mut html, text.key_points.iter().map(String::as_str));
    html.push_str(&text.body.0);
    push_list(&mut html, text.recommendations.iter().copied());
    html.push_str("</body></html>\n");
    html
}

/// What results show, and what they are narrowed down and sorted by.
fn push_data(html: &mut String, text: &SearchText<'_>) {
    push_value(html, "meta", "title", text.title);
    if !text.byline.is_empty() {
        push_value(html, "meta", "byline", &text.byline);
    }
    if let Some(date) = &text.date {
        push_value(html, "sort", "date", date);
    }
    for (facet, values) in &text.facets {
        for value in values {
            push_value(html, "filter", facet, value);
        }
    }
}

/// `<meta data-pagefind-filter="topic[content]" content="Trade">`
fn push_value(html: &mut String, kind: &str, name: &str, value: &str) {
    html.push_str("<meta data-pagefind-");
    html.push_str(kind);
    html.push_str("=\"");
    html.push_str(name);
    html.push_str("[content]\" content=\"");
    push_text(html, value);
    html.push_str("\">\n");
}

fn push_list<'t>(html: &mut String, items: impl Iterator<Item = &'t str>) {
    for item in items {
        push_element(html, "p", item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::view::Html;
    use crate::route::Route;

    #[test]
    fn a_text_carries_what_it_is_found_and_narrowed_down_by_and_nothing_typed_becomes_markup() {
        let text = SearchText {
            route: &Route::page(["a"]),
            lang: "en",
            title: "Trade & <aid>",
            subtitle: None,
            kicker: Some("Brief"),
            summary: Some("In short."),
            key_points: &["First.".to_owned()],
            body: Html("<p>Text.</p>\n".to_owned()),
            recommendations: vec!["Do it."],
            byline: "Report · 14 March 2026".to_owned(),
            date: Some("2026-03-14".to_owned()),
            facets: [
                ("topic", vec!["R\"D".to_owned(), "Trade".to_owned()]),
                ("region", Vec::new()),
                ("author", Vec::new()),
                ("type", vec!["Report".to_owned()]),
                ("year", vec!["2026".to_owned()]),
            ],
        };
        assert_eq!(
            write(&text),
            "<!doctype html><html lang=\"en\"><body data-pagefind-body>\n\
             <h1>Trade &amp; &lt;aid&gt;</h1>\n\
             <meta data-pagefind-meta=\"title[content]\" content=\"Trade &amp; &lt;aid&gt;\">\n\
             <meta data-pagefind-meta=\"byline[content]\" content=\"Report · 14 March 2026\">\n\
             <meta data-pagefind-sort=\"date[content]\" content=\"2026-03-14\">\n\
             <meta data-pagefind-filter=\"topic[content]\" content=\"R&quot;D\">\n\
             <meta data-pagefind-filter=\"topic[content]\" content=\"Trade\">\n\
             <meta data-pagefind-filter=\"type[content]\" content=\"Report\">\n\
             <meta data-pagefind-filter=\"year[content]\" content=\"2026\">\n\
             <p>Brief</p>\n<p>In short.</p>\n<p>First.</p>\n<p>Text.</p>\n<p>Do it.</p>\n</body></html>\n"
        );
    }
}
