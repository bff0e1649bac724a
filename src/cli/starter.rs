//! The site that `briefgen init` begins with: small, true, and built without a warning.
//!
//! Its facts are those of the sample site, sourced there.

use super::new::yaml_text;
use crate::config::{self, BaseUrl};
use crate::schema::{Names, SchemaKind};

/// What a new site says of itself.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) title: String,
    /// Where it will stand, where that is known.
    pub(super) address: Option<BaseUrl>,
    /// Whether the host of the address is the site's own.
    pub(super) has_domain: bool,
}

/// What git should not keep.
pub(super) const GITIGNORE: &str = ".gitignore";

/// The lines that a `.gitignore` with this text lacks.
pub(super) fn not_ignored_by(text: &str) -> Vec<&'static str> {
    let has = |line: &str| text.lines().any(|own| own.trim().trim_matches('/') == line.trim_matches('/'));
    include_str!("starter/gitignore").lines().filter(|line| !has(line)).collect()
}

/// Paths and texts of the files, with what stands in braces still to be said.
const FILES: &[(&str, &str)] = &[
    (config::FILE, include_str!("starter/briefgen.yaml")),
    (".vscode/settings.json", include_str!("starter/vscode.json")),
    (GITIGNORE, include_str!("starter/gitignore")),
    ("README.md", include_str!("starter/README.md")),
    ("content/about.md", include_str!("starter/about.md")),
    ("content/briefings/2019-04-26-vladivostok-summit.md", include_str!("starter/vladivostok.md")),
    ("content/briefings/2023-09-18-vostochny-summit.md", include_str!("starter/vostochny.md")),
    ("content/actors/kim-jong-un.md", include_str!("starter/kim-jong-un.md")),
    ("content/actors/vladimir-putin.md", include_str!("starter/vladimir-putin.md")),
    ("content/actors/russia.md", include_str!("starter/russia.md")),
    ("content/topics/summit-diplomacy.md", include_str!("starter/summit-diplomacy.md")),
];

/// The files of a new site: those of the starter, and the schemas for editors.
pub(super) fn files(words: &Words) -> Vec<(String, String)> {
    let starter = FILES.iter().map(|(path, text)| {
        let title = if *path == config::FILE { yaml_text(&words.title) } else { words.title.clone() };
        let text = text.replace("{{ ADDRESS }}\n", &address(words)).replace("{{ TITLE }}", &title);
        ((*path).to_owned(), text)
    });
    let schemas = SchemaKind::ALL.iter().map(|&kind| {
        let path = format!(".vscode/briefgen/{}.schema.json", kind.name());
        (path, format!("{}\n", super::schema::text(kind, &Names::default())))
    });
    starter.chain(schemas).collect()
}

/// The settings that say where a site stands.
fn address(words: &Words) -> String {
    let Some(address) = &words.address else {
        return "# Change it to your own address.\nbase_url: https://example.org/\n".to_owned();
    };
    let domain = if words.has_domain { format!("domain: {}\n", address.host()) } else { String::new() };
    format!("base_url: {address}\n{domain}")
}
