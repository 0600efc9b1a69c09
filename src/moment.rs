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
        let zoned = self.zoned();
        match self.offset {
            0 => zoned.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            _ => zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        }
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
    fn a_day_begins_in_the_zone_of_the_site() {
        let zone = TimeZone::get("Europe/Paris").unwrap();
        let moment = Moment::start_of("2026-07-14".parse().unwrap(), &zone).unwrap();
        assert_eq!(moment.rfc3339(), "2026-07-14T00:00:00+02:00");
    }
}
