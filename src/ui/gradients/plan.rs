//! What the page wants to see: pure logic.

use crate::observe::Sample;
use crate::protocol::{Look, Watch};
use crate::ui::inside::{Moment, Plan, Want};
use crate::ui::layers::{Panel, View};

/// What the network is given unless the link says otherwise.
pub const SAMPLE: Sample = Sample::Batch;

/// The moment that a link asks for: the start unless it says otherwise.
pub fn moment(view: &View) -> Moment {
    view.at.unwrap_or(Moment::Start)
}

/// All layers of a network at a moment.
pub fn want(panel: &Panel, view: &View, moment: Moment) -> Want {
    Want {
        experiment: panel.experiment.clone(),
        moment,
        look: Look::Layers {
            sample: view.sample.unwrap_or(SAMPLE),
        },
    }
}

/// While it trains a network is looked at with the fixed batch, and with nothing else.
pub fn can_train(view: &View) -> bool {
    view.sample.unwrap_or(SAMPLE) == Sample::Batch
}

/// The page's plan. A page read from a link shows one moment of each network. A student who
/// trains them sees each from its start to its end, one after the other, and the moments between
/// are kept; where the slider stands then changes nothing of it.
pub fn plan(panels: &[Panel], view: &View, training: bool) -> Plan {
    if !(training && can_train(view)) {
        let moment = moment(view);
        return Plan {
            wants: panels
                .iter()
                .map(|panel| want(panel, view, moment))
                .collect(),
            watch: None,
        };
    }
    // Every start first: it takes a moment, and the panels are there.
    let moments = [Moment::Start, Moment::End];
    let wants = moments
        .into_iter()
        .flat_map(|moment| panels.iter().map(move |panel| want(panel, view, moment)));
    Plan {
        wants: wants.collect(),
        watch: Some(Watch {
            every: view.every.unwrap_or(0),
            layers: true,
            neurons: 0,
            norms: true,
        }),
    }
}

/// The step that is nearest among those at which something was kept, for the slider.
pub fn nearest(stops: &[u64], step: u64) -> usize {
    let distances = stops.iter().map(|stop| stop.abs_diff(step)).enumerate();
    distances
        .min_by_key(|(_, distance)| *distance)
        .map_or(0, |(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::decode;
    use crate::ui::layers::panels;

    fn read(link: &str) -> (Vec<Panel>, View) {
        let (link, _) = decode(link);
        let view = View::read(&link);
        (panels(&link.experiment, view.control), view)
    }

    #[test]
    fn a_link_wants_the_moment_that_it_names_and_nothing_else() {
        let (panels, view) = read("#/gradients?v=1&act=relu,gelu&at=938");
        let plan = plan(&panels, &view, false);
        assert_eq!(plan.watch, None);
        assert_eq!(plan.wants.len(), 2);
        for want in &plan.wants {
            assert_eq!(want.moment, Moment::Step(938));
            assert_eq!(
                want.look,
                Look::Layers {
                    sample: Sample::Batch
                }
            );
        }
        let (panels, view) = read("#/gradients?v=1&act=relu&at=end");
        assert_eq!(
            super::plan(&panels, &view, false).wants[0].moment,
            Moment::End
        );
        let (panels, view) = read("#/gradients?v=1&act=relu&at=0&sample=whole&show=none");
        let plan = super::plan(&panels, &view, false);
        assert_eq!(plan.wants.len(), 2);
        assert_eq!(plan.wants[1].moment, Moment::Start);
        assert_eq!(
            plan.wants[1].look,
            Look::Layers {
                sample: Sample::Whole
            }
        );
    }

    #[test]
    fn training_wants_start_and_end_wherever_the_slider_stands() {
        let (panels, view) = read("#/gradients?v=1&act=relu,gelu&every=100");
        let training = plan(&panels, &view, true);
        assert_eq!(training.wants.len(), 4);
        assert_eq!(training.wants[1].moment, Moment::Start);
        assert_eq!(training.wants[3].moment, Moment::End);
        assert_eq!(training.watch.map(|watch| watch.every), Some(100));
        let later = View {
            at: Some(Moment::Step(500)),
            ..view.clone()
        };
        assert_eq!(plan(&panels, &later, true), training);
        // Another sample is not what is watched.
        let other = View {
            sample: Some(Sample::Test),
            ..view
        };
        assert_eq!(plan(&panels, &other, true).watch, None);
    }

    #[test]
    fn the_slider_goes_to_what_is_kept() {
        assert_eq!(nearest(&[0, 469, 938], 500), 1);
        assert_eq!(nearest(&[0, 469, 938], 10_000), 2);
        assert_eq!(nearest(&[], 5), 0);
    }
}
