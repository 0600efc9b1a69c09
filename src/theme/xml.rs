//! Text and attributes of XML.

/// Appends text, escaped for content and for attributes in either quotes. Characters that XML 1.0 has no place for are
/// left out.
pub(super) fn push_text(xml: &mut String, text: &str) {
    let mut done = 0;
    let mut bytes = text.bytes().enumerate();
    // Nearly every byte stands for itself: a table asks once what the arms below ask nine times.
    while let Some((at, byte)) = bytes.find(|(_, byte)| IS_SPECIAL[usize::from(*byte)]) {
        let escaped = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            // U+FFFE and U+FFFF are the three bytes EF BF BE and EF BF BF.
            0xbe | 0xbf if at >= 2 && text.as_bytes()[at - 2..at] == [0xef, 0xbf] => {
                xml.push_str(&text[done..at - 2]);
                done = at + 1;
                continue;
            }
            0xbe | 0xbf => continue,
            _ => "",
        };
        xml.push_str(&text[done..at]);
        xml.push_str(escaped);
        done = at + 1;
    }
    xml.push_str(&text[done..]);
}

/// Bytes that do not always stand for themselves.
const IS_SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        special[byte] = matches!(
            byte as u8,
            b'&' | b'<' | b'>' | b'"' | b'\'' | 0..=0x08 | 0x0b | 0x0c | 0x0e..=0x1f | 0xbe | 0xbf
        );
        byte += 1;
    }
    special
};

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

    #[test]
    fn what_xml_has_no_place_for_is_left_out() {
        let mut xml = String::new();
        push_text(&mut xml, "é\u{fffe}a\u{ffff}\u{0}b\t\u{fffd}\n—");
        assert_eq!(xml, "éab\t\u{fffd}\n—");
    }
}
