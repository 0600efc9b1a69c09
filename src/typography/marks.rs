//! The spaces beside `; : ! ?` and inside `« »`.

use super::{Line, NO_BREAK, THIN_NO_BREAK};

/// What stands before signs and inside guillemets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spacing {
    /// What was typed.
    AsTyped,
    /// A no-break space inside guillemets, and one before `:`; before `; ! ?` a thin one (Lexique des règles
    /// typographiques en usage à l'Imprimerie nationale).
    France,
    /// The same, but nothing before `; ! ?` (Office québécois de la langue française).
    Canada,
    /// Nothing before any of the four (the institutions of the European Union).
    Union,
}

/// What stands before a sign where a space was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    AsTyped,
    Nothing,
    Space(char),
}

impl Spacing {
    pub fn of(code: &str) -> Self {
        match code {
            code if code.eq_ignore_ascii_case("fr-CA") => Spacing::Canada,
            code if is_french(code) => Spacing::France,
            _ => Spacing::AsTyped,
        }
    }

    /// None if a language of this code has no such spacing.
    pub fn named(name: &str, code: &str) -> Option<Self> {
        match name {
            _ if !is_french(code) => None,
            "fr-FR" => Some(Spacing::France),
            "fr-CA" => Some(Spacing::Canada),
            "eu" => Some(Spacing::Union),
            _ => None,
        }
    }

    pub fn is_set(self) -> bool {
        self != Spacing::AsTyped
    }

    pub fn before(self, sign: char) -> Before {
        match (self, sign) {
            (Spacing::AsTyped, _) => Before::AsTyped,
            (_, '»') | (Spacing::France | Spacing::Canada, ':') => Before::Space(NO_BREAK),
            (Spacing::France, ';' | '!' | '?') => Before::Space(THIN_NO_BREAK),
            (Spacing::Canada, ';' | '!' | '?') | (Spacing::Union, ';' | ':' | '!' | '?') => Before::Nothing,
            _ => Before::AsTyped,
        }
    }
}

pub(super) fn is_french(code: &str) -> bool {
    code.split('-').next().is_some_and(|language| language.eq_ignore_ascii_case("fr"))
}

/// Whether a space with a sign behind it may begin here, or a guillemet.
pub(super) fn is_candidate(byte: u8, next: u8) -> bool {
    let is_sign = (next == b';') | (next == b':') | (next == b'!') | (next == b'?') | (next == 0xc2);
    let is_blank = |byte: u8| (byte == b' ') | (byte == b'\t');
    // `«` and `»` are C2 AB and C2 BB.
    is_blank(byte) & (is_sign | is_blank(next)) | (byte == 0xc2) & (next & 0xef == 0xab)
}

/// How many bytes of spaces that a line may break at the text begins with.
pub(super) fn spaces(text: &str) -> usize {
    text.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}

impl Line<'_, '_> {
    pub(super) fn spaces(&mut self) {
        let length = spaces(self.rest());
        let mut after = self.rest()[length..].chars();
        let before = after.next().map_or(Before::AsTyped, |sign| self.setter.typography.spacing.before(sign));
        match before {
            Before::Space(space) => self.replace(length, space.encode_utf8(&mut [0; 4])),
            Before::Nothing if ends_words(after.as_str()) => self.replace(length, ""),
            // No line begins with the sign of `1 : 2` either.
            Before::Nothing => self.replace(length, "\u{a0}"),
            _ => self.copy(length),
        }
    }

    pub(super) fn opening_guillemet(&mut self) {
        self.copy('«'.len_utf8());
        self.at += spaces(self.rest());
        if !self.rest().starts_with([NO_BREAK, THIN_NO_BREAK]) {
            self.out.push(NO_BREAK);
            self.setter.is_behind_guillemet = self.rest().is_empty();
        }
    }

    pub(super) fn closing_guillemet(&mut self) {
        if self.last().is_some_and(|last| !last.is_whitespace()) {
            self.out.push(NO_BREAK);
        }
        self.copy('»'.len_utf8());
    }
}

/// Whether what stands behind a sign shows that it ends words: `:` in ` :root` and ` ::` does not, nor in `1 : 2`.
fn ends_words(after: &str) -> bool {
    let is_end = |c: char| c.is_whitespace() || matches!(c, '!' | '?' | '»' | '”' | '"' | ')' | '…');
    let is_ratio = after.trim_start().starts_with(|c: char| c.is_ascii_digit());
    after.chars().next().is_none_or(is_end) && !is_ratio
}
