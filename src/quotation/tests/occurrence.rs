//! Which of several places of the same words is whose.

use super::super::differ::same_words;
use super::super::find::Occurrence;
use super::super::{Quotable, Wanted, placed, spoken};
use crate::prose::Prose;

/// Checks at which of their places, by number, the words of each speaker are put.
fn check(body: &str, words: &str, expected: &[(&str, usize)]) {
    let prose = Prose::read(body);
    let quotable = Quotable::read(&prose);
    let wanted = expected.iter().map(|(speaker, _)| Wanted {
        speaker,
        words: same_words(words),
        places: quotable.all_places(words),
    });
    let wanted: Vec<Wanted> = wanted.collect();
    let all: Vec<usize> = prose.text.match_indices(words).map(|(at, _)| at).collect();
    let number = |place: &Occurrence| {
        let start = place.first().map(|first| first.start);
        all.iter().position(|at| Some(*at) == start)
    };
    let found: Vec<Option<usize>> =
        placed(&prose, &spoken(&Quotable::read(&prose)), &wanted).iter().map(number).collect();
    let expected: Vec<Option<usize>> = expected.iter().map(|(_, number)| Some(*number)).collect();
    assert_eq!(found, expected, "{body}");
}

#[test]
fn each_at_its_own_words() {
    for (body, words, expected) in [
        (
            "In Moscow Ana Duarte told reporters: “We are ready for talks.”\n\nIn Oslo Bo Lind answered: “We are ready for talks.”",
            "We are ready for talks",
            &[("Bo Lind", 1), ("Ana Duarte", 0)][..],
        ),
        (
            "“It is a matter of trust”, a slogan on the wall said. Much later, “It is a matter of trust,” Bo Lind said.",
            "It is a matter of trust",
            &[("Bo Lind", 1)],
        ),
        // Nobody is named: in order.
        (
            "First “It is a matter of trust” was heard.\n\nSecond “It is a matter of trust” was heard.",
            "It is a matter of trust",
            &[("Bo Lind", 0), ("Ana Duarte", 1)],
        ),
        // What is said there by one who is listed is not for the other.
        (
            "“It is a matter of trust,” said Ana Duarte.\n\nThen “It is a matter of trust” was heard again.",
            "It is a matter of trust",
            &[("Bo Lind", 1), ("Ana Duarte", 0)],
        ),
        // One place alone is for both.
        (
            "“It is a matter of trust,” said Ana Duarte.",
            "It is a matter of trust",
            &[("Bo Lind", 0), ("Ana Duarte", 0)],
        ),
        // The same speaker twice is one quote.
        (
            "“It is a matter of trust,” said Ana Duarte.\n\nLater “It is a matter of trust” was heard.",
            "It is a matter of trust",
            &[("Ana Duarte", 0), ("Ana Duarte", 0)],
        ),
        (
            "«Мы всегда готовы к миру», — сказал Иван Белов.\n\n«Мы всегда готовы к миру», — сказала Вера Лунина.",
            "Мы всегда готовы к миру",
            &[("Вера Лунина", 1), ("Иван Белов", 0)],
        ),
        (
            "李明说：“我们永远不会忘记你们。”\n\n陈华说：“我们永远不会忘记你们。”",
            "我们永远不会忘记你们",
            &[("陈华", 1), ("李明", 0)],
        ),
    ] {
        check(body, words, expected);
    }
}
