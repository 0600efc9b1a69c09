//! What a file must have, and what its keys must be together.

use std::ops::Range;

use jiff::civil::Date;

use super::keys::Field;
use super::node::Content;
use super::read::Reader;
use super::resolve::{Asked, Resolved};
use super::text;
use super::{FrontMatter, Kind, mistakes};
use crate::moment::Moment;

/// Where the keys stand that are judged together.
pub(super) struct Given {
    title: State,
    date: State,
    updated: State,
    publish_at: State,
    expires_at: State,
}

enum State {
    Absent,
    /// Given, but its value could not even be told from the rest; that is a mistake of its own.
    Lost,
    /// The key alone, at this place.
    Empty(Range<usize>),
    Value {
        typed: &'static str,
        span: Range<usize>,
    },
}

impl Given {
    pub(super) fn of(resolved: &Resolved) -> Self {
        let state = |field| match resolved.get(field) {
            None if resolved.lost.contains(&field) || resolved.is_not_keys => State::Lost,
            None => State::Absent,
            Some(asked) if is_blank(asked) => State::Empty(asked.name.clone()),
            Some(asked) => State::Value { typed: asked.typed, span: asked.span() },
        };
        Self {
            title: state(Field::Title),
            date: state(Field::Date),
            updated: state(Field::Updated),
            publish_at: state(Field::PublishAt),
            expires_at: state(Field::ExpiresAt),
        }
    }

    /// Tells what is missing or contradicts itself; takes a missing date from the name of the file. `opening` is the
    /// first line.
    pub(super) fn check(&self, reader: &mut Reader, matter: &mut FrontMatter, kind: Kind, opening: Range<usize>) {
        if kind.needs_title() {
            match &self.title {
                State::Absent => reader.tell(mistakes::missing_title(reader.at(opening.clone()))),
                State::Empty(name) => reader.tell(mistakes::empty_title(reader.at(name.clone()))),
                State::Lost | State::Value { .. } => {}
            }
        }
        if kind.needs_date() {
            self.check_date(reader, matter, opening);
        }
        self.check_expiry(reader, matter);
        self.check_update(reader, matter);
    }

    /// A piece that was changed before it was there: one of the two days is a slip.
    fn check_update(&self, reader: &mut Reader, matter: &FrontMatter) {
        let (State::Value { typed, span }, State::Value { typed: date, span: date_span }) = (&self.updated, &self.date)
        else {
            return;
        };
        if matter.updated.zip(matter.date).is_some_and(|(updated, date)| updated.day() < date.day()) {
            let (here, there) = (reader.at(span.clone()), reader.at(date_span.clone()));
            reader.tell(mistakes::updated_first(here, typed, there, date));
        }
    }

    fn check_date(&self, reader: &mut Reader, matter: &mut FrontMatter, opening: Range<usize>) {
        let place = match &self.date {
            State::Lost | State::Value { .. } => return,
            State::Absent => reader.at(opening),
            State::Empty(name) => reader.at(name.clone()),
        };
        let in_name = day_in_name(reader.path);
        matter.date = in_name.and_then(|day| Moment::start_of(day, reader.context.timezone));
        reader.tell(match (in_name, &self.date) {
            (Some(day), _) => mistakes::date_from_name(place, day),
            (None, State::Empty(_)) => mistakes::empty_date(place),
            (None, _) => mistakes::missing_date(place),
        });
    }

    fn check_expiry(&self, reader: &mut Reader, matter: &FrontMatter) {
        let (State::Value { typed, span }, Some(end)) = (&self.expires_at, matter.expires_at) else {
            return;
        };
        let (state, start) = match matter.publish_at {
            Some(moment) => (&self.publish_at, Some(moment)),
            None => (&self.date, matter.date),
        };
        let State::Value { typed: start_key, span: start_span } = state else {
            return;
        };
        if start.is_some_and(|start| end.second <= start.second) {
            let (here, there) = (reader.at(span.clone()), reader.at(start_span.clone()));
            reader.tell(mistakes::expires_first(here, typed, there, start_key));
        }
    }
}

fn is_blank(asked: &Asked) -> bool {
    match &asked.node.content {
        Content::Nothing => true,
        Content::Scalar { text, .. } => !text::is_visible(text),
        Content::List(_) | Content::Map(_) => false,
    }
}

/// `content/articles/2016-05-18-why.md` is of 18 May 2016, `…/2016-05-18-why/index.md` too.
fn day_in_name(path: &str) -> Option<Date> {
    let mut steps = path.rsplit('/');
    let name = steps.next().filter(|name| !name.starts_with("index.")).or_else(|| steps.next())?;
    let (day, rest) = name.split_at_checked(10)?;
    day.parse().ok().filter(|_| rest.starts_with(['-', '_', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_taken_from_the_head_of_the_name() {
        let day = |path| day_in_name(path).map(|day| day.to_string());
        assert_eq!(day("content/articles/2016-05-18-why.md").as_deref(), Some("2016-05-18"));
        assert_eq!(day("content/articles/2016-05-18-why/index.fr.md").as_deref(), Some("2016-05-18"));
        assert_eq!(day("content/articles/2016-05-18.md").as_deref(), Some("2016-05-18"));
        for none in ["content/articles/why.md", "content/2016-05-18/why.md", "2016-13-18-why.md", "2016-05-181.md", "é"]
        {
            assert_eq!(day(none), None, "{none}");
        }
    }
}
