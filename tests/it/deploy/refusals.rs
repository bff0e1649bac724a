//! Each way in which a deploy can be refused: what is said, and that nothing moves.

use super::{Desk, briefing, write_program};
use crate::cli::Ran;

/// A row: what is done before, the arguments, the exit code, and the words that must be said.
struct Row<'a> {
    why: &'a str,
    before: &'a dyn Fn(&mut Desk),
    arguments: &'a [&'a str],
    code: i32,
    words: &'a [&'a str],
}

/// Each row on a desk of its own, published once and then edited.
fn check(rows: &[Row]) {
    for row in rows {
        let mut desk = Desk::published();
        desk.put("desk/content/briefings/new.md", &briefing("New", "", "New words."));
        (row.before)(&mut desk);
        let (live, left) = (desk.live_commit(), desk.left("desk"));
        desk.deploy(row.arguments).expect(row.code, row.words);
        assert_eq!(desk.live_commit(), live, "{}", row.why);
        assert_eq!(desk.left("desk"), left, "{}", row.why);
    }
}

fn settings(desk: &Desk, text: &str) {
    desk.put("desk/briefgen.yaml", text);
}

#[test]
fn what_is_asked_for() {
    let nothing = &|_: &mut Desk| {};
    check(&[
        Row {
            why: "drafts",
            before: nothing,
            arguments: &["--drafts"],
            code: 2,
            words: &["`deploy` has no `--drafts`", "never published"],
        },
        Row {
            why: "a clock that runs ahead",
            before: nothing,
            arguments: &["--clock", "2999-01-01"],
            code: 2,
            words: &["`--clock` lies ahead"],
        },
        Row {
            why: "an unknown remote",
            before: nothing,
            arguments: &["--remote", "upstream"],
            code: 2,
            words: &["The repository has no remote `upstream`.", "origin"],
        },
        Row {
            why: "a flag for a branch",
            before: nothing,
            arguments: &["--branch=--mirror"],
            code: 2,
            words: &["git has no such names"],
        },
        Row {
            why: "the branch with the sources",
            before: nothing,
            arguments: &["--branch", "main"],
            code: 2,
            words: &["`main` is the branch that you work on."],
        },
        Row {
            why: "no address",
            before: &|desk| settings(desk, "title: Desk\n"),
            arguments: &[],
            code: 2,
            words: &["The settings have no `base_url`", "write `base_url:"],
        },
        Row {
            why: "an address of this machine",
            before: &|desk| settings(desk, "base_url: http://localhost:4000/\n"),
            arguments: &[],
            code: 2,
            words: &["which is this machine alone"],
        },
        Row {
            why: "an address that stands for one",
            before: &|desk| settings(desk, "base_url: https://example.org/\n"),
            arguments: &[],
            code: 2,
            words: &["`https://example.org/`, which stands for an address of yours", "Settings, Pages"],
        },
        Row {
            why: "settings that cannot be read",
            before: &|desk| settings(desk, "title: \"Desk\nbase_url\n"),
            arguments: &[],
            code: 2,
            words: &["`briefgen.yaml` cannot be read, and nothing was published."],
        },
        Row {
            why: "an error in the content",
            before: &|desk| {
                desk.put("desk/content/briefings/broken.md", "---\ntitle: B\ndate: 2024-02-30\n---\n");
            },
            arguments: &[],
            code: 1,
            words: &["There is no 30 February.", "Nothing was published."],
        },
        Row {
            why: "a warning, strictly",
            before: &|desk| {
                desk.put("desk/content/briefings/new.md", &briefing("New", "actors: [Nobody Known]", ""));
            },
            arguments: &["--strict"],
            code: 1,
            words: &["No file declares the actor", "Nothing was published."],
        },
    ]);
}

#[test]
fn what_the_repository_lacks() {
    check(&[
        Row {
            why: "no remote",
            before: &|desk| drop(desk.git("desk", &["remote", "remove", "origin"])),
            arguments: &[],
            code: 2,
            words: &["The repository has no remote `origin`.", "git remote add origin ADDRESS"],
        },
        Row {
            why: "nobody's name",
            before: &|desk| drop(desk.git("desk", &["config", "--unset", "user.email"])),
            arguments: &[],
            code: 2,
            words: &["git does not know who you are.", "git config user.name"],
        },
    ]);
}

