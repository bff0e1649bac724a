//! The search index: what readers find, and that it is made when that changes, and then alone.
//! That they find it is seen in a browser (`tests/browser/search.test.mjs`).

use std::fs;
use std::sync::Mutex;

use briefgen::cache::Cache;
use briefgen::engine::{Engine, Request, Silent};
use briefgen::output::{Content, MemoryFiles, MemoryOutput, OutputError, Sink};
use serde_json::Value;

use crate::support::{Input, build, difference, rebuild, request, unpacked};

/// A build with a search index.
fn searching() -> Request {
    Request { search: true, ..request() }
}

fn site() -> Input {
    Input::new(&[
        ("briefgen.yaml", "title: The desk\nbase_url: https://example.org/desk/\n"),
        ("content/index.md", "Welcome.\n"),
        ("content/about.md", "---\ntitle: About\n---\nAbout us.\n"),
        (
            "content/actors/kim.md",
            "---\nname: Kim Jong Un\naliases: [김정은, 金正恩]\nweak_aliases: [Kim]\n\
             roles: [{ title: Leader, of: North Korea, from: 2011 }]\n---\nA *biography*.\n",
        ),
        ("content/topics/talks.md", "---\nname: Talks\naliases: [negotiations]\n---\n"),
        ("content/topics/summits.md", "---\nname: Summits\nparent: Talks\n---\nOf the highest.\n"),
        (
            "content/briefings/met.md",
            "---\ntitle: They met\ndate: 2024-06-19\nsummary: A meeting.\nactors: [Kim Jong Un]\n\
             topics: [Summits]\nquotes:\n  - { speaker: Kim Jong Un, text: We are friends, date: 2024-06-18, \
             occasion: Dinner, original: 우리는 친구다 }\n---\nHe said: \"We are friends\".\n\n- And [more](/about/).\n",
        ),
        ("content/briefings/draft.md", "---\ntitle: A draft\ndate: 2024-06-19\ndraft: true\n---\nNot yet.\n"),
    ])
}

/// What the index says of each record, in the order of their URLs.
fn records(files: &MemoryFiles) -> Vec<Value> {
    records_below(files, "")
}

/// The same of the edition in a folder.
pub(crate) fn records_below(files: &MemoryFiles, folder: &str) -> Vec<Value> {
    let fragments = format!("{folder}pagefind/fragment/");
    let own = files.iter().filter(|(path, _)| path.starts_with(&fragments));
    let mut records: Vec<Value> = own
        .map(|(path, bytes)| {
            let unpacked = unpacked(bytes);
            let json = unpacked.strip_prefix(b"pagefind_dcd").unwrap_or_else(|| panic!("{path} is packed"));
            serde_json::from_slice(json).unwrap_or_else(|error| panic!("{path}: {error}"))
        })
        .collect();
    records.sort_by_key(|record| record["url"].as_str().map(str::to_owned));
    records
}

#[test]
fn what_readers_find() {
    let built = build(&site().snapshot(), &searching());
    let found: Vec<String> = records(&built.files)
        .iter()
        .map(|record| {
            let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
            let url = text(&record["url"]);
            let url = url.split("#quote-").next().unwrap_or_default();
            let (meta, filters) = (&record["meta"], &record["filters"]);
            let [title, note, aliases, named] =
                ["title", "note", "aliases", "named"].map(|name| text(&meta[name]));
            let title = if meta["title"].is_null() { text(&meta["speaker"]) } else { title };
            let names = format!("{aliases} | {named}").replace('\n', "; ");
            let filters = filters.to_string().replace('"', "");
            format!("{url} | {title} | {note} | {names} | {} | {filters}", text(&record["content"]))
        })
        .collect();
    let expected = [
        "/about/ | About | - | - | - | About us. | {kind:[page]}",
        "/actors/kim/ | Kim Jong Un | Leader, North Korea | 김정은; 金 正 恩 | Kim | A biography. Leader, North Korea. \
         | {actor:[Kim Jong Un],kind:[actor]}",
        "/briefings/met/ | They met | 19 June 2024 | - | Kim Jong Un; Summits; Talks | A meeting. He said: “We are \
         friends”. And more. | {actor:[Kim Jong Un],kind:[briefing],topic:[Summits,Talks],year:[2024]}",
        "/briefings/met/ | Kim Jong Un | 18 June 2024, Dinner | - | Summits; Talks | We are friends 우리는 친구다 | \
         {actor:[Kim Jong Un],kind:[quote],topic:[Summits,Talks],year:[2024]}",
        "/topics/summits/ | Summits | Talks | - | Talks | Of the highest. | {kind:[topic],topic:[Summits,Talks]}",
        "/topics/talks/ | Talks | - | negotiations | - | Talks | {kind:[topic],topic:[Talks]}",
    ];
    assert_eq!(found, expected);
}

