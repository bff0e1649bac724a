//! What the tests of these formats share: odd texts, and views that hold them.

use std::borrow::Cow;
use std::sync::Arc;

use crate::date::Edtf;
use crate::language::Language;
use crate::page::view::{DateView, EventView, FeedEntry, FeedView, Hashed, Ref};

/// Texts that break careless writers; tests put each in every field of a view.
pub(super) const ODD_TEXTS: [&str; 14] = [
    "",
    " \t ",
    r#"Quotes "double" 'single' & <b>bold</b> &amp; </script><!-- ]]> -->"#,
    "Line one\nline two\r\nline three\rline four",
    "END:VEVENT\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR\r\n SITEMAP: x",
    "Separators\u{2028}line\u{2029}paragraph\u{85}next\u{b}tab\u{c}form",
    "Controls \0\u{1}\u{8}\u{e}\u{1b}[31m\u{1f}\u{7f}\u{80}\u{9f} end",
    "Not characters \u{fffe}\u{ffff}\u{fdd0}\u{1fffe} \u{fffd} \u{feff}",
    r"Commas, semicolons; colons: C:\new\, and \\; then a last \",
    "Emoji 🇺🇳👩‍👩‍👧‍👦 and 老虎",
    "\u{202e}overridden\u{202c} \u{200f}عربي\u{200f} \u{2067}עברית\u{2069}",
    "Windspeedwindspeedwindspeedwindspeedwindspeedwindspeedwindspeedwindspeedwindspeedwindspeedwindspeedwindspeed\
     windspeedwindspeedwindspeedwindspeedwindspeedwindspeedwindspeedwindspeedwindspeedwindspeedwindspeedwindspeed",
    "ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé",
    "🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍",
];

/// No entry of it has a text.
pub(super) const NO_TEXTS: [Option<Cow<str>>; 2] = [None, None];

/// A feed of an ordinary entry and one in another language, of which nobody is the author.
pub(super) fn feed(authors: &[String]) -> FeedView<'_> {
    let first = FeedEntry {
        url: "https://example.org/briefings/summit/?a=1&b=2".to_owned(),
        title: "Summit & treaty".into(),
        summary: "Two leaders met.\nThey signed <a treaty>.",
        published: "2024-06-19T00:00:00Z".to_owned(),
        updated: "2024-06-20T10:30:00+09:00".to_owned(),
        authors,
        tags: vec!["Kim Jong Un", " ", "Arms control"],
        language: "en",
        text: None,
    };
    let second = FeedEntry {
        url: "https://example.org/briefings/gipfel/".to_owned(),
        title: "Gipfel".into(),
        summary: "",
        published: "2024-06-18T00:00:00Z".to_owned(),
        updated: "2024-06-18T00:00:00Z".to_owned(),
        authors: &[],
        tags: vec![],
        language: "de",
        text: None,
    };
    FeedView {
        title: "Example briefings".to_owned(),
        description: Some("News, briefly".into()),
        url: "https://example.org/feed.xml".to_owned(),
        home: "https://example.org/".to_owned(),
        language: "en",
        author: "The Example",
        updated: "2024-06-20T10:30:00+09:00".to_owned(),
        entries: vec![first, second],
    }
}

/// A feed with one text in every field.
pub(super) fn odd_feed<'t>(odd: &'t str, authors: &'t [String]) -> FeedView<'t> {
    let entry = FeedEntry {
        url: odd.to_owned(),
        title: odd.into(),
        summary: odd,
        published: odd.to_owned(),
        updated: odd.to_owned(),
        authors,
        tags: vec![odd, odd],
        language: odd,
        text: None,
    };
    FeedView {
        title: odd.to_owned(),
        description: Some(odd.into()),
        url: odd.to_owned(),
        home: odd.to_owned(),
        language: "en",
        author: odd,
        updated: odd.to_owned(),
        entries: vec![entry],
    }
}

/// An event with one text in every field but its date.
pub(super) fn event(text: &str, date: &str) -> Hashed<EventView> {
    let named = Arc::new(Hashed::new(Ref { name: text.to_owned(), url: text.to_owned() }));
    Hashed::new(EventView {
        id: text.to_owned(),
        url: text.to_owned(),
        date: DateView::new(&Edtf::parse(date).expect("tests give valid dates"), &Language::english()),
        event: text.to_owned(),
        place: Some(text.to_owned()),
        actors: vec![named.clone()],
        more_actors: 0,
        topics: vec![named.clone(), named.clone()],
        source: None,
        briefings: vec![named.clone(), named],
        more_briefings: 0,
    })
}
