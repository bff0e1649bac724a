//! What writers bring from elsewhere: dates of other programs, names of files, encodings, names on lists. Each row is a
//! small site with all that is told of it and what its pages then show.

use briefgen::snapshot::Snapshot;

use crate::support::{Built, Input, build, request, temporary, write};

const SETTINGS: &str = "title: Test desk\nbase_url: https://desk.example.org/repo/\n";
const FILE: &str = "content/briefings/x.md";

/// What is said of a site, in order; parts of one are set apart by ` ~ `.
fn fits(built: &Built, expected: &[&str]) -> bool {
    let has_all = |told: &str, parts: &str| parts.split(" ~ ").all(|part| told.contains(part));
    built.told.len() == expected.len()
        && built.told.iter().zip(expected).all(|(told, parts)| has_all(told, parts))
}

/// A site, all that is told of it, and what stands in its files.
struct Row {
    name: &'static str,
    files: &'static [(&'static str, &'static str)],
    told: &'static [&'static str],
    shows: &'static [(&'static str, &'static str)],
}

fn check(rows: &[Row]) {
    for row in rows {
        let mut input = Input::new(&[("briefgen.yaml", SETTINGS)]);
        row.files.iter().for_each(|(path, text)| input.put(path, text.as_bytes()));
        let built = build(&input.snapshot(), &request());
        assert!(fits(&built, row.told), "{}: {:#?}", row.name, built.told);
        for (path, text) in row.shows {
            assert!(
                built.text(path).contains(text),
                "{}: {path} lacks {text}\n{}",
                row.name,
                built.text(path)
            );
        }
    }
}

/// A briefing's date, and the end of the hint; `-` where it is told without one, nothing where it is a date.
const DATES: &[(&str, &str)] = &[
    ("2024-06-19 10:00:00 +0900", "write `2024-06-19T10:00:00+09:00`"),
    ("2024-06-19 23:50:12", "add `Z` for UTC, or an offset such as `+09:00`"),
    ("'2015-02-18'", ""),
    ("\"2024-06-19T10:00:00.000Z\"", ""),
    ("2024-06-19T10:00:00+09:00[Asia/Seoul]", "write `2024-06-19T10:00:00+09:00`"),
    ("2024-06-19 10:00 JST", "-"),
    ("2024-06-19 10am", "write year, month and day, such as `2024-06-19`"),
    ("June 19, 2024", "write `2024-06-19`"),
    ("2024-6-9", "write `2024-06-09`"),
    ("2022-20-10\t\t", "write `2022-10-20`"),
    ("2022-10-20\t\t", ""),
    ("2024-06", "write year, month and day, such as `2024-06-19`"),
    ("2024-06-19T24:00:00Z", "-"),
    ("2024-06-19T10:30:60+00:00", "-"),
    ("2024-06-19T10:00:00+0900", "write `2024-06-19T10:00:00+09:00`"),
    ("2024-06-19T10:00+09", "write `2024-06-19T10:00:00+09:00`"),
    ("2024-06-19 10:00:00 UTC", "write `2024-06-19T10:00:00Z`"),
    ("20240619", "write `2024-06-19`"),
    ("2024-06-19T10:00:00+15:00", ""),
    ("1718755200", "write year, month and day, such as `2024-06-19`"),
    ("Wed, 19 Jun 2024 10:00:00 +0900", "write `2024-06-19T10:00:00+09:00`"),
];

#[test]
fn dates_of_other_programs() {
    for (date, hint) in DATES {
        let text = format!("---\ntitle: Talks resume\ndate: {date}\n---\n\nx\n");
        let built = build(&Input::new(&[("briefgen.yaml", SETTINGS), (FILE, &text)]).snapshot(), &request());
        let expected = format!("error[date-invalid] {FILE}:3:");
        match *hint {
            "" => assert!(built.told.is_empty() && built.files.contains_key("briefings/x/index.html")),
            "-" => assert!(built.told.len() == 1 && !built.told[0].contains("help:"), "{:?}", built.told),
            hint => {
                assert!(built.told.len() == 1 && built.told[0].ends_with(hint), "{date}: {:?}", built.told);
            }
        }
        assert!(built.told.iter().all(|told| told.starts_with(&expected)), "{:?}", built.told);
        assert_eq!(built.files.contains_key("briefings/x/index.html"), hint.is_empty(), "{date}");
    }
}

