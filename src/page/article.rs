//! What an article's own page shows.

use std::borrow::Cow;

use super::view::{CardRef, Html, PrintedCard, TermRef, view};

view! {
    /// An article (or a static page) on its own page, as `page`.
    pub struct ArticleView<'p> {
        /// The permanent name, the same in every address it ever had.
        pub id: &'p str,
        /// The title.
        pub title: &'p str,
        /// The second line.
        pub subtitle: Option<&'p str>,
        /// The short label above the title.
        pub kicker: Option<&'p str>,
        /// The editor's summary; none where it was cut from the text.
        pub summary: Option<&'p str>,
        /// The summary, or the first paragraph cut to at most 200 characters; for metadata.
        pub description: &'p str,
        /// The day of record, `2026-03-14`.
        pub date: Option<String>,
        /// The day of record with its time, as RFC 3339.
        pub published: Option<String>,
        /// The day of the last substantive change.
        pub updated: Option<String>,
        /// The last segment of the address.
        pub slug: &'p str,
        /// Ready for `href`.
        pub path: String,
        /// The whole address.
        pub permalink: String,
        /// The file that it was written in, from the site's folder.
        pub source: &'p str,
        /// The language's code.
        pub lang: &'p str,
        /// The section's folder: `articles`; empty for a static page.
        pub section: &'p str,
        /// `policy-brief`, `analysis` …
        pub r#type: Option<&'p str>,
        /// The listing of that type, ready for `href`.
        pub type_path: Option<String>,
        /// The text. Its footnotes end it, unless there are recommendations.
        pub content: Html,
        /// The footnotes, where there are recommendations: they stand below those.
        pub notes: Html,
        /// The headings, nested.
        pub toc: Vec<TocView<'p>>,
        /// Whether a table of contents is wanted: the key `toc`, else three headings or more.
        pub show_toc: bool,
        /// The table of contents as nested lists of links; empty where none is wanted.
        pub contents: Html,
        /// Words of running text.
        pub word_count: usize,
        /// Minutes to read, at least 1.
        pub reading_time: usize,
        /// The authors, in order.
        pub authors: Vec<CreditView>,
        /// The other languages that have it.
        pub translations: Vec<super::frame::AlternateView<'p>>,
        /// Articles whose text links here, newest first.
        pub backlinks: Vec<CardRef>,
        /// Topics, in the editor's order.
        pub topics: Vec<TermRef>,
        /// Regions, in the editor's order.
        pub regions: Vec<TermRef>,
        /// The pages where one of its topics meets one of its regions.
        pub crossings: Vec<super::listing::CrossingView>,
        /// Its place in a series.
        pub series: Option<SeriesPlaceView>,
        /// The next older article of its section.
        pub previous: Option<CardRef>,
        /// The next newer article of its section.
        pub next: Option<CardRef>,
        /// The related articles: the editor's own first, in order.
        pub related: Vec<RelatedView<'p>>,
        /// The lead picture.
        pub image: Option<PictureView<'p>>,
        /// The key points, as text.
        pub key_points: Vec<&'p str>,
        /// The recommendations.
        pub recommendations: Vec<RecommendationView<'p>>,
        /// The state of the piece, in the editor's words: `in force`, `archived` …
        pub status: Option<&'p str>,
        /// Set if the piece was withdrawn.
        pub withdrawn: Option<WithdrawalView<'p>>,
        /// Updates and corrections, newest first.
        pub changes: Vec<ChangeView<'p>>,
        /// Earlier pieces that this one replaces.
        pub supersedes: Vec<CardRef>,
        /// Later pieces that replace this one.
        pub superseded_by: Vec<CardRef>,
        /// The number in the publication's own count: `2026/07`.
        pub number: Option<&'p str>,
        /// The bare DOI: `10.1000/182`.
        pub doi: Option<&'p str>,
        /// The ISBN.
        pub isbn: Option<&'p str>,
        /// The licence, as text.
        pub license: Option<&'p str>,
        /// The address of the licence's text, where it is a known one.
        pub license_url: Option<&'static str>,
        /// Who paid.
        pub funding: Option<&'p str>,
        /// Interests disclosed.
        pub disclosure: Option<&'p str>,
        /// Whether it was reviewed by peers; none if not said.
        pub peer_reviewed: Option<bool>,
        /// Where it first appeared.
        pub original: Option<&'p str>,
        /// Files to download.
        pub attachments: Vec<AttachmentView<'p>>,
        /// How to cite it, as text in the page's language.
        pub citation: String,
        /// The writer's own data.
        pub extra: &'p crate::config::Table,
        /// Whether it is a draft (only in builds with drafts).
        pub draft: bool,
    }
}

