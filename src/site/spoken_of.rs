//! How texts call those whom files declare: names, pronouns, offices. It must not know bodies.

use jiff::civil::Date;

use super::LinkedActor;
use crate::parse::{ActorKind, ActorOutline, Pronouns, Role};
use crate::quotation::{Gender, Voice};

/// A declared bearer of a name, as messages call it.
#[derive(Debug)]
pub(super) struct Called {
    pub(super) name: String,
    pub(super) is_person: bool,
    pub(super) told: ToldOf,
}

/// What an actor's file tells of how texts call it.
#[derive(Clone, Debug, Default, Hash)]
pub(super) struct ToldOf {
    pronouns: Option<Pronouns>,
    roles: Vec<Role>,
    /// The names of a body.
    names: Vec<String>,
}

impl ToldOf {
    pub(super) fn of(actor: &LinkedActor, outline: &ActorOutline) -> Self {
        let aliases = outline.aliases.iter().map(|alias| alias.value.clone());
        let names = if actor.kind == ActorKind::Person {
            Vec::new()
        } else {
            std::iter::once(actor.name.clone()).chain(aliases).collect()
        };
        Self { pronouns: outline.pronouns, roles: outline.roles.clone(), names }
    }
}

impl Called {
    /// How a text of a day calls it, beside its name.
    pub(super) fn voice(&self, day: Date) -> Voice {
        let offices = self.told.roles.iter().filter(|role| role.is_held(day)).map(|role| match &role.of {
            Some(of) => format!("{} of {of}", role.title),
            None => role.title.clone(),
        });
        let over = self.told.roles.iter().filter(|role| role.is_over(day));
        let former = over.map(|role| format!("former {}", role.title));
        Voice {
            is_body: !self.is_person,
            gender: match self.told.pronouns {
                Some(Pronouns::She) => Some(Gender::Woman),
                Some(Pronouns::He) => Some(Gender::Man),
                Some(Pronouns::They) | None => None,
            },
            is_they: self.told.pronouns == Some(Pronouns::They),
            offices: offices.chain(former).chain(self.told.names.iter().cloned()).collect(),
        }
    }
}
