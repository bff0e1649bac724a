//! A few runs of the real program: what it prints, how it ends, and that it never takes what is not its own.

use std::path::Path;
use std::time::Duration;

use assert_cmd::Command;
use briefgen::diagnostic::Lint;
use serde_json::Value;

use crate::support::{PROGRAM, TODAY, folder, temporary, write};

/// What a run printed, and how it ended.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    /// Runs a program to its end.
    pub(crate) fn of(command: &mut std::process::Command) -> Self {
        let done = command.output().expect("the program runs");
        Self {
            code: done.status.code().expect("it ends by itself"),
            out: String::from_utf8(done.stdout).expect("stdout is UTF-8"),
            err: String::from_utf8(done.stderr).expect("stderr is UTF-8"),
        }
    }

    /// Fails unless it ended with `code` and each of `words` stands in what it printed.
    pub(crate) fn expect(&self, code: i32, words: &[&str]) -> &Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.out, self.err);
        for word in words {
            let found = self.out.contains(word) || self.err.contains(word);
            assert!(found, "no {word:?} in stdout:\n{}\nstderr:\n{}", self.out, self.err);
        }
        let coloured = self.out.contains('\u{1b}') || self.err.contains('\u{1b}');
        assert!(!coloured, "colours in a pipe:\n{}{}", self.out, self.err);
        self
    }
}

/// Runs the program in a folder.
pub(crate) fn run(here: &Path, arguments: &[&str]) -> Ran {
    let mut command = Command::new(PROGRAM);
    command.current_dir(here).args(arguments).timeout(Duration::from_mins(1));
    let done = command.output().expect("the program runs");
    Ran {
        code: done.status.code().expect("it ends by itself"),
        out: String::from_utf8(done.stdout).expect("stdout is UTF-8"),
        err: String::from_utf8(done.stderr).expect("stderr is UTF-8"),
    }
}

/// `build` on a fixed day, with more arguments.
fn build(here: &Path, more: &[&str]) -> Ran {
    run(here, &[&["build", "--clock", TODAY], more].concat())
}

/// Puts a site with one sound briefing into a folder.
fn put_site(here: &Path) {
    write(&here.join("briefgen.yaml"), "base_url: https://example.org/desk/\nsearch: false\n");
    write(
        &here.join("content/briefings/sound.md"),
        "---\ntitle: Sound\ndate: 2024-06-19\n---\nSound words.\n",
    );
}

/// Adds a briefing with an error and one with a warning.
fn put_faults(here: &Path) {
    write(&here.join("content/briefings/broken.md"), "---\ntitle: Broken\ndate: 2024-02-30\n---\n");
    write(
        &here.join("content/briefings/warned.md"),
        "---\ntitle: Warned\ndate: 2024-06-19\nactors: [Nobody Known]\n---\n",
    );
}

#[test]
fn what_is_to_come_is_checked_today() {
    let here = temporary();
    put_site(here.path());
    for (name, withheld) in [("ahead", "date: 2027-06-19\n"), ("draft", "date: 2024-06-19\ndraft: true\n")] {
        let text = format!("---\ntitle: A {name}\n{withheld}actors: [Nobody {name}]\n---\n[gone](none.md)\n");
        write(&here.path().join(format!("content/briefings/{name}.md")), &text);
    }
    let check = |more: &[&str]| run(here.path(), &[&["check", "--clock", TODAY], more].concat());
    let told = check(&[]);
    told.expect(0, &["ahead.md is dated in the future", "draft.md is a draft", "1 warning."]);
    for file in ["ahead", "draft"] {
        told.expect(
            0,
            &[&format!("content/briefings/{file}.md:"), "Once this is published: No file declares"],
        );
    }
    assert_eq!(told.err.matches("note[actor-undeclared]: Once").count(), 2, "{}", told.err);
    // A file alone; another's problems neither show nor fail.
    put_faults(here.path());
    let alone = check(&["content/briefings/sound.md"]);
    alone.expect(0, &["no problems"]);
    assert!(!alone.err.contains("broken.md"), "{}", alone.err);
    check(&["content/briefings/broken.md"]).expect(1, &["There is no 30 February.", "1 error"]);
    check(&["content/briefings/none.md"]).expect(2, &["none.md"]);
}

