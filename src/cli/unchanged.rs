//! A build in which nothing changed: what the last one said, and how its files stood.
//!
//! What the last build was made of has one fingerprint, and each file that it left has a size and a time. If all are as
//! they were, the site is there already, and what was said of it is said again. Whatever is missing, damaged or of
//! another version is a miss: then the site is built.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::build::Summary;
use crate::cache::Cache;
use crate::date::{Clock, GivenClock};
use crate::diagnostic::Format;
use crate::engine::{Now, Outcome, Request};
use crate::output::{OutputFolder, Stamp, stamps};
use crate::source::{Fingerprint, Snapshot};

/// Two changes of a file so close to each other may leave it one time: file systems count in ticks.
const TICK: Duration = Duration::from_millis(10);

/// What decides a build, and the place where the last one is kept.
pub(super) struct Key {
    cache: Cache,
    name: String,
    inputs: String,
    now: Option<Timestamp>,
}

/// What the last build left and said.
#[derive(Serialize, Deserialize)]
struct Record {
    /// The fingerprint of all that decided it.
    inputs: String,
    /// The day of its clock, from its first second on to that of the next: what is said of offices and dates stands
    /// so long. In seconds since 1970.
    day: (i64, i64),
    files: Vec<(String, Stamp)>,
    said: Said,
}

/// What a build said.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Said {
    /// Of problems, as it was shown.
    pub(super) problems: String,
    /// Of what is withheld, a line each.
    pub(super) withheld: String,
    /// The summary for programs.
    pub(super) json: serde_json::Value,
    /// The summary for people, before and after what was written.
    pub(super) line: (String, Option<String>),
    /// Files of the site.
    pub(super) files: usize,
    pub(super) errors: usize,
    pub(super) warnings: usize,
}

impl Key {
    /// What decides a build of this snapshot into this folder, said in this way.
    pub(super) fn of(
        (root, folder): (&Path, &Path),
        snapshot: &Snapshot,
        request: &Request,
        (format, verbose): (Format, bool),
    ) -> Option<Self> {
        let program = std::fs::metadata(std::env::current_exe().ok()?).ok()?;
        let folder = std::fs::canonicalize(folder).ok()?;
        let (now, clock) = match request.now {
            Now::Given(clock) => (None, format!("{clock:?}")),
            Now::Instant(now) => (Some(now), String::new()),
            Now::Running(_) => return None,
        };
        let Request { overrides, now: _, drafts, future, expired, addresses, search } = request;
        let wishes = (format!("{overrides:?}"), clock, [drafts, future, expired, addresses, search]);
        let files: Vec<_> = snapshot.files().map(|(path, file)| (path, file.hash)).collect();
        let links: Vec<_> = snapshot.links().collect();
        let inputs = Fingerprint::of_value(&(
            (env!("CARGO_PKG_VERSION"), program.len(), program.modified().ok()),
            (files, links, snapshot.problems()),
            wishes,
        ));
        let name = Fingerprint::of_value(&(folder, format!("{format:?}"), verbose)).to_string();
        Some(Self {
            cache: Cache::at(root.join(".briefgen-cache/builds")),
            name,
            inputs: inputs.to_string(),
            now,
        })
    }

    /// What the last build said, if this one would leave every file as it stands.
    pub(super) fn said(&self, output: &OutputFolder) -> Option<Said> {
        let record: Record = serde_json::from_slice(&self.cache.get(&self.name)?).ok()?;
        let is_same_day = self.now.is_none_or(|now| (record.day.0..record.day.1).contains(&now.as_second()));
        if record.inputs != self.inputs || !is_same_day || output.was_interrupted() {
            return None;
        }
        let (paths, expected): (Vec<String>, Vec<Stamp>) = record.files.into_iter().unzip();
        let is_listed = output.earlier_files().eq(paths.iter());
        (is_listed && stamps(output.folder(), &paths)? == expected).then_some(record.said)
    }

    /// Keeps what a build said, once all of its files are written.
    pub(super) fn keep(&self, folder: &Path, files: BTreeSet<String>, summary: &Summary, said: Said) {
        let outcome = summary.outcome;
        let is_sound = outcome.failures.is_empty() && !outcome.is_broken_off && outcome.is_timeless;
        if !is_sound {
            return;
        }
        let paths: Vec<String> = files.into_iter().collect();
        let (Some(stamps), Some(day)) = (stamps(folder, &paths), self.day(outcome)) else { return };
        // Whoever changes a file from now on changes its time.
        let newest = stamps.iter().map(Stamp::time).max();
        let age = newest.map(|newest| SystemTime::now().duration_since(newest).unwrap_or_default());
        std::thread::sleep(TICK.saturating_sub(age.unwrap_or(TICK)));
        let files = paths.into_iter().zip(stamps).collect();
        let record = Record { inputs: self.inputs.clone(), day, files, said };
        if let Ok(json) = serde_json::to_vec(&record) {
            self.cache.put(&self.name, &json);
            self.cache.finish(&BTreeSet::from([self.name.clone()]));
        }
    }

    /// The day of a build's clock where the site is at home.
    fn day(&self, outcome: &Outcome) -> Option<(i64, i64)> {
        let Some(now) = self.now else { return Some((i64::MIN, i64::MAX)) };
        let zone: &TimeZone = &outcome.settings.time_zone;
        let today = Clock::at(now, zone).date();
        let end = |day: Date| GivenClock::Day(day).in_zone(zone).timestamp().as_second().saturating_add(1);
        Some((end(today.yesterday().ok()?), end(today)))
    }
}
