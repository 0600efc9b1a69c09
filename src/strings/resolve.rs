//! A message becomes text.

use std::borrow::Cow;

use fluent_syntax::ast::{CallArguments, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::unicode::unescape_unicode_to_string;

use super::{Arg, Patterns};
use crate::language::{Counting, Grouping, Language};

/// The most `{ … }` that one text may take, all messages that it refers to included: enough for any sentence, and an end
/// for messages that refer to themselves.
const MAX_PLACEABLES: usize = 200;

/// The most digits after the decimal sign.
const MAX_PLACES: u8 = 9;

pub(super) struct Resolved {
    pub text: String,
    /// Nothing was missing: no argument, no message.
    pub is_complete: bool,
}

pub(super) fn resolve(
    language: &Language,
    patterns: &Patterns,
    pattern: &Pattern<String>,
    args: &[(&str, Arg)],
) -> Resolved {
    let mut resolver = Resolver { language, patterns, placeables: 0, is_complete: true };
    let args: Vec<(&str, Value)> = args.iter().map(|(name, arg)| (*name, Value::from(*arg))).collect();
    let mut text = String::new();
    resolver.pattern(pattern, &args, &mut text);
    Resolved { text, is_complete: resolver.is_complete }
}

struct Resolver<'a> {
    language: &'a Language,
    patterns: &'a Patterns,
    placeables: usize,
    is_complete: bool,
}

#[derive(Clone)]
enum Value<'a> {
    Text(Cow<'a, str>),
    Number(Number),
}

/// `units` times ten to the power of minus `places`.
#[derive(Clone, Copy)]
struct Number {
    units: i64,
    places: u8,
    grouping: Grouping,
    counting: Counting,
}

impl<'a> Resolver<'a> {
    fn pattern(&mut self, pattern: &'a Pattern<String>, args: &[(&str, Value<'a>)], text: &mut String) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => text.push_str(value),
                PatternElement::Placeable { expression } => self.expression(expression, args, text),
            }
        }
    }

    fn expression(&mut self, expression: &'a Expression<String>, args: &[(&str, Value<'a>)], text: &mut String) {
        self.placeables += 1;
        if self.placeables > MAX_PLACEABLES {
            self.is_complete = false;
            return;
        }
        match expression {
            Expression::Inline(inline) => self.inline(inline, args, text),
            Expression::Select { selector, variants } => {
                let chosen = self.value(selector, args).and_then(|value| self.variant(&value, variants));
                if let Some(variant) = chosen.or_else(|| variants.iter().find(|variant| variant.default)) {
                    self.pattern(&variant.value, args, text);
                }
            }
        }
    }

    fn inline(&mut self, inline: &'a InlineExpression<String>, args: &[(&str, Value<'a>)], text: &mut String) {
        match inline {
            InlineExpression::Placeable { expression } => self.expression(expression, args, text),
            InlineExpression::MessageReference { id, attribute } => {
                self.reference(&full_name("", &id.name, attribute.as_ref().map(|id| &*id.name)), args, text);
            }
            InlineExpression::TermReference { id, attribute, arguments } => {
                let args = self.named(arguments.as_ref());
                self.reference(&full_name("-", &id.name, attribute.as_ref().map(|id| &*id.name)), &args, text);
            }
            _ => match self.value(inline, args) {
                Some(Value::Text(value)) => text.push_str(&value),
                Some(Value::Number(number)) => text.push_str(&self.written(number)),
                None => text.push_str(&placeholder(inline)),
            },
        }
    }

    fn reference(&mut self, name: &str, args: &[(&str, Value<'a>)], text: &mut String) {
        match self.patterns.get(name) {
            Some(pattern) => self.pattern(pattern, args, text),
            None => {
                self.is_complete = false;
                text.push('{');
                text.push_str(name);
                text.push('}');
            }
        }
    }

    fn value(&mut self, inline: &'a InlineExpression<String>, args: &[(&str, Value<'a>)]) -> Option<Value<'a>> {
        let value = match inline {
            InlineExpression::StringLiteral { value } => Some(Value::Text(unescape_unicode_to_string(value))),
            InlineExpression::NumberLiteral { value } => {
                Some(Number::parse(value).map_or(Value::Text(Cow::Borrowed(value)), Value::Number))
            }
            InlineExpression::VariableReference { id } => {
                args.iter().find(|(name, _)| *name == id.name).map(|(_, value)| value.clone())
            }
            InlineExpression::FunctionReference { id, arguments } if id.name == "NUMBER" => {
                self.number(arguments, args)
            }
            InlineExpression::FunctionReference { .. } => None,
            InlineExpression::MessageReference { .. }
            | InlineExpression::TermReference { .. }
            | InlineExpression::Placeable { .. } => {
                let mut text = String::new();
                self.inline(inline, args, &mut text);
                Some(Value::Text(Cow::Owned(text)))
            }
        };
        self.is_complete &= value.is_some();
        value
    }

    /// `NUMBER($n, type: "ordinal", useGrouping: "false", minimumFractionDigits: 2)`.
    fn number(&mut self, arguments: &'a CallArguments<String>, args: &[(&str, Value<'a>)]) -> Option<Value<'a>> {
        let Some(Value::Number(mut number)) = self.value(arguments.positional.first()?, args) else {
            return None;
        };
        for (name, value) in self.named(Some(arguments)) {
            match (name, value) {
                ("type", Value::Text(text)) if text == "ordinal" => number.counting = Counting::Ordinal,
                ("useGrouping", Value::Text(text)) if text == "false" => number.grouping = Grouping::Never,
                ("useGrouping", Value::Number(Number { units: 0, .. })) => number.grouping = Grouping::Never,
                ("minimumFractionDigits", Value::Number(places)) => number = number.with_places(places.units),
                _ => {}
            }
        }
        Some(Value::Number(number))
    }

    /// Named arguments are literals, so they see no others.
    fn named(&mut self, arguments: Option<&'a CallArguments<String>>) -> Vec<(&'a str, Value<'a>)> {
        let named = arguments.into_iter().flat_map(|arguments| &arguments.named);
        named.filter_map(|argument| Some((&*argument.name.name, self.value(&argument.value, &[])?))).collect()
    }

    /// The first variant that is named by the value: the same text, the same number, or the number's plural category.
    fn variant(&self, value: &Value, variants: &'a [Variant<String>]) -> Option<&'a Variant<String>> {
        match value {
            Value::Text(text) => variants.iter().find(|variant| match &variant.key {
                VariantKey::Identifier { name } => name == text,
                VariantKey::NumberLiteral { value } => value == text,
            }),
            Value::Number(number) => {
                let plural = self.language.plural(number.units, number.places, number.counting).as_str();
                variants.iter().find(|variant| match &variant.key {
                    VariantKey::Identifier { name } => name == plural,
                    VariantKey::NumberLiteral { value } => Number::parse(value).is_some_and(|key| key.equals(*number)),
                })
            }
        }
    }

    fn written(&self, number: Number) -> String {
        match number {
            Number { units, places: 0, grouping: Grouping::Usual, .. } => self.language.number(units),
            Number { units, places, grouping, .. } => self.language.decimal(units, places, grouping),
        }
    }
}

