use std::collections::BTreeSet;

use super::*;

#[test]
fn a_sentence_is_found_by_its_form_and_keeps_the_writers_words() {
    let cases = [
        ("unknown key `topcis`", "clé inconnue `topcis`"),
        ("unknown key `scr` in `image`", "clé inconnue `scr` dans `image`"),
        ("did you mean `tags`?", "vouliez-vous dire `tags`\u{202f}?"),
        ("`image` has `src`, `alt` and `credit`", "`image` accepte `src`, `alt` et `credit`"),
        (
            "February 2026 has 28 days; write it as `date: YYYY-MM-DD`",
            "février 2026 compte 28 jours\u{202f}; écrivez-la sous la forme `date: YYYY-MM-DD`",
        ),
        (
            "the home page and `content/a.md` would both stand at `/a/`",
            "la page d’accueil et `content/a.md` auraient tous deux l’adresse `/a/`",
        ),
        (
            "the value of `date` begins with ```, which is a command in YAML",
            "la valeur de `date` commence par ```, qui est une commande en YAML",
        ),
        ("2 errors, 1 warning", "2 erreurs, 1 avertissement"),
        ("something that no one has said yet", "something that no one has said yet"),
        ("May", "May"),
    ];
    for (english, expected) in cases {
        assert_eq!(Tongue::French.say(english), expected);
        assert_eq!(Tongue::English.say(english), english);
    }
}

#[test]
fn a_locale_says_the_tongue() {
    let french = ["fr", "fr_FR.UTF-8", "fr-CA", "FR"];
    assert!(french.iter().all(|locale| Tongue::of_locale(locale) == Tongue::French));
    let others = ["", "C", "C.UTF-8", "en_GB.UTF-8", "fro", "frp_IT", "POSIX"];
    assert!(others.iter().all(|locale| Tongue::of_locale(locale) == Tongue::English));
}

#[test]
fn a_translation_says_all_that_the_sentence_does() {
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for (english, french) in pairs(FRENCH) {
        let entry = Entry::new(english, french);
        let gaps = |pattern: &Pattern| pattern.gaps().iter().copied().collect::<BTreeSet<_>>();
        if gaps(&entry.english) != gaps(&entry.french) || !seen.insert(english) {
            wrong.push(english);
        }
    }
    assert_eq!(wrong, [""; 0]);
}

/// A high sign has a narrow space before it that does not break, a colon a wide one; an apostrophe is curved.
#[test]
fn french_is_set_as_french_is() {
    let mut wrong = Vec::new();
    for (_, french) in pairs(FRENCH) {
        let words: String = french.split('`').step_by(2).collect::<Vec<_>>().join("x");
        let is_wrong = [" ;", " ?", " !", " :", "'", "\"", "..."].iter().any(|sign| words.contains(sign))
            || [(';', '\u{202f}'), ('?', '\u{202f}'), (':', '\u{a0}')].iter().any(|(sign, space)| {
                words.match_indices(*sign).any(|(at, _)| at > 0 && !words[..at].ends_with(*space))
            });
        wrong.extend(is_wrong.then_some(french));
    }
    assert_eq!(wrong, [""; 0]);
}
