//! `masthead build` and `masthead list`.

use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::arguments::{BuildArguments, ForeignArgument, ListArguments, ListFormat, MessageFormat, SiteArguments};
use super::{CANNOT, GOOD, MISTAKES, say};
use crate::build::{self, Built, External, Failure, Order, Search};
use crate::config::Overrides;
use crate::output::{Exchange, Foreign, Options, Way};
use crate::route::BaseUrl;
use crate::source::find_site;

/// What a person types to force the portable way of writing, for tests of it.
const NO_EXCHANGE: &str = "MASTHEAD_NO_EXCHANGE";

pub fn run(arguments: &BuildArguments) -> u8 {
    let mut order = match order(&arguments.site) {
        Ok(order) => order,
        Err(code) => return code,
    };
    order.output = arguments.output.clone();
    order.on_output.foreign = match arguments.foreign {
        ForeignArgument::Refuse => Foreign::Refuse,
        ForeignArgument::Keep => Foreign::Keep,
        ForeignArgument::Delete => Foreign::Delete,
    };
    if arguments.no_search {
        order.search = Search::LeaveOut;
    }
    let bar = say::Bar::new();
    let result = with_jobs(arguments.site.jobs, || build::build(&order, &bar));
    bar.end();
    match result {
        Some(Ok(built)) => finished(arguments, &order, &built),
        Some(Err(failure)) => failed_as(arguments.format, &order, failure),
        None => CANNOT,
    }
}

pub fn list(arguments: &ListArguments) -> u8 {
    let order = match order(&arguments.site) {
        Ok(order) => order,
        Err(code) => return code,
    };
    match with_jobs(arguments.site.jobs, || build::list(&order)) {
        Some(Ok((files, told))) => {
            say::tell(&order.site, &told);
            let lines = files.iter().map(|file| match arguments.format {
                ListFormat::Json => serde_json::to_string(file).unwrap_or_default() + "\n",
                ListFormat::Text => format!("{:<12} {:<5} {}\n", file.kind, file.language, file.route),
            });
            say::data(&lines.collect::<String>());
            GOOD
        }
        Some(Err(failure)) => failed(&order, failure),
        None => CANNOT,
    }
}

/// The site's folder: as typed, else the nearest.
pub(super) fn site(root: Option<&PathBuf>) -> Result<PathBuf, u8> {
    let found = match root {
        Some(root) if root.join("config.toml").is_file() => std::path::absolute(root).ok(),
        Some(root) => {
            say::cannot(&format!("no `config.toml` in `{}`; `masthead init {0}` starts one", root.display()));
            return Err(CANNOT);
        }
        None => std::env::current_dir().ok().and_then(|here| find_site(&here)),
    };
    found.ok_or_else(|| {
        say::cannot("no `config.toml` here or above; `masthead init .` starts one");
        CANNOT
    })
}

pub(super) fn order(arguments: &SiteArguments) -> Result<Order, u8> {
    let site = site(arguments.root.as_ref())?;
    let now = now(arguments.now.as_deref()).map_err(|message| {
        say::cannot(&message);
        CANNOT
    })?;
    // A build server passes on what is not set as an empty text.
    let base_url = arguments.base_url.clone().filter(|url| !url.is_empty());
    if let Some(url) = base_url.as_deref().filter(|url| BaseUrl::parse(url).is_none()) {
        say::cannot(&format!("`{url}` is not the address of a site; write `--base-url https://example.org`"));
        return Err(CANNOT);
    }
    let exchange = if std::env::var_os(NO_EXCHANGE).is_some() { Exchange::Never } else { Exchange::Auto };
    Ok(Order {
        site,
        output: None,
        overrides: Overrides { base_url, lenient: arguments.lenient },
        strict: arguments.strict,
        drafts: arguments.drafts,
        now,
        search: Search::default(),
        external: External::default(),
        on_output: Options { foreign: Foreign::Refuse, exchange },
    })
}

