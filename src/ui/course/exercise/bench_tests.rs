//! From an exercise to a plan, and from what the room knows to readings.

use super::*;
use crate::observe::{Census, LayerCensus, Neuron, Sample, Snapshot};
use crate::protocol::Look;
use crate::ui::course::exercise::fixture::{RUN, epoch};

/// A room that knows what it is told.
#[derive(Default)]
struct Room {
    found: Vec<(Want, Shared<Found>)>,
    epochs: u32,
    diverged: bool,
}

impl Known for Room {
    fn found(&self, want: &Want) -> Option<Shared<Found>> {
        let known = self.found.iter().find(|(known, _)| known == want);
        known.map(|(_, found)| found.clone())
    }
    fn epochs(&self, _: &Experiment) -> Vec<EpochResult> {
        (1..=self.epochs).map(epoch).collect()
    }
    fn diverged(&self, _: &Experiment) -> bool {
        self.diverged
    }
    fn device(&self, _: &Experiment) -> Option<DeviceKind> {
        Some(DeviceKind::Cpu)
    }
}

fn answers(formula: &str) -> Answers {
    Answers::from([("own".to_owned(), formula.to_owned())])
}

fn all(formula: &str) -> Vec<Run> {
    runs(RUN, &answers(formula))
}

fn census() -> Shared<Found> {
    let neuron = Neuron {
        zeros: 0,
        active: 1,
        min: 0.0,
        max: 1.0,
    };
    let mut layer = LayerCensus::default();
    layer.neurons = vec![neuron; 5];
    Shared::new(Found::Census(Census {
        steps: 0,
        samples: 600,
        layers: vec![layer],
    }))
}

fn snapshot() -> Shared<Found> {
    Shared::new(Found::Layers(Snapshot {
        steps: 0,
        sample: Sample::Batch,
        samples: 128,
        loss: 1.0,
        layers: Vec::new(),
    }))
}

/// A room in which a run of the second measure is known so far.
fn knowing(run: &Run, moments: &[Moment]) -> Room {
    let wants = run.wants().into_iter();
    let wants = wants.filter(|want| moments.contains(&want.moment));
    let found = wants.map(|want| {
        let found = match want.look {
            Look::Census { .. } => census(),
            _ => snapshot(),
        };
        (want, found)
    });
    Room {
        found: found.collect(),
        epochs: run.experiment.epochs as u32,
        diverged: false,
    }
}

fn device(kind: DeviceKind) -> String {
    format!("{kind:?}")
}

#[test]
fn a_measure_with_the_students_formula_waits_for_it() {
    let without = runs(RUN, &Answers::new());
    assert!(without.iter().all(|run| run.measure.name == "known"));
    assert_eq!(without.len(), 4, "two functions, two seeds");
    let with = all("x*sigmoid(2*x)");
    assert_eq!(with.len(), 6);
    assert_eq!(with[4].experiment.formulas[&1], "x*sigmoid(2*x)");
}

#[test]
fn the_plan_asks_for_each_look_once_and_for_no_more_than_is_followed() {
    let runs = all("x^2");
    let plan = plan(&runs);
    // Training and the gradients at its end are one look at the layers.
    assert_eq!(plan.wants.len(), 4 + 2 * 2);
    assert!(plan.wants[..4].iter().all(|want| want.moment == Moment::End
        && want.look
            == Look::Layers {
                sample: Sample::Batch
            }));
    assert_eq!(plan.wants[4].moment, Moment::Start);
    assert_eq!(plan.wants[4].look, Look::Census { samples: 600 });
    let many: Vec<Run> = std::iter::repeat_n(runs, 30).flatten().collect();
    let plan = super::plan(&many);
    assert!(plan.wants.len() <= AT_ONCE && plan.wants.len() > AT_ONCE - 3);
    assert_eq!(super::plan(&[]), Plan::default());
}

#[test]
fn a_reading_is_taken_when_all_of_it_is_known() {
    let run = &all("x^2")[4];
    for moments in [&[][..], &[Moment::Start], &[Moment::End]] {
        assert_eq!(run.reading(&knowing(run, moments), device), None);
    }
    let mut room = knowing(run, &[Moment::Start, Moment::End]);
    let reading = run.reading(&room, device).unwrap();
    assert_eq!((reading.seed, reading.device.as_str()), (7, "Cpu"));
    assert_eq!(reading.activation, "f1");
    let trained = reading.trained.as_ref().unwrap();
    assert_eq!((trained.epochs, trained.diverged), (2, false));
    assert_eq!(trained.test_accuracy, epoch(2).test_accuracy);
    assert_eq!(reading.neurons_at_start.as_ref().unwrap()[0].width, 5);
    // Another page may have trained the same network for longer, or not yet to its end.
    room.epochs = 9;
    let longer = run.reading(&room, device).unwrap();
    assert_eq!(longer.trained.unwrap().epochs, 2);
    room.epochs = 1;
    assert_eq!(run.reading(&room, device), None);
}

