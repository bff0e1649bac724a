//! Who appears with whom: the network of the site and the neighbourhood of an actor, as data for a
//! picture. Both hold the strongest alone, so that their size does not grow with the archive.
//!
//! How strong a pair is, is the number of briefings that list both; of equals that is stronger of whose two fewer other
//! briefings speak. No name decides by its letters.

use std::cmp::Reverse;

use super::Pages;
use super::view::{NetworkPicture, NetworkView, NodeView, PairView, PicturesView, Ref};
use crate::name::UrlPath;
use crate::site::ActorId;

/// Most actors and pairs on the page of the network.
const MOST_NODES: usize = 60;
const MOST_PAIRS: usize = 120;
/// So many pairs of each actor are drawn before the strongest of all: else who is named little has one line, and a
/// reader takes it for all there is.
const OWN_PAIRS: usize = 2;
/// Most names that the page of the network leads to.
const MOST_NAMES: usize = 240;
/// Most neighbours on an actor's page, and pairs among these.
const MOST_NEIGHBOURS: usize = 12;
const MOST_AMONG_NEIGHBOURS: usize = 5;
/// Briefings that a row names.
const MOST_EVIDENCE: usize = 3;

/// Two actors by their place in the picture, and how many briefings they share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pair {
    from: usize,
    to: usize,
    shared: usize,
}

