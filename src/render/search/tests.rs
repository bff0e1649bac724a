//! What an index is made of, seen by its files, and that it is the one that the library makes of the same records. That
//! readers find with it is seen in a browser (`tests/browser`).

use std::collections::HashMap;
use std::sync::Mutex;

use minicbor::Decode;
use pagefind::api::PagefindIndex;
use proptest::prelude::*;

use super::format::unpack;
use super::record::{FIELDS, FILTERS, values};
use super::*;

/// A cache that keeps everything, and counts what it had and what it got.
#[derive(Default)]
struct Kept {
    bytes: Mutex<HashMap<String, Vec<u8>>>,
    had: Mutex<usize>,
    put: Mutex<usize>,
}

impl IndexCache for Kept {
    fn get(&self, key: Fingerprint) -> Option<Vec<u8>> {
        let found = self.bytes.lock().expect("no test panics here").get(&key.to_string()).cloned();
        *self.had.lock().expect("no test panics here") += usize::from(found.is_some());
        found
    }

    fn put(&self, key: Fingerprint, bytes: &[u8]) {
        *self.put.lock().expect("no test panics here") += 1;
        self.bytes.lock().expect("no test panics here").insert(key.to_string(), bytes.to_vec());
    }
}

impl Kept {
    /// How often it had something since this was asked last, and how often it got something.
    fn counts(&self) -> (usize, usize) {
        let take = |count: &Mutex<usize>| std::mem::take(&mut *count.lock().expect("no test panics here"));
        (take(&self.had), take(&self.put))
    }
}

/// The files of an index in the order in which they are written, but those of one kind by their names.
fn index_with(records: &[SearchRecord], language: &str, cache: &Kept) -> Vec<IndexFile> {
    let files = Mutex::new(Vec::new());
    super::index(records, language, cache, &|file| files.lock().expect("no test panics here").push(file));
    let mut files = files.into_inner().expect("no test panics here");
    let kind = |file: &IndexFile| file.path.split('/').next().map(str::to_owned);
    files.chunk_by_mut(|one, other| kind(one) == kind(other)).for_each(|files| {
        files.sort_by(|one, other| one.path.cmp(&other.path));
    });
    files
}

fn index(records: &[SearchRecord], language: &str) -> Vec<IndexFile> {
    index_with(records, language, &Kept::default())
}

/// The files of the index that the library makes of records.
fn by_library(records: &[SearchRecord], language: &str) -> Vec<IndexFile> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("it starts");
    let files = runtime.block_on(async {
        let mut index = PagefindIndex::new(None).expect("the options are the library's own");
        for record in records {
            let entry = Entry::new(record, language);
            let named = FIELDS.iter().zip(&entry.fields).filter(|(_, field)| !field.is_empty());
            let meta = named.map(|(&name, field)| (name.to_owned(), field.to_string())).collect();
            let filters = FILTERS.map(|name| (name.to_owned(), values(record, name)));
            let filters = filters.into_iter().filter(|(_, values)| !values.is_empty());
            let texts =
                |values: Vec<std::borrow::Cow<'_, str>>| values.iter().map(ToString::to_string).collect();
            let filters = filters.map(|(name, values)| (name, texts(values))).collect();
            let (url, text) = (record.url.clone(), entry.text.to_string());
            let added = index
                .add_custom_record(url, text, language.to_owned(), Some(meta), Some(filters), None)
                .await;
            added.expect("a record with a URL is taken");
        }
        index.get_files().await.expect("files are made in memory")
    });
    let file = |file: pagefind::api::SyntheticFile| IndexFile {
        path: file.filename.to_string_lossy().into_owned(),
        bytes: file.contents,
    };
    files.into_iter().map(file).collect()
}

