//! What to read next: the story so far, what is near, what links to a briefing, in one list.

use super::Pages;
use super::entity::MOST_BACKLINKS;
use super::view::{BriefingCard, Hashed};
use crate::site::BriefingId;

/// Most briefings of a story.
const MOST_OF_STORY: usize = 5;
/// Most briefings of what to read next.
const MOST_NEXT: usize = 10;
/// Of each actor and topic only this many earlier briefings are looked at, so that a page costs the same
/// however large the archive is.
const REACH: usize = 24;

impl Pages {
    /// What to read next, newest first: a few briefings that link to one, its story so far, and then those that are
    /// near to it.
    pub(super) fn read_next(&self, id: BriefingId) -> Vec<&Hashed<BriefingCard>> {
        let briefing = &self.site[id];
        let links = briefing.backlinks.iter().take(MOST_BACKLINKS).copied();
        let mut next: Vec<BriefingId> = Vec::with_capacity(MOST_NEXT);
        for other in links.chain(self.story_before(id)).chain(briefing.related().iter().copied()) {
            if next.len() < MOST_NEXT && !next.contains(&other) {
                next.push(other);
            }
        }
        // The order of ids is that of time, newest first.
        next.sort_unstable();
        self.briefing_cards(&next)
    }

    /// Earlier briefings that share most actors and topics with one. What is shared weighs the more the rarer it is
    /// (inverse document frequency), and what lies further back the less.
    fn story_before(&self, id: BriefingId) -> Vec<BriefingId> {
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
        scores.into_iter().map(|(other, _)| other).collect()
    }
}
