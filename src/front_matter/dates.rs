//! Dates as editors type them.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

use crate::moment::Moment;

/// Why a text is no date, as far as that can be told.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum DateFault {
    /// Clearly a day, but in another notation: how to write it, and the day.
    OtherNotation {
        instead: String,
        day: Date,
    },
    /// Day and month could be either: both readings.
    Ambiguous([String; 2]),
    /// Written well, but there is no such time: why.
    Impossible(String),
    Unknown,
}

/// The first year that a piece can be dated in; a year before it is a slip or an empty field of a database.
const FIRST_YEAR: i16 = 1000;

/// `YYYY-MM-DD`, RFC 3339, or `YYYY-MM-DD HH:MM[:SS] [±ZZZZ]`; a day or time without a zone counts in `zone`.
pub(super) fn read(text: &str, zone: &TimeZone) -> Result<Moment, DateFault> {
    let text = text.trim();
    let Some((day, rest)) = split_day(text) else {
        return Err(other_notation(text));
    };
    let day = civil_day(day)?;
    if rest.is_empty() {
        return Moment::start_of(day, zone).ok_or(DateFault::Unknown);
    }
    let (time, rest) = time_of_day(rest)?;
    let zone = zone_of(rest, zone)?;
    let zoned = DateTime::from_parts(day, time).to_zoned_datetime(zone).map_err(|_| DateFault::Unknown)?;
    Ok(Moment::of(&zoned))
}

