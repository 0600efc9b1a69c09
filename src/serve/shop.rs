//! Where a page is printed when somebody asks for it, from the publication as it stands.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::additions::empty_page;
use super::ask::{Answer, Body, Content};
use super::desk::Desk;
use crate::build::press::{Fault, Press};
use crate::build::{Facts, Sink};
use crate::diagnostic::{Diagnostic, Tongue};
use crate::digest::Digest;
use crate::output::OutputError;
use crate::page::plan::{Plan, Planned, What};
use crate::route::{Route, encode_path};

/// The press, for as long as the publication stays as it is.
pub(super) struct Shop<'s> {
    pub desk: &'s Desk,
    /// None if no edition could be made yet.
    pub press: Option<Press<'s, 's>>,
    /// Everything that there is to say of the publication.
    pub told: Vec<Diagnostic>,
}

/// A file of the site, printed.
pub(super) struct Printed {
    pub digest: Digest,
    body: Body,
}

impl Shop<'_> {
    pub fn facts(&self) -> Facts {
        self.press.as_ref().map_or_else(Facts::default, Press::facts)
    }

    pub fn plan(&self) -> Option<&Plan<'_>> {
        self.press.as_ref().map(|press| press.composer.plan)
    }

    /// What stands at the path of an address, decoded.
    pub fn get(&self, path: &str) -> Answer {
        let Some(plan) = self.plan() else { return broken(self.desk.order.tongue) };
        let Some(below) = self.below_site(path) else { return Answer::Moved(format!("{}/", self.desk.base_path())) };
        match find(plan, below) {
            Found::File(planned) => self.answer(planned, Answer::Found),
            Found::Page(route) => Answer::Moved(plan.publication.config.base_url.local(&route)),
            Found::Nothing => match nearest_404(plan, below) {
                Some(planned) => self.answer(planned, Answer::NotFound),
                None => {
                    let page = empty_page(self.desk.order.tongue, "Not found", "Nothing stands at this address.");
                    Answer::NotFound(html(page))
                }
            },
        }
    }

    /// The page or file at a path of the site itself.
    pub fn planned(&self, path: &str) -> Option<&Planned> {
        let plan = self.plan()?;
        match find(plan, self.below_site(path)?) {
            Found::File(planned) => Some(planned),
            _ => None,
        }
    }

    /// # Errors
    ///
    /// The mistakes of the templates.
    pub fn print(&self, planned: &Planned) -> Result<Printed, Vec<Diagnostic>> {
        let Some(press) = &self.press else { return Err(Vec::new()) };
        let tray = Tray { desk: self.desk, printed: Mutex::default() };
        match press.print(planned, &tray) {
            Ok(()) => tray.printed.into_inner().unwrap_or_else(PoisonError::into_inner).ok_or_else(Vec::new),
            Err(Fault::Mistakes(mistakes)) => Err(mistakes),
            Err(Fault::Output(_) | Fault::Index(_)) => Err(Vec::new()),
        }
    }

    fn answer(&self, planned: &Planned, how: fn(Content) -> Answer) -> Answer {
        match self.print(planned) {
            Ok(printed) => {
                let media_type = media_type(&served_as(planned));
                how(Content { media_type, digest: printed.digest, body: printed.body })
            }
            Err(_) => broken(self.desk.order.tongue),
        }
    }

    /// The path without what all addresses of the site begin with; none if it does not begin so.
    pub fn below_site<'t>(&self, path: &'t str) -> Option<&'t str> {
        let base = self.desk.base_path();
        path.strip_prefix(base).or_else(|| path.strip_prefix(&*encode_path(base))).filter(|rest| rest.starts_with('/'))
    }
}

/// The name of what is served: for a smaller version of a picture the picture itself, which no one has to wait for.
fn served_as(planned: &Planned) -> String {
    match &planned.what {
        What::Variant(variant) => variant.of.as_str().to_owned(),
        _ => planned.route.output_path(),
    }
}

enum Found<'p> {
    File(&'p Planned),
    /// There is nothing, but a page if a `/` is put behind.
    Page(Route),
    Nothing,
}

fn find<'p>(plan: &'p Plan<'_>, path: &str) -> Found<'p> {
    let segments = || path.trim_start_matches('/').split('/');
    let is_clean = segments().all(|name| name != "." && name != "..") && !path.contains("//");
    if !is_clean {
        return Found::Nothing;
    }
    let file = |route: &Route| plan.by_route.get(route).map(|at| &plan.files[*at as usize]);
    let page = Route::page([path.strip_suffix("/index.html").unwrap_or(path)]);
    if path.ends_with('/') || path.ends_with("/index.html") {
        return file(&page).map_or(Found::Nothing, Found::File);
    }
    match file(&Route::file([path])) {
        Some(planned) => Found::File(planned),
        None if plan.by_route.contains_key(&page) => Found::Page(page),
        None => Found::Nothing,
    }
}

/// The site's page for what is not there, in the language of the address.
fn nearest_404<'p>(plan: &'p Plan<'_>, path: &str) -> Option<&'p Planned> {
    let all = plan.files.iter().filter(|file| file.what == What::NotFound);
    let fits = all.filter(|file| path.starts_with(file.route.as_str().trim_end_matches("404.html")));
    fits.max_by_key(|file| file.route.as_str().len())
}

fn broken(tongue: Tongue) -> Answer {
    let text = "There are mistakes in the way. The page comes as soon as they are mended.";
    Answer::Broken(html(empty_page(tongue, "No page yet", text)))
}

fn html(page: Vec<u8>) -> Content {
    Content { media_type: media_type("index.html"), digest: Digest::of(&page), body: Body::Bytes(page) }
}

/// Takes what the press makes.
struct Tray<'d> {
    desk: &'d Desk,
    printed: Mutex<Option<Printed>>,
}

impl Tray<'_> {
    fn lay(&self, digest: Digest, body: Body) {
        *self.printed.lock().unwrap_or_else(PoisonError::into_inner) = Some(Printed { digest, body });
    }
}

impl Sink for Tray<'_> {
    fn put(&self, _planned: &Planned, _path: &str, bytes: &[u8]) -> Result<(), OutputError> {
        self.lay(Digest::of(bytes), Body::Bytes(bytes.to_vec()));
        Ok(())
    }

    fn put_copy(&self, _planned: &Planned, _path: &str, digest: Digest, from: &Path) -> Result<(), OutputError> {
        self.lay(digest, Body::File { site: self.desk.order.site.clone(), file: from.to_owned() });
        Ok(())
    }
}

/// What a file is, by its name.
fn media_type(path: &str) -> &'static str {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match &*ending {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "xml" | "xsl" => "application/xml",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "epub" => "application/epub+zip",
        "woff" => "font/woff",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
