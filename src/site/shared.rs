//! Names that mean more than one actor: nobody is offered them, since front matter could not tell who is meant.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::ActorId;
use super::frame::Frame;
use crate::name::fold;

/// What to do where a name is shared.
pub(super) const SHARED: &str = "give its file a name that no other actor has, then list it";

/// Declared actors whose name is a name, alias or slug of another one, too.
#[derive(Debug, Default, Hash)]
pub(super) struct SharedNames(BTreeSet<ActorId>);

impl SharedNames {
    pub(super) fn of(frame: &Frame) -> Self {
        let declared = || {
            let actors = frame.actors.iter().enumerate();
            actors.filter_map(|(index, actor)| Some((ActorId(index), actor, actor.outline()?)))
        };
        // The first who bears a name, and whether another one does.
        let mut bearers: FxHashMap<String, (ActorId, bool)> = FxHashMap::default();
        for (id, actor, outline) in declared() {
            let aliases = outline.aliases.iter().map(|alias| alias.value.as_str());
            for name in [actor.name.as_str(), actor.slug.as_str()].into_iter().chain(aliases) {
                let (first, more) = bearers.entry(fold(name)).or_insert((id, false));
                *more |= *first != id;
            }
        }
        let is_shared = |name: &str| bearers.get(&fold(name)).is_some_and(|(_, more)| *more);
        Self(declared().filter(|(_, actor, _)| is_shared(&actor.name)).map(|(id, _, _)| id).collect())
    }

    /// Whether an actor's name may mean another one.
    pub(super) fn is_shared(&self, actor: ActorId) -> bool {
        self.0.contains(&actor)
    }
}
