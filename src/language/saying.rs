//! What a date of front matter says in a language: about, uncertain, since, until, and what both ends of an
//! interval share, which is said once.

use jiff::civil::Date;

use super::Language;
use super::dates::Split;
use crate::date::{Days, Edtf, End, Extent, Precision};

impl Language {
    /// A date as exact as it is known: "about April 2019", "18–19 June 2024".
    pub fn date(&self, date: &Edtf) -> String {
        let Extent { start, end } = date.extent();
        let dated = |key: &str, days: Days| self.around(key, days, &self.days(days));
        match (start, end) {
            (End::On(start), End::On(end)) if date.is_interval() => self.interval(start, end),
            (End::On(days), End::On(_)) => self.days(days),
            (End::On(start), End::Unknown) => dated("since_end_unknown", start),
            (End::On(start), End::Open) => dated("since", start),
            (End::Unknown, End::On(end)) => dated("until_start_unknown", end),
            (End::Open, End::On(end)) => dated("until", end),
            // The grammar gives an interval a date at one end at least.
            _ => String::new(),
        }
    }

    fn days(&self, days: Days) -> String {
        self.doubted(self.period(days), days)
    }

    /// Words around a date; some languages have others around a day than around a month or year.
    fn around(&self, key: &str, days: Days, words: &str) -> String {
        let of_day = format!("{key}_day");
        let is_day = days.precision == Precision::Day && self.has(&of_day);
        self.say(if is_day { &of_day } else { key }, &[("date", words)])
    }

    fn doubted(&self, words: String, days: Days) -> String {
        let words = if days.approximate { self.around("about", days, &words) } else { words };
        if days.uncertain { self.say("uncertain", &[("date", &words)]) } else { words }
    }

    fn period(&self, days: Days) -> String {
        let first = days.first;
        match days.precision {
            Precision::Day => self.dates.day(first),
            Precision::Month => self.dates.month(first),
            Precision::Season | Precision::Quarter | Precision::Half => {
                self.season_of(&self.part_of_year(days), first)
            }
            Precision::Year => self.dates.year(first),
            Precision::Decade => self.say("decade", &[("year", &self.dates.year_number(first))]),
            // "The 20th century" would say 1901 to 2000, and "the 1900s" may mean ten years.
            Precision::Century => self.say(
                "years_from_to",
                &[("from", &self.dates.year_number(first)), ("to", &self.dates.year_number(days.last))],
            ),
        }
    }

    /// A season, quarter or half.
    fn part_of_year(&self, days: Days) -> String {
        self.text(match (days.precision, days.first.month()) {
            (Precision::Quarter, 1) => "quarter_1",
            (Precision::Quarter, 4) => "quarter_2",
            (Precision::Quarter, 7) => "quarter_3",
            (Precision::Quarter, _) => "quarter_4",
            (Precision::Half, 1) => "half_1",
            (Precision::Half, _) => "half_2",
            (_, 3) => "spring",
            (_, 6) => "summer",
            (_, 9) => "autumn",
            _ => "winter",
        })
    }

    fn season_of(&self, season: &str, first: Date) -> String {
        self.say("season_of_year", &[("season", season), ("year", &self.dates.year_number(first))])
    }

    fn interval(&self, start: Days, end: Days) -> String {
        let has_one_doubt = (start.approximate, start.uncertain) == (end.approximate, end.uncertain);
        let precision = start.precision.max(end.precision);
        if start == end {
            self.days(start)
        } else if has_one_doubt && precision < Precision::Decade {
            self.doubted(self.joined(start, end), start)
        } else {
            self.say("from_to", &[("from", &self.days(start)), ("to", &self.days(end))])
        }
    }

