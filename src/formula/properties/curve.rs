//! f and f′ at single points, and where a function of x is 0.

use super::super::program::Program;
use super::super::value::Dual;
use super::rounding::Rounded;

/// f in memory that is used again from point to point.
pub(super) struct Curve<'a> {
    program: &'a Program,
    p: &'a [f64],
    rounded_p: Vec<Rounded>,
    dual_p: Vec<Dual>,
    results: Vec<f64>,
    rounded: Vec<Rounded>,
    dual: Vec<Dual>,
}

/// What is known of f at a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sample {
    pub x: f64,
    pub y: Rounded,
    pub slope: Rounded,
    pub state: State,
}

/// Whether f and f′ are numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Usual,
    /// f is a number, f′ as computed is not; the slope is a difference of f.
    SlopeUndefined,
    Overflow,
    Undefined,
}

impl State {
    /// Whether f is a finite number.
    pub fn finite(self) -> bool {
        matches!(self, Self::Usual | Self::SlopeUndefined)
    }
}

/// From here on f counts as beyond the largest number: eᵘ is kept just below that instead of
/// growing on, which would look like a constant.
const HUGE: f64 = 1e300;

/// Half the distance of a difference that stands for an undefined slope.
const DIFFERENCE: f64 = 1e-6;

impl<'a> Curve<'a> {
    /// The program's outputs are f and df/dx.
    pub fn new(program: &'a Program, p: &'a [f64]) -> Self {
        Self {
            program,
            p,
            rounded_p: p.iter().map(|&value| value.into()).collect(),
            dual_p: p.iter().map(|&value| value.into()).collect(),
            results: Vec::new(),
            rounded: Vec::new(),
            dual: Vec::new(),
        }
    }

    pub fn program(&self) -> &'a Program {
        self.program
    }

    /// The instructions' results of the last [`Self::sample`].
    pub fn results(&self) -> &[Rounded] {
        &self.rounded
    }

    /// f and f′ at x, with what rounding may have done to them.
    pub fn sample(&mut self, x: f64) -> Sample {
        let at = [Rounded::from(x)];
        self.program
            .run_with(&at, &self.rounded_p, None, &mut self.rounded);
        let outputs = self.program.outputs();
        let (y, mut slope) = (self.rounded[outputs[0]], self.rounded[outputs[1]]);
        let state = if y.value.is_nan() {
            State::Undefined
        } else if y.value.abs() >= HUGE {
            State::Overflow
        } else if slope.value.is_finite() {
            if !slope.error.is_finite() {
                // A bound was lost on the way: ln 0 in the slope of 0^x.
                slope.error = 1e-9 * slope.value.abs();
            }
            State::Usual
        } else {
            let value = self.difference(x);
            let error = 1e-9 * (1.0 + y.value.abs()) + y.error / DIFFERENCE;
            slope = Rounded { value, error };
            State::SlopeUndefined
        };
        Sample { x, y, slope, state }
    }

    /// f and f′ at x; what is beyond the largest number is infinite.
    pub fn point(&mut self, x: f64) -> (f64, f64) {
        let (y, slope) = self.raw(x);
        if y.abs() >= HUGE {
            (f64::INFINITY.copysign(y), slope)
        } else if y.is_finite() && !slope.is_finite() {
            (y, self.difference(x))
        } else {
            (y, slope)
        }
    }

    /// f″ at x.
    pub fn curvature(&mut self, x: f64) -> f64 {
        let along = Dual {
            value: x,
            tangent: 1.0,
        };
        self.program
            .run_with(&[along], &self.dual_p, None, &mut self.dual);
        self.dual[self.program.outputs()[1]].tangent
    }

    fn raw(&mut self, x: f64) -> (f64, f64) {
        self.program.run_with(&[x], self.p, None, &mut self.results);
        let outputs = self.program.outputs();
        (self.results[outputs[0]], self.results[outputs[1]])
    }

    fn difference(&mut self, x: f64) -> f64 {
        let h = DIFFERENCE * x.abs().max(1.0);
        (self.raw(x + h).0 - self.raw(x - h).0) / (2.0 * h)
    }
}

/// Most steps of [`root`]; halving alone takes some 60.
const STEPS: usize = 100;

/// Where f changes its sign between a and b, to about 10⁻¹⁵·|x|, by Chandrupatla's method:
/// inverse quadratic steps where they are safe, halving elsewhere (T. R. Chandrupatla, Advances
/// in Engineering Software 28, 1997). The signs at a and b must differ.
pub(super) fn root(mut f: impl FnMut(f64) -> f64, a: (f64, f64), b: (f64, f64)) -> f64 {
    if let Some(end) = [a, b].into_iter().find(|end| end.1 == 0.0) {
        return end.0;
    }
    let ((mut x1, mut f1), (mut x2, mut f2)) = (b, a);
    let mut t = 0.5;
    for _ in 0..STEPS {
        let x = x1 + t * (x2 - x1);
        let y = f(x);
        let (x3, f3);
        if (y > 0.0) == (f1 > 0.0) {
            (x3, f3) = (x1, f1);
        } else {
            (x3, f3) = (x2, f2);
            (x2, f2) = (x1, f1);
        }
        (x1, f1) = (x, y);
        let best = if f1.abs() < f2.abs() { x1 } else { x2 };
        let width = (x2 - x1).abs();
        let limit = (1e-15 * best.abs() + 1e-16) / width;
        if limit > 0.5 || f1 == 0.0 || width == 0.0 {
            return snapped(best);
        }
        let (xi, phi) = ((x1 - x2) / (x3 - x2), (f1 - f2) / (f3 - f2));
        t = if phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi {
            f1 / (f2 - f1) * f3 / (f2 - f3)
                + (x3 - x1) / (x2 - x1) * f1 / (f3 - f1) * f2 / (f3 - f2)
        } else {
            0.5
        };
        t = if t.is_finite() {
            t.clamp(limit, 1.0 - limit)
        } else {
            0.5
        };
    }
    snapped(if f1.abs() < f2.abs() { x1 } else { x2 })
}

/// x, or the number of at most nine decimals that it misses by rounding only: 6 for 6 − 10⁻¹⁵.
pub(super) fn snapped(x: f64) -> f64 {
    let short = libm::round(x * 1e9) / 1e9;
    let close = (short - x).abs() <= 1e-12 * x.abs().clamp(1.0, 100.0);
    if close { short + 0.0 } else { x }
}
