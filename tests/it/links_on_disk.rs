//! Links and odd files on the disk: a link shows nothing that its target does not show where it is, and nothing but
//! a file is opened.

#![cfg(unix)]

use std::collections::BTreeMap;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};

use briefgen::engine::Engine;
use briefgen::snapshot::Snapshot;

use crate::support::{PROGRAM, build, folder, rebuild, request, temporary, write};

const SECRET: &str = "canarysecret";

/// A site with secrets around it, and a briefing that is out.
fn put_site(here: &Path) {
    for (path, text) in [
        ("briefgen.yaml", "base_url: https://x.org/\n"),
        (".env", "TOKEN=canarysecret\n"),
        (".git/config", "url = https://canarysecret@example.org/x.git\n"),
        ("notes.md", "canarysecret\n"),
        ("assets/x.txt", "canarysecret\n"),
        ("public/index.html", "canarysecret\n"),
        (".briefgen-cache/x.txt", "canarysecret\n"),
        ("content/.private/y.txt", "canarysecret\n"),
        ("content/old.txt~", "canarysecret\n"),
        ("content/briefings/out.md", "---\ntitle: Out\ndate: 2024-01-01\n---\nWords.\n"),
        ("content/drafts/d/index.md", "---\ntitle: D\ndraft: true\n---\ncanarysecret ![x](p.txt)\n"),
        ("content/drafts/d/p.txt", "canarysecret\n"),
        (
            "content/drafts/plain.md",
            "---\ntitle: canarysecret\ndate: 2024-01-01\ndraft: true\n---\ncanarysecret\n",
        ),
        ("content/briefings/due.md", "---\ntitle: canarysecret\ndate: 2030-01-01\n---\ncanarysecret\n"),
        ("content/open/o.txt", "open\n"),
        ("themes/mine/theme.yaml", "extends: default\n"),
        ("themes/mine/static/t.txt", "theme\n"),
    ] {
        write(&here.join("site").join(path), text);
    }
    write(&here.join("elsewhere/x.txt"), "canarysecret\n");
    write(&here.join("elsewhere/x.md"), "---\ntitle: canarysecret\ndate: 2024-01-01\n---\ncanarysecret\n");
}

/// Links by what they lead to, and a word of what is said.
const REFUSED: &[(&str, &str, &str)] = &[
    ("content/a.txt", "../.env", "not read where it is"),
    ("content/a.txt", "../.git/config", "not read where it is"),
    ("content/a.md", "../notes.md", "not read where it is"),
    ("content/a.txt", "../assets/x.txt", "not read where it is"),
    ("content/a.html", "../public/index.html", "not read where it is"),
    ("content/a.txt", "../.briefgen-cache/x.txt", "not read where it is"),
    ("content/a.txt", "../briefgen.yaml", "not read where it is"),
    ("content/a.txt", ".private/y.txt", "not read where it is"),
    ("content/a.txt", "old.txt~", "not read where it is"),
    ("content/a.txt", "briefings/due.md", "the source of a page is not published"),
    ("content/open/a.txt", "../drafts/plain.md", "the source of a page is not published"),
    ("content/a.txt", "../../elsewhere/x.txt", "outside the site"),
    ("content/a.md", "../../elsewhere/x.md", "outside the site"),
    ("content/briefings/a.md", "/etc/hostname", "outside the site"),
    ("content/more", "open", "links to a folder"),
    ("content/more", "../../elsewhere", "outside the site"),
    ("content/a.txt", "a.txt", "links to nothing"),
    ("content/a.txt", "nowhere.txt", "links to nothing"),
    ("content/a.txt", "/dev/zero", "outside the site"),
    ("themes/mine/static/a.txt", "../../../content/drafts/d/p.txt", "holds nothing of `content/`"),
    ("themes/mine/static/a.txt", "../../../.env", "not read where it is"),
    ("themes/mine/static/a.txt", "../../../../elsewhere/x.txt", "outside the site"),
];

#[test]
fn a_link_shows_no_secret() {
    let here = temporary();
    put_site(here.path());
    let site = here.path().join("site");
    for (link, target, said) in REFUSED {
        symlink(target, site.join(link)).expect("a link is made");
        let fresh = build(&Snapshot::read(&site), &request());
        assert!(
            fresh.human.contains(said) && fresh.human.contains(link),
            "{link} to {target}: {}",
            fresh.human
        );
        for (file, bytes) in &fresh.files {
            assert!(!String::from_utf8_lossy(bytes).contains(SECRET), "{file} by {link} to {target}");
        }
        std::fs::remove_file(site.join(link)).expect("it is there");
    }
}

