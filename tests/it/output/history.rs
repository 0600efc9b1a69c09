//! After any history the output is what was planned.

use proptest::prelude::*;

use super::*;

/// What may happen between and in two builds.
#[derive(Debug, Clone, Copy)]
enum Event {
    Nothing,
    RecordLost,
    Carried,
    BuildFailed,
    OutputLost,
}

fn step() -> impl Strategy<Value = (Vec<(&'static str, &'static str)>, Event, bool)> {
    let paths = ["a", "a/b", "a/b/c", "b.html", "b/x.html", "b/y/z", ".d/x", ".d/y", "c"];
    let text = prop_oneof![Just(None), Just(Some("1")), Just(Some("2")), Just(Some("longer"))];
    let files = proptest::collection::vec(text, paths.len()).prop_map(move |texts| {
        let mut files: Vec<(&str, &str)> = Vec::new();
        for (path, text) in paths.into_iter().zip(texts) {
            let blocked = files.iter().any(|(above, _)| path.starts_with(&format!("{above}/")));
            files.extend(text.filter(|_| !blocked).map(|text| (path, text)));
        }
        files
    });
    let event = prop_oneof![
        6 => Just(Event::Nothing),
        1 => Just(Event::RecordLost),
        1 => Just(Event::Carried),
        1 => Just(Event::BuildFailed),
        1 => Just(Event::OutputLost),
    ];
    (files, event, proptest::bool::weighted(0.7))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_history_the_output_is_what_was_planned(steps in proptest::collection::vec(step(), 1..12)) {
        let mut site = Site::new();
        for (files, event, exchanges) in steps {
            match event {
                Event::Nothing => {}
                Event::RecordLost => fs::remove_dir_all(site.path("site/.masthead")).unwrap_or_default(),
                Event::OutputLost => fs::remove_dir_all(site.public("")).unwrap_or_default(),
                Event::BuildFailed => {
                    let output = site.open(DELETE).unwrap();
                    files.iter().for_each(|(path, _)| output.put(path, b"failed").unwrap());
                }
                Event::Carried => {
                    let other = Site { folder: tempfile::tempdir().unwrap() };
                    copy(&site.path("site"), &other.path("site"));
                    site = other;
                }
            }
            if !site.public("").exists() {
                site.build(&[]);
            }
            site.write(".mine/x", "mine");
            let before = site.reads();
            let stamps: BTreeMap<_, _> = before.keys().map(|path| (path.clone(), stamp(&site.public(path)))).collect();
            // Without a record, dot entries that were ours are taken for others'.
            let dots = |path: &str| path.starts_with(".d/") && matches!(event, Event::RecordLost);
            let exchange = if exchanges { Exchange::Auto } else { Exchange::Never };
            let outcome = site.build_with(&files, Options { exchange, ..DELETE });
            let mut expected: BTreeMap<String, String> =
                files.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect();
            expected.insert(".mine/x".to_owned(), "mine".to_owned());
            let mut reads = site.reads();
            reads.retain(|path, _| !path.ends_with('/') && (!dots(path) || expected.contains_key(path)));
            prop_assert_eq!(&reads, &expected);
            for (path, text) in &reads {
                let is_same = before.get(path) == Some(text);
                prop_assert_eq!(is_same, stamps.get(path) == Some(&stamp(&site.public(path))), "{}", path);
                prop_assert_eq!(!is_same, outcome.changed.contains(path), "{}", path);
            }
            if matches!(event, Event::RecordLost) {
                fs::remove_dir_all(site.public(".d")).unwrap_or_default();
            }
        }
    }
}
