//! What the table says.

use super::*;
use crate::course::check::Answers;
use crate::link::Lang;
use crate::observe::Counts;
use crate::ui::course::exercise::fixture::{RUN, measured};
use crate::ui::course::exercise::results::{noise as tell, rows};
use crate::ui::i18n::set_language;

const OWN: &str = "x*sigmoid(2*x)";

fn some() -> Vec<Row> {
    set_language(Lang::En);
    let answers = Answers::from([("own".to_owned(), OWN.to_owned())]);
    rows(RUN, &answers, &measured([0.8, 0.82], [0.7, 0.71], OWN))
}

#[test]
fn a_students_formula_is_named_as_theirs_and_another_by_its_text() {
    assert_eq!(names(&some()), ["ReLU", "GELU", "your formula"]);
    const GIVEN: Measure = Measure {
        name: "given",
        experiment: "act=f1&f1=x%5E2",
        reads: &[Read::Training],
    };
    let run = &GIVEN.experiment(&Answers::new()).runs()[0];
    assert_eq!(function([&GIVEN], run), "x^2");
    let mut long = run.clone();
    long.formulas.insert(1, "x+".repeat(100) + "x");
    assert!(function([&GIVEN], &long).chars().count() <= FORMULA + 1);
    let mut without = run.clone();
    without.noact = true;
    assert_eq!(function([&GIVEN], &without), t!("activation-none"));
}

#[test]
fn rows_are_told_apart_by_what_differs_and_the_rest_is_said_once() {
    let mut rows = some();
    rows[1].experiment.lr = 0.1;
    let names = names(&rows);
    assert!(
        names[0].contains("0.01") && names[1].contains("0.1"),
        "{names:?}"
    );
    let experiments: Vec<_> = rows.iter().map(|row| row.experiment.clone()).collect();
    let recipe = recipe(RUN, &experiments);
    assert!(
        recipe.contains("600") && !recipe.contains("0.01"),
        "{recipe}"
    );
    for one in Setting::ALL {
        assert!(!setting(one, &experiments[0]).is_empty());
    }
    let deep = Experiment {
        hidden: vec![128; 30],
        ..Experiment::default()
    };
    assert!(setting(Setting::Hidden, &deep).contains("30"));
}

#[test]
fn cells_hold_means_and_deviations() {
    let mut rows = some();
    let counts = |dead| Counts {
        dead,
        ..Counts::default()
    };
    for (reading, dead) in rows[2].readings.iter_mut().zip([2, 5]) {
        let layer = Layer {
            width: 10,
            counts: counts(dead),
        };
        reading.neurons_at_start = Some(vec![layer; 2]);
    }
    let columns = columns(&rows);
    assert_eq!(columns.len(), 1 + 3 + 1 + 1 + 4);
    let cell = |row: usize, column: Column| column.cell(&rows[row]);
    assert_eq!(cell(0, Column::Runs), "2");
    assert_eq!(cell(0, Column::Accuracy), "81.00 ± 1.41");
    assert_eq!(cell(0, Column::Loss), "1.080 ± 0.000");
    assert_eq!(cell(0, Column::Numbers), "a = 2 ± 0");
    assert_eq!(cell(0, Column::Gradients(true)), "1e−4 → 2e−4");
    assert_eq!(cell(0, Column::Gradients(false)), "–");
    assert_eq!(
        cell(2, Column::Neurons(State::Dead, false)),
        "7 (3.5 · 3.5)"
    );
    assert_eq!(cell(2, Column::Neurons(State::Dead, true)), "–");
    let heads: Vec<_> = columns.iter().map(|column| column.head()).collect();
    let mut different = heads.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), heads.len(), "{heads:?}");
    rows[0].readings[0].trained.as_mut().unwrap().diverged = true;
    assert!(Column::Runs.cell(&rows[0]).contains("1 diverged"));
    assert_eq!(Column::Accuracy.cell(&rows[0]), "82.00");
}

#[test]
fn the_noise_is_put_into_words() {
    let rows = some();
    let names = names(&rows);
    let told = tell(&rows);
    assert!(noise(&told[0], &names).contains("GELU"), "{told:?}");
    assert_eq!(
        noise(&Noise::Same(vec![]), &names),
        t!("exercise-noise-clear")
    );
    let many: Vec<_> = (0..9).map(|place| format!("<{place}>")).collect();
    let said = noise(&Noise::Same((0..9).collect()), &many);
    assert!(said.contains("<2>") && !said.contains("<3>") && said.contains('6'));
    assert_ne!(noise(&Noise::Unknown, &names), t!("exercise-noise-clear"));
}
