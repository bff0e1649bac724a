//! Panics: a fault of briefgen itself becomes a value, and the value a diagnostic that asks for a report.
//!
//! Owns: where a panic ends ([`catch`]), what is kept of it ([`note`], which `cli` makes the hook of the program), and
//! how tests make one ([`trip`]). It must not know what was being done. An abort and the overflow of a stack end the
//! process, and nothing can catch them: what nests is bounded where it is read.

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::sync::{Mutex, PoisonError};

use super::{Diagnostic, Lint, Span};

/// Most of what a panic says: the rest may be a whole text.
const MOST_SAID: usize = 300;
/// Most panics whose places are kept until they are caught.
const MOST_NOTED: usize = 256;

thread_local! {
    /// How many calls of [`catch`] the thread is in.
    static CATCHING: Cell<usize> = const { Cell::new(0) };
}

/// What panics said and where, until they are caught. The hook of a program is one for all its threads, and a panic
/// may be caught on another thread than its own.
static NOTED: Mutex<Vec<(String, String)>> = Mutex::new(Vec::new());

/// A panic that was caught.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panicked {
    said: String,
    /// `src/prose/mod.rs:107`; only in a program whose hook is [`note`].
    place: Option<String>,
}

/// Does some work; a panic in it ends there.
///
/// What the work changed may be half changed: the caller throws it away.
///
/// # Errors
/// With what the panic said.
pub fn catch<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    CATCHING.set(CATCHING.get() + 1);
    let done = catch_unwind(AssertUnwindSafe(work));
    CATCHING.set(CATCHING.get() - 1);
    done.map_err(|payload| Panicked::of(&*payload))
}

/// Whether a panic on this thread ends in [`catch`].
pub fn is_caught() -> bool {
    CATCHING.get() > 0
}

/// Keeps what a panic says and where it is.
pub fn note(info: &PanicHookInfo) {
    let Some(place) = info.location() else { return };
    let place = format!("{}:{}", shown(place.file()), place.line());
    let mut noted = NOTED.lock().unwrap_or_else(PoisonError::into_inner);
    if noted.len() == MOST_NOTED {
        noted.remove(0);
    }
    noted.push((said(info.payload()), place));
}

/// A path of the source without what is only true on the machine that compiled it.
fn shown(file: &str) -> String {
    let file = file.replace('\\', "/");
    let after = |folder| file.split_once(folder).map(|(_, rest)| rest);
    // `.cargo/registry/src/INDEX/CRATE/src/lib.rs`, `/rustc/COMMIT/library/core/src/str/mod.rs`
    let of_crate = after("/registry/src/").and_then(|rest| rest.split_once('/')).map(|(_, rest)| rest);
    of_crate.or_else(|| after("/library/")).unwrap_or(&file).to_owned()
}

fn said(payload: &dyn Any) -> String {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("a panic without a word").to_owned()
}

impl Panicked {
    fn of(payload: &(dyn Any + Send)) -> Self {
        let said = said(payload);
        let mut noted = NOTED.lock().unwrap_or_else(PoisonError::into_inner);
        let at = noted.iter().rposition(|(known, _)| *known == said);
        let place = at.map(|at| noted.remove(at).1);
        Self { said, place }
    }

    /// The problem that it is: briefgen failed while it `did` something, at a place.
    pub fn problem(&self, span: Span, did: &str) -> Diagnostic {
        let message = format!("briefgen itself failed while it {did}: {}.", self.in_words());
        let hint = format!("{}; {}", "this is a fault of briefgen, and all else goes on", Self::report());
        Diagnostic::new(Lint::InternalError, span, message).hint(hint)
    }

    /// What the panic said, in one line, and where.
    pub fn in_words(&self) -> String {
        let line: Vec<&str> = self.said.split_whitespace().collect();
        let mut words: String = line.join(" ").chars().take(MOST_SAID).collect();
        words.truncate(words.trim_end_matches('.').len());
        match &self.place {
            Some(place) => format!("{words} ({place})"),
            None => words,
        }
    }

    /// What to do about it.
    pub fn report() -> String {
        // `OWNER/NAME` on GitHub, where the build knew it.
        match env!("BRIEFGEN_REPOSITORY") {
            "" => "please report this message to those who make briefgen".to_owned(),
            repository => format!("please report this message at https://github.com/{repository}/issues"),
        }
    }
}

/// Panics where a test wants it: when `text` holds `briefgen-panics-in-STEP`. A release build has nothing of it.
///
/// A word in the input reaches every room as bad input would, in memory and in the real program, and leaves tests
/// that run beside each other alone.
#[inline]
pub fn trip(step: &str, text: &str) {
    #[cfg(debug_assertions)]
    {
        let at = text.match_indices("briefgen-panics-in-");
        for (_, rest) in at.filter_map(|(at, word)| text.split_at_checked(at + word.len())) {
            assert!(!rest.starts_with(step), "as the text asked: {step}");
        }
    }
    #[cfg(not(debug_assertions))]
    let _ = (step, text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panics_are_values() {
        for (payload, words) in [
            ("one", "one"),
            ("one\n  two.", "one two"),
            (&*"ü".repeat(1000), &*"ü".repeat(MOST_SAID)),
            ("", ""),
        ] {
            let caught = catch(|| panic!("{payload}")).map_err(|panicked: Panicked| panicked.in_words());
            assert_eq!(caught, Err::<(), _>(words.to_owned()));
        }
        let odd = catch(|| std::panic::panic_any(7)).map_err(|panicked| panicked.in_words());
        assert_eq!(odd, Err::<(), _>("a panic without a word".to_owned()));
        assert_eq!(catch(|| 7), Ok(7));
    }

    #[test]
    fn a_thread_knows_whether_it_is_caught() {
        assert!(!is_caught());
        let inside = catch(|| (is_caught(), catch(|| panic!("inner")).is_err(), is_caught()));
        assert_eq!(inside, Ok((true, true, true)));
        assert!(!is_caught());
    }

    #[test]
    fn places() {
        for (file, expected) in [
            ("src/prose/mod.rs", "src/prose/mod.rs"),
            ("src\\prose\\mod.rs", "src/prose/mod.rs"),
            ("/home/x/.cargo/registry/src/index-1f/tera-2.4.0/src/lib.rs", "tera-2.4.0/src/lib.rs"),
            ("/rustc/0123/library/core/src/str/mod.rs", "core/src/str/mod.rs"),
        ] {
            assert_eq!(shown(file), expected);
        }
    }

    #[test]
    #[cfg(debug_assertions)]
    fn a_step_trips_over_its_own_word_alone() {
        for (step, text, trips) in [
            ("parse", "a briefgen-panics-in-parse b", true),
            ("parse", "briefgen-panics-in-link briefgen-panics-in-parse", true),
            ("parse", "briefgen-panics-in-link", false),
            ("parse", "", false),
        ] {
            assert_eq!(catch(|| trip(step, text)).is_err(), trips, "{text}");
        }
    }
}
