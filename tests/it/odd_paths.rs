//! Names of files and addresses that some system cannot hold: each is told at its place, `check` says what `build`
//! says, and nothing of it ends a build.

use briefgen::engine::{Engine, Silent};
use briefgen::output::Discard;

use crate::support::{Input, build, request};

const SOUND: &[(&str, &str)] = &[
    ("briefgen.yaml", "base_url: https://x.org/repo/\n"),
    ("content/briefings/sound.md", "---\ntitle: Sound\ndate: 2024-01-01\n---\nSound body.\n"),
];

/// A name for a file, and what is said of it; nothing when all is well.
const COPIED: &[(&str, &str)] = &[
    ("map.png", ""),
    ("지도.png", ""),
    ("my report.pdf", ""),
    ("it's.txt", ""),
    ("a\\b.txt", "error[value-invalid] content/a\\b.txt:1:1 ``: The path `/a\\\\b.txt` has a backslash."),
    (
        "x\u{7}y.txt",
        "error[value-invalid] content/x\u{7}y.txt:1:1 ``: The path `/x\\u{7}y.txt` has a control character.",
    ),
    ("x\u{85}y.txt", "has a control character"),
    ("Icon\r/x.txt", "has a control character"),
    (
        "q?.txt",
        "warning[name-unportable] content/q?.txt:1:1 ``: The path `/q?.txt` has one of `: * ? \" < > |`, which Windows cannot have in names.",
    ),
    ("a/b:c.txt", "help: rename the file, such as `b-c.txt`"),
    ("c:x.txt", "begins like the name of a drive"),
    ("con/x.txt", "help: rename the folder, such as `con-page`"),
    ("nul.txt", "a name that Windows keeps for a device"),
    ("Aux.tar.gz", "a name that Windows keeps for a device"),
    ("end.", "ends in a dot or a space"),
    ("end /x.txt", "ends in a dot or a space"),
    (".briefgen-x/y.txt", "is reserved for briefgen's own notes"),
    ("x.briefgen-y.txt", ""),
];

/// All that a build tells, which never fails; and a check tells the same.
fn told(input: &Input) -> Vec<String> {
    let snapshot = input.snapshot();
    let built = build(&snapshot, &request());
    let checked = Engine::new().build(&snapshot, &request(), &Discard::default(), &Silent);
    assert_eq!(format!("{:?}", checked.failures), "[]");
    assert_eq!(built.told.len(), checked.diagnostics.len());
    built.told
}

#[test]
fn copied_files() {
    for (name, said) in COPIED {
        let mut input = Input::new(SOUND);
        input.put(&format!("content/{name}"), b"x");
        let told = told(&input).join("\n");
        assert_eq!(told.is_empty(), said.is_empty(), "{name:?}: {told}");
        assert!(told.contains(said), "{name:?}: {told}");
    }
}

#[test]
fn names_that_are_too_long() {
    let mut input = Input::new(SOUND);
    for long in ["x".repeat(300), "가".repeat(90), "é".repeat(128)] {
        input.put(&format!("content/{long}.txt"), b"x");
        input.put(&format!("content/{long}/x.txt"), b"x");
        input.put(&format!("themes/mine/static/{long}.css"), b"");
    }
    let told = told(&input);
    assert_eq!(
        told.iter().filter(|told| told.contains("has a part of more than 255 bytes")).count(),
        6,
        "{told:?}"
    );
}

/// Files that are one on other systems, in the order in which they are told.
#[test]
fn names_that_meet() {
    for (one, other) in [
        ("Map.png", "map.png"),
        ("jose\u{301}.png", "jos\u{e9}.png"),
        ("ПУТЬ.txt", "путь.txt"),
        ("Straße.txt", "strasse.txt"),
        ("a/x.txt", "A"),
        ("Feed.xml", "feed.xml"),
        ("Briefings", "briefings/sound/index.html"),
    ] {
        let mut input = Input::new(SOUND);
        for name in [one, other].into_iter().filter(|name| !name.starts_with(['f', 'b'])) {
            input.put(&format!("content/{name}"), b"x");
        }
        let told = told(&input);
        let met: Vec<&String> = told
            .iter()
            .filter(|told| told.contains("the two are one") || told.contains("are one where letter"))
            .collect();
        assert_eq!(met.len(), 1, "{one} and {other}: {told:?}");
        assert!(met[0].starts_with("warning[name-unportable] content/"), "{told:?}");
    }
}

