//! Which dollars enclose a formula. In a publication on policy most of them are money.

use std::ops::Range;

/// Whether the text has a formula at all.
pub(super) fn has_formulas(markdown: &str) -> bool {
    if markdown.matches("$$").nth(1).is_some() {
        return true;
    }
    let dollars = markdown.match_indices('$').map(|(at, _)| at);
    let next = markdown.match_indices('$').skip(1).map(|(at, _)| at + 1);
    dollars.zip(next).any(|(start, end)| is_formula(markdown, &(start..end)))
}

/// Whether `$…$` is a formula: no letter or digit touches it from outside, no blank from inside, and it is not two
/// amounts (`$5 and 10$`).
pub(super) fn is_formula(markdown: &str, range: &Range<usize>) -> bool {
    let Some(inside) = markdown.get(range.start + 1..range.end.saturating_sub(1)) else { return false };
    let before = markdown[..range.start].chars().next_back();
    let after = markdown[range.end..].chars().next();
    let is_free =
        !before.is_some_and(|c| c.is_alphanumeric() || c == '\\') && !after.is_some_and(char::is_alphanumeric);
    let is_tight = !inside.is_empty() && inside.trim() == inside;
    is_free && is_tight && !is_amounts(inside)
}

fn is_amounts(inside: &str) -> bool {
    let begins_with_digit = inside.starts_with(|c: char| c.is_ascii_digit());
    begins_with_digit && inside.contains(char::is_whitespace) && !inside.contains(['\\', '^', '_', '=', '+', '<'])
}
