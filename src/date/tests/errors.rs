//! What is refused: where it points, what it says, what to write instead.

use super::super::{DateError, Edtf, GivenClock, Publication};

/// Rows of: text with the offending part in « » | message | hint. A dash is none, `␣` is a space.
fn check(parse: impl Fn(&str) -> Option<DateError>, table: &str) {
    for row in table.lines().map(str::trim).filter(|row| !row.is_empty()) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [marked, message, hint] = cells.as_slice() else { panic!("{row}") };
        let marked = marked.replace('␣', " ");
        let text = marked.replace(['«', '»'], "");
        let error = parse(&text).unwrap_or_else(|| panic!("{text} is accepted"));
        let (before, part) = (&text[..error.range.start], &text[error.range.clone()]);
        assert_eq!(format!("{before}«{part}»{}", &text[error.range.end..]), marked);
        assert_eq!(error.message, *message, "{text}");
        assert_eq!(error.hint.as_deref().unwrap_or("-"), *hint, "{text}");
    }
}

fn edtf_error(text: &str) -> Option<DateError> {
    let error = Edtf::parse(text).err()?;
    assert_proposals(&error, |text| Edtf::parse(text).is_ok());
    Some(error)
}

fn publication_error(text: &str) -> Option<DateError> {
    let error = Publication::parse(text).err()?;
    assert_eq!(GivenClock::parse(text).as_ref(), Err(&error));
    assert_proposals(&error, |text| Publication::parse(text).is_ok());
    Some(error)
}

/// What a hint says to write is itself accepted.
fn assert_proposals(error: &DateError, is_valid: impl Fn(&str) -> bool) {
    let hint = error.hint.as_deref().unwrap_or_default();
    if hint.starts_with("write") {
        for proposal in hint.split('`').skip(1).step_by(2) {
            assert!(is_valid(proposal), "{hint}");
        }
    }
}

#[test]
fn numbers_in_another_order() {
    check(
        edtf_error,
        "
        «2024/06/19»  | Year, month and day are joined by hyphens. | write `2024-06-19`
        «2024.06.19»  | Year, month and day are joined by hyphens. | write `2024-06-19`
        «2024–06–19»  | Year, month and day are joined by hyphens. | write `2024-06-19`
        «2024‑06‑19»  | Year, month and day are joined by hyphens. | write `2024-06-19`
        «2024 06 19»  | Year, month and day are joined by hyphens. | write `2024-06-19`
        «20240619»    | Year, month and day are joined by hyphens. | write `2024-06-19`
        «201906»      | Year, month and day are joined by hyphens. | write `2019-06`
        «2024/06»     | Year, month and day are joined by hyphens. | write `2024-06`
        «19.06.2024»  | A date is written with the year first.     | write `2024-06-19`
        «06.07.2024»  | A date is written with the year first.     | write `2024-07-06`
        «19-06-2024»  | A date is written with the year first.     | write `2024-06-19`
        «06/19/2024»  | A date is written with the year first.     | write `2024-06-19`
        «6/19/2024»   | A date is written with the year first.     | write `2024-06-19`
        «06/06/2024»  | A date is written with the year first.     | write `2024-06-06`
        «06/2024»     | A date is written with the year first.     | write `2024-06`
        «06/07/2024»  | This can be 6 July or 7 June.              | write `2024-07-06` or `2024-06-07`
        «31.02.2024»  | There is no 31 February.                   | write `2024-02-29`
        «19.6.24»     | The year must have four digits.            | write `2024-06-19`
        «24-06-19»    | The year must have four digits.            | write `2024-06-19` or `2019-06-24`
        ",
    );
}

#[test]
fn words() {
    check(
        edtf_error,
        "
        «19 June 2024»            | A date is written in numbers, with the year first. | write `2024-06-19`
        «19th of June, 2024»      | A date is written in numbers, with the year first. | write `2024-06-19`
        «June 19, 2024»           | A date is written in numbers, with the year first. | write `2024-06-19`
        «Wednesday, 19 June 2024» | A date is written in numbers, with the year first. | write `2024-06-19`
        «Jun 19 2024»             | A date is written in numbers, with the year first. | write `2024-06-19`
        «April 2019»              | A date is written in numbers, with the year first. | write `2019-04`
        «Sept. 2019»              | A date is written in numbers, with the year first. | write `2019-09`
        «30 February 2024»        | There is no 30 February.                           | write `2024-02-29`
        «spring 2019» | A season is written as 21, 22, 23 or 24: spring, summer, autumn, winter. | write `2019-21`
        «Fall 2019»   | A season is written as 21, 22, 23 or 24: spring, summer, autumn, winter. | write `2019-23`
        «Q2 2024»     | A quarter is written as 33, 34, 35 or 36. | write `2024-34`
        «2024-Q4»     | A quarter is written as 33, 34, 35 or 36. | write `2024-36`
        «soon»        | `soon` does not belong in a date.  | write a date such as `2024-06-19`, `2024-06` or `2024`
        «Easter» 2024 | `Easter` does not belong in a date. | write `2024`, or as much of the date as is known
        ",
    );
}

