//! A rebuild is a clean build: after every edit the files are the same, byte for byte, and only the
//! pages that show what changed are rendered.

use briefgen::engine::{Engine, Request};
use briefgen::output::MemoryFiles;

use crate::support::{Input, build, difference, picture, rebuild, request};

fn site() -> Input {
    let briefing = |number: usize, more: &str| {
        format!(
            "---\ntitle: Briefing {number}\ndate: 2024-06-1{number}\nsummary: Summary {number}.\n{more}---\n\
             Body {number} by nobody in particular.\n\nA second paragraph.\n"
        )
    };
    let mut input = Input::new(&[
        ("briefgen.yaml", "title: The desk\nbase_url: https://example.org/\npaginate: 2\ncards: false\n"),
        ("content/index.md", "Welcome.\n"),
        ("content/about.md", "---\ntitle: About\n---\nAbout us, and [one](briefings/b1.md).\n"),
        ("content/actors/kim.md", "---\nname: Kim Jong Un\naliases: [The leader]\n---\nA biography.\n"),
        ("content/actors/putin.md", "---\nname: Vladimir Putin\n---\nA biography.\n"),
        ("content/topics/talks.md", "---\nname: Talks\n---\nA description.\n"),
    ]);
    input.put(
        "content/briefings/b1.md",
        briefing(1, "actors: [Kim Jong Un]\ntopics: [Talks]\ndates: [{ date: 2019-04, event: A summit }]\n")
            .as_bytes(),
    );
    input.put("content/briefings/b2.md", briefing(2, "actors: [Kim Jong Un]\n").as_bytes());
    input.put("content/briefings/b3.md", briefing(3, "actors: [Vladimir Putin]\n").as_bytes());
    input.put("content/briefings/b4.md", briefing(4, "topics: [Talks]\nimage: p.png\n").as_bytes());
    input.put("content/briefings/p.png", &picture(1, (50, 4)));
    input
}

/// An engine that has built, with what it built.
struct Desk {
    engine: Engine,
    input: Input,
    request: Request,
    files: MemoryFiles,
}

impl Desk {
    fn new() -> Self {
        let mut desk =
            Self { engine: Engine::new(), input: site(), request: request(), files: MemoryFiles::new() };
        desk.rebuild("the first build");
        desk
    }

    /// Builds what changed, compares it with a clean build, and returns what was rendered.
    fn rebuild(&mut self, edit: &str) -> Vec<String> {
        let snapshot = self.input.snapshot();
        let earlier = std::mem::take(&mut self.files);
        let rebuilt = rebuild(&mut self.engine, &snapshot, &self.request, earlier);
        let clean = build(&snapshot, &self.request);
        let wrong = difference(&clean.files, &rebuilt.files);
        assert!(wrong.is_empty(), "{edit}: - clean, + rebuilt\n{wrong}");
        assert_eq!(rebuilt.human, clean.human, "{edit}: the diagnostics differ");
        self.files = rebuilt.files;
        rebuilt.stats.rendered
    }
}

