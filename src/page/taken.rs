//! Which paths are taken, and by whom.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Lint, Span};
use crate::name::{ASSETS, PathFault, UrlPath, composed, meeting_key, path_fault};
use crate::text;

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
    /// A name that no file declares, where it is used.
    Undeclared(Span),
}

impl Claim {
    pub(super) fn span(&self) -> Option<&Span> {
        match self {
            Self::BuiltIn | Self::Edition | Self::Theme => None,
            Self::Document(span)
            | Self::Copied(span)
            | Self::Hashed(span)
            | Self::Alias(span)
            | Self::Undeclared(span) => Some(span),
        }
    }

    /// What to do about a path that cannot be, or not everywhere.
    fn mending(&self, fault: &PathFault, file: &str) -> String {
        let such_as = fault.mended.as_ref().map(|mended| format!(", such as `{mended}`")).unwrap_or_default();
        match self {
            Self::Copied(_) | Self::Hashed(_) if file.ends_with(&*fault.part) => {
                format!("rename the file{such_as}")
            }
            Self::Copied(_) | Self::Hashed(_) => format!("rename the folder{such_as}"),
            Self::Alias(_) => "take it out of the old URLs".to_owned(),
            Self::Undeclared(_) => format!("declare it in a file with another `slug`{such_as}"),
            _ => format!("give it another `slug`{such_as}"),
        }
    }

    /// What to do about a claim that came second.
    fn advice(&self) -> &'static str {
        match self {
            Self::Copied(_) | Self::Hashed(_) => "rename the file",
            Self::Alias(_) => "take it out of the old URLs",
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
    /// Files by what some systems take for their path.
    file_keys: HashMap<String, String>,
    /// The same of folders.
    folder_keys: HashMap<String, String>,
    /// The folder of the edition.
    edition: String,
    /// What is sound here and not on all systems.
    pub(super) warnings: Vec<Diagnostic>,
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
        self.file_keys.insert(meeting_key(folder), folder.to_owned());
    }

    /// Takes a path for a claim. When it is taken already, returns what to say about that; nothing
    /// for a built-in page, which only another built-in page or the theme can precede.
    pub(super) fn take(&mut self, path: &UrlPath, claim: Claim) -> Result<(), Option<Box<Diagnostic>>> {
        let file = path.output_file();
        if let Some(fault) = path_fault(path.below(&self.edition).output_file().as_str()) {
            self.refuse(path, &claim, &fault)?;
        }
        // What stands there never changes, so that browsers may keep it for ever.
        let is_kept_free = file.strip_prefix(ASSETS).is_some_and(|rest| rest.starts_with('/'));
        if let (true, Claim::Document(span) | Claim::Alias(span)) = (is_kept_free, &claim) {
            let message = format!("`{path}` stands below `/{ASSETS}/`, where names hold a hash.");
            let problem = Diagnostic::new(Lint::UrlConflict, span.clone(), message);
            return Err(Some(Box::new(problem.hint("give it another place"))));
        }
        let above = || file.match_indices('/').map(|(at, _)| text::before(&file, at));
        let first = self.files.get(&file).or_else(|| self.folders.get(&file));
        let Some(first) = first.or_else(|| above().find_map(|folder| self.files.get(folder))) else {
            self.tell_meetings(&file, &claim);
            for folder in above() {
                if !self.folders.contains_key(folder) {
                    self.folders.insert(folder.to_owned(), claim.clone());
                    self.folder_keys.entry(meeting_key(folder)).or_insert_with(|| folder.to_owned());
                }
            }
            self.file_keys.entry(meeting_key(&file)).or_insert_with(|| file.clone());
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

    /// Refuses a path that no system can hold, and tells of one that some cannot.
    fn refuse(
        &mut self,
        path: &UrlPath,
        claim: &Claim,
        fault: &PathFault,
    ) -> Result<(), Option<Box<Diagnostic>>> {
        let problem = claim.span().map(|span| {
            let lint = if fault.is_elsewhere { Lint::NameUnportable } else { Lint::ValueInvalid };
            let path = path.below(&self.edition);
            let message = format!("The path `{}` {}.", path.as_str().escape_debug(), fault.why);
            Diagnostic::new(lint, span.clone(), message).hint(claim.mending(fault, path.as_str()))
        });
        if fault.is_elsewhere {
            self.warnings.extend(problem);
            return Ok(());
        }
        Err(problem.map(Box::new))
    }

    /// Tells of paths that are two here, and one where letter case and composed letters do not count.
    fn tell_meetings(&mut self, file: &str, claim: &Claim) {
        let key = meeting_key(file);
        let is_other = |known: &&String| **known != file;
        let as_file = self.file_keys.get(&key).filter(is_other);
        let mut other = as_file.or_else(|| self.folder_keys.get(&key).filter(is_other));
        for (at, _) in file.match_indices('/') {
            let folder = file.split_at_checked(at).map_or(file, |(folder, _)| folder);
            if other.is_none() && !self.folders.contains_key(folder) {
                other = self.file_keys.get(&meeting_key(folder)).filter(|known| **known != folder);
            }
        }
        let Some(other) = other else { return };
        let their = self.files.get(other).or_else(|| self.folders.get(other));
        let own = claim.span().map(|span| (span, claim));
        let Some((span, teller)) = own.or_else(|| their.and_then(|claim| Some((claim.span()?, claim))))
        else {
            return;
        };
        let shown = |file: &str| file.strip_suffix("index.html").unwrap_or(file).to_owned();
        let (one, two) = (shown(other), shown(file));
        let message = if composed(&one) == composed(&two) {
            format!("`/{one}` stands twice, in composed letters and in others: on macOS the two are one.")
        } else {
            format!(
                "`/{one}` and `/{two}` are one where letter case does not count, as on Windows and macOS."
            )
        };
        let advice = match teller {
            Claim::Copied(_) | Claim::Hashed(_) => "rename one of them",
            teller => teller.advice(),
        };
        let mut problem = Diagnostic::new(Lint::NameUnportable, span.clone(), message).hint(advice);
        if let Some(their) = their.and_then(Claim::span).filter(|their| *their != span) {
            problem = problem.label(their.clone(), "this is the other one");
        }
        self.warnings.push(problem);
    }
}
