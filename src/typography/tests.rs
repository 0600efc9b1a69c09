use proptest::prelude::*;

use super::{Setter, Typography};

/// Spaces as a reader of this file can tell them apart: `_` for U+00A0, `,` is itself, `|` for U+202F.
fn set(code: &str, text: &str) -> String {
    Typography::of(code).set(text).replace('\u{a0}', "_").replace('\u{202f}', "|")
}

fn named(name: &str, text: &str) -> String {
    let typography = Typography::named(name, "fr").unwrap();
    typography.set(text).replace('\u{a0}', "_").replace('\u{202f}', "|")
}

#[test]
fn french_signs_keep_to_the_word_before_them() {
    for (typed, shown) in [
        ("Pourquoi ? Parce que : oui !", "Pourquoi|? Parce que_: oui|!"),
        ("D’abord ; ensuite  ; enfin\t!", "D’abord|; ensuite|; enfin|!"),
        ("Quoi ?!", "Quoi|?!"),
        ("« mot », «mot», «\u{202f}mot\u{202f}»", "«_mot_», «_mot_», «|mot|»"),
        ("(« Un titre : le sous-titre »)", "(«_Un titre_: le sous-titre_»)"),
        ("À 10:30, voir https://exemple.fr/?a=1;b :", "À 10:30, voir https://exemple.fr/?a=1;b_:"),
        ("Sans espace: rien; et voilà!", "Sans espace: rien; et voilà!"),
        ("Un rapport de 1 : 2", "Un rapport de 1_: 2"),
        ("std::vec, Yahoo!", "std::vec, Yahoo!"),
        ("10 000 euros, 5 %", "10 000 euros, 5 %"),
    ] {
        assert_eq!(set("fr", typed), shown, "{typed}");
    }
}

#[test]
fn canada_and_the_union_write_signs_at_their_words() {
    let typed = "Pourquoi ? « Oui ! » Ainsi : rien ; fin. 1 : 2, \"mot\", :root";
    assert_eq!(set("fr-CA", typed), "Pourquoi? «_Oui!_» Ainsi_: rien; fin. 1_: 2, «_mot_»,_:root");
    assert_eq!(named("fr-CA", typed), set("fr-CA", typed));
    assert_eq!(named("eu", typed), "Pourquoi? «_Oui!_» Ainsi: rien; fin. 1_: 2, «_mot_»,_:root");
    assert_eq!(named("fr-FR", typed), "Pourquoi|? «_Oui|!_» Ainsi_: rien|; fin. 1_: 2, «_mot_»,_:root");
    assert_eq!(named("none", typed), typed);
}

#[test]
fn typed_marks_become_those_of_the_language() {
    for (code, typed, shown) in [
        ("en", r#""It's 'right'," she said."#, "“It’s ‘right’,” she said."),
        ("en", "the states' rights of the '90s, 'tis 1990's", "the states’ rights of the ’90s, ’tis 1990’s"),
        ("en", r#"6'2" tall, 5" wide, 40° 26' 46""#, r#"6'2" tall, 5" wide, 40° 26' 46""#),
        ("en", r#"("Why?") — "Because.""#, "(“Why?”) — “Because.”"),
        ("en", "see https://example.org/it's?q=\"a\" there", "see https://example.org/it's?q=\"a\" there"),
        ("en", "“right ‘already’”, it’s", "“right ‘already’”, it’s"),
        ("en", "What ? « no »", "What ? « no »"),
        ("en-GB", "'Quoted words'", "‘Quoted words’"),
        ("fr", r#"L'"État" dit : "c'est l'été ?""#, "L’«_État_» dit_: «_c’est l’été|?_»"),
        ("fr", "Elle dit : \"un mot 'cité' ici \"", "Elle dit_: «_un mot “cité” ici_»"),
        ("de", r#""Ja", sagt sie, "'nein' geht's nicht""#, "„Ja“, sagt sie, „‚nein‘ geht’s nicht“"),
        ("de-CH", r#""Ja""#, "«Ja»"),
        ("es", r#"¿"Sí"?"#, "¿«Sí»?"),
        ("sv", r#""Ja""#, "”Ja”"),
        ("ja", r#""a" 'b'"#, r#""a" 'b'"#),
    ] {
        assert_eq!(set(code, typed), shown, "{code}: {typed}");
    }
}

#[test]
fn markup_may_stand_between_any_two_letters() {
    let set = |pieces: &[&str]| {
        let mut setter = Setter::new(Typography::of("fr"));
        let set: String = pieces.iter().map(|piece| setter.set(piece)).collect();
        set.replace('\u{a0}', "_").replace('\u{202f}', "|")
    };
    assert_eq!(set(&["« ", "mot", " » ", "«", " mot", "» ?"]), "«_mot_» «_mot_»|?");
    assert_eq!(set(&["\"", "mot", "\"", " et l'", "autre", "'s"]), "«_mot_» et l’autre’s");
}

#[test]
fn a_line_of_the_source_does_not_end_before_a_sign() {
    let broken = |before: &str, next: char| {
        let mut setter = Setter::new(Typography::of("fr"));
        setter.set(before);
        setter.break_line(Some(next))
    };
    assert_eq!(["\u{a0}", "\u{202f}", "\u{a0}", "\n"], [':', '?', '»', 'm'].map(|next| broken("mot", next)));
    assert_eq!(broken("dit «", 'm'), "");
    assert_eq!(Setter::new(Typography::of("en")).break_line(Some('?')), "\n");
}

#[test]
fn another_paragraph_begins_without_an_open_quotation() {
    let mut setter = Setter::new(Typography::of("en"));
    assert_eq!(setter.set("\"An open one"), "“An open one");
    setter.begin();
    assert_eq!(setter.set("5\" wide"), "5\" wide");
    setter.pass();
    assert_eq!(setter.set("'s"), "’s");
}

proptest! {
    #[test]
    fn only_marks_and_spaces_change_and_only_once(
        text in "[a-c1é \t\u{a0}\u{202f}\"'’«»“”;:!?.,()]{0,24}", code in "(fr|fr-CA|en|de|es|ja)",
    ) {
        let bare = |text: &str| -> String {
            text.chars().filter(|c| !c.is_whitespace() && !"\"'’‘‚“”„«»".contains(*c)).collect()
        };
        let typography = Typography::of(&code);
        let once = typography.set(&text).into_owned();
        prop_assert_eq!(bare(&once), bare(&text));
        prop_assert_eq!(typography.set(&once).into_owned(), once);
    }

    #[test]
    fn no_french_line_begins_with_a_sign(text in "[a-c \"«»;:!?]{0,24}", name in "(fr-FR|fr-CA|eu)") {
        let shown = Typography::named(&name, "fr").unwrap().set(&text).into_owned();
        let is_broken = [" ;", " :", " !", " ?", " »", "« "].iter().any(|pair| shown.contains(pair));
        prop_assert!(!is_broken, "{shown:?}");
    }
}