#[derive(Decode)]
struct Meta<'b>(
    #[b(0)] &'b str,
    #[b(1)] Vec<(&'b str, u32, &'b str)>,
    #[b(2)] Vec<(&'b str, &'b str, &'b str)>,
    #[b(3)] Vec<(&'b str, &'b str)>,
    #[b(4)] Vec<(&'b str, Vec<u32>)>,
    #[b(5)] Vec<&'b str>,
);

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// All that a browser reads of an index, without the names of files.
fn said(files: &[IndexFile]) -> String {
    use std::fmt::Write as _;

    let file = |path: &str| {
        let found = files.iter().find(|file| file.path == path);
        &found.unwrap_or_else(|| panic!("{path} is missing")).bytes
    };
    let entry: serde_json::Value = serde_json::from_slice(file(ENTRY)).expect("the entry is JSON");
    let mut said = String::new();
    for (language, mut index) in entry["languages"].as_object().expect("it names languages").clone() {
        let name = format!("pagefind.{}.pf_meta", index["hash"].as_str().expect("it names a file"));
        let bytes = unpack(file(&name)).expect("it is packed");
        let Meta(version, pages, words, filters, sorts, fields) =
            minicbor::decode(&bytes).expect("it is a meta file");
        index["hash"].take();
        let _ = writeln!(
            said,
            "{language} {index} {version} {sorts:?} {fields:?} {}",
            entry["include_characters"]
        );
        let unpacked = |path: String| unpack(file(&path)).expect("it is packed");
        for (name, length, group) in pages {
            let fragment = unpacked(format!("fragment/{name}.pf_fragment"));
            let _ = writeln!(said, "{length} {group} {}", String::from_utf8_lossy(&fragment));
        }
        for (from, to, name) in words {
            let _ = writeln!(said, "{from}..{to} {}", hex(&unpacked(format!("index/{name}.pf_index"))));
        }
        for (filter, name) in filters {
            let _ = writeln!(said, "{filter} {}", hex(&unpacked(format!("filter/{name}.pf_filter"))));
        }
    }
    let programs = files.iter().filter(|file| PROGRAMS.contains(&&*file.path));
    let mut programs: Vec<_> =
        programs.map(|file| format!("{} {}", file.path, Fingerprint::of(&file.bytes))).collect();
    programs.sort();
    said + &programs.join("\n")
}

/// Checks that the index of records is the library's.
fn check(records: &[SearchRecord], language: &str) {
    // A field that no record has is none to the library.
    let whole = |kind| SearchRecord {
        url: format!("/{kind}/"),
        kind,
        aliases: vec!["Gespräche".to_owned(), "金正恩".to_owned()],
        named: vec!["Kim Jong Un".to_owned()],
        ..record("Talks", "They met.")
    };
    let records = &[&[whole("actor"), whole("quote")], records].concat();
    let (ours, theirs) = (said(&index(records, language)), said(&by_library(records, language)));
    for (one, other) in ours.lines().zip(theirs.lines()) {
        assert_eq!(one, other, "in {language}");
    }
    assert_eq!(ours.lines().count(), theirs.lines().count(), "in {language}");
}

/// What texts are made of: whatever a library might take apart.
const TOKENS: &[&str] = &[
    "talks",
    "Talks,",
    "talking",
    "TALKED",
    "met",
    "the",
    "The",
    "Kim",
    "Un.",
    "café",
    "cafe",
    "CAFÉ",
    "naïve-café",
    "Chŏng-ŭn",
    "well-known",
    "well-well",
    "camelCase",
    "HTTPServer2",
    "sysconfig.is_python_build",
    "a.b.c.d",
    "x_y",
    "don’t",
    "“quoted”",
    "(in",
    "brackets)",
    "—",
    "…",
    "2024-06-19",
    "1,234.5",
    "№5",
    "🚀",
    "a🚀b",
    "👩‍👩‍👧",
    "é",
    "e\u{301}",
    "ﬁne",
    "Straße",
    "İstanbul",
    "soft\u{ad}hyphen",
    "zero\u{200c}joiner",
    "김정은",
    "김정은이",
    "Путин",
    "Путина",
    "ёлка",
    "елка",
    "الرئيس",
    "رئيس",
    "مُحَمَّد",
    "金正恩",
    "普京访问平壤。",
    "プーチン大統領",
    "カタカナ",
    "がぎ",
    "ปูติน",
    "วิกิพีเดีย",
    "ສະບາຍດີ",
    "___",
    "__init__",
    "_private",
    "a\u{0}b",
    "~",
    "C++",
    "#tag",
    "@name",
    "user@example.org",
    "https://example.org/a?b=c",
];

