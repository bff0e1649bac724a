//! Symbolic links, which must never lead a write or a removal out of the output folder.

use std::os::unix::fs::{PermissionsExt, symlink};

use super::*;

/// Runs `a/x`, replaces `swapped` by a link out of the folder, and puts `a/x` again.
fn check(swapped: &str, target: &str, expected: &str) {
    let scene = Scene::new();
    scene.run(&[("a/x", "1"), ("b", "2")]);
    scene.add("outside/x", "theirs");
    let link = scene.at("public").join(swapped);
    if link.is_dir() {
        fs::remove_dir_all(&link).expect("a folder");
    } else {
        fs::remove_file(&link).expect("a file");
    }
    symlink(scene.at(target), &link).expect("a link");

    let output = scene.open();
    assert!(!output.exists("a/x"), "{swapped}");
    let found = refusal(output.put("a/x", Content::Bytes(b"theirs")));
    assert!(found.contains(expected), "{swapped}: {found}");
    output.finish().expect("no errors");
    scene.run(&[]);
    assert!(link.is_symlink(), "{swapped}");
    assert_eq!(fs::read_to_string(scene.at("outside/x")).expect("still there"), "theirs");
}

#[test]
fn never_writes_or_removes_through_links() {
    check("a", "outside", "public/a` is a symbolic link");
    check("a", "missing", "public/a` is a symbolic link");
    check("a/x", "outside/x", "public/a/x` is a symbolic link");
    check("a/x", "outside", "public/a/x` is a symbolic link");
}

#[test]
fn never_clears_a_folder_with_a_link_in_it() {
    let scene = Scene::new();
    scene.run(&[("a/x", "1")]);
    symlink(scene.at("content"), scene.at("public/a/link")).expect("a link");
    let output = scene.open();
    assert!(refusal(output.put("a", Content::Bytes(b"2"))).contains("a/link` was not written"));
    drop(output);
    assert!(scene.at("content/x.md").exists() && scene.at("public/a/x").exists());
}

#[test]
fn notes_are_no_links() {
    let scene = Scene::new();
    fs::create_dir(scene.at("public")).expect("a folder");
    symlink(scene.at("content/x.md"), scene.at("public").join(JOURNAL)).expect("a link");
    assert!(refusal(scene.open_at(&scene.at("public"))).contains("damaged (it is not a file)"));

    fs::remove_file(scene.at("public").join(JOURNAL)).expect("a link");
    scene.add("elsewhere", r#"{"format": 1, "paths": []}"#);
    symlink(scene.at("elsewhere"), scene.at("public").join(MANIFEST)).expect("a link");
    scene.run(&[("a", "1")]);
    assert!(fs::read_to_string(scene.at("elsewhere")).expect("there").ends_with("[]}"));
}

#[test]
fn the_folder_itself_may_be_a_link() {
    let scene = Scene::new();
    fs::create_dir(scene.at("real")).expect("a folder");
    symlink(scene.at("real"), scene.at("public")).expect("a link");
    scene.run(&[("a/x", "1")]);
    assert_eq!(fs::read_to_string(scene.at("real/a/x")).expect("there"), "1");

    let refused = |target: &str, path: &str| {
        let _ = fs::remove_file(scene.at("link"));
        symlink(scene.at(target), scene.at("link")).expect("a link");
        refusal(scene.open_at(&scene.at(path)))
    };
    assert!(refused("content", "link").contains("overlaps"));
    assert!(refused("content", "link/public").contains("overlaps"));
    assert!(refused("content", "link/..").contains("the project's own folder"));
    assert!(refused("", "link").contains("the project's own folder"));
    assert!(refused("nowhere", "link").contains("could not be read"));
}

#[test]
fn others_may_read_the_files() {
    let scene = Scene::new();
    scene.run(&[("a", "1")]);
    scene.add("theirs", "1");
    let mode = |path: &str| fs::metadata(scene.at(path)).expect("there").permissions().mode();
    assert_eq!(mode("public/a"), mode("theirs"));
}