#[test]
fn no_search() {
    let mut input = site();
    let without = build(&input.snapshot(), &request());
    assert!(without.files.contains_key("search/index.html"), "the page is there all the same");
    input.replace("briefgen.yaml", "title:", "search: false\ntitle:");
    let off = build(&input.snapshot(), &searching());
    for (built, page) in [(&without, true), (&off, false)] {
        let is_index = |path: &&String| path.starts_with("pagefind/");
        assert_eq!(built.files.keys().find(is_index), None);
        assert_eq!(built.text("index.html").contains("/search/"), page);
        assert_eq!(built.files.contains_key("search/index.html"), page);
    }
}

/// A site with nothing in it but its home page: there is nothing to find, and nothing fails.
#[test]
fn an_empty_site() {
    let built = build(&Input::new(&[("content/index.md", "Welcome.\n")]).snapshot(), &searching());
    assert!(built.files.contains_key("search/index.html"));
    assert!(!built.files.keys().any(|path| path.starts_with("pagefind/")));
}

#[test]
fn nothing_else_stands_in_the_folder_of_the_index() {
    for (path, text) in [
        ("content/pagefind/x.png", "not really a picture"),
        ("content/pagefind/x.md", "---\ntitle: X\n---\nX.\n"),
        ("content/search.md", "---\ntitle: Search\n---\nOwn.\n"),
    ] {
        let mut input = site();
        input.put(path, text.as_bytes());
        let built = build(&input.snapshot(), &searching());
        let conflicts: Vec<&String> =
            built.told.iter().filter(|told| told.contains("[url-conflict]")).collect();
        assert!(matches!(&conflicts[..], [told] if told.contains(path)), "{path}: {:?}", built.told);
        assert_eq!(difference(&build(&site().snapshot(), &searching()).files, &built.files), "", "{path}");
    }
}

/// Hears which files of the index are made.
struct Listening<'o> {
    output: &'o MemoryOutput,
    put: Mutex<Vec<String>>,
}

impl Sink for Listening<'_> {
    fn exists(&self, path: &str) -> bool {
        self.output.exists(path)
    }

    fn put(&self, path: &str, content: Content<'_>) -> Result<(), OutputError> {
        self.put.lock().expect("no test panics while it writes").push(path.to_owned());
        self.output.put(path, content)
    }

    fn keep(&self, path: &str) -> Result<bool, OutputError> {
        self.output.keep(path)
    }
}

