//! What is withheld leaves no trace: not in a file, not in a file's name, not in a count.

use std::fmt::Write as _;

use briefgen::deploy::{self, Demands, Named};
use briefgen::diagnostic::Level;
use briefgen::engine::{Engine, Now, Request, Silent};
use briefgen::output::MemoryFiles;

use crate::support::{Input, build, difference, rebuild, unpacked};

/// A word of its own for each reason, in every field of what is withheld for it.
const DRAFT: &str = "canarydraft";
const FUTURE: &str = "canaryfuture";
const EXPIRED: &str = "canaryexpired";
const BROKEN: &str = "canarybroken";

/// A build with a search index.
fn request() -> Request {
    Request { search: true, ..crate::support::request() }
}

/// What is published, with links to all that is not.
fn sound() -> Input {
    Input::new(&[
        (
            "briefgen.yaml",
            "base_url: https://example.org/desk/\npaginate: 2\nlints: { actor-undeclared: allow }\n",
        ),
        ("content/index.md", "Welcome.\n"),
        ("content/about.md", "---\ntitle: About\naliases: [/who/]\n---\nAbout us.\n"),
        ("content/actors/kim-jong-un.md", "---\nname: Kim Jong Un\n---\nA leader.\n"),
        ("content/actors/envoy.md", "---\nname: The envoy\n---\nNamed by no published briefing.\n"),
        ("content/topics/diplomacy.md", "---\nname: Diplomacy\n---\n"),
        ("content/topics/secrets.md", "---\nname: Secrets\nparent: Diplomacy\n---\n"),
        (
            "content/briefings/2024-06-19-sound.md",
            "---\ntitle: A sound briefing\ndate: 2024-06-19\nactors: [Kim Jong Un]\ntopics: [Diplomacy]\n\
             dates: [{ date: 2019-04-25, event: A summit, actors: [Kim Jong Un] }]\n\
             quotes: [{ speaker: Kim Jong Un, text: we agree }]\n---\nHe said “we agree” to it.\n\n\
             One [link](canarydraft/index.md), one [link](/briefings/canaryfuture-slug/) and one\n\
             [[Title canaryexpired|link]].\n",
        ),
        (
            "content/briefings/2024-06-20-other.md",
            "---\ntitle: Another\ndate: 2024-06-20\n---\nOther words.\n",
        ),
    ])
}

/// A briefing with the word `canary` in every field, and its picture; `why` withholds it.
fn put_canary(input: &mut Input, canary: &str, why: &str) {
    let mut text = String::from("---\n");
    let _ = writeln!(text, "title: Title {canary}\nsummary: Summary {canary}.\n{why}");
    let _ = writeln!(text, "slug: {canary}-slug\nauthors: [Author {canary}]\naliases: [/{canary}-alias/]");
    let _ = writeln!(text, "image: {canary}.png\nimage_alt: Alt {canary}\nimage_credit: Credit {canary}");
    let _ =
        writeln!(text, "actors: [Kim Jong Un, {{ name: The envoy, role: Role {canary} }}, Actor {canary}]");
    let _ = writeln!(text, "topics: [Diplomacy, Secrets, Topic {canary}]");
    let _ = writeln!(
        text,
        "dates:\n  - {{ date: 2019-04-25, event: A summit, place: Place {canary}, actors: [The envoy, Event actor {canary}], \
         topics: [Event topic {canary}], source: {{ title: Event source {canary} }} }}\n  \
         - {{ date: 1999, event: Event {canary} }}"
    );
    let _ = writeln!(
        text,
        "quotes:\n  - {{ speaker: Kim Jong Un, text: we agree, occasion: Occasion {canary}, original: Original {canary}, \
         source: id-{canary} }}\n  - {{ speaker: Speaker {canary}, text: Words {canary}, date: 1998, source: A {canary} source }}"
    );
    let _ = writeln!(
        text,
        "sources: [{{ id: id-{canary}, title: Source {canary}, publisher: Publisher {canary}, \
         url: \"https://example.com/{canary}\", date: 1997 }}]\n\
         corrections: [{{ date: 1996, text: Correction {canary}. }}]\nextra: {{ {canary}: {canary} }}"
    );
    let _ = writeln!(
        text,
        "---\n## Heading {canary}\n\nBody {canary}: we agree. See [sound](../2024-06-19-sound.md), [[Kim Jong Un]]\n\
         and [a file](files/{canary}.pdf).\n\n![Alt](/shared/{canary}-photo.png)"
    );
    input.put(&format!("content/briefings/{canary}/index.md"), text.as_bytes());
    input.put(&format!("content/briefings/{canary}/{canary}.png"), canary.as_bytes());
    input.put(&format!("content/briefings/{canary}/files/{canary}.pdf"), canary.as_bytes());
    input.put(&format!("content/briefings/{canary}/files/loose-{canary}.pdf"), canary.as_bytes());
    input.put(&format!("content/shared/{canary}-photo.png"), canary.as_bytes());
}

