//! What a student does with one exercise: the handle that its components hold.

use std::collections::HashMap;

use leptos::prelude::*;

use super::sentences::{Case, Said};
use super::steps::{self, Refusal, Stand, Verdicts};
use crate::course::Exercise;
use crate::course::check::{self, Answers, Verdict};
use crate::course::exercise::Step;
use crate::course::measured::Measured;
use crate::course::progress::Attempt;
use crate::course::text::Wording;
use crate::ui::course::desk::Desk;
use crate::ui::state::Shared;

/// The committed answers and what was measured.
type Done = (Answers, Measured);

/// An exercise and what was done with it.
#[derive(Clone, Copy)]
pub struct Work {
    /// The exercise.
    pub exercise: &'static Exercise,
    desk: Desk,
    done: Memo<Done>,
    /// Judged once: to compare a formula with the whole catalogue takes its time.
    verdicts: Memo<Verdicts>,
    stands: Memo<Vec<Stand>>,
    /// Why answers were not taken, by step.
    refused: RwSignal<HashMap<&'static str, Refusal>>,
}

impl Work {
    /// The work on an exercise.
    pub fn on(exercise: &'static Exercise) -> Self {
        let desk = Desk::get();
        let done = desk.memo(|progress| {
            let attempt = progress.attempt(exercise.name);
            attempt.map_or_else(Done::default, |attempt| {
                (attempt.answers.clone(), attempt.measured.clone())
            })
        });
        let verdicts = Memo::new(move |_| {
            done.with(|(answers, measured)| check::judge(exercise, answers, measured))
        });
        let stands = Memo::new(move |_| {
            let measured =
                done.with(|(answers, measured)| steps::all_measured(exercise, answers, measured));
            verdicts.with(|verdicts| steps::stands(exercise, verdicts, measured))
        });
        Self {
            exercise,
            desk,
            done,
            verdicts,
            stands,
            refused: RwSignal::new(HashMap::new()),
        }
    }

    /// A part of what is committed and measured; tracked.
    pub fn done<T>(self, part: impl FnOnce(&Answers, &Measured) -> T) -> T {
        self.done
            .with(|(answers, measured)| part(answers, measured))
    }

    /// How a step stands.
    pub fn stand(self, place: usize) -> Memo<Stand> {
        let stands = self.stands;
        Memo::new(move |_| stands.with(|stands| stands.get(place).copied().unwrap_or_default()))
    }

    /// Whether all steps are right.
    pub fn is_done(self) -> Memo<bool> {
        let verdicts = self.verdicts;
        let right = |(_, verdict): &(_, Verdict)| *verdict == Verdict::Right;
        Memo::new(move |_| verdicts.with(|verdicts| verdicts.iter().all(right)))
    }

    /// Whether what stands in a step's field is committed and right.
    pub fn is_right(self, step: &'static Step) -> Memo<bool> {
        let (verdicts, changed) = (self.verdicts, self.changed(step));
        let right =
            |(name, verdict): &(&str, Verdict)| *name == step.name && *verdict == Verdict::Right;
        Memo::new(move |_| !changed.get() && verdicts.with(|verdicts| verdicts.iter().any(right)))
    }

    /// Whether all steps before that place are right.
    pub fn are_right(self, place: usize) -> Memo<bool> {
        let verdicts = self.verdicts;
        let right = |(_, verdict): &(_, Verdict)| *verdict == Verdict::Right;
        Memo::new(move |_| verdicts.with(|verdicts| verdicts.iter().take(place).all(right)))
    }

    /// A part of the attempt that is told only when it changes.
    pub fn attempt<T>(self, part: fn(&Attempt) -> T) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        let name = self.exercise.name;
        self.desk
            .memo(move |progress| progress.attempt(name).map(part).unwrap_or_default())
    }

    /// What stands in a step's field.
    pub fn text(self, step: &'static Step) -> Memo<String> {
        let name = self.exercise.name;
        self.desk.memo(move |progress| {
            let attempt = progress.attempt(name);
            attempt.map_or_else(String::new, |attempt| attempt.text(step.name).to_owned())
        })
    }

    /// Whether what stands in a step's field is another answer than the committed one.
    pub fn changed(self, step: &'static Step) -> Memo<bool> {
        let name = self.exercise.name;
        self.desk.memo(move |progress| {
            progress.attempt(name).is_some_and(|attempt| {
                attempt.drafts.contains_key(step.name) && attempt.answers.contains_key(step.name)
            })
        })
    }

    /// The first answer to a step that another took the place of.
    pub fn first(self, step: &'static Step) -> Memo<Option<String>> {
        let name = self.exercise.name;
        self.desk
            .memo(move |progress| progress.attempt(name)?.first.get(step.name).cloned())
    }

    /// What is said to a step's committed answer; nothing while another is being written.
    pub fn said(self, step: &'static Step, words: Shared<Wording>) -> Memo<Option<Said>> {
        let Self {
            exercise,
            done,
            verdicts,
            ..
        } = self;
        let changed = self.changed(step);
        Memo::new(move |_| {
            crate::ui::i18n::language();
            if changed.get() {
                return None;
            }
            done.with(|(answers, measured)| {
                let case = Case {
                    exercise,
                    words: &words,
                    answers,
                    measured,
                };
                let verdict = verdicts.with(|verdicts| {
                    let mut verdicts = verdicts.iter();
                    let found = verdicts.find(|(name, _)| *name == step.name);
                    found.map(|(_, verdict)| verdict.clone())
                });
                case.said(step, &verdict?)
            })
        })
    }

    /// Why a step's answer was not taken.
    pub fn refusal(self, step: &'static Step) -> Memo<Option<Refusal>> {
        Memo::new(move |_| self.refused.with(|refused| refused.get(step.name).copied()))
    }

    /// Keeps what is typed or chosen.
    pub fn write(self, step: &'static Step, text: &str) {
        self.forgive(step);
        self.change(|attempt| attempt.draft(step.name, text));
    }

    /// Commits what stands in a step's field.
    pub fn commit(self, step: &'static Step) {
        self.forgive(step);
        let mut taken = Ok(());
        self.change(|attempt| taken = steps::commit(self.exercise, step, attempt));
        if let Err(refusal) = taken {
            self.refused
                .update(|refused| _ = refused.insert(step.name, refusal));
        }
    }

    /// Commits what was typed into a field that was left. The exercise may have been left, too.
    pub fn leave(self, step: &'static Step) {
        let exercise = self.exercise;
        let typed = self.desk.now(|progress| {
            let draft = progress.attempt(exercise.name)?.drafts.get(step.name)?;
            Some(!draft.trim().is_empty())
        });
        if typed == Some(true) {
            self.change(|attempt| {
                // There is something to commit.
                let _ = steps::commit(exercise, step, attempt);
            });
        }
    }

    /// Opens one more hint.
    pub fn hint(self) {
        let most = self.exercise.hints as u32;
        self.change(|attempt| attempt.hints = (attempt.hints + 1).min(most));
    }

    /// The solution was opened; that is recorded unless the exercise was done.
    pub fn give_up(self) {
        let exercise = self.exercise;
        self.change(|attempt| attempt.solution |= !attempt.is_done(exercise));
    }

    fn forgive(self, step: &Step) {
        let known = |refused: &HashMap<_, _>| refused.contains_key(step.name);
        if self.refused.with_untracked(known) {
            self.refused.update(|refused| _ = refused.remove(step.name));
        }
    }

    fn change(self, update: impl FnOnce(&mut Attempt)) {
        let name = self.exercise.name;
        self.desk
            .change(|progress| update(progress.attempt_mut(name)));
    }
}
