//! Where quotes are found.

use super::super::Quotable;
use crate::prose::Prose;
use crate::prose::markdown::{events, shown_text};

/// Checks the marked texts, joined by `|` where a place ends.
fn check(body: &str, quote: &str, expected: &str) {
    let prose = Prose::read(body);
    let quotable = Quotable::read(&prose);
    let places: Vec<&str> = quotable.places(quote).into_iter().map(|place| &prose.text[place]).collect();
    assert_eq!(places.join("|"), expected, "{quote} in {body}");
    let marks = quotable.find(quote);
    assert!(marks.is_sorted(), "{quote} in {body}");
    let mut shown = String::new();
    for (number, (event, _)) in events(body).enumerate() {
        for mark in marks.iter().filter(|mark| mark.event == number) {
            shown.push_str(&shown_text(&event).unwrap_or_default()[mark.start..mark.end]);
        }
    }
    assert_eq!(shown, expected.replace(['|', '\n'], ""), "marks of {quote} in {body}");
}

#[test]
fn plain_quotes() {
    for (body, quote, expected) in [
        ("He said \"we agree\" today.", "we agree", "we agree"),
        ("He said “we agree” today.", "\"we agree\"", "we agree"),
        ("It is *very* clear.", "is very clear", "is very clear"),
        ("Two\nlines here.", "Two lines", "Two lines"),
        ("justice [and] mutual respect", "justice [and] mutual", "justice [and] mutual"),
        ("justice and mutual", "justice [and] mutual", ""),
        ("security... against", "security… against", "security… against"),
        ("security [...] against", "security […] against", "security […] against"),
        ("security [...] against", "security against", ""),
        ("security . . . against", "security... against", "security . . . against"),
        ("security … against", "security...against", "security … against"),
        ("It's the end", "It’s the end", "It’s the end"),
        ("a word---another", "word — another", "word—another"),
        ("a word -- another", "word—another", "word – another"),
        ("comrades-in-arms.", "comrades‑in‑arms", "comrades-in-arms"),
        ("unbreakable", "break", ""),
        ("unbreakable break", "break", "break"),
        ("«Мы согласны», сказал он", "Мы согласны", "Мы согласны"),
        ("他說我們同意了", "我們同意", "我們同意"),
        ("He said \"the 'old' way\"", "the ‘old’ way", "the ‘old’ way"),
        ("He said \"the 'old' way\"", "the \"old\" way", "the ‘old’ way"),
        ("nothing", "", ""),
        ("nothing", "“.”", ""),
        ("`code` words", "code words", "code words"),
        ("one\n\ntwo", "one two", "one\n\ntwo"),
        ("He spoke in [plain **words**](x.md) again.", "in plain words again", "in plain words again"),
        ("“[W]e will go”", "[W]e will go", "[W]e will go"),
        ("“[W]e will go”", "We will go", ""),
        ("“We will go”", "[W]e will go", ""),
        ("“We will go”", "we will go", ""),
        ("“We will go,” he said.", "We will go.", "We will go"),
        ("“We will go,” he said.", "We will go,", "We will go,"),
        ("“We will go.”", "We will go.", "We will go."),
        ("“We will go.”", "We will go", "We will go"),
        ("“Will we go?” he asked", "Will we go?", "Will we go?"),
        ("“Will we go?” he asked", "Will we go!", ""),
        ("> We will\n> go on.\n>\n> — Kim", "We will go on.", "We will go on."),
        ("cafe\u{301} noir", "caf\u{e9} noir", "cafe\u{301} noir"),
        ("co\u{ad}operation now", "cooperation now", "co\u{ad}operation now"),
        ("made in the U.S. today", "made in the U.S.", "made in the U.S."),
        ("ab ab ab abc", "ab abc", "ab abc"),
        ("xgo go go", "go go", "go go"),
        ("- We will\n- go on", "We will", "We will"),
    ] {
        check(body, quote, expected);
    }
}

#[test]
fn marks_of_all_languages() {
    for (open, close) in [
        ("“", "”"),
        ("„", "“"),
        ("„", "”"),
        ("”", "”"),
        ("«", "»"),
        ("« ", " »"),
        ("»", "«"),
        ("»", "»"),
        ("‹", "›"),
        ("‘", "’"),
        ("‚", "‘"),
        ("「", "」"),
        ("『", "』"),
        ("《", "》"),
        ("\"", "\""),
        ("'", "'"),
    ] {
        let body = format!("Often we will. She said {open}we will{close}, and then {open}go on{close}.");
        let prose = Prose::read(&body);
        let places = Quotable::read(&prose).places("“we will”");
        assert_eq!(places.len(), 1, "{body}");
        assert!(places[0].start > 15, "not the quoted one in {body}");
        check(&body, &format!("{open}we will{close}"), "we will");
        check(&body, "we will go on", "we will|go on");
    }
}

#[test]
fn quotes_split_by_their_attribution() {
    for (body, quote, expected) in [
        ("\"We will,\" he said, \"go on.\"", "We will go on", "We will,|go on"),
        ("\"We will,\" he said, \"go on.\"", "We will, go on.", "We will,|go on."),
        ("“We will”, he said, “go on”.", "We will go on", "We will|go on"),
        ("“We will”, he said, “go on”.", "We will, go on", "We will|go on"),
        ("“We will,” he said. “We must.”", "We will. We must.", "We will,|We must."),
        ("“We will,” he said. “We must.”", "We will, We must.", "We will,|We must."),
        ("“Will we?” he asked. “We must.”", "Will we? We must.", "Will we?|We must."),
        ("“We will,” he said, “go on,” and sat down. “We must.”", "go on. We must", "go on,|We must"),
        ("“We *will*,” he\nsaid, “go\non.”", "We will go on", "We will,|go on"),
        ("“A b,” he said, “c d,” he added. “E f.”", "A b c d. E f.", "A b,|c d,|E f."),
        ("“We will,” he said, “go on.”", "\"We will,\" he said, \"go on\"", "We will,” he said, “go on"),
        ("「我們同意，」他說，「繼續前進。」", "我們同意，繼續前進", "我們同意，|繼續前進"),
        ("「我們同意，」他說，「繼續前進。」", "我們同意繼續前進", "我們同意，|繼續前進"),
        (
            "«Мы согласны, — сказал он, — идти»",
            "Мы согласны, — сказал он, — идти",
            "Мы согласны, — сказал он, — идти",
        ),
        ("“We will,” he said.\n\n“Go on.”", "We will Go on", ""),
        (
            "“We will,” he said on a long and cold night in the middle of the far mountains, “go on.”",
            "We will go on",
            "We will,|go on",
        ),
        ("“We will go.\n\n“And we must.” He sat.", "We will go. And we must.", "We will go.|And we must."),
        ("“One.\n\n“Two.\n\n“Three.”", "One. Two. Three.", "One.|Two.|Three."),
        ("> “We will,” he said, “go on.”", "We will go on", "We will,|go on"),
    ] {
        check(body, quote, expected);
    }
}

#[test]
fn the_best_place() {
    for (body, quote, before) in [
        ("# We will\n\nWe will.", "We will", "# "),
        ("`We will` We will", "We will", "`We will` "),
        ("most powerful; the “most powerful”", "most powerful", "most powerful; the “"),
        ("We will. “We will go”", "We will", "We will. “"),
    ] {
        let prose = Prose::read(body);
        let place = Quotable::read(&prose).places(quote);
        assert_eq!(place.len(), 1, "{body}");
        assert!(place[0].start >= before.len() - 2, "{body}");
    }
}
