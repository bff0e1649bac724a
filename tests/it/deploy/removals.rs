//! Pages that go off the live site: freely when their file is gone or withheld, and on request alone when what they
//! showed is published elsewhere.

use std::fs;

use super::{Desk, briefing};

const SOUND: &str = "desk/content/briefings/sound.md";

#[test]
fn a_page_that_moves_without_a_way_to_it() {
    type Edit = fn(&Desk);
    let edits: [(&str, Edit, &str); 5] = [
        (
            "a slug",
            |desk| desk.put(SOUND, &briefing("Sound", "slug: loud", "Sound words.")),
            "`/briefings/sound/` is now `/briefings/loud/`",
        ),
        (
            "the name of the file",
            |desk| {
                fs::rename(desk.path(SOUND), desk.path("desk/content/briefings/loud.md"))
                    .expect("it is there");
            },
            "`/briefings/sound/` is now `/briefings/loud/`",
        ),
        (
            "the permalink",
            |desk| {
                let settings =
                    format!("title: Desk\nbase_url: {}\npermalink: /:year/:slug/\n", super::BASE_URL);
                desk.put("desk/briefgen.yaml", &settings);
            },
            "2 pages would go",
        ),
        (
            "the language",
            |desk| desk.put(SOUND, &briefing("Sound", "language: ko", "Sound words.")),
            "`/briefings/sound/` is now `/ko/briefings/sound/`",
        ),
        (
            "the folder",
            |desk| {
                desk.put("desk/content/notes/sound.md", "---\ntitle: Sound\n---\nSound words.\n");
                fs::remove_file(desk.path(SOUND)).expect("it is there");
            },
            "`/briefings/sound/` is now `/notes/sound/`",
        ),
    ];
    for (what, edit, said) in edits {
        let desk = Desk::published();
        let live = desk.live_commit();
        edit(&desk);
        for arguments in [&[][..], &["--dry-run"]] {
            let ran = desk.deploy(arguments);
            ran.expect(2, &[said, "--allow-removals", "old_urls: [/briefings/"]);
            assert_eq!(desk.live_commit(), live, "{what}");
        }
        desk.deploy(&["--allow-removals"]).expect(0, &["removed  /site/briefings/", "Published "]);
        desk.expect_live(what);
    }
}

#[test]
fn a_page_that_may_go() {
    type Edit = fn(&Desk);
    let edits: [(&str, Edit); 6] = [
        ("its file is gone", |desk| fs::remove_file(desk.path(SOUND)).expect("it is there")),
        ("a draft", |desk| desk.put(SOUND, &briefing("Sound", "draft: true", "Sound words."))),
        ("expired", |desk| desk.put(SOUND, &briefing("Sound", "expires: 2025-01-01", "Sound words."))),
        ("gone, and another one comes", |desk| {
            fs::remove_file(desk.path(SOUND)).expect("it is there");
            desk.put("desk/content/briefings/new.md", &briefing("New", "", "New words."));
        }),
        ("a slug with an alias", |desk| {
            let more = "slug: loud\naliases: [/old/, /briefings/sound/]";
            desk.put(SOUND, &briefing("Sound", more, "Sound words."));
        }),
        ("an alias is taken out", |desk| desk.put(SOUND, &briefing("Sound", "", "Sound words."))),
    ];
    for (what, edit) in edits {
        let desk = Desk::published();
        edit(&desk);
        desk.deploy(&[]).expect(0, &["Published "]);
        desk.expect_live(what);
    }
}

#[test]
fn out_of_a_folder() {
    let desk = Desk::new();
    let to = desk.path("www").to_string_lossy().into_owned();
    desk.deploy(&["--to", &to]).expect(0, &["Wrote the site to "]);
    desk.put(SOUND, &briefing("Sound", "slug: loud", "Sound words."));
    for arguments in [&["--to", &to][..], &["--to", &to, "--dry-run"]] {
        desk.deploy(arguments)
            .expect(2, &["`/briefings/sound/` is now `/briefings/loud/`", "--allow-removals"]);
        assert!(desk.path("www/briefings/sound/index.html").exists());
    }
    desk.deploy(&["--to", &to, "--allow-removals"]).expect(0, &["removed  /site/briefings/sound/"]);
    assert!(!desk.path("www/briefings/sound").exists());
}
