//! Why a deploy stops: one sentence each, and what to do.
//!
//! Must not know how git is run. git's words are those of `LC_ALL=C`.

use super::moved::Moved;
use crate::text;

/// Why git cannot publish.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the sentences say what the variants and their fields are")]
pub enum Refusal {
    #[error("The settings have no `base_url`, so that feeds, the sitemap and canonical links are missing.")]
    NoBaseUrl,
    #[error("`base_url` is `{address}`, which is this machine alone.")]
    OwnMachine { address: String },
    #[error("`base_url` is `{address}`, which stands for an address of yours.")]
    Placeholder { address: String },
    #[error("The program `git` was not found.")]
    GitMissing,
    #[error("git {found} is too old.")]
    GitTooOld { found: String },
    #[error("`{folder}` is not in a git repository.")]
    NotARepository { folder: String },
    #[error("The repository belongs to another user, and git does not trust it.")]
    Ownership,
    #[error("The repository has no remote `{name}`.")]
    NoRemote { name: String, known: Vec<String> },
    #[error("git does not know who you are.")]
    NoIdentity,
    #[error("`{branch}` is the branch that you work on.")]
    WorkBranch { branch: String },
    #[error("The host of `{url}` is not known.")]
    HostUnknown { url: String },
    #[error("`{url}` cannot be reached: {words}")]
    Unreachable { url: String, words: String },
    #[error("ssh does not trust the host of `{url}`.")]
    HostKey { url: String },
    #[error("`{url}` does not let you in.")]
    NoLogin { url: String },
    #[error("There is no repository at `{url}`, or you may not see it.")]
    NoRepository { url: String },
    #[error("You may not write to `{url}`.")]
    NoRights { url: String, words: String },
    #[error("`{url}` does not take the push: {words}")]
    Declined { url: String, words: String },
    #[error("`{url}` does not let the history of a branch be replaced.")]
    HistoryGuarded { url: String },
    #[error("`{branch}` is checked out at `{url}`.")]
    CheckedOut { url: String, branch: String },
    #[error("`{branch}` moved while it was looked at, and nothing was published.")]
    Moved { branch: String },
    #[error("`{url}` does not take so much: {words}")]
    TooLarge { url: String, words: String },
    #[error("`{branch}` holds files that briefgen did not write: {}.", listed(files))]
    Foreign { branch: String, files: Vec<String> },
    #[error("The live site is at the domain `{domain}`, and the settings do not name it.")]
    DomainLost { domain: String },
    #[error(
        "{} would go off the live site, though what stands there is still published: {}.",
        pages(moved),
        listed_moves(moved)
    )]
    Removals { moved: Vec<Moved> },
    #[error("git cannot write to its repository: {words}")]
    ReadOnly { words: String },
    #[error("There is no space left on the disk.")]
    DiskFull,
    #[error("git could not {doing}: {words}")]
    Other { doing: &'static str, words: String },
}

/// Most files that a sentence names.
const MOST_NAMED: usize = 3;

