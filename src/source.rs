//! What lies on the disk: `content/`, `themes/`, `static/` and `config.toml`, as paths and bytes without meaning.

mod beside;
mod drawing;
mod font;
mod lineage;
mod stamps;
mod theme_files;
mod walk;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Limits;
use crate::diagnostic::{Diagnostic, Place, Rule};
use crate::digest::Digest;
use crate::picture::{self, Look};
use crate::social::Stationery;
use lineage::Lineage;

pub use font::FontFacts;
pub use stamps::{Stamp, stamps};
pub use theme_files::{ThemeFile, ThemeFiles};

/// The text files larger than this are not read: no one typed them.
const MAX_TEXT_BYTES: u64 = Limits::HIGHEST.article as u64;

/// The folder of the texts and of what lies beside them.
pub const CONTENT: &str = "content";

/// The folder of the files that are copied as they are.
const STATIC: &str = "static";

/// One text file of `content/`.
#[derive(Clone, Debug)]
pub struct Source {
    /// From the site's folder, with `/`: `content/articles/trade.md`.
    pub path: Arc<str>,
    pub bytes: Vec<u8>,
    pub digest: Digest,
}

/// A file that is published as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct StaticFile {
    /// From the site's folder; for a file of the theme that the program carries, `themes/briefing/static/…`.
    pub path: Arc<str>,
    /// Where its bytes are.
    pub origin: Origin,
    /// Bytes.
    pub size: u64,
    pub digest: Digest,
    /// Width and height in pixels as it is seen, of a picture whose kind is known.
    pub pixels: Option<(u32, u32)>,
    /// Of a font in the format woff2.
    pub font: Option<FontFacts>,
    /// Whether the theme has a file of this name, perhaps with other bytes.
    pub is_of_theme: bool,
    pub look: Look,
    /// Whether it is a picture that tells more than its pixels do, which readers are not given.
    pub tells: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    Disk(PathBuf),
    Embedded(&'static [u8]),
    /// Made from the configuration.
    Made(Arc<[u8]>),
}

impl StaticFile {
    /// None if it cannot be read, or is not what it was when it was read first.
    pub fn bytes(&self) -> Option<Cow<'static, [u8]>> {
        match &self.origin {
            Origin::Embedded(bytes) => Some(Cow::Borrowed(bytes)),
            Origin::Made(bytes) => Some(Cow::Owned(bytes.to_vec())),
            Origin::Disk(path) => {
                let bytes = std::fs::read(path).ok()?;
                (Digest::of(&bytes) == self.digest).then_some(Cow::Owned(bytes))
            }
        }
    }
}

/// Everything that a build reads, but for `config.toml`.
#[derive(Debug, Default)]
pub struct Sources {
    /// The Markdown files of `content/`, sorted by path.
    pub texts: Vec<Source>,
    /// The other files of `content/`, by path.
    pub beside: BTreeMap<Arc<str>, StaticFile>,
    /// What is copied to the root of the output, by its path there: the theme's `static/`, then the site's over it.
    pub statics: BTreeMap<String, StaticFile>,
    /// Templates and strings.
    pub theme: ThemeFiles,
    /// What social cards are drawn with; none where there are none.
    pub stationery: Option<Arc<Stationery>>,
    /// What could not be read.
    pub diagnostics: Vec<Diagnostic>,
    /// Of the texts, those that were handed over too: path and digest, sorted.
    named: Vec<(Arc<str>, Digest)>,
}

/// The nearest folder with a `config.toml`, from `start` upwards.
pub fn find_site(start: &Path) -> Option<PathBuf> {
    let start = std::path::absolute(start).ok()?;
    start.ancestors().find(|folder| folder.join("config.toml").is_file()).map(Path::to_path_buf)
}

/// The theme that the program carries, for a site that names none.
#[derive(Debug, Default)]
pub struct Carried {
    /// `theme.toml`.
    pub manifest: Option<ThemeFile>,
    pub templates: Vec<ThemeFile>,
    pub strings: Vec<ThemeFile>,
    /// By path below `static/`.
    pub statics: Vec<(&'static str, &'static [u8])>,
    /// What diagnostics call its folder.
    pub folder: &'static str,
}

/// The bytes of `config.toml`.
///
/// # Errors
///
/// As the disk says.
pub fn read_config(site: &Path) -> io::Result<Vec<u8>> {
    std::fs::read(site.join("config.toml"))
}

/// A file of the site, opened to be read, and its size in bytes.
///
/// # Errors
///
/// As the disk says, and if the file lies outside the site: it may have become a link since it was found.
pub fn open(site: &Path, file: &Path) -> io::Result<(std::fs::File, u64)> {
    let real = file.canonicalize()?;
    if !real.starts_with(site.canonicalize()?) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let file = std::fs::File::open(real)?;
    let metadata = file.metadata()?;
    if metadata.is_file() { Ok((file, metadata.len())) } else { Err(io::ErrorKind::InvalidInput.into()) }
}

