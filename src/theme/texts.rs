//! The texts of a theme: the words of its pages in one language, from `texts/LANGUAGE.yaml`.
//!
//! It must not know which forms a language has or what a placeholder stands for: `language` does.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, OnceLock};

use super::{DEFAULT, EMBEDDED, Theme};
use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::yaml::{self, Node, Reader, Value};

/// The texts of one theme in one language, as its file has them.
#[derive(Clone, Debug, Hash)]
pub(super) struct TextsFile {
    /// The language tag of the file's name.
    pub(super) language: String,
    /// The file, relative to the site's root.
    pub(super) file: Arc<str>,
    /// What it holds.
    pub(super) text: Arc<str>,
}

/// A text, in one form or in one for each kind of number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Text {
    /// Where it stands.
    pub span: Span,
    /// By CLDR plural category (`one`, `few`, `other` ...); a text in one form has `other` alone.
    pub forms: BTreeMap<String, String>,
    /// Whether the file gives forms.
    pub is_plural: bool,
}

/// Texts by their key.
pub type Texts = BTreeMap<String, Text>;

impl Theme {
    /// The file of texts in each language, as it stands: of two the one of the theme that is extended, which
    /// has more of them.
    pub fn text_files(&self) -> BTreeMap<&str, &Arc<str>> {
        self.texts.iter().map(|file| (&*file.language, &file.text)).collect()
    }

    /// The texts in a language, those of the theme in use before those of the themes that it extends. Empty
    /// when no theme has any. The keys of all are lower-case words joined by `_`.
    pub fn texts(&self, language: &str, problems: &mut Vec<Diagnostic>) -> Texts {
        let mut texts = Texts::new();
        for file in self.texts.iter().filter(|file| file.language == language) {
            let found = embedded(file).map_or_else(|| read(file, problems), Texts::clone);
            for (key, text) in found {
                texts.entry(key).or_insert(text);
            }
        }
        texts
    }
}

/// What the embedded theme says, by language, each read when it is first asked for: it is the same in every run.
static KNOWN: LazyLock<BTreeMap<String, (&'static str, OnceLock<Texts>)>> = LazyLock::new(|| {
    let folder = EMBEDDED.get_dir("texts").into_iter().flat_map(include_dir::Dir::files);
    let named = folder.filter_map(|file| {
        let language = file.path().file_stem()?.to_str()?.to_owned();
        Some((language, (file.contents_utf8()?, OnceLock::new())))
    });
    named.collect()
});

/// The texts of a file that is as the embedded theme has it.
fn embedded(file: &TextsFile) -> Option<&'static Texts> {
    let (text, known) = KNOWN.get(&file.language)?;
    let is_same = file.file.starts_with(&format!("themes/{DEFAULT}/")) && *file.text == **text;
    // A test holds that nothing is wrong with these.
    is_same.then(|| known.get_or_init(|| read(file, &mut Vec::new())))
}

fn read(file: &TextsFile, problems: &mut Vec<Diagnostic>) -> Texts {
    let Some(root) = yaml::parse(&file.text, 0, &file.file, problems) else { return Texts::new() };
    let mut reader = Reader { file: &file.file, problems };
    let Some(fields) = reader.fields(&root, "a file of texts") else { return Texts::new() };
    let entries = fields.entries().iter();
    entries.filter_map(|(key, node)| Some((key.text.clone(), text(&key.text, node, &mut reader)?))).collect()
}

fn text(key: &str, node: &Node, reader: &mut Reader) -> Option<Text> {
    let span = Span::new(reader.file, node.range.clone());
    let forms = match &node.value {
        Value::Scalar { text, .. } => BTreeMap::from([("other".to_owned(), text.clone())]),
        Value::Mapping(forms) => forms
            .iter()
            .filter_map(|(form, node)| match &node.value {
                Value::Scalar { text, .. } => Some((form.text.clone(), text.clone())),
                _ => None,
            })
            .collect(),
        other => {
            let message = format!("The text `{key}` is {}, and not words.", other.kind());
            reader.problem(Lint::ThemeText, node.range.clone(), message).hint =
                Some(format!("write `{key}: \"some words\"`"));
            return None;
        }
    };
    Some(Text { span, forms, is_plural: matches!(node.value, Value::Mapping(_)) })
}
