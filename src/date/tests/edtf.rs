//! What is accepted, and what each date then answers.

use jiff::civil::{Date, date};

use super::super::{Edtf, Precision, month_name, weekday};

fn edtf(text: &str) -> Edtf {
    Edtf::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

fn or_dash(text: Option<impl ToString>) -> String {
    text.map_or_else(|| "-".to_owned(), |text| text.to_string())
}

/// Rows of: text | earliest | latest | datetime | display. A dash is none.
fn check(table: &str) {
    for row in table.lines().map(str::trim).filter(|row| !row.is_empty()) {
        let text = row.split('|').next().unwrap_or_default().trim();
        let date = edtf(text);
        let found = [
            text.to_owned(),
            or_dash(date.earliest()),
            or_dash(date.latest()),
            or_dash(date.datetime()),
            date.display(),
        ];
        let expected: Vec<&str> = row.split('|').map(str::trim).collect();
        assert_eq!(found.each_ref().map(String::as_str).as_slice(), expected);
        assert_round_trip(&date);
    }
}

fn assert_round_trip(date: &Edtf) {
    assert_eq!(&edtf(date.as_str()), date);
    assert_eq!(edtf(date.as_str()).as_str(), date.as_str());
    if let (Some(earliest), Some(latest)) = (date.earliest(), date.latest()) {
        assert!(earliest <= latest, "{date:?}");
    }
    assert!(!date.display().is_empty(), "{date:?}");
}

#[test]
fn single_dates() {
    check(
        "
        2019       | 2019-01-01 | 2019-12-31 | 2019       | 2019
        0000       | 0000-01-01 | 0000-12-31 | -          | 0000
        0044       | 0044-01-01 | 0044-12-31 | 0044       | 0044
        9999       | 9999-01-01 | 9999-12-31 | 9999       | 9999
        2019-04    | 2019-04-01 | 2019-04-30 | 2019-04    | April 2019
        2024-02    | 2024-02-01 | 2024-02-29 | 2024-02    | February 2024
        2023-02    | 2023-02-01 | 2023-02-28 | 2023-02    | February 2023
        1900-02    | 1900-02-01 | 1900-02-28 | 1900-02    | February 1900
        2000-02    | 2000-02-01 | 2000-02-29 | 2000-02    | February 2000
        0000-12    | 0000-12-01 | 0000-12-31 | -          | December 0000
        2019-04-25 | 2019-04-25 | 2019-04-25 | 2019-04-25 | 25 April 2019
        2024-02-29 | 2024-02-29 | 2024-02-29 | 2024-02-29 | 29 February 2024
        2024-01-01 | 2024-01-01 | 2024-01-01 | 2024-01-01 | 1 January 2024
        9999-12-31 | 9999-12-31 | 9999-12-31 | 9999-12-31 | 31 December 9999
        0001-01-01 | 0001-01-01 | 0001-01-01 | 0001-01-01 | 1 January 0001
        ",
    );
}

#[test]
fn seasons() {
    check(
        "
        2019-21 | 2019-03-01 | 2019-05-31 | 2019 | spring 2019
        2019-22 | 2019-06-01 | 2019-08-31 | 2019 | summer 2019
        2019-23 | 2019-09-01 | 2019-11-30 | 2019 | autumn 2019
        2019-24 | 2019-12-01 | 2020-02-29 | -    | winter 2019
        2022-24 | 2022-12-01 | 2023-02-28 | -    | winter 2022
        2019-21~ | 2019-03-01 | 2019-05-31 | 2019 | about spring 2019
        ",
    );
}

#[test]
fn quarters_and_halves() {
    check(
        "
        2024-33 | 2024-01-01 | 2024-03-31 | 2024 | Q1 2024
        2024-34 | 2024-04-01 | 2024-06-30 | 2024 | Q2 2024
        2024-35 | 2024-07-01 | 2024-09-30 | 2024 | Q3 2024
        2024-36 | 2024-10-01 | 2024-12-31 | 2024 | Q4 2024
        2024-40 | 2024-01-01 | 2024-06-30 | 2024 | H1 2024
        2024-41 | 2024-07-01 | 2024-12-31 | 2024 | H2 2024
        9999-41~ | 9999-07-01 | 9999-12-31 | 9999 | about H2 9999
        2024-34/2024-35 | 2024-04-01 | 2024-09-30 | 2024 | Q2–Q3 2024
        2024-36/2025-33 | 2024-10-01 | 2025-03-31 | - | Q4 2024 – Q1 2025
        2024-40/.. | 2024-01-01 | - | - | since H1 2024
        ",
    );
}

#[test]
fn unspecified_digits() {
    check(
        "
        201X       | 2010-01-01 | 2019-12-31 | -       | the 2010s
        200X       | 2000-01-01 | 2009-12-31 | -       | the 2000s
        20XX       | 2000-01-01 | 2099-12-31 | -       | the years 2000–2099
        19XX       | 1900-01-01 | 1999-12-31 | -       | the years 1900–1999
        00XX       | 0000-01-01 | 0099-12-31 | -       | the years 0000–0099
        999X       | 9990-01-01 | 9999-12-31 | -       | the 9990s
        99XX       | 9900-01-01 | 9999-12-31 | -       | the years 9900–9999
        2023-XX    | 2023-01-01 | 2023-12-31 | 2023    | 2023
        2023-XX-XX | 2023-01-01 | 2023-12-31 | 2023    | 2023
        2023-04-XX | 2023-04-01 | 2023-04-30 | 2023-04 | April 2023
        201X?      | 2010-01-01 | 2019-12-31 | -       | the 2010s (uncertain)
        20XX~      | 2000-01-01 | 2099-12-31 | -       | about the years 2000–2099
        ",
    );
}

#[test]
fn doubts() {
    check(
        "
        2019~       | 2019-01-01 | 2019-12-31 | 2019       | about 2019
        2019?       | 2019-01-01 | 2019-12-31 | 2019       | 2019 (uncertain)
        2019%       | 2019-01-01 | 2019-12-31 | 2019       | about 2019 (uncertain)
        2023-09~    | 2023-09-01 | 2023-09-30 | 2023-09    | about September 2023
        2023-09?    | 2023-09-01 | 2023-09-30 | 2023-09    | September 2023 (uncertain)
        2023-09%    | 2023-09-01 | 2023-09-30 | 2023-09    | about September 2023 (uncertain)
        2023-09-11? | 2023-09-11 | 2023-09-11 | 2023-09-11 | 11 September 2023 (uncertain)
        2023-XX?    | 2023-01-01 | 2023-12-31 | 2023       | 2023 (uncertain)
        ",
    );
}

#[test]
fn intervals() {
    check(
        "
        2024-06-18/2024-06-19 | 2024-06-18 | 2024-06-19 | 2024-06    | 18–19 June 2024
        2024-04-30/2024-05-02 | 2024-04-30 | 2024-05-02 | 2024       | 30 April – 2 May 2024
        2023-12-28/2024-01-02 | 2023-12-28 | 2024-01-02 | -          | 28 December 2023 – 2 January 2024
        2023-06-18/2024-06-19 | 2023-06-18 | 2024-06-19 | -          | 18 June 2023 – 19 June 2024
        2024-06-18/2024-06-18 | 2024-06-18 | 2024-06-18 | 2024-06-18 | 18 June 2024
        2024-06/2024-06       | 2024-06-01 | 2024-06-30 | 2024-06    | June 2024
        2024-04/2024-06       | 2024-04-01 | 2024-06-30 | 2024       | April–June 2024
        2023-12/2024-01       | 2023-12-01 | 2024-01-31 | -          | December 2023 – January 2024
        2019/2020             | 2019-01-01 | 2020-12-31 | -          | 2019–2020
        2019/2019             | 2019-01-01 | 2019-12-31 | 2019       | 2019
        2019-21/2019-23       | 2019-03-01 | 2019-11-30 | 2019       | spring–autumn 2019
        2019-24/2020-21       | 2019-12-01 | 2020-05-31 | -          | winter 2019 – spring 2020
        2019/2020-03          | 2019-01-01 | 2020-03-31 | -          | 2019 – March 2020
        2024-06/2024-06-15    | 2024-06-01 | 2024-06-15 | 2024-06    | June 2024 – 15 June 2024
        2024-06-15/2024-06    | 2024-06-15 | 2024-06-30 | 2024-06    | 15 June 2024 – June 2024
        2024-06-15/2024       | 2024-06-15 | 2024-12-31 | 2024       | 15 June 2024 – 2024
        2019~/2021            | 2019-01-01 | 2021-12-31 | -          | from about 2019 to 2021
        2019/2021?            | 2019-01-01 | 2021-12-31 | -          | from 2019 to 2021 (uncertain)
        2019~/2021~           | 2019-01-01 | 2021-12-31 | -          | about 2019–2021
        2024-06-18?/2024-06-19? | 2024-06-18 | 2024-06-19 | 2024-06  | 18–19 June 2024 (uncertain)
        2019%/2021~           | 2019-01-01 | 2021-12-31 | -          | from about 2019 (uncertain) to about 2021
        201X/202X             | 2010-01-01 | 2029-12-31 | -          | from the 2010s to the 2020s
        19XX/2005             | 1900-01-01 | 2005-12-31 | -          | from the years 1900–1999 to 2005
        2023-XX/2024-04-XX    | 2023-01-01 | 2024-04-30 | -          | 2023 – April 2024
        ",
    );
}

#[test]
fn open_and_unknown_ends() {
    check(
        "
        2024-06/..     | 2024-06-01 | -          | - | since June 2024
        2024-06-18/..  | 2024-06-18 | -          | - | since 18 June 2024
        2019~/..       | 2019-01-01 | -          | - | since about 2019
        ../2024-06     | -          | 2024-06-30 | - | until June 2024
        ../2019?       | -          | 2019-12-31 | - | until 2019 (uncertain)
        2024-06/       | 2024-06-01 | -          | - | from June 2024, end unknown
        /2024-06       | -          | 2024-06-30 | - | until June 2024, start unknown
        201X/..        | 2010-01-01 | -          | - | since the 2010s
        2019-21/..     | 2019-03-01 | -          | - | since spring 2019
        ",
    );
}

#[test]
fn lower_case_x_is_taken() {
    for (text, canonical) in [
        ("201x", "201X"),
        ("20xX", "20XX"),
        ("2023-xx", "2023-XX"),
        ("2023-04-Xx/2024-xx", "2023-04-XX/2024-XX"),
    ] {
        assert_eq!(edtf(text).as_str(), canonical);
        assert_eq!(edtf(text), edtf(canonical));
    }
}

#[test]
fn precision() {
    for (text, precision) in [
        ("2019-04-25", Precision::Day),
        ("2019-04-25?", Precision::Day),
        ("2019-04", Precision::Month),
        ("2019-04-XX", Precision::Month),
        ("2019-21", Precision::Season),
        ("2019-33", Precision::Quarter),
        ("2019-41", Precision::Half),
        ("2019", Precision::Year),
        ("2019-XX", Precision::Year),
        ("2019-XX-XX", Precision::Year),
        ("201X", Precision::Decade),
        ("20XX", Precision::Century),
        ("2019-04/2020", Precision::Month),
        ("../2020-01-01", Precision::Day),
        ("/2020", Precision::Year),
        ("2020/..", Precision::Year),
    ] {
        assert_eq!(edtf(text).precision(), precision, "{text}");
    }
}

#[test]
fn kinds() {
    // interval, approximate, uncertain, open
    for (text, kinds) in [
        ("2019", "----"),
        ("2019~", "-a--"),
        ("2019?", "--u-"),
        ("2019%", "-au-"),
        ("2019/2020", "i---"),
        ("2019~/2020", "ia--"),
        ("2019/2020%", "iau-"),
        ("2019~/2020?", "iau-"),
        ("2019/..", "i--o"),
        ("../2019~", "ia-o"),
        ("2019/", "i---"),
        ("/2019", "i---"),
    ] {
        let date = edtf(text);
        let found = [
            (date.is_interval(), 'i'),
            (date.is_approximate(), 'a'),
            (date.is_uncertain(), 'u'),
            (date.is_open(), 'o'),
        ];
        let found: String = found.map(|(is, letter)| if is { letter } else { '-' }).iter().collect();
        assert_eq!(found, kinds, "{text}");
    }
}

#[test]
fn order() {
    let sorted = [
        "0000",
        "19XX",
        "1961",
        "../2010-01-01~",
        "/2010-01-01",
        "2010/..",
        "2010~/..",
        "201X",
        "2010/2011",
        "2010",
        "2018-24",
        "../2018",
        "2019/",
        "2019/..",
        "2019/2020",
        "2019",
        "2019-XX",
        "2019?",
        "2019~",
        "2019-01",
        "2019-01-XX",
        "2019-01-01/2019-01-02",
        "2019-01-01",
        "2019-04",
        "2019-04-25",
        "2019-04-25?",
        "2019-04-26",
        "../2024-06",
        "2024-06-30",
        "9999-24",
    ];
    let mut dates: Vec<Edtf> = sorted.iter().rev().map(|text| edtf(text)).collect();
    dates.sort();
    let texts: Vec<&str> = dates.iter().map(Edtf::as_str).collect();
    assert_eq!(texts, sorted);
    assert!(dates.is_sorted_by_key(Edtf::year), "years are together");
}

#[test]
fn years() {
    for (text, year) in [
        ("2019-04-25", 2019),
        ("2019-24", 2019),
        ("201X", 2010),
        ("2019/2021", 2019),
        ("2019/..", 2019),
        ("../2019", 2019),
        ("/2019-06", 2019),
        ("0000", 0),
    ] {
        assert_eq!(edtf(text).year(), Some(year), "{text}");
    }
}

/// Every day, month and season of some years, alone, doubted, and as the end of an interval.
#[test]
fn whole_years() {
    for year in [0, 1, 1600, 1900, 1999, 2000, 2023, 2024, 9998, 9999] {
        let mut before = edtf(&format!("{year:04}"));
        for day in date(year, 1, 1).series(jiff::Span::new().days(1)).take_while(|day| day.year() == year) {
            let edtf = Edtf::from_date(day);
            assert_eq!(edtf.earliest(), Some(day));
            assert_eq!(edtf.latest(), Some(day));
            assert!(before < edtf);
            for sign in ["", "?", "~", "%", "/..", "/", "/9999-12-31"] {
                assert_round_trip(&self::edtf(&format!("{}{sign}", edtf.as_str())));
            }
            before = edtf;
        }
        for number in (1..=12).chain(21..=24).chain(33..=36).chain([40, 41]) {
            for sign in ["", "?", "~", "%", "/..", "/", "-XX"] {
                if number <= 12 || sign != "-XX" {
                    assert_round_trip(&edtf(&format!("{year:04}-{number:02}{sign}")));
                }
            }
        }
    }
}

/// The grammar accepts just what the calendar has.
#[test]
fn every_combination_of_month_and_day() {
    for year in [1900, 2000, 2023, 2024] {
        for (month, day) in (0..100).flat_map(|month| (0..100).map(move |day| (month, day))) {
            let text = format!("{year}-{month:02}-{day:02}");
            assert_eq!(Edtf::parse(&text).is_ok(), Date::new(year, month, day).is_ok(), "{text}");
        }
    }
}

#[test]
fn years_before_zero_cannot_come_from_a_date() {
    assert_eq!(Edtf::from_date(date(-44, 3, 15)).as_str(), "0000-01-01");
}

#[test]
fn templates_see() {
    for (text, json) in [
        ("2019-04", r#"{"edtf":"2019-04","display":"April 2019","datetime":"2019-04","year":2019}"#),
        ("201x", r#"{"edtf":"201X","display":"the 2010s","datetime":null,"year":2010}"#),
    ] {
        assert_eq!(serde_json::to_string(&edtf(text)).expect("plain fields"), json);
    }
}

#[test]
fn names() {
    assert_eq!((month_name(1), month_name(12)), ("January", "December"));
    assert_eq!([0, 13, -1, i8::MIN, i8::MAX].map(month_name), [""; 5]);
    let week: Vec<&str> = (17..=23).map(|day| weekday(date(2024, 6, day))).collect();
    assert_eq!(week, ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]);
}
