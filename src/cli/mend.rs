//! Puts mended texts in the place of files: whole or not at all, and only what nobody else has changed.
//!
//! A run that is killed leaves the new text under a name of its own, which the next run removes. It must not know what
//! was mended.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::diagnostic::SourceTexts as _;
use crate::snapshot::{CONTENT, Snapshot};

/// How the names of files begin that are still written; six letters or digits follow.
const PREFIX: &str = ".briefgen-tmp-";

/// What is younger may be of a run that is still at work.
const YOUNG: Duration = Duration::from_mins(1);

/// Removes what killed runs left beside the files of a site; what cannot be removed stays.
pub(super) fn sweep(root: &Path) {
    sweep_below(&root.join(CONTENT), SystemTime::now());
}

fn sweep_below(folder: &Path, now: SystemTime) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.filter_map(Result::ok) {
        // Of a link this is the link: what it leads to is not looked at.
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            sweep_below(&entry.path(), now);
        } else if kind.is_file() && is_temporary(&entry.file_name()) && is_old(&entry, now) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn is_old(entry: &fs::DirEntry, now: SystemTime) -> bool {
    let modified = entry.metadata().and_then(|metadata| metadata.modified());
    modified.is_ok_and(|modified| now.duration_since(modified).is_ok_and(|age| age > YOUNG))
}

