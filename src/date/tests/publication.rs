//! Publication days, instants, and the build's clock.

use jiff::Timestamp;
use jiff::civil::date;

use super::super::{Clock, Publication};

fn publication(text: &str) -> Publication {
    Publication::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

fn clock(text: &str) -> Clock {
    Clock::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// Rows of: text | timestamp | RFC 3339 | datetime | display.
fn check(table: &str) {
    for row in table.lines().map(str::trim).filter(|row| !row.is_empty()) {
        let expected: Vec<&str> = row.split('|').map(str::trim).collect();
        let date = publication(expected[0]);
        let found = [
            expected[0].to_owned(),
            date.timestamp().to_string(),
            date.rfc3339(),
            date.datetime(),
            date.display(),
        ];
        assert_eq!(found.each_ref().map(String::as_str).as_slice(), expected);
        assert_eq!(publication(&date.datetime()), date);
    }
}

#[test]
fn accepted() {
    check(
        "
        2024-06-19                | 2024-06-19T00:00:00Z | 2024-06-19T00:00:00Z      | 2024-06-19                | 19 June 2024
        2024-06-19T10:30:00+09:00 | 2024-06-19T01:30:00Z | 2024-06-19T10:30:00+09:00 | 2024-06-19T10:30:00+09:00 | 19 June 2024, 10:30 UTC+9
        2024-06-19T10:30+09:00    | 2024-06-19T01:30:00Z | 2024-06-19T10:30:00+09:00 | 2024-06-19T10:30:00+09:00 | 19 June 2024, 10:30 UTC+9
        2024-06-19 10:30:00+09:00 | 2024-06-19T01:30:00Z | 2024-06-19T10:30:00+09:00 | 2024-06-19T10:30:00+09:00 | 19 June 2024, 10:30 UTC+9
        2024-06-19T10:30:15Z      | 2024-06-19T10:30:15Z | 2024-06-19T10:30:15Z      | 2024-06-19T10:30:15Z      | 19 June 2024, 10:30 UTC
        2024-06-19t10:30z         | 2024-06-19T10:30:00Z | 2024-06-19T10:30:00Z      | 2024-06-19T10:30:00Z      | 19 June 2024, 10:30 UTC
        2024-06-19T00:00:00Z      | 2024-06-19T00:00:00Z | 2024-06-19T00:00:00Z      | 2024-06-19T00:00:00Z      | 19 June 2024, 00:00 UTC
        2024-06-19T10:30:00+00:00 | 2024-06-19T10:30:00Z | 2024-06-19T10:30:00Z      | 2024-06-19T10:30:00Z      | 19 June 2024, 10:30 UTC
        2024-06-19T10:30:00-00:00 | 2024-06-19T10:30:00Z | 2024-06-19T10:30:00Z      | 2024-06-19T10:30:00Z      | 19 June 2024, 10:30 UTC
        2024-06-19T10:30:00.125Z  | 2024-06-19T10:30:00Z | 2024-06-19T10:30:00Z      | 2024-06-19T10:30:00Z      | 19 June 2024, 10:30 UTC
        2024-06-19T23:30:00-05:00 | 2024-06-20T04:30:00Z | 2024-06-19T23:30:00-05:00 | 2024-06-19T23:30:00-05:00 | 19 June 2024, 23:30 UTC−5
        2024-06-19T08:00:00+05:30 | 2024-06-19T02:30:00Z | 2024-06-19T08:00:00+05:30 | 2024-06-19T08:00:00+05:30 | 19 June 2024, 08:00 UTC+5:30
        2024-06-19T08:00:00-03:30 | 2024-06-19T11:30:00Z | 2024-06-19T08:00:00-03:30 | 2024-06-19T08:00:00-03:30 | 19 June 2024, 08:00 UTC−3:30
        0001-01-01                | 0001-01-01T00:00:00Z | 0001-01-01T00:00:00Z      | 0001-01-01                | 1 January 0001
        9999-12-31                | 9999-12-30T22:00:00.999999999Z | 9999-12-31T00:00:00Z | 9999-12-31           | 31 December 9999
        ",
    );
}

#[test]
fn the_day_is_the_written_one() {
    let date_of = |text| publication(text).date();
    assert_eq!(date_of("2024-06-19T23:30:00-05:00"), date(2024, 6, 19));
    assert_eq!(date_of("2024-06-19T00:30:00+09:00"), date(2024, 6, 19));
    assert!(!publication("2024-06-19").is_instant());
    assert!(publication("2024-06-19T00:00Z").is_instant());
}

#[test]
fn order() {
    let sorted = [
        "2024-06-18",
        "2024-06-19T08:00:00+09:00",
        "2024-06-19",
        "2024-06-19T00:00:00Z",
        "2024-06-19T09:00:00+09:00",
        "2024-06-19T10:00:00Z",
        "2024-06-20",
        "9999-12-30",
        "9999-12-31",
    ];
    let mut dates: Vec<Publication> = sorted.iter().rev().map(|text| publication(text)).collect();
    dates.sort();
    let texts: Vec<String> = dates.iter().map(Publication::datetime).collect();
    assert_eq!(texts, sorted);
}

#[test]
fn the_future() {
    for (text, clock, is_after) in [
        ("2024-06-19", "2024-06-18", true),
        ("2024-06-19", "2024-06-19", false),
        ("2024-06-19", "2024-06-20", false),
        // Day against instant: the clock's own day counts.
        ("2024-06-19", "2024-06-19T00:00:00+09:00", false),
        ("2024-06-19", "2024-06-18T23:59:00-05:00", true),
        // Instants: the order in the world counts.
        ("2024-06-19T10:00:00Z", "2024-06-19T09:59:59Z", true),
        ("2024-06-19T10:00:00Z", "2024-06-19T10:00:00Z", false),
        ("2024-06-19T10:00:00+09:00", "2024-06-19T01:00:00Z", false),
        ("2024-06-19T10:00:00+09:00", "2024-06-19T00:59:59Z", true),
        // A clock that is a day: all of that day is published, wherever it was written.
        ("2024-06-19T23:59:59Z", "2024-06-19", false),
        ("2024-06-19T23:30:00-05:00", "2024-06-19", false),
        ("2024-06-20T00:00:00Z", "2024-06-19", true),
        ("2024-06-20T00:30:00+14:00", "2024-06-19", true),
        ("9999-12-31", "2024-06-19", true),
    ] {
        assert_eq!(publication(text).is_after(&self::clock(clock)), is_after, "{text} after {clock}");
    }
}

#[test]
fn clocks() {
    let day = clock("2024-06-19");
    assert_eq!(day.date(), date(2024, 6, 19));
    assert_eq!(day.timestamp().to_string(), "2024-06-19T23:59:59Z");
    assert!(day.is_whole_day());

    let instant = clock("2024-06-19T01:00:00+09:00");
    assert_eq!(instant.date(), date(2024, 6, 19));
    assert_eq!(instant.timestamp().to_string(), "2024-06-18T16:00:00Z");
    assert!(!instant.is_whole_day());

    let given = Clock::from_timestamp(Timestamp::UNIX_EPOCH, date(1970, 1, 2));
    assert_eq!((given.date(), given.timestamp()), (date(1970, 1, 2), Timestamp::UNIX_EPOCH));
    assert!(publication("1970-01-03").is_after(&given));
    assert!(!publication("1970-01-02").is_after(&given));
}

/// Every offset that there can be is read back to the same instant.
#[test]
fn every_offset() {
    for (hours, minutes) in (0..24).flat_map(|hours| (0..60).map(move |minutes| (hours, minutes))) {
        for sign in ['+', '-'] {
            let text = format!("2024-06-19T12:00:00{sign}{hours:02}:{minutes:02}");
            let date = publication(&text);
            assert_eq!(date.timestamp(), text.parse().expect("RFC 3339"), "{text}");
            assert_eq!(publication(&date.rfc3339()), date, "{text}");
        }
    }
}

#[test]
fn templates_see() {
    let json = r#"{"iso":"2024-06-19T00:00:00Z","display":"19 June 2024","datetime":"2024-06-19","date":"2024-06-19","year":2024,"month":6,"day":19,"month_name":"June","weekday":"Wednesday"}"#;
    assert_eq!(serde_json::to_string(&publication("2024-06-19")).expect("plain fields"), json);
}
