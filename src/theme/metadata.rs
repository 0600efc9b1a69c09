//! What search engines, feed readers and networks read in `<head>`. The same lines in every theme, so no template needs
//! to write them.

use super::xml::push_attribute;
use crate::page::article::ArticleView;
use crate::page::{Main, PageView};

/// The lines for a page of the publication of this title: description, own address and the other languages', feeds,
/// Open Graph, and what scholars look for. Structured data and `<title>` are the template's.
pub(super) fn of(page: &PageView<'_>, site_title: &str) -> String {
    let frame = &page.frame;
    let mut html = String::with_capacity(2048);
    if !frame.description.is_empty() {
        named(&mut html, "description", &frame.description);
    }
    if frame.noindex {
        named(&mut html, "robots", "noindex");
    } else {
        // Without this, results show a thumbnail at most.
        named(&mut html, "robots", "max-image-preview:large");
        addresses(&mut html, page);
    }
    for feed in &frame.feeds {
        link(
            &mut html,
            &[("rel", "alternate"), ("type", feed.media_type), ("title", &feed.title), ("href", &feed.path)],
        );
    }
    property(&mut html, "og:title", &frame.title);
    property(&mut html, "og:type", if frame.kind == "article" { "article" } else { "website" });
    property(&mut html, "og:url", &frame.current_url);
    property(&mut html, "og:site_name", site_title);
    if !frame.description.is_empty() {
        property(&mut html, "og:description", &frame.description);
    }
    if let Main::Article(article) = &page.main {
        times(&mut html, article);
    }
    for (key, content) in &page.facts {
        // Open Graph's keys have a prefix; so have X's, which are names all the same.
        if key.contains(':') && !key.starts_with("twitter:") {
            property(&mut html, key, content)
        } else {
            named(&mut html, key, content)
        }
    }
    html.truncate(html.trim_end().len());
    html
}

fn addresses(html: &mut String, page: &PageView<'_>) {
    link(html, &[("rel", "canonical"), ("href", &page.frame.current_url)]);
    let [first, _, ..] = &page.frame.alternates[..] else { return };
    for other in &page.frame.alternates {
        link(html, &[("rel", "alternate"), ("hreflang", other.lang), ("href", &other.permalink)]);
    }
    link(html, &[("rel", "alternate"), ("hreflang", "x-default"), ("href", &first.permalink)]);
}

fn times(html: &mut String, article: &ArticleView<'_>) {
    if let Some(published) = &article.published {
        property(html, "article:published_time", published);
    }
    if let Some(updated) = &article.updated {
        property(html, "article:modified_time", updated);
    }
}

fn named(html: &mut String, name: &str, content: &str) {
    html.push_str("<meta");
    push_attribute(html, "name", name);
    push_attribute(html, "content", content);
    html.push_str(">\n");
}

fn property(html: &mut String, property: &str, content: &str) {
    html.push_str("<meta");
    push_attribute(html, "property", property);
    push_attribute(html, "content", content);
    html.push_str(">\n");
}

fn link(html: &mut String, attributes: &[(&str, &str)]) {
    html.push_str("<link");
    for (name, value) in attributes {
        push_attribute(html, name, value);
    }
    html.push_str(">\n");
}
