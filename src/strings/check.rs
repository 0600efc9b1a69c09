//! What is wrong in an `.ftl` file.

use std::ops::Range;

use fluent_syntax::ast::{Entry, Expression, Identifier, InlineExpression, Pattern, PatternElement, Resource};
use fluent_syntax::parser::{self, ErrorKind, ParserError};

use super::resolve::full_name;
use super::{FtlSource, Patterns, StringsFault};

/// Nested deeper than any sentence; the parser would go on until its stack ends.
const MAX_DEPTH: usize = 40;

/// A text whose braces and brackets nest too deep to be read.
pub(super) fn too_deep(source: &FtlSource) -> Option<StringsFault> {
    let mut depth = 0_usize;
    for (line_start, line) in lines(source.text) {
        // A new entry starts at the margin, whatever the one before left open.
        if line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-') {
            depth = 0;
        }
        let mut is_quoted = false;
        for (offset, c) in line.char_indices() {
            match c {
                '"' if depth > 0 && !line[..offset].ends_with('\\') => is_quoted = !is_quoted,
                _ if is_quoted => {}
                '{' => depth += 1,
                '(' if depth > 0 => depth += 1,
                '}' | ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > MAX_DEPTH {
                let at = line_start + offset;
                return Some(fault(source, at..at + 1, "nested too deep".to_owned()));
            }
        }
    }
    None
}

/// Every mistake in one text, in its order. `patterns` are those of all texts, which it may refer to.
pub(super) fn faults(source: &FtlSource, patterns: &Patterns) -> Vec<StringsFault> {
    let text = source.text.strip_prefix('\u{FEFF}').unwrap_or(source.text);
    let skipped = source.text.len() - text.len();
    let (resource, errors) = match parser::parse_runtime(text) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    let at = |span: Range<usize>| span.start + skipped..span.end + skipped;
    let mut faults: Vec<StringsFault> =
        errors.into_iter().map(|error| fault(source, at(error.pos.clone()), told(&error))).collect();
    let checked = Checked { source: text, patterns };
    faults.extend(checked.doubled(&resource).into_iter().map(|(span, message)| fault(source, at(span), message)));
    faults.extend(checked.unknown(&resource).into_iter().map(|(span, message)| fault(source, at(span), message)));
    faults.extend(checked.endless(&resource).into_iter().map(|(span, message)| fault(source, at(span), message)));
    faults.sort_by_key(|fault| (fault.span.start, fault.span.end));
    faults
}

struct Checked<'a> {
    source: &'a str,
    patterns: &'a Patterns,
}

impl Checked<'_> {
    /// Entries that an earlier one of the same file has the name of.
    fn doubled(&self, resource: &Resource<&str>) -> Vec<(Range<usize>, String)> {
        let mut seen = std::collections::HashSet::new();
        let names = resource.body.iter().filter_map(name_of);
        let doubled = names.filter(|(name, _)| !seen.insert(name.clone()));
        doubled.map(|(name, id)| (self.span(id), format!("`{name}` stands twice in this file"))).collect()
    }

    /// Messages, terms and functions that are not there.
    fn unknown(&self, resource: &Resource<&str>) -> Vec<(Range<usize>, String)> {
        let mut unknown = Vec::new();
        for pattern in resource.body.iter().flat_map(patterns_of) {
            walk(pattern, &mut |inline| match inline {
                InlineExpression::FunctionReference { id, .. } if id.name != "NUMBER" => {
                    unknown.push((self.span(id), format!("there is no function `{}`, only `NUMBER`", id.name)));
                }
                _ => {
                    let missing = reference(inline).filter(|(name, _)| !self.patterns.contains_key(name));
                    unknown.extend(missing.map(|(name, id)| (self.span(id), format!("there is no message `{name}`"))));
                }
            });
        }
        unknown
    }

    /// Entries that refer to themselves, over others or not.
    fn endless(&self, resource: &Resource<&str>) -> Vec<(Range<usize>, String)> {
        let names = resource.body.iter().filter_map(name_of);
        let endless = names.filter(|(name, _)| self.reaches_itself(name));
        endless.map(|(name, id)| (self.span(id), format!("`{name}` refers to itself"))).collect()
    }

    fn reaches_itself(&self, name: &str) -> bool {
        let mut seen = std::collections::HashSet::new();
        let mut open = vec![name.to_owned()];
        while let Some(pattern) = open.pop().and_then(|name| self.patterns.get(&name)) {
            walk(pattern, &mut |inline| {
                if let Some((name, _)) = reference(inline)
                    && self.patterns.contains_key(&name)
                    && seen.insert(name.clone())
                {
                    open.push(name);
                }
            });
        }
        seen.contains(name)
    }

    fn span(&self, id: &Identifier<&str>) -> Range<usize> {
        // The name is a slice of the text.
        let start = id.name.as_ptr() as usize - self.source.as_ptr() as usize;
        start..start + id.name.len()
    }
}