#[test]
fn loose_words() {
    const PART: &str = "A part of a year or month is written as an interval.";
    const ENDS: &str = "An interval holds both of its ends.";
    const NUMBERS: &str = "A date is written in numbers, with the year first.";
    const QUARTER: &str = "A quarter is written as 33, 34, 35 or 36.";
    const HALF: &str = "A half year is written as 40 or 41.";
    for (message, text, hint) in [
        (PART, "early 2024", "write `2024-01/2024-04` or `2024`"),
        (PART, "mid-2024", "write `2024-05/2024-08` or `2024`"),
        (PART, "late 2023", "write `2023-09/2023-12` or `2023`"),
        (PART, "mid-June 2024", "write `2024-06-11/2024-06-20` or `2024-06`"),
        (PART, "end of February 2023", "write `2023-02-21/2023-02-28` or `2023-02`"),
        (HALF, "the first half of 2024", "write `2024-40` or `2024`"),
        (HALF, "H1 2024", "write `2024-40` or `2024`"),
        (HALF, "2024-H2", "write `2024-41` or `2024`"),
        (QUARTER, "third quarter of 2024", "write `2024-35` or `2024`"),
        (PART, "mid-1990s", "write `1994/1996` or `199X`"),
        (ENDS, "before 2020", "write `../2019` or `../2020`"),
        (ENDS, "before May 2024", "write `../2024-04` or `../2024-05`"),
        (ENDS, "after 2020", "write `2021/..` or `2020/..`"),
        (ENDS, "by 2030", "write `../2030`"),
        (ENDS, "no later than 2015", "write `../2015`"),
        (ENDS, "as of 2024", "write `2024/..`"),
        (ENDS, "weekly since 2022", "write `2022/..`"),
        (ENDS, "2024-present", "write `2024/..`"),
        ("A century is written with `XX` for its years.", "19th century", "write `18XX`"),
        ("The year must have four digits.", "AD 79", "write `0079`"),
        ("The year must have four digits.", "476", "write `0476`"),
        ("A week is written as an interval of days.", "2024-W25", "write `2024-06-17/2024-06-23`"),
        ("A week is written as an interval of days.", "2024-W25-3", "write `2024-06-19`"),
        ("A date is written as the Gregorian calendar has it.", "25 October 1917 O.S.", "write `1917-11-07`"),
        ("A date that may be another ends with `?`.", "2010 or 2015", "write `2010?` or `2015?`"),
        (
            "A fiscal year is written as the months or years that it holds.",
            "FY2024",
            "write `2024` or `2023/2024`",
        ),
        ("The two ends of an interval are joined by a slash.", "June-July 2024", "write `2024-06/2024-07`"),
        (NUMBERS, "19 juin 2024", "write `2024-06-19`"),
        (NUMBERS, "1er juin 2024", "write `2024-06-01`"),
        (NUMBERS, "19. Juni 2024", "write `2024-06-19`"),
        (NUMBERS, "19 de junio de 2024", "write `2024-06-19`"),
        (NUMBERS, "19 czerwca 2024", "write `2024-06-19`"),
        (NUMBERS, "19 июня 2024 года", "write `2024-06-19`"),
        (NUMBERS, "19 червня 2024", "write `2024-06-19`"),
        (NUMBERS, "١٩ يونيو ٢٠٢٤", "write `2024-06-19`"),
        (NUMBERS, "19 ביוני 2024", "write `2024-06-19`"),
        (NUMBERS, "१९ जून २०२४", "write `2024-06-19`"),
        (NUMBERS, "19 Haziran 2024", "write `2024-06-19`"),
        (PART, "début 2024", "write `2024-01/2024-04` or `2024`"),
        (PART, "Mitte Juni 2024", "write `2024-06-11/2024-06-20` or `2024-06`"),
        ("A half year is written as 40 or 41.", "2024년 상반기", "write `2024-40` or `2024`"),
        (ENDS, "vor 2020", "write `../2019` or `../2020`"),
        ("An approximate date ends with `~`.", "vers 2019", "write `2019~`"),
        ("An approximate date ends with `~`.", "около 2019 г.", "write `2019~`"),
    ] {
        let error = edtf_error(text).unwrap_or_else(|| panic!("{text} is accepted"));
        assert_eq!((error.message.as_str(), error.hint.as_deref()), (message, Some(hint)), "{text}");
        assert_eq!(error.range, 0..text.len(), "{text}");
    }
    // Those of whose grammar's own error points at the first stranger.
    for (text, hint) in [
        ("2024年6月19日", "write `2024-06-19`"),
        ("2024년 6월 19일", "write `2024-06-19`"),
        ("2024년 1분기", "write `2024-33`"),
        ("Sommer 2024", "write `2024-22`"),
        ("winter 2023/24", "write `2023-24`"),
        ("літо 2019", "write `2019-22`"),
        ("восени 2024", "write `2024-23`"),
        ("seit 2014", "write `2014/..`"),
        ("с 2014 года", "write `2014/..`"),
        ("٢٠٢٤", "write `2024`"),
        ("２０２４", "write `2024`"),
        ("2019/21", "write `2019/2021`"),
        ("Ramadan 2024", "write `2024`, or as much of the date as is known"),
    ] {
        let error = edtf_error(text).unwrap_or_else(|| panic!("{text} is accepted"));
        assert_eq!(error.hint.as_deref(), Some(hint), "{text}");
    }
}

