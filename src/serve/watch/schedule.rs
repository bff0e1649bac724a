//! When to look at the disk: after a burst of events has ended, once more after new folders, or at a pace.
//!
//! It holds times and paths and asks nobody for the time.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// So long nothing more is heard, and a burst has ended.
const QUIET: Duration = Duration::from_millis(4);
/// A burst is not waited for longer than this.
const PATIENCE: Duration = Duration::from_millis(40);
/// When to look again after a new folder: what was written into it at once may not have been heard.
const SECOND_LOOKS: [Duration; 2] = [Duration::from_millis(300), Duration::from_millis(1500)];
/// The pace without events, unless a look takes long.
const PACE: Duration = Duration::from_millis(500);

/// What is to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Nominated {
    /// These files and folders.
    Paths(BTreeSet<PathBuf>),
    /// The whole site.
    All,
}

/// What an event says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// Something about files.
    Files(Vec<PathBuf>),
    /// A folder came, with more in it than may be heard.
    Folders(Vec<PathBuf>),
    /// Events were lost.
    Lost,
}

/// What is to be looked at, and when.
#[derive(Debug, Default)]
pub(super) struct Schedule {
    nominated: Option<Nominated>,
    /// When the burst began and when it was last heard of.
    burst: Option<(Instant, Instant)>,
    second_looks: Vec<Instant>,
    /// The next look of those that come without events.
    next_at_pace: Option<Instant>,
}

impl Schedule {
    /// Takes in what was heard at a moment.
    pub(super) fn hear(&mut self, heard: Heard, now: Instant) {
        let first = self.burst.map_or(now, |(first, _)| first);
        self.burst = Some((first, now));
        if !matches!(heard, Heard::Files(_)) || !self.second_looks.is_empty() {
            self.second_looks = SECOND_LOOKS.iter().map(|after| now + *after).collect();
        }
        match heard {
            Heard::Lost => self.nominated = Some(Nominated::All),
            Heard::Files(paths) | Heard::Folders(paths) => {
                match self.nominated.get_or_insert_with(|| Nominated::Paths(BTreeSet::new())) {
                    Nominated::Paths(known) => known.extend(paths),
                    Nominated::All => {}
                }
            }
        }
    }

    /// Looks at all from now on without events; the last look took so long.
    pub(super) fn keep_pace(&mut self, now: Instant, took: Duration) {
        self.next_at_pace = Some(now + PACE.max(took * 10));
    }

    /// When to ask what is due, if nothing is heard before.
    pub(super) fn wake(&self) -> Option<Instant> {
        let burst = self.burst.map(|(first, last)| (last + QUIET).min(first + PATIENCE));
        burst.into_iter().chain(self.second_looks.first().copied()).chain(self.next_at_pace).min()
    }

    /// What is to be looked at now.
    pub(super) fn due(&mut self, now: Instant) -> Option<Nominated> {
        let is_second = self.second_looks.first().is_some_and(|look| *look <= now);
        let is_paced = self.next_at_pace.is_some_and(|look| look <= now);
        if is_second || is_paced {
            self.second_looks.retain(|look| *look > now);
            self.next_at_pace = self.next_at_pace.filter(|look| *look > now);
            self.burst = None;
            self.nominated = None;
            return Some(Nominated::All);
        }
        let (first, last) = self.burst?;
        if now < (last + QUIET).min(first + PATIENCE) {
            return None;
        }
        self.burst = None;
        self.nominated.take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(names: &[&str]) -> Vec<PathBuf> {
        names.iter().map(PathBuf::from).collect()
    }

    /// Hears things at milliseconds, and returns when what is looked at.
    fn check(heard: &[(u64, Heard)], until: u64) -> Vec<(u64, Nominated)> {
        let start = Instant::now();
        let at = |milliseconds| start + Duration::from_millis(milliseconds);
        let mut schedule = Schedule::default();
        let mut looks = Vec::new();
        for now in 0..until {
            for (_, heard) in heard.iter().filter(|(when, _)| *when == now) {
                schedule.hear(heard.clone(), at(now));
            }
            if let Some(nominated) = schedule.due(at(now)) {
                looks.push((now, nominated));
            } else {
                assert!(schedule.wake().is_none_or(|wake| wake > at(now)), "woken for nothing at {now}");
            }
        }
        looks
    }

    fn these(names: &[&str]) -> Nominated {
        Nominated::Paths(paths(names).into_iter().collect())
    }

    #[test]
    fn a_burst_is_one_look() {
        let file = |name| Heard::Files(paths(&[name]));
        assert_eq!(check(&[(10, file("a"))], 100), [(14, these(&["a"]))]);
        let burst = [(10, file("a")), (12, file("b")), (15, file("a")), (40, file("c"))];
        assert_eq!(check(&burst, 100), [(19, these(&["a", "b"])), (44, these(&["c"]))]);
        assert_eq!(check(&[(10, file("a")), (12, Heard::Lost)], 100), [(16, Nominated::All)]);
    }

    #[test]
    fn a_long_burst_is_not_waited_for() {
        let burst: Vec<(u64, Heard)> = (0..100).map(|now| (now, Heard::Files(paths(&["a"])))).collect();
        let looks: Vec<u64> = check(&burst, 200).iter().map(|(now, _)| *now).collect();
        assert_eq!(looks, [40, 81, 103]);
    }

    #[test]
    fn folders_are_looked_at_again() {
        let folder = Heard::Folders(paths(&["a"]));
        let looks = check(&[(0, folder.clone())], 3000);
        assert_eq!(looks, [(4, these(&["a"])), (300, Nominated::All), (1500, Nominated::All)]);
        let looks = check(&[(0, folder), (200, Heard::Files(paths(&["a/b"])))], 3000);
        let looks: Vec<u64> = looks.iter().map(|(now, _)| *now).collect();
        assert_eq!(looks, [4, 204, 500, 1700]);
    }

    #[test]
    fn without_events_at_a_pace() {
        let now = Instant::now();
        let mut schedule = Schedule::default();
        for (took, after) in [(0, 500), (20, 500), (200, 2000)] {
            schedule.keep_pace(now, Duration::from_millis(took));
            let next = now + Duration::from_millis(after);
            assert_eq!(schedule.wake(), Some(next));
            assert_eq!(schedule.due(now + Duration::from_millis(after - 1)), None);
            assert_eq!(schedule.due(next), Some(Nominated::All));
            assert_eq!(schedule.wake(), None);
        }
    }
}
