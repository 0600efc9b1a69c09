//! The table of contents as HTML.

use pulldown_cmark_escape::escape_html;

use crate::page::article::TocView;
use crate::page::view::Html;

/// Nested lists of links to the headings; nothing if there are none.
pub(super) fn list(toc: &[TocView<'_>]) -> Html {
    let mut html = String::with_capacity(128 * toc.len());
    push_list(&mut html, toc);
    Html(html)
}

fn push_list(html: &mut String, toc: &[TocView<'_>]) {
    if toc.is_empty() {
        return;
    }
    html.push_str("<ol>\n");
    for heading in toc {
        html.push_str("<li><a href=\"#");
        // Writing to a text does not fail.
        let _ = escape_html(&mut *html, heading.id);
        html.push_str("\">");
        html.push_str(&heading.title.0);
        html.push_str("</a>");
        if !heading.children.is_empty() {
            html.push('\n');
            push_list(html, &heading.children);
        }
        html.push_str("</li>\n");
    }
    html.push_str("</ol>");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heading(id: &'static str, children: Vec<TocView<'static>>) -> TocView<'static> {
        TocView { id, title: Html(format!("<em>{id}</em>")), text: id, level: 2, children }
    }

    #[test]
    fn headings_below_others_are_lists_in_lists() {
        let toc = [heading("a", vec![heading("b", vec![])]), heading("c", vec![])];
        let expected = "<ol>
<li><a href=\"#a\"><em>a</em></a>
<ol>
<li><a href=\"#b\"><em>b</em></a></li>
</ol></li>
<li><a href=\"#c\"><em>c</em></a></li>
</ol>";
        assert_eq!(list(&toc).0, expected);
        assert_eq!(list(&[]).0, "");
    }
}