/// The name of a file in `content/briefings/`, and its address below `/briefings/`.
const NAMES: &[(&str, &str)] = &[
    ("-.md", "talks-resume/"),
    ("2014-03-27-uncle.html.md", "uncle-html/"),
    ("2014-04-1-Ask-Us-(Almost)-Anything!.md", "2014-04-1-ask-us-almost-anything/"),
    ("2014-04-11-Open-Source-+-Terms-=-A-Better-Thing.md", "open-source-terms-a-better-thing/"),
    ("2024-06-19.md", "2024-06-19/"),
    ("2024-06-22T1030-time.md", "2024-06-22t1030-time/"),
    ("2024/06/deep.md", "deep/"),
    ("20240619.md", "20240619/"),
    ("2024_06_21_under.md", "under/"),
    ("21-06-2024-european.md", "21-06-2024-european/"),
    ("README.md", "readme/"),
    ("Straße.md", "strasse/"),
    ("UPPER.MD", "upper/"),
    ("_index.md", "index/"),
    ("_underscore.md", "underscore/"),
    ("a b  c.md", "a-b-c/"),
    ("a%20b.md", "a-20b/"),
    ("index.md", "briefings/"),
    ("it's.md", "its/"),
    ("page.md", "page/"),
    ("v1.2.report.final.md", "v1-2-report-final/"),
    ("ιωάννης.md", "ioannis/"),
    ("北京.md", "beijing/"),
    ("🚀.md", "rocket/"),
    ("🚀🚀.md", "rocket-rocket/"),
];

#[test]
fn names_of_files() {
    let text = "---\ntitle: Talks resume\ndate: 2024-06-19\n---\n\nx\n";
    for (name, url) in NAMES {
        let path = format!("content/briefings/{name}");
        let built = build(&Input::new(&[("briefgen.yaml", SETTINGS), (&path, text)]).snapshot(), &request());
        assert_eq!(built.told, Vec::<String>::new(), "{name}");
        let page = format!("briefings/{url}index.html");
        let pages: Vec<&String> = built.files.keys().filter(|page| page.starts_with("briefings/")).collect();
        assert!(built.files.contains_key(&*page), "{name}: {pages:?}");
    }
    for (path, told) in [
        ("content/briefings/con.md", "warning[name-unportable]"),
        ("content/briefing/x.md", "error[folder-wrong] ~ move it to `content/briefings/x.md`"),
        ("content/Briefings/x.md", "error[folder-wrong] ~ move it to `content/briefings/x.md`"),
    ] {
        let built = build(&Input::new(&[("briefgen.yaml", SETTINGS), (path, text)]).snapshot(), &request());
        assert!(fits(&built, &[told]), "{path}: {:?}", built.told);
    }
}

/// What the disk holds and a site has not: it is told where a writer may have meant it to be read.
#[test]
fn files_that_are_not_read() {
    let folder = temporary();
    for path in [
        "content/briefings/x.markdown",
        "content/briefings/y.mdx",
        "content/briefings/.hidden.md",
        "content/briefings/....md",
        "posts/x.md",
        "_posts/2024-06-19-x.md",
    ] {
        write(&folder.path().join(path), "---\ntitle: Talks resume\ndate: 2024-06-19\n---\n\nx\n");
    }
    write(&folder.path().join("briefgen.yaml"), SETTINGS);
    let built = build(&Snapshot::read(folder.path()), &request());
    let told = [
        "error[folder-wrong] _posts ~ move it to `content/briefings/`",
        "error[file-unreadable] content/briefings/x.markdown ~ Markdown files end in `.md`",
        "y.mdx",
    ];
    assert!(fits(&built, &told), "{:?}", built.told);
    assert!(!built.files.values().any(|bytes| String::from_utf8_lossy(bytes).contains("Talks resume")));
}