/// The sound site with one briefing withheld for each reason, and an ordinary page.
fn with_canaries() -> Input {
    let mut input = sound();
    put_canary(&mut input, DRAFT, "date: 2024-06-21\ndraft: true");
    put_canary(&mut input, FUTURE, "date: 2030-01-01");
    put_canary(&mut input, EXPIRED, "date: 2024-06-18\nexpires: 2024-12-31");
    let page = format!(
        "---\ntitle: Page {DRAFT}\ndraft: true\naliases: [/{DRAFT}-page-alias/]\n---\nPage {DRAFT}.\n"
    );
    input.put(&format!("content/{DRAFT}-folder/{DRAFT}-page.md"), page.as_bytes());
    input.put(&format!("content/{DRAFT}-folder/{DRAFT}-page.png"), DRAFT.as_bytes());
    input
}

/// The canaries that some file shows, in its name or its bytes.
fn canaries_in(files: &MemoryFiles) -> Vec<&'static str> {
    let is_packed = |path: &str| path.contains(".pf_");
    let shows = |canary: &&str| {
        files.iter().any(|(path, bytes)| {
            let unpacked = is_packed(path).then(|| unpacked(bytes));
            let bytes = unpacked.as_deref().unwrap_or(bytes);
            path.to_lowercase().contains(canary)
                || String::from_utf8_lossy(bytes).to_lowercase().contains(canary)
        })
    };
    [DRAFT, FUTURE, EXPIRED, BROKEN].into_iter().filter(shows).collect()
}

/// Which canaries each request brings to light.
fn check(changed: impl FnOnce(&mut Request), shown: &[&str]) {
    let mut request = request();
    changed(&mut request);
    let built = build(&with_canaries().snapshot(), &request);
    assert_eq!(canaries_in(&built.files), shown, "{request:?}");
    for canary in shown {
        let page = built.text(&format!("briefings/{canary}-slug/index.html"));
        for field in ["Title", "Summary", "Author", "Role", "Topic", "Event", "Words", "Source", "Correction"]
        {
            assert!(page.contains(&format!("{field} {canary}")), "{field} {canary}");
        }
    }
}

#[test]
fn nothing_is_shown_unless_asked_for() {
    check(|_| {}, &[]);
}

#[test]
fn each_flag_brings_its_own() {
    check(|request| request.drafts = true, &[DRAFT]);
    check(|request| request.future = true, &[FUTURE]);
    check(|request| request.expired = true, &[EXPIRED]);
    check(
        |request| (request.drafts, request.future, request.expired) = (true, true, true),
        &[DRAFT, FUTURE, EXPIRED],
    );
}

/// Byte for byte the site without those files: nothing is counted, ordered or dated by them.
#[test]
fn the_site_is_the_one_without_them() {
    let with = build(&with_canaries().snapshot(), &request());
    let without = build(&sound().snapshot(), &request());
    assert_eq!(difference(&without.files, &with.files), "");
    assert_eq!(
        with.stats.withheld.iter().map(|(_, count)| count).sum::<usize>(),
        4,
        "{:?}",
        with.stats.withheld
    );
    assert_eq!(
        (with.stats.briefings, with.stats.actors, with.stats.topics, with.stats.files),
        (without.stats.briefings, without.stats.actors, without.stats.topics, without.stats.files)
    );
    assert!(without.files.contains_key("sitemap.xml") && without.files.contains_key("feed.xml"));
}

/// The second look, before a deploy, finds nothing where nothing is.
#[test]
fn the_site_may_be_published() {
    let demands = Demands { worst: Level::Warning, named: Named::Refused };
    let mut input = with_canaries();
    // Links to what is not there are errors.
    input.replace("briefgen.yaml", "lints: {", "lints: { link-broken: warn,");
    let ready = deploy::prepare(&input.snapshot(), &request(), demands, &Silent);
    let files = ready.map(|ready| ready.files).map_err(|unfit| unfit.traces);
    assert_eq!(files.map(|files| canaries_in(&files)), Ok(vec![]));
}

