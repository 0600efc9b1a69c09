use proptest::prelude::*;

use super::*;

/// The stems in the order of the text; words without one as `-`.
fn stems(language: &str, text: &str) -> String {
    let stemming = Stemming::of(language);
    let mut stems = Vec::new();
    tokens::split(text, 0..text.len(), |word| stems.push(stemming.stem(&text[word]).unwrap_or_else(|| "-".to_owned())));
    stems.join(" ")
}

#[track_caller]
fn check(language: &str, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(stems(language, text), *expected, "{text}");
    }
}

fn passages(pieces: &[(Field, &str)]) -> Passages {
    let mut passages = Passages::default();
    pieces.iter().for_each(|(field, text)| passages.push_whole(*field, text));
    passages
}

/// Each stem by the word as first typed, with its counts; nothing stands for a word that is not stressed.
fn counted(words: &Words) -> Vec<(&str, [u8; Field::COUNT])> {
    let mut counted: Vec<_> =
        words.stems.iter().map(|stem| (words.stressed(stem.key).unwrap_or_default(), stem.counts)).collect();
    counted.sort_unstable();
    counted
}

#[test]
fn french_words_lose_endings_accents_ligatures_and_what_an_apostrophe_cuts() {
    check(
        "fr",
        &[
            ("Les régulations européennes", "- regul europeen"),
            ("l'accord, d’État, qu'il, aujourd'hui, jusqu’ici", "- accord - etat - - - - - -"),
            ("Œuvres, œuvre, cœur", "oeuvr oeuvr coeur"),
            ("ÉTÉ 2024 : l’élève élu", "- 2024 - elev elu"),
            ("États-Unis", "etat unis"),
            ("e\u{301}conomie économie", "econom econom"),
        ],
    );
}

#[test]
fn english_words_lose_endings_and_possessives() {
    check(
        "en",
        &[
            ("Regulators regulate the regulations", "regul regul - regul"),
            ("the EU's rules don’t apply", "- eu - rule - - appli"),
            ("co-operation, e-mail, CO2, G7", "co oper - mail co2 g7"),
            ("a x 5 1799 1800 2026 2100 2101 1,500 20th", "- - - - 1800 2026 2100 - - - 20th"),
            ("ﬁnance co\u{ad}operation CO₂ naïve", "financ cooper co2 naiv"),
            ("3×4 — * …", "-"),
        ],
    );
}

#[test]
fn each_language_has_its_own_endings_and_stop_words() {
    check("de", &[("Die Größen der Verträge", "- gross - vertrag")]);
    check("es", &[("Las políticas económicas", "- polit econom")]);
    check("it", &[("dell'accordo sull’energia", "- accord - energ")]);
    check("pt", &[("as nações não", "- naco -")]);
    check("nl", &[("de landen van het akkoord", "- land - - akkoord")]);
    check("ru", &[("политики Йемена", "политик йем")]);
    check("pt-BR", &[("as leis", "- leis")]);
    check("nb", &[("havnene", "havn")]);
    check("xx", &[("the Größen", "the grossen")]);
}

#[test]
fn arabic_words_lose_prefixes_points_and_stretching() {
    check(
        "ar",
        &[("الاقتصاد بالاقتصادية", "اقتصاد اقتصاد"), ("الـسـيـاسـة السِّيَاسَة", "سياس سياس"), ("في عام ٢٠٢٤", "- عام 2024")],
    );
}

#[test]
fn scripts_without_spaces_give_every_two_characters() {
    check("zh", &[("人工智能", "人工 工智 智能"), ("税。法律", "税 法律"), ("欧盟AI法案", "欧盟 ai 法案")]);
    check("ja", &[("データ保護", "データ 保護")]);
    check("ko", &[("정책을", "정책 책을")]);
    check("th", &[("ไทย", "ไท ทย")]);
}