#[test]
fn what_is_read_in_a_text() {
    let here = temporary();
    put_site(here.path());
    write(&here.path().join("content/actors/ana.md"), "---\nname: Ana Duarte\n---\n");
    let draft = "---\ntitle: Talks\ndate: 2024-06-19\ndraft: true\n---\nAna Duarte left. “We will go on,” Duarte said.\n";
    write(&here.path().join("content/briefings/talks.md"), draft);
    let told = [
        "talks.md: 2 names, 1 quote",
        "6:1  Ana Duarte -> Ana Duarte",
        "6:35  Duarte -> Ana Duarte",
        "6:19  Ana Duarte -> “We will go on”",
    ];
    run(here.path(), &["read", "content/briefings/talks.md"]).expect(0, &told);
    let json = run(here.path(), &["read", "--format", "json", "content/briefings/talks.md"]);
    let read: Value = serde_json::from_str(json.expect(0, &[]).out.trim()).expect("a line of JSON");
    let place = |value: &Value| (value["start"].as_u64(), value["end"].as_u64());
    let at = |words: &str| draft.find(words).map(|at| at as u64);
    assert_eq!(place(&read["names"][0]["place"]), (at("Ana"), at(" left")));
    assert_eq!(place(&read["quotes"][0]["places"][0]), (at("We will"), at("”")));
    assert_eq!(read["quotes"][0]["is_plain"], true);
    run(here.path(), &["read", "content/briefings/none.md"]).expect(2, &["none.md", "does not exist"]);
    run(here.path(), &["read", "content/actors/ana.md"]).expect(2, &["ana.md", "no briefing"]);
    run(here.path(), &["read"]).expect(2, &["FILE"]);
}

#[test]
fn begin_build_and_build_again() {
    let here = temporary();
    run(here.path(), &["init", "russia-desk"]).expect(0, &["Began a site in russia-desk", "briefgen build"]);
    let site = here.path().join("russia-desk");
    build(&site, &["--strict"]).expect(0, &["Built ", "0 unchanged, 0 removed"]);
    let built = folder(&site.join("public"));
    assert!(built.len() > 20, "{:?}", built.keys());
    let home = String::from_utf8_lossy(&built["index.html"]).into_owned();
    assert!(home.contains("Russia desk"), "the title is made of the folder's name");
    build(&site, &[]).expect(0, &["(0 written, ", "0 removed)"]);
    assert_eq!(folder(&site.join("public")), built);
}

#[test]
fn settings_that_cannot_be_read_end_check_and_build_alike() {
    for settings in [&b"base_url: https://example.org/\ntitle: ["[..], b"title: \xff\n"] {
        let here = temporary();
        put_site(here.path());
        std::fs::write(here.path().join("briefgen.yaml"), settings).expect("the settings are written");
        build(here.path(), &[]).expect(2, &["`briefgen.yaml` cannot be read"]);
        for more in [&["check"][..], &["check", "--fix"], &["check", "--format", "json"]] {
            let ran = run(here.path(), more);
            ran.expect(2, &["`briefgen.yaml` cannot be read"]);
            assert!(!ran.err.contains("Without a `base_url`"), "{}", ran.err);
        }
    }
}

