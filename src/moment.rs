//! A point in time as an editor wrote it: the day that readers see, and the second that orders and gates.

use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ZonedDateTime};
use serde::{Deserialize, Serialize};

/// A moment. Readers see the day as it was typed, whatever the zone of the site or the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Moment {
    /// Seconds since 1970 in UTC.
    pub second: i64,
    /// Seconds east of UTC in which the day counts.
    pub offset: i32,
}

impl Moment {
    /// The first second of this day in this zone.
    pub fn start_of(day: Date, zone: &TimeZone) -> Option<Self> {
        day.to_zoned_datetime(zone.clone()).ok().map(|zoned| Self::of(&zoned))
    }

    pub fn of(zoned: &ZonedDateTime) -> Self {
        Self { second: zoned.timestamp().as_second(), offset: zoned.offset().seconds() }
    }

    /// The day as it was typed.
    pub fn day(self) -> Date {
        self.zoned().date()
    }

    /// `2026-03-14T09:30:00+01:00`
    pub fn rfc3339(self) -> String {
        // Every article's page says it three times, so it is put together by hand.
        let zoned = self.zoned();
        let time = zoned.time();
        let mut text = String::with_capacity(25);
        text.push_str(&zoned.date().to_string());
        for (sign, part) in [('T', time.hour()), (':', time.minute()), (':', time.second())] {
            push_two_digits(&mut text, sign, part.unsigned_abs());
        }
        if self.offset == 0 {
            text.push('Z');
            return text;
        }
        let minutes = self.offset.unsigned_abs() / 60;
        push_two_digits(&mut text, if self.offset < 0 { '-' } else { '+' }, (minutes / 60) as u8);
        push_two_digits(&mut text, ':', (minutes % 60) as u8);
        text
    }

    /// `Sat, 14 Mar 2026 09:30:00 +0100`, as RSS wants it.
    pub fn rfc2822(self) -> String {
        self.zoned().strftime("%a, %d %b %Y %H:%M:%S %z").to_string()
    }

    fn zoned(self) -> ZonedDateTime {
        let offset = Offset::from_seconds(self.offset).unwrap_or(Offset::UTC);
        let instant = Timestamp::from_second(self.second).unwrap_or(Timestamp::UNIX_EPOCH);
        instant.to_zoned_datetime(offset.to_time_zone())
    }
}

/// `:07`
fn push_two_digits(text: &mut String, sign: char, number: u8) {
    text.push(sign);
    text.push(char::from(b'0' + number / 10 % 10));
    text.push(char::from(b'0' + number % 10));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_stays_the_day_that_was_typed() {
        let zoned: ZonedDateTime = "2026-01-01T00:30:00+02:00[+02:00]".parse().unwrap();
        let moment = Moment::of(&zoned);
        assert_eq!(moment.day().to_string(), "2026-01-01");
        assert_eq!(moment.rfc3339(), "2026-01-01T00:30:00+02:00");
        assert_eq!(moment.rfc2822(), "Thu, 01 Jan 2026 00:30:00 +0200");
    }

    #[test]
    fn zones_west_of_greenwich_and_between_the_hours_are_told() {
        let moment = Moment { second: 0, offset: -(9 * 3600 + 30 * 60) };
        assert_eq!(moment.rfc3339(), "1969-12-31T14:30:00-09:30");
        assert_eq!(Moment { second: 1_772_323_200, offset: 0 }.rfc3339(), "2026-03-01T00:00:00Z");
    }

    #[test]
    fn a_day_begins_in_the_zone_of_the_site() {
        let zone = TimeZone::get("Europe/Paris").unwrap();
        let moment = Moment::start_of("2026-07-14".parse().unwrap(), &zone).unwrap();
        assert_eq!(moment.rfc3339(), "2026-07-14T00:00:00+02:00");
    }
}
