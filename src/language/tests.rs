use jiff::civil::date;

use super::*;

fn language(code: &str) -> Language {
    Language::new(code).unwrap_or_else(|| panic!("`{code}` is a language"))
}

fn sorted(code: &str, words: &[&str]) -> String {
    let language = language(code);
    let mut words = words.to_vec();
    words.sort_by(|a, b| language.compare(a, b));
    words.join(" ")
}

#[test]
fn a_language_is_made_from_a_known_code_only() {
    for (code, canonical) in [
        ("fr", "fr"),
        ("FR", "fr"),
        ("pt-br", "pt-BR"),
        ("zh-hant", "zh-Hant"),
        ("es-419", "es-419"),
        ("sr-Latn-RS", "sr-Latn-RS"),
        ("haw", "haw"),
        ("no", "no"),
    ] {
        assert_eq!(language(code).code(), canonical);
    }
    for code in ["", "english", "5", "min", "xx", "zzz", "f", "fr_FR", "fr-", "fr-u-nu-arab", "und", "../x", "été"] {
        assert_eq!(Language::new(code), None, "{code:?}");
    }
}

#[test]
fn a_suffix_reads_as_a_language_when_it_is_two_letters_with_or_without_a_region() {
    for text in ["fr", "en", "pt-BR", "zh-Hant", "es-419", "zh-Hant-TW"] {
        assert!(looks_like_code(text), "{text:?}");
    }
    for text in ["", "5", "min", "old", "xx", "FR", "fr-", "fr-x", "fr-été", "é", "v2", "english", "-"] {
        assert!(!looks_like_code(text), "{text:?}");
    }
}

#[test]
fn languages_call_themselves_by_their_own_names() {
    for (code, name) in [
        ("fr", "français"),
        ("en", "English"),
        ("ar", "العربية"),
        ("zh-Hant", "繁體中文"),
        ("pt-BR", "português (Brasil)"),
        ("es-MX", "español (MX)"),
        ("lij", "lij"),
    ] {
        assert_eq!(language(code).own_name(), name);
    }
}

#[test]
fn arabic_hebrew_persian_and_urdu_run_from_right_to_left() {
    for code in ["ar", "he", "fa", "ur", "ckb", "pa-Arab", "yi"] {
        assert_eq!(language(code).direction(), Direction::Rtl, "{code}");
    }
    for code in ["fr", "zh", "pa", "az", "ru"] {
        assert_eq!(language(code).direction(), Direction::Ltr, "{code}");
    }
}

#[test]
fn dates_are_written_as_the_language_writes_them() {
    let third = date(2026, 11, 3);
    for (code, long, medium, month_year, year) in [
        ("fr", "3 novembre 2026", "3 nov. 2026", "novembre 2026", "2026"),
        ("en", "November 3, 2026", "Nov 3, 2026", "November 2026", "2026"),
        ("en-GB", "3 November 2026", "3 Nov 2026", "November 2026", "2026"),
        ("nb", "3. november 2026", "3. nov. 2026", "november 2026", "2026"),
        ("de", "3. November 2026", "03.11.2026", "November 2026", "2026"),
        ("es", "3 de noviembre de 2026", "3 nov 2026", "noviembre de 2026", "2026"),
        ("ar", "3 نوفمبر 2026", "03\u{200F}/11\u{200F}/2026", "نوفمبر 2026", "2026"),
        ("zh", "2026年11月3日", "2026年11月3日", "2026年11月", "2026年"),
        ("th", "3 พฤศจิกายน ค.ศ. 2026", "3 พ.ย. 2026", "พฤศจิกายน ค.ศ. 2026", "ค.ศ. 2026"),
    ] {
        let language = language(code);
        let styles = [DateStyle::Long, DateStyle::Medium, DateStyle::MonthYear, DateStyle::Year];
        assert_eq!(styles.map(|style| language.date(third, style)), [long, medium, month_year, year], "{code}");
    }
}

