//! A rebuild is a clean build after any edits: sequences of additions, edits, renames, deletions,
//! settings, themes and days, made by chance, in an engine and in a preview that live through all of
//! them. `PROPTEST_CASES=5000 cargo nextest run --release random` runs more of them.
//!
//! A document is a row of small numbers, each of which chooses one part of its text. So an edit is one
//! number, and a sequence that fails is cut down to the edits that matter.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use briefgen::cache::Cache;
use briefgen::deploy::{self, Demands, Named, Trace};
use briefgen::diagnostic::Level;
use briefgen::engine::{Answer, Engine, KeptFile, Preview, Request, Silent};
use briefgen::output::MemoryFiles;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::support::{
    Input, build, clock, data, difference, first_difference, folder, picture, rebuild, request,
};

/// The parts that a document is made of.
const GENES: usize = 14;
/// The first of those that make the body.
const BODY: usize = 9;
/// Six briefings, four files of actors, two topics, three pages, some of them translations; and three of these under
/// names in other letters.
const FILES: [&str; 18] = [
    "content/briefings/b0.md",
    "content/briefings/2024-06-19-b1.md",
    "content/briefings/b2/index.md",
    "content/briefings/…3.md",
    "content/briefings/b4.md",
    "content/actors/kim.md",
    "content/actors/putin.md",
    "content/actors/north-korea.md",
    "content/topics/talks.md",
    "content/topics/arms.md",
    "content/about.md",
    "content/notes/index.md",
    "content/briefings/b0.ko.md",
    "content/actors/kim.ko.md",
    "content/about.ko.md",
    "content/briefings/B0.md",
    "content/actors/Kim.md",
    "content/About.md",
];

/// How many settings there are to choose from.
const SETTINGS: u8 = 9;

/// Files that stand there under a name in other letters.
const CASES: [(usize, usize); 3] = [(0, 15), (5, 16), (10, 17)];

/// Files of the theme that change, each to one of some texts; an empty one is not there.
const THEME: [(&str, &[&str]); 6] = [
    ("templates/quotes.html", USES),
    (
        "templates/own.html",
        &[
            "{% component note(text=\"\") %}<i>{{ text }}</i>{% endcomponent %}{% component frame() %}<b>{{ body | safe }}</b>{% endcomponent %}",
            "{% component note(text=\"\") %}<em>{{ text }}</em>{% endcomponent %}{% component frame() %}<b>{{ body | safe }}</b>{% endcomponent %}",
            "{% component note(text=\"\") %}{{ <ui.other text={text} /> }}{% endcomponent %}{% component frame() %}{{ body | safe }}{% endcomponent %}{% component ui.other(text) %}{{ text }}{{ asset( path=\"q.js\" ) }}{% endcomponent ui.other %}",
            "{% component note(text=\"\") %}<i>{% include \"deep.html\" %}</i>{% endcomponent %}{% component frame() %}{{ body | safe }}{% endcomponent %}",
            "{% component note(",
        ],
    ),
    (
        "templates/deep.html",
        &[
            "deep",
            "deeper {{ asset(path=\"q.js\") }}",
            "{{ [t(key=\"quotes\"), integrity\n(path=\"q.js\")] | join(sep=\", \") }}",
            "",
        ],
    ),
    ("static/q.js", &["run()", "stop()", ""]),
    ("texts/en.yaml", &["", "quotes: Sayings\n", "home: Start\n", "quotes: [\n", "nothing: x\n"]),
    ("theme.yaml", &["name: plain\n", "name: plain\nextends: default\n", "name: plain\nextends: defalt\n"]),
];

