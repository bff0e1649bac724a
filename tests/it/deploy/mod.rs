//! `briefgen deploy` with the real git and real repositories: what goes live, what is left alone, what is refused,
//! and what a kill leaves.

mod crawl;
mod kills;
mod push;
mod refusals;
mod removals;
mod surroundings;
mod withheld;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use briefgen::engine::Request;
use briefgen::snapshot::Snapshot;
use tempfile::TempDir;

use crate::cli::Ran;
use crate::support::{PROGRAM, TODAY, build, folder, request, temporary, write};

/// Where the site of a desk says that it stands.
const BASE_URL: &str = "https://desk.github.io/site/";

/// A site in a repository, `desk/`, and the bare one that it is published to, `live.git/`.
struct Desk {
    here: TempDir,
    /// A folder whose programs come before all others.
    bin: Option<PathBuf>,
}

/// All of a repository that a deploy must leave alone.
#[derive(Debug, PartialEq, Eq)]
struct Left {
    index: Option<Vec<u8>>,
    head: String,
    refs: String,
    config: Vec<u8>,
    files: BTreeMap<String, Vec<u8>>,
}

impl Desk {
    /// A site of two briefings with an old URL, committed.
    fn new() -> Self {
        let desk = Self { here: temporary(), bin: None };
        fs::create_dir_all(desk.path("home")).expect("a folder is made");
        desk.git(".", &["init", "--quiet", "--bare", "--initial-branch=main", "live.git"]);
        desk.put("desk/briefgen.yaml", &format!("title: Desk\nbase_url: {BASE_URL}\n"));
        desk.put("desk/content/briefings/sound.md", &briefing("Sound", "aliases: [/old/]", "Sound words."));
        desk.put("desk/content/briefings/other.md", &briefing("Other", "", "Other words, é and 김.\r\n"));
        desk.put("desk/.gitignore", "/public/\n");
        desk.git(".", &["init", "--quiet", "--initial-branch=main", "desk"]);
        desk.git("desk", &["config", "user.name", "A Writer"]);
        desk.git("desk", &["config", "user.email", "writer@example.org"]);
        desk.git("desk", &["remote", "add", "origin", "../live.git"]);
        desk.commit("A first commit");
        desk
    }

    /// One that has published its site.
    fn published() -> Self {
        let desk = Self::new();
        desk.deploy(&[]).expect(0, &["Published "]);
        desk
    }

    fn path(&self, path: &str) -> PathBuf {
        self.here.path().join(path)
    }

    fn put(&self, path: &str, text: &str) {
        write(&self.path(path), text);
    }

    fn commit(&self, message: &str) {
        self.git("desk", &["add", "--all"]);
        self.git("desk", &["commit", "--quiet", "--message", message]);
    }

    /// A program in a folder, with no settings of this machine.
    fn command(&self, program: &str, folder: &str) -> Command {
        let mut command = Command::new(program);
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = match &self.bin {
            Some(bin) => {
                let all = std::iter::once(bin.clone()).chain(std::env::split_paths(&path));
                std::env::join_paths(all).expect("a temporary folder holds no colon")
            }
            None => path,
        };
        command.env_clear().current_dir(self.path(folder)).env("PATH", path).env("HOME", self.path("home"));
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        command
    }

    fn tried(&self, folder: &str, arguments: &[&str]) -> Output {
        let git = real_git();
        let mut command = self.command(&git.to_string_lossy(), folder);
        command.env("GIT_AUTHOR_NAME", "A").env("GIT_AUTHOR_EMAIL", "a@example.org");
        command.env("GIT_COMMITTER_NAME", "A").env("GIT_COMMITTER_EMAIL", "a@example.org");
        command.args(arguments).output().expect("git runs")
    }