#[test]
fn what_is_declared_stays_with_a_count_of_none() {
    let built = build(&with_canaries().snapshot(), &request());
    for (file, slug) in [("data/actors.json", "envoy"), ("data/topics.json", "secrets")] {
        let records: serde_json::Value = serde_json::from_str(built.text(file)).expect("the data is JSON");
        let records = records.as_array().expect("the data is a list");
        let record =
            records.iter().find(|record| record["slug"] == slug).expect("what is declared is listed");
        assert_eq!(record["briefings"], serde_json::json!([]), "{slug}");
    }
    assert!(built.text("actors/envoy/index.html").contains("Named by no published briefing."));
    assert!(built.files.contains_key("topics/secrets/index.html"));
}

/// A file that cannot be read may be a draft, as far as anybody knows.
#[test]
fn a_broken_file_shows_nothing() {
    for (name, text) in [
        (
            "YAML that cannot be read",
            "---\ntitle: \"canarybroken\ndate: 2024-06-19\ndraft: true\n---\ncanarybroken ![x](canarybroken.png)\n",
        ),
        (
            "no title",
            "---\ndate: 2024-06-19\nsummary: canarybroken\ndraft: true\n---\ncanarybroken ![x](canarybroken.png)\n",
        ),
        ("no front matter", "canarybroken ![x](canarybroken.png)\n"),
        (
            "an unclosed front matter",
            "---\ntitle: canarybroken\ndraft: true\ncanarybroken ![x](canarybroken.png)\n",
        ),
    ] {
        for path in ["content/briefings/canarybroken.md", "content/briefings/canarybroken/index.md"] {
            let mut input = sound();
            input.put(path, text.as_bytes());
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            input.put(&format!("{folder}/canarybroken.png"), b"canarybroken");
            let built = build(&input.snapshot(), &request());
            assert!(!built.told.is_empty(), "{name}: nothing is told of {path}");
            assert_eq!(canaries_in(&built.files), [""; 0], "{name} in {path}");
            assert!(built.files.contains_key("briefings/sound/index.html"));
        }
    }
}

/// What may be meant to be withheld is withheld, however it is written.
#[test]
fn a_doubtful_file_shows_nothing() {
    let canary = "canarydoubt";
    for (path, front) in [
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\ndraft: yes"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\ndraft: on"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\ndraft: y"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\ndraft: 1"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\ndraft: no"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nready: false"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nstate: review"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nworkflow: in review"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\ndraft: \"true\""),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nｄｒａｆｔ: true"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\ndate: 2099-01-01"),
        ("content/x.md", "title: canarydoubt\ndate: 2024-06-19\ndate: 2099-01-01"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\n---\n---\ndraft: true"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\ndraft: [true]"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\ndrafts: true"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nDraft: true"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\ndraft: false\ndraft: true"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nexpires: 2024-06-31"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nexpire: 2024-06-30"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\npublished: false"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\npublishDate: 2030-01-01"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nunpublishdate: 2024-06-30"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\npublish: false"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nstatus: draft"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nStatus: Pending review"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nstatus: черновик"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nstatus: 초안"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nstate: embargoed"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nembargo: 2099-01-01"),
        (
            "content/briefings/x.md",
            "title: canarydoubt\ndate: 2024-06-19\nEmbargo_Until: 2099-01-01T10:00:00+09:00",
        ),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nembargoed: true"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\npubDate: 2099-01-01"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\npublish_date: 2099-01-01"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\npublish-date: Jan 1, 2099"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nvisibility: private"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nhidden: true"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nPRIVATE: true"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nunlisted: true"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nexpiryDate: 2024-07-01"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nunpublish_on: 2024-07-01"),
        (
            "content/briefings/x.md",
            "title: canarydoubt\ndate: 2024-06-19\nexpires: 2030-01-01\nexpiry-date: 2024-07-01",
        ),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nwip: true"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\ntags: [Draft]"),
        ("content/briefings/x.md", "title: canarydoubt\ndate: 2024-06-19\nextra: { draft: true }"),
        (
            "content/briefings/x.md",
            "title: canarydoubt\ndate: 2024-06-19\nextra: { publishDate: 2099-01-01 }",
        ),
        ("content/page.md", "title: canarydoubt\nstatus: draft"),
        ("content/page.md", "title: canarydoubt\nembargo: 2099-01-01"),
        ("content/actors/canarydoubt.md", "name: canarydoubt\ndraft: true"),
        ("content/actors/canarydoubt.md", "name: canarydoubt\nprivate: true"),
        ("content/topics/canarydoubt.md", "name: canarydoubt\nstatus: draft"),
        ("content/page.md", "title: canarydoubt\npublished: no"),
        ("content/page.md", "title: canarydoubt\ndate: 2030-02-30"),
        ("content/page.md", "title: canarydoubt\ndraft: TRUEISH"),
    ] {
        let mut input = sound();
        input.put(path, format!("---\n{front}\n---\nThe canarydoubt sings.\n").as_bytes());
        let built = build(&input.snapshot(), &request());
        let shows = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(canary);
        assert!(!built.files.values().any(|bytes| shows(bytes)), "{front}");
        assert!(!built.told.is_empty(), "{front} is told");
    }
}

