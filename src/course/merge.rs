//! Two tabs of the page change one progress: what either of them changed is in what comes out.

use std::collections::BTreeMap;

use super::check::Answers;
use super::measured::{Measured, Reading};
use super::progress::{Attempt, Progress};

/// The progress with the changes of both: `base` is what both began with. Where both changed the
/// same thing, `mine` stands; an exercise, an answer or a reading that only one of them deleted is
/// kept if the other changed it.
pub fn merge(base: &Progress, mine: &Progress, theirs: &Progress) -> Progress {
    let mut read = one(&base.read, &mine.read, &theirs.read);
    if mine.read != base.read && theirs.read != base.read {
        let added = |name: &&String| !base.read.contains(name) && !mine.read.contains(name);
        let taken = |name: &String| base.read.contains(name) && !theirs.read.contains(name);
        read.retain(|name| !taken(name));
        read.extend(theirs.read.iter().filter(added).cloned());
        read.sort();
    }
    Progress {
        version: mine.version,
        student: one(&base.student, &mine.student, &theirs.student),
        here: one(&base.here, &mine.here, &theirs.here),
        read,
        exercises: maps(&base.exercises, &mine.exercises, &theirs.exercises, attempt),
    }
}

/// Mine if I changed it, else theirs.
fn one<T: Clone + PartialEq>(base: &T, mine: &T, theirs: &T) -> T {
    if mine == base { theirs } else { mine }.clone()
}

/// The same for each entry of a map; `both` has the last word where both changed one.
fn maps<V: Clone + Default + PartialEq>(
    base: &BTreeMap<String, V>,
    mine: &BTreeMap<String, V>,
    theirs: &BTreeMap<String, V>,
    both: impl Fn(&V, &V, &V) -> V,
) -> BTreeMap<String, V> {
    let nothing = V::default();
    let keys = mine.keys().chain(theirs.keys());
    let merged = keys.filter_map(|key| {
        let (old, mine, theirs) = (base.get(key), mine.get(key), theirs.get(key));
        let value = match (mine, theirs) {
            (mine, theirs) if mine == old => theirs?.clone(),
            (mine, theirs) if theirs == old => mine?.clone(),
            (Some(mine), Some(theirs)) => both(old.unwrap_or(&nothing), mine, theirs),
            (mine, theirs) => mine.or(theirs)?.clone(),
        };
        Some((key.clone(), value))
    });
    merged.collect()
}

fn attempt(base: &Attempt, mine: &Attempt, theirs: &Attempt) -> Attempt {
    let answers = |part: fn(&Attempt) -> &Answers| {
        maps(part(base), part(mine), part(theirs), |_, mine, _| {
            mine.clone()
        })
    };
    Attempt {
        answers: answers(|attempt| &attempt.answers),
        first: answers(|attempt| &attempt.first),
        drafts: answers(|attempt| &attempt.drafts),
        wrong: mine.wrong.max(theirs.wrong),
        hints: mine.hints.max(theirs.hints),
        solution: mine.solution || theirs.solution,
        measured: Measured {
            by_measure: maps(
                &base.measured.by_measure,
                &mine.measured.by_measure,
                &theirs.measured.by_measure,
                |base, mine, theirs| readings(base, mine, theirs),
            ),
        },
    }
}

/// Readings belong together by their runs; mine come first, as they stand here.
fn readings(base: &[Reading], mine: &[Reading], theirs: &[Reading]) -> Vec<Reading> {
    let keyed = |readings: &[Reading]| -> BTreeMap<String, Reading> {
        let pairs = readings
            .iter()
            .map(|reading| (reading.link.clone(), reading.clone()));
        pairs.collect()
    };
    let mut merged = maps(&keyed(base), &keyed(mine), &keyed(theirs), |_, mine, _| {
        mine.clone()
    });
    let order = mine.iter().chain(theirs);
    order
        .filter_map(|reading| merged.remove(&reading.link))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::Experiment;

    fn began() -> Progress {
        let mut progress = Progress {
            student: "Ada".into(),
            read: vec!["history".into(), "why".into()],
            ..Progress::default()
        };
        progress.attempt_mut("e3").answer("guess", "chance");
        progress
    }

    #[test]
    fn what_only_one_changed_is_taken() {
        let base = began();
        let mut theirs = base.clone();
        theirs.attempt_mut("e3").answer("guess", "good");
        theirs.student = "Ada L.".into();
        assert_eq!(merge(&base, &base, &theirs), theirs);
        assert_eq!(merge(&base, &theirs, &base), theirs);
        // Beginning anew is a change too.
        let nothing = Progress::default();
        assert_eq!(merge(&base, &base, &nothing), nothing);
        assert_eq!(merge(&base, &nothing, &base), nothing);
    }

    #[test]
    fn what_both_changed_is_in_it() {
        let base = began();
        let (mut mine, mut theirs) = (base.clone(), base.clone());
        let run = |seed| Experiment {
            seed,
            ..Experiment::default()
        };
        mine.attempt_mut("e3").answer("why", "mine");
        mine.attempt_mut("e3").measured.reading_mut("none", &run(1));
        mine.read = vec!["functions".into(), "why".into()];
        theirs.attempt_mut("e3").answer("why", "theirs");
        theirs.attempt_mut("e3").answer("accuracy", "83");
        theirs.attempt_mut("e3").hints = 2;
        let measured = &mut theirs.attempt_mut("e3").measured;
        measured.reading_mut("none", &run(2));
        theirs.attempt_mut("c1").wrong = 1;
        theirs.read.push("zz".into());

        let both = merge(&base, &mine, &theirs);
        let attempt = both.attempt("e3").unwrap();
        assert_eq!(attempt.answers["why"], "mine");
        assert_eq!(attempt.answers["accuracy"], "83");
        assert_eq!((attempt.hints, both.exercises["c1"].wrong), (2, 1));
        let seeds = attempt.measured.readings("none").iter();
        assert_eq!(seeds.map(|one| one.seed).collect::<Vec<_>>(), [1, 2]);
        // `history` was taken from one list, `functions` and `zz` were put into one each.
        assert_eq!(both.read, ["functions", "why", "zz"]);
    }

    #[test]
    fn a_change_outlives_a_deletion() {
        let base = began();
        let mut mine = base.clone();
        mine.attempt_mut("e3").answer("guess", "good");
        let both = merge(&base, &mine, &Progress::default());
        assert_eq!(both.exercises["e3"].answers["guess"], "good");
        assert_eq!(both.student, "");
    }
}