    /// What git says in a folder.
    fn git(&self, folder: &str, arguments: &[&str]) -> String {
        let done = self.tried(folder, arguments);
        let err = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.success(), "git {arguments:?}: {err}");
        String::from_utf8(done.stdout).expect("git speaks UTF-8").trim_end().to_owned()
    }

    fn deploy_command(&self, folder: &str, arguments: &[&str]) -> Command {
        let mut command = self.command(PROGRAM, folder);
        command.arg("deploy").args(arguments);
        if !arguments.contains(&"--clock") {
            command.args(["--clock", TODAY]);
        }
        command
    }

    fn deploy(&self, arguments: &[&str]) -> Ran {
        Ran::of(&mut self.deploy_command("desk", arguments))
    }

    /// The commit that is live.
    fn live_commit(&self) -> Option<String> {
        let done = self.tried("live.git", &["rev-parse", "--quiet", "--verify", "refs/heads/gh-pages"]);
        done.status.success().then(|| String::from_utf8_lossy(&done.stdout).trim().to_owned())
    }

    /// How many commits of the live branch there are.
    fn live_commits(&self) -> usize {
        self.git("live.git", &["rev-list", "gh-pages"]).lines().count()
    }

    /// The files that are live.
    fn live(&self) -> BTreeMap<String, Vec<u8>> {
        let clone = tempfile::tempdir_in(self.here.path()).expect("a temporary folder can be made");
        let to = clone.path().to_string_lossy().into_owned();
        self.git(".", &["clone", "--quiet", "--branch", "gh-pages", "live.git", &to]);
        folder(clone.path()).into_iter().filter(|(path, _)| !path.starts_with(".git/")).collect()
    }

    /// The files that a build of the site in a folder makes.
    fn built(&self, site: &str) -> BTreeMap<String, Vec<u8>> {
        let request = Request { search: true, ..request() };
        let built = build(&Snapshot::read(&self.path(site)), &request);
        built.files.into_iter().map(|(path, bytes)| (path, bytes.to_vec())).collect()
    }

    /// Fails unless the live site is what a build makes.
    fn expect_live(&self, why: &str) {
        let (live, built) = (self.live(), self.built("desk"));
        assert!(live.len() > 20, "{why}: only {} files are live", live.len());
        assert_eq!(live.keys().collect::<Vec<_>>(), built.keys().collect::<Vec<_>>(), "{why}");
        for (path, bytes) in &built {
            assert_eq!(live[path], *bytes, "{why}: {path}");
        }
    }

    /// What is left of the repository in a folder, and of its work tree.
    fn left(&self, site: &str) -> Left {
        let git_dir = self.path(site).join(self.git(site, &["rev-parse", "--git-dir"]));
        let common = self.path(site).join(self.git(site, &["rev-parse", "--git-common-dir"]));
        let refs = self.git(site, &["for-each-ref", "--format=%(refname) %(objectname)"]);
        let files = folder(&self.path(site)).into_iter().filter(|(path, _)| !path.starts_with(".git/"));
        Left {
            index: fs::read(git_dir.join("index")).ok(),
            head: fs::read_to_string(git_dir.join("HEAD")).expect("a repository has a HEAD"),
            refs: refs
                .lines()
                .filter(|line| !line.starts_with("refs/briefgen/"))
                .collect::<Vec<_>>()
                .join("\n"),
            config: fs::read(common.join("config")).expect("a repository has a config"),
            files: files.collect(),
        }
    }

    /// Fails unless both repositories are sound.
    fn expect_sound(&self, why: &str) {
        for repository in ["desk", "live.git"] {
            let done = self.tried(repository, &["fsck", "--full", "--strict"]);
            assert!(done.status.success(), "{why}: {repository}: {}", String::from_utf8_lossy(&done.stderr));
        }
    }

    /// Puts a program before git: what `shell` says for a command of git, then the real one. `$sub` is the
    /// command, `$real` the real git, `$PPID` who started it.
    fn wrap_git(&mut self, shell: &str) {
        let bin = self.path("bin");
        let script = format!(
            "#!/bin/sh\nreal='{}'\nsub=\nskip=\nfor word in \"$@\"; do\n  if [ -n \"$skip\" ]; then skip=; continue; fi\n  \
             case $word in -c) skip=1 ;; -*) ;; *) sub=$word; break ;; esac\ndone\n{shell}\nexec \"$real\" \"$@\"\n",
            real_git().display()
        );
        write_program(&bin.join("git"), &script);
        self.bin = Some(bin);
    }
}

/// A briefing with a further line of front matter.
fn briefing(title: &str, more: &str, body: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2024-06-19\n{more}\n---\n{body}\n")
}

fn real_git() -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut found = std::env::split_paths(&path).map(|folder| folder.join("git"));
    found.find(|file| file.is_file()).expect("git is installed")
}

/// Writes a file that can be run.
fn write_program(file: &Path, script: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    write(file, script);
    fs::set_permissions(file, fs::Permissions::from_mode(0o755)).expect("a file of one's own");
}