#[test]
fn new_files_are_sound() {
    let here = temporary();
    put_site(here.path());
    write(
        &here.path().join("briefgen.yaml"),
        "base_url: https://example.org/\nlints: { orphan-actor: allow }\n",
    );
    let title = "Talks: \"resume\" in Geneva";
    run(here.path(), &["new", "briefing", title, "--clock", "2025-03-01"])
        .expect(0, &["Wrote content/briefings/2025-03-01-talks-resume-in-geneva.md"]);
    run(here.path(), &["new", "actor", "Kim Jong Un"]).expect(0, &["Wrote content/actors/kim-jong-un.md"]);
    run(here.path(), &["new", "topic", "Arms transfers"])
        .expect(0, &["Wrote content/topics/arms-transfers.md"]);
    build(here.path(), &["--strict"]).expect(0, &["1 briefing, 1 actor, 1 topic", "Withheld: 1 draft"]);
    build(here.path(), &["--strict", "--drafts"]).expect(0, &["2 briefings"]);
    let page = here.path().join("public/briefings/talks-resume-in-geneva/index.html");
    assert!(page.is_file());
    let before = folder(here.path());
    run(here.path(), &["new", "actor", "Kim Jong Un"])
        .expect(2, &["content/actors/kim-jong-un.md", "exists already"]);
    run(here.path(), &["new", "topic", " "]).expect(2, &["The title is empty"]);
    run(here.path(), &["new", "topic", "!!!"]).expect(2, &["holds no letter or digit"]);
    assert_eq!(folder(here.path()), before);
    // Another name with the same slug has a file of its own.
    for (name, file) in [("王伟", "wangwei"), ("汪伟", "wangwei-2"), ("网维", "wangwei-3")] {
        run(here.path(), &["new", "actor", name]).expect(0, &[&format!("Wrote content/actors/{file}.md")]);
    }
    run(here.path(), &["new", "actor", "汪伟"]).expect(2, &["content/actors/wangwei-2.md", "exists already"]);
    // Several at once; countries are known.
    run(here.path(), &["new", "actor", "Norway", "Ana Duarte"])
        .expect(0, &["Wrote content/actors/norway.md", "Wrote content/actors/ana-duarte.md"]);
    run(here.path(), &["new", "actor", "Red Crescent", "--kind", "organization"])
        .expect(0, &["red-crescent.md"]);
    for (file, kind) in [("norway", "country"), ("ana-duarte", "person"), ("red-crescent", "organization")] {
        let text = std::fs::read_to_string(here.path().join(format!("content/actors/{file}.md")));
        assert!(text.is_ok_and(|text| text.contains(&format!("kind: {kind} "))), "{file}");
    }
    run(here.path(), &["new", "topic", "Arms", "--kind", "country"]).expect(2, &["Only an actor has a kind"]);
    run(here.path(), &["new", "briefing", "Talks", "resume"])
        .expect(2, &["several titles", "\"Talks resume\""]);
}

#[test]
fn where_there_is_no_site() {
    let here = temporary();
    build(here.path(), &[]).expect(2, &["error: There is no site in", "help: ", "briefgen init"]);
    build(here.path(), &["--root", "nowhere"]).expect(2, &["The folder `nowhere` does not exist"]);
    run(here.path(), &["new", "topic", "Talks"]).expect(2, &["There is no site in"]);
    assert!(folder(here.path()).is_empty());
}

#[test]
fn a_site_is_found_from_a_folder_in_it() {
    let here = temporary();
    put_site(here.path());
    build(&here.path().join("content/briefings"), &[]).expect(0, &["1 briefing"]);
    assert!(here.path().join("public/briefings/sound/index.html").is_file());
    assert!(!here.path().join("content/briefings/public").exists());
}