#[test]
fn a_run_that_diverges_is_a_result() {
    let run = &all("exp(x)")[4];
    let mut room = knowing(run, &[Moment::Start]);
    (room.diverged, room.epochs) = (true, 1);
    let reading = run.reading(&room, device).unwrap();
    let trained = reading.trained.as_ref().unwrap();
    assert_eq!((trained.epochs, trained.diverged), (1, true));
    assert!(reading.neurons_at_start.is_some() && reading.gradients_at_end.is_none());
    assert!(reading.has(run.measure.reads));
    // What can be seen before it diverges is waited for.
    room.found.clear();
    assert_eq!(run.reading(&room, device), None);
}

#[test]
fn an_answer_of_another_kind_is_none() {
    let run = &all("x^2")[4];
    let mut room = knowing(run, &[Moment::Start, Moment::End]);
    for (_, found) in &mut room.found {
        *found = snapshot();
    }
    assert_eq!(run.reading(&room, device), None);
}

fn take(progress: &mut Progress, run: &Run) {
    let room = knowing(run, &[Moment::Start, Moment::End]);
    let reading = run.reading(&room, device).unwrap();
    let attempt = progress.attempt_mut("e3");
    let answers = attempt.answers.clone();
    put(&mut attempt.measured, run.measure, &answers, reading);
}

#[test]
fn a_job_ends_when_every_run_was_read_and_can_be_done_anew() {
    let mut progress = Progress::default();
    let mut job = Job {
        exercise: "e3",
        step: "run",
        anew: None,
    };
    let all = missing(&job, &progress);
    assert_eq!(all.len(), 2);
    take(&mut progress, &all[0]);
    assert_eq!(missing(&job, &progress), all[1..]);
    take(&mut progress, &all[1]);
    assert!(missing(&job, &progress).is_empty());
    // Anew, what is there stays until another stands in its place.
    job.anew = Some(Vec::new());
    assert_eq!(missing(&job, &progress), all);
    take(&mut progress, &all[0]);
    let attempt = progress.attempt("e3").unwrap();
    assert_eq!(attempt.measured.readings("none").len(), 2);
    job.anew = Some(vec![("none", link_of(&all[0].experiment))]);
    assert_eq!(missing(&job, &progress), all[1..]);
    // What is no step, or none that runs anything, is done.
    for step in ["guess", "nothing"] {
        job.step = step;
        assert!(missing(&job, &progress).is_empty());
    }
}

#[test]
fn another_formula_makes_readings_stale_and_new_ones_take_their_place() {
    let mut measured = Measured::default();
    let old = answers("x^2");
    for run in &all("x^2")[4..] {
        let room = knowing(run, &[Moment::Start, Moment::End]);
        let reading = run.reading(&room, device).unwrap();
        put(&mut measured, run.measure, &old, reading);
    }
    assert!(!is_stale(RUN, &old, &measured));
    let new = answers("x^3");
    assert!(is_stale(RUN, &new, &measured));
    assert!(is_stale(RUN, &Answers::new(), &measured));
    let runs = all("x^3");
    assert!(!runs[4].is_there(&measured));
    let room = knowing(&runs[4], &[Moment::Start, Moment::End]);
    let reading = runs[4].reading(&room, device).unwrap();
    put(&mut measured, runs[4].measure, &new, reading);
    assert_eq!(measured.readings("own").len(), 1);
    assert!(runs[4].is_there(&measured) && !runs[5].is_there(&measured));
}

#[test]
fn the_run_that_is_trained_counts_in_part() {
    let runs = all("x^2");
    let mut standing = Standing {
        activity: Activity::Training,
        experiment: Some(runs[2].experiment.clone()),
        steps: (5, 10),
        ..Standing::default()
    };
    let now = advance(6, &runs[2..], &standing);
    assert_eq!((now.runs, now.steps), ((2, 6), (5, 10)));
    assert!((now.share - 2.5 / 6.0).abs() < 1e-12);
    // What the room does for others is not of the job.
    standing.experiment = Some(runs[0].experiment.clone());
    let other = advance(6, &runs[2..], &standing);
    assert_eq!((other.current, other.steps), (None, (0, 0)));
    assert_eq!(advance(0, &[], &standing).share, 0.0);
}

#[test]
fn what_keeps_a_run_from_being_done_is_told_and_divergence_is_none_of_it() {
    let runs = all("x^2");
    let trouble = |run: &Run, problem| Trouble {
        experiment: run.experiment.clone(),
        problem,
        rewind: None,
    };
    let offline = Problem::Download {
        file: "f".into(),
        detail: "404".into(),
    };
    let diverged = Problem::Diverged {
        epoch: 1,
        step: 2,
        blowup: None,
    };
    let mut standing = Standing {
        activity: Activity::Training,
        troubles: vec![
            trouble(&runs[0], diverged),
            trouble(&runs[1], offline.clone()),
            trouble(&runs[5], offline.clone()),
        ],
        ..Standing::default()
    };
    let told = troubles(&runs[..2], &standing);
    assert_eq!(told, [trouble(&runs[1], offline.clone())]);
    // A worker that never starts is told of another page's run.
    standing.troubles = vec![trouble(&runs[5], offline)];
    assert!(troubles(&runs[..2], &standing).is_empty());
    standing.activity = Activity::Idle;
    assert_eq!(troubles(&runs[..2], &standing).len(), 1);
    assert!(troubles(&[], &standing).is_empty());
}
