//! What every page has around its own matter.

use super::view::{Html, view};

view! {
    /// What stands at the top level of the context of every template, beside the page's own matter.
    pub struct FrameView<'p> {
        /// Which kind of page this is, by the name of its template: `home`, `article`, `topic_region` …; `year`
        /// for a year of the archive.
        pub kind: &'static str,
        /// The code of the page's language, for `<html lang>`.
        pub lang: &'p str,
        /// The page's own title for `<title>`, with its number from the second page of a list on; on the home page the
        /// publication's name.
        pub title: String,
        /// One or two sentences on the page, for metadata; may be empty.
        pub description: String,
        /// This page's address on its host, ready for `href`.
        pub current_path: String,
        /// This page's whole address.
        pub current_url: String,
        /// The same page in every language that has it, this one included, default language first.
        pub alternates: Vec<AlternateView<'p>>,
        /// The way from the home page to this one, without this one.
        pub breadcrumbs: Vec<LinkView>,
        /// The feeds that a reader of this page may want, the nearest first.
        pub feeds: Vec<FeedLinkView>,
        /// Whether the main menu leads here.
        pub in_menu: bool,
        /// Whether search engines are asked to stay away.
        pub noindex: bool,
        /// Structured data for search engines, a JSON text that is safe inside `<script type="application/ld+json">`.
        pub jsonld: Html,
    }
}

view! {
    /// One language's version of a page.
    pub struct AlternateView<'p> {
        /// The language's code.
        pub lang: &'p str,
        /// The language's own name: `français`.
        pub name: &'p str,
        /// Ready for `href`.
        pub path: String,
        /// The whole address.
        pub permalink: String,
        /// Whether it is the page itself.
        pub current: bool,
    }
}

view! {
    /// A link with its text.
    pub struct LinkView {
        /// The text.
        pub title: String,
        /// Ready for `href`.
        pub path: String,
    }
}

view! {
    /// A feed.
    pub struct FeedLinkView {
        /// What it is a feed of.
        pub title: String,
        /// Ready for `href`.
        pub path: String,
        /// The whole address.
        pub permalink: String,
        /// `atom`, `rss` or `json`.
        pub format: &'static str,
        /// The media type: `application/atom+xml` …
        pub media_type: &'static str,
    }
}

view! {
    /// What all pages of one language share, as `config`.
    pub struct SiteView<'p> {
        /// The publication's name in this language.
        pub title: &'p str,
        /// The publication in a sentence or two.
        pub description: &'p str,
        /// The code of the language.
        pub lang: &'p str,
        /// The language's own name.
        pub language_name: &'p str,
        /// `ltr` or `rtl`.
        pub direction: &'static str,
        /// The home page of this language, ready for `href`.
        pub path: String,
        /// The whole address of the home page of this language.
        pub permalink: String,
        /// The site's root, ready for `href` before the name of a file of `static/`: `/` or `/policy/`.
        pub root: String,
        /// The address that the whole publication is served under, without a final `/`.
        pub base_url: String,
        /// The home pages of the other languages, for a page that has no translation.
        pub languages: Vec<AlternateView<'p>>,
        /// The index pages and static pages that a reader goes to from anywhere.
        pub menu: Vec<MenuView>,
        /// The search page, ready for `href`; none where the publication has no search.
        pub search: Option<String>,
        /// The static pages (`content/pages/`), in their order.
        pub static_pages: Vec<LinkView>,
        /// The style sheets, scripts and icon (`favicon.…`) in `static/`, with the digest of their bytes: `/style.1a2b3c4d.css`.
        pub assets: Vec<AssetView>,
        /// The picture that stands for the publication's name, where `[design]` names one as `logo`.
        pub logo: Option<LogoView>,
        /// The upright face of the font of texts (`serif` in `[design]`), ready for `href`: what every page needs first. None
        /// where the publication has no font of its own.
        pub text_font: Option<String>,
        /// The content security policy, for a `<meta http-equiv>` that stands before everything that is loaded.
        pub security_policy: Option<String>,
        /// The table `[design]` of `config.toml`.
        pub design: &'p crate::config::Table,
        /// The table `[extra]` of `config.toml`.
        pub extra: &'p crate::config::Table,
        /// The version of the program.
        pub generator: &'static str,
    }
}

view! {
    /// The publication's name as a picture.
    pub struct LogoView {
        /// Ready for `src`.
        pub path: String,
        /// Pixels; none if not known.
        pub width: Option<usize>,
        /// Pixels; none if not known.
        pub height: Option<usize>,
    }
}

view! {
    /// An entry of the main menu.
    pub struct MenuView {
        /// What it leads to: `topics`, `regions`, `authors`, `series`, `archive`, `section`, `page`.
        pub kind: &'static str,
        /// The text.
        pub title: String,
        /// Ready for `href`.
        pub path: String,
    }
}

view! {
    /// A static file that the theme may want to name.
    pub struct AssetView {
        /// The name below `static/`: `style.css`.
        pub name: String,
        /// Ready for `href`.
        pub path: String,
    }
}
