//! Structured data for search engines: JSON that is safe inside a script element.
//!
//! Written straight into one text: there is one of these on every page, and building trees of values for them took as
//! long as parsing the front matter of all articles.

use super::Composer;
use crate::page::frame::LinkView;
use crate::page::plan::{Planned, What};
use crate::page::view::Html;
use crate::publication::ArticleId;

impl Composer<'_, '_> {
    pub(super) fn structured(&self, planned: &Planned, crumbs: &[LinkView], title: &str, description: &str) -> Html {
        let mut json = Json::new();
        json.text_field("@context", "https://schema.org");
        json.key("@graph");
        json.open('[');
        match &planned.what {
            What::Article(id) if !self.plan.publication.article(*id).card.is_page => {
                self.structured_article(*id, &mut json);
            }
            What::List { .. } | What::Terms(_) | What::Archive => {
                self.structured_list(planned, title, description, &mut json);
            }
            _ => return Html::default(),
        }
        if !crumbs.is_empty() {
            self.structured_crumbs(planned, crumbs, title, &mut json);
        }
        json.close(']');
        Html(json.end())
    }

    fn structured_article(&self, id: ArticleId, json: &mut Json) {
        let publication = self.plan.publication;
        let article = publication.article(id);
        let card = &article.card;
        let lang = card.lang;
        let of = publication.terms.of(id);
        json.open('{');
        json.text_field("@type", schema_type(card.kind.as_deref()));
        json.text_field("headline", &card.title);
        json.text_field("url", &self.permalink(&card.route));
        json.text_field("inLanguage", &publication.config.language(lang).code);
        json.optional_field("description", Some(&*card.summary).filter(|summary| !summary.is_empty()));
        json.optional_field("datePublished", card.date.map(|date| date.rfc3339()).as_deref());
        json.optional_field("dateModified", card.modified().map(|date| date.rfc3339()).as_deref());
        if !of.authors.is_empty() {
            json.key("author");
            json.open('[');
            for (author, _) in &of.authors {
                json.open('{');
                json.text_field("@type", "Person");
                json.text_field("name", publication.terms.get(*author).name(lang));
                json.optional_field(
                    "url",
                    self.plan.term_route(*author, lang).map(|route| self.permalink(route)).as_deref(),
                );
                json.close('}');
            }
            json.close(']');
        }
        if !of.topics.is_empty() {
            json.key("keywords");
            json.open('[');
            for topic in &of.topics {
                json.text(publication.terms.get(*topic).name(lang));
            }
            json.close(']');
        }
        json.optional_field("image", self.picture(article).map(|picture| picture.permalink).as_deref());
        json.optional_field("license", article.front.license.as_deref());
        json.key("publisher");
        json.open('{');
        json.text_field("@type", "Organization");
        json.text_field("name", &publication.config.language(lang).title);
        json.close('}');
        json.close('}');
    }

    fn structured_list(&self, planned: &Planned, title: &str, description: &str, json: &mut Json) {
        json.open('{');
        json.text_field("@type", "CollectionPage");
        json.text_field("name", title);
        json.text_field("url", &self.permalink(&planned.route));
        json.text_field("inLanguage", &self.plan.publication.config.language(planned.lang).code);
        json.optional_field("description", Some(description).filter(|description| !description.is_empty()));
        json.close('}');
    }

    fn structured_crumbs(&self, planned: &Planned, crumbs: &[LinkView], title: &str, json: &mut Json) {
        let origin = self.plan.publication.config.base_url.origin();
        json.open('{');
        json.text_field("@type", "BreadcrumbList");
        json.key("itemListElement");
        json.open('[');
        for (place, crumb) in crumbs.iter().enumerate() {
            json.crumb(place + 1, &crumb.title, &format!("{origin}{}", crumb.path));
        }
        json.crumb(crumbs.len() + 1, title, &self.permalink(&planned.route));
        json.close(']');
        json.close('}');
    }
}

/// The schema.org type nearest to a type of the publication.
fn schema_type(kind: Option<&str>) -> &'static str {
    match kind {
        Some("policy-brief" | "report") => "Report",
        Some("working-paper" | "paper") => "ScholarlyArticle",
        Some("commentary" | "opinion" | "op-ed" | "editorial") => "OpinionNewsArticle",
        Some("analysis" | "explainer") => "AnalysisNewsArticle",
        _ => "Article",
    }
}

/// A JSON object being written.
struct Json {
    text: String,
}

impl Json {
    fn new() -> Self {
        let mut text = String::with_capacity(1024);
        text.push('{');
        Self { text }
    }

    fn end(mut self) -> String {
        self.text.push('}');
        self.text
    }

    /// A comma where something of the same object or list stands before.
    fn separate(&mut self) {
        if !self.text.ends_with(['{', '[', ':']) {
            self.text.push(',');
        }
    }

    fn open(&mut self, bracket: char) {
        self.separate();
        self.text.push(bracket);
    }

    fn close(&mut self, bracket: char) {
        self.text.push(bracket);
    }

    fn key(&mut self, key: &str) {
        self.separate();
        self.text.push('"');
        self.text.push_str(key);
        self.text.push_str("\":");
    }

    fn text_field(&mut self, key: &str, value: &str) {
        self.key(key);
        self.text(value);
    }

    fn optional_field(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text_field(key, value);
        }
    }

    fn crumb(&mut self, place: usize, name: &str, item: &str) {
        self.open('{');
        self.text_field("@type", "ListItem");
        self.key("position");
        self.text.push_str(&place.to_string());
        self.text_field("name", name);
        self.text_field("item", item);
        self.close('}');
    }

    /// Inside a script element `<` could end it; `>`, `&` and the line separators are escaped for old readers.
    fn text(&mut self, value: &str) {
        self.separate();
        self.text.push('"');
        let mut done = 0;
        let mut bytes = value.bytes().enumerate();
        while let Some((at, byte)) = bytes.find(|(_, byte)| IS_SPECIAL[usize::from(*byte)]) {
            let is_separator = byte == 0xa8 || byte == 0xa9;
            // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
            if is_separator && !value.as_bytes()[..at].ends_with(&[0xe2, 0x80]) {
                continue;
            }
            let start = if is_separator { at - 2 } else { at };
            self.text.push_str(&value[done..start]);
            done = at + 1;
            match byte {
                b'"' => self.text.push_str("\\\""),
                b'\\' => self.text.push_str("\\\\"),
                0xa8 => self.text.push_str("\\u2028"),
                0xa9 => self.text.push_str("\\u2029"),
                _ => self.text.push_str(&format!("\\u{byte:04x}")),
            }
        }
        self.text.push_str(&value[done..]);
        self.text.push('"');
    }
}

/// Bytes that do not always stand for themselves inside a text.
const IS_SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        special[byte] = matches!(byte as u8, 0..=0x1f | b'"' | b'\\' | b'<' | b'>' | b'&' | 0x7f | 0xa8 | 0xa9);
        byte += 1;
    }
    special
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_ends_the_script_or_the_text() {
        let mut json = Json::new();
        json.text_field("a", "\"</script>\\ & é\u{2028}\n");
        json.optional_field("b", None);
        json.key("c");
        json.open('[');
        json.text("1");
        json.text("2");
        json.close(']');
        let text = json.end();
        assert_eq!(text, r#"{"a":"\"\u003c/script\u003e\\ \u0026 é\u2028\u000a","c":["1","2"]}"#);
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["a"], "\"</script>\\ & é\u{2028}\n");
    }
}
