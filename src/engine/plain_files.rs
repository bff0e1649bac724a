//! The files of a site that are not pages: those of the theme, copied ones, and renditions of pictures.

use std::io;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::fault;
use super::make::Run;
use super::memory::Rendered as Fingerprints;
use super::pictures::{Batch, bytes_of, damaged, is_cleaned, refused};
use crate::diagnostic::{self, Diagnostic};
use crate::image::{self, Cleaned, Fault, Kind, RECIPE};
use crate::name::SourcePath;
use crate::output::{Content, OutputError};
use crate::page::{Copied, PlannedRendition};
use crate::snapshot::{Bytes, Fingerprint, SourceFile};
use crate::theme::Theme;

/// What became of files.
#[derive(Default)]
pub(super) struct FilesMade {
    pub(super) failures: Vec<OutputError>,
    /// The files that are made of pictures, by what they are made of.
    pub(super) remembered: Fingerprints,
    pub(super) problems: Vec<Diagnostic>,
    /// What is wrong with pictures, by the hash of their bytes.
    pub(super) faults: FxHashMap<Fingerprint, Fault>,
}

impl FilesMade {
    fn note(&mut self, result: Result<(), OutputError>) {
        self.failures.extend(result.err());
    }

    fn remember(&mut self, path: String, made_of: Fingerprint, result: Result<(), OutputError>) {
        match result {
            Ok(()) => drop(self.remembered.insert(path, made_of)),
            Err(error) => self.failures.push(error),
        }
    }

    fn tell(&mut self, (path, hash): (&SourcePath, Fingerprint), fault: Option<Fault>) {
        if let Some(fault) = fault {
            self.problems.push(damaged(path, &fault));
            self.faults.insert(hash, fault);
        }
    }

    fn and(mut self, other: Self) -> Self {
        self.failures.extend(other.failures);
        self.remembered.extend(other.remembered);
        self.problems.extend(other.problems);
        self.faults.extend(other.faults);
        self
    }
}