#[test]
fn french_says_1er_for_the_first_of_a_month_and_only_then() {
    for (code, day, text) in [
        ("fr", date(2026, 3, 1), "1er mars 2026"),
        ("fr", date(2026, 1, 1), "1er janvier 2026"),
        ("fr-CA", date(2026, 1, 1), "1er janvier 2026"),
        ("fr", date(2026, 3, 11), "11 mars 2026"),
        ("fr", date(2026, 3, 21), "21 mars 2026"),
        ("es", date(2026, 3, 1), "1 de marzo de 2026"),
    ] {
        assert_eq!(language(code).date(day, DateStyle::Long), text);
    }
    assert_eq!(language("fr").date(date(2026, 3, 1), DateStyle::Medium), "1er mars 2026");
    assert_eq!(language("fr").date(date(2026, 1, 1), DateStyle::MonthYear), "janvier 2026");
}

#[test]
fn a_date_told_twice_or_by_many_threads_is_the_same() {
    let language = language("fr");
    let days: Vec<Date> =
        (0..20_000).map(|n| date(1990, 1, 1).checked_add(jiff::Span::new().days(n)).unwrap()).collect();
    let told = |day: &Date| language.date(*day, DateStyle::Long);
    let first: Vec<String> = days.iter().map(told).collect();
    let again =
        std::thread::scope(|scope| scope.spawn(|| days.iter().rev().map(told).collect::<Vec<_>>()).join().unwrap());
    assert!(first.iter().eq(again.iter().rev()));
}

#[test]
fn far_years_are_told_too() {
    assert_eq!(language("en").date(date(9999, 12, 31), DateStyle::Long), "December 31, 9999");
    assert_eq!(language("en").date(date(-44, 3, 15), DateStyle::Long), "March 15, 45 BC");
}

#[test]
fn numbers_have_the_groups_and_digits_of_the_language() {
    for (code, number, text) in [
        ("fr", 1204, "1\u{202F}204"),
        ("en", 1204, "1,204"),
        ("nb", 1204, "1\u{A0}204"),
        ("de", -1_234_567, "-1.234.567"),
        ("es", 1204, "1204"),
        ("hi", 1_234_567, "12,34,567"),
        ("fa", 1204, "۱٬۲۰۴"),
        ("fr", 0, "0"),
    ] {
        assert_eq!(language(code).number(number), text, "{code}");
    }
    assert_eq!(language("fr").decimal(15, 1, Grouping::Usual), "1,5");
    assert_eq!(language("en").decimal(-123_450, 2, Grouping::Usual), "-1,234.50");
    assert_eq!(language("en").decimal(5, 3, Grouping::Usual), "0.005");
    assert_eq!(language("en").decimal(2026, 0, Grouping::Never), "2026");
}

#[test]
fn zero_one_and_two_take_the_form_of_their_language() {
    use Plural::{Few, Many, One, Other, Two, Zero};
    for (code, forms) in [
        ("fr", [One, One, Other]),
        ("en", [Other, One, Other]),
        ("ar", [Zero, One, Two]),
        ("nb", [Other, One, Other]),
        ("ru", [Many, One, Few]),
        ("zh", [Other, Other, Other]),
    ] {
        let language = language(code);
        assert_eq!([0, 1, 2].map(|n| language.plural(n, 0, Counting::Cardinal)), forms, "{code}");
    }
    assert_eq!(language("en").plural(2, 0, Counting::Ordinal), Two);
    assert_eq!(language("fr").plural(15, 1, Counting::Cardinal), One);
    assert_eq!(language("en").plural(10, 1, Counting::Cardinal), Other);
}

#[test]
fn lists_read_as_sentences() {
    for (code, items, text) in [
        ("fr", vec!["A", "B", "C"], "A, B et C"),
        ("fr", vec!["A", "B"], "A et B"),
        ("fr", vec!["A"], "A"),
        ("fr", vec![], ""),
        ("en", vec!["A", "B", "C"], "A, B, and C"),
        ("en-GB", vec!["A", "B", "C"], "A, B and C"),
        ("es", vec!["Chipre", "Italia"], "Chipre e Italia"),
        ("ar", vec!["A", "B"], "A وB"),
        ("zh", vec!["A", "B", "C"], "A、B和C"),
    ] {
        assert_eq!(language(code).list_and(&items), text, "{code}");
    }
}