#[test]
fn not_a_repository() {
    let desk = Desk::new();
    desk.put("loose/briefgen.yaml", &format!("base_url: {}\n", super::BASE_URL));
    desk.put("loose/content/briefings/sound.md", &briefing("Sound", "", "Words."));
    Ran::of(&mut desk.deploy_command("loose", &[]))
        .expect(2, &["is not in a git repository.", "git init", "--to DIR"]);
    Ran::of(&mut desk.deploy_command("loose", &["--to", "../www"])).expect(0, &["Wrote the site to ../www"]);
}

#[test]
fn git_that_is_missing_or_old() {
    let mut desk = Desk::published();
    let mut without = desk.deploy_command("desk", &[]);
    Ran::of(without.env("PATH", desk.path("home")))
        .expect(2, &["The program `git` was not found.", "--to DIR"]);
    desk.wrap_git("if [ \"$sub\" = version ]; then echo git version 2.20.1; exit; fi");
    desk.deploy(&[]).expect(2, &["git 2.20.1 is too old.", "2.30 or newer"]);
}

#[test]
fn what_the_remote_refuses() {
    check(&[
        Row {
            why: "there is none",
            before: &|desk| drop(desk.git("desk", &["remote", "set-url", "origin", "../nowhere.git"])),
            arguments: &[],
            code: 2,
            words: &["There is no repository at `../nowhere.git`, or you may not see it."],
        },
        Row {
            why: "nobody listens",
            before: &|desk| {
                drop(desk.git("desk", &["remote", "set-url", "origin", "git://127.0.0.1:1/live.git"]));
            },
            arguments: &[],
            code: 2,
            words: &["`git://127.0.0.1:1/live.git` cannot be reached", "Connection refused"],
        },
        Row {
            why: "a rule",
            before: &|desk| {
                let hook = "#!/bin/sh\necho 'No pushes on Sundays.' >&2\nexit 1\n";
                write_program(&desk.path("live.git/hooks/pre-receive"), hook);
            },
            arguments: &[],
            code: 2,
            words: &["`../live.git` does not take the push: No pushes on Sundays."],
        },
        Row {
            why: "no rights",
            before: &|desk| {
                let hook = "#!/bin/sh\necho 'error: GH006: Protected branch update failed.' >&2\nexit 1\n";
                write_program(&desk.path("live.git/hooks/update"), hook);
            },
            arguments: &[],
            code: 2,
            words: &["You may not write to `../live.git`.", "GH006: Protected branch update failed."],
        },
        Row {
            why: "a history that is guarded",
            before: &|desk| {
                desk.git("live.git", &["config", "receive.denyNonFastForwards", "true"]);
                settings(desk, &format!("base_url: {}\ndeploy: {{ history: squash }}\n", super::BASE_URL));
            },
            arguments: &[],
            code: 2,
            words: &["does not let the history of a branch be replaced.", "history: keep"],
        },
        Row {
            why: "a branch that is checked out",
            before: &|desk| {
                desk.git("live.git", &["config", "core.bare", "false"]);
                desk.git("live.git", &["symbolic-ref", "HEAD", "refs/heads/gh-pages"]);
            },
            arguments: &[],
            code: 2,
            words: &["`gh-pages` is checked out at `../live.git`."],
        },
        Row {
            why: "a branch of somebody else",
            before: &|desk| {
                desk.git("desk", &["push", "--quiet", "--force", "origin", "main:gh-pages"]);
            },
            arguments: &[],
            code: 2,
            words: &[
                "`gh-pages` holds files that briefgen did not write",
                "content/briefings/other.md",
                "--overwrite",
            ],
        },
    ]);
}

/// Somebody publishes between the look and the push.
#[test]
fn a_branch_that_moves() {
    let mut desk = Desk::published();
    desk.put("desk/content/briefings/new.md", &briefing("New", "", "New words."));
    let tree = desk.git("live.git", &["rev-parse", "gh-pages^{tree}"]);
    let other = desk.git("live.git", &["commit-tree", "-m", "Somebody else", "-p", "gh-pages", &tree]);
    let live = desk.path("live.git");
    desk.wrap_git(&format!(
        "if [ \"$sub\" = push ]; then \"$real\" --git-dir='{}' update-ref refs/heads/gh-pages {other}; fi",
        live.display()
    ));
    let left = desk.left("desk");
    desk.deploy(&[]).expect(2, &["`gh-pages` moved while it was looked at", "run `briefgen deploy` again"]);
    assert_eq!(desk.live_commit().as_ref(), Some(&other));
    assert_eq!(desk.left("desk"), left);
    desk.bin = None;
    desk.deploy(&[]).expect(0, &["Published "]);
    desk.expect_live("after the other");
    assert_eq!(desk.git("live.git", &["rev-parse", "gh-pages^"]), other);
}