impl Sources {
    /// Reads the whole site. What cannot be read is diagnosed and left out.
    pub fn read(site: &Path, theme: Option<&str>, theme_place: Place, carried: Carried) -> Self {
        let (mut sources, texts) = Self::read_with(site, theme, theme_place, carried, |source| source);
        sources.texts = texts;
        sources
    }

    /// The same, but each text is handed over as soon as it is read, on the thread that read it. What is made of them
    /// stands beside the sources, in the order of their paths.
    pub fn read_with<T: Send>(
        site: &Path,
        theme: Option<&str>,
        theme_place: Place,
        carried: Carried,
        take: impl Fn(Source) -> T + Sync,
    ) -> (Self, Vec<T>) {
        let (mut sources, taken) = Self::content_with(site, CONTENT, take);
        sources.read_theme(site, theme, theme_place, carried);
        (sources, taken)
    }

    /// What stands now at a path of `content/`, or below it: no static files, no theme.
    pub fn content_with<T: Send>(site: &Path, path: &str, take: impl Fn(Source) -> T + Sync) -> (Self, Vec<T>) {
        let mut sources = Self::default();
        if !site.join(CONTENT).is_dir() {
            sources.diagnostics.push(
                Diagnostic::new(Rule::NoContent, Place::file(&CONTENT.into()), "there is no folder `content` here")
                    .help("make it, with a first article in `content/articles/`; `masthead init .` does both"),
            );
        }
        let taken = sources.read_content(walk::at(site, path), take);
        (sources, taken)
    }

    /// The theme and the static files alone: no content.
    pub fn theme_alone(site: &Path, theme: Option<&str>, theme_place: Place, carried: Carried) -> Self {
        let mut sources = Self::default();
        sources.read_theme(site, theme, theme_place, carried);
        sources
    }

    /// A name for everything read: equal if nothing changed.
    pub fn digest(&self) -> Digest {
        let mut parts: Vec<&[u8]> = Vec::new();
        for (path, digest) in &self.named {
            parts.extend([path.as_bytes(), digest.as_bytes()]);
        }
        for (path, file) in &self.beside {
            parts.extend([path.as_bytes(), file.digest.as_bytes()]);
        }
        for (path, file) in &self.statics {
            parts.extend([path.as_bytes(), file.digest.as_bytes()]);
        }
        for file in self.theme.all() {
            parts.extend([file.name.as_bytes(), file.text.as_bytes()]);
        }
        Digest::of_parts(parts)
    }

    fn read_content<T: Send>(&mut self, found: walk::Walk, take: impl Fn(Source) -> T + Sync) -> Vec<T> {
        self.diagnostics.extend(found.diagnostics);
        let (texts, others): (Vec<_>, Vec<_>) =
            found.files.into_iter().partition(|file| file.path.rsplit_once('.').is_some_and(|(_, end)| end == "md"));
        let read = texts.into_par_iter().map(|file| {
            let source = read_text(file)?;
            Ok((source.path.clone(), source.digest, take(source)))
        });
        let read: Vec<Result<_, Box<Diagnostic>>> = read.collect();
        let mut taken = Vec::with_capacity(read.len());
        for result in read {
            match result {
                Ok((path, digest, text)) => {
                    self.named.push((path, digest));
                    taken.push(text);
                }
                Err(diagnostic) => self.diagnostics.push(*diagnostic),
            }
        }
        let (others, told) = beside::sort(others);
        self.diagnostics.extend(told);
        let (files, diagnostics) = read_statics(others);
        self.diagnostics.extend(diagnostics);
        self.beside = files.into_iter().map(|file| (file.path.clone(), file)).collect();
        taken
    }

    fn read_theme(&mut self, site: &Path, theme: Option<&str>, theme_place: Place, carried: Carried) {
        let (lineage, diagnostics) = Lineage::of(site, theme, theme_place, &carried);
        self.diagnostics.extend(diagnostics);
        let Some(lineage) = lineage else { return };
        if lineage.is_on_carried {
            self.statics = carried.statics();
        }
        let folders = lineage.folders.iter().map(|folder| format!("{folder}/static"));
        for layer in folders.chain([STATIC.to_owned()]) {
            let found = walk::files(site, &layer);
            self.diagnostics.extend(found.diagnostics);
            let (files, diagnostics) = read_statics(found.files);
            self.diagnostics.extend(diagnostics);
            for mut file in files {
                let name = file.path[layer.len() + 1..].to_owned();
                file.is_of_theme = layer != STATIC || self.statics.contains_key(&name);
                self.statics.insert(name, file);
            }
        }
        let (theme, diagnostics) = ThemeFiles::read(site, lineage, carried);
        self.theme = theme;
        self.diagnostics.extend(diagnostics);
    }
}

