//! How far a build is, when a terminal sees it and the build is long: the room that it is in, then a bar of files.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::say::is_err_seen;
use crate::engine::Progress;

/// A build shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_millis(400);

/// How often it is drawn.
const BETWEEN: Duration = Duration::from_millis(100);

/// Shows how far a build is, by a thread of its own: no room of the engine waits for a terminal.
#[derive(Debug)]
pub(super) struct Bar {
    state: Arc<State>,
    drawer: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Debug, Default)]
struct State {
    room: Mutex<&'static str>,
    done: AtomicUsize,
    total: AtomicUsize,
    finished: AtomicBool,
}

impl Bar {
    /// One that is never seen when `shown` is false, nor where standard error is no terminal.
    pub(super) fn new(shown: bool) -> Self {
        let state = Arc::new(State::default());
        let seen = Arc::clone(&state);
        let is_seen = shown && is_err_seen();
        let drawer = is_seen.then(|| thread::Builder::new().spawn(move || seen.draw()).ok()).flatten();
        Self { state, drawer: Mutex::new(drawer) }
    }

    /// Takes it away.
    pub(super) fn finish(&self) {
        self.state.finished.store(true, Ordering::Relaxed);
        let drawer = self.drawer.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(drawer) = drawer {
            drawer.thread().unpark();
            // What it drew is gone when it has ended.
            let _ = drawer.join();
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.finish();
    }
}

impl State {
    fn draw(&self) {
        let since = Instant::now();
        let mut drawn: Option<ProgressBar> = None;
        while !self.finished.load(Ordering::Relaxed) {
            if since.elapsed() >= PATIENCE {
                self.draw_once(drawn.get_or_insert_with(|| ProgressBar::new(0)));
            }
            thread::park_timeout(BETWEEN);
        }
        if let Some(bar) = drawn {
            bar.finish_and_clear();
        }
    }

    fn draw_once(&self, bar: &ProgressBar) {
        let total = self.total.load(Ordering::Relaxed);
        let template = if total == 0 { "{msg}" } else { "{msg} {bar:30} {pos}/{len} files" };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(*self.room.lock().unwrap_or_else(PoisonError::into_inner));
        bar.set_length(total as u64);
        bar.set_position(self.done.load(Ordering::Relaxed) as u64);
        bar.tick();
    }
}

impl Progress for Bar {
    fn enter(&self, room: &'static str) {
        *self.state.room.lock().unwrap_or_else(PoisonError::into_inner) = room;
    }

    fn begin(&self, files: usize) {
        self.state.total.store(files, Ordering::Relaxed);
    }

    fn advance(&self) {
        self.state.done.fetch_add(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_ends_at_once() {
        for shown in [false, true] {
            let bar = Bar::new(shown);
            bar.enter("Reading");
            bar.begin(2);
            bar.advance();
            let since = Instant::now();
            bar.finish();
            bar.finish();
            assert_eq!(bar.state.done.load(Ordering::Relaxed), 1);
            // The drawer sleeps for so long at most, and is woken.
            assert!(since.elapsed() < Duration::from_secs(5));
        }
    }
}
