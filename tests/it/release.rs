//! How briefgen reaches others: a release is packed, tried and installed by the scripts that the workflows run,
//! and the action does what it says. Nothing is fetched: the release lies in a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

use crate::cli::run;
use crate::support::{PROGRAM, folder, root, temporary, write, yaml};

const VERSION: &str = env!("CARGO_PKG_VERSION");
const TARGET: &str = "x86_64-unknown-linux-musl";

fn script(name: &str) -> Command {
    let mut command = Command::new("bash");
    command.arg(root().join(".github/scripts").join(name));
    command
}

/// What a process that ended well printed.
fn printed(done: &Output) -> String {
    let text = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success(), "{text}{}", String::from_utf8_lossy(&done.stderr));
    text
}

/// A folder of releases with the program under test, as the release workflow makes one.
fn releases() -> (TempDir, PathBuf) {
    let here = temporary();
    let of_version = here.path().join(format!("v{VERSION}"));
    let packed = script("package").args([PROGRAM, TARGET]).arg(&of_version).output().expect("bash runs");
    let archive = PathBuf::from(printed(&packed).trim());
    let sums = Command::new("sha256sum").current_dir(&of_version).args(archive.file_name()).output();
    write(&of_version.join("SHA256SUMS"), printed(&sums.expect("sha256sum runs")));
    (here, archive)
}

/// Installs from these releases.
fn install(releases: &Path, bin: &Path) -> Output {
    let mut command = script("install");
    command
        .env("BRIEFGEN_VERSION", VERSION)
        .env("BRIEFGEN_TARGET", TARGET)
        .env("BRIEFGEN_REPOSITORY", "someone/briefgen")
        .env("BRIEFGEN_BIN", bin)
        .env("BRIEFGEN_RELEASES", format!("file://{}", releases.display()));
    command.output().expect("bash runs")
}

#[test]
fn a_release_is_packed_tried_and_installed() {
    let (releases, archive) = releases();
    assert!(archive.ends_with(format!("v{VERSION}/briefgen-v{VERSION}-{TARGET}.tar.gz")), "{archive:?}");
    let tried = printed(&script("smoke-test").arg(&archive).output().expect("bash runs"));
    assert!(tried.contains("Built 12 briefings"), "{tried}");
    let bin = releases.path().join("bin");
    printed(&install(releases.path(), &bin));
    let said = printed(&Command::new(bin.join("briefgen")).arg("-V").output().expect("the program runs"));
    assert_eq!(said, format!("briefgen {VERSION}\n"));
    check_that_no_other_is_installed(releases.path(), &archive);
}

/// A release whose checksum is wrong or missing ends the installation. (To pack one takes long, so that this is
/// no test of its own.)
fn check_that_no_other_is_installed(releases: &Path, archive: &Path) {
    let sums = archive.with_file_name("SHA256SUMS");
    for wrong in
        [format!("{}  {}\n", "0".repeat(64), archive.file_name().expect("a file").display()), String::new()]
    {
        write(&sums, &wrong);
        let bin = releases.join("nothing");
        let done = install(releases, &bin);
        let told = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(1), "{told}");
        assert!(told.contains("::error::The checksum of"), "{told}");
        assert!(folder(&bin).is_empty(), "it was installed with the checksums {wrong:?}");
    }
}

/// An action that is run step by step, with the answers of GitHub in place.
struct Run<'a> {
    here: &'a Path,
    /// What the expressions of the action stand for.
    values: BTreeMap<String, String>,
    /// What is on the path beside the machine's own programs.
    path: Vec<PathBuf>,
}

