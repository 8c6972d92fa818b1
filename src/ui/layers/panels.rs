//! The networks that stand beside each other, and what is shown of each.

use std::sync::Arc;

use crate::activation::Instance;
use crate::experiment::{ActivationChoice, Experiment, Share};
use crate::link::activation_text;
use crate::observe::{Sample, Snapshot};
use crate::protocol::{Found, Seen};
use crate::ui::inside::{Room, Trouble};
use crate::ui::palette::{Style, style};
use crate::ui::state::Shared;
use crate::ui::words;

/// What the network without activations is known by. No function of the catalogue has this key.
pub const WITHOUT: &str = "none";

/// One network.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// What it is known by: its activation as the link writes it.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Its look.
    pub style: Style,
    /// Its experiment, a single run.
    pub experiment: Experiment,
    /// Its activation, compiled when it is first evaluated; none if the formula cannot be read.
    pub instance: Option<Arc<Instance>>,
}

impl Panel {
    fn new(experiment: Experiment) -> Self {
        let choice = experiment.activation();
        let (id, style) = match experiment.noact {
            true => (WITHOUT.to_owned(), style("identity")),
            false => (activation_text(choice), style(&choice.key)),
        };
        Self {
            id,
            style,
            name: words::trained(&experiment),
            instance: Instance::new(choice, &experiment.formulas)
                .ok()
                .map(Arc::new),
            experiment,
        }
    }
}

impl Panel {
    /// Whether each neuron has trained parameters of its own, so that a curve of its layer can
    /// only be that of their mean.
    pub fn has_many_curves(&self) -> bool {
        let trained = self.instance.as_ref().is_some_and(|one| one.trained());
        trained && !self.experiment.noact && self.experiment.share == Share::Neuron
    }
}

/// The networks of an experiment, one for each activation, from its first seed; and, if it is
/// wanted, the same network without activations.
pub fn panels(experiment: &Experiment, control: bool) -> Vec<Panel> {
    let first = Experiment {
        seeds: 1,
        vary: None,
        ..experiment.clone()
    };
    let mut runs = first.runs();
    if control && !first.noact {
        runs.push(Experiment {
            noact: true,
            // It is the same network whatever stands beside it.
            activations: vec![ActivationChoice::new("identity")],
            formulas: Default::default(),
            ..first
        });
    }
    runs.into_iter().map(Panel::new).collect()
}

/// Where a snapshot comes from; equal means the very same one.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// From a look.
    Found(Shared<Found>),
    /// Seen while it trained.
    Seen(Shared<Seen>),
}

impl Source {
    /// The snapshot.
    pub fn snapshot(&self) -> Option<&Snapshot> {
        match self {
            Source::Found(found) => match &**found {
                Found::Layers(snapshot) => Some(snapshot),
                _ => None,
            },
            Source::Seen(seen) => seen.layers.as_ref(),
        }
    }
}

/// A network and what is shown of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The network.
    pub panel: Panel,
    /// What there is of it so far.
    pub source: Option<Source>,
    /// Why there will be no more.
    pub trouble: Option<Trouble>,
}

impl Shown {
    /// With what was shown of the same network before, while what is asked for is not there yet:
    /// its title says of which moment it is. A picture of another sample would not be told apart.
    pub fn or_before(mut self, before: Option<&Vec<Shown>>, sample: Sample) -> Self {
        if self.source.is_none() && self.trouble.is_none() {
            let mut before = before.into_iter().flatten();
            let same = before.find(|one| one.panel == self.panel);
            let usable = |one: &&Shown| one.snapshot().is_some_and(|seen| seen.sample == sample);
            self.source = same.filter(usable).and_then(|one| one.source.clone());
        }
        self
    }

    /// Its snapshot, if there is one yet.
    pub fn snapshot(&self) -> Option<&Snapshot> {
        self.source.as_ref()?.snapshot()
    }
}

/// What cannot be had of a network.
pub fn trouble(panel: &Panel, troubles: &[Trouble]) -> Option<Trouble> {
    let mut own = troubles.iter();
    own.find(|trouble| trouble.experiment == panel.experiment)
        .cloned()
}

