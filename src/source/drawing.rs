//! How large a drawing (SVG) wants to be shown, and whether it does anything by itself.

use std::ops::Range;

/// Width and height in pixels: the attributes `width` and `height`, else the shape of `viewBox`. None for anything else.
pub(super) fn pixels(bytes: &[u8]) -> Option<(u32, u32)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let tag = &text[text.find("<svg")?..];
    let tag = &tag[..tag.find('>')?];
    let typed = || Some((length(attribute(tag, "width")?)?, length(attribute(tag, "height")?)?));
    typed().or_else(|| view_box(tag))
}

/// Where a drawing holds a program, or what can bring one: a script, an attribute for events (`onload`), HTML in the
/// drawing, or entities of its own, whose text is not seen before a browser reads it.
pub(super) fn active_part(bytes: &[u8]) -> Option<Range<usize>> {
    let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
    let word = |word: &str| text.find(word).map(|at| at..at + word.len());
    let words = ["<script", "javascript:", "<foreignobject", "<!entity"].into_iter().filter_map(word);
    words.chain(event_attribute(&text)).min_by_key(|found| found.start)
}

/// `onload` in `<svg onload="…">`.
fn event_attribute(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    while let Some(start) = text[at..].find('<').map(|found| at + found) {
        let end = text[start..].find('>').map_or(text.len(), |length| start + length);
        let is_name = |found: &usize| {
            let before = text.as_bytes()[start + found - 1];
            let behind = &text[start + found + 2..end];
            let name = behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
            let is_begun = before.is_ascii_whitespace() || matches!(before, b'"' | b'\'' | b'/');
            is_begun && name > 0 && behind[name..].trim_start().starts_with('=')
        };
        if let Some(found) = text[start..end].match_indices("on").map(|(found, _)| found).find(is_name) {
            return Some(start + found..start + found + 2);
        }
        at = end;
    }
    None
}

fn view_box(tag: &str) -> Option<(u32, u32)> {
    let numbers = attribute(tag, "viewBox")?.split([' ', ',']).filter(|number| !number.is_empty());
    let [_, _, width, height] = numbers.collect::<Vec<_>>()[..] else { return None };
    Some((length(width)?, length(height)?))
}

/// Whole pixels, at least 1; none for other units and per cents.
fn length(typed: &str) -> Option<u32> {
    let number: f64 = typed.trim().trim_end_matches("px").parse().ok()?;
    (0.5..=100_000.0).contains(&number).then(|| number.round() as u32)
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = tag;
    while let Some(at) = rest.find(name) {
        let (before, after) = (&rest[..at], rest[at + name.len()..].trim_start());
        rest = &rest[at + name.len()..];
        let Some(value) = after.strip_prefix('=').filter(|_| before.ends_with(char::is_whitespace)) else { continue };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        return value[1..].split(quote).next();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_that_can_run_a_program_is_seen() {
        let part = |drawing: &str| active_part(drawing.as_bytes()).map(|span| drawing[span].to_owned());
        for (drawing, active) in [
            ("<svg><script>x</script></svg>", Some("<script")),
            ("<svg><a href='JavaScript:x'/></svg>", Some("JavaScript:")),
            ("<svg onload='x'/>", Some("on")),
            ("<svg><rect width='1'OnClick = \"x\"/></svg>", Some("On")),
            ("<svg><foreignObject><p/></foreignObject></svg>", Some("<foreignObject")),
            ("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg/>", Some("<!ENTITY")),
            ("<svg><text>rely on load = 3</text><path clip-rule='on' version='1'/></svg>", None),
            ("<svg", None),
            ("<", None),
            ("", None),
        ] {
            assert_eq!(part(drawing).as_deref(), active, "{drawing}");
        }
    }

    #[test]
    fn a_drawing_has_the_size_it_names_or_the_shape_of_its_view() {
        for (drawing, size) in [
            ("<svg width=\"40\" height=\"20\"/>", Some((40, 20))),
            ("<?xml version=\"1.0\"?><svg\n  width = '40.4px'\n height='20px'>", Some((40, 20))),
            ("<svg viewBox=\"0 0 640 360\">", Some((640, 360))),
            ("<svg width=\"100%\" height=\"100%\" viewBox=\"0,0,640,360\">", Some((640, 360))),
            ("<svg stroke-width=\"2\" viewBox=\"0 0 8 4\">", Some((8, 4))),
            ("<svg width=\"40\">", None),
            ("<svg width=\"1e99\" height=\"-3\">", None),
            ("<svg width=40 height=20>", None),
            ("<svg", None),
            ("", None),
        ] {
            assert_eq!(pixels(drawing.as_bytes()), size, "{drawing}");
        }
    }
}
