//! Sitemaps, `robots.txt` and `_redirects` as bytes.

use super::xml::{push_attribute, push_element};
use crate::moment::Moment;
use crate::page::sitemap::{NewsEntry, SitemapEntry};

const PROLOGUE: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A sitemap of pages.
pub fn pages(entries: &[SitemapEntry]) -> String {
    let mut xml = String::from(PROLOGUE);
    xml.push_str("<urlset");
    push_attribute(&mut xml, "xmlns", SITEMAP);
    if entries.iter().any(|entry| !entry.languages.is_empty()) {
        push_attribute(&mut xml, "xmlns:xhtml", "http://www.w3.org/1999/xhtml");
    }
    xml.push_str(">\n");
    for entry in entries {
        xml.push_str("<url>\n");
        push_element(&mut xml, "loc", &entry.address);
        push_modified(&mut xml, entry.modified);
        for (lang, address) in &entry.languages {
            push_alternate(&mut xml, lang, address);
        }
        if let Some((_, first)) = entry.languages.first() {
            push_alternate(&mut xml, "x-default", first);
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

/// The index of several sitemaps.
pub fn index(parts: &[(String, Option<Moment>)]) -> String {
    let mut xml = String::from(PROLOGUE);
    xml.push_str("<sitemapindex");
    push_attribute(&mut xml, "xmlns", SITEMAP);
    xml.push_str(">\n");
    for (address, modified) in parts {
        xml.push_str("<sitemap>\n");
        push_element(&mut xml, "loc", address);
        push_modified(&mut xml, *modified);
        xml.push_str("</sitemap>\n");
    }
    xml.push_str("</sitemapindex>\n");
    xml
}

/// A sitemap of news.
pub fn news(entries: &[NewsEntry<'_>]) -> String {
    let mut xml = String::from(PROLOGUE);
    xml.push_str("<urlset");
    push_attribute(&mut xml, "xmlns", SITEMAP);
    push_attribute(&mut xml, "xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9");
    xml.push_str(">\n");
    for entry in entries {
        xml.push_str("<url>\n");
        push_element(&mut xml, "loc", &entry.address);
        xml.push_str("<news:news>\n<news:publication>\n");
        push_element(&mut xml, "news:name", entry.publication);
        push_element(&mut xml, "news:language", entry.lang);
        xml.push_str("</news:publication>\n");
        push_element(&mut xml, "news:publication_date", &entry.published.rfc3339());
        push_element(&mut xml, "news:title", entry.title);
        xml.push_str("</news:news>\n</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

/// `robots.txt`; a build with drafts sends everyone away.
pub fn robots(sitemaps: &[String], is_preview: bool) -> String {
    if is_preview {
        return "User-agent: *\nDisallow: /\n".to_owned();
    }
    let mut text = String::from("User-agent: *\nAllow: /\n");
    for sitemap in sitemaps {
        text.push_str(&format!("\nSitemap: {sitemap}"));
    }
    text.push('\n');
    text
}

/// `_redirects`, as Netlify and Cloudflare Pages read it.
pub fn redirects(redirects: &[(String, String)]) -> String {
    redirects.iter().map(|(from, to)| format!("{from} {to} 301\n")).collect()
}

fn push_modified(xml: &mut String, modified: Option<Moment>) {
    if let Some(modified) = modified {
        push_element(xml, "lastmod", &modified.rfc3339());
    }
}

fn push_alternate(xml: &mut String, lang: &str, address: &str) {
    xml.push_str("<xhtml:link");
    push_attribute(xml, "rel", "alternate");
    push_attribute(xml, "hreflang", lang);
    push_attribute(xml, "href", address);
    xml.push_str("/>\n");
}
