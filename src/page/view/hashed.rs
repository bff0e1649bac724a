//! What many pages show: hashed once, and turned once into what templates get.

use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde::{Serialize, Serializer};

use crate::snapshot::Fingerprint;
use crate::theme::Form;

/// A value that carries its own fingerprint, so that whoever holds it hashes a few words only.
#[derive(Clone, Debug)]
pub struct Hashed<T> {
    fingerprint: Fingerprint,
    value: T,
    /// What templates get for it, once one asked; kept of what many pages show, since it is larger than the value.
    form: Option<OnceLock<Form>>,
}

/// A value that other values hold: each holds the same one.
pub type Shared<T> = Arc<Hashed<T>>;

impl<T: Hash> Hashed<T> {
    /// Takes the fingerprint of the value once.
    pub fn new(value: T) -> Self {
        Self { fingerprint: Fingerprint::of_value(&value), value, form: None }
    }

    /// The same of a value that dozens of pages show: what templates get for it is made once too.
    pub fn often(value: T) -> Self {
        Self { form: Some(OnceLock::new()), ..Self::new(value) }
    }
}

impl<T> Deref for Hashed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> Hash for Hashed<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.fingerprint.hash(state);
    }
}

impl<T: Serialize> Serialize for Hashed<T> {
    /// Serialises the value. A serialiser of templates copies a pointer to the form that is kept.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.form {
            Some(form) => form.get_or_init(|| Form::of(&self.value)).serialize(serializer),
            None => self.value.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::view::Ref;

    #[test]
    fn the_kept_form_says_what_the_value_says() {
        let link = Ref { name: "Kim".to_owned(), url: "/actors/kim/".to_owned() };
        let (plain, often) = (Hashed::new(link.clone()), Hashed::often(link));
        assert_eq!(Fingerprint::of_value(&plain), Fingerprint::of_value(&often));
        let json = |value: &Hashed<Ref>| serde_json::to_string(value).expect("it is JSON");
        // Twice: the second time the form is there.
        for _ in 0..2 {
            assert_eq!(json(&plain), json(&often));
            assert_eq!(Form::of(&plain), Form::of(&often));
        }
    }
}
