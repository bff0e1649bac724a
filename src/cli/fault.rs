//! Faults of briefgen itself: what the program says of a panic, and when.
//!
//! A panic that is caught becomes a diagnostic or a failure, which is printed once, in its place: the hook keeps still.

use std::panic;

use super::Failure;
use crate::diagnostic::{self, Panicked};

/// Keeps what panics say, in place of printing it in between. Those that nothing catches are printed, and all of them
/// for who asks for a trace (`RUST_BACKTRACE`).
pub(super) fn keep_still() {
    let print = panic::take_hook();
    let is_traced = std::env::var_os("RUST_BACKTRACE").is_some_and(|wish| wish != "0");
    panic::set_hook(Box::new(move |info| {
        // What panics on a thread of the pool goes on in the thread that waits for it.
        let is_caught = diagnostic::is_caught() || rayon::current_thread_index().is_some();
        if is_traced || !is_caught {
            print(info);
        }
        if is_caught {
            diagnostic::note(info);
        }
    }));
}

/// What a command ends with that panicked as a whole.
pub(super) fn failure(panicked: &Panicked) -> Failure {
    Failure::new(format!("briefgen itself failed: {}.", panicked.in_words())).hint(Panicked::report())
}
