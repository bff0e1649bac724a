//! Lanes: what would overlap in one row goes to the next.

/// Pixels that stay free between two things of a lane.
const BETWEEN: f64 = 7.0;

/// Rows of things, each with the places across that are taken.
#[derive(Debug, Default)]
pub(super) struct Lanes(Vec<Vec<(f64, f64)>>);

impl Lanes {
    /// The first lane in which nothing stands between `from` and `to`, which are taken from now on.
    pub(super) fn take(&mut self, from: f64, to: f64) -> usize {
        let is_free = |lane: &Vec<(f64, f64)>| {
            lane.iter().all(|&(left, right)| to + BETWEEN <= left || right + BETWEEN <= from)
        };
        let lane = self.0.iter().position(is_free).unwrap_or(self.0.len());
        if lane == self.0.len() {
            self.0.push(Vec::new());
        }
        self.0[lane].push((from, to));
        lane
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_overlap_goes_to_the_next_lane() {
        let mut lanes = Lanes::default();
        let taken =
            [(0.0, 50.0), (20.0, 70.0), (57.0, 90.0), (56.0, 60.0)].map(|(from, to)| lanes.take(from, to));
        assert_eq!(taken, [0, 1, 0, 2]);
        assert_eq!(lanes.len(), 3);
    }
}
