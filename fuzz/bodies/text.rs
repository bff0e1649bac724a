//! Bodies in Markdown: names, quotes, dates, links and all that stands around them, in many scripts.

use super::choices::Choices;
use super::words::{date, name, odd, word};

/// Marks that open and close words which somebody said.
const MARKS: [(&str, &str); 10] = [
    ("“", "”"),
    ("\"", "\""),
    ("«", "»"),
    ("«\u{a0}", "\u{a0}»"),
    ("„", "“"),
    ("‘", "’"),
    ("「", "」"),
    ("'", "'"),
    ("“", ""),
    ("", "”"),
];

/// A body of some paragraphs in which these names stand.
pub(crate) fn body(choices: &mut Choices, names: &[String]) -> String {
    choices
        .some((1, 6), |choices| paragraph(choices, names))
        .join(choices.pick(&["\n\n", "\n\n", "\n", "\r\n\r\n"]))
}

fn paragraph(choices: &mut Choices, names: &[String]) -> String {
    let before =
        choices.pick(&["", "", "", "", "## ", "> ", "- ", "1. ", "| a | b |\n|---|---|\n| ", "    ", "<p>"]);
    let mut text = before.to_owned();
    for piece in choices.some((1, 14), |choices| piece(choices, names)) {
        text.push_str(&piece);
        text.push_str(choices.pick(&[" ", " ", " ", "", ". ", ", ", "\n", "  \n", ": ", "\r\n"]));
    }
    text
}

fn known(choices: &mut Choices, names: &[String]) -> String {
    let number = choices.below(names.len() + 1);
    names.get(number).cloned().unwrap_or_else(|| name(choices))
}

fn words(choices: &mut Choices, most: usize) -> String {
    choices.some((1, most), word).join(" ")
}

fn piece(choices: &mut Choices, names: &[String]) -> String {
    match choices.below(20) {
        0..4 => word(choices),
        4 | 5 => known(choices, names),
        6 => format!("{}{}", known(choices, names), choices.pick(&["’s", "'s", "s’", "の", "은", "-"])),
        7 | 8 => said(choices, names),
        9 => format!("{} {}", date(choices), choices.pick(&["Monday, 3 May 2024", "Sunday", "19 June", ""])),
        10 => link(choices, names),
        11 => odd(choices).to_owned(),
        12 => long(choices),
        13 => format!("*{}*", words(choices, 3)),
        14 => format!("**{}", words(choices, 2)),
        15 => format!("`{}`", words(choices, 2)),
        16 => {
            format!("<{}>", choices.pick(&["b", "/b", "!--", "a href='x'", "script", "br/", "name withheld"]))
        }
        17 => choices
            .pick(&["[^1]", "\n[^1]: Note", "\\", "&amp;", "&#x0;", "&nbsp;", "~~", "$x$", "[x]:"])
            .to_owned(),
        18 => format!("{} and {}", known(choices, names), known(choices, names)),
        _ => choices.pick(&["1,000", "50+", "C++", "A-", "12:30", "https://example.org/ä?b=ü#c"]).to_owned(),
    }
}

/// Somebody says something: before, within or after the words, or nobody does.
fn said(choices: &mut Choices, names: &[String]) -> String {
    let (open, close) = choices.pick(&MARKS);
    let verb =
        choices.pick(&["said", "told reporters", "dit", "сказал", "说", "말했다", "denied", "asked", ""]);
    let (who, what) = (known(choices, names), words(choices, 9));
    match choices.below(5) {
        0 => format!("{open}{what},{close} {who} {verb}."),
        1 => format!("{who} {verb}: {open}{what}.{close}"),
        2 => format!("{open}{what},{close} {verb} {who}, {open}{}.{close}", words(choices, 6)),
        3 => format!("{open}{what} … {}{close}", words(choices, 4)),
        _ => format!("{open}{what} {open}{}{close} {}{close}", words(choices, 3), words(choices, 3)),
    }
}

fn link(choices: &mut Choices, names: &[String]) -> String {
    let text = known(choices, names);
    let to = choices.pick(&[
        "d0.md",
        "d1.md#quotes",
        "../actors/d2.md",
        "/topics/",
        "https://example.org/",
        "p.png",
        "my map.png",
        "#x",
        "mailto:x@example.org",
        "javascript:x",
        "http://localhost/",
        "%zz",
        "//",
        "d0.md?a#%E9",
    ]);
    match choices.below(6) {
        0 => format!("[[{text}]]"),
        1 => format!("[[{text}|{}]]", words(choices, 2)),
        2 => format!("[{text}]({to})"),
        3 => format!("![{text}]({to})"),
        4 => {
            format!("[[{}:{text}#{}]]", choices.pick(&["actor", "topic", "briefing", "page"]), word(choices))
        }
        _ => format!("[{text}][{}]", word(choices)),
    }
}

/// Enough text that a fixed number of bytes ends within a character.
fn long(choices: &mut Choices) -> String {
    let sentence = words(choices, 9);
    let times = choices.pick(&[4, 12, 30]);
    let mut text = format!("{sentence}{} ", choices.pick(&["", ".", "’s", ","])).repeat(times);
    text.truncate(text.floor_char_boundary(3000));
    text
}
