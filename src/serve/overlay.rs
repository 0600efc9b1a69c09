//! The mistakes as they lie over a page: the text of the terminal, each place ready to be copied.

use std::path::Path;

use pulldown_cmark_escape::escape_html;

use crate::build::SiteTexts;
use crate::diagnostic::{Diagnostic, Renderer};

/// More than this no one reads in a browser.
const SHOWN: usize = 40;

/// All of them; empty without any.
pub(super) fn html(site: &Path, told: &[Diagnostic]) -> String {
    let text = Renderer::new(&SiteTexts { site }).render(told);
    let blocks: Vec<&str> = text.split("\n\n").map(str::trim_end).filter(|block| !block.is_empty()).collect();
    let (errors, warnings): (Vec<&str>, Vec<&str>) = blocks.into_iter().partition(|block| block.starts_with("error"));
    let mut html = String::new();
    let shown = errors.iter().chain(&warnings).take(SHOWN);
    shown.for_each(|block| push_block(&mut html, block));
    let more = (errors.len() + warnings.len()).saturating_sub(SHOWN);
    if more > 0 {
        html.push_str(&format!("<p>{more} more are told in the terminal.</p>"));
    }
    html
}

/// `error: …`, ` --> path:line:column`, the line, what to write instead.
pub(super) fn push_block(html: &mut String, block: &str) {
    let mut lines = block.lines();
    let title = lines.next().unwrap_or_default();
    let kind = title.split(':').next().unwrap_or_default();
    html.push_str(&format!("<section class=\"{kind}\"><h2>"));
    push_text(html, title);
    html.push_str("</h2>");
    let mut excerpt = String::new();
    for line in lines {
        match line.trim_start() {
            place if place.starts_with("--> ") => push_place(html, &place[4..]),
            note if note.starts_with("= ") => {
                push_excerpt(html, &mut excerpt);
                html.push_str("<p>");
                push_text(html, &note[2..]);
                html.push_str("</p>");
            }
            _ => {
                excerpt.push_str(line);
                excerpt.push('\n');
            }
        }
    }
    push_excerpt(html, &mut excerpt);
    html.push_str("</section>");
}

/// A place that a click copies.
pub(super) fn push_place(html: &mut String, place: &str) {
    html.push_str("<button type=\"button\" class=\"place\" title=\"Copy\" data-copy=\"");
    push_text(html, place);
    html.push_str("\">");
    push_text(html, place);
    html.push_str("</button>");
}

fn push_excerpt(html: &mut String, excerpt: &mut String) {
    if !excerpt.is_empty() {
        html.push_str("<pre>");
        push_text(html, excerpt.trim_end());
        html.push_str("</pre>");
        excerpt.clear();
    }
}

/// Writing to a string does not fail.
pub(super) fn push_text(html: &mut String, text: &str) {
    let _ = escape_html(html, text);
}
