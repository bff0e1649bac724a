//! A site that may go out: built anew, in memory, and looked through.
//!
//! Must not know git. What an earlier build left on the disk is never used.

use super::changes::{Changes, is_page};
use std::path::Path;

use super::guard::{self, Trace};
use super::moved::moved;
use super::publish::refuse_removals;
use super::{Refusal, host_address, traces};
use crate::config::BaseUrl;
use crate::diagnostic::{Counts, Level};
use crate::engine::{Engine, Outcome, Progress, Request};
use crate::output::{
    Content, Difference, MemoryFiles, MemoryOutput, OutputError, OutputFolder, Protected, Sink, Written,
};
use crate::snapshot::Snapshot;

/// A site that may go out.
#[derive(Debug)]
pub struct Ready {
    /// Its files.
    pub files: MemoryFiles,
    /// What came of the build.
    pub outcome: Outcome,
}

/// A site that may not go out.
#[derive(Debug)]
pub struct Unfit {
    /// What came of the build.
    pub outcome: Outcome,
    /// What it shows of what is withheld; when empty, problems or failures of the outcome are why.
    pub traces: Vec<Trace>,
}

/// What is asked of a site before it goes out.
#[derive(Clone, Copy, Debug)]
pub struct Demands {
    /// The worst problem that it may have: `Warning`, or `Note`.
    pub worst: Level,
    /// Whether a page may show the title or the address of something withheld, where a writer wrote it.
    pub named: Named,
}

/// What to do where a published file names something withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// Refuse.
    Refused,
    /// Let it go out.
    Allowed,
}

/// Builds a site, whatever the request says of drafts, and looks for what must not go out.
///
/// # Errors
/// With why, when it may not go out.
pub fn prepare(
    snapshot: &Snapshot,
    request: &Request,
    demands: Demands,
    progress: &dyn Progress,
) -> Result<Ready, Box<Unfit>> {
    let request = Request { drafts: false, future: false, expired: false, ..request.clone() };
    let output = MemoryOutput::new();
    let mut outcome = Engine::new().build(snapshot, &request, &output, progress);
    let (files, _) = output.finish();
    let counts = Counts::of(&outcome.diagnostics);
    let too_bad = counts.errors > 0 || (demands.worst < Level::Warning && counts.warnings > 0);
    if too_bad || !outcome.failures.is_empty() {
        return Err(Box::new(Unfit { outcome, traces: Vec::new() }));
    }
    let sorted = guard::sort(snapshot, &outcome, &request);
    let mut traces = match guard::traces(snapshot, &request, &sorted, (&files, &outcome)) {
        Ok(traces) => traces,
        Err(problems) => {
            outcome.diagnostics.extend(problems);
            return Err(Box::new(Unfit { outcome, traces: Vec::new() }));
        }
    };
    if demands.named == Named::Refused {
        traces.extend(traces::written(snapshot, &request, &sorted, (&files, &outcome)));
    }
    if traces.is_empty() { Ok(Ready { files, outcome }) } else { Err(Box::new(Unfit { outcome, traces })) }
}

impl Ready {
    /// Where the site will stand.
    ///
    /// # Errors
    /// When the settings do not say, name this machine, or still hold an example.
    pub fn base_url(&self) -> Result<&BaseUrl, Refusal> {
        let base_url = self.outcome.settings.base_url.as_ref().ok_or(Refusal::NoBaseUrl)?;
        if host_address::is_own_machine(base_url) {
            return Err(Refusal::OwnMachine { address: base_url.to_string() });
        }
        if host_address::is_placeholder(base_url) {
            return Err(Refusal::Placeholder { address: base_url.to_string() });
        }
        Ok(base_url)
    }

    /// The domain in the settings.
    pub(super) fn domain(&self) -> Option<&str> {
        self.outcome.settings.domain.as_deref()
    }

    /// What writing the site into a folder would change there.
    ///
    /// # Errors
    /// When the folder may not be written to, or cannot be read.
    pub fn look(&self, folder: &Path, protected: Protected<'_>) -> Result<Changes, OutputError> {
        let Difference { added, changed, removed } = Difference::of(folder, protected, &self.files)?;
        Ok(Changes { added, changed, removed })
    }

    /// Refuses to take a page out of a folder for which there is another one, and no way from the one to the other.
    ///
    /// # Errors
    /// With the pages.
    pub fn refuse_removals(&self, folder: &Path, changes: &Changes) -> Result<(), Refusal> {
        let read = |file: &str| crate::snapshot::read_file(&folder.join(file)).ok();
        refuse_removals(moved(changes, &self.files, read))
    }

    /// Writes the site into a folder: only what differs; what is linked before what links to it, and
    /// stale files last.
    ///
    /// # Errors
    /// The first file that could not be written: then nothing stale is removed.
    pub fn write(&self, folder: OutputFolder) -> Result<Written, OutputError> {
        let (pages, others): (Vec<_>, Vec<_>) = self.files.iter().partition(|(path, _)| is_page(path));
        let (old, new): (Vec<_>, Vec<_>) = pages.into_iter().partition(|(path, _)| folder.exists(path));
        for (path, bytes) in others.into_iter().chain(new).chain(old) {
            folder.put(path, Content::Bytes(bytes))?;
        }
        folder.finish()
    }
}
