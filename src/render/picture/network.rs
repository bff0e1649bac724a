//! Networks of actors: of the whole site as springs have it, of one actor as a lens around it.
//!
//! Kinds are told by shape: a person is a circle, a country a square, an organization a diamond, a group a
//! triangle. The area of a shape is the number of briefings, the width of a line the number shared.

use std::fmt::Write as _;

use super::NARROW;
use super::layout::{Canvas, Point, Spring, place};
use super::letters::{cut, lines, width};
use super::svg::{Across, Pixels, Text, open};
use crate::language::Language;
use crate::page::view::{NetworkPicture, NodeView, PairView};

/// Pixels of the network's drawing across, and its letters compared with those of 12 pixels.
const WIDTH: f64 = 960.0;
const LETTERS: f64 = 13.0 / 12.0;
/// The smallest and the largest radius in pixels.
const SMALL: f64 = 4.5;
const LARGE: f64 = 13.0;
/// In a neighbourhood: pixels from one row to the next, and the actor's own radius.
const ROW: f64 = 37.0;
const OWN: f64 = 9.0;

pub(super) fn draw(network: &NetworkPicture, language: &Language) -> String {
    if network.around_first { draw_neighbourhood(network, language) } else { draw_network(network, language) }
}

/// The radius of a node: the largest has [`LARGE`].
fn radius(node: &NodeView, most: usize) -> f64 {
    (SMALL * SMALL + (LARGE * LARGE - SMALL * SMALL) * (node.briefings as f64 / most.max(1) as f64).min(1.0))
        .sqrt()
}

/// The width of a line: the strongest has 6 pixels.
fn thickness(pair: &PairView, most: usize) -> f64 {
    1.0 + 5.0 * (pair.shared as f64 - 1.0) / (most as f64 - 1.0).max(4.0)
}

fn most_shared(network: &NetworkPicture) -> usize {
    network.pairs.iter().map(|pair| pair.shared).max().unwrap_or(1)
}

fn most_briefings(nodes: &[NodeView]) -> usize {
    nodes.iter().map(|node| node.briefings).max().unwrap_or(1)
}

fn draw_network(network: &NetworkPicture, language: &Language) -> String {
    let nodes = &network.nodes;
    let most = most_briefings(nodes);
    let names: Vec<String> = nodes.iter().map(|node| cut(&node.name, 150.0)).collect();
    let sizes: Vec<f64> = nodes.iter().map(|node| radius(node, most)).collect();
    // Below each mark stands its name; the box is symmetric around the mark's own middle but for that.
    let boxes: Vec<Point> = names
        .iter()
        .zip(&sizes)
        .map(|(name, size)| ((width(name) * LETTERS + 8.0).max(size * 2.0 + 4.0), size * 2.0 + 18.0))
        .collect();
    let strongest = most_shared(network) as f64;
    let springs: Vec<Spring> = network
        .pairs
        .iter()
        .map(|pair| {
            let strength = 0.15 + 0.85 * (pair.shared as f64 / strongest);
            Spring { one: pair.from, other: pair.to, strength }
        })
        .collect();
    let height = (200.0 + nodes.len() as f64 * 9.5).min(760.0).round();
    let points = place(&Canvas { boxes: &boxes, width: WIDTH, height }, &springs);
    let size = format!("viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\"");
    let mut svg = open("network", &size, (&language.text("network"), &description(network, language)));
    let middle = |index: usize| (points[index].0, points[index].1 - 8.0);
    svg.push_str(PAIRS);
    for pair in &network.pairs {
        let (from, to) = (middle(pair.from), middle(pair.to));
        let path = format!("M{:.0} {:.0}L{:.0} {:.0}", from.0, from.1, to.0, to.1);
        draw_pair(&mut svg, (network, pair, language), |look| format!("<path {look} d=\"{path}\"/>"));
    }
    svg.push_str("</g>");
    for (index, node) in nodes.iter().enumerate() {
        open_node(&mut svg, node, language);
        let at = middle(index);
        let _ = write!(svg, "<g transform=\"translate({:.0} {:.0})\">", at.0, at.1);
        shape(&mut svg, node.kind, sizes[index]);
        let _ = write!(
            svg,
            "<text y=\"{}\" text-anchor=\"middle\" font-size=\"13\">{}</text></g></a>",
            Pixels(sizes[index] + 13.0),
            Text(&names[index])
        );
    }
    svg.push_str("</svg>");
    svg
}

/// The actor in the middle, its company in two bows, the strongest on top: half of the names end at the
/// left and half begin at the right, so that none can overlap.
fn draw_neighbourhood(network: &NetworkPicture, language: &Language) -> String {
    let most = most_briefings(network.nodes.get(1..).unwrap_or_default());
    let count = network.nodes.len() - 1;
    let rows = count.div_ceil(2);
    let height = (rows as f64 * ROW).max(3.0 * ROW);
    let places: Vec<Point> = (0..network.nodes.len()).map(|index| lens(index, count, height)).collect();
    let size = format!("width=\"100%\" height=\"{height}\"");
    let mut svg = open("network", &size, (&language.text("network"), &description(network, language)));
    svg.push_str(PAIRS);
    for pair in network.pairs.iter().rev() {
        let (from, to) = (places[pair.from], places[pair.to]);
        let ends = format!(
            "x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"",
            Across(from.0),
            Pixels(from.1),
            Across(to.0),
            Pixels(to.1)
        );
        draw_pair(&mut svg, (network, pair, language), |look| format!("<line {look} {ends}/>"));
    }
    svg.push_str("</g>");
    for (index, node) in network.nodes.iter().enumerate().rev() {
        let own = index == 0;
        if own {
            svg.push_str("<g class=\"node own\">");
        } else {
            open_node(&mut svg, node, language);
        }
        let (x, y) = places[index];
        let _ = write!(svg, "<svg x=\"{}\" y=\"{}\" overflow=\"visible\">", Across(x), Pixels(y));
        let size = if own { OWN } else { radius(node, most) * 0.75 };
        shape(&mut svg, node.kind, size);
        name(&mut svg, node, (x - NARROW / 2.0, size));
        svg.push_str(if own { "</svg></g>" } else { "</svg></a>" });
    }
    svg.push_str("</svg>");
    svg
}

