//! The view of an article.

use super::{Composer, contents, day};
use crate::article::Article;
use crate::config::LangId;
use crate::front_matter::ChangeKind;
use crate::markdown::Heading;
use crate::page::article::{
    ArticleView, AttachmentView, ChangeView, CreditView, RecommendationView, RelatedView, SeriesPlaceView, TocView,
    WithdrawalView,
};
use crate::page::fill::{Filler, Form};
use crate::page::frame::AlternateView;
use crate::page::links::{Linker, Owner, is_elsewhere};
use crate::page::listing::CrossingView;
use crate::page::plan::ListOf;
use crate::page::view::{CardRef, Html, PrintedCard, TermRef};
use crate::publication::related::Related;
use crate::publication::{ArticleId, TermId};
use crate::slug::slug;
use crate::strings::Arg;

/// Headings from which on a table of contents helps.
const HEADINGS_FOR_CONTENTS: usize = 3;

impl<'p> Composer<'_, 'p> {
    pub(super) fn article(&self, id: ArticleId) -> ArticleView<'_> {
        let publication = self.plan.publication;
        let article = publication.article(id);
        let (card, front) = (&article.card, &article.front);
        let of = publication.terms.of(id);
        let lang = card.lang;
        let neighbours = self.neighbours(id);
        let (content, notes) = self.text_and_notes(article);
        let toc = nested(&article.body.headings);
        let show_toc = front.toc.unwrap_or(article.body.headings.len() >= HEADINGS_FOR_CONTENTS);
        ArticleView {
            id: &card.id,
            title: &card.title,
            subtitle: card.subtitle.as_deref(),
            kicker: card.kicker.as_deref(),
            summary: front.summary.as_deref(),
            description: &card.summary,
            date: card.date.map(day),
            published: card.date.map(crate::moment::Moment::rfc3339),
            updated: card.updated.map(day),
            slug: &card.slug,
            path: self.local(&card.route),
            permalink: self.permalink(&card.route),
            source: &card.source,
            lang: &publication.config.language(lang).code,
            section: &card.section,
            r#type: card.kind.as_deref(),
            type_path: self.type_path(article),
            content,
            notes,
            contents: if show_toc { contents::list(&toc) } else { Html::default() },
            toc,
            show_toc,
            word_count: card.word_count as usize,
            reading_time: card.minutes(),
            authors: self.credits(id),
            translations: self.translations(id),
            backlinks: publication.citations.to(id).iter().map(|other| CardRef(*other)).collect(),
            topics: self.shown(of.topics.iter().copied(), lang),
            regions: self.shown(of.regions.iter().copied(), lang),
            crossings: self.crossings_of(id),
            series: self.series_place(id),
            previous: neighbours.0,
            next: neighbours.1,
            related: publication.related(id).into_iter().map(|related| self.related_entry(related, lang)).collect(),
            image: self.picture(article),
            key_points: front.key_points.iter().map(String::as_str).collect(),
            recommendations: self.recommendations(id),
            status: front.status.as_deref(),
            withdrawn: front
                .withdrawn
                .as_ref()
                .map(|withdrawn| WithdrawalView { date: withdrawn.date.map(day), reason: &withdrawn.reason }),
            changes: changes(article),
            supersedes: publication.asked[id.index()].supersedes.iter().map(|other| CardRef(*other)).collect(),
            superseded_by: publication.superseded_by[id.index()].iter().map(|other| CardRef(*other)).collect(),
            number: front.number.as_deref(),
            doi: front.doi.as_deref().map(bare_doi),
            isbn: front.isbn.as_deref(),
            license: front.license.as_deref(),
            license_url: front.license.as_deref().and_then(license_url),
            funding: front.funding.as_deref(),
            disclosure: front.disclosure.as_deref(),
            peer_reviewed: front.peer_reviewed,
            original: front.original.as_deref(),
            attachments: self.attachments(article),
            citation: self.citation(id),
            extra: &front.extra,
            draft: card.draft,
        }
    }

    /// The text, and its footnotes where the recommendations stand between the two.
    fn text_and_notes(&self, article: &'p Article) -> (Html, Html) {
        let owner = Owner::article(article);
        if article.front.recommendations.is_empty() {
            return (self.filled(&owner, Form::OnSite), Html::default());
        }
        let word = |key: &str| self.word(owner.lang, key);
        Filler::new(self.plan, Form::OnSite, &word).fill_apart(&owner)
    }

    fn type_path(&self, article: &Article) -> Option<String> {
        let kind = slug(article.card.kind.as_deref()?);
        let list = self.plan.list_of.get(&(ListOf::Type(kind.into()), article.card.lang))?;
        Some(self.local(&self.plan.list(*list).route))
    }

    fn credits(&self, id: ArticleId) -> Vec<CreditView> {
        let publication = self.plan.publication;
        let card = &publication.article(id).card;
        let terms = publication.terms.of(id).authors.iter();
        let shown = terms.filter(|(author, _)| publication.terms.get(*author).is_shown(card.lang));
        shown
            .map(|(author, place)| CreditView {
                author: TermRef(*author, card.lang),
                role: card.authors.get(*place).and_then(|credit| credit.role.clone()),
            })
            .collect()
    }

    pub(super) fn translations(&self, id: ArticleId) -> Vec<AlternateView<'_>> {
        let publication = self.plan.publication;
        let others = publication.translations[id.index()].iter().map(|other| &publication.article(*other).card);
        others.map(|card| self.alternate(card.lang, &card.route, false)).collect()
    }

    fn crossings_of(&self, id: ArticleId) -> Vec<CrossingView> {
        let publication = self.plan.publication;
        let lang = publication.article(id).card.lang;
        let of = publication.terms.of(id);
        let mut crossings = Vec::new();
        for topic in &of.topics {
            for region in &of.regions {
                crossings.extend(self.crossing(*topic, *region, lang));
            }
        }
        crossings
    }

    pub(super) fn crossing(&self, topic: TermId, region: TermId, lang: LangId) -> Option<CrossingView> {
        let list = self.plan.list(*self.plan.list_of.get(&(ListOf::Crossing(topic, region), lang))?);
        Some(CrossingView {
            topic: TermRef(topic, lang),
            region: TermRef(region, lang),
            path: self.local(&list.route),
            count: list.articles.len(),
        })
    }

    fn series_place(&self, id: ArticleId) -> Option<SeriesPlaceView> {
        let publication = self.plan.publication;
        let card = &publication.article(id).card;
        let series = publication.terms.of(id).series?;
        let mut parts = publication.terms.get(series).direct[card.lang.index()].clone();
        let number = |id: &ArticleId| publication.article(*id).card.series_number;
        // By the editor's numbers; parts without one stand behind, oldest first.
        parts.sort_by_key(|part| (number(part).unwrap_or(u32::MAX), std::cmp::Reverse(*part)));
        let place = parts.iter().position(|part| *part == id)?;
        Some(SeriesPlaceView {
            term: TermRef(series, card.lang),
            number: card.series_number.map_or(place + 1, |number| number as usize),
            total: parts.len(),
            previous: place.checked_sub(1).map(|before| CardRef(parts[before])),
            next: parts.get(place + 1).map(|after| CardRef(*after)),
        })
    }

    /// The next older and the next newer article of the section.
    fn neighbours(&self, id: ArticleId) -> (Option<CardRef>, Option<CardRef>) {
        let card = &self.plan.publication.article(id).card;
        let key = (ListOf::Section(card.section.clone()), card.lang);
        let Some(list) = self.plan.list_of.get(&key) else { return (None, None) };
        let articles = &self.plan.list(*list).articles;
        // The list is in the publication's order, which is that of the ids.
        let Ok(at) = articles.binary_search(&id) else { return (None, None) };
        let newer = at.checked_sub(1).map(|at| CardRef(articles[at]));
        (articles.get(at + 1).map(|older| CardRef(*older)), newer)
    }

    fn related_entry(&self, related: Related, lang: LangId) -> RelatedView<'_> {
        let reasons = related.reasons.iter().map(|reason| self.reason(reason, lang));
        RelatedView {
            page: CardRef(related.article),
            card: PrintedCard(related.article),
            score: (f64::from(related.score) * 1000.0).round() / 1000.0,
            pinned: related.is_pinned,
            reasons: reasons.collect(),
        }
    }

    fn recommendations(&self, id: ArticleId) -> Vec<RecommendationView<'_>> {
        let publication = self.plan.publication;
        let article = publication.article(id);
        let topics = |names: &[String]| {
            let of = &publication.terms.of(id).topics;
            let named = names.iter().filter_map(|name| {
                let key = crate::vocabulary::meeting_key(name);
                of.iter().copied().find(|topic| {
                    let term = publication.terms.get(*topic);
                    crate::vocabulary::meeting_key(&term.id) == key
                        || term.names.iter().any(|name| crate::vocabulary::meeting_key(name) == key)
                })
            });
            self.shown(named.collect::<Vec<_>>().into_iter(), article.card.lang)
        };
        let all = article.front.recommendations.iter().map(|recommendation| RecommendationView {
            text: &recommendation.text,
            addressee: recommendation.addressee.as_deref(),
            topics: topics(&recommendation.topics),
        });
        all.collect()
    }

    fn attachments(&self, article: &'p Article) -> Vec<AttachmentView<'_>> {
        let owner = Owner::article(article);
        let attachments = article.front.attachments.iter().filter_map(|attachment| {
            let (path, size) = if is_elsewhere(&attachment.src) {
                (attachment.src.clone(), 0)
            } else {
                let (route, file) = Linker::new(self.plan).file(&owner, &attachment.src)?;
                (self.local(&route), usize::try_from(file.size).unwrap_or(usize::MAX))
            };
            let name = attachment.src.rsplit('/').next().unwrap_or(&attachment.src);
            Some(AttachmentView {
                title: attachment.title.as_deref().unwrap_or(name),
                path,
                format: name.rsplit_once('.').map_or(String::new(), |(_, end)| end.to_uppercase()),
                size,
            })
        });
        attachments.collect()
    }

    /// `Bureau Europe, « Titre », Publication, nº 2026/07, 14 mars 2026, https://…`
    fn citation(&self, id: ArticleId) -> String {
        let publication = self.plan.publication;
        let card = &publication.article(id).card;
        let language = publication.language(card.lang);
        let authors = publication.terms.of(id).authors.iter();
        let authors: Vec<&str> = authors.map(|(author, _)| &**publication.terms.get(*author).name(card.lang)).collect();
        let title = self.phrase(card.lang, "cited-title", &[("title", Arg::Text(&card.title))]);
        let mut parts = Vec::new();
        if !authors.is_empty() {
            parts.push(language.list_and(&authors));
        }
        parts.push(title);
        parts.push(publication.config.language(card.lang).title.clone());
        if let Some(number) = &card.number {
            parts.push(self.phrase(card.lang, "number", &[("number", Arg::Text(number))]));
        }
        if let Some(date) = card.date {
            parts.push(language.date(date.day(), crate::language::DateStyle::Long));
        }
        parts.push(self.permalink(&card.route));
        parts.join(", ")
    }
}

