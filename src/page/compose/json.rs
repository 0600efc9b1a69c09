//! JSON that is safe inside a script element, written straight into one text: there is some on every page, and building
//! trees of values for it took as long as parsing the front matter of all articles.

/// A JSON object being written.
pub(super) struct Json {
    text: String,
}

impl Json {
    pub fn new() -> Self {
        let mut text = String::with_capacity(1024);
        text.push('{');
        Self { text }
    }

    pub fn end(mut self) -> String {
        self.text.push('}');
        self.text
    }

    /// A comma where something of the same object or list stands before.
    fn separate(&mut self) {
        if !self.text.ends_with(['{', '[', ':']) {
            self.text.push(',');
        }
    }

    pub fn open(&mut self, bracket: char) {
        self.separate();
        self.text.push(bracket);
    }

    pub fn close(&mut self, bracket: char) {
        self.text.push(bracket);
    }

    pub fn key(&mut self, key: &str) {
        self.separate();
        self.text.push('"');
        self.text.push_str(key);
        self.text.push_str("\":");
    }

    pub fn text_field(&mut self, key: &str, value: &str) {
        self.key(key);
        self.text(value);
    }

    pub fn optional_field(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text_field(key, value);
        }
    }

    /// `"key": {"@id": "…"}`
    pub fn reference(&mut self, key: &str, id: &str) {
        self.key(key);
        self.open('{');
        self.text_field("@id", id);
        self.close('}');
    }

    pub fn number_field(&mut self, key: &str, number: usize) {
        self.key(key);
        self.text.push_str(&number.to_string());
    }

    /// A list; nothing without items.
    pub fn list_field<T>(&mut self, key: &str, items: impl IntoIterator<Item = T>, push: impl Fn(&mut Self, T)) {
        let mut items = items.into_iter().peekable();
        if items.peek().is_none() {
            return;
        }
        self.key(key);
        self.open('[');
        items.for_each(|item| push(self, item));
        self.close(']');
    }

    /// JSON that is written already.
    pub fn written(&mut self, json: &str) {
        self.separate();
        self.text.push_str(json);
    }

    /// `{"@type": "Place", "name": "Kenya"}`
    pub fn named(&mut self, kind: &str, name: &str) {
        self.open('{');
        self.text_field("@type", kind);
        self.text_field("name", name);
        self.close('}');
    }

    pub fn crumb(&mut self, place: usize, name: &str, item: &str) {
        self.open('{');
        self.text_field("@type", "ListItem");
        self.number_field("position", place);
        self.text_field("name", name);
        self.text_field("item", item);
        self.close('}');
    }

    /// Inside a script element `<` could end it; `>`, `&` and the line separators are escaped for old readers.
    pub fn text(&mut self, value: &str) {
        self.separate();
        self.text.push('"');
        let mut done = 0;
        let mut bytes = value.bytes().enumerate();
        while let Some((at, byte)) = bytes.find(|(_, byte)| IS_SPECIAL[usize::from(*byte)]) {
            let is_separator = byte == 0xa8 || byte == 0xa9;
            // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
            if is_separator && !value.as_bytes()[..at].ends_with(&[0xe2, 0x80]) {
                continue;
            }
            let start = if is_separator { at - 2 } else { at };
            self.text.push_str(&value[done..start]);
            done = at + 1;
            match byte {
                b'"' => self.text.push_str("\\\""),
                b'\\' => self.text.push_str("\\\\"),
                0xa8 => self.text.push_str("\\u2028"),
                0xa9 => self.text.push_str("\\u2029"),
                _ => self.text.push_str(&format!("\\u{byte:04x}")),
            }
        }
        self.text.push_str(&value[done..]);
        self.text.push('"');
    }
}

/// Bytes that do not always stand for themselves inside a text.
const IS_SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        special[byte] = matches!(byte as u8, 0..=0x1f | b'"' | b'\\' | b'<' | b'>' | b'&' | 0x7f | 0xa8 | 0xa9);
        byte += 1;
    }
    special
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_ends_the_script_or_the_text() {
        let mut json = Json::new();
        json.text_field("a", "\"</script>\\ & é\u{2028}\n");
        json.optional_field("b", None);
        json.key("c");
        json.open('[');
        json.text("1");
        json.text("2");
        json.close(']');
        let text = json.end();
        assert_eq!(text, r#"{"a":"\"\u003c/script\u003e\\ \u0026 é\u2028\u000a","c":["1","2"]}"#);
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["a"], "\"</script>\\ & é\u{2028}\n");
    }
}
