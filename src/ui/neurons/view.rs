//! What the page shows, as the link has it.
//!
//! | key | meaning |
//! |---|---|
//! | `at` | when the networks are looked at: `0` fresh (the default), a number of steps, `end` |
//! | `every` | steps between two looks at the neurons while a network trains |
//! | `layer`, `neuron` | the neuron that is chosen, both counted from 1 as on the page |
//! | `edit` | what is silenced or drawn again (see `edits`) |
//! | `x` | the worked example (see `worked`) |
//! | `show` | a list of words: `run2` looks at the second network; `lives`, `lives-3` (of layer 3), `edit` and the sweeps (see `sweep`) open a section; `count-any` says what a sweep counts |

use std::collections::BTreeMap;

use super::edits;
use super::grid::Place;
use super::sweep::{Counted, Sweep};
use crate::experiment::{Experiment, limits};
use crate::link::VIEW_VALUE;
use crate::protocol::Change;
use crate::ui::inside::Moment;

/// Steps between two looks unless the link says otherwise, and the least and the most.
const EVERY: (u32, u32, u32) = (100, 10, 100_000);

/// Most networks that are counted; a link can ask for a thousand.
pub const RUNS: usize = 48;

/// What is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// When the networks are looked at.
    pub at: Moment,
    /// Steps between two looks while they train.
    pub every: u32,
    /// Which of the networks is looked at closely, counted from 0.
    pub run: usize,
    /// The neuron that is chosen.
    pub chosen: Option<Place>,
    /// Whether the neurons are followed over the training.
    pub lives: bool,
    /// The layer whose deaths, births and revivals are shown; all together if none.
    pub lives_layer: Option<usize>,
    /// Whether the section of changes is open.
    pub edit: bool,
    /// What is changed.
    pub changes: Vec<Change>,
    /// The sweep over depths and the one over widths, if they are shown.
    pub sweeps: [Option<Sweep>; 2],
    /// What the sweeps count.
    pub counted: Counted,
}

impl View {
    /// What the link's view keys say about this experiment; what makes no sense is as usual.
    pub fn read(view: &BTreeMap<String, String>, experiment: &Experiment) -> Self {
        let text = |key: &str| view.get(key).map(String::as_str);
        let number = |key: &str| text(key).and_then(|text| text.parse::<usize>().ok());
        let hidden = &experiment.hidden;
        let layer = number("layer").and_then(|layer| layer.checked_sub(1));
        let neuron = number("neuron").and_then(|neuron| neuron.checked_sub(1));
        let chosen = layer
            .zip(neuron)
            .filter(|&(layer, neuron)| hidden.get(layer).is_some_and(|&width| neuron < width));
        let changes = edits::read(text("edit"), hidden);
        let (usual, least, most) = EVERY;
        let mut read = Self {
            at: moment(text("at")),
            every: text("every")
                .and_then(|text| text.parse().ok())
                .map_or(usual, |every: u32| every.clamp(least, most)),
            run: 0,
            chosen,
            lives: false,
            lives_layer: None,
            edit: !changes.is_empty(),
            changes,
            sweeps: [None; 2],
            counted: Counted::default(),
        };
        for word in text("show").unwrap_or_default().split(',') {
            read.word(word, experiment);
        }
        read
    }

    fn word(&mut self, word: &str, experiment: &Experiment) {
        let after = |name: &str| {
            word.strip_prefix(name)?
                .parse::<usize>()
                .ok()?
                .checked_sub(1)
        };
        if let Some(run) = after("run") {
            self.run = run.min(runs(experiment).len().saturating_sub(1));
        } else if word == "lives" {
            self.lives = true;
        } else if let Some(layer) = after("lives-").filter(|&at| at < experiment.hidden.len()) {
            (self.lives, self.lives_layer) = (true, Some(layer));
        } else if word == "edit" {
            self.edit = true;
        } else if let Some(counted) = Counted::ALL.into_iter().find(|one| one.word() == word) {
            self.counted = counted;
        } else if let Some(sweep) = Sweep::read(word) {
            self.sweeps[usize::from(matches!(sweep, Sweep::Width(_)))] = Some(sweep);
        }
    }

    /// Writes it into the link's view keys; those of other pages stay.
    pub fn write(&self, view: &mut BTreeMap<String, String>) {
        let mut put = |key: &str, text: Option<String>| match text {
            Some(text) => {
                debug_assert!(text.len() <= VIEW_VALUE, "{text}");
                view.insert(key.to_owned(), text);
            }
            None => {
                view.remove(key);
            }
        };
        put(
            "at",
            match self.at {
                Moment::Start => None,
                Moment::Step(steps) => Some(steps.to_string()),
                Moment::End => Some("end".to_owned()),
            },
        );
        put(
            "every",
            (self.every != EVERY.0).then(|| self.every.to_string()),
        );
        put(
            "layer",
            self.chosen.map(|(layer, _)| (layer + 1).to_string()),
        );
        put(
            "neuron",
            self.chosen.map(|(_, neuron)| (neuron + 1).to_string()),
        );
        put("edit", edits::text(&self.changes));
        let words = self.words();
        put("show", (!words.is_empty()).then(|| words.join(",")));
    }

    fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        if self.run > 0 {
            words.push(format!("run{}", self.run + 1));
        }
        match (self.lives, self.lives_layer) {
            (true, Some(layer)) => words.push(format!("lives-{}", layer + 1)),
            (true, None) => words.push("lives".to_owned()),
            (false, _) => {}
        }
        // Changes speak for themselves.
        if self.edit && self.changes.is_empty() {
            words.push("edit".to_owned());
        }
        words.extend(self.sweeps.iter().flatten().map(|sweep| sweep.word()));
        if self.counted != Counted::default() {
            words.push(self.counted.word().to_owned());
        }
        words
    }
}

/// The moment that a link names.
fn moment(text: Option<&str>) -> Moment {
    match text {
        Some("end") => Moment::End,
        Some(text) => match text.parse::<u64>() {
            Ok(steps) if steps > 0 => Moment::Step(steps.min(u64::from(u32::MAX))),
            _ => Moment::Start,
        },
        None => Moment::Start,
    }
}

/// The networks that are counted, the first [`RUNS`] of the experiment's.
pub fn runs(experiment: &Experiment) -> Vec<Experiment> {
    // Not all of them, of which there may be a thousand, are made first.
    let per_seed = match experiment.noact {
        true => 1,
        false => experiment.activations.len().max(1),
    };
    let mut few = experiment.clone();
    few.seeds = few
        .seeds
        .min((RUNS / per_seed.min(RUNS)).max(1))
        .min(limits::SEEDS);
    let mut runs = few.runs();
    runs.truncate(RUNS);
    runs
}

/// How many networks the experiment has.
pub fn asked(experiment: &Experiment) -> usize {
    let activations = match experiment.noact {
        true => 1,
        false => experiment.activations.len(),
    };
    activations * experiment.seeds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::ActivationChoice;
    use crate::link::{Link, Page, decode, encode};

    fn read(query: &str) -> View {
        let (link, _) = decode(&format!("#/neurons?v=1&{query}"));
        View::read(&link.view, &link.experiment)
    }

    #[test]
    fn a_link_says_what_is_shown() {
        let view = read(
            "act=relu,gelu&at=end&layer=2&neuron=7&edit=s1.3&every=50\
             &show=run2,lives-3,sweep-depth,sweep-width-4,count-any",
        );
        assert_eq!(
            view,
            View {
                at: Moment::End,
                every: 50,
                run: 1,
                chosen: Some((1, 6)),
                lives: true,
                lives_layer: Some(2),
                edit: true,
                changes: vec![Change::Silence {
                    layer: 0,
                    neuron: 2
                }],
                sweeps: [Some(Sweep::Depth(128)), Some(Sweep::Width(4))],
                counted: Counted::Any,
            }
        );
        let mut link = Link::new(Page::Neurons);
        link.experiment
            .activations
            .push(ActivationChoice::new("gelu"));
        view.write(&mut link.view);
        let (back, notices) = decode(&encode(&link));
        assert_eq!(notices, []);
        assert_eq!(View::read(&back.view, &back.experiment), view);
    }

    #[test]
    fn the_bare_page_is_light_and_nonsense_is_as_usual() {
        let usual = read("");
        assert_eq!(
            (usual.at, usual.every, usual.chosen),
            (Moment::Start, 100, None)
        );
        assert!(!usual.lives && !usual.edit && usual.sweeps == [None; 2]);
        for nonsense in [
            "at=never",
            "at=-3",
            "at=0",
            "every=x",
            "layer=1",
            "neuron=4",
            "layer=5&neuron=1",
            "layer=1&neuron=257",
            "layer=0&neuron=0",
            "edit=s9.9",
            "show=,,lives-9,runx,run0,sweep,count,map",
        ] {
            assert_eq!(read(nonsense), usual, "{nonsense}");
        }
        assert_eq!(read("every=0").every, 10);
        assert_eq!(read("show=run99").run, 0);
        assert_eq!(read("at=99999999999").at, Moment::Step(u64::from(u32::MAX)));
        let mut keys = BTreeMap::from([("cam".to_owned(), "30,120".to_owned())]);
        usual.write(&mut keys);
        assert_eq!(
            keys.len(),
            1,
            "another page's keys stay, and there are no others"
        );
    }

    #[test]
    fn the_number_of_networks_is_bounded() {
        let mut experiment = Experiment::default();
        assert_eq!(runs(&experiment).len(), 1);
        experiment.seeds = 32;
        assert_eq!(runs(&experiment), experiment.runs());
        experiment.activations = vec![ActivationChoice::new("relu"); 13];
        assert_eq!(asked(&experiment), 416);
        let few = runs(&experiment);
        assert_eq!(few.len(), 13 * 3);
        // Every function has the same seeds.
        assert_eq!(few[3].seed, 7);
        experiment.noact = true;
        assert_eq!((runs(&experiment).len(), asked(&experiment)), (32, 32));
    }
}
