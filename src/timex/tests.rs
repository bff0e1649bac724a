//! What is read as what, a row for each kind; and what cannot be.

use jiff::civil::Date;

use super::{Dates, Setting, Slip, read_with};
use crate::date::DayOrder;
use crate::prose::Prose;

/// Rows of: day of the text, language, text, what is read. Without a day or language as in the row before.
const READ: &str = "
    # Days in full.
    2024-06-19 | en | on 18 June 2024, the 18th of June, 2023, June 18th | 18 June 2024 = 2024-06-18; the 18th of June, 2023 = 2023-06-18; June 18th = 2024-06-18
    | | It fell on Feb. 3. | Feb. 3 = 2024-02-03
    | | On Tuesday, October 25–27, 2016, they met. | Tuesday, October 25–27, 2016 = 2016-10-25/2016-10-27
    | | Monday (June 17), Mon 17 June, Monday night, June 17, MONDAY, JUNE 17 | Monday (June 17) = 2024-06-17; Mon 17 June = 2024-06-17; Monday night, June 17 = 2024-06-17; MONDAY, JUNE 17 = 2024-06-17
    | | Tuesday, 2024-06-18, June 18 (Tuesday), 06/18/2024, 18.06.2024 | Tuesday, 2024-06-18 = 2024-06-18; June 18 (Tuesday) = 2024-06-18; 06/18/2024 = 2024-06-18; 18.06.2024 = 2024-06-18
    | | from 30 April to 2 May 2024, between 14 and 16 June | 30 April to 2 May 2024 = 2024-04-30/2024-05-02; 14 and 16 June = 2024-06-14/2024-06-16
    | | The room 06/07/2024 and 2024-06-18-001, MiG-31 | 
    # A year that is told of.
    | | It began in March 2016. On 12 December it ended. | March 2016 = 2016-03; 12 December = 2016-12-12
    | | ## 2011 ⏎ **February 26:** It began. | 2011 = 2011; February 26 = 2011-02-26
    | | He came on 8 May of last year, in June this year and December last. | 8 May of last year = 2023-05-08; June this year = 2024-06; December last = 2023-12
    # Months, years and their parts.
    | | in June 2019, in 2019, 1914 to 1918, 2018–19, in 2017 and 2018 | June 2019 = 2019-06; 2019 = 2019; 1914 to 1918 = 1914/1918; 2018–19 = 2018/2019; 2017 = 2017; 2018 = 2018
    | | early 2024, mid-June, late last year, the 1990s, the early 2010s | early 2024 = 2024-01/2024-04; mid-June = 2024-06-11/2024-06-20; late last year = 2023-09/2023-12; the 1990s = 199X; the early 2010s = 2010/2013
    | | Q2 2024, the third quarter of 2023, H1 2024, the second half of the year | Q2 2024 = QUARTER2; the third quarter of 2023 = QUARTER3; H1 2024 = HALF1; the second half of the year = HALF2
    | | fiscal year 2023, FY2024, FY 2025-26, spring 2024, last summer | fiscal year 2023 = 2023; FY2024 = 2024; FY 2025-26 = 2026; spring 2024 = 2024-21; last summer = 2023-22
    # Seen from the day of the text.
    | | He spoke on Monday and will speak on Friday. | Monday = 2024-06-17; Friday = 2024-06-21
    | | He came last Monday. He left last Tuesday. He agreed to meet next Thursday. | last Monday = 2024-06-17; last Tuesday = 2024-06-11; next Thursday = 2024-06-27
    | | Yesterday he met her; tomorrow, Thursday, he leaves; last night. | Yesterday = 2024-06-18; tomorrow, Thursday = 2024-06-20; last night = 2024-06-18
    | | last week, this month, next year, Tuesday of last week, Friday week | last week = 2024-06-10/2024-06-16; this month = 2024-06; next year = 2025; Tuesday of last week = 2024-06-11; Friday week = 2024-06-28
    | | He left two years ago, three days ago; in two weeks he returns. | two years ago = 2022~; three days ago = 2024-06-16; in two weeks = 2024-07-03~
    | | The vote, scheduled for Thursday, was put off on Tuesday. She asked for a reply by Friday. | Thursday = 2024-06-20; Tuesday = 2024-06-18; Friday = 2024-06-21
    | | The law passed in March. It takes effect in March, and will be reviewed in May. | March = 2024-03; March = 2025-03; May = 2025-05
    # No dates.
    | | He came every Monday for two years, at 10:30, with 4,000 people. | 
    | | Agenda 2030, the 1967 borders, 9/11, the 2015 agreement, room 2019, 2000 people | 
    | | Theresa May said May would go. She said in May that the Sun shone on the March for a second. | 
    | | Black Friday, the Sunday Times, a Monday, USA Today | 
    | | `Tuesday, 18 June` and ~~yesterday~~ | 
    # French.
    2024-06-19 | fr | Le mardi 18 juin 2024, le 1er juillet, du 3 au 5 juin, 18/06/2024 | mardi 18 juin 2024 = 2024-06-18; 1er juillet = 2024-07-01; 3 au 5 juin = 2024-06-03/2024-06-05; 18/06/2024 = 2024-06-18
    | | hier, demain, lundi dernier, la semaine dernière, le mois prochain, l’an dernier | hier = 2024-06-18; demain = 2024-06-20; lundi dernier = 2024-06-17; la semaine dernière = 2024-06-10/2024-06-16; le mois prochain = 2024-07; l’an dernier = 2023
    | | il y a deux ans, en 2019, début 2024, mi-juin, au printemps 2024, les années 1990 | il y a deux ans = 2022~; 2019 = 2019; début 2024 = 2024-01/2024-04; mi-juin = 2024-06-11/2024-06-20; printemps 2024 = 2024-21; les années 1990 = 199X
    # Russian.
    | ru | Во вторник, 18 июня 2024 года, с 3 по 5 июня, в мае, в 2019 году | вторник, 18 июня 2024 года = 2024-06-18; 3 по 5 июня = 2024-06-03/2024-06-05; мае = 2024-05; 2019 году = 2019
    | | вчера, завтра, на прошлой неделе, в прошлую среду, в следующем году, два года назад | вчера = 2024-06-18; завтра = 2024-06-20; прошлой неделе = 2024-06-10/2024-06-16; прошлую среду = 2024-06-12; следующем году = 2025; два года назад = 2022~
    | | в начале 2024 года, в 1990-х годах, летом 2023 года | начале 2024 года = 2024-01/2024-04; 1990-х годах = 199X; летом 2023 года = 2023-22
    # Korean.
    | ko | 2024년 6월 18일(화)에 열렸다. 6월 3~5일, 지난해 5월, 1990년대 | 2024년 6월 18일(화) = 2024-06-18; 6월 3~5일 = 2024-06-03/2024-06-05; 지난해 5월 = 2023-05; 1990년대 = 199X
    | | 어제 지난주 지난달 내년, 2년 전, 다음 주 월요일에, 오늘날 국내 | 어제 = 2024-06-18; 지난주 = 2024-06-10/2024-06-16; 지난달 = 2024-05; 내년 = 2025; 2년 전 = 2022~; 다음 주 월요일 = 2024-06-24
    # Chinese.
    | zh | 2024年6月18日（星期二），6月3日至5日，去年5月，20世纪90年代 | 2024年6月18日（星期二） = 2024-06-18; 6月3日至5日 = 2024-06-03/2024-06-05; 去年5月 = 2023-05; 20世纪90年代 = 199X
    | | 昨天，上周，上周五，上个月，明年，两年前，18日表示 | 昨天 = 2024-06-18; 上周 = 2024-06-10/2024-06-16; 上周五 = 2024-06-14; 上个月 = 2024-05; 明年 = 2025; 两年前 = 2022~; 18日 = 2024-06-18
    # Arabic.
    | ar | يوم الثلاثاء 18 يونيو 2024، ١٨ حزيران ٢٠٢٤، في عام 2019 | الثلاثاء 18 يونيو 2024 = 2024-06-18; ١٨ حزيران ٢٠٢٤ = 2024-06-18; 2019 = 2019
    | | أمس، غدا، الأسبوع الماضي، الشهر المقبل، العام الماضي، الاثنين الماضي | أمس = 2024-06-18; غدا = 2024-06-20; الأسبوع الماضي = 2024-06-10/2024-06-16; الشهر المقبل = 2024-07; العام الماضي = 2023; الاثنين الماضي = 2024-06-17
    # A language without a table has English dates.
    | es | El martes 18 de junio. On June 18, 2024. | June 18, 2024 = 2024-06-18
