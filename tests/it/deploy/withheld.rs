//! Nothing that is withheld goes out: not by a build, and not by what a writer wrote into a published file.

use super::{Desk, briefing};

fn draft(desk: &Desk) {
    let text =
        "---\ntitle: Talks on the canal break down\ndate: 2024-06-21\ndraft: true\n---\nSecret words.\n";
    desk.put("desk/content/briefings/secret/index.md", text);
    desk.put("desk/content/briefings/secret/photo.png", "a secret picture");
    let due = "---\ntitle: Talks on the canal go on tomorrow\ndate: 2026-01-02\n---\nWords to come.\n";
    desk.put("desk/content/briefings/due.md", due);
    let gone = "---\ntitle: Talks on the canal have expired\ndate: 2024-06-18\nexpires: 2025-01-01\n---\nOld words.\n";
    desk.put("desk/content/briefings/gone.md", gone);
}

#[test]
fn drafts_stay_at_home() {
    let desk = Desk::new();
    desk.deploy(&[]).expect(0, &["Published "]);
    let before = desk.live();
    draft(&desk);
    desk.deploy(&[]).expect(0, &["Nothing to publish"]);
    assert_eq!(desk.live(), before);
}

/// A published file with these words, and what comes of it.
fn check(words: &str, code: i32, told: &[&str]) {
    let desk = Desk::published();
    draft(&desk);
    let live = desk.live_commit();
    desk.put("desk/content/briefings/sound.md", &briefing("Sound", "", words));
    desk.deploy(&[]).expect(code, told);
    assert_eq!(desk.live_commit() == live, code != 0, "{words}");
    if code != 0 {
        desk.deploy(&["--allow-named"]).expect(0, &["Published "]);
        desk.expect_live(words);
    }
}

#[test]
fn what_a_writer_names_is_refused() {
    let file = "`briefings/sound/index.html`";
    check(
        "As said in: Talks on the canal break down.",
        1,
        &[
            &format!("{file} shows the title of `content/briefings/secret/index.md`, which is a draft."),
            "Nothing was published.",
            "--allow-named",
        ],
    );
    check(
        "See [there](https://desk.github.io/site/briefings/due/).",
        1,
        &[&format!("{file} links to `content/briefings/due.md`, which is dated in the future.")],
    );
    check("What was public once: Talks on the canal have expired.", 0, &["Published "]);
    check("Talks on the canal break downstream.", 0, &["Published "]);
}

/// Files of a draft stay at home however its text spells their names, and one that a published page names as well
/// goes out.
#[test]
fn files_of_drafts_stay_at_home() {
    let desk = Desk::published();
    let live = desk.live_commit();
    desk.put(
        "desk/content/briefings/secret/index.md",
        "---\ntitle: Secret\ndate: 2024-06-21\ndraft: true\n---\n\
         ![x](/pics/my%20pic.png) <img src=\"/pics/a&amp;b.png\" alt=x> ![x](/pics/pl%61in2.png)\n",
    );
    for name in ["my pic.png", "a&b.png", "plain2.png"] {
        desk.put(&format!("desk/content/pics/{name}"), name);
    }
    desk.put("desk/content/briefings/secret/my map.pdf", "a secret map");
    desk.deploy(&[]).expect(0, &["Nothing to publish"]);
    assert_eq!(desk.live_commit(), live);
    desk.put("desk/content/briefings/sound.md", &briefing("Sound", "", "[a map](secret/my%20map.pdf)"));
    desk.deploy(&[]).expect(0, &["Published "]);
    desk.expect_live("a secret map");
}

/// A draft whose title and slug are in a script without spaces, or take particles.
#[test]
fn titles_and_addresses_in_other_scripts() {
    let file = "`briefings/sound/index.html`";
    let title = format!("{file} shows the title of");
    let address = format!("{file} links to `content/briefings/비밀.ko.md`, which is a draft.");
    for (words, told) in [
        ("본 것은 아주 비밀 회담 결과는 끝", &title),
        ("关于秘密峰会的最终结果报告", &title),
        ("[x](https://desk.github.io/site/ko/briefings/%EB%B9%84%EB%B0%80/)", &address),
        ("[x](https://desk.github.io/site/ko/briefings/%eb%b9%84%eb%b0%80)", &address),
        ("[x](https://desk.github.io/site/ko/briefings/비밀/)", &address),
    ] {
        let desk = Desk::new();
        desk.put(
            "desk/briefgen.yaml",
            "title: Desk\nbase_url: https://desk.github.io/site/\nslugs: unicode\n",
        );
        for (name, title) in [("비밀.ko.md", "아주 비밀 회담 결과"), ("x.md", "秘密峰会的最终结果")]
        {
            let text = format!("---\ntitle: {title}\ndate: 2024-06-21\ndraft: true\n---\nWords.\n");
            desk.put(&format!("desk/content/briefings/{name}"), &text);
        }
        desk.put("desk/content/briefings/other.ko.md", &briefing("다른", "", "다른 말."));
        desk.put("desk/content/briefings/sound.md", &briefing("Sound", "", words));
        desk.deploy(&[]).expect(1, &[told, "--allow-named"]);
        desk.deploy(&["--allow-named"]).expect(0, &["Published "]);
    }
}
