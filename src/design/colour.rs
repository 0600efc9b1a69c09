//! Colours as people type them, and how well one can be read on another.

use crate::social::Rgb;

/// WCAG 2.2, success criterion 1.4.3 (level AA): text of the usual size against its ground.
pub(super) const LEGIBLE: f64 = 4.5;

/// Red, green and blue, 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colour([u8; 3]);

impl Colour {
    /// `#0b5068` or `#058`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let values: Vec<u8> = digits.chars().map(|digit| digit.to_digit(16)?.try_into().ok()).collect::<Option<_>>()?;
        match values[..] {
            [r, g, b] => Some(Self([r, g, b].map(|value| value * 17))),
            [r, r2, g, g2, b, b2] => Some(Self([r * 16 + r2, g * 16 + g2, b * 16 + b2])),
            _ => None,
        }
    }

    pub(super) fn rgb(self) -> Rgb {
        self.0
    }

    /// From 1, where both are alike, to 21, black on white (WCAG 2.2, contrast ratio).
    pub(super) fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// WCAG 2.2, relative luminance: 0 is black, 1 white.
    fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(|value| {
            let share = f64::from(value) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    #[test]
    fn colours_are_three_or_six_digits_after_a_hash() {
        assert_eq!(colour("#0b5068"), Colour([0x0b, 0x50, 0x68]));
        assert_eq!(colour("#F80"), colour("#ff8800"));
        for wrong in ["0b5068", "#12", "#12345", "#gggggg", "red", "", "#1234567", "#é12"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn contrast_is_as_the_guidelines_count_it() {
        let rounded = |one: &str, two: &str| (colour(one).contrast(colour(two)) * 100.0).round() / 100.0;
        assert_eq!(rounded("#000", "#fff"), 21.0);
        assert_eq!(rounded("#fff", "#fff"), 1.0);
        assert_eq!(rounded("#767676", "#fff"), 4.54);
        assert_eq!(rounded("#fff", "#777"), 4.48);
    }
}
