//! What briefings record stays true: opposite events are two, distinct names have pages of their own, years are not
//! taken for seasons.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value;

use crate::support::{Built, Input, build, request};

/// The records of a data file.
fn records(built: &Built, file: &str) -> Vec<Value> {
    let (_, bytes) = built.files.iter().find(|(path, _)| *path == file).expect("a site has this file");
    serde_json::from_slice(bytes).expect("a data file is JSON")
}

fn told(built: &Built, lint: &str) -> usize {
    built.told.iter().filter(|told| told.contains(&format!("[{lint}]"))).count()
}

/// A site of briefings, each with these entries of `dates`; one without a date is of this day.
fn tellings(briefings: &[&str]) -> Input {
    let mut input = Input::new(&[
        ("briefgen.yaml", "base_url: https://x.org/\n"),
        ("content/actors/vale.md", "---\nname: Ann Vale\n---\n"),
        ("content/actors/bao.md", "---\nname: Bao Li\n---\n"),
    ]);
    for (number, entries) in briefings.iter().enumerate() {
        let mut text = format!(
            "---\ntitle: Told {number}\ndate: 2024-{:02}-{:02}\ndates:\n",
            number / 28 + 7,
            number % 28 + 1
        );
        for entry in entries.split(" ; ") {
            let day = if entry.starts_with("date:") { "" } else { "date: 2024-06-19, " };
            let (entry, who) = match entry.split_once(", who: ") {
                Some((entry, who)) => match who.split_once(", id") {
                    Some((who, id)) => (format!("{entry}, id{id}"), who),
                    None => (entry.to_owned(), who),
                },
                None => (entry.to_owned(), "Ann Vale"),
            };
            let who = who.trim_matches('\'');
            let _ = writeln!(text, "  - {{ actors: [{who}], {day}{entry} }}");
        }
        text.push_str("---\nx\n");
        input.put(&format!("content/briefings/told-{number}.md"), text.as_bytes());
    }
    input
}