impl Run<'_> {
    /// Writes all files that are not pages.
    pub(super) fn files(&self, theme: &Theme) -> FilesMade {
        let mut made = FilesMade::default();
        for file in theme.published() {
            made.note(self.sink.put(&file.path.output_file(), Content::Bytes(&file.bytes)));
            self.progress.advance();
        }
        // Files of `content/` stand in the first edition, whichever shows them.
        let pages = &self.editions[0].pages;
        let copied: Vec<FilesMade> = pages.copied().par_iter().map(|copied| self.copy(copied)).collect();
        let pictures: Vec<_> = pages.renditions().chunk_by(|one, other| one.file == other.file).collect();
        let scaled: Vec<FilesMade> = pictures.into_par_iter().map(|all| self.scale(all)).collect();
        copied.into_iter().chain(scaled).fold(made, FilesMade::and)
    }

    fn copy(&self, copied: &Copied) -> FilesMade {
        let paths = [copied.path.output_file()];
        let made = diagnostic::catch(|| {
            diagnostic::trip("copy", copied.file.as_str());
            self.copy_whole(copied)
        });
        made.unwrap_or_else(|panicked| {
            self.keep_all(&paths, fault::of_file(&panicked, &copied.file, "copied this file"))
        })
    }

    /// What earlier builds made of a file at which briefgen fails stays.
    fn keep_all(&self, paths: &[String], problem: Diagnostic) -> FilesMade {
        let failures = paths.iter().filter_map(|path| match self.sink.keep(path) {
            // It was made before the panic.
            Ok(_) | Err(OutputError::Twice { .. }) => None,
            Err(error) => Some(error),
        });
        FilesMade { failures: failures.collect(), problems: vec![problem], ..FilesMade::default() }
    }

    fn copy_whole(&self, copied: &Copied) -> FilesMade {
        let mut made = FilesMade::default();
        if let Some(source) = self.snapshot.get(&copied.file) {
            let path = copied.path.output_file();
            if is_cleaned(&copied.file) {
                let made_of = Fingerprint::of_value(&(RECIPE, source.hash, self.metadata));
                let result = if self.is_kept(&path, made_of) {
                    Ok(None)
                } else {
                    self.clean(&path, (&copied.file, source))
                };
                match result {
                    Ok(Some(refused)) => made.problems.push(refused),
                    result => made.remember(path, made_of, result.map(drop)),
                }
            } else {
                let content = match &source.bytes {
                    Bytes::Memory(bytes) => Content::Bytes(bytes),
                    Bytes::Disk(disk) => Content::File(disk),
                };
                made.note(self.sink.put(&path, content));
            }
        }
        self.progress.advance();
        made
    }

    /// Writes a picture without what it tells of its maker; tells of one that is not written, since that cannot be
    /// taken out.
    fn clean(
        &self,
        path: &str,
        (file, source): (&SourcePath, &SourceFile),
    ) -> Result<Option<Diagnostic>, OutputError> {
        let is_usual = matches!(Kind::of_name(file.as_str()), Some(Kind::Jpeg | Kind::Png | Kind::WebP));
        if !self.sink.wants_bytes() && is_usual && !image::is_never_usual(&source.bytes.start(4_000)) {
            return Ok(None);
        }
        let bytes = bytes_of(source).map_err(|cause| unread(path, source, cause))?;
        match image::cleaned(&bytes, self.metadata) {
            Cleaned::Clean(clean) => self.sink.put(path, Content::Bytes(&clean))?,
            Cleaned::AsItIs => self.sink.put(path, Content::Bytes(&bytes))?,
            Cleaned::Refused => return Ok(Some(refused(file))),
        }
        Ok(None)
    }

    /// Whether the last run made a file of the same, and it is still there.
    fn is_kept(&self, path: &str, made_of: Fingerprint) -> bool {
        self.memory.rendered(path) == Some(made_of) && matches!(self.sink.keep(path), Ok(true))
    }

    /// Writes the renditions of one picture: those of the last run stay, others come out of the cache or are
    /// made now.
    fn scale(&self, all: &[PlannedRendition]) -> FilesMade {
        let Some(first) = all.first() else { return FilesMade::default() };
        let made = diagnostic::catch(|| {
            diagnostic::trip("scale", first.file.as_str());
            self.scale_whole(all)
        });
        made.unwrap_or_else(|panicked| {
            let paths: Vec<String> = all.iter().map(|planned| planned.path.output_file()).collect();
            self.keep_all(
                &paths,
                fault::of_file(&panicked, &first.file, "made smaller copies of this picture"),
            )
        })
    }

    fn scale_whole(&self, all: &[PlannedRendition]) -> FilesMade {
        let mut made = FilesMade::default();
        let Some((file, source)) =
            all.first().and_then(|one| self.snapshot.get(&one.file).map(|s| (&one.file, s)))
        else {
            return made;
        };
        let mut missing = Vec::new();
        for planned in all {
            let path = planned.path.output_file();
            if self.is_kept(&path, planned.key) {
                made.remember(path, planned.key, Ok(()));
            } else if let Some(bytes) = self.cache.and_then(|cache| cache.get(&planned.key.to_string())) {
                let result = self.sink.put(&path, Content::Bytes(&bytes));
                made.remember(path, planned.key, result);
            } else {
                missing.push(planned);
            }
            self.progress.advance();
        }
        if missing.is_empty() {
            // A picture that was damaged is still.
            made.tell((file, source.hash), self.memory.faults.get(&source.hash).cloned());
        } else {
            let batch = Batch { renditions: missing, source, quality: self.quality, metadata: self.metadata };
            if let Err(cause) = self.make_batch(file, &batch, &mut made) {
                made.failures.push(unread(all[0].file.as_str(), source, cause));
            }
        }
        made
    }

    fn make_batch(&self, file: &SourcePath, batch: &Batch, made: &mut FilesMade) -> io::Result<()> {
        let to = (file, batch.source.hash);
        if !self.sink.wants_bytes() {
            made.tell(to, batch.look()?);
            let keys = batch.renditions.iter().map(|planned| (planned.path.output_file(), planned.key));
            made.remembered.extend(keys);
            return Ok(());
        }
        let (files, fault) = batch.make()?;
        for (planned, bytes) in batch.renditions.iter().zip(files) {
            // Of a damaged picture nothing is kept: it is told again.
            if let (Some(cache), None) = (self.cache, &fault) {
                cache.put(&planned.key.to_string(), &bytes);
            }
            let path = planned.path.output_file();
            let result = self.sink.put(&path, Content::Bytes(&bytes));
            made.remember(path, planned.key, result);
        }
        made.tell(to, fault);
        Ok(())
    }
}

fn unread(path: &str, source: &SourceFile, cause: io::Error) -> OutputError {
    let path = match &source.bytes {
        Bytes::Memory(_) => path.into(),
        Bytes::Disk(disk) => disk.clone(),
    };
    OutputError::Source { path, cause }
}
