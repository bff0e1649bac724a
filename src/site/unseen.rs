//! Actors and topics that a further edition does not show: nothing in its language tells of them, links to them
//! or belongs to them.

use std::collections::BTreeSet;

use super::link::Input;
use super::{ActorId, Site, Target, TopicId};
use crate::parse::Document;

pub(super) fn find(site: &mut Site, input: &Input) {
    (site.unseen_actors, site.unseen_topics) = (BTreeSet::new(), BTreeSet::new());
    if !input.is_further {
        return;
    }
    let linked = linked(site);
    let has_words = |document: Option<&Document>| document.is_none_or(|one| one.path.language().is_some());
    let mut actors: BTreeSet<ActorId> = (0..site.actors.len())
        .map(ActorId)
        .filter(|&id| {
            let actor = &site[id];
            has_words(actor.document.as_deref())
                || !actor.briefings.is_empty()
                || !actor.named_in.is_empty()
                || linked.0.contains(&id)
        })
        .collect();
    let bodies: Vec<ActorId> =
        actors.iter().flat_map(|&id| site[id].offices_of.iter().flatten().copied()).collect();
    actors.extend(bodies);
    let mut topics: BTreeSet<TopicId> = (0..site.topics.len())
        .map(TopicId)
        .filter(|&id| {
            let topic = &site[id];
            has_words(topic.document.as_deref())
                || !topic.briefings.is_empty()
                || !topic.events.is_empty()
                || !topic.named_in.is_empty()
                || linked.1.contains(&id)
        })
        .collect();
    let above: Vec<TopicId> = topics
        .iter()
        .flat_map(|&id| std::iter::successors(site[id].parent, |&above| site[above].parent))
        .collect();
    topics.extend(above);
    site.unseen_actors = (0..site.actors.len()).map(ActorId).filter(|id| !actors.contains(id)).collect();
    site.unseen_topics = (0..site.topics.len()).map(TopicId).filter(|id| !topics.contains(id)).collect();
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
