//! Any text at all as a formula: it is refused with a place inside the text, or it is a formula
//! that can be written and read back, differentiated, evaluated and printed in every form.

#![no_main]

use activation_lab::formula::ast::limits;
use activation_lab::formula::mathml::{Words, mathml};
use activation_lab::formula::properties::properties;
use activation_lab::formula::pytorch::pytorch;
use activation_lab::formula::raise::raise;
use activation_lab::formula::{Compiled, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let formula = match parse(text) {
        Ok(formula) => formula,
        Err(error) => {
            assert!(error.at.start <= error.at.end && error.at.end <= text.len());
            assert!(text.get(error.at.clone()).is_some(), "inside a character");
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    let written = formula.to_string();
    // Writing may take more room than was typed (1e9 is 1000000000).
    if written.len() <= limits::TEXT {
        assert_eq!(parse(&written).as_ref(), Ok(&formula), "{written}");
    }
    let compiled = Compiled::new(&formula);
    let p = vec![0.5; compiled.layout.len];
    for x in [-1e4, -1.0, 0.0, 0.3, 1e4] {
        compiled.derivatives(&vec![x; formula.inputs], &p, None);
    }
    let words = Words {
        when: "if",
        otherwise: "otherwise",
    };
    mathml(&formula, &formula.body, words).markup();
    for &slope in &compiled.slopes {
        if let Some(slope) = raise(&compiled.graph, slope) {
            mathml(&formula, &slope, words).markup();
        }
    }
    pytorch(&formula, "F");
    let _ = properties(&compiled, &p);
});