impl Number {
    /// None if it has more digits than anything that is counted.
    fn parse(literal: &str) -> Option<Self> {
        let places = literal.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let places = u8::try_from(places).ok().filter(|places| *places <= MAX_PLACES)?;
        let units = literal.replacen('.', "", 1).parse().ok()?;
        Some(Self { units, places, grouping: Grouping::Usual, counting: Counting::Cardinal })
    }

    /// With at least that many digits after the decimal sign, as far as they fit.
    fn with_places(self, places: i64) -> Self {
        let more = places.min(i64::from(MAX_PLACES)) - i64::from(self.places);
        let scaled = || {
            let more = u8::try_from(more).ok()?;
            let units = self.units.checked_mul(10_i64.checked_pow(u32::from(more))?)?;
            Some(Self { units, places: self.places + more, ..self })
        };
        scaled().unwrap_or(self)
    }

    fn equals(self, other: Self) -> bool {
        let scaled = |number: Self, places: u8| i128::from(number.units) * 10_i128.pow(u32::from(places));
        scaled(self, other.places) == scaled(other, self.places)
    }
}

impl<'a> From<Arg<'a>> for Value<'a> {
    fn from(arg: Arg<'a>) -> Self {
        match arg {
            Arg::Text(text) => Self::Text(Cow::Borrowed(text)),
            Arg::Number(units) => {
                let number = Number { units, places: 0, grouping: Grouping::Usual, counting: Counting::Cardinal };
                Self::Number(number)
            }
        }
    }
}

/// The name under which a message, a term (`-`) or one of their attributes is kept.
pub(super) fn full_name(sigil: &str, name: &str, attribute: Option<&str>) -> String {
    match attribute {
        Some(attribute) => format!("{sigil}{name}.{attribute}"),
        None => format!("{sigil}{name}"),
    }
}

/// What stands for a value that is missing.
fn placeholder(inline: &InlineExpression<String>) -> String {
    match inline {
        InlineExpression::VariableReference { id } => format!("{{${}}}", id.name),
        InlineExpression::FunctionReference { id, .. } => format!("{{{}()}}", id.name),
        _ => "{???}".to_owned(),
    }
}