/// Briefings on one event or several; how many there are, how many hints and how many clashes of ids.
const EVENTS: &[(&[&str], [usize; 3])] = &[
    // Opposite or other: never one.
    (&["event: Court convicts Vale of fraud", "event: Court acquits Vale of fraud"], [2, 1, 0]),
    (&["event: Senate passes border bill", "event: Senate rejects border bill"], [2, 1, 0]),
    (
        &["event: Vale wins vote in northern district", "event: Vale loses vote in northern district"],
        [2, 1, 0],
    ),
    (&["event: Missile hits school in Aleppo", "event: Missile misses school in Aleppo"], [2, 1, 0]),
    (&["event: Vale signs treaty with Norway", "event: Vale signs treaty with Sweden"], [2, 1, 0]),
    (&["event: Vale attends summit in Rome", "event: Vale does not attend summit in Rome"], [2, 0, 0]),
    (&["event: Суд оправдал Вейл по делу", "event: Суд осудил Вейл по делу"], [2, 1, 0]),
    (&["event: 法院判决有罪", "event: 法院判决无罪"], [2, 0, 0]),
    (&["event: It falls to -5", "event: It falls to 5"], [2, 1, 0]),
    (&["event: C++ is banned", "event: 'C# is banned'"], [2, 1, 0]),
    // The same words.
    (&["event: Vale signs the treaty", "event: 'vale  signs – the treaty.'"], [1, 0, 0]),
    (&["event: 'Vale: “I resign”'", "event: \"Vale, 'I resign'\""], [1, 0, 0]),
    (&["event: Встреча в Женеве", "event: «Встреча» в Женеве"], [1, 0, 0]),
    (&["event: Vale signs", "date: 2024-06-20, event: Vale signs"], [2, 0, 0]),
    (&["event: Vale signs", "date: 2024-06, event: Vale signs"], [2, 0, 0]),
    // What writers say.
    (&["event: Vale signs, id: pact", "event: Pact with Norway, id: Pact"], [1, 0, 0]),
    (&["event: Vale signs pact in Rome, id: a", "event: Vale signs pact in Rome today, id: b"], [2, 0, 0]),
    (&["event: Vale signs, id: a", "event: Vale signs, id: b"], [2, 0, 0]),
    (&["event: Vale signs", "event: Vale signs, id: a", "event: A pact is made, id: a"], [1, 0, 0]),
    (&["event: A pact is made, id: a", "event: Vale signs", "event: Vale signs, id: a"], [1, 0, 0]),
    (&["event: Vale signs, id: a", "date: 2024-06-20, event: Vale goes, id: a"], [2, 0, 1]),
    (&["event: Vale signs, id: a ; event: Vale goes, id: a"], [2, 0, 1]),
    (&["event: Vale signs the pact ; event: Vale signs a pact"], [2, 0, 0]),
    // The same words in other places, or of others.
    (
        &["event: Protest in the capital, place: Tbilisi", "event: Protest in the capital, place: Yerevan"],
        [2, 0, 0],
    ),
    (&["event: Протест, place: Тбилиси", "event: Протест, place: Ереван"], [2, 0, 0]),
    (&["event: 外相訪問, place: 北京", "event: 外相訪問, place: 東京"], [2, 0, 0]),
    (&["event: 外相訪問, place: 北京", "event: 外相訪問, place: 北京市"], [1, 0, 0]),
    (&["event: Vale signs, place: Rome", "event: Vale signs, place: 'ROME, Italy'"], [1, 0, 0]),
    (&["event: Vale signs, place: Rome", "event: Vale signs"], [1, 0, 0]),
    (&["event: Vale signs", "event: Vale signs, place: Rome"], [1, 0, 0]),
    (&["event: Vale signs, place: Rome", "event: Vale signs, place: Oslo", "event: Vale signs"], [3, 1, 0]),
    (&["event: Vale signs, place: Rome, id: a", "event: Vale signs, place: Oslo"], [2, 0, 0]),
    (&["event: Vale signs, place: Rome, id: a", "event: Vale signs, place: Oslo, id: a"], [1, 0, 1]),
    (
        &["event: Vale signs pact in Rome, place: Rome", "event: Vale signs pact today in Rome, place: Oslo"],
        [2, 0, 0],
    ),
    (&["event: Visit, who: Bao Li", "event: Visit"], [2, 0, 0]),
    (&["event: Visit, who: Bao Li", "event: Visit, who: 'Bao Li, Ann Vale'"], [1, 0, 0]),
    (&["event: Visit, who: Bao Li, id: a", "event: Visit, id: a"], [1, 0, 0]),
    (&["event: Visit, who: ''", "event: Visit"], [1, 0, 0]),
    // Of one briefing.
    (&["event: Interview, place: Rome ; event: Interview, place: Oslo"], [2, 0, 0]),
    (&["event: Interview, place: Rome ; event: Interview"], [2, 0, 0]),
    (&["event: Interview ; event: Interview, who: Bao Li"], [2, 0, 0]),
    (&["event: Interview ; event: interview"], [1, 0, 0]),
    (&["event: Interview, place: Rome, id: a ; event: Interview, place: Oslo, id: a"], [2, 0, 1]),
];

#[test]
fn events_are_one_in_the_same_words_or_by_their_id() {
    for (briefings, expected) in EVENTS {
        let built = build(&tellings(briefings).snapshot(), &request());
        let events = records(&built, "data/events.json");
        let ids: BTreeSet<&str> = events.iter().filter_map(|event| event["id"].as_str()).collect();
        assert_eq!(ids.len(), events.len(), "an id stands for one event: {briefings:?}");
        let found = [events.len(), told(&built, "event-near"), told(&built, "event-id")];
        assert_eq!(found, *expected, "{briefings:?}\n{:#?}", built.told);
    }
}

/// What a hundred briefings tell of one day is told once for each at most.
#[test]
fn hints_on_near_events_are_bounded() {
    let events: Vec<String> = (0..100)
        .map(|number| format!("date: 2024-06-19, event: Vale meets guest{number}x in Rome"))
        .collect();
    let briefings: Vec<&str> = events.iter().map(String::as_str).collect();
    let built = build(&tellings(&briefings).snapshot(), &request());
    assert_eq!(records(&built, "data/events.json").len(), 100);
    let hints = told(&built, "event-near");
    assert!(hints < 100, "{hints}");
}