#[test]
fn words_stand_in_the_order_of_the_language_s_dictionary() {
    assert_eq!(sorted("fr", &["côté", "coté", "cote", "côte"]), "cote coté côte côté");
    assert_eq!(sorted("fr", &["Fin", "Élan", "Eau", "école"]), "Eau école Élan Fin");
    assert_eq!(sorted("nb", &["Åland", "Zambia", "Østerrike", "Albania", "Ærø"]), "Albania Zambia Ærø Østerrike Åland");
    assert_eq!(sorted("en", &["Åland", "Zambia", "Albania"]), "Åland Albania Zambia");
    assert_eq!(sorted("es", &["ojo", "ñu", "nube"]), "nube ñu ojo");
    assert_eq!(sorted("cs", &["hora", "chata", "cena"]), "cena hora chata");
}

#[test]
fn order_is_total() {
    let language = language("fr");
    assert_eq!(language.compare("été", "e\u{301}te\u{301}"), "été".cmp("e\u{301}te\u{301}"));
    assert_eq!(language.compare("été", "été"), Ordering::Equal);
}

#[test]
fn names_stand_under_the_letters_of_the_language() {
    for (code, name, heading) in [
        ("fr", "Élan", "E"),
        ("fr", "E\u{301}lan", "E"),
        ("fr", "Œuvre", "O"),
        ("fr", "zoé", "Z"),
        ("fr", "Åland", "A"),
        ("nb", "Åland", "Å"),
        ("nb", "Østerrike", "Ø"),
        ("nb", "Élan", "E"),
        ("da", "Aalborg", "Å"),
        ("sv", "Öresund", "Ö"),
        ("de", "Österreich", "O"),
        ("es", "Ñandú", "Ñ"),
        ("pl", "Łódź", "Ł"),
        ("en", "Łódź", "L"),
        ("cs", "Chalupa", "Ch"),
        ("cs", "Cena", "C"),
        ("fr", "Chine", "C"),
        ("hu", "Csaba", "Cs"),
        ("tr", "istanbul", "İ"),
        ("tr", "ışık", "I"),
        ("ru", "Ёлка", "Е"),
        ("ru", "йод", "Й"),
        ("el", "Άμστερνταμ", "Α"),
        ("ar", "العراق", "ا"),
        ("hi", "कृत्रिम", "क"),
        ("th", "เกาหลี", "ก"),
        ("ko", "인공지능", "ㅇ"),
        ("ja", "ガバナンス", "か"),
        ("zh", "北京", "B"),
        ("zh", "中国", "Z"),
        ("ka", "საქართველო", "ს"),
        ("fr", "3D", "#"),
        ("fr", "« Élan »", "#"),
        ("fr", "", "#"),
        ("en", "  Zed", "Z"),
    ] {
        assert_eq!(language(code).initial(name), heading, "{code} {name:?}");
    }
}

#[test]
fn spellings_that_differ_in_case_accents_apostrophes_or_spaces_fold_into_one() {
    for (a, b) in [
        ("Économie", "economie"),
        ("Œuvre", "OEUVRE"),
        ("Straße", "STRASSE"),
        ("l’Union  européenne ", "L'union europeenne"),
        ("Ålesund", "alesund"),
        ("ΟΔΟΣ", "οδός"),
        ("Ёлка", "елка"),
        ("ＡＩ", "ai"),
        ("مُحَمَّد", "محمد"),
        ("co\u{AD}operation", "cooperation"),
        ("İstanbul", "istanbul"),
    ] {
        assert_eq!(fold(a), fold(b), "{a:?} {b:?}");
    }
    assert_eq!(fold("L’Économie"), "l'economie");
}

#[test]
fn different_words_and_signs_do_not_fold_into_one() {
    for (a, b) in
        [("C", "C#"), ("C#", "C++"), ("мой", "мои"), ("कुल", "कल"), ("ガス", "カス"), ("trade-off", "trade off")]
    {
        assert_ne!(fold(a), fold(b), "{a:?} {b:?}");
    }
}

#[test]
fn a_locale_has_the_region_of_most_readers_unless_the_code_says_one() {
    let locales =
        ["fr", "fr-CA", "en", "pt", "ar", "zh-Hant", "sw"].map(|code| Language::new(code).unwrap().locale().to_owned());
    assert_eq!(locales, ["fr_FR", "fr_CA", "en_US", "pt_BR", "ar_EG", "zh_TW", "sw_TZ"]);
}
