//! The address of a site that says none: what its folder and its repository tell.

use std::path::Path;

use super::new::read_text;
use crate::config::BaseUrl;
use crate::deploy::Checkout;

/// The file in which GitHub Pages has kept a site's own domain.
pub(super) const CNAME: &str = "CNAME";

/// The site's address: the domain in its file `CNAME`, else where GitHub Pages serves its repository.
///
/// # Errors
/// Why it cannot be guessed, as the end of a sentence.
pub(super) fn guess_address(folder: &Path) -> Result<BaseUrl, String> {
    if let Ok(domain) = read_text(&folder.join(CNAME)) {
        let domain = domain.trim();
        return BaseUrl::parse(&format!("https://{domain}/"))
            .map_err(|_| format!("`{domain}` in the file {CNAME} is no domain"));
    }
    let repository = Checkout::of(folder).filter(|repository| repository.is_top(folder));
    let Some(repository) = repository else {
        return Err("the folder is not the top of a git repository".to_owned());
    };
    BaseUrl::parse(&repository.github()?.pages_address())
}
