//! Dates for schema.org: ISO 8601 as far as the day, month or year is known, and no further.
//!
//! A decade, a season and an estimate have no such form, and are not said.

use crate::date::{Days, Edtf, End};

/// The start and, of an interval, the end of a date.
pub(super) fn span(date: &Edtf) -> (Option<String>, Option<String>) {
    let extent = date.extent();
    let end = if date.is_interval() { exact(extent.end) } else { None };
    (exact(extent.start), end)
}

/// The whole date, if it is one day, month or year.
pub(super) fn single(date: &Edtf) -> Option<String> {
    if date.is_interval() { None } else { exact(date.extent().start) }
}

fn exact(end: End) -> Option<String> {
    let Days { first, last, approximate, uncertain, .. } = end.days()?;
    if approximate || uncertain || first.year() < 1 || first.year() != last.year() {
        return None;
    }
    if first == last {
        return Some(first.to_string());
    }
    if first.day() != 1 || last != last.last_of_month() {
        return None;
    }
    match (first.month(), last.month()) {
        (1, 12) => Some(format!("{:04}", first.year())),
        (from, to) if from == to => Some(format!("{:04}-{from:02}", first.year())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_date_is_more_exact_than_it_is_known() {
        for (date, start, end) in [
            ("2019-04-25", "2019-04-25", ""),
            ("2019-04", "2019-04", ""),
            ("2019", "2019", ""),
            ("201X", "", ""),
            ("2019-XX", "2019", ""),
            ("2024-24", "", ""),
            ("2023-09~", "", ""),
            ("2023?", "", ""),
            ("2024-06-18/2024-06-19", "2024-06-18", "2024-06-19"),
            ("2024-06/2025", "2024-06", "2025"),
            ("2024-06~/2025", "", "2025"),
            ("2024-06/..", "2024-06", ""),
            ("../1950", "", "1950"),
            ("/1950", "", "1950"),
            ("0000", "", ""),
        ] {
            let date = Edtf::parse(date).unwrap_or_else(|error| panic!("{date}: {}", error.message));
            let (from, to) = span(&date);
            let texts = (from.as_deref().unwrap_or_default(), to.as_deref().unwrap_or_default());
            assert_eq!(texts, (start, end), "{}", date.as_str());
        }
    }
}
