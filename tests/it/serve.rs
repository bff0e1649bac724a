//! `briefgen serve` and `briefgen build --watch` as real programs: a save is seen, whatever an editor does.

use std::cell::RefCell;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::support::{PROGRAM, TODAY, temporary, write};

/// Longer than anything takes, also on a slow machine.
const DEADLINE: Duration = Duration::from_mins(1);

/// A program that runs on, and what it prints.
struct Running {
    here: TempDir,
    child: Child,
    lines: Receiver<String>,
    /// What it has printed so far, of both streams.
    printed: RefCell<Vec<String>>,
    /// `127.0.0.1:4001`
    address: String,
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Hands on what a program prints, line by line.
fn read_lines(source: impl Read + Send + 'static, lines: mpsc::Sender<String>) {
    std::thread::spawn(move || {
        for line in BufReader::new(source).lines().map_while(Result::ok) {
            if lines.send(line).is_err() {
                return;
            }
        }
    });
}

fn briefing(words: &str) -> String {
    format!("---\ntitle: Sound\ndate: 2024-06-19\n---\n{words}\n")
}

impl Running {
    fn start(arguments: &[&str]) -> Self {
        let here = temporary();
        write(&here.path().join("briefgen.yaml"), "title: Desk\n");
        write(&here.path().join("content/briefings/sound.md"), briefing("First words."));
        let mut child = Command::new(PROGRAM)
            .current_dir(here.path())
            .args(arguments)
            .args(["--clock", TODAY])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let (sender, lines) = mpsc::channel();
        read_lines(child.stdout.take().expect("stdout is a pipe"), sender.clone());
        read_lines(child.stderr.take().expect("stderr is a pipe"), sender);
        Self { here, child, lines, printed: RefCell::default(), address: String::new() }
    }

    fn serve(more: &[&str]) -> Self {
        let mut running = Self::start(&[&["serve", "--port", "0"], more].concat());
        let line = running.wait_for_line("Serving 1 briefing");
        let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next());
        running.address = address.map(str::to_owned).expect("the line names the address");
        running
    }

    /// Waits until a line with these words is printed; it may have been already.
    fn wait_for_line(&self, words: &str) -> String {
        let until = Instant::now() + DEADLINE;
        let mut printed = self.printed.borrow_mut();
        loop {
            if let Some(line) = printed.iter().find(|line| line.contains(words)) {
                return line.clone();
            }
            let left = until.saturating_duration_since(Instant::now());
            let line = self.lines.recv_timeout(left);
            let line =
                line.unwrap_or_else(|_| panic!("no {words:?} was printed, but\n{}", printed.join("\n")));
            printed.push(line);
        }
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.here.path().join(path)
    }

    fn put(&self, path: &str, text: &str) {
        write(&self.path(path), text);
    }

    /// What is served at a path, with its head.
    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        stream.set_read_timeout(Some(DEADLINE)).expect("a time");
        let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("the server reads");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("the server answers");
        answer
    }

    fn wait_for(&self, path: &str, words: &str) {
        wait(&format!("{path} never says {words:?}"), || self.get(path).contains(words));
    }
}

