//! Notices what changes in a site's input, and reads it.
//!
//! Owns the [`Watcher`]: events of the system, when to look, and a snapshot that follows the disk. An event is
//! a hint; the snapshot's hashes decide whether anything differs. It must not know what is done about it.

mod schedule;
mod system_watch;
mod unfinished;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crate::name::SourcePath;
use crate::snapshot::{CONTENT, Snapshot};
use schedule::{Heard, Nominated, Schedule};
use system_watch::{Meaning, Signal, SystemWatch, meaning};
use unfinished::is_unfinished;

/// A file that looks unfinished is read again after this time.
const GRACE: Duration = Duration::from_millis(30);
/// `content/` may be away for this time without a word: a switch of branches.
const ABSENCE: Duration = Duration::from_millis(400);

/// How a site is watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watching {
    /// By events of the system.
    Events,
    /// By looking again and again, for disks that send no events.
    Polling,
}

/// What a watcher has noticed.
#[derive(Debug, PartialEq, Eq)]
pub enum Noticed {
    /// These files differ, or can be read no more or again; to read them took so long.
    Changed(Vec<SourcePath>, Duration),
    /// `content/` is gone; the snapshot stays as it was.
    ContentGone,
    /// The system sends no events: from now on it is polled. The reason, in a few words.
    Polling(String),
    /// The time to wait is over.
    Nothing,
    /// It was stopped.
    Stopped,
}

/// Stops a [`Watcher`] from another thread.
#[derive(Clone, Debug)]
pub struct StopWatching(Sender<Signal>);

impl StopWatching {
    /// The watcher says [`Noticed::Stopped`], now or when it is next asked.
    pub fn stop(&self) {
        // A watcher that is gone needs no stop.
        drop(self.0.send(Signal::Stop));
    }
}

/// Follows a site's input on the disk.
#[derive(Debug)]
pub struct Watcher {
    root: PathBuf,
    snapshot: Snapshot,
    signals: Receiver<Signal>,
    sender: Sender<Signal>,
    system_watch: Option<SystemWatch>,
    schedule: Schedule,
    absence: Absence,
    pending: Option<Noticed>,
}

/// Whether `content/` is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Absence {
    /// It is there, or has never been.
    None,
    Since(Instant),
    Reported,
}

impl Watcher {
    /// Begins to watch the site at `root`, then reads it: nothing is missed in between.
    pub fn new(root: &Path, watching: Watching) -> Self {
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let (sender, signals) = mpsc::channel();
        let mut watcher = Self {
            root,
            snapshot: Snapshot::default(),
            signals,
            sender,
            system_watch: None,
            schedule: Schedule::default(),
            absence: Absence::None,
            pending: None,
        };
        match watching {
            Watching::Events => watcher.watch_system(),
            Watching::Polling => watcher.schedule.keep_pace(Instant::now(), Duration::ZERO),
        }
        watcher.snapshot = Snapshot::read(&watcher.root);
        watcher
    }

    /// The site's folder, with links resolved.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The input as it was last read.
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// What stops it.
    pub fn stopper(&self) -> StopWatching {
        StopWatching(self.sender.clone())
    }

    /// Waits until something changes, or until a moment.
    pub fn next(&mut self, until: Option<Instant>) -> Noticed {
        loop {
            if let Some(noticed) = self.pending.take() {
                return noticed;
            }
            if let Some(nominated) = self.schedule.due(Instant::now()) {
                if let Some(noticed) = self.look(nominated) {
                    return noticed;
                }
                continue;
            }
            match self.wait(until) {
                Ok(Signal::Event(event)) => self.hear(event),
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return Noticed::Stopped,
                Err(RecvTimeoutError::Timeout) => {
                    if until.is_some_and(|until| until <= Instant::now()) {
                        return Noticed::Nothing;
                    }
                }
            }
        }
    }

    fn wait(&self, until: Option<Instant>) -> Result<Signal, RecvTimeoutError> {
        let wake = until.into_iter().chain(self.schedule.wake()).min();
        match wake {
            Some(wake) => self.signals.recv_timeout(wake.saturating_duration_since(Instant::now())),
            None => self.signals.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    fn hear(&mut self, event: notify::Result<notify::Event>) {
        match meaning(&self.root, event) {
            Meaning::Nothing => {}
            Meaning::Heard(heard) => self.schedule.hear(heard, Instant::now()),
            Meaning::Top => {
                if let Some(Err(error)) = self.system_watch.as_mut().map(SystemWatch::watch_folders) {
                    self.poll(&error);
                }
                self.schedule.hear(Heard::Lost, Instant::now());
            }
            Meaning::WatchLimit => self.poll(&notify::Error::new(notify::ErrorKind::MaxFilesWatch)),
        }
    }

    /// Asks the system for events, or polls where it has none.
    fn watch_system(&mut self) {
        match SystemWatch::new(&self.root, self.sender.clone()) {
            Ok(watch) => self.system_watch = Some(watch),
            Err(error) => self.poll(&error),
        }
    }

    fn poll(&mut self, error: &notify::Error) {
        self.system_watch = None;
        self.schedule.keep_pace(Instant::now(), Duration::ZERO);
        let reason = match &error.kind {
            notify::ErrorKind::MaxFilesWatch => "its limit of watched folders is reached".to_owned(),
            notify::ErrorKind::Io(error) => error.to_string(),
            _ => error.to_string(),
        };
        self.pending = Some(Noticed::Polling(reason));
    }

    fn look(&mut self, nominated: Nominated) -> Option<Noticed> {
        let since = Instant::now();
        let noticed = if self.is_content_away() { self.miss_content() } else { self.read(nominated, since) };
        let is_away = self.absence != Absence::None;
        if self.system_watch.is_none() || is_away {
            self.schedule.keep_pace(Instant::now(), since.elapsed());
        }
        noticed
    }

    fn is_content_away(&self) -> bool {
        let was_there = self.absence != Absence::None || self.snapshot.below(CONTENT).next().is_some();
        was_there && !self.root.join(CONTENT).is_dir()
    }

    fn miss_content(&mut self) -> Option<Noticed> {
        match self.absence {
            Absence::None => self.absence = Absence::Since(Instant::now()),
            Absence::Since(moment) if moment.elapsed() >= ABSENCE => {
                self.absence = Absence::Reported;
                return Some(Noticed::ContentGone);
            }
            Absence::Since(_) | Absence::Reported => {}
        }
        None
    }

    fn read(&mut self, mut nominated: Nominated, since: Instant) -> Option<Noticed> {
        if self.absence != Absence::None {
            self.absence = Absence::None;
            nominated = Nominated::All;
            if self.system_watch.is_some() {
                // The root may have gone with it.
                self.watch_system();
            }
        }
        let before = self.snapshot.clone();
        let mut differing = match nominated {
            Nominated::All => self.snapshot.rescan(&self.root),
            Nominated::Paths(paths) => self.snapshot.refresh(&self.root, paths.iter().map(PathBuf::as_path)),
        };
        let unfinished: Vec<PathBuf> = differing
            .iter()
            .filter(|path| is_unfinished(path, &before, &self.snapshot))
            .map(|path| self.root.join(path.as_str()))
            .collect();
        if !unfinished.is_empty() {
            std::thread::sleep(GRACE);
            self.snapshot.refresh(&self.root, unfinished.iter().map(PathBuf::as_path));
            differing = self.snapshot.differing(&before);
        }
        (!differing.is_empty()).then(|| Noticed::Changed(differing, since.elapsed()))
    }
}
