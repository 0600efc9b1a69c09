//! What holds of related lists whatever is published.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use masthead::article::{self, Parsed};
use masthead::config::{self, Config, Overrides};
use masthead::diagnostic::Diagnostic;
use masthead::digest::Digest;
use masthead::language::Language;
use masthead::publication::{ArticleId, Gate, Publication};
use masthead::source::Source;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;

use crate::site::THREE_LANGUAGES;

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::Off)),
        ..ProptestConfig::with_cases(cases)
    }
}

/// A file of `content/articles/`: its name, its front matter but for the title, and its text.
#[derive(Clone, Debug)]
struct File {
    name: String,
    front: String,
    body: String,
}

impl File {
    fn source(&self) -> Source {
        let text = format!("---\ntitle: Piece {}\n{}\n---\n{}\n", self.name, self.front, self.body);
        let path = format!("content/articles/{}.md", self.name);
        Source { path: path.as_str().into(), bytes: text.as_bytes().into(), digest: Digest::of(text.as_bytes()) }
    }
}

fn publication(files: &[File]) -> Publication {
    publication_by(Publication::new, files)
}

/// How parsed files become a publication.
type Maker = fn(Vec<Parsed>, Arc<Config>, Vec<Language>, Gate) -> (Publication, Vec<Diagnostic>);

fn publication_by(make: Maker, files: &[File]) -> Publication {
    let config: Arc<Config> = config::parse(THREE_LANGUAGES.as_bytes(), &Overrides::default()).unwrap().0.into();
    let parsed: Vec<Parsed> = files.iter().filter_map(|file| article::parse(&file.source(), &config).0).collect();
    let languages = config.languages.iter().map(|language| Language::new(&language.code).unwrap()).collect();
    make(parsed, config, languages, Gate::At(1_780_000_000)).0
}

fn route(publication: &Publication, id: ArticleId) -> String {
    publication.article(id).card.route.to_string()
}

/// By route: the routes of its list.
fn lists(publication: &Publication) -> BTreeMap<String, Vec<String>> {
    let list = |id| publication.related(id).iter().map(|entry| route(publication, entry.article)).collect();
    publication.ids().map(|id| (route(publication, id), list(id))).collect()
}

fn lists_with(threads: usize, files: &[File]) -> BTreeMap<String, Vec<String>> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| lists(&publication(files)))
}

