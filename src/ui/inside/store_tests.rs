//! Memory is bounded, and what is wanted is kept longest.

use super::*;
use crate::observe::{Distribution, States};
use crate::protocol::{Bytes, Found, Look, NeuronView, Opened, Seen};
use crate::ui::inside::plan::{Moment, Plan, Want};
use crate::ui::state::Shared;

fn run(seed: u64) -> Experiment {
    crate::ui::inside::plan::run_of(&Experiment {
        seed,
        ..Experiment::default()
    })
}

const LOOK: Look = Look::Neuron {
    layer: 0,
    neuron: 0,
    samples: 1,
};

fn groups(seeds: &[u64]) -> Vec<Group> {
    let wants = seeds.iter().map(|&seed| Want {
        experiment: run(seed),
        moment: Moment::Start,
        look: LOOK,
    });
    let wants = wants.collect();
    Plan { wants, watch: None }.groups()
}

fn opened(record: &mut Record, used: u32) {
    record.used = used;
    record.opened = Some(Shared::new(Opened {
        summary: Vec::new(),
        steps_per_epoch: 10,
        epochs_done: 0,
        train_len: 1,
        test_len: 1,
        classes: Vec::new(),
    }));
}

fn view(weights: usize) -> Found {
    Found::Neuron(Box::new(NeuronView {
        steps: 0,
        layer: 0,
        neuron: 0,
        samples: 1,
        weights: vec![0.0; weights],
        biases: Vec::new(),
        pre: Distribution::of(&[]),
        post: Distribution::of(&[]),
        active: 0,
        top: Vec::new(),
        top_outputs: Vec::new(),
        images: None,
    }))
}

fn steps(store: &Store, seed: u64) -> Vec<u64> {
    let record = store.get(&run(seed)).expect("a record");
    record.checkpoints.iter().map(|(steps, _)| *steps).collect()
}

#[test]
fn what_no_plan_wants_goes_first_the_oldest_before_the_others() {
    let mut store = Store::default();
    for (seed, used) in [(1, 3), (2, 1), (3, 2)] {
        let record = store.entry(&run(seed));
        opened(record, used);
        record.keep(1, Bytes::from(vec![0; CHECKPOINTS / 2]));
    }
    store.trim(&groups(&[2]));
    assert!(
        store.get(&run(3)).is_none(),
        "the oldest that is not wanted"
    );
    assert!(store.get(&run(1)).is_some() && store.get(&run(2)).is_some());
}

#[test]
fn of_what_is_wanted_the_last_checkpoint_stays_longest() {
    let mut store = Store::default();
    for seed in [1, 2] {
        let record = store.entry(&run(seed));
        opened(record, 1);
        for epoch in 1..=4 {
            record.keep(epoch, Bytes::from(vec![0; CHECKPOINTS / 6]));
        }
    }
    store.trim(&groups(&[1, 2]));
    let (one, two) = (steps(&store, 1), steps(&store, 2));
    assert_eq!((one.last(), two.last()), (Some(&40), Some(&40)));
    assert!(
        (2..=6).contains(&(one.len() + two.len())),
        "{one:?} {two:?}"
    );
    assert_eq!(store.entry(&run(1)).kept_epochs(), 4);
    // One that is too large for all room there is, is not kept.
    store
        .entry(&run(1))
        .keep(5, Bytes::from(vec![0; CHECKPOINTS + 1]));
    store.trim(&groups(&[1, 2]));
    let sum: usize = [1, 2]
        .map(|seed| store.get(&run(seed)).unwrap().checkpoint_bytes())
        .iter()
        .sum();
    assert!(sum <= CHECKPOINTS, "{sum}");
}

#[test]
fn looks_that_are_wanted_stay_and_older_ones_go() {
    let mut store = Store::default();
    let record = store.entry(&run(1));
    opened(record, 1);
    record.answered(0, LOOK, view(ANSWERS / 8));
    for at in 1..=4 {
        record.answered(at, LOOK, view(ANSWERS / 8));
    }
    store.trim(&groups(&[1]));
    let record = store.get(&run(1)).unwrap();
    let there: Vec<_> = (0..=4)
        .filter(|&at| record.answer(at, &LOOK).is_some())
        .collect();
    assert_eq!(there, [0]);
    assert!(record.answer_bytes() > ANSWERS / 2, "what is wanted stays");
}

#[test]
fn histories_share_the_room_and_the_number_of_runs_is_bounded() {
    let mut store = Store::default();
    let seeds: Vec<u64> = (1..=4).collect();
    for &seed in &seeds {
        let record = store.entry(&run(seed));
        for at in 0..200 {
            let seen = Seen {
                steps: at,
                layers: None,
                neurons: Some(vec![vec![States(0); HISTORIES / 400]]),
                norms: None,
            };
            record.history.insert(seen, HISTORIES);
        }
    }
    store.trim(&groups(&seeds));
    for seed in &seeds {
        let history = &store.get(&run(*seed)).unwrap().history;
        assert!(history.bytes() <= Store::share(4));
        assert_eq!(history.seen()[0].steps, 0);
        assert_eq!(history.seen().last().unwrap().steps, 199);
    }
    for seed in 0..2 * RUNS as u64 {
        store.entry(&run(seed)).used = seed as u32;
        store.trim(&groups(&[1]));
    }
    assert!(store.get(&run(1)).is_some() && store.get(&run(2)).is_none());
}