/// Nothing is lost, whatever folder is named for the output.
#[test]
fn folders_that_are_not_its_own_are_refused() {
    let here = temporary();
    let site = here.path().join("site");
    put_site(&site);
    write(&site.join("themes/ours/theme.yaml"), "extends: default\n");
    write(&here.path().join("letters/letter.txt"), "a letter");
    write(&here.path().join("file"), "a file");
    let before = folder(here.path());
    for (output, why) in [
        (".", "is the project's own folder or lies above it"),
        ("..", "is the project's own folder or lies above it"),
        ("content", "which briefgen reads"),
        ("content/briefings/x", "which briefgen reads"),
        ("themes", "which briefgen reads"),
        ("briefgen.yaml", "which briefgen reads"),
        ("../letters", "holds files that briefgen did not write, such as `letter.txt`"),
        ("../file", "is not a folder"),
    ] {
        build(&site, &["--output", output]).expect(2, &["error: ", why]);
        assert_eq!(folder(here.path()), before, "after --output {output}");
    }
}

#[test]
fn a_file_of_somebody_else_in_the_output_stays() {
    let here = temporary();
    put_site(here.path());
    build(here.path(), &[]).expect(0, &[]);
    write(&here.path().join("public/notes.txt"), "mine");
    std::fs::remove_file(here.path().join("content/briefings/sound.md")).expect("the briefing is there");
    build(here.path(), &[]).expect(0, &["0 briefings", "2 removed"]);
    assert_eq!(folder(&here.path().join("public"))["notes.txt"], b"mine");
    assert!(!here.path().join("public/briefings/sound").exists(), "the folder of a page that is gone");
}

#[test]
fn faults_are_told_and_the_rest_is_built() {
    let here = temporary();
    put_site(here.path());
    put_faults(here.path());
    let ran = build(here.path(), &[]);
    ran.expect(1, &["1 error, 1 warning"]);
    for words in [
        "error[date-invalid]: There is no 30 February.",
        "--> content/briefings/broken.md:3:12",
        "3 | date: 2024-02-30",
        "warning[actor-undeclared]: No file declares the actor `Nobody Known`.",
        "--> content/briefings/warned.md:4:10",
    ] {
        assert!(ran.err.contains(words), "no {words:?} in\n{}", ran.err);
    }
    assert!(ran.out.starts_with("Built 2 briefings"), "stdout holds the summary alone:\n{}", ran.out);
    for page in ["sound", "warned"] {
        assert!(here.path().join(format!("public/briefings/{page}/index.html")).is_file(), "{page}");
    }
}

/// The same words as `build`, and not a byte on the disk.
#[test]
fn check_tells_and_writes_nothing() {
    let here = temporary();
    put_site(here.path());
    put_faults(here.path());
    let before = folder(here.path());
    let checked = run(here.path(), &["check", "--clock", TODAY]);
    checked.expect(1, &["1 error, 1 warning"]);
    assert_eq!(folder(here.path()), before);
    assert_eq!(checked.err, build(here.path(), &[]).err);
    std::fs::remove_file(here.path().join("content/briefings/broken.md")).expect("the briefing is there");
    run(here.path(), &["check", "--clock", TODAY]).expect(0, &["1 warning"]);
    run(here.path(), &["check", "--clock", TODAY, "--strict"]).expect(1, &["1 warning"]);
}

#[test]
fn lints_are_explained() {
    let here = temporary();
    let listed = run(here.path(), &["lint"]);
    listed.expect(0, &[]);
    for lint in Lint::ALL {
        assert!(listed.out.contains(lint.name()), "{} is not listed", lint.name());
        run(here.path(), &["lint", lint.name()]).expect(0, &[lint.name()]);
    }
    run(here.path(), &["lint", "quote-not-in-bdy"]).expect(2, &["quote-not-in-bdy", "`quote-not-in-body`"]);
}

#[test]
fn strict_fails_on_warnings() {
    let here = temporary();
    put_site(here.path());
    put_faults(here.path());
    std::fs::remove_file(here.path().join("content/briefings/broken.md")).expect("the briefing is there");
    build(here.path(), &[]).expect(0, &["1 warning"]);
    build(here.path(), &["--strict"]).expect(1, &["1 warning"]);
    write(&here.path().join("briefgen.yaml"), "");
    std::fs::remove_file(here.path().join("content/briefings/warned.md")).expect("the briefing is there");
    build(here.path(), &["--strict"]).expect(0, &["note[base-url-missing]"]);
}

