//! Names that mean more than one actor: nobody is offered them, since front matter could not tell who is meant.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::ActorId;
use super::frame::Frame;
use super::named::{Lookout, body_span};
use crate::diagnostic::{Diagnostic, Lint};
use crate::mention::Unsettled;
use crate::name::fold;
use crate::parse::Document;
use crate::prose::Prose;
use crate::text;

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
            let aliases = outline.aliases.iter().chain(&outline.shared_aliases);
            let aliases = aliases.map(|alias| alias.value.as_str());
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

/// Names in a body that may mean several actors, each once: the briefing lists none of them, or more than one.
pub(super) fn unsettled(
    lookout: &Lookout,
    (document, prose): (&Document, &Prose),
    names: &[Unsettled],
) -> Vec<Diagnostic> {
    let mut first_of: BTreeMap<&[usize], &Unsettled> = BTreeMap::new();
    for name in names {
        first_of.entry(&name.bearers).or_insert(name);
    }
    let mut first: Vec<&Unsettled> = first_of.into_values().collect();
    first.sort_by_key(|name| name.range.start);
    let report = |name: &Unsettled| {
        let written = text::within(&prose.text, name.range.clone());
        let called: Vec<&str> = name.bearers.iter().map(|bearer| lookout.name_of(*bearer)).collect();
        let message = format!("`{written}` is a name of {}, and nobody is linked.", called.join(" and "));
        let hint = "list the one that is meant in `actors`, and not the other, or write the whole name";
        Diagnostic::new(Lint::ActorUnlisted, body_span(document, prose, &name.range), message).hint(hint)
    };
    first.into_iter().map(report).collect()
}