/// `2026-03-14`, and what follows.
fn split_day(text: &str) -> Option<([i16; 3], &str)> {
    let day = text.get(..10)?;
    let bytes = day.as_bytes();
    let digits_stand = bytes.iter().enumerate().all(|(at, byte)| match at {
        4 | 7 => *byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if !digits_stand || text[10..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let number = |from: usize, to: usize| day[from..to].parse().ok();
    Some(([number(0, 4)?, number(5, 7)?, number(8, 10)?], &text[10..]))
}

fn civil_day([year, month, day]: [i16; 3]) -> Result<Date, DateFault> {
    if year < FIRST_YEAR {
        return Err(DateFault::Impossible(format!("a piece cannot be from the year {year}")));
    }
    if let Some(date) = date(year, month, day) {
        return Ok(date);
    }
    if let (1..=12, Some(swapped)) = (day, date(year, day, month)) {
        return Err(DateFault::OtherNotation { instead: swapped.to_string(), day: swapped });
    }
    Err(DateFault::Impossible(match date(year, month, 1) {
        Some(first) if day > 0 => format!("{} has {} days", first.strftime("%B %Y"), first.days_in_month()),
        Some(_) => "there is no day 0".to_owned(),
        None => format!("there is no month {month}"),
    }))
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `T09:30`, ` 9:30:15.5`, and what follows.
fn time_of_day(text: &str) -> Result<(Time, &str), DateFault> {
    let text = text.strip_prefix(['T', 't']).or_else(|| text.strip_prefix(' ').map(str::trim_start));
    let text = text.ok_or(DateFault::Unknown)?;
    let (hour, text) = number(text, 1..=2).ok_or(DateFault::Unknown)?;
    let (minute, text) = text.strip_prefix(':').and_then(|text| number(text, 2..=2)).ok_or(DateFault::Unknown)?;
    let (second, text) = match text.strip_prefix(':') {
        Some(text) => number(text, 2..=2).ok_or(DateFault::Unknown)?,
        None => (0, text),
    };
    let text = match text.strip_prefix('.') {
        Some(fraction) => fraction.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => text,
    };
    for (unit, value, last) in [("hour", hour, 23), ("minute", minute, 59), ("second", second, 59)] {
        if value > last {
            return Err(DateFault::Impossible(format!("the last {unit} is {last}")));
        }
    }
    let time = Time::new(hour, minute, second, 0).map_err(|_| DateFault::Unknown)?;
    Ok((time, text))
}

fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<(i8, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text[..length].parse().ok().filter(|_| digits.contains(&length))?;
    Some((number, &text[length..]))
}

/// `Z`, `UTC`, `+01:00`, `-0400`, `-4`; nothing is the site's.
fn zone_of(text: &str, site: &TimeZone) -> Result<TimeZone, DateFault> {
    let text = text.trim();
    match text {
        "" => return Ok(site.clone()),
        "Z" | "z" | "UTC" | "GMT" => return Ok(TimeZone::UTC),
        _ => {}
    }
    let (sign, digits) = match (text.strip_prefix('+'), text.strip_prefix('-').or_else(|| text.strip_prefix('−'))) {
        (Some(digits), _) => (1, digits),
        (_, Some(digits)) => (-1, digits),
        _ => return Err(DateFault::Unknown),
    };
    let (hours, minutes) = match (digits.split_once(':'), digits.len()) {
        (Some(parts), _) => parts,
        (None, 3 | 4) => digits.split_at_checked(digits.len() - 2).ok_or(DateFault::Unknown)?,
        (None, _) => (digits, "00"),
    };
    let (Some((hours, "")), Some((minutes, ""))) = (number(hours, 1..=2), number(minutes, 2..=2)) else {
        return Err(DateFault::Unknown);
    };
    let seconds = sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60);
    if minutes > 59 || !(-12 * 3600..=14 * 3600).contains(&seconds) {
        return Err(DateFault::Impossible("time zones go from -12:00 to +14:00".to_owned()));
    }
    Offset::from_seconds(seconds).map(Offset::to_time_zone).map_err(|_| DateFault::Unknown)
}

/// What another notation means: `20260314`, `2026/3/14`, `14.03.2026`, `March 14, 2026`, `1er mars 2026`.
fn other_notation(text: &str) -> DateFault {
    let parts: Vec<&str> = text.split([' ', ',', '/', '.', '-']).filter(|part| !part.is_empty()).collect();
    let day = match parts[..] {
        [digits] if digits.len() == 8 && digits.is_ascii() => {
            numbers([&digits[..4], &digits[4..6], &digits[6..]]).and_then(|[year, month, day]| date(year, month, day))
        }
        [year, _, _] if year.len() == 4 && numbers([year]).is_some() => {
            numbers([parts[0], parts[1], parts[2]]).and_then(|[year, month, day]| date(year, month, day))
        }
        [first, second, year] if year.len() == 4 && numbers([first, second]).is_some() => {
            match (numbers([first, second, year]), text.contains('.')) {
                (Some([day, month, year]), true) => date(year, month, day),
                (Some([first, second, year]), false) => match (date(year, second, first), date(year, first, second)) {
                    (Some(a), Some(b)) if a != b => return DateFault::Ambiguous([a.to_string(), b.to_string()]),
                    (a, b) => a.or(b),
                },
                (None, _) => None,
            }
        }
        _ => spelled_out(&parts),
    };
    match day.filter(|day| day.year() >= FIRST_YEAR) {
        Some(day) => DateFault::OtherNotation { instead: day.to_string(), day },
        None => DateFault::Unknown,
    }
}

fn numbers<const N: usize>(parts: [&str; N]) -> Option<[i16; N]> {
    let mut numbers = [0; N];
    for (number, part) in numbers.iter_mut().zip(parts) {
        *number = part.parse().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit()))?;
    }
    Some(numbers)
}

/// How the months begin in English and in French, without accents.
const MONTHS: [(&str, i16); 18] = [
    ("jan", 1),
    ("feb", 2),
    ("fev", 2),
    ("mar", 3),
    ("apr", 4),
    ("avr", 4),
    ("may", 5),
    ("mai", 5),
    ("juin", 6),
    ("jun", 6),
    ("juil", 7),
    ("jul", 7),
    ("aug", 8),
    ("aou", 8),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];

/// How the days of the week begin; `mar` alone would be March.
const WEEKDAYS: [&str; 14] =
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "lun", "mardi", "mer", "jeu", "ven", "sam", "dim"];

/// A day, a month's name and a year, perhaps after a weekday.
fn spelled_out(parts: &[&str]) -> Option<Date> {
    let (mut day, mut month, mut year) = (None, None, None);
    for part in parts {
        let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
        let ending = &part[digits.len()..];
        match digits.len() {
            4 if ending.is_empty() && year.is_none() => year = digits.parse().ok(),
            1 | 2 if matches!(ending, "" | "st" | "nd" | "rd" | "th" | "er") && day.is_none() => {
                day = digits.parse().ok()
            }
            0 if WEEKDAYS.iter().any(|weekday| part.to_lowercase().starts_with(weekday)) => {}
            0 if month.is_none() => month = month_named(part),
            _ => return None,
        }
    }
    date(year?, month?, day?)
}

