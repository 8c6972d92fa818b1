//! The measured numbers that the prose quotes, measured again.

use activation_lab::course::facts::{self, Basis};

/// The tests of this file, by the names that facts give.
const TESTS: &[&str] = &[];

#[test]
fn every_measured_number_has_its_test() {
    for fact in facts::all() {
        if let Basis::Measured(test) = fact.basis {
            assert!(
                TESTS.contains(&test),
                "{}: there is no test {test}",
                fact.name
            );
        }
    }
}
