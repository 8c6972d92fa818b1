//! What the page has to be told by a worker for what it shows.

use super::edits::steps;
use super::sweep::{SAMPLES, Sweep};
use super::view::{View, runs};
use crate::experiment::Experiment;
use crate::protocol::{Change, Look, Watch};
use crate::ui::inside::{Moment, Plan, Want};

/// Training images on which neurons are followed while a network trains.
pub const PROBE: u32 = 2_000;

/// A network with more parameters than this has its neurons looked at on [`PART`] of the images.
const LARGE: u64 = 1_000_000;

/// Training images on which a neuron of a large network is looked at.
const PART: u32 = 10_000;

/// The census of a run over its whole training set.
pub fn census(run: &Experiment, moment: Moment) -> Want {
    Want {
        experiment: run.clone(),
        moment,
        look: Look::Census {
            samples: run.n as u32,
        },
    }
}

/// Training images on which a neuron is looked at.
pub fn neuron_samples(run: &Experiment) -> u32 {
    let all = run.n as u32;
    match run.parameter_count() > LARGE {
        true => all.min(PART),
        false => all,
    }
}

/// The neuron that is chosen; none if none is.
pub fn neuron(run: &Experiment, view: &View) -> Option<Want> {
    let (layer, neuron) = view.chosen?;
    Some(Want {
        experiment: run.clone(),
        moment: view.at,
        look: Look::Neuron {
            layer: layer as u32,
            neuron: neuron as u32,
            samples: neuron_samples(run),
        },
    })
}

/// The test set with each of the lists of changes: none, the first, the first two, and so on.
pub fn changed(run: &Experiment, view: &View) -> Vec<Want> {
    let want = |changes: Vec<Change>| Want {
        experiment: run.clone(),
        moment: view.at,
        look: Look::Changed { changes },
    };
    match view.edit {
        true => steps(&view.changes).map(want).collect(),
        false => Vec::new(),
    }
}

/// The censuses of the networks with one of a sweep's values.
pub fn swept(run: &Experiment, sweep: Sweep, value: usize) -> Vec<Want> {
    let runs = sweep.runs(run, value);
    runs.map(|run| Want {
        look: Look::Census {
            samples: SAMPLES.min(run.n as u32),
        },
        moment: Moment::Start,
        experiment: run,
    })
    .collect()
}

/// All of it: what needs no training first, and of that what is looked at closely.
pub fn plan(experiment: &Experiment, view: &View) -> Plan {
    let runs = runs(experiment);
    let mut wants = Vec::new();
    if let Some(run) = runs.get(view.run) {
        wants.push(census(run, view.at));
        wants.extend(neuron(run, view));
        wants.extend(changed(run, view));
        for sweep in view.sweeps.into_iter().flatten() {
            let values = sweep.values().iter();
            wants.extend(values.flat_map(|&value| swept(run, sweep, value)));
        }
        if view.lives {
            wants.push(census(run, Moment::End));
        }
    }
    wants.extend(runs.iter().map(|run| census(run, view.at)));
    // What is trained is followed: that costs little, and else it would be trained once more when
    // the curves are asked for.
    let trains = wants.iter().any(|want| want.moment != Moment::Start);
    let mut plan = Plan {
        wants: Vec::new(),
        watch: trains.then_some(Watch {
            every: view.every,
            layers: false,
            neurons: PROBE,
            norms: false,
        }),
    };
    wants.sort_by_key(|want| want.moment != Moment::Start);
    for want in wants {
        if !plan.wants.contains(&want) {
            plan.wants.push(want);
        }
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::decode;

    fn planned(query: &str) -> (Experiment, Plan) {
        let (link, _) = decode(&format!("#/neurons?v=1&{query}"));
        let view = View::read(&link.view, &link.experiment);
        let plan = plan(&link.experiment, &view);
        (link.experiment, plan)
    }

    #[test]
    fn opening_the_page_counts_and_nothing_more() {
        let (experiment, plan) = planned("");
        assert_eq!(plan.wants, [census(&experiment, Moment::Start)]);
        assert_eq!(plan.wants[0].look, Look::Census { samples: 60_000 });
        assert_eq!(plan.watch, None);
        let (_, trained) = planned("at=end");
        assert_eq!(trained.watch.map(|watch| watch.neurons), Some(PROBE));
    }

    #[test]
    fn nothing_that_a_link_asks_for_is_left_out() {
        let changes: Vec<String> = (1..=30).map(|n| format!("s1.{n}")).collect();
        let all = format!(
            "act=relu,gelu&seeds=32&at=end&layer=1&neuron=1&edit={}\
             &show=lives,sweep-depth,sweep-width",
            &changes.join(",")[..100]
        );
        let (_, plan) = planned(&all);
        assert!(plan.wants.len() > 90 && plan.wants.len() <= crate::ui::inside::WANTS);
    }

    #[test]
    fn what_needs_no_training_comes_first_and_everything_once() {
        let query = "act=relu,gelu&seeds=2&at=end&layer=1&neuron=1&edit=s1.1&n=5000\
                     &show=run2,lives,sweep-depth";
        let (_, plan) = planned(query);
        let trained = plan
            .wants
            .iter()
            .position(|want| want.moment != Moment::Start);
        let first = trained.unwrap();
        // Five depths of three seeds.
        assert_eq!(first, 15);
        assert!(
            plan.wants[first..]
                .iter()
                .all(|want| want.moment == Moment::End)
        );
        // The second network: census, neuron, no change and one change; then the other three.
        assert_eq!(plan.wants.len(), 15 + 4 + 3);
        assert_eq!(plan.wants[first].experiment.seed, 8);
        for (at, want) in plan.wants.iter().enumerate() {
            assert!(!plan.wants[..at].contains(want));
            if let Look::Census { samples } = want.look {
                assert_eq!(samples, if at < 15 { 2_000 } else { 5_000 });
            }
        }
    }

    #[test]
    fn a_large_network_has_its_neurons_looked_at_on_fewer_images() {
        let (big, plan) = planned("preset=big-untrained&layer=3&neuron=9");
        assert_eq!(neuron_samples(&big), 10_000);
        assert_eq!(
            plan.wants[1].look,
            Look::Neuron {
                layer: 2,
                neuron: 8,
                samples: 10_000
            }
        );
        let (small, _) = planned("n=3000");
        assert_eq!(neuron_samples(&small), 3_000);
    }

    #[test]
    fn an_open_section_without_changes_has_the_accuracy_to_begin_with() {
        let (_, plan) = planned("at=end&show=edit");
        let looks: Vec<&Look> = plan.wants.iter().map(|want| &want.look).collect();
        assert_eq!(looks[1..], [&Look::Changed { changes: vec![] }]);
    }
}