/// `--now`, else `SOURCE_DATE_EPOCH`, else the clock; in seconds since 1970.
pub(super) fn now(typed: Option<&str>) -> Result<i64, String> {
    if let Some(typed) = typed {
        return parse_now(typed).ok_or_else(|| {
            format!("`{typed}` is not a time; write `--now 2026-03-14` or `--now 2026-03-14T09:30:00+01:00`")
        });
    }
    match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(epoch) => epoch.trim().parse().map_err(|_| format!("SOURCE_DATE_EPOCH is `{epoch}`, which is not a number")),
        Err(_) => Ok(Timestamp::now().as_second()),
    }
}

fn parse_now(typed: &str) -> Option<i64> {
    if let Ok(seconds) = typed.parse() {
        return Some(seconds);
    }
    if let Ok(instant) = typed.parse::<Timestamp>() {
        return Some(instant.as_second());
    }
    let day: Date = typed.parse().ok()?;
    Some(day.to_zoned_datetime(TimeZone::UTC).ok()?.timestamp().as_second())
}

pub(super) fn with_jobs<T: Send>(jobs: Option<usize>, work: impl FnOnce() -> T + Send) -> Option<T> {
    match rayon::ThreadPoolBuilder::new().num_threads(jobs.unwrap_or(0)).build() {
        Ok(pool) => Some(pool.install(work)),
        Err(error) => {
            say::cannot(&format!("the threads cannot be started: {error}"));
            None
        }
    }
}

pub(super) fn failed(order: &Order, failure: Failure) -> u8 {
    failed_as(MessageFormat::Human, order, failure)
}

fn failed_as(format: MessageFormat, order: &Order, failure: Failure) -> u8 {
    match failure {
        Failure::Mistakes(told) => {
            say::tell_as(format, &order.site, &told);
            say::note("nothing was changed");
            MISTAKES
        }
        Failure::Machine(message) => {
            say::cannot(&message);
            CANNOT
        }
    }
}

fn finished(arguments: &BuildArguments, order: &Order, built: &Built) -> u8 {
    say::tell_as(arguments.format, &order.site, &built.told);
    if let Some(path) = &arguments.manifest {
        let lines = built.outcome.manifest.iter().map(|(path, digest)| format!("{digest}  {path}\n"));
        if let Err(error) = std::fs::write(path, lines.collect::<String>()) {
            say::cannot(&format!("`{}` cannot be written: {error}", path.display()));
            return CANNOT;
        }
    }
    if arguments.timings {
        for (stage, took) in &built.timings.stages {
            say::note(&format!("{:>9.3} ms  {}", took.as_secs_f64() * 1000.0, stage.name()));
        }
    }
    say::note(&summary(built));
    GOOD
}

/// `1,204 pages from 612 articles in 0.21 s, 3 changed`, and what else an editor should know.
fn summary(built: &Built) -> String {
    let facts = &built.facts;
    let mut text = format!(
        "{} from {} in {:.2} s, ",
        say::count(facts.pages, "page"),
        say::count(facts.articles, "article"),
        built.timings.total().as_secs_f64()
    );
    text.push_str(&match (built.outcome.changed.len(), built.outcome.removed) {
        (0, 0) => "nothing changed".to_owned(),
        (changed, 0) => format!("{} changed", say::grouped(changed)),
        (changed, removed) => format!("{} changed, {} removed", say::grouped(changed), say::grouped(removed)),
    });
    text.push_str(&format!(": {}", built.folder.display()));
    if built.outcome.way == Way::Replaced {
        text.push_str("\nthe output folder cannot be exchanged in one step here; its files were replaced one by one");
    }
    if facts.held_back > 0 {
        text.push_str(&format!("\n{} held back (drafts, scheduled or expired)", say::count(facts.held_back, "piece")));
    }
    if let Some(next) = facts.next_change.and_then(|second| Timestamp::from_second(second).ok()) {
        let next = next.to_zoned_datetime(built.timezone.clone()).strftime("%Y-%m-%d %H:%M %:z").to_string();
        text.push_str(&format!("\nthe next piece appears or expires on {next}: build again then"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn now_is_a_day_an_instant_or_seconds() {
        assert_eq!(parse_now("2026-03-14"), Some(1_773_446_400));
        assert_eq!(parse_now("2026-03-14T01:00:00+01:00"), Some(1_773_446_400));
        assert_eq!(parse_now("1773446400"), Some(1_773_446_400));
        assert_eq!(parse_now("14 March"), None);
    }
}
