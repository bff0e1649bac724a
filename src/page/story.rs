//! The story so far: which earlier briefings tell what led to one.

use super::Pages;
use super::view::{BriefingCard, Hashed};
use crate::site::BriefingId;

/// Most briefings of a story.
const MOST_OF_STORY: usize = 5;
/// Of each actor and topic only this many earlier briefings are looked at, so that a page costs the same
/// however large the archive is.
const REACH: usize = 24;

impl Pages {
    /// Earlier briefings that share most actors and topics with one, newest first. What is shared weighs the
    /// more the rarer it is (inverse document frequency), and what lies further back the less.
    pub(super) fn story_before(&self, id: BriefingId) -> Vec<&Hashed<BriefingCard>> {
        let mut scores = self.site.sharing(id, |postings| {
            // Newest first: what is earlier stands behind it.
            let earlier = postings.partition_point(|&other| other <= id);
            earlier..(earlier + REACH).min(postings.len())
        });
        for (place, (_, score)) in scores.iter_mut().enumerate() {
            *score /= (place as f64 + 2.0).log2();
        }
        scores.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        scores.truncate(MOST_OF_STORY);
        scores.sort_by_key(|&(other, _)| other);
        scores.into_iter().map(|(other, _)| self.briefing_card(other)).collect()
    }
}