/// How a template uses components, files, texts and data: wherever the grammar has an expression.
const USES: &[&str] = &[
    "{{ page.title }}",
    "<b>{{ page.title }}</b>",
    "{% set shown = <note text={\"one\"} /> %}{{ shown }}",
    "{{ asset (path=\"q.js\") }}",
    "{% if <note text={asset\n( path = 'q.js' )} /> %}{% include \"deep.html\" %}{% endif %}",
    "{% for one in [<note text={\"two\"} />, asset(path=`q.js`)] %}{{ one }}{% endfor %}",
    "{% filter replace(from=\"x\", to=<note text={t(key=\"quotes\")} />) %}x{% endfilter %}",
    "{% <frame> %}{{ <note text={site.extra.motto | default(value=\"none\")} /> }}{% </frame> %}",
    "{% set_global shown = {\"a\": <note />}.a ~ integrity(path=\"q.js\") %}{{ shown | upper }}",
    "{{ <note text={\"a\"} /> if page.title else <frame /> }}{{ asset(path=\"q\" ~ \".js\") }}",
    "{% extends \"base.html\" %}{% block main %}{{ t(key=\"home\") }}{% set x %}{% include `deep.html` %}{% endset %}{{ x }}{% endblock main %}",
    "{% raw %}{{ asset(path=\"none.js\") }}{{ <nothing /> }}{% endraw %}{# {{ <nothing /> }} #}",
    "{{ page.nothing }}",
    "{% if %}",
    "{{ <nothing /> }}",
];

#[derive(Clone, Debug)]
enum Edit {
    /// One part of a document; adds the document when it is not there.
    Part {
        file: usize,
        gene: usize,
        value: u8,
    },
    Remove(usize),
    /// The file gets the name of another, of any kind.
    Rename(usize, usize),
    /// The file gets the name in other letters, or that one gets this name.
    Case(usize),
    Settings(u8),
    /// One of the theme's files, and the text that it gets.
    Theme(usize, u8),
    Style(u8),
    Picture(u8),
    Drafts(bool),
    Day(u8),
}

/// Bodies change more often than front matter, as they do at a desk.
fn gene() -> impl Strategy<Value = usize> {
    prop_oneof![2 => 0..BODY, 3 => BODY..GENES]
}

/// The first choice of a row is the plain one: of sites that are all problems nothing is used again.
fn value() -> impl Strategy<Value = u8> {
    prop_oneof![1 => Just(0), 1 => 0..8u8]
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        20 => (0..FILES.len(), gene(), value()).prop_map(|(file, gene, value)| Edit::Part { file, gene, value }),
        2 => (0..FILES.len()).prop_map(Edit::Remove),
        1 => (0..FILES.len(), 0..FILES.len()).prop_map(|(from, to)| Edit::Rename(from, to)),
        1 => (0..CASES.len()).prop_map(Edit::Case),
        1 => (0..SETTINGS).prop_map(Edit::Settings),
        5 => (0..THEME.len(), 0..15u8).prop_map(|(file, choice)| Edit::Theme(file, choice)),
        1 => (0..5u8).prop_map(Edit::Style),
        1 => (0..5u8).prop_map(Edit::Picture),
        1 => any::<bool>().prop_map(Edit::Drafts),
        1 => (0..3u8).prop_map(Edit::Day),
    ]
}

/// What a site is made of, and the site.
struct Desk {
    genes: Vec<Option<[u8; GENES]>>,
    input: Input,
    request: Request,
}

impl Desk {
    fn new(seed: &[Option<[u8; GENES]>]) -> Self {
        let mut input = Input::default();
        for (path, bytes) in folder(&data("golden/input/themes")) {
            input.put(&format!("themes/{path}"), &bytes);
        }
        let briefing = "themes/plain/templates/briefing.html";
        input.replace(
            briefing,
            "{%- endblock main %}",
            "{{ extra.desk | default(value=\"\") }}{%- endblock main %}",
        );
        let mut desk = Self { genes: vec![None; FILES.len()], input, request: request() };
        desk.settings(0);
        (0..THEME.len()).for_each(|file| desk.theme(file, 0));
        for (file, genes) in seed.iter().enumerate() {
            desk.genes[file] = *genes;
            desk.write(file);
        }
        desk
    }

