//! A deploy that is killed, at every step of git: both repositories are whole, the live site is the old one or
//! the new one, and the next deploy succeeds.

use std::os::unix::process::ExitStatusExt as _;

use super::{Desk, briefing, write_program};

/// When, around a command of git.
#[derive(Clone, Copy, Debug)]
enum When {
    Before,
    After,
    /// When it has read a part of what it is given.
    Within,
}

fn check(sub: &str, when: When) {
    let why = format!("{sub}, {when:?}");
    let mut desk = Desk::published();
    desk.put("desk/content/briefings/new.md", &briefing("New", "", "New words."));
    let (old, left) = (desk.live_commit().expect("it is published"), desk.left("desk"));
    let deed = match when {
        When::Before => "kill -KILL $PPID; exit 1",
        When::After => "\"$real\" \"$@\"; kill -KILL $PPID; exit 1",
        When::Within => "head -c 20000 | \"$real\" \"$@\"; kill -KILL $PPID; exit 1",
    };
    desk.wrap_git(&format!("if [ \"$sub\" = {sub} ]; then {deed}; fi"));
    expect_killed(&desk, &why);
    desk.bin = None;
    let live = desk.live_commit().expect("it stays published");
    let is_pushed = matches!((sub, when), ("push", When::After) | ("update-ref", _));
    assert_eq!(live != old, is_pushed, "{why}");
    expect_whole(&desk, &why, &left);
}

fn expect_killed(desk: &Desk, why: &str) {
    let done = desk.deploy_command("desk", &[]).output().expect("the program runs");
    assert_eq!(done.status.signal(), Some(9), "{why}: {}", String::from_utf8_lossy(&done.stderr));
}

fn expect_whole(desk: &Desk, why: &str, left: &super::Left) {
    desk.expect_sound(why);
    assert_eq!(desk.left("desk"), *left, "{why}");
    desk.deploy(&[]).expect(0, &[]);
    desk.expect_live(why);
    desk.deploy(&[]).expect(0, &["Nothing to publish"]);
    assert_eq!(desk.left("desk"), *left, "{why}, and again");
    desk.expect_sound(why);
}

#[test]
fn before_the_push() {
    for sub in ["ls-remote", "fetch", "fast-import", "diff-tree", "commit-tree"] {
        check(sub, When::Before);
    }
}

#[test]
fn when_git_has_done_its_part() {
    for sub in ["fetch", "fast-import", "commit-tree"] {
        check(sub, When::After);
    }
    check("fast-import", When::Within);
}

#[test]
fn around_the_push() {
    check("push", When::Before);
    check("push", When::After);
    check("update-ref", When::Before);
    check("update-ref", When::After);
}

/// While the remote has the objects and has not moved the branch yet.
#[test]
fn within_the_push() {
    let mut desk = Desk::published();
    desk.put("desk/content/briefings/new.md", &briefing("New", "", "New words."));
    let (old, left) = (desk.live_commit(), desk.left("desk"));
    let hook = desk.path("live.git/hooks/pre-receive");
    write_program(&hook, "#!/bin/sh\nkill -KILL \"$DEPLOY\"\nexit 1\n");
    desk.wrap_git("DEPLOY=$PPID; export DEPLOY");
    expect_killed(&desk, "within the push");
    desk.bin = None;
    assert_eq!(desk.live_commit(), old);
    std::fs::remove_file(&hook).expect("it was written");
    expect_whole(&desk, "within the push", &left);
}