#[test]
fn json_for_programs() {
    let here = temporary();
    put_site(here.path());
    put_faults(here.path());
    let ran = build(here.path(), &["--format", "json"]);
    ran.expect(1, &[]);
    assert_eq!(ran.err, "", "all is in stdout");
    let lines: Vec<Value> =
        ran.out.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    let places: Vec<(&str, &str, &str, u64, u64)> = lines
        .iter()
        .filter(|line| line["type"] == "diagnostic")
        .map(|line| {
            let text = |key: &str| line[key].as_str().expect("a text");
            let number = |key: &str| line[key].as_u64().expect("a number");
            assert!(!text("message").is_empty() && line["hint"].is_string(), "{line}");
            assert!(
                (number("end_line"), number("end_column")) > (number("line"), number("column")),
                "{line}"
            );
            (text("level"), text("code"), text("file"), number("line"), number("column"))
        })
        .collect();
    assert_eq!(
        places,
        [
            ("error", "date-invalid", "content/briefings/broken.md", 3, 12),
            ("warning", "actor-undeclared", "content/briefings/warned.md", 4, 10),
        ]
    );
    let summary = lines.last().expect("a summary");
    assert_eq!(
        (&summary["type"], &summary["errors"], &summary["warnings"], &summary["briefings"]),
        (&"summary".into(), &1.into(), &1.into(), &2.into())
    );
}

#[test]
fn annotations_for_github() {
    let here = temporary();
    put_site(here.path());
    put_faults(here.path());
    let ran = build(here.path(), &["--format", "github"]);
    ran.expect(1, &[]);
    let lines: Vec<&str> = ran.out.lines().filter(|line| line.starts_with("::")).collect();
    assert_eq!(
        lines,
        [
            "::error file=content/briefings/broken.md,line=3,col=12,endLine=3,endColumn=17,title=date-invalid\
             ::There is no 30 February.%0Awrite `2024-02-29`",
            "::warning file=content/briefings/warned.md,line=4,col=10,endLine=4,endColumn=22,title=actor-undeclared\
             ::No file declares the actor `Nobody Known`.%0Adeclare it: `briefgen new actor \"Nobody Known\"`",
        ]
    );
}

#[test]
fn colours_are_for_terminals_and_who_asks_for_them() {
    let here = temporary();
    put_site(here.path());
    put_faults(here.path());
    for (environment, coloured) in
        [([("NO_COLOR", "1"), ("X", "x")], false), ([("CLICOLOR_FORCE", "1"), ("TERM", "xterm")], true)]
    {
        let mut command = Command::new(PROGRAM);
        command.current_dir(here.path()).args(["build", "--clock", TODAY]).envs(environment);
        let done = command.output().expect("the program runs");
        assert_eq!(String::from_utf8_lossy(&done.stderr).contains('\u{1b}'), coloured, "{environment:?}");
    }
}

#[test]
fn values_that_make_no_sense() {
    let here = temporary();
    put_site(here.path());
    let before = folder(here.path());
    for (arguments, words) in [
        (
            &["build", "--clock", "2024-02-30"][..],
            &["error: `--clock 2024-02-30`: There is no 30 February.", "help: write `2024-02-29`"][..],
        ),
        (&["build", "--clock", "soon"], &["`--clock soon`: `soon` does not belong in a date."]),
        (&["new", "topic", "x", "--clock", "2024"], &["`--clock 2024`: The date must be a whole day."]),
        (
            &["build", "--base-url", "example.org"],
            &["`--base-url`: `example.org` is not a full address.", "help: write a full address"],
        ),
        (&["build", "--format", "xml"], &["invalid value 'xml'", "human, json, github"]),
        (&["build", "--draft"], &["unexpected argument '--draft'", "--drafts"]),
        (&["bild"], &["unrecognized subcommand 'bild'", "build"]),
        (&["new", "person", "x"], &["invalid value 'person'", "briefing, actor, topic"]),
    ] {
        run(here.path(), arguments).expect(2, words);
    }
    assert_eq!(folder(here.path()), before, "nothing was written");
}

