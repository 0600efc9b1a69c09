//! One turn: from the site's folder to the finished output, and everything there is to say about it.

pub(crate) mod easel;
mod elsewhere;
mod gallery;
mod inputs;
pub(crate) mod press;
pub(crate) mod reading;
mod remembered;
mod search;
mod store;
mod timings;
mod told;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::tz::TimeZone;

use crate::article::Parsed;
use crate::config::{self, Config, Overrides};
use crate::design;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::editing;
use crate::front_matter;
use crate::language::Language;
use crate::output::{self, Outcome, Output, OutputError};
use crate::page::compose::Composer;
use crate::page::links::check_held_back;
use crate::page::plan::Plan;
use crate::publication::{Gate, Publication};
use crate::source::{self, Carried, Sources};
use crate::theme::{Printer, Theme, embedded, voices};

use easel::{Drawn, Easel};
use gallery::{Gallery, Stocked};
use inputs::inputs;
use reading::Reading;

pub use press::{Listed, Sink};
pub use timings::{Stage, Timings};
pub use told::{SiteTexts, Told};

/// What is asked of a build.
#[derive(Clone, Debug)]
pub struct Order {
    /// The folder of `config.toml`.
    pub site: PathBuf,
    /// Instead of the config's `output`; relative to where the program runs.
    pub output: Option<PathBuf>,
    pub overrides: Overrides,
    /// Warnings count as errors.
    pub strict: bool,
    /// Drafts and pieces outside their time too.
    pub drafts: bool,
    /// Seconds since 1970.
    pub now: i64,
    pub search: Search,
    pub external: External,
    pub on_output: output::Options,
}

/// Whether search indexes are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Search {
    /// Where the configuration does not say otherwise.
    #[default]
    Index,
    /// No: pages are there sooner, and the search page says that it has no index.
    LeaveOut,
}

/// Whether [`check`] asks the hosts of addresses on other sites.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum External {
    #[default]
    Leave,
    Ask,
}

impl Order {
    fn gate(&self) -> Gate {
        if self.drafts { Gate::Open(self.now) } else { Gate::At(self.now) }
    }
}

/// Why there is nothing to show.
#[derive(Debug)]
pub enum Failure {
    /// What people wrote has mistakes: exit code 1.
    Mistakes(Told),
    /// The machine does not let us: exit code 2.
    Machine(String),
}

/// A build that came to its end.
#[derive(Debug)]
pub struct Built {
    pub told: Told,
    pub facts: Facts,
    pub outcome: Outcome,
    /// The output folder.
    pub folder: PathBuf,
    /// The site's own, in which moments are told.
    pub timezone: TimeZone,
    pub timings: Timings,
}

/// Figures for the summary line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Facts {
    /// Pages of HTML.
    pub pages: usize,
    /// Published articles.
    pub articles: usize,
    /// Pieces that the gate holds back.
    pub held_back: usize,
    /// The second at which the gate changes next.
    pub next_change: Option<i64>,
}

/// Hears how far a build is.
pub trait Progress: Sync {
    /// So many files will be printed, or addresses asked for.
    fn begin(&self, all: usize);
    /// One more is.
    fn step(&self);
}

/// Builds the site.
///
/// # Errors
///
/// Mistakes in what people wrote, or what the disk says. The output is then as it was.
pub fn build(order: &Order, progress: &dyn Progress) -> Result<Built, Failure> {
    let mut timings = Timings::start();
    let (config, config_bytes, mut report) = configuration(order)?;
    let timezone = config.timezone.clone();
    let folder = order.output.clone().unwrap_or_else(|| order.site.join(&config.output));
    let output =
        Output::open(&order.site, &folder, order.on_output).map_err(|error| cannot_open(order, &config, error))?;
    let reading = match output.is_remembered() {
        true => Reading::to_compare(order, &config, &mut timings),
        false => Reading::to_build(order, &config, &mut timings),
    };
    let inputs = inputs(order, &config_bytes, &reading.sources);
    if output.is_current(inputs, order.now)
        && let Some((facts, diagnostics)) = remembered::recall(&order.site, inputs)
    {
        timings.end(Stage::Compare);
        return Ok(Built { told: Told { diagnostics }, facts, outcome: output.leave(), folder, timezone, timings });
    }
    timings.end(Stage::Compare);

    let (facts, indexes) =
        with_press(order, config, reading, Scope::Publishing, &mut report, &mut timings, |press, timings| {
            let indexes = print_and_index(order, press, &output, progress, timings)?;
            Ok((press.facts(), indexes))
        })?;
    let outcome =
        output.finish(output::Finish { inputs, now_seconds: order.now, gate: facts.next_change }).map_err(machine)?;
    timings.end(Stage::Finish);
    let told = Told { diagnostics: report.into_diagnostics() };
    remembered::keep(&order.site, inputs, facts, &told.diagnostics);
    remembered::keep_indexes(&order.site, &indexes);
    Ok(Built { told, facts, outcome, folder, timezone, timings })
}