fn listed(files: &[String]) -> String {
    let named: Vec<String> = files.iter().take(MOST_NAMED).map(|file| format!("`{file}`")).collect();
    match files.len().saturating_sub(MOST_NAMED) {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}

fn pages(moved: &[Moved]) -> String {
    match moved.len() {
        1 => "1 page".to_owned(),
        count => format!("{count} pages"),
    }
}

fn listed_moves(moved: &[Moved]) -> String {
    let named: Vec<String> = moved.iter().take(MOST_NAMED).map(ToString::to_string).collect();
    match moved.len().saturating_sub(MOST_NAMED) {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}

/// What to write so that an address leads on.
fn keeps_address(from: &str) -> String {
    format!("name the old address in the file that has the new one, `old_urls: [/{from}]`")
}

impl Refusal {
    /// What to write or do.
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Self::NoBaseUrl => "write `base_url: https://user.github.io/repo/` in briefgen.yaml".into(),
            Self::OwnMachine { .. } => "write the address at which readers find the site".into(),
            Self::Placeholder { .. } => {
                "write the address at which readers find the site, such as the one in Settings, Pages of your \
                 repository on GitHub"
                    .into()
            }
            Self::GitMissing => "install git from https://git-scm.com/, or publish a folder with `--to DIR`".into(),
            Self::GitTooOld { .. } => format!("briefgen needs git {} or newer", super::git::OLDEST),
            Self::NotARepository { .. } => {
                "run `git init` and `git remote add origin ADDRESS`, or publish a folder with `--to DIR`".into()
            }
            Self::Ownership => "run `git status` there: git says how to trust it".into(),
            Self::NoRemote { known, .. } if known.is_empty() => "run `git remote add origin ADDRESS`".into(),
            Self::NoRemote { known, .. } => format!("name one in `deploy: {{ remote: … }}`: {}", known.join(", ")),
            Self::NoIdentity => {
                "run `git config user.name NAME` and `git config user.email ADDRESS`".into()
            }
            Self::WorkBranch { .. } => {
                "name another one in `deploy: { branch: gh-pages }`; the site would take the place of your sources".into()
            }
            Self::HostUnknown { .. } => "look at the address with `git remote -v`, and at the network".into(),
            Self::Unreachable { .. } => "look at the network, and try again".into(),
            Self::HostKey { .. } => "run `ssh` to that host once, and compare the fingerprint".into(),
            Self::NoLogin { .. } => "try `git fetch` there: a key or a token is missing or has expired".into(),
            Self::NoRepository { .. } => "look at the address with `git remote -v`".into(),
            Self::NoRights { words, .. } => format!("ask for the right to write; git says: {words}"),
            Self::Declined { .. } => "the repository has rules of its own; ask who keeps it".into(),
            Self::HistoryGuarded { .. } => "write `deploy: { history: keep }`, or allow it for this branch".into(),
            Self::CheckedOut { .. } => "push to a bare repository, or check out another branch there".into(),
            Self::Moved { .. } => "somebody published meanwhile; run `briefgen deploy` again".into(),
            Self::TooLarge { .. } => "take large files out of `content/`".into(),
            Self::Foreign { .. } => {
                "keep what you need, put it into `content/`, and run it again with `--overwrite`; or name another \
                 branch in `deploy: { branch: … }`"
                    .into()
            }
            Self::DomainLost { domain } => {
                format!("write `domain: {domain}` in briefgen.yaml, or give it up with `--overwrite`")
            }
            Self::Removals { moved } => {
                let from = moved.first().map_or("", |moved| &*moved.from);
                let keeps = keeps_address(from);
                format!("{keeps}; or give it up with `--allow-removals`")
            }
            Self::ReadOnly { .. } => "look at the permissions of the folder `.git`".into(),
            Self::DiskFull => "make room, and run it again".into(),
            Self::Other { .. } => return None,
        })
    }

    /// What git means with its words.
    pub(super) fn of(doing: &'static str, words: &str, remote: Remote<'_>) -> Self {
        let Remote { url, branch } = remote;
        let (url, branch) = (url.to_owned(), branch.to_owned());
        let has = |signs: &[&str]| signs.iter().any(|sign| words.contains(sign));
        let said = || last_words(words);
        if has(&["Please tell me who you are", "empty ident name", "no email was given", "no name was given"])
        {
            return Self::NoIdentity;
        }
        if has(&["detected dubious ownership"]) {
            return Self::Ownership;
        }
        if has(&["No space left on device"]) {
            return Self::DiskFull;
        }
        if has(&["Could not resolve host"]) {
            return Self::HostUnknown { url };
        }
        if has(&["Host key verification failed"]) {
            return Self::HostKey { url };
        }
        if has(&LOGIN) {
            return Self::NoLogin { url };
        }
        if has(&["refusing to update checked out branch", "branch is currently checked out"]) {
            return Self::CheckedOut { url, branch };
        }
        if has(&["stale info", "fetch first", "cannot lock ref", "reference already exists"]) {
            return Self::Moved { branch };
        }
        if has(&["denying non-fast-forward", "(non-fast-forward)", "Cannot force-push"]) {
            return Self::HistoryGuarded { url };
        }
        if has(&["GH001", "exceeds GitHub's file size limit", "HTTP 413", "error: 413"]) {
            return Self::TooLarge { url, words: said() };
        }
        if has(&RIGHTS) {
            return Self::NoRights { url, words: said() };
        }
        if has(&MISSING) {
            return Self::NoRepository { url };
        }
        if has(&["[remote rejected]", "hook declined"]) {
            return Self::Declined { url, words: said() };
        }
        if has(&UNREACHABLE) {
            return Self::Unreachable { url, words: said() };
        }
        if has(&["insufficient permission for adding", "Read-only file system", "Unable to create"]) {
            return Self::ReadOnly { words: said() };
        }
        Self::Other { doing, words: said() }
    }
}

