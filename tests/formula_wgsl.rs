//! The generated shaders are valid WGSL and use every buffer they are given.

#![cfg(not(target_arch = "wasm32"))]

use activation_lab::activation::{self, Instance};
use activation_lab::experiment::ActivationChoice;
use activation_lab::formula::program::Source;
use activation_lab::formula::wgsl::{Shape, backward, forward};
use activation_lab::formula::{Compiled, parse};
use naga::valid::{Capabilities, ValidationFlags, Validator};

/// The numbers of a formula's parameters, every list and number of it trained.
fn shape(compiled: &Compiled, maps: usize, per_neuron: bool, drawn: bool) -> Shape {
    Shape {
        maps,
        per_neuron,
        drawn,
        sources: (0..compiled.layout.len).map(Source::Trained).collect(),
    }
}

fn validate(text: &str, buffers: usize) {
    let module = naga::front::wgsl::parse_str(text)
        .unwrap_or_else(|error| panic!("{}\n{text}", error.emit_to_string(text)));
    let info = Validator::new(ValidationFlags::all(), Capabilities::empty())
        .validate(&module)
        .unwrap_or_else(|error| panic!("{}\n{text}", error.emit_to_string(text)));
    // naga lets this pass, which is a little more than the largest f32; browsers do not.
    assert!(!text.contains("3.4028235e38"), "{text}");
    // A buffer that is bound but not used is not in the layout that WebGPU derives.
    let entry = info.get_entry_point(0);
    let used = module.global_variables.iter();
    let used = used
        .filter(|(handle, _)| !entry[*handle].is_empty())
        .count();
    assert_eq!(used, buffers, "{text}");
}

fn check(compiled: &Compiled, maps: usize) {
    for per_neuron in [false, true] {
        for drawn in [false, true] {
            let shape = shape(compiled, maps, per_neuron, drawn);
            validate(&forward(compiled.evaluation(), &shape), 5);
            validate(&backward(compiled.sloping(), &shape), 7);
        }
    }
}

#[test]
fn the_whole_catalogue_has_valid_shaders() {
    for entry in activation::all() {
        let choice = ActivationChoice::new(entry.key);
        let instance = Instance::new(&choice, &Default::default()).expect("the catalogue's own");
        check(instance.compiled(), instance.inputs());
    }
}

#[test]
fn odd_formulas_have_valid_shaders() {
    for text in [
        "0",
        "a; a = 1",
        "x^2.5 + x^-3 + (x^2)^x",
        "sqrt(x) + ln(x) + abs(x) - sign(x)",
        "if(x >= 1, if(x <= 2, 3, x), -x)",
        "1000000000*1000000000*1000000000*1000000000*1000000000*x",
        "spline(x, -2, 2, c); c[4] = (1, 2, 3, 4)",
        "spline(spline(x, -2, 2, c), 0, 1, c); c[5] = 0",
        "x1*x2 - x3/x4",
        "random(0, 1)*x",
    ] {
        let formula = parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        check(&Compiled::new(&formula), formula.inputs);
    }
}