    fn settings(&mut self, choice: u8) {
        let more = [
            "paginate: 2\nbase_url: https://example.org/\ncards: false\n",
            "paginate: 3\nbase_url: https://example.org/desk/\ncards: false\nimages: { widths: [16, 24] }\n",
            "paginate: 2\n",
            "paginate: 2\nbase_url: https://example.org/\nmentions: every\ncards: false\nimages: { widths: [16] }\n",
            "paginate: 2\nbase_url: https://example.org/\npermalink: /:year/:slug/\nslugs: unicode\ncards: false\n",
            "paginate: 2\nbase_url: https://example.org/\nlints: { link-broken: allow, orphan-actor: error }\n",
            "paginate: 2\nbase_url: https://example.org/\ndeploy: { host: cloudflare }\nsearch: false\ncards: false\n",
            "paginate: 2\nbase_url: https://example.org/\ncards: false\nextra: { motto: One }\n",
            "paginate: 2\nbase_url: https://example.org/\ncards: false\nextra: { motto: [Two, three] }\nmenu: [{ title: Old, url: /old/ }]\n",
        ];
        let more = more[usize::from(choice) % more.len()];
        // The theme shows it on every page, and a page whose template fails is not compared.
        let motto = if more.contains("motto") { "" } else { "extra: { motto: Names }\n" };
        let text = format!("title: Desk\ntheme: plain\n{motto}{more}");
        self.input.put("briefgen.yaml", text.as_bytes());
    }

    fn theme(&mut self, file: usize, choice: u8) {
        let (path, texts) = THEME[file];
        let path = format!("themes/plain/{path}");
        match texts[usize::from(choice) % texts.len()] {
            "" => self.input.forget(&path),
            text => self.input.put(&path, text.as_bytes()),
        }
    }

    /// A style sheet that refers to a font, which may change or be missing.
    fn style(&mut self, choice: u8) {
        let sheet: &[u8] = if choice < 3 { b"@font-face { src: url(f.woff2) }" } else { b"a { color: red }" };
        self.input.put("themes/plain/static/plain.css", sheet);
        match choice {
            0 => self.input.forget("themes/plain/static/f.woff2"),
            choice => self.input.put("themes/plain/static/f.woff2", &[choice]),
        }
    }

    fn apply(&mut self, edit: &Edit) {
        match *edit {
            Edit::Part { file, gene, value } => {
                self.genes[file].get_or_insert([0; GENES])[gene] = value;
                self.write(file);
            }
            Edit::Remove(file) => {
                self.genes[file] = None;
                self.write(file);
            }
            Edit::Rename(from, to) => {
                self.genes[to] = self.genes[from].take();
                self.write(from);
                self.write(to);
            }
            Edit::Settings(choice) => self.settings(choice),
            Edit::Case(pair) => {
                let (one, other) = CASES[pair];
                let (from, to) = if self.genes[one].is_some() { (one, other) } else { (other, one) };
                self.genes[to] = self.genes[from].take();
                self.write(from);
                self.write(to);
            }
            Edit::Theme(file, choice) => self.theme(file, choice),
            Edit::Style(choice) => self.style(choice),
            Edit::Picture(0) => self.input.forget("content/briefings/p.png"),
            Edit::Picture(choice) => {
                let whole = picture(choice, (40, 8));
                let damaged = whole.len() / 2;
                let bytes: &[u8] = match choice {
                    1 => b"no picture",
                    2 => &whole[..damaged],
                    _ => &whole,
                };
                self.input.put("content/briefings/p.png", bytes);
            }
            Edit::Drafts(drafts) => self.request.drafts = drafts,
            Edit::Day(choice) => {
                let day = ["2026-01-01", "2024-06-19", "2030-01-01"][usize::from(choice) % 3];
                self.request.now = briefgen::engine::Now::Given(clock(day));
            }
        }
    }

