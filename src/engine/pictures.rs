//! Pictures: what their heads tell, read once for each state of a file, and the files that are made of them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

use rayon::iter::Either;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::fault;
use crate::cache::Cache;
use crate::config::Metadata;
use crate::diagnostic::{self, Diagnostic, Lint, Panicked, Span};
use crate::image::{self, Cleaned, Fault, Info, Kind, Rendition};
use crate::name::SourcePath;
use crate::page::{Asset, Assets, PlannedRendition};
use crate::site::Site;
use crate::snapshot::{Bytes, Fingerprint, Snapshot, SourceFile};

/// What is known of pictures, by the hash of their bytes.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    heads: FxHashMap<Fingerprint, Result<Info, Fault>>,
}

impl Pictures {
    /// The files of a site that go to `/assets/`, with what is known of them.
    pub(super) fn assets(
        &mut self,
        (snapshot, metadata): (&Snapshot, Metadata),
        site: &Site,
        problems: &mut Vec<Diagnostic>,
    ) -> Assets {
        let is_shown =
            |file: &SourcePath| site.referenced.contains(file) && Kind::of_name(file.as_str()).is_some();
        let files: Vec<(&SourcePath, &SourceFile)> = site
            .assets
            .iter()
            .filter(|file| is_shown(file) || Assets::holds(file))
            .filter_map(|file| Some((file, snapshot.get(file)?)))
            .collect();
        self.read(&files, problems);
        let mut assets = BTreeMap::new();
        for (path, file) in files {
            let head = self.heads.get(&file.hash);
            if let Some(Err(fault)) = head {
                problems.push(unreadable(path, fault));
            }
            let info = head.and_then(|head| head.as_ref().ok()).copied();
            let hash = match metadata {
                Metadata::None => file.hash,
                Metadata::Credit => Fingerprint::of_value(&(file.hash, metadata)),
            };
            assets.insert(path.clone(), Asset { hash, info });
        }
        Assets::new(assets)
    }

    /// Reads the heads that are not known, and forgets those of files that are gone.
    fn read(&mut self, files: &[(&SourcePath, &SourceFile)], problems: &mut Vec<Diagnostic>) {
        let has_head = |path: &SourcePath| Kind::of_name(path.as_str()).is_some_and(|kind| kind != Kind::Svg);
        let unread =
            files.par_iter().filter(|(path, file)| has_head(path) && !self.heads.contains_key(&file.hash));
        let read = unread.filter_map(|(path, file)| {
            let head = diagnostic::catch(|| {
                diagnostic::trip("picture", path.as_str());
                Some(Info::read(&bytes_of(file).ok()?))
            });
            let failed = |panicked: Panicked| fault::of_file(&panicked, path, "looked at this picture");
            head.map_err(failed).map(|head| Some((file.hash, head?))).transpose()
        });
        let (read, failed): (Vec<_>, Vec<_>) = read.partition_map(|read| match read {
            Ok(read) => Either::Left(read),
            Err(problem) => Either::Right(problem),
        });
        problems.extend(failed);
        let mut earlier = std::mem::take(&mut self.heads);
        let kept = files.iter().filter_map(|(_, file)| earlier.remove_entry(&file.hash));
        self.heads = kept.collect();
        self.heads.extend(read);
    }
}

/// A picture of which the copies show only a part.
pub(super) fn damaged(path: &SourcePath, fault: &Fault) -> Diagnostic {
    let message = format!("The picture is damaged: {fault}.");
    let problem = Diagnostic::new(Lint::ImageUnreadable, Span::whole_file(path.shared()), message);
    problem.hint("save it again; the smaller copies show what can be read of it")
}

/// A picture of which no copies are made.
fn unreadable(path: &SourcePath, fault: &Fault) -> Diagnostic {
    let message = format!("The picture cannot be read: {fault}.");
    let problem = Diagnostic::new(Lint::ImageUnreadable, Span::whole_file(path.shared()), message);
    problem.hint(match fault {
        Fault::TooLarge { .. } => "save it in a smaller size; it is shown as it is",
        _ => "save it again as JPEG, PNG or WebP; it is shown as it is",
    })
}

