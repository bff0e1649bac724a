//! What is done while nothing happens: a look at every page, which finds templates that fail on pages
//! that nobody has open, and tells which pages changed.
//!
//! A save breaks it off. It takes one thread, so that the other cores can answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use super::News;
use super::site::Site;
use crate::diagnostic;

/// So long nothing happens before all pages are looked at.
const QUIET: Duration = Duration::from_secs(1);

/// Asks for a look, and breaks one off.
#[derive(Clone, Debug)]
pub(super) struct Quiet {
    stop: Arc<AtomicBool>,
    updates: Sender<()>,
}

/// Waits for quiet moments.
pub(super) struct Waiting {
    stop: Arc<AtomicBool>,
    updates: Receiver<()>,
}

/// The two ends.
pub(super) fn quiet() -> (Quiet, Waiting) {
    let (updates, heard) = mpsc::channel();
    let stop = Arc::new(AtomicBool::new(false));
    (Quiet { stop: Arc::clone(&stop), updates }, Waiting { stop, updates: heard })
}

impl Quiet {
    /// The site is about to change: a look that is under way is of no use any more.
    pub(super) fn disturb(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// The site has changed: all pages are to be looked at when it is quiet.
    pub(super) fn ask(&self) {
        // When the server ends nobody waits.
        let _ = self.updates.send(());
    }
}

impl Waiting {
    /// Looks at all pages in quiet moments, until the other end is gone.
    pub(super) fn look(&self, site: &Site, news: &Sender<News>) {
        while self.updates.recv().is_ok() {
            loop {
                match self.updates.recv_timeout(QUIET) {
                    Ok(()) => {}
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
            self.stop.store(false, Ordering::Relaxed);
            // Where briefgen fails the next save is waited for.
            if let Ok(Some(looked)) = diagnostic::catch(|| site.look_at_all(&self.stop)) {
                drop(news.send(News::Looked(looked)));
            }
        }
    }
}
