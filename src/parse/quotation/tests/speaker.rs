//! Who speaks.

use super::super::{Speakers, spoken};
use crate::parse::prose::Prose;

const PEOPLE: &[&str] =
    &["Putin", "Kim", "Peskov", "Kremlin", "Zakharova", "Blinken", "Reuters", "Путин", "普京", "Russia"];

/// All places of people, longest names aside.
fn people(text: &str) -> Vec<(std::ops::Range<usize>, usize)> {
    let all = PEOPLE.iter().enumerate().flat_map(|(bearer, name)| {
        text.match_indices(name).map(move |(at, _)| (at..at + name.len(), bearer))
    });
    all.collect()
}

/// Checks the speaker of the last speech.
fn check(body: &str, expected: &str) {
    let prose = Prose::read(body);
    let found = spoken(&prose);
    let last = found.last().unwrap_or_else(|| panic!("no speech in {body}"));
    let speaker =
        Speakers::new(&prose, &people(&prose.text)).likely(last).map_or("", |bearer| PEOPLE[bearer]);
    assert_eq!(speaker, expected, "{body}");
}

#[test]
fn clear_speakers() {
    for (body, expected) in [
        ("“We will go on together,” Putin said.", "Putin"),
        ("“We will go on together,” said Putin.", "Putin"),
        ("“We will go on together,” said Kremlin spokesman Dmitry Peskov.", "Peskov"),
        ("“We will go on together,” Kremlin spokesman Dmitry Peskov said.", "Peskov"),
        ("“We will go on together,” Peskov, a spokesman for Putin, told reporters.", "Peskov"),
        ("“We will go on together,” according to Putin.", "Putin"),
        ("According to Putin, “we will go on together”.", "Putin"),
        ("“We will go on together,” Putin told Kim in Pyongyang.", "Putin"),
        ("Putin told Kim: “We will go on together.”", "Putin"),
        ("Putin: “We will go on together.”", "Putin"),
        ("Kim opened with courtesies: “We will go on together.”", "Kim"),
        ("Kim arrived on Monday. “We will go on together,” he said.", "Kim"),
        ("Kim arrived on Monday. It rained. “We will,” he said, “go on together.”", "Kim"),
        ("Kim met Putin on Monday. “We will go on together,” he said.", "Kim"),
        ("When Putin saw the guests he said: “We will go on together.”", "Putin"),
        ("“Kim is a good friend,” Putin said. “Kim is a great friend,” he added.", "Putin"),
        ("“We will,” Putin said on Monday, “go on together.”", "Putin"),
        ("> We will go on.\n> — Putin, to Kim", "Putin"),
        ("Reuters quoted Kim as saying: “We will go on together.”", "Kim"),
        ("Putin was quoted as saying: “We will go on together.”", "Putin"),
        ("Putin said:\n\n> We will go on.", "Putin"),
        ("“We will go on together,” Putin, who met Kim, said.", "Putin"),
        ("“We will go on together.” So its spokeswoman, Maria Zakharova, put it.", "Zakharova"),
        ("“This is a grave threat.” That was Blinken.", "Blinken"),
        ("«Мы никогда не сдадимся», — заявил Путин.", "Путин"),
        ("普京說：「我們永遠不會忘記你們。」", "普京"),
        ("“We will go on together,” Putin later told reporters.", "Putin"),
        ("“We will go on together,” said the spokesman, Peskov.", "Peskov"),
    ] {
        check(body, expected);
    }
}

#[test]
fn unclear_speakers() {
    for body in [
        "“We will go on together,” a spokesman for Putin said.",
        "“We will go on together,” Putin’s spokesman said.",
        "“We will go on together,” Putin and Kim said.",
        "“We will go on together,” said Putin and Kim.",
        "“We will go on together,” he said. Kim left.",
        "After meeting Putin, the minister said: “We will go on together.”",
        "Asked about Kim, an official told Reuters: “We will go on together.”",
        "By his account Kim had asked him to go. “We will go on together,” he said.",
        "The talks of Putin with Kim ended. “We will go on together,” he said.",
        "The treaty promises “military and other assistance”.",
        "“We will go on together,” the minister said after meeting Kim.",
        "“We will go on together,” said the minister, who met Kim.",
        "Kim spoke. Reuters quotes him: “We will go on together.”",
        "Kim left.\n\n“We will go on together,” he said.",
    ] {
        check(body, "");
    }
}
