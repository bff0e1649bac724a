//! What awkward input costs, held by counts: of each kind of input twice as much may take at most 2.3 times the steps.
//!
//! A step is one thing that a loop over content looks at (`name::steps`): a name that is folded or compared, a record of
//! the site, a piece of running text, a character of what is searched. What a site costs that holds nothing is taken
//! out by looking at what is added.

use std::fmt::Write as _;

use super::{Engine, Now, Request, Silent};
use crate::diagnostic::{Format, emit};
use crate::name::steps;
use crate::output::Discard;
use crate::snapshot::Snapshot;

/// Most steps for twice the input, in tenths.
const MOST: usize = 23;

/// Of how much input the first site of a row is made.
const FIRST: usize = 32;

/// Files of `content/` by their paths.
type Files = Vec<(String, String)>;

/// A kind of input, and the site with so much of it.
struct Row(&'static str, fn(usize) -> Files);

/// So many pieces of text, one after the other.
fn many(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}

fn briefing(name: &str, front: &str, body: &str) -> (String, String) {
    let text = format!("---\ntitle: {name}\ndate: 2024-06-19\n{front}---\n{body}\n");
    (format!("content/briefings/{name}.md"), text)
}

fn body(text: &str) -> Files {
    vec![briefing("a", "", text)]
}

fn front(text: &str) -> Files {
    vec![briefing("a", text, "Words.")]
}

fn list(key: &str, count: usize, item: impl Fn(usize) -> String) -> String {
    let mut text = format!("{key}:\n");
    (0..count).for_each(|number| {
        let _ = writeln!(text, "  - {}", item(number));
    });
    text
}

fn actor(slug: &str, front: &str) -> (String, String) {
    (format!("content/actors/{slug}.md"), format!("---\n{front}---\nA biography.\n"))
}

fn kim() -> (String, String) {
    actor("kim", "name: Kim Jong Un\nkind: person\n")
}

/// Headings, links, marks.
const BODIES: &[Row] = &[
    Row("equal headings", |n| body(&"## A\n\n".repeat(n))),
    Row("equal headings with numbers", |n| body(&many(n, |i| format!("## A\n\n## A {}\n\n", i % 7)))),
    Row("headings and links to them", |n| body(&many(n, |i| format!("## Head {i}\n\n[x](#head-{i})\n\n")))),
    Row("headings and links that miss them", |n| {
        body(&many(n, |i| format!("## Head {i:04}\n\n[x](#hed-{i:04})\n\n")))
    }),
    Row("links to quotes", |n| {
        vec![briefing(
            "a",
            &list("quotes", n, |i| format!("{{ speaker: Kim, text: words {i}, source: A }}")),
            &"[x](#quote-000000000000)\n".repeat(n),
        )]
    }),
    Row("dead paths", |n| body(&many(n, |i| format!("[x](/none/{i}/)\n")))),
    Row("dead paths on many pages", |n| {
        (0..n)
            .map(|i| briefing(&format!("b{i}"), "", &many(3, |k| format!("[x](/none/{i}/{k}/)\n"))))
            .collect()
    }),
    Row("one dead path on many pages", |n| {
        (0..n).map(|i| briefing(&format!("b{i}"), "", "[x](/none/)\n")).collect()
    }),
    Row("dead files", |n| body(&many(n, |i| format!("[x](none{i}.md) ![y](none{i}.png)\n")))),
    Row("dead wiki links", |n| body(&many(n, |i| format!("[[None {i}]]\n")))),
    Row("wiki links to what is withheld", |n| {
        let mut files: Files = (0..n).map(|i| briefing(&format!("w{i}"), "draft: true\n", "x")).collect();
        files.push(briefing("a", "", &many(n, |i| format!("[[w{i}]]\n"))));
        files
    }),
    Row("wiki links to a name of several", |n| {
        let mut files: Files = (0..n).map(|i| briefing(&format!("b{i}"), "", "[[The Head]]")).collect();
        files.extend((0..2).map(|i| actor(&format!("k{i}"), &format!("name: K{i}\naliases: [The Head]\n"))));
        files
    }),
    Row("links to one page", |n| {
        let mut files: Files =
            (0..n).map(|i| briefing(&format!("b{i}"), "", "[[hub]] [x](hub.md)")).collect();
        files.push(briefing("hub", "", "x"));
        files
    }),
];

/// Speech and quotes.
const SPEECH: &[Row] = &[
    Row("attributions in one paragraph", |n| {
        vec![kim(), briefing("a", "", &"“We will go on and on now,” he said. ".repeat(n))]
    }),
    Row("attributions that a sentence splits", |n| {
        vec![kim(), briefing("a", "", &"“We will,” Kim Jong Un said, “go on and on.” ".repeat(n))]
    }),
    Row("attributions in paragraphs", |n| {
        vec![kim(), briefing("a", "", &"Kim Jong Un said: “We will go on and on now.”\n\n".repeat(n))]
    }),
    Row("names without an end", |n| vec![kim(), briefing("a", "", &"Kim Jong Un and ".repeat(n))]),
    Row("names in quotes", |n| {
        let quotes =
            list("quotes", n, |i| format!("{{ speaker: kim, text: We saw Kim Jong Un at {i} there }}"));
        vec![kim(), briefing("a", &quotes, &many(n, |i| format!("“We saw Kim Jong Un at {i} there.” ")))]
    }),
    Row("block quotes", |n| {
        vec![
            kim(),
            briefing(
                "a",
                "",
                &many(n, |i| format!("> We go {i}.\n>\n> — Kim Jong Un\n\n“We go on and on.”\n\n")),
            ),
        ]
    }),
    Row("a long block quote", |n| body(&many(n, |i| format!("> “Words {i} of it.”\n>\n")))),
    Row("quotes that share words", |n| {
        let quote = |k: usize, i: usize| {
            format!("{{ speaker: Kim, text: we will go on and on o{k}x{i} p{k}x{i} q{k}x{i}, source: A }}")
        };
        (0..n).map(|k| briefing(&format!("b{k}"), &list("quotes", 5, |i| quote(k, i)), "x")).collect()
    }),
    Row("long quotes", |n| {
        let words = many(n * 4, |i| format!("w{i} "));
        let quote = |last: &str| format!("quotes: [{{ speaker: Kim, text: {words}{last}, source: A }}]\n");
        vec![briefing("a", &quote("a"), "x"), briefing("b", &quote("b"), "x")]
    }),
];

/// Long lists of front matter.
const FRONTS: &[Row] = &[
    Row("sources that quotes name", |n| {
        let sources = list("sources", n, |i| format!("{{ id: s{i}, title: T{i} }}"));
        let quotes = list("quotes", n, |i| format!("{{ speaker: Kim, text: words {i}, source: s{i} }}"));
        front(&(sources + &quotes))
    }),
    Row("sources that are not there", |n| {
        let sources = list("sources", n, |i| format!("{{ id: s{i}, title: T{i} }}"));
        let quotes = list("quotes", n, |i| format!("{{ speaker: Kim, text: words {i}, source: z{i} }}"));
        front(&(sources + &quotes))
    }),
    Row("sources of one id", |n| front(&list("sources", n, |i| format!("{{ id: s, title: T{i} }}")))),
    // Each is compared with the last 64: so many stand there from the first size on.
    Row("events of one day", |n| {
        front(&list("dates", 4 * n, |i| {
            format!("{{ date: 2019-04-01, event: Meeting w{i} x{i} y{i}, actors: [Kim] }}")
        }))
    }),
    Row("one event of many briefings", |n| {
        let event = "dates: [{ date: 2019-04-01, event: A summit, actors: [Kim] }]\n";
        (0..n).map(|i| briefing(&format!("b{i}"), event, "x")).collect()
    }),
    Row("days in the text", |n| {
        vec![briefing(
            "a",
            &list("dates", n, |i| format!("{{ date: 2019-04-{:02}, event: Event {i} }}", 1 + i % 28)),
            &many(n, |i| format!("On Monday, April {}, 2019, it was so. ", 1 + i % 28)),
        )]
    }),
    Row("unknown keys", |n| front(&many(n, |i| format!("key{i}: x\n")))),
    Row("a key again and again", |n| front(&"summary: x\n".repeat(n))),
];

/// Actors, topics, and files that meet.
const SITES: &[Row] = &[
    Row("actors of one briefing", |n| front(&list("actors", n, |i| format!("Person N{i}")))),
    Row("declared actors of one briefing", |n| {
        let mut files: Files = (0..n).map(|i| actor(&format!("k{i}"), &format!("name: Mr N{i}\n"))).collect();
        files.push(briefing(
            "a",
            &list("actors", n, |i| format!("k{i}")),
            &many(n, |i| format!("Mr N{i} came. ")),
        ));
        files
    }),
    Row("undeclared actors beside declared ones", |n| {
        let mut files: Files =
            (0..n).map(|i| actor(&format!("k{i}"), &format!("name: First N{i}\n"))).collect();
        files.push(briefing("a", &list("actors", n, |i| format!("Frist N{i}")), "x"));
        files
    }),
    Row("one alias of many actors", |n| {
        (0..n).map(|i| actor(&format!("k{i}"), &format!("name: Mr N{i}\naliases: [The Head]\n"))).collect()
    }),
    Row("aliases of one actor", |n| {
        vec![
            actor("kim", &format!("name: Kim\n{}", list("aliases", n, |i| format!("Alias N{i}")))),
            briefing("a", "", "x"),
        ]
    }),
    Row("offices of one actor", |n| {
        vec![actor(
            "kim",
            &format!("name: Kim\n{}", list("roles", n, |i| format!("{{ title: Head {i}, of: State {i} }}"))),
        )]
    }),
    Row("topics below one", |n| {
        (0..n)
            .map(|i| (format!("content/topics/t{i}.md"), format!("---\nname: T{i}\nparent: Top\n---\n")))
            .collect()
    }),
    Row("one slug", |n| (0..n).map(|i| briefing(&format!("b{i}"), "slug: same\n", "x")).collect()),
    Row("old URLs", |n| front(&list("aliases", n, |i| format!("/old/{i}/")))),
    Row("one old URL", |n| front(&list("aliases", n, |_| "/old/".to_owned()))),
    Row("files that cannot be read", |n| {
        (0..n)
            .map(|i| (format!("content/briefings/b{i}.md"), "---\ntitle: [x\n---\n[[b1]]".to_owned()))
            .collect()
    }),
];

/// Long texts.
const TEXTS: &[Row] = &[
    Row("problems of one line", |n| body(&"[x](none.md) ".repeat(n))),
    Row("footnotes", |n| {
        body(&(many(n, |i| format!("Word[^{i}].\n")) + "\n\n" + &many(n, |i| format!("[^{i}]: Note.\n\n"))))
    }),
    Row("addresses elsewhere", |n| body(&many(n, |i| format!("[x](https://example.org/{i}) ")))),
    Row("raw HTML with ids", |n| body(&many(n, |i| format!("<a id=\"x{i}\"></a> [x](#x{i})\n")))),
    Row("rows of a table", |n| {
        vec![kim(), briefing("a", "", &("|a|b|\n|-|-|\n".to_owned() + &"|Kim Jong Un|x|\n".repeat(n)))]
    }),
    Row("one line", |n| vec![kim(), briefing("a", "", &"Kim Jong Un spoke, and then he went. ".repeat(n))]),
    Row("a long name", |n| {
        let name = "name ".repeat(n);
        vec![
            actor("k", &format!("name: {name} x\n")),
            briefing("a", &format!("actors: [{name}]\n"), &format!("[[{name}y]]")),
        ]
    }),
    Row("open marks", |n| body(&"“word ‘other \"more ".repeat(n))),
    Row("translations", |n| {
        (0..n)
            .flat_map(|i| {
                [
                    briefing(&format!("b{i}"), "", "x"),
                    briefing(&format!("b{i}.ko"), "", &format!("[[b{i}]] [x](b{i}.md#a)")),
                ]
            })
            .collect()
    }),
];

/// What opens something and is repeated without its end, each on one line of nothing else; and what is read with it.
const OPENERS: [&str; 50] = [
    "[a](",
    "[a](<",
    "[a](\"",
    "[a](b c",
    "[a](b.md c",
    "![a](",
    "![a](x \"",
    "[[",
    "[[a|",
    "[[a](",
    "![[",
    "[",
    "](",
    "]]",
    "[x][",
    "[x][y] ",
    "(b.md)[a] ",
    ")[a]",
    "[^",
    "[^a]",
    "<a ",
    "<a b=\"",
    "</a",
    "<a@b",
    "<!",
    "<?",
    "<!--",
    "\"",
    "“",
    "“a ",
    "‘a ",
    "«",
    "*a ",
    "**a ",
    "_a ",
    "~~a ",
    "==a ",
    "%%a ",
    "`a",
    "{",
    "{{",
    "{% ",
    "{{< ",
    "&",
    "&#",
    "(",
    "\u{fffd}",
    "Ã©a",
    "Р°Рё",
    "$",
];

/// The same within raw HTML, which is one piece of the text.
const HTML_OPENERS: [&str; 9] = [
    "<a ",
    "<a b=\"",
    "<a/b=",
    "<a",
    "<b>",
    "<i></b>",
    "<iframe src=x>",
    "<base\nhref=x>",
    "<a\nhref=\"x\ny\">",
];

/// The steps of a build that tells its problems.
fn steps_of(files: &Files) -> usize {
    let settings = (
        "briefgen.yaml",
        "title: X\nbase_url: https://example.org/\ncards: false\nlanguages: { ko: { title: Y } }\n",
    );
    let texts = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let snapshot = Snapshot::from_texts(texts.chain([settings]));
    let now = Now::Instant("2026-01-01T00:00:00Z".parse().expect("a moment"));
    // Steps are those of one thread.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be started");
    pool.install(|| {
        steps::of(|| {
            let outcome = Engine::new().build(&snapshot, &Request::at(now), &Discard::default(), &Silent);
            emit(&outcome.diagnostics, &outcome.texts(&snapshot), Format::Human);
        })
    })
}

/// What is wrong with a kind of input, if it costs too much.
fn too_much(name: &str, site: &dyn Fn(usize) -> Files) -> Option<String> {
    let [small, middle, large] = [FIRST, 2 * FIRST, 4 * FIRST].map(|count| steps_of(&site(count)));
    let (first, second) = (middle.saturating_sub(small), large.saturating_sub(middle));
    let is_too_much = second * 10 > first * MOST + 100 * FIRST;
    is_too_much.then(|| format!("{name}: {small}, {middle}, {large}: {second} steps follow {first}"))
}

fn check(rows: &[Row]) {
    let wrong: Vec<String> = rows.iter().filter_map(|Row(name, site)| too_much(name, site)).collect();
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn bodies_of_twice_the_length() {
    check(BODIES);
}

#[test]
fn speech_of_twice_the_length() {
    check(SPEECH);
}

#[test]
fn front_matter_of_twice_the_length() {
    check(FRONTS);
}

#[test]
fn sites_of_twice_the_size() {
    check(SITES);
}

#[test]
fn texts_of_twice_the_length() {
    check(TEXTS);
}

#[test]
fn openers_of_twice_the_number() {
    let ticks = |n| body(&many(4 * n, |i| format!("{} ", "`".repeat(1 + i % 31))));
    let ticks = too_much("runs of ` of different lengths", &ticks);
    let wrong = OPENERS.iter().filter_map(|opener| too_much(opener, &|n| body(&opener.repeat(4 * n))));
    assert_eq!(wrong.chain(ticks).collect::<Vec<String>>(), [""; 0]);
}

#[test]
fn openers_in_html_of_twice_the_number() {
    let wrong = HTML_OPENERS.iter().filter_map(|opener| {
        let html = |n| format!("<div>\n{}", opener.repeat(3 * n));
        let quoted = |n| format!("> {}", html(n).replace('\n', "\n> "));
        // From some size on a body is counted before it is read.
        let long = |text: String| body(&("Words of it. ".repeat(200) + "\n\n" + &text));
        too_much(opener, &|n| long(html(n))).or_else(|| too_much(opener, &|n| long(quoted(n))))
    });
    assert_eq!(wrong.collect::<Vec<String>>(), [""; 0]);
}
