//! A site grows as its content does: twice the names, twice the bytes, whatever stands together with what.
//!
//! The cost is counted in bytes and files of the output, never in seconds.

use std::fmt::Write as _;

use briefgen::snapshot::Snapshot;

use crate::support::{Built, build, request};

/// A site of some size, as paths and texts.
type Make = fn(usize) -> Vec<(String, String)>;

/// Twice the content makes at most so many times the bytes.
const MOST_GROWTH: f64 = 2.2;

fn built(make: Make, size: usize) -> Built {
    let mut files = make(size);
    let settings = "title: Desk\nbase_url: https://example.org/\nsearch: false\ncards: false\n";
    files.push(("briefgen.yaml".to_owned(), settings.to_owned()));
    let texts = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    build(&Snapshot::from_texts(texts), &request())
}

/// A name that is unlike the others in its letters, in one of three scripts.
fn name(index: usize) -> String {
    let letters = ["abdefgilmnorstuv", "абвгдежзиклмнопр", "가나다라마바사아자차카타파하거너"][index % 3];
    let letters: Vec<char> = letters.chars().collect();
    let word = |mut rest: usize| -> String {
        let pick = |_| {
            let letter = letters[rest % letters.len()];
            rest /= letters.len();
            letter
        };
        (0..5).map(pick).collect()
    };
    format!("{} {}", word(index * 7 + 3), word(index * 13 + 5))
}

fn listed(names: impl Iterator<Item = String>) -> String {
    names.fold(String::new(), |mut list, name| {
        let _ = writeln!(list, "  - {name}");
        list
    })
}

fn briefing(number: usize, front: &str, body: &str) -> (String, String) {
    let day = number % 28 + 1;
    let path = format!("content/briefings/list-{number}.md");
    (path, format!("---\ntitle: List {number}\ndate: 2024-03-{day:02}\n{front}---\n{body}\n"))
}

/// One briefing that lists all, as a list of sanctions does.
fn one_list(size: usize) -> Vec<(String, String)> {
    let front = format!("topics: [sanctions]\nactors:\n{}", listed((0..size).map(name)));
    vec![briefing(1, &front, &listed((0..size).map(name)))]
}

/// The same names in two briefings.
fn two_lists(size: usize) -> Vec<(String, String)> {
    let front = format!("actors:\n{}", listed((0..size).map(name)));
    vec![briefing(1, &front, "Text."), briefing(2, &front, "Text.")]
}

/// One event in which all took part.
fn one_event(size: usize) -> Vec<(String, String)> {
    let front = format!(
        "dates:\n- date: 2024-03-01\n  event: All are named\n  actors:\n{}",
        listed((0..size).map(name)).replace("  - ", "    - ")
    );
    vec![briefing(1, &front, "Text.")]
}

/// One event that all briefings tell, and one quote that all give, with one source each.
fn one_event_of_all(size: usize) -> Vec<(String, String)> {
    let front = |number: usize| {
        format!(
            "actors: [Ana Duarte]\ndates:\n- {{ date: 2024-03-01, event: The treaty is signed, actors: [Ana Duarte], \
             source: Paper {number} }}\nquotes:\n- speaker: Ana Duarte\n  text: We sign because we want peace for all\n  \
             source: Paper {number}\n"
        )
    };
    (0..size).map(|number| briefing(number, &front(number), "Text.")).collect()
}

/// As many topics as actors, all in one briefing.
fn topics_and_actors(size: usize) -> Vec<(String, String)> {
    let topics = listed((0..size).map(|index| format!("On {}", name(index))));
    let front = format!("topics:\n{topics}actors:\n{}", listed((0..size).map(name)));
    vec![briefing(1, &front, "Text."), briefing(2, &front, "Text.")]
}

/// A first paragraph that names all, which a summary would repeat on the page of each.
fn long_paragraph(size: usize) -> Vec<(String, String)> {
    let names: Vec<String> = (0..size).map(name).collect();
    let front = format!("actors:\n{}", listed(names.iter().cloned()));
    vec![briefing(1, &front, &format!("They are {}.", names.join(", ")))]
}

