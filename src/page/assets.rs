//! Files of `content/` that go to `/assets/`, where names hold a hash: pictures that pages show, with their
//! renditions, and whatever stands in `content/assets/`.
//!
//! A name says of which bytes a file was made and how, which decides its own bytes; so a name is known before
//! a picture is scaled.

use std::collections::BTreeMap;

use super::PlannedRendition;
use crate::config::Images;
use crate::image::{Info, RECIPE, renditions};
use crate::name::{ASSETS, DIGITS, SourcePath, UrlPath, with_hash};
use crate::snapshot::{CONTENT, Fingerprint};

/// A file of `content/` that goes to `/assets/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Asset {
    /// The hash of its bytes.
    pub hash: Fingerprint,
    /// What is known of it, if it is a picture that can be read.
    pub info: Option<Info>,
}

/// The files of `content/` that go to `/assets/`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Assets(BTreeMap<SourcePath, Asset>);

impl Assets {
    /// Takes files by their paths.
    pub fn new(files: BTreeMap<SourcePath, Asset>) -> Self {
        Self(files)
    }

    /// Whether a file goes to `/assets/` whatever it is.
    pub fn holds(file: &SourcePath) -> bool {
        inside(file).split_once('/').is_some_and(|(folder, _)| folder == ASSETS)
    }

    /// What is known of a file, if it goes to `/assets/`.
    pub fn get(&self, file: &SourcePath) -> Option<&Asset> {
        self.0.get(file)
    }

    /// Where a file goes itself.
    pub(super) fn path(&self, file: &SourcePath) -> Option<UrlPath> {
        let asset = self.0.get(file)?;
        let digits = Fingerprint::of_value(&(file, RECIPE, asset.hash)).short(DIGITS);
        Some(UrlPath::file(&[ASSETS, &with_hash(name(file), &digits)]))
    }

    /// The renditions of a picture.
    pub(super) fn renditions(&self, file: &SourcePath, images: &Images) -> Vec<PlannedRendition> {
        let Some(Asset { hash, info: Some(info) }) = self.0.get(file) else { return Vec::new() };
        let all = renditions(info, &images.widths).into_iter();
        all.map(|rendition| {
            let key = Fingerprint::of_value(&(RECIPE, hash, rendition, images.quality));
            let digits = Fingerprint::of_value(&(file, key)).short(DIGITS);
            let name = name(file);
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            let path = UrlPath::file(&[ASSETS, &format!("{stem}-{}.{digits}.webp", rendition.width)]);
            PlannedRendition { path, file: file.clone(), rendition, key }
        })
        .collect()
    }
}

fn inside(file: &SourcePath) -> &str {
    file.as_str().strip_prefix(CONTENT).unwrap_or(file.as_str()).trim_start_matches('/')
}

/// The path below `/assets/`, but for the hash.
fn name(file: &SourcePath) -> &str {
    let inside = inside(file);
    inside.strip_prefix(ASSETS).and_then(|rest| rest.strip_prefix('/')).unwrap_or(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        let hash = Fingerprint::of(b"picture");
        let asset = |info| Asset { hash, info };
        let wide = Some(Info { width: 2000, height: 1000, scales: true });
        let file = |path: &str| SourcePath::new(format!("content/{path}"));
        let assets = Assets::new(BTreeMap::from([
            (file("briefings/p.jpg"), asset(wide)),
            (file("briefings/p.png"), asset(wide)),
            (file("assets/report.pdf"), asset(None)),
        ]));
        let unhashed = |path: &UrlPath| crate::name::without_hash(path.as_str());
        for (path, there) in [
            ("briefings/p.jpg", Some("/assets/briefings/p.jpg")),
            ("assets/report.pdf", Some("/assets/report.pdf")),
            ("briefings/q.jpg", None),
        ] {
            assert_eq!(assets.path(&file(path)).as_ref().map(unhashed).as_deref(), there, "{path}");
        }
        let images = Images { widths: vec![400, 800], ..Images::default() };
        let made = |path: &str, images: &Images| assets.renditions(&file(path), images);
        let names: Vec<String> =
            made("briefings/p.jpg", &images).iter().map(|one| unhashed(&one.path)).collect();
        assert_eq!(names, ["/assets/briefings/p-400.webp", "/assets/briefings/p-800.webp"]);
        // Of the same bytes the same is made, but no two files have one path.
        let (jpg, png) = (made("briefings/p.jpg", &images), made("briefings/p.png", &images));
        assert_eq!(jpg[0].key, png[0].key);
        assert_ne!(jpg[0].path, png[0].path);
        let worse = Images { quality: 10, ..images.clone() };
        assert_ne!(made("briefings/p.jpg", &worse)[0].path, jpg[0].path);
        assert_eq!(made("assets/report.pdf", &images), []);
        assert!(Assets::holds(&file("assets/a.pdf")) && !Assets::holds(&file("assets.pdf")));
    }
}
