//! Structured data for search engines: what the page is, who stands behind it, and where it stands on the site.

use super::Composer;
use super::article::bare_doi;
use super::json::Json;
use crate::article::Article;
use crate::config::{LangId, TermKind};
use crate::front_matter::ChangeKind;
use crate::page::article::PictureView;
use crate::page::frame::LinkView;
use crate::page::plan::{ListOf, Planned, What};
use crate::page::view::Html;
use crate::publication::{ArticleId, TermId};

impl Composer<'_, '_> {
    pub(super) fn structured(&self, planned: &Planned, crumbs: &[LinkView], title: &str, description: &str) -> Html {
        let mut json = Json::new();
        json.text_field("@context", "https://schema.org");
        json.key("@graph");
        json.open('[');
        match &planned.what {
            What::Article(id) if self.plan.publication.article(*id).card.is_page => {
                self.structured_page("WebPage", planned, title, description, &mut json);
            }
            What::Article(id) => self.structured_article(*id, &mut json),
            What::List { list, page } => match &self.plan.list(*list).of {
                ListOf::Home if *page == 1 => self.structured_home(planned.lang, description, &mut json),
                ListOf::Term(term) if self.is_author(*term) => {
                    self.structured_profile(*term, planned, title, description, &mut json);
                }
                _ => self.structured_page("CollectionPage", planned, title, description, &mut json),
            },
            What::Terms(_) | What::Archive => {
                self.structured_page("CollectionPage", planned, title, description, &mut json);
            }
            _ => return Html::default(),
        }
        if !crumbs.is_empty() {
            self.structured_crumbs(planned, crumbs, title, &mut json);
        }
        json.close(']');
        Html(json.end())
    }

    fn is_author(&self, term: TermId) -> bool {
        self.plan.publication.terms.get(term).kind == TermKind::Author
    }

    fn structured_article(&self, id: ArticleId, json: &mut Json) {
        let publication = self.plan.publication;
        let article = publication.article(id);
        let (card, front) = (&article.card, &article.front);
        let of = publication.terms.of(id);
        let address = self.permalink(&card.route);
        json.open('{');
        json.text_field("@type", schema_type(card.kind.as_deref()));
        json.text_field("headline", &card.title);
        json.optional_field("alternativeHeadline", card.subtitle.as_deref());
        json.text_field("url", &address);
        json.text_field("mainEntityOfPage", &address);
        json.text_field("inLanguage", &publication.config.language(card.lang).code);
        json.optional_field("description", some(&card.summary));
        json.optional_field("datePublished", card.date.map(|date| date.rfc3339()).as_deref());
        json.optional_field("dateModified", card.modified().map(|date| date.rfc3339()).as_deref());
        json.list_field("author", &of.authors, |json, (author, _)| self.author(*author, card.lang, json));
        json.list_field("keywords", &of.topics, |json, topic| json.text(publication.terms.get(*topic).name(card.lang)));
        json.list_field("contentLocation", &of.regions, |json, region| {
            json.named("Place", publication.terms.get(*region).name(card.lang));
        });
        let section = self.plan.list_of.get(&(ListOf::Section(card.section.clone()), card.lang));
        let section = section.map(|list| self.list_title(&self.plan.list(*list).of, card.lang));
        json.optional_field("articleSection", section.as_deref());
        json.number_field("wordCount", card.word_count as usize);
        json.list_field("image", self.picture(article), |json, image| picture(&image, json));
        record(article, json);
        json.optional_field("license", front.license.as_deref());
        json.key("publisher");
        json.written(&self.publishers[card.lang.index()]);
        json.close('}');
    }

    /// A person or an organisation, with their page and their number among researchers.
    fn author(&self, author: TermId, lang: LangId, json: &mut Json) {
        let term = self.plan.publication.terms.get(author);
        let fronts = || term.texts.iter().flatten().map(|text| &text.front);
        let is_collective = fronts().find_map(|front| front.is_collective).unwrap_or(false);
        let (kind, above) = if is_collective { ("Organization", "parentOrganization") } else { ("Person", "worksFor") };
        json.open('{');
        json.text_field("@type", kind);
        json.text_field("name", term.name(lang));
        json.optional_field("url", self.plan.term_route(author, lang).map(|route| self.permalink(route)).as_deref());
        let own = term.text(lang).map(|text| &text.front);
        let role = own.and_then(|front| front.role.as_deref());
        json.optional_field(if is_collective { "description" } else { "jobTitle" }, role);
        if let Some(organisation) = fronts().find_map(|front| front.organisation.as_deref()) {
            json.key(above);
            json.named("Organization", organisation);
        }
        let orcid = fronts().find_map(|front| front.orcid.as_deref());
        let orcid = orcid.map(|orcid| format!("https://orcid.org/{}", orcid.rsplit('/').next().unwrap_or(orcid)));
        let links = fronts().map(|front| &front.links).find(|links| !links.is_empty());
        let same = orcid.iter().chain(links.into_iter().flatten());
        json.list_field("sameAs", same, |json, address| json.text(address));
        json.close('}');
    }

