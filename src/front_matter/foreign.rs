//! Keys of Hugo, Zola and Jekyll that mean something here under another name or in another way.

use super::keys::{self, Key};
use super::node::{Content, Node};
use super::resolve::truth;

/// What to write instead of a key that another program knows; none if no program does, or if it has no counterpart.
pub(super) fn help(keys: &'static [Key], key: &str, value: &Node) -> Option<String> {
    // Files of terms have hardly any of the keys named below.
    keys::find(keys, "tags")?;
    let text = match &value.content {
        Content::Scalar { text, .. } => Some(text.trim()),
        _ => None,
    };
    Some(match key {
        "categories" | "category" | "keywords" | "tag" => match items(value).as_deref() {
            Some(items) if !items.is_empty() => {
                format!("there is one kind of topic: write `tags: [{}]`", items.join(", "))
            }
            _ => "there is one kind of topic: write `tags: [first, second]`".to_owned(),
        },
        "taxonomies" => "write what stands in it as keys of their own: `tags: [first, second]`".to_owned(),
        "permalink" | "url" | "path" => match text {
            Some(address) if address.starts_with('/') => {
                format!("to lead readers here from that address, write `aliases: [{address}]`")
            }
            Some("false") => "take it out".to_owned(),
            _ => "an address is made of folder and `slug`; former ones go under `aliases`".to_owned(),
        },
        "expiration_date" | "expire_date" | "unpublish_date" => "write `expires_at: YYYY-MM-DD`".to_owned(),
        "embargo" | "embargo_until" | "release_date" => "write `publish_at: YYYY-MM-DD HH:MM`".to_owned(),
        "published" => match truth(value) {
            Some(false) => "write `draft: true`".to_owned(),
            _ => "take it out: what is not a draft is published".to_owned(),
        },
        "language" | "lang_code" | "languageCode" => format!("write `lang: {}`", text.unwrap_or("en")),
        "image_alt" | "image_caption" | "image_figcaption" | "image_credit" | "featured_image_alt" => {
            "write `image: {src: …, alt: …, caption: …, credit: …}`".to_owned()
        }
        "cover" | "thumbnail" | "featured_image" | "images" | "hero_image" => {
            "write `image: {src: …, alt: …}`".to_owned()
        }
        "modified" | "last_modified" | "modified_date" => "write `updated: YYYY-MM-DD`".to_owned(),
        "pdf" => "write `attachments: [file.pdf]`".to_owned(),
        _ => return None,
    })
}

/// Whether the key says, in another program's words, that the piece is not to be published.
pub(super) fn holds_back(key: &str, value: &Node) -> bool {
    key == "published" && truth(value) == Some(false)
}

fn items(value: &Node) -> Option<Vec<String>> {
    let text = |node: &Node| match &node.content {
        Content::Scalar { text, .. } => Some(text.clone()),
        _ => None,
    };
    match &value.content {
        Content::List(items) => items.iter().map(text).collect(),
        _ => text(value).map(|text| vec![text]),
    }
}
