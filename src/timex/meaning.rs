//! What a match means on the calendar, seen from the day of the text.
//!
//! It must not know where in a text it stands, but for the tense around it.

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::pattern::{Caught, Match, Op};
use super::tense::Tense;
use super::value::{Time, Unit, Value, moved, week_start};

/// What a match is seen from.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    /// The day of the text.
    pub(super) day: Date,
    /// Whether the sentence tells of what has been or comes.
    pub(super) tense: Option<Tense>,
    /// The year of which the text tells here, if that is another: one just named, or (`true`) that of a
    /// heading.
    pub(super) told: Option<(i16, bool)>,
}

impl Seen {
    /// What a match means; nothing if no calendar has it.
    pub(super) fn value(self, found: &Match) -> Option<Value> {
        let caught = &found.caught;
        match found.op {
            Op::Date => self.date(caught),
            Op::InYear(offset) => {
                self.date(&Caught { years: [Some(self.day.year() + i16::from(offset)), None], ..*caught })
            }
            Op::BareYear => Some(Time::Year(caught.years[0]?).into()),
            Op::BareMonth => Some(self.month(caught.months[0]?).into()),
            Op::BareWeekday => Some(Time::Day(self.weekday(caught.weekdays[0]?)?).into()),
            Op::BareSeason => {
                Some(Time::Season(self.season_year(caught.seasons[0]?), caught.seasons[0]?).into())
            }
            Op::Offset(days) => Some(Time::Day(moved(self.day, Unit::Day, days.into())?).into()),
            Op::Step(step) => self.stepped(caught, caught.step.unwrap_or(step)),
            Op::Ago => self.away(caught, -1),
            Op::Ahead => self.away(caught, 1),
            Op::Quarter => self.part_of_year(caught, 4),
            Op::Half => self.part_of_year(caught, 2),
            Op::Decade => decade(caught),
            Op::Fiscal => fiscal(caught),
            Op::Weekend => Some(self.weekend(0)?.into()),
            Op::Week => {
                let year = self.year_of(caught.days[0]?, caught.months[0]?, None)?;
                let day = Date::new(year, caught.months[0]?, caught.days[0]?).ok()?;
                Some(Time::holding(day, Unit::Week)?.into())
            }
            Op::MonthDay => self.day_of_month(caught),
            Op::Nothing => None,
        }
    }

    /// A date of its parts, or the run between two.
    fn date(self, caught: &Caught) -> Option<Value> {
        // "June of last year"
        let named = caught.step.map(|step| self.day.year() + i16::from(step));
        let years = if named.is_some() { [named, None] } else { caught.years };
        let caught = Caught { years, ..*caught };
        let value = match (caught.days, caught.months, caught.seasons) {
            ([Some(_), _], [Some(_), _], _) => self.days(&caught),
            (_, [Some(month), None], _) => {
                let year = years[0].map_or_else(|| self.month(month), |year| Time::Month(year, month));
                Some(year.into())
            }
            (_, [Some(from), Some(to)], _) => Some(self.months([from, to], years)),
            (_, _, [Some(season), None]) => Some(Time::Season(years[0]?, season).into()),
            (_, _, [Some(from), Some(to)]) => {
                let last = years[1].or(years[0])?;
                let first = if years[1].is_some() { years[0]? } else { last };
                Some(Value { end: Some(Time::Season(last, to)), ..Time::Season(first, from).into() })
            }
            _ if caught.weekdays[1].is_some() => self.weekdays(&caught),
            _ => run_of_years(years),
        }?;
        Some(Value { share: caught.share.filter(|_| value.end.is_none()), ..value })
    }

