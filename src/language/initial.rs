//! The headings of an A to Z list.

use unicode_normalization::UnicodeNormalization;

use super::Language;
use crate::slug::transliterate;

/// Where names stand that do not start with a letter: signs and digits come before all letters.
const NO_LETTER: &str = "#";

/// See [`Language::initial`].
pub(super) fn initial(language: &Language, name: &str) -> String {
    let mut chars = name.trim_start().nfc().skip_while(|c| is_written_before_its_consonant(*c));
    match (chars.next(), chars.next()) {
        (Some(first), second) if first.is_alphabetic() => {
            let second = second.filter(|second| second.is_alphabetic());
            second.and_then(|second| double_letter(language, first, second)).unwrap_or_else(|| letter(language, first))
        }
        _ => NO_LETTER.to_owned(),
    }
}

/// Thai and Lao write some vowels first but sort by the consonant.
fn is_written_before_its_consonant(c: char) -> bool {
    matches!(c, '\u{0E40}'..='\u{0E44}' | '\u{0EC0}'..='\u{0EC4}')
}

/// Two characters that are one letter of the language, if it sorts elsewhere than the first: Czech `Ch`, Danish `Aa`.
fn double_letter(language: &Language, first: char, second: char) -> Option<String> {
    transliterate(first)?;
    transliterate(second)?;
    let pair: String = [first, second].into_iter().flat_map(char::to_lowercase).collect();
    // U+FFFF sorts after every letter.
    let end_of_first = format!("{first}\u{FFFF}");
    if language.0.letters.compare(&pair, &end_of_first).is_lt() {
        return None;
    }
    if language.same_letters(&pair, "å") {
        return Some("Å".to_owned());
    }
    Some(upper(language, first) + &second.to_lowercase().to_string())
}

fn letter(language: &Language, first: char) -> String {
    match first {
        '가'..='힣' => return leading_consonant(first).to_string(),
        '一'..='鿿' if language.0.code.starts_with("zh") => return pinyin_letter(language, first),
        _ => {}
    }
    let first = hiragana(first);
    // The plain letter, unless the language holds the accented one for another letter.
    let plain = match transliterate(first) {
        Some(letters) => letters.to_owned(),
        None => first.nfd().take(1).collect(),
    };
    let is_letter_of_its_own = !language.same_letters(&plain, first.encode_utf8(&mut [0; 4]));
    match plain.chars().next() {
        Some(plain) if !is_letter_of_its_own => upper(language, plain),
        _ => upper(language, first),
    }
}

fn upper(language: &Language, letter: char) -> String {
    let is_turkic = matches!(language.0.code.split('-').next(), Some("tr" | "az"));
    match letter {
        'i' if is_turkic => "İ".to_owned(),
        // Georgian capitals are for whole words only.
        'ა'..='ჿ' => letter.to_string(),
        _ => letter.to_uppercase().collect(),
    }
}

/// Korean lists are headed by the first consonant of the syllable.
fn leading_consonant(syllable: char) -> char {
    const CONSONANTS: [char; 19] = [
        'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ',
        'ㅎ',
    ];
    const SYLLABLES_OF_A_CONSONANT: u32 = 21 * 28;
    let index = (u32::from(syllable) - u32::from('가')) / SYLLABLES_OF_A_CONSONANT;
    CONSONANTS[index as usize]
}

/// Chinese characters sort by their sound, and CLDR marks where each letter of pinyin starts.
fn pinyin_letter(language: &Language, character: char) -> String {
    let character = character.to_string();
    let letters = &language.0.letters;
    let starts_before = |letter: &char| letters.compare(&format!("\u{FDD0}{letter}"), &character).is_le();
    ('A'..='Z').rev().find(starts_before).map_or(character.clone(), |letter| letter.to_string())
}

fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ => c,
    }
}
