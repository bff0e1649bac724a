//! The manifest: the list of the files that briefgen wrote, as JSON in the output folder.
//!
//! Must not know: the journal, or when the list is right (`ledger` does).

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::{Action, OutputError};
use super::path::OutputPath;
use super::resolved::ResolvedFolder;
use super::temporary;

pub(super) const MANIFEST: &str = ".briefgen-manifest.json";
const FORMAT: u32 = 1;
const ABOUT: &str = "The files in this folder that briefgen wrote, and may replace or remove.";

#[derive(Serialize)]
struct Manifest<'a> {
    about: &'a str,
    format: u32,
    paths: &'a BTreeSet<String>,
}

#[derive(Deserialize)]
struct Head {
    format: u32,
}

#[derive(Deserialize)]
struct Body {
    paths: BTreeSet<String>,
}

/// The files that briefgen wrote into a folder, for those who only look; none where that is not plain.
pub fn files_of(folder: &Path) -> Vec<String> {
    let at = folder.join(MANIFEST);
    let is_file = fs::symlink_metadata(&at).is_ok_and(|metadata| metadata.is_file());
    let bytes = if is_file { fs::read(at).unwrap_or_default() } else { Vec::new() };
    let body = serde_json::from_slice::<Body>(&bytes).map(|body| body.paths).unwrap_or_default();
    body.into_iter().filter(|path| OutputPath::new(path).is_ok()).collect()
}

/// The listed paths, each checked, since what they name may get deleted; `None` without a manifest.
pub(super) fn read(place: &ResolvedFolder) -> Result<Option<BTreeSet<String>>, OutputError> {
    let at = place.at(MANIFEST);
    // To open a pipe would wait for ever.
    if fs::metadata(&at).is_ok_and(|metadata| !metadata.is_file()) {
        return Err(OutputError::Foreign { path: place.show(MANIFEST) });
    }
    let bytes = match fs::read(at) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Action::Read.failed(place.show(MANIFEST))(error)),
    };
    let damaged = |why: String| OutputError::Damaged { path: place.show(MANIFEST), why };
    let head: Head = serde_json::from_slice(&bytes).map_err(|error| damaged(error.to_string()))?;
    if head.format != FORMAT {
        return Err(OutputError::Newer { path: place.show(MANIFEST) });
    }
    let body: Body = serde_json::from_slice(&bytes).map_err(|error| damaged(error.to_string()))?;
    for path in &body.paths {
        OutputPath::new(path).map_err(|error| damaged(error.to_string()))?;
    }
    Ok(Some(body.paths))
}

/// Replaces the manifest at once. It is the one file that is synced to the disk: all others can be
/// built again, but whose they are cannot be found out again.
pub(super) fn write(place: &ResolvedFolder, paths: &BTreeSet<String>) -> Result<(), OutputError> {
    let failed = || Action::Write.failed(place.show(MANIFEST));
    let manifest = Manifest { about: ABOUT, format: FORMAT, paths };
    let mut json = serde_json::to_vec_pretty(&manifest).map_err(|error| failed()(error.into()))?;
    json.push(b'\n');
    let mut temporary = temporary::create_in(place.folder()).map_err(failed())?;
    let file = temporary.as_file_mut();
    file.write_all(&json).map_err(failed())?;
    file.sync_all().map_err(failed())?;
    temporary.persist(place.at(MANIFEST)).map_err(|error| failed()(error.error))?;
    Ok(())
}
