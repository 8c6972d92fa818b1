//! Where a student stands in the course, and what comes next.

use crate::course::outline::CHAPTERS;
use crate::course::progress::{Progress, Standing};
use crate::course::{Chapter, Exercise, exercises};

/// What a student does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Nothing was done yet: begin here.
    Start(&'static Chapter),
    /// This chapter was open last and is not marked as read, or comes after the one that was.
    GoOn(&'static Chapter),
    /// All chapters are marked as read.
    Finished,
}

/// What comes next.
pub fn next(progress: &Progress) -> Next {
    if *progress == beginner(progress) {
        return Next::Start(&CHAPTERS[0]);
    }
    let here = progress.here.as_deref();
    let here = CHAPTERS
        .iter()
        .position(|chapter| Some(chapter.name) == here);
    let after = here.unwrap_or(0);
    // From where the student was to the end, then what was left out before.
    let order = CHAPTERS.iter().cycle().skip(after).take(CHAPTERS.len());
    let unread = |chapter: &&Chapter| !progress.has_read(chapter.name);
    order
        .into_iter()
        .find(unread)
        .map_or(Next::Finished, Next::GoOn)
}

/// Someone of that name who did nothing yet.
fn beginner(progress: &Progress) -> Progress {
    Progress {
        student: progress.student.clone(),
        ..Progress::default()
    }
}

/// How many of some exercises are how far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub all: usize,
    /// Those of which something was done, but not everything.
    pub begun: usize,
    /// Those that are done.
    pub done: usize,
}

/// Counts standings.
pub fn tally(standings: impl IntoIterator<Item = Standing>) -> Tally {
    let mut tally = Tally::default();
    for standing in standings {
        tally.all += 1;
        match standing {
            Standing::Untouched => {}
            Standing::Begun => tally.begun += 1,
            Standing::Done => tally.done += 1,
        }
    }
    tally
}

/// A chapter's exercises.
pub fn exercises_of(chapter: &Chapter) -> Vec<&'static Exercise> {
    let names = chapter.exercises.iter();
    names.filter_map(|name| exercises::find(name)).collect()
}

/// All chapters that have exercises, with them.
pub fn groups() -> Vec<(&'static Chapter, Vec<&'static Exercise>)> {
    let groups = CHAPTERS
        .iter()
        .map(|chapter| (chapter, exercises_of(chapter)));
    groups.filter(|(_, some)| !some.is_empty()).collect()
}

/// The chapter in which an exercise stands.
pub fn chapter_of(exercise: &str) -> Option<&'static Chapter> {
    CHAPTERS
        .iter()
        .find(|chapter| chapter.exercises.contains(&exercise))
}

/// A chapter's place among all, counted from 1.
pub fn number(chapter: &Chapter) -> usize {
    1 + CHAPTERS
        .iter()
        .position(|other| other.name == chapter.name)
        .unwrap_or_default()
}

/// The chapters before and after.
pub fn neighbours(chapter: &Chapter) -> [Option<&'static Chapter>; 2] {
    let place = number(chapter) - 1;
    let before = place.checked_sub(1).and_then(|place| CHAPTERS.get(place));
    [before, CHAPTERS.get(place + 1)]
}

/// What there is in a progress: what would be lost with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Chapters that are marked as read.
    pub read: usize,
    /// Exercises with anything done.
    pub exercises: usize,
    /// Of these, those that are done.
    pub done: usize,
    /// Answers and explanations.
    pub answers: usize,
    /// Readings of runs.
    pub readings: usize,
}

impl Contents {
    /// Whether there is nothing.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

/// What there is in a progress.
pub fn contents(progress: &Progress) -> Contents {
    let tally = tally(exercises::all().map(|exercise| progress.standing(exercise)));
    let attempts = progress.exercises.values();
    Contents {
        read: progress.read.len(),
        exercises: tally.begun + tally.done,
        done: tally.done,
        answers: attempts.clone().map(|attempt| attempt.answers.len()).sum(),
        readings: attempts
            .flat_map(|attempt| attempt.measured.by_measure.values())
            .map(Vec::len)
            .sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;

    #[test]
    fn a_beginner_starts_and_a_reader_goes_on() {
        let mut progress = Progress {
            student: "Ada".into(),
            ..Progress::default()
        };
        assert_eq!(next(&progress), Next::Start(&CHAPTERS[0]));
        progress.here = Some("slopes".into());
        assert_eq!(next(&progress), Next::GoOn(&CHAPTERS[3]));
        progress.mark("slopes", true);
        assert_eq!(next(&progress), Next::GoOn(&CHAPTERS[4]));
        // At the end the way leads to what was left out.
        progress.here = Some("research".into());
        progress.mark("research", true);
        assert_eq!(next(&progress), Next::GoOn(&CHAPTERS[0]));
        for chapter in &CHAPTERS {
            progress.mark(chapter.name, true);
        }
        assert_eq!(next(&progress), Next::Finished);
    }

    #[test]
    fn an_exercise_without_a_chapter_opened_is_no_beginning() {
        let mut progress = Progress::default();
        progress.attempt_mut("e3").hints = 1;
        assert_eq!(next(&progress), Next::GoOn(&CHAPTERS[0]));
    }

    #[test]
    fn every_exercise_is_in_one_group() {
        let mut grouped: Vec<_> = groups()
            .iter()
            .flat_map(|(chapter, some)| {
                some.iter().map(|one| {
                    assert_eq!(chapter_of(one.name).unwrap().name, chapter.name);
                    one.name
                })
            })
            .collect();
        assert!(!grouped.is_empty());
        grouped.sort_unstable();
        let before = grouped.len();
        grouped.dedup();
        assert_eq!(grouped.len(), before);
    }

    #[test]
    fn chapters_have_neighbours_and_numbers() {
        let name = |chapter: Option<&Chapter>| chapter.map(|chapter| chapter.name);
        let ends = [&CHAPTERS[0], &CHAPTERS[12]].map(neighbours);
        assert_eq!(ends[0].map(name), [None, Some(CHAPTERS[1].name)]);
        assert_eq!(ends[1].map(name), [Some(CHAPTERS[11].name), None]);
        assert_eq!((number(&CHAPTERS[0]), number(&CHAPTERS[12])), (1, 13));
    }

    #[test]
    fn what_would_be_lost_is_counted() {
        let mut progress = Progress::default();
        assert!(contents(&progress).is_empty());
        progress.mark("why", true);
        let attempt = progress.attempt_mut("e3");
        attempt.answer("guess", "good");
        let run = Experiment::default();
        attempt.measured.reading_mut("none", &run);
        let wanted = Contents {
            read: 1,
            exercises: 1,
            done: 0,
            answers: 1,
            readings: 1,
        };
        assert_eq!(contents(&progress), wanted);
    }

    #[test]
    fn standings_are_counted() {
        let some = [Standing::Done, Standing::Begun, Standing::Untouched];
        let wanted = Tally {
            all: 3,
            begun: 1,
            done: 1,
        };
        assert_eq!(tally(some), wanted);
    }
}