/// An alias, and where its page stands, or a part of what is said.
const ALIASES: &[(&str, Result<&str, &str>)] = &[
    ("/2019/%EC%84%9C%EC%9A%B8/", Ok("2019/서울/index.html")),
    ("/%D1%81%D1%82%D0%B0%D1%80%D0%BE%D0%B5", Ok("старое/index.html")),
    ("/%d7%a9%d7%9c%d7%95%d7%9d.html", Ok("שלום.html")),
    ("/caf%C3%A9/", Ok("café/index.html")),
    ("/a%20b/", Ok("a b/index.html")),
    ("/старое/", Ok("старое/index.html")),
    ("/100%25/", Ok("100%/index.html")),
    ("/con/", Ok("con/index.html")),
    ("/100%/", Err("help: it has a `%` that stands for nothing: write `%25` for the sign itself")),
    ("/%FF/", Err("help: it does not decode to UTF-8 text")),
    ("/a%2Fb/", Err("hides a slash")),
    ("/a%00/", Err("hides a character")),
    ("/%2e%2e/x/", Err("hides a step to another folder")),
    ("/..%2fx/", Err("hides a slash")),
    ("/%3Cb%3E/", Err("cannot be an old URL")),
    ("/.git/config.html", Err("the path leads into a Git repository")),
    ("/x/%2Egit/config.html", Err("the path leads into a Git repository")),
    ("/.briefgen-x/", Err("reserved for briefgen's own notes")),
    ("/a\\b/", Err("cannot be an old URL")),
    ("old/path", Err("help: begin it with a slash: `/old/path`")),
    ("https://x.org/repo/old/", Err("help: write its path below the site alone: `/old/`")),
    ("/repo/old/", Err("help: leave out `/repo`, below which the whole site stands: `/old/`")),
    ("/?p=123", Err("only the host can redirect it")),
    ("/old/#frag", Err("write `/old/`")),
    ("/a/, /b/", Err("help: write several as a list: `[/a/, /b/]`")),
];

#[test]
fn aliases() {
    for (alias, expected) in ALIASES {
        let mut input = Input::new(SOUND);
        let text = format!("---\ntitle: X\ndate: 2024-06-19\naliases:\n  - '{alias}'\n---\nBody.\n");
        input.put("content/briefings/x.md", text.as_bytes());
        let told = told(&input).join("\n");
        match expected {
            Ok(file) => {
                let built = build(&input.snapshot(), &request());
                assert!(built.files.contains_key(*file), "{alias}: {told}");
                assert!(!told.contains("error"), "{alias}: {told}");
            }
            Err(said) => {
                assert!(
                    told.contains(said) && told.contains("content/briefings/x.md:5:5"),
                    "{alias}: {told}"
                );
            }
        }
    }
    let long = format!("/{}/", "x".repeat(256));
    let mut input = Input::new(SOUND);
    input.put(
        "content/briefings/x.md",
        format!("---\ntitle: X\ndate: 2024-06-19\naliases: [{long}]\n---\n").as_bytes(),
    );
    assert!(told(&input).join("\n").contains("more than 255 bytes"));
}

#[test]
fn an_alias_in_other_letters_than_a_page() {
    for (alias, count) in [("/Briefings/Sound/", 1), ("/BRIEFINGS/other/", 1), ("/old/", 0)] {
        let mut input = Input::new(SOUND);
        let text = format!("---\ntitle: X\ndate: 2024-06-19\naliases: [{alias}]\n---\nBody.\n");
        input.put("content/briefings/x.md", text.as_bytes());
        let told = told(&input);
        let is_told =
            |told: &&String| told.contains("name-unportable") && told.contains("briefings/x.md:4:11");
        // A folder in other letters is one folder there, and nothing is lost.
        let expected = if alias.ends_with("other/") { 0 } else { count };
        assert_eq!(told.iter().filter(is_told).count(), expected, "{alias}: {told:?}");
    }
}

