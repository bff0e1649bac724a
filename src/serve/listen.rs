//! Sockets: which port is taken, and how many may talk at once and for how long.
//!
//! It must not know what is answered.

use std::io;
use std::net::{SocketAddr, TcpListener, ToSocketAddrs as _};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::sync::{Semaphore, watch};

use super::ServeError;
use super::answer::{Desk, answer};
use super::site::Site;

/// So many connections are served at once; others wait.
const CONNECTIONS: usize = 256;
/// So many pages may listen for changes at once.
const STREAMS: usize = 64;
/// Who opens a connection has so long to say what for.
const HEADERS: Duration = Duration::from_secs(10);
/// How long an answer that is under way is waited for in the end.
const PATIENCE: Duration = Duration::from_millis(200);

/// The ports to try, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ports {
    /// The first; 0 is any that is free.
    pub first: u16,
    /// How many more.
    pub more: u16,
}

/// Ends the listening.
#[derive(Clone, Debug)]
pub(super) struct StopListening(watch::Sender<bool>);

impl Default for StopListening {
    fn default() -> Self {
        Self(watch::Sender::new(false))
    }
}

impl StopListening {
    pub(super) fn stop(&self) {
        self.0.send_replace(true);
    }
}

/// Takes the first port that is free.
pub(super) fn bind(host: &str, ports: Ports) -> Result<TcpListener, ServeError> {
    let failed = |cause| ServeError::Host { host: host.to_owned(), cause };
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let last = ports.first.saturating_add(ports.more);
    for port in ports.first..=last {
        let addresses: Vec<SocketAddr> = (bare, port).to_socket_addrs().map_err(failed)?.collect();
        match TcpListener::bind(&*addresses) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(error) => return Err(failed(error)),
        }
    }
    Err(ServeError::PortTaken { port: last })
}

/// Answers until it is stopped.
pub(super) fn listen(listener: TcpListener, site: Arc<Site>, stop: &StopListening) {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build() else {
        return;
    };
    let mut stopped = stop.0.subscribe();
    runtime.block_on(async {
        tokio::select! {
            _ = accept(listener, site) => {}
            _ = stopped.wait_for(|stopped| *stopped) => {}
        }
    });
    runtime.shutdown_timeout(PATIENCE);
}

async fn accept(listener: TcpListener, site: Arc<Site>) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let desk = Desk { site, streams: Arc::new(Semaphore::new(STREAMS)) };
    let router = Router::new().fallback(answer).with_state(desk);
    let connections = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let Ok(permit) = Arc::clone(&connections).acquire_owned().await else { return Ok(()) };
        let Ok((stream, _)) = listener.accept().await else {
            // Such as too many open files, which may pass.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // Events are small and urgent.
        drop(stream.set_nodelay(true));
        let service = TowerToHyperService::new(router.clone());
        tokio::spawn(async move {
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEADERS)
                .serve_connection(TokioIo::new(stream), service);
            // A browser that goes away in the middle is no fault of anybody.
            drop(connection.await);
            drop(permit);
        });
    }
}
