//! Whatever state the repository is in, the same bytes go live, and the repository is left as it was.

use super::{Desk, briefing, write_program};
use crate::cli::Ran;

/// Deploys from `site` after `change`, twice; the repository must be as `change` left it.
fn check(why: &str, site: &str, change: impl FnOnce(&Desk)) {
    let desk = Desk::published();
    change(&desk);
    let left = desk.left(site);
    Ran::of(&mut desk.deploy_command(site, &[])).expect(0, &[]);
    assert_eq!(desk.left(site), left, "{why}");
    let (live, built) = (desk.live(), desk.built(site));
    assert_eq!(live, built, "{why}");
    Ran::of(&mut desk.deploy_command(site, &[])).expect(0, &["Nothing to publish"]);
    desk.expect_sound(why);
}

#[test]
fn a_dirty_work_tree() {
    check("a dirty work tree", "desk", |desk| {
        desk.put("desk/content/briefings/sound.md", &briefing("Sound", "", "Staged words."));
        desk.git("desk", &["add", "--all"]);
        desk.put("desk/content/briefings/sound.md", &briefing("Sound", "", "Words that are not staged."));
        desk.put("desk/content/briefings/untracked.md", &briefing("Untracked", "", "More words."));
        std::fs::remove_file(desk.path("desk/content/briefings/other.md")).expect("it was there");
    });
}

#[test]
fn a_linked_worktree() {
    check("a linked worktree", "linked", |desk| {
        desk.git("desk", &["worktree", "add", "--quiet", "-b", "beside", "../linked"]);
        desk.put("linked/content/briefings/beside.md", &briefing("Beside", "", "Words beside."));
    });
}

#[test]
fn a_detached_head() {
    check("a detached head", "desk", |desk| {
        desk.git("desk", &["checkout", "--quiet", "--detach"]);
    });
}

#[test]
fn a_shallow_clone() {
    check("a shallow clone", "shallow", |desk| {
        desk.put("desk/content/briefings/new.md", &briefing("New", "", "New words."));
        desk.commit("A second commit");
        desk.git("desk", &["push", "--quiet", "origin", "main"]);
        let live = format!("file://{}", desk.path("live.git").display());
        desk.git(".", &["clone", "--quiet", "--depth", "1", &live, "shallow"]);
        desk.git("shallow", &["config", "user.name", "A Writer"]);
        desk.git("shallow", &["config", "user.email", "writer@example.org"]);
    });
}

#[test]
fn no_commit_at_all() {
    check("no commit", "unborn", |desk| {
        desk.git(".", &["init", "--quiet", "--initial-branch=main", "unborn"]);
        desk.git("unborn", &["config", "user.name", "A Writer"]);
        desk.git("unborn", &["config", "user.email", "writer@example.org"]);
        desk.git("unborn", &["remote", "add", "origin", "../live.git"]);
        desk.put("unborn/briefgen.yaml", &format!("base_url: {}\n", super::BASE_URL));
        desk.put("unborn/content/briefings/first.md", &briefing("First", "", "First words."));
    });
}

/// A site that is not the root of its repository, and a submodule.
#[test]
fn a_site_in_a_folder_of_a_submodule() {
    check("a submodule", "above/module/site", |desk| {
        desk.git("desk", &["push", "--quiet", "origin", "main"]);
        desk.git(".", &["init", "--quiet", "--initial-branch=main", "above"]);
        let live = desk.path("live.git").to_string_lossy().into_owned();
        let allow = "protocol.file.allow=always";
        desk.git("above", &["-c", allow, "submodule", "--quiet", "add", "--branch", "main", &live, "module"]);
        desk.git("above/module", &["config", "user.name", "A Writer"]);
        desk.git("above/module", &["config", "user.email", "writer@example.org"]);
        desk.put("above/module/site/briefgen.yaml", &format!("base_url: {}\n", super::BASE_URL));
        desk.put("above/module/site/content/briefings/first.md", &briefing("First", "", "First words."));
    });
}

/// Neither line ends, filters, hooks nor signatures of the repository have a part in it.
#[test]
fn settings_and_hooks_of_the_repository() {
    check("settings and hooks", "desk", |desk| {
        for (key, value) in [
            ("core.autocrlf", "true"),
            ("core.eol", "crlf"),
            ("core.safecrlf", "true"),
            ("commit.gpgSign", "true"),
            ("push.gpgSign", "true"),
            ("gpg.program", "false"),
            ("push.followTags", "true"),
            ("push.recurseSubmodules", "check"),
            ("fetch.prune", "true"),
            ("filter.shout.clean", "tr a-z A-Z"),
            ("filter.shout.required", "true"),
            ("i18n.commitEncoding", "ISO-8859-1"),
            ("color.ui", "always"),
            ("diff.noprefix", "true"),
            ("diff.renames", "copies"),
            ("status.short", "true"),
        ] {
            desk.git("desk", &["config", key, value]);
        }
        desk.put("desk/.gitattributes", "* filter=shout text eol=crlf ident export-ignore\n");
        desk.put("desk/.git/info/attributes", "* filter=shout text eol=crlf\n");
        for hook in [
            "pre-push",
            "pre-commit",
            "commit-msg",
            "post-commit",
            "reference-transaction",
            "post-index-change",
        ] {
            write_program(
                &desk.path("desk/.git/hooks").join(hook),
                "#!/bin/sh\necho a hook ran >&2\nexit 1\n",
            );
        }
        desk.put("desk/content/briefings/new.md", &briefing("New", "", "New words.\r\n\r\nMore: $Id$.\r\n"));
    });
}

/// As in a hook: git tells its children where the repository is, and which index to use.
#[test]
fn surroundings_of_a_hook() {
    let desk = Desk::published();
    let left = desk.left("desk");
    desk.git(".", &["init", "--quiet", "elsewhere"]);
    let elsewhere = desk.left("elsewhere");
    desk.put("desk/content/briefings/new.md", &briefing("New", "", "New words."));
    let mut command = desk.deploy_command("desk", &[]);
    for (name, value) in [
        ("GIT_DIR", "elsewhere/.git"),
        ("GIT_WORK_TREE", "elsewhere"),
        ("GIT_INDEX_FILE", "elsewhere/.git/odd-index"),
        ("GIT_OBJECT_DIRECTORY", "elsewhere/.git/objects"),
        ("GIT_COMMON_DIR", "elsewhere/.git"),
    ] {
        command.env(name, desk.path(value));
    }
    Ran::of(command.env("GIT_PREFIX", "content/").env("GIT_QUARANTINE_PATH", "x")).expect(0, &["Published "]);
    desk.expect_live("in a hook");
    assert_eq!((desk.left("desk").index, desk.left("elsewhere")), (left.index, elsewhere));
}
