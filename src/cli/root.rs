//! Which site a command works on, and its clock.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::Failure;
use crate::config;
use crate::date::GivenClock;
use crate::engine::Now;
use crate::snapshot::CONTENT;

/// Finds the site: the folder given, else the nearest one above the current folder with a settings
/// file or a `content` folder.
pub(super) fn find(given: Option<&Path>) -> Result<PathBuf, Failure> {
    let advice = "begin one with `briefgen init my-site`, or name its folder with `--root`";
    if let Some(root) = given {
        return match root.canonicalize() {
            Ok(root) if is_site(&root) => Ok(root),
            Ok(_) => Err(no_site(root).hint(advice)),
            Err(_) => {
                Err(Failure::new(format!("The folder `{}` does not exist.", root.display())).hint(advice))
            }
        };
    }
    let here = std::env::current_dir()
        .map_err(|error| Failure::new(format!("The current folder cannot be read: {error}.")))?;
    here.ancestors()
        .find(|folder| is_site(folder))
        .map(Path::to_owned)
        .ok_or_else(|| no_site(&here).hint(advice))
}

/// The path of a file within the site, with `/` between its parts.
pub(super) fn path_within(root: &Path, file: &Path) -> Result<String, Failure> {
    let found = file.canonicalize().or_else(|_| root.join(file).canonicalize());
    let found = found.map_err(|_| Failure::new(format!("The file `{}` does not exist.", file.display())))?;
    let outside = || Failure::new(format!("`{}` is not in the site `{}`.", file.display(), root.display()));
    let below = found.strip_prefix(root).map_err(|_| outside())?;
    let parts: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Ok(parts.join("/"))
}

/// Whether a folder holds a site.
pub(super) fn is_site(folder: &Path) -> bool {
    folder.join(config::FILE).is_file() || folder.join(CONTENT).is_dir()
}

fn no_site(folder: &Path) -> Failure {
    Failure::new(format!(
        "There is no site in `{}`: neither {} nor a folder {CONTENT}/.",
        folder.display(),
        config::FILE
    ))
}

/// The clock that the user gave, else the machine's.
pub(super) fn now(clock: Option<&str>) -> Result<Now, Failure> {
    let Some(clock) = clock else { return Ok(Now::Instant(Timestamp::now())) };
    GivenClock::parse(clock).map(Now::Given).map_err(|error| Failure {
        message: format!("`--clock {clock}`: {}", error.message),
        hint: error.hint,
    })
}
