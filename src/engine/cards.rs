//! Social cards in a build: drawn once, and kept in the cache for the next process.
//!
//! It must not know how a card is drawn or where it goes.

use super::make::Run;
use crate::page::view::View;
use crate::render::{Rendered, Renderer};
use crate::snapshot::Fingerprint;

impl Run<'_> {
    /// A card: out of the cache, or drawn now. `key` stands for all that decides its bytes. Nothing is drawn for
    /// a sink that throws everything away.
    pub(super) fn card(&self, renderer: &Renderer, view: &View, key: Fingerprint) -> Rendered {
        if !self.sink.wants_bytes() {
            return Rendered::Bytes(Vec::new());
        }
        let key = key.to_string();
        if let Some(known) = self.cache.and_then(|cache| cache.get(&key)) {
            return Rendered::Bytes(known);
        }
        let drawn = renderer.render(view);
        if let (Some(cache), Rendered::Bytes(bytes)) = (self.cache, &drawn) {
            cache.put(&key, bytes);
        }
        drawn
    }
}