#[test]
fn no_dates() {
    for (text, message) in [
        ("TBD", "This says no date."),
        ("n.d.", "This says no date."),
        ("inconnu", "This says no date."),
        ("today", "This is another day for each reader."),
        ("44 BC", "A year before 0000 cannot be written."),
        ("15 رمضان 1445", "A date is written as the Gregorian calendar has it."),
        ("10 محرم ١٤٤٦", "A date is written as the Gregorian calendar has it."),
        ("1445 AH", "A date is written as the Gregorian calendar has it."),
        ("13 Rajab 1445", "A date is written as the Gregorian calendar has it."),
        ("19 June", "The year is missing."),
        ("19 juin", "The year is missing."),
    ] {
        let error = edtf_error(text).unwrap_or_else(|| panic!("{text} is accepted"));
        assert_eq!(error.message, message, "{text}");
    }
}

#[test]
fn parts_of_a_date() {
    check(
        edtf_error,
        "
        «»            | The date is empty.                       | write a date such as `2024-06-19`, `2024-06` or `2024`
        «␣»           | The date is empty.                       | write a date such as `2024-06-19`, `2024-06` or `2024`
        2024-«6»-9    | The month must have two digits.          | write `2024-06-09`
        2024-06-«9»   | The day must have two digits.            | write `2024-06-09`
        2024-«6»      | The month must have two digits.          | write `2024-06`
        2024-«»       | The month is missing.                    | write `2024`
        2024-06-«»    | The day is missing.                      | write `2024-06`
        2024-«171»    | The month must have two digits.          | write `2024-06-19`
        2024-«02-30»  | There is no 30 February.                 | write `2024-02-29`
        2023-«02-30»  | There is no 30 February.                 | write `2023-02-28`
        2023-«02-29»  | There is no 29 February in 2023.         | write `2023-02-28`
        1900-«02-29»  | There is no 29 February in 1900.         | write `1900-02-28`
        2024-«04-31»  | There is no 31 April.                    | write `2024-04-30`
        2024-04-«32»  | The day must be 01 to 31.                | -
        2024-04-«00»  | The day must be 01 to 31.                | -
        2024-«13»     | The month must be 01 to 12.              | write a month as 01 to 12, or a season as 21 to 24, a quarter as 33 to 36, a half year as 40 or 41
        2024-«00»     | The month must be 01 to 12.              | write a month as 01 to 12, or a season as 21 to 24, a quarter as 33 to 36, a half year as 40 or 41
        2024-«13»-05  | The month must be 01 to 12.              | write `2024-05-13`
        2024-«42»     | The month must be 01 to 12.              | write `2024/2042`
        2023-«25»     | A season is 21, 22, 23 or 24: spring, summer, autumn, winter. | write `2023/2025`
        1914-«18»     | The month must be 01 to 12.              | write `1914/1918`
        2024-«32»     | A season is 21, 22, 23 or 24: spring, summer, autumn, winter. | write `2024/2032`
        2024-21-«XX»  | A season has no day.                     | -
        2024-06-19«-2» | A date has three parts at most: year, month and day. | -
        «24»          | The year must have four digits.          | -
        «12024»       | The year must have four digits.          | -
        «-0044»       | The year cannot be negative.             | -
        «»-           | The year is missing.                     | -
        «Y»17000      | `Y` does not belong in a date.           | write a date such as `2024-06-19`, `2024-06` or `2024`
        ",
    );
}

