//! `[design]` of `config.toml`: held to what the theme offers, and the style sheet that it becomes.

mod colour;
mod font;
mod mistakes;
mod stationery;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use serde_json::Value;

use crate::config::{Config, DesignSpan, Setting, SettingKind};
use crate::diagnostic::{Diagnostic, Place};
use crate::digest::Digest;
use crate::picture::Look;
use crate::route::Route;
use crate::source::{Origin, Sources, StaticFile};
use colour::Colour;

/// The style sheet's name, which a theme looks for among its assets. A file of the site's own of this name takes its place.
pub const SHEET: &str = "design.css";

/// The units in which something on a page is measured.
const UNITS: [&str; 5] = ["rem", "em", "ch", "px", "%"];

/// Adds the style sheet of `[design]` to the static files where there is anything to say, what social cards are drawn with
/// where there are any, and to the diagnostics every mistake in it. A theme that offers no settings takes whatever it is given.
pub fn dress(config: &Config, sources: &mut Sources) {
    sources.stationery = stationery::of(config, sources);
    let settings = &sources.theme.manifest.settings;
    if config.design.is_empty() || settings.is_empty() {
        return;
    }
    let mut fitting = Fitting { config, settings, statics: &sources.statics, mistakes: Vec::new() };
    let sheet = fitting.sheet();
    sources.diagnostics.append(&mut fitting.mistakes);
    if !sheet.is_empty() {
        let bytes: Arc<[u8]> = sheet.into_bytes().into();
        let file = StaticFile {
            path: "config.toml".into(),
            size: bytes.len() as u64,
            digest: Digest::of(&bytes),
            origin: Origin::Made(bytes),
            pixels: None,
            font: None,
            is_of_theme: true,
            look: Look::Other,
            tells: false,
        };
        sources.statics.entry(SHEET.to_owned()).or_insert(file);
    }
}

/// A value as a style sheet has it.
type Checked = Result<String, Box<Diagnostic>>;

/// What the site typed, beside what the theme offers.
struct Fitting<'s> {
    config: &'s Config,
    settings: &'s [Setting],
    statics: &'s BTreeMap<String, StaticFile>,
    mistakes: Vec<Diagnostic>,
}

