//! A site served while it is written: pages from memory, brought up to date with every save.
//!
//! Owns: the HTTP server, what open pages are told, and the watching of the disk. It must not know the command
//! line or the terminal: what happens there is told as [`News`]; nor how a page is made.
//!
//! Two threads: one answers, one watches the disk and brings the site up to date. A request waits for an update
//! that is under way and never sees half of it.

mod answer;
mod content_type;
mod events;
mod hosts;
mod inject;
mod listen;
mod overview;
mod problems;
mod quiet;
mod reported;
mod site;
mod target;
#[cfg(test)]
mod tests;
pub mod watch;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use thiserror::Error;

use crate::cache::Cache;
use crate::config;
use crate::diagnostic::{self, Counts, Format, Span};
use crate::engine::{Now, Preview, Request, Times};
use crate::name::SourcePath;
use crate::site::WithheldBecause;
use hosts::Hosts;
pub use listen::Ports;
use listen::{StopListening, bind};
use quiet::{Quiet, quiet};
pub use reported::{NewProblems, Reported};
use site::Site;
use watch::{Noticed, StopWatching, Watcher, Watching};

/// How often a site whose clock runs is looked at without a save: a briefing may have become due.
const TICK: Duration = Duration::from_mins(1);

/// What is served, and where.
#[derive(Clone, Debug)]
pub struct Options {
    /// The site's folder.
    pub root: PathBuf,
    /// What the engine is asked.
    pub request: Request,
    /// The address or name to listen at.
    pub host: String,
    /// The ports to try.
    pub ports: Ports,
    /// How the disk is watched.
    pub watching: Watching,
}

/// Why there is no server.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The host is no address of this machine.
    #[error("`{host}` cannot be listened at: {cause}.")]
    Host {
        /// As it was given.
        host: String,
        /// What the system says.
        cause: std::io::Error,
    },
    /// All ports are taken.
    #[error("Port {port} is taken.")]
    PortTaken {
        /// The last one that was tried.
        port: u16,
    },
    /// A thread could not be started.
    #[error("The server could not start: {0}.")]
    Thread(std::io::Error),
}

/// What the terminal may want to tell.
#[derive(Debug)]
pub enum News {
    /// Files changed, or problems did.
    Updated(Updated),
    /// All pages were looked at.
    Looked(Looked),
    /// `content/` is gone; the last site is still served.
    ContentGone,
    /// The system sends no events, for this reason; the disk is polled.
    Polling(String),
}

/// What came of an update.
#[derive(Debug, Default)]
pub struct Updated {
    /// Input files that differ.
    pub changed: Vec<SourcePath>,
    /// Those of them that are not shown, and why.
    pub hidden: Vec<(SourcePath, WithheldBecause)>,
    /// How long each room took.
    pub times: Times,
    /// How many pages that browsers have open were rendered at once.
    pub open: usize,
    /// Problems that were not told before, for people, with colours.
    pub problems: String,
    /// Errors and warnings that there are now.
    pub counts: Counts,
    /// Whether the last error or warning is gone.
    pub mended: bool,
}

/// What came of a look at all pages.
#[derive(Debug)]
pub struct Looked {
    /// Pages that show something else than at the look before.
    pub changed: usize,
    /// Problems that were not told before.
    pub updated: Updated,
}

/// A running server. It ends when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    site: Arc<Site>,
    first: Updated,
    news: Receiver<News>,
    stop: Stop,
    threads: Vec<JoinHandle<()>>,
}

/// Stops a [`Server`] from another thread.
#[derive(Clone, Debug)]
pub struct Stop {
    watching: StopWatching,
    listening: StopListening,
}

impl Stop {
    /// Ends the server; its news end too.
    pub fn stop(&self) {
        self.watching.stop();
        self.listening.stop();
    }
}

