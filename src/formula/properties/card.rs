//! What a property card holds: plain data, for the page to put into words.

use super::cost::Cost;
use super::moments::Moments;
use super::search::Search;

/// The points between two ends, which may be ±∞. Whether the ends belong to it is left open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The left end.
    pub from: f64,
    /// The right end.
    pub to: f64,
}

/// A place where f is not as smooth as elsewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Break {
    /// Where.
    pub x: f64,
    /// What happens there.
    pub kind: BreakKind,
}

/// What happens at a break, the worst first; left and right are limits from either side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum BreakKind {
    /// f has no limit on at least one side, as sin(1/x) has none at 0.
    NoLimit,
    /// f grows beyond every bound on at least one side, where the limit is ±∞.
    Pole {
        /// Limit of f.
        left: f64,
        /// Limit of f.
        right: f64,
    },
    /// f has different limits.
    Jump {
        /// Limit of f.
        left: f64,
        /// Limit of f.
        right: f64,
    },
    /// f has one limit, but is not it at this one point, or is undefined there.
    Hole {
        /// Limit of f.
        limit: f64,
        /// f there, if it is a number.
        value: Option<f64>,
    },
    /// f is continuous; its slope jumps, or is ±∞.
    Kink {
        /// Limit of f′.
        left: f64,
        /// Limit of f′.
        right: f64,
    },
    /// f and f′ are continuous; f″ jumps, or is ±∞.
    Bend {
        /// Limit of f″.
        left: f64,
        /// Limit of f″.
        right: f64,
    },
}

/// What f does as x → −∞ or x → +∞, judged from |x| up to [`Search::far`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End {
    /// f tends to this value.
    Limit(f64),
    /// f approaches a line, or at least its slope does.
    Line {
        /// Slope of the line, not 0.
        slope: f64,
        /// Its value at x = 0; none if f leaves every line of that slope (x + ln x).
        offset: Option<f64>,
    },
    /// f tends to ±∞, and is no line.
    Grows {
        /// To +∞.
        up: bool,
        /// Faster than every line, as x² does; ln x is slower.
        faster: bool,
    },
    /// f keeps swinging.
    Oscillates {
        /// Slope of the line about which it swings, to about three digits: Snake's is 1.
        drift: f64,
        /// Whether the swings keep their size.
        bounded: bool,
    },
    /// f is not a number there.
    Undefined,
    /// None of these could be told.
    Unclear,
}

/// A largest or smallest value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// It is a value of the function.
    Attained {
        /// The value.
        value: f64,
        /// Where, or the first of the places where: a point, or a stretch on which it is constant.
        at: Interval,
    },
    /// The function comes as near to it as one likes and does not reach it.
    Approached {
        /// The value.
        value: f64,
        /// Where x has to go: ±∞, or a break.
        at: f64,
    },
    /// There is none.
    Unbounded {
        /// Where x has to go: ±∞, or a break.
        at: f64,
    },
    /// The most extreme value seen in the window. Of a function that keeps swinging at an end or
    /// swings too fast for the search, more is not known.
    Found {
        /// The value.
        value: f64,
        /// Where it was seen.
        x: f64,
    },
    /// The function is defined nowhere.
    Nowhere,
}

impl Bound {
    /// The value; none where there is no bound.
    pub fn value(self) -> Option<f64> {
        match self {
            Self::Attained { value, .. }
            | Self::Approached { value, .. }
            | Self::Found { value, .. } => Some(value),
            Self::Unbounded { .. } | Self::Nowhere => None,
        }
    }
}

/// Which way f goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// Upward.
    Rising,
    /// Downward.
    Falling,
    /// It is constant.
    Flat,
}

/// A stretch on which f goes one way; ±∞ as an end means: as far as the search goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// Where.
    pub on: Interval,
    /// Which way.
    pub trend: Trend,
}