impl Fitting<'_> {
    /// Font faces, then one rule with every custom property that is set.
    fn sheet(&mut self) -> String {
        let (mut faces, mut properties) = (String::new(), String::new());
        for (key, value) in &self.config.design {
            let Some(setting) = self.settings.iter().find(|setting| setting.name == *key) else {
                self.mistakes.push(mistakes::unknown(self.key_place(key), key, self.settings));
                continue;
            };
            let Some(text) = self.checked(setting, value, &mut faces) else { continue };
            if let Some(property) = &setting.property {
                let _ = write!(properties, "{property}:{text};");
            }
        }
        self.check_contrasts();
        if !properties.is_empty() {
            let _ = write!(faces, ":root{{{}}}", properties.trim_end_matches(';'));
        }
        faces
    }

    /// The value as a style sheet has it; none, and a mistake, if it is not of the setting's kind.
    fn checked(&mut self, setting: &Setting, value: &Value, faces: &mut String) -> Option<String> {
        let place = self.value_place(&setting.name);
        let checked = match &setting.kind {
            SettingKind::Font => self.font(setting, value, &place, faces),
            kind => match value.as_str() {
                Some(text) => self.word(setting, kind, text, &place),
                None => Err(mistakes::not_a_text(place, setting).into()),
            },
        };
        checked.map_err(|mistake| self.mistakes.push(*mistake)).ok()
    }

    fn word(&self, setting: &Setting, kind: &SettingKind, text: &str, place: &Place) -> Checked {
        let place = || place.clone();
        match kind {
            SettingKind::Colour => match Colour::parse(text) {
                Some(_) => Ok(text.to_owned()),
                None => Err(mistakes::not_a_colour(place(), setting, text).into()),
            },
            SettingKind::Length if is_length(text) => Ok(text.to_owned()),
            SettingKind::Length => Err(mistakes::not_a_length(place(), setting, text).into()),
            SettingKind::Choice(allowed) if allowed.iter().any(|word| word == text) => Ok(text.to_owned()),
            SettingKind::Choice(allowed) => Err(mistakes::not_a_choice(place(), setting, text, allowed).into()),
            SettingKind::File | SettingKind::Font => match self.file(text) {
                Some(_) => Ok(format!("url(\"{}\")", self.address(text))),
                None => Err(mistakes::no_file(place(), text, self.statics.keys()).into()),
            },
        }
    }

    /// A font's faces go into `faces`; the value is the list of families.
    fn font(&self, setting: &Setting, value: &Value, place: &Place, faces: &mut String) -> Checked {
        let Some(table) = value.as_object() else { return Err(mistakes::not_a_font(place.clone(), setting).into()) };
        let text = |key: &str| table.get(key).and_then(Value::as_str);
        let (Some(name), Some(_)) = (text("name"), text("regular")) else {
            return Err(mistakes::not_a_font(place.clone(), setting).into());
        };
        if let Some(key) = table.keys().find(|key| *key != "name" && !font::FACES.iter().any(|face| face.key == **key))
        {
            return Err(mistakes::unknown_face(place.clone(), setting, key).into());
        }
        let generic = setting.default.as_deref().unwrap_or("serif");
        for face in font::FACES {
            let Some(typed) = table.get(face.key) else { continue };
            let Some(path) = typed.as_str() else { return Err(mistakes::not_a_font(place.clone(), setting).into()) };
            let Some(file) = self.file(path) else {
                return Err(mistakes::no_file(place.clone(), path, self.statics.keys()).into());
            };
            let Some(facts) = &file.font else { return Err(mistakes::not_woff2(place.clone(), path).into()) };
            face.write(name, &self.address(path), facts, generic, faces);
        }
        Ok(font::families(name, generic))
    }

    fn file(&self, path: &str) -> Option<&StaticFile> {
        self.statics.get(path.trim_start_matches('/'))
    }

    fn address(&self, path: &str) -> String {
        self.config.base_url.local(&Route::file(path.trim_start_matches('/').split('/')))
    }

    /// Each colour that stands on another, where the site has set one of the two.
    fn check_contrasts(&mut self) {
        for setting in self.settings {
            let Some(ground) = setting.on.as_ref().and_then(|on| self.settings.iter().find(|other| other.name == *on))
            else {
                continue;
            };
            let set = [setting, ground].into_iter().find(|one| self.config.design.contains_key(&one.name));
            let (Some(set), Some(front), Some(back)) = (set, self.colour(setting), self.colour(ground)) else {
                continue;
            };
            let contrast = front.contrast(back);
            if contrast < colour::LEGIBLE {
                self.mistakes.push(mistakes::low_contrast(self.value_place(&set.name), setting, ground, contrast));
            }
        }
    }

    /// As set, else the theme's own; none for what is no colour.
    fn colour(&self, setting: &Setting) -> Option<Colour> {
        let set = self.config.design.get(&setting.name).map(|value| value.as_str());
        Colour::parse(set.unwrap_or(setting.default.as_deref())?)
    }

    fn key_place(&self, key: &str) -> Place {
        self.place(key, |span| span.key.clone())
    }

    fn value_place(&self, key: &str) -> Place {
        self.place(key, |span| span.value.clone())
    }

    fn place(&self, key: &str, part: impl Fn(&DesignSpan) -> std::ops::Range<usize>) -> Place {
        let path = "config.toml".into();
        self.config.spans.design.get(key).map_or_else(|| Place::file(&path), |span| Place::span(&path, part(span)))
    }
}

fn is_length(text: &str) -> bool {
    let number = UNITS.iter().find_map(|unit| text.strip_suffix(unit));
    number.is_some_and(|number| number.parse::<f32>().is_ok_and(|number| number.is_finite() && number > 0.0))
}

#[cfg(test)]
mod tests;
