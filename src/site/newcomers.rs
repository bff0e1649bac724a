//! Slugs of names that no file declares. Distinct names have distinct slugs, whatever the order of files.
//!
//! Of several names with one slug a declared one keeps it, else the one that the oldest briefing uses, so that a
//! new briefing moves no page. The others get a few digits of their own hash. Serves actors and topics alike.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::finding::Spot;
use crate::name::spelling;
use crate::snapshot::Fingerprint;

/// A name that no file declares.
#[derive(Debug)]
struct Newcomer {
    name: String,
    /// The slug that it would have by itself.
    slug: String,
    /// The day of the oldest briefing that uses it; what stands in no briefing counts as older.
    since: Option<Date>,
    /// Its first use, in the order of files.
    spot: Spot,
}

/// All names that no file declares, by their bearers.
#[derive(Debug, Default)]
pub(super) struct Newcomers(BTreeMap<usize, Newcomer>);

/// A name that cannot have the slug made of it.
#[derive(Debug)]
pub(super) struct Moved {
    /// Its number in the list of bearers.
    pub(super) bearer: usize,
    /// The slug that it has.
    pub(super) slug: String,
    /// The slug that it would have, and who has it.
    pub(super) wanted: (String, usize),
    /// Where it is used first.
    pub(super) spot: Spot,
}

impl Newcomers {
    /// Adds a name at its first use.
    pub(super) fn add(&mut self, bearer: usize, (name, slug): (&str, String), spot: Spot) {
        let newcomer = Newcomer { name: name.to_owned(), slug, since: Some(Date::MAX), spot };
        self.0.insert(bearer, newcomer);
    }

    /// Takes in a use of a bearer.
    pub(super) fn used(&mut self, bearer: usize, since: Option<Date>) {
        if let Some(newcomer) = self.0.get_mut(&bearer) {
            newcomer.since = newcomer.since.min(since);
        }
    }

    /// Where a bearer's name is used first, if no file declares it.
    pub(super) fn first_use(&self, bearer: usize) -> Option<Spot> {
        self.0.get(&bearer).map(|newcomer| newcomer.spot)
    }

    /// Those whose slugs are others than their names make, in the order of slugs.
    pub(super) fn settle(&self, declared: impl Fn(&str) -> Option<usize>) -> Vec<Moved> {
        let mut by_slug: BTreeMap<&str, Vec<(usize, &Newcomer)>> = BTreeMap::new();
        for (bearer, newcomer) in &self.0 {
            by_slug.entry(&newcomer.slug).or_default().push((*bearer, newcomer));
        }
        let mut taken: BTreeSet<String> = by_slug.keys().map(|slug| (*slug).to_owned()).collect();
        let mut moved = Vec::new();
        for (slug, mut rivals) in by_slug {
            rivals.sort_by_cached_key(|(_, newcomer)| (newcomer.since, spelling(&newcomer.name)));
            let owner = declared(slug).or_else(|| rivals.first().map(|(bearer, _)| *bearer));
            let Some(owner) = owner else { continue };
            for (bearer, newcomer) in rivals.into_iter().filter(|(bearer, _)| *bearer != owner) {
                let own = own_slug(newcomer, |slug| taken.contains(slug) || declared(slug).is_some());
                taken.insert(own.clone());
                let wanted = (slug.to_owned(), owner);
                moved.push(Moved { bearer, slug: own, wanted, spot: newcomer.spot });
            }
        }
        moved
    }
}

/// The slug with as many digits of the name's hash as no other has.
fn own_slug(newcomer: &Newcomer, is_taken: impl Fn(&str) -> bool) -> String {
    let hash = Fingerprint::of(spelling(&newcomer.name).as_bytes());
    let with = |digits| format!("{}-{}", newcomer.slug, hash.short(digits));
    let lengths = [6, 12, 18, 24];
    lengths.into_iter().map(with).find(|slug| !is_taken(slug)).unwrap_or_else(|| with(32))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::At;

    /// Names of one slug with the days of their uses, and who keeps it.
    fn check(names: &[(&str, &str)], declared: Option<usize>, keeps: &str) {
        let slugs = |order: &mut dyn Iterator<Item = usize>| {
            let mut newcomers = Newcomers::default();
            for index in order {
                let (name, day) = names[index];
                newcomers.add(index, (name, "x".to_owned()), Spot::new(0, At::Title));
                newcomers.used(index, day.parse().ok());
            }
            let mut slugs: BTreeMap<String, String> =
                names.iter().map(|(name, _)| ((*name).to_owned(), "x".to_owned())).collect();
            for moved in newcomers.settle(|slug| declared.filter(|_| slug == "x")) {
                slugs.insert(names[moved.bearer].0.to_owned(), moved.slug);
            }
            slugs
        };
        let forwards = slugs(&mut (0..names.len()));
        assert_eq!(forwards, slugs(&mut (0..names.len()).rev()), "{names:?}");
        let kept: Vec<&str> =
            forwards.iter().filter(|(_, slug)| *slug == "x").map(|(name, _)| name.as_str()).collect();
        assert_eq!(kept, keeps.split_whitespace().collect::<Vec<_>>(), "{names:?}");
        let distinct: BTreeSet<&String> = forwards.values().collect();
        assert_eq!(distinct.len(), names.len(), "{forwards:?}");
    }

    #[test]
    fn who_keeps_the_slug() {
        check(&[("王伟", "2024-01-01")], None, "王伟");
        check(&[("王伟", "2024-01-02"), ("汪伟", "2024-01-01")], None, "汪伟");
        check(&[("王伟", "2024-01-01"), ("汪伟", "2024-01-01")], None, "汪伟");
        check(&[("王伟", "2024-01-01"), ("汪伟", "in no briefing")], None, "汪伟");
        check(&[("Ёлка", "2024-01-03"), ("Елка", "2024-01-02"), ("Yolka", "2024-01-01")], None, "Yolka");
        check(&[("王伟", "2024-01-01"), ("汪伟", "2024-01-01")], Some(9), "");
    }
}