#[test]
fn unspecified_digits() {
    check(
        edtf_error,
        "
        «2XXX»       | Only the last one or two digits of a year can be `X`. | -
        «XXXX»-12    | Only the last one or two digits of a year can be `X`. | -
        «1X23»       | Only the last one or two digits of a year can be `X`. | -
        «201X»-05    | A year with an `X` cannot have a month.               | -
        2023-«XX»-05 | A day needs its month.                                | -
        2023-«1X»    | A month that is not known is `XX`, both digits.       | -
        2023-04-«1X» | A day that is not known is `XX`, both digits.         | -
        2023-«X»     | The month must have two digits.                       | -
        «199u»       | A digit that is not known is written `X`.             | write `199X`
        «201?»       | A digit that is not known is written `X`.             | write `201X`
        «2019-??»    | A digit that is not known is written `X`.             | write `2019-XX`
        «the 2010s»  | A digit that is not known is written `X`.             | write `201X`
        «2000s»      | A digit that is not known is written `X`.             | write `200X` or `20XX`
        ",
    );
}

#[test]
fn doubts() {
    check(
        edtf_error,
        "
        «c. 2019»         | An approximate date ends with `~`. | write `2019~`
        «c.2019»          | An approximate date ends with `~`. | write `2019~`
        «circa 2019»      | An approximate date ends with `~`. | write `2019~`
        «ca. June 2019»   | An approximate date ends with `~`. | write `2019-06~`
        «about June 2024» | An approximate date ends with `~`. | write `2024-06~`
        «~2019»           | An approximate date ends with `~`. | write `2019~`
        «2004-06~-11»     | An approximate date ends with `~`. | write `2004-06-11~`
        «2019 ?»          | An uncertain date ends with `?`.   | write `2019?`
        «2019 (uncertain)» | An uncertain date ends with `?`.  | write `2019?`
        «2004?-06»        | An uncertain date ends with `?`.   | write `2004-06?`
        «2019?~»          | A date that is uncertain and approximate ends with `%`. | write `2019%`
        «about 5–6 June 2024» | An approximate date ends with `~`. | write `2024-06-05~/2024-06-06~`
        20X«?»4           | The sign `?` stands at the end of a date, once. | write a date such as `2024-06-19`, `2024-06` or `2024`
        ",
    );
}

