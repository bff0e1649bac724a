//! Front matter is YAML as others read it: what `serde_yaml` (YAML 1.1's libyaml) and briefgen both accept they read
//! alike; where they are meant to differ a row says how.

use proptest::prelude::*;
use serde_yaml::Value as Theirs;

use briefgen::yaml::{self, Node, Value as Ours};

use crate::fuzzed::bodies;

/// A text, what briefgen makes of it, and what `serde_yaml` does, in short.
struct Difference(&'static str, &'static str, &'static str);

/// Where the two are meant to differ, and some things that are alike though YAML 1.1 has them otherwise.
const DIFFERENCES: &[Difference] = &[
    // A value is the text that stands there; where a key asks for a number or a flag it is read as one.
    Difference("a: 1984", "{a: `1984`}", "{a: 1984}"),
    Difference("a: 0x1F", "{a: `0x1F`}", "{a: 31}"),
    Difference("a: 1e3", "{a: `1e3`}", "{a: 1000.0}"),
    Difference("a: .5", "{a: `.5`}", "{a: 0.5}"),
    Difference("a: .inf", "{a: `.inf`}", "{a: .inf}"),
    Difference("a: True", "{a: `True`}", "{a: true}"),
    Difference("a: +1", "{a: `+1`}", "{a: 1}"),
    Difference("a: 0.10", "{a: `0.10`}", "{a: 0.1}"),
    // Booleans, octal numbers and times of YAML 1.1 are texts to both.
    Difference("a: yes", "{a: `yes`}", "{a: `yes`}"),
    Difference("a: NO", "{a: `NO`}", "{a: `NO`}"),
    Difference("a: on", "{a: `on`}", "{a: `on`}"),
    Difference("a: 017", "{a: `017`}", "{a: `017`}"),
    Difference("a: 1_000", "{a: `1_000`}", "{a: `1_000`}"),
    Difference("a: 12:30:45", "{a: `12:30:45`}", "{a: `12:30:45`}"),
    // Only one of two equal keys could count.
    Difference("a: 1\na: 2", "refused", "refused"),
    Difference("{a: 1, a: 2}", "refused", "refused"),
    // A merge key is a key like others.
    Difference(
        "x: &x {a: 1}\ny:\n  <<: *x",
        "{x: {a: `1`}, y: {<<: {a: `1`}}}",
        "{x: {a: 1}, y: {<<: {a: 1}}}",
    ),
    // The line break at the end of a block is none of its text.
    Difference("a: |\n  b\n", "{a: `b`}", "{a: `b\n`}"),
    Difference("a: |+\n  b\n\n", "{a: `b`}", "{a: `b\n\n`}"),
    Difference("a: >\n  b\n  c\n", "{a: `b c`}", "{a: `b c\n`}"),
    // A tag of YAML's own changes no text; another one is a word that would be lost.
    Difference("a: !!int \"1\"", "{a: `1`}", "{a: 1}"),
    Difference("a: !own b", "refused", "{a: !own `b`}"),
    Difference("a: !b", "refused", "{a: !b null}"),
    // So would what stands behind a `#`, and an anchor that nothing uses.
    Difference("a: b #c", "refused", "{a: `b`}"),
    Difference("a: #c", "refused", "{a: null}"),
    Difference("a: &b c", "refused", "{a: `c`}"),
    Difference("a: &b", "refused", "{a: null}"),
    // A key is a text, or empty.
    Difference("[a]: b", "refused", "{[`a`]: `b`}"),
    Difference("{a: b}: c", "refused", "{{a: `b`}: `c`}"),
    Difference("~: a", "{: `a`}", "{null: `a`}"),
    Difference(": a", "{: `a`}", "refused"),
    // A missing space is told.
    Difference("a:b", "refused", "`a:b`"),
    Difference("a:\u{a0}b", "refused", "`a:\u{a0}b`"),
    // Line breaks of YAML 1.1 are characters to YAML 1.2; so is a tab before a key.
    Difference("a: \"b\u{85}c\"", "{a: `b\u{85}c`}", "{a: `b c`}"),
    Difference("a: b\u{2028}c", "{a: `b\u{2028}c`}", "refused"),
    Difference("\ta: b", "{a: `b`}", "refused"),
    // A number may have any length, and a file may be empty.
    Difference("a: 9999999999999999999999", "{a: `9999999999999999999999`}", "refused"),
    Difference("", "refused", "null"),
];

fn ours(text: &str) -> Option<Node> {
    let mut problems = Vec::new();
    let node = yaml::parse(text, 0, &"x.md".into(), &mut problems);
    node.filter(|_| problems.is_empty())
}

/// Why two readings are not the same.
fn unlike(ours: &Node, theirs: &Theirs) -> Option<String> {
    let differs = || Some(format!("{:?} is not {theirs:?}", ours.value));
    match (&ours.value, theirs) {
        (_, Theirs::Tagged(tagged)) => unlike(ours, &tagged.value),
        (Ours::Null, Theirs::Null) => None,
        (Ours::Scalar { text, .. }, Theirs::String(theirs))
            if text == theirs.trim_end_matches('\n') || text == theirs =>
        {
            None
        }
        // What is a number or a boolean to them is its text to us.
        (Ours::Scalar { text, plain: true }, Theirs::Bool(_) | Theirs::Number(_)) => {
            let again = serde_yaml::from_str::<Theirs>(text).ok();
            if again.as_ref() == Some(theirs) || text.to_lowercase().contains("nan") {
                None
            } else {
                differs()
            }
        }
        (Ours::Sequence(ours), Theirs::Sequence(theirs)) if ours.len() == theirs.len() => {
            ours.iter().zip(theirs).find_map(|(ours, theirs)| unlike(ours, theirs))
        }
        (Ours::Mapping(ours), Theirs::Mapping(theirs)) if ours.len() == theirs.len() => {
            ours.iter().zip(theirs).find_map(|((key, ours), (their_key, theirs))| match their_key {
                Theirs::String(their_key) if *their_key != key.text => differs(),
                _ => unlike(ours, theirs),
            })
        }
        _ => differs(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: ProptestConfig::default().cases * 8, ..ProptestConfig::default() })]

    #[test]
    fn what_both_accept_they_read_alike(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let text = bodies::yaml(&mut bodies::Choices::new(&bytes));
        // YAML 1.1 takes them for line breaks (`DIFFERENCES`).
        let text = text.replace(['\u{85}', '\u{2028}', '\u{2029}'], "");
        if let (Some(ours), Ok(theirs)) = (ours(&text), serde_yaml::from_str::<Theirs>(&text)) {
            let unlike = unlike(&ours, &theirs);
            prop_assert!(unlike.is_none(), "{:?}: {}", text, unlike.unwrap_or_default());
        }
    }
}