/// The bytes of a file, if they are still those of its hash.
pub(super) fn bytes_of(file: &SourceFile) -> io::Result<Cow<'_, [u8]>> {
    let bytes = file.bytes.read()?;
    if matches!(file.bytes, Bytes::Disk(_)) && Fingerprint::of(&bytes) != file.hash {
        return Err(io::Error::other("it changed while it was read"));
    }
    Ok(bytes)
}

/// Whether a file that is copied may tell of its maker.
pub(super) fn is_cleaned(path: &SourcePath) -> bool {
    image::may_tell(path.as_str())
}

/// A picture that tells of its maker and is not copied.
pub(super) fn refused(path: &SourcePath) -> Diagnostic {
    let message =
        "This picture is not copied: where, when and with what it was made cannot be taken out of it.";
    let problem = Diagnostic::new(Lint::ImageUncleaned, Span::whole_file(path.shared()), message);
    problem.hint("save it as JPEG, PNG or WebP")
}

/// A picture that a preview makes when it is asked for, while nobody waits for the site.
#[derive(Debug)]
pub struct PictureJob {
    /// The file.
    pub(super) source: SourceFile,
    /// The copy to make, and its key; the picture itself without what it tells of its maker if there is none.
    pub(super) rendition: Option<(Rendition, Fingerprint)>,
    pub(super) quality: u8,
    pub(super) metadata: Metadata,
    pub(super) cache: Option<Cache>,
}

impl PictureJob {
    /// Where the file is on the disk, if it has to be read.
    pub fn disk(&self) -> Option<&std::path::Path> {
        match &self.source.bytes {
            Bytes::Memory(_) => None,
            Bytes::Disk(disk) => Some(disk),
        }
    }

    /// Makes the file.
    ///
    /// # Errors
    /// When the picture cannot be read, or changed just now.
    pub fn run(&self) -> io::Result<Vec<u8>> {
        diagnostic::catch(|| self.make())
            .unwrap_or_else(|panicked| Err(io::Error::other(panicked.in_words())))
    }

    fn make(&self) -> io::Result<Vec<u8>> {
        let Some((rendition, key)) = self.rendition else {
            let bytes = bytes_of(&self.source)?;
            return match image::cleaned(&bytes, self.metadata) {
                Cleaned::Clean(clean) => Ok(clean),
                Cleaned::AsItIs => Ok(bytes.into_owned()),
                Cleaned::Refused => Err(io::Error::other("it cannot be cleaned")),
            };
        };
        let key = key.to_string();
        if let Some(known) = self.cache.as_ref().and_then(|cache| cache.get(&key)) {
            return Ok(known);
        }
        let bytes = bytes_of(&self.source)?;
        let made = image::make(&bytes, &[rendition], self.quality).map_err(io::Error::other)?;
        let file = made.files.into_iter().next().unwrap_or_default();
        let file = with_metadata(self.metadata, file, &bytes);
        if let (Some(cache), None) = (&self.cache, made.fault) {
            cache.put(&key, &file);
        }
        Ok(file)
    }
}

/// A copy with what is kept of its picture's metadata.
fn with_metadata(metadata: Metadata, file: Vec<u8>, of: &[u8]) -> Vec<u8> {
    match metadata {
        Metadata::None => file,
        Metadata::Credit => image::with_credit(file, of),
    }
}

/// Renditions of one picture that are to be made.
pub(super) struct Batch<'b> {
    pub(super) renditions: Vec<&'b PlannedRendition>,
    pub(super) source: &'b SourceFile,
    pub(super) quality: u8,
    pub(super) metadata: Metadata,
}

impl Batch<'_> {
    /// Makes the files, in the order of the renditions; tells what is wrong with the picture.
    pub(super) fn make(&self) -> io::Result<(Vec<Vec<u8>>, Option<Fault>)> {
        let bytes = bytes_of(self.source)?;
        let wanted: Vec<Rendition> = self.renditions.iter().map(|planned| planned.rendition).collect();
        let made = image::make(&bytes, &wanted, self.quality).map_err(io::Error::other)?;
        let files = made.files.into_iter().map(|file| with_metadata(self.metadata, file, &bytes));
        Ok((files.collect(), made.fault))
    }

    /// Looks at the picture alone; tells what is wrong with it.
    pub(super) fn look(&self) -> io::Result<Option<Fault>> {
        let bytes = bytes_of(self.source)?;
        Ok(image::make(&bytes, &[], self.quality).map_err(io::Error::other)?.fault)
    }
}
