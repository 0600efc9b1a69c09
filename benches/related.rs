//! What related lists cost: the words of the texts, the counts over all of them, the lists, and one list.
//!
//!     cargo bench --bench related -- SITE...
//!
//! Each site is a folder with `config.toml`; nothing is written. One thread does all, so that on a quiet machine the times
//! are those of the processor. Words and counts are medians of three runs, the lists of all articles are made once.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use masthead::build::{self, Order};
use masthead::config::Overrides;
use masthead::output::Options;
use masthead::publication::Publication;
use masthead::publication::related::AllCounts;
use masthead::words::{Field, Passages, Words};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const RUNS: usize = 3;

/// A moment after the last article of the generated sites: 2026-11-01.
const NOW: i64 = 1_793_491_200;

fn main() {
    let sites: Vec<PathBuf> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).map(Into::into).collect();
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global().expect("nothing has run on several threads yet");
    println!(
        "| articles | words, s | counts, s | lists, s | all three, s | one list, ms: median | ninth decile | slowest |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for site in sites {
        let order = Order {
            overrides: Overrides { lenient: true, ..Overrides::default() },
            output: None,
            strict: false,
            drafts: false,
            now: NOW,
            on_output: Options::default(),
            site,
        };
        let measured = build::ask(&order, |composer| measure(&order.site, composer.plan.publication));
        match measured {
            Ok((line, _)) => println!("{line}"),
            Err(failure) => println!("{}: {failure:?}", order.site.display()),
        }
    }
}

/// One row of the table.
fn measure(site: &Path, publication: &Publication) -> String {
    let articles: usize = publication.listed.iter().map(Vec::len).sum();
    let texts = texts(&site.join("content"));
    let words = median(|| texts.iter().for_each(|text| drop(Words::of(text, "en"))));
    let uncounted = publication.texts_to_count();
    let counts = median(|| drop(AllCounts::new(&uncounted)));
    let mut each: Vec<Duration> = Vec::with_capacity(articles);
    for id in publication.listed.iter().flatten() {
        let start = Instant::now();
        std::hint::black_box(publication.related(*id));
        each.push(start.elapsed());
    }
    let lists: Duration = each.iter().sum();
    each.sort_unstable();
    let seconds = |time: Duration| time.as_secs_f64();
    let one = |tenths: usize| {
        1000.0
            * each.get((each.len() * tenths / 10).min(each.len().saturating_sub(1))).map_or(0.0, |time| seconds(*time))
    };
    format!(
        "| {articles} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} |",
        seconds(words),
        seconds(counts),
        seconds(lists),
        seconds(words + counts + lists),
        one(5),
        one(9),
        one(10)
    )
}

/// The texts of a folder as they are typed, without their front matter: each paragraph is a passage.
fn texts(folder: &Path) -> Vec<Passages> {
    let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let markdown = files.filter(|file| file.path().extension().is_some_and(|end| end == "md"));
    let typed = markdown.filter_map(|file| std::fs::read_to_string(file.path()).ok());
    typed
        .map(|typed| {
            let mut passages = Passages::default();
            let text = typed.splitn(3, "---\n").last().unwrap_or_default();
            text.split("\n\n").for_each(|paragraph| passages.push_whole(Field::Prose, paragraph));
            passages
        })
        .collect()
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times = [Duration::ZERO; RUNS];
    for time in &mut times {
        let start = Instant::now();
        work();
        *time = start.elapsed();
    }
    times.sort_unstable();
    times[RUNS / 2]
}
