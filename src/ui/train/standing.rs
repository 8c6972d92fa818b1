//! Where an experiment stands, in numbers. Plain data.

use crate::protocol::Phase;
use crate::ui::state::{LabState, Stage};

/// The numbers of a run in progress.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// The current run, counted from 1.
    pub run: usize,
    /// Runs in all.
    pub runs: usize,
    /// Its epoch, counted from 1; 0 before the first.
    pub epoch: u32,
    /// Epochs asked for.
    pub epochs: usize,
    /// Steps done in the epoch.
    pub step: u32,
    /// Steps of an epoch.
    pub steps: u32,
    /// Steps since the run began.
    pub taken: u64,
    /// What it does, while it runs.
    pub phase: Option<Phase>,
    /// The last training loss that was told.
    pub loss: Option<f64>,
    /// Milliseconds per step, lately.
    pub ms_per_step: Option<f64>,
    /// Seconds until all runs are done.
    pub seconds_left: Option<f64>,
    /// Share of the whole experiment that is done, in 0…1.
    pub done: f64,
}

/// Where the experiment stands; none before the first start.
pub fn standing(state: &LabState) -> Option<Standing> {
    let queue = state.queue.as_ref()?;
    let run = queue.current();
    let steps = run
        .opened
        .as_ref()
        .map_or(0, |opened| opened.steps_per_epoch);
    let progress = run.progress.as_ref();
    // Progress is told at most 20 times a second: the end of an epoch overtakes it.
    let finished = run.last_epoch().map_or(0, |result| result.epoch);
    let (epoch, step) = match progress {
        Some(progress) if progress.epoch > finished => (progress.epoch, progress.step),
        _ if finished > 0 => (finished, steps),
        _ => (0, 0),
    };
    Some(Standing {
        run: queue.index + 1,
        runs: queue.runs.len(),
        epoch,
        epochs: queue.experiment.epochs,
        step,
        steps,
        taken: match epoch {
            0 => 0,
            epoch => u64::from(epoch - 1) * u64::from(steps) + u64::from(step),
        },
        phase: progress
            .filter(|_| run.stage == Stage::Running)
            .map(|progress| progress.phase),
        loss: run.last_loss,
        ms_per_step: progress
            .map(|progress| progress.ms_per_step)
            .filter(|ms| ms.is_finite() && *ms > 0.0),
        seconds_left: queue.seconds_left(),
        done: queue.done(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::Link;
    use crate::protocol::{EpochResult, Opened, Progress};
    use crate::ui::state::{Intent, RunQueue, Shared};

    #[test]
    fn the_end_of_an_epoch_overtakes_its_progress() {
        let mut state = LabState::new(Link::default(), Vec::new(), String::new());
        assert_eq!(standing(&state), None);
        let mut queue = RunQueue::new(state.link.experiment.clone(), Intent::Run);
        let run = queue.current_mut();
        run.stage = Stage::Running;
        run.opened = Some(Shared::new(Opened {
            summary: Vec::new(),
            steps_per_epoch: 16,
            epochs_done: 0,
            train_len: 2000,
            test_len: 100,
            classes: Vec::new(),
        }));
        run.advance(Progress {
            epoch: 2,
            step: 5,
            phase: Phase::Training,
            tested: 0.0,
            train_loss: 1.0,
            train_accuracy: 0.5,
            recent_loss: 1.5,
            ms_per_step: 4.0,
        });
        state.queue = Some(queue.clone());
        let seen = standing(&state).expect("it has begun");
        assert_eq!((seen.epoch, seen.step, seen.taken), (2, 5, 21));
        assert_eq!((seen.loss, seen.phase), (Some(1.5), Some(Phase::Training)));

        let run = queue.current_mut();
        for epoch in 1..=2 {
            run.epochs.push(EpochResult {
                epoch,
                train_loss: 1.0,
                train_accuracy: 0.5,
                test_loss: 1.0,
                test_accuracy: 0.5,
                seconds: 1.0,
                activation_parameters: Vec::new(),
            });
        }
        run.stage = Stage::Finished;
        state.queue = Some(queue);
        let seen = standing(&state).expect("it has begun");
        assert_eq!((seen.epoch, seen.step, seen.taken), (2, 16, 32));
        assert_eq!(seen.phase, None);
    }
}