const LANGUAGES: [&str; 10] = ["en", "en-gb", "ru", "ar", "fr", "ko", "zh", "ja", "th", "tlh"];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(TOKENS), 0..40).prop_map(|tokens| tokens.join(" "))
}

prop_compose! {
    fn any_record()(
        title in text(), text in text(), note in text(), aliases in prop::collection::vec(text(), 0..3),
        kind in prop::sample::select(&["briefing", "quote"]),
        year in prop::option::of(1990_i16..2030),
        actors in prop::collection::vec(prop::sample::select(&["Kim Jong Un", "Владимир Путин", "普京"]), 0..3),
    ) -> SearchRecord {
        SearchRecord {
            url: String::new(),
            kind,
            title,
            note,
            text,
            named: actors.iter().map(|&name| name.to_owned()).collect(),
            aliases,
            actors: actors.into_iter().map(str::to_owned).collect(),
            topics: vec!["Talks".to_owned()],
            date: year.map(|year| format!("{year}-06-19")),
            year,
        }
    }
}

/// The same records in several shards.
fn many(records: &[SearchRecord], count: usize) -> Vec<SearchRecord> {
    let nth = |number: usize| {
        let mut record = records[number % records.len()].clone();
        record.url = format!("/{number}/");
        record.note = format!("note {}", number % 7);
        record.text = format!("{} number {number} of-{}", record.text, number % 11);
        record
    };
    (0..count).map(nth).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn as_the_library_makes_it(
        records in prop::collection::vec(any_record(), 1..12), language in prop::sample::select(&LANGUAGES),
    ) {
        check(&many(&records, records.len()), language);
    }
}

fn record(title: &str, text: &str) -> SearchRecord {
    SearchRecord {
        url: format!("/{}/", crate::name::slugify(title, crate::name::SlugStyle::Ascii)),
        kind: "briefing",
        title: title.to_owned(),
        note: "19 June 2024".to_owned(),
        text: text.to_owned(),
        aliases: vec![],
        named: vec![],
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
        let unpacked = unpack(&file.bytes).expect("fragments are packed");
        serde_json::from_slice(&unpacked).expect("fragments are JSON")
    })
    .collect()
}

#[test]
fn a_record_is_what_it_says() {
    let files = index(&[record("Talks", "They met in Pyongyang.")], "en-GB");
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
    let files = index(&[record("Talks", "They met.")], "en");
    let paths: Vec<&str> = files.iter().map(|file| &*file.path).collect();
    let ending = |end: &str| paths.iter().filter(|path| path.ends_with(end)).count();
    for (end, count) in
        [(".pf_fragment", 1), (".pf_index", 1), (".pf_filter", 3), (".pf_meta", 1), (".js", 2)]
    {
        assert_eq!(ending(end), count, "{end}: {paths:?}");
    }
    let programs = |path: &&&str| path.starts_with("wasm.");
    assert_eq!(paths.iter().filter(programs).collect::<Vec<_>>(), [&"wasm.en.pagefind"]);
    assert_eq!(paths.last(), Some(&ENTRY));
    let place = |end: &str| paths.iter().rposition(|path| path.ends_with(end));
    assert!(
        place(".pf_meta") > place(".pf_index").max(place(".pf_fragment")).max(place(".pf_filter")),
        "{paths:?}"
    );
    assert_eq!(paths.len(), 10, "{paths:?}");
}

/// What names of pages say before any is loaded.
#[test]
fn names_of_pages() {
    for (kind, date, stamp) in [
        ("briefing", Some("2024-06-19"), "en_b20240619"),
        ("quote", Some("0987-01-02"), "en_q09870102"),
        ("topic", None, "en_t00000000"),
        ("actor", Some("-000044-03-15"), "en_a00000000"),
    ] {
        let date = date.map(str::to_owned);
        let files = index(&[SearchRecord { kind, date, ..record("Talks", "They met.") }], "en");
        let name = files.iter().find_map(|file| file.path.strip_prefix("fragment/")).expect("there is one");
        assert!(name.starts_with(stamp), "{name}");
        assert_eq!(name.len(), stamp.len() + "1234567.pf_fragment".len(), "{name}");
    }
}

