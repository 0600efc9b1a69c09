//! The mistakes as they lie over a page: the text of the terminal, each place ready to be copied.

use pulldown_cmark_escape::escape_html;

use super::Order;
use crate::build::SiteTexts;
use crate::diagnostic::{Diagnostic, Renderer, Severity, Tongue};

/// More than this no one reads in a browser.
const SHOWN: usize = 40;

/// All of them, errors first; empty without any.
pub(super) fn html(order: &Order, told: &[Diagnostic]) -> String {
    let blocks = blocks(order, told);
    let mut html = String::new();
    blocks.iter().take(SHOWN).for_each(|block| block.push_to(&mut html, order.tongue));
    let more = blocks.len().saturating_sub(SHOWN);
    if more > 0 {
        html.push_str(&format!("<p>{}</p>", order.tongue.say(&format!("{more} more are told in the terminal."))));
    }
    html
}

/// One mistake as the terminal shows it: `error: …`, ` --> path:line:column`, the line, what to write instead.
pub(super) struct Block {
    class: &'static str,
    text: String,
}

/// Errors, then warnings, each sorted by place.
pub(super) fn blocks(order: &Order, told: &[Diagnostic]) -> Vec<Block> {
    let texts = SiteTexts { site: &order.site };
    let renderer = Renderer::new(&texts).tongue(order.tongue);
    let mut blocks = Vec::new();
    for (severity, class) in [(Severity::Error, "error"), (Severity::Warning, "warning")] {
        let told: Vec<Diagnostic> = told.iter().filter(|told| told.severity == severity).cloned().collect();
        let text = renderer.render(&told);
        let drawn = text.split("\n\n").map(str::trim_end).filter(|block| !block.is_empty());
        blocks.extend(drawn.map(|block| Block { class, text: block.to_owned() }));
    }
    blocks
}

impl Block {
    pub(super) fn push_to(&self, html: &mut String, tongue: Tongue) {
        let mut lines = self.text.lines();
        let title = lines.next().unwrap_or_default();
        html.push_str(&format!("<section class=\"{}\"><h2>", self.class));
        push_text(html, title);
        html.push_str("</h2>");
        let mut excerpt = String::new();
        for line in lines {
            match line.trim_start() {
                place if place.starts_with("--> ") => push_place(html, &place[4..], tongue),
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
}

/// A place that a click copies.
pub(super) fn push_place(html: &mut String, place: &str, tongue: Tongue) {
    let (copy, copied) = (tongue.say("Copy"), tongue.say("copied"));
    html.push_str(&format!(
        "<button type=\"button\" class=\"place\" title=\"{copy}\" data-copied=\"{copied}\" data-copy=\""
    ));
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
