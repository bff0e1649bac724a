//! What goes live: once, again, changed, with and without its history.

use serde_json::Value;

use super::{Desk, briefing};
use crate::support::folder;

#[test]
fn twice() {
    let desk = Desk::new();
    let left = desk.left("desk");
    desk.deploy(&["--dry-run"]).expect(0, &["added    /site/briefings/sound/", "this was a dry run"]);
    assert_eq!(desk.live_commit(), None, "a dry run publishes nothing");
    desk.deploy(&[]).expect(0, &["Changes at https://desk.github.io/site/", "Published ", " pages added"]);
    desk.expect_live("first");
    let first = desk.live_commit();
    desk.deploy(&[]).expect(0, &["Nothing to publish: the live site is this already."]);
    desk.deploy(&["--dry-run"]).expect(0, &["Nothing to publish"]);
    assert_eq!(desk.live_commit(), first, "a second deploy of the same pushes nothing");
    assert_eq!(desk.left("desk"), left, "the repository is left alone");
    desk.expect_sound("twice");
    let message = desk.git("live.git", &["log", "-1", "--format=%an <%ae>%n%B", "gh-pages"]);
    let source = desk.git("desk", &["rev-parse", "HEAD"]);
    assert!(message.starts_with("A Writer <writer@example.org>\nPublish "), "{message}");
    assert!(message.contains(&format!("Source: {source}\nPublished-By: briefgen ")), "{message}");
}

#[test]
fn changes_are_told_and_history_is_kept() {
    let desk = Desk::published();
    let first = desk.live_commit().expect("it is published");
    desk.put("desk/content/briefings/new.md", &briefing("New", "", "New words."));
    desk.put("desk/content/briefings/sound.md", &briefing("Sound", "", "Other sound words."));
    std::fs::remove_file(desk.path("desk/content/briefings/other.md")).expect("it was there");
    let told = desk.deploy(&["--dry-run", "--format", "json"]);
    let told = told.expect(0, &["not committed"]).out.lines().last().expect("a last line").to_owned();
    let told: Value = serde_json::from_str(&told).expect("the last line is JSON");
    let has =
        |list: &str, file: &str| told[list].as_array().is_some_and(|files| files.contains(&file.into()));
    assert!(
        has("added", "briefings/new/index.html") && has("changed", "briefings/sound/index.html"),
        "{told}"
    );
    assert!(has("removed", "briefings/other/index.html") && has("removed", "old/index.html"), "{told}");
    assert!(!has("changed", "404.html") || has("changed", "index.html"), "{told}");
    desk.deploy(&["--verbose"]).expect(
        0,
        &[
            "removed  /site/briefings/other/",
            "changed  /site/feed.xml",
            "with changes that are not committed",
        ],
    );
    desk.expect_live("changed");
    assert_eq!(desk.live_commits(), 2);
    assert_eq!(desk.git("live.git", &["rev-parse", "gh-pages^"]), first);
    let message = desk.git("live.git", &["log", "-1", "--format=%B", "gh-pages"]);
    assert!(message.contains(", with changes that are not committed\n"), "{message}");
}

#[test]
fn a_history_of_one() {
    let desk = Desk::published();
    let settings = format!("title: Desk\nbase_url: {}\ndeploy: {{ history: squash }}\n", super::BASE_URL);
    desk.put("desk/briefgen.yaml", &settings);
    desk.deploy(&[]).expect(0, &["Nothing to publish"]);
    for words in ["Second words.", "Third words."] {
        desk.put("desk/content/briefings/other.md", &briefing("Other", "", words));
        desk.deploy(&[]).expect(0, &["Published "]);
        desk.expect_live(words);
        assert_eq!(desk.live_commits(), 1);
    }
    desk.expect_sound("squashed");
}

/// The same content is the same tree, from whatever repository and folder it comes.
#[test]
fn the_tree_depends_on_the_content_alone() {
    let trees = [Desk::published(), Desk::published()]
        .map(|desk| desk.git("live.git", &["rev-parse", "gh-pages^{tree}"]));
    assert_eq!(trees[0], trees[1]);
}

