//! Every address that stands in a file, by the rules of the file's own format.

use std::collections::BTreeSet;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// An address, whole, and where it stands.
#[derive(Clone, Debug)]
pub struct Found {
    pub address: String,
    pub place: String,
    /// The page leads there by itself.
    pub is_refresh: bool,
}

impl Found {
    pub fn new(address: &str, place: &str) -> Self {
        Self { address: address.to_owned(), place: place.to_owned(), is_refresh: false }
    }
}

/// What a crawl needs to know of a file.
#[derive(Debug, Default)]
pub struct Page {
    pub is_html: bool,
    pub found: Vec<Found>,
    /// The names that `#…` can lead to.
    pub anchors: BTreeSet<String>,
}

/// Reads the file at `address`, of this media type; what is wrong in itself goes to `complaints`.
pub fn read(address: &str, kind: &str, bytes: &[u8], complaints: &mut Vec<String>) -> Page {
    let mut reading = Reading { address, base: address.to_owned(), page: Page::default(), complaints };
    match (kind, std::str::from_utf8(bytes)) {
        ("text/html", Ok(text)) => {
            reading.page.is_html = true;
            reading.html(text);
        }
        ("application/xml" | "image/svg+xml", Ok(text)) => reading.xml(text),
        ("application/json", Ok(text)) => reading.json(text),
        ("text/css", Ok(text)) => reading.css(text),
        ("text/plain", Ok(text)) => reading.robots(text),
        ("application/octet-stream", _) => {}
        (_, Ok(_)) => reading.complain(&format!("is of the unknown kind `{kind}`")),
        (_, Err(_)) => reading.complain("is not UTF-8"),
    }
    reading.page
}

struct Reading<'r> {
    /// The file.
    address: &'r str,
    /// What its relative addresses start from.
    base: String,
    page: Page,
    complaints: &'r mut Vec<String>,
}

/// The attributes of HTML and of the XML formats here whose value is one address.
const ONE_ADDRESS: &[&str] = &["href", "src", "poster", "action", "cite", "data", "url", "xlink:href"];

