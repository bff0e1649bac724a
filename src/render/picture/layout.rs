//! Where the actors of a network stand.
//!
//! Actors that appear together are drawn near to each other: springs along the pairs, and all actors push
//! each other away (T. Fruchterman and E. Reingold, "Graph drawing by force-directed placement", 1991).
//! Then boxes that hold a mark and its name are moved apart until no two overlap.
//!
//! Made for a hundred actors at most: each step looks at all pairs. `fjadra`, a port of d3-force, would
//! do the first half; but its start and its alphas take sines and powers, which differ from one machine
//! to another, and it knows circles alone, while names are long and low.

/// A place, in pixels.
pub(super) type Point = (f64, f64);

/// Between two nodes, by their places in the list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spring {
    pub(super) one: usize,
    pub(super) other: usize,
    /// How strongly it pulls, up to 1.
    pub(super) strength: f64,
}

/// Steps of the springs, and of moving boxes apart.
const STEPS: usize = 400;
const APART: usize = 400;

/// What is placed: the size of each box, and of the whole drawing.
#[derive(Debug)]
pub(super) struct Canvas<'r> {
    pub(super) boxes: &'r [Point],
    pub(super) width: f64,
    pub(super) height: f64,
}

/// The middle of each box.
pub(super) fn place(canvas: &Canvas, springs: &[Spring]) -> Vec<Point> {
    let mut points: Vec<Point> = (0..canvas.boxes.len()).map(|index| start(index, canvas)).collect();
    let springs = &by_degree(springs, points.len());
    for step in 0..STEPS {
        let heat = canvas.width * 0.08 * (1.0 - step as f64 / STEPS as f64);
        push_and_pull(&mut points, springs, canvas, heat);
    }
    fill(&mut points, canvas);
    for _ in 0..APART {
        if !move_apart(&mut points, canvas) {
            break;
        }
    }
    points
}

/// The more pairs both of two actors have, the less each of these pulls: else who is much in company
/// would be drawn into one heap, and who has one pair stand far out. d3-force does the same.
fn by_degree(springs: &[Spring], nodes: usize) -> Vec<Spring> {
    let mut degrees = vec![0.0; nodes];
    for &Spring { one, other, .. } in springs {
        degrees[one] += 1.0;
        degrees[other] += 1.0;
    }
    let weaker = |&Spring { one, other, strength }: &Spring| {
        let degree = f64::min(degrees[one], degrees[other]);
        Spring { one, other, strength: (0.8 + 1.2 * strength) / degree }
    };
    springs.iter().map(weaker).collect()
}

/// A spiral of points, each a turn further than the one before: the turn whose cosine is -4/5, so that no
/// sine is needed, and which never comes back to where it was.
fn start(index: usize, canvas: &Canvas) -> Point {
    let (mut x, mut y) = (1.0, 0.0);
    for _ in 0..index {
        (x, y) = (-0.8 * x - 0.6 * y, 0.6 * x - 0.8 * y);
    }
    let radius = ((index as f64 + 0.5) / canvas.boxes.len() as f64).sqrt();
    (canvas.width / 2.0 * (1.0 + 0.8 * radius * x), canvas.height / 2.0 * (1.0 + 0.8 * radius * y))
}

fn push_and_pull(points: &mut [Point], springs: &[Spring], canvas: &Canvas, heat: f64) {
    let ideal = (canvas.width * canvas.height / points.len() as f64).sqrt() * 0.75;
    let mut forces = vec![(0.0, 0.0); points.len()];
    for one in 0..points.len() {
        for other in one + 1..points.len() {
            let (dx, dy) = (points[one].0 - points[other].0, points[one].1 - points[other].1);
            let squared = (dx * dx + dy * dy).max(1.0);
            let push = ideal * ideal / squared;
            add(&mut forces, (one, other), (dx * push, dy * push));
        }
    }
    for &Spring { one, other, strength } in springs {
        let (dx, dy) = (points[one].0 - points[other].0, points[one].1 - points[other].1);
        let pull = -(dx * dx + dy * dy).sqrt() / ideal * strength;
        add(&mut forces, (one, other), (dx * pull, dy * pull));
    }
    let middle = (canvas.width / 2.0, canvas.height / 2.0);
    for (point, force) in points.iter_mut().zip(forces) {
        // All fall a little towards the middle, down more than across: the drawing is wider than high.
        let force = (
            force.0 - (point.0 - middle.0) * 0.35,
            force.1 - (point.1 - middle.1) * 0.35 * canvas.width / canvas.height,
        );
        let length = (force.0 * force.0 + force.1 * force.1).sqrt().max(0.001);
        let step = length.min(heat) / length;
        *point = (point.0 + force.0 * step, point.1 + force.1 * step);
    }
}