fn month_named(word: &str) -> Option<i16> {
    let folded = word.to_lowercase().replace(['é', 'è'], "e").replace('û', "u");
    MONTHS.iter().find(|(start, _)| folded.starts_with(start)).map(|(_, month)| *month)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paris() -> TimeZone {
        TimeZone::get("Europe/Paris").unwrap()
    }

    #[test]
    fn these_are_dates() {
        for (typed, meant) in [
            ("2026-03-14", "2026-03-14T00:00:00+01:00"),
            ("2026-07-14", "2026-07-14T00:00:00+02:00"),
            ("2026-03-14T09:30:15Z", "2026-03-14T09:30:15Z"),
            ("2026-03-14t09:30:15.25z", "2026-03-14T09:30:15Z"),
            ("2026-01-01T00:30:00+02:00", "2026-01-01T00:30:00+02:00"),
            ("2026-03-14T09:30", "2026-03-14T09:30:00+01:00"),
            ("2026-03-14 9:30", "2026-03-14T09:30:00+01:00"),
            ("2026-03-14 09:30:15", "2026-03-14T09:30:15+01:00"),
            ("2016-03-21 12:00:00 -4", "2016-03-21T12:00:00-04:00"),
            ("2016-03-21 12:00:00 -0400", "2016-03-21T12:00:00-04:00"),
            ("2016-03-21 12:00 -04:00", "2016-03-21T12:00:00-04:00"),
            ("2016-03-21 12:00 +05:45", "2016-03-21T12:00:00+05:45"),
            ("2016-03-21 12:00:00 UTC", "2016-03-21T12:00:00Z"),
            (" 2024-02-29 ", "2024-02-29T00:00:00+01:00"),
        ] {
            assert_eq!(read(typed, &paris()).map(Moment::rfc3339), Ok(meant.to_owned()), "{typed}");
        }
    }

    #[test]
    fn a_day_in_another_notation_is_told_in_ours() {
        for (typed, meant) in [
            ("20260115", "2026-01-15"),
            ("2026/1/5", "2026-01-05"),
            ("2026-1-5", "2026-01-05"),
            ("2026-15-01", "2026-01-15"),
            ("14/03/2026", "2026-03-14"),
            ("03/14/2026", "2026-03-14"),
            ("04/04/2026", "2026-04-04"),
            ("02.03.2026", "2026-03-02"),
            ("14 March 2026", "2026-03-14"),
            ("Saturday, March 14th, 2026", "2026-03-14"),
            ("1er mars 2026", "2026-03-01"),
            ("mardi 3 mars 2026", "2026-03-03"),
            ("15 août 2026", "2026-08-15"),
            ("3 févr. 2026", "2026-02-03"),
            ("12 juin 2026", "2026-06-12"),
            ("12 juillet 2026", "2026-07-12"),
            ("Sept 9 2026", "2026-09-09"),
        ] {
            let expected = DateFault::OtherNotation { instead: meant.to_owned(), day: meant.parse().unwrap() };
            assert_eq!(read(typed, &paris()), Err(expected), "{typed}");
        }
    }

    #[test]
    fn the_rest_is_told_why() {
        let impossible = |why: &str| DateFault::Impossible(why.to_owned());
        for (typed, fault) in [
            ("02/03/2026", DateFault::Ambiguous(["2026-03-02".to_owned(), "2026-02-03".to_owned()])),
            ("2026-02-30", impossible("February 2026 has 28 days")),
            ("2026-13-31", impossible("there is no month 13")),
            ("2026-01-00", impossible("there is no day 0")),
            ("0001-01-01", impossible("a piece cannot be from the year 1")),
            ("2026-01-15T23:59:60Z", impossible("the last second is 59")),
            ("2026-01-15 24:00", impossible("the last hour is 23")),
            ("2026-01-15T10:00:00+25:00", impossible("time zones go from -12:00 to +14:00")),
            ("2026-01-15 10:00 EST", DateFault::Unknown),
            ("2026-01-15 soon", DateFault::Unknown),
            ("2026-01-155", DateFault::Unknown),
            ("March 2026", DateFault::Unknown),
            ("tomorrow", DateFault::Unknown),
            ("", DateFault::Unknown),
            ("2026", DateFault::Unknown),
            ("99999999999999999999", DateFault::Unknown),
            ("é0260115", DateFault::Unknown),
        ] {
            assert_eq!(read(typed, &paris()), Err(fault), "{typed}");
        }
    }
}