    /// Both ends, what they share said once: "18–19 June 2024", "25 April – 2 May 2019".
    fn joined(&self, start: Days, end: Days) -> String {
        let (from, to) = (start.first, end.first);
        let same_year = from.year() == to.year();
        let close = |from: &str, to: &str| self.say("range", &[("from", from), ("to", to)]);
        let wide = |from: &str, to: &str| self.say("wide_range", &[("from", from), ("to", to)]);
        let around =
            |split: Split, from: &str| format!("{}{}{}", split.before, close(from, &split.part), split.after);
        match (start.precision, end.precision) {
            (Precision::Year, Precision::Year) => close(&self.dates.year_number(from), &self.dates.year(to)),
            (Precision::Season, Precision::Season)
            | (Precision::Quarter, Precision::Quarter)
            | (Precision::Half, Precision::Half)
                if same_year =>
            {
                self.season_of(&close(&self.part_of_year(start), &self.part_of_year(end)), to)
            }
            (Precision::Month, Precision::Month) if same_year => {
                around(self.dates.month_part(to), &self.dates.month_part(from).part)
            }
            (Precision::Day, Precision::Day) if same_year && from.month() == to.month() => {
                around(self.dates.day_part(to), &self.dates.day_part(from).part)
            }
            (Precision::Day, Precision::Day) if same_year && self.dates.year_is_first(to) => {
                wide(&self.dates.day(from), &self.dates.day_of_month(to))
            }
            (Precision::Day, Precision::Day) if same_year => {
                wide(&self.dates.day_of_month(from), &self.dates.day(to))
            }
            _ => wide(&self.period(start), &self.period(end)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Short;
    use crate::theme::Theme;

    fn check(tag: &str, cases: &[(&str, &str)]) {
        let mut problems = Vec::new();
        let language = Language::new(tag, &Theme::embedded(), &mut problems);
        assert_eq!(problems, [], "{tag}");
        for (date, expected) in cases {
            let said = language.date(&Edtf::parse(date).expect("the date is sound"));
            assert_eq!(said, *expected, "{tag}: {date}");
        }
    }

    #[test]
    fn english_is_as_messages_say_it() {
        let language = Language::english();
        for date in [
            "2019",
            "2019-04",
            "2019-04-25",
            "2019-21",
            "2019-24",
            "2019-33",
            "2019-34/2019-35",
            "2019-36/2020-33",
            "2019-41",
            "2019-40~",
            "201X",
            "20XX",
            "2019-04-25?",
            "2019-04~",
            "2019%",
            "2019-XX",
            "2024-06-XX",
            "2024-06-18/2024-06-19",
            "2024-04-25/2024-06-19",
            "2023-12-31/2024-01-02",
            "2019-04/2019-06",
            "2019-12/2020-01",
            "2019/2020",
            "2019-21/2019-23",
            "2019-21/2020-21",
            "2024-06/..",
            "../2024-06",
            "2024-06-18/",
            "/2024-06-18",
            "2019~/2020~",
            "2019/2020?",
            "201X/2020",
            "2024-06-18/2024-07",
            "2024-06-18/2024-06-18",
        ] {
            let date = Edtf::parse(date).expect("the date is sound");
            assert_eq!(language.date(&date), date.display());
        }
    }

    #[test]
    fn lists() {
        for (tag, two, three) in [
            ("en", "A and B", "A, B and C"),
            ("en-US", "A and B", "A, B, and C"),
            ("ko", "A 및 B", "A, B 및 C"),
            ("ru", "A и B", "A, B и C"),
            ("ar", "A وB", "A وB وC"),
            ("fr", "A et B", "A, B et C"),
            ("zh", "A和B", "A、B和C"),
            ("de", "A und B", "A, B und C"),
        ] {
            let language = Language::new(tag, &Theme::embedded(), &mut Vec::new());
            let said =
                |items: &[&str]| language.list(&items.iter().map(ToString::to_string).collect::<Vec<_>>());
            assert_eq!(
                (said(&["A"]), said(&["A", "B"]), said(&["A", "B", "C"])),
                ("A".into(), two.into(), three.into())
            );
            let apart: Vec<String> = (0..3).map(|before| language.separator(before, 3)).collect();
            assert_eq!(format!("{}A{}B{}C", apart[0], apart[1], apart[2]), three);
        }
        // What the words are decides: "y" before "i" is "e".
        let spanish = Language::new("es", &Theme::embedded(), &mut Vec::new());
        assert_eq!(spanish.list(&["Francia".to_owned(), "Irán".to_owned()]), "Francia e Irán");
        assert_eq!(spanish.list(&[]), "");
    }

    #[test]
    fn dates_in_languages() {
        check("en-US", &[("2019-04-25", "April 25, 2019"), ("2024-06-18/2024-06-19", "June 18–19, 2024")]);
        check("de", &[("2019-04-25", "25. April 2019"), ("2024-06/..", "since Juni 2024")]);
        check("pt-BR", &[("2019-04", "abril de 2019")]);
        check(
            "fr",
            &[
                ("2024-06-18/2024-06-19", "18–19 juin 2024"),
                ("2024-06/..", "depuis juin 2024"),
                ("2024-06-18/..", "depuis le 18 juin 2024"),
                ("../2019", "jusqu’en 2019"),
                ("2019-04-25~", "vers le 25 avril 2019"),
                ("2019-21", "printemps 2019"),
            ],
        );
        check(
            "ru",
            &[
                ("2019-04-25", "25 апреля 2019\u{202f}г."),
                ("2019-04", "апрель 2019\u{202f}г."),
                ("2024-06-18/2024-06-19", "18–19 июня 2024\u{202f}г."),
                ("2024-04-25/2024-06-19", "25 апреля – 19 июня 2024\u{202f}г."),
                ("2024-06-18/..", "с 18 июня 2024\u{202f}г."),
                ("2024-34", "2-й квартал 2024"),
                ("2024-34/..", "2-й квартал 2024 и далее"),
                ("2024-41", "второе полугодие 2024"),
                ("2019-04~", "апрель 2019\u{202f}г. (примерно)"),
                ("201X", "2010-е годы"),
            ],
        );
        check(
            "ko",
            &[
                ("2019", "2019년"),
                ("2019-04-25", "2019년 4월 25일"),
                ("2024-06-18/2024-06-19", "2024년 6월 18~19일"),
                ("2024-04-25/2024-06-19", "2024년 4월 25일 ~ 6월 19일"),
                ("2019-04/2019-06", "2019년 4월~6월"),
                ("2019-21", "2019년 봄"),
                ("2024-06~/..", "2024년 6월경부터"),
            ],
        );
        check(
            "zh",
            &[
                ("2024-06-18/2024-06-19", "2024年6月18–19日"),
                ("2024-04-25/2024-06-19", "2024年4月25日至6月19日"),
                ("2019~", "约2019年"),
                ("2024-33", "2024年第一季度"),
                ("2024-40/..", "2024年上半年起"),
                ("2024-06/..", "2024年6月起"),
            ],
        );
        // What is put in stands in a pair of isolates.
        // One kind of digits in a date.
        check(
            "fa",
            &[
                ("2023/2025", "\u{2068}۲۰۲۳\u{2069}–\u{2068}۲۰۲۵\u{2069}"),
                ("201X", "the \u{2068}۲۰۱۰\u{2069}s"),
            ],
        );
        check("ar", &[("2019-04-25", "25 أبريل 2019"), ("2024-06/..", "منذ \u{2068}يونيو 2024\u{2069}")]);
    }

    /// A date in English of Britain and of the United States, Korean, French, Hebrew and Persian. A language without
    /// texts of its own has its months in English words; isolates are left out here.
    const SAID: &str = "
        0044 | 44 | 44 | 44년 | 44 | 44 | ۴۴
        0476 | 476 | 476 | 476년 | 476 | 476 | ۴۷۶
        1999-12-31/2000-01-01 | 31 December 1999 – 1 January 2000 | December 31, 1999 – January 1, 2000 | 1999년 12월 31일 ~ 2000년 1월 1일 | 31 décembre 1999 – 1 janvier 2000 | 31 בדצמבר 1999 – 1 בינואר 2000 | ۳۱ دسامبر ۱۹۹۹ – ۱ ژانویه ۲۰۰۰
        20XX | the years 2000–2099 | the years 2000–2099 | 2000~2099년 | les années 2000–2099 | the years 2000–2099 | the years ۲۰۰۰–۲۰۹۹
        201X | the 2010s | the 2010s | 2010년대 | les années 2010 | the 2010s | the ۲۰۱۰s
        2019-21/2019-23 | spring–autumn 2019 | spring–autumn 2019 | 2019년 봄~가을 | printemps–automne 2019 | spring–autumn 2019 | spring–autumn ۲۰۱۹
        2019-33 | Q1 2019 | Q1 2019 | 2019년 1분기 | T1 2019 | Q1 2019 | Q1 ۲۰۱۹
        2019-34/2019-36 | Q2–Q4 2019 | Q2–Q4 2019 | 2019년 2분기~4분기 | T2–T4 2019 | Q2–Q4 2019 | Q2–Q4 ۲۰۱۹
        2019-40 | H1 2019 | H1 2019 | 2019년 상반기 | S1 2019 | H1 2019 | H1 ۲۰۱۹
        2019-24 | winter 2019 | winter 2019 | 2019년 겨울 | hiver 2019 | winter 2019 | winter ۲۰۱۹
        ../2020 | until 2020 | until 2020 | 2020년까지 | jusqu’en 2020 | until 2020 | until ۲۰۲۰
        2023/2025 | 2023–2025 | 2023–2025 | 2023~2025년 | 2023–2025 | 2023–2025 | ۲۰۲۳–۲۰۲۵
        2023-05-XX/2023-06 | May–June 2023 | May–June 2023 | 2023년 5월~6월 | mai–juin 2023 | מאי–יוני 2023 | مه–ژوئن ۲۰۲۳
        2023-09~/2023-10? | from about September 2023 to October 2023 (uncertain) | from about September 2023 to October 2023 (uncertain) | 2023년 9월경부터 2023년 10월 (불확실)까지 | vers septembre 2023 – octobre 2023 (incertain) | from about ספטמבר 2023 to אוקטובר 2023 (uncertain) | from about سپتامبر ۲۰۲۳ to اکتبر ۲۰۲۳ (uncertain)
        2023-11/2024-02 | November 2023 – February 2024 | November 2023 – February 2024 | 2023년 11월 ~ 2024년 2월 | novembre 2023 – février 2024 | נובמבר 2023 – פברואר 2024 | نوامبر ۲۰۲۳ – فوریه ۲۰۲۴
        2023-12-31/2024-01-02 | 31 December 2023 – 2 January 2024 | December 31, 2023 – January 2, 2024 | 2023년 12월 31일 ~ 2024년 1월 2일 | 31 décembre 2023 – 2 janvier 2024 | 31 בדצמבר 2023 – 2 בינואר 2024 | ۳۱ دسامبر ۲۰۲۳ – ۲ ژانویه ۲۰۲۴
        2024-06/ | from June 2024, end unknown | from June 2024, end unknown | 2024년 6월부터, 끝 미상 | juin 2024 – fin inconnue | from יוני 2024, end unknown | from ژوئن ۲۰۲۴, end unknown
        2024-06/.. | since June 2024 | since June 2024 | 2024년 6월부터 | depuis juin 2024 | since יוני 2024 | since ژوئن ۲۰۲۴
        2024-06-18/2024 | 18 June 2024 – 2024 | June 18, 2024 – 2024 | 2024년 6월 18일 ~ 2024년 | 18 juin 2024 – 2024 | 18 ביוני 2024 – 2024 | ۱۸ ژوئن ۲۰۲۴ – ۲۰۲۴
        2024-06-18/2024-07 | 18 June 2024 – July 2024 | June 18, 2024 – July 2024 | 2024년 6월 18일 ~ 2024년 7월 | 18 juin 2024 – juillet 2024 | 18 ביוני 2024 – יולי 2024 | ۱۸ ژوئن ۲۰۲۴ – ژوئیه ۲۰۲۴
        2024-06-18/2024-06-19 | 18–19 June 2024 | June 18–19, 2024 | 2024년 6월 18~19일 | 18–19 juin 2024 | 18–19 ביוני 2024 | ۱۸–۱۹ ژوئن ۲۰۲۴
        2024-06-19? | 19 June 2024 (uncertain) | June 19, 2024 (uncertain) | 2024년 6월 19일 (불확실) | 19 juin 2024 (incertain) | 19 ביוני 2024 (uncertain) | ۱۹ ژوئن ۲۰۲۴ (uncertain)
        2024-06-28/2024-07-02 | 28 June – 2 July 2024 | June 28 – July 2, 2024 | 2024년 6월 28일 ~ 7월 2일 | 28 juin – 2 juillet 2024 | 28 ביוני – 2 ביולי 2024 | ۲۸ ژوئن – ۲ ژوئیه ۲۰۲۴
        /2024 | until 2024, start unknown | until 2024, start unknown | 시작 미상, 2024년까지 | début inconnu – 2024 | until 2024, start unknown | until ۲۰۲۴, start unknown
    ";

    #[test]
    fn one_date_in_six_languages() {
        let languages = ["en", "en-US", "ko", "fr", "he", "fa"]
            .map(|tag| Language::new(tag, &Theme::embedded(), &mut Vec::new()));
        for row in SAID.lines().map(str::trim).filter(|row| !row.is_empty()) {
            let cells: Vec<&str> = row.split(" | ").collect();
            let date = Edtf::parse(cells[0]).expect("the date is sound");
            let said = languages
                .each_ref()
                .map(|language| language.date(&date).replace(['\u{2068}', '\u{2069}'], ""));
            assert_eq!(said.each_ref().map(String::as_str).as_slice(), &cells[1..], "{row}");
        }
    }

    /// A new release of the data must not panic for a language that a writer may name.
    #[test]
    fn every_language_writes_every_date() {
        let theme = Theme::embedded();
        let letters = || 'a'..='z';
        for tag in letters().flat_map(|one| letters().map(move |other| format!("{one}{other}"))) {
            let language = Language::new(&tag, &theme, &mut Vec::new());
            for date in ["2019", "2019-04", "2024-06-18/2024-06-19", "2019-04/2019-06", "0000-01-01"] {
                let date = Edtf::parse(date).expect("the date is sound");
                assert!(!language.date(&date).is_empty(), "{tag}");
            }
            let day = Date::constant(2019, 4, 25);
            for shape in [Short::Day, Short::DayOfYear, Short::Month, Short::MonthOfYear] {
                assert!(!language.short(day, shape).is_empty(), "{tag}");
            }
            assert!(!language.weekday(day).is_empty() && !language.number(1234).is_empty(), "{tag}");
        }
    }
}