fn add(forces: &mut [Point], (one, other): (usize, usize), force: Point) {
    forces[one] = (forces[one].0 + force.0, forces[one].1 + force.1);
    forces[other] = (forces[other].0 - force.0, forces[other].1 - force.1);
}

/// Stretches the points so that their boxes just fill the drawing.
fn fill(points: &mut [Point], canvas: &Canvas) {
    let across: Vec<f64> = points.iter().map(|point| point.0).collect();
    let down: Vec<f64> = points.iter().map(|point| point.1).collect();
    let most = |side: fn(&Point) -> f64| canvas.boxes.iter().map(side).fold(0.0, f64::max) / 2.0;
    let (half_x, half_y) = (most(|size| size.0), most(|size| size.1));
    for (index, point) in points.iter_mut().enumerate() {
        *point = (
            spread(&across, index, (half_x, canvas.width - half_x)),
            spread(&down, index, (half_y, canvas.height - half_y)),
        );
    }
}

fn spread(values: &[f64], index: usize, (from, to): (f64, f64)) -> f64 {
    let least = values.iter().copied().fold(f64::MAX, f64::min);
    let most = values.iter().copied().fold(f64::MIN, f64::max);
    if most - least < 1.0 {
        return f64::midpoint(from, to);
    }
    from + (values[index] - least) / (most - least) * (to - from)
}

/// Moves boxes that overlap apart, each pair the shorter way; whether there were any.
fn move_apart(points: &mut [Point], canvas: &Canvas) -> bool {
    let mut moved = false;
    for one in 0..points.len() {
        for other in one + 1..points.len() {
            let (a, b) = (canvas.boxes[one], canvas.boxes[other]);
            let (dx, dy) = (points[other].0 - points[one].0, points[other].1 - points[one].1);
            let (over_x, over_y) = (f64::midpoint(a.0, b.0) - dx.abs(), f64::midpoint(a.1, b.1) - dy.abs());
            if over_x <= 0.0 || over_y <= 0.0 {
                continue;
            }
            moved = true;
            let shift = if over_x < over_y {
                ((over_x / 2.0 + 0.5).copysign(dx), 0.0)
            } else {
                (0.0, (over_y / 2.0 + 0.5).copysign(dy))
            };
            points[one] = inside((points[one].0 - shift.0, points[one].1 - shift.1), a, canvas);
            points[other] = inside((points[other].0 + shift.0, points[other].1 + shift.1), b, canvas);
        }
    }
    moved
}

fn inside(point: Point, size: Point, canvas: &Canvas) -> Point {
    let keep =
        |value: f64, size: f64, side: f64| value.max(size / 2.0).min((side - size / 2.0).max(size / 2.0));
    (keep(point.0, size.0, canvas.width), keep(point.1, size.1, canvas.height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_do_not_overlap_and_stay_inside() {
        for count in [1, 2, 12, 60] {
            let boxes: Vec<Point> = (0..count).map(|index| (50.0 + (index * 37 % 90) as f64, 32.0)).collect();
            let springs: Vec<Spring> =
                (1..count).map(|index| Spring { one: index / 2, other: index, strength: 0.5 }).collect();
            let canvas = Canvas { boxes: &boxes, width: 960.0, height: 720.0 };
            let points = place(&canvas, &springs);
            assert_eq!(points, place(&canvas, &springs));
            for (one, point) in points.iter().enumerate() {
                assert!((0.0..=960.0).contains(&point.0) && (0.0..=720.0).contains(&point.1), "{point:?}");
                for other in 0..one {
                    let (dx, dy) = (points[other].0 - point.0, points[other].1 - point.1);
                    let wide = f64::midpoint(boxes[one].0, boxes[other].0);
                    assert!(dx.abs() >= wide - 1.0 || dy.abs() >= 31.0, "{count}: {one} and {other} overlap");
                }
            }
        }
    }
}
