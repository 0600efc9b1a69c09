//! The tables of `config.toml`, asked key by key; what no one asked for is unknown. With `parse`, the only module that
//! names `toml`.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use super::{DesignSpan, Table, mistakes};
use crate::diagnostic::{Diagnostic, Place};

/// No part needs to count a thousand times as much as another.
pub(super) const GREATEST_WEIGHT: f32 = 1_000.0;

/// A value with its key.
#[derive(Clone)]
pub(super) struct Value<'t> {
    /// As it is called from the top: `feeds.limit`.
    pub name: String,
    pub key_span: Range<usize>,
    pub span: Range<usize>,
    value: &'t DeValue<'t>,
}

/// A table whose keys are taken out one by one.
pub(super) struct Section<'t> {
    name: String,
    /// In the order of the file.
    left: Vec<(&'t str, Value<'t>)>,
    known: Vec<&'static str>,
    /// Of the known keys, those that the table has.
    given: Vec<&'static str>,
}

impl<'t> Section<'t> {
    pub(super) fn root(table: &'t DeTable<'t>) -> Self {
        Self::new(String::new(), table)
    }

    fn new(name: String, table: &'t DeTable<'t>) -> Self {
        let mut left: Vec<(&str, Value)> = table
            .iter()
            .map(|(key, value)| {
                let full =
                    if name.is_empty() { key.get_ref().to_string() } else { format!("{name}.{}", key.get_ref()) };
                let value = Value { name: full, key_span: key.span(), span: value.span(), value: value.get_ref() };
                (key.get_ref().as_ref(), value)
            })
            .collect();
        left.sort_by_key(|(_, value)| value.key_span.start);
        Self { name, left, known: Vec::new(), given: Vec::new() }
    }

    pub(super) fn take(&mut self, key: &'static str) -> Option<Value<'t>> {
        self.known.push(key);
        let index = self.left.iter().position(|(name, _)| *name == key)?;
        self.given.push(key);
        Some(self.left.remove(index).1)
    }

    /// All that is left, where the writer chooses the keys.
    pub(super) fn take_all(&mut self) -> Vec<(&'t str, Value<'t>)> {
        std::mem::take(&mut self.left)
    }
}

/// Asks values for their kind and gathers what is wrong with them.
pub(super) struct Reader {
    pub path: Arc<str>,
    pub mistakes: Vec<Diagnostic>,
}

impl Reader {
    pub(super) fn at(&self, span: &Range<usize>) -> Place {
        Place::span(&self.path, span.clone())
    }

    pub(super) fn tell(&mut self, mistake: Diagnostic) {
        self.mistakes.push(mistake);
    }

    /// Tells what is left of a table as unknown.
    pub(super) fn finish(&mut self, mut section: Section) {
        for (key, value) in &section.left {
            let mistake = mistakes::unknown_key(self.at(&value.key_span), key, &section.name, &section.known);
            let meant =
                section.known.iter().copied().find(|known| mistake.fixes.iter().any(|fix| fix.replacement == *known));
            // A table may go on elsewhere in the file, under the same name.
            let is_fixable = !value.is_table() && meant.is_some_and(|meant| !section.given.contains(&meant));
            section.given.extend(meant);
            self.tell(if is_fixable { mistake } else { mistake.unfixed() });
        }
    }

    pub(super) fn text(&mut self, value: Option<Value>) -> Option<String> {
        let value = value?;
        match value.value {
            DeValue::String(text) => Some(text.to_string()),
            other => {
                let typed = scalar(other);
                self.tell(mistakes::must_be_text(self.at(&value.span), &value.name, typed.as_deref()));
                None
            }
        }
    }

    pub(super) fn flag(&mut self, value: Option<Value>) -> Option<bool> {
        let value = value?;
        match value.value {
            DeValue::Boolean(flag) => Some(*flag),
            _ => {
                self.tell(mistakes::must_be_flag(self.at(&value.span), &value.name));
                None
            }
        }
    }

    /// A whole number, `least` or more.
    pub(super) fn number(&mut self, value: Option<Value>, least: usize) -> Option<usize> {
        let value = value?;
        let number =
            whole(value.value).and_then(|number| usize::try_from(number).ok()).filter(|number| *number >= least);
        if number.is_none() {
            self.tell(mistakes::must_be_number(self.at(&value.span), &value.name, least));
        }
        number
    }

    /// A whole number from 1 to `most`.
    pub(super) fn number_up_to(&mut self, value: Option<Value>, most: usize) -> Option<usize> {
        let (place, name) = value.as_ref().map(|value| (self.at(&value.span), value.name.clone()))?;
        let number = self.number(value, 1)?;
        if number > most {
            self.tell(mistakes::number_too_large(place, &name, most));
            return None;
        }
        Some(number)
    }

