//! Measures the preview: from a save to the moment that a browser has the new page.
//!
//! `cargo bench --bench preview -- 10000` makes an archive of 10,000 briefings below `target/`,
//! serves it as `briefgen serve` does, edits its files, and asks every 5 ms for the page that must change;
//! each edit is made 20 times. `-- 10000 --pause 1500` leaves so many milliseconds between two saves, so
//! that the look at all pages is under way when the next one comes. `-- 10000 --storm` saves 1,000 times in
//! ten seconds, `-- 10000 --switch` has git switch to a branch with 5,000 other files; both compare what is
//! served in the end with a clean build.

#[path = "../archive/mod.rs"]
#[allow(dead_code, reason = "a preview needs one flavour of the archive alone")]
mod archive;

use std::error::Error;
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use archive::{Archive, Flavour, Plan};
use briefgen::date::GivenClock;
use briefgen::engine::{Engine, Now, Request, Silent};
use briefgen::output::{MemoryFiles, MemoryOutput};
use briefgen::serve::watch::Watching;
use briefgen::serve::{Options, Ports, Server};
use briefgen::snapshot::Snapshot;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How often each edit is made.
const ROUNDS: usize = 20;
/// A client asks again after this time.
const EVERY: Duration = Duration::from_millis(5);

type Outcome<T> = Result<T, Box<dyn Error>>;

#[expect(clippy::print_stdout, reason = "it prints what it measured")]
fn main() -> Outcome<()> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    if !arguments.iter().any(|argument| argument == "--bench") {
        // `cargo test --benches` only wants to know whether it builds.
        return Ok(());
    }
    arguments.retain(|argument| argument != "--bench");
    let briefings = arguments.first().and_then(|text| text.parse().ok()).unwrap_or(1000);
    let after = |name: &str| {
        let place = arguments.iter().position(|argument| argument == name)?;
        arguments.get(place + 1)?.parse().ok()
    };
    let pause = Duration::from_millis(after("--pause").unwrap_or(150));
    let mut desk = Desk::open(briefings, pause)?;
    println!("{briefings} briefings, ready in {:.1?}, {} MB", desk.ready, memory());
    let asked = |name: &str| arguments.iter().any(|argument| argument == name);
    if asked("--storm") {
        println!("{}", desk.storm()?);
        return Ok(());
    }
    if asked("--switch") {
        println!("{}", desk.switch()?);
        return Ok(());
    }
    for edit in EDITS {
        println!("{}", desk.measure(&edit)?);
    }
    println!("{} MB at the end", memory());
    Ok(())
}

/// Megabytes of memory that the process holds (Linux).
fn memory() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok());
    kilobytes.unwrap_or_default() / 1024
}

/// A site that is served, and its files.
struct Desk {
    root: PathBuf,
    server: Server,
    pause: Duration,
    ready: Duration,
    archive: Archive,
    /// The files that are edited.
    briefing: Edited,
    actor: Edited,
}

/// A file that is edited, and its first text.
struct Edited {
    path: String,
    text: String,
}

impl Edited {
    fn page(&self) -> String {
        page(&self.path)
    }
}

/// The page of the briefing in a file.
fn page(path: &str) -> String {
    let name = Path::new(path).file_stem().unwrap_or_default().to_string_lossy();
    format!("/briefings/{name}/")
}

/// A kind of edit: its name, what it does, and where which words show that it has arrived.
struct Edit {
    name: &'static str,
    make: fn(&Desk, usize) -> Outcome<()>,
    page: fn(&Desk, usize) -> String,
    words: fn(usize) -> String,
}

const EDITS: [Edit; 5] = [
    Edit {
        name: "body",
        make: |desk, round| desk.save_briefing(&format!("{}\nMarked {round}.\n", desk.briefing.text)),
        page: |desk, _| desk.briefing.page(),
        words: |round| format!("Marked {round}."),
    },
    Edit {
        name: "title",
        make: |desk, round| {
            desk.save_briefing(&desk.briefing.text.replacen("title: ", &format!("title: Titled {round} "), 1))
        },
        page: |desk, _| desk.briefing.page(),
        words: |round| format!("Titled {round} "),
    },
    Edit {
        name: "new alias of an actor, linked in a body",
        make: |desk, round| {
            let text = desk.actor.text.replace("aliases: [", &format!("aliases: [Zorro {round} Quix, "));
            desk.save(&desk.actor.path, &text)
        },
        page: |desk, _| desk.briefing.page(),
        words: |round| format!(">Zorro {round} Quix</a>"),
    },
    Edit {
        name: "new briefing",
        make: |desk, round| desk.save(&format!("content/briefings/new-{round}.md"), &desk.briefing.text),
        page: |_, round| format!("/briefings/new-{round}/"),
        words: |_| "<title>".to_owned(),
    },
    Edit {
        name: "template",
        make: |desk, round| desk.save_template(&format!("Footed {round}.")),
        page: |desk, _| desk.briefing.page(),
        words: |round| format!("Footed {round}."),
    },
];

