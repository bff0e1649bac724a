//! The files of the theme that a site uses, for one who wants to copy them.

use std::sync::Arc;

use crate::config::{FILE, Overrides, Settings};
use crate::diagnostic::SourceTexts as _;
use crate::snapshot::Snapshot;
use crate::text;
use crate::theme::Theme;

/// A template, a file of texts or another file of a theme.
#[derive(Clone, Debug)]
pub struct ThemeFile {
    /// What templates call it: `briefing.html`, `ko.yaml`, `style.css`.
    pub name: String,
    /// Its path in the folder of a theme: `templates/briefing.html`.
    pub path: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// The name of the theme that a site uses, and its files with those of the themes that it extends, of two of
/// one name the one that is used, of texts the one that has more. Templates come first, each kind in the order of
/// its names.
pub fn theme_files(snapshot: &Snapshot) -> (String, Vec<ThemeFile>) {
    let settings = Settings::read(snapshot.text(FILE), &Overrides::default(), &mut Vec::new());
    let theme = Theme::load(&settings.theme, snapshot, &mut Vec::new());
    let prefix = |name: &str| {
        theme.prefixes().iter().find(|prefix| name.starts_with(&***prefix)).map_or(0, String::len)
    };
    let mut names: Vec<&str> =
        theme.templates().iter().map(|one| text::from(&one.name, prefix(&one.name))).collect();
    names.sort_unstable();
    names.dedup();
    let templates = names.into_iter().filter_map(|name| {
        let bytes = theme.template(name)?.text.as_bytes().into();
        Some(ThemeFile { name: name.to_owned(), path: format!("templates/{name}"), bytes })
    });
    let files = [("static", theme.files()), ("root", theme.rooted())];
    let files = files.into_iter().flat_map(|(folder, files)| {
        files.iter().map(move |(name, file)| ThemeFile {
            name: name.clone(),
            path: format!("{folder}/{name}"),
            bytes: Arc::clone(&file.source),
        })
    });
    let texts = theme.text_files();
    let texts = texts.into_iter().map(|(language, text)| ThemeFile {
        name: format!("{language}.yaml"),
        path: format!("texts/{language}.yaml"),
        bytes: text.as_bytes().into(),
    });
    (settings.theme.value.clone(), templates.chain(texts).chain(files).collect())
}