/// Whether f goes one way only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Monotonic {
    /// f(a) < f(b) for a < b.
    Increasing,
    /// f(a) ≤ f(b) for a < b.
    NonDecreasing,
    /// f(a) > f(b) for a < b.
    Decreasing,
    /// f(a) ≥ f(b) for a < b.
    NonIncreasing,
    /// One value.
    Constant,
    /// It goes up and down.
    No,
}

/// A place where f′ is 0, other than on a flat stretch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SlopeZero {
    /// Where.
    pub x: f64,
    /// Whether f′ changes its sign there, which makes it an extreme of f.
    pub turns: bool,
}

/// What f′ does.
#[derive(Clone, Debug, PartialEq)]
pub struct Slopes {
    /// Where it is 0.
    pub zeros: Vec<SlopeZero>,
    /// Where f is constant and f′ exactly 0: a unit whose inputs all lie here learns nothing.
    pub flat: Vec<Interval>,
    /// Where |f′| < [`Search::small`], flat stretches included.
    pub small: Vec<Interval>,
    /// Probability of z ~ N(0, 1) to lie where f is flat.
    pub flat_share: f64,
    /// Probability of z ~ N(0, 1) to lie where |f′| is small.
    pub small_share: f64,
    /// The largest |f′|.
    pub steepest: Bound,
    /// The smallest and the largest f′ seen in the window, with their x; none if f is undefined.
    pub extremes: Option<[(f64, f64); 2]>,
}

/// Mirror images.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symmetry {
    /// Neither.
    Neither,
    /// f(−x) = f(x).
    Even,
    /// f(−x) = −f(x).
    Odd,
    /// f is 0.
    Both,
}

/// Self-gating: f(x) = x·g(x) with 0 ≤ g ≤ 1, where towards one end the gate g closes so that
/// nothing passes (f → 0), and towards the other it opens so that x passes as it is (f − x → 0).
///
/// This is our own reading of the word. GELU, SiLU and Mish meet it; tanh, which has a g between
/// 0 and 1 as well, does not, since its gate never opens, and ELU does not, since −1 passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// f does not have this form.
    No,
    /// It has, and g jumps: ReLU.
    Hard,
    /// It has, and g is continuous.
    Soft,
}

/// A straight line: a stack of layers with such a function is one linear layer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// f′.
    pub slope: f64,
    /// f(0).
    pub offset: f64,
}

/// Where f is no finite number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gaps {
    /// f is undefined, as ln x is for x < 0.
    pub undefined: Vec<Interval>,
    /// f is beyond the largest number.
    pub overflow: Vec<Interval>,
    /// f is defined, but the formula of its slope is not: √max(0, x) for x < 0. Training would
    /// fail there; the card takes differences of f instead.
    pub slope_undefined: Vec<Interval>,
}

/// Everything that is computed of a function.
#[derive(Clone, Debug, PartialEq)]
pub struct Properties {
    /// Where it was looked for.
    pub search: Search,
    /// f swings too fast or breaks too often for the search: of breaks and stretches only a part
    /// is known, so none of the stretches are given, and bounds are what was seen.
    pub wild: bool,
    /// Where f is no finite number.
    pub gaps: Gaps,
    /// Where f is not smooth, in order.
    pub breaks: Vec<Break>,
    /// What f does as x → −∞ and as x → +∞.
    pub ends: [End; 2],
    /// The smallest value.
    pub lowest: Bound,
    /// The largest value.
    pub highest: Bound,
    /// Whether f goes one way only where it is defined; none if that is nowhere, or f is wild.
    /// Of a function that swings at an end, this is about the window.
    pub monotonic: Option<Monotonic>,
    /// Which way it goes where, in order; touching stretches differ or are parted by a jump.
    pub stretches: Vec<Stretch>,
    /// What f′ does.
    pub slopes: Slopes,
    /// Means over z ~ N(0, 1).
    pub moments: Moments,
    /// Mirror images.
    pub symmetry: Symmetry,
    /// Self-gating.
    pub gate: Gate,
    /// The line that f is, if it is one.
    pub line: Option<Line>,
    /// What it takes to compute f.
    pub cost: Cost,
}
