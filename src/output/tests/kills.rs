//! Kills at every point of a run, each followed by a whole run.

use super::*;

const OLD: Site = &[("a", "old"), ("b/x", "old"), ("b/y", "old"), ("c/d/e", "old"), ("same", "same")];
const NEW: Site =
    &[("n/m", "new"), ("a/x", "new"), ("b", "new"), ("c/d/e", "new"), ("c/d/f", "new"), ("same", "same")];
const THIRD: Site = &[("a", "third"), ("b/x/z", "third"), ("n", "third")];
const FOREIGN: (&str, &str) = ("c/theirs", "theirs");

/// Runs `site` after a kill, and expects it and the foreign file, and no more.
fn check_recovery(scene: &Scene, site: Site, context: &str) {
    scene.run(site);
    let mut expected = site.to_vec();
    expected.push(FOREIGN);
    scene.expect(&expected, context);
    assert_eq!(scene.notes().1, None, "{context}");
}

fn scene_before_kill() -> Scene {
    let scene = Scene::new();
    scene.run(OLD);
    scene.add("public/c/theirs", "theirs");
    scene
}

#[test]
fn recovers_from_a_kill_after_any_put() {
    for puts in 0..=NEW.len() {
        for next in [OLD, NEW, THIRD, &[]] {
            let scene = scene_before_kill();
            let output = scene.open();
            put_all(&output, &NEW[..puts]);
            drop(output);
            let written = scene.listing();
            for (path, text) in written.iter().filter(|(path, _)| !path.starts_with('.')) {
                assert!(["old", "new", "same", "theirs"].contains(&text.as_str()), "{path} is torn");
            }
            for (path, text) in &NEW[..puts] {
                assert_eq!(written.get(*path).map(String::as_str), Some(*text));
            }
            check_recovery(&scene, next, &format!("after {puts} puts: {next:?}"));
        }
    }
}

#[test]
fn recovers_from_two_kills() {
    for (first, second) in [(1, 2), (3, 3), (5, 1), (6, 3), (0, 2)] {
        let scene = scene_before_kill();
        let output = scene.open();
        put_all(&output, &NEW[..first]);
        drop(output);
        let output = scene.open();
        put_all(&output, &THIRD[..second]);
        drop(output);
        check_recovery(&scene, OLD, &format!("{first} and {second} puts"));
    }
}

#[test]
fn recovers_from_a_kill_within_a_put() {
    // What each leaves: (journal, temporary file, empty folder).
    let leftovers = [
        ("", "", ""),
        ("k", "", ""),
        ("k/l\nk/m", "", ""),
        ("k/l\n", "", ""),
        ("k/l/m\n", "", "k"),
        ("k/l/m\n", "", "k/l"),
        ("k/l/m\n", "k/l/.briefgen-tmp-x1", ""),
        ("", ".briefgen-tmp-x2", ""),
        ("", "c/d/.briefgen-tmp-x3", ""),
    ];
    for (journal, temporary, folder) in leftovers {
        for next in [OLD, NEW, THIRD, &[("k", "file")], &[("k/l", "file")]] {
            let scene = scene_before_kill();
            scene.add("public/.briefgen-journal", journal);
            if !temporary.is_empty() {
                scene.add(&format!("public/{temporary}"), "half a fi");
            }
            fs::create_dir_all(scene.at("public").join(folder)).expect("a folder");
            check_recovery(&scene, next, &format!("{journal:?}, {temporary}, {folder}: {next:?}"));
        }
    }
}

#[test]
fn recovers_from_a_kill_within_finish() {
    for next in [OLD, NEW, THIRD, &[]] {
        let scene = scene_before_kill();
        let (old_manifest, _) = scene.notes();
        let output = scene.open();
        put_all(&output, NEW);
        let (_, journal) = scene.notes();
        output.finish().expect("no errors");
        let [old_manifest, journal] = [old_manifest, journal].map(|note| note.expect("a note"));

        // Before the journal was removed.
        fs::write(scene.at("public").join(JOURNAL), &journal).expect("a writable file");
        check_recovery(&scene, next, "new manifest and journal");

        // Before the manifest was replaced.
        scene.run(NEW);
        fs::write(scene.at("public").join(MANIFEST), &old_manifest).expect("a writable file");
        fs::write(scene.at("public").join(JOURNAL), &journal).expect("a writable file");
        check_recovery(&scene, next, "old manifest and journal");
    }
}

#[test]
fn recovers_from_a_kill_of_the_first_run() {
    let scene = Scene::new();
    let output = scene.open();
    put_all(&output, OLD);
    drop(output);
    scene.run(THIRD);
    scene.expect(THIRD, "a first run without manifest");
}

#[test]
fn the_journal_survives_until_a_run_finishes() {
    let scene = Scene::new();
    scene.add("public/.briefgen-journal", "a\nhalf a li");
    let output = scene.open();
    put_all(&output, &[("b", "1"), ("a", "1")]);
    drop(output);
    assert_eq!(scene.notes(), (None, Some(b"a\nb\n".to_vec())));
    let output = scene.open();
    put_all(&output, &[("c", "1"), ("b", "1")]);
    assert_eq!(scene.notes(), (None, Some(b"a\nb\nc\n".to_vec())));
    assert!(counts(1, 1, 1)(output.finish().expect("no errors")));
    assert_eq!(scene.notes().1, None);
}