#[test]
fn intervals() {
    check(
        edtf_error,
        "
        «2024-06/2024-05»       | The interval ends before it starts. | write `2024-05/2024-06`
        «2024-06-19/2024-06-18» | The interval ends before it starts. | write `2024-06-18/2024-06-19`
        «2019–2020»             | The two ends of an interval are joined by a slash. | write `2019/2020`
        «2019-2020»             | The two ends of an interval are joined by a slash. | write `2019/2020`
        «2019 - 2020»           | The two ends of an interval are joined by a slash. | write `2019/2020`
        «2019 / 2020»           | The two ends of an interval are joined by a slash. | write `2019/2020`
        «2019..2020»            | The two ends of an interval are joined by a slash. | write `2019/2020`
        «2019–20»               | The two ends of an interval are joined by a slash. | write `2019/2020`
        «from 2019 to 2020»     | The two ends of an interval are joined by a slash. | write `2019/2020`
        «2019..»                | The two ends of an interval are joined by a slash. | write `2019/..`
        «–2019»                 | The two ends of an interval are joined by a slash. | write `../2019`
        «since June 2024»       | The two ends of an interval are joined by a slash. | write `2024-06/..`
        «until 19 June 2024»    | The two ends of an interval are joined by a slash. | write `../2024-06-19`
        «between May 2019 and July 2019» | The two ends of an interval are joined by a slash. | write `2019-05/2019-07`
        «30 April – 2 May 2024» | The two ends of an interval are joined by a slash. | write `2024-04-30/2024-05-02`
        «Dec 30–Jan 2, 2024»    | The two ends of an interval are joined by a slash. | write `2023-12-30/2024-01-02`
        «December – January 2024» | The two ends of an interval are joined by a slash. | write `2023-12/2024-01`
        «from 2019»             | The two ends of an interval are joined by a slash. | write `2019/..`
        «from 18 June 2024»     | The two ends of an interval are joined by a slash. | write `2024-06-18/..`
        «April–May 2024»        | The two ends of an interval are joined by a slash. | write `2024-04/2024-05`
        «c. 2019–2020»          | The two ends of an interval are joined by a slash. | write `2019~/2020`
        «18–19 June 2024»       | A date is written in numbers, with the year first. | write `2024-06-18/2024-06-19`
        «June 18–19, 2024»      | A date is written in numbers, with the year first. | write `2024-06-18/2024-06-19`
        «2024-06-18/19»         | Each end of an interval is a whole date. | write `2024-06-18/2024-06-19`
        «2024-06-18–19»         | Each end of an interval is a whole date. | write `2024-06-18/2024-06-19`
        «2024-06/07»            | Each end of an interval is a whole date. | write `2024-06-07` or `2024-06/2024-07`
        2024/«25»               | The year must have four digits.     | write `2024/2025`
        2024-06/«present»       | `present` does not belong in a date. | write `2024-06/..`
        2024-06/«unknown»       | `unknown` does not belong in a date. | write `2024-06/`
        2024-«02-30»/2024-03-02 | There is no 30 February.            | write `2024-02-29/2024-03-02`
        2024-«6»-9/2024-6-10    | The month must have two digits.     | write `2024-06-09/2024-06-10`
        2023/2024«/2025»        | An interval has one `/`, between its two ends. | -
        «../..»                 | An interval needs a date at one end at least. | -
        «/»                     | An interval needs a date at one end at least. | -
        «../»                   | An interval needs a date at one end at least. | -
        ",
    );
}

#[test]
fn around_the_date() {
    check(
        edtf_error,
        "
        «␣»2024-06-19             | There is white space around the date. | write `2024-06-19`
        2024-06-19«␣␣»            | There is white space around the date. | write `2024-06-19`
        «␣»2024-06-19␣            | There is white space around the date. | write `2024-06-19`
        ␣«19 June 2024»           | A date is written in numbers, with the year first. | write `2024-06-19`
        2024-06-19«T10:00»        | A date here has no clock time. | write `2024-06-19`
        2024-06-19«T10:00:00+09:00» | A date here has no clock time. | write `2024-06-19`
        2024-06-19«␣10:00»        | A date here has no clock time. | write `2024-06-19`
        19 June 2024«␣10:00»      | A date here has no clock time. | write `2024-06-19`
        2024-06-19«T»10:00/2024-06-20T11:00 | `T` does not belong in a date. | write `2024-06-19/2024-06-20`
        ",
    );
}

#[test]
fn publication_days() {
    check(
        publication_error,
        "
        «»                      | The date is empty.            | write year, month and day, such as `2024-06-19`
        «2024»                  | The date must be a whole day. | write year, month and day, such as `2024-06-19`
        «2024-06»               | The date must be a whole day. | write year, month and day, such as `2024-06-19`
        «June 2024»             | The date must be a whole day. | write year, month and day, such as `2024-06-19`
        «2024-06-19?»           | The date must be a whole day. | write year, month and day, such as `2024-06-19`
        «2024-06-XX»            | The date must be a whole day. | write year, month and day, such as `2024-06-19`
        «2024-06-18/2024-06-19» | The date must be a whole day. | write year, month and day, such as `2024-06-19`
        «0000»-06-19            | The year must be 0001 to 9999. | write year, month and day, such as `2024-06-19`
        «tomorrow»              | `tomorrow` does not belong in a date. | write year, month and day, such as `2024-06-19`
        «19 June 2024»          | A date is written in numbers, with the year first. | write `2024-06-19`
        «06/07/2024»            | This can be 6 July or 7 June. | write `2024-07-06` or `2024-06-07`
        «20240619»              | Year, month and day are joined by hyphens. | write `2024-06-19`
        2024-«6»-9              | The month must have two digits. | write `2024-06-09`
        2024-«02-30»            | There is no 30 February.      | write `2024-02-29`
        «␣»2024-06-19           | There is white space around the date. | write `2024-06-19`
        ",
    );
}

