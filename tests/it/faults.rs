//! A fault of briefgen itself: a panic at one file or page stops nothing else, one at the whole site leaves what
//! there was, and none of it is remembered. `diagnostic::trip` makes the panics, in builds with debug assertions.

use std::path::Path;
use std::process::Command;

use briefgen::engine::{Answer, Engine, Preview, Silent};
use briefgen::output::{MemoryFiles, MemoryOutput};

use crate::support::{
    Built, Input, PROGRAM, TODAY, build, difference, folder, picture, rebuild_with_faults, request, root,
    temporary,
};

const SOUND: &str = "---\ntitle: Sound\ndate: 2024-06-19\nactors: [Kim]\n---\nKim was there. See it.\n";

/// What a step fails at: one more file of a site, and what is told of it.
struct Fault {
    path: &'static str,
    text: &'static str,
    told: &'static [&'static str],
    /// A file of the site that is not there because of it.
    missing: &'static [&'static str],
}

const FAULTS: [Fault; 6] = [
    Fault {
        path: "content/briefings/other.md",
        text: "---\ntitle: Other\ndate: 2024-06-20\n---\nbriefgen-panics-in-parse\n",
        told: &[
            "error[internal-error] content/briefings/other.md:1:1 ``: briefgen itself failed while it read this file",
        ],
        missing: &["briefings/other/index.html"],
    },
    Fault {
        path: "content/actors/kim.md",
        text: "---\nname: Kim\n---\nbriefgen-panics-in-parse\n",
        told: &["content/actors/kim.md:1:1", "read this file, which is left out"],
        missing: &[],
    },
    Fault {
        path: "content/briefings/other.md",
        text: "---\ntitle: Other\ndate: 2024-06-20\n---\nbriefgen-panics-in-body [one](sound.md) ![p](p.png)\n",
        told: &["content/briefings/other.md:1:1", "looked for links and names in this text"],
        missing: &[],
    },
    Fault {
        path: "content/briefings/other.md",
        text: "---\ntitle: Other\ndate: 2024-06-20\nslug: briefgen-panics-in-page\n---\nWords.\n",
        told: &[
            "content/briefings/other.md:1:1",
            "made `/briefings/briefgen-panics-in-page/`: as the text asked",
        ],
        missing: &["briefings/briefgen-panics-in-page/index.html"],
    },
    Fault {
        path: "content/briefings/other.md",
        text: "---\ntitle: Other\ndate: 2024-06-20\naliases: [/briefgen-panics-in-page/]\n---\nWords.\n",
        told: &["made `/briefgen-panics-in-page/`"],
        missing: &["briefgen-panics-in-page/index.html"],
    },
    Fault {
        path: "content/briefgen-panics-in-copy.pdf",
        text: "words",
        told: &["content/briefgen-panics-in-copy.pdf:1:1", "copied this file"],
        missing: &["briefgen-panics-in-copy.pdf"],
    },
];

fn sound() -> Input {
    let mut input = Input::new(&[
        ("briefgen.yaml", "base_url: https://desk.press/\ncards: false\n"),
        ("content/briefings/sound.md", SOUND),
        ("content/about.md", "---\ntitle: About\n---\nAbout us.\n"),
    ]);
    input.put("content/briefings/p.png", &picture(1, (40, 8)));
    input
}

/// A picture that nothing names may belong to a file that cannot be read, and is held back then.
fn without_pictures() -> Input {
    let mut input = sound();
    input.remove("content/briefings/p.png");
    input
}

fn faults(built: &Built) -> Vec<&String> {
    built.told.iter().filter(|told| told.starts_with("error[internal-error]")).collect()
}

/// The rest is built, nothing is remembered, and the mended site is a clean build.
fn check(fault: &Fault) {
    let mut input = sound();
    let (mut engine, request) = (Engine::new(), request());
    let before = rebuild_with_faults(&mut engine, &input.snapshot(), &request, MemoryFiles::new());
    assert!(faults(&before).is_empty(), "{:?}", before.told);
    input.put(fault.path, fault.text.as_bytes());
    let mut files = before.files;
    // A second run finds the same.
    for _ in 0..2 {
        let built = rebuild_with_faults(&mut engine, &input.snapshot(), &request, files);
        let told = faults(&built);
        for words in fault.told {
            assert!(told.iter().any(|told| told.contains(words)), "{words} of {:?}", built.told);
        }
        assert!(told.iter().all(|told| told.contains("please report this message")), "{told:?}");
        assert!(built.text("briefings/sound/index.html").contains("was there."), "{}", fault.path);
        for path in fault.missing {
            assert!(!built.files.contains_key(*path), "{path} is there");
        }
        files = built.files;
    }
    let mended = fault.text.replace("briefgen-panics-in-", "no-");
    input.put(fault.path, mended.as_bytes());
    let built = rebuild_with_faults(&mut engine, &input.snapshot(), &request, files);
    let clean = rebuild_with_faults(&mut Engine::new(), &input.snapshot(), &request, MemoryFiles::new());
    if !fault.path.contains("panics") {
        assert!(faults(&built).is_empty(), "{:?}", built.told);
    }
    assert_eq!(difference(&built.files, &clean.files), "", "{}", fault.path);
    assert_eq!(built.human, clean.human, "{}", fault.path);
}

