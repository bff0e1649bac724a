//! What `briefgen deploy` says: what changes on the live site, how it ended, and why it did not begin.

use std::fmt;

use super::say::{say, tell};
use super::site::counted;
use crate::config::BaseUrl;
use crate::deploy::{Changes, Trace, Unfit, place};
use crate::diagnostic::Format;
use crate::text;

/// Most pages that a list names without `--verbose`.
const MOST_NAMED: usize = 20;

/// Says what is withheld and would go out.
pub(super) fn unfit(unfit: &Unfit, format: Format) {
    let count = unfit.traces.len();
    if format == Format::Json {
        let traces: Vec<String> = unfit.traces.iter().map(ToString::to_string).collect();
        say!("{}", serde_json::json!({ "type": "deploy", "result": "refused", "traces": traces }));
        return;
    }
    for trace in unfit.traces.iter().take(MOST_NAMED) {
        tell!("\u{1b}[1;31merror\u{1b}[0m: {trace}");
    }
    if count > MOST_NAMED {
        tell!("… and {} more.", count - MOST_NAMED);
    }
    for hint in hints(&unfit.traces) {
        tell!("  help: {hint}");
    }
    say!("Nothing was published.");
}

/// What to do about what would go out: a flag is offered only where it is enough.
fn hints(traces: &[Trace]) -> Vec<&'static str> {
    let mut hints = Vec::new();
    if traces.iter().any(Trace::is_named) {
        hints.push("take it out of the published file, or publish what it names");
    }
    if traces.iter().any(|trace| !trace.is_named()) {
        hints.push(
            "no flag publishes a file that differs or belongs to something withheld: move what is withheld out of \
             `content/`, and please report it, for the build should have left it out",
        );
    } else if !hints.is_empty() {
        hints.push("`--allow-named` publishes titles and addresses that somebody wrote there on purpose");
    }
    hints
}

/// How a deploy ended.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Done {
    /// This commit is live.
    Published(String),
    /// The folder holds the site.
    Written,
    /// The live site was this already.
    Same,
    /// It was only looked at.
    Looked,
}

/// Where a site goes.
pub(super) struct DeployTarget {
    /// The address of the remote, or the folder.
    pub(super) url: String,
    /// The branch; none of a folder.
    pub(super) branch: Option<String>,
}

/// A deploy in words or as JSON.
pub(super) struct Report {
    pub(super) format: Format,
    pub(super) base_url: BaseUrl,
    pub(super) target: DeployTarget,
    pub(super) changes: Changes,
}

impl Report {
    /// Lists what changes on the live site.
    pub(super) fn changes(&self, all: bool) {
        if self.format == Format::Json || self.changes.is_empty() {
            return;
        }
        say!("Changes at {} ({}):", self.base_url, self.target);
        let (pages, others) = self.changes.split();
        self.list(&pages, if all { usize::MAX } else { MOST_NAMED });
        if all {
            self.list(&others, usize::MAX);
        } else if !others.is_empty() {
            say!("  and other files: {}", counts(&others, ("", "")));
        }
    }

    fn list(&self, changes: &Changes, most: usize) {
        let base = self.base_url.path();
        let lists = [("added", &changes.added), ("changed", &changes.changed), ("removed", &changes.removed)];
        for (what, files) in lists {
            for file in files.iter().take(most) {
                say!("  {what:8} {base}/{}", place(file));
            }
            if files.len() > most {
                say!("  {what:8} … {} more (`--verbose` lists all)", files.len() - most);
            }
        }
    }

    /// Says how it ended.
    pub(super) fn end(&self, done: &Done) {
        match self.format {
            Format::Json => say!("{}", self.json(done)),
            Format::Human | Format::Github => say!("{}", self.line(done)),
        }
    }

    fn line(&self, done: &Done) -> String {
        let (pages, others) = self.changes.split();
        let more = others.added.len() + others.changed.len() + others.removed.len();
        let mut what = counts(&pages, ("page", "pages"));
        if more > 0 {
            let joint = if pages.is_empty() { "" } else { ", and " };
            what = format!("{what}{joint}{}", counted(more, "other file", "other files"));
        }
        match done {
            Done::Same => "Nothing to publish: the live site is this already.".to_owned(),
            Done::Looked => format!("Nothing was published: this was a dry run. It would publish {what}."),
            Done::Published(commit) => {
                format!(
                    "Published {what}: {} is now {}.",
                    self.target,
                    text::before(commit, commit.len().min(12))
                )
            }
            Done::Written => format!("Wrote the site to {}: {what}.", self.target),
        }
    }

    fn json(&self, done: &Done) -> String {
        let (result, commit) = match done {
            Done::Same => ("same", None),
            Done::Looked => ("dry-run", None),
            Done::Written => ("written", None),
            Done::Published(commit) => ("published", Some(commit)),
        };
        serde_json::json!({
            "type": "deploy",
            "result": result,
            "commit": commit,
            "url": self.target.url,
            "branch": self.target.branch,
            "added": self.changes.added,
            "changed": self.changes.changed,
            "removed": self.changes.removed,
        })
        .to_string()
    }
}

impl fmt::Display for DeployTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.branch {
            Some(branch) => write!(f, "`{branch}` at {}", self.url),
            None => f.write_str(&self.url),
        }
    }
}

/// `3 pages added, 2 changed, 1 removed`
fn counts(changes: &Changes, (one, many): (&str, &str)) -> String {
    let parts = [("added", &changes.added), ("changed", &changes.changed), ("removed", &changes.removed)];
    let mut words = Vec::new();
    for (what, files) in parts.into_iter().filter(|(_, files)| !files.is_empty()) {
        let count = if words.is_empty() { counted(files.len(), one, many) } else { files.len().to_string() };
        words.push(format!("{} {what}", count.trim_end()));
    }
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deploy::Shown;
    use crate::name::SourcePath;
    use crate::site::WithheldBecause;

    #[test]
    fn a_flag_is_offered_only_where_it_is_enough() {
        let of = |shown: fn(SourcePath, WithheldBecause) -> Shown| {
            let shown = shown(SourcePath::new("content/x.md"), WithheldBecause::Draft);
            Trace { file: "index.html".to_owned(), shown }
        };
        let (title, address, file) = (of(Shown::Title), of(Shown::Address), of(Shown::FileOf));
        let other = Trace { shown: Shown::Something, ..title.clone() };
        for (traces, offered) in [
            (vec![], false),
            (vec![title.clone()], true),
            (vec![title.clone(), address], true),
            (vec![other.clone(), other.clone()], false),
            (vec![file], false),
            (vec![title, other], false),
        ] {
            let hints = hints(&traces);
            assert_eq!(hints.iter().any(|hint| hint.contains("--allow-named")), offered, "{traces:?}");
            assert_eq!(hints.is_empty(), traces.is_empty(), "{traces:?}");
        }
    }
}
