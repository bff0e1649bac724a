//! The journal: a file in the output folder that gets one line for each new path before the file
//! appears there. It is also the lock that keeps two runs out of one folder.
//!
//! Must not know: what is done with the lines of a killed run (`ledger` does).

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::Mutex;

use super::error::{Action, OutputError};
use super::locked;
use super::path::OutputPath;
use super::resolved::ResolvedFolder;

pub(super) const JOURNAL: &str = ".briefgen-journal";

pub(super) struct Journal {
    place: ResolvedFolder,
    end: Mutex<End>,
}

struct End {
    file: File,
    length: u64,
}

/// The journal, and what the last run left in it.
pub(super) struct OpenedJournal {
    pub(super) journal: Journal,
    /// Whether the last run did not finish.
    pub(super) interrupted: bool,
    pub(super) paths: Vec<String>,
}

impl Journal {
    /// Opens or creates it and locks it for as long as the value lives.
    pub(super) fn open(place: &ResolvedFolder) -> Result<OpenedJournal, OutputError> {
        let interrupted = is_there(place)?;
        let mut file = lock(place)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(Action::Read.failed(place.show(JOURNAL)))?;
        let whole = whole_lines(&bytes);
        let paths = lines(whole).map_err(|why| OutputError::Damaged { path: place.show(JOURNAL), why })?;
        let mut end = End { file, length: whole.len() as u64 };
        end.cut().map_err(Action::Write.failed(place.show(JOURNAL)))?;
        let journal = Journal { place: place.clone(), end: Mutex::new(end) };
        Ok(OpenedJournal { journal, interrupted, paths })
    }

    /// Notes a path. When this returns, the line survives a kill: it is with the operating system.
    pub(super) fn note(&self, path: OutputPath<'_>) -> Result<(), OutputError> {
        let line = format!("{}\n", path.as_str());
        let mut end = locked(&self.end);
        let written = end.file.write_all(line.as_bytes());
        if written.is_ok() {
            end.length += line.len() as u64;
        } else {
            // Half a line would become part of the next one.
            let _ = end.cut();
        }
        written.map_err(Action::Write.failed(self.place.show(JOURNAL)))
    }

    /// Removes the file, while it is still locked.
    pub(super) fn remove(self) -> Result<(), OutputError> {
        fs::remove_file(self.place.at(JOURNAL)).map_err(Action::Remove.failed(self.place.show(JOURNAL)))
    }
}

impl End {
    /// Drops what is past the end. Not left to append mode, in which Windows cannot shorten a file.
    fn cut(&mut self) -> io::Result<()> {
        self.file.set_len(self.length)?;
        self.file.seek(SeekFrom::Start(self.length))?;
        Ok(())
    }
}

/// Whether there is a journal; something else under its name is an error.
pub(super) fn is_there(place: &ResolvedFolder) -> Result<bool, OutputError> {
    match fs::symlink_metadata(place.at(JOURNAL)) {
        Ok(metadata) if metadata.is_file() => Ok(true),
        Ok(_) => Err(OutputError::Damaged { path: place.show(JOURNAL), why: "it is not a file".to_owned() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Action::Read.failed(place.show(JOURNAL))(error)),
    }
}

fn lock(place: &ResolvedFolder) -> Result<File, OutputError> {
    loop {
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(place.at(JOURNAL))
            .map_err(Action::Create.failed(place.show(JOURNAL)))?;
        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            return Err(OutputError::Busy { folder: place.shown_folder().to_path_buf() });
        }
        // Other errors mean a file system without locks: then the user has to take care.
        if is_there(place)? {
            return Ok(file);
        }
        // A run that was just finishing removed it between opening and locking.
    }
}

/// The last line is torn when the run was killed while writing it, and then its file was never made.
fn whole_lines(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |last| last + 1);
    &bytes[..end]
}

fn lines(bytes: &[u8]) -> Result<Vec<String>, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    text.split_terminator('\n')
        .map(|line| match OutputPath::new(line) {
            Ok(path) => Ok(path.as_str().to_owned()),
            Err(error) => Err(error.to_string()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Option<&[&str]>) {
        match (lines(whole_lines(bytes)), expected) {
            (Ok(paths), Some(expected)) => assert_eq!(paths, expected),
            (Err(_), None) => {}
            (found, _) => panic!("{bytes:?}: {found:?}"),
        }
    }

    #[test]
    fn reads_whole_lines() {
        check(b"", Some(&[]));
        check(b"a/b\n", Some(&["a/b"]));
        check(b"a\nb\n", Some(&["a", "b"]));
        check(b"a\nb", Some(&["a"]));
        check(b"a", Some(&[]));
        check("a\n\u{e5}".as_bytes().split_last().expect("bytes").1, Some(&["a"]));
        check(b"a\n../b\n", None);
        check(b"\0\0\0\n", None);
        check(b"\xff\n", None);
        check(b"\n", None);
    }
}
