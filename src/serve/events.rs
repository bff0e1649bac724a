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
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::broadcast::{Receiver, error::RecvError};

use super::site::{Look, Site};

/// A page that lost its server asks again after this time.
const RETRY: Duration = Duration::from_millis(500);
/// A comment as often as this, so that a page that is gone is noticed.
const ALIVE: Duration = Duration::from_secs(15);

/// What a page is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Message {
    /// It shows something else now.
    Reload,
    /// These style sheets changed: paths with the base path; and what stands for all of them now.
    Style(Vec<String>, String),
    /// All problems of the site, as JSON.
    Problems(Arc<str>),
}

/// What an update means for pages that show the same as before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Change {
    /// Style sheets that changed: paths with the base path.
    pub(super) styles: Vec<String>,
    /// Whether a picture, a script or another file changed.
    pub(super) other_assets: bool,
    /// What stands for all of these now.
    pub(super) assets: String,
    /// Whether the problems changed.
    pub(super) problems: bool,
}

impl Change {
    /// Sorts the copied files that changed, of a site at `base`.
    pub(super) fn new(changed: &[String], base: &str) -> Self {
        let is_style = |path: &&String| path.to_ascii_lowercase().ends_with(".css");
        let (styles, others): (Vec<_>, Vec<_>) = changed.iter().partition(is_style);
        let styles = styles.into_iter().map(|path| super::target::encode(base, path)).collect();
        Self { styles, other_assets: !others.is_empty(), ..Self::default() }
    }

    /// What a page is told that showed the same before and after.
    fn messages(&self, problems: &Arc<str>) -> Vec<Message> {
        if self.other_assets {
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
            Self::Style(paths, assets) => {
                let data = serde_json::json!({ "paths": paths, "assets": assets });
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
        let other_assets = look.assets != self.assets;
        self.messages(&Change { problems: true, other_assets, ..Change::default() }, look)
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
        let told = |changed: &[&str], problems_differ| {
            let changed: Vec<String> = changed.iter().map(|path| (*path).to_owned()).collect();
            let change = Change::new(&changed, "/repo");
            Change { problems: problems_differ, assets: "7".into(), ..change }.messages(&problems)
        };
        let style = |paths: &[&str]| {
            Message::Style(paths.iter().map(|path| (*path).to_owned()).collect(), "7".into())
        };
        assert_eq!(told(&[], false), []);
        assert_eq!(told(&[], true), [Message::Problems("{}".into())]);
        assert_eq!(told(&["style.css"], false), [style(&["/repo/style.css"])]);
        assert_eq!(
            told(&["a b.css", "print.CSS"], true),
            [style(&["/repo/a%20b.css", "/repo/print.CSS"]), Message::Problems("{}".into())]
        );
        assert_eq!(told(&["style.css", "kim.jpg"], true), [Message::Reload]);
    }
}