/// The id of an event is made of its oldest telling, with and without an `id` of the writer's.
#[test]
fn anchors_of_events_stay() {
    let id = |briefings: &[&str]| {
        let events = records(&build(&tellings(briefings).snapshot(), &request()), "data/events.json");
        events[0]["id"].as_str().expect("an event has an id").to_owned()
    };
    let alone = id(&["date: 2024-06-19, event: Vale signs"]);
    assert_eq!(id(&["date: 2024-06-19, event: Vale signs, id: a"]), alone);
    assert_eq!(
        id(&["date: 2024-06-19, event: Vale signs, id: a", "date: 2024-06-19, event: A pact, id: a"]),
        alone
    );
    assert_eq!(id(&["date: 2024-06-19, event: Vale signs", "date: 2024-06-19, event: 'Vale, signs'"]), alone);
}

/// Each telling keeps its place: no place of an event is lost.
#[test]
fn places_of_events_stay() {
    for (briefings, places) in [
        (
            &["event: Protest, place: Tbilisi", "event: Protest, place: Yerevan"][..],
            &["Tbilisi", "Yerevan"][..],
        ),
        (
            &["event: Protest ; event: Protest, place: Ереван ; event: Protest, place: 北京"],
            &["", "Ереван", "北京"],
        ),
        (&["event: Protest, place: Rome", "event: Protest"], &["Rome"]),
        (&["event: A, id: x, place: Rome", "event: B, id: x, place: Oslo"], &["Oslo"]),
    ] {
        let built = build(&tellings(briefings).snapshot(), &request());
        let events = records(&built, "data/events.json");
        let mut found: Vec<&str> =
            events.iter().map(|event| event["place"].as_str().unwrap_or_default()).collect();
        found.sort_unstable();
        assert_eq!(found, places, "{briefings:?}");
    }
    // A briefing shows its own place of what an `id` joins.
    let input = tellings(&["event: A, id: x, place: Rome", "event: B, id: x, place: Oslo"]);
    let built = build(&input.snapshot(), &request());
    for (number, place, other) in [(0, "Rome", "Oslo"), (1, "Oslo", "Rome")] {
        let page = page(&built, &format!("briefings/told-{number}/index.html"));
        assert!(page.contains(&format!("<span>{place}</span>")), "{place} of {number}");
        assert!(!page.contains(&format!("<span>{other}</span>")), "{other} of {number}");
    }
}

/// The text of a page.
fn page<'b>(built: &'b Built, path: &str) -> &'b str {
    let (_, bytes) = built.files.iter().find(|(known, _)| *known == path).expect("a site has this page");
    std::str::from_utf8(bytes).expect("a page is text")
}

/// A site of briefings, each with these quotes of one speaker, in files of these names.
fn sayings(briefings: &[&str], files: impl Fn(usize) -> String) -> Input {
    let mut input = Input::new(&[
        ("briefgen.yaml", "base_url: https://x.org/\n"),
        ("content/actors/vale.md", "---\nname: Ann Vale\n---\n"),
    ]);
    for (number, entries) in briefings.iter().enumerate() {
        // Two briefings a day: names of files decide their order.
        let mut text = format!("---\ntitle: Said {number}\ndate: 2024-07-{:02}\nquotes:\n", number / 2 + 1);
        for entry in entries.split(" ; ") {
            let entry =
                if entry.contains("text:") { entry.to_owned() } else { format!("text: No comment, {entry}") };
            let _ = writeln!(text, "  - {{ speaker: Ann Vale, source: Radio, {entry} }}");
        }
        text.push_str("---\nx\n");
        input.put(&format!("content/briefings/{}.md", files(number)), text.as_bytes());
    }
    input
}

/// When and where each quote of a site was said, and how often it is told.
fn said(built: &Built) -> Vec<(String, String, usize)> {
    let text = |quote: &Value, key: &str| quote[key].as_str().unwrap_or_default().to_owned();
    let told = |quote: &Value| quote["briefings"].as_array().map_or(0, Vec::len);
    let quotes = records(built, "data/quotes.json");
    let ids: BTreeSet<String> = quotes.iter().map(|quote| text(quote, "id")).collect();
    assert_eq!(ids.len(), quotes.len(), "an id stands for one quote");
    let mut said: Vec<_> =
        quotes.iter().map(|quote| (text(quote, "date"), text(quote, "occasion"), told(quote))).collect();
    said.sort_unstable();
    said
}

/// A quote: date, occasion, in how many briefings.
type Saying = (&'static str, &'static str, usize);

