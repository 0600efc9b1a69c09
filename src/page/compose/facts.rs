//! What `<head>` tells networks and scholars of a page: Open Graph's finer parts, the kind of X's card, Highwire's tags.

use super::article::bare_doi;
use super::{Composer, publisher};
use crate::article::Article;
use crate::page::Fact;
use crate::page::frame::AlternateView;
use crate::page::links::{Linker, Owner, is_elsewhere};
use crate::page::plan::{ListOf, Planned, What};
use crate::publication::ArticleId;

/// The types that Google Scholar takes in.
const SCHOLARLY: [&str; 6] = ["report", "study", "working-paper", "discussion-paper", "research-paper", "paper"];

impl Composer<'_, '_> {
    /// `alternates` are the page's languages.
    pub(super) fn facts(&self, planned: &Planned, alternates: &[AlternateView<'_>]) -> Vec<Fact> {
        let publication = self.plan.publication;
        let locale = |lang| publication.language(lang).locale().to_owned();
        let mut facts = vec![("og:locale", locale(planned.lang))];
        let others = alternates.iter().filter(|other| !other.current);
        let others = others.filter_map(|other| publication.config.lang_of(other.lang));
        facts.extend(others.map(|lang| ("og:locale:alternate", locale(lang))));
        match planned.what {
            What::Article(id) => self.push_picture(id, &mut facts),
            _ => facts.push(("twitter:card", "summary".to_owned())),
        }
        if let What::Article(id) = planned.what
            && !publication.article(id).card.is_page
        {
            self.push_article(id, &mut facts);
            self.push_citation(id, &mut facts);
        }
        facts
    }

    fn push_article(&self, id: ArticleId, facts: &mut Vec<Fact>) {
        let publication = self.plan.publication;
        let card = &publication.article(id).card;
        let of = publication.terms.of(id);
        let authors = of.authors.iter().filter_map(|(author, _)| self.plan.term_route(*author, card.lang));
        facts.extend(authors.map(|route| ("article:author", self.permalink(route))));
        if let Some(list) = self.plan.list_of.get(&(ListOf::Section(card.section.clone()), card.lang)) {
            facts.push(("article:section", self.list_title(&self.plan.list(*list).of, card.lang)));
        }
        let topics = of.topics.iter().map(|topic| publication.terms.get(*topic).name(card.lang));
        facts.extend(topics.map(|topic| ("article:tag", topic.to_string())));
    }

    /// How Google Scholar and reference managers know the piece.
    fn push_citation(&self, id: ArticleId, facts: &mut Vec<Fact>) {
        let publication = self.plan.publication;
        let article = publication.article(id);
        let (card, front) = (&article.card, &article.front);
        if !card.kind.as_deref().is_some_and(|kind| SCHOLARLY.contains(&kind)) {
            return;
        }
        facts.push(("citation_title", card.title.to_string()));
        let authors = publication.terms.of(id).authors.iter();
        let names = authors.map(|(author, _)| publication.terms.get(*author).name(card.lang));
        facts.extend(names.map(|name| ("citation_author", name.to_string())));
        if let Some(date) = card.date {
            facts.push(("citation_publication_date", date.day().strftime("%Y/%m/%d").to_string()));
        }
        facts.push(("citation_technical_report_institution", publisher::name(publication, card.lang).to_owned()));
        let optional = [
            ("citation_technical_report_number", front.number.clone()),
            ("citation_doi", front.doi.as_deref().map(|doi| bare_doi(doi).to_owned())),
            ("citation_isbn", front.isbn.clone()),
            ("citation_pdf_url", self.pdf(article)),
        ];
        facts.extend(optional.into_iter().filter_map(|(key, value)| Some((key, value?))));
        facts.push(("citation_language", publication.config.language(card.lang).code.to_string()));
        facts.push(("citation_abstract_html_url", self.permalink(&card.route)));
    }

    /// The whole address of the first attachment that is a PDF.
    fn pdf(&self, article: &Article) -> Option<String> {
        let attachments = &article.front.attachments;
        let src = &attachments.iter().find(|attachment| attachment.src.to_lowercase().ends_with(".pdf"))?.src;
        if is_elsewhere(src) {
            return Some(src.clone());
        }
        let (route, _) = Linker::new(self.plan).file(&Owner::article(article), src)?;
        Some(self.permalink(&route))
    }
}