/// What is edited, whether readers find something else then, and the edit.
type NamedEdit = (&'static str, bool, fn(&mut Input));

/// Builds with an engine, and returns the files, and what was put in order.
fn listen(engine: &mut Engine, input: &Input, earlier: MemoryFiles) -> (MemoryFiles, Vec<String>) {
    let output = MemoryOutput::after(earlier);
    let listening = Listening { output: &output, put: Mutex::default() };
    let outcome = engine.build(&input.snapshot(), &searching(), &listening, &Silent);
    assert!(outcome.failures.is_empty(), "{:?}", outcome.failures);
    let put = listening.put.into_inner().expect("no test panics while it writes");
    (output.finish().0, put)
}

#[test]
fn the_index_is_made_when_what_it_holds_has_changed() {
    let mut input = site();
    let mut engine = Engine::new();
    let (mut files, _) = listen(&mut engine, &input, MemoryFiles::new());
    let edits: [NamedEdit; 6] = [
        ("nothing", false, |_| {}),
        ("a picture", false, |input| input.put("content/x.png", b"not really a picture")),
        ("a draft", false, |input| input.replace("content/briefings/draft.md", "Not yet", "Soon")),
        ("a body", true, |input| input.replace("content/about.md", "About us", "All of us")),
        ("an alias", true, |input| input.replace("content/actors/kim.md", "김정은", "Ким Чен Ын")),
        ("a briefing less", true, |input| input.remove("content/briefings/met.md")),
    ];
    for (edit, made, change) in edits {
        change(&mut input);
        let (now, put) = listen(&mut engine, &input, files);
        assert_eq!(put.iter().any(|path| path.starts_with("pagefind/")), made, "{edit}: {put:?}");
        assert_eq!(difference(&build(&input.snapshot(), &searching()).files, &now), "", "{edit}");
        files = now;
    }
    // An index that is gone is made again, whatever is remembered.
    files.remove("pagefind/pagefind-entry.json");
    let again = rebuild(&mut engine, &input.snapshot(), &searching(), files);
    assert_eq!(difference(&build(&input.snapshot(), &searching()).files, &again.files), "");
}

/// In a new process the parts of an index come from the disk; none of them, some of them or all may be there and whole.
#[test]
fn a_cache_changes_no_byte() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let place = folder.path().join("search");
    let cached = |input: &Input| {
        let mut engine = Engine::new().with_cache(Cache::at(folder.path().join("images")));
        rebuild(&mut engine, &input.snapshot(), &searching(), MemoryFiles::new()).files
    };
    let parts = || {
        let entries = fs::read_dir(&place).expect("there is a cache").flatten();
        entries.map(|entry| entry.path()).filter(|path| path.extension().is_none()).collect::<Vec<_>>()
    };
    let mut input = site();
    for (was, edit) in [("About us", "About us"), ("About us", "All of us"), ("of us", "of you")] {
        input.replace("content/about.md", was, edit);
        let clean = build(&input.snapshot(), &searching()).files;
        for what in ["empty", "full"] {
            assert_eq!(difference(&clean, &cached(&input)), "", "{edit}, {what}");
        }
        assert!(parts().len() > 2);
        for (what, damaged) in [("cut off", &b"half"[..]), ("empty", b""), ("of another kind", &[0; 100])] {
            for path in parts() {
                fs::write(path, damaged).expect("it can be written");
            }
            assert_eq!(difference(&clean, &cached(&input)), "", "{edit}, {what}");
        }
    }
    // What no run uses any more goes.
    (0..8).for_each(|_| drop(cached(&input)));
    let most = parts().len();
    input.replace("content/about.md", "you", "them");
    cached(&input);
    assert!(parts().len() > most);
    (0..8).for_each(|_| drop(cached(&input)));
    assert!(parts().len() <= most + 1);
}

/// What names other files comes after them; the index is made beside the pages.
#[test]
fn files_come_in_order() {
    let (_, put) = listen(&mut Engine::new(), &site(), MemoryFiles::new());
    let place = |wanted: &str| put.iter().rposition(|path| path.starts_with(wanted)).expect("it is put");
    let first = |wanted: &str| put.iter().position(|path| path.starts_with(wanted)).expect("it is put");
    assert!(place("assets/") < first("index.html").min(first("pagefind/")), "{put:?}");
    let order = ["pagefind/index/", "pagefind/pagefind.en", "pagefind/pagefind-entry.json"];
    assert!(order.map(place).is_sorted(), "{put:?}");
}
