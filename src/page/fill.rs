//! The holes of a text filled: links, pictures and words that only the publication knows.

use std::ops::Range;

use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use super::links::{Destination, Linker, Owner};
use super::pictures;
use super::plan::Plan;
use super::view::Html;
use crate::markdown::{Hole, HoleKind, Target};
use crate::route::encode_path;

/// Which form addresses take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// On the page itself: `/policy/articles/a/`.
    OnSite,
    /// Anywhere else, as in feeds: `https://example.org/policy/articles/a/`.
    Absolute,
}

/// Fills texts for one language's pages.
pub struct Filler<'a, 'p> {
    plan: &'a Plan<'p>,
    form: Form,
    /// The theme's words for holes such as the title of an alert.
    word: &'a dyn Fn(&str) -> String,
}

impl<'a, 'p> Filler<'a, 'p> {
    pub fn new(plan: &'a Plan<'p>, form: Form, word: &'a dyn Fn(&str) -> String) -> Self {
        Self { plan, form, word }
    }

    /// The whole text.
    pub fn fill(&self, owner: &Owner<'p>) -> Html {
        self.fill_part(owner, 0..owner.body.html.len(), &owner.body.holes)
    }

    /// The text without its footnotes, and these.
    pub fn fill_apart(&self, owner: &Owner<'p>) -> (Html, Html) {
        let body = owner.body;
        let cut = body.notes_at as usize;
        let (before, behind) = body.holes.split_at(body.holes.partition_point(|hole| hole.at < body.notes_at));
        (self.fill_part(owner, 0..cut, before), self.fill_part(owner, cut..body.html.len(), behind))
    }

    fn fill_part(&self, owner: &Owner<'p>, part: Range<usize>, holes: &'p [Hole]) -> Html {
        let mut html = String::with_capacity(part.len() + 64 * holes.len());
        let mut done = part.start;
        let mut link_is_open = false;
        for hole in holes {
            let at = hole.at as usize;
            html.push_str(&owner.body.html[done..at]);
            done = at;
            self.fill_hole(owner, hole, &mut link_is_open, &mut html);
        }
        html.push_str(&owner.body.html[done..part.end]);
        Html(html)
    }

    fn fill_hole(&self, owner: &Owner<'p>, hole: &'p Hole, link_is_open: &mut bool, html: &mut String) {
        match &hole.kind {
            HoleKind::LinkOpen { target, title } => {
                *link_is_open = self.open_link(owner, target, title.as_deref(), html);
            }
            HoleKind::LinkClose if std::mem::take(link_is_open) => html.push_str("</a>"),
            HoleKind::LinkClose => {}
            HoleKind::Image { target, alt, title } => self.image(owner, target, alt, title.as_deref(), html),
            HoleKind::Address { target } => {
                // An empty `src` would be worse than one that leads nowhere, which is told.
                match (self.address(owner, target), target) {
                    (Some(address), _) => escape(html, &address),
                    (None, Target::External(address)) => escape(html, address),
                    (None, Target::Internal { path, .. }) => escape(html, &encode_path(path)),
                }
            }
            HoleKind::Here { .. } => {
                if self.form == Form::Absolute {
                    escape(html, &self.plan.publication.config.base_url.permalink(&owner.route));
                }
            }
            HoleKind::Word { key } => {
                let _ = escape_html_body_text(&mut *html, &(self.word)(key));
            }
        }
    }

    fn open_link(&self, owner: &Owner<'p>, target: &'p Target, title: Option<&str>, html: &mut String) -> bool {
        let Some(address) = self.address(owner, target) else { return false };
        html.push_str("<a href=\"");
        escape(html, &address);
        html.push('"');
        attribute(html, "title", title);
        if matches!(target, Target::External(address) if address.starts_with("http") || address.starts_with("//")) {
            html.push_str(" rel=\"external noopener\"");
        }
        html.push('>');
        true
    }

    fn image(&self, owner: &Owner<'p>, target: &'p Target, alt: &str, title: Option<&str>, html: &mut String) {
        let linker = Linker::new(self.plan);
        let config = &self.plan.publication.config;
        let (address, pixels, srcset) = match target {
            Target::Internal { path, .. } => match linker.file(owner, path) {
                Some((route, file)) => {
                    // Readers of feeds get one address: some know no other.
                    let on_site = self.form == Form::OnSite;
                    let srcset = || pictures::srcset(&config.pictures, &config.base_url, &route, file);
                    (self.of_route(&route), file.pixels, on_site.then(srcset).flatten())
                }
                None => {
                    let _ = escape_html_body_text(&mut *html, alt);
                    return;
                }
            },
            Target::External(address) => (address.clone(), None, None),
        };
        html.push_str("<img src=\"");
        escape(html, &address);
        html.push_str("\" alt=\"");
        escape(html, alt);
        html.push('"');
        if srcset.is_some() {
            attribute(html, "srcset", srcset.as_deref());
            attribute(html, "sizes", Some(&config.pictures.sizes));
        }
        if let Some((width, height)) = pixels {
            html.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        attribute(html, "title", title);
        html.push_str(" loading=\"lazy\" decoding=\"async\">");
    }

    /// The address that a target has here; none where the reader gets no link.
    fn address(&self, owner: &Owner<'p>, target: &'p Target) -> Option<String> {
        let linker = Linker::new(self.plan);
        Some(match linker.reach(owner, target).destination {
            Destination::Nowhere => return None,
            Destination::External(address) => address.to_owned(),
            Destination::File { route, .. } => self.of_route(&route),
            Destination::Page { route, query, fragment, .. } => {
                let mut address = self.of_route(&route);
                for (sign, part) in [('?', query), ('#', fragment)] {
                    if let Some(part) = part {
                        address.push(sign);
                        address.push_str(&encode_path(part));
                    }
                }
                address
            }
        })
    }

    fn of_route(&self, route: &crate::route::Route) -> String {
        let base = &self.plan.publication.config.base_url;
        match self.form {
            Form::OnSite => base.local(route),
            Form::Absolute => base.permalink(route),
        }
    }
}

fn attribute(html: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        html.push(' ');
        html.push_str(name);
        html.push_str("=\"");
        escape(html, value);
        html.push('"');
    }
}

/// Text inside an attribute. Writing to a string does not fail.
fn escape(html: &mut String, text: &str) {
    let _ = escape_html(html, text);
}