#[test]
fn another_remote_and_branch() {
    let desk = Desk::new();
    desk.git(".", &["init", "--quiet", "--bare", "--initial-branch=main", "second one.git"]);
    let branch = "live/site";
    let second = desk.path("second one.git").to_string_lossy().into_owned();
    desk.deploy(&["--remote", &second, "--branch", branch]).expect(0, &["Published ", branch]);
    let tree = desk.git("second one.git", &["ls-tree", "-r", "--name-only", branch]);
    assert_eq!(tree.lines().count(), desk.built("desk").len());
    desk.deploy(&["--remote", &second, "--branch", branch]).expect(0, &["Nothing to publish"]);
    assert_eq!(desk.live_commit(), None);
}

/// What came to the branch beside briefgen is kept, or refused.
#[test]
fn files_of_others() {
    let desk = Desk::published();
    let add = |file: &str, words: &str| {
        desk.git(".", &["clone", "--quiet", "--branch", "gh-pages", "live.git", "clone"]);
        desk.put(&format!("clone/{file}"), words);
        desk.git("clone", &["add", "--all"]);
        desk.git("clone", &["commit", "--quiet", "--message", "By hand"]);
        desk.git("clone", &["push", "--quiet", "origin", "gh-pages"]);
        std::fs::remove_dir_all(desk.path("clone")).expect("it was made");
        desk.live_commit()
    };
    let by_hand = add("notes.txt", "mine");
    desk.deploy(&[])
        .expect(2, &["`gh-pages` holds files that briefgen did not write: `notes.txt`.", "--overwrite"]);
    assert_eq!(desk.live_commit(), by_hand);
    // What the site writes itself is no loss.
    desk.put("desk/content/notes.txt", "mine");
    desk.deploy(&[]).expect(0, &["Nothing to publish"]);
    desk.expect_live("the note is in the site");
    let by_hand = add("index.html", "mended by hand");
    desk.deploy(&[]).expect(2, &["did not write: `index.html`."]);
    assert_eq!(desk.live_commit(), by_hand);
    desk.deploy(&["--overwrite"]).expect(0, &["Published "]);
    desk.expect_live("overwritten");
    assert_eq!(desk.git("live.git", &["rev-parse", "gh-pages^"]), by_hand.expect("it was pushed"));
    // GitHub puts a domain there when one sets it in the browser.
    let by_hand = add("CNAME", "desk.press\n");
    desk.deploy(&[]).expect(2, &["at the domain `desk.press`", "domain: desk.press"]);
    assert_eq!(desk.live_commit(), by_hand);
    let settings = "title: Desk\nbase_url: https://desk.press/\ndomain: desk.press\n";
    desk.put("desk/briefgen.yaml", settings);
    desk.deploy(&[]).expect(0, &["Published "]);
    desk.expect_live("with its domain");
    // A domain that only the old settings name is said to be lost too.
    desk.put("desk/briefgen.yaml", &format!("base_url: {}\n", super::BASE_URL));
    desk.deploy(&[]).expect(2, &["at the domain `desk.press`"]);
}

/// For every other host: a folder in which only what differs is written.
#[test]
fn into_a_folder() {
    let desk = Desk::new();
    let to = desk.path("www").to_string_lossy().into_owned();
    let own = |path: &String| !path.starts_with(".briefgen-");
    let written = || -> std::collections::BTreeMap<String, Vec<u8>> {
        folder(&desk.path("www")).into_iter().filter(|(path, _)| own(path)).collect()
    };
    desk.deploy(&["--to", &to, "--dry-run"])
        .expect(0, &["added    /site/briefings/sound/", "this was a dry run"]);
    assert!(!desk.path("www").exists());
    desk.deploy(&["--to", &to]).expect(0, &["Wrote the site to ", " pages added"]);
    assert_eq!(desk.built("desk"), written());
    desk.deploy(&["--to", &to]).expect(0, &["Nothing to publish"]);
    std::fs::remove_file(desk.path("desk/content/briefings/other.md")).expect("it was there");
    let before = written();
    desk.deploy(&["--to", &to, "-n"]).expect(0, &["removed  /site/briefings/other/", "this was a dry run"]);
    assert_eq!(before, written());
    desk.deploy(&["--to", &to]).expect(0, &["removed  /site/briefings/other/", "Wrote the site to "]);
    assert_eq!(desk.built("desk"), written());
    desk.put("others/letter.txt", "mine");
    let others = desk.path("others").to_string_lossy().into_owned();
    desk.deploy(&["--to", &others])
        .expect(2, &["holds files that briefgen did not write, such as `letter.txt`"]);
    assert_eq!(folder(&desk.path("others"))["letter.txt"], b"mine");
    assert_eq!(desk.live_commit(), None);
}
