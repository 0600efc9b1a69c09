//! What the publication links to on other sites.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::edited;
use crate::article::{Article, TermText};
use crate::diagnostic::Place;
use crate::markdown::{Body, Target};
use crate::page::links::is_elsewhere;
use crate::publication::Publication;

/// Every address of the web as typed, with each place that names it, held-back pieces included.
pub fn external_links(publication: &Publication) -> BTreeMap<String, Vec<Place>> {
    let mut links = Links::default();
    edited(publication).for_each(|piece| links.add_article(piece));
    for text in publication.texts.values() {
        links.add_body(&text.source, &text.body);
    }
    let terms = publication.terms.ids().flat_map(|term| publication.terms.get(term).texts.iter().flatten());
    terms.for_each(|text| links.add_term(text));
    links.places
}

#[derive(Default)]
struct Links {
    places: BTreeMap<String, Vec<Place>>,
}

impl Links {
    fn add_article(&mut self, article: &Article) {
        let (source, front) = (&article.card.source, &article.front);
        self.add_body(source, &article.body);
        if let Some(image) = &front.image {
            self.add(&image.src, Place::value(source, "image"));
        }
        if let Some(original) = &front.original {
            self.add(original, Place::value(source, "original"));
        }
        for (item, attachment) in front.attachments.iter().enumerate() {
            self.add(&attachment.src, Place::item(source, "attachments", item));
        }
    }

    fn add_term(&mut self, text: &TermText) {
        let (source, front) = (&text.source, &text.front);
        self.add_body(source, &text.body);
        if let Some(image) = &front.image {
            self.add(&image.src, Place::value(source, "image"));
        }
        if let Some(photo) = &front.photo {
            self.add(photo, Place::value(source, "photo"));
        }
        for (item, link) in front.links.iter().enumerate() {
            self.add(link, Place::item(source, "links", item));
        }
    }

    fn add_body(&mut self, source: &Arc<str>, body: &Body) {
        for hole in &body.holes {
            if let Some(Target::External(address)) = hole.kind.target() {
                self.add(address, Place::span(source, hole.span.start as usize..hole.span.end as usize));
            }
        }
    }

    /// What is no address of the web (`mailto:`, a file of the site) is left out.
    fn add(&mut self, address: &str, place: Place) {
        let lower = address.get(..8).unwrap_or(address).to_ascii_lowercase();
        if is_elsewhere(&lower) {
            self.places.entry(address.to_owned()).or_default().push(place);
        }
    }
}
