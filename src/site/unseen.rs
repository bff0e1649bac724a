//! Actors and topics that a further edition does not show: nothing in its language tells of them, links to them
//! or belongs to them.

use std::collections::BTreeSet;

use super::{ActorId, Site, Target, TopicId};
use crate::parse::Document;

/// `tag` is the language of the edition.
pub(super) fn find(site: &Site, tag: &str) -> (BTreeSet<ActorId>, BTreeSet<TopicId>) {
    let linked = linked(site);
    let is_written = |document: Option<&Document>| document.is_some_and(|one| one.language() == Some(tag));
    let shown_actors = (0..site.actors.len()).map(ActorId).filter(|&id| {
        let actor = &site[id];
        let is_listed = !(actor.briefings.is_empty() && actor.events.is_empty() && actor.quotes.is_empty());
        is_listed
            || !actor.named_in.is_empty()
            || linked.0.contains(&id)
            || is_written(actor.document.as_deref())
    });
    let actors = with_all(shown_actors.collect(), |id| site[id].offices_of.iter().flatten().copied());
    let shown_topics = (0..site.topics.len()).map(TopicId).filter(|&id| {
        let topic = &site[id];
        !(topic.briefings.is_empty() && topic.events.is_empty() && topic.named_in.is_empty())
            || linked.1.contains(&id)
            || is_written(topic.document.as_deref())
    });
    let topics = with_all(shown_topics.collect(), |id| site[id].parent.into_iter());
    let unseen_actors = (0..site.actors.len()).map(ActorId).filter(|id| !actors.contains(id));
    let unseen_topics = (0..site.topics.len()).map(TopicId).filter(|id| !topics.contains(id));
    (unseen_actors.collect(), unseen_topics.collect())
}

/// Things with all that they belong to, and what that belongs to.
fn with_all<I: Copy + Ord, A: Iterator<Item = I>>(
    things: Vec<I>,
    belongs_to: impl Fn(I) -> A,
) -> BTreeSet<I> {
    let mut all = BTreeSet::new();
    let mut rest = things;
    while let Some(one) = rest.pop() {
        if all.insert(one) {
            rest.extend(belongs_to(one));
        }
    }
    all
}

/// Actors and topics that a body links or names.
fn linked(site: &Site) -> (BTreeSet<ActorId>, BTreeSet<TopicId>) {
    let briefings = site.briefings.iter().map(|one| &one.links);
    let pages = site.pages.iter().map(|one| &one.links);
    let actors = site.actors.iter().map(|one| &one.links);
    let topics = site.topics.iter().map(|one| &one.links);
    let mut found = (BTreeSet::new(), BTreeSet::new());
    for target in briefings.chain(pages).chain(actors).chain(topics).flat_map(|links| links.iter()) {
        match target {
            Target::Actor(id, _) => {
                found.0.insert(*id);
            }
            Target::Topic(id, _) => {
                found.1.insert(*id);
            }
            _ => {}
        }
    }
    found
}
