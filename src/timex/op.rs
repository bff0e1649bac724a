//! What the match of a pattern says, as tables of languages name it. It must not know patterns.

/// What a match says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    /// A date of its parts, or two.
    Date,
    /// The same, in so many years from that of the text.
    InYear(i8),
    /// A year that stands alone.
    BareYear,
    /// A month that stands alone.
    BareMonth,
    /// A weekday that stands alone.
    BareWeekday,
    /// A season that stands alone.
    BareSeason,
    /// So many days from the day of the text.
    Offset(i8),
    /// The last, this or the next unit, weekday, month or season; with a value so many.
    Step(i8),
    /// So many units before or after the day of the text.
    Ago,
    Ahead,
    Quarter,
    Half,
    Decade,
    Fiscal,
    /// The week of a day.
    Week,
    /// The weekend that is near.
    Weekend,
    /// A day of the month of the text.
    MonthDay,
    /// No date, whatever is in it.
    Nothing,
}

impl Op {
    pub(super) fn named(name: &str, value: i8) -> Option<Self> {
        Some(match name {
            "date" => Self::Date,
            "in-year" => Self::InYear(value),
            "bare-year" => Self::BareYear,
            "bare-month" => Self::BareMonth,
            "bare-weekday" => Self::BareWeekday,
            "bare-season" => Self::BareSeason,
            "offset" => Self::Offset(value),
            "stepped" => Self::Step(value),
            "ago" => Self::Ago,
            "ahead" => Self::Ahead,
            "in-quarter" => Self::Quarter,
            "in-half" => Self::Half,
            "in-decade" => Self::Decade,
            "in-fiscal" => Self::Fiscal,
            "in-weekend" => Self::Weekend,
            "in-week" => Self::Week,
            "day-of-month" => Self::MonthDay,
            "nothing" => Self::Nothing,
            _ => return None,
        })
    }
}