fn changes(article: &Article) -> Vec<ChangeView<'_>> {
    let mut changes: Vec<&crate::front_matter::Change> = article.front.changes.iter().collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.date));
    let views = changes.into_iter().map(|change| ChangeView {
        date: day(change.date),
        kind: match change.kind {
            ChangeKind::Update => "update",
            ChangeKind::Correction => "correction",
        },
        note: &change.note,
    });
    views.collect()
}

/// A flat list of headings as a tree: each below the last one of a higher level.
fn nested(headings: &[Heading]) -> Vec<TocView<'_>> {
    let mut roots: Vec<TocView<'_>> = Vec::new();
    for heading in headings {
        let view = TocView {
            id: &heading.id,
            title: Html(heading.html.clone()),
            text: &heading.text,
            level: usize::from(heading.level),
            children: Vec::new(),
        };
        hang(&mut roots, view);
    }
    roots
}

fn hang<'v>(siblings: &mut Vec<TocView<'v>>, view: TocView<'v>) {
    match siblings.last_mut() {
        Some(last) if last.level < view.level => hang(&mut last.children, view),
        _ => siblings.push(view),
    }
}

pub(super) fn bare_doi(doi: &str) -> &str {
    let doi = doi.trim_start_matches("https://").trim_start_matches("http://");
    doi.trim_start_matches("dx.doi.org/").trim_start_matches("doi.org/").trim_start_matches("doi:").trim()
}

/// Creative Commons licences by their usual short names.
fn license_url(license: &str) -> Option<&'static str> {
    let key: String = license.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    Some(match key.trim_end_matches("40").trim_end_matches("international") {
        "ccby" => "https://creativecommons.org/licenses/by/4.0/",
        "ccbysa" => "https://creativecommons.org/licenses/by-sa/4.0/",
        "ccbync" => "https://creativecommons.org/licenses/by-nc/4.0/",
        "ccbynd" => "https://creativecommons.org/licenses/by-nd/4.0/",
        "ccbyncsa" => "https://creativecommons.org/licenses/by-nc-sa/4.0/",
        "ccbyncnd" => "https://creativecommons.org/licenses/by-nc-nd/4.0/",
        "cc0" | "cc010" => "https://creativecommons.org/publicdomain/zero/1.0/",
        _ => return None,
    })
}
