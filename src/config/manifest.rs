//! `theme.toml`: what a theme stands on, and what a site may set in `[design]`.

use std::ops::Range;
use std::sync::Arc;

use toml::de::DeTable;

use super::section::{Reader, Section, Value};
use super::syntax;
use crate::diagnostic::{Diagnostic, Place, Rule, nearest, shown};

/// What a theme says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Manifest {
    /// The theme whose files stand wherever this one has none of that name.
    pub parent: Option<Named>,
    /// In the order of the file.
    pub settings: Vec<Setting>,
}

/// A name with its bytes in `theme.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub name: String,
    pub span: Range<usize>,
}

/// One key of `[design]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    pub name: String,
    pub kind: SettingKind,
    /// The custom property that the value becomes; none where templates alone read it.
    pub property: Option<String>,
    /// For a colour: the setting of the colour that it stands on.
    pub on: Option<String>,
    /// As it would be typed; for a font, the generic family that stands in for it while it loads.
    pub default: Option<String>,
    /// For those who set it.
    pub doc: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingKind {
    Colour,
    Length,
    /// One of these words.
    Choice(Vec<String>),
    /// A file below `static/`.
    File,
    /// A name with `woff2` files below `static/`.
    Font,
}

impl SettingKind {
    const NAMES: [&'static str; 5] = ["colour", "length", "choice", "file", "font"];

    /// As `theme.toml` calls it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Colour => "colour",
            Self::Length => "length",
            Self::Choice(_) => "choice",
            Self::File => "file",
            Self::Font => "font",
        }
    }
}

impl Manifest {
    /// What the file says as far as it can be read, and all of its mistakes.
    pub fn parse(path: &Arc<str>, text: &str) -> (Self, Vec<Diagnostic>) {
        let (document, errors) = DeTable::parse_recoverable(text);
        let mut reader = Reader { path: path.clone(), mistakes: syntax::explain(path, text, &errors) };
        let mut root = Section::root(document.get_ref());
        // For people.
        for key in ["name", "description", "author", "license", "homepage"] {
            root.take(key);
        }
        let parent = root.take("parent");
        let span = parent.as_ref().map(|value| value.span.clone());
        let parent = reader.text(parent).zip(span).map(|(name, span)| Named { name, span });
        let design = root.take("design");
        let settings = reader.section(design).map_or_else(Vec::new, |mut design| {
            let settings = design.take_all().into_iter();
            settings.filter_map(|(name, value)| setting(&mut reader, name, value)).collect()
        });
        reader.finish(root);
        (Self { parent, settings }, reader.mistakes.into_iter().map(of_a_theme).collect())
    }

    /// With the settings of the theme that it stands on, where it has none of that name.
    pub fn over(self, parent: Manifest) -> Self {
        let is_own = |theirs: &Setting| self.settings.iter().any(|own| own.name == theirs.name);
        let inherited: Vec<Setting> = parent.settings.into_iter().filter(|theirs| !is_own(theirs)).collect();
        Self { parent: self.parent, settings: inherited.into_iter().chain(self.settings).collect() }
    }
}

fn setting(reader: &mut Reader, name: &str, value: Value) -> Option<Setting> {
    let place = reader.at(&value.key_span);
    let mut section = reader.section(Some(value))?;
    let typed = section.take("type");
    let place = typed.as_ref().map_or(place, |typed| reader.at(&typed.span));
    let typed = reader.text(typed).unwrap_or_default();
    let allowed = section.take("allowed");
    let allowed = reader.texts(allowed).unwrap_or_default().into_iter().map(|(word, _)| word).collect();
    let kind = match typed.as_str() {
        "colour" => Some(SettingKind::Colour),
        "length" => Some(SettingKind::Length),
        "choice" => Some(SettingKind::Choice(allowed)),
        "file" => Some(SettingKind::File),
        "font" => Some(SettingKind::Font),
        _ => None,
    };
    let mut text = |key| {
        let value = section.take(key);
        reader.text(value)
    };
    let (property, on, default, doc) = (text("property"), text("on"), text("default"), text("doc").unwrap_or_default());
    reader.finish(section);
    let Some(kind) = kind else {
        reader.tell(unknown_kind(place, &typed));
        return None;
    };
    Some(Setting { name: name.to_owned(), kind, property, on, default, doc })
}

/// A mistake of `theme.toml` is the theme maker's, whatever reader found it.
fn of_a_theme(mistake: Diagnostic) -> Diagnostic {
    match mistake.rule {
        Rule::BadConfig => Diagnostic { rule: Rule::BadTheme, ..mistake },
        _ => mistake,
    }
}

fn unknown_kind(place: Place, typed: &str) -> Diagnostic {
    let help = match nearest(typed, SettingKind::NAMES) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write one of {}", SettingKind::NAMES.map(|name| format!("`{name}`")).join(", ")),
    };
    Diagnostic::new(Rule::BadTheme, place, format!("{} is no type of setting", shown(typed))).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::cases;

    #[test]
    fn every_mistake_of_a_theme_says_what_to_write_instead() {
        cases::check("src/config/tests/theme_mistakes.txt", |input| {
            let (_, mistakes) = Manifest::parse(&"theme.toml".into(), input);
            cases::drawn("theme.toml", input.as_bytes(), &mistakes)
        });
    }

    #[test]
    fn a_theme_over_another_has_the_settings_of_both() {
        let parse = |text: &str| Manifest::parse(&"theme.toml".into(), text).0;
        let parent = parse("[design.accent]\ntype = \"colour\"\n[design.logo]\ntype = \"file\"\n");
        let child = parse("parent = \"briefing\"\n[design.accent]\ntype = \"choice\"\nallowed = [\"red\"]\n");
        let names = |manifest: &Manifest| {
            manifest.settings.iter().map(|one| format!("{} {}", one.name, one.kind.name())).collect::<Vec<_>>()
        };
        assert_eq!(child.parent.as_ref().map(|parent| parent.name.as_str()), Some("briefing"));
        assert_eq!(names(&child.over(parent)), ["logo file", "accent choice"]);
    }
}