    fn structured_profile(&self, author: TermId, planned: &Planned, title: &str, description: &str, json: &mut Json) {
        json.open('{');
        self.page_fields("ProfilePage", planned, title, description, json);
        json.key("mainEntity");
        self.author(author, planned.lang, json);
        json.close('}');
    }

    fn structured_page(&self, kind: &str, planned: &Planned, title: &str, description: &str, json: &mut Json) {
        json.open('{');
        self.page_fields(kind, planned, title, description, json);
        json.close('}');
    }

    fn page_fields(&self, kind: &str, planned: &Planned, title: &str, description: &str, json: &mut Json) {
        json.text_field("@type", kind);
        json.text_field("name", title);
        json.text_field("url", &self.permalink(&planned.route));
        json.text_field("inLanguage", &self.plan.publication.config.language(planned.lang).code);
        json.optional_field("description", some(description));
        json.reference("isPartOf", &self.website_id(planned.lang));
    }

    fn structured_home(&self, lang: LangId, description: &str, json: &mut Json) {
        let language = self.plan.publication.config.language(lang);
        json.open('{');
        json.text_field("@type", "WebSite");
        json.text_field("@id", &self.website_id(lang));
        json.text_field("name", &language.title);
        json.text_field("url", &self.permalink(&self.plan.addresses.home(lang)));
        json.text_field("inLanguage", &language.code);
        json.optional_field("description", some(description));
        self.structured_search(lang, json);
        json.key("publisher");
        json.written(&self.publishers[lang.index()]);
        json.close('}');
    }

    /// How to search the site: the address of an answer, with a place for the question.
    fn structured_search(&self, lang: LangId, json: &mut Json) {
        if !self.plan.publication.config.search.enabled {
            return;
        }
        let search = self.permalink(&self.plan.addresses.search(lang));
        json.key("potentialAction");
        json.open('{');
        json.text_field("@type", "SearchAction");
        json.key("target");
        json.open('{');
        json.text_field("@type", "EntryPoint");
        json.text_field("urlTemplate", &format!("{search}?q={{search_term_string}}"));
        json.close('}');
        json.text_field("query-input", "required name=search_term_string");
        json.close('}');
    }

    fn website_id(&self, lang: LangId) -> String {
        format!("{}#website", self.permalink(&self.plan.addresses.home(lang)))
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

/// Numbers, files and corrections.
fn record(article: &Article, json: &mut Json) {
    let front = &article.front;
    if let Some(doi) = front.doi.as_deref().map(bare_doi) {
        json.key("identifier");
        json.open('{');
        json.text_field("@type", "PropertyValue");
        json.text_field("propertyID", "doi");
        json.text_field("value", doi);
        json.close('}');
        json.text_field("sameAs", &format!("https://doi.org/{doi}"));
    }
    json.optional_field("isbn", front.isbn.as_deref());
    if schema_type(article.card.kind.as_deref()) == "Report" {
        json.optional_field("reportNumber", front.number.as_deref());
    }
    let corrections = front.changes.iter().filter(|change| change.kind == ChangeKind::Correction);
    json.list_field("correction", corrections, |json, change| {
        json.open('{');
        json.text_field("@type", "CorrectionComment");
        json.text_field("text", &change.note);
        json.text_field("datePublished", &change.date.rfc3339());
        json.close('}');
    });
}

fn picture(image: &PictureView<'_>, json: &mut Json) {
    json.open('{');
    json.text_field("@type", "ImageObject");
    json.text_field("url", &image.permalink);
    if let (Some(width), Some(height)) = (image.width, image.height) {
        json.number_field("width", width);
        json.number_field("height", height);
    }
    json.optional_field("caption", image.caption);
    json.optional_field("creditText", image.credit);
    json.close('}');
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// The schema.org type nearest to a type of the publication.
fn schema_type(kind: Option<&str>) -> &'static str {
    match kind {
        Some("policy-brief" | "report" | "study") => "Report",
        Some("working-paper" | "discussion-paper" | "research-paper" | "paper") => "ScholarlyArticle",
        Some("commentary" | "opinion" | "op-ed" | "editorial") => "OpinionNewsArticle",
        Some("analysis" | "explainer") => "AnalysisNewsArticle",
        Some("background" | "backgrounder") => "BackgroundNewsArticle",
        Some("review") => "ReviewNewsArticle",
        Some("news" | "press-release") => "NewsArticle",
        _ => "Article",
    }
}