impl Desk {
    fn open(briefings: usize, pause: Duration) -> Outcome<Self> {
        let root = PathBuf::from(format!("target/preview-{briefings}"));
        // What an earlier run left would be measured too.
        drop(fs::remove_dir_all(&root));
        let archive = Archive::new(Plan::of(briefings));
        archive.write(Flavour::Briefgen, &root)?;
        fs::write(
            root.join("briefgen.yaml"),
            "title: Archive\nbase_url: https://example.org/archive/\ntheme: own\n",
        )?;
        let (path, text) = archive.briefing(Flavour::Briefgen, briefings / 2);
        let aliases: Vec<String> =
            (0..ROUNDS).map(|round| format!("Zorro {round} Quix was there.")).collect();
        let briefing = Edited { path, text: format!("{text}\n{}\n", aliases.join(" ")) };
        fs::write(root.join(&briefing.path), &briefing.text)?;
        let actors = 0..archive.actors.len();
        let path = actors.filter_map(|actor| archive.actor_path(Flavour::Briefgen, actor)).nth(4);
        let path = path.ok_or("the archive is too small")?;
        let actor = Edited { text: fs::read_to_string(root.join(&path))?, path };
        write_template(&root, "Footed.")?;
        let since = Instant::now();
        let server = Server::start(Options {
            root: root.clone(),
            request: request()?,
            host: "127.0.0.1".into(),
            ports: Ports { first: 0, more: 0 },
            watching: Watching::Events,
        })?;
        Ok(Self { root, server, pause, ready: since.elapsed(), archive, briefing, actor })
    }

    /// Saves a file as editors do: a new one takes the place of the old.
    fn save(&self, path: &str, text: &str) -> Outcome<()> {
        let path = self.root.join(path);
        let new = path.with_extension("md.tmp");
        fs::write(&new, text)?;
        fs::rename(new, path)?;
        Ok(())
    }

    fn save_briefing(&self, text: &str) -> Outcome<()> {
        self.save(&self.briefing.path, text)
    }

    /// The file of a briefing.
    fn path(&self, briefing: usize) -> String {
        self.archive.briefing(Flavour::Briefgen, briefing).0
    }

    fn save_template(&self, words: &str) -> Outcome<()> {
        write_template(&self.root, words)
    }

    fn get(&self, page: &str) -> Outcome<String> {
        get(self.server.address(), &format!("/archive{page}"))
    }

    /// Makes an edit again and again; tells the median and the slowest, in milliseconds.
    fn measure(&self, edit: &Edit) -> Outcome<String> {
        let mut times = Vec::with_capacity(ROUNDS);
        for round in 0..ROUNDS {
            std::thread::sleep(self.pause);
            let (page, words) = ((edit.page)(self, round), (edit.words)(round));
            let since = Instant::now();
            (edit.make)(self, round)?;
            while !self.get(&page)?.contains(&words) {
                if since.elapsed() > Duration::from_secs(20) {
                    return Err(format!("{}: {page} never showed {words}", edit.name).into());
                }
                std::thread::sleep(EVERY);
            }
            times.push(since.elapsed());
        }
        times.sort_unstable();
        let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
        let (median, slowest) = (times[ROUNDS / 2], times[ROUNDS - 1]);
        Ok(format!(
            "{:<42} median {:>6.0} ms, slowest {:>6.0} ms",
            edit.name,
            milliseconds(median),
            milliseconds(slowest)
        ))
    }

    /// 1,000 saves of 100 briefings in ten seconds.
    fn storm(&mut self) -> Outcome<String> {
        let before = memory();
        let since = Instant::now();
        let mut most = before;
        for save in 0..1000_u32 {
            let file = self.root.join(self.path(save as usize % 100));
            let text = fs::read_to_string(&file)?;
            fs::write(&file, format!("{text}\nSaved {save}.\n"))?;
            most = most.max(memory());
            let due = Duration::from_millis(10) * (save + 1);
            std::thread::sleep(due.saturating_sub(since.elapsed()));
        }
        let took = since.elapsed();
        let settled = self.settle(&page(&self.path(99)), "Saved 999.")?;
        let after = memory();
        let wrong = self.compare()?;
        Ok(format!(
            "1,000 saves in {took:.1?}: right {settled:.0?} after the last, {wrong} pages differ from a clean build; \
             {before} MB before, {most} MB at the most, {after} MB after"
        ))
    }

