//! Odd texts: nothing panics, every place is on a character boundary, every speech can be found.

use super::super::fold::fold_quote;
use super::super::{Compared, Quotable, RangeSet, Speakers, Voices, differs, spoken, text_fragment};
use super::place_of;
use crate::prose::Prose;

const PIECES: &[&str] = &[
    "“",
    "”",
    "„",
    "«",
    "»",
    "‹",
    "›",
    "‘",
    "’",
    "\"",
    "'",
    "「",
    "」",
    "『",
    "』",
    "《",
    "》",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    ",",
    ".",
    "...",
    "…",
    "?",
    "!",
    "—",
    "-",
    "[",
    "]",
    "*",
    "`",
    "> ",
    "# ",
    "- ",
    "[x](y) ",
    "[^1]",
    "\u{ad}",
    "e\u{301}",
    "가",
    "我",
    "們",
    "說",
    "ß",
    "🙂",
    "6'2\"",
    "we",
    "go",
    "said",
    "he",
    "Kim",
    "told",
    "according to ",
    "Mr. ",
    "U.S. ",
    "1",
    "\\",
    "|",
    "\u{1100}\u{1161}\u{11a8}",
    "\u{301}",
    "Will",
    "on",
    "she",
    " said, ",
    "\r\n",
    "\t",
];

/// How many texts; more with `ODD_TEXTS=100000`.
fn rounds() -> usize {
    std::env::var("ODD_TEXTS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(3000)
}

/// A small generator (Marsaglia's xorshift), so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).unwrap_or_default()
    }

    fn text(&mut self, most: usize) -> String {
        (0..self.below(most)).map(|_| PIECES[self.below(PIECES.len())]).collect()
    }
}

#[test]
fn random_texts() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for _ in 0..rounds() {
        let body = random.text(60);
        let prose = Prose::read(&body);
        let quotable = Quotable::read(&prose);
        let quote = random.text(5);
        for quote in [quote.as_str(), body.get(body.len() / 3..).unwrap_or("we go")] {
            for place in quotable.places(quote) {
                assert!(!prose.text[place].is_empty(), "{quote:?} in {body:?}");
            }
            quotable.find(quote);
            let folded = fold_quote(quote);
            assert_eq!(fold_quote(&folded), folded, "{quote:?}");
        }
        for spoken in spoken(&Quotable::read(&prose)) {
            assert!(
                spoken.ranges.iter().all(|range| !prose.text[range.clone()].trim().is_empty()),
                "{body:?}"
            );
            assert!(prose.text.get(spoken.paragraph.clone()).is_some(), "{body:?}");
            let most = prose.text.len() + 3;
            let places = (0..20).map(|bearer| {
                let start = random.below(most);
                (start..start + random.below(30), bearer % 4)
            });
            let people: Vec<_> = places.chain(spoken.attribution.clone().map(|place| (place, 9))).collect();
            Speakers::new(&prose, &people, Voices::default()).likely(&spoken);
            text_fragment(&spoken.text);
            if !fold_quote(&spoken.text).is_empty() {
                assert!(!quotable.places(&spoken.text).is_empty(), "{:?} in {body:?}", spoken.text);
            }
        }
        let other = random.text(60);
        assert_eq!(differs(&body, &other), differs(&other, &body), "{body:?} and {other:?}");
        assert_eq!(Compared::of(&body).runs, Compared::of(&body).runs);
    }
}

#[test]
fn a_speech_meets_its_quote() {
    let prose = Prose::read("“We will,” he said, “go on together,” and sat down.");
    let quotable = Quotable::read(&prose);
    let found = spoken(&Quotable::read(&prose));
    assert!(RangeSet::new(quotable.places("We will go on")).meet(&found[0].ranges));
    assert!(!RangeSet::new(vec![place_of(&prose, "he said")]).meet(&found[0].ranges));
}

/// Time grows with the text, not with its square.
#[test]
fn long_texts() {
    for piece in
        ["“a ", "‘a’ ", "players’ strike ", "a ", "“we,” he said, “go on.” ", "« a", "a. A", "6'2\" "]
    {
        let prose = Prose::read(&piece.repeat(20_000));
        let quotable = Quotable::read(&prose);
        quotable.find(&"a ".repeat(1000));
        quotable.find("we go on. we");
        spoken(&Quotable::read(&prose));
    }
}
