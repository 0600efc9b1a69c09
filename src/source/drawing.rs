//! How large a drawing (SVG) wants to be shown.

/// Width and height in pixels: the attributes `width` and `height`, else the shape of `viewBox`. None for anything else.
pub(super) fn pixels(bytes: &[u8]) -> Option<(u32, u32)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let tag = &text[text.find("<svg")?..];
    let tag = &tag[..tag.find('>')?];
    let typed = || Some((length(attribute(tag, "width")?)?, length(attribute(tag, "height")?)?));
    typed().or_else(|| view_box(tag))
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
