//! A publication that was brought up to date is the one that would be made anew.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::article::parse;
use crate::config::{self, Config, Overrides};
use crate::digest::Digest;
use crate::language::Language;
use crate::source::Source;

const CONFIG: &str = "title = \"Notes\"\nbase_url = \"https://example.org\"\nlanguage = \"en\"\n\
     [languages.fr]\ntitle = \"Cahiers\"\n[related]\nsensitive = [\"tax\"]\n";

const GATE: Gate = Gate::At(1_800_000_000);

fn config() -> Arc<Config> {
    Arc::new(config::parse(CONFIG.as_bytes(), &Overrides::default()).unwrap().0)
}

fn parsed(path: &str, text: &str) -> Parsed {
    let source = Source { path: path.into(), bytes: text.into(), digest: Digest::of(text.as_bytes()) };
    parse(&source, &config()).0.unwrap()
}

fn made(files: &BTreeMap<String, String>) -> (Publication, Vec<Diagnostic>) {
    let config = config();
    let languages = config.languages.iter().filter_map(|language| Language::new(&language.code)).collect();
    let parsed = files.iter().map(|(path, text)| parsed(path, text)).collect();
    Publication::new(parsed, config, languages, GATE)
}

fn publication(files: &BTreeMap<String, String>) -> Publication {
    made(files).0
}

/// What an editor may change of an article.
#[derive(Clone, Debug)]
struct Piece {
    day: u32,
    tags: Vec<&'static str>,
    region: &'static str,
    body: &'static str,
}

impl Piece {
    fn text(&self) -> String {
        let Self { day, tags, region, body } = self;
        format!("---\ntitle: T\ndate: 2026-01-{day:02}\ntags: {tags:?}\nregion: {region}\n---\n\n{body}\n")
    }
}

const BODIES: [&str; 3] = ["Text.", "[x](piece-1.md)", "[x](piece-2.md) [y](piece-0.md)"];

fn piece() -> impl Strategy<Value = Piece> {
    let tags = prop::sample::subsequence(vec!["trade", "tax", "health"], 0..3);
    (1..29_u32, tags, prop::sample::select(vec!["KE", "UG", "FR", "Mordor"]), prop::sample::select(BODIES.to_vec()))
        .prop_map(|(day, tags, region, body)| Piece { day, tags, region, body })
}

/// Articles that have every term, so that none is the last of its kind, and that are pinned, replaced and translated.
fn steady() -> BTreeMap<String, String> {
    let steady = [
        ("a.md", "date: 2026-01-05\ntags: [trade, tax]\nregion: KE\nrelated: [piece-2, piece-0]"),
        ("a.fr.md", "date: 2026-01-15\ntags: [health, tax]\nregion: UG\nsupersedes: [piece-3]"),
        (
            "b.md",
            "date: 2026-01-25\ntags: [health, trade]\nregion: [FR, KE, UG, Mordor]\nsupersedes: [piece-3]\nrelated_exclude: [a]",
        ),
        ("c.fr.md", "date: 2026-01-10\ntags: [trade]\nregion: FR\npublish_at: 2027-06-01"),
    ];
    let path = |name: &str| format!("content/articles/{name}");
    steady.map(|(name, front)| (path(name), format!("---\ntitle: S\n{front}\n---\n\n[x](piece-1.md)\n"))).into()
}

fn path(number: usize) -> String {
    format!("content/articles/piece-{number}.md")
}

/// All that knows articles by their places, with the files instead of the places where the order is no matter.
fn facts(publication: &Publication) -> Vec<String> {
    let source = |id: ArticleId| publication.article(id).card.source.to_string();
    let terms = publication.terms.list.iter().map(|term| (&term.id, &term.direct, &term.all));
    let named: Vec<_> = publication.ids().map(|id| publication.places.by_file(&source(id))).collect();
    let links = publication.ids().map(|id| (publication.citations.from(id), publication.citations.to(id)));
    let related: Vec<Vec<_>> =
        publication.ids().map(|id| publication.related(id).into_iter().map(|near| near.article).collect()).collect();
    vec![
        format!("{:?}", publication.ids().map(source).collect::<Vec<_>>()),
        format!("{:?}", publication.listed),
        format!("{:?}", terms.collect::<Vec<_>>()),
        format!("{:?}", publication.terms.of),
        format!("{:?}", publication.translations),
        format!("{named:?}"),
        format!("{:?}", links.collect::<Vec<_>>()),
        format!("{:?}", publication.asked),
        format!("{:?}", publication.sensitive),
        format!("{:?}", publication.superseded_by),
        format!("{:?}", publication.next_change),
        format!("{related:?}"),
    ]
}