#[test]
fn one_stops_nothing_else() {
    for fault in &FAULTS {
        check(fault);
    }
}

#[test]
fn pictures() {
    let whole = picture(3, (2000, 40));
    for (name, words) in [
        ("briefgen-panics-in-picture.png", "looked at this picture"),
        ("briefgen-panics-in-copy.png", "copied this file"),
        ("briefgen-panics-in-scale.png", "made smaller copies of this picture"),
    ] {
        let mut input = sound();
        input.put(&format!("content/briefings/{name}"), &whole);
        let text = SOUND.replace("See", &format!("![p]({name}) See"));
        input.put("content/briefings/sound.md", text.as_bytes());
        let built =
            rebuild_with_faults(&mut Engine::new(), &input.snapshot(), &request(), MemoryFiles::new());
        let told = faults(&built);
        assert!(told.iter().all(|told| told.contains(name) && told.contains(words)), "{told:?}");
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(built.text("briefings/sound/index.html").contains("<img"));
    }
}

/// The page that an earlier build made stays; a document that cannot be read is taken off, for nothing says whether
/// it may be shown.
#[test]
fn what_stays_of_an_earlier_build() {
    let path = "content/briefings/other.md";
    let text =
        |word: &str, slug: &str| format!("---\ntitle: Other\ndate: 2024-06-20\nslug: {slug}\n---\n{word}\n");
    let page = "briefings/briefgen-panics-in-page/index.html";
    // An earlier program made that page.
    let earlier = MemoryFiles::from([(page.to_owned(), b"earlier".as_slice().into())]);
    let mut input = sound();
    input.put(path, text("Words.", "briefgen-panics-in-page").as_bytes());
    let built = rebuild_with_faults(&mut Engine::new(), &input.snapshot(), &request(), earlier.clone());
    assert_eq!(built.text(page), "earlier");
    input.put(path, text("briefgen-panics-in-parse", "briefgen-panics-in-page").as_bytes());
    let built = rebuild_with_faults(&mut Engine::new(), &input.snapshot(), &request(), earlier);
    assert!(!built.files.contains_key(page));
}

#[test]
#[cfg(feature = "search")]
fn the_search_index() {
    let mut input = sound();
    input.put("content/briefings/other.md", SOUND.replace("Sound", "briefgen-panics-in-search").as_bytes());
    let mut request = request();
    request.search = true;
    let (mut engine, files) = (Engine::new(), MemoryFiles::new());
    let built = rebuild_with_faults(&mut engine, &input.snapshot(), &request, files);
    assert!(faults(&built)[0].contains("made the search index"), "{:?}", built.told);
    assert!(!built.files.keys().any(|path| path.contains("pagefind/")));
    input.remove("content/briefings/other.md");
    let mended = rebuild_with_faults(&mut engine, &input.snapshot(), &request, built.files);
    assert_eq!(difference(&mended.files, &build(&input.snapshot(), &request).files), "");
}

/// A panic at the whole site: nothing is made of it, and the next build begins anew.
#[test]
fn the_whole_site() {
    let mut input = sound();
    let (mut engine, request) = (Engine::new(), request());
    let before = rebuild_with_faults(&mut engine, &input.snapshot(), &request, MemoryFiles::new());
    let settings = "base_url: https://desk.press/\ncards: false\n";
    input.put("briefgen.yaml", format!("# briefgen-panics-in-settings\n{settings}").as_bytes());
    let output = MemoryOutput::after(before.files.clone());
    let outcome = engine.build(&input.snapshot(), &request, &output, &Silent);
    assert!(outcome.is_broken_off && output.finish().0.is_empty());
    let [problem] = &*outcome.diagnostics else { panic!("{:?}", outcome.diagnostics) };
    assert!(problem.message.contains("built the site, and nothing of it was changed"), "{}", problem.message);
    input.put("briefgen.yaml", settings.as_bytes());
    let mended = rebuild_with_faults(&mut engine, &input.snapshot(), &request, before.files.clone());
    assert_eq!(difference(&mended.files, &before.files), "");
}