impl Carried {
    fn statics(&self) -> BTreeMap<String, StaticFile> {
        let files = self.statics.iter().map(|(name, bytes)| {
            let file = StaticFile {
                path: format!("{}/static/{name}", self.folder).into(),
                origin: Origin::Embedded(bytes),
                size: bytes.len() as u64,
                digest: Digest::of(bytes),
                pixels: None,
                font: None,
                is_of_theme: true,
                look: Look::Other,
                tells: false,
            };
            ((*name).to_owned(), file)
        });
        files.collect()
    }
}

fn read_text(file: walk::Found) -> Result<Source, Box<Diagnostic>> {
    if file.size > MAX_TEXT_BYTES {
        let message = format!("the file has {} MB, which is more than an article", file.size >> 20);
        let diagnostic = Diagnostic::new(Rule::TooLarge, Place::file(&file.path), message);
        return Err(Box::new(diagnostic.help("split it, or publish it as a file of `static/`")));
    }
    let bytes = std::fs::read(&file.disk).map_err(|error| Box::new(unreadable(&file.path, &error)))?;
    let digest = Digest::of(&bytes);
    Ok(Source { path: file.path, bytes, digest })
}

fn read_statics(found: Vec<walk::Found>) -> (Vec<StaticFile>, Vec<Diagnostic>) {
    let read: Vec<_> = found.into_par_iter().map(read_static).collect();
    let mut files = Vec::with_capacity(read.len());
    let mut diagnostics = Vec::new();
    for result in read {
        match result {
            Ok((file, found)) => {
                files.push(file);
                diagnostics.extend(found);
            }
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    (files, diagnostics)
}

fn read_static(file: walk::Found) -> Result<(StaticFile, Option<Diagnostic>), Box<Diagnostic>> {
    let bytes = std::fs::read(&file.disk).map_err(|error| Box::new(unreadable(&file.path, &error)))?;
    let look = picture::look(&bytes);
    let pixels = match look {
        Look::Still { width, height } => Some((width, height)),
        _ => pixels(&bytes),
    };
    let mistake = active_picture(&file.path, &bytes).or_else(|| mislabelled_picture(&file.path, &bytes));
    let digest = Digest::of(&bytes);
    let file = StaticFile {
        path: file.path,
        origin: Origin::Disk(file.disk),
        size: bytes.len() as u64,
        digest,
        pixels,
        look,
        font: font::facts(&bytes),
        is_of_theme: false,
        tells: picture::bare(&bytes).is_some(),
    };
    Ok((file, mistake))
}

fn pixels(bytes: &[u8]) -> Option<(u32, u32)> {
    let Ok(size) = imagesize::blob_size(bytes) else { return drawing::pixels(bytes) };
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

/// A drawing that carries a program runs it when a reader opens it.
fn active_picture(path: &Arc<str>, bytes: &[u8]) -> Option<Diagnostic> {
    if !path.to_ascii_lowercase().ends_with(".svg") {
        return None;
    }
    let place = Place::span(path, drawing::active_part(bytes)?);
    let message = format!("the drawing `{path}` contains a script");
    Some(Diagnostic::new(Rule::ActivePicture, place, message).help("export it again without scripts"))
}

/// A picture whose name ends as another kind does: hosts tell browsers what the name says, and some show nothing then.
fn mislabelled_picture(path: &Arc<str>, bytes: &[u8]) -> Option<Diagnostic> {
    let ending = path.rsplit_once('.')?.1.to_ascii_lowercase();
    let claimed = KINDS.iter().find(|(endings, _)| endings.contains(&ending.as_str()))?;
    let found = imagesize::image_type(bytes).ok()?;
    let (endings, _) = KINDS.iter().find(|(_, is_kind)| is_kind(&found))?;
    if endings == &claimed.0 {
        return None;
    }
    let right = endings[0];
    let message = format!("`{path}` is a {} picture, and its name ends in `.{ending}`", right.to_uppercase());
    let diagnostic = Diagnostic::new(Rule::PictureEnding, Place::file(path), message);
    Some(diagnostic.help(format!("export it as `.{ending}`, or rename it to `.{right}` here and where it is named")))
}

/// The kinds of pictures that browsers show, each with its endings, the usual one first.
type PictureKind = (&'static [&'static str], fn(&imagesize::ImageType) -> bool);

const KINDS: [PictureKind; 5] = [
    (&["png", "apng"], |kind| matches!(kind, imagesize::ImageType::Png)),
    (&["jpg", "jpeg", "jpe", "jfif"], |kind| matches!(kind, imagesize::ImageType::Jpeg)),
    (&["gif"], |kind| matches!(kind, imagesize::ImageType::Gif)),
    (&["webp"], |kind| matches!(kind, imagesize::ImageType::Webp)),
    (&["avif", "heic", "heif"], |kind| matches!(kind, imagesize::ImageType::Heif(_))),
];

fn unreadable(path: &Arc<str>, error: &io::Error) -> Diagnostic {
    Diagnostic::new(Rule::UnreadableFile, Place::file(path), format!("`{path}` cannot be read: {error}"))
}
