//! Values that are made when they are first asked for, once each: a preview that shows one page makes
//! what that page shows, and a build makes all, on every thread.

use std::sync::OnceLock;

#[derive(Debug)]
pub(super) struct Memo<T>(Box<[OnceLock<Box<T>>]>);

impl<T> Memo<T> {
    /// Room for `count` values.
    pub(super) fn new(count: usize) -> Self {
        Self((0..count).map(|_| OnceLock::new()).collect())
    }

    /// The value at `index`, made by `make` if nobody asked before. `make` must give the same each time.
    pub(super) fn get(&self, index: usize, make: impl FnOnce() -> T) -> &T {
        self.0[index].get_or_init(|| Box::new(make()))
    }
}
