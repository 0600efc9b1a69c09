//! `[publisher]`: who stands behind the publication, as search engines are told.

use super::mistakes;
use super::section::{Reader, Value};

/// The organisation. What is not said is not told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublisherConfig {
    /// Without it the publication's own name.
    pub name: Option<String>,
    /// Without it the home page.
    pub url: Option<String>,
    /// A file of `static/`, or an address elsewhere.
    pub logo: Option<String>,
    /// Its pages elsewhere.
    pub same_as: Vec<String>,
    pub publishing_principles: Option<String>,
    pub corrections_policy: Option<String>,
    pub ownership_funding: Option<String>,
}

pub(super) fn read(reader: &mut Reader, value: Option<Value>) -> PublisherConfig {
    let mut publisher = PublisherConfig::default();
    let Some(mut section) = reader.section(value) else { return publisher };
    publisher.name = reader.text(section.take("name"));
    let addresses = [
        ("url", &mut publisher.url),
        ("logo", &mut publisher.logo),
        ("publishing_principles", &mut publisher.publishing_principles),
        ("corrections_policy", &mut publisher.corrections_policy),
        ("ownership_funding", &mut publisher.ownership_funding),
    ];
    for (key, address) in addresses {
        *address = address_of(reader, section.take(key));
    }
    for (typed, span) in reader.texts(section.take("same_as")).unwrap_or_default() {
        match is_address(&typed) {
            true => publisher.same_as.push(typed),
            false => reader.tell(mistakes::bad_address(reader.at(&span), "publisher.same_as", &typed)),
        }
    }
    reader.finish(section);
    publisher
}

fn address_of(reader: &mut Reader, value: Option<Value>) -> Option<String> {
    let (place, name) = value.as_ref().map(|value| (reader.at(&value.span), value.name.clone()))?;
    let typed = reader.text(value)?;
    if !is_address(&typed) {
        reader.tell(mistakes::bad_address(place, &name, &typed));
        return None;
    }
    Some(typed)
}

/// Whether it is an address on the site or elsewhere.
fn is_address(typed: &str) -> bool {
    let is_elsewhere =
        ["https://", "http://"].iter().any(|scheme| typed.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
    let is_on_site = typed.starts_with('/') && !typed.starts_with("//");
    (is_elsewhere || is_on_site) && !typed.contains(char::is_whitespace)
}