    /// `git checkout` of a branch on which 5,000 briefings are others, and back.
    fn switch(&mut self) -> Outcome<String> {
        let git = |arguments: &[&str]| -> Outcome<()> {
            let identity = ["-c", "user.name=desk", "-c", "user.email=desk@example.org", "-c", "gc.auto=0"];
            let mut command = Command::new("git");
            let done = command.arg("-C").arg(&self.root).args(identity).args(arguments).output()?;
            if done.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&done.stderr).into()) }
        };
        git(&["init", "-q", "-b", "main"])?;
        git(&["add", "-A"])?;
        git(&["commit", "-q", "-m", "first"])?;
        git(&["checkout", "-q", "-b", "other"])?;
        let count = self.archive.plan.briefings.min(5000);
        let last = page(&self.path(count - 1));
        for index in 0..count {
            let file = self.root.join(self.path(index));
            let text = fs::read_to_string(&file)?;
            fs::write(&file, format!("{text}\nOn the other branch.\n"))?;
        }
        git(&["commit", "-q", "-a", "-m", "other"])?;
        self.settle(&last, "On the other branch.")?;
        let before = memory();
        let since = Instant::now();
        git(&["checkout", "-q", "main"])?;
        let checked_out = since.elapsed();
        let mut most = before;
        while self.get(&last)?.contains("On the other branch.")
            || self.get(&page(&self.path(0)))?.contains("On the other branch.")
        {
            most = most.max(memory());
            std::thread::sleep(EVERY);
        }
        let served = since.elapsed();
        // The second looks have passed.
        std::thread::sleep(Duration::from_secs(3));
        let after = memory();
        let wrong = self.compare()?;
        Ok(format!(
            "checkout of 5,000 files took git {checked_out:.1?}; served after {served:.1?}, {wrong} pages differ from a \
             clean build; {before} MB before, {most} MB at the most, {after} MB after"
        ))
    }

    fn settle(&self, page: &str, words: &str) -> Outcome<Duration> {
        let since = Instant::now();
        while !self.get(page)?.contains(words) {
            if since.elapsed() > Duration::from_mins(1) {
                return Err(format!("{page} never showed {words}").into());
            }
            std::thread::sleep(EVERY);
        }
        Ok(since.elapsed())
    }

    /// How many of a thousand pages are not those of a clean build.
    fn compare(&self) -> Outcome<usize> {
        let output = MemoryOutput::new();
        Engine::new().build(&Snapshot::read(&self.root), &request()?, &output, &Silent);
        let (files, _): (MemoryFiles, _) = output.finish();
        let step = (files.len() / 1000).max(1);
        let pages = files.iter().filter(|(path, _)| path.ends_with("index.html")).step_by(step);
        let mut wrong = 0;
        for (path, bytes) in pages {
            let served = self.get(&format!("/{}", path.trim_end_matches("index.html")))?;
            wrong += usize::from(without_script(&served) != String::from_utf8_lossy(bytes));
        }
        Ok(wrong)
    }
}

/// A page without the script that the preview adds.
fn without_script(page: &str) -> String {
    const SCRIPT: &str = "<script src=\"/archive/__briefgen/";
    let parts = page.rsplit_once(SCRIPT);
    let parts = parts.and_then(|(before, rest)| Some((before, rest.split_once("</script>")?.1)));
    parts.map_or_else(|| page.to_owned(), |(before, after)| format!("{before}{after}"))
}

fn request() -> Outcome<Request> {
    let clock = GivenClock::parse("2026-01-01").map_err(|error| error.message)?;
    Ok(Request::at(Now::Given(clock)))
}

fn write_template(root: &Path, words: &str) -> Outcome<()> {
    let folder = root.join("themes/own/templates");
    fs::create_dir_all(&folder)?;
    fs::write(root.join("themes/own/theme.yaml"), "extends: default\n")?;
    let block = format!("{{% block footer %}}<footer><p>{words}</p></footer>{{% endblock footer %}}");
    fs::write(folder.join("base.html"), format!("{{% extends \"@default/base.html\" %}}\n{block}\n"))?;
    Ok(())
}

fn get(address: SocketAddr, path: &str) -> Outcome<String> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").ok_or("an answer without a head")?;
    Ok(if head.starts_with("HTTP/1.1 200") { body.to_owned() } else { String::new() })
}
