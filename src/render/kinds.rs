//! Which template shows which kind of page: the only place where the names of templates stand.
//!
//! A kind of page that is not in the table does not compile. It must not know what templates hold.

use crate::page::PageKey;
use crate::page::view::View;

/// The template that a site without a search page does not need.
pub(super) const SEARCH: &str = "search.html";

/// The one that a site without corrections does not need.
pub(super) const CORRECTIONS: &str = "corrections.html";

/// Makes the list of templates, and says of each view and key by which template it is shown, from one table.
macro_rules! templates {
    (
        with { $($kind:ident => $name:expr,)* }
        views without { $($view:ident)* }
        keys without { $($key:ident)* }
    ) => {
        /// The templates that pages are rendered with.
        pub(super) const PAGES: &[&str] = &[$($name),*];

        impl View<'_> {
            /// The template that shows it; `None` for what machines read.
            pub(super) fn template(&self) -> Option<&'static str> {
                match self {
                    $(Self::$kind { .. } => Some($name),)*
                    $(Self::$view { .. })|* => None,
                }
            }
        }

        impl PageKey {
            /// The template that shows it; `None` for what machines read.
            pub fn template(&self) -> Option<&'static str> {
                match self {
                    $(Self::$kind { .. } => Some($name),)*
                    $(Self::$key { .. })|* => None,
                }
            }
        }
    };
}

templates! {
    with {
        Home => "home.html",
        Briefings => "briefings.html",
        Briefing => "briefing.html",
        Actors => "actors.html",
        Actor => "actor.html",
        Topics => "topics.html",
        Topic => "topic.html",
        List => "list.html",
        Timeline => "timeline.html",
        Year => "year.html",
        Network => "network.html",
        Quotes => "quotes.html",
        Corrections => CORRECTIONS,
        Search => SEARCH,
        Page => "page.html",
        DataFiles => "data.html",
        NotFound => "404.html",
        Redirect => "redirect.html",
    }
    views without {
        Atom JsonFeed Calendar Sitemap Robots Data Table Schema Card Redirects Headers Text
    }
    keys without {
        Atom JsonFeed Calendar Sitemap Robots Data Table Schema Card HostRedirects HostHeaders Cname NoJekyll
    }
}
