//! The first look: f on a grid, and the places where something in it switches.

use super::curve::{Curve, Sample, snapped};
use super::search::Search;
use super::switches::Switch;

/// Cells of the grid on either side of 0 within the window: 0.025 wide, for a reach of 10.
const CELLS: usize = 400;

/// Points of the grid beyond the window on either side, at equal ratios.
const BEYOND: usize = 64;

/// Most places that are looked for one by one; a function with more of them is wild.
const MOST: usize = 100;

/// Instructions of the program times places: of long programs fewer places are looked for, each
/// of which takes some hundred runs.
const WORK: usize = 25_000;

/// Places of any function, however long its program is.
const FEWEST: usize = 25;

/// Places nearer to each other than this, relative to max(1, |x|), count as one.
pub(super) const SEPARATION: f64 = 1e-6;

/// f on the grid.
pub(super) struct Sweep {
    pub samples: Vec<Sample>,
    switches: Vec<Switch>,
    /// For each sample, the state of each switch.
    states: Vec<i32>,
    /// For each sample, the quantity of each switch.
    quantities: Vec<f64>,
}

/// The grid: symmetric about 0, which is on it.
fn grid(search: &Search) -> Vec<f64> {
    let ratio = search.far / search.reach;
    let beyond = (1..=BEYOND).map(|k| search.reach * libm::pow(ratio, k as f64 / BEYOND as f64));
    let within = (1..=CELLS).map(|k| search.reach * k as f64 / CELLS as f64);
    let right: Vec<f64> = within.chain(beyond).collect();
    let left = right.iter().rev().map(|x| -x);
    left.chain([0.0]).chain(right.iter().copied()).collect()
}

impl Sweep {
    pub fn new(curve: &mut Curve<'_>, search: &Search) -> Self {
        let switches = Switch::of(curve.program());
        let mut sweep = Self {
            samples: Vec::new(),
            states: Vec::new(),
            quantities: Vec::new(),
            switches,
        };
        for x in grid(search) {
            let sample = curve.sample(x);
            let results = curve.results();
            for switch in &sweep.switches {
                sweep.states.push(switch.state(&sample, results));
                sweep.quantities.push(switch.quantity(results).value);
            }
            sweep.samples.push(sample);
        }
        sweep
    }

    /// The samples beyond the window on the side with that sign, outward.
    pub fn beyond(&self, side: f64) -> Vec<Sample> {
        let len = self.samples.len();
        match side > 0.0 {
            true => self.samples[len - BEYOND..].to_vec(),
            false => self.samples[..BEYOND].iter().rev().copied().collect(),
        }
    }

    /// The samples of the window.
    pub fn window(&self) -> &[Sample] {
        &self.samples[BEYOND..self.samples.len() - BEYOND]
    }

    /// Whether f moves too fast for the window's grid: whether in many cells without a place its
    /// change has nothing to do with its slopes at the cell's ends. Of a function that the grid
    /// resolves, the change is about the mean of both times the width; of x^n at 0, where that
    /// is worst, it is off by less than half of the steeper one.
    pub fn blurred(&self, places: &[f64]) -> bool {
        /// A steep step, or a place without a limit, blurs some cells of any function.
        const MANY: usize = 8;
        let blurred = |pair: &&[Sample]| {
            let [a, b] = [pair[0], pair[1]];
            let width = b.x - a.x;
            let change = b.y.value - a.y.value;
            let expected = width * (a.slope.value + b.slope.value) / 2.0;
            let most = width * a.slope.value.abs().max(b.slope.value.abs());
            let noise = a.y.error + b.y.error + 1e-12 * (a.y.value.abs() + b.y.value.abs());
            let off = (change - expected).abs();
            let placed = places.iter().any(|&x| (a.x..=b.x).contains(&x));
            off > 0.5 * most + noise && a.state.finite() && b.state.finite() && !placed
        };
        self.window().windows(2).filter(blurred).count() > MANY
    }

