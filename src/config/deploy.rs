//! `deploy`: where `briefgen deploy` publishes, and what the host reads.
//!
//! Must not know: git, or what the files for a host say.

use serde::Serialize;

use crate::diagnostic::Lint;
use crate::yaml::{Node, Reader, Spanned};

/// The settings of `briefgen deploy`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Deploy {
    /// `remote`: the name of a git remote, or an address.
    pub remote: String,
    /// `branch`: the branch that the host publishes.
    pub branch: String,
    /// `history`: what becomes of the commits that were published before.
    pub history: History,
    /// `host`: whose files for redirects and headers are written.
    pub host: Option<Host>,
}

/// What becomes of the commits that were published before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum History {
    /// The new commit stands on them.
    #[default]
    Keep,
    /// The new commit stands alone.
    Squash,
}

/// A host that reads `_redirects` and `_headers`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Host {
    /// Netlify.
    Netlify,
    /// Cloudflare Pages, and static assets of Cloudflare Workers.
    Cloudflare,
}

impl Default for Deploy {
    fn default() -> Self {
        Self { remote: "origin".into(), branch: "gh-pages".into(), history: History::Keep, host: None }
    }
}

/// Reads the mapping `deploy`.
pub(super) fn deploy(node: &Node, reader: &mut Reader) -> Deploy {
    let mut deploy = Deploy::default();
    let Some(mut fields) = reader.fields(node, "`deploy`") else { return deploy };
    if let Some(remote) = fields.text("remote", reader).and_then(|text| remote(text, reader)) {
        deploy.remote = remote;
    }
    if let Some(branch) = fields.text("branch", reader).and_then(|text| branch(text, reader)) {
        deploy.branch = branch;
    }
    if let Some(node) = fields.take("history")
        && reader.word(node, "history", &["keep", "squash"]) == Some("squash")
    {
        deploy.history = History::Squash;
    }
    if let Some(node) = fields.take("host") {
        deploy.host = match reader.word(node, "host", &["netlify", "cloudflare"]) {
            Some("netlify") => Some(Host::Netlify),
            Some(_) => Some(Host::Cloudflare),
            None => None,
        };
    }
    fields.finish(reader);
    deploy
}

fn remote(text: Spanned<String>, reader: &mut Reader) -> Option<String> {
    if Deploy::is_remote(&text.value) {
        return Some(text.value);
    }
    let message = format!("`{}` is not a git remote.", text.value);
    reader.problem(Lint::ValueInvalid, text.range, message).hint =
        Some("write the name of a remote, such as `origin`, or an address".into());
    None
}

fn branch(text: Spanned<String>, reader: &mut Reader) -> Option<String> {
    if Deploy::is_branch(&text.value) {
        return Some(text.value);
    }
    let message = format!("`{}` cannot be the name of a branch.", text.value);
    reader.problem(Lint::ValueInvalid, text.range, message).hint =
        Some("write a name such as `gh-pages`".into());
    None
}

impl Deploy {
    /// Whether git could take a text for a remote, and not for a flag.
    pub fn is_remote(text: &str) -> bool {
        !text.is_empty() && !text.starts_with('-') && !text.contains(char::is_control)
    }

    /// Whether a text can be the name of a branch, by the rules of git-check-ref-format(1), and not
    /// a flag.
    pub fn is_branch(text: &str) -> bool {
        let is_part = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && !part.ends_with('.')
                && !part.to_ascii_lowercase().ends_with(".lock")
        };
        let is_bad = |c: char| c.is_whitespace() || c.is_control() || "~^:?*[\\".contains(c);
        !text.contains(is_bad)
            && !text.contains("..")
            && !text.contains("@{")
            && !text.starts_with('-')
            && text != "@"
            && text.split('/').all(is_part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Overrides, Settings};

    fn check(yaml: &str, expected: &Deploy, problems: usize) {
        let mut found = Vec::new();
        let settings = Settings::read(Some(yaml), &Overrides::default(), &mut found);
        assert_eq!((&settings.deploy, found.len()), (expected, problems), "{yaml}: {found:?}");
        assert!(found.iter().all(|problem| problem.hint.is_some()), "{yaml}: {found:?}");
    }

    #[test]
    fn settings() {
        let usual = Deploy::default();
        check("deploy:\n", &usual, 0);
        check("deploy: {}\n", &usual, 0);
        check(
            "deploy: { remote: up, branch: live/site, history: squash, host: netlify }\n",
            &Deploy {
                remote: "up".into(),
                branch: "live/site".into(),
                history: History::Squash,
                host: Some(Host::Netlify),
            },
            0,
        );
        check("deploy: { host: cloudflare }\n", &Deploy { host: Some(Host::Cloudflare), ..usual.clone() }, 0);
        for wrong in [
            "deploy: gh-pages\n",
            "deploy: { remote: --upload-pack=x }\n",
            "deploy: { remote: \"two\\nlines\" }\n",
            "deploy: { branch: -f }\n",
            "deploy: { branch: \"a..b\" }\n",
            "deploy: { branch: a.lock }\n",
            "deploy: { branch: /a }\n",
            "deploy: { branch: \"a:b\" }\n",
            "deploy: { branch: .a }\n",
            "deploy: { history: none }\n",
            "deploy: { host: github }\n",
            "deploy: { brunch: a }\n",
        ] {
            check(wrong, &usual, 1);
        }
    }
}