/// The name of a message or term, as it is kept, and where it stands.
fn name_of<'a, 's>(entry: &'a Entry<&'s str>) -> Option<(String, &'a Identifier<&'s str>)> {
    match entry {
        Entry::Message(message) => Some((message.id.name.to_owned(), &message.id)),
        Entry::Term(term) => Some((full_name("-", term.id.name, None), &term.id)),
        Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => None,
    }
}

fn patterns_of<'a, 's>(entry: &'a Entry<&'s str>) -> Vec<&'a Pattern<&'s str>> {
    let (value, attributes) = match entry {
        Entry::Message(message) => (message.value.as_ref(), &message.attributes),
        Entry::Term(term) => (Some(&term.value), &term.attributes),
        Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {
            return Vec::new();
        }
    };
    value.into_iter().chain(attributes.iter().map(|attribute| &attribute.value)).collect()
}

/// The message or term that an expression takes in.
fn reference<S: AsRef<str>>(inline: &InlineExpression<S>) -> Option<(String, &Identifier<S>)> {
    let (sigil, id, attribute) = match inline {
        InlineExpression::MessageReference { id, attribute } => ("", id, attribute),
        InlineExpression::TermReference { id, attribute, .. } => ("-", id, attribute),
        _ => return None,
    };
    let attribute = attribute.as_ref().map(|attribute| attribute.name.as_ref());
    Some((full_name(sigil, id.name.as_ref(), attribute), id))
}

/// Shows every expression of a pattern to `visit`.
fn walk<'a, S>(pattern: &'a Pattern<S>, visit: &mut impl FnMut(&'a InlineExpression<S>)) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            walk_expression(expression, visit);
        }
    }
}

fn walk_expression<'a, S>(expression: &'a Expression<S>, visit: &mut impl FnMut(&'a InlineExpression<S>)) {
    match expression {
        Expression::Inline(inline) => walk_inline(inline, visit),
        Expression::Select { selector, variants } => {
            walk_inline(selector, visit);
            variants.iter().for_each(|variant| walk(&variant.value, visit));
        }
    }
}

fn walk_inline<'a, S>(inline: &'a InlineExpression<S>, visit: &mut impl FnMut(&'a InlineExpression<S>)) {
    visit(inline);
    match inline {
        InlineExpression::Placeable { expression } => walk_expression(expression, visit),
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|argument| walk_inline(argument, visit));
        }
        _ => {}
    }
}

fn fault(source: &FtlSource, span: Range<usize>, message: String) -> StringsFault {
    let start = source.text.floor_char_boundary(span.start);
    let end = source.text.ceil_char_boundary(span.end.max(start));
    StringsFault { path: source.path.to_owned(), span: start..end, message }
}

fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |start, line| {
        let line_start = *start;
        *start += line.len();
        Some((line_start, line))
    })
}

/// The parser's complaint in our words.
fn told(error: &ParserError) -> String {
    match &error.kind {
        ErrorKind::ExpectedToken(token) => format!("expected `{token}`"),
        ErrorKind::ExpectedCharRange { range } => format!("expected one of `{range}`"),
        ErrorKind::ExpectedMessageField { entry_id } => format!("`{entry_id}` has no text"),
        ErrorKind::ExpectedTermField { entry_id } => format!("`-{entry_id}` has no text"),
        ErrorKind::ForbiddenCallee => "the name of a function is in capitals".to_owned(),
        ErrorKind::MissingDefaultVariant => "one variant must be the default: write `*` before its bracket".to_owned(),
        ErrorKind::MissingValue => "expected a text".to_owned(),
        ErrorKind::MultipleDefaultVariants => "only one variant can be the default".to_owned(),
        ErrorKind::MessageReferenceAsSelector | ErrorKind::MessageAttributeAsSelector => {
            "a message cannot choose a variant, only an argument can".to_owned()
        }
        ErrorKind::TermReferenceAsSelector => "a term cannot choose a variant, only its attribute can".to_owned(),
        ErrorKind::TermAttributeAsPlaceable => "the attribute of a term can only choose a variant".to_owned(),
        ErrorKind::UnterminatedStringLiteral => "the quotation mark is not closed on this line".to_owned(),
        ErrorKind::PositionalArgumentFollowsNamed => "arguments without a name come first".to_owned(),
        ErrorKind::DuplicatedNamedArgument(name) => format!("the argument `{name}` stands twice"),
        ErrorKind::UnknownEscapeSequence(text) => format!("`\\{text}` is no escape; write `\\\\` for a backslash"),
        ErrorKind::InvalidUnicodeEscapeSequence(text) => format!("`{text}` is no character's number"),
        ErrorKind::UnbalancedClosingBrace => "`}` closes nothing; write `{\"}\"}` for a brace".to_owned(),
        ErrorKind::ExpectedInlineExpression => "expected `$` and a name, or a quoted text".to_owned(),
        ErrorKind::ExpectedSimpleExpressionAsSelector => "only an argument can choose a variant".to_owned(),
        ErrorKind::ExpectedLiteral => "expected a quoted text or a number".to_owned(),
    }
}