fn shown(preview: &Preview, path: &str) -> String {
    match preview.answer(path) {
        Answer::Made(_, bytes) | Answer::Nothing(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        other => format!("{other:?}"),
    }
}

/// A preview shows what was good last, tells of the fault, and follows the next save.
#[test]
fn previews() {
    let page = "briefings/other/";
    let good = |words: &str| format!("---\ntitle: Other\ndate: 2024-06-20\n---\n{words}\n");
    for (path, bad, shows) in [
        ("content/briefings/other.md", good("briefgen-panics-in-parse"), "First words."),
        ("content/briefings/other.md", good("Second words. briefgen-panics-in-body"), "Second words."),
        ("briefgen.yaml", "# briefgen-panics-in-settings\n".into(), "First words."),
    ] {
        let mut input = sound();
        input.put("content/briefings/other.md", good("First words.").as_bytes());
        let before = input.clone();
        let mut preview = Preview::new(input.snapshot(), request());
        input.put(path, bad.as_bytes());
        for _ in 0..2 {
            preview.update(|known| *known = input.snapshot());
            let told = preview.diagnostics();
            assert!(told.iter().any(|problem| problem.lint.name() == "internal-error"), "{path}: {told:?}");
            assert!(shown(&preview, page).contains(shows), "{path}: {}", shown(&preview, page));
        }
        preview.update(|known| *known = before.snapshot());
        let fresh = Preview::new(before.snapshot(), request());
        assert_eq!(preview.diagnostics(), fresh.diagnostics(), "{path}");
        assert_eq!(shown(&preview, page), shown(&fresh, page), "{path}");
    }
    // From the beginning there is nothing to go back to.
    let mut input = sound();
    input.put("briefgen.yaml", b"# briefgen-panics-in-settings\n");
    let mut preview = Preview::new(input.snapshot(), request());
    assert!(preview.diagnostics().iter().any(|problem| problem.lint.name() == "internal-error"));
    preview.update(|known| *known = sound().snapshot());
    assert!(shown(&preview, "briefings/sound/").contains("was there."));
    // A page that fails when it is looked at.
    input = sound();
    input.put(
        "content/briefings/other.md",
        SOUND.replace("Sound", "Other\nslug: briefgen-panics-in-page").as_bytes(),
    );
    preview.update(|known| *known = input.snapshot());
    assert!(matches!(preview.answer("briefings/briefgen-panics-in-page/"), Answer::Failed));
    let told = preview.diagnostics();
    assert!(
        told.iter().any(|problem| problem.message.contains("made `/briefings/briefgen-panics-in-page/`"))
    );
}

fn run(here: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(PROGRAM);
    command.current_dir(here).args(arguments).args(["--clock", TODAY]).env_remove("RUST_BACKTRACE");
    let output = command.output().expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// The real program ends with 2, says where the fault is, and prints no panic in between.
#[test]
fn the_program() {
    let here = temporary();
    let (mut input, www) = (without_pictures(), here.path().join("www"));
    input.write_to(here.path());
    let to = www.to_string_lossy().into_owned();
    assert_eq!(run(here.path(), &["build"]).0, Some(0));
    assert_eq!(run(here.path(), &["deploy", "--to", &to]).0, Some(0));
    let (built, live) = (folder(&here.path().join("public")), folder(&www));
    let bad = "---\ntitle: Other\ndate: 2024-06-20\n---\nbriefgen-panics-in-parse\n";
    for (path, text, words) in [
        ("content/briefings/other.md", bad, "content/briefings/other.md"),
        (
            "briefgen.yaml",
            "base_url: https://desk.press/\n# briefgen-panics-in-settings\n",
            "nothing of it was changed",
        ),
    ] {
        input = without_pictures();
        input.put(path, text.as_bytes());
        input.write_to(here.path());
        for command in [&["build"][..], &["check"], &["check", "--fix"], &["deploy", "--to", &to]] {
            let (code, _, told) = run(here.path(), command);
            assert_eq!(code, Some(2), "{command:?}: {told}");
            for words in [
                words,
                "[internal-error]",
                "(src/diagnostic/panicked.rs:",
                "briefgen itself failed at 1 place",
            ] {
                assert!(told.contains(words), "{command:?}: {words} in {told}");
            }
            assert!(!told.contains("panicked at") && !told.contains("RUST_BACKTRACE"), "{command:?}: {told}");
            assert_eq!(folder(&www), live, "{command:?} changed what is live");
        }
        std::fs::remove_file(here.path().join("content/briefings/other.md")).unwrap_or_default();
    }
    // The note of what is being written stays, as after a kill.
    let mut left = folder(&here.path().join("public"));
    left.retain(|path, _| built.contains_key(path));
    assert_eq!(left, built, "a build of nothing changed something");
}

/// A release that aborts could catch nothing.
#[test]
fn releases_unwind() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("there is a manifest");
    assert!(
        !manifest.lines().any(|line| line.trim_start().starts_with("panic")),
        "a profile says how to panic"
    );
}
