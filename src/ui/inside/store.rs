//! Everything known of all runs, in bounded memory.

use super::plan::Group;
use super::record::Record;
use crate::experiment::Experiment;

/// Most memory for what was seen while runs trained, in bytes.
pub const HISTORIES: usize = 32_000_000;

/// Most memory for checkpoints, in bytes. A single one that is larger is not kept: such a run goes
/// on while its worker lives, and otherwise begins again.
pub const CHECKPOINTS: usize = 48_000_000;

/// Most memory for what looks found, in bytes; what the plan wants is kept all the same.
pub const ANSWERS: usize = 16_000_000;

/// Most runs of which anything is known.
pub const RUNS: usize = 256;

/// All runs.
#[derive(Clone, Debug, Default)]
pub struct Store {
    records: Vec<Record>,
}

impl Store {
    /// What is known of a run.
    pub fn get(&self, run: &Experiment) -> Option<&Record> {
        self.records.iter().find(|record| record.run == *run)
    }

    /// The same, to change it; a new one if there is none.
    pub fn entry(&mut self, run: &Experiment) -> &mut Record {
        let place = self.records.iter().position(|record| record.run == *run);
        let place = place.unwrap_or_else(|| {
            self.records.push(Record::new(run.clone()));
            self.records.len() - 1
        });
        &mut self.records[place]
    }

    /// Memory that a run's history may take while `runs` are wanted, in bytes.
    pub fn share(runs: usize) -> usize {
        HISTORIES / runs.max(1)
    }

    fn over(&self) -> bool {
        let sum = |part: fn(&Record) -> usize| self.records.iter().map(part).sum::<usize>();
        self.records.len() > RUNS
            || sum(|record| record.history.bytes()) > HISTORIES
            || sum(Record::checkpoint_bytes) > CHECKPOINTS
            || sum(Record::answer_bytes) > ANSWERS
    }

    /// Forgets until the limits hold: first the runs that the plan does not want, oldest first;
    /// then, of those it wants, looks it does not want, earlier checkpoints and, if it must be,
    /// the last.
    pub fn trim(&mut self, plan: &[Group]) {
        let wanted = |record: &Record| plan.iter().position(|group| group.run == record.run);
        while self.over() {
            let idle = self.records.iter().enumerate();
            let idle = idle.filter(|(_, record)| wanted(record).is_none());
            let Some((oldest, _)) = idle.min_by_key(|(_, record)| record.used) else {
                break;
            };
            self.records.remove(oldest);
        }
        let share = Self::share(plan.len());
        for record in &mut self.records {
            record.history.thin(share);
        }
        self.trim_answers(plan);
        self.trim_checkpoints();
    }

    fn trim_answers(&mut self, plan: &[Group]) {
        let bytes = |records: &[Record]| records.iter().map(Record::answer_bytes).sum::<usize>();
        while bytes(&self.records) > ANSWERS {
            let forgot = self.records.iter_mut().any(|record| {
                let group = plan.iter().find(|group| group.run == record.run);
                let per_epoch = record.per_epoch();
                record.forget_answer(|steps, look| {
                    group.is_some_and(|group| {
                        group.wants.iter().any(|(moment, epochs, wanted)| {
                            wanted == look && moment.steps(*epochs, per_epoch) == Some(steps)
                        })
                    })
                })
            });
            if !forgot {
                return;
            }
        }
    }

    fn trim_checkpoints(&mut self) {
        let bytes =
            |records: &[Record]| records.iter().map(Record::checkpoint_bytes).sum::<usize>();
        for least in [1, 0] {
            while bytes(&self.records) > CHECKPOINTS {
                // The one with the most goes first, so that all keep about as many.
                let most = self
                    .records
                    .iter_mut()
                    .max_by_key(|record| record.checkpoints.len());
                let Some(record) = most.filter(|record| record.checkpoints.len() > least) else {
                    break;
                };
                // Of three or more every second, so that what is left is spread over the run.
                let count = record.checkpoints.len();
                match count {
                    0..=2 => drop(record.checkpoints.remove(0)),
                    _ => {
                        let mut place = 0;
                        record.checkpoints.retain(|_| {
                            place += 1;
                            place % 2 == count % 2
                        });
                    }
                }
            }
        }
    }
}

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
