//! `masthead init`: the smallest publication that shows what a publication can do.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Started, write_new};
use crate::language::Language;

/// The files of one language: where they go and what they say. `{today}` and `{lang}` are filled in.
type Files = [(&'static str, &'static str)];

const FRENCH: &Files = &[
    ("config.toml", include_str!("starter/fr/config.toml")),
    ("content/_index.md", include_str!("starter/fr/home.md")),
    ("content/articles/un-premier-article.md", include_str!("starter/fr/premier.md")),
    ("content/articles/un-second-article.md", include_str!("starter/fr/second.md")),
    ("content/pages/a-propos.md", include_str!("starter/fr/about.md")),
    ("content/topics/publication.md", include_str!("starter/fr/topic.md")),
    (".gitignore", GITIGNORE),
    (".vscode/tasks.json", TASKS),
];

const ENGLISH: &Files = &[
    ("config.toml", include_str!("starter/en/config.toml")),
    ("content/_index.md", include_str!("starter/en/home.md")),
    ("content/articles/a-first-article.md", include_str!("starter/en/first.md")),
    ("content/articles/a-second-article.md", include_str!("starter/en/second.md")),
    ("content/pages/about.md", include_str!("starter/en/about.md")),
    ("content/topics/publishing.md", include_str!("starter/en/topic.md")),
    (".gitignore", GITIGNORE),
    (".vscode/tasks.json", TASKS),
];

/// Visual Studio Code shows mistakes in their places with it; `docs/editors.md` shows the same file.
const TASKS: &str = include_str!("starter/tasks.json");

const GITIGNORE: &str = "/public/\n/.public.masthead/\n/.masthead/\n";

/// Starts a publication in `dir`. A language other than French gets English texts to begin with.
///
/// # Errors
///
/// If `lang` is no language, if one of the files is there already (then nothing is written), or as the disk says.
pub fn site(dir: &Path, lang: &str, now: i64) -> Result<Started, String> {
    let language = Language::new(lang)
        .ok_or_else(|| format!("`{lang}` is not the code of a language; write `--lang fr` or `--lang en`"))?;
    let is_french = language.code().split('-').next() == Some("fr");
    let files = if is_french { FRENCH } else { ENGLISH };
    if let Some((name, _)) = files.iter().find(|(name, _)| dir.join(name).exists()) {
        return Err(format!("`{}` is there already; nothing was written", dir.join(name).display()));
    }
    let today = Timestamp::from_second(now).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned_datetime(TimeZone::UTC).date();
    for (name, text) in files {
        let text = text.replace("{today}", &today.to_string()).replace("{lang}", language.code());
        write_new(dir, name, &text)?;
    }
    Ok(Started { message: message(dir, is_french) })
}

fn message(dir: &Path, is_french: bool) -> String {
    let enter = if dir == Path::new(".") { String::new() } else { format!("  cd {}\n", dir.display()) };
    let title = if is_french { "\"Mon premier sujet\"" } else { "\"My first subject\"" };
    format!(
        "A publication was started in `{}`. Next:\n\n{enter}  masthead build          makes public/\n  \
         masthead new {title}    starts an article",
        dir.display()
    )
}
