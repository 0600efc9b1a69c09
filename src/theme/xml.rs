//! Text and attributes of XML.

/// Appends text, escaped for content and for attributes in either quotes. Characters that XML 1.0 has no place for are
/// left out.
pub(super) fn push_text(xml: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\'' => xml.push_str("&#39;"),
            '\t' | '\n' | '\r' => xml.push(c),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => {}
            _ => xml.push(c),
        }
    }
}

/// Appends `<name>text</name>` and a new line.
pub(super) fn push_element(xml: &mut String, name: &str, text: &str) {
    xml.push('<');
    xml.push_str(name);
    xml.push('>');
    push_text(xml, text);
    xml.push_str("</");
    xml.push_str(name);
    xml.push_str(">\n");
}

/// Appends ` name="value"`.
pub(super) fn push_attribute(xml: &mut String, name: &str, value: &str) {
    xml.push(' ');
    xml.push_str(name);
    xml.push_str("=\"");
    push_text(xml, value);
    xml.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_ends_an_element_or_an_attribute() {
        let mut xml = String::new();
        push_attribute(&mut xml, "a", "\"><b c='\u{b}'>&");
        assert_eq!(xml, " a=\"&quot;&gt;&lt;b c=&#39;&#39;&gt;&amp;\"");
    }
}
