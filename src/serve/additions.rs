//! What the preview adds to a page that a browser shows: one script, which hears of changes and draws the rest.

use crate::diagnostic::Tongue;
use crate::digest::Digest;

/// Below it stand the preview's own files; no site has a page here.
pub(super) const FOLDER: &str = "/_masthead/";

/// The preview's own files, by name: what they are, and the text.
const FILES: &[(&str, &str, &str)] = &[
    ("preview.js", SCRIPT, include_str!("client/preview.js")),
    ("morph.js", SCRIPT, include_str!("client/morph.js")),
    ("files.js", SCRIPT, include_str!("client/files.js")),
    ("panel.js", SCRIPT, include_str!("client/panel.js")),
    ("preview.css", "text/css; charset=utf-8", include_str!("client/preview.css")),
];

const SCRIPT: &str = "text/javascript; charset=utf-8";

/// What one of the preview's own files is, and its text.
pub(super) fn file(name: &str) -> Option<(&'static str, &'static str)> {
    FILES.iter().find(|(known, _, _)| *known == name).map(|(_, media_type, text)| (*media_type, *text))
}

/// The page with the script as its last element. `digest` is that of the page without it.
pub(super) fn with_script(mut page: Vec<u8>, digest: &Digest) -> Vec<u8> {
    let tag = format!("<script type=\"module\" src=\"{FOLDER}preview.js\" data-masthead=\"{digest}\"></script>");
    let end = page.windows(7).rposition(|bytes| bytes.eq_ignore_ascii_case(b"</body>")).unwrap_or(page.len());
    page.splice(end..end, tag.into_bytes());
    page
}

/// A page of the preview's own, for when the site has none to show. The script puts the mistakes over it.
pub(super) fn empty_page(tongue: Tongue, title: &str, text: &str) -> Vec<u8> {
    let (title, text) = (tongue.say(title), tongue.say(text));
    let lang = tongue.code();
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <body style=\"font: 1rem/1.5 system-ui, sans-serif; margin: 10vh auto; max-width: 40rem; padding: 0 1rem\">\n\
         <h1>{title}</h1>\n<p>{text}</p>\n</body>\n</html>\n"
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_the_last_element_of_the_body() {
        let digest = Digest::of(b"");
        let text = |page: &str| String::from_utf8(with_script(page.into(), &digest)).unwrap();
        let tag = "<script type=\"module\" src=\"/_masthead/preview.js\" data-masthead=\"af1349b9f5f9a1a6a0404dea36dcc949\"></script>";
        assert_eq!(text("<p>&lt;/body></p></body></html>"), format!("<p>&lt;/body></p>{tag}</body></html>"));
        assert_eq!(text("<p>no end"), format!("<p>no end{tag}"));
    }
}