#[test]
fn twice_the_content_is_twice_the_site() {
    let kinds: [(&str, Make, usize); 6] = [
        ("one list", one_list, 110),
        ("two lists", two_lists, 110),
        ("one event", one_event, 110),
        ("one event of all", one_event_of_all, 110),
        ("topics and actors", topics_and_actors, 110),
        ("a long paragraph", long_paragraph, 110),
    ];
    let mut wrong = String::new();
    for (kind, make, size) in kinds {
        let sizes = [size, 2 * size].map(|size| {
            let built = built(make, size);
            let bytes: usize = built.files.values().map(|file| file.len()).sum();
            (bytes, built.files.len(), built.files)
        });
        let growth = sizes[1].0 as f64 / sizes[0].0 as f64;
        let files = sizes[1].1 as f64 / sizes[0].1 as f64;
        if growth > MOST_GROWTH || files > MOST_GROWTH {
            let _ = writeln!(wrong, "{kind}: {growth:.2} times the bytes, {files:.2} times the files");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn who_stands_in_a_list_has_an_ordinary_page() {
    let (short, long) = (built(two_lists, 40), built(two_lists, 200));
    let page = |built: &Built| {
        let pages = built
            .files
            .iter()
            .filter(|(path, _)| path.starts_with("actors/") && path.ends_with("/index.html"));
        pages.filter(|(path, _)| path.matches('/').count() == 2).map(|(_, bytes)| bytes.len()).max()
    };
    let (short, long) = (page(&short).unwrap_or_default(), page(&long).unwrap_or_default());
    assert!(long < short * 3 / 2, "{long} bytes, and {short} for a short list");
}

#[test]
fn nothing_is_lost_of_a_long_list() {
    let one = built(one_list, 130);
    let whole = one.text("briefings/list-1/index.html");
    for name in (0..130).map(name) {
        assert!(whole.contains(&name), "the briefing does not show {name}");
    }
    // Of one briefing, the briefing itself has the whole list.
    let slugs = actors(&one);
    let page = one.text(&format!("actors/{}/index.html", slugs[0]));
    assert!(page.contains("<a href=\"/briefings/list-1/\">All 129 names</a>"), "{page}");
    assert!(!one.files.contains_key(&format!("actors/{}/actors/index.html", slugs[0])));
    // Of several, the first hundred stand on a page of their own, which leads on to the briefings.
    let two = built(two_lists, 130);
    let slugs = actors(&two);
    let page = two.text(&format!("actors/{}/index.html", slugs[0]));
    assert!(page.contains(">100 names and 29 more</a>"), "{page}");
    let list = two.text(&format!("actors/{}/actors/index.html", slugs[0]));
    assert!(
        list.contains(&format!("<a href=\"/actors/{}/\">29 more in the briefings of ", slugs[0])),
        "{list}"
    );
    assert!(!two.files.contains_key(&format!("actors/{}/actors/page/2/index.html", slugs[0])));
}

#[test]
fn an_event_names_all_on_the_timeline_alone() {
    let site = built(one_event, 120);
    let year = site.text("timeline/2024/index.html");
    for name in (0..120).map(name) {
        assert!(year.contains(&format!(">{name}</a>")), "the timeline does not name {name}");
    }
    let page = site.text(&format!("actors/{}/index.html", actors(&site)[0]));
    assert!(page.contains(">96 more</a>"), "{page}");
    let told = built(one_event_of_all, 60);
    let year = told.text("timeline/2024/index.html");
    let quotes = told.text("quotes/index.html");
    for number in 0..60 {
        let briefing = format!("href=\"/briefings/list-{number}/");
        assert!(year.contains(&briefing), "the timeline does not name list {number}");
        assert!(quotes.contains(&briefing), "the quotes do not name list {number}");
    }
    let page = told.text("briefings/list-7/index.html");
    let graph = page.split("application/ld+json").nth(1).and_then(|rest| rest.split("</script>").next());
    let graph = graph.unwrap_or_default();
    assert!(graph.len() < 6_000, "{} bytes of structured data", graph.len());
    let data: serde_json::Value =
        serde_json::from_str(told.text("data/events.json")).expect("a data file is JSON");
    assert_eq!(data[0]["briefings"].as_array().map(Vec::len), Some(60));
    assert_eq!(data[0]["more_briefings"], 0);
}

/// The slugs of all actors that have a page.
fn actors(built: &Built) -> Vec<String> {
    let pages =
        built.files.keys().filter_map(|path| path.strip_prefix("actors/")?.strip_suffix("/index.html"));
    pages.filter(|slug| !slug.contains('/') && *slug != "page").map(str::to_owned).collect()
}