/// What no key holds back is published, whatever else is told of it; and a day that has come counts no more.
#[test]
fn what_is_not_in_doubt_is_published() {
    for front in [
        "publishDate: 2020-01-01",
        "pubDate: 2024-06-19T10:00:00Z",
        "embargo: false",
        "published: true",
        "status: published",
        "visibility: public",
        "hidden: false",
        "draft: false",
        "draft:",
        "expiryDate: 2099-01-01",
        "sitemap: false",
        "tags: [arms, sanctions]",
        "extra: { status: pending, hidden: true, tags: [x] }",
        "lastmod: 2024-06-20",
    ] {
        let mut input = sound();
        let text = format!("---\ntitle: canaryout\ndate: 2024-06-19\n{front}\n---\nThe canaryout sings.\n");
        input.put("content/briefings/x.md", text.as_bytes());
        let built = build(&input.snapshot(), &request());
        assert!(built.files.contains_key("briefings/x/index.html"), "{front}: {:?}", built.told);
    }
}

/// The hint of a key of another program names what holds a text back here, and never `extra`.
#[test]
fn hints_name_what_withholds() {
    for (front, expected) in [
        ("publish: false", "write `draft: true`, or a `date` that lies ahead, or `expires`"),
        ("status: draft", "write `draft: true`, or a `date` that lies ahead, or `expires`"),
        ("embargo: 2099-01-01", "write `date: 2099-01-01`, or `draft: true` until then"),
        ("pubDate: 2099-01-01", "write `date: 2099-01-01`, or `draft: true` until then"),
        ("expiryDate: 2099-01-01", "write `expires: 2099-01-01`"),
        ("status: published", "take `status` out: what is no `draft` is published from its `date` on"),
        ("extra: { draft: true }", "write `draft: true`, or a `date` that lies ahead, or `expires`"),
    ] {
        let mut input = sound();
        let text = format!("---\ntitle: X\ndate: 2024-06-19\n{front}\n---\nWords.\n");
        input.put("content/briefings/x.md", text.as_bytes());
        let built = build(&input.snapshot(), &request());
        let told: Vec<&String> = built.told.iter().filter(|told| told.contains("briefings/x.md")).collect();
        assert_eq!(told.len(), 1, "{front}: {told:?}");
        assert!(told[0].ends_with(expected), "{front}: {told:?}");
    }
}

/// Front matter in a form that briefgen does not read is never published as text.
#[test]
fn front_matter_of_another_kind_is_not_published() {
    for text in ["+++\ndraft = true\n+++\ncanarydoubt\n", "\n---\ndraft: true\n---\ncanarydoubt\n"] {
        let mut input = sound();
        input.put("content/page.md", text.as_bytes());
        let built = build(&input.snapshot(), &request());
        assert!(
            !built.files.values().any(|bytes| String::from_utf8_lossy(bytes).contains("canarydoubt")),
            "{text}"
        );
        let of_page = built.told.iter().filter(|told| told.contains("] content/page.md:")).count();
        assert_eq!(of_page, 1, "{:?}", built.told);
    }
}