    fn write(&mut self, file: usize) {
        match &self.genes[file] {
            Some(genes) => self.input.put(FILES[file], document(FILES[file], genes).as_bytes()),
            None => self.input.forget(FILES[file]),
        }
    }

    /// Whether all that is there can be read and rendered: then a preview is the clean build too.
    fn is_sound(told: &[String]) -> bool {
        let broken = |told: &String| {
            [
                "yaml-syntax",
                "template-error",
                "theme-text",
                "theme-missing",
                "key-missing",
                "value-invalid",
                "date-invalid",
            ]
            .iter()
            .any(|lint| told.contains(&format!("[{lint}]")))
        };
        !told.iter().any(broken)
    }
}

fn pick<'t>(choices: &[&'t str], gene: u8) -> &'t str {
    choices[usize::from(gene) % choices.len()]
}

fn document(path: &str, genes: &[u8; GENES]) -> String {
    let kind = path.split('/').nth(1).unwrap_or_default();
    let mut text = String::from("---\n");
    match kind {
        "actors" => actor(&mut text, path, genes),
        "topics" => topic(&mut text, path, genes),
        "briefings" => briefing(&mut text, genes),
        _ => text.push_str(pick(
            &["title: About\n", "title: Talks\n", "draft: true\n", "aliases: [/old/]\n"],
            genes[0],
        )),
    }
    text.push_str("---\n");
    for (gene, sentences) in genes[BODY..].iter().zip(SENTENCES) {
        text.push_str(pick(sentences, *gene));
        text.push('\n');
    }
    text
}

/// What bodies say; each gene chooses one of a row.
const SENTENCES: [&[&str]; 5] = [
    &[
        "Nobody was there.\n",
        "Kim Jong Un was there. Kim spoke.\n",
        "Kim Jong Un, Kim Jong Un and Kim Jong Un.\n",
        "The Marshal came.\n",
        "Putin's aide and Vladimir Putin.\n",
        "He said: \"We will go on.\"\n",
        "\"We will,\" he said, \"go on.\"\n",
    ],
    &[
        "",
        "See [[Talks]].\n",
        "See [[The summit]] and [[arms transfers]].\n",
        "See [[Kim Jong Un]] and [[b2]].\n",
        "See [[Nobody]].\n",
        "See [[the Marshal]].\n",
        "[[actor:Envoy]]\n",
    ],
    &[
        "",
        "[one](b0.md)\n",
        "[one](b2/index.md#a-heading)\n",
        "[one](2024-06-19-b1.md#quotes)\n",
        "[years](/timeline/2019/)\n",
        "[none](b9.md)\n",
        "[list](/actors/page/2)\n",
        "[out](https://example.com/) and [nowhere](/none/)\n",
    ],
    &[
        "",
        "## A heading\n",
        "## Another heading\n",
        "![seal](p.png)\n",
        "![seal](../p.png)\n",
        "<a id=\"quotes\"></a>\n",
    ],
    &["", "South Korea and North Korea.\n", "Arms transfers go on.\n", "`Kim Jong Un`\n"],
];

