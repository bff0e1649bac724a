//! The site that `briefgen init` begins with: small, true, and built without a warning.
//!
//! Its facts are those of the sample site, sourced there.

/// Paths and texts of the files.
pub(super) const FILES: &[(&str, &str)] = &[
    ("briefgen.yaml", include_str!("starter/briefgen.yaml")),
    (".vscode/settings.json", include_str!("starter/vscode.json")),
    (".gitignore", include_str!("starter/gitignore")),
    ("README.md", include_str!("starter/README.md")),
    ("content/about.md", include_str!("starter/about.md")),
    ("content/briefings/2019-04-26-vladivostok-summit.md", include_str!("starter/vladivostok.md")),
    ("content/briefings/2023-09-18-vostochny-summit.md", include_str!("starter/vostochny.md")),
    ("content/actors/kim-jong-un.md", include_str!("starter/kim-jong-un.md")),
    ("content/actors/vladimir-putin.md", include_str!("starter/vladimir-putin.md")),
    ("content/actors/russia.md", include_str!("starter/russia.md")),
    ("content/topics/summit-diplomacy.md", include_str!("starter/summit-diplomacy.md")),
];
