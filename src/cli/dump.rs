//! `briefgen build --dump-view`.

use percent_encoding::percent_decode_str;

use super::build::Args;
use super::say::say;
use super::{End, Failure};
use crate::engine::Preview;
use crate::snapshot::Snapshot;
use crate::text;

/// Prints what the template of one page sees, and writes nothing.
pub(super) fn run(args: &Args, url: &str) -> Result<End, Failure> {
    let snapshot = Snapshot::read(&args.site.root()?);
    let preview = Preview::new(snapshot, args.site.request()?);
    let path = path_below(url, preview.base_path());
    let Some(seen) = preview.seen(&path) else {
        let hint = "write the path of a page, such as / or /actors/kim-jong-un/";
        return Err(Failure::new(format!("There is no page at `{url}`.")).hint(hint));
    };
    let text = serde_json::to_string_pretty(&seen).map_err(|error| Failure::new(error.to_string()))?;
    say!("{text}");
    Ok(End::Well)
}

/// The path below the base path, as the preview looks it up: decoded, without a slash at its start. A full
/// address and one without the base path are understood too.
fn path_below(url: &str, base: &str) -> String {
    let after_scheme =
        url.split_once("://").map_or(url, |(_, rest)| rest.find('/').map_or("", |at| text::from(rest, at)));
    let path = after_scheme.split(['#', '?']).next().unwrap_or_default();
    let below = path.strip_prefix(base).filter(|rest| rest.is_empty() || rest.starts_with('/'));
    let below = below.unwrap_or(path).trim_start_matches('/');
    percent_decode_str(below).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        for (url, base, path) in [
            ("/", "", ""),
            ("/actors/", "", "actors/"),
            ("actors/", "/repo", "actors/"),
            ("/repo/actors/", "/repo", "actors/"),
            ("/repository/", "/repo", "repository/"),
            ("https://e.org/repo/actors/?a#b", "/repo", "actors/"),
            ("https://e.org", "", ""),
            ("/actors/%EA%B9%80/", "", "actors/김/"),
        ] {
            assert_eq!(path_below(url, base), path, "{url}");
        }
    }
}
