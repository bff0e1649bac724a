//! The language of pages: their words, numbers, plural forms, and how dates are said.
//!
//! Words come from the texts of the theme, all else from CLDR data through ICU4X. It must not know pages or
//! where a word stands on one.

mod dates;
mod direction;
mod saying;
mod words;

use std::collections::BTreeMap;
use std::fmt;

use icu_decimal::DecimalFormatter;
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use jiff::civil::Date;
use writeable::Writeable as _;

use crate::date::Publication;
use crate::diagnostic::Diagnostic;
use crate::snapshot::Fingerprint;
use crate::theme::Theme;
use dates::Dates;
pub use direction::Direction;
use words::Words;
pub use words::fill;

/// A language that pages are written in.
pub struct Language {
    tag: String,
    words: Words,
    dates: Dates,
    numbers: Option<DecimalFormatter>,
    plurals: Option<PluralRules>,
    lists: Option<ListFormatter>,
    direction: Direction,
    is_spoken: bool,
    fingerprint: Fingerprint,
}

impl Language {
    /// A language by its BCP 47 tag, with the texts of a theme. What the texts lack is English. What is wrong
    /// with the texts goes to `problems`.
    pub fn new(tag: &str, theme: &Theme, problems: &mut Vec<Diagnostic>) -> Self {
        let locale: Locale = tag.parse().unwrap_or(Locale::UNKNOWN);
        let plurals = PluralRules::try_new_cardinal((&locale).into()).ok();
        let categories: Vec<PluralCategory> =
            plurals.iter().flat_map(|rules| rules.categories().collect::<Vec<_>>()).collect();
        let words = Words::of(tag, theme, &categories, problems);
        let numbers = DecimalFormatter::try_new(
            (&locale).into(),
            icu_decimal::options::DecimalFormatterOptions::default(),
        );
        Self {
            tag: tag.to_owned(),
            is_spoken: words.is_of_language,
            fingerprint: Fingerprint::of_value(&(tag, &words)),
            words,
            dates: Dates::of(&locale),
            numbers: numbers.ok(),
            plurals,
            lists: ListFormatter::try_new_and(
                (&dates::with_days_first(&locale)).into(),
                ListFormatterOptions::default(),
            )
            .ok(),
            direction: Direction::of(tag),
        }
    }

    /// English, with the texts that briefgen carries.
    pub fn english() -> Self {
        Self::new("en", &Theme::embedded(), &mut Vec::new())
    }

    /// Its BCP 47 tag.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The way in which it is written.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Whether a theme has texts in it; else its pages say English words.
    pub fn is_spoken(&self) -> bool {
        self.is_spoken
    }

    /// Of its tag and all its texts.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// Whether the texts have a key.
    pub fn has(&self, key: &str) -> bool {
        self.words.form(key, "other").is_some()
    }

    /// A text without placeholders; the key itself when there is none.
    pub fn text(&self, key: &str) -> String {
        self.say(key, &[])
    }

    /// A text with its placeholders filled. Where the page runs from right to left, what is put in is kept
    /// apart from the words around it, so that a Latin name does not turn their order round.
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.filled(key, "other", values)
    }

    /// A text in the form that goes with a number, which stands in it as `{n}`.
    pub fn count(&self, key: &str, n: usize) -> String {
        self.count_with(key, n, &[])
    }

    /// The same with further placeholders.
    pub fn count_with(&self, key: &str, n: usize, values: &[(&str, &str)]) -> String {
        let number = self.number(n);
        let values: Vec<(&str, &str)> = values.iter().copied().chain([("n", &*number)]).collect();
        self.filled(key, self.category(n), &values)
    }

    fn filled(&self, key: &str, category: &str, values: &[(&str, &str)]) -> String {
        let Some(text) = self.words.form(key, category) else { return key.to_owned() };
        let value = |name: &str| {
            let found = values.iter().find(|(known, _)| *known == name)?;
            Some(if name == "n" { found.1.to_owned() } else { self.direction.isolated(found.1) })
        };
        fill(text, value)
    }

    /// The form of a text for a number, with `{name}` for what is put in: for one who fills it himself.
    pub fn form(&self, key: &str, n: Option<usize>) -> Option<&str> {
        self.words.form(key, n.map_or("other", |n| self.category(n)))
    }

    /// The keys of all texts.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.words.keys()
    }

    /// A text in all its forms, by CLDR plural category; one without forms has `other` alone.
    pub fn forms(&self, key: &str) -> Option<&BTreeMap<String, String>> {
        self.words.forms(key)
    }

    fn category(&self, n: usize) -> &'static str {
        let category = self.plurals.as_ref().map_or(PluralCategory::Other, |rules| rules.category_for(n));
        words::name_of(category)
    }

    /// A whole number, with its thousands apart.
    pub fn number(&self, n: usize) -> String {
        self.numbers.as_ref().map_or_else(
            || n.to_string(),
            |numbers| numbers.format(&u64::try_from(n).unwrap_or(u64::MAX).into()).to_string(),
        )
    }

    /// Texts in a row: "A, B and C".
    pub fn list(&self, items: &[String]) -> String {
        match &self.lists {
            Some(lists) => lists.format(items.iter()).write_to_string().into_owned(),
            None => items.join(&self.text("list_comma")),
        }
    }

    /// What stands before an item of a row of so many, counted from 0: nothing, ", " or " and ".
    pub fn separator(&self, before: usize, of: usize) -> String {
        let row = self.list(&vec!["\0".to_owned(); of]);
        row.split('\0').nth(before).unwrap_or_default().to_owned()
    }

    /// A publication date: "19 June 2024", or of an instant "19 June 2024, 10:30 UTC+9".
    pub fn publication(&self, date: &Publication) -> String {
        let day = self.dates.day(date.date());
        match date.time_of_day() {
            Some(time) => self.say("day_at", &[("date", &day), ("time", &time)]),
            None => day,
        }
    }

    /// A month of a year: "April 2019".
    pub fn month(&self, date: Date) -> String {
        self.dates.month(date)
    }

    /// The name of a date's month alone.
    pub fn month_name(&self, date: Date) -> String {
        self.dates.month_name(date)
    }

    /// The day of the week.
    pub fn weekday(&self, date: Date) -> String {
        self.dates.weekday(date)
    }

    /// A day, a day of a year, a month or a month of a year in short, for the axis of a picture.
    pub fn short(&self, date: Date, shape: Short) -> String {
        self.dates.short(date, shape)
    }
}

/// What a short date shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Short {
    /// "5 Apr"
    Day,
    /// "5 Apr 2019"
    DayOfYear,
    /// "Apr"
    Month,
    /// "Apr 2019"
    MonthOfYear,
}

impl fmt::Debug for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Language").field(&self.tag).finish()
    }
}
