//! A progress bar, when a terminal sees it and the build is long.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::engine::Progress;

/// A build shorter than this shows no bar.
const PATIENCE: Duration = Duration::from_millis(400);

/// Counts files and shows a bar once the build takes long.
#[derive(Debug)]
pub(super) struct Bar {
    since: Instant,
    shown: bool,
    done: AtomicUsize,
    total: AtomicUsize,
    drawn: Mutex<Option<ProgressBar>>,
}

impl Bar {
    /// A bar that is never seen when `shown` is false. A terminal is asked for by the bar itself.
    pub(super) fn new(shown: bool) -> Self {
        Self {
            since: Instant::now(),
            shown,
            done: AtomicUsize::new(0),
            total: AtomicUsize::new(0),
            drawn: Mutex::new(None),
        }
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        if let Ok(bar) = self.drawn.lock()
            && let Some(bar) = &*bar
        {
            bar.finish_and_clear();
        }
    }
}

impl Progress for Bar {
    fn begin(&self, files: usize) {
        self.total.store(files, Ordering::Relaxed);
    }

    fn advance(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if !self.shown || !done.is_multiple_of(64) || self.since.elapsed() < PATIENCE {
            return;
        }
        if let Ok(mut bar) = self.drawn.lock() {
            let bar = bar.get_or_insert_with(|| {
                let style = ProgressStyle::with_template("{bar:30} {pos}/{len} files")
                    .unwrap_or_else(|_| ProgressStyle::default_bar());
                ProgressBar::new(self.total.load(Ordering::Relaxed) as u64).with_style(style)
            });
            bar.set_position(done as u64);
        }
    }
}