fn briefing(text: &mut String, genes: &[u8; GENES]) {
    let _ =
        writeln!(text, "title: {}", pick(&["Talks", "The summit", "Kim", "[broken", "A visit"], genes[0]));
    let days = ["2024-06-19", "2024-06-18", "2029-01-01", "2024-06-19T10:00:00Z", "2019-05-01"];
    let _ = writeln!(text, "date: {}", pick(&days, genes[1]));
    text.push_str(pick(
        &[
            "",
            "summary: What happened.\n",
            "summary: More.\n",
            "slug: same\n",
            "slug: kim\n",
            "language: ko\n",
        ],
        genes[2],
    ));
    text.push_str(pick(
        &[
            "",
            "actors: [Kim Jong Un]\n",
            "actors: [Vladimir Putin, kim]\n",
            "actors: [Envoy, the Marshal]\n",
            "actors: [{ name: Kim, role: host }, DPRK]\n",
            "actors: [Envoy]\n",
        ],
        genes[3],
    ));
    text.push_str(pick(
        &["", "topics: [Talks]\n", "topics: [arms transfers, Talks]\n", "topics: [Ships]\n"],
        genes[4],
    ));
    text.push_str(pick(
        &[
            "",
            "dates: [{ date: 2019-04-25, event: First summit, actors: [Kim Jong Un] }]\n",
            "dates: [{ date: 2019-04-25, event: The first summit, actors: [kim], place: Here, source: a }]\n",
            "dates: [{ date: 201X, event: A launch, topics: [Talks] }]\n",
            "dates: [{ date: 2023-09~, event: A visit, source: a }]\n",
            "dates: [{ date: 2019-04-25, event: First summit, actors: [Kim Jong Un], place: Here }]\n",
            "dates: [{ date: 2019-04-25, event: First summit, actors: [Kim Jong Un], place: There }]\n",
        ],
        genes[5],
    ));
    text.push_str(pick(
        &[
            "",
            "quotes: [{ speaker: Kim Jong Un, text: We will go on. }]\n",
            "quotes: [{ speaker: kim, text: We will go on., source: a, date: 2024 }]\n",
            "quotes: [{ speaker: Vladimir Putin, text: We will go on, occasion: Talks }]\n",
            "quotes: [{ speaker: Envoy, text: we shall all go on and on, source: A paper }]\n",
            "quotes: [{ speaker: kim, text: We will go on., source: a, date: 2023 }]\n",
            "quotes: [{ speaker: kim, text: We will go on., source: a, date: 2023, occasion: Talks }]\n",
        ],
        genes[6],
    ));
    text.push_str(pick(
        &[
            "",
            "sources: [{ id: a, title: A paper }]\n",
            "sources: [{ id: a, title: Another, url: \"https://example.org/a\" }]\n",
        ],
        genes[7],
    ));
    text.push_str(pick(
        &[
            "",
            "draft: true\n",
            "expires: 2025-01-01\n",
            "aliases: [/old/]\n",
            "image: p.png\n",
            "image: q.png\n",
            "corrections: [{ date: 2024, text: Mended. }]\n",
            "extra: { desk: asia }\n",
            "extra: { desk: europe }\n",
        ],
        genes[8],
    ));
}

fn actor(text: &mut String, path: &str, genes: &[u8; GENES]) {
    let own = match path {
        "content/actors/kim.md" => "Kim Jong Un",
        "content/actors/putin.md" => "Vladimir Putin",
        _ => "North Korea",
    };
    let _ = writeln!(text, "name: {}", pick(&[own, own, own, "Envoy", "Kim Jong Un"], genes[0]));
    let _ = writeln!(text, "kind: {}", pick(&["person", "country", "organization"], genes[1]));
    text.push_str(pick(
        &["", "aliases: [the Marshal]\n", "aliases: [DPRK, Korea]\n", "aliases: [Talks]\n"],
        genes[2],
    ));
    text.push_str(pick(
        &["", "weak_aliases: [Kim]\n", "slug: kim\n", "slug: other\n", "names: { ko: Envoy, ru: Talks }\n"],
        genes[3],
    ));
    text.push_str(pick(
        &[
            "",
            "roles: [{ title: Leader, of: North Korea, from: 2011 }]\n",
            "roles: [{ title: Envoy, to: 2020 }]\n",
        ],
        genes[4],
    ));
}

fn topic(text: &mut String, path: &str, genes: &[u8; GENES]) {
    let own = if path.ends_with("talks.md") { "Talks" } else { "arms transfers" };
    let _ = writeln!(text, "name: {}", pick(&[own, own, "Ships"], genes[0]));
    text.push_str(pick(&["", "parent: Talks\n", "parent: arms transfers\n", "parent: Weapons\n"], genes[1]));
    text.push_str(pick(&["", "aliases: [negotiations]\n", "aliases: [the Marshal]\n"], genes[2]));
}