/// A file that only something withheld names is not copied, wherever it stands and however it is named.
#[test]
fn files_of_withheld_documents_are_not_copied() {
    for (path, text, copied) in [
        ("content/briefings/x.md", "---\ntitle: \"X\ndraft: true\n---\n![](/img/secret.png)\n", false),
        (
            "content/briefings/x.md",
            "---\ntitle: X\ndate: 2024-06-19\ndraft: true\nextra: { hero: /img/secret.png }\n---\n",
            false,
        ),
        ("content/about.md", "---\ntitle: X\ndraft: true\n---\nnothing of the kind\n", true),
    ] {
        let mut input = sound();
        input.put(path, text.as_bytes());
        input.put("content/img/secret.png", b"not really a picture");
        let built = build(&input.snapshot(), &request());
        assert_eq!(built.files.contains_key("img/secret.png"), copied, "{text}");
    }
}

/// Hangul of two syllables, composed and as macOS writes it.
const COMPOSED: &str = "\u{AC00}\u{B098}.png";
const DECOMPOSED: &str = "\u{1100}\u{1161}\u{1102}\u{1161}.png";

/// Whatever spelling a writer gives a file's name, it is the file's name.
#[test]
fn spellings_of_files_of_withheld_documents() {
    let briefing =
        |front: &str, body: &str| format!("---\ntitle: X\ndate: 2024-06-19\n{front}\n---\n{body}\n");
    let body = |body: &str| briefing("draft: true", body);
    let front = |front: &str| briefing(&format!("draft: true\nimage_alt: X\n{front}"), "Words.");
    let percent = "![x](../img/%EA%B0%80%eb%82%98.png)";
    for (name, text) in [
        ("my pic.png", body("![x](../img/my%20pic.png)")),
        ("my pic.png", body("![x](<../img/my pic.png>)")),
        ("my pic.png", body("![[my pic.png]]")),
        ("my pic.png", body("![x]\n\n[x]: ../img/my%20pic.png")),
        ("my pic.png", body("<a style='background: url(../img/my%20pic.png)'>x</a>")),
        ("plain2.png", body("![x](../img/pl%61in2.png)")),
        ("a&b.png", body("<img src=\"../img/a&amp;b.png\" alt=x>")),
        ("a&b.png", body("![x](../img/a&#38;b.png)")),
        ("a&b.png", body("<video poster='../img/a&#x26;b.png'></video>")),
        ("a&b.png", body("<img srcset='../img/a&amp;b.png 2x' alt=x>")),
        ("caf\u{E9}.png", body("![x](../img/caf&eacute;.png)")),
        ("a_b(1).png", body("![x](../img/a\\_b\\(1\\).png)")),
        ("Photo.PNG", body("![x](../img/photo.png)")),
        (COMPOSED, body(percent)),
        (DECOMPOSED, body(percent)),
        (DECOMPOSED, body(&format!("![x](../img/{COMPOSED})"))),
        (COMPOSED, body(&format!("![x](../img/{DECOMPOSED})"))),
        (DECOMPOSED, front(&format!("image: ../img/{COMPOSED}"))),
        ("my pic.png", front("image: \"../img/my\\x20pic.png\"")),
        ("my pic.png", front("image: ../img/my\n  pic.png")),
        ("my pic.png", front("image: >-\n  ../img/my\n  pic.png")),
        ("my pic.png", front("image: ../img/my%20pic.png")),
        ("it's.png", front("image: '../img/it''s.png'")),
        (DECOMPOSED, front("extra: { hero: \"\\uAC00\\ub098.png\" }")),
        // What cannot be read may be a draft.
        ("my pic.png", "---\ntitle: \"X\ndraft: true\n---\n![x](../img/my%20pic.png)\n".into()),
        ("a&b.png", "---\ntitle: \"X\nimage: a&amp;b.png\n---\n".into()),
        ("my pic.png", "---\nimage: \"my\\x20pic.png\"\ndraft: true\n---\nNo title.\n".into()),
        (DECOMPOSED, format!("No front matter. {COMPOSED}\n")),
    ] {
        for path in ["content/briefings/x.md", "content/page.md"] {
            let mut input = sound();
            input.put(path, text.as_bytes());
            input.put(&format!("content/img/{name}"), b"not really a picture");
            let built = build(&input.snapshot(), &request());
            let is_copied = built.files.values().any(|bytes| &**bytes == b"not really a picture");
            assert!(path.contains("page") && text.starts_with("No ") || !is_copied, "{name}: {text}");
        }
    }
    for (encoding, bytes) in [
        ("EUC-KR", &b"---\ntitle: X\n---\n![x](../img/\xB0\xA1\xB3\xAA.png)\n"[..]),
        ("UTF-16", b"\xFF\xFE-\0-\0-\0\n\0\x00\xAC\x98\xB0.\0p\0n\0g\0"),
    ] {
        let mut input = sound();
        input.put("content/briefings/x.md", bytes);
        input.put(&format!("content/img/{COMPOSED}"), b"not really a picture");
        let built = build(&input.snapshot(), &request());
        assert!(!built.files.keys().any(|file| file.contains(COMPOSED)), "{encoding}");
    }
}

