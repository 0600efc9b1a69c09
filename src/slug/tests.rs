use proptest::prelude::*;

use super::*;
use crate::digest::Digest;

/// Text as it is typed, and its slug for ever.
const FROZEN: &[(&str, &str)] = &[
    // The examples of the design.
    ("L'IA à l'ONU", "l-ia-a-l-onu"),
    ("L’IA à l’ONU", "l-ia-a-l-onu"),
    ("C", "c"),
    ("C#", "c"),
    ("C++", "c"),
    ("../..", ""),
    // English, and what stands between words.
    ("Carbon border adjustment", "carbon-border-adjustment"),
    ("  Trade &  climate  ", "trade-climate"),
    ("AI Act: what now?", "ai-act-what-now"),
    ("GPT-4.5 and after", "gpt-4-5-and-after"),
    ("under_score", "under-score"),
    ("100 % renewable", "100-renewable"),
    ("a/b\\c", "a-b-c"),
    ("don't", "don-t"),
    ("“Quoted” — ‘dashes’ – and…", "quoted-dashes-and"),
    ("2026-11-23", "2026-11-23"),
    ("---", ""),
    ("", ""),
    ("🦄", ""),
    ("AI 🤖 governance", "ai-governance"),
    // Latin letters of many languages.
    ("Œuvre d'été : ça où naïf", "oeuvre-d-ete-ca-ou-naif"),
    ("ŒUVRE", "oeuvre"),
    ("Straße", "strasse"),
    ("STRAẞE", "strasse"),
    ("Übergrößenträger", "ubergrossentrager"),
    ("Ærøskøbing", "aeroskobing"),
    ("Ålesund", "alesund"),
    ("Łódź", "lodz"),
    ("Đà Nẵng", "da-nang"),
    ("Þingvellir ráð", "thingvellir-rad"),
    ("İstanbul'da ışık", "istanbul-da-isik"),
    ("Čeština Řeka", "cestina-reka"),
    ("Țară și ținut", "tara-si-tinut"),
    ("Ħamrun", "hamrun"),
    ("Sámi ŋ", "sami-ng"),
    ("Əliyev", "eliyev"),
    ("l·l Catalunya", "l-l-catalunya"),
    ("¿Qué pasó, señor?", "que-paso-senor"),
    ("São Tomé e Príncipe", "sao-tome-e-principe"),
    ("Hawaiʻi", "hawai-i"),
    ("e\u{301}te\u{301} in pieces", "ete-in-pieces"),
    ("x\u{302}y", "xy"),
    // Other scripts stay.
    ("Αθήνα και ΕΛΛΑΔΑ", "αθήνα-και-ελλαδα"),
    ("ΟΔΟΣ", "οδος"),
    ("Регулирование ИИ", "регулирование-ии"),
    ("Йод и ёлка", "йод-и-ёлка"),
    ("Київ, Україна", "київ-україна"),
    ("الذكاء الاصطناعي", "الذكاء-الاصطناعي"),
    ("مُحَمَّد", "مُحَمَّد"),
    ("هوش مصنوعی، ۱۴۰۵", "هوش-مصنوعی-۱۴۰۵"),
    ("בינה מלאכותית", "בינה-מלאכותית"),
    ("कृत्रिम बुद्धिमत्ता", "कृत्रिम-बुद्धिमत्ता"),
    ("কৃত্রিম বুদ্ধি", "কৃত্রিম-বুদ্ধি"),
    ("செயற்கை நுண்ணறிவு", "செயற்கை-நுண்ணறிவு"),
    ("ปัญญาประดิษฐ์", "ปัญญาประดิษฐ์"),
    ("ປັນຍາປະດິດ", "ປັນຍາປະດິດ"),
    ("人工智能：治理", "人工智能-治理"),
    ("人工知能・ガバナンス", "人工知能-ガバナンス"),
    ("スーパー", "スーパー"),
    ("인공지능 거버넌스", "인공지능-거버넌스"),
    ("ხელოვნური ინტელექტი", "ხელოვნური-ინტელექტი"),
    ("Արհեստական", "արհեստական"),
    ("ሰው ሰራሽ", "ሰው-ሰራሽ"),
    ("ᏣᎳᎩ", "ꮳꮃꭹ"),
    ("中国AI政策", "中国ai政策"),
    // Other forms of the same characters.
    ("ＡＩ　２０２６", "ai-2026"),
    ("ｶﾞﾊﾞﾅﾝｽ", "ガバナンス"),
    ("ﬁnance", "finance"),
    ("CO₂ and m²", "co2-and-m2"),
    ("½ way", "1-2-way"),
    ("№ 5", "no-5"),
    ("𝔄𝔦", "ai"),
    ("Ⅳ", "iv"),
    ("ﷺ", "صلى-الله-عليه-وسلم"),
    // Characters that nobody sees.
    ("co\u{AD}operation", "cooperation"),
    ("zero\u{200B}width", "zerowidth"),
    ("\u{202E}evil\u{202C}", "evil"),
    ("\u{FEFF}bom", "bom"),
    ("می\u{200C}خواهم", "میخواهم"),
    ("\u{301}stray", "stray"),
    ("tab\tand\nline", "tab-and-line"),
    ("nul\0", "nul"),
];

