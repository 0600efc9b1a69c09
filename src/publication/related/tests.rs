//! What the quick tables say is what slow ones would.

use std::collections::{BTreeMap, HashMap};

use proptest::prelude::*;

use super::index::Index;
use super::lookup::Lookup;
use super::packed::Packed;
use crate::words::{Field, Passages, Words};

fn words(text: &str) -> Words {
    let mut passages = Passages::default();
    passages.push_whole(Field::Prose, text);
    Words::of(&passages, "en")
}

#[test]
fn a_packed_weight_is_a_255th_off_at_most_and_never_nothing() {
    let packed = Packed::new(12_345, 0.5);
    assert_eq!(packed.key(), 12_345);
    assert!((packed.weight() - 0.5).abs() < 1.0 / 255.0, "{}", packed.weight());
    assert!(Packed::new(1, 0.0001).weight() > 0.0);
    assert!((Packed::new(1, 7.0).weight() - 1.0).abs() < f32::EPSILON, "more than the unit is the unit");
}

#[test]
fn words_of_one_text_or_of_most_texts_are_no_terms() {
    let texts = ["tariff steel", "tariff steel lonely", "tariff carbon", "tariff carbon"].map(words);
    let index = Index::new(&texts.iter().collect::<Vec<_>>());
    // `tariff` stands in all four, `lonely` in one.
    assert_eq!(index.numbering.counts, [2, 2]);
    let counted = |doc: usize, surface: &str| {
        let at = texts[doc].stems.iter().position(|stem| texts[doc].surface(stem) == surface);
        let stem = index.numbering.stems.row(doc as u32)[at.expect("the text has the word")];
        (stem.term().is_some(), index.numbering.count(stem))
    };
    assert_eq!(counted(0, "steel"), (true, 2));
    assert_eq!(counted(1, "lonely"), (false, 1));
    assert_eq!(counted(3, "tariff"), (false, 4));
}

proptest! {
    #[test]
    fn a_lookup_answers_as_a_map_does(entries in prop::collection::btree_map(0..9_000_u32, 0..9_u16, 0..60), asked: Vec<u16>) {
        let lookup = Lookup::new(entries.iter().map(|(key, value)| (*key, *value)));
        for key in entries.keys().copied().chain(asked.into_iter().map(u32::from)) {
            prop_assert_eq!(lookup.get(key), entries.get(&key).copied());
        }
    }

    #[test]
    fn stems_are_counted_as_one_by_one(texts in prop::collection::vec(prop::collection::vec(0..30_u32, 0..12), 0..9)) {
        let texts: Vec<Words> = texts
            .iter()
            .map(|text| words(&text.iter().map(|word| format!("word{word}x ")).collect::<String>()))
            .collect();
        let mut counts: HashMap<u32, u32> = HashMap::new();
        texts.iter().flat_map(|text| &text.stems).for_each(|stem| *counts.entry(stem.key.0).or_default() += 1);
        let index = Index::new(&texts.iter().collect::<Vec<_>>());
        let most = (texts.len() as u32 / 2).max(2);
        let mut terms = BTreeMap::new();
        for (doc, text) in texts.iter().enumerate() {
            for (stem, numbered) in text.stems.iter().zip(index.numbering.stems.row(doc as u32)) {
                let count = counts[&stem.key.0];
                prop_assert_eq!(index.numbering.count(*numbered), count);
                prop_assert_eq!(numbered.term().is_some(), (2..=most).contains(&count));
                if let Some(term) = numbered.term() {
                    prop_assert_eq!(*terms.entry(stem.key.0).or_insert(term), term, "one number for one stem");
                }
            }
        }
        prop_assert!(terms.values().is_sorted_by(|one, other| one < other), "by key");
    }
}
