//! Publication days and instants.

use jiff::civil::date;
use jiff::tz::TimeZone;

use super::super::Publication;

fn publication(text: &str) -> Publication {
    Publication::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// Rows of: text | timestamp | RFC 3339 | datetime | display.
fn check(table: &str) {
    for row in table.lines().map(str::trim).filter(|row| !row.is_empty()) {
        let expected: Vec<&str> = row.split('|').map(str::trim).collect();
        let date = publication(expected[0]);
        let found = [
            expected[0].to_owned(),
            date.timestamp(&TimeZone::UTC).to_string(),
            date.rfc3339(&TimeZone::UTC),
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

/// Every offset that there can be is read back to the same instant.
#[test]
fn every_offset() {
    for (hours, minutes) in (0..24).flat_map(|hours| (0..60).map(move |minutes| (hours, minutes))) {
        for sign in ['+', '-'] {
            let text = format!("2024-06-19T12:00:00{sign}{hours:02}:{minutes:02}");
            let date = publication(&text);
            assert_eq!(date.timestamp(&TimeZone::UTC), text.parse().expect("RFC 3339"), "{text}");
            assert_eq!(publication(&date.rfc3339(&TimeZone::UTC)), date, "{text}");
        }
    }
}

#[test]
fn before_in_every_zone() {
    for (one, other, expected) in [
        ("2024-06-18", "2024-06-19", true),
        ("2024-06-19", "2024-06-19", false),
        ("2024-06-19T08:00:00Z", "2024-06-19T09:00:00Z", true),
        ("2024-06-19T08:00:00-05:00", "2024-06-19T09:00:00Z", false),
        // In Seoul the 19th has begun by then.
        ("2024-06-18T16:00:00Z", "2024-06-19", false),
        ("2024-06-18T09:59:59Z", "2024-06-19", true),
        ("2024-06-18", "2024-06-19T11:59:59Z", false),
        ("2024-06-18", "2024-06-19T12:00:00Z", true),
    ] {
        let found = publication(one).is_surely_before(&publication(other));
        assert_eq!(found, expected, "{one} before {other}");
    }
}