/// Tellings of the same words, and the quotes that they are.
const SAYINGS: &[(&[&str], &[Saying])] = &[
    (&["date: 2024-06-01", "date: 2024-06-01"], &[("2024-06-01", "", 2)]),
    (&["date: 2024-06-01", "date: 2024-06-02"], &[("2024-06-01", "", 1), ("2024-06-02", "", 1)]),
    (&["date: 2024-06-01 ; date: 2024-06-02"], &[("2024-06-01", "", 1), ("2024-06-02", "", 1)]),
    (&["occasion: In Minsk", "occasion: In Rome"], &[("", "In Minsk", 1), ("", "In Rome", 1)]),
    (&["occasion: В Минске", "occasion: В Риме"], &[("", "В Минске", 1), ("", "В Риме", 1)]),
    (&["occasion: 記者会見", "occasion: 記者会見。"], &[("", "記者会見。", 2)]),
    (
        &["date: 2024-06-01, occasion: In Minsk", "date: 2024-06-01, occasion: In Rome"],
        &[("2024-06-01", "In Minsk", 1), ("2024-06-01", "In Rome", 1)],
    ),
    // Where one side states nothing.
    (&["date: 2024-06-01", "text: No comment"], &[("2024-06-01", "", 2)]),
    (&["text: No comment", "date: 2024-06-01"], &[("2024-06-01", "", 2)]),
    (&["date: 2024-06-01", "occasion: In Rome"], &[("2024-06-01", "In Rome", 2)]),
    (
        &["date: 2024-06-01", "text: No comment", "date: 2024-06-02"],
        &[("2024-06-01", "", 2), ("2024-06-02", "", 1)],
    ),
    (
        &["date: 2024-06-01", "date: 2024-06-02", "occasion: In Rome"],
        &[("", "In Rome", 1), ("2024-06-01", "", 1), ("2024-06-02", "", 1)],
    ),
    (
        &["date: 2024-06-01, occasion: In Rome", "date: 2024-06-02", "date: 2024-06-02", "occasion: in Rome"],
        &[("2024-06-01", "in Rome", 2), ("2024-06-02", "", 2)],
    ),
];

#[test]
fn words_that_were_said_twice_are_two_quotes() {
    for (briefings, expected) in SAYINGS {
        let expected: Vec<(String, String, usize)> = expected
            .iter()
            .map(|(date, occasion, told)| ((*date).into(), (*occasion).into(), *told))
            .collect();
        let built = build(&sayings(briefings, |number| format!("a{number}")).snapshot(), &request());
        assert_eq!(said(&built), expected, "{briefings:?}");
        let backwards =
            build(&sayings(briefings, |number| format!("z{}", 50 - number)).snapshot(), &request());
        let folded = |said: Vec<(String, String, usize)>| -> Vec<_> {
            said.into_iter()
                .map(|(date, at, told)| (date, at.to_lowercase().replace('。', ""), told))
                .collect()
        };
        assert_eq!(folded(said(&backwards)), folded(expected), "the order of files decides: {briefings:?}");
        assert_eq!(told(&built, "quote-differs"), 0, "{briefings:?}");
    }
}

/// The oldest quote in some words keeps its id, which is made of speaker and words alone.
#[test]
fn ids_of_quotes_stay() {
    let ids = |briefings: &[&str]| -> BTreeMap<String, String> {
        let built = build(&sayings(briefings, |number| format!("a{number}")).snapshot(), &request());
        let text = |quote: &Value, key: &str| quote[key].as_str().unwrap_or_default().to_owned();
        records(&built, "data/quotes.json")
            .iter()
            .map(|quote| (text(quote, "date"), text(quote, "id")))
            .collect()
    };
    let alone = ids(&["text: No comment"]);
    let id = &alone[""];
    assert_eq!(&ids(&["date: 2024-06-01"])["2024-06-01"], id);
    let two = ids(&["date: 2024-06-01", "x: 1, date: 2024-06-01", "date: 2024-05-01"]);
    assert_eq!(&two["2024-06-01"], id);
    let three = ids(&[
        "date: 2024-06-01",
        "date: 2024-06-01",
        "date: 2024-05-01",
        "text: No comment",
        "date: 2024-04-01",
    ]);
    assert_eq!(&three["2024-06-01"], id);
    assert_eq!(three["2024-05-01"], two["2024-05-01"], "what is said later moves nothing");
}