#[test]
fn menus_and_permalinks() {
    for (settings, said) in [
        ("menu: [{ title: A, url: /about%2Fx/ }]", "hides a slash"),
        ("menu: [{ title: A, url: /%2e%2e/ }]", "hides a step"),
        ("menu: [{ title: A, url: /%FF/ }]", "UTF-8"),
        ("menu: [{ title: A, url: /%EC%84%9C%EC%9A%B8/ }]", ""),
        ("permalink: /.git/:slug/", "error[value-invalid] briefgen.yaml:2:12 `/.git/:slug/`"),
        ("permalink: /con/:slug/", "error[value-invalid] briefgen.yaml:2:12"),
        ("permalink: /a%2Fb/:slug/", "error[value-invalid] briefgen.yaml:2:12"),
        ("permalink: /%EB%89%B4%EC%8A%A4/:slug/", ""),
    ] {
        let mut input = Input::new(SOUND);
        input.put("briefgen.yaml", format!("base_url: https://x.org/\n{settings}\n").as_bytes());
        input.put("content/old.md", "---\ntitle: 서울\naliases: [/서울/]\n---\nBody.\n".as_bytes());
        let told = told(&input).join("\n");
        assert_eq!(told.is_empty(), said.is_empty(), "{settings}: {told}");
        assert!(told.contains(said), "{settings}: {told}");
    }
}

/// A name that no file declares has its message where it is used.
#[test]
fn undeclared_names_that_are_devices() {
    let mut input = Input::new(SOUND);
    input.put(
        "content/briefings/con.md",
        b"---\ntitle: X\ndate: 2024-06-19\nactors: [Aux]\ntopics: [NUL]\n---\nBody.\n",
    );
    let told = told(&input);
    let odd: Vec<&String> = told.iter().filter(|told| told.contains("name-unportable")).collect();
    assert_eq!(odd.len(), 3, "{told:?}");
    for (place, hint) in [
        (":2:8 `X`", "help: give it another `slug`, such as `con-page`"),
        (":4:10 `Aux`", "help: declare it in a file with another `slug`, such as `aux-page`"),
        (":5:10 `NUL`", "help: declare it in a file with another `slug`, such as `nul-page`"),
    ] {
        assert!(odd.iter().any(|told| told.contains(place) && told.contains(hint)), "{place}: {odd:?}");
    }
}

/// Random names, of files and of addresses: whatever they are, no build fails, and a check says the same.
#[test]
fn any_name() {
    let alphabet: Vec<char> =
        "aB.é가ش \\:?*\"<>|%~$#\u{0}\u{7}\r\u{301}\u{200d}\u{202e}/_-".chars().collect();
    let mut seed = 7_u64;
    let mut next = |most: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or_default() % most
    };
    for _ in 0..8 {
        let mut input = Input::new(SOUND);
        for _ in 0..40 {
            let mut name = || -> String { (0..=next(9)).map(|_| alphabet[next(alphabet.len())]).collect() };
            let (file, alias) = (name(), name());
            let parts: Vec<&str> = file.split('/').filter(|part| !matches!(*part, "" | "." | "..")).collect();
            if !parts.is_empty() {
                input.put(&format!("content/{}", parts.join("/")), b"x");
                input.put(&format!("themes/mine/static/{}", parts.join("/")), b"x");
            }
            let alias = serde_json::Value::from(format!("/{alias}/"));
            let text = format!("---\ntitle: X\ndate: 2024-06-19\naliases: [{alias}]\n---\nBody.\n");
            input.put(&format!("content/briefings/n{}.md", next(1000)), text.as_bytes());
        }
        told(&input);
    }
}
