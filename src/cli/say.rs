//! What the program says: results on the standard output, everything else on the standard error.
//!
//! A reader who goes away early (`briefgen lint | head`) ends nothing: what was begun is finished, unheard. Any
//! other failure to write what was asked for, such as a full disk, fails the command.

use std::fmt::Arguments;
use std::io::{self, ErrorKind, IsTerminal as _, Write};
use std::sync::Mutex;

/// The first failure to write to the standard output.
static FAILED: Mutex<Option<io::Error>> = Mutex::new(None);

/// Writes to the standard output.
pub(super) fn out(text: Arguments<'_>) {
    let written = io::stdout().lock().write_fmt(text);
    keep(written);
}

/// Writes to the standard error, in colours for a terminal. Nobody can be told that it fails.
pub(super) fn err(text: Arguments<'_>) {
    let _ = anstream::stderr().lock().write_fmt(text);
}

/// Whether somebody sees the standard output as it is written.
pub(super) fn is_seen() -> bool {
    io::stdout().is_terminal()
}

/// Whether somebody sees the standard error as it is written.
pub(super) fn is_err_seen() -> bool {
    io::stderr().is_terminal()
}

/// Why not all was written that was asked for, if so.
pub(super) fn failure() -> Option<io::Error> {
    keep(io::stdout().lock().flush());
    FAILED.lock().ok()?.take()
}

fn keep(written: io::Result<()>) {
    let failed = written.err().filter(|error| error.kind() != ErrorKind::BrokenPipe);
    if let (Some(error), Ok(mut first)) = (failed, FAILED.lock()) {
        first.get_or_insert(error);
    }
}

/// Says a line of what was asked for.
macro_rules! say {
    ($($text:tt)*) => { $crate::cli::say::out(format_args!("{}\n", format_args!($($text)*))) };
}

/// Says a line beside it: problems, news.
macro_rules! tell {
    ($($text:tt)*) => { $crate::cli::say::err(format_args!("{}\n", format_args!($($text)*))) };
}

pub(super) use {say, tell};
