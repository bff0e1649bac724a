//! What the last build left and said, for the next one.
//!
//! All that decided the last build has one fingerprint, and each file that it left has a size, a time and the
//! fingerprint of what it was made of. If all are as they were, the site is there already, and what was said of it is
//! said again; else a file that stands, and would be made of the same again, is kept. Whatever is missing, damaged or of
//! another program is a miss: then it is made.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::build::Summary;
use crate::cache::Cache;
use crate::date::{Clock, GivenClock};
use crate::diagnostic::Format;
use crate::engine::{Engine, KeptFile, Now, Outcome, Request};
use crate::output::{OutputFolder, Stamp, stamps};
use crate::snapshot::{Fingerprint, Snapshot};

/// So many builds in a row may go into other folders before what is kept of one is removed.
const KEPT_FOR: u32 = 50;
/// Two changes of a file so close to each other may leave it one time: file systems count in ticks.
const TICK: Duration = Duration::from_millis(10);

/// What decides a build, and the place where the last one is kept.
pub(super) struct Key {
    cache: Cache,
    name: String,
    program: String,
    inputs: String,
    now: Option<Timestamp>,
}

/// What the last build left and said.
#[derive(Serialize, Deserialize)]
struct Record {
    /// The fingerprint of the program.
    program: String,
    /// The fingerprint of all that decided the build.
    inputs: String,
    /// The day of its clock, from its first second on to that of the next: what is said of offices and dates stands
    /// so long. In seconds since 1970.
    day: (i64, i64),
    /// Each file with the fingerprint of what it was made of, where there is one.
    files: Vec<WrittenFile>,
    /// What it said, unless something of the site waits for its moment.
    said: Option<Said>,
}

/// A file that the last build left.
#[derive(Serialize, Deserialize)]
struct WrittenFile {
    path: String,
    stamp: Stamp,
    made_of: Option<String>,
}

/// What is left of the last build.
#[derive(Default)]
pub(super) struct Last {
    /// What it said, if this one would leave every file as it stands.
    pub(super) said: Option<Said>,
    /// Its files that stand as it left them, with fingerprint and size.
    pub(super) files: Vec<KeptFile>,
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
        let program = (env!("CARGO_PKG_VERSION"), program.len(), program.modified().ok());
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
        let inputs = (program, files, links, snapshot.problems(), wishes, format!("{format:?}"), verbose);
        Some(Self {
            cache: Cache::of_site(root).beside("builds", KEPT_FOR),
            name: Fingerprint::of_value(&folder).to_string(),
            program: Fingerprint::of_value(&program).to_string(),
            inputs: Fingerprint::of_value(&inputs).to_string(),
            now,
        })
    }

    /// What is left of the last build.
    pub(super) fn last(&self, output: &OutputFolder) -> Option<Last> {
        let record: Record = serde_json::from_slice(&self.cache.get(&self.name)?).ok()?;
        if record.program != self.program || output.was_interrupted() {
            return None;
        }
        let standing = stamps(output.folder(), record.files.par_iter().map(|file| &file.path));
        let is_same_day = self.now.is_none_or(|now| (record.day.0..record.day.1).contains(&now.as_second()));
        let stand = |(file, standing): (&WrittenFile, &Option<Stamp>)| Some(file.stamp) == *standing;
        let is_same = record.inputs == self.inputs
            && is_same_day
            && output.earlier_files().eq(record.files.iter().map(|file| &file.path))
            && record.files.iter().zip(&standing).all(stand);
        if let (true, Some(said)) = (is_same, record.said) {
            return Some(Last { said: Some(said), files: Vec::new() });
        }
        let files = record.files.into_iter().zip(standing).filter_map(
            |(WrittenFile { path, stamp, made_of }, standing)| {
                let made_of = Fingerprint::parse(&made_of?)?;
                let kept = KeptFile { path, made_of, size: stamp.size() };
                (Some(stamp) == standing).then_some(kept)
            },
        );
        Some(Last { said: None, files: files.collect() })
    }

    /// Keeps what a build left and said, once all of its files are written.
    pub(super) fn keep(
        &self,
        folder: &Path,
        files: BTreeSet<String>,
        engine: &Engine,
        (summary, said): (&Summary, Said),
    ) {
        let outcome = summary.outcome;
        if !outcome.failures.is_empty() || outcome.is_broken_off {
            return;
        }
        let paths: Vec<String> = files.into_iter().collect();
        let stamps: Option<Vec<Stamp>> = stamps(folder, paths.par_iter()).into_iter().collect();
        let (Some(stamps), Some(day)) = (stamps, self.day(outcome)) else { return };
        // Whoever changes a file from now on changes its time.
        let newest = stamps.iter().map(Stamp::time).max();
        let age = newest.map(|newest| SystemTime::now().duration_since(newest).unwrap_or_default());
        std::thread::sleep(TICK.saturating_sub(age.unwrap_or(TICK)));
        let made: HashMap<&str, Fingerprint> = engine.made().collect();
        let of = |path: &str| made.get(path).map(ToString::to_string);
        let files = paths.into_iter().zip(stamps).map(|(path, stamp)| {
            let made_of = of(&path);
            WrittenFile { path, stamp, made_of }
        });
        let record = Record {
            program: self.program.clone(),
            inputs: self.inputs.clone(),
            day,
            files: files.collect(),
            said: outcome.is_timeless.then_some(said),
        };
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