    /// The whole numbers of a list, each `least` to `most`; told at the first that is none.
    pub(super) fn numbers(&mut self, value: Option<Value>, least: u32, most: u32) -> Option<Vec<u32>> {
        let value = value?;
        let DeValue::Array(items) = value.value else {
            self.tell(mistakes::must_be_numbers(self.at(&value.span), &value.name, least, most));
            return None;
        };
        let mut numbers = Vec::new();
        for item in items.iter() {
            let number = whole(item.get_ref()).and_then(|number| u32::try_from(number).ok());
            match number.filter(|number| (least..=most).contains(number)) {
                Some(number) => numbers.push(number),
                None => self.tell(mistakes::must_be_numbers(self.at(&item.span()), &value.name, least, most)),
            }
        }
        Some(numbers)
    }

    /// A number, 0 or more, with or without decimals; at most [`GREATEST_WEIGHT`].
    pub(super) fn weight(&mut self, value: Option<Value>) -> Option<f32> {
        let value = value?;
        let number = match value.value {
            DeValue::Integer(digits) => digits.as_str().parse::<f32>().ok(),
            DeValue::Float(digits) => digits.as_str().parse::<f32>().ok(),
            _ => None,
        };
        let number = number.filter(|number| (0.0..=GREATEST_WEIGHT).contains(number));
        if number.is_none() {
            self.tell(mistakes::must_be_weight(self.at(&value.span), &value.name));
        }
        number
    }

    /// The texts of a list, each with its place.
    pub(super) fn texts(&mut self, value: Option<Value>) -> Option<Vec<(String, Range<usize>)>> {
        let value = value?;
        let DeValue::Array(items) = value.value else {
            self.tell(mistakes::must_be_list(self.at(&value.span), &value.name, scalar(value.value).as_deref()));
            return None;
        };
        let mut texts = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::String(text) => texts.push((text.to_string(), item.span())),
                other => {
                    let typed = scalar(other);
                    self.tell(mistakes::item_must_be_text(self.at(&item.span()), &value.name, typed.as_deref()));
                }
            }
        }
        Some(texts)
    }

    /// A table of its own; told if it is none.
    pub(super) fn section<'t>(&mut self, value: Option<Value<'t>>) -> Option<Section<'t>> {
        let value = value?;
        match value.value {
            DeValue::Table(table) => Some(Section::new(value.name, table)),
            _ => {
                self.tell(mistakes::must_be_table(self.at(&value.span), &value.name));
                None
            }
        }
    }

    /// Where the entries of a table stand; nothing for what is no table, which is told elsewhere.
    pub(super) fn spans(&self, value: Option<&Value>) -> BTreeMap<String, DesignSpan> {
        let Some(DeValue::Table(table)) = value.map(|value| value.value) else { return BTreeMap::new() };
        let spans = table
            .iter()
            .map(|(key, value)| (key.get_ref().to_string(), DesignSpan { key: key.span(), value: value.span() }));
        spans.collect()
    }

    /// A table whose content is the writer's own.
    pub(super) fn data(&mut self, value: Option<Value>) -> Table {
        let section = self.section(value);
        let entries = section.into_iter().flat_map(|mut section| section.take_all());
        entries.map(|(key, value)| (key.to_owned(), data(value.value))).collect()
    }
}

impl Value<'_> {
    pub(super) fn is_table(&self) -> bool {
        self.value.is_table()
    }
}

fn whole(value: &DeValue) -> Option<i64> {
    match value {
        DeValue::Integer(digits) => i64::from_str_radix(digits.as_str(), digits.radix()).ok(),
        _ => None,
    }
}

/// What was typed, if it is one word.
fn scalar(value: &DeValue) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.as_str().to_owned()),
        DeValue::Float(number) => Some(number.as_str().to_owned()),
        DeValue::Boolean(flag) => Some(flag.to_string()),
        DeValue::Datetime(datetime) => Some(datetime.to_string()),
        DeValue::Array(_) | DeValue::Table(_) => None,
    }
}

fn data(value: &DeValue) -> serde_json::Value {
    use serde_json::Value;
    match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => number.into(),
            Err(_) => number.as_str().into(),
        },
        DeValue::Float(number) => match number.as_str().parse().ok().and_then(serde_json::Number::from_f64) {
            Some(number) => Value::Number(number),
            None => number.as_str().into(),
        },
        DeValue::Boolean(flag) => (*flag).into(),
        DeValue::Datetime(datetime) => datetime.to_string().into(),
        DeValue::Array(items) => items.iter().map(|item| data(item.get_ref())).collect(),
        DeValue::Table(table) => {
            Value::Object(table.iter().map(|(key, value)| (key.get_ref().to_string(), data(value.get_ref()))).collect())
        }
    }
}
