//! What the page wants to see: pure logic.

use crate::observe::Sample;
use crate::protocol::{Found, Look};
use crate::ui::inside::{Moment, Plan, Room, Want};
use crate::ui::layers::{Panel, View};

/// What the network is given unless the link says otherwise.
pub const SAMPLE: Sample = Sample::Test;

/// The moment that a link asks for: the end of training unless it says otherwise.
pub fn moment(view: &View) -> Moment {
    view.at.unwrap_or(Moment::End)
}

/// All layers of a network.
pub fn want(panel: &Panel, view: &View) -> Want {
    Want {
        experiment: panel.experiment.clone(),
        moment: moment(view),
        look: Look::Layers {
            sample: view.sample.unwrap_or(SAMPLE),
        },
    }
}

/// The test set with the network as it is.
fn tested(panel: &Panel, view: &View) -> Want {
    Want {
        look: Look::Changed {
            changes: Vec::new(),
        },
        ..want(panel, view)
    }
}

/// The page's plan: every network's layers; and its test accuracy, unless that comes with the
/// last epoch anyway.
pub fn plan(panels: &[Panel], view: &View) -> Plan {
    let asks = moment(view) != Moment::End;
    let wants = panels.iter().flat_map(|panel| {
        let accuracy = asks.then(|| tested(panel, view));
        std::iter::once(want(panel, view)).chain(accuracy)
    });
    Plan {
        wants: wants.collect(),
        watch: None,
    }
}

/// The plan of who shows the layers and nothing else.
pub fn layers_alone(panels: &[Panel], view: &View) -> Plan {
    Plan {
        wants: panels.iter().map(|panel| want(panel, view)).collect(),
        watch: None,
    }
}

/// The test accuracy at the moment that is shown, in 0…1; for regression, R².
pub fn accuracy(room: Room, panel: &Panel, view: &View) -> Option<f64> {
    if moment(view) == Moment::End {
        let epochs = room.epochs(&panel.experiment);
        // Another experiment may have trained the same network longer.
        let mut epochs = epochs.iter();
        let last = epochs.find(|result| result.epoch as usize == panel.experiment.epochs)?;
        return Some(last.test_accuracy);
    }
    match &*room.found(&tested(panel, view))? {
        Found::Changed { accuracy, .. } => Some(*accuracy),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::decode;
    use crate::ui::layers::panels;

    #[test]
    fn a_link_alone_asks_for_trained_networks_on_test_images() {
        let plan = |link: &str| {
            let (link, _) = decode(link);
            let view = View::read(&link);
            super::plan(&panels(&link.experiment, view.control), &view)
        };
        let usual = plan("#/outputs?v=1&act=relu,tanh");
        assert_eq!(usual.wants.len(), 2);
        for want in &usual.wants {
            assert_eq!(want.moment, Moment::End);
            let sample = Sample::Test;
            assert_eq!(want.look, Look::Layers { sample });
        }
        let fresh = plan("#/outputs?v=1&act=relu&at=0&sample=batch");
        assert_eq!(fresh.wants.len(), 2);
        assert_eq!(fresh.wants[0].moment, Moment::Start);
        assert!(matches!(fresh.wants[1].look, Look::Changed { .. }));
        let (link, _) = decode("#/outputs?v=1&act=relu,tanh&at=0");
        let view = View::read(&link);
        let alone = layers_alone(&panels(&link.experiment, view.control), &view);
        assert_eq!(alone.wants.len(), 2);
        let later = plan("#/outputs?v=1&act=relu&at=100");
        assert_eq!(later.wants[1].moment, Moment::Step(100));
    }
}