#[test]
fn help_shows_examples() {
    let here = temporary();
    run(here.path(), &["--help"]).expect(0, &["Examples:", "briefgen init", "Exit codes: 0"]);
    for command in ["build", "check", "deploy", "init", "lint", "new", "read", "serve"] {
        run(here.path(), &[command, "--help"]).expect(0, &["Examples:", &format!("briefgen {command}")]);
        run(here.path(), &[command, "-h"]).expect(0, &["Usage: briefgen"]);
    }
    run(here.path(), &["--version"]).expect(0, &[concat!("briefgen ", env!("CARGO_PKG_VERSION"))]);
    run(here.path(), &[]).expect(2, &["Usage: briefgen"]);
}

#[test]
fn files_for_hosts() {
    let here = temporary();
    put_site(here.path());
    build(here.path(), &[]).expect(0, &[]);
    let public = here.path().join("public");
    assert!(public.join(".nojekyll").is_file() && !public.join("CNAME").exists());
    write(
        &here.path().join("briefgen.yaml"),
        "base_url: https://briefings.example.org/\ndomain: briefings.example.org\n",
    );
    build(here.path(), &[]).expect(0, &[]);
    assert_eq!(folder(&public)["CNAME"], b"briefings.example.org\n");
}

#[test]
fn another_address() {
    let here = temporary();
    put_site(here.path());
    build(here.path(), &["--base-url", "https://user.github.io/repo"]).expect(0, &[]);
    let page = String::from_utf8_lossy(&folder(&here.path().join("public"))["briefings/sound/index.html"])
        .into_owned();
    assert!(page.contains("https://user.github.io/repo/briefings/sound/") && page.contains("href=\"/repo/"));
    assert!(!page.contains("example.org"), "the address of the settings is left");
}

#[test]
fn drafts_and_days() {
    let here = temporary();
    put_site(here.path());
    let briefing = |name: &str, more: &str| {
        write(
            &here.path().join(format!("content/briefings/{name}.md")),
            format!("---\ntitle: {name}\n{more}\n---\n"),
        );
    };
    briefing("draft", "date: 2024-01-01\ndraft: true");
    briefing("future", "date: 2030-01-01");
    briefing("expired", "date: 2024-01-01\nexpires: 2025-01-01");
    for (arguments, words) in [
        (&[][..], "Built 1 briefing,"),
        (&["--drafts"], "Withheld: 1 future, 1 expired."),
        (&["--future"], "Withheld: 1 draft, 1 expired."),
        (&["--expired"], "Withheld: 1 draft, 1 future."),
        (&["--drafts", "--future", "--expired"], "Built 4 briefings,"),
    ] {
        build(here.path(), arguments).expect(0, &[words]);
    }
    run(here.path(), &["build", "--clock", "2024-12-31"]).expect(0, &["Built 2 briefings,"]);
    run(here.path(), &["build", "--clock", "2030-01-01"]).expect(0, &["Built 2 briefings,"]);
}

#[test]
fn a_view_is_dumped() {
    let here = temporary();
    put_site(here.path());
    for url in ["/briefings/sound/", "/desk/briefings/sound", "https://example.org/desk/briefings/sound/#top"]
    {
        let ran = build(here.path(), &["--dump-view", url]);
        ran.expect(0, &[]);
        let view: Value = serde_json::from_str(&ran.out).expect("it is JSON");
        assert_eq!(view["title"], "Sound", "{url}");
        assert_eq!(view["body"], "<p>Sound words.</p>\n", "{url}");
        assert_eq!(view["site"]["base"], "/desk", "{url}");
    }
    build(here.path(), &["--dump-view", "/none/"]).expect(2, &["There is no page at `/none/`"]);
    assert!(!here.path().join("public").exists(), "nothing is written");
}