impl Run<'_> {
    /// The value of `${{ NAME }}`; any other text is itself.
    fn value(&self, text: &str) -> String {
        let Some(name) = text.strip_prefix("${{ ").and_then(|rest| rest.strip_suffix(" }}")) else {
            return text.to_owned();
        };
        self.values.get(name).unwrap_or_else(|| panic!("nothing was said of {name}")).clone()
    }

    /// Runs a step's script as it stands, and takes in what it leaves for later steps.
    fn step(&mut self, step: &Value, releases: &Path) -> Output {
        let script = step["run"].as_str().expect("the step has a script");
        assert!(!script.contains("${{"), "what GitHub puts into a script could be anything: {script}");
        let (output, path) = (self.here.join("output"), self.here.join("path"));
        write(&output, "");
        write(&path, "");
        let mut command = Command::new("bash");
        command.current_dir(self.here).args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]);
        command.envs(
            step["env"]
                .as_object()
                .into_iter()
                .flatten()
                .map(|(name, value)| (name, self.value(value.as_str().expect("a text")))),
        );
        command.env("GITHUB_ACTION_PATH", root()).env("RUNNER_TEMP", self.here.join("runner"));
        command.env("RUNNER_OS", "Linux").env("RUNNER_ARCH", "X64");
        command.env("GITHUB_OUTPUT", &output).env("GITHUB_PATH", &path);
        command.env("BRIEFGEN_RELEASES", format!("file://{}", releases.display()));
        let machine = std::env::var_os("PATH").unwrap_or_default();
        let all = self.path.iter().cloned().chain(std::env::split_paths(&machine));
        command.env("PATH", std::env::join_paths(all).expect("folders make a path"));
        let done = command.output().expect("bash runs");
        for line in fs::read_to_string(&output).expect("it was written").lines() {
            let (name, value) = line.split_once('=').expect("a name and a value");
            let id = step["id"].as_str().expect("a step with outputs has an id");
            self.values.insert(format!("steps.{id}.outputs.{name}"), value.to_owned());
        }
        self.path.extend(fs::read_to_string(&path).expect("it was written").lines().map(PathBuf::from));
        done
    }
}

/// Runs the action with these inputs, the others at their defaults; returns how its last step ended.
fn act(here: &Path, releases: &Path, inputs: &[(&str, &str)]) -> Output {
    let action = yaml(&fs::read_to_string(root().join("action.yml")).expect("there is an action.yml"));
    let mut values = BTreeMap::from([(
        "github.action_repository || github.repository".to_owned(),
        "someone/briefgen".to_owned(),
    )]);
    for (name, input) in action["inputs"].as_object().expect("it has inputs") {
        values.insert(format!("inputs.{name}"), input["default"].as_str().expect("a text").to_owned());
    }
    for (name, value) in inputs {
        let known = values.insert(format!("inputs.{name}"), (*value).to_owned());
        assert!(known.is_some(), "the action has no input {name}");
    }
    let mut run = Run { here, values, path: Vec::new() };
    let steps = action["runs"]["steps"].as_array().expect("it has steps");
    let mut scripts = steps.iter().filter(|step| step["run"].is_string()).peekable();
    loop {
        let done = run.step(scripts.next().expect("there is a last step"), releases);
        if scripts.peek().is_none() || !done.status.success() {
            return done;
        }
    }
}

#[test]
fn the_action_installs_checks_and_builds() {
    let (releases, _) = releases();
    let here = temporary();
    run(here.path(), &["init", "my desk"]).expect(0, &[]);
    let checked = act(here.path(), releases.path(), &[("command", "check"), ("root", "my desk")]);
    assert!(printed(&checked).contains("Checked 2 briefings"));
    let built = act(
        here.path(),
        releases.path(),
        &[
            ("command", "build"),
            ("root", "my desk"),
            ("base-url", "https://user.github.io/desk"),
            ("args", "--output\nbuilt here\n\n--clock\n2023-01-01\n"),
        ],
    );
    assert!(printed(&built).contains("Built 1 briefing,"), "{}", printed(&built));
    let home = fs::read_to_string(here.path().join("built here/index.html")).expect("there is a home page");
    assert!(home.contains("https://user.github.io/desk/"));
    check_that_a_warning_fails(releases.path());
}

/// A warning fails the action unless it is told otherwise, and so does a version that is none.
fn check_that_a_warning_fails(releases: &Path) {
    let here = temporary();
    write(
        &here.path().join("content/briefings/talks.md"),
        "---\ntitle: Talks\ndate: 2024-06-19\nactors: [Nobody Known]\n---\n",
    );
    for (strict, code) in [("true", 1), ("false", 0)] {
        let done = act(here.path(), releases, &[("command", "check"), ("strict", strict)]);
        assert_eq!(done.status.code(), Some(code), "strict: {strict}");
        assert!(String::from_utf8_lossy(&done.stdout).contains("::warning file=content/briefings/talks.md"));
    }
    let done = act(here.path(), releases, &[("version", "1; rm -rf .")]);
    assert_eq!(done.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&done.stdout).contains("is no version of briefgen"));
}

