//! What hosts read: old URLs and headers.

use serde::Serialize;

use super::View;
use crate::config::Host;

/// `_redirects`: old URLs.
#[derive(Debug, Hash, Serialize)]
pub struct RedirectsView {
    /// Who reads it.
    pub host: Host,
    /// Old URLs, in the order of the files that name them.
    pub rules: Vec<RedirectRule>,
}

/// An old URL and where it leads, both as a browser asks for them: from the root of the host, encoded.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RedirectRule {
    /// The old URL.
    pub from: String,
    /// The new one.
    pub to: String,
}

/// `_headers`: what goes out with files.
#[derive(Debug, Hash, Serialize)]
pub struct HeadersView<'s> {
    /// Who reads it.
    pub host: Host,
    /// The home page as a browser asks for it: `/`, or `/repo/`.
    pub root: String,
    /// A page of each kind, for the policies that they state; none when the site has files of other
    /// makers, for which no policy is known.
    pub pages: Vec<View<'s>>,
}
