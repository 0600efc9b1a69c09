//! What related lists cost: the words of the texts, the counts over all of them, the lists, and one list.
//!
//!     cargo bench --bench related -- SITE...
//!
//! Each site is a folder with `config.toml`; nothing is written. One thread does all, so that on a quiet machine the times
//! are those of the processor. Words and counts are medians of three runs, the lists of all articles are made once.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use masthead::article;
use masthead::config::{self, Overrides};
use masthead::digest::Digest;
use masthead::language::Language;
use masthead::publication::related::AllCounts;
use masthead::publication::{Gate, Publication};
use masthead::source::Source;
use masthead::words::{Field, Passages, Words};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const RUNS: usize = 3;

/// A moment after the last article of the generated sites: 2026-11-01.
const NOW: i64 = 1_793_491_200;

fn main() {
    let arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    let sites: Vec<PathBuf> = arguments.map(Into::into).collect();
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global().expect("nothing has run on several threads yet");
    println!(
        "| articles | words, s | counts, s | lists, s | all three, s | one list, ms: median | ninth decile | slowest |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for site in sites {
        println!("{}", Figures::of(&site).row());
    }
}

struct Figures {
    words: Duration,
    counts: Duration,
    /// By article, ascending.
    lists: Vec<Duration>,
}

impl Figures {
    fn of(site: &Path) -> Self {
        let sources = sources(site);
        let texts: Vec<Passages> = sources.iter().map(typed).collect();
        let words = median(|| texts.iter().for_each(|text| drop(Words::of(text, "en"))));
        drop(texts);
        let publication = publication(site, sources);
        let uncounted = publication.texts_to_count();
        let counts = median(|| drop(AllCounts::new(&uncounted)));
        let listed = publication.listed.iter().flatten();
        let mut lists: Vec<Duration> = listed.map(|id| time(|| drop(publication.related(*id)))).collect();
        lists.sort_unstable();
        Self { words, counts, lists }
    }

    fn row(&self) -> String {
        let all: Duration = self.lists.iter().sum();
        let stages = [self.words, self.counts, all, self.words + self.counts + all];
        let last = self.lists.len().saturating_sub(1);
        let one = [5, 9, 10].map(|tenths| self.lists.get(last * tenths / 10).copied().unwrap_or_default() * 1000);
        let cells = stages.into_iter().chain(one).map(|time| format!(" {:.3} |", time.as_secs_f64()));
        format!("| {} |{}", self.lists.len(), cells.collect::<String>())
    }
}

/// The articles, by path.
fn sources(site: &Path) -> Vec<Source> {
    let files = walkdir::WalkDir::new(site.join("content")).sort_by_file_name().into_iter().filter_map(Result::ok);
    let markdown = files.filter(|file| file.path().extension().is_some_and(|end| end == "md"));
    let source = |file: walkdir::DirEntry| {
        let bytes = std::fs::read(file.path()).ok()?;
        let path = file.path().strip_prefix(site).ok()?.to_str()?;
        Some(Source { path: path.into(), digest: Digest::of(&bytes), bytes })
    };
    markdown.filter_map(source).collect()
}

fn publication(site: &Path, sources: Vec<Source>) -> Publication {
    let typed = std::fs::read(site.join("config.toml")).expect("a site has its configuration");
    let (config, _) = config::parse(&typed, &Overrides { lenient: true, ..Overrides::default() }).expect("it is valid");
    let config = Arc::new(config);
    let parsed = sources.into_iter().filter_map(|source| article::parse(&source, &config).0).collect();
    let languages = config.languages.iter().filter_map(|language| Language::new(&language.code)).collect();
    Publication::new(parsed, config, languages, Gate::At(NOW)).0
}

/// A text as it is typed, without its front matter: each paragraph is a passage.
fn typed(source: &Source) -> Passages {
    let text = String::from_utf8_lossy(&source.bytes);
    let body = text.splitn(3, "---\n").last().unwrap_or_default();
    let mut passages = Passages::default();
    body.split("\n\n").for_each(|paragraph| passages.push_whole(Field::Prose, paragraph));
    passages
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times = [Duration::ZERO; RUNS].map(|_| time(&mut work));
    times.sort_unstable();
    times[RUNS / 2]
}

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}
