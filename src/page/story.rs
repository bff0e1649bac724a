//! The story so far: which earlier briefings tell what led to one.

use super::Pages;
use super::view::BriefingCard;
use crate::site::BriefingId;
use crate::source::Hashed;

/// Most briefings of a story.
const MOST_OF_STORY: usize = 5;
/// Of each actor and topic only this many earlier briefings are looked at, so that a page costs the same
/// however large the archive is.
const REACH: usize = 24;

impl Pages {
    /// Earlier briefings that share most actors and topics with one, newest first. What is shared weighs the
    /// more the rarer it is (inverse document frequency), and what lies further back the less.
    pub(super) fn story_before(&self, id: BriefingId) -> Vec<&Hashed<BriefingCard>> {
        let site = &*self.site;
        let briefing = &site[id];
        let actors = briefing.actors.iter().map(|appearance| &site[appearance.actor].briefings);
        let topics = briefing.topics.iter().map(|&topic| &site[topic].briefings);
        let mut scores: Vec<(BriefingId, f64)> = Vec::new();
        for postings in actors.chain(topics) {
            let weight = (site.briefings.len() as f64 / postings.len() as f64).ln() + 0.1;
            // Newest first: what is earlier stands behind it.
            let earlier = &postings[postings.partition_point(|&other| other <= id)..];
            scores.extend(earlier.iter().take(REACH).map(|&other| (other, weight)));
        }
        scores.sort_by_key(|&(other, _)| other);
        scores.dedup_by(|next, kept| {
            let is_same = next.0 == kept.0;
            if is_same {
                kept.1 += next.1;
            }
            is_same
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
