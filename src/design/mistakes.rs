//! The mistakes of `[design]`, each with its one constructor.

use crate::config::{Setting, SettingKind};
use crate::diagnostic::{Diagnostic, Place, Rule, nearest, shown};

fn error(place: Place, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Rule::BadConfig, place, message)
}

pub(super) fn unknown(place: Place, key: &str, settings: &[Setting]) -> Diagnostic {
    let message = format!("the theme has no setting {} in `[design]`", shown(key));
    let names = || settings.iter().map(|setting| setting.name.as_str());
    let diagnostic = Diagnostic::new(Rule::UnknownConfigKey, place.clone(), message);
    match nearest(key, names()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")).fix(place, key, near),
        None => {
            let names: Vec<String> = names().map(|name| format!("`{name}`")).collect();
            diagnostic.help(format!("it has {}; your own data goes under `[extra]`", names.join(", ")))
        }
    }
}

pub(super) fn not_a_text(place: Place, setting: &Setting) -> Diagnostic {
    error(place, format!("`{}` must be a text in quotation marks", setting.name)).help(example(setting))
}

pub(super) fn not_a_colour(place: Place, setting: &Setting, typed: &str) -> Diagnostic {
    error(place, format!("{} is not a colour that can be read here", shown(typed)))
        .help(format!("write it as `#` with three or six digits: {}", assigned(setting)))
}

pub(super) fn not_a_length(place: Place, setting: &Setting, typed: &str) -> Diagnostic {
    error(place, format!("{} is not a length", shown(typed)))
        .help(format!("write a number with its unit (rem, em, ch, px or %): {}", assigned(setting)))
}

pub(super) fn not_a_choice(place: Place, setting: &Setting, typed: &str, allowed: &[String]) -> Diagnostic {
    let help = match nearest(typed, allowed.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            let words: Vec<String> = allowed.iter().map(|word| format!("`{word}`")).collect();
            format!("write one of {}", words.join(", "))
        }
    };
    error(place, format!("`{}` cannot be {}", setting.name, shown(typed))).help(help)
}

pub(super) fn not_a_font(place: Place, setting: &Setting) -> Diagnostic {
    error(place, format!("`{}` must name a font and its files", setting.name)).help(example(setting))
}

pub(super) fn unknown_face(place: Place, setting: &Setting, key: &str) -> Diagnostic {
    error(place, format!("`{}` has no {}", setting.name, shown(key)))
        .help("a font has `name`, `regular`, `italic`, `bold` and `bold_italic`")
}

pub(super) fn no_file<'f>(place: Place, typed: &str, files: impl Iterator<Item = &'f String>) -> Diagnostic {
    let path = typed.trim_start_matches('/');
    let help = match nearest(path, files.map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("put the file at `static/{path}`"),
    };
    error(place, format!("there is no file {}", shown(&format!("static/{path}")))).help(help)
}

pub(super) fn not_woff2(place: Place, typed: &str) -> Diagnostic {
    error(place, format!("{} is not a font in the format woff2", shown(typed)))
        .help("turn it into woff2, which every browser reads and which is the smallest: `woff2_compress font.ttf`")
}

/// `contrast` from 1 to 21; what is asked for is 4.5.
pub(super) fn low_contrast(place: Place, setting: &Setting, ground: &Setting, contrast: f64) -> Diagnostic {
    // Rounded down: 4.49 is not enough, and is not to be shown as if it were.
    let contrast = (contrast * 10.0).floor() / 10.0;
    let message = format!("`{}` is hard to read on `{}`: a contrast of {contrast:.1}", setting.name, ground.name);
    Diagnostic::new(Rule::LowContrast, place, message)
        .help("choose a darker and a lighter colour: text needs a contrast of 4.5 (WCAG 2.2, AA)")
}

fn example(setting: &Setting) -> String {
    format!("write {}", assigned(setting))
}

/// A line that could stand in `config.toml`.
fn assigned(setting: &Setting) -> String {
    let default = setting.default.as_deref();
    match &setting.kind {
        SettingKind::Colour => format!("`{} = \"{}\"`", setting.name, default.unwrap_or("#0b5068")),
        SettingKind::Length => format!("`{} = \"{}\"`", setting.name, default.unwrap_or("1rem")),
        SettingKind::Choice(allowed) => {
            format!("`{} = \"{}\"`", setting.name, allowed.first().map_or("…", String::as_str))
        }
        SettingKind::File => format!("`{} = \"name-of-the-file.svg\"`", setting.name),
        SettingKind::Font => {
            format!("`{} = {{ name = \"Name\", regular = \"fonts/name.woff2\" }}`", setting.name)
        }
    }
}