proptest! {
    #[test]
    fn articles_with_other_dates_terms_and_texts_stand_where_they_would_stand_anew(
        pieces in prop::collection::vec(piece(), 8),
        changes in prop::collection::vec(prop::collection::vec((0..8_usize, piece()), 1..4), 1..4),
    ) {
        let mut files = steady();
        files.extend(pieces.iter().enumerate().map(|(number, piece)| (path(number), piece.text())));
        let (mut revised, mut told) = made(&files);
        for edits in changes {
            let edits: BTreeMap<String, String> =
                edits.iter().map(|(number, piece)| (path(*number), piece.text())).collect();
            let changes = edits.iter().map(|(path, text)| Change::Put(parsed(path, text))).collect();
            files.extend(edits);
            let revision = revised.revise(changes, GATE);
            if let Extent::All(found) = revision.extent {
                told = found;
            }
            revised = revision.publication;
            if let Some(texts) = revised.uncounted() {
                revised.take_counts(AllCounts::new(&texts));
            }
            let (anew, found) = made(&files);
            prop_assert_eq!(facts(&revised), facts(&anew));
            prop_assert_eq!(&told, &found);
        }
    }
}

fn piece_of(day: u32, tags: &[&'static str]) -> String {
    Piece { day, tags: tags.to_vec(), region: "KE", body: "Text." }.text()
}

#[test]
fn what_matters_to_no_name_is_put_right_where_it_stands() {
    let before = Piece { day: 7, tags: vec!["tax"], region: "KE", body: "Text." };
    let strange = Piece { region: "Mordor", ..before.clone() };
    let cases = [
        ("a text", before.text(), Piece { body: "Other.", ..before.clone() }.text()),
        ("tags", before.text(), Piece { tags: vec!["trade", "health"], ..before.clone() }.text()),
        ("a region", before.text(), Piece { region: "UG", ..before.clone() }.text()),
        ("a date", before.text(), Piece { day: 27, ..before.clone() }.text()),
        ("a date, in a place that is unknown", strange.text(), Piece { day: 1, ..strange.clone() }.text()),
    ];
    for (what, before, after) in cases {
        let mut files = steady();
        // All that the others name is there.
        files.extend((1..4).map(|number| (path(number), piece_of(number as u32, &["tax"]))));
        files.insert(path(0), before);
        let revision = publication(&files).revise(vec![Change::Put(parsed(&path(0), &after))], GATE);
        assert!(!matches!(revision.extent, Extent::All(_)), "{what}");
    }
}

#[test]
fn what_may_matter_to_names_or_terms_makes_everything_anew() {
    let first = piece_of(7, &["tax"]);
    let cases = [
        ("a new tag", first.clone(), piece_of(7, &["tax", "Tariffs"])),
        ("a tag without an article", piece_of(7, &["tariffs"]), piece_of(7, &[])),
        ("a date that has not come", first.clone(), first.replace("2026-01-07", "2027-02-01")),
        ("another address", first.clone(), first.replace("title: T", "title: T\nslug: other")),
        ("a tag with another spelling", piece_of(7, &["tax", "TAX"]), piece_of(7, &["tax"])),
        ("a place that is unknown", first.replace("KE", "Mordor"), first.clone()),
        ("a draft", first.clone(), first.replace("title: T", "title: T\ndraft: true")),
    ];
    for (what, before, after) in cases {
        let mut files = steady();
        files.insert(path(0), before);
        let revision = publication(&files).revise(vec![Change::Put(parsed(&path(0), &after))], GATE);
        assert!(matches!(revision.extent, Extent::All(_)), "{what}");
        files.insert(path(0), after);
        let mut revised = revision.publication;
        if let Some(texts) = revised.uncounted() {
            revised.take_counts(AllCounts::new(&texts));
        }
        assert_eq!(facts(&revised), facts(&publication(&files)), "{what}");
    }
}