#[test]
fn odd_records() {
    for (title, text, language, content) in [
        ("No text", "", "en", "No text"),
        ("Marks", "___PAGEFIND_WEIGHT___9 a ___END_PAGEFIND_WEIGHT___ b", "en", "_WEIGHT___9 a _WEIGHT___ b"),
        ("Marks in marks", "___PAGE___PAGEFINDFIND_WEIGHT___9 a", "en", "_WEIGHT___9 a"),
        ("Breaks", "a\u{200b}b \u{200b} c", "en", "ab c"),
        ("Zeros", "a\u{0}b", "en", "a\u{0}b"),
        ("Chinese in English", "普京", "en", "普 京"),
        ("Chinese", "普京", "zh", "普京"),
        ("Unknown", "words", "tlh", "words"),
    ] {
        let files = index(&[record(title, text)], language);
        let [fragment] = &fragments(&files)[..] else { panic!("{title}: one record has one fragment") };
        let found = fragment["content"].as_str().unwrap_or_default().replace('\u{200b}', "");
        assert_eq!(found, content, "{title}");
    }
    assert!(index(&[], "en").is_empty());
}

/// Records of several shards, of words that stand in all of them and words that do not.
fn records_of_shards() -> Vec<SearchRecord> {
    many(
        &[
            record("Talks", "They met in Pyongyang, né Ping-yang."),
            record("Café", "Cafés met; a café is naïve."),
        ],
        1500,
    )
}

#[test]
fn shards_make_one_index() {
    let records = records_of_shards();
    assert!(shard::cut(&records).len() > 2);
    check(&records, "en");
}

#[test]
fn the_same_records_make_the_same_files() {
    let records = records_of_shards();
    let made = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
        pool.install(|| index(&records, "en"))
    };
    let one = made(1);
    assert!(one.len() > 1500);
    assert!(one == made(8), "eight threads make other files");
}

#[test]
fn what_is_kept_changes_nothing() {
    let mut records = records_of_shards();
    let cache = Kept::default();
    let first = index_with(&records, "en", &cache);
    let (_, all) = cache.counts();
    assert!(index_with(&records, "en", &cache) == first);
    assert_eq!(cache.counts(), (all, 0));

    // A cache has what it has whole; what is no shard, or that of others, is made again.
    for change in [HashMap::clear, |kept: &mut HashMap<String, Vec<u8>>| {
        kept.values_mut().filter(|bytes| unpack(bytes).is_err()).for_each(|bytes| *bytes = b"other".to_vec());
    }] {
        change(&mut cache.bytes.lock().expect("no test panics here"));
        assert!(index_with(&records, "en", &cache) == first);
        assert!(cache.counts().1 > 0);
    }

    // One record more makes its shard anew, and what it says the files of its words.
    records.insert(700, record("New", "Zzyzx"));
    let rebuilt = index_with(&records, "en", &cache);
    let (had, made) = cache.counts();
    assert!(rebuilt == index(&records, "en"));
    assert!(had > 0 && made < all, "{had} were had, {made} of {all} made");
}

#[test]
fn one_record_more_moves_few_shards() {
    let records = records_of_shards();
    let urls = |records: &[SearchRecord]| -> Vec<Vec<String>> {
        let cut = shard::cut(records).into_iter();
        cut.map(|range| records[range].iter().map(|record| record.url.clone()).collect()).collect()
    };
    let before = urls(&records);
    for place in [0, 1, 127, 600, 1499, 1500] {
        let mut records = records.clone();
        records.insert(place, record("New", "Words"));
        let after = urls(&records);
        assert_eq!(after.concat().len(), 1501);
        let moved = after.iter().filter(|shard| !before.contains(shard)).count();
        assert!(moved <= 2, "at {place}: {moved} of {}", after.len());
    }
}