/// A briefing shows when and where its own quote was said, and the words that it gives.
#[test]
fn a_briefing_shows_its_own_telling() {
    let briefings = [
        "date: 2024-04-30, occasion: In Sochi, original: Без комментариев, original_language: ru",
        "text: No comment",
        "date: 2024-05-31, occasion: In Moscow",
        "date: 2024-05-31, occasion: 'In Moscow.', original: Комментариев нет, original_language: ru ; date: 2024-05-29, occasion: In Minsk",
    ];
    let built = build(&sayings(&briefings, |number| format!("a{number}")).snapshot(), &request());
    for (number, shown, hidden) in [
        (
            0,
            &["In Sochi<", "30 April 2024", "Без комментариев"][..],
            &["Moscow", "Minsk", "Комментариев"][..],
        ),
        (2, &["In Moscow<", "31 May 2024"], &["Sochi", "Minsk", "Без комментариев", "In Moscow."]),
        (
            3,
            &["In Moscow.<", "31 May 2024", "Комментариев нет", "In Minsk<", "29 May 2024"],
            &["Sochi", "30 April"],
        ),
    ] {
        let page = page(&built, &format!("briefings/a{number}/index.html"));
        let quotes = page.split("id=\"briefing-quotes\">").nth(1).expect("a list of quotes");
        let quotes = quotes.split("</section>").next().expect("a list of quotes");
        for text in shown {
            assert!(quotes.contains(text), "{text} of {number}: {quotes}");
        }
        for text in hidden {
            assert!(!quotes.contains(text), "{text} of {number}: {quotes}");
        }
    }
}

/// Names of actors and of topics that must not share a page.
const NAMES: &[&[&str]] = &[
    &["王伟", "汪伟", "李明", "黎明", "김정", "金正"],
    &["Юлия Шах", "Iuliia Shakh", "Müller", "Muller", "Андрей Кот", "Andrey Kot"],
    &["C", "C++", "C#"],
    &["A+", "A-", "A"],
    &["50+", "50", "50%"],
    &["R&D", "R D"],
    &["حسن", "حسين", "Hasan", "hsn"],
    &["++", "--", "🎉", "🎊"],
];

/// Names of slugs, by what the data file says.
fn slugs(built: &Built, file: &str) -> BTreeMap<String, String> {
    let text = |record: &Value, key: &str| record[key].as_str().expect("a text").to_owned();
    records(built, file).iter().map(|record| (text(record, "name"), text(record, "slug"))).collect()
}

/// A site whose briefings each use one name, from the oldest on, in files of these names.
fn uses(names: &[&str], files: impl Fn(usize) -> String) -> Input {
    let mut input = Input::new(&[("briefgen.yaml", "base_url: https://x.org/\n")]);
    for (number, name) in names.iter().enumerate() {
        let name = Value::from(*name);
        let text = format!(
            "---\ntitle: Used {number}\ndate: 2024-07-{:02}\nactors: [{name}]\ntopics: [{name}]\n\
             quotes: [{{ speaker: {name}, text: we go on, source: Radio talk }}]\n---\nx\n",
            number + 1
        );
        input.put(&format!("content/briefings/{}.md", files(number)), text.as_bytes());
    }
    input
}

#[test]
fn distinct_names_have_distinct_pages() {
    for names in NAMES {
        let built = build(&uses(names, |number| format!("a{number}")).snapshot(), &request());
        let backwards = build(&uses(names, |number| format!("z{}", 50 - number)).snapshot(), &request());
        for file in ["data/actors.json", "data/topics.json"] {
            let found = slugs(&built, file);
            assert_eq!(found.len(), names.len(), "{names:?}: {found:?}");
            let distinct: BTreeSet<&String> = found.values().collect();
            assert_eq!(distinct.len(), names.len(), "{names:?}: {found:?}");
            assert_eq!(slugs(&backwards, file), found, "the order of files decides");
            // What is used later moves nothing.
            for count in [1, names.len() - 1] {
                let fewer =
                    build(&uses(&names[..count], |number| format!("a{number}")).snapshot(), &request());
                for (name, slug) in slugs(&fewer, file) {
                    assert_eq!(found.get(&name), Some(&slug), "{name} of {names:?}");
                }
            }
        }
        let quotes = records(&built, "data/quotes.json");
        let ids: BTreeSet<&str> = quotes.iter().filter_map(|quote| quote["id"].as_str()).collect();
        assert_eq!(ids.len(), names.len(), "each has said it: {names:?}");
    }
}

