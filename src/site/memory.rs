//! What linking remembers of the last site, so that a small change is linked in a small time.
//!
//! Each part carries the fingerprint of all that it was made of, and is made again when that differs.

use super::Site;
use super::assets::Assets;
use super::bodies::Bodies;
use super::frame::Frame;

/// What [`super::link`] leaves for its next run.
#[derive(Debug, Default)]
pub struct Memory {
    pub(super) frame: Option<Frame>,
    pub(super) bodies: Bodies,
    pub(super) assets: Assets,
}

impl Memory {
    /// Gives the last site back, which carries the frame. Without it the frame is made again.
    pub fn give_back(&mut self, site: Option<Site>) {
        match (site, &mut self.frame) {
            (Some(site), Some(frame)) => frame.site = site,
            _ => self.frame = None,
        }
    }
}
