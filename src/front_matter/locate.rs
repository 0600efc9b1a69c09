//! Where a value stands in its file.

use std::ops::Range;

use super::keys;
use super::node::{Content, Node};
use super::{resolve, split};
use crate::config::Limits;

/// Bytes of the value of this key (by our name or another), or of one item of its list, in the text of a whole file.
/// Where a value has keys of its own, the one that says most: `src`, `id`, `text`. None if the key is not there.
pub fn locate(text: &str, key: &str, item: Option<usize>) -> Option<Range<usize>> {
    let yaml = split::yaml_of(text);
    let entries = resolve::load(&"".into(), &text[yaml.clone()], yaml.start, &Limits::HIGHEST).entries;
    let names = [keys::ARTICLE, keys::TERM].into_iter().filter_map(|table| keys::find(table, key)).next();
    let is_name = |typed: &str| match names {
        Some(known) => known.has_name(typed),
        None => typed == key,
    };
    let (name, node) = entries.iter().find(|(name, _)| is_name(&name.text))?;
    let span = match (&node.content, item) {
        (Content::List(items), Some(item)) => items.get(item).map_or_else(|| node.span.clone(), telling),
        (Content::Map(_), _) => telling(node),
        _ => node.span.clone(),
    };
    Some(if span.is_empty() { name.span.clone() } else { span })
}

fn telling(node: &Node) -> Range<usize> {
    let Content::Map(entries) = &node.content else {
        return node.span.clone();
    };
    let part =
        ["src", "id", "name", "text"].iter().find_map(|part| entries.iter().find(|(name, _)| name.text == *part));
    part.map_or_else(|| node.span.clone(), |(_, node)| node.span.clone())
}
