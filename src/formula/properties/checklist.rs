//! The chapter's requirements for an activation function, each with what decides it.

use super::card::{
    Bound, Break, BreakKind, Gate, Interval, Line, Monotonic, Properties, Stretch, Trend,
};

/// A layer is called zero-centred if |E f(z)| for z ~ N(0, 1) is at most this: our own convention.
pub const CENTRED: f64 = 0.05;

/// Gradients are said to vanish if |f′| is small for more than this share of z ~ N(0, 1), or if
/// |f′| stays below [`WEAKEST`] everywhere: our own convention. ReLU's share is 1/2; the
/// sigmoid's |f′| is at most 1/4.
pub const VANISHING: f64 = 0.1;

/// See [`VANISHING`]: ten layers of such slopes leave less than a thousandth of a gradient.
pub const WEAKEST: f64 = 0.5;

/// Gradients are said to explode if |f′| exceeds this somewhere: our own convention. Snake's
/// slope reaches 2.
pub const STEEPEST: f64 = 2.0;

/// A requirement of the chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Requirement {
    /// f is no straight line.
    NonLinear,
    /// f has a slope, everywhere or almost.
    Differentiable,
    /// |f′| is not small for many inputs.
    KeepsGradients,
    /// |f′| is nowhere large.
    TamesGradients,
    /// E f(z) is about 0.
    ZeroCentred,
    /// f(x) = x·g(x) with a gate g.
    SelfGating,
    /// f″ is continuous.
    Smooth,
    /// f goes one way only.
    Monotonic,
    /// f has a smallest and a largest value, or comes near them.
    Bounded,
}

/// Whether a requirement is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is.
    Met,
    /// It is but for single points, or on one side.
    Partly,
    /// It is not.
    Missed,
    /// It could not be told.
    Unknown,
}

/// What decides a verdict.
#[derive(Clone, Debug, PartialEq)]
pub enum Evidence {
    /// Nothing was found that speaks against it.
    Nothing,
    /// f is this line.
    Line(Line),
    /// Two x with their slopes, which differ.
    Slopes([(f64, f64); 2]),
    /// The breaks that speak against it.
    Breaks(Vec<Break>),
    /// Where f is undefined.
    Undefined(Vec<Interval>),
    /// The share of z ~ N(0, 1) for which |f′| is small, where that is, and the largest |f′|.
    SmallSlope {
        /// A probability.
        share: f64,
        /// Where.
        on: Vec<Interval>,
        /// The largest |f′|.
        steepest: Bound,
    },
    /// The largest |f′|.
    Steepest(Bound),
    /// E f(z).
    Mean(Option<f64>),
    /// The gate.
    Gate(Gate),
    /// Which way f goes, with the rightmost stretch of either way.
    Ways {
        /// The summary.
        monotonic: Option<Monotonic>,
        /// Where it falls, or none.
        falls: Option<Interval>,
        /// Where it rises, or none.
        rises: Option<Interval>,
    },
    /// The smallest and the largest value.
    Range([Bound; 2]),
}

/// A requirement with its verdict and what decides it.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// The requirement.
    pub requirement: Requirement,
    /// Whether it is met.
    pub verdict: Verdict,
    /// What decides it.
    pub evidence: Evidence,
}

fn met(yes: bool) -> Verdict {
    if yes { Verdict::Met } else { Verdict::Missed }
}

impl Properties {
    /// Every requirement, in the chapter's order.
    pub fn checklist(&self) -> Vec<Check> {
        let check = |requirement, (verdict, evidence)| Check {
            requirement,
            verdict,
            evidence,
        };
        vec![
            check(Requirement::NonLinear, self.non_linear()),
            check(Requirement::Differentiable, self.has_slopes()),
            check(Requirement::KeepsGradients, self.keeps_gradients()),
            check(Requirement::TamesGradients, self.tames_gradients()),
            check(Requirement::ZeroCentred, self.centred()),
            check(
                Requirement::SelfGating,
                (
                    match self.gate {
                        Gate::Soft => Verdict::Met,
                        Gate::Hard => Verdict::Partly,
                        Gate::No => Verdict::Missed,
                    },
                    Evidence::Gate(self.gate),
                ),
            ),
            check(Requirement::Smooth, self.is_smooth()),
            check(Requirement::Monotonic, self.goes_one_way()),
            check(Requirement::Bounded, self.is_bounded()),
        ]
    }

