//! What linking remembers of the last site, so that a small change is linked in a small time.
//!
//! Each part is made of one value, which it keeps or of which it keeps the fingerprint, and is made again when that
//! differs.

use std::sync::Arc;

use super::assets::Assets;
use super::bodies::Bodies;
use super::finding::Problems;
use super::frame::{Frame, Given};

/// What [`super::link`] leaves for its next run.
#[derive(Debug, Default)]
pub struct Memory {
    frame: Option<(Given, Arc<Frame>)>,
    pub(super) problems: Problems,
    pub(super) bodies: Bodies,
    pub(super) assets: Assets,
}

impl Memory {
    /// The frame of what is given: the last one, if it was made of the same.
    pub(super) fn frame(&mut self, given: Given) -> Arc<Frame> {
        let earlier = match self.frame.take() {
            Some((known, frame)) if known == given => {
                self.frame = Some((given, Arc::clone(&frame)));
                return frame;
            }
            earlier => earlier,
        };
        self.problems.forget();
        let frame = Arc::new(Frame::new(&given, earlier.as_ref().map(|(_, frame)| &**frame)));
        self.frame = Some((given, Arc::clone(&frame)));
        frame
    }
}
