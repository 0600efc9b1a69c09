//! From what a writer typed to the region meant.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::RegionCode;
use super::names::{in_any_language, language};
use super::spelling::fold;
use super::table::{TABLE, lines};

static ALIAS_LINES: &str = include_str!("data/aliases.txt");

static ALIASES: LazyLock<HashMap<String, RegionCode>> = LazyLock::new(read_aliases);

/// The built-in region that `text` means on a site in `languages` (BCP 47 tags), if any.
///
/// In this order: an id, alpha-2 code, acronym or number (`ke`, `NO`, `Asean`, `14`) in any case, an alpha-3 code in
/// capitals; a name in the site's languages, first to last; an alpha-3 code in any case; a usual alias (`Burma`,
/// `RDC`); a name in any other language, English and French before all. In names, case, accents, hyphens, apostrophes and
/// articles do not count, and `Korea, Republic of` is turned round.
pub fn find(text: &str, languages: &[&str]) -> Option<RegionCode> {
    let text = text.trim();
    by_code(text).or_else(|| by_name(text, languages)).or_else(|| by_name(&turned_round(text)?, languages))
}

/// The name, in the language it comes close to, of the region whose spelling is nearest to `text` among those of the
/// site's languages and the aliases; none if all are too far. One letter may be wrong in short names, three in long ones.
pub fn nearest(text: &str, languages: &[&str]) -> Option<&'static str> {
    let folded = fold(text);
    let slack = match folded.chars().count() {
        0..4 => return None,
        4..7 => 1,
        7..12 => 2,
        _ => 3,
    };
    let tags = if languages.is_empty() { &["en"][..] } else { languages };
    let named = tags.iter().flat_map(|&tag| language(tag).spellings().iter().map(move |spelling| (spelling, tag)));
    let aliases = ALIASES.iter().map(|spelling| (spelling, tags[0]));
    let close = named.chain(aliases).filter_map(|((spelling, region), tag)| {
        let distance = distance_within(&folded, spelling, slack)?;
        Some((distance, *region, tag))
    });
    // Maps have no order: the whole triple is compared, so that the answer is always the same.
    let (_, region, tag) = close.min()?;
    Some(region.name(tag))
}

/// The region of an id, alpha-2 code, acronym or number, or of an alpha-3 code in capitals.
pub(super) fn by_code(text: &str) -> Option<RegionCode> {
    if !text.is_ascii() {
        return None;
    }
    if !text.is_empty() && text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return TABLE.codes.get(&format!("{text:0>3}")).copied();
    }
    let known = TABLE.codes.get(&text.to_ascii_lowercase()).copied();
    let capitals = text.bytes().all(|byte| byte.is_ascii_uppercase());
    known.or_else(|| capitals.then(|| by_alpha3(text))?)
}

fn by_alpha3(text: &str) -> Option<RegionCode> {
    TABLE.alpha3.get(&text.to_ascii_lowercase()).copied()
}

fn by_name(text: &str, site_languages: &[&str]) -> Option<RegionCode> {
    let folded = fold(text);
    if folded.is_empty() {
        return None;
    }
    let in_site = site_languages.iter().find_map(|tag| language(tag).spellings().get(&folded).copied());
    in_site.or_else(|| by_alpha3(text)).or_else(|| ALIASES.get(&folded).copied()).or_else(|| in_any_language(&folded))
}

/// `Korea, Republic of` and `Iran (Islamic Republic of)` as one says them.
fn turned_round(text: &str) -> Option<String> {
    let (first, last) = text.split_once([',', '('])?;
    Some(format!("{} {}", last.trim_end_matches(')'), first))
}

/// The edit distance (a swap of neighbours counts one) if it is at most `slack`.
fn distance_within(one: &str, other: &str, slack: usize) -> Option<usize> {
    // Each letter more or less is a step: names whose lengths differ by more cannot be near, and need no table.
    if one.chars().count().abs_diff(other.chars().count()) > slack {
        return None;
    }
    let distance = strsim::osa_distance(one, other);
    (distance <= slack).then_some(distance)
}

fn read_aliases() -> HashMap<String, RegionCode> {
    let mut aliases = HashMap::new();
    for line in lines(ALIAS_LINES) {
        let (code, spellings) = line.split_once(' ').expect("a line of aliases is a code and spellings");
        let region = TABLE.listed(code);
        aliases.extend(spellings.split(" | ").map(|spelling| (fold(spelling), region)));
    }
    aliases
}