fn in_short(node: &Node) -> String {
    match &node.value {
        Ours::Null => "null".into(),
        Ours::Scalar { text, .. } => format!("`{text}`"),
        Ours::Sequence(items) => format!("[{}]", items.iter().map(in_short).collect::<Vec<_>>().join(", ")),
        Ours::Mapping(entries) => {
            let entries: Vec<String> =
                entries.iter().map(|(key, node)| format!("{}: {}", key.text, in_short(node))).collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

fn theirs_in_short(value: &Theirs) -> String {
    match value {
        Theirs::Null => "null".into(),
        Theirs::Bool(value) => value.to_string(),
        Theirs::Number(number) => number.to_string(),
        Theirs::String(text) => format!("`{text}`"),
        Theirs::Sequence(items) => {
            format!("[{}]", items.iter().map(theirs_in_short).collect::<Vec<_>>().join(", "))
        }
        Theirs::Mapping(entries) => {
            let key = |key: &Theirs| theirs_in_short(key).trim_matches('`').to_owned();
            let entries: Vec<String> = entries
                .iter()
                .map(|(one, node)| format!("{}: {}", key(one), theirs_in_short(node)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
        Theirs::Tagged(tagged) => format!("{} {}", tagged.tag, theirs_in_short(&tagged.value)),
    }
}

#[test]
fn intended_differences() {
    for Difference(text, expected, theirs) in DIFFERENCES {
        let told = ours(text).map_or("refused".to_owned(), |node| in_short(&node));
        let read = serde_yaml::from_str::<Theirs>(text)
            .map_or("refused".to_owned(), |value| theirs_in_short(&value));
        assert_eq!((told.as_str(), read.as_str()), (*expected, *theirs), "{text}");
    }
}