#[test]
fn a_template_is_ejected() {
    let here = temporary();
    put_site(here.path());
    run(here.path(), &["theme", "eject"]).expect(0, &["briefing.html", "style.css"]);
    run(here.path(), &["theme", "eject", "briefng.html"]).expect(2, &["`briefing.html`"]);
    let copy = here.path().join("themes/default/templates/quotes.html");
    run(here.path(), &["theme", "eject", "quotes.html"]).expect(0, &["themes/default/templates/quotes.html"]);
    run(here.path(), &["theme", "eject", "quotes.html"]).expect(2, &["exists already"]);
    write(&copy, "{% extends \"base.html\" %}{% block main %}Mine.{% endblock main %}");
    build(here.path(), &[]).expect(0, &[]);
    let page =
        std::fs::read_to_string(here.path().join("public/quotes/index.html")).expect("there is a page");
    assert!(page.contains("Mine."), "{page}");
    write(&here.path().join("themes/desk/theme.yaml"), "extends: default\n");
    write(&here.path().join("briefgen.yaml"), "theme: desk\n");
    run(here.path(), &["theme", "eject", "style.css"]).expect(0, &[]);
    assert!(here.path().join("themes/desk/static/style.css").is_file());
    run(here.path(), &["theme", "eject", "ko.yaml"]).expect(0, &["themes/desk/texts/ko.yaml"]);
    // A copy is a sound file of texts, and one in another language makes it speak.
    let texts = here.path().join("themes/desk/texts");
    let korean = std::fs::read_to_string(texts.join("ko.yaml")).expect("it is there");
    write(&texts.join("de.yaml"), korean.replace("briefings: 브리핑", "briefings: Lageberichte"));
    write(&here.path().join("briefgen.yaml"), "theme: desk\nlanguage: de\n");
    build(here.path(), &["--strict", "--base-url", "https://example.org/"]).expect(0, &[]);
    let page = std::fs::read_to_string(here.path().join("public/briefings/index.html")).expect("a page");
    assert!(page.contains("<h1>Lageberichte</h1>"), "{page}");
}

/// `briefgen build | head`: who no longer listens ends nothing.
#[cfg(unix)]
#[test]
fn nobody_listens() {
    let here = temporary();
    put_site(here.path());
    put_faults(here.path());
    for (arguments, code) in [
        (&["build", "--clock", TODAY][..], 1),
        (&["build", "--clock", TODAY, "--format", "json"], 1),
        (&["build", "--clock", TODAY, "--dump-view", "/briefings/sound/"], 0),
        (&["lint"], 0),
        (&["schema", "briefing"], 0),
        (&["completions", "bash"], 0),
        (&["build", "--root", "nowhere"], 2),
    ] {
        let closed = || {
            let (reader, writer) = std::io::pipe().expect("there are pipes");
            drop(reader);
            writer
        };
        let mut command = std::process::Command::new(PROGRAM);
        command.current_dir(here.path()).args(arguments).stdout(closed()).stderr(closed());
        let ended = command.status().expect("the program runs");
        assert_eq!(ended.code(), Some(code), "{arguments:?}");
    }
    assert!(here.path().join("public/briefings/sound/index.html").is_file(), "the site is built");
}

/// What was asked for and could not be written is no success.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_at_the_output() {
    let here = temporary();
    for arguments in [&["schema", "briefing"][..], &["lint"], &["completions", "zsh"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has one");
        let mut command = std::process::Command::new(PROGRAM);
        let ran = Ran::of(command.current_dir(here.path()).args(arguments).stdout(full));
        ran.expect(2, &["Not all could be written to the standard output"]);
    }
}
