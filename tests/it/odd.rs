//! A site that is hard to get right: lists longer than a page wherever a list can stand, names with
//! every kind of sign, bodies with all that Markdown has.

use std::fmt::Write as _;

use crate::support::{Input, picture};

/// Enough for a second and a third page of each list.
const MANY: usize = 60;

/// Below `https://example.org/briefings/`, with three entries a page.
pub(crate) fn site() -> Input {
    let mut input = Input::new(&[
        (
            "briefgen.yaml",
            "title: \"Odd <& \\\"sites\\\"\"\nbase_url: https://example.org/briefings/\npaginate: 3\n\
             slugs: unicode\ncards: false\n\
             permalink: /:year/:month/:day/:slug/\nmenu: [{ title: About, url: /über/ }]\n\
             lints: { actor-undeclared: allow, topic-undeclared: allow, orphan-actor: allow }\n",
        ),
        (
            "content/actors/김정은.md",
            "---\nname: 김정은\naliases: [Kim Jong Un]\n---\n# A heading\n\nSee [[topic:Top]].\n",
        ),
        (
            "content/actors/o-brien.md",
            "---\nname: \"O'Brien & <Sons> \\\"Ltd\\\"\"\nkind: organization\n---\n",
        ),
        ("content/actors/nobody.md", "---\nname: Nobody\nkind: group\n---\n"),
        ("content/topics/top.md", "---\nname: Top\n---\n"),
        ("content/topics/under.md", "---\nname: Under & below\nparent: Top\n---\n"),
        (
            "content/über.md",
            "# Über uns\n\n## Über uns\n\nSee [this](#uber-uns-2) and [that](briefings/odd.md#quotes).\n",
        ),
        (
            "content/docs/index.md",
            "---\ntitle: Documents\n---\nOne [file](a b.pdf) and <a href=\"a%20b.pdf\">again</a>.\n",
        ),
        ("content/docs/a b.pdf", "pdf"),
        ("content/briefings/한국.svg", "<svg/>"),
    ]);
    for number in 0..MANY {
        input.put(&format!("content/briefings/many-{number:02}.md"), briefing(number).as_bytes());
    }
    input.put("content/briefings/odd.md", ODD.as_bytes());
    input
}

/// The same with texts of every odd character in every field.
pub(crate) fn stranger_site() -> Input {
    let mut input = site();
    input.put("content/briefings/strange.md", strange().as_bytes());
    input.put("content/briefings/한국.png", &picture(3, (40, 8)));
    let actor = format!(
        "---\nname: {}\naliases: [{}]\nlinks: {{ wikidata: Q1 }}\nroles: [{{ title: {}, of: {} }}]\n---\nWords.\n",
        odd_text("N"),
        odd_text("M"),
        odd_text("O"),
        odd_text("F")
    );
    input.put("content/actors/strange.md", actor.as_bytes());
    input.put("content/topics/strange.md", format!("---\nname: {}\n---\nWords.\n", odd_text("T")).as_bytes());
    input
}

/// One of many briefings that name the same actors, with an event, quotes and a source each.
fn briefing(number: usize) -> String {
    let mut text = format!("---\ntitle: Number {number}\ndate: 20{}-01-01\n", 10 + number % 10);
    let _ = writeln!(text, "actors: [김정은, Actor {number}]\ntopics: [Under & below, Topic {number}]");
    let _ = writeln!(
        text,
        "dates: [{{ date: 1950-06-{:02}, event: Event {number}, actors: [김정은], topics: [Top], source: s }}]",
        number % 30 + 1
    );
    let _ = writeln!(text, "quotes: [{{ speaker: 김정은, text: words number {number}, source: s }}]");
    let _ = writeln!(
        text,
        "sources: [{{ id: s, title: Source {number}, url: \"https://example.com/{number}\" }}]"
    );
    let _ = writeln!(text, "---\nHe said “words number {number}” on [that day](odd.md).");
    text
}

/// Every character that breaks careless writers, as a text of YAML.
fn odd_text(name: &str) -> String {
    let odd = r#"\"double\" 'single' & <b>bold</b> </script><!-- ]]> --> \u2028\u2029\x85 \0\x01\x08\x0b\x0c\e\x7f \
        line one\nline two\r\nline three\ttab \\n \\, ; : 🇺🇳👩‍👩‍👧‍👦 \u202eover\u202c \u200fعربي\u200f \ufffe\ufeff"#;
    format!("\"={name} {odd} {name}\"")
}

/// A briefing with such a text in every field.
fn strange() -> String {
    let [
        title,
        summary,
        author,
        actor,
        topic,
        event,
        place,
        occasion,
        original,
        publisher,
        source,
        correction,
        alt,
    ] = [
        "title",
        "summary",
        "author",
        "N",
        "T",
        "event",
        "place",
        "occasion",
        "original",
        "publisher",
        "source",
        "correction",
        "alt",
    ]
    .map(odd_text);
    format!(
        "---\ntitle: {title}\ndate: 2023-05-05\nsummary: {summary}\nauthors: [{author}]\nactors: [{actor}]\n\
         topics: [{topic}]\nimage: 한국.png\nimage_alt: {alt}\n\
         dates: [{{ date: 2023-05, event: {event}, place: {place}, actors: [{actor}], topics: [{topic}], source: s }}]\n\
         quotes: [{{ speaker: {actor}, text: \"-1 </script> & \\u2028 \\x01 said\", occasion: {occasion}, \
         original: {original}, source: s }}]\n\
         sources: [{{ id: s, title: {source}, publisher: {publisher}, url: \"https://example.com/?a=1&b='2'\" }}]\n\
         corrections: [{{ date: 2024, text: {correction} }}]\n---\nWords.\n"
    )
}

const ODD: &str = r#"---
title: "Ödd: 100% of \"it\" & <more>"
date: 2024-06-19
aliases: ["/über alt/", /old/page.html]
image: 한국.svg
image_alt: "A \"picture\" & more"
actors: ["O'Brien & <Sons> \"Ltd\"", "Слава", "!!!"]
topics: ["C++", "C#", "???"]
dates:
  - { date: 2019, event: "<b>Not bold</b> & \"quoted\"", place: "<i>Here</i>", actors: ["!!!"], topics: ["???"] }
quotes:
  - { speaker: "O'Brien & <Sons> \"Ltd\"", text: "it is \"really\" <odd> & so" }
  - { speaker: Слава, text: "слова, слова", original: "<ü>", original_language: ru }
  - { speaker: "!!!", text: not in the text, source: "A <source> & \"more\"" }
sources: [{ title: "<T> & \"T\"", publisher: "<P>", url: "https://example.com/?a=1&b=\"2\"" }]
corrections: [{ date: 2024-06, text: "<C> & \"C\"" }]
---
It said: “it is "really" \<odd> & so”[^a]. **слова,** *слова*. [[Слава]] and [[김정은|he]].

## Sources

## Quotes

## Quotes

### <b>Bold</b> & *more* [link](many-03.md "t") {#mine .class}

Setext
======

[^a]: A note[^b] with `code`.
[^b]: Another.

1. One
   - two [x](many-00.md)

| a [x](many-01.md) | b |
|---|---|
| ![p](한국.svg) | ~~x~~ |

<details id="more"><summary>More</summary>

Inside, see [more](#more), <a href='many-02.md'>two</a>, <img src="%ED%95%9C%EA%B5%AD.svg" alt="">.

</details>

<https://example.com/?a=1&b=2> and [[topic:C++]].
"#;
