//! Which paths are taken, and by whom.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::{ASSETS, UrlPath};

/// Who takes a path.
#[derive(Clone, Debug)]
pub(super) enum Claim {
    /// A page that every site has.
    BuiltIn,
    /// The folder of the pages in another language.
    Edition,
    /// A file of the theme.
    Theme,
    /// A document, by its slug.
    Document(Span),
    /// A file of `content/` that is copied.
    Copied(Span),
    /// A file of `content/` with a hash in its name.
    Hashed(Span),
    /// An old URL.
    Alias(Span),
}

impl Claim {
    pub(super) fn span(&self) -> Option<&Span> {
        match self {
            Self::BuiltIn | Self::Edition | Self::Theme => None,
            Self::Document(span) | Self::Copied(span) | Self::Hashed(span) | Self::Alias(span) => Some(span),
        }
    }

    /// What to do about a claim that came second.
    fn advice(&self) -> &'static str {
        match self {
            Self::Copied(_) | Self::Hashed(_) => "rename the file",
            Self::Alias(_) => "take the alias out",
            _ => "give one of them another `slug`",
        }
    }
}

/// The paths that are taken, by output file.
#[derive(Default)]
pub(super) struct Taken {
    pub(super) files: HashMap<String, Claim>,
    /// Folders that hold a taken file, and who took one in it first.
    folders: HashMap<String, Claim>,
    /// The folder of the edition, for messages.
    edition: String,
}

impl Taken {
    /// Of the edition in a folder, `/ko`.
    pub(super) fn of(edition: &str) -> Self {
        Self { edition: edition.to_owned(), ..Self::default() }
    }

    /// Whether a path that a writer gave leads to a page or file.
    pub(super) fn has(&self, plain: &str) -> bool {
        let is_page = |claim: &Claim| !matches!(claim, Claim::Edition);
        [UrlPath::file(&[plain]), UrlPath::page(&[plain])]
            .iter()
            .any(|path| self.files.get(&path.output_file()).is_some_and(is_page))
    }

    /// Keeps a folder for the pages in another language.
    pub(super) fn reserve(&mut self, folder: &str) {
        self.files.insert(folder.to_owned(), Claim::Edition);
    }

    /// Takes a path for a claim. When it is taken already, returns what to say about that; nothing
    /// for a built-in page, which only another built-in page or the theme can precede.
    pub(super) fn take(&mut self, path: &UrlPath, claim: Claim) -> Result<(), Option<Box<Diagnostic>>> {
        let file = path.output_file();
        // What stands there never changes, so that browsers may keep it for ever.
        let is_kept_free = file.strip_prefix(ASSETS).is_some_and(|rest| rest.starts_with('/'));
        if let (true, Claim::Document(span) | Claim::Alias(span)) = (is_kept_free, &claim) {
            let message = format!("`{path}` stands below `/{ASSETS}/`, where names hold a hash.");
            let problem = Diagnostic::new(Lint::UrlConflict, span.clone(), message);
            return Err(Some(Box::new(problem.hint("give it another place"))));
        }
        let above = || file.match_indices('/').map(|(at, _)| &file[..at]);
        let first = self.files.get(&file).or_else(|| self.folders.get(&file));
        let Some(first) = first.or_else(|| above().find_map(|folder| self.files.get(folder))) else {
            for folder in above() {
                if !self.folders.contains_key(folder) {
                    self.folders.insert(folder.to_owned(), claim.clone());
                }
            }
            self.files.insert(file, claim);
            return Ok(());
        };
        let Some(span) = claim.span() else { return Err(None) };
        let path = path.below(&self.edition);
        let message = match first {
            Claim::BuiltIn => format!("`{path}` is the URL of a page that every site has."),
            Claim::Edition => format!("`{path}` is among the pages in another language."),
            Claim::Theme => format!("`{path}` is the URL of a file of the theme."),
            _ => format!("Two files want the URL `{path}`."),
        };
        let mut problem = Diagnostic::new(Lint::UrlConflict, span.clone(), message).hint(claim.advice());
        if let Some(first) = first.span() {
            problem = problem.label(first.clone(), "this one has it");
        }
        Err(Some(Box::new(problem)))
    }
}