/// The bytes of a briefing, what is told of it, and what its page shows.
const ENCODINGS: &[(&[u8], &str, &str)] = &[
    (b"---\ntitle: Caf\xe9\ndate: 2024-06-19\n---\n\nT\xe9xt.\n", "error[file-not-utf8] ~ line 2", ""),
    (b"---\ntitle: Q\ndate: 2024-06-19\n---\n\n\x93Text\x94 \x96 x\n", "error[file-not-utf8] ~ line 6", ""),
    (b"\xff\xfe-\0-\0-\0\n\0t\0", "error[file-not-utf8] ~ line 1", ""),
    (b"\xfe\xff\0-\0-\0-\0\n\0t", "error[file-not-utf8] ~ line 1", ""),
    (
        b"---\ntitle: N\0ul\ndate: 2024-06-19\n---\n\nText.\n",
        "error[yaml-syntax] content/briefings/x.md:2:9 ~ A character without a shape (U+0000) stands here.",
        "",
    ),
    (b"   \n\n  \n", "error[file-empty]", ""),
    (
        "---\ntitle: M\ndate: 2024-06-19\n---\n\nK\u{fffd}ln\n".as_bytes(),
        "warning[text-damaged] ~ `K\u{fffd}ln` is lost",
        "K\u{fffd}ln",
    ),
    (
        "---\ntitle: M\ndate: 2024-06-19\n---\n\nKÃ¶ln\n".as_bytes(),
        "warning[text-damaged] ~ write `Köln`",
        "KÃ¶ln",
    ),
    ("---\ntitle: M\ndate: 2024-06-19\n---\n\nText \u{feff}middle.\n".as_bytes(), "", "Text \u{feff}middle."),
    // Signs of control stand on no page.
    (
        b"---\ntitle: M\ndate: 2024-06-19\n---\n\nTe\0xt\x1b[31mred\x1b[0m.\n",
        "warning[text-damaged] content/briefings/x.md:6:1 ~ (U+0000) stands in `Text[31mred[0m.`",
        "<p>Te xt [31mred [0m.</p>",
    ),
    (b"---\ntitle: M\ndate: 2024-06-19\n---", "", "<h1>M</h1>"),
    (b"\xef\xbb\xbf---\r\ntitle: M\r\ndate: 2024-06-19\r\n---\r\n\r\nText.\r\n", "", "<p>Text.</p>"),
];

#[test]
fn encodings() {
    for (bytes, told, shown) in ENCODINGS {
        let mut input = Input::new(&[("briefgen.yaml", SETTINGS)]);
        input.put(FILE, bytes);
        let built = build(&input.snapshot(), &request());
        let expected: &[&str] = if told.is_empty() { &[] } else { &[told] };
        assert!(fits(&built, expected), "{:?}: {:?}", String::from_utf8_lossy(bytes), built.told);
        if shown.is_empty() {
            assert!(!built.files.contains_key("briefings/x/index.html"));
        } else {
            assert!(built.text("briefings/x/index.html").contains(shown), "{shown}");
        }
    }
}

/// Long titles and names are cut in addresses and nowhere else; what a writer gave as an address is not.
#[test]
fn long_names() {
    let title = "The house passes the reservation of vacancies in posts and services amendment bill reserving \
                 seventy five percent of positions in offices and schools for people of all the districts";
    let slug = "the-house-passes-the-reservation-of-vacancies-in-posts-and-services-amendment";
    let korean = "가나다라마바사아자차".repeat(8);
    let named =
        |key: &str, value: &str| format!("---\ntitle: {title}\ndate: 2024-06-19\n{key}: {value}\n---\nx\n");
    let plain = format!("---\ntitle: {title}\ndate: 2024-06-19\n---\nx\n");
    let mut input = Input::new(&[("briefgen.yaml", &format!("{SETTINGS}slugs: unicode\n"))]);
    input.put(&format!("content/briefings/2024-06-19-{}.md", title.replace(' ', "-")), plain.as_bytes());
    input.put(&format!("content/briefings/{korean}.md"), plain.as_bytes());
    input.put("content/briefings/names.md", named("topics", &format!("[{title}]")).as_bytes());
    input.put("content/briefings/alias.md", named("aliases", &format!("[/{}/]", "x".repeat(256))).as_bytes());
    input.put("content/briefings/slug.md", named("slug", &"a".repeat(300)).as_bytes());
    let built = build(&input.snapshot(), &request());
    let expected = [
        "error[value-invalid] content/briefings/alias.md ~ a part of more than 255 bytes; take it out of the old URLs",
        "warning[topic-undeclared] content/briefings/names.md",
        "error[value-invalid] content/briefings/slug.md ~ cannot be a slug",
    ];
    assert!(fits(&built, &expected), "{:#?}", built.told);
    // Of 200 bytes each letter has three.
    let cut: String = korean.chars().take(66).collect();
    for page in [format!("briefings/{slug}"), format!("topics/{slug}"), format!("briefings/{cut}")] {
        assert!(built.files.contains_key(&*format!("{page}/index.html")), "{page}");
    }
    assert!(built.text(&format!("briefings/{slug}/index.html")).contains(title));
}

