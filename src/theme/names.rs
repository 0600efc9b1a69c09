//! Which names the templates use. A view has more fields than any one theme asks for; what none asks for is not made.

use std::collections::BTreeMap;

use foldhash::HashSet;

use super::ThemeFile;

/// Every word of a theme's templates, comments left out: rather too many than too few.
pub(super) struct Names(HashSet<Box<str>>);

impl Names {
    /// `always` are names that no template needs to write.
    pub(super) fn of(templates: &BTreeMap<String, ThemeFile>, always: &[&str]) -> Self {
        let parts = templates.values().flat_map(|file| outside_comments(&file.text));
        let words = parts.flat_map(|part| part.split(|c: char| !c.is_alphanumeric() && c != '_'));
        Self(words.chain(always.iter().copied()).map(Box::from).collect())
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains(name)
    }
}

fn outside_comments(text: &str) -> impl Iterator<Item = &str> {
    let mut parts = text.split("{#");
    let first = parts.next();
    first.into_iter().chain(parts.map(|part| part.split_once("#}").map_or(part, |(_, behind)| behind)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_words_outside_comments() {
        let text = "{# kicker #}<p>{{ page.title | sort(attribute=\"weight\") }}{% if term['sort_name'] %}{# doi #}";
        let file = ThemeFile { name: "a.html".into(), path: "a.html".into(), text: text.into() };
        let names = Names::of(&BTreeMap::from([("a.html".to_owned(), file)]), &["path"]);
        let (there, not_there) = (["page", "title", "weight", "sort_name", "path"], ["kicker", "doi", "name"]);
        assert!(there.iter().all(|name| names.has(name)) && !not_there.iter().any(|name| names.has(name)));
    }
}