impl Reading<'_> {
    fn complain(&mut self, what: &str) {
        self.complaints.push(format!("`{}` {what}", self.address));
    }

    fn found(&mut self, written: &str, what: &str) {
        let written = written.trim();
        let other = ["mailto:", "tel:", "data:", "tag:", "urn:"];
        if written.is_empty() {
            self.complain(&format!("has an empty address in {what}"));
        } else if !other.iter().any(|scheme| written.starts_with(scheme)) {
            let address = resolved(&self.base, written);
            self.page.found.push(Found::new(&address, &format!("{what} of `{}`", self.address)));
        }
    }

    fn html(&mut self, text: &str) {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut script = None;
        for token in Tokenizer::new_with_emitter(text, emitter) {
            match token.unwrap() {
                Token::StartTag(tag) => {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    let attributes: Vec<(String, String)> =
                        tag.attributes.iter().map(|(name, value)| (utf8(name), utf8(&value.value))).collect();
                    let is_ld = attributes.iter().any(|(_, value)| value == "application/ld+json");
                    script = (name == "script" && is_ld).then(String::new);
                    self.element(&name, &attributes);
                }
                Token::String(text) => {
                    if let Some(script) = &mut script {
                        script.push_str(&utf8(&text.value));
                    }
                }
                Token::EndTag(_) => {
                    if let Some(script) = script.take() {
                        self.structured(&script);
                    }
                }
                Token::Error(error) => self.complain(&format!("is not good HTML: {}", error.value)),
                Token::Comment(_) | Token::Doctype(_) => {}
            }
        }
    }

    fn element(&mut self, name: &str, attributes: &[(String, String)]) {
        let value = |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
        let anchors = [value("id"), value("name").filter(|_| name == "a")];
        self.page.anchors.extend(anchors.into_iter().flatten().map(str::to_owned));
        for (attribute, value) in attributes {
            let what = format!("<{name} {attribute}>");
            match attribute.as_str() {
                one if ONE_ADDRESS.contains(&one) => self.found(value, &what),
                "srcset" => {
                    let candidates = value.split(", ").filter_map(|candidate| candidate.split_whitespace().next());
                    candidates.for_each(|candidate| self.found(candidate, &what));
                }
                "style" => self.css(value),
                _ => {}
            }
        }
        if let ("meta", Some(content)) = (name, value("content")) {
            self.meta(value("property").or(value("name")).or(value("http-equiv")).unwrap_or(""), content);
        }
    }

    fn meta(&mut self, name: &str, content: &str) {
        match name {
            "refresh" => match content.split_once("url=") {
                Some((_, address)) => {
                    self.found(address, "the refresh");
                    self.page.found.last_mut().unwrap().is_refresh = true;
                }
                None => self.complain("refreshes itself"),
            },
            "og:url"
            | "og:image"
            | "og:image:url"
            | "og:image:secure_url"
            | "twitter:image"
            | "citation_pdf_url"
            | "citation_abstract_html_url"
            | "citation_fulltext_html_url" => {
                if !content.starts_with("http") {
                    self.complain(&format!("has a relative address in `{name}`"));
                }
                self.found(content, name);
            }
            _ => {}
        }
    }

    /// JSON-LD: each text that looks like an address is one, and whole.
    fn structured(&mut self, json: &str) {
        match serde_json::from_str(json) {
            Ok(value) => self.json_value(&value, ""),
            Err(error) => self.complain(&format!("has JSON-LD that is no JSON: {error}")),
        }
    }

    fn json(&mut self, text: &str) {
        match serde_json::from_str(text) {
            Ok(value) => self.json_value(&value, ""),
            Err(error) => self.complain(&format!("is no JSON: {error}")),
        }
    }

    fn json_value(&mut self, value: &serde_json::Value, key: &str) {
        match value {
            serde_json::Value::String(text) if key == "content_html" => self.content(text),
            // A vocabulary is named, not linked, and so is a thing that another page describes.
            serde_json::Value::String(text)
                if text.starts_with("https://schema.org") || ["version", "@id"].contains(&key) => {}
            serde_json::Value::String(text) if text.starts_with("http://") || text.starts_with("https://") => {
                self.found(text, &format!("`{key}`"));
            }
            serde_json::Value::Array(values) => values.iter().for_each(|value| self.json_value(value, key)),
            serde_json::Value::Object(map) => map.iter().for_each(|(key, value)| self.json_value(value, key)),
            _ => {}
        }
    }

    /// HTML inside a feed: it is read elsewhere, so every address must be whole.
    fn content(&mut self, html: &str) {
        let base = std::mem::replace(&mut self.base, "relative:/".to_owned());
        let known = self.page.found.len();
        self.html(html);
        self.base = base;
        let relative = self.page.found[known..].iter().filter(|found| found.address.starts_with("relative:"));
        let complaints: Vec<String> = relative.map(|found| format!("`{}` in {}", found.address, found.place)).collect();
        self.page.found.retain(|found| !found.address.starts_with("relative:"));
        complaints
            .iter()
            .for_each(|complaint| self.complain(&format!("has an address that is not whole: {complaint}")));
    }

    fn xml(&mut self, text: &str) {
        let mut reader = Reader::from_str(text);
        let mut texts: Vec<String> = vec![String::new()];
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => {
                    self.xml_attributes(&tag);
                    texts.push(String::new());
                }
                Ok(Event::Empty(tag)) => self.xml_attributes(&tag),
                Ok(Event::Text(more)) => texts.last_mut().unwrap().push_str(&more),
                Ok(Event::CData(more)) => texts.last_mut().unwrap().push_str(&more),
                Ok(Event::GeneralRef(entity)) => {
                    let text = quick_xml::escape::unescape(&format!("&{};", &*entity)).map(|text| text.into_owned());
                    match text {
                        Ok(text) => texts.last_mut().unwrap().push_str(&text),
                        Err(error) => self.complain(&format!("has an unknown entity: {error}")),
                    }
                }
                Ok(Event::End(tag)) => {
                    let text = texts.pop().unwrap();
                    self.xml_element(tag.name().as_ref(), &text);
                }
                Ok(Event::Eof) => return,
                Ok(_) => {}
                Err(error) => return self.complain(&format!("is not well-formed: {error}")),
            }
        }
    }

    fn xml_attributes(&mut self, tag: &BytesStart) {
        let name = tag.name().as_ref().to_owned();
        for attribute in tag.attributes() {
            let attribute = attribute.unwrap();
            let key = attribute.key.as_ref();
            if ONE_ADDRESS.contains(&key) {
                let value = quick_xml::escape::unescape(&attribute.value).unwrap().into_owned();
                self.found(&value, &format!("<{name} {key}>"));
            }
            if key == "id" {
                self.page.anchors.insert(attribute.value.into_owned());
            }
        }
    }

    fn xml_element(&mut self, name: &str, text: &str) {
        match name {
            "loc" | "image:loc" | "uri" | "comments" | "docs" | "guid" | "id" if text.starts_with("http") => {
                self.found(text, &format!("<{name}>"));
            }
            "link" if !text.trim().is_empty() => self.found(text, "<link>"),
            "content" | "content:encoded" => self.content(text),
            _ => {}
        }
    }

    fn css(&mut self, text: &str) {
        for part in text.split("url(").skip(1) {
            let address = part.split(')').next().unwrap_or("").trim_matches(['"', '\'', ' ']);
            self.found(address, "url()");
        }
    }

    fn robots(&mut self, text: &str) {
        text.lines()
            .filter_map(|line| line.strip_prefix("Sitemap: "))
            .for_each(|address| self.found(address, "Sitemap"));
    }
}

