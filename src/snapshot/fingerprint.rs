//! Fingerprints: 128 bits of a BLAKE3 hash, of bytes or of any value that is `Hash`.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// A hash that stands for its input: two inputs with one fingerprint are taken to be the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// The fingerprint of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self::from_hash(blake3::hash(bytes))
    }

    /// The fingerprint of a value: of all that its `Hash` shows.
    pub fn of_value<T: Hash + ?Sized>(value: &T) -> Self {
        let mut hasher = ValueHasher(blake3::Hasher::new());
        value.hash(&mut hasher);
        Self::from_hash(hasher.0.finalize())
    }

    pub(super) fn from_hash(hash: blake3::Hash) -> Self {
        let mut half = [0; 16];
        half.copy_from_slice(&hash.as_bytes()[..16]);
        Self(u128::from_le_bytes(half))
    }

    /// Reads what `Display` writes: 32 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = u128::from_str_radix(text, 16).ok().filter(|_| digits)?;
        Some(Self(number.swap_bytes()))
    }

    /// The first `digits` hexadecimal digits, for ids that people see.
    pub fn short(self, digits: usize) -> String {
        let mut text = format!("{self}");
        text.truncate(digits);
        text
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0.swap_bytes())
    }
}

/// A value that is not changed any more, with its fingerprint, which stands for it where it is hashed or compared.
/// Clones share it.
#[derive(Debug)]
pub struct Sealed<T>(Arc<(Fingerprint, T)>);

impl<T: Hash> Sealed<T> {
    /// Takes the fingerprint of a value once.
    pub fn new(value: T) -> Self {
        Self(Arc::new((Fingerprint::of_value(&value), value)))
    }
}

impl<T: Hash + Clone> Sealed<T> {
    /// The value with a change, sealed anew.
    #[must_use]
    pub fn changed(&self, change: impl FnOnce(&mut T)) -> Self {
        let mut value = T::clone(self);
        change(&mut value);
        Self::new(value)
    }
}

impl<T> Deref for Sealed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.1
    }
}

impl<T> Clone for Sealed<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> PartialEq for Sealed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0.0 == other.0.0
    }
}

impl<T> Eq for Sealed<T> {}

impl<T> Hash for Sealed<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.0.hash(state);
    }
}

struct ValueHasher(blake3::Hasher);

impl Hasher for ValueHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for text in ["", "a", "fingerprint"] {
            let fingerprint = Fingerprint::of(text.as_bytes());
            assert_eq!(Fingerprint::parse(&fingerprint.to_string()), Some(fingerprint));
        }
        for text in ["", "0", "g0000000000000000000000000000000", "+0000000000000000000000000000001", "é"] {
            assert_eq!(Fingerprint::parse(text), None, "{text}");
        }
    }
}