/// What is published finds its files in either normal form; they keep the names that they have on the disk.
#[test]
fn files_in_another_normal_form_are_found() {
    for (on_disk, written) in [(COMPOSED, DECOMPOSED), (DECOMPOSED, COMPOSED), (COMPOSED, COMPOSED)] {
        let encoded = percent_encoding::utf8_percent_encode(written, percent_encoding::NON_ALPHANUMERIC);
        let document = on_disk.replace(".png", ".md");
        let [link, file] = [written.replace(".png", ".md"), written.replace(".png", ".pdf")];
        let mut input = sound();
        let text = format!(
            "---\ntitle: X\ndate: 2024-06-19\nimage: ../img/{written}\nimage_alt: X\n---\n\
             ![x](../img/{encoded}) <img src=\"/img/{written}\" alt=x> [y]({link}) [z](../img/{file})\n"
        );
        input.put("content/briefings/x.md", text.as_bytes());
        input.put(
            &format!("content/briefings/{document}"),
            b"---\ntitle: Y\ndate: 2024-06-19\nslug: y\n---\nY.\n",
        );
        input.put(&format!("content/img/{on_disk}"), b"not really a picture");
        let pdf = on_disk.replace(".png", ".pdf");
        input.put(&format!("content/img/{pdf}"), b"not really a report");
        let built = build(&input.snapshot(), &request());
        let told = built.told.iter().filter(|told| told.contains("] content/briefings/x.md:"));
        assert_eq!(told.collect::<Vec<_>>(), [""; 0], "{on_disk:?}");
        assert!(built.files.contains_key(&format!("img/{pdf}")), "{on_disk:?}");
        let page = built.text("briefings/x/index.html");
        let pictures: Vec<&String> =
            built.files.keys().filter(|file| file.starts_with("assets/img/")).collect();
        assert_eq!(pictures.len(), 1, "{on_disk:?}: {pictures:?}");
        let href = |file: &str| {
            format!("\"/desk/{}\"", percent_encoding::utf8_percent_encode(file, percent_encoding::CONTROLS))
        };
        // The head gives way to the body, which shows it too.
        assert_eq!(page.matches(&format!("src={}", href(pictures[0]))).count(), 2, "{on_disk:?}: {page}");
        assert!(
            page.contains(&href(&format!("img/{pdf}"))) && page.contains("href=\"/desk/briefings/y/\""),
            "{on_disk:?}"
        );
    }
}

/// A link to something withheld is told as such, in either normal form, and the file belongs to it.
#[test]
fn documents_in_another_normal_form_are_found() {
    for (on_disk, written) in [(COMPOSED, DECOMPOSED), (DECOMPOSED, COMPOSED)] {
        let [on_disk, written] = [on_disk, written].map(|name| name.replace(".png", ".md"));
        let mut input = sound();
        input.put(&format!("content/{on_disk}"), b"---\ntitle: Y\ndraft: true\n---\nY.\n");
        input.put("content/x.md", format!("---\ntitle: X\n---\n[y]({written})\n").as_bytes());
        let built = build(&input.snapshot(), &request());
        assert!(
            built.told.iter().any(|told| told.contains("link-withheld] content/x.md")),
            "{:?}",
            built.told
        );
    }
}

/// Which of the documents of a site have a page.
fn pages_of(files: &MemoryFiles) -> Vec<&'static str> {
    let has_page =
        |name: &&str| files.iter().any(|(path, _)| path.contains(name) && path.ends_with("/index.html"));
    ["due-briefing", "over-briefing", "due-page"].into_iter().filter(has_page).collect()
}

