//! When a day begins in a zone, and what lies ahead of a clock there.

use jiff::civil::date;
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use super::super::{Clock, GivenClock, Publication};

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn publication(text: &str) -> Publication {
    Publication::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

fn given(text: &str) -> GivenClock {
    GivenClock::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// Rows of: zone | day | its first moment | the same with the offset of the zone.
#[test]
fn a_day_begins() {
    let table = "
        UTC                  | 2026-11-29 | 2026-11-29T00:00:00Z | 2026-11-29T00:00:00Z
        America/New_York     | 2026-11-29 | 2026-11-29T05:00:00Z | 2026-11-29T00:00:00-05:00
        America/New_York     | 2026-06-29 | 2026-06-29T04:00:00Z | 2026-06-29T00:00:00-04:00
        Asia/Seoul           | 2026-11-29 | 2026-11-28T15:00:00Z | 2026-11-29T00:00:00+09:00
        Pacific/Kiritimati   | 2026-11-29 | 2026-11-28T10:00:00Z | 2026-11-29T00:00:00+14:00
        Etc/GMT+12           | 2026-11-29 | 2026-11-29T12:00:00Z | 2026-11-29T00:00:00-12:00
        Asia/Kolkata         | 2026-11-29 | 2026-11-28T18:30:00Z | 2026-11-29T00:00:00+05:30
        Asia/Kathmandu       | 2026-11-29 | 2026-11-28T18:15:00Z | 2026-11-29T00:00:00+05:45
        Pacific/Chatham      | 2026-11-29 | 2026-11-28T10:15:00Z | 2026-11-29T00:00:00+13:45
        America/St_Johns     | 2026-11-29 | 2026-11-29T03:30:00Z | 2026-11-29T00:00:00-03:30
        Africa/Cairo         | 2026-04-24 | 2026-04-23T22:00:00Z | 2026-04-24T01:00:00+03:00
        America/Sao_Paulo    | 2018-11-04 | 2018-11-04T03:00:00Z | 2018-11-04T01:00:00-02:00
        America/Toronto      | 1919-03-31 | 1919-03-31T04:30:00Z | 1919-03-31T00:30:00-04:00
        America/Havana       | 2025-11-02 | 2025-11-02T04:00:00Z | 2025-11-02T00:00:00-04:00
        America/Sao_Paulo    | 2018-02-18 | 2018-02-18T03:00:00Z | 2018-02-18T00:00:00-03:00
        America/St_Johns     | 2010-11-07 | 2010-11-07T02:30:00Z | 2010-11-07T00:00:00-02:30
        Pacific/Apia         | 2011-12-29 | 2011-12-29T10:00:00Z | 2011-12-29T00:00:00-10:00
        Pacific/Apia         | 2011-12-30 | 2011-12-30T10:00:00Z | 2011-12-31T00:00:00+14:00
        Pacific/Apia         | 2011-12-31 | 2011-12-30T10:00:00Z | 2011-12-31T00:00:00+14:00
        Pacific/Kwajalein    | 1993-08-22 | 1993-08-21T12:00:00Z | 1993-08-22T00:00:00+12:00
        Asia/Manila          | 1844-12-31 | 1844-12-31T15:56:08Z | 1844-12-31T00:00:00Z
    ";
    for row in table.lines().map(str::trim).filter(|row| !row.is_empty()) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let (zone, day) = (zone(cells[0]), publication(cells[1]));
        let found = [day.timestamp(&zone).to_string(), day.rfc3339(&zone)];
        assert_eq!(found, [cells[2], cells[3]], "{row}");
    }
}

/// Rows of: zone | clock | date of a document | whether it lies ahead.
#[test]
fn what_lies_ahead() {
    let table = "
        America/New_York   | 2026-11-29T00:17:00Z      | 2026-11-29                | yes
        America/New_York   | 2026-11-28T19:17:00-05:00 | 2026-11-29                | yes
        America/New_York   | 2026-11-29T14:17:00+14:00 | 2026-11-29                | yes
        America/New_York   | 2026-11-29T04:59:59Z      | 2026-11-29                | yes
        America/New_York   | 2026-11-29T05:00:00Z      | 2026-11-29                | no
        America/New_York   | 2026-11-28                | 2026-11-29                | yes
        America/New_York   | 2026-11-29                | 2026-11-29                | no
        UTC                | 2026-11-28T23:59:00-05:00 | 2026-11-29                | no
        UTC                | 2026-11-29T00:00:00+09:00 | 2026-11-29                | yes
        Asia/Seoul         | 2026-11-28T15:00:00Z      | 2026-11-29                | no
        Asia/Seoul         | 2026-11-28T14:59:59Z      | 2026-11-29                | yes
        Pacific/Kiritimati | 2026-11-28T10:00:00Z      | 2026-11-29                | no
        Pacific/Kiritimati | 2026-11-28T09:59:59Z      | 2026-11-29                | yes
        Etc/GMT+12         | 2026-11-29T11:59:59Z      | 2026-11-29                | yes
        Asia/Kolkata       | 2026-11-28T18:29:59Z      | 2026-11-29                | yes
        Asia/Kolkata       | 2026-11-28T18:30:00Z      | 2026-11-29                | no
        # Clocks go from 24:00 to 01:00, and from 24:00 to 23:00.
        Africa/Cairo       | 2026-04-23T21:59:59Z      | 2026-04-24                | yes
        Africa/Cairo       | 2026-04-23T22:00:00Z      | 2026-04-24                | no
        Africa/Cairo       | 2026-10-29T20:59:59Z      | 2026-10-30                | yes
        Africa/Cairo       | 2026-10-29T21:00:00Z      | 2026-10-30                | yes
        Africa/Cairo       | 2026-10-29T22:00:00Z      | 2026-10-30                | no
        # From 00:01 to 23:01 of the day before: what has begun is not withheld again.
        America/St_Johns   | 2010-11-07T02:30:00Z      | 2010-11-07                | no
        America/St_Johns   | 2010-11-07T02:31:00Z      | 2010-11-07                | no
        America/St_Johns   | 2010-11-07T03:15:00Z      | 2010-11-07                | no
        # A zone that leaves a day out.
        Pacific/Apia       | 2011-12-30T09:59:59Z      | 2011-12-30                | yes
        Pacific/Apia       | 2011-12-30T10:00:00Z      | 2011-12-30                | no
        Pacific/Apia       | 2011-12-30T10:00:00Z      | 2011-12-31                | no
        Pacific/Apia       | 2011-12-30                | 2011-12-31                | yes
        # Instants: the order in the world counts, whatever the zone.
        UTC                | 2026-11-29T09:59:59Z      | 2026-11-29T10:00:00Z      | yes
        UTC                | 2026-11-29T10:00:00Z      | 2026-11-29T10:00:00Z      | no
        Asia/Seoul         | 2026-11-29T01:00:00Z      | 2026-11-29T10:00:00+09:00 | no
        America/New_York   | 2026-11-29T00:59:59Z      | 2026-11-29T10:00:00+09:00 | yes
        # A clock that is a day is its end where the site is at home.
        UTC                | 2026-11-29                | 2026-11-29T23:59:59Z      | no
        UTC                | 2026-11-29                | 2026-11-30T00:00:00Z      | yes
        UTC                | 2026-11-29                | 2026-11-29T23:30:00-05:00 | yes
        America/New_York   | 2026-11-29                | 2026-11-29T23:30:00-05:00 | no
        Asia/Seoul         | 2026-11-29                | 2026-11-29T15:00:00Z      | yes
        Asia/Seoul         | 2026-11-29                | 2026-11-29T14:59:59Z      | no
        UTC                | 2026-11-29                | 9999-12-31                | yes
        Pacific/Kiritimati | 9999-12-31                | 9999-12-31                | no
    ";
    let rows = table.lines().map(str::trim).filter(|row| !row.is_empty() && !row.starts_with('#'));
    for row in rows {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let clock = given(cells[1]).in_zone(&zone(cells[0]));
        let found = if publication(cells[2]).is_after(&clock) { "yes" } else { "no" };
        assert_eq!(found, cells[3], "{row}");
    }
}

#[test]
fn clocks() {
    let day = given("2024-06-19").in_zone(&zone("Asia/Seoul"));
    assert_eq!((day.date(), day.timestamp().to_string()), (date(2024, 6, 19), "2024-06-19T14:59:59Z".into()));
    let instant = given("2024-06-19T01:00:00+09:00").in_zone(&TimeZone::UTC);
    assert_eq!(instant, Clock::at("2024-06-18T16:00:00Z".parse().expect("an instant"), &TimeZone::UTC));
    assert_eq!(instant.date(), date(2024, 6, 18));
}

/// In every zone that is known, over the changes of its clocks in two years: an instant says the same in whatever
/// offset it is written, it is the machine's clock, and no day that has begun is ahead again.
#[test]
fn every_zone() {
    let step = SignedDuration::from_mins(31);
    let zones: Vec<TimeZone> =
        jiff::tz::db().available().filter_map(|name| TimeZone::get(name.as_str()).ok()).collect();
    assert!(zones.len() > 300, "{} zones", zones.len());
    for zone in zones {
        let from: Timestamp = "2025-01-01T00:00:00Z".parse().expect("an instant");
        let changes = zone.following(from).take(4).map(|change| change.timestamp());
        for around in changes.chain([from]) {
            let mut latest = date(1, 1, 1);
            for count in -27..27 {
                let at = around + step * count;
                let clock = Clock::at(at, &zone);
                for (hours, spelling) in [(-12, "-12:00"), (14, "+14:00")] {
                    let local = Offset::constant(hours).to_datetime(at);
                    let text = format!("{}{spelling}", local.strftime("%Y-%m-%dT%H:%M:%S"));
                    assert_eq!(given(&text).in_zone(&zone), clock, "{text} in {zone:?}");
                }
                assert!(clock.date() >= latest, "{at} in {zone:?}");
                latest = clock.date();
                let today = publication(&latest.to_string());
                assert!(!today.is_after(&clock) && today.timestamp(&zone) <= at, "{at} in {zone:?}");
                let tomorrow = latest.tomorrow().expect("the calendar goes on");
                let tomorrow = publication(&tomorrow.to_string());
                assert!(tomorrow.is_after(&clock) && tomorrow.timestamp(&zone) > at, "{at} in {zone:?}");
            }
        }
    }
}