/// Prints all pages. The search indexes are made by another thread meanwhile, if one is free, else afterwards.
fn print_and_index(
    order: &Order,
    press: &press::Press<'_, '_>,
    output: &Output,
    progress: &dyn Progress,
    timings: &mut Timings,
) -> Result<Vec<search::Standing>, press::Fault> {
    let indexing = search::Indexing::new(press.composer, output, remembered::recall_indexes(&order.site));
    let mut print = || {
        let printed = press.print_all(output, progress);
        if let Some(gallery) = press.gallery {
            gallery.clear_out();
        }
        if let Some(easel) = &press.easel {
            easel.clear_out();
        }
        timings.end(Stage::Print);
        if printed.is_err() {
            indexing.give_up();
        }
        printed
    };
    if order.search == Search::LeaveOut {
        return print().map(|()| Vec::new());
    }
    let (printed, indexes) = rayon::join(print, || indexing.put_all());
    if indexing.has_made_any() {
        timings.end(Stage::Index);
    }
    printed.and(indexes)
}

/// Every file of the site to be, but for search indexes, sorted by path, with the digest of its bytes; nothing is written.
///
/// # Errors
///
/// As [`build`].
pub fn list(order: &Order) -> Result<(Vec<Listed>, Told), Failure> {
    let mut timings = Timings::start();
    let (config, _, mut report) = configuration(order)?;
    let reading = Reading::to_build(order, &config, &mut timings);
    let listed =
        with_press(order, config, reading, Scope::Asking, &mut report, &mut timings, |press, _| press.list_all())?;
    Ok((listed, Told { diagnostics: report.into_diagnostics() }))
}

/// Everything that [`build`] checks, templates on every page included, and what an editor wants found; nothing is written.
///
/// # Errors
///
/// As [`build`], but for what only the output's disk can say.
pub fn check(order: &Order, progress: &dyn Progress) -> Result<(Facts, Told), Failure> {
    let mut timings = Timings::start();
    let (config, _, mut report) = configuration(order)?;
    let folder = order.output.clone().unwrap_or_else(|| order.site.join(&config.output));
    output::check_place(&order.site, &folder).map_err(|error| cannot_open(order, &config, error))?;
    let reading = Reading::to_build(order, &config, &mut timings);
    let facts = with_press(order, config, reading, Scope::Editing(progress), &mut report, &mut timings, |press, _| {
        press.check_all().map(|()| press.facts())
    })?;
    Ok((facts, Told { diagnostics: report.into_diagnostics() }))
}

/// Asks something of the publication, with the theme's words; nothing is written.
///
/// # Errors
///
/// As [`build`].
pub fn ask<T>(order: &Order, question: impl FnOnce(&Composer) -> T) -> Result<(T, Told), Failure> {
    let mut timings = Timings::start();
    let (config, _, mut report) = configuration(order)?;
    let reading = Reading::to_build(order, &config, &mut timings);
    let answer = with_press(order, config, reading, Scope::Asking, &mut report, &mut timings, |press, _| {
        Ok(question(press.composer))
    })?;
    Ok((answer, Told { diagnostics: report.into_diagnostics() }))
}

fn configuration(order: &Order) -> Result<(Arc<Config>, Vec<u8>, Report), Failure> {
    let bytes = source::read_config(&order.site)
        .map_err(|error| Failure::Machine(format!("`config.toml` cannot be read: {error}")))?;
    match config::parse(&bytes, &order.overrides) {
        Ok((config, warnings)) => {
            let mut levels = config.levels.clone();
            if order.strict {
                levels.make_strict();
            }
            let mut report = Report::new(levels);
            report.add(warnings);
            Ok((Arc::new(config), bytes, report))
        }
        Err(diagnostics) => Err(Failure::Mistakes(Told { diagnostics })),
    }
}

/// The theme that the program has in itself.
pub(crate) fn carried() -> Carried {
    Carried {
        manifest: embedded::manifest(),
        templates: embedded::templates(),
        strings: embedded::strings(),
        statics: embedded::statics().collect(),
        folder: embedded::FOLDER,
    }
}

/// The theme and the static files alone.
pub(crate) fn theme_alone(site: &Path, config: &Config) -> Sources {
    let mut sources = Sources::theme_alone(site, config.theme.as_deref(), theme_place(config), carried());
    design::dress(config, &mut sources);
    sources
}

/// Where the site names its theme.
fn theme_place(config: &Config) -> Place {
    let path = "config.toml".into();
    config.spans.theme.clone().map_or_else(|| Place::file(&path), |span| Place::span(&path, span))
}

/// How much is said of the texts and pictures.
#[derive(Clone, Copy)]
enum Scope<'s> {
    /// What keeps texts from being published, or readers from reading them.
    Asking,
    /// What keeps pictures from being made smaller too; those that are not there yet are made.
    Publishing,
    /// What an editor wants found too; nothing is made. Hears how many addresses on other sites were asked for.
    Editing(&'s dyn Progress),
}

