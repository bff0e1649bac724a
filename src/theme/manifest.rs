//! `theme.yaml`: what a theme extends, and on which backgrounds its links stand.

use super::Files;
use super::identity::Backgrounds;
use crate::config::Rgb;
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::SourcePath;
use crate::snapshot::THEMES;
use crate::yaml::{Node, Reader, Spanned};

/// What a theme says of itself that briefgen uses.
#[derive(Default)]
pub(super) struct Manifest {
    /// `extends`, with its place.
    pub(super) extends: Option<(String, Span)>,
    /// `backgrounds`.
    pub(super) backgrounds: Option<Backgrounds>,
}

impl Manifest {
    /// Reads the file of a theme.
    pub(super) fn read(theme: &str, files: &Files, problems: &mut Vec<Diagnostic>) -> Self {
        let path = SourcePath::new(format!("{THEMES}/{theme}/theme.yaml"));
        let Some(bytes) = files.get("theme.yaml") else { return Self::default() };
        let Ok(text) = std::str::from_utf8(bytes) else {
            let message = "The theme's settings are not UTF-8 text.";
            let problem = Diagnostic::new(Lint::FileNotUtf8, Span::whole_file(path.shared()), message);
            problems.push(problem.hint("save the file as UTF-8"));
            return Self::default();
        };
        let Some(root) = crate::yaml::parse(text, 0, path.shared(), problems) else { return Self::default() };
        let mut reader = Reader { file: path.shared(), problems };
        let Some(mut fields) = reader.fields(&root, "a theme") else { return Self::default() };
        for key in ["name", "description", "author", "license", "homepage"] {
            let _ = fields.text(key, &mut reader);
        }
        let extends = fields.text("extends", &mut reader);
        let extends = extends.map(|name| (name.value, Span::new(path.shared(), name.range)));
        let backgrounds = fields.take("backgrounds").and_then(|node| backgrounds(node, &mut reader));
        fields.finish(&mut reader);
        Self { extends, backgrounds }
    }
}

fn backgrounds(node: &Node, reader: &mut Reader) -> Option<Backgrounds> {
    let mut fields = reader.fields(node, "`backgrounds`")?;
    let mut colours = |key| {
        let texts = fields.texts(key, reader);
        texts.iter().filter_map(|text| colour(text, reader)).collect::<Vec<Rgb>>()
    };
    let (light, dark) = (colours("light"), colours("dark"));
    fields.finish(reader);
    let usual = Backgrounds::default();
    let or = |colours: Vec<Rgb>, usual: Vec<Rgb>| if colours.is_empty() { usual } else { colours };
    Some(Backgrounds { light: or(light, usual.light), dark: or(dark, usual.dark) })
}

fn colour(text: &Spanned<String>, reader: &mut Reader) -> Option<Rgb> {
    Rgb::parse(&text.value)
        .map_err(|hint| {
            let message = format!("`{}` is not a colour.", text.value);
            reader.problem(Lint::ValueInvalid, text.range.clone(), message).hint = Some(hint);
        })
        .ok()
}