/// What a command of git is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Remote<'a> {
    /// The address, without secrets.
    pub(super) url: &'a str,
    pub(super) branch: &'a str,
}

/// Nobody, or somebody else.
const LOGIN: [&str; 8] = [
    "Permission denied (",
    "Authentication failed",
    "could not read Username",
    "could not read Password",
    "terminal prompts disabled",
    "Invalid username or",
    "Too many authentication failures",
    "error: 401",
];

/// Somebody who may not.
const RIGHTS: [&str; 9] = [
    "error: 403",
    "denied to ",
    "protected branch",
    "GH006",
    "GH013",
    "unpacker error",
    "unable to create temporary object directory",
    "not allowed to push",
    "marked as read only",
];

/// There is nothing.
const MISSING: [&str; 6] = [
    "Repository not found",
    "repository not found",
    "does not appear to be a git repository",
    "does not exist",
    "No such file or directory",
    "error: 404",
];

/// Nobody answers, or falls silent.
const UNREACHABLE: [&str; 9] = [
    "Connection refused",
    "timed out",
    "Network is unreachable",
    "No route to host",
    "Failed to connect",
    "Could not connect",
    "hung up unexpectedly",
    "early EOF",
    "Could not read from remote repository",
];

/// What git's words come to: what the remote says of errors, else what it says first, else the last error of
/// git itself. A line that ends in a colon goes on in the next.
pub(super) fn last_words(words: &str) -> String {
    let words = words.replace(":\n", ": ");
    let lines: Vec<&str> = words.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let after = |head: &str| {
        let rest = lines.iter().filter_map(|line| line.strip_prefix(head)).map(str::trim);
        rest.filter(|rest| !rest.is_empty() && !rest.contains("hook declined")).collect::<Vec<_>>()
    };
    let errors = [after("remote: error: "), after("remote: fatal: ")].concat();
    let told = if errors.is_empty() {
        let last = || ["fatal: ", "error: ", "! "].iter().find_map(|head| after(head).pop());
        after("remote: ")
            .first()
            .copied()
            .or_else(last)
            .or(lines.last().copied())
            .unwrap_or("it said nothing")
            .into()
    } else {
        errors.iter().take(2).map(|error| ended(error)).collect::<Vec<_>>().join(" ")
    };
    ended(&told.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A sentence with its end.
fn ended(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

/// An address without the name and the password that may stand in it.
pub(super) fn without_secrets(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let end = rest.find('/').unwrap_or(rest.len());
    match text::before(rest, end).rfind('@') {
        Some(at) if text::before(rest, at).contains(':') || scheme.starts_with("http") => {
            format!("{scheme}://{}", text::from(rest, at + 1))
        }
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: &str) {
        let remote = Remote { url: "https://example.org/r.git", branch: "gh-pages" };
        let refusal = Refusal::of("push", words, remote);
        assert_eq!(refusal.to_string(), expected, "{words}");
        assert!(refusal.hint().is_some() || matches!(refusal, Refusal::Other { .. }), "{words}");
    }

    /// What git 2.30 to 2.47, GitHub and GitLab say.
    #[test]
    fn words_of_git() {
        let url = "`https://example.org/r.git`";
        for (words, expected) in [
            (
                "fatal: unable to access 'https://example.org/r.git/': Could not resolve host: example.org",
                format!("The host of {url} is not known."),
            ),
            (
                "ssh: Could not resolve hostname example.org: Name or service not known\n\
                 fatal: Could not read from remote repository.",
                format!("The host of {url} is not known."),
            ),
            (
                "fatal: unable to access 'https://example.org/r.git/': Failed to connect to example.org port 443",
                format!(
                    "{url} cannot be reached: unable to access 'https://example.org/r.git/': Failed to connect to \
                     example.org port 443."
                ),
            ),
            (
                "fatal: unable to connect to example.org:\nexample.org[0: 127.0.0.1]: errno=Connection refused\n",
                format!(
                    "{url} cannot be reached: unable to connect to example.org: example.org[0: 127.0.0.1]: \
                     errno=Connection refused."
                ),
            ),
            (
                "git@example.org: Permission denied (publickey).\nfatal: Could not read from remote repository.",
                format!("{url} does not let you in."),
            ),
            (
                "fatal: could not read Username for 'https://example.org': terminal prompts disabled",
                format!("{url} does not let you in."),
            ),
            (
                "Host key verification failed.\nfatal: Could not read from remote repository.",
                format!("ssh does not trust the host of {url}."),
            ),
            (
                "remote: Permission to desk/r.git denied to reader.\n\
                 fatal: unable to access 'https://example.org/r.git/': The requested URL returned error: 403",
                format!("You may not write to {url}."),
            ),
            (
                "remote: error: GH006: Protected branch update failed for refs/heads/gh-pages.\n \
                 ! [remote rejected] x -> gh-pages (protected branch hook declined)",
                format!("You may not write to {url}."),
            ),
            (
                "remote: Repository not found.\nfatal: repository 'https://example.org/r.git/' not found",
                format!("There is no repository at {url}, or you may not see it."),
            ),
            (
                "fatal: '/nowhere' does not appear to be a git repository\n\
                 fatal: Could not read from remote repository.",
                format!("There is no repository at {url}, or you may not see it."),
            ),
            (
                "!\tx:refs/heads/gh-pages\t[rejected] (stale info)",
                "`gh-pages` moved while it was looked at, and nothing was published.".into(),
            ),
            (
                "remote: error: denying non-fast-forward refs/heads/gh-pages (you should pull first)\n\
                 !\tx:refs/heads/gh-pages\t[remote rejected] (non-fast-forward)",
                format!("{url} does not let the history of a branch be replaced."),
            ),
            (
                "remote: No pushes on Sundays.\n!\tx:refs/heads/gh-pages\t[remote rejected] (pre-receive hook declined)",
                format!("{url} does not take the push: No pushes on Sundays."),
            ),
            (
                "remote: error: refusing to update checked out branch: refs/heads/gh-pages",
                format!("`gh-pages` is checked out at {url}."),
            ),
            (
                "remote: error: GH001: Large files detected.\nremote: error: File a.mp4 is 120.00 MB",
                format!("{url} does not take so much: GH001: Large files detected. File a.mp4 is 120.00 MB."),
            ),
            (
                "Author identity unknown\n\n*** Please tell me who you are.\n",
                "git does not know who you are.".into(),
            ),
            ("fatal: write error: No space left on device", "There is no space left on the disk.".into()),
            ("fatal: the moon is full", "git could not push: the moon is full.".into()),
            ("", "git could not push: it said nothing.".into()),
        ] {
            check(words, &expected);
        }
    }

    #[test]
    fn secrets_are_not_shown() {
        for (url, shown) in [
            ("https://x-access-token:abc@github.com/o/r", "https://github.com/o/r"),
            ("https://abc@github.com/o/r", "https://github.com/o/r"),
            ("ssh://git@github.com/o/r", "ssh://git@github.com/o/r"),
            ("ssh://git:secret@github.com/o/r", "ssh://github.com/o/r"),
            ("git@github.com:o/r.git", "git@github.com:o/r.git"),
            ("https://github.com/o/a@b", "https://github.com/o/a@b"),
            ("../r.git", "../r.git"),
        ] {
            assert_eq!(without_secrets(url), shown);
        }
    }
}