impl Pages {
    pub(super) fn network(&self) -> NetworkView<'_> {
        let mut page =
            self.meta(&UrlPath::page(&["network"]), "network", "network", self.language.text("network"));
        page.description = Some(self.of_site("about_network"));
        page.json_ld = self.structured_page(&page);
        let in_company = self.in_company();
        let network = self.network_picture(&in_company);
        NetworkView {
            page,
            pictures: PicturesView { network, ..PicturesView::default() },
            names: self.names_with_networks(&in_company),
        }
    }

    /// The actors that appear with others, those that most briefings list first; of equals those in the newest briefing,
    /// then those with most company.
    fn in_company(&self) -> Vec<ActorId> {
        let site = &*self.site;
        let mut ids: Vec<ActorId> = (0..site.actors.len()).map(ActorId).collect();
        ids.retain(|&id| !site[id].with_actors().first.is_empty());
        ids.sort_by_cached_key(|&id| {
            let briefings = &site[id].briefings;
            (Reverse(briefings.len()), briefings.first().copied(), Reverse(site[id].with_actors().total), id)
        });
        ids
    }

    /// The actors that most briefings list; `None` when no two appear together.
    fn network_picture(&self, in_company: &[ActorId]) -> Option<NetworkPicture> {
        let ids = &in_company[..in_company.len().min(MOST_NODES)];
        let all = self.pairs_among(ids);
        let among = all.len();
        // Nobody stands alone among the strongest: who has no pair here is left out.
        let pairs = strongest(all, ids.len(), MOST_PAIRS);
        let (ids, pairs) = without_loners(ids, pairs);
        let picture = || self.picture_of(&ids, &pairs, in_company.len());
        (!pairs.is_empty()).then(|| NetworkPicture { among, ..picture() })
    }

    /// Names from A to Z, each with the way to its own network.
    fn names_with_networks(&self, in_company: &[ActorId]) -> Vec<Ref> {
        let mut chosen: Vec<ActorId> = in_company[..in_company.len().min(MOST_NAMES)].to_vec();
        chosen.sort_unstable();
        let shown = self.site.shown_actors().filter(|id| chosen.binary_search(id).is_ok());
        let own = |id| {
            let Ref { name, url } = self.urls.actor_ref(id);
            Ref { name, url: format!("{url}#actor-network") }
        };
        shown.map(own).collect()
    }

    /// An actor and those that it appears with most; `None` when it appears alone.
    pub(super) fn neighbourhood(&self, id: ActorId) -> Option<NetworkPicture> {
        let company = self.site[id].with_actors();
        let near = &company.first[..company.first.len().min(MOST_NEIGHBOURS)];
        let neighbours: Vec<ActorId> = near.iter().map(|&(actor, _)| actor).collect();
        let mut pairs: Vec<Pair> =
            (1..).zip(near).map(|(to, &(_, shared))| Pair { from: 0, to, shared }).collect();
        let mut among = self.pairs_among(&neighbours);
        among.truncate(MOST_AMONG_NEIGHBOURS);
        pairs.extend(among.iter().map(|pair| Pair { from: pair.from + 1, to: pair.to + 1, ..*pair }));
        let ids: Vec<ActorId> = std::iter::once(id).chain(neighbours).collect();
        let picture = || self.picture_of(&ids, &pairs, company.total);
        (!near.is_empty()).then(|| NetworkPicture { around_first: true, ..picture() })
    }

    /// The pairs among these actors that share a briefing, the strongest first. One that neither of the two counts
    /// among its strongest is no strong one.
    fn pairs_among(&self, ids: &[ActorId]) -> Vec<Pair> {
        let mut places: Vec<(ActorId, usize)> = ids.iter().copied().zip(0..).collect();
        places.sort_unstable();
        let mut pairs = Vec::new();
        for (from, &id) in ids.iter().enumerate() {
            for &(other, shared) in &self.site[id].with_actors().first {
                let Ok(found) = places.binary_search_by_key(&other, |&(id, _)| id) else { continue };
                let to = places[found].1;
                pairs.push(Pair { from: from.min(to), to: from.max(to), shared });
            }
        }
        pairs.sort_unstable_by_key(|pair| (pair.from, pair.to));
        pairs.dedup();
        pairs.sort_by_key(|pair| {
            let times = |place: usize| self.site[ids[place]].briefings.len();
            by_strength(pair, times(pair.from) + times(pair.to))
        });
        pairs
    }

    fn picture_of(&self, ids: &[ActorId], pairs: &[Pair], total: usize) -> NetworkPicture {
        let node = |&id: &ActorId| {
            let actor = &self.site[id];
            NodeView {
                name: actor.name.clone(),
                url: self.urls.href(self.urls.actor(id)),
                kind: actor.kind.word(),
                briefings: actor.briefings.len(),
            }
        };
        let pair = |pair: &Pair| {
            let (from, to) = (ids[pair.from], ids[pair.to]);
            PairView {
                id: self.pair_id(from, to),
                from: pair.from,
                to: pair.to,
                shared: pair.shared,
                briefings: self.shared(from, to, MOST_EVIDENCE),
            }
        };
        NetworkPicture {
            nodes: ids.iter().map(node).collect(),
            pairs: pairs.iter().map(pair).collect(),
            total,
            among: pairs.len(),
            around_first: false,
        }
    }

    /// The same whichever actor comes first. A slug has no two hyphens in a row unless a writer says so.
    fn pair_id(&self, one: ActorId, other: ActorId) -> String {
        let (one, other) = (&self.site[one].slug, &self.site[other].slug);
        let (first, second) = if one <= other { (one, other) } else { (other, one) };
        format!("pair-{first}--{second}")
    }

    /// The newest briefings that list both actors.
    fn shared(&self, one: ActorId, other: ActorId, most: usize) -> Vec<Ref> {
        let site = &*self.site;
        let (one, other) = (&site[one].briefings, &site[other].briefings);
        let (fewer, others) = if one.len() <= other.len() { (one, other) } else { (other, one) };
        // Both stand newest first, which is the order of the ids.
        let both = fewer.iter().copied().filter(|id| others.binary_search(id).is_ok());
        both.take(most).map(|id| self.urls.briefing_ref(id)).collect()
    }
}

/// Sorts pairs, the strongest first: by the briefings that both share, then by how few either has, which `times` counts.
/// At last by how far on top of the list both stand, where it is not the alphabet that put them.
fn by_strength(pair: &Pair, times: usize) -> (Reverse<usize>, usize, usize, usize) {
    (Reverse(pair.shared), times, pair.from + pair.to, pair.from)
}

