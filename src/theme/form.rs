//! What templates get for a value.
//!
//! Must not know: which values there are.

use serde::{Serialize, Serializer};

/// What templates get for a value that many pages show: made once, and pointed to from there on.
#[derive(Clone, Debug, PartialEq)]
pub struct Form(tera::Value);

impl Form {
    /// The form of a value.
    pub fn of(value: &impl Serialize) -> Self {
        Self(tera::Value::from_serializable(value))
    }
}

impl Serialize for Form {
    /// Serialises what the value would. What makes the variables of a template copies a pointer.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