    fn days(self, caught: &Caught) -> Option<Value> {
        let (day, month) = (caught.days[0]?, caught.months[0]?);
        let (last_day, last_month) = (caught.days[1], caught.months[1].unwrap_or(month));
        let Some(last_day) = last_day else {
            let year = caught.years[0].or_else(|| self.year_of(day, month, caught.weekdays[0]))?;
            return Some(Time::Day(Date::new(year, month, day).ok()?).into());
        };
        let last_year = match caught.years {
            [_, Some(year)] | [Some(year), None] => year,
            _ => self.year_of(last_day, last_month, caught.weekdays[1])?,
        };
        let first_year = match caught.years {
            [Some(year), Some(_)] => year,
            _ if (month, day) > (last_month, last_day) => last_year - 1,
            _ => last_year,
        };
        let first = Date::new(first_year, month, day).ok()?;
        let last = Date::new(last_year, last_month, last_day).ok()?;
        (first <= last).then(|| Value { end: Some(Time::Day(last)), ..Time::Day(first).into() })
    }

    fn months(self, [from, to]: [i8; 2], years: [Option<i16>; 2]) -> Value {
        let last = years[1].or(years[0]).unwrap_or_else(|| match self.month(to) {
            Time::Month(year, _) => year,
            _ => self.day.year(),
        });
        let first = match years {
            [Some(year), Some(_)] => year,
            _ if from > to => last - 1,
            _ => last,
        };
        Value { end: Some(Time::Month(last, to)), ..Time::Month(first, from).into() }
    }

    fn weekdays(self, caught: &Caught) -> Option<Value> {
        let (from, to) = (caught.weekdays[0]?, caught.weekdays[1]?);
        let last = self.weekday(to)?;
        let back = i64::from((to - from).rem_euclid(7));
        let first = last.checked_sub(back.days()).ok()?;
        Some(Value { end: Some(Time::Day(last)), ..Time::Day(first).into() })
    }

    /// The year of a day without one: the nearest, unless the tense says plainly that it is the other one.
    fn year_of(self, day: i8, month: i8, weekday: Option<i8>) -> Option<i16> {
        /// Days within which the nearest is meant, whatever the tense seems.
        const NEAR: i32 = 120;
        /// Days within which a day is none of the year that the text told of before.
        const CLOSE: i32 = 45;
        let own = self.day.year();
        let away = |date: &Date| (*date - self.day).get_days();
        let dates = (own - 4..=own + 4).filter_map(|year| Date::new(year, month, day).ok());
        let dates: Vec<Date> = dates.collect();
        let is_close = dates.iter().any(|date| away(date).abs() <= CLOSE);
        let told = self
            .told
            .filter(|&(year, is_heading)| (is_heading || !is_close) && Date::new(year, month, day).is_ok());
        if let Some((year, _)) = told {
            return Some(year);
        }
        let fits = |date: &&Date| {
            weekday.is_some_and(|weekday| date.weekday().to_monday_one_offset() == weekday)
                && away(date).abs() < 400
        };
        let nearest = dates.iter().min_by_key(|date| away(date).abs())?;
        // A weekday tells the year, but of a day that is near.
        if !is_close && let Some(date) = dates.iter().filter(fits).min_by_key(|date| away(date).abs()) {
            return Some(date.year());
        }
        let is_told = |date: &&Date| match self.tense {
            Some(Tense::Past) => away(date) <= 0,
            Some(Tense::Future) => away(date) >= 0,
            None => true,
        };
        if away(nearest).abs() > NEAR
            && let Some(date) = dates.iter().filter(is_told).min_by_key(|date| away(date).abs())
        {
            return Some(date.year());
        }
        Some(nearest.year())
    }

    /// A month without a year.
    fn month(self, month: i8) -> Time {
        if let Some((year, _)) = self.told {
            return Time::Month(year, month);
        }
        let (year, own) = (self.day.year(), self.day.month());
        let past = if month <= own { year } else { year - 1 };
        let next = if month >= own { year } else { year + 1 };
        let away = |year: i16| (i32::from(year - self.day.year()) * 12 + i32::from(month - own)).abs();
        Time::Month(
            match self.tense {
                Some(Tense::Past) if away(next) > 2 || past == next => past,
                Some(Tense::Future) => next,
                _ if away(past) <= away(next) => past,
                _ => next,
            },
            month,
        )
    }

    /// A weekday without a date.
    fn weekday(self, weekday: i8) -> Option<Date> {
        let own = self.day.weekday().to_monday_one_offset();
        match self.tense {
            Some(Tense::Future) => {
                let ahead = (weekday - own).rem_euclid(7);
                moved(self.day, Unit::Day, ahead.into())
            }
            _ => moved(self.day, Unit::Day, -i32::from((own - weekday).rem_euclid(7))),
        }
    }