fn is_temporary(name: &OsStr) -> bool {
    let random = name.to_str().and_then(|name| name.strip_prefix(PREFIX));
    random.is_some_and(|random| random.len() == 6 && random.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// Writes the new texts of files that read as in the snapshot; says of each other one why it stayed.
pub(super) fn write(root: &Path, before: &Snapshot, texts: &BTreeMap<Arc<str>, String>) -> Vec<String> {
    let one = |(file, text): (&Arc<str>, &String)| {
        let old = before.text(file).unwrap_or_default();
        let written = replace(root, file, Texts { old, new: text });
        written.err().map(|why| format!("`{file}` stays as it was: {why}."))
    };
    texts.iter().filter_map(one).collect()
}

/// What a file must hold, and what it is to hold.
#[derive(Clone, Copy)]
struct Texts<'t> {
    old: &'t str,
    new: &'t str,
}

fn replace(root: &Path, file: &str, texts: Texts) -> Result<(), String> {
    let told = |error: std::io::Error| error.to_string();
    // A link is followed, so that it stays one, but not out of the site.
    let path = root.join(file).canonicalize().map_err(told)?;
    if !path.starts_with(root.canonicalize().map_err(told)?) {
        return Err("it is a link that leads out of the site".into());
    }
    let permissions = fs::metadata(&path).map_err(told)?.permissions();
    if permissions.readonly() {
        return Err("it is read-only".into());
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut new = tempfile::Builder::new().prefix(PREFIX).rand_bytes(6).tempfile_in(folder).map_err(told)?;
    new.write_all(texts.new.as_bytes()).map_err(told)?;
    new.as_file().set_permissions(permissions).map_err(told)?;
    new.as_file().sync_all().map_err(told)?;
    // Looked at last, so that what an editor saved meanwhile is not lost.
    if fs::read(&path).map_err(told)? != texts.old.as_bytes() {
        return Err("it was changed meanwhile; run the command again".into());
    }
    new.persist(&path).map_err(|error| error.error.to_string())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "content/a.md";

    /// Writes `new` over a file that was read as `old`; says what happened and what stands there then.
    fn check(prepare: impl Fn(&Path), expected: (&str, &str)) {
        let root = tempfile::tempdir().expect("a temporary folder can be made");
        fs::create_dir(root.path().join("content")).expect("a folder is made");
        fs::write(root.path().join(FILE), "old").expect("a file is written");
        prepare(root.path());
        let before = Snapshot::from_texts([(FILE, "old")]);
        let said = write(root.path(), &before, &[(FILE.into(), "new".to_owned())].into()).join(" ");
        let now = fs::read_to_string(root.path().join(FILE)).unwrap_or_default();
        assert!(said.contains(expected.0) && said.is_empty() == expected.0.is_empty(), "{said}");
        assert_eq!(now, expected.1, "{said}");
        let names = fs::read_dir(root.path().join("content")).expect("a folder is read");
        let left =
            names.filter_map(Result::ok).filter(|entry| entry.file_name().as_encoded_bytes()[0] == b'.');
        assert_eq!(left.count(), 0, "nothing half-written stays");
    }

    /// Only what briefgen itself leaves there goes, once it is old; a link is not followed.
    #[test]
    fn leftovers_of_killed_runs_go() {
        let root = tempfile::tempdir().expect("a temporary folder can be made");
        let content = root.path().join("content");
        fs::create_dir_all(content.join("briefings/.briefgen-tmp-AbC123")).expect("a folder is made");
        for (name, minutes, stays) in [
            (".briefgen-tmp-AbC12x", 2, false),
            ("briefings/.briefgen-tmp-0aZ9bc", 1000, false),
            ("briefings/.briefgen-tmp-AbC123/a.md", 1000, true),
            (".briefgen-tmp-young1", 0, true),
            (".briefgen-tmp-AbC12", 2, true),
            (".briefgen-tmp-AbC1234", 2, true),
            (".briefgen-tmp-AbC-12", 2, true),
            ("briefgen-tmp-AbC123", 2, true),
            (".briefgen-tmp-AbC123.md", 2, true),
            ("a.md", 1000, true),
        ] {
            let path = content.join(name);
            fs::write(&path, "x").expect("a file is written");
            let file = fs::File::options().write(true).open(&path).expect("a file is opened");
            file.set_modified(SystemTime::now() - Duration::from_mins(minutes)).expect("its time is set");
            drop(file);
            sweep(root.path());
            assert_eq!(path.exists(), stays, "{name}");
        }
        #[cfg(unix)]
        {
            let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
            let path = elsewhere.path().join(".briefgen-tmp-AbC12x");
            let file = fs::File::create(&path).expect("a file is made");
            file.set_modified(SystemTime::now() - Duration::from_mins(9)).expect("its time is set");
            std::os::unix::fs::symlink(elsewhere.path(), content.join("linked")).expect("linked");
            sweep(root.path());
            assert!(path.exists(), "what a link leads to stays");
        }
    }

    fn set_mode(path: &Path, mode: u32) {
        #[cfg(unix)]
        fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode)).expect("a mode is set");
        #[cfg(not(unix))]
        let _ = (path, mode);
    }

    #[test]
    fn whole_or_not_at_all() {
        check(|_| (), ("", "new"));
        check(|root| fs::write(root.join(FILE), "newer").expect("written"), ("changed meanwhile", "newer"));
        check(|root| fs::remove_file(root.join(FILE)).expect("removed"), ("stays as it was", ""));
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};

        check(|root| set_mode(&root.join(FILE), 0o444), ("read-only", "old"));
        let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
        let outside = elsewhere.path().join("x.md");
        let link_to = |to: &Path, root: &Path| {
            fs::remove_file(root.join(FILE)).expect("removed");
            fs::write(to, "old").expect("written");
            symlink(to, root.join(FILE)).expect("linked");
        };
        check(|root| link_to(&outside, root), ("leads out of the site", "old"));
        check(|root| link_to(&root.join("inside.md"), root), ("", "new"));

        let root = tempfile::tempdir().expect("a temporary folder can be made");
        let file = root.path().join("a.md");
        fs::write(&file, "old").expect("written");
        set_mode(&file, 0o640);
        let before = Snapshot::from_texts([("a.md", "old")]);
        assert_eq!(write(root.path(), &before, &[("a.md".into(), "new".to_owned())].into()), [""; 0]);
        assert_eq!(fs::metadata(&file).expect("a file").permissions().mode() & 0o777, 0o640);
    }
}
