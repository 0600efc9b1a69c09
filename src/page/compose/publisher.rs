//! The organisation behind the publication, as structured data tells it: on every article and on the home page.

use super::json::Json;
use crate::config::LangId;
use crate::page::addresses::Addresses;
use crate::publication::Publication;

/// What the organisation is called: `[publisher] name`, else the publication's own name.
pub(super) fn name(publication: &Publication, lang: LangId) -> &str {
    let own = publication.config.publisher.name.as_deref();
    own.unwrap_or(&publication.config.language(lang).title)
}

/// In the words of one language.
pub(super) fn organization(publication: &Publication, addresses: &Addresses<'_>, lang: LangId) -> String {
    let config = &publication.config;
    let publisher = &config.publisher;
    let home = config.base_url.permalink(&addresses.home(LangId::DEFAULT));
    let whole = |typed: &String| match typed.starts_with('/') {
        true => format!("{}{}{typed}", config.base_url.origin(), config.base_url.path()),
        false => typed.clone(),
    };
    let mut json = Json::new();
    json.text_field("@type", "Organization");
    json.text_field("@id", &format!("{home}#publisher"));
    json.text_field("name", name(publication, lang));
    json.text_field("url", &publisher.url.as_ref().map_or_else(|| home.clone(), whole));
    if let Some(logo) = &publisher.logo {
        json.key("logo");
        json.open('{');
        json.text_field("@type", "ImageObject");
        json.text_field("url", &whole(logo));
        json.close('}');
    }
    json.list_field("sameAs", &publisher.same_as, |json, address| json.text(&whole(address)));
    for (key, address) in [
        ("publishingPrinciples", &publisher.publishing_principles),
        ("correctionsPolicy", &publisher.corrections_policy),
        ("ownershipFundingInfo", &publisher.ownership_funding),
    ] {
        json.optional_field(key, address.as_ref().map(whole).as_deref());
    }
    json.end()
}