";

#[test]
fn what_is_read() {
    let parts =
        [("QUARTER2", "2024-34"), ("QUARTER3", "2023-35"), ("HALF1", "2024-40"), ("HALF2", "2024-41")];
    let (mut day, mut language) = (Date::default(), "en");
    let mut faults = Vec::new();
    for row in READ.lines().map(str::trim).filter(|row| !row.is_empty() && !row.starts_with('#')) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [of_day, of_language, text, expected] = cells.as_slice() else { panic!("{row}") };
        day = of_day.parse().unwrap_or(day);
        language = if of_language.is_empty() { language } else { of_language };
        let expected =
            parts.iter().fold((*expected).to_owned(), |row, (name, value)| row.replace(name, value));
        let prose = Prose::read(&text.replace(" ⏎ ", "\n\n"));
        let found = read_with(&prose, &Setting { reference: day, language, order: None });
        let found: Vec<String> = found
            .iter()
            .map(|one| format!("{} = {}", &prose.text[one.range.clone()], one.value.as_str()))
            .collect();
        if found.join("; ") != expected {
            faults.push(format!("{text}\n- {expected}\n+ {}", found.join("; ")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_comes_first_in_digits() {
    let prose = Prose::read("It was 06/07/2024.");
    let reference = "2024-06-19".parse().unwrap_or_default();
    for (order, expected) in [
        (None, None),
        (Some(DayOrder::DayFirst), Some("2024-07-06")),
        (Some(DayOrder::MonthFirst), Some("2024-06-07")),
    ] {
        let found = read_with(&prose, &Setting { reference, language: "en", order });
        assert_eq!(found.first().map(|one| one.value.as_str()), expected);
    }
}

fn slips(text: &str, language: &str, published: Date) -> String {
    let prose = Prose::read(text);
    let slips = Dates::read(&prose, &Setting { reference: published, language, order: None })
        .slips(published)
        .into_iter()
        .map(|(range, slip)| {
            let date = match slip {
                Slip::Weekday { date, .. } => date.to_string(),
                Slip::NoSuchDay { .. } => "none".to_owned(),
            };
            format!("{}: {date}", &prose.text[range])
        });
    slips.collect::<Vec<_>>().join(" | ")
}

#[test]
fn weekdays_and_days() {
    let mut faults = Vec::new();
    let published: Date = "2024-06-19".parse().unwrap_or_default();
    for (text, slip) in [
        ("On Wednesday, June 19th, Putin arrived.", ""),
        ("On Tuesday, June 19th, Putin arrived.", "Tuesday, June 19th: 2024-06-19"),
        ("on Tuesday 19 June 2024 he", "Tuesday 19 June 2024: 2024-06-19"),
        ("on Wednesday the 19th of June he", ""),
        ("Thursday the 19th of June", "Thursday the 19th of June: 2024-06-19"),
        ("It was Friday. June 19 came.", ""),
        ("on Sunday, January 21, 2001", ""),
        ("on Monday, January 21, 2001", "Monday, January 21, 2001: 2001-01-21"),
        ("Friday (19 June)", "Friday (19 June): 2024-06-19"),
        ("on 31 June 2024", "31 June 2024: none"),
        ("on February 30", "February 30: none"),
        ("on 29 February 2023", "29 February 2023: none"),
        ("on 29 February", ""),
        ("It was 28 February. 31 April came.", "31 April: none"),
        ("It was February. 31 people came on May. 32 left.", ""),
        ("on Feb. 30, and Sept. 31", "Feb. 30: none | Sept. 31: none"),
        ("on 29 February. 2023 was a year", ""),
        ("On Thursday, 23 February 1917, by the old calendar, women marched.", ""),
        ("On Thursday, 23 February 1917 (O.S.) women marched.", ""),
        ("On Thursday, 23 February 1917 women marched.", "Thursday, 23 February 1917: 1917-02-23"),
        ("the folder `Tuesday, 19 June` and `31 June`", ""),
        ("in May 19 people", ""),
        ("In April 31 ships sank. By the end of February 30 people had died. In June 31 men left.", ""),
        ("The office moved to 31 April Lane. Order no. 2023-02-29 was signed.", ""),
        ("On June 31 he left.", "June 31: none"),
        ("A year ago, on Monday, June 19, she won. Last year, on Tuesday 18 June, she lost.", ""),
        ("Dec 25", ""),
        ("On Friday, 13 hostages were freed. On Monday 9 ships sailed.", ""),
        ("Monday, 4 pm. Monday 3rd. Monday 3rd floor.", ""),
        ("On Wednesday, 7 November 1917 (25 October, Old Style) it fell.", ""),
        ("On Tuesday, September 11, 2001. On Tuesday, 11 September 2001.", ""),
        ("between Friday 14 and Sunday 16 June", ""),
        ("From Friday 14 June to Monday 16 June.", "Friday 14 June to Monday 16 June: 2024-06-16"),
        ("Friday-Sunday 14-16 June. Friday/Saturday 14/15 June. Monday–Wednesday, 17–19 June 2024.", ""),
        ("0 June. 32 May. the 31st of September.", "31st of September: none"),
        (
            "Wed., June 19. Wed June 19. Tues 19 June. Wednesday 19/6. Wednesday — 19 June.",
            "Tues 19 June: 2024-06-19",
        ),
        (
            "Wednesday, the 19th. Wednesday, 19.06.2024. Tuesday, 2024-06-19. 19 June (Tuesday).",
            "Tuesday, 2024-06-19: 2024-06-19 | 19 June (Tuesday): 2024-06-19",
        ),
        ("Good Friday, 29 March. Bloody Sunday, 30 January 1972. Ash Wednesday, 14 February.", ""),
        ("“Tuesday, 19 June” is what the memo says.", "Tuesday, 19 June: 2024-06-19"),
        (
            "A court set Monday, 1 January for trial. She died Tuesday, 1 January.",
            "Tuesday, 1 January: 2024-01-01",
        ),
        // A Sunday in 2023, and a Friday in 2025.
        ("She died Sunday, 1 January. It begins on Saturday, March 1.", ""),
        ("Under Article 31, June 2024 was the deadline. By week 31, June was over.", ""),
        ("The MiG-31 June crash, “see you on the 30th of February”, \"31 June\", 31 June (sic)", ""),
        ("Sweden had a 30 February 1712, and no 30 February 1713.", "30 February 1713: none"),
        ("He said “no”. On 31 June “they” came.", "31 June: none"),
        ("He was born on Monday, 1 January 1950.", "Monday, 1 January 1950: 1950-01-01"),
        ("Next Tuesday, 19 June 2029. Tuesday June 19 2029.", ""),
        ("on Tuesday, *June* 19", "Tuesday, June 19: 2024-06-19"),
        ("Monday, December 18, 2023", ""),
        // The year stands at the end of a range, and tells of its beginning too.
        (
            "Tuesday, October 25–27, 2016. Monday, October 25–27, 2016.",
            "Monday, October 25–27, 2016: 2016-10-25",
        ),
        ("In 2016 they met. On Tuesday, October 25, they left.", ""),
        ("On Friday, 19 December, the year before, talks began.", ""),
        ("On Monday, 3 June, last year.", "Monday, 3 June, last year: 2023-06-03"),
        ("Monday (June 18). Mon 18 June.", "Monday (June 18): 2024-06-18 | Mon 18 June: 2024-06-18"),
        (
            "Monday night, June 18, MONDAY, JUNE 18",
            "Monday night, June 18: 2024-06-18 | MONDAY, JUNE 18: 2024-06-18",
        ),
        (
            "Monday, 2024-06-18. June 18 (Monday).",
            "Monday, 2024-06-18: 2024-06-18 | June 18 (Monday): 2024-06-18",
        ),
        ("2024-02-30 and June 29–31, order 2024-02-30-7", "2024-02-30: none | June 29–31: none"),
    ] {
        let found = slips(text, "en", published);
        if found != slip {
            faults.push(format!("{text}\n- {slip}\n+ {found}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    for (language, text, slip) in [
        ("fr", "le mercredi 18 juin 2024, le mardi 18 juin", "mercredi 18 juin 2024: 2024-06-18"),
        ("ru", "в среду, 18 июня, во вторник, 18 июня", "среду, 18 июня: 2024-06-18"),
        ("ko", "6월 18일(수), 6월 18일(화)", "6월 18일(수): 2024-06-18"),
        ("zh", "6月18日（星期三），6月18日（星期二）", "6月18日（星期三）: 2024-06-18"),
        ("ar", "الأربعاء 18 يونيو، الثلاثاء 18 يونيو", "الأربعاء 18 يونيو: 2024-06-18"),
        ("ko", "31 June 2024", "31 June 2024: none"),
        ("ko", "회의는 19일. 6월 17일(월)에 다시 열렸다.", ""),
        ("es", "El lunes 19 de junio. 31 de junio. Am Dienstag, 19. Juni.", ""),
    ] {
        assert_eq!(slips(text, language, published), slip, "{text}");
    }
}

/// The days that are marked on a page: without the weekday, and of a range those that have a month.
#[test]
fn days_of_a_text() {
    let published: Date = "2024-06-19".parse().unwrap_or_default();
    for (text, expected) in [
        ("On Tuesday, June 18, and 19 June 2023.", "June 18 = 2024-06-18; 19 June 2023 = 2023-06-19"),
        ("From 25–27 October 2016.", "27 October 2016 = 2016-10-27"),
        ("On October 25–27, 2016.", "October 25 = 2016-10-25"),
        ("From 30 April to 2 May 2024.", "30 April = 2024-04-30; 2 May 2024 = 2024-05-02"),
        ("# On 18 June\n\n[18 June](x.md) and `18 June`", ""),
    ] {
        let prose = Prose::read(text);
        let days = Dates::read(&prose, &Setting { reference: published, language: "en", order: None })
            .days(published)
            .into_iter();
        let days: Vec<String> = days.map(|(range, day)| format!("{} = {day}", &prose.text[range])).collect();
        assert_eq!(days.join("; "), expected, "{text}");
    }
}

mod any_text {
    use proptest::prelude::*;

    use super::super::{Dates, read};
    use crate::prose::Prose;

    /// What dates are made of, and what is near.
    const PIECES: &[&str] = &[
        "Monday",
        "June",
        "May",
        "18",
        "31",
        "2024",
        "0",
        "99999999999",
        ",",
        "(",
        ")",
        "-",
        "–",
        ".",
        "'",
        "s",
        "last",
        "week",
        "year",
        "ago",
        "two",
        "the",
        "of",
        "between",
        "and",
        "Q",
        "2",
        "FY",
        "early",
        "mardi",
        "juin",
        "года",
        "июня",
        "월",
        "일",
        "년",
        "지난",
        "주",
        "月",
        "日",
        "年",
        "上",
        "周五",
        "يونيو",
        "الماضي",
        "١٨",
        "é",
        "\u{200f}",
        "\u{ad}",
        " ",
        " ",
        " ",
        " ",
        "\n\n",
        "`",
        "# ",
    ];

    proptest! {
        /// Places are between letters, in order and apart, in every language.
        #[test]
        fn places_are_sound(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40), language in "en|fr|ru|ko|zh|ar") {
            let prose = Prose::read(&pieces.concat());
            let day = jiff::civil::date(2024, 6, 19);
            let mut end = 0;
            for one in read(&prose, day, &language) {
                prop_assert!(end <= one.range.start && prose.text.get(one.range.clone()).is_some());
                end = one.range.end;
            }
            let dates = Dates::read(&prose, &super::Setting { reference: day, language: &language, order: None });
            for (range, _) in dates.slips(day) {
                prop_assert!(prose.text.get(range).is_some());
            }
        }
    }
}
