//! Every verdict has words, in every language.

use super::*;
use crate::formula::parse;
use crate::link::Lang;
use crate::ui::course::exercise::fixture::{EXERCISE, measured};
use crate::ui::i18n::set_language;

fn words() -> Wording {
    let text = "# T\n\n## step guess\n\nx\n\n- `above`: ReLU is above.\n- `same`: No difference.\n\n\
                ## step order\n\nx\n\n- `relu`: ReLU\n- `gelu`: $x+1$\n";
    crate::course::compile::wording(text, &|_| None).unwrap()
}

fn answers(of: &[(&str, &str)]) -> Answers {
    let pair = |(step, answer): &(&str, &str)| ((*step).to_owned(), (*answer).to_owned());
    of.iter().map(pair).collect()
}

const OWN: &str = "x*sigmoid(2*x)";

/// What is said to the last of these answers, without or with the runs.
fn said(of: &[(&str, &str)], runs: Option<[[f64; 2]; 2]>) -> Said {
    let words = words();
    let answers = answers(of);
    let measured = match runs {
        Some([relu, gelu]) => measured(relu, gelu, OWN),
        None => Measured::default(),
    };
    let case = Case {
        exercise: &EXERCISE,
        words: &words,
        answers: &answers,
        measured: &measured,
    };
    let (step, _) = of.last().unwrap();
    say(case, step)
}

fn say(case: Case<'_>, step: &str) -> Said {
    let step = EXERCISE.step(step).unwrap();
    let verdict = check::verdict(&EXERCISE, step, case.answers, case.measured);
    case.said(step, &verdict).unwrap()
}

const CLEAR: [[f64; 2]; 2] = [[0.8, 0.801], [0.7, 0.701]];

#[test]
fn a_prediction_stands_beside_the_students_own_result() {
    set_language(Lang::En);
    let before = said(&[("guess", "same")], None);
    assert_eq!(before.tone, Tone::Waits);
    assert!(before.sentences[0].contains("No difference"), "{before:?}");
    let of = [("own", OWN), ("guess", "same")];
    let wrong = said(&of, Some(CLEAR));
    assert_eq!((wrong.tone, wrong.section), (Tone::Wrong, Some("noise")));
    let sentence = &wrong.sentences[0];
    assert!(
        sentence.contains("No difference") && sentence.contains("ReLU is above"),
        "{sentence}"
    );
    let right = said(&[("own", OWN), ("guess", "above")], Some(CLEAR));
    assert_eq!(right.tone, Tone::Right);
    // What agrees to the word is said once.
    assert_eq!(right.sentences[0].matches("ReLU is above").count(), 1);
}

#[test]
fn answers_are_told_from_the_runs() {
    set_language(Lang::En);
    let order = said(&[("own", OWN), ("order", "gelu>relu")], Some(CLEAR));
    assert!(
        order.sentences[1].contains("ReLU") && order.sentences[1].contains("x+1"),
        "{order:?}"
    );
    let large = said(&[("own", OWN), ("mean", "95")], Some(CLEAR));
    assert_eq!(large.sentences.len(), 2);
    let short = said(&[("why", "so")], None);
    assert_eq!((short.tone, short.sentences.len()), (Tone::Waits, 1));
    assert!(short.sentences[0].contains("18"), "{short:?}");
    let waits = said(&[("own", OWN), ("mean", "80")], None);
    assert_eq!(waits.tone, Tone::Waits);
    // Everything was run, and still nothing can be said: the words are others.
    let words = words();
    let answers = answers(&[("own", OWN), ("mean", "80")]);
    let mut measured = measured([0.8, 0.8], [0.7, 0.7], OWN);
    let lost = measured.by_measure.get_mut("known").unwrap();
    lost[0].trained.as_mut().unwrap().diverged = true;
    let case = Case {
        exercise: &EXERCISE,
        words: &words,
        answers: &answers,
        measured: &measured,
    };
    let untold = say(case, "mean");
    assert_eq!(untold.tone, Tone::Waits);
    assert_ne!(untold.sentences, waits.sentences);
}

#[test]
fn every_kind_of_help_has_its_own_words() {
    let words = words();
    let (answers, measured) = (Answers::new(), Measured::default());
    let case = Case {
        exercise: &EXERCISE,
        words: &words,
        answers: &answers,
        measured: &measured,
    };
    let step = EXERCISE.step("order").unwrap();
    for language in Lang::ALL {
        set_language(language);
        let helps = [
            Help::Unreadable,
            Help::Formula(parse("x*(").unwrap_err()),
            Help::DiffersAt {
                x: -1.25,
                given: f64::NAN,
                wanted: 0.5,
            },
            Help::Parameters {
                given: 2,
                wanted: 1,
            },
            Help::Inputs,
            Help::Known("gelu"),
            Help::Condition("finite"),
            Help::Condition("straight"),
            Help::Condition("other"),
            Help::TooLarge,
            Help::TooSmall,
            Help::Set {
                missing: 1,
                extra: 0,
            },
            Help::Set {
                missing: 0,
                extra: 2,
            },
            Help::Set {
                missing: 1,
                extra: 2,
            },
            Help::Order("relu", "gelu"),
            Help::Short { have: 3, least: 20 },
        ];
        let sentences = helps.iter().map(|help| case.help(step, help).unwrap());
        let mut sentences: Vec<String> = sentences.collect();
        assert!(sentences[2].contains("−1.25") && sentences[2].contains("0.5"));
        assert!(sentences[5].contains("GELU"));
        assert!(sentences[15].contains("17"));
        sentences.sort();
        sentences.dedup();
        assert_eq!(sentences.len(), helps.len(), "{sentences:?}");
        assert_eq!(case.help(step, &Help::None), None);
    }
    set_language(Lang::En);
}

#[test]
fn right_answers_are_told_in_words() {
    set_language(Lang::En);
    let words = words();
    let (answers, measured) = (Answers::new(), Measured::default());
    let case = Case {
        exercise: &EXERCISE,
        words: &words,
        answers: &answers,
        measured: &measured,
    };
    let step = EXERCISE.step("order").unwrap();
    let right = |ask, right: Right| case.right(step, ask, &right);
    let rank = Ask::Rank(&["relu", "gelu"]);
    assert_eq!(
        right(rank, Right::Pairs(vec![("relu", "gelu")])),
        "ReLU above x+1"
    );
    assert!(!right(rank, Right::Pairs(Vec::new())).is_empty());
    let many = vec![("relu", "gelu"); PAIRS + 2];
    assert!(right(rank, Right::Pairs(many)).contains("2 more"));
    let both = Right::OneOf(vec!["relu", "gelu"]);
    assert_eq!(right(Ask::Choose(&[]), both), "ReLU or x+1");
    let number = |unit| {
        let value = Right::Number {
            value: 82.468,
            within: 1.0,
        };
        right(Ask::Number(unit), value)
    };
    assert_eq!(number(Unit::Plain), "82.47");
    assert_eq!(number(Unit::Percent), "82.47 %");
    assert_eq!(
        case.answer(step, Ask::Number(Unit::Percent), "83,5"),
        "83.5 %"
    );
    assert_eq!(case.answer(step, rank, "gelu>relu"), "x+1 > ReLU");
    assert_ne!(case.answer(step, Ask::Mark(&[]), "none"), "none");
}

#[test]
fn exercises_say_where_they_come_from() {
    set_language(Lang::En);
    assert!(origin("e3").contains('3'));
    assert!(origin("c16").contains("16"));
    assert_ne!(origin("e3"), origin("c3"));
}
