//! Ctrl-C: ends a command that runs on, in order.

use std::thread;

use super::Failure;

/// Calls `end` at Ctrl-C.
pub(super) fn then(end: impl FnOnce() + Send + 'static) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::new(format!("Ctrl-C cannot be heard: {error}."));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().map_err(failed)?;
    let run = move || {
        if runtime.block_on(tokio::signal::ctrl_c()).is_ok() {
            end();
        }
    };
    thread::Builder::new().name("interrupt".into()).spawn(run).map(drop).map_err(failed)
}