    fn season_year(self, season: i8) -> i16 {
        let first = season_month(season);
        let (year, month) = (self.day.year(), self.day.month());
        match self.tense {
            Some(Tense::Future) if month > first + 2 => year + 1,
            Some(Tense::Future) => year,
            _ if month < first => year - 1,
            _ => year,
        }
    }

    /// The last, this or the next unit, weekday, month or season.
    fn stepped(self, caught: &Caught, step: i8) -> Option<Value> {
        let unit = caught.unit.and_then(Unit::of_number);
        let value = match (unit, caught.weekdays[0], caught.months[0], caught.seasons[0]) {
            (Some(Unit::Week), Some(weekday), _, _) => {
                let week = moved(week_start(self.day)?, Unit::Week, step.into())?;
                Time::Day(moved(week, Unit::Day, i32::from(weekday) - 1)?).into()
            }
            (_, Some(weekday), _, _) => Time::Day(self.stepped_weekday(weekday, step)?).into(),
            (_, _, Some(month), _) => {
                let (year, own) = (self.day.year(), self.day.month());
                let year = match step {
                    -1 if month >= own => year - 1,
                    1 if month <= own => year + 1,
                    _ => year,
                };
                Time::Month(year, month).into()
            }
            (_, _, _, Some(season)) => Time::Season(self.stepped_season(season, step), season).into(),
            (Some(Unit::Weekend), ..) => self.weekend(step)?.into(),
            (Some(Unit::Day), ..) => return None,
            (Some(unit), ..) => Time::holding(moved(self.day, unit, step.into())?, unit)?.into(),
            _ => return None,
        };
        Some(Value { share: caught.share, ..value })
    }

    fn stepped_weekday(self, weekday: i8, step: i8) -> Option<Date> {
        let own = self.day.weekday().to_monday_one_offset();
        let days = match step {
            // "Monday week"
            2 => match (weekday - own).rem_euclid(7) {
                0 => 7,
                ahead => ahead + 7,
            },
            // What was yesterday is called so: the one of the week before is meant.
            -1 => match (own - weekday).rem_euclid(7) {
                0 => -7,
                1 => -8,
                back => -back,
            },
            0 => weekday - own,
            _ => match (weekday - own).rem_euclid(7) {
                0 => 7,
                1 => 8,
                ahead => ahead,
            },
        };
        moved(self.day, Unit::Day, days.into())
    }

    /// This weekend is the one that is or comes; the last one has ended.
    fn weekend(self, step: i8) -> Option<Time> {
        let is_weekend = self.day.weekday().to_monday_one_offset() >= 6;
        let weeks = match step {
            0 if self.tense == Some(Tense::Past) && !is_weekend => -1,
            step => i32::from(step),
        };
        Time::holding(moved(self.day, Unit::Week, weeks)?, Unit::Weekend)
    }

    fn stepped_season(self, season: i8, step: i8) -> i16 {
        let (first, year, month) = (season_month(season), self.day.year(), self.day.month());
        match step {
            // The season that has ended last: in July 2024 "last spring" is that of 2024.
            -1 if month > first + 2 => year,
            -1 if season == 24 && month <= 2 => year - 2,
            -1 => year - 1,
            1 if month >= first => year + 1,
            0 if season == 24 && month <= 2 => year - 1,
            _ => year,
        }
    }

    /// So many units before or after.
    fn away(self, caught: &Caught, direction: i32) -> Option<Value> {
        let (count, unit) = (caught.count?, Unit::of_number(caught.unit?)?);
        let day = moved(self.day, unit, count.checked_mul(direction)?)?;
        let time = match unit {
            Unit::Day => return Some(Time::Day(day).into()),
            Unit::Week | Unit::Fortnight | Unit::Weekend => Time::Day(day),
            Unit::Month | Unit::Quarter | Unit::Half => Time::Month(day.year(), day.month()),
            Unit::Year | Unit::Decade | Unit::Century => Time::Year(day.year()),
        };
        Some(Value { about: true, ..time.into() })
    }