/// Where an actor of a neighbourhood stands.
fn lens(index: usize, count: usize, height: f64) -> Point {
    let middle = (NARROW / 2.0, height / 2.0);
    if index == 0 {
        return middle;
    }
    let (row, is_right) = ((index - 1) / 2, index % 2 == 1);
    let of_side = if is_right { count.div_ceil(2) } else { count / 2 };
    let y = (row as f64 + 0.5) / of_side as f64 * height;
    let away = (y - middle.1) / (height / 2.0);
    let out = 22.0 + 26.0 * (1.0 - away * away).max(0.0).sqrt();
    (if is_right { middle.0 + out } else { middle.0 - out }, y)
}

/// A name beside its mark, or below it in the middle; in two lines where one is too long.
fn name(svg: &mut String, node: &NodeView, (side, size): (f64, f64)) {
    let (x, anchor, room) = match side {
        0.0 => (0.0, " text-anchor=\"middle\"", 76.0),
        side if side > 0.0 => (size + 5.0, "", NARROW / 2.0 - side - size - 5.0),
        side => (-size - 5.0, " text-anchor=\"end\"", NARROW / 2.0 + side - size - 5.0),
    };
    let lines = lines(&node.name, room);
    let first = if side == 0.0 { size + 13.0 } else { 4.0 - 6.5 * (lines.len() - 1) as f64 };
    for (index, line) in lines.iter().enumerate() {
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\"{anchor}>{}</text>",
            Pixels(x),
            Pixels(first + 13.0 * index as f64),
            Text(line)
        );
    }
}

fn open_node(svg: &mut String, node: &NodeView, language: &Language) {
    let kind = language.text(&format!("a_{}", node.kind));
    let briefings = language.count("n_briefings", node.briefings);
    let words = [("name", &*node.name), ("kind", &kind), ("briefings", &briefings)];
    let words = language.say("drawn_actor", &words);
    let _ = write!(svg, "<a class=\"node\" href=\"{}\"><title>{}</title>", Text(&node.url), Text(&words));
}

fn shape(svg: &mut String, kind: &str, size: f64) {
    let _ = match kind {
        "country" => {
            let side = Pixels(size * 1.77);
            let from = Pixels(-size * 0.885);
            write!(
                svg,
                "<rect class=\"country\" x=\"{from}\" y=\"{from}\" width=\"{side}\" height=\"{side}\"/>"
            )
        }
        "organization" => {
            let half = Pixels(size * 1.25);
            write!(svg, "<path class=\"organization\" d=\"M0-{half}L{half} 0 0 {half}-{half} 0z\"/>")
        }
        "group" => {
            let (up, side, down) = (Pixels(size * 1.4), Pixels(size * 1.3), Pixels(size * 0.85));
            write!(svg, "<path class=\"group\" d=\"M0-{up}L{side} {down}H-{side}z\"/>")
        }
        _ => write!(svg, "<circle class=\"person\" r=\"{}\"/>", Pixels(size)),
    };
}

/// What all lines have in common.
const PAIRS: &str =
    "<g class=\"pairs\" stroke=\"currentColor\" stroke-opacity=\".35\" pointer-events=\"stroke\">";

/// A pair leads to the briefing that both are in, or to the row of the table that lists them. It is out of
/// the order of the keyboard, which has the same links in the table. `line` draws it with a look: once to
/// be seen, once wide enough to be hit.
fn draw_pair(
    svg: &mut String,
    (network, pair, language): (&NetworkPicture, &PairView, &Language),
    line: impl Fn(&str) -> String,
) {
    let (from, to) = (&network.nodes[pair.from].name, &network.nodes[pair.to].name);
    let briefings = language.count("n_briefings", pair.shared);
    let words = [("one", &**from), ("other", to), ("briefings", &briefings)];
    let words = language.say("drawn_pair", &words);
    let url = match &pair.briefings[..] {
        [only] if pair.shared == 1 => only.url.clone(),
        _ => format!("#{}", pair.id),
    };
    let is_among = network.around_first && pair.from != 0;
    let among = if is_among { " class=\"among\"" } else { "" };
    let seen = format!("stroke-width=\"{}\"", Pixels(thickness(pair, most_shared(network))));
    let _ = write!(
        svg,
        "<a{among} tabindex=\"-1\" href=\"{}\"><title>{}</title>{}{}</a>",
        Text(&url),
        Text(&words),
        line(&seen),
        // Between neighbours lines lie close together.
        if is_among { String::new() } else { line("stroke=\"none\" stroke-width=\"12\"") }
    );
}

fn description(network: &NetworkPicture, language: &Language) -> String {
    let (nodes, pairs) = (network.nodes.len(), network.pairs.len());
    let who = match network.nodes.first().filter(|_| network.around_first) {
        Some(own) => language.count_with("drawn_around", nodes - 1, &[("name", &own.name)]),
        None => language.count("drawn_actors", nodes),
    };
    format!("{who} {}", language.count("drawn_lines", pairs))
}
