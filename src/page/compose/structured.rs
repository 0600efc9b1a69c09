//! Structured data for search engines: JSON that is safe inside a script element.

use serde_json::{Map, Value, json};

use super::Composer;
use crate::page::frame::LinkView;
use crate::page::plan::{Planned, What};
use crate::page::view::Html;
use crate::publication::ArticleId;

impl Composer<'_, '_> {
    pub(super) fn structured(&self, planned: &Planned, crumbs: &[LinkView], title: &str, description: &str) -> Html {
        let main = match &planned.what {
            What::Article(id) if !self.plan.publication.article(*id).card.is_page => self.structured_article(*id),
            What::List { .. } | What::Terms(_) | What::Archive => self.structured_list(planned, title, description),
            _ => return Html::default(),
        };
        let mut graph = vec![main];
        if !crumbs.is_empty() {
            graph.push(self.structured_crumbs(planned, crumbs, title));
        }
        let text = json!({ "@context": "https://schema.org", "@graph": graph }).to_string();
        // Inside a script element only `<` could end it; `&` and the line separators are escaped for old readers.
        let safe = text
            .replace('<', "\\u003c")
            .replace('>', "\\u003e")
            .replace('&', "\\u0026")
            .replace('\u{2028}', "\\u2028")
            .replace('\u{2029}', "\\u2029");
        Html(safe)
    }

    fn structured_article(&self, id: ArticleId) -> Value {
        let publication = self.plan.publication;
        let article = publication.article(id);
        let card = &article.card;
        let lang = card.lang;
        let of = publication.terms.of(id);
        let mut data = Map::new();
        data.insert("@type".into(), schema_type(card.kind.as_deref()).into());
        data.insert("headline".into(), (*card.title).into());
        data.insert("url".into(), self.permalink(&card.route).into());
        data.insert("inLanguage".into(), (*publication.config.language(lang).code).into());
        if !card.summary.is_empty() {
            data.insert("description".into(), (*card.summary).into());
        }
        if let Some(date) = card.date {
            data.insert("datePublished".into(), date.rfc3339().into());
        }
        if let Some(modified) = card.modified() {
            data.insert("dateModified".into(), modified.rfc3339().into());
        }
        let authors = of.authors.iter().map(|(author, _)| {
            let term = publication.terms.get(*author);
            let url = self.permalink(&self.plan.addresses.term(*author, lang));
            json!({ "@type": "Person", "name": &**term.name(lang), "url": url })
        });
        let authors = authors.collect::<Vec<_>>();
        if !authors.is_empty() {
            data.insert("author".into(), authors.into());
        }
        let about: Vec<Value> =
            of.topics.iter().map(|topic| Value::from(&**publication.terms.get(*topic).name(lang))).collect();
        if !about.is_empty() {
            data.insert("keywords".into(), about.into());
        }
        if let Some(picture) = self.picture(article) {
            data.insert("image".into(), picture.permalink.into());
        }
        if let Some(license) = article.front.license.as_deref() {
            data.insert("license".into(), license.into());
        }
        let site = publication.config.language(lang);
        data.insert("publisher".into(), json!({ "@type": "Organization", "name": site.title }));
        Value::Object(data)
    }

    fn structured_list(&self, planned: &Planned, title: &str, description: &str) -> Value {
        let code = &*self.plan.publication.config.language(planned.lang).code;
        let mut data = json!({
            "@type": "CollectionPage",
            "name": title,
            "url": self.permalink(&planned.route),
            "inLanguage": code,
        });
        if !description.is_empty() {
            data["description"] = description.into();
        }
        data
    }

    fn structured_crumbs(&self, planned: &Planned, crumbs: &[LinkView], title: &str) -> Value {
        let origin = self.plan.publication.config.base_url.origin();
        let own = (title.to_owned(), self.permalink(&planned.route));
        let above = crumbs.iter().map(|crumb| (crumb.title.clone(), format!("{origin}{}", crumb.path)));
        let items = above.chain([own]).enumerate().map(
            |(place, (name, item))| json!({ "@type": "ListItem", "position": place + 1, "name": name, "item": item }),
        );
        json!({ "@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>() })
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