/// The first file of a clean build that the preview shows otherwise.
fn wrong_in_preview(preview: &Preview, clean: &MemoryFiles) -> Option<String> {
    // A preview has no search index.
    for (path, bytes) in clean.iter().filter(|(path, _)| !path.contains("pagefind/")) {
        let shown = match preview.answer(path) {
            Answer::Made(_, shown) => shown,
            Answer::Picture(_, job) => match job.run() {
                Ok(shown) => shown,
                Err(error) => return Some(format!("{path}: {error}")),
            },
            Answer::Nothing(shown) if path == "404.html" => shown,
            other => return Some(format!("{path}: {other:?}")),
        };
        if shown != **bytes {
            return Some(format!("{path}\n{}", first_difference(bytes, &shown)));
        }
    }
    let shown = preview.pages().len();
    let pages = clean.keys().filter(|path| !path.starts_with("assets/")).count();
    (shown > pages).then(|| format!("the preview lists {shown} pages, a clean build makes {pages} files"))
}

fn check(mut desk: Desk, edits: &[Edit]) -> Result<(), TestCaseError> {
    let (mut engine, mut files) = (Engine::new(), MemoryFiles::new());
    let kept = tempfile::tempdir().expect("a temporary folder can be made");
    let mut preview = Preview::new(desk.input.snapshot(), desk.request.clone());
    let mut broken = false;
    for number in 0..=edits.len() {
        if let Some(edit) = number.checked_sub(1).map(|last| &edits[last]) {
            desk.apply(edit);
        }
        if number % 3 == 2 {
            engine = another_process(&engine, &files);
        }
        if desk.request.search {
            engine = another_run(engine, kept.path(), number);
        }
        let snapshot = desk.input.snapshot();
        let rebuilt = rebuild(&mut engine, &snapshot, &desk.request, std::mem::take(&mut files));
        let clean = build(&snapshot, &desk.request);
        let failed = clean.told.iter().any(|told| told.contains("[template-error]"));
        // A page whose template fails stays as it was.
        broken |= failed;
        if !broken {
            let wrong = difference(&clean.files, &rebuilt.files);
            prop_assert!(wrong.is_empty(), "after edit {number}: - clean, + rebuilt\n{wrong}");
        }
        prop_assert_eq!(&rebuilt.human, &clean.human, "the diagnostics differ after edit {}", number);
        files = rebuilt.files;
        if broken && !failed {
            (broken, files) = (false, MemoryFiles::new());
            files.extend(clean.files.clone());
            engine = Engine::new();
        }
        preview.ask(desk.request.clone());
        preview.update(|known| *known = snapshot.clone());
        if Desk::is_sound(&clean.told)
            && let Some(wrong) = wrong_in_preview(&preview, &clean.files)
        {
            prop_assert!(false, "the preview differs after edit {}: {}", number, wrong);
        }
    }
    // It builds several times, and one in three sequences finds as much.
    let traces = if edits.len().is_multiple_of(3) { traces(&desk) } else { Vec::new() };
    prop_assert!(traces.is_empty(), "a sound build is refused: {:?}", traces);
    Ok(())
}

/// An engine of another process, which knows of the last run what `build` keeps of it. One file in four was touched.
fn another_process(engine: &Engine, files: &MemoryFiles) -> Engine {
    let made = engine.made().filter_map(|(path, made_of)| {
        let size = files.get(path)?.len() as u64;
        (!path.len().is_multiple_of(4)).then(|| KeptFile { path: path.to_owned(), made_of, size })
    });
    Engine::new().continuing(made.collect::<Vec<_>>())
}