    /// Whether E f(z) is about 0; none if there is no mean.
    pub fn zero_centred(&self) -> Option<bool> {
        self.moments.mean.map(|mean| mean.abs() <= CENTRED)
    }

    fn non_linear(&self) -> (Verdict, Evidence) {
        match (self.line, self.slopes.extremes) {
            (Some(line), _) => (Verdict::Missed, Evidence::Line(line)),
            (None, Some(extremes)) => (Verdict::Met, Evidence::Slopes(extremes)),
            (None, None) => (Verdict::Unknown, Evidence::Nothing),
        }
    }

    fn breaks_but(&self, harmless: impl Fn(&BreakKind) -> bool) -> Vec<Break> {
        let bad = self.breaks.iter().filter(|own| !harmless(&own.kind));
        bad.copied().collect()
    }

    /// Undefined stretches are worse than breaks, and breaks of a wild function are not all known.
    fn unless_broken(&self, breaks: Vec<Break>, otherwise: Verdict) -> (Verdict, Evidence) {
        if !self.gaps.undefined.is_empty() {
            return (
                Verdict::Missed,
                Evidence::Undefined(self.gaps.undefined.clone()),
            );
        }
        match (breaks.is_empty(), self.wild) {
            (true, false) => (Verdict::Met, Evidence::Nothing),
            (true, true) => (Verdict::Unknown, Evidence::Nothing),
            (false, _) => (otherwise, Evidence::Breaks(breaks)),
        }
    }

    fn has_slopes(&self) -> (Verdict, Evidence) {
        let breaks = self.breaks_but(|kind| matches!(kind, BreakKind::Bend { .. }));
        let continuous = breaks
            .iter()
            .all(|own| matches!(own.kind, BreakKind::Kink { .. } | BreakKind::Hole { .. }));
        let otherwise = if continuous {
            Verdict::Partly
        } else {
            Verdict::Missed
        };
        self.unless_broken(breaks, otherwise)
    }

    fn is_smooth(&self) -> (Verdict, Evidence) {
        self.unless_broken(self.breaks.clone(), Verdict::Missed)
    }

    fn keeps_gradients(&self) -> (Verdict, Evidence) {
        let (share, steepest) = (self.slopes.small_share, self.slopes.steepest);
        let weak = steepest.value().is_some_and(|most| most < WEAKEST);
        let evidence = Evidence::SmallSlope {
            share,
            on: self.slopes.small.clone(),
            steepest,
        };
        (met(share <= VANISHING && !weak), evidence)
    }

    fn tames_gradients(&self) -> (Verdict, Evidence) {
        let steepest = self.slopes.steepest;
        // Rounding of a slope that just reaches the limit does not count.
        let tame = steepest
            .value()
            .is_some_and(|most| most <= STEEPEST * (1.0 + 1e-9));
        (met(tame), Evidence::Steepest(steepest))
    }

    fn centred(&self) -> (Verdict, Evidence) {
        let verdict = self.zero_centred().map_or(Verdict::Unknown, met);
        (verdict, Evidence::Mean(self.moments.mean))
    }

    fn goes_one_way(&self) -> (Verdict, Evidence) {
        let last = |trend| {
            let own = |stretch: &&Stretch| stretch.trend == trend;
            self.stretches
                .iter()
                .rev()
                .find(own)
                .map(|stretch| stretch.on)
        };
        let evidence = Evidence::Ways {
            monotonic: self.monotonic,
            falls: last(Trend::Falling),
            rises: last(Trend::Rising),
        };
        let one_way = |monotonic| met(monotonic != Monotonic::No);
        (self.monotonic.map_or(Verdict::Unknown, one_way), evidence)
    }

    fn is_bounded(&self) -> (Verdict, Evidence) {
        let both = [self.lowest, self.highest];
        // What a search that could not be completed has seen proves nothing.
        let only_seen = |bound: &Bound| matches!(bound, Bound::Found { .. });
        let verdict = match both.map(|bound| bound.value().is_some()) {
            _ if self.wild && both.iter().any(only_seen) => Verdict::Unknown,
            [true, true] => Verdict::Met,
            [false, false] => Verdict::Missed,
            _ => Verdict::Partly,
        };
        (verdict, Evidence::Range(both))
    }
}
