//! Scripts: what names and texts are written in.

use icu_properties::props::Script;

/// Scripts that part words by nothing; `search.js` lists them as well.
const SPACELESS: [Script; 7] = [
    Script::Han,
    Script::Hiragana,
    Script::Katakana,
    Script::Thai,
    Script::Lao,
    Script::Khmer,
    Script::Myanmar,
];

/// Whether a script parts words by nothing.
pub fn is_spaceless(script: Script) -> bool {
    SPACELESS.contains(&script)
}
