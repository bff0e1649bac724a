//! How the `git` program is run: where, with which surroundings, and what it says.
//!
//! Must not know what it is asked to do.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;

use super::Refusal;

/// The oldest git: `fetch --no-write-fetch-head` came with 2.29, and Debian 11 has this one.
pub(super) const OLDEST: &str = "2.30";

/// Whether git and ssh may ask the user for a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prompts {
    /// Somebody is there to answer.
    Answered,
    /// Nobody is: fail at once.
    Unanswered,
}

/// What a hook or an alias of git sets, and what would lead to another repository or index.
const SURROUNDINGS: [&str; 14] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_NAMESPACE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_QUARANTINE_PATH",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
];

/// Settings for each run: no hook of the user, nothing in the background, names as they are configured
/// and not as they are guessed, commits in UTF-8.
const SETTINGS: [&str; 6] = [
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "user.useConfigOnly=true",
    "i18n.commitEncoding=UTF-8",
];

/// git in one folder.
#[derive(Clone, Debug)]
pub(super) struct Git {
    folder: PathBuf,
    prompts: Prompts,
}

/// A command of git that failed: its words on both streams.
#[derive(Debug)]
pub(super) struct Failed {
    pub(super) words: String,
}

impl Git {
    /// git in `folder`, if there is one that is new enough.
    pub(super) fn find(folder: &Path, prompts: Prompts) -> Result<Self, Refusal> {
        let git = Self { folder: folder.to_owned(), prompts };
        let output = git.command(&["version"]).output().map_err(|error| not_started(&error))?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let found = said.trim().strip_prefix("git version ").unwrap_or_default();
        if version(found) < version(OLDEST) {
            let found = if found.is_empty() { "of an unknown version" } else { found };
            return Err(Refusal::GitTooOld { found: found.to_owned() });
        }
        Ok(git)
    }

    /// What a command says, without the last line end.
    pub(super) fn run(&self, arguments: &[&str]) -> Result<String, Failed> {
        self.feed(arguments, |_| Ok(())).map(|bytes| String::from_utf8_lossy(&bytes).trim_end().to_owned())
    }

    /// The same for a command that reads what `write` gives it; its bytes.
    pub(super) fn feed(
        &self,
        arguments: &[&str],
        write: impl FnOnce(&mut dyn Write) -> io::Result<()> + Send,
    ) -> Result<Vec<u8>, Failed> {
        let output =
            self.communicate(arguments, write).map_err(|error| Failed { words: error.to_string() })?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let words = [&*output.stderr, &*output.stdout].concat();
        Err(Failed { words: String::from_utf8_lossy(&words).into_owned() })
    }

    fn communicate(
        &self,
        arguments: &[&str],
        write: impl FnOnce(&mut dyn Write) -> io::Result<()> + Send,
    ) -> io::Result<Output> {
        let mut command = self.command(arguments);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        let stdin = child.stdin.take();
        thread::scope(|scope| {
            // A git that ends early says why on its own: that the pipe broke tells nothing.
            scope.spawn(move || {
                let Some(stdin) = stdin else { return };
                let mut stdin = BufWriter::with_capacity(1 << 16, stdin);
                if write(&mut stdin).is_ok() {
                    drop(stdin.flush());
                }
            });
            child.wait_with_output()
        })
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.current_dir(&self.folder).stdin(Stdio::null()).env("LC_ALL", "C").env_remove("LANGUAGE");
        for name in SURROUNDINGS {
            command.env_remove(name);
        }
        if self.prompts == Prompts::Unanswered {
            command.env("GIT_TERMINAL_PROMPT", "0");
        }
        command.arg("--no-optional-locks");
        for setting in SETTINGS {
            command.args(["-c", setting]);
        }
        command.args(arguments);
        command
    }
}

fn not_started(error: &io::Error) -> Refusal {
    match error.kind() {
        io::ErrorKind::NotFound => Refusal::GitMissing,
        _ => Refusal::Other { doing: "start", words: error.to_string() },
    }
}

/// `2.39.5 (Apple Git-154)` is 2 and 39; what is not a version is none.
fn version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.split(['.', ' ', '-']).map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions() {
        for (text, expected) in [
            ("2.47.3", Some((2, 47))),
            ("2.39.5 (Apple Git-154)", Some((2, 39))),
            ("2.45.1.windows.1", Some((2, 45))),
            ("2.50-rc1", Some((2, 50))),
            ("three", None),
            ("", None),
        ] {
            assert_eq!(version(text), expected, "{text}");
        }
        assert!(version("2.9.5") < version(OLDEST) && version("3.0") > version(OLDEST));
        assert!(version("") < version(OLDEST), "an unknown version is none");
    }
}
