//! The property card of an activation function of one number: everything on it is computed from
//! the formula, nothing is looked up by name.
//!
//! | module | holds |
//! |---|---|
//! | `search` | where a card looks, and why a function has none |
//! | `card`, `checklist` | the results, and the chapter's requirements made from them |
//! | `rounding`, `curve` | numbers that know their rounding error; f and f′ at points |
//! | `switches`, `sweep` | where a formula may break; f on a grid |
//! | `sides`, `pieces` | limits from one side; the line cut where f is not analytic |
//! | `ends` | behaviour as x → ±∞ |
//! | `zeros`, `trend`, `bounds` | zeros of f′; where f rises and its slope is small; extremes |
//! | `shape` | symmetry, straightness, gates, shares of N(0, 1) |
//! | `moments`, `cost` | means over N(0, 1); operations |
//!
//! What is narrower than a cell of the grid (0.025 in the window) and not announced by a
//! comparison, an absolute value, a division or a knot is not seen.

mod bounds;
mod card;
mod checklist;
mod cost;
mod curve;
mod ends;
mod moments;
mod pieces;
mod rounding;
mod search;
mod shape;
mod sides;
mod sweep;
mod switches;
mod trend;
mod zeros;

pub use card::{
    Bound, Break, BreakKind, End, Gaps, Gate, Interval, Line, Monotonic, Properties, SlopeZero,
    Slopes, Stretch, Symmetry, Trend,
};
pub use checklist::{CENTRED, Check, Evidence, Requirement, STEEPEST, VANISHING, Verdict, WEAKEST};
pub use cost::Cost;
pub use moments::Moments;
pub use search::{Search, Unsuited};

use super::Compiled;
use curve::Curve;
use shape::{extremes, gate, line, seen_share, share, symmetry, zeros_between};
use sweep::Sweep;

/// The card of a function with these numbers as its parameters, by the usual [`Search`].
///
/// # Errors
/// The function takes several linear maps, or `p` is not as long as its parameters.
pub fn properties(compiled: &Compiled, p: &[f64]) -> Result<Properties, Unsuited> {
    properties_in(compiled, p, Search::default())
}

/// The card of a function, by another search.
///
/// # Errors
/// The function takes several linear maps, `p` is not as long as its parameters, or the search
/// reaches nowhere.
pub fn properties_in(
    compiled: &Compiled,
    p: &[f64],
    search: Search,
) -> Result<Properties, Unsuited> {
    if compiled.slopes.len() != 1 {
        let inputs = compiled.slopes.len();
        return Err(Unsuited::SeveralInputs { inputs });
    }
    if p.len() != compiled.layout.len {
        return Err(Unsuited::Parameters {
            takes: compiled.layout.len,
            given: p.len(),
        });
    }
    if !(search.reach > 0.0 && search.reach < search.far && search.far < f64::INFINITY) {
        return Err(Unsuited::Search);
    }
    let mut curve = Curve::new(compiled.curve(), p);
    let cost = Cost::of(compiled.evaluation());
    Ok(card(&mut curve, search, cost))
}

fn card(curve: &mut Curve<'_>, search: Search, cost: Cost) -> Properties {
    let sweep = Sweep::new(curve, &search);
    let ends = [-1.0, 1.0].map(|side| ends::end(curve, &search, side, &sweep.beyond(side)));
    let open = ends.map(|(_, fast)| !fast);
    let ends = ends.map(|(end, _)| end);
    let reach = open.map(|open| if open { search.far } else { search.reach });
    let domain = (-reach[0], reach[1]);
    let (places, all) = sweep.places(curve, domain);
    let pieces = pieces::pieces(curve, &sweep, &places, domain, open);
    let breaks = pieces::breaks(curve, &pieces);
    let seen = all && !sweep.blurred(&places);
    let zeros: Option<Vec<Vec<SlopeZero>>> = pieces
        .iter()
        .map(|piece| seen.then(|| zeros::zeros(curve, piece))?)
        .collect();
    let wild = zeros.is_none();
    let zeros = zeros.unwrap_or_else(|| vec![Vec::new(); pieces.len()]);
    let each = || pieces.iter().zip(&zeros);
    let stretches: Vec<Stretch> = each()
        .flat_map(|(piece, zeros)| trend::stretches(piece, zeros))
        .collect();
    let stretches = trend::join(stretches, &breaks);
    let small = each().filter(|_| !wild);
    let small = small.flat_map(|(piece, zeros)| trend::small(curve, piece, zeros, search.small));
    let small = pieces::joined(small.collect::<Vec<_>>());
    let mut zeros = zeros.concat();
    zeros.extend(zeros_between(&pieces));
    let hole = |own: &Break| matches!(own.kind, BreakKind::Hole { .. } | BreakKind::NoLimit);
    zeros.retain(|zero| !breaks.iter().any(|own| own.x == zero.x && hole(own)));
    zeros.sort_by(|a, b| a.x.total_cmp(&b.x));
    let found = bounds::Found {
        pieces: &pieces,
        breaks: &breaks,
        ends,
        open,
        window: sweep.window(),
        rough: wild,
    };
    let [lowest, highest] = found.range(curve, &zeros);
    let flat = pieces.iter().filter(|piece| piece.flat());
    let flat = pieces::joined(flat.map(|piece| piece.on));
    let slopes = Slopes {
        flat_share: share(&flat),
        small_share: match wild {
            true => seen_share(sweep.window(), search.small),
            false => share(&small),
        },
        steepest: found.steepest(curve),
        extremes: extremes(sweep.window()),
        zeros,
        flat,
        small,
    };
    let mut card = Properties {
        search,
        wild,
        gaps: pieces::gaps(&pieces),
        ends,
        lowest,
        highest,
        monotonic: trend::monotonic(&stretches, &breaks),
        breaks,
        stretches,
        slopes,
        moments: moments::moments(curve, &places),
        symmetry: symmetry(sweep.window(), &places),
        gate: Gate::No,
        line: None,
        cost,
    };
    card.line = line(&card, &sweep);
    card.gate = gate(&card, &sweep);
    if wild {
        card.monotonic = None;
        card.stretches.clear();
        card.slopes.zeros.clear();
    }
    card
}

#[cfg(test)]
mod tests;
