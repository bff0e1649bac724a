//! Dates: EDTF, days of publication, the clock of a build.

use briefgen::config::Settings;
use briefgen::date::{Edtf, GivenClock, Publication};

use super::choices::Choices;
use super::words;

/// What can be read is read from its own spelling again, and its days are in order.
pub(crate) fn check(bytes: &[u8]) {
    let mut choices = Choices::new(bytes);
    let text = match choices.below(4) {
        0 => words::date(&mut choices),
        1 => composed(&mut choices),
        2 => format!("{}{}", words::date(&mut choices), words::word(&mut choices)),
        _ => choices.rest(),
    };
    one(&text);
    let other = words::date(&mut choices);
    if let (Ok(one), Ok(other)) = (Edtf::parse(&text), Edtf::parse(&other)) {
        assert_eq!(one.cmp(&other), other.cmp(&one).reverse(), "{text:?} and {other:?}");
    }
    // What is wrong is said in words.
    for error in [Publication::parse(&text).err(), GivenClock::parse(&text).err()].into_iter().flatten() {
        assert!(!error.message.is_empty(), "{text:?}");
    }
    if let Ok(day) = Publication::parse(&text) {
        let zone = Settings::default().time_zone;
        let again = Publication::parse(&day.rfc3339(&zone));
        assert_eq!(again.map(|again| again.timestamp(&zone)), Ok(day.timestamp(&zone)), "{text:?}");
        let _ = (day.display(), day.datetime());
    }
}

/// A date of the parts that dates have, in any order.
fn composed(choices: &mut Choices) -> String {
    const PARTS: [&str; 26] = [
        "2024",
        "-",
        "06",
        "/",
        "..",
        "X",
        "x",
        "XX",
        "~",
        "?",
        "%",
        "19",
        "21",
        "Y",
        "E",
        "T",
        "10:30",
        "Z",
        "+09:00",
        "Spring",
        "\u{2013}",
        "٢٠٢٤",
        "0",
        "99999999999999999999",
        " ",
        "[",
    ];
    choices.some((1, 9), |choices| choices.pick(&PARTS)).concat()
}

fn one(text: &str) {
    let date = match Edtf::parse(text) {
        Ok(date) => date,
        Err(error) => {
            assert!(!error.message.is_empty(), "{text:?}");
            return;
        }
    };
    let again = Edtf::parse(date.as_str());
    assert_eq!(again.as_ref(), Ok(&date), "{text:?} is not read from its own spelling");
    if let (Some(first), Some(last)) = (date.earliest(), date.latest()) {
        assert!(first <= last, "{text:?} ends before it begins");
    }
    assert!(!date.display().is_empty(), "{text:?} shows nothing");
    let _ = (date.datetime(), date.precision(), date.extent().end.days(), date.year());
}