/// A link to a link is a link to what the last one leads to, and a watched site says the same as a fresh one.
#[test]
fn links_to_links_and_links_that_turn() {
    let here = temporary();
    put_site(here.path());
    let site = here.path().join("site");
    symlink("turn.txt", site.join("content/second.txt")).expect("a link is made");
    let mut snapshot = Snapshot::read(&site);
    let mut engine = Engine::new();
    let mut files = rebuild(&mut engine, &snapshot, &request(), BTreeMap::default()).files;
    let turn = |target: &str| {
        let link = site.join("content/turn.txt");
        let _ = std::fs::remove_file(&link);
        symlink(target, link).expect("a link is made");
    };
    for (target, shown) in [
        ("open/o.txt", Some("open\n")),
        ("../.env", None),
        ("../themes/mine/static/t.txt", Some("theme\n")),
        ("drafts/d/p.txt", None),
        ("second.txt", None),
        ("open/o.txt", Some("open\n")),
    ] {
        turn(target);
        snapshot.refresh(&site, [site.join("content/turn.txt").as_path()]);
        let built = rebuild(&mut engine, &snapshot, &request(), files.clone());
        let fresh = build(&Snapshot::read(&site), &request());
        assert_eq!(built.files, fresh.files, "{target}");
        assert_eq!(built.told, fresh.told, "{target}");
        for file in ["turn.txt", "second.txt"] {
            let text = fresh.files.get(file).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
            assert_eq!(text.as_deref(), shown, "{file} to {target}");
        }
        files = built.files;
    }
}

/// A published page that shows a link to the file of a draft does not show that file.
#[test]
fn a_page_cannot_show_the_file_of_a_draft_by_a_link() {
    let here = temporary();
    put_site(here.path());
    let site = here.path().join("site");
    symlink("../drafts/d/p.txt", site.join("content/briefings/a.txt")).expect("a link is made");
    write(
        &site.join("content/briefings/shows.md"),
        "---\ntitle: Shows\ndate: 2024-01-01\n---\nSee [the file](a.txt).\n",
    );
    let built = build(&Snapshot::read(&site), &request());
    assert!(
        !built.files.values().any(|bytes| String::from_utf8_lossy(bytes).contains(SECRET)),
        "{:?}",
        built.told
    );
    assert!(built.human.contains("which is not published"), "{}", built.human);
}

fn run(site: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).args(["--root", &site.display().to_string(), "--clock", "2026-01-01"]);
    command.output().expect("the program can be run")
}

/// A folder that is a link is not followed, and the site of before stays.
#[test]
fn folders_of_input_that_are_links() {
    for name in ["content", "themes", "briefgen.yaml"] {
        for target in ["inside", "outside"] {
            let here = temporary();
            put_site(here.path());
            let site = here.path().join("site");
            let output = here.path().join("www");
            let arguments = ["build", "--output", &output.display().to_string()];
            assert!(run(&site, &arguments).status.success());
            let before = folder(&output);
            let kept = if target == "inside" { site.join("kept") } else { here.path().join("kept") };
            std::fs::rename(site.join(name), &kept).expect("it is there");
            symlink(&kept, site.join(name)).expect("a link is made");
            for command in [&arguments[..], &["check"]] {
                let ran = run(&site, command);
                let said = String::from_utf8_lossy(&ran.stderr).into_owned();
                assert!(said.contains(&format!("`{name}` is a link")), "{name} {target} {command:?}: {said}");
                assert!(!ran.status.success(), "{name} {target} {command:?}");
            }
            assert_eq!(folder(&output), before, "{name} {target}");
        }
    }
}

/// The site's folder itself may be named by a link.
#[test]
fn the_root_by_a_link() {
    let here = temporary();
    put_site(here.path());
    symlink("site", here.path().join("named")).expect("a link is made");
    let ran = run(&here.path().join("named"), &["check"]);
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
}

/// Pipes are never opened: that would wait for ever.
#[test]
fn pipes_and_folders_in_the_place_of_files() {
    for path in [
        "briefgen.yaml",
        "content",
        "themes",
        "content/briefings/pipe.md",
        "content/pipe.png",
        "themes/mine/static/pipe",
    ] {
        for kind in ["pipe", "folder"] {
            let here = temporary();
            put_site(here.path());
            let place = here.path().join("site").join(path);
            if place.is_dir() {
                std::fs::rename(&place, here.path().join("kept")).expect("it is there");
            } else {
                let _ = std::fs::remove_file(&place);
            }
            if kind == "folder" {
                std::fs::create_dir(&place).expect("a folder is made");
            } else {
                let made = Command::new("mkfifo").arg(&place).status().expect("mkfifo is there");
                assert!(made.success());
            }
            let site = here.path().join("site");
            for command in
                [&["check"][..], &["build", "--output", &here.path().join("www").display().to_string()]]
            {
                let ran = run(&site, command);
                let said = String::from_utf8_lossy(&ran.stderr).into_owned();
                if path == "briefgen.yaml" || kind == "pipe" {
                    assert!(said.contains("is not read"), "{kind} at {path}: {said}");
                }
            }
        }
    }
}

/// Nothing new is written through a link.
#[test]
fn new_files_do_not_go_through_links() {
    let here = temporary();
    put_site(here.path());
    let site = here.path().join("site");
    symlink("../../elsewhere", site.join("content/actors")).expect("a link is made");
    let ran = Command::new(PROGRAM)
        .args(["new", "actor", "Ana Duarte", "--root", &site.display().to_string()])
        .output()
        .expect("the program can be run");
    assert!(String::from_utf8_lossy(&ran.stderr).contains("is a link"), "{ran:?}");
    assert_eq!(folder(&here.path().join("elsewhere")).len(), 2);
}