/// Waits until something holds.
fn wait(otherwise: &str, holds: impl Fn() -> bool) {
    let until = Instant::now() + DEADLINE;
    while !holds() {
        assert!(Instant::now() < until, "{otherwise}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

fn rename(from: &Path, to: &Path) {
    fs::rename(from, to).expect("it is there");
}

const SOUND: &str = "content/briefings/sound.md";
const PAGE: &str = "/briefings/sound/";

#[test]
fn saves_are_served() {
    for more in [&[][..], &["--poll"]] {
        let running = Running::serve(more);
        running.wait_for(PAGE, "First words.");
        running.put(SOUND, &briefing("Saved in place."));
        running.wait_for(PAGE, "Saved in place.");
        running.put("content/briefings/.sound.md.new", &briefing("Saved by a rename."));
        rename(&running.path("content/briefings/.sound.md.new"), &running.path(SOUND));
        running.wait_for(PAGE, "Saved by a rename.");
        fs::remove_file(running.path(SOUND)).expect("it is there");
        running.wait_for(PAGE, "404 Not Found");
        running.put(SOUND, &briefing("Written again."));
        running.wait_for(PAGE, "Written again.");
    }
}

#[test]
fn a_burst_and_new_folders() {
    let running = Running::serve(&[]);
    for number in 0..200 {
        running.put(SOUND, &briefing(&format!("Version {number}.")));
    }
    running.wait_for(PAGE, "Version 199.");
    for number in 0..30 {
        let title = format!("---\ntitle: Page {number}\n---\nNew words {number}.\n");
        running.put(&format!("content/a{number}/b/c/page.md"), &title);
    }
    for number in 0..30 {
        running.wait_for(&format!("/a{number}/b/c/page/"), &format!("New words {number}."));
    }
    rename(&running.path("content/a0"), &running.path("content/moved"));
    running.wait_for("/moved/b/c/page/", "New words 0.");
    running.wait_for("/a0/b/c/page/", "404 Not Found");
    running.put("content/moved/b/c/page.md", "---\ntitle: Moved\n---\nWatched where it is.\n");
    running.wait_for("/moved/b/c/page/", "Watched where it is.");
}

#[test]
fn problems_are_told_once() {
    let running = Running::serve(&["-v"]);
    running.put("content/briefings/broken.md", "---\ntitle: Broken\ndate: 2024-02-30\n---\n");
    running.wait_for_line("Updated content/briefings/broken.md in");
    running.wait_for_line("There is no 30 February.");
    running.put(SOUND, &briefing("Another save."));
    running.wait_for_line("Updated content/briefings/sound.md in");
    running.wait_for_line("Time: ");
    running.put("content/briefings/broken.md", "---\ntitle: Broken\ndate: 2024-02-29\n---\n");
    running.wait_for_line("All problems are mended.");
    let told = running.printed.borrow().iter().filter(|line| line.contains("30 February")).count();
    assert_eq!(told, 1, "a problem is told once");
}

#[test]
fn content_and_settings_go_and_come_back() {
    let running = Running::serve(&[]);
    rename(&running.path("content"), &running.path("kept"));
    running.wait_for_line("The folder content/ is gone.");
    running.wait_for(PAGE, "First words.");
    running.put("briefgen.yaml", "title: [broken\n");
    rename(&running.path("kept"), &running.path("content"));
    running.wait_for_line("yaml-syntax");
    running.put("briefgen.yaml", "title: Another desk\n");
    running.wait_for("/", "Another desk");
    running.put(SOUND, &briefing("Still watched."));
    running.wait_for(PAGE, "Still watched.");
}

#[test]
fn a_port_of_somebody_else() {
    let first = Running::serve(&[]);
    let port = first.address.rsplit(':').next().expect("a port");
    let mut second = Running::start(&["serve", "--port", port]);
    second.wait_for_line(&format!("Port {port} is taken."));
    assert_eq!(second.child.wait().expect("it ends").code(), Some(2));
}

#[test]
#[cfg(unix)]
fn an_interrupt_ends_it_well() {
    for (arguments, words) in [
        (&["serve", "--port", "0"][..], "Serving 1 briefing"),
        (&["build", "--watch"], "Watching for changes"),
    ] {
        let mut running = Running::start(arguments);
        running.wait_for_line(words);
        let id = running.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &id]).status().expect("kill runs").success());
        assert_eq!(running.child.wait().expect("it ends").code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn build_goes_on() {
    let running = Running::start(&["build", "--watch"]);
    running.wait_for_line("Built 1 briefing");
    let page = running.path("public/briefings/sound/index.html");
    let says = |words: &str| fs::read_to_string(&page).is_ok_and(|text| text.contains(words));
    wait("the site is not built", || says("First words."));
    running.put(SOUND, &briefing("Second words."));
    wait("the save is not built", || says("Second words."));
    running.put("briefgen.yaml", "title: [broken\n");
    running.wait_for_line("cannot be read; the site stays as it was.");
    assert!(says("Second words."), "the site is gone");
    running.put("briefgen.yaml", "title: Desk\n");
    running.wait_for_line("All problems are mended.");
    fs::remove_file(running.path(SOUND)).expect("it is there");
    wait("the page of a file that is gone stays", || !page.exists());
}

/// A panic of briefgen ends neither the preview nor the watching: the next save is shown.
#[test]
#[cfg(debug_assertions)]
fn faults_are_outlived() {
    let running = Running::serve(&[]);
    for (path, bad, good) in [
        (SOUND, briefing("briefgen-panics-in-parse"), briefing("Mended.")),
        ("briefgen.yaml", "# briefgen-panics-in-settings".into(), "title: Desk\n".into()),
    ] {
        running.printed.borrow_mut().clear();
        running.put(path, &bad);
        running.wait_for_line("internal-error");
        running.wait_for(PAGE, "words.");
        running.put(path, &good);
        running.wait_for_line("All problems are mended.");
        running.put(SOUND, &briefing("Last words."));
        running.wait_for(PAGE, "Last words.");
    }
    let building = Running::start(&["build", "--watch"]);
    building.wait_for_line("Built 1 briefing");
    let page = building.path("public/briefings/sound/index.html");
    let says = |words: &str| fs::read_to_string(&page).is_ok_and(|text| text.contains(words));
    building.put("briefgen.yaml", "# briefgen-panics-in-settings");
    building.wait_for_line("nothing of it was changed");
    assert!(says("First words."), "the page of an earlier build is gone");
    building.put("briefgen.yaml", "title: Desk\n");
    building.put(SOUND, &briefing("Second words."));
    wait("the save is not built", || says("Second words."));
}
