//! JSON Schema (draft 2020-12): the forms that values have, for editors that help while one types.
//!
//! The modules that read keys say which form each has; what a key does is told by our documents, word for word.

use serde_json::{Value, json};

/// A schema for a table, with its keys and nothing else.
pub fn document(title: &str, required: &[&str], properties: Vec<(String, Value)>) -> Value {
    let mut document = table(properties);
    document["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    document["title"] = json!(title);
    document["required"] = json!(required);
    document
}

/// A table with these keys and no others.
pub fn table(properties: Vec<(String, Value)>) -> Value {
    let properties: serde_json::Map<String, Value> = properties.into_iter().collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
}

/// A table whose keys the writer chooses, with values of one form.
pub fn table_of(form: Value) -> Value {
    json!({ "type": "object", "additionalProperties": form })
}

/// The writer's own data.
pub fn data() -> Value {
    json!({ "type": "object" })
}

pub fn text() -> Value {
    json!({ "type": "string" })
}

pub fn flag() -> Value {
    json!({ "type": "boolean" })
}

/// A whole number, `least` or more.
pub fn whole(least: i64) -> Value {
    json!({ "type": "integer", "minimum": least })
}

/// A number between two, both included.
pub fn number(least: f32, most: f32) -> Value {
    json!({ "type": "number", "minimum": least, "maximum": most })
}

/// One of these words, and no other.
pub fn word(words: impl IntoIterator<Item = impl Into<String>>) -> Value {
    json!({ "enum": words.into_iter().map(Into::into).collect::<Vec<String>>() })
}

/// One of these names is offered; whatever has the open form is good too.
pub fn offered(names: &[String], open: Value) -> Value {
    match names {
        [] => open,
        names => json!({ "anyOf": [{ "enum": names }, open] }),
    }
}

pub fn list(form: Value) -> Value {
    json!({ "type": "array", "items": form })
}

pub fn either(forms: impl Into<Vec<Value>>) -> Value {
    json!({ "anyOf": forms.into() })
}

/// What the row of this key says below a heading of a document; nothing if there is no such row.
pub fn words_of(document: &'static str, heading: &str, key: &str) -> Option<String> {
    let (_, below) = document.split_once(&format!("\n{heading}\n"))?;
    let part = below.split("\n## ").next()?;
    let row = part.lines().find_map(|line| line.strip_prefix(&format!("| `{key}`")))?;
    let words = row.trim_end_matches(" |").rsplit(" | ").next()?;
    Some(without_links(words))
}

/// With what a document says of the key.
pub fn described(mut form: Value, words: Option<String>) -> Value {
    if let Some(words) = words {
        form["description"] = words.into();
    }
    form
}

/// `[Regions](#regions)` as `Regions`: an editor cannot follow it.
fn without_links(markdown: &str) -> String {
    let mut plain = String::new();
    let mut rest = markdown;
    while let Some((before, after)) = rest.split_once("](") {
        let (kept, words) = before.rsplit_once('[').unwrap_or((before, ""));
        plain.push_str(kept);
        plain.push_str(words);
        rest = after.split_once(')').map_or("", |(_, rest)| rest);
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "# A\n\n## Keys\n\n| Key | Type | What |\n| --- | --- | --- |\n\
        | `tags` (`topics`) | list | Topics: see [Terms](#terms) and [more](x.md). |\n\n## Others\n\n| `draft` | flag | No. |\n";

    #[test]
    fn a_key_is_described_by_its_row_without_links() {
        let words = |key| words_of(DOCUMENT, "## Keys", key);
        assert_eq!(words("tags").as_deref(), Some("Topics: see Terms and more."));
        assert_eq!([words("draft"), words("tag")], [None, None]);
    }

    #[test]
    fn known_names_are_offered_and_new_ones_are_good() {
        assert_eq!(
            offered(&["trade".to_owned()], text()),
            json!({ "anyOf": [{ "enum": ["trade"] }, { "type": "string" }] })
        );
        assert_eq!(offered(&[], text()), text());
    }
}