impl Server {
    /// Reads the site and begins to serve it.
    ///
    /// # Errors
    /// When no port can be listened at.
    pub fn start(options: Options) -> Result<Self, ServeError> {
        let listener = bind(&options.host, options.ports)?;
        let address = listener.local_addr().map_err(ServeError::Thread)?;
        let mut watcher = Watcher::new(&options.root, options.watching);
        let is_running = matches!(options.request.now, Now::Running(_));
        let preview = Preview::new(watcher.snapshot().clone(), options.request);
        let preview = preview.after_build(options.root.join("public"));
        let preview = preview.with_cache(Cache::of_site(watcher.root()));
        let (site, first) = Site::new(watcher.root(), Hosts::new(&options.host, address), preview);
        let site = Arc::new(site);
        let (sender, news) = mpsc::channel();
        let listening = StopListening::default();
        let stop = Stop { watching: watcher.stopper(), listening: listening.clone() };
        let answering = {
            let site = Arc::clone(&site);
            thread("serve", move || listen::listen(listener, site, &listening))?
        };
        let (quiet, waiting) = quiet();
        let looking = {
            let (site, sender) = (Arc::clone(&site), sender.clone());
            thread("look", move || waiting.look(&site, &sender))?
        };
        let keeping = {
            let site = Arc::clone(&site);
            let keeper = Keeper { site, news: sender, quiet, is_running };
            thread("watch", move || keeper.keep(&mut watcher))?
        };
        Ok(Self { address, site, first, news, stop, threads: vec![answering, keeping, looking] })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The base path of the site: empty, or `/repo`.
    pub fn base_path(&self) -> String {
        self.site.kept().preview.base_path().to_owned()
    }

    /// How many briefings, actors and topics the site has.
    pub fn counts(&self) -> [usize; 3] {
        self.site.kept().preview.counts()
    }

    /// What was found in the beginning.
    pub fn first(&self) -> &Updated {
        &self.first
    }

    /// What happens, until the server is stopped.
    pub fn news(&self) -> impl Iterator<Item = News> + '_ {
        self.news.iter()
    }

    /// What stops it.
    pub fn stopper(&self) -> Stop {
        self.stop.clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.stop();
        for thread in self.threads.drain(..) {
            // A thread that panicked has said so.
            drop(thread.join());
        }
    }
}

fn thread(name: &str, run: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>, ServeError> {
    std::thread::Builder::new().name(name.into()).spawn(run).map_err(ServeError::Thread)
}

/// Keeps the site up to date.
struct Keeper {
    site: Arc<Site>,
    news: Sender<News>,
    quiet: Quiet,
    /// Whether the clock of the site runs.
    is_running: bool,
}

impl Keeper {
    /// Brings the site up to date until the watcher is stopped.
    fn keep(&self, watcher: &mut Watcher) {
        self.quiet.ask();
        loop {
            let until = self.is_running.then(|| Instant::now() + TICK);
            let new = match watcher.next(until) {
                Noticed::Changed(_, took) => {
                    let updated = self.update(watcher, took);
                    self.quiet.ask();
                    Some(News::Updated(updated))
                }
                Noticed::Nothing => {
                    let updated = self.update(watcher, Duration::ZERO);
                    let is_news = updated.mended || !updated.problems.is_empty();
                    is_news.then_some(News::Updated(updated))
                }
                Noticed::ContentGone => Some(News::ContentGone),
                Noticed::Polling(reason) => Some(News::Polling(reason)),
                Noticed::Stopped => return self.quiet.disturb(),
            };
            if let Some(new) = new {
                // Who started the server may not care.
                drop(self.news.send(new));
            }
        }
    }

    fn update(&self, watcher: &Watcher, took: Duration) -> Updated {
        self.quiet.disturb();
        let snapshot = watcher.snapshot();
        // The preview catches what it does itself; whatever else fails, the next save is waited for.
        diagnostic::catch(|| self.site.update(snapshot, took)).unwrap_or_else(|panicked| {
            let file = Span::whole_file(&config::FILE.into());
            let problem = panicked.problem(file, "brought the preview up to date");
            let problems = diagnostic::emit(&[problem], snapshot, Format::Human);
            Updated { problems, ..Updated::default() }
        })
    }
}
