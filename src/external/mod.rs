//! Whether the addresses that a site links to answer: asked for on request only.
//!
//! Owns the policy (which hosts, how often, how long), the cache, and the verdicts. It must not know
//! what a site is: addresses come in as text.

mod cache;
mod private;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Error};

pub use cache::Cache;
use private::PublicOnly;

/// How addresses are asked.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Ask hosts of the own machine and of private networks too.
    pub allow_private: bool,
    /// Longest wait for one address.
    pub patience: Duration,
    /// Pause between two requests to one host.
    pub pause: Duration,
    /// Longest time for all together; what is left then is unsure.
    pub most_time: Duration,
    /// How many hosts are asked at once.
    pub at_once: usize,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            allow_private: false,
            patience: Duration::from_secs(15),
            pause: Duration::from_millis(500),
            most_time: Duration::from_mins(10),
            at_once: 8,
        }
    }
}

/// What became of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It answers.
    Good,
    /// It does not exist; the reason is a few words.
    Broken(String),
    /// Nobody can tell from here: the host refuses programs, is busy, or was not asked.
    Unsure(String),
}

/// Most redirects that are followed.
const MOST_REDIRECTS: u32 = 8;

/// Asks every address once, hosts side by side, each host with a pause between requests. What the
/// cache knows is not asked again. `now` is in seconds since 1970.
pub fn check(
    addresses: &[String],
    policy: &Policy,
    cache: &mut Cache,
    now: i64,
) -> BTreeMap<String, Verdict> {
    let mut verdicts = BTreeMap::new();
    let mut by_host: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for address in addresses {
        if cache.is_good(address, now) {
            verdicts.insert(address.clone(), Verdict::Good);
        } else {
            let of_host = by_host.entry(host(address)).or_default();
            if !of_host.contains(address) {
                of_host.push(address.clone());
            }
        }
    }
    let agent = agent(policy);
    let hosts: Mutex<Vec<Vec<String>>> = Mutex::new(by_host.into_values().collect());
    let asked: Mutex<Vec<(String, Verdict)>> = Mutex::default();
    let end = Instant::now() + policy.most_time;
    std::thread::scope(|scope| {
        for _ in 0..policy.at_once.max(1) {
            scope.spawn(|| {
                while let Some(addresses) = next(&hosts) {
                    for (index, address) in addresses.into_iter().enumerate() {
                        let verdict = if Instant::now() >= end {
                            Verdict::Unsure("there was no time left to ask".into())
                        } else {
                            if index > 0 {
                                std::thread::sleep(policy.pause);
                            }
                            ask(&agent, &address)
                        };
                        if let Ok(mut asked) = asked.lock() {
                            asked.push((address, verdict));
                        }
                    }
                }
            });
        }
    });
    for (address, verdict) in asked.into_inner().unwrap_or_default() {
        if verdict == Verdict::Good {
            cache.remember(&address, now);
        }
        verdicts.insert(address, verdict);
    }
    verdicts
}

fn next(hosts: &Mutex<Vec<Vec<String>>>) -> Option<Vec<String>> {
    hosts.lock().ok()?.pop()
}

/// The host of an address, by which requests are spread.
fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default().to_ascii_lowercase()
}

fn agent(policy: &Policy) -> Agent {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(MOST_REDIRECTS)
        .timeout_global(Some(policy.patience))
        .user_agent(concat!("briefgen/", env!("CARGO_PKG_VERSION"), " (link check)"))
        // A proxy would be asked instead of the host, and the refusal of private hosts be void.
        .proxy(None)
        .build();
    let resolver = PublicOnly { allow_private: policy.allow_private };
    Agent::with_parts(config, DefaultConnector::new(), resolver)
}

/// Asks for the head alone, and for the page when the host does not answer that.
fn ask(agent: &Agent, address: &str) -> Verdict {
    let address = address.split('#').next().unwrap_or(address);
    match agent.head(address).call() {
        Ok(answer) if answer.status().is_success() => Verdict::Good,
        Ok(_) => match agent.get(address).call() {
            Ok(answer) => of_status(answer.status().as_u16()),
            Err(error) => of_error(&error),
        },
        Err(error) => of_error(&error),
    }
}

fn of_status(status: u16) -> Verdict {
    match status {
        200..=299 => Verdict::Good,
        404 | 410 => Verdict::Broken(format!("the host answers {status}: there is no such page")),
        // Many hosts refuse programs or count requests.
        _ => Verdict::Unsure(format!("the host answers {status}")),
    }
}

fn of_error(error: &Error) -> Verdict {
    match error {
        Error::HostNotFound => Verdict::Broken("the host does not exist".into()),
        Error::BadUri(_) | Error::Http(_) => Verdict::Broken("it is not a valid address".into()),
        Error::TooManyRedirects | Error::RedirectFailed => Verdict::Broken("its redirects do not end".into()),
        Error::Timeout(_) => Verdict::Unsure("the host did not answer in time".into()),
        Error::Io(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
            Verdict::Unsure("it leads to a private network, which is not asked".into())
        }
        // What the system says when a name cannot be looked up differs; none of it proves a fault.
        Error::Io(error) => Verdict::Unsure(format!("the host cannot be reached ({error})")),
        error => Verdict::Unsure(format!("the host cannot be reached ({error})")),
    }
}

#[cfg(test)]
mod tests;
