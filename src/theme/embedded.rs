//! The theme `briefing`, carried in the program: used where `config.toml` names none.

use std::sync::Arc;

use super::ThemeFile;

/// The folder that the theme has in Masthead's own repository; diagnostics name its files so.
pub const FOLDER: &str = "themes/briefing";

macro_rules! files {
    ($($name:literal)*) => { &[$( ($name, include_bytes!(concat!("../../themes/briefing/", $name))), )*] };
}

/// Every file of the theme, by its name in the theme's folder, sorted.
pub const FILES: &[(&str, &[u8])] = files! {
    "i18n/ar.ftl"
    "i18n/de.ftl"
    "i18n/en.ftl"
    "i18n/es.ftl"
    "i18n/fr.ftl"
    "i18n/it.ftl"
    "i18n/ja.ftl"
    "i18n/nl.ftl"
    "i18n/pt.ftl"
    "i18n/ru.ftl"
    "i18n/zh-Hant.ftl"
    "i18n/zh.ftl"
    "static/favicon.svg"
    "static/reading.js"
    "static/search.css"
    "static/search.js"
    "static/style.css"
    "static/world.css"
    "templates/404.html"
    "templates/archive.html"
    "templates/article.html"
    "templates/author.html"
    "templates/authors.html"
    "templates/base.html"
    "templates/card.html"
    "templates/components/branches.html"
    "templates/components/cards.html"
    "templates/components/crossing_link.html"
    "templates/components/crossing_list.html"
    "templates/components/letters.html"
    "templates/components/listing.html"
    "templates/components/masthead.html"
    "templates/components/opening_text.html"
    "templates/components/pager.html"
    "templates/components/picture.html"
    "templates/components/term_list.html"
    "templates/components/translation.html"
    "templates/components/world_map.html"
    "templates/home.html"
    "templates/notice.html"
    "templates/page.html"
    "templates/record.html"
    "templates/redirect.html"
    "templates/region.html"
    "templates/regions.html"
    "templates/search.html"
    "templates/section.html"
    "templates/series.html"
    "templates/series_index.html"
    "templates/shared/colophon.html"
    "templates/shared/head.html"
    "templates/shared/masthead.html"
    "templates/shared/script.html"
    "templates/shared/sharing.html"
    "templates/shared/tools.html"
    "templates/topic.html"
    "templates/topic_region.html"
    "templates/topics.html"
    "templates/type.html"
    "templates/world.html"
    "theme.toml"
};

/// `theme.toml`.
pub fn manifest() -> Option<ThemeFile> {
    texts("").into_iter().find(|file| file.name == "theme.toml")
}

/// The templates, by their names in `templates/`.
pub fn templates() -> Vec<ThemeFile> {
    texts("templates/")
}

/// The words, by their names in `i18n/`: `fr.ftl`.
pub fn strings() -> Vec<ThemeFile> {
    texts("i18n/")
}

/// The static files, by their names in `static/`.
pub fn statics() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    FILES.iter().filter_map(|(name, bytes)| Some((name.strip_prefix("static/")?, *bytes)))
}

/// The text of a file by the path that diagnostics give it.
pub fn text(path: &str) -> Option<&'static str> {
    let name = path.strip_prefix(FOLDER)?.strip_prefix('/')?;
    let (_, bytes) = FILES.iter().find(|(known, _)| *known == name)?;
    std::str::from_utf8(bytes).ok()
}

fn texts(folder: &str) -> Vec<ThemeFile> {
    let files = FILES.iter().filter_map(|(name, bytes)| Some((name, name.strip_prefix(folder)?, bytes)));
    files
        .map(|(name, short, bytes)| {
            let path: Arc<str> = format!("{FOLDER}/{name}").into();
            ThemeFile::read(short, &path, bytes.to_vec()).expect("the theme's own files are UTF-8, as a test holds")
        })
        .collect()
}
