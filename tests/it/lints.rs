//! What is found in names, quotes and dates: one row a lint, with all that is told.

use crate::support::{Input, build, request};

struct Row(&'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);

/// Names both actors, so that neither is an orphan.
const SOUND: &[(&str, &str)] = &[
    ("briefgen.yaml", "base_url: https://x.org/\n"),
    ("content/actors/ann-berg.md", "---\nname: Ann Berg\nweak_aliases: [Berg]\n---\n"),
    ("content/actors/norland.md", "---\nname: Norland\nkind: country\n---\n"),
    ("content/briefings/sound.md", "---\ntitle: Sound\ndate: 2024-01-01\n---\nAnn Berg went to Norland.\n"),
];

const ROWS: &[Row] = &[
    Row("all is well", &[], &[]),
    Row(
        "a weekday that does not fit",
        &[(
            "content/briefings/x.md",
            "---\ntitle: X\ndate: 2024-06-20\n---\nOn Tuesday, June 19th, it began.\n",
        )],
        &[
            "warning[weekday-mismatch] content/briefings/x.md:5:4 `Tuesday, June 19th`: 19 June 2024 is not a Tuesday.\n  help: it is a Wednesday; correct the weekday or the date",
        ],
    ),
    Row(
        "a day that no month has",
        &[("content/briefings/x.md", "---\ntitle: X\ndate: 2024-06-20\n---\nIt ended on 31 June.\n")],
        &["error[date-invalid] content/briefings/x.md:5:13 `31 June`: There is no 31 June."],
    ),
    Row(
        "an actor that the body names often",
        &[(
            "content/briefings/x.md",
            "---\ntitle: X\ndate: 2024-06-20\n---\nAnn Berg came. Ann Berg saw. Ann Berg left.\n",
        )],
        &[
            "warning[actor-unlisted] content/briefings/x.md:5:1 `Ann Berg`: Ann Berg is named 3 times and is not among the `actors`.\n  help: add `Ann Berg` to `actors`",
        ],
    ),
    Row(
        "an actor that nothing names",
        &[("content/actors/nobody.md", "---\nname: Nobody Atall\n---\n")],
        &[
            "warning[orphan-actor] content/actors/nobody.md:2:7 `Nobody Atall`: Nothing names Nobody Atall.\n  help: name it in a briefing, or delete the file",
        ],
    ),
    Row(
        "a quote that is not listed",
        &[(
            "content/briefings/x.md",
            "---\ntitle: X\ndate: 2024-06-20\nactors: [Ann Berg]\n---\n\"We will sign it tomorrow morning,\" Ann Berg said.\n",
        )],
        &[
            "warning[quote-unlisted] content/briefings/x.md:6:2 `We will sign it tomorrow morning,`: This quote is not listed in the front matter.\n  help: list it:\nquotes:\n  - speaker: Ann Berg\n    text: We will sign it tomorrow morning",
        ],
    ),
    Row(
        "a quote that is split by who says it",
        &[(
            "content/briefings/x.md",
            "---\ntitle: X\ndate: 2024-06-20\nquotes:\n  - speaker: Ann Berg\n    text: We will sign it, and then we go home\n---\n\"We will sign it,\" Ann Berg said, \"and then we go home.\"\n",
        )],
        &[],
    ),
    Row(
        "one quote in different words",
        &[
            (
                "content/briefings/x.md",
                "---\ntitle: X\ndate: 2024-06-20\nquotes:\n  - { speaker: Ann Berg, text: We will never again sign such a bad treaty with anybody, source: Reuters }\n---\nText.\n",
            ),
            (
                "content/briefings/y.md",
                "---\ntitle: Y\ndate: 2024-06-21\nquotes:\n  - { speaker: Ann Berg, text: We will never again sign such a weak treaty with anybody, source: Reuters }\n---\nText.\n",
            ),
        ],
        &[
            "warning[quote-differs] content/briefings/x.md:5:32 `We will never again sign such a bad treaty with anybody`: Ann Berg is quoted in other words elsewhere.\n  content/briefings/y.md:5:32 `We will never again sign such a weak treaty with anybody`: here too\n  help: the other says: We will never again sign such a weak treaty with anybody",
        ],
    ),
    Row(
        "a picture without a text",
        &[
            ("content/briefings/x.md", "---\ntitle: X\ndate: 2024-06-20\n---\n![](x.svg)\n"),
            ("content/briefings/x.svg", "<svg/>"),
        ],
        &[
            "warning[image-alt-missing] content/briefings/x.md:5:1 `![](x.svg)`: This picture has no text that says what it shows.\n  help: write it between the brackets: `![what it shows](file.png)`",
        ],
    ),
];

#[test]
fn names_quotes_and_dates() {
    let mut faults = Vec::new();
    for Row(name, files, expected) in ROWS {
        let mut input = Input::new(SOUND);
        files.iter().for_each(|(path, text)| input.put(path, text.as_bytes()));
        let told = build(&input.snapshot(), &request()).told;
        if told != *expected {
            faults.push(format!("{name}\n- expected\n{}\n+ told\n{}", expected.join("\n"), told.join("\n")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

/// Two briefings that tell one event in near words make one entry with both.
#[test]
fn one_event_in_two_tellings() {
    let mut input = Input::new(SOUND);
    for (name, words, id) in [
        ("x", "Ann Berg meets Norland's envoys", "envoys"),
        ("y", "Ann Berg meets the envoys of Norland", "envoys"),
        ("z", "Norland closes its border", "border"),
    ] {
        let text = format!(
            "---\ntitle: {name}\ndate: 2024-06-20\ndates:\n  - {{ date: 2024-06, event: \"{words}\", id: {id}, actors: [Ann Berg, Norland] }}\n---\nText.\n"
        );
        input.put(&format!("content/briefings/{name}.md"), text.as_bytes());
    }
    let built = build(&input.snapshot(), &request());
    let events: Vec<serde_json::Value> =
        serde_json::from_str(built.text("data/events.json")).expect("data is JSON");
    let briefings: Vec<String> = events.iter().map(|event| event["briefings"].to_string()).collect();
    assert_eq!(briefings, ["[\"z\"]", "[\"y\",\"x\"]"]);
}
