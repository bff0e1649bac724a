//! The files of a site as a tree of git, from memory into the object store.
//!
//! `git fast-import` takes bytes as they are: no filter, line end or attribute of the repository applies. It
//! packs what is new into one file, where `git hash-object` would write a file for each. Must not know
//! branches or remotes.

use std::io::{self, Write};

use super::Refusal;
use super::refusal::last_words;
use super::repository::Repository;
use crate::output::MemoryFiles;

/// Keeps the objects until the commit stands on them. A killed deploy leaves it; the next one moves it.
const STAGED: &str = "refs/briefgen/staged";

/// Puts the files into the object store and returns the id of their tree. The same files give the same id.
pub(super) fn stage(repository: &Repository, files: &MemoryFiles) -> Result<String, Refusal> {
    let arguments = ["fast-import", "--quiet", "--force", "--done", "--date-format=raw"];
    let said = repository.git.feed(&arguments, |stream| write(stream, files));
    let said = said.map_err(|failed| repository.refusal("take the files", &failed.words))?;
    let commit = String::from_utf8_lossy(&said).trim().to_owned();
    if commit.is_empty() {
        let words = last_words("it named no commit");
        return Err(Refusal::Other { doing: "take the files", words });
    }
    repository.run("find the files again", &["rev-parse", "--verify", &format!("{commit}^{{tree}}")])
}

/// Takes the ref away that keeps the objects.
pub(super) fn clear(repository: &Repository) -> Result<(), Refusal> {
    repository.run("clear up", &["update-ref", "-d", STAGED]).map(drop)
}

fn write(stream: &mut dyn Write, files: &MemoryFiles) -> io::Result<()> {
    write!(stream, "commit {STAGED}\nmark :1\ncommitter briefgen <> 0 +0000\ndata 0\n")?;
    for (path, bytes) in files {
        write!(stream, "M 100644 inline {}\ndata {}\n", quoted(path), bytes.len())?;
        stream.write_all(bytes)?;
        stream.write_all(b"\n")?;
    }
    stream.write_all(b"\nget-mark :1\ndone\n")
}

/// A path as git writes it between quotation marks.
fn quoted(path: &str) -> String {
    format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        for (path, expected) in
            [("a b/c.html", "\"a b/c.html\""), ("\"a\".html", "\"\\\"a\\\".html\""), ("år/ø", "\"år/ø\"")]
        {
            assert_eq!(quoted(path), expected);
        }
    }
}