/// The engine of the next run: the same one, or that of another process, which has nothing but what is kept on the disk.
/// That may be lost in part or damaged.
fn another_run(engine: Engine, kept: &Path, number: usize) -> Engine {
    let cache = Cache::at(kept.join("images"));
    if number % 4 == 3 {
        for (index, entry) in fs::read_dir(kept.join("search")).into_iter().flatten().flatten().enumerate() {
            let damaged = match index % 3 {
                0 => fs::remove_file(entry.path()),
                1 => fs::write(entry.path(), "damaged"),
                _ => Ok(()),
            };
            damaged.expect("it is a file of the test");
        }
    }
    if number.is_multiple_of(2) { engine } else { Engine::new() }.with_cache(cache)
}

/// What the second look before a deploy takes for traces of something withheld, where there are none. Files
/// with errors are taken away first: no site with errors is published.
fn traces(desk: &Desk) -> Vec<Trace> {
    let demands = Demands { worst: Level::Warning, named: Named::Allowed };
    let mut input = desk.input.clone();
    for _ in 0..=FILES.len() {
        let snapshot = input.snapshot();
        let Err(unfit) = deploy::prepare(&snapshot, &desk.request, demands, &Silent) else { break };
        if !unfit.traces.is_empty() {
            return unfit.traces;
        }
        let errors = unfit.outcome.diagnostics.iter().filter(|problem| problem.level == Level::Error);
        errors.for_each(|problem| input.forget(&problem.span.file));
    }
    Vec::new()
}

/// A site that lacks some of the files: with all of them each build takes longer, and shows no more.
fn seed() -> impl Strategy<Value = Vec<Option<[u8; GENES]>>> {
    let file = || proptest::option::weighted(0.6, proptest::array::uniform14(value()));
    let all = proptest::collection::vec(file(), FILES.len());
    all.prop_map(|mut files| {
        // Two names that differ in case alone stand together after edits only.
        for (one, other) in CASES {
            if files[one].is_some() {
                files[other] = None;
            }
        }
        files
    })
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    proptest::collection::vec(edit(), 1..10)
}

/// As many sequences as the environment asks for, by chance; else `few`, the same in each run, so that a change that
/// breaks one is the change that is seen.
fn config(few: u32) -> ProptestConfig {
    let asked: Option<u32> = std::env::var("PROPTEST_CASES").ok().and_then(|asked| asked.parse().ok());
    let rng_seed = if asked.is_some() { RngSeed::Random } else { RngSeed::Fixed(29) };
    ProptestConfig {
        failure_persistence: None,
        cases: asked.unwrap_or(few),
        rng_seed,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn a_rebuild_is_a_clean_build(seed in seed(), edits in edits()) {
        check(Desk::new(&seed), &edits)?;
    }
}

proptest! {
    // An index costs more than all the rest of so small a site.
    #![proptest_config({
        let config = config(128);
        ProptestConfig { cases: config.cases.div_ceil(16), ..config }
    })]

    #[test]
    fn a_rebuild_is_a_clean_build_with_its_search_index(seed in seed(), edits in edits()) {
        let mut desk = Desk::new(&seed);
        desk.request.search = true;
        check(desk, &edits)?;
    }
}

/// What is not sound is compared in part alone.
#[test]
fn the_sites_are_sound_at_first() {
    for choice in 0..SETTINGS {
        let mut desk = Desk::new(&[None; FILES.len()]);
        desk.settings(choice);
        let told = build(&desk.input.snapshot(), &desk.request).told;
        assert!(Desk::is_sound(&told), "{choice}: {told:?}");
    }
}

/// Sequences that once found something.
#[test]
fn sequences_by_name() {
    let sequences: &[&[Edit]] = &[&[Edit::Settings(7), Edit::Style(0)], &[Edit::Style(0), Edit::Style(1)]];
    for edits in sequences {
        let found = check(Desk::new(&[None; FILES.len()]), edits);
        assert!(found.is_ok(), "{edits:?}: {found:?}");
    }
}
