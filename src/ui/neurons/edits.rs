//! Neurons that are silenced and layers that are drawn again, as the link has them:
//! `edit=s1.23,r2.1` silences neuron 23 of hidden layer 1, then draws the incoming weights of
//! hidden layer 2 anew for the first time; `t469` then trains on for 469 steps. Layers and neurons
//! are counted from 1 there.

use crate::experiment::limits;
use crate::link::VIEW_VALUE;
use crate::protocol::Change;
use crate::protocol::changes::{MOST, STEPS};

/// Most times that a layer is drawn again.
const TIMES: u32 = 999;

/// The changes that a link names and a network of these hidden layers has room for; the others
/// are left out, and so is one that is named twice.
pub fn read(text: Option<&str>, hidden: &[usize]) -> Vec<Change> {
    let mut changes = Vec::new();
    for part in text.unwrap_or_default().split(',') {
        if let Some(change) = read_one(part)
            && fits(change, hidden)
            && !is_made(&changes, change)
            && changes.len() < MOST
        {
            changes.push(change);
        }
    }
    changes
}

/// The changes as the link writes them; none if there are none.
pub fn text(changes: &[Change]) -> Option<String> {
    let parts: Vec<String> = changes
        .iter()
        .map(|change| match *change {
            Change::Silence { layer, neuron } => format!("s{}.{}", layer + 1, neuron + 1),
            Change::Redraw { layer, times } => format!("r{}.{times}", layer + 1),
            Change::Train { steps } => format!("t{steps}"),
        })
        .collect();
    (!parts.is_empty()).then(|| parts.join(","))
}

/// The changes and one more; none if it is there already or the link has no room for it.
pub fn with(changes: &[Change], change: Change) -> Option<Vec<Change>> {
    if is_made(changes, change) || changes.len() >= MOST {
        return None;
    }
    let mut more = changes.to_vec();
    more.push(change);
    (text(&more)?.len() <= VIEW_VALUE).then_some(more)
}

/// Drawing a hidden layer again, once more than these changes do.
pub fn redraw(changes: &[Change], layer: u32) -> Change {
    let drawn = changes.iter().filter_map(|change| match *change {
        Change::Redraw {
            layer: other,
            times,
        } if other == layer => Some(times),
        _ => None,
    });
    let times = drawn.max().map_or(1, |times| (times + 1).min(TIMES));
    Change::Redraw { layer, times }
}

/// Each list of changes whose accuracy is wanted: none, the first, the first two, and so on.
pub fn steps(changes: &[Change]) -> impl Iterator<Item = Vec<Change>> + '_ {
    (0..=changes.len()).map(|count| changes[..count].to_vec())
}

/// Whether a change is made already, and nothing after it has undone it.
fn is_made(changes: &[Change], change: Change) -> bool {
    let last = changes.iter().rposition(|made| *made == change);
    last.is_some_and(|at| !changes[at..].iter().any(|later| undoes(*later, change)))
}

/// Whether a later change moves the weights that a change has set.
fn undoes(later: Change, change: Change) -> bool {
    match (later, change) {
        (Change::Train { .. }, _) => true,
        // The outgoing weights of a layer are the incoming ones of the next.
        (Change::Redraw { layer: above, .. }, Change::Silence { layer, .. }) => above == layer + 1,
        (Change::Redraw { layer: other, .. }, Change::Redraw { layer, .. }) => {
            other == layer && later != change
        }
        (Change::Silence { .. }, _) | (_, Change::Train { .. }) => false,
    }
}

fn read_one(part: &str) -> Option<Change> {
    if let Some(steps) = part.strip_prefix('t') {
        let steps = counted(steps, STEPS)?;
        return Some(Change::Train { steps });
    }
    let (layer, number) = part.get(1..)?.split_once('.')?;
    let layer = counted(layer, limits::LAYERS as u32)? - 1;
    match part.get(..1)? {
        "s" => Some(Change::Silence {
            layer,
            neuron: counted(number, limits::WIDTH as u32)? - 1,
        }),
        "r" => Some(Change::Redraw {
            layer,
            times: counted(number, TIMES)?,
        }),
        _ => None,
    }
}

