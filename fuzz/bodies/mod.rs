//! What fuzzing and the property tests try. A body takes bytes, makes an input of them by choices (`choices`), and
//! holds what must hold of it: no panic, no place outside of its text, nothing lost.
//!
//! The same bodies run as cargo-fuzz targets (`fuzz_targets/`) and as property tests of the main crate
//! (`tests/it/fuzzed.rs`). They must know nothing of either.

mod addresses;
mod choices;
mod dates;
mod fix;
mod matter;
mod names;
mod site;
mod templates;
mod text;
mod words;

#[cfg(test)]
pub(crate) use choices::Choices;
#[cfg(test)]
pub(crate) use matter::yaml;

/// A body: it panics when something does not hold.
type Body = fn(&[u8]);

/// All bodies, by the names of their targets.
pub(crate) const BODIES: [(&str, Body); 8] = [
    ("front_matter", matter::check),
    ("dates", dates::check),
    ("names", names::check),
    ("body", site::check_body),
    ("addresses", addresses::check),
    ("templates", templates::check),
    ("fix", fix::check),
    ("site", site::check),
];

/// Runs the body of that name.
pub(crate) fn run(name: &str, bytes: &[u8]) {
    let found = BODIES.iter().find(|(known, _)| *known == name);
    let (_, body) = found.unwrap_or_else(|| panic!("there is no body named {name}"));
    body(bytes);
}