#[test]
fn japanese_words_in_katakana_stay_whole_and_other_kana_is_no_word_to_people() {
    check(
        "ja",
        &[
            ("人工知能のガバナンス・モデル", "人工 工知 知能 の ガバナンス モデル"),
            ("人々のくらし", "人々 のく くら らし"),
        ],
    );
    let told =
        |words: &[&'static str]| -> Vec<&str> { words.iter().copied().filter(|word| reads_as_word(word)).collect() };
    assert_eq!(told(&["知能", "ガバナンス", "eIDAS", "くら", "ไท", "규제", ""]), ["知能", "ガバナンス", "eIDAS"]);
}

#[test]
fn a_word_counts_where_it_stands_and_looks_as_first_typed() {
    let text = passages(&[
        (Field::Prose, "The regulation of eIDAS; regulations."),
        (Field::Heading, "EIDAS"),
        (Field::Code, "eidas = regulate(2024)"),
        (Field::Title, "Regulating"),
        (Field::Summary, "A tax."),
        (Field::Tag, "tax"),
    ]);
    let words = Words::of(&text, "en");
    assert_eq!(
        counted(&words),
        [
            ("", [0, 0, 0, 0, 1, 0]),
            ("eIDAS", [0, 1, 0, 1, 1, 0]),
            ("regulation", [1, 0, 0, 2, 1, 0]),
            ("tax", [0, 0, 1, 0, 0, 1]),
        ]
    );
    assert_eq!(words.lengths, [1, 1, 1, 3, 3, 1]);
    assert_eq!(words.running, 6);
    assert!(words.stems.is_sorted_by(|one, other| one.key < other.key));
    assert_eq!(size_of::<Stem>(), 12);
}

/// Pairs by their keys, with their weights.
fn weight(words: &Words, one: &str, other: &str) -> u8 {
    let key = |word| stem_key("en", word).unwrap();
    let wanted = tally::pair_hash(key(one), key(other)) >> 8;
    words.pairs.iter().find(|pair| pair.key() == wanted).map_or(0, |pair| pair.weight())
}

#[test]
fn neighbours_are_pairs_over_stop_words_but_not_over_passages_or_in_code() {
    let mut text = passages(&[
        (Field::Title, "Carbon border"),
        (Field::Heading, "Carbon border"),
        (Field::Prose, "Carbon at the border"),
        (Field::Prose, "adjustment"),
        (Field::Code, "carbon border tariff"),
    ]);
    text.push(Field::Prose, "border");
    text.blank();
    text.push(Field::Prose, "adjustment");
    let words = Words::of(&text, "en");
    assert_eq!(weight(&words, "carbon", "border"), 3 + 2 + 1);
    assert_eq!(weight(&words, "border", "adjustment"), 1);
    assert_eq!(words.pairs.len(), 2);
    assert!(words.pairs.is_sorted_by(|one, other| one.key() < other.key()));
}

#[test]
fn counts_and_weights_stop_at_the_largest_byte() {
    let text = passages(&[(Field::Title, &"tax law ".repeat(300))]);
    let words = Words::of(&text, "en");
    assert_eq!(counted(&words), [("law", [255, 0, 0, 0, 0, 0]), ("tax", [255, 0, 0, 0, 0, 0])]);
    assert_eq!(words.lengths[Field::Title as usize], 600);
    assert_eq!(weight(&words, "tax", "law"), 255);
}

#[test]
fn a_run_longer_than_any_word_is_no_word() {
    let text = passages(&[(Field::Prose, &"a".repeat(tokens::LONGEST + 1))]);
    let words = Words::of(&text, "en");
    assert_eq!((words.stems.len(), words.running), (0, 1));
}

#[test]
fn keys_are_the_same_on_every_machine() {
    assert_eq!(stem_key("fr", "Régulation"), Some(StemKey(0x999e_1cb7)));
    assert_eq!(stem_key("en", "regulation"), stem_key("fr", "régulation"));
    assert_eq!(stem_key("fr", "la"), None);
}

/// Texts with all that splitting looks at.
fn any_text() -> impl Strategy<Value = String> {
    let words = "(regulation|Régulation|the|l’été|eIDAS|2024|人工智能|ไทย|[a-zé’'. ]{0,9}|\\PC{0,30}|a{90,120})";
    prop::collection::vec(words, 0..40).prop_map(|words| words.join(" "))
}

fn any_passages() -> impl Strategy<Value = Vec<(usize, String)>> {
    prop::collection::vec((0..Field::COUNT, any_text()), 0..5)
}

const FIELDS: [Field; Field::COUNT] =
    [Field::Title, Field::Heading, Field::Summary, Field::Prose, Field::Code, Field::Tag];

proptest! {
    #[test]
    fn what_is_known_changes_nothing(texts in prop::collection::vec(any_passages(), 1..4)) {
        let (known, mut used) = (KnownWords::new(), Reader::default());
        for (index, pieces) in texts.iter().enumerate() {
            let pieces: Vec<(Field, &str)> = pieces.iter().map(|(field, text)| (FIELDS[*field], &**text)).collect();
            let stemming = Stemming::of(["en", "fr", "xx"][index % 3]);
            let text = passages(&pieces);
            let fresh = Reader::default().read(&text, stemming, &KnownWords::new());
            prop_assert_eq!(used.read(&text, stemming, &known), fresh);
        }
    }

    #[test]
    fn counts_add_up_to_lengths_and_every_stressed_word_has_its_surface(pieces in any_passages()) {
        let pieces: Vec<(Field, &str)> = pieces.iter().map(|(field, text)| (FIELDS[*field], &**text)).collect();
        let words = Words::of(&passages(&pieces), "fr");
        for field in 0..Field::COUNT {
            let counts = words.stems.iter().map(|stem| u32::from(stem.counts[field]));
            prop_assert_eq!(counts.sum::<u32>(), words.lengths[field]);
        }
        for stem in &words.stems {
            let expected = stem.is_stressed().then_some(stem.key);
            prop_assert_eq!(words.stressed(stem.key).and_then(|word| stem_key("fr", word)), expected);
        }
    }

    #[test]
    fn any_word_of_any_language_has_a_stem_or_none(word in "\\PC{0,12}", language in 0_usize..34) {
        let code = ["ar", "de", "el", "en", "fr", "hi", "ru", "tr", "xx"][language % 9];
        stem_key(code, &word);
    }
}
