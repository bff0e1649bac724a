//! How well dates are found: the days that an annotation means, beside those that were read.

use std::ops::Range;

use briefgen::date::Edtf;
use briefgen::site::DateRead;
use jiff::civil::Date;

/// A date that is marked: the one that was read for it, and whether that means the same days.
pub(crate) struct Found {
    pub(crate) read: usize,
    pub(crate) is_right: bool,
}

/// The date that was read where one is marked.
pub(crate) fn find(
    (place, value): &(Range<usize>, String),
    read: &[(Range<usize>, &DateRead)],
    taken: &[bool],
) -> Option<Found> {
    let shared = |there: &Range<usize>| there.end.min(place.end).saturating_sub(there.start.max(place.start));
    let near = read.iter().enumerate().filter(|(index, (there, _))| !taken[*index] && shared(there) > 0);
    let (index, (_, date)) = near.max_by_key(|(_, (there, _))| shared(there))?;
    Some(Found { read: index, is_right: days(value) == days(&date.value) })
}

/// The first and last day of a value, as annotations write it or as EDTF.
fn days(value: &str) -> Option<(Option<Date>, Option<Date>)> {
    let date = Edtf::parse(&edtf(value)).ok()?;
    Some((date.earliest(), date.latest()))
}

/// `2024-Q2`, `2024-H1`, `2010s`, `FY2024`, `2024-early` and `2024-06-mid` as EDTF.
fn edtf(value: &str) -> String {
    let value = value.trim_end_matches(['~', '?', '%']);
    if let Some((year, quarter)) = value.split_once("-Q") {
        let quarter: i8 = quarter.parse().unwrap_or(1);
        return format!("{year}-{:02}/{year}-{:02}", quarter * 3 - 2, quarter * 3);
    }
    if let Some((year, half)) = value.split_once("-H") {
        return if half == "1" { format!("{year}-01/{year}-06") } else { format!("{year}-07/{year}-12") };
    }
    if let Some(decade) = value.strip_suffix("0s") {
        return format!("{decade}X");
    }
    let shares = [("early", 1_i8), ("mid", 2), ("late", 3)];
    let share = shares.iter().find_map(|(word, share)| Some((value.strip_suffix(word)?, *share)));
    match share {
        Some((whole, share)) if whole.len() == 5 => {
            format!("{whole}{:02}/{whole}{:02}", share * 4 - 3, share * 4)
        }
        Some((whole, share)) => {
            let last = Edtf::parse(whole.trim_end_matches('-')).ok().and_then(|month| month.latest());
            let end = if share == 3 { last.map_or(30, Date::day) } else { share * 10 };
            format!("{whole}{:02}/{whole}{end:02}", share * 10 - 9)
        }
        None => value.strip_prefix("FY").unwrap_or(value).to_owned(),
    }
}
