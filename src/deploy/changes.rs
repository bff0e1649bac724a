//! What a deploy changes on the live site: pages and other files that come, differ or go.
//!
//! Must not know how two sites are compared.

/// Files that differ, in the order of their paths: `actors/kim/index.html`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that are new.
    pub added: Vec<String>,
    /// Files with other bytes.
    pub changed: Vec<String>,
    /// Files that go.
    pub removed: Vec<String>,
}

impl Changes {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }

    /// Those among them that readers open, and the others.
    pub fn split(&self) -> (Changes, Changes) {
        let [added, changed, removed] = [&self.added, &self.changed, &self.removed]
            .map(|files| files.iter().cloned().partition::<Vec<String>, _>(|file| is_page(file)));
        (
            Changes { added: added.0, changed: changed.0, removed: removed.0 },
            Changes { added: added.1, changed: changed.1, removed: removed.1 },
        )
    }

    /// What `git diff-tree -z --name-status` says.
    pub(super) fn read(said: &str) -> Self {
        let mut changes = Self::default();
        let mut parts = said.split('\0');
        while let (Some(status), Some(file)) = (parts.next(), parts.next()) {
            let files = match status {
                "A" => &mut changes.added,
                "D" => &mut changes.removed,
                _ => &mut changes.changed,
            };
            files.push(file.to_owned());
        }
        changes
    }
}

/// Where a browser finds a file, below the base path: `actors/kim/` for `actors/kim/index.html`.
pub fn place(file: &str) -> &str {
    match file.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => file,
    }
}

/// Whether readers open it.
pub(super) fn is_page(file: &str) -> bool {
    file.rsplit_once('.').is_some_and(|(_, ending)| matches!(ending, "html" | "htm"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn read_and_split() {
        let said = "A\0a/index.html\0M\0feed.xml\0T\0odd name.html\0D\0old.htm\0";
        let changes = Changes::read(said);
        let names = |files: &[&str]| files.iter().map(|file| (*file).to_owned()).collect::<Vec<_>>();
        assert_eq!(changes.added, names(&["a/index.html"]));
        assert_eq!(changes.changed, names(&["feed.xml", "odd name.html"]));
        assert_eq!(changes.removed, names(&["old.htm"]));
        let (pages, others) = changes.split();
        assert_eq!((pages.changed, pages.removed), (names(&["odd name.html"]), names(&["old.htm"])));
        assert_eq!((others.added, others.changed), (names(&[]), names(&["feed.xml"])));
        assert!(Changes::read("").is_empty() && !changes.is_empty());
    }

    #[test]
    fn places() {
        for (file, expected) in [
            ("index.html", ""),
            ("a/index.html", "a/"),
            ("404.html", "404.html"),
            ("a/not-index.html", "a/not-index.html"),
        ] {
            assert_eq!(place(file), expected);
        }
    }
}