fn utf8(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A written address, made whole from the one of the file it stands in.
pub fn resolved(base: &str, written: &str) -> String {
    if written.starts_with("http://") || written.starts_with("https://") {
        return written.to_owned();
    }
    let (scheme, rest) = base.split_once(":").unwrap();
    if written.starts_with("//") {
        return format!("{scheme}:{written}");
    }
    let host = rest.trim_start_matches('/').split('/').next().unwrap();
    let slashes = &rest[..rest.len() - rest.trim_start_matches('/').len()];
    let path = rest[slashes.len() + host.len()..].split(['?', '#']).next().unwrap();
    let whole = match written.chars().next() {
        Some('/') => written.to_owned(),
        Some('#' | '?') => format!("{path}{written}"),
        _ => format!("{}{written}", &path[..=path.rfind('/').unwrap_or(0).min(path.len().saturating_sub(1))]),
    };
    format!("{scheme}:{slashes}{host}{}", without_dots(&whole))
}

fn without_dots(path: &str) -> String {
    let (path, rest) = path.split_at(path.find(['?', '#']).unwrap_or(path.len()));
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "." => {}
            ".." if segments.len() > 1 => {
                segments.pop();
            }
            other => segments.push(other),
        }
    }
    if path.ends_with("/.") || path.ends_with("/..") {
        segments.push("");
    }
    format!("{}{rest}", segments.join("/"))
}

#[test]
fn addresses_are_resolved_as_browsers_do() {
    let base = "http://127.0.0.1:80/a/b/page/?x#y";
    assert_eq!(resolved(base, "../c.css?v=1"), "http://127.0.0.1:80/a/b/c.css?v=1");
    assert_eq!(resolved(base, "x/./y"), "http://127.0.0.1:80/a/b/page/x/y");
    assert_eq!(resolved(base, "/z/"), "http://127.0.0.1:80/z/");
    assert_eq!(resolved(base, "#part"), "http://127.0.0.1:80/a/b/page/#part");
    assert_eq!(resolved(base, "//example.org/x"), "http://example.org/x");
    assert_eq!(resolved(base, "https://example.org/x"), "https://example.org/x");
}

#[test]
fn dead_addresses_are_found_in_every_format() {
    let mut complaints = Vec::new();
    let mut all = |kind: &str, text: &str| -> Vec<String> {
        let page = read("http://h/p/", kind, text.as_bytes(), &mut complaints);
        page.found.into_iter().map(|found| found.address).collect()
    };
    assert_eq!(all("text/html", "<a href=x>x</a><img src='/y&amp;z' srcset='u 1x, v 2x'>").len(), 4);
    assert_eq!(all("text/html", "<meta http-equiv=refresh content='0; url=/new/'>"), ["http://h/new/"]);
    assert_eq!(
        all("text/html", "<script type=application/ld+json>{\"url\": \"http://h/l/\"}</script>"),
        ["http://h/l/"]
    );
    assert_eq!(all("application/xml", "<urlset><loc>http://h/?a&amp;b</loc></urlset>"), ["http://h/?a&b"]);
    assert_eq!(
        all("application/xml", "<entry><content type=\"html\">&lt;img src=\"http://h/i.png\"&gt;</content></entry>"),
        ["http://h/i.png"]
    );
    assert_eq!(all("application/json", "{\"items\": [{\"url\": \"http://h/1\"}]}"), ["http://h/1"]);
    assert_eq!(complaints, [""; 0]);
    read("http://h/f", "application/json", b"{\"content_html\": \"<a href='/x'>x</a>\"}", &mut complaints);
    assert_eq!(complaints.len(), 1);
}
