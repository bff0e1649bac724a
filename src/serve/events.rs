//! What an open page is told after a change, as server-sent events:
//! <https://html.spec.whatwg.org/multipage/server-sent-events.html>.
//!
//! Owns the messages and the stream of one page. It must not know how the site is kept.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde::Serialize;
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::broadcast::{Receiver, error::RecvError};

use super::site::{Look, Site};
use crate::engine::StyleSheet;

/// A page that lost its server asks again after this time.
const RETRY: Duration = Duration::from_millis(500);
/// A comment as often as this, so that a page that is gone is noticed.
const ALIVE: Duration = Duration::from_secs(15);

/// What a page is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Message {
    /// It shows something else now.
    Reload,
    /// These style sheets changed; and what stands for all files that are not rendered now.
    Style(Vec<Sheet>, String),
    /// All problems of the site, as JSON.
    Problems(Arc<str>),
}

/// A style sheet as it is now. Paths are encoded and have the base path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Sheet {
    /// Its path without the hash in its name.
    name: String,
    path: String,
    integrity: Option<String>,
}

impl Sheet {
    /// A sheet of a site at `base`.
    pub(super) fn at(base: &str, sheet: StyleSheet) -> Self {
        let encoded = |path: &str| super::target::encode(base, path);
        Self { name: encoded(&sheet.name), path: encoded(&sheet.path), integrity: sheet.integrity }
    }
}

/// What an update means for pages that show the same as before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Change {
    /// Style sheets that changed.
    pub(super) styles: Vec<Sheet>,
    /// Whether a picture, a script or another file changed.
    pub(super) other_files: bool,
    /// What stands for all of these now.
    pub(super) assets: String,
    /// Whether the problems changed.
    pub(super) problems: bool,
}

impl Change {
    /// What a page is told that showed the same before and after.
    fn messages(&self, problems: &Arc<str>) -> Vec<Message> {
        if self.other_files {
            return vec![Message::Reload];
        }
        let style =
            (!self.styles.is_empty()).then(|| Message::Style(self.styles.clone(), self.assets.clone()));
        let problems = self.problems.then(|| Message::Problems(Arc::clone(problems)));
        style.into_iter().chain(problems).collect()
    }
}

impl Message {
    fn event(&self) -> Event {
        match self {
            Self::Reload => Event::default().event("reload").data("now"),
            Self::Style(sheets, assets) => {
                let data = serde_json::json!({ "sheets": sheets, "assets": assets });
                Event::default().event("style").data(data.to_string())
            }
            Self::Problems(json) => Event::default().event("problems").data(json),
        }
    }
}

/// A page that is open in a browser.
pub(super) struct OpenPage {
    pub(super) site: Arc<Site>,
    /// The path that the browser shows.
    pub(super) path: String,
    /// What stood for the page when it was served, and for the files that it may draw on.
    pub(super) seen: String,
    pub(super) assets: String,
    pub(super) changes: Receiver<Arc<Change>>,
}

/// The stream of a page: what it has missed since it was served, then what changes. There is a limited number of
/// streams, of which the permit is one.
pub(super) async fn stream(mut page: OpenPage, permit: OwnedSemaphorePermit) -> Response {
    let first = page.begin().await;
    let opened = page.site.named_path(&page.path).map(|path| page.site.opened(&path));
    let state = (page, VecDeque::from(first), (permit, opened));
    let events = stream::unfold(state, |(mut page, mut untold, permit)| async move {
        loop {
            if let Some(message) = untold.pop_front() {
                return Some((Ok::<_, Infallible>(message.event().retry(RETRY)), (page, untold, permit)));
            }
            untold.extend(page.wait().await?);
        }
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE)).into_response()
}

impl OpenPage {
    /// What the page has missed.
    async fn begin(&mut self) -> Vec<Message> {
        let Some(look) = self.look().await else { return Vec::new() };
        let other_files = look.assets != self.assets;
        self.messages(&Change { problems: true, other_files, ..Change::default() }, look)
    }

    /// What the next change means for the page; `None` when the server ends.
    async fn wait(&mut self) -> Option<Vec<Message>> {
        match self.changes.recv().await {
            Ok(change) => {
                let look = self.look().await?;
                Some(self.messages(&change, look))
            }
            // So much has happened that nobody remembers what.
            Err(RecvError::Lagged(_)) => Some(vec![Message::Reload]),
            Err(RecvError::Closed) => None,
        }
    }

    /// Looks at the site, which may have to wait for an update.
    async fn look(&self) -> Option<Look> {
        let (site, path, seen) = (Arc::clone(&self.site), self.path.clone(), self.seen.clone());
        tokio::task::spawn_blocking(move || site.look_again(&path, &seen)).await.ok()
    }

    fn messages(&mut self, change: &Change, look: Look) -> Vec<Message> {
        if look.seen == self.seen {
            return change.messages(&look.problems);
        }
        self.seen = look.seen;
        vec![Message::Reload]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_is_told() {
        let problems: Arc<str> = "{}".into();
        let sheet = |path: &str| {
            let sheet = StyleSheet { name: path.into(), path: format!("{path}.css"), integrity: None };
            Sheet::at("/repo", sheet)
        };
        let told = |paths: &[&str], other_files, problems_differ| {
            let styles = paths.iter().map(|path| sheet(path)).collect();
            let change = Change { styles, other_files, assets: "7".into(), problems: problems_differ };
            change.messages(&problems)
        };
        let style = |paths: &[&str]| {
            let at = |path: &&str| Sheet {
                name: format!("/repo/{path}"),
                path: format!("/repo/{path}.css"),
                integrity: None,
            };
            Message::Style(paths.iter().map(at).collect(), "7".into())
        };
        assert_eq!(told(&[], false, false), []);
        assert_eq!(told(&[], false, true), [Message::Problems("{}".into())]);
        assert_eq!(told(&["style"], false, false), [style(&["style"])]);
        assert_eq!(sheet("a b").path, "/repo/a%20b.css");
        assert_eq!(
            told(&["desk", "print"], false, true),
            [style(&["desk", "print"]), Message::Problems("{}".into())]
        );
        assert_eq!(told(&["style"], true, true), [Message::Reload]);
    }
}
