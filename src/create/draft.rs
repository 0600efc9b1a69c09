//! `masthead new`: an article with the keys that an editor fills in.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::Timestamp;

use super::write_new;
use crate::article::{self, Parsed};
use crate::config::{self, Config, Overrides};
use crate::diagnostic::Place;
use crate::slug::slug;
use crate::source::{Carried, Sources, read_config};

/// Topics that the comment names.
const TOPICS_SHOWN: usize = 8;

/// What is asked for.
pub struct Draft<'a> {
    pub site: &'a Path,
    pub title: &'a str,
    pub lang: Option<&'a str>,
    pub section: &'a str,
    pub kind: Option<&'a str>,
    /// Seconds since 1970.
    pub now: i64,
}

/// Writes the file; its path from the site's folder.
///
/// # Errors
///
/// If the configuration cannot be read, the title has nothing to make an address of, the language or the section cannot
/// be, or the file is there already.
pub fn draft(draft: &Draft<'_>) -> Result<String, String> {
    let bytes = read_config(draft.site).map_err(|error| format!("`config.toml` cannot be read: {error}"))?;
    let (config, _) = config::parse(&bytes, &Overrides::default())
        .map_err(|_| "`config.toml` has mistakes; `masthead build` tells them".to_owned())?;
    let slug = slug(draft.title);
    if slug.is_empty() {
        return Err(format!("`{}` has no letter to make an address of", draft.title));
    }
    let section = draft.section.trim_matches('/');
    if section.split('/').any(|part| part.is_empty() || part.starts_with('.') || part.contains('\\')) {
        return Err(format!("`{}` is not the name of a folder of content/", draft.section));
    }
    let ending = match draft.lang.map(|code| (code, config.lang_of(code))) {
        None => String::new(),
        Some((_, Some(lang))) if lang.is_default() => String::new(),
        Some((_, Some(lang))) => format!(".{}", config.language(lang).code),
        Some((code, None)) => {
            return Err(format!("`config.toml` declares no language `{code}`; add `[languages.{code}]`"));
        }
    };
    let path = format!("content/{section}/{slug}{ending}.md");
    write_new(draft.site, &path, &text(draft, &config))?;
    Ok(path)
}

fn text(draft: &Draft<'_>, config: &Config) -> String {
    let today = Timestamp::from_second(draft.now).unwrap_or(Timestamp::UNIX_EPOCH);
    let today = today.to_zoned_datetime(config.timezone.clone()).date();
    let kind = draft.kind.map_or(String::new(), |kind| format!("type: {}\n", quoted(kind)));
    let topics = common_topics(draft.site, config);
    let hint = if topics.is_empty() { String::new() } else { format!(" # {}", topics.join(", ")) };
    format!(
        "---\ntitle: {}\ndate: {today}\n{kind}draft: true\nsummary: \"\"\ntags: []{hint}\nregion: []\nauthors: []\n---\n\n",
        quoted(draft.title)
    )
}

/// YAML's double quotes take everything.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_else(|_| "\"\"".to_owned())
}

/// The site's topics, the most used first.
fn common_topics(site: &Path, config: &Config) -> Vec<String> {
    let place = Place::file(&"config.toml".into());
    let sources = Sources::read(site, None, place, Carried::default());
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for source in &sources.texts {
        if let (Some(Parsed::Article(article)), _) = article::parse(source, config) {
            for tag in article.card.tags {
                *uses.entry(tag).or_default() += 1;
            }
        }
    }
    let mut topics: Vec<(String, usize)> = uses.into_iter().collect();
    topics.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    topics.into_iter().take(TOPICS_SHOWN).map(|(topic, _)| topic).collect()
}