/// Instants in several spellings, and days: what a site at home in a zone shows then, built and deployed.
#[test]
fn a_day_begins_where_the_site_is_at_home() {
    for (zone, clock, has_begun) in [
        ("America/New_York", "2026-11-29T00:17:00Z", false),
        ("America/New_York", "2026-11-28T19:17:00-05:00", false),
        ("America/New_York", "2026-11-29T09:17:00+09:00", false),
        ("America/New_York", "2026-11-29T05:00:00Z", true),
        ("America/New_York", "2026-11-28T19:00:00-10:00", true),
        ("America/New_York", "2026-11-28", false),
        ("America/New_York", "2026-11-29", true),
        ("Pacific/Kiritimati", "2026-11-28T09:59:00Z", false),
        ("Pacific/Kiritimati", "2026-11-28T05:00:00-05:00", true),
        ("Asia/Kolkata", "2026-11-28T18:29:00Z", false),
        ("Asia/Kolkata", "2026-11-28T13:30:00-05:00", true),
    ] {
        let settings = format!("base_url: https://example.org/\ntime_zone: {zone}\n");
        let front = |matter| format!("---\ntitle: Some words\n{matter}\n---\nx\n");
        let due = front("date: 2026-11-29");
        let input = Input::new(&[
            ("briefgen.yaml", &settings),
            ("content/briefings/old.md", "---\ntitle: Old\ndate: 2019-01-01\n---\nx\n"),
            ("content/briefings/due-briefing.md", &due),
            ("content/briefings/over-briefing.md", &front("date: 2020-01-01\nexpires: 2026-11-29")),
            ("content/due-page.md", &due),
        ]);
        let request = Request { now: Now::Given(crate::support::clock(clock)), ..request() };
        let built = build(&input.snapshot(), &request);
        let expected = if has_begun { vec!["due-briefing", "due-page"] } else { vec!["over-briefing"] };
        assert_eq!(pages_of(&built.files), expected, "{clock} in {zone}");
        let demands = Demands { worst: Level::Warning, named: Named::Refused };
        let ready = deploy::prepare(&input.snapshot(), &request, demands, &Silent);
        let deployed = ready.map(|ready| pages_of(&ready.files)).map_err(|unfit| unfit.traces);
        assert_eq!(deployed, Ok(expected), "deploy at {clock} in {zone}");
        let feed = built.files.iter().find(|(path, _)| *path == "feed.xml").map(|(_, bytes)| bytes);
        let feed = String::from_utf8_lossy(feed.expect("a site has a feed")).into_owned();
        let in_new_york = zone == "America/New_York" && has_begun;
        assert_eq!(feed.contains("<published>2026-11-29T00:00:00-05:00</published>"), in_new_york, "{feed}");
    }
}

/// A page that cannot be made keeps what an earlier run made of it, unless something was withdrawn since then, which
/// that would show.
#[test]
fn a_broken_template_shows_nothing_withdrawn() {
    let put = |input: &mut Input, why: &str| put_canary(input, DRAFT, why);
    let with_theme = |page: &str| {
        let mut input = sound();
        input.replace("briefgen.yaml", "paginate: 2\n", "paginate: 2\ntheme: ours\n");
        input.put("themes/ours/theme.yaml", b"extends: default\n");
        input.put("themes/ours/templates/base.html", page.as_bytes());
        input
    };
    let sound_page = "{% extends \"@default/base.html\" %}";
    let broken_page =
        "{% extends \"@default/base.html\" %}{% block footer %}{{ site.title }{% endblock footer %}";
    let mut input = with_theme(sound_page);
    put(&mut input, "date: 2024-06-21\n");
    let first = build(&input.snapshot(), &request());
    let shows = |files: &MemoryFiles| {
        files.values().filter(|bytes| String::from_utf8_lossy(bytes).contains(DRAFT)).count()
    };
    assert!(shows(&first.files) > 10);

    let mut input = with_theme(broken_page);
    put(&mut input, "date: 2024-06-21\n");
    let kept = rebuild(&mut Engine::new(), &input.snapshot(), &request(), first.files.clone());
    assert!(kept.told.iter().any(|told| told.contains("base.html")), "{:?}", kept.told);
    assert!(
        kept.files
            .keys()
            .filter(|path| path.ends_with(".html"))
            .eq(first.files.keys().filter(|path| path.ends_with(".html")))
    );

    for gone in [true, false] {
        let mut input = with_theme(broken_page);
        if !gone {
            put(&mut input, "date: 2024-06-21\ndraft: true\n");
        }
        let built = rebuild(&mut Engine::new(), &input.snapshot(), &request(), kept.files.clone());
        assert_eq!(shows(&built.files), 0, "removed: {gone}");
        assert!(built.files.keys().all(|path| !path.contains(DRAFT)), "removed: {gone}");
    }
}