#[test]
fn times_and_offices() {
    check(&[
        Row {
            name: "the address has the day that the writer gave, in any zone",
            files: &[
                (
                    "briefgen.yaml",
                    "base_url: https://x.org/\ntime_zone: Asia/Seoul\npermalink: /:year/:month/:day/:slug/\n",
                ),
                (
                    "content/briefings/late.md",
                    "---\ntitle: Late night\ndate: 2024-12-31T23:30:00-05:00\n---\nx\n",
                ),
                (
                    "content/briefings/early.md",
                    "---\ntitle: Early\ndate: 2025-01-01T00:30:00+09:00\n---\nx\n",
                ),
            ],
            told: &[],
            shows: &[
                ("2024/12/31/late/index.html", "datetime=\"2024-12-31T23:30:00-05:00\""),
                ("2025/01/01/early/index.html", "datetime=\"2025-01-01T00:30:00+09:00\""),
            ],
        },
        Row {
            name: "offices, two with times that cannot be read",
            files: &[
                (
                    "content/actors/ana-duarte.md",
                    "---\nname: Ana Duarte\nroles:\n  - { title: Minister, of: Utopia, from: 2020-01-01, to: 2024-06-18 }\n  \
                     - { title: Prime minister, of: Utopia, from: 2024-06-19 }\n  \
                     - { title: Envoy, from: early 2019, to: 2019 }\n  - { title: Deputy, from: 2018 }\n  \
                     - { title: Mayor, from: 2010–2014 }\n---\n",
                ),
                (FILE, "---\ntitle: Talks\ndate: 2024-06-19\nactors: [Ana Duarte]\n---\nx\n"),
            ],
            told: &[
                "error[date-invalid] content/actors/ana-duarte.md:6:27 ~ write `2019-01/2019-04` or `2019`",
                "error[date-invalid] content/actors/ana-duarte.md:8:27 ~ write `from: 2010` and `to: 2014`",
            ],
            shows: &[
                ("briefings/x/index.html", "Prime minister, Utopia"),
                ("actors/ana-duarte/index.html", "until <time datetime=\"2019\">2019</time>"),
                ("actors/ana-duarte/index.html", "since <time datetime=\"2018\">2018</time>"),
                ("actors/ana-duarte/index.html", "since <time datetime=\"2024-06-19\">19 June 2024</time>"),
            ],
        },
        Row {
            name: "settings of another system's editor",
            files: &[("briefgen.yaml", "\u{feff}title: Mine\r\nbase_url: https://x.org/\r\n")],
            told: &[],
            shows: &[("index.html", "<title>Mine</title>")],
        },
        Row {
            name: "weekdays on a site in Spanish are not read as English ones",
            files: &[
                ("briefgen.yaml", "base_url: https://x.org/\nlanguage: es\n"),
                (
                    FILE,
                    "---\ntitle: T\ndate: 2024-06-19\n---\nEl lunes 19 de junio. Le mardi 19 juin. Am Dienstag, 19. Juni. \
                     19일 화요일. 31 de junio.\n",
                ),
            ],
            told: &[],
            shows: &[],
        },
        Row {
            name: "events of any text in a calendar and a table",
            files: &[(
                FILE,
                "---\ntitle: Talks\ndate: 2024-06-19\ndates:\n  \
                 - { date: 2024-06-18/2024-06-19, event: \"Visit, long; with signs \\\\ and: colons\", place: \"Hall 3, Öst\" }\n  \
                 - { date: 2024-06, event: A month }\n  - { date: 2024-06-20/.., event: Open end }\n  \
                 - { date: 0044-03-15, event: An old day }\n  - { date: 2024-06-21, event: \"=cmd()|' /C calc'!A0\" }\n  \
                 - { date: 2024-06-25, event: \"two\\nlines\" }\n---\nx\n",
            )],
            told: &[],
            shows: &[
                (
                    "calendar.ics",
                    "SUMMARY:Visit\\, long\\; with signs \\\\ and: colons\r\nLOCATION:Hall 3\\, Öst\r\n",
                ),
                ("calendar.ics", "DTSTART;VALUE=DATE:20240618\r\nDTEND;VALUE=DATE:20240620\r\n"),
                (
                    "calendar.ics",
                    "DTSTART;VALUE=DATE:20240601\r\nDTEND;VALUE=DATE:20240701\r\nSUMMARY:A month\r\n",
                ),
                ("calendar.ics", "Date as known: since 20 June 2024"),
                ("calendar.ics", "DTSTART;VALUE=DATE:00440315\r\n"),
                ("calendar.ics", "SUMMARY:two lines\r\n"),
                ("data/events.csv", ",\"Visit, long; with signs \\ and: colons\",\"Hall 3, Öst\","),
                ("data/events.csv", ",'=cmd()|' /C calc'!A0,"),
                ("data/events.csv", ",2024-06,2024-06-01,2024-06-30,A month,"),
            ],
        },
    ]);
}

