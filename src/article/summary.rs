//! The standfirst that lists show.

/// The most characters a summary has in a list, `…` included.
pub const SUMMARY_CHARACTERS: usize = 200;

/// The text itself if it is short enough, else as many whole words as fit, and `…`. White space is folded, but for spaces
/// that no line breaks at.
pub fn shorten(text: &str) -> String {
    let folded = fold_space(text);
    if folded.chars().count() <= SUMMARY_CHARACTERS {
        return folded;
    }
    let end = folded.char_indices().nth(SUMMARY_CHARACTERS - 1).map_or(folded.len(), |(at, _)| at);
    let head = &folded[..end];
    // The cut may fall just behind a word, which then stays whole.
    let whole =
        if folded[end..].starts_with(' ') { head } else { head.rsplit_once(' ').map_or(head, |(words, _)| words) };
    let words = whole.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | ']' | '»' | '”' | '%'));
    format!("{}…", if words.is_empty() { whole } else { words })
}

fn fold_space(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let is_gap = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}');
    for word in text.split(is_gap).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_stays_as_it_is() {
        assert_eq!(shorten("  Deux\nphrases. Pas plus. "), "Deux phrases. Pas plus.");
    }

    #[test]
    fn a_long_text_ends_at_a_word_with_an_ellipsis() {
        let text = "mot ".repeat(60);
        let short = shorten(&text);
        assert_eq!(short.chars().count(), 200);
        assert!(short.ends_with("mot…"), "{short}");
    }

    #[test]
    fn no_comma_stands_before_the_ellipsis() {
        let text = format!("{}fin, {}", "a".repeat(190), "suite ".repeat(20));
        assert_eq!(shorten(&text), format!("{}fin…", "a".repeat(190)));
    }

    #[test]
    fn one_endless_word_is_cut() {
        assert_eq!(shorten(&"é".repeat(300)).chars().count(), 200);
    }
}