    /// A quarter or half of a year, of this one if none is named.
    fn part_of_year(self, caught: &Caught, parts: i8) -> Option<Value> {
        let number = caught.ordinals[0].filter(|number| (1..=parts).contains(number))?;
        if let Some(month) = caught.months[0] {
            return self.half_of_month(caught, (number, month));
        }
        let months = 12 / parts;
        let (own, first, last) = (self.day.month(), (number - 1) * months + 1, number * months);
        let named = caught.years[0].or_else(|| Some(self.day.year() + i16::from(caught.step?)));
        let year = named.unwrap_or(match self.tense {
            Some(Tense::Past) if first > own && caught.unit.is_none() => self.day.year() - 1,
            Some(Tense::Future) if last < own && caught.unit.is_none() => self.day.year() + 1,
            _ => self.day.year(),
        });
        Some(if parts == 4 { Time::Quarter(year, number) } else { Time::Half(year, number) }.into())
    }

    fn half_of_month(self, caught: &Caught, (number, month): (i8, i8)) -> Option<Value> {
        const MIDDLE: i8 = 15;
        let (year, month) = match (caught.years[0], self.month(month)) {
            (Some(year), _) => (year, month),
            (None, Time::Month(year, month)) => (year, month),
            _ => return None,
        };
        let first = Date::new(year, month, 1).ok()?;
        let middle = Date::new(year, month, MIDDLE).ok()?;
        let time = match number {
            1 => Time::Days(first, middle),
            2 => Time::Days(middle.tomorrow().ok()?, first.last_of_month()),
            _ => return None,
        };
        Some(time.into())
    }

    /// `on the 18th`, of a month that is near.
    fn day_of_month(self, caught: &Caught) -> Option<Value> {
        let day = caught.days[0]?;
        let month = moved(self.day.first_of_month(), Unit::Month, caught.step.unwrap_or(0).into())?;
        let of = |month: Date| Date::new(month.year(), month.month(), day).ok();
        let Some(own) = of(month) else {
            return Some(Time::Day(of(moved(month, Unit::Month, -1)?)?).into());
        };
        let other = match self.tense {
            _ if caught.unit.is_some() => None,
            Some(Tense::Future) if own < self.day => of(moved(month, Unit::Month, 1)?),
            Some(Tense::Future) => None,
            _ if own > self.day => of(moved(month, Unit::Month, -1)?),
            _ => None,
        };
        Some(Time::Day(other.unwrap_or(own)).into())
    }
}

/// The first month of a season, by its number in EDTF.
fn season_month(season: i8) -> i8 {
    (season - 20) * 3
}

fn run_of_years(years: [Option<i16>; 2]) -> Option<Value> {
    let first = years[0]?;
    let Some(last) = years[1] else { return Some(Time::Year(first).into()) };
    // "2019–20"
    let last = if last < 100 { first - first % 100 + last } else { last };
    (first < last).then(|| Value { end: Some(Time::Year(last)), ..Time::Year(first).into() })
}

fn decade(caught: &Caught) -> Option<Value> {
    let year = match (caught.years[0], caught.decade) {
        (Some(short), _) if short < 100 => short + if short < 30 { 2000 } else { 1900 },
        (Some(year), _) => year,
        (None, Some(decade)) => i16::from(decade) + if decade < 30 { 2000 } else { 1900 },
        _ => return None,
    };
    let time = match year % 100 {
        0 if year < 2000 => Time::Century(year),
        _ if year % 10 == 0 => Time::Decade(year),
        _ => return None,
    };
    Some(Value { share: caught.share, ..time.into() })
}

/// A fiscal year goes by the year in which it ends; which months it holds differs from country to country.
fn fiscal(caught: &Caught) -> Option<Value> {
    let long = |year: i16| if year < 100 { 2000 + year } else { year };
    let first = long(caught.years[0]?);
    match caught.years[1] {
        Some(last) if (first + 1) % 100 == last % 100 => Some(Time::Year(first + 1).into()),
        Some(_) => None,
        None => Some(Time::Year(first).into()),
    }
}
