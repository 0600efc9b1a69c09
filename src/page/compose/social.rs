//! The picture that networks show of a page: the article's own, else its social card; and what that says.

use super::Composer;
use crate::digest::Digest;
use crate::page::Fact;
use crate::publication::ArticleId;
use crate::social::{HEIGHT, SocialCard, WIDTH};

/// Digits of a digest that tell two cards of one article apart.
const DIGITS: usize = 8;

/// From this width on, networks show a picture above the text instead of beside it. Pixels.
const LARGE: usize = 600;

/// What networks show of a page.
struct ShownPicture {
    address: String,
    media_type: Option<&'static str>,
    /// Width and height; none if not known.
    pixels: Option<(usize, usize)>,
    alt: String,
}

impl Composer<'_, '_> {
    /// The picture of an article or a static page, in the words of Open Graph and of X.
    pub(super) fn push_picture(&self, id: ArticleId, facts: &mut Vec<Fact>) {
        let Some(shown) = self.shown_picture(id) else { return facts.push(("twitter:card", "summary".to_owned())) };
        // Of unknown width is only what stands elsewhere.
        let is_large = shown.pixels.is_none_or(|(width, _)| width >= LARGE);
        facts.push(("twitter:card", if is_large { "summary_large_image" } else { "summary" }.to_owned()));
        facts.push(("og:image", shown.address));
        facts.extend(shown.media_type.map(|kind| ("og:image:type", kind.to_owned())));
        if let Some((width, height)) = shown.pixels {
            facts.extend([("og:image:width", width.to_string()), ("og:image:height", height.to_string())]);
        }
        facts.extend((!shown.alt.is_empty()).then_some(("og:image:alt", shown.alt)));
    }

    fn shown_picture(&self, id: ArticleId) -> Option<ShownPicture> {
        let article = self.plan.publication.article(id);
        if let Some(image) = self.picture(article) {
            let media_type = media_type(&image.permalink);
            let (pixels, alt) = (image.width.zip(image.height), image.alt.to_owned());
            return Some(ShownPicture { address: image.permalink, media_type, pixels, alt });
        }
        Some(ShownPicture {
            address: self.social_card_address(id)?,
            media_type: Some("image/png"),
            pixels: Some((WIDTH as usize, HEIGHT as usize)),
            alt: article.card.title.to_string(),
        })
    }

    /// The lines of an article's card.
    pub(crate) fn social_card(&self, id: ArticleId) -> SocialCard {
        let publication = self.plan.publication;
        let card = &publication.article(id).card;
        let language = publication.language(card.lang);
        let kind = || card.kind.as_deref().map(|kind| self.type_name(kind, card.lang));
        let authors = publication.terms.of(id).authors.iter();
        let authors: Vec<&str> = authors.map(|(author, _)| &**publication.terms.get(*author).name(card.lang)).collect();
        SocialCard {
            kicker: card.kicker.as_deref().map(str::to_owned).or_else(kind).unwrap_or_default(),
            title: card.title.to_string(),
            authors: language.list_and(&authors),
            publication: publication.config.language(card.lang).title.clone(),
            direction: language.direction(),
        }
    }

    /// A name that no card with other bytes has; none if there is no such card.
    pub(crate) fn social_card_recipe(&self, id: ArticleId) -> Option<Digest> {
        Some(self.plan.sources.stationery.as_ref()?.recipe(&self.social_card(id)))
    }

    /// The whole address of an article's card: another one if the card changes, for networks keep what they have fetched.
    fn social_card_address(&self, id: ArticleId) -> Option<String> {
        let route = self.plan.social_card(id)?;
        let recipe = self.social_card_recipe(id)?.to_string();
        Some(format!("{}?v={}", self.permalink(&route), &recipe[..DIGITS]))
    }
}

/// By the ending of its address; none for one that networks cannot show.
fn media_type(address: &str) -> Option<&'static str> {
    Some(match address.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "avif" => "image/avif",
        _ => return None,
    })
}