#[test]
fn the_action_installs_this_version() {
    let action = yaml(&fs::read_to_string(root().join("action.yml")).expect("there is an action.yml"));
    assert_eq!(action["inputs"]["version"]["default"], VERSION);
}

/// The step of the release workflow that no tag of another version passes.
#[test]
fn a_release_has_the_version_of_its_tag() {
    let workflow =
        fs::read_to_string(root().join(".github/workflows/release.yml")).expect("there is a workflow");
    let workflow = yaml(&workflow);
    let steps = workflow["jobs"]["build"]["steps"].as_array().expect("it has steps");
    let step =
        steps.iter().find_map(|step| step["run"].as_str().filter(|run| run.contains("GITHUB_REF_NAME")));
    for (tag, passes) in
        [(format!("v{VERSION}"), true), (format!("v{VERSION}-rc.1"), false), (VERSION.into(), false)]
    {
        let mut command = Command::new("bash");
        command.current_dir(root()).args(["-eo", "pipefail", "-c", step.expect("a step looks at the tag")]);
        let done = command.env("GITHUB_REF_NAME", &tag).output().expect("bash runs");
        assert_eq!(done.status.success(), passes, "{tag}");
    }
}

#[test]
fn completions_for_each_shell() {
    let here = temporary();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = run(here.path(), &["completions", shell]);
        ran.expect(0, &[]);
        for word in ["serve", "github-pages", "base-url"] {
            assert!(ran.out.contains(word), "{shell}: no {word}");
        }
    }
    let words = "source <(\"$0\" completions bash); COMP_WORDS=(briefgen comp); COMP_CWORD=1; \
                 _briefgen briefgen comp briefgen; echo \"${COMPREPLY[@]}\"";
    let completed = Command::new("bash").args(["-c", words, PROGRAM]).output().expect("bash runs");
    assert_eq!(printed(&completed), "completions\n");
    run(here.path(), &["completions", "cmd"]).expect(2, &["invalid value 'cmd'", "bash"]);
}

#[test]
fn a_manual_page_for_each_command() {
    let here = temporary();
    run(here.path(), &["man", "share/man1"]).expect(0, &["Wrote the manual pages into share/man1."]);
    let pages = folder(&here.path().join("share/man1"));
    for command in ["", "-build", "-serve", "-init", "-theme-eject"] {
        let page = pages.get(&format!("briefgen{command}.1")).unwrap_or_else(|| panic!("{:?}", pages.keys()));
        let page = String::from_utf8_lossy(page);
        assert!(page.contains(".TH briefgen") && page.contains("Examples:"), "{command}:\n{page}");
    }
    assert!(!pages.keys().any(|page| page.contains("help")), "{:?}", pages.keys());
}

/// `--version` tells the commit where there is one, and a page never does.
#[test]
fn the_version_tells_the_commit() {
    let here = temporary();
    let ran = run(here.path(), &["--version"]);
    ran.expect(0, &[]);
    let said = ran.out.trim();
    let commit = env!("BRIEFGEN_COMMIT");
    assert_eq!(said, format!("briefgen {VERSION}{commit}"));
    run(here.path(), &["-V"]).expect(0, &[]);
    if let Some(hash) = commit.strip_prefix(" (").and_then(|rest| rest.split(' ').next()) {
        assert!(hash.len() >= 9 && hash.chars().all(|c| c.is_ascii_hexdigit()), "{commit}");
        run(here.path(), &["init", "desk"]).expect(0, &[]);
        run(&here.path().join("desk"), &["build"]).expect(0, &[]);
        for (path, bytes) in folder(&here.path().join("desk/public")) {
            assert!(!String::from_utf8_lossy(&bytes).contains(hash), "{path} holds the commit");
        }
    }
}
