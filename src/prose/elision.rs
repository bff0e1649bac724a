//! Typographic marks that stand the wrong way round: `'Tis` and `5'11"` are no beginning of a quotation.
//!
//! The Markdown parser makes a plain mark an opening one where another may close it. It must not know quotes.

use std::ops::Range;

use pulldown_cmark::CowStr;

/// Words that have lost their beginning, and are none without the apostrophe.
const ELIDED: [&str; 13] = [
    "tis", "tisn", "twas", "twasn", "twere", "twill", "twixt", "twould", "til", "em", "neath", "nuff",
    "gainst",
];

/// The text of an event at a place of the Markdown; a mark that the parser turned the wrong way is turned back.
pub(super) fn apostrophe<'m>(text: CowStr<'m>, place: &Range<usize>, markdown: &str) -> CowStr<'m> {
    let written = markdown.get(place.clone());
    match (&*text, written) {
        ("‘", Some("'")) if markdown.get(place.end..).is_some_and(is_elided) => "’".into(),
        ("“", Some("\"")) if markdown.get(..place.start).is_some_and(ends_in_digit) => "”".into(),
        _ => text,
    }
}

/// Whether a text goes on as after an apostrophe: `Tis a good day`, `90s music`. A word between two marks is quoted.
fn is_elided(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let Some((word, after)) = rest.split_at_checked(end) else { return false };
    let is_quoted = after.strip_prefix('\'').is_some_and(|after| !after.starts_with(char::is_alphabetic));
    let mut letters = word.chars();
    let is_decade = letters.by_ref().take(2).filter(char::is_ascii_digit).count() == 2 && letters.eq(['s']);
    !is_quoted && (is_decade || ELIDED.iter().any(|elided| word.eq_ignore_ascii_case(elided)))
}

/// Inches follow their number.
fn ends_in_digit(before: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::prose::Prose;

    #[test]
    fn apostrophes_and_inches() {
        for (markdown, shown) in [
            (
                "\"'Tis a good day,\" she said. The authors' plan.",
                "“’Tis a good day,” she said. The authors’ plan.",
            ),
            ("'Twasn't so. The authors' plan.", "’Twasn’t so. The authors’ plan."),
            ("Tell 'em of the authors' plan.", "Tell ’em of the authors’ plan."),
            ("The '90s and the authors' plan.", "The ’90s and the authors’ plan."),
            ("He is 5'11\" tall.", "He is 5’11” tall."),
            // Quotations begin as they did.
            ("The word 'em' and 'til' end.", "The word ‘em’ and ‘til’ end."),
            ("'Time is short,' he said.", "‘Time is short,’ he said."),
            ("'Emma came,' he said.", "‘Emma came,’ he said."),
            ("'12 ships sank,' he said.", "‘12 ships sank,’ he said."),
            ("He said: \"12 ships sank.\"", "He said: “12 ships sank.”"),
            ("`'tis` and the authors' plan", "'tis and the authors’ plan"),
        ] {
            assert_eq!(Prose::read(markdown).text.trim_end(), shown, "{markdown}");
        }
    }
}
