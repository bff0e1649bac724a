//! `briefgen serve`.

use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::time::Instant;

use qrcode::QrCode;
use qrcode::render::unicode::Dense1x2;

use super::mend::sweep;
use super::say::{self, say, tell};
use super::site::{SiteArgs, counted, counts_in_words};
use super::{End, Failure, interrupt, seconds};
use crate::diagnostic::Counts;
use crate::serve::watch::Watching;
use crate::serve::{News, Options, Ports, ServeError, Server, Updated};
use crate::snapshot::CONTENT;

/// Show the site in a browser while you write
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  briefgen serve
  briefgen serve --open --drafts --future
  briefgen serve --port 8080
  briefgen serve --poll                        for a disk that sends no events
  briefgen serve --host 0.0.0.0                for other devices in the network

Pages are made in memory; public/ is not touched. A page in the browser follows every save
and shows the problems of the site. `/__briefgen/` lists pages, problems and drafts.
Ctrl-C ends it.")]
pub(super) struct Args {
    #[command(flatten)]
    site: SiteArgs,
    /// The port [default: 4000, or the next one that is free]
    #[arg(long, short, value_name = "PORT")]
    port: Option<u16>,
    /// The address to listen at
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    host: String,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// Look for changes again and again, where the system does not tell of them
    #[arg(long)]
    poll: bool,
    /// Say what each update did and how long it took
    #[arg(long, short)]
    verbose: bool,
}

/// The first port that is tried, and how many more.
const PORTS: Ports = Ports { first: 4000, more: 20 };

pub(super) fn run(args: &Args) -> Result<End, Failure> {
    let since = Instant::now();
    let options = Options {
        root: args.site.root()?,
        request: args.site.running_request()?,
        host: args.host.clone(),
        ports: args.port.map_or(PORTS, |port| Ports { first: port, more: 0 }),
        watching: if args.poll { Watching::Polling } else { Watching::Events },
    };
    sweep(&options.root);
    let server = Server::start(options).map_err(|error| failure(&error))?;
    let stopper = server.stopper();
    interrupt::then(move || stopper.stop())?;
    let address = format!("http://{}{}/", shown_host(args, &server), server.base_path());
    say!("Serving {} at {address} (ready in {}).", site_in_words(&server), seconds(since.elapsed()));
    say::err(format_args!("{}", server.first().problems));
    if server.address().ip().is_unspecified() {
        tell_devices(&server);
    }
    if !server.address().ip().is_loopback() {
        tell!("Everyone in the network can read this site, drafts too if they are shown.");
    }
    if args.open
        && let Err(error) = open::that_detached(&address)
    {
        tell!("No browser could be opened: {error}. The address is {address}");
    }
    for news in server.news() {
        tell(&news, args.verbose);
    }
    Ok(End::Well)
}

fn failure(error: &ServeError) -> Failure {
    let taken = matches!(error, ServeError::PortTaken { .. });
    let failure = Failure::new(error.to_string());
    if taken { failure.hint("name another one with `--port`, or end what listens there") } else { failure }
}

/// Host and port that a browser on this machine can open.
fn shown_host(args: &Args, server: &Server) -> String {
    let port = server.address().port();
    match server.address().ip() {
        ip if ip.is_unspecified() => format!("localhost:{port}"),
        _ if args.host.parse::<IpAddr>().is_err() && !args.host.starts_with('[') => {
            format!("{}:{port}", args.host)
        }
        _ => server.address().to_string(),
    }
}

/// Tells the address that a phone in the network can open, in a terminal also as a picture for its camera.
fn tell_devices(server: &Server) {
    let Some(ip) = address_in_network(server.address().ip()) else {
        tell!("The address of this machine in the network is not known.");
        return;
    };
    let address = format!("http://{}{}/", SocketAddr::new(ip, server.address().port()), server.base_path());
    say!("Other devices in the network find it at {address}");
    if say::is_seen()
        && let Ok(code) = QrCode::new(&address)
    {
        say!("{}", code.render::<Dense1x2>().quiet_zone(true).build());
    }
}

/// The address from which this machine would reach others. Nothing is sent to find it out; the one asked for is kept for
/// documentation (RFC 5737, RFC 3849).
fn address_in_network(listens: IpAddr) -> Option<IpAddr> {
    let (own, other) =
        if listens.is_ipv4() { ("0.0.0.0:0", "192.0.2.1:9") } else { ("[::]:0", "[2001:db8::1]:9") };
    let socket = UdpSocket::bind(own).ok()?;
    socket.connect(other).ok()?;
    let ip = socket.local_addr().ok()?.ip();
    (!ip.is_loopback() && !ip.is_unspecified()).then_some(ip)
}

fn site_in_words(server: &Server) -> String {
    let [briefings, actors, topics] = server.counts();
    format!(
        "{}, {}, {}",
        counted(briefings, "briefing", "briefings"),
        counted(actors, "actor", "actors"),
        counted(topics, "topic", "topics"),
    )
}

fn tell(news: &News, verbose: bool) {
    match news {
        News::Updated(updated) => tell_update(updated, verbose),
        News::Looked(looked) => {
            if verbose {
                say!("  Looked at all pages: {} changed.", looked.changed);
            }
            tell_update(&looked.updated, verbose);
        }
        News::ContentGone => {
            tell!("The folder {CONTENT}/ is gone. The last site is served until it is back.");
        }
        News::Polling(reason) => {
            tell!("The system does not tell of changes ({reason}). The folders are read again and again.");
        }
    }
}

fn tell_update(updated: &Updated, verbose: bool) {
    if !updated.changed.is_empty() {
        say!("{}", line(updated));
        if verbose {
            say!("{}", details(updated));
        }
    }
    for (path, because) in updated.hidden.iter().take(MOST_HIDDEN) {
        tell!(
            "{path} is {} and not shown: end this and begin `briefgen serve {}`.",
            because.word(),
            because.flag()
        );
    }
    say::err(format_args!("{}", updated.problems));
    if updated.mended {
        say!("All problems are mended.");
    }
}

/// Most files of one update of which it is told that they are not shown.
const MOST_HIDDEN: usize = 3;

/// `Updated content/a.md in 12 ms. 1 error.`
fn line(updated: &Updated) -> String {
    let took = seconds(updated.times.iter().map(|(_, took)| *took).sum());
    let what = match &*updated.changed {
        [path] => path.to_string(),
        paths => counted(paths.len(), "file", "files"),
    };
    let mut line = format!("Updated {what} in {took}.");
    if updated.counts != Counts::default() {
        line.push_str(&format!(" {}.", counts_in_words(updated.counts)));
    }
    line
}

/// What changed, how many pages were rendered at once, and how long each room took.
fn details(updated: &Updated) -> String {
    const MOST: usize = 10;
    let mut files: Vec<String> = updated.changed.iter().take(MOST).map(ToString::to_string).collect();
    if updated.changed.len() > MOST {
        files.push(format!("and {} more", updated.changed.len() - MOST));
    }
    let times: Vec<String> =
        updated.times.iter().map(|(room, took)| format!("{room} {}", seconds(*took))).collect();
    let rendered = counted(updated.open, "open page", "open pages");
    format!("  Changed: {}. Rendered {rendered}. Time: {}.", files.join(", "), times.join(", "))
}