/// Steps of a network's training, once an epoch's length is known; tracked.
pub fn end(room: Room, panel: &Panel) -> Option<u64> {
    let opened = room.opened(&panel.experiment)?;
    Some(u64::from(opened.steps_per_epoch) * panel.experiment.epochs as u64)
}

/// The last of the moments kept that is not after `step`; they are in order of steps.
pub fn at_or_before(history: &[Shared<Seen>], step: u64) -> Option<Shared<Seen>> {
    let with_layers = history.iter().filter(|seen| seen.layers.is_some());
    with_layers
        .take_while(|seen| seen.steps <= step)
        .last()
        .cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::decode;
    use crate::protocol::Problem;

    fn of(query: &str, control: bool) -> Vec<Panel> {
        panels(&decode(query).0.experiment, control)
    }

    #[test]
    fn each_activation_has_a_panel_and_one_may_have_none() {
        let ids = |panels: &[Panel]| panels.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
        let chosen = of("act=relu,prelu(a=0.1)&seeds=3", false);
        assert_eq!(ids(&chosen), ["relu", "prelu(a=0.1)"]);
        assert!(chosen.iter().all(|one| one.experiment.seeds == 1));
        let more = of("act=relu,prelu(a=0.1)", true);
        assert_eq!(ids(&more), ["relu", "prelu(a=0.1)", WITHOUT]);
        assert!(more[2].experiment.noact);
        // The control is the same network whatever it stands beside.
        assert_eq!(more[2], of("act=gelu", true)[1]);
        assert_eq!(ids(&of("act=relu,gelu&noact=1", true)), [WITHOUT]);
        assert!(crate::activation::find(WITHOUT).is_none());
        for (query, many) in [
            ("act=prelu&share=neuron", true),
            ("act=prelu", false),
            ("act=relu&share=neuron", false),
            ("act=prelu&share=neuron&noact=1", false),
        ] {
            assert_eq!(of(query, false)[0].has_many_curves(), many, "{query}");
        }
    }

    #[test]
    fn a_picture_stays_until_the_next_of_the_same_network_comes() {
        let shown = |query: &str, source| Shown {
            panel: of(query, false).remove(0),
            source,
            trouble: None,
        };
        let found = Source::Found(Shared::new(Found::Layers(Snapshot {
            steps: 0,
            sample: Sample::Batch,
            samples: 1,
            loss: 0.0,
            layers: Vec::new(),
        })));
        let before = vec![shown("act=relu", Some(found.clone()))];
        let stays = |now: Shown, sample| now.or_before(Some(&before), sample).source.is_some();
        assert!(stays(shown("act=relu", None), Sample::Batch));
        assert!(!stays(shown("act=relu", None), Sample::Test));
        assert!(!stays(shown("act=relu&seed=8", None), Sample::Batch));
        assert!(!stays(shown("act=gelu", None), Sample::Batch));
        let failed = Shown {
            trouble: Some(Trouble {
                experiment: before[0].panel.experiment.clone(),
                problem: Problem::Panic {
                    detail: String::new(),
                },
                rewind: None,
            }),
            ..shown("act=relu", None)
        };
        assert!(!stays(failed, Sample::Batch));
        assert!(
            shown("act=relu", None)
                .or_before(None, Sample::Batch)
                .source
                .is_none()
        );
    }

    #[test]
    fn a_moment_is_the_last_one_kept() {
        let seen = |steps, layers| {
            Shared::new(Seen {
                steps,
                layers,
                neurons: None,
                norms: None,
            })
        };
        let snapshot = |steps| {
            Some(Snapshot {
                steps,
                sample: Sample::Batch,
                samples: 1,
                loss: 0.0,
                layers: Vec::new(),
            })
        };
        let history = [
            seen(0, snapshot(0)),
            seen(5, snapshot(5)),
            seen(7, None),
            seen(10, snapshot(10)),
        ];
        let steps = |step| at_or_before(&history, step).map(|seen| seen.steps);
        assert_eq!(steps(0), Some(0));
        assert_eq!(steps(4), Some(0));
        assert_eq!(steps(9), Some(5));
        assert_eq!(steps(99), Some(10));
        assert_eq!(at_or_before(&[], 5), None);
    }
}
