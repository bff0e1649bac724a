//! Room for a page that is rendered, which a thread uses again: to grow it anew for each page costs more than to
//! write the page.

use std::cell::Cell;

/// Most bytes that are kept for the next page.
const MOST_BYTES: usize = 4 << 20;

thread_local! {
    static SPARE: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// An empty buffer with room for a page like the last one.
pub(super) fn buffer() -> Vec<u8> {
    SPARE.take()
}

/// Takes back the bytes of a page that is written.
pub(in crate::render) fn give_back(mut page: Vec<u8>) {
    if page.capacity() <= MOST_BYTES {
        page.clear();
        SPARE.set(page);
    }
}