/// Does everything up to printing, hands over the press, and collects what there is to say.
fn with_press<T>(
    order: &Order,
    config: Arc<Config>,
    reading: Reading,
    scope: Scope<'_>,
    report: &mut Report,
    timings: &mut Timings,
    use_press: impl FnOnce(&press::Press<'_, '_>, &mut Timings) -> Result<T, press::Fault>,
) -> Result<T, Failure> {
    let (mut sources, parsed) = reading.parsed(order, &config, timings);
    report.add(std::mem::take(&mut sources.diagnostics));
    let languages: Vec<Language> =
        config.languages.iter().filter_map(|language| Language::new(&language.code)).collect();

    let mut files = Vec::with_capacity(parsed.len());
    let mut idle: BTreeMap<&'static str, Arc<str>> = BTreeMap::new();
    for (parsed, diagnostics) in parsed {
        if let Some(parsed) = &parsed {
            report.switch_off_in(parsed.source(), parsed.check_off());
        }
        report.add(diagnostics);
        if let Some(Parsed::Article(article)) = &parsed {
            for key in front_matter::idle_keys_present(&article.front) {
                idle.entry(key).or_insert_with(|| article.card.source.clone());
            }
        }
        files.extend(parsed);
    }
    report.add(idle.into_iter().map(|(key, path)| idle_key(key, &path)));

    let (publication, diagnostics) = Publication::once(files, config.clone(), languages, order.gate());
    report.add(diagnostics);
    timings.end(Stage::Publication);

    let plan = Plan::new(&publication, &sources);
    report.add(plan.diagnostics.iter().cloned());
    report.add(check_held_back(&plan, publication.held_back_pieces()));
    if let Scope::Editing(progress) = scope {
        let levels = report.levels().clone();
        report.add(editing::check(&plan, &levels, &SiteTexts { site: &order.site }));
        if order.external == External::Ask {
            report.add(elsewhere::ask(order, &publication, progress));
        }
    }
    timings.end(Stage::Plan);

    let gallery = Gallery::new(&order.site, &plan);
    let stocked = match scope {
        Scope::Asking => Stocked::default(),
        Scope::Publishing => gallery.stock(),
        Scope::Editing(_) => gallery.look_over(),
    };
    if stocked.decoded > 0 {
        timings.end(Stage::Pictures);
    }
    report.add(stocked.diagnostics);

    let (voices, diagnostics) = voices(&sources.theme.strings, &publication.languages);
    report.add(diagnostics);
    let theme = Theme::load(sources.theme.templates.clone(), &voices).map_err(|found| mistakes_with(report, found))?;
    if report.has_errors() {
        return Err(mistakes(report));
    }
    let words: Vec<_> = voices.iter().map(|voice| voice.strings.clone()).collect();
    let composer = Composer::new(&plan, &words);
    let printer = Printer::new(&theme, &composer);
    printer.make_all().map_err(|found| mistakes_with(report, found))?;
    timings.end(Stage::Theme);
    let gallery = (!matches!(scope, Scope::Editing(_))).then_some(&gallery);
    let easel = match scope {
        Scope::Asking => Some(Easel::new(&order.site, &composer, Drawn::Shown)),
        Scope::Publishing => Some(Easel::new(&order.site, &composer, Drawn::Kept)),
        Scope::Editing(_) => None,
    };
    let press = press::Press { composer: &composer, printer: &printer, gallery, easel };
    use_press(&press, timings).map_err(|fault| match fault {
        press::Fault::Mistakes(found) => mistakes_with(report, found),
        press::Fault::Output(error) => machine(error),
        press::Fault::Index(error) => Failure::Machine(format!("the search index cannot be made: {error}")),
    })
}

fn mistakes_with(report: &mut Report, found: Vec<Diagnostic>) -> Failure {
    report.add(found);
    mistakes(report)
}

fn mistakes(report: &mut Report) -> Failure {
    Failure::Mistakes(Told { diagnostics: std::mem::take(report).into_diagnostics() })
}

/// A folder that is not for output is a mistake of the configuration where that names it.
fn cannot_open(order: &Order, config: &Config, error: OutputError) -> Failure {
    if order.output.is_some() || !matches!(error, OutputError::Reserved { .. }) {
        return machine(error);
    }
    let path = "config.toml".into();
    let place = config.spans.output.clone().map_or_else(|| Place::file(&path), |span| Place::span(&path, span));
    let mistake = Diagnostic::new(crate::diagnostic::Rule::BadConfig, place, error.to_string());
    Failure::Mistakes(Told { diagnostics: vec![mistake.help("name a folder of its own: `output = \"public\"`")] })
}

fn machine(error: OutputError) -> Failure {
    match error.help() {
        Some(help) => Failure::Machine(format!("{error}\n  = help: {help}")),
        None => Failure::Machine(error.to_string()),
    }
}

/// Told once for the whole site, at the first file that has the key.
pub(crate) fn idle_key(key: &str, path: &Arc<str>) -> Diagnostic {
    Diagnostic::new(
        crate::diagnostic::Rule::IdleKey,
        Place::value(path, key),
        format!("`{key}` is understood but has no effect yet"),
    )
    .help("keep it or leave it out; this is said once for the whole site")
}
