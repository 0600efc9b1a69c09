//! What the quick tables say is what slow ones would.

use std::collections::{BTreeMap, HashMap};

use proptest::prelude::*;

use super::index::Index;
use super::lookup::Lookup;
use super::packed::Packed;
use super::rows::Rows;
use crate::words::{Field, Passages, Words, stem_key};

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
fn lists_turned_round_tell_by_thing_which_lists_have_it() {
    let list = |things: &[(u32, f32)]| things.iter().map(|(key, weight)| Packed::new(*key, *weight)).collect();
    let lists: [Vec<Packed>; 3] = [list(&[(0, 0.2), (2, 0.4)]), list(&[]), list(&[(2, 0.6)])];
    let mut turned = Rows::collect(3, |list| lists[list as usize].clone()).turned(4);
    let expected: [Vec<Packed>; 4] = [list(&[(0, 0.2)]), list(&[]), list(&[(0, 0.4), (2, 0.6)]), list(&[])];
    assert!(turned.iter().eq(&expected));

    turned.shorten(|list| {
        list.reverse();
        list.len().min(1)
    });
    let expected: [Vec<Packed>; 4] = [list(&[(0, 0.2)]), list(&[]), list(&[(2, 0.6)]), list(&[])];
    assert!(turned.iter().eq(&expected));
}

#[test]
fn a_word_of_one_text_is_no_term_and_one_of_most_texts_says_nothing() {
    let texts = ["tariff steel", "tariff steel lonely", "tariff carbon", "tariff carbon"].map(words);
    let index = Index::new(&texts.iter().collect::<Vec<_>>());
    // `tariff` stands in all four, `lonely` in one.
    let counted = |word: &str| {
        let key = stem_key("en", word).expect("it is no stop word");
        let term = index.dictionary.term(key);
        (term.map(|term| index.rarity[term as usize] > 0.0), index.dictionary.count(key))
    };
    assert_eq!(counted("steel"), (Some(true), 2));
    assert_eq!(counted("lonely"), (None, 1));
    assert_eq!(counted("tariff"), (Some(false), 4));
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
        for stem in texts.iter().flat_map(|text| &text.stems) {
            let (count, term) = (counts[&stem.key.0], index.dictionary.term(stem.key));
            prop_assert_eq!(index.dictionary.count(stem.key), count);
            prop_assert_eq!(term.is_some(), count > 1);
            prop_assert!(term.is_none_or(|term| index.dictionary.key(term) == stem.key));
            prop_assert!(term.is_none_or(|term| (index.rarity[term as usize] > 0.0) == (count <= most)));
            terms.extend(term.map(|term| (stem.key.0, term)));
        }
        prop_assert!(terms.values().is_sorted_by(|one, other| one < other), "by key");
    }
}