#[test]
fn a_name_without_a_file_leaves_the_slug_of_a_file_alone() {
    let files: &[(&str, &str, &[&str])] = &[
        ("wangwei", "王伟", &["汪伟", "Wangwei"]),
        ("c", "C++", &["C", "C#"]),
        ("muller", "Müller", &["Muller"]),
        ("vladimir-putin", "Владимир Путин", &["Vladimir Putin"]),
    ];
    for (slug, name, others) in files {
        let mut names = vec![*name];
        names.extend_from_slice(others);
        let mut input = uses(&names, |number| format!("a{number}"));
        for folder in ["actors", "topics"] {
            let text = format!("---\nname: {}\n---\n", Value::from(*name));
            input.put(&format!("content/{folder}/{slug}.md"), text.as_bytes());
        }
        let built = build(&input.snapshot(), &request());
        for file in ["data/actors.json", "data/topics.json"] {
            let found = slugs(&built, file);
            assert_eq!(found.len(), names.len(), "{names:?}: {found:?}");
            assert_eq!(found.get(*name).map(String::as_str), Some(*slug), "{found:?}");
        }
    }
}

#[test]
fn one_name_in_several_spellings_has_one_page() {
    for names in [
        &["Kim Jong-un", "Kim Jong Un", "KIM JONG‑UN"][..],
        &["O'Brien", "O’Brien", "OBRIEN"],
        &["José", "Jose\u{301}", "JOSÉ"],
        &["U.S.-Japan", "U.S.–Japan"],
        &["יעל בן־דוד", "יעל בן-דוד", "יעל בן–דוד"],
        &["ダ゠ヴィンチ", "ダ－ヴィンチ"],
        &["Անի֊Արամ", "Անի-Արամ"],
        &["Hamas", "HAMAS"],
    ] {
        let built = build(&uses(names, |number| format!("a{number}")).snapshot(), &request());
        assert_eq!(slugs(&built, "data/actors.json").len(), 1, "{names:?}");
        assert_eq!(told(&built, "slug-shared"), 0, "{names:?}");
    }
}

/// Dates in front matter, and what is told of the season in them.
#[test]
fn a_season_that_reads_like_years_is_told() {
    for (date, years) in [
        ("2019-21", Some("2019/2021")),
        ("2020-21", Some("2020/2021")),
        ("2023-24", Some("2023/2024")),
        ("2019-24~", Some("2019~/2024~")),
        ("1918-22", Some("1918/1922")),
        ("2020-21/2021-22", Some("2020/2022")),
        ("2019-21/..", Some("2019/..")),
        ("../2019-21", Some("../2021")),
        ("2018-05/2019-21", Some("2018-05/2021")),
        ("\"2019-21\"", None),
        ("'2019-21'", None),
        ("2024-21", None),
        ("2023-22", None),
        ("2022-22", None),
        ("2008-09", None),
        ("2019/2021", None),
        ("2019", None),
    ] {
        let input = Input::new(&[
            ("briefgen.yaml", "base_url: https://x.org/\n"),
            (
                "content/actors/vale.md",
                &format!("---\nname: Ann Vale\nroles: [{{ title: Mayor, from: {date} }}]\n---\n"),
            ),
            (
                "content/briefings/x.md",
                &format!(
                    "---\ntitle: X\ndate: 2024-06-19\nactors: [Ann Vale]\n\
                     dates: [{{ date: {date}, event: A term }}]\n\
                     sources: [{{ title: A book, date: {date} }}]\n\
                     quotes: [{{ speaker: Ann Vale, text: we go on, date: {date}, source: Radio talk }}]\n\
                     corrections: [{{ date: {date}, text: A slip. }}]\n---\nx\n"
                ),
            ),
        ]);
        let built = build(&input.snapshot(), &request());
        let seasons: Vec<&String> =
            built.told.iter().filter(|told| told.starts_with("warning[date-season]")).collect();
        assert_eq!(seasons.len(), if years.is_some() { 5 } else { 0 }, "{date}: {:#?}", built.told);
        let Some(years) = years else { continue };
        for told in seasons {
            assert!(told.contains(&format!("for the years write `{years}`")), "{told}");
            assert!(told.contains(&format!("`\"{date}\"`")), "{told}");
        }
    }
}