/// A number from 1 to `most`, written in digits alone.
fn counted(text: &str, most: u32) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.then(|| text.parse().ok()).flatten()?;
    (1..=most).contains(&number).then_some(number)
}

fn fits(change: Change, hidden: &[usize]) -> bool {
    match change {
        Change::Silence { layer, neuron } => hidden
            .get(layer as usize)
            .is_some_and(|&width| (neuron as usize) < width),
        Change::Redraw { layer, .. } => (layer as usize) < hidden.len(),
        Change::Train { .. } => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HIDDEN: [usize; 2] = [256, 64];

    #[test]
    fn a_link_names_changes_and_nonsense_is_left_out() {
        let changes = read(Some("s1.23,r2.1"), &HIDDEN);
        let silence = Change::Silence {
            layer: 0,
            neuron: 22,
        };
        let redraw = Change::Redraw { layer: 1, times: 1 };
        assert_eq!(changes, [silence, redraw]);
        assert_eq!(text(&changes).as_deref(), Some("s1.23,r2.1"));
        for nonsense in [
            "",
            "s",
            "s1",
            "s0.1",
            "s1.0",
            "s3.1",
            "s2.65",
            "s1.+1",
            "x1.1",
            "r3.1",
            "r1.0",
            "s1.1.1",
            "日1.1",
            "s1.99999999999",
            "r1.1000",
        ] {
            assert_eq!(read(Some(nonsense), &HIDDEN), [], "{nonsense}");
        }
        assert_eq!(read(Some("s1.1,,s1.1,?"), &HIDDEN).len(), 1);
        assert_eq!((read(None, &HIDDEN), text(&[])), (vec![], None));
    }

    #[test]
    fn what_was_undone_can_be_done_again() {
        for (list, again, fits) in [
            ("s1.1", "s1.1", false),
            ("s1.1,s1.2,r1.1", "s1.1", false),
            ("s1.1,r2.1", "s1.1", true),
            ("s2.1,r2.1", "s2.1", false),
            ("s1.1,t5", "s1.1", true),
            ("s1.1,t5,s1.1", "s1.1", false),
            ("t5", "t5", true),
            ("r1.1,r1.2", "r1.1", true),
            ("r1.1,r2.2", "r1.1", false),
            ("r1.1,t5", "r1.1", true),
        ] {
            let changes = read(Some(list), &HIDDEN);
            assert_eq!(text(&changes).as_deref(), Some(list));
            let change = read(Some(again), &HIDDEN)[0];
            assert_eq!(with(&changes, change).is_some(), fits, "{list}, {again}");
        }
    }

    #[test]
    fn changes_are_bounded_in_number_and_length() {
        let many: Vec<String> = (1..=60).map(|n| format!("s1.{n}")).collect();
        assert_eq!(read(Some(&many.join(",")), &HIDDEN).len(), MOST);
        let mut changes = Vec::new();
        for neuron in 0..200 {
            let silence = Change::Silence { layer: 0, neuron };
            if let Some(more) = with(&changes, silence) {
                changes = more;
            }
        }
        let written = text(&changes).unwrap();
        assert!(changes.len() <= MOST && written.len() <= VIEW_VALUE);
        assert_eq!(read(Some(&written), &HIDDEN), changes);
        assert_eq!(with(&changes, changes[0]), None);
    }

    #[test]
    fn a_layer_is_drawn_again_another_way_each_time() {
        let first = redraw(&[], 1);
        assert_eq!(first, Change::Redraw { layer: 1, times: 1 });
        let second = redraw(&[first], 1);
        assert_eq!(second, Change::Redraw { layer: 1, times: 2 });
        assert_eq!(redraw(&[first], 0), Change::Redraw { layer: 0, times: 1 });
        let lists: Vec<_> = steps(&[first, second]).collect();
        assert_eq!(lists, [vec![], vec![first], vec![first, second]]);
    }
}
