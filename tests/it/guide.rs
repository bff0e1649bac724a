//! The guide says what happens: its commands are run in order, as they stand there, and print what it shows. What
//! is pushed in the end is built as GitHub would build it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::init::{path_with_briefgen, run_build_job};
use crate::support::{root, temporary, yaml};

/// A command of the guide, and what it shows of its output.
#[derive(Debug, Default)]
struct Shown {
    command: String,
    output: Vec<String>,
}

/// The commands of all ```` ```console ```` blocks: `$ ` begins one, `> ` goes on with it.
fn commands(markdown: &str) -> Vec<Shown> {
    let mut commands: Vec<Shown> = Vec::new();
    let mut is_inside = false;
    for line in markdown.lines() {
        if line.starts_with("```") {
            is_inside = line == "```console";
            continue;
        }
        if !is_inside {
            continue;
        }
        if let Some(command) = line.strip_prefix("$ ") {
            commands.push(Shown { command: command.to_owned(), output: Vec::new() });
        } else {
            let last = commands.last_mut().expect("a block begins with a command");
            match line.strip_prefix('>') {
                Some(more) => last.command.push_str(&format!("\n{}", more.strip_prefix(' ').unwrap_or(more))),
                None => last.output.push(line.to_owned()),
            }
        }
    }
    commands
}

/// Runs all commands in one shell, as a reader would; returns what each printed.
fn run_all(here: &Path, commands: &[Shown]) -> Vec<Vec<String>> {
    const BETWEEN: &str = "=== the next command";
    let mut script = String::from("set -e\nexec 2>&1\n");
    for shown in commands {
        script.push_str(&format!("echo '{BETWEEN}'\n{}\n", shown.command));
    }
    let remote = here.join("remote.git");
    let made = Command::new("git").args(["init", "--quiet", "--bare"]).arg(&remote).status();
    assert!(made.expect("git runs").success());
    let mut shell = Command::new("bash");
    shell.current_dir(here).args(["-c", &script]).env("PATH", path_with_briefgen()).env("LC_ALL", "C");
    // Who commits, and where pushes to GitHub go.
    shell.env("HOME", here).env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_COUNT", "3");
    for (number, name, value) in [
        (0, "user.name".to_owned(), "Jane Roe"),
        (1, "user.email".to_owned(), "jane@example.org"),
        (2, format!("url.{}.pushInsteadOf", remote.display()), "git@github.com:user/russia-desk.git"),
    ] {
        shell.env(format!("GIT_CONFIG_KEY_{number}"), name).env(format!("GIT_CONFIG_VALUE_{number}"), value);
    }
    let done = shell.output().expect("bash runs");
    let printed = String::from_utf8(done.stdout).expect("the output is UTF-8");
    assert!(done.status.success(), "{printed}");
    printed
        .split(&format!("{BETWEEN}\n"))
        .skip(1)
        .map(|part| part.lines().map(str::to_owned).collect())
        .collect()
}

/// A line without what is another one with every theme and machine: the number of files, and the time.
fn settled(line: &str) -> &str {
    match line.split_once(": ") {
        Some((built, _)) if line.starts_with("Built ") => built,
        _ => line.trim_end(),
    }
}

/// Fails unless a command printed what the guide shows; `...` stands for any lines.
fn check(shown: &Shown, printed: &[String]) {
    let mut rest = printed.iter().map(|line| settled(line));
    let mut may_skip = false;
    for line in &shown.output {
        if line == "..." {
            may_skip = true;
            continue;
        }
        let wanted = settled(line);
        let found = if may_skip { rest.any(|line| line == wanted) } else { rest.next() == Some(wanted) };
        assert!(found, "`{}` did not print {line:?}, but\n{}", shown.command, printed.join("\n"));
        may_skip = false;
    }
    let more: Vec<&str> = rest.collect();
    assert!(may_skip || more.is_empty(), "`{}` printed more: {more:?}", shown.command);
}

#[test]
fn the_guide_leads_from_an_empty_folder_to_a_site() {
    let guide = fs::read_to_string(root().join("docs/guide.md")).expect("there is a guide");
    let commands = commands(&guide);
    assert!(commands.len() > 10, "only {} commands were found", commands.len());
    let here = temporary();
    let printed = run_all(here.path(), &commands);
    assert_eq!(printed.len(), commands.len());
    for (shown, printed) in commands.iter().zip(&printed) {
        check(shown, printed);
    }
    let pushed: PathBuf = here.path().join("pushed");
    let cloned = Command::new("git")
        .args(["clone", "--quiet", "--branch=main"])
        .args([here.path().join("remote.git"), pushed.clone()])
        .status();
    assert!(cloned.expect("git runs").success());
    let workflow = fs::read_to_string(pushed.join(".github/workflows/pages.yml")).expect("it was pushed");
    let (is_well, told) = run_build_job(&pushed, &yaml(&workflow));
    assert!(is_well && told.contains("Built 3 briefings"), "{told}");
}
