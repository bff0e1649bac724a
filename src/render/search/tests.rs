//! What an index is made of, seen by its files. That readers find with it is seen in a browser (`tests/browser`).

use std::io::Read as _;

use flate2::read::GzDecoder;

use super::*;

fn record(title: &str, text: &str) -> SearchRecord {
    SearchRecord {
        url: format!("/{}/", crate::name::slugify(title, crate::name::SlugStyle::Ascii)),
        kind: "briefing",
        title: title.to_owned(),
        note: "19 June 2024".to_owned(),
        text: text.to_owned(),
        actors: vec!["Kim Jong Un".to_owned()],
        topics: vec![],
        date: Some("2024-06-19".to_owned()),
        year: Some(2024),
    }
}

/// What the records' own files say, unpacked.
fn fragments(files: &[IndexFile]) -> Vec<serde_json::Value> {
    let own = files.iter().filter(|file| file.path.starts_with("fragment/"));
    own.map(|file| {
        let mut unpacked = Vec::new();
        GzDecoder::new(&*file.bytes).read_to_end(&mut unpacked).expect("fragments are packed");
        let json = unpacked.strip_prefix(b"pagefind_dcd").expect("what is unpacked is marked");
        serde_json::from_slice(json).expect("fragments are JSON")
    })
    .collect()
}

#[test]
fn a_record_is_what_it_says() {
    let files = index(vec![record("Talks", "They met in Pyongyang.")], "en-GB");
    let [fragment] = &fragments(&files)[..] else { panic!("one record has one fragment") };
    assert_eq!(fragment["url"], "/talks/");
    assert_eq!(fragment["content"], "They met in Pyongyang.");
    assert_eq!(fragment["meta"]["title"], "Talks");
    assert_eq!(fragment["filters"]["actor"][0], "Kim Jong Un");
    assert_eq!(fragment["filters"]["year"][0], "2024");
    assert!(fragment["filters"].get("topic").is_none(), "{fragment}");
}

#[test]
fn only_what_a_browser_asks_for_and_the_entry_last() {
    let files = index(vec![record("Talks", "They met.")], "en");
    let paths: Vec<&str> = files.iter().map(|file| &*file.path).collect();
    let ending = |end: &str| paths.iter().filter(|path| path.ends_with(end)).count();
    for (end, count) in
        [(".pf_fragment", 1), (".pf_index", 1), (".pf_filter", 3), (".pf_meta", 1), (".js", 2)]
    {
        assert_eq!(ending(end), count, "{end}: {paths:?}");
    }
    assert_eq!(paths.iter().filter(|path| is_wasm(path)).collect::<Vec<_>>(), [&"wasm.en.pagefind"]);
    assert_eq!(paths.last(), Some(&ENTRY));
    assert_eq!(paths.len(), 10, "{paths:?}");
}

#[test]
fn odd_records() {
    for (title, text, language, content) in [
        ("No text", "", "en", "No text"),
        ("Marks", "___PAGEFIND_WEIGHT___9 a ___END_PAGEFIND_WEIGHT___ b", "en", "_WEIGHT___9 a _WEIGHT___ b"),
        ("Zeros", "a\u{0}b", "en", "a\u{0}b"),
        ("Chinese in English", "普京", "en", "普 京"),
        ("Chinese", "普京", "zh", "普京"),
        ("Unknown", "words", "tlh", "words"),
    ] {
        let files = index(vec![record(title, text)], language);
        let [fragment] = &fragments(&files)[..] else { panic!("{title}: one record has one fragment") };
        let found = fragment["content"].as_str().unwrap_or_default().replace('\u{200b}', "");
        assert_eq!(found, content, "{title}");
    }
    assert!(index(Vec::new(), "en").is_empty());
}

#[test]
fn the_same_records_make_the_same_files() {
    let records: Vec<SearchRecord> = (0..200)
        .map(|number| record(&format!("Record {number}"), &format!("Words of {number}, né {}", number % 7)))
        .collect();
    let made = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
        pool.install(|| index(records.clone(), "en"))
    };
    let one = made(1);
    assert!(one.len() > 200);
    assert!(one == made(8), "eight threads make other files");
}
