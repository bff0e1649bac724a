//! Counts what is looked at, in tests alone: the cost of awkward input is held by counts, which are the same on every
//! machine, not by seconds.
//!
//! Whatever compares, suggests or looks up in a loop over content takes a step for each thing that it looks at. A new
//! loop of that kind takes its steps too, and gets a row in the table of costs (`engine::costs`).

#[cfg(test)]
use std::cell::Cell;

#[cfg(test)]
thread_local! {
    static TAKEN: Cell<usize> = const { Cell::new(0) };
}

/// One thing was looked at.
#[inline]
pub fn take() {
    take_many(1);
}

/// So many things were looked at.
#[inline]
#[cfg_attr(not(test), expect(unused_variables, reason = "only tests count"))]
pub fn take_many(count: usize) {
    #[cfg(test)]
    TAKEN.with(|taken| taken.set(taken.get() + count));
}

/// The steps that this thread took in `work`.
#[cfg(test)]
pub fn of(work: impl FnOnce()) -> usize {
    let before = TAKEN.with(Cell::get);
    work();
    TAKEN.with(Cell::get) - before
}
