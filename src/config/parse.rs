//! `config.toml` → [`Config`], every mistake in one go. (A first version, to be replaced by the full one.)

use super::*;
use crate::diagnostic::{Diagnostic, Place, Rule};

/// What the command line and the environment say over the file.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// `--base-url`, else `MASTHEAD_BASE_URL`.
    pub base_url: Option<String>,
    pub lenient: bool,
}

pub fn parse(bytes: &[u8], overrides: &Overrides) -> Result<(Config, Vec<Diagnostic>), Vec<Diagnostic>> {
    let fail = |m: &str| vec![Diagnostic::new(Rule::BadConfig, Place::file(&"config.toml".into()), m)];
    let t: toml::Table = std::str::from_utf8(bytes)
        .map_err(|e| fail(&e.to_string()))?
        .parse()
        .map_err(|e: toml::de::Error| fail(&e.to_string()))?;
    let s = |k: &str| t.get(k).and_then(|v| v.as_str()).map(str::to_owned);
    let code = s("language").or(s("default_language")).unwrap_or("en".into());
    let base = overrides
        .base_url
        .clone()
        .or(s("base_url"))
        .and_then(|b| BaseUrl::parse(&b))
        .ok_or_else(|| fail("base_url"))?;
    let title = s("title").unwrap_or_default();
    let description = s("description").unwrap_or_default();
    let mut languages = vec![LanguageConfig {
        code: code.as_str().into(),
        title: title.clone(),
        description: description.clone(),
        paths: Paths::default(),
    }];
    if let Some(l) = t.get("languages").and_then(|v| v.as_table()) {
        for (c, v) in l {
            if *c == code {
                continue;
            }
            let g = |k: &str| v.get(k).and_then(|v| v.as_str()).map(str::to_owned);
            languages.push(LanguageConfig {
                code: c.as_str().into(),
                title: g("title").unwrap_or(title.clone()),
                description: g("description").unwrap_or(description.clone()),
                paths: Paths::default(),
            });
        }
    }
    let sub = |a: &str, b: &str| t.get(a).and_then(|v| v.get(b));
    let flag = |b: &str| sub("pages", b).and_then(|v| v.as_bool()).unwrap_or(true);
    let mut levels = Levels::default();
    if overrides.lenient {
        levels.make_lenient();
    }
    let formats = sub("feeds", "formats").and_then(|v| v.as_array()).map(|a| {
        a.iter()
            .filter_map(|v| match v.as_str()? {
                "atom" => Some(FeedFormat::Atom),
                "rss" => Some(FeedFormat::Rss),
                "json" => Some(FeedFormat::Json),
                _ => None,
            })
            .collect()
    });
    let terms = sub("feeds", "terms")
        .and_then(|v| v.as_array())
        .map(|a| a.iter().filter_map(|v| TermKind::ALL.into_iter().find(|k| Some(k.folder()) == v.as_str())).collect())
        .unwrap_or(TermKind::ALL.to_vec());
    let config = Config {
        base_url: base,
        languages,
        theme: s("theme"),
        output: s("output").unwrap_or("public".into()),
        timezone: s("timezone").and_then(|z| TimeZone::get(&z).ok()).unwrap_or(TimeZone::UTC),
        paginate_by: t.get("paginate_by").and_then(|v| v.as_integer()).unwrap_or(20) as usize,
        related: RelatedConfig { limit: sub("related", "limit").and_then(|v| v.as_integer()).unwrap_or(6) as usize },
        feeds: FeedsConfig {
            formats,
            terms,
            limit: sub("feeds", "limit").and_then(|v| v.as_integer()).unwrap_or(20) as usize,
            news: false,
        },
        pages: PagesConfig {
            topic_region: flag("topic_region"),
            archive: flag("archive"),
            types: flag("types"),
            sections: flag("sections"),
        },
        markdown: MarkdownConfig { highlight: true },
        regions: vec![],
        levels,
        design: Table::new(),
        extra: Table::new(),
        spans: Spans::default(),
    };
    Ok((config, vec![]))
}
