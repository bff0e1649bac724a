//! Ctrl-C: ends a command that runs on, in order.

use std::pin::pin;
use std::sync::mpsc;
use std::{future, task, thread};

use super::Failure;

/// Calls `end` at Ctrl-C, from now on.
pub(super) fn then(end: impl FnOnce() + Send + 'static) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::new(format!("Ctrl-C cannot be heard: {error}."));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().map_err(failed)?;
    let (hears, heard) = mpsc::channel();
    let run = move || {
        let interrupted = runtime.block_on(async {
            let mut signal = pin!(tokio::signal::ctrl_c());
            // It is heard once it was asked for: till then Ctrl-C would end the program at once.
            let first = future::poll_fn(|context| task::Poll::Ready(signal.as_mut().poll(context))).await;
            let _ = hears.send(());
            match first {
                task::Poll::Ready(result) => result,
                task::Poll::Pending => signal.await,
            }
        });
        if interrupted.is_ok() {
            end();
        }
    };
    thread::Builder::new().name("interrupt".into()).spawn(run).map_err(failed)?;
    // A thread that ended already has nothing to say.
    let _ = heard.recv();
    Ok(())
}
