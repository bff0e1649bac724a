//! A cache in a folder of its own, and what may happen to it.

use super::*;

const KEY: &str = "0123456789abcdef";
const OTHER: &str = "fedcba9876543210";

fn scene() -> (tempfile::TempDir, Cache) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let cache = Cache::at(folder.path().join("images"));
    (folder, cache)
}

fn names(cache: &Cache) -> Vec<String> {
    let entries = fs::read_dir(&cache.folder).expect("the folder is there");
    let name = |entry: io::Result<fs::DirEntry>| entry.expect("it is listed").file_name();
    let mut names: Vec<String> = entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn entries_come_back() {
    let (_folder, cache) = scene();
    assert_eq!(cache.get(KEY), None);
    cache.finish(&BTreeSet::new());
    for bytes in [&b"bytes"[..], b"", b"other bytes"] {
        cache.put(KEY, bytes);
        assert_eq!(cache.get(KEY).as_deref(), Some(bytes));
    }
    assert_eq!(cache.get(OTHER), None);
    assert_eq!(names(&cache), [".gitignore", KEY]);
    for key in ["", "..", "../0123456789abcdef", "UPPERCASE0123456", ".gitignore", UNUSED] {
        cache.put(key, b"bytes");
        assert_eq!(cache.get(key), None, "{key}");
    }
}

#[test]
fn damaged_entries_are_none() {
    let (_folder, cache) = scene();
    let file = cache.folder.join(KEY);
    for damage in [
        (|entry: &mut Vec<u8>| entry.truncate(CHECKSUM + 2)) as fn(&mut Vec<u8>),
        |entry| entry.truncate(3),
        Vec::clear,
        |entry| entry[CHECKSUM + 1] ^= 1,
        |entry| entry[1] ^= 1,
        |entry| entry.push(0),
    ] {
        cache.put(KEY, b"bytes");
        let mut entry = fs::read(&file).expect("it is there");
        damage(&mut entry);
        fs::write(&file, &entry).expect("it can be written");
        assert_eq!(cache.get(KEY), None, "{entry:?}");
        cache.put(KEY, b"bytes");
        assert_eq!(cache.get(KEY).as_deref(), Some(&b"bytes"[..]));
    }
}

#[test]
fn what_is_not_used_goes() {
    let (_folder, cache) = scene();
    cache.put(KEY, b"bytes");
    cache.put(OTHER, b"bytes");
    // What a run that was killed left behind, and what is damaged.
    fs::write(cache.folder.join(".tmpAbCdEf"), "half").expect("it can be written");
    let used = BTreeSet::from([KEY.to_owned()]);
    for _ in 0..KEPT_FOR {
        cache.finish(&used);
        assert_eq!(names(&cache), [".gitignore", KEY, OTHER, UNUSED]);
    }
    // One use, and it counts from the start.
    cache.finish(&BTreeSet::from([KEY.to_owned(), OTHER.to_owned()]));
    fs::write(cache.folder.join(UNUSED), [0xff, 0xfe]).expect("it can be written");
    for _ in 0..KEPT_FOR {
        cache.finish(&used);
    }
    assert_eq!(names(&cache), [".gitignore", KEY, OTHER, UNUSED]);
    cache.finish(&used);
    assert_eq!(names(&cache), [".gitignore", KEY, UNUSED]);
}

#[test]
fn a_folder_that_cannot_be_made() {
    let (folder, _) = scene();
    let file = folder.path().join("file");
    fs::write(&file, "a file").expect("it can be written");
    let cache = Cache::at(file.join("images"));
    cache.put(KEY, b"bytes");
    assert_eq!(cache.get(KEY), None);
    cache.finish(&BTreeSet::new());
}