/// Lines of front matter, words, a day, a piece to link to, a language.
type Drawn = (Vec<&'static str>, Vec<usize>, usize, usize, usize);

/// Words, topics, places, people, links, pins and exclusions by chance; more pieces than are looked at closely for a list.
fn any_files() -> impl Strategy<Value = Vec<File>> {
    let lines = prop::sample::subsequence(
        vec![
            "tags: [trade]",
            "region: KE",
            "authors: [desk]",
            "series: Tour",
            "type: report",
            "related: [piece-1, piece-2]",
            "related_exclude: [piece-3, piece-4]",
            "supersedes: [piece-5]",
            "withdrawn: {reason: R}",
            "related_limit: 3",
        ],
        0..4,
    );
    let words = prop::collection::vec(0..300_usize, 5..90);
    let file = (lines, words, 1..28_usize, 0..130_usize, 0..8_usize);
    prop::collection::vec(file, 2..130).prop_map(|files| {
        let file = |(number, (lines, words, day, link, lang)): (usize, Drawn)| {
            // A few words are in every second text, most in hardly any.
            let words: Vec<String> = words.iter().map(|word| format!("w{}x", word * word / 300)).collect();
            let lang = [".en", ".ar"].get(lang).copied().unwrap_or_default();
            File {
                name: format!("piece-{number}{lang}"),
                front: format!("date: 2026-02-{day:02}\n{}", lines.join("\n")),
                body: format!("{} [x](piece-{link}.md)", words.join(" ")),
            }
        };
        files.into_iter().enumerate().map(file).collect()
    })
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn lists_are_the_same_whatever_the_threads_and_the_order_of_files(files in any_files(), seed in any::<u64>()) {
        let mut shuffled = files.clone();
        shuffled.sort_by_key(|file| Digest::of(format!("{seed}{}", file.name).as_bytes()).to_string());
        prop_assert_eq!(lists_with(1, &files), lists_with(8, &shuffled));
    }

    #[test]
    fn a_publication_that_is_made_once_has_the_same_lists_and_lets_go_of_pairs_of_words(files in any_files()) {
        let once = publication_by(Publication::once, &files);
        prop_assert_eq!(lists(&once), lists(&publication(&files)));
        for id in once.listed.iter().flatten() {
            prop_assert!(once.article(*id).words.pairs.is_empty());
        }
    }

    #[test]
    fn nothing_stands_on_a_list_that_must_not(files in any_files()) {
        let publication = publication(&files);
        for id in publication.ids() {
            let asked = &publication.asked[id.index()];
            let list = publication.related(id);
            let limit = publication.article(id).front.related_limit.unwrap_or(6);
            prop_assert!(list.len() <= limit);
            let members: BTreeSet<ArticleId> = list.iter().map(|entry| entry.article).collect();
            prop_assert_eq!(members.len(), list.len(), "each once");
            for entry in &list {
                let other = publication.article(entry.article);
                prop_assert!(entry.article != id && !asked.excluded.contains(&entry.article) && !other.card.withdrawn);
                prop_assert_eq!(entry.is_pinned, asked.pinned.contains(&entry.article));
                if !entry.is_pinned {
                    prop_assert_eq!(other.card.lang, publication.article(id).card.lang);
                    prop_assert!(publication.superseded_by[entry.article.index()].is_empty());
                    prop_assert!(entry.score > 0.0 && entry.score <= 1.0);
                }
            }
        }
    }

    #[test]
    fn a_shorter_list_is_the_beginning_of_a_longer_one(files in any_files()) {
        use masthead::publication::related::automatic;
        let publication = publication(&files);
        for id in publication.ids() {
            let longer = automatic(&publication, id, 16);
            prop_assert_eq!(automatic(&publication, id, 6), &longer[..longer.len().min(6)]);
        }
    }
}

/// How many words two members of a group of four share: each has a first, a second and a third neighbour.
const SHARED: [(usize, usize, usize); 6] = [(0, 1, 20), (2, 3, 20), (0, 2, 11), (1, 3, 11), (0, 3, 5), (1, 2, 5)];

/// Groups of four whose lists are obvious.
fn grouped(groups: usize, days: &[usize]) -> Vec<File> {
    let member = |group: usize, member: usize| {
        let pairs = SHARED.iter().filter(|(one, other, _)| *one == member || *other == member);
        let shared =
            pairs.flat_map(|(one, other, count)| (0..*count).map(move |word| format!("g{group}p{one}{other}w{word}")));
        let own = (0..20).map(|word| format!("g{group}m{member}w{word}"));
        let words: Vec<String> = shared.chain(own).collect();
        File {
            name: format!("g{group}-{member}"),
            front: format!("date: 2026-02-{:02}", days[(group * 4 + member) % days.len()]),
            body: words.join(". "),
        }
    };
    (0..groups)
        .flat_map(|group| (0..4).map(move |number| (group, number)))
        .map(|(group, number)| member(group, number))
        .collect()
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn an_unrelated_article_changes_no_lists_first_three(
        groups in 4..40_usize,
        days in prop::collection::vec(10..14_usize, 1..9),
        words in 1..400_usize,
        day in 1..28_usize,
    ) {
        let mut files = grouped(groups, &days);
        let before = lists(&publication(&files));
        for (route, list) in &before {
            let (group, _) = route.rsplit_once('-').unwrap();
            prop_assert!(list.iter().take(3).all(|other| other.starts_with(group)), "{route}: {list:?}");
        }
        let body: Vec<String> = (0..words).map(|word| format!("unheard{word}")).collect();
        let front = format!("date: 2026-02-{day:02}\ntags: [elsewhere]\nregion: BR\nauthors: [Nobody]");
        files.push(File { name: "unrelated".into(), front, body: body.join(" ") });
        let after = lists(&publication(&files));
        for (route, list) in &before {
            let first_three = |list: &[String]| list[..list.len().min(3)].to_vec();
            prop_assert_eq!(first_three(list), first_three(&after[route]), "{}", route);
        }
    }
}