view! {
    /// An article as lists show it.
    pub struct CardView<'p> {
        /// The permanent name.
        pub id: &'p str,
        /// The title.
        pub title: &'p str,
        /// The second line.
        pub subtitle: Option<&'p str>,
        /// The short label above the title.
        pub kicker: Option<&'p str>,
        /// The summary: the editor's, else the first paragraph; at most 200 characters, at a word, with `…`.
        pub summary: &'p str,
        /// The same as `summary`, under the name that Zola uses.
        pub description: &'p str,
        /// The day of record, `2026-03-14`.
        pub date: Option<String>,
        /// The day of the last substantive change.
        pub updated: Option<String>,
        /// Ready for `href`.
        pub path: String,
        /// The whole address.
        pub permalink: String,
        /// The language's code.
        pub lang: &'p str,
        /// The section's folder.
        pub section: &'p str,
        /// `policy-brief`, `analysis` …
        pub r#type: Option<&'p str>,
        /// The authors.
        pub authors: Vec<TermRef>,
        /// Topics, in the editor's order.
        pub topics: Vec<TermRef>,
        /// Regions, in the editor's order.
        pub regions: Vec<TermRef>,
        /// The number in the publication's own count.
        pub number: Option<&'p str>,
        /// Minutes to read.
        pub reading_time: usize,
        /// The lead picture.
        pub image: Option<PictureView<'p>>,
        /// Whether it was withdrawn.
        pub withdrawn: bool,
    }
}

view! {
    /// A heading in the table of contents.
    pub struct TocView<'p> {
        /// The anchor.
        pub id: &'p str,
        /// The heading as inline HTML.
        pub title: Html,
        /// The heading as text.
        pub text: &'p str,
        /// 2 to 6.
        pub level: usize,
        /// The headings below it.
        pub children: Vec<TocView<'p>>,
    }
}

view! {
    /// An author of an article.
    pub struct CreditView {
        /// The author.
        pub author: TermRef,
        /// What they did, in the editor's words.
        pub role: Option<String>,
    }
}

view! {
    /// The place of an article in its series.
    pub struct SeriesPlaceView {
        /// The series.
        pub term: TermRef,
        /// The number that the editor gave, else the place in order of date, from 1.
        pub number: usize,
        /// How many parts are published.
        pub total: usize,
        /// The part before.
        pub previous: Option<CardRef>,
        /// The part after.
        pub next: Option<CardRef>,
    }
}

view! {
    /// One entry of a related list.
    pub struct RelatedView<'p> {
        /// The other article.
        pub page: CardRef,
        /// The same as `card.html` prints it; nothing where the theme has no such template.
        pub card: PrintedCard,
        /// How near it is, 0 to 1; 1 for the editor's own choice.
        pub score: f64,
        /// Whether the editor chose it.
        pub pinned: bool,
        /// Why it is here, as short texts in the page's language; what weighs most first. None for the editor's own choice.
        pub reasons: Vec<Cow<'p, str>>,
    }
}

view! {
    /// A picture.
    pub struct PictureView<'p> {
        /// Ready for `src`.
        pub path: String,
        /// The whole address.
        pub permalink: String,
        /// Pixels; none if not known.
        pub width: Option<usize>,
        /// Pixels; none if not known.
        pub height: Option<usize>,
        /// Its smaller versions, ready for `srcset`; none if it has none.
        pub srcset: Option<String>,
        /// How wide it is shown, ready for `sizes`; none where `srcset` is none.
        pub sizes: Option<&'p str>,
        /// What it shows, for those who do not see it.
        pub alt: &'p str,
        /// The line under it.
        pub caption: Option<&'p str>,
        /// Whose it is.
        pub credit: Option<&'p str>,
    }
}

view! {
    /// A recommendation.
    pub struct RecommendationView<'p> {
        /// What is recommended.
        pub text: &'p str,
        /// To whom.
        pub addressee: Option<&'p str>,
        /// The topics it belongs to.
        pub topics: Vec<TermRef>,
    }
}

view! {
    /// A withdrawal.
    pub struct WithdrawalView<'p> {
        /// The day.
        pub date: Option<String>,
        /// Why.
        pub reason: &'p str,
    }
}

view! {
    /// An update or a correction.
    pub struct ChangeView<'p> {
        /// The day.
        pub date: String,
        /// `update` or `correction`.
        pub kind: &'static str,
        /// What changed.
        pub note: &'p str,
    }
}

view! {
    /// A file to download.
    pub struct AttachmentView<'p> {
        /// The title, else the file's name.
        pub title: &'p str,
        /// Ready for `href`.
        pub path: String,
        /// The ending in capitals: `PDF`.
        pub format: String,
        /// Bytes.
        pub size: usize,
    }
}