#[test]
fn slugs_are_what_they_always_were() {
    assert!(FROZEN.len() >= 60);
    for (text, expected) in FROZEN {
        assert_eq!(slug(text), *expected, "{text:?}");
    }
}

#[test]
fn no_latin_letter_changes_its_transliteration_when_a_dependency_does() {
    let table: String =
        ('\0'..='\u{ABFF}').filter(|&c| is_latin(c)).map(|c| format!("{c}={}\n", slug(&c.to_string()))).collect();
    assert_eq!(Digest::of(table.as_bytes()).to_string(), "445755ead89579a7b8f3ea2784a60ba5");
}

#[test]
fn a_stem_stays_as_it_is_but_for_what_cannot_stand_in_an_address() {
    for (stem, expected) in [
        ("2026-03-14-Carbon_Border", "2026-03-14-Carbon_Border"),
        ("gpt-4.5", "gpt-4.5"),
        ("a--b", "a--b"),
        ("été", "été"),
        ("e\u{301}te\u{301}", "été"),
        ("my first brief", "my-first-brief"),
        ("AI - an overview", "AI-an-overview"),
        ("100% sure?", "100-sure"),
        (" #1 ", "1"),
        ("...", ""),
        ("a\u{200B}b", "a-b"),
    ] {
        assert_eq!(stem_slug(stem), expected, "{stem:?}");
    }
}

#[test]
fn a_slug_that_would_break_an_address_is_refused_with_the_reason() {
    for (text, reason) in [
        ("", "a slug cannot be empty"),
        (".", "a slug cannot start or end with a dot"),
        ("..", "a slug cannot start or end with a dot"),
        (".hidden", "a slug cannot start or end with a dot"),
        ("end.", "a slug cannot start or end with a dot"),
        ("a/b", "a slug cannot contain `/`"),
        ("a\\b", "a slug cannot contain `\\`"),
        ("what?", "a slug cannot contain `?`"),
        ("C#", "a slug cannot contain `#`"),
        ("100%", "a slug cannot contain `%`"),
        ("a\nb", "a slug cannot contain the invisible character U+000A"),
        ("a\u{202E}b", "a slug cannot contain the invisible character U+202E"),
        (&"x".repeat(201), "a slug has at most 200 bytes"),
    ] {
        assert_eq!(is_valid_slug(text).unwrap_err().to_string(), reason, "{text:?}");
    }
    for text in ["Carbon-Border", "gpt-4.5", "人工智能", &"x".repeat(200)] {
        assert_eq!(is_valid_slug(text), Ok(()), "{text:?}");
    }
}

#[test]
fn addresses_clash_when_they_differ_only_in_case_form_or_accents() {
    for (a, b) in [
        ("/Topics/Été/", "/topics/ete/"),
        ("/e\u{301}te/", "/été/"),
        ("/ＡＩ/", "/ai/"),
        ("/ΟΔΟΣ/", "/οδοσ/"),
        ("/ёлка/", "/елка/"),
        ("/مُحَمَّد/", "/محمد/"),
        ("/co\u{AD}op/", "/coop/"),
    ] {
        assert_eq!(collision_key(a), collision_key(b), "{a:?} {b:?}");
    }
}

#[test]
fn addresses_of_different_words_do_not_clash() {
    for (a, b) in [("/мой/", "/мои/"), ("/कुल/", "/कल/"), ("/ガス/", "/カス/"), ("/c/", "/c-2/"), ("/їх/", "/іх/")]
    {
        assert_ne!(collision_key(a), collision_key(b), "{a:?} {b:?}");
    }
}

proptest! {
    #[test]
    fn a_slug_is_its_own_slug_and_valid_or_empty_or_long(text in any::<String>()) {
        let once = slug(&text);
        prop_assert_eq!(&slug(&once), &once);
        prop_assert!(matches!(is_valid_slug(&once), Ok(()) | Err(SlugFault::Empty | SlugFault::TooLong)), "{:?}", once);
        prop_assert!(!once.starts_with('-') && !once.ends_with('-') && !once.contains("--"));
    }

    #[test]
    fn the_slug_of_a_stem_is_valid_or_empty_or_long(stem in any::<String>()) {
        let slug = stem_slug(&stem);
        prop_assert_eq!(&stem_slug(&slug), &slug);
        prop_assert!(matches!(is_valid_slug(&slug), Ok(()) | Err(SlugFault::Empty | SlugFault::TooLong)), "{:?}", slug);
    }

    #[test]
    fn a_collision_key_is_its_own_key(address in any::<String>()) {
        let once = collision_key(&address);
        prop_assert_eq!(collision_key(&once), once);
    }
}