/// First the pairs that hold the picture together (Kruskal's maximum spanning forest), then the strongest of each actor,
/// then the strongest of the others. `pairs` come strongest first, and so does the answer.
fn strongest(pairs: Vec<Pair>, nodes: usize, most: usize) -> Vec<Pair> {
    let mut root: Vec<usize> = (0..nodes).collect();
    let find = |root: &[usize], mut node: usize| {
        while root[node] != node {
            node = root[node];
        }
        node
    };
    let mut seen = vec![0; nodes];
    // Each with its place, so that the order they came in is found again.
    let (mut kept, mut own, mut others) = (Vec::new(), Vec::new(), Vec::new());
    for (place, pair) in pairs.into_iter().enumerate() {
        let (from, to) = (find(&root, pair.from), find(&root, pair.to));
        let is_own = seen[pair.from].min(seen[pair.to]) < OWN_PAIRS;
        seen[pair.from] += 1;
        seen[pair.to] += 1;
        if from != to {
            root[from] = to;
            kept.push((place, pair));
        } else if is_own {
            own.push((place, pair));
        } else {
            others.push((place, pair));
        }
    }
    kept.extend(own);
    kept.extend(others);
    kept.truncate(most);
    kept.sort_unstable_by_key(|&(place, _)| place);
    kept.into_iter().map(|(_, pair)| pair).collect()
}

/// Takes actors out that stand in no pair.
fn without_loners(ids: &[ActorId], mut pairs: Vec<Pair>) -> (Vec<ActorId>, Vec<Pair>) {
    let mut place = vec![None; ids.len()];
    let mut kept = Vec::new();
    for (index, &id) in ids.iter().enumerate() {
        if pairs.iter().any(|pair| pair.from == index || pair.to == index) {
            place[index] = Some(kept.len());
            kept.push(id);
        }
    }
    for pair in &mut pairs {
        for end in [&mut pair.from, &mut pair.to] {
            *end = place[*end].expect("both ends of a pair are kept");
        }
    }
    (kept, pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_together_comes_before_what_is_strong() {
        let pair = |from, to, shared| Pair { from, to, shared };
        let pairs = vec![pair(0, 1, 9), pair(0, 2, 8), pair(1, 2, 7), pair(2, 3, 1)];
        let kept = strongest(pairs.clone(), 4, 3);
        assert_eq!(kept, [pairs[0], pairs[1], pairs[3]]);
        assert_eq!(strongest(pairs.clone(), 4, 9), pairs);
    }

    #[test]
    fn each_has_its_own_before_the_strongest_of_all() {
        // 0, 1 and 2 share most with each other; 3 has three pairs, of which the second would be the fourth of all.
        let pair = |from, to, shared| Pair { from, to, shared };
        let pairs = vec![
            pair(0, 1, 9),
            pair(0, 2, 8),
            pair(1, 2, 7),
            pair(0, 4, 6),
            pair(1, 4, 5),
            pair(2, 4, 4),
            pair(0, 3, 3),
            pair(1, 3, 2),
            pair(2, 3, 1),
        ];
        let ends = |pairs: Vec<Pair>| pairs.iter().map(|pair| (pair.from, pair.to)).collect::<Vec<_>>();
        let drawn = ends(strongest(pairs.clone(), 5, 7));
        assert_eq!(drawn, [(0, 1), (0, 2), (1, 2), (0, 4), (1, 4), (0, 3), (1, 3)]);
        assert_eq!(strongest(pairs.clone(), 5, 9), pairs);
    }

    #[test]
    fn of_equals_the_closer_pair_is_stronger() {
        let pair = |from, to| Pair { from, to, shared: 3 };
        // A country that everybody is named with, and one that is named with this one alone.
        let mut pairs = [(pair(0, 5), 400 + 3), (pair(1, 5), 5 + 3), (pair(2, 4), 5 + 3)];
        pairs.sort_by_key(|(pair, times)| by_strength(pair, *times));
        assert_eq!(pairs.map(|(pair, _)| (pair.from, pair.to)), [(1, 5), (2, 4), (0, 5)]);
    }

    #[test]
    fn who_stands_in_no_pair_is_left_out() {
        let ids = [ActorId(7), ActorId(8), ActorId(9)];
        let pairs = vec![Pair { from: 0, to: 2, shared: 1 }];
        let (kept, pairs) = without_loners(&ids, pairs);
        assert_eq!((kept, pairs[0].from, pairs[0].to), (vec![ActorId(7), ActorId(9)], 0, 1));
    }
}
