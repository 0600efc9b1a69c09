//! The YAML between `---` lines at the head of a file, typed. The only module that names `serde_yaml` and `saphyr`.

use std::collections::BTreeMap;

use crate::moment::Moment;

/// The front matter of an article or a page. What was not typed is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontMatter {
    pub title: Option<String>,
    pub id: Option<String>,
    pub subtitle: Option<String>,
    pub kicker: Option<String>,
    pub date: Option<Moment>,
    pub updated: Option<Moment>,
    /// As typed, in order.
    pub tags: Vec<String>,
    pub regions: Vec<String>,
    pub related: Vec<String>,
    pub related_exclude: Vec<String>,
    pub related_limit: Option<usize>,
    pub authors: Vec<Credit>,
    pub summary: Option<String>,
    /// `type`.
    pub kind: Option<String>,
    pub series: Option<String>,
    pub series_number: Option<u32>,
    pub slug: Option<String>,
    pub aliases: Vec<String>,
    pub lang: Option<String>,
    pub translation_of: Option<String>,
    pub draft: bool,
    pub publish_at: Option<Moment>,
    pub expires_at: Option<Moment>,
    pub status: Option<String>,
    pub changes: Vec<Change>,
    pub supersedes: Vec<String>,
    pub withdrawn: Option<Withdrawal>,
    pub key_points: Vec<String>,
    pub recommendations: Vec<Recommendation>,
    pub image: Option<Picture>,
    pub number: Option<String>,
    pub doi: Option<String>,
    pub isbn: Option<String>,
    pub license: Option<String>,
    pub funding: Option<String>,
    pub disclosure: Option<String>,
    pub peer_reviewed: Option<bool>,
    /// Where it first appeared: an address or a reference.
    pub original: Option<String>,
    pub attachments: Vec<Attachment>,
    pub bibliography: Option<String>,
    pub toc: Option<bool>,
    pub template: Option<String>,
    pub weight: Option<i64>,
    pub extra: Extra,
}

/// Own data of the writer, as typed.
pub type Extra = BTreeMap<String, serde_json::Value>;

/// `authors: [{id: europe-desk, role: editor}]`, or a plain name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Credit {
    /// Id or name.
    pub name: String,
    pub role: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub date: Moment,
    pub kind: ChangeKind,
    pub note: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    Update,
    Correction,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Withdrawal {
    pub date: Option<Moment>,
    pub reason: String,
}

/// `recommendations: [{text, addressee, topics}]`, or a plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recommendation {
    pub text: String,
    pub addressee: Option<String>,
    pub topics: Vec<String>,
}

/// `image: {src, alt, caption, credit}`, or a plain path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    pub src: String,
    pub alt: Option<String>,
    pub caption: Option<String>,
    pub credit: Option<String>,
}

/// `attachments: [{src, title}]`, or a plain path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attachment {
    pub src: String,
    pub title: Option<String>,
}

/// The front matter of a term's own file: `content/topics/trade.md`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TermFrontMatter {
    /// By language code; a plain string stands under `""` and means the language of the file.
    pub titles: BTreeMap<String, String>,
    pub synonyms: Vec<String>,
    pub parent: Option<String>,
    pub codes: Vec<String>,
    pub summary: Option<String>,
    pub image: Option<Picture>,
    pub weight: Option<i64>,
    pub aliases: Vec<String>,
    pub lang: Option<String>,
    pub sort_name: Option<String>,
    pub role: Option<String>,
    pub email: Option<String>,
    pub orcid: Option<String>,
    pub links: Vec<String>,
    pub photo: Option<String>,
    pub organisation: Option<String>,
    pub extra: Extra,
}
