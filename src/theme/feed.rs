//! Feeds as bytes: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1.

use serde_json::{Map, Value, json};

use super::xml::{push_attribute, push_element, push_text};
use crate::config::FeedFormat;
use crate::page::feed::{EntryView, FeedView};

const PROLOGUE: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";

/// What Atom wants where nothing has a date.
const NO_DATE: &str = "1970-01-01T00:00:00Z";

/// The whole file.
pub fn write(feed: &FeedView<'_>, format: FeedFormat) -> String {
    match format {
        FeedFormat::Atom => atom(feed),
        FeedFormat::Rss => rss(feed),
        FeedFormat::Json => json_feed(feed),
    }
}

fn atom(feed: &FeedView<'_>) -> String {
    let mut xml = String::from(PROLOGUE);
    xml.push_str("<feed xmlns=\"http://www.w3.org/2005/Atom\"");
    push_attribute(&mut xml, "xml:lang", feed.lang);
    xml.push_str(">\n");
    push_element(&mut xml, "id", &feed.address);
    push_element(&mut xml, "title", &feed.title);
    if !feed.description.is_empty() {
        push_element(&mut xml, "subtitle", &feed.description);
    }
    push_element(&mut xml, "updated", &feed.updated.map_or_else(|| NO_DATE.to_owned(), |date| date.rfc3339()));
    push_link(&mut xml, "self", "application/atom+xml", &feed.address);
    push_link(&mut xml, "alternate", "text/html", &feed.home);
    // Atom wants an author for every entry: the publication, where an entry names none.
    xml.push_str("<author>");
    push_element(&mut xml, "name", &feed.title);
    xml.push_str("</author>\n");
    for entry in &feed.entries {
        atom_entry(&mut xml, entry);
    }
    xml.push_str("</feed>\n");
    xml
}

fn atom_entry(xml: &mut String, entry: &EntryView<'_>) {
    xml.push_str("<entry>\n");
    push_element(xml, "id", &entry.id);
    push_element(xml, "title", entry.title);
    push_link(xml, "alternate", "text/html", &entry.address);
    if let Some(published) = entry.published {
        push_element(xml, "published", &published.rfc3339());
    }
    push_element(xml, "updated", &entry.updated.map_or_else(|| NO_DATE.to_owned(), |date| date.rfc3339()));
    for author in &entry.authors {
        xml.push_str("<author>\n");
        push_element(xml, "name", &author.name);
        if let Some(address) = &author.address {
            push_element(xml, "uri", address);
        }
        xml.push_str("</author>\n");
    }
    for category in &entry.categories {
        xml.push_str("<category");
        push_attribute(xml, "term", category);
        xml.push_str("/>\n");
    }
    if !entry.summary.is_empty() {
        push_element(xml, "summary", entry.summary);
    }
    if let Some(content) = &entry.content {
        xml.push_str("<content type=\"html\">");
        push_text(xml, content);
        xml.push_str("</content>\n");
    }
    xml.push_str("</entry>\n");
}

fn push_link(xml: &mut String, relation: &str, media_type: &str, address: &str) {
    xml.push_str("<link");
    push_attribute(xml, "rel", relation);
    push_attribute(xml, "type", media_type);
    push_attribute(xml, "href", address);
    xml.push_str("/>\n");
}

fn rss(feed: &FeedView<'_>) -> String {
    let mut xml = String::from(PROLOGUE);
    xml.push_str("<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" ");
    xml.push_str("xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" ");
    xml.push_str("xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel>\n");
    push_element(&mut xml, "title", &feed.title);
    push_element(&mut xml, "link", &feed.home);
    let description = if feed.description.is_empty() { &feed.title } else { &feed.description };
    push_element(&mut xml, "description", description);
    push_element(&mut xml, "language", feed.lang);
    xml.push_str("<atom:link");
    push_attribute(&mut xml, "rel", "self");
    push_attribute(&mut xml, "type", "application/rss+xml");
    push_attribute(&mut xml, "href", &feed.address);
    xml.push_str("/>\n");
    if let Some(updated) = feed.updated {
        push_element(&mut xml, "lastBuildDate", &updated.rfc2822());
    }
    for entry in &feed.entries {
        rss_item(&mut xml, entry);
    }
    xml.push_str("</channel>\n</rss>\n");
    xml
}

fn rss_item(xml: &mut String, entry: &EntryView<'_>) {
    xml.push_str("<item>\n");
    push_element(xml, "title", entry.title);
    push_element(xml, "link", &entry.address);
    xml.push_str("<guid isPermaLink=\"false\">");
    push_text(xml, &entry.id);
    xml.push_str("</guid>\n");
    if let Some(published) = entry.published {
        push_element(xml, "pubDate", &published.rfc2822());
    }
    for author in &entry.authors {
        push_element(xml, "dc:creator", &author.name);
    }
    for category in &entry.categories {
        push_element(xml, "category", category);
    }
    if !entry.summary.is_empty() {
        push_element(xml, "description", entry.summary);
    }
    if let Some(content) = &entry.content {
        push_element(xml, "content:encoded", content);
    }
    xml.push_str("</item>\n");
}

fn json_feed(feed: &FeedView<'_>) -> String {
    let mut data = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "language": feed.lang,
    });
    if !feed.description.is_empty() {
        data["description"] = feed.description.as_str().into();
    }
    data["items"] = feed.entries.iter().map(json_item).collect::<Vec<_>>().into();
    // `<` stands only inside texts. Escaped, the file is harmless even where it is taken for HTML.
    let mut text = data.to_string().replace('<', "\\u003c");
    text.push('\n');
    text
}

fn json_item(entry: &EntryView<'_>) -> Value {
    let mut item = Map::new();
    item.insert("id".into(), entry.id.as_str().into());
    item.insert("url".into(), entry.address.as_str().into());
    item.insert("title".into(), entry.title.into());
    if !entry.summary.is_empty() {
        item.insert("summary".into(), entry.summary.into());
    }
    match &entry.content {
        Some(content) => item.insert("content_html".into(), content.as_str().into()),
        // JSON Feed wants one of the two contents.
        None => item.insert("content_text".into(), entry.summary.into()),
    };
    if let Some(published) = entry.published {
        item.insert("date_published".into(), published.rfc3339().into());
    }
    if let Some(updated) = entry.updated {
        item.insert("date_modified".into(), updated.rfc3339().into());
    }
    if let Some(image) = &entry.image {
        item.insert("image".into(), image.as_str().into());
    }
    if !entry.authors.is_empty() {
        let authors = entry.authors.iter().map(|author| match &author.address {
            Some(address) => json!({ "name": author.name, "url": address }),
            None => json!({ "name": author.name }),
        });
        item.insert("authors".into(), authors.collect::<Vec<_>>().into());
    }
    if !entry.categories.is_empty() {
        item.insert("tags".into(), entry.categories.clone().into());
    }
    Value::Object(item)
}