/// A named edit of the site.
type Edit = (&'static str, fn(&mut Desk));

const EDITS: &[Edit] = &[
    ("nothing", |_| {}),
    ("a body", |desk| desk.input.replace("content/briefings/b1.md", "second paragraph", "longer paragraph")),
    ("a title", |desk| desk.input.replace("content/briefings/b1.md", "Briefing 1", "The first briefing")),
    ("a date", |desk| desk.input.replace("content/briefings/b1.md", "2024-06-11", "2024-06-19")),
    ("an old URL", |desk| {
        desk.input.replace("content/briefings/b1.md", "summary:", "aliases: [/before/]\nsummary:");
    }),
    ("another old URL", |desk| desk.input.replace("content/briefings/b1.md", "/before/", "/long-before/")),
    ("a link to a heading that is not there", |desk| {
        desk.input.replace("content/briefings/b3.md", "A second", "See [more](b1.md#more). A second");
    }),
    ("the heading", |desk| desk.input.replace("content/briefings/b1.md", "A longer", "## More\n\nA longer")),
    ("the heading in other words", |desk| {
        desk.input.replace("content/briefings/b1.md", "## More", "## Much more");
    }),
    ("a link to a title that is not there", |desk| {
        desk.input.replace("content/briefings/b3.md", "A second", "[[Talks resume]]. A second");
    }),
    ("the title", |desk| desk.input.replace("content/briefings/b4.md", "Briefing 4", "Talks resume")),
    ("a path of the site that is not there", |desk| {
        desk.input.replace("content/briefings/b3.md", "A second", "[the year](/timeline/2020/). A second");
    }),
    ("an event of that year", |desk| {
        desk.input.replace("content/briefings/b1.md", "date: 2019-04,", "date: 2020-04,");
    }),
    ("a quote", |desk| {
        let quotes = "quotes: [{ speaker: Kim Jong Un, text: A longer paragraph }]\nsummary:";
        desk.input.replace("content/briefings/b1.md", "summary:", quotes);
    }),
    ("the body without its words", |desk| {
        desk.input.replace("content/briefings/b1.md", "longer paragraph.", "short one.");
    }),
    ("the words again", |desk| {
        desk.input.replace("content/briefings/b1.md", "short one.", "longer paragraph.");
    }),
    ("an event in the same words", |desk| {
        let dates = "dates: [{ date: 2020-04, event: A summit, place: Kaesong }]\nsummary:";
        desk.input.replace("content/briefings/b3.md", "summary:", dates);
    }),
    ("another place of the first telling", |desk| {
        desk.input.replace("content/briefings/b1.md", "event: A summit }", "event: A summit, place: Seoul }");
    }),
    ("the same place", |desk| {
        desk.input.replace("content/briefings/b1.md", "place: Seoul", "place: Kaesong");
    }),
    ("a quote in the same words", |desk| {
        let quotes =
            "quotes: [{ speaker: Kim Jong Un, text: A longer paragraph, source: A, date: 2020 }]\nsummary:";
        desk.input.replace("content/briefings/b3.md", "summary:", quotes);
    }),
    ("another day of the first one", |desk| {
        let quote = "text: A longer paragraph, date: 2021 }";
        desk.input.replace("content/briefings/b1.md", "text: A longer paragraph }", quote);
    }),
    ("the same day", |desk| desk.input.replace("content/briefings/b1.md", "date: 2021 }", "date: 2020 }")),
    ("an occasion", |desk| {
        desk.input.replace("content/briefings/b1.md", "date: 2020 }", "date: 2020, occasion: A dinner }");
    }),
    ("an occasion of the other", |desk| {
        desk.input.replace("content/briefings/b3.md", "date: 2020 }]", "date: 2020, occasion: A parade }]");
    }),
    ("a new alias", |desk| {
        desk.input.replace("content/actors/kim.md", "[The leader]", "[The leader, Marshal Kim]");
    }),
    ("a use of the alias", |desk| {
        desk.input.replace("content/briefings/b3.md", "[Vladimir Putin]", "[Vladimir Putin, Marshal Kim]");
    }),
    ("the alias taken away", |desk| desk.input.replace("content/actors/kim.md", ", Marshal Kim", "")),
    ("a new briefing", |desk| {
        let text = "---\ntitle: New\ndate: 2024-06-30\nactors: [Vladimir Putin]\naliases: [/new/]\n---\nSee [one](b1.md).\n";
        desk.input.put("content/briefings/new.md", text.as_bytes());
    }),
    ("a name in a body", |desk| {
        desk.input.replace("content/briefings/new.md", "See", "Vladimir Putin and Kim Jong Un: see");
    }),
    ("a link to nowhere", |desk| desk.input.replace("content/briefings/new.md", "b1.md", "b9.md")),
    ("the target of that link", |desk| {
        desk.input.put("content/briefings/b9.md", b"---\ntitle: Nine\ndate: 2024-06-09\n---\nNine.\n");
    }),
    ("a quote", |desk| {
        desk.input.replace(
            "content/briefings/b9.md",
            "---\nNine.",
            "quotes: [{ speaker: Kim Jong Un, text: Nine }]\n---\nNine.",
        );
    }),
    ("a rename", |desk| {
        desk.input.remove("content/briefings/b9.md");
        desk.input.put("content/briefings/b8.md", b"---\ntitle: Nine\ndate: 2024-06-09\n---\nNine.\n");
    }),
    ("a broken file", |desk| desk.input.replace("content/briefings/b2.md", "title: ", "title: \"")),
    ("a new actor", |desk| {
        desk.input.put("content/actors/xi.md", b"---\nname: Xi Jinping\nkind: group\n---\n");
    }),
    ("the broken file mended", |desk| desk.input.replace("content/briefings/b2.md", "title: \"", "title: ")),
    ("a draft", |desk| desk.input.replace("content/briefings/b4.md", "image:", "draft: true\nimage:")),
    ("drafts asked for", |desk| desk.request.drafts = true),
    ("drafts not asked for", |desk| desk.request.drafts = false),
    ("the draft published", |desk| desk.input.replace("content/briefings/b4.md", "draft: true\n", "")),
    ("another picture", |desk| desk.input.put("content/briefings/p.png", &picture(2, (90, 6)))),
    ("a small picture", |desk| desk.input.put("content/briefings/p.png", &picture(3, (9, 6)))),
    ("a damaged picture", |desk| {
        let whole = picture(4, (90, 6));
        desk.input.put("content/briefings/p.png", &whole[..whole.len() / 2]);
    }),
    ("a page beside it", |desk| desk.input.put("content/notes.md", b"---\ntitle: Notes\n---\n")),
    ("no picture", |desk| desk.input.put("content/briefings/p.png", b"no picture")),
    ("the picture again", |desk| desk.input.put("content/briefings/p.png", &picture(1, (90, 6)))),
    ("other widths", |desk| {
        desk.input.replace("briefgen.yaml", "title: ", "images: { widths: [20], quality: 50 }\ntitle: ");
    }),
    ("a file of content/assets/", |desk| desk.input.put("content/assets/a.txt", b"words")),
    ("other words in it", |desk| desk.input.put("content/assets/a.txt", b"other words")),
    ("the picture taken away", |desk| desk.input.remove("content/briefings/p.png")),
    ("a topic taken away", |desk| desk.input.remove("content/topics/talks.md")),
    ("an actor turned into a country", |desk| {
        desk.input.replace("content/actors/kim.md", "---\nA", "kind: country\n---\nA");
    }),
    ("the title of the site", |desk| desk.input.replace("briefgen.yaml", "The desk", "Our desk")),
    ("longer lists", |desk| desk.input.replace("briefgen.yaml", "paginate: 2", "paginate: 5")),
    ("another base URL", |desk| desk.input.replace("briefgen.yaml", "example.org/", "example.org/desk/")),
    ("no base URL", |desk| desk.input.replace("briefgen.yaml", "base_url: https://example.org/desk/\n", "")),
    ("a theme", |desk| {
        desk.input.replace("briefgen.yaml", "title: ", "theme: ours\ntitle: ");
        desk.input.put("themes/ours/theme.yaml", b"extends: default\n");
        desk.input.put("themes/ours/templates/quotes.html", b"<h1>{{ page.title }}</h1>\n");
    }),
    ("its template", |desk| desk.input.replace("themes/ours/templates/quotes.html", "h1", "h2")),
    ("its style sheet", |desk| desk.input.put("themes/ours/static/style.css", b"body { margin: 0 }\n")),
    ("a font of its style sheet", |desk| {
        desk.input.put("themes/ours/static/desk.woff2", b"a font");
        desk.input.put("themes/ours/static/style.css", b"@font-face { src: url(desk.woff2) }\n");
    }),
    ("another font", |desk| desk.input.put("themes/ours/static/desk.woff2", b"another font")),
    ("a file that keeps its name", |desk| desk.input.put("themes/ours/root/robots.txt", b"robots\n")),
    ("the words of the home page", |desk| desk.input.remove("content/index.md")),
    ("a later day", |desk| {
        desk.request.now = briefgen::engine::Now::Given(crate::support::clock("2027-01-01"));
    }),
    ("all briefings gone", |desk| {
        for name in ["b1", "b2", "b3", "b4", "b8", "new"] {
            desk.input.remove(&format!("content/briefings/{name}.md"));
        }
    }),
];

/// Each edit is made, taken back and made again.
#[test]
fn a_rebuild_is_a_clean_build() {
    let mut desk = Desk::new();
    for (name, edit) in EDITS {
        let (files, input, request) = (desk.files.clone(), desk.input.clone(), desk.request.clone());
        edit(&mut desk);
        desk.rebuild(name);
        let (edited, edited_request) = (desk.input.clone(), desk.request.clone());
        (desk.input, desk.request) = (input, request);
        desk.rebuild(&format!("{name}, taken back"));
        assert_eq!(difference(&files, &desk.files), "", "{name}, taken back");
        (desk.input, desk.request) = (edited, edited_request);
        desk.rebuild(&format!("{name}, again"));
    }
}

/// After an edit just these files are rendered, and after nothing none.
fn check(name: &str, edit: fn(&mut Desk), rendered: &[&str]) {
    let mut desk = Desk::new();
    edit(&mut desk);
    let mut paths = desk.rebuild(name);
    paths.sort();
    assert_eq!(paths, rendered, "{name}");
    assert_eq!(desk.rebuild("nothing"), [""; 0], "{name}, and then nothing");
}

#[test]
fn what_is_rendered_again() {
    check("nothing", |_| {}, &[]);
    check(
        "the second paragraph of a body: its page, and the feeds that have it whole",
        |desk| desk.input.replace("content/briefings/b3.md", "second paragraph", "longer paragraph"),
        &[
            "actors/putin/feed.json",
            "actors/putin/feed.xml",
            "briefings/b3/index.html",
            "feed.json",
            "feed.xml",
        ],
    );
    check(
        "the same where feeds have summaries",
        |desk| {
            desk.input.replace("briefgen.yaml", "paginate", "feeds: summary\npaginate");
            desk.rebuild("a setting");
            desk.input.replace("content/briefings/b3.md", "second paragraph", "longer paragraph");
        },
        &["briefings/b3/index.html"],
    );
    check(
        "a summary: every page with the card, and the machine files",
        |desk| desk.input.replace("content/briefings/b3.md", "Summary 3", "What happened"),
        &[
            "404.html",
            "actors/putin/feed.json",
            "actors/putin/feed.xml",
            "actors/putin/index.html",
            "briefings/b2/index.html",
            "briefings/b3/index.html",
            "briefings/b4/index.html",
            "briefings/index.html",
            "data/briefings.json",
            "feed.json",
            "feed.xml",
            "index.html",
            "search/index.html",
        ],
    );
    check(
        "a title: every page that names the briefing",
        |desk| desk.input.replace("content/briefings/b2.md", "Briefing 2", "The second"),
        &[
            "404.html",
            "actors/kim/feed.json",
            "actors/kim/feed.xml",
            "actors/kim/index.html",
            "briefings/b1/index.html",
            "briefings/b2/index.html",
            "briefings/b3/index.html",
            "briefings/page/2/index.html",
            "data/actors/kim.json",
            "data/briefings.json",
            "feed.json",
            "feed.xml",
            "index.html",
            "search/index.html",
        ],
    );
    check(
        "a new briefing: its page, its neighbour, lists, counts and machine files",
        |desk| {
            let text = "---\ntitle: New\ndate: 2024-06-30\nactors: [Vladimir Putin]\n---\nNew words.\n";
            desk.input.put("content/briefings/new.md", text.as_bytes());
        },
        &[
            "404.html",
            "actors/index.html",
            "actors/putin/feed.json",
            "actors/putin/feed.xml",
            "actors/putin/index.html",
            "briefings/b3/index.html",
            "briefings/b4/index.html",
            "briefings/index.html",
            "briefings/new/index.html",
            "briefings/page/2/index.html",
            "briefings/page/3/index.html",
            "data/actors.json",
            "data/actors/putin.json",
            "data/briefings.json",
            "data/index.html",
            "feed.json",
            "feed.xml",
            "index.html",
            "search/index.html",
            "sitemap.xml",
        ],
    );
}

#[test]
fn what_is_rendered_again_after_small_edits() {
    check(
        "a new alias that a body uses",
        |desk| {
            desk.input.replace("content/actors/kim.md", "[The leader]", "[The leader, nobody in particular]");
        },
        &[
            "actors/index.html",
            "actors/kim/feed.json",
            "actors/kim/feed.xml",
            "actors/kim/index.html",
            "actors/putin/feed.json",
            "actors/putin/feed.xml",
            "briefings/b1/index.html",
            "briefings/b2/index.html",
            "briefings/b3/index.html",
            "briefings/b4/index.html",
            "data/actors.json",
            "data/actors/kim.json",
            "feed.json",
            "feed.xml",
            "topics/talks/feed.json",
            "topics/talks/feed.xml",
        ],
    );
    check(
        "a biography",
        |desk| desk.input.replace("content/actors/kim.md", "A biography", "A longer biography"),
        &["actors/kim/index.html"],
    );
    check(
        "the description of a topic, which its index shows",
        |desk| desk.input.replace("content/topics/talks.md", "A description", "A longer description"),
        &["topics/index.html", "topics/talks/index.html"],
    );
    check(
        "an ordinary page",
        |desk| desk.input.replace("content/about.md", "About us", "Who we are"),
        &["about/index.html"],
    );
    check(
        "the words of the home page",
        |desk| desk.input.replace("content/index.md", "Welcome", "Good day"),
        &["index.html"],
    );
    check(
        "an alias that nobody uses: its page, and the index, which can be filtered by it",
        |desk| desk.input.replace("content/actors/kim.md", "[The leader]", "[The leader, Marshal Kim]"),
        &["actors/index.html", "actors/kim/index.html", "data/actors.json", "data/actors/kim.json"],
    );
    check(
        "a source of one briefing",
        |desk| desk.input.replace("content/briefings/b3.md", "actors:", "sources: [A paper]\nactors:"),
        &[
            "actors/putin/feed.json",
            "actors/putin/feed.xml",
            "briefings/b3/index.html",
            "data/briefings.json",
            "feed.json",
            "feed.xml",
        ],
    );
    check(
        "a picture: its page, which shows its hash, as feeds and the front page do",
        |desk| desk.input.put("content/briefings/p.png", &picture(2, (50, 4))),
        &[
            "briefings/b4/index.html",
            "feed.json",
            "feed.xml",
            "index.html",
            "topics/talks/feed.json",
            "topics/talks/feed.xml",
        ],
    );
    check("a file that no page shows", |desk| desk.input.put("content/briefings/q.png", b"a picture"), &[]);
    check(
        "a comment in the settings",
        |desk| desk.input.replace("briefgen.yaml", "paginate", "# Short lists.\npaginate"),
        &[],
    );
}

/// The default theme, and one template of our own over it.
#[test]
fn a_template_renders_the_pages_that_use_it() {
    check(
        "a template of the index of quotes",
        |desk| {
            desk.input.replace("briefgen.yaml", "title: ", "theme: ours\ntitle: ");
            desk.input.put("themes/ours/theme.yaml", b"extends: default\n");
            desk.input.put("themes/ours/templates/quotes.html", b"<h1>{{ page.title }}</h1>\n");
            desk.rebuild("a theme");
            desk.input.replace("themes/ours/templates/quotes.html", "h1", "h2");
        },
        &["quotes/index.html"],
    );
}

/// A page shows the hashes of the theme's files that it names, and of no other.
#[test]
fn a_file_of_the_theme_renders_the_pages_that_name_it() {
    check(
        "a script of the index of quotes, and a style sheet that nothing names",
        |desk| {
            desk.input.replace("briefgen.yaml", "title: ", "theme: ours\ntitle: ");
            desk.input.put("themes/ours/theme.yaml", b"extends: default\n");
            desk.input.put("themes/ours/templates/quotes.html", b"{{ asset(path=\"q.js\") }}\n");
            desk.input.put("themes/ours/static/q.js", b"run()");
            desk.rebuild("a theme");
            desk.input.put("themes/ours/static/q.js", b"stop()");
            desk.input.put("themes/ours/static/other.css", b"a { color: red }");
        },
        &["quotes/index.html"],
    );
}

/// A template of the index of quotes that calls a component and a file of the theme in some way: a change of either
/// renders the page, and one of a component or file that it does not call does not.
#[test]
fn what_a_template_calls_in_an_expression_renders_its_page() {
    for call in [
        "{% set shown = <note text={\"one\"} /> %}{{ shown }}{{ asset (path=\"q.js\") }}",
        "{% if <note text={\"one\"} /> %}{{ <note text={asset\n( path = 'q.js' )} /> }}{% endif %}",
        "{% for letter in [<note text={\"one\"} />, asset(path=`q.js`)] %}{{ letter }}{% endfor %}",
        "{% filter replace(from=\"x\", to=<note text={asset(path=\"q.js\")} />) %}x{% endfilter %}",
        "{% set_global shown = <note text={\"one\"} /> ~ integrity(path=\"q.js\") %}{{ shown }}",
        "{% include \"deep.html\" %}",
    ] {
        let mut desk = Desk::new();
        desk.input.replace("briefgen.yaml", "title: ", "theme: ours\ntitle: ");
        let note = "{% component note(text) %}<i>{{ text }}</i>{% endcomponent %}";
        for (file, text) in [
            ("theme.yaml", "extends: default\n"),
            ("templates/quotes.html", call),
            ("templates/deep.html", "{{ [<note text={\"one\"} />, asset(path=\"q.js\")] | join }}"),
            ("templates/parts.html", note),
            ("templates/others.html", "{% component other() %}x{% endcomponent %}"),
            ("static/q.js", "run()"),
            ("static/other.js", "run()"),
        ] {
            desk.input.put(&format!("themes/ours/{file}"), text.as_bytes());
        }
        desk.rebuild(call);
        desk.input.replace("themes/ours/templates/parts.html", "<i>", "<b>");
        assert_eq!(desk.rebuild("the component"), ["quotes/index.html"], "{call}");
        desk.input.put("themes/ours/static/q.js", b"stop()");
        assert_eq!(desk.rebuild("the file"), ["quotes/index.html"], "{call}");
        desk.input.replace("themes/ours/templates/others.html", "x", "y");
        desk.input.put("themes/ours/static/other.js", b"stop()");
        assert_eq!(desk.rebuild("others"), [""; 0], "{call}");
    }
}

#[test]
fn a_page_that_fails_stays_as_it_was() {
    let mut desk = Desk::new();
    desk.input.replace("briefgen.yaml", "title: ", "theme: ours\ntitle: ");
    desk.input.put("themes/ours/theme.yaml", b"extends: default\n");
    desk.input.put("themes/ours/templates/quotes.html", b"<h1>{{ page.title }}</h1>\n");
    desk.rebuild("a theme");
    let before = desk.files.clone();
    for broken in ["{{ page.title.x.y }}", "{{ page.title | nofilter }}", "{{ page.title"] {
        desk.input.replace("themes/ours/templates/quotes.html", "{{ page.title }}", broken);
        let earlier = std::mem::take(&mut desk.files);
        let built = rebuild(&mut desk.engine, &desk.input.snapshot(), &desk.request, earlier);
        assert!(built.told.iter().any(|told| told.starts_with("error[template-error]")), "{:?}", built.told);
        assert_eq!(difference(&before, &built.files), "", "{broken}");
        desk.files = built.files;
        desk.input.replace("themes/ours/templates/quotes.html", broken, "{{ page.title }}");
        assert_eq!(desk.rebuild("the template mended"), ["quotes/index.html"], "{broken}");
    }
}