#[test]
fn files_and_names_that_meet() {
    check(&[
        Row {
            name: "files that differ in the case of a letter or in an accent",
            files: &[
                ("content/About.md", "# A\n"),
                ("content/about.md", "# B\n"),
                ("content/actors/José.md", "---\nname: José Ruiz\n---\n"),
                ("content/actors/jose.md", "---\nname: Jose Paz\n---\n"),
                (FILE, "---\ntitle: Talks\ndate: 2024-06-19\nactors: [José Ruiz, Jose Paz]\n---\nx\n"),
                ("content/briefings/Talks.md", "---\ntitle: A\ndate: 2024-06-19\n---\nx\n"),
                ("content/briefings/talks.md", "---\ntitle: B\ndate: 2024-06-19\n---\nx\n"),
                ("content/Map.txt", "one"),
                ("content/map.txt", "two"),
            ],
            told: &[
                "error[url-conflict] content/about.md ~ `/about/` ~ content/About.md",
                "error[url-conflict] content/actors/jose.md ~ `/actors/jose/` ~ content/actors/José.md",
                "error[url-conflict] content/briefings/talks.md ~ `/briefings/talks/` ~ content/briefings/Talks.md",
                "warning[name-unportable] content/map.txt ~ are one where letter case does not count",
            ],
            shows: &[("actors/jose/index.html", "José Ruiz"), ("actors/jose-paz/index.html", "Jose Paz")],
        },
        Row {
            name: "names whose slugs meet have pages of their own",
            files: &[
                ("briefgen.yaml", "base_url: https://x.org/\nlints: { topic-undeclared: allow }\n"),
                (
                    FILE,
                    "---\ntitle: Talks\ndate: 2024-06-19\ntopics: [C++, C#, C, C/C++, R&D, R-D, R D, Öl, Ol]\n---\nx\n",
                ),
            ],
            told: &["warning[slug-shared] ~ `R-D`", "warning[slug-shared] ~ `Öl`"],
            shows: &[
                ("topics/c-plus-plus/index.html", "<h1>C++</h1>"),
                ("topics/c-sharp/index.html", "<h1>C#</h1>"),
                ("topics/c/index.html", "<h1>C</h1>"),
                ("topics/c-c-plus-plus/index.html", "<h1>C/C++</h1>"),
                ("topics/ol/index.html", "<h1>Ol</h1>"),
            ],
        },
        Row {
            name: "what stands in a folder that reads like another",
            files: &[
                ("content/Actors/bo.md", "---\nname: Bo Lind\nkind: person\n---\nA biography.\n"),
                ("content/d.md", "---\ntitle: D\ndate: 2024-06-19\nactors: [Ana Duarte]\n---\nx\n"),
                ("content/people/ana.md", "---\nname: Ana Duarte\nkind: person\n---\nA biography.\n"),
                (FILE, "---\ntitle: E\ndate: 2024-06-19\nactors: [Ana Duarte]\n---\nx\n"),
            ],
            told: &[
                "error[folder-wrong] content/Actors/bo.md ~ move it to `content/actors/bo.md`",
                "warning[actor-undeclared] content/briefings/x.md ~ `Ana Duarte`",
                "error[folder-wrong] content/d.md ~ move it to `content/briefings/d.md`",
                "error[folder-wrong] content/people/ana.md ~ move it to `content/actors/ana.md`",
            ],
            shows: &[],
        },
        Row {
            name: "names as lists of sanctions give them",
            files: &[
                ("content/actors/omar-al-hadid.md", "---\nname: Omar al-Hadid\n---\n"),
                (
                    "content/actors/petrov.md",
                    "---\nname: Ivan Sergeyevich Petrov\naliases: [Ivan Petrov]\n---\n",
                ),
                (
                    "content/actors/ooo-severny-les.md",
                    "---\nname: OOO Severny Les\nkind: organization\naliases: [OOO «Северный лес»]\n---\n",
                ),
                (
                    FILE,
                    "---\ntitle: T\ndate: 2024-06-19\nactors:\n  - Muhamad Ali s/o Abdul Rahim\n  - \"AL-HADID, Omar\"\n  \
                     - OOO \"Severny Les\"\n  - Ltd. \"Severny Les\" OOO\n  - Petrov Ivan Sergeyevich\n  - M/V NORTH STAR\n---\n\
                     AL-HADID, Omar (DOB 12 Mar 1970). Omar al-Hadid owns it. OOO «Северный лес». Ivan Petrov signed.\n",
                ),
            ],
            told: &[
                "`Muhamad Ali s/o Abdul Rahim` ~ briefgen new actor \"Muhamad Ali s/o Abdul Rahim\"",
                "`AL-HADID, Omar` ~ did you mean `Omar al-Hadid`?",
                "`OOO \"Severny Les\"` is not a declared name of OOO Severny Les.",
                "briefgen new actor 'Ltd. \"Severny Les\" OOO'",
                "did you mean `Ivan Sergeyevich Petrov`?",
                "briefgen new actor \"M/V NORTH STAR\"",
            ],
            shows: &[
                ("briefings/x/index.html", ">AL-HADID, Omar</a>"),
                ("briefings/x/index.html", ">OOO «Северный лес»</a>"),
                ("briefings/x/index.html", ">Ivan Petrov</a>"),
            ],
        },
    ]);
}