#[test]
fn publication_instants() {
    check(
        publication_error,
        "
        2024-06-19T«10:30:00»        | The time does not say its offset from UTC. | add `Z` for UTC, or an offset such as `+09:00`
        2024-06-19 «10:30»           | The time does not say its offset from UTC. | add `Z` for UTC, or an offset such as `+09:00`
        2024-06-19T10:30:00«+0900»   | An offset from UTC is `Z`, or like `+09:00`. | write `2024-06-19T10:30:00+09:00`
        2024-06-19T10:30:00+«9»      | The hour of the offset must have two digits. | write `2024-06-19T10:30:00+09:00`
        2024-06-19 10:30:00«␣+0900»  | An offset from UTC is `Z`, or like `+09:00`. | write `2024-06-19T10:30:00+09:00`
        2024-06-19T10:30«␣UTC»       | An offset from UTC is `Z`, or like `+09:00`. | write `2024-06-19T10:30:00Z`
        2024-06-19T10:30«␣KST»       | An offset from UTC is `Z`, or like `+09:00`. | -
        2024-06-19T10:30:00«+09:00[Asia/Seoul]» | An offset from UTC is `Z`, or like `+09:00`. | write `2024-06-19T10:30:00+09:00`
        2024-06-19T10:30:00«+09:00:00» | An offset from UTC is `Z`, or like `+09:00`. | -
        2024-06-19T«9»:30Z           | The hour must have two digits.  | write `2024-06-19T09:30:00Z`
        2024-06-19T10:«3»Z           | The minute must have two digits. | -
        2024-06-19T«24»:00:00Z       | The hour must be 00 to 23.      | -
        2024-06-19T10:«60»:00Z       | The minute must be 00 to 59.    | -
        2024-06-19T10:30:«60»Z       | The second must be 00 to 59.    | -
        2024-06-19T10:30:«Z»         | The second is missing.          | -
        2024-06-19T10:30:00.«Z»      | The fraction of the second is missing. | -
        2024-06-19T10:30:00+«24»:00  | The hour of the offset must be 00 to 23. | -
        2024-06-19T10:30:00+09:«75»  | The minute of the offset must be 00 to 59. | -
        2024-«06-31»T10:30Z          | There is no 31 June.            | write `2024-06-30T10:30:00Z`
        «2024-06»T10:30Z             | The date must be a whole day.   | write year, month and day, such as `2024-06-19`
        «19 June 2024» 10:30 +09:00  | A date is written in numbers, with the year first. | write `2024-06-19T10:30:00+09:00`
        2024-06-19T10:30:00Z«␣»      | There is white space around the date. | write `2024-06-19T10:30:00Z`
        ",
    );
}

/// Whatever is typed wrong: no panic, a place on character boundaries, and proposals that are accepted.
#[test]
fn any_text_is_answered() {
    const SAMPLES: [&str; 12] = [
        "2024-06-19",
        "2023-XX-XX",
        "201X~",
        "2024-06-18/2024-06-19",
        "../2024-21?",
        "2024-06-19T10:30:00+09:00",
        "30 April – 2 May 2024",
        "c. June 19th, 2024",
        "06/07/2024",
        " 19.06.24 10:30",
        "the 2010s",
        "since Q2 2024",
    ];
    const INSERTED: [&str; 24] = [
        "", "0", "3", "9", "x", "X", "-", "–", "/", ".", "..", "?", "~", "%", " ", "T", ":", "Z", "+", "é",
        "年", "[", "u", "\u{0}",
    ];
    for sample in SAMPLES {
        let places: Vec<usize> = sample.char_indices().map(|(at, _)| at).chain([sample.len()]).collect();
        for (number, &start) in places.iter().enumerate() {
            for &end in places[number..].iter().take(4) {
                for inserted in INSERTED {
                    answer(&format!("{}{inserted}{}", &sample[..start], &sample[end..]));
                }
            }
        }
    }
    answer(&"2024-06-19/".repeat(10_000));
    answer(&"T1:".repeat(10_000));
    answer(&"é – ".repeat(20));
}

fn answer(text: &str) {
    for error in [edtf_error(text), publication_error(text)].into_iter().flatten() {
        assert!(text.get(error.range.clone()).is_some(), "{text:?}: {error:?}");
        assert!(error.message.ends_with('.'), "{error:?}");
    }
}