    /// The places in the domain where a switch changes its state, in order, and whether these
    /// are all: of most functions, at most [`MOST`] are looked for.
    pub fn places(&self, curve: &mut Curve<'_>, domain: (f64, f64)) -> (Vec<f64>, bool) {
        let count = self.switches.len();
        let length = curve.program().instructions().len();
        let most = (WORK / length).clamp(FEWEST, MOST);
        let mut found = Vec::new();
        let mut all = true;
        for (which, &switch) in self.switches.iter().enumerate() {
            let state = |sample: usize| self.states[sample * count + which];
            let quantity = |sample: usize| self.quantities[sample * count + which];
            for right in 1..self.samples.len() {
                let (a, b) = (self.samples[right - 1].x, self.samples[right].x);
                if a < domain.0 || b > domain.1 {
                    continue;
                }
                if found.len() > most {
                    all = false;
                    break;
                }
                if state(right - 1) != state(right) {
                    changes(
                        curve,
                        switch,
                        (a, state(right - 1)),
                        (b, state(right)),
                        &mut found,
                    );
                } else if switch.touches()
                    && right + 1 < self.samples.len()
                    && state(right + 1) == state(right)
                    && matches!(state(right), 1 | -1)
                {
                    let three = [right - 1, right, right + 1]
                        .map(|k| (self.samples[k].x, quantity(k).abs()));
                    found.extend(touch(curve, switch, three));
                }
            }
        }
        found.sort_by(f64::total_cmp);
        found.dedup_by(|b, a| *b - *a <= SEPARATION * a.abs().max(1.0));
        (found, all)
    }
}

/// Every place between two points with different states at which the state changes.
fn changes(
    curve: &mut Curve<'_>,
    switch: Switch,
    (mut a, mut at_a): (f64, i32),
    (b, at_b): (f64, i32),
    found: &mut Vec<f64>,
) {
    /// A cell of the grid holds hardly more pieces of a spline than this.
    const MOST_IN_CELL: usize = 8;
    for _ in 0..MOST_IN_CELL {
        let (mut low, mut high, mut at_high) = (a, b, at_b);
        // Halving down to neighbours in f64.
        while high - low > 4e-16 * low.abs().max(1e-3) {
            let middle = low + (high - low) / 2.0;
            if middle <= low || middle >= high {
                break;
            }
            let sample = curve.sample(middle);
            let state = switch.state(&sample, curve.results());
            if state == at_a {
                low = middle;
            } else {
                (high, at_high) = (middle, state);
            }
        }
        found.push(snapped(low + (high - low) / 2.0));
        (a, at_a) = (high, at_high);
        if at_a == at_b {
            return;
        }
    }
}

/// Where a quantity that keeps its sign is 0 all the same, if it is, near the middle of three
/// samples. Given are |quantity| and its x.
fn touch(
    curve: &mut Curve<'_>,
    switch: Switch,
    [(xa, a), (xb, b), (xc, c)]: [(f64, f64); 3],
) -> Option<f64> {
    /// How much smaller than at the samples the quantity must get.
    const VANISHED: f64 = 1e-9;
    if !(b <= a && b < c) {
        return None;
    }
    // The lowest point of the parabola through all three must be far below them.
    let (left, right) = ((b - a) / (xb - xa), (c - b) / (xc - xb));
    let bend = (right - left) / (xc - xa);
    let slope = (left * (xc - xb) + right * (xb - xa)) / (xc - xa);
    if b - slope * slope / (4.0 * bend) > 0.3 * b {
        return None;
    }
    let mut size = |x: f64| {
        curve.sample(x);
        switch.quantity(curve.results()).value.abs()
    };
    let x = lowest(&mut size, xa, xc);
    (size(x) <= VANISHED * a.max(c)).then(|| nearest_round(x))
}

/// Where a function with one lowest point has it, by golden section.
pub(super) fn lowest(f: &mut impl FnMut(f64) -> f64, mut a: f64, mut d: f64) -> f64 {
    /// Narrows the interval to 10⁻⁹ of itself; below √ε the values no longer tell.
    const STEPS: usize = 44;
    let golden = (libm::sqrt(5.0) - 1.0) / 2.0;
    let (mut b, mut c) = (d - golden * (d - a), a + golden * (d - a));
    let (mut at_b, mut at_c) = (f(b), f(c));
    for _ in 0..STEPS {
        if at_b < at_c {
            (d, c, at_c) = (c, b, at_b);
            b = d - golden * (d - a);
            at_b = f(b);
        } else {
            (a, b, at_b) = (b, c, at_c);
            c = a + golden * (d - a);
            at_c = f(c);
        }
    }
    if at_b < at_c { b } else { c }
}

/// x, or the number of at most six decimals near it: a touching zero is found to 10⁻⁸ only.
fn nearest_round(x: f64) -> f64 {
    let short = libm::round(x * 1e6) / 1e6;
    if (short - x).abs() < 1e-7 {
        short + 0.0
    } else {
        x
    }
}