#[test]
fn names_and_quotes_in_doubt() {
    const PEOPLE: (&str, &str) = ("content/actors/ana-duarte.md", "---\nname: Ana Duarte\n---\n");
    check(&[
        Row {
            name: "a citation of a case",
            files: &[
                PEOPLE,
                ("content/actors/bo-lind.md", "---\nname: Bo Lind\n---\n"),
                ("content/actors/north-ministry.md", "---\nname: North Ministry\nkind: organization\n---\n"),
                (
                    FILE,
                    "---\ntitle: \"Duarte v. North Ministry (No. 22-123)\"\ndate: 2024-06-19\n---\nThe court ruled in *Duarte v. \
                     North Ministry*, 12 F.4th 345 (9th Cir. 2024). In re Lind. Ana Duarte filed. Bo Lind, J., dissenting, \
                     wrote that “the ministry had no power to close the border at all.” Id. at 347. Duarte, 12 F.4th at 346.\n",
                ),
            ],
            told: &[
                "warning[quote-unlisted] ~ speaker: Bo Lind ~ text: the ministry had no power to close the border at all.",
            ],
            shows: &[
                ("briefings/x/index.html", "In re Lind. "),
                ("briefings/x/index.html", " Duarte, 12 F.4th at 346."),
            ],
        },
        Row {
            name: "a state with a country's name is not counted as the country",
            files: &[
                ("content/actors/georgia.md", "---\nname: Georgia\nkind: country\n---\n"),
                (
                    FILE,
                    "---\ntitle: T\ndate: 2024-06-19\n---\nGeorgia, the state. Atlanta, Georgia. Georgia voters. Savannah, Georgia. \
                     Georgia’s army marched.\n",
                ),
            ],
            told: &[],
            shows: &[("briefings/x/index.html", ">Georgia</a>’s army")],
        },
        Row {
            name: "words in an editor's brackets are no second quote",
            files: &[
                PEOPLE,
                (
                    FILE,
                    "---\ntitle: T\ndate: 2024-06-19\nquotes:\n  - { speaker: Ana Duarte, text: We will never give up the border }\n---\n\
                     Ana Duarte said: “We will [sic] never give up the [northern] border.”\n",
                ),
            ],
            told: &[
                "warning[quote-not-in-body] ~ in the body: `We will [sic] never give up the [northern] border.`",
            ],
            shows: &[],
        },
        Row {
            name: "an apostrophe that begins a word, and feet and inches",
            files: &[
                PEOPLE,
                (
                    FILE,
                    "---\ntitle: T\ndate: 2024-06-19\n---\nThey are 5'11\" tall. In the '90s, 'tis said. Back in '07. \"'Tis a good day \
                     for it,\" Ana Duarte said. The author(s)' plan. The class of '99.\n",
                ),
            ],
            told: &["warning[quote-unlisted] ~ speaker: Ana Duarte ~ text: ’Tis a good day for it"],
            shows: &[(
                "briefings/x/index.html",
                "<p>They are 5’11” tall. In the ’90s, ’tis said. Back in ’07. “’Tis a good",
            )],
        },
    ]);
}
