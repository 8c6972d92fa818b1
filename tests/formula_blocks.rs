//! The CPU's kernels: f32 block by block against f64, for the whole catalogue and for shapes
//! that do not fit into blocks.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;

use activation_lab::activation::{Instance, all};
use activation_lab::experiment::ActivationChoice;
use activation_lab::formula::block::{Arguments, BLOCK, BlockProgram, Output, Parameter, Scratch};
use activation_lab::formula::program::Program;
use activation_lab::random::{Draws, Purpose};

fn instance(key: &str, formulas: BTreeMap<u8, String>) -> Instance {
    Instance::new(&ActivationChoice::new(key), &formulas).unwrap()
}

/// Runs a program over all elements; one vector per output.
fn run(program: &Program, x: &[Vec<f32>], p: &[f32], draws: Option<&[f32]>) -> Vec<Vec<f32>> {
    let block = BlockProgram::new(program, &|_| false, draws.is_some());
    let p: Vec<Parameter<'_>> = p.iter().map(|&value| Parameter::One(value)).collect();
    let mut scratch = Scratch::default();
    let mut outputs = vec![Vec::new(); program.outputs().len()];
    for from in (0..x[0].len()).step_by(BLOCK) {
        let to = (from + BLOCK).min(x[0].len());
        let x: Vec<&[f32]> = x.iter().map(|map| &map[from..to]).collect();
        let arguments = Arguments {
            x: &x,
            p: &p,
            draws: draws.map(|draws| &draws[from..to]),
        };
        block.run(
            to - from,
            arguments,
            &mut scratch,
            |output, values| match values {
                Output::One(value) => outputs[output].extend(vec![value; to - from]),
                Output::Each(values) => outputs[output].extend_from_slice(values),
            },
        );
    }
    outputs
}

/// Inputs that are dense around 0 and reach ±10⁴; their number is no multiple of a block.
fn inputs(sinusoidal: bool) -> Vec<f32> {
    let plane = Draws::new(11, Purpose::Probe).at(0, 0);
    let mut x: Vec<f32> = (0..3000u64)
        .map(|row| plane.uniform(row, 0, -12.0, 12.0) as f32)
        .collect();
    // The argument of a sine loses digits as it grows, in whatever precision: ω·x in f32 is off
    // by 6e-8·|ω·x|.
    if !sinusoidal {
        for exponent in 0..120 {
            let size = 10f32.powf(exponent as f32 / 30.0);
            x.extend([size, -size]);
        }
        x.extend([87.0, 88.5, 89.0, -87.0, -104.0]);
    }
    x.extend([0.0, -0.0, 1e-30, -1e-30]);
    x
}

/// Where f or its slope jumps, rounding decides on which side an input is.
fn at_a_break(key: &str, x: f32) -> bool {
    match key {
        "hardswish" => (x.abs() - 3.0).abs() < 1e-6,
        "relu6" => (x - 6.0).abs() < 1e-6,
        "maxout" => (x - 1.0).abs() < 1e-5,
        _ => x == 0.0,
    }
}

#[test]
fn blocks_of_f32_agree_with_f64() {
    for activation in all() {
        let key = activation.key;
        let instance = instance(key, BTreeMap::new());
        let sinusoidal = matches!(key, "staf" | "fourier" | "snake");
        let x = inputs(sinusoidal);
        let maps: Vec<Vec<f32>> = (0..instance.inputs())
            .map(|map| {
                let map = map as f32;
                x.iter()
                    .map(|x| x * (1.0 - 0.3 * map) + 0.3 * map)
                    .collect()
            })
            .collect();
        let p: Vec<f32> = instance
            .start_parameters(7, 0, 0)
            .iter()
            .map(|&value| value as f32)
            .collect();
        let exact_p: Vec<f64> = p.iter().map(|&value| f64::from(value)).collect();
        // A sum of many sines adds up as many roundings.
        let scale = match sinusoidal {
            true => 1.0 + exact_p.iter().map(|value| value.abs()).sum::<f64>(),
            false => 1.0,
        };
        let value = run(instance.compiled().evaluation(), &maps, &p, None);
        let slopes = run(instance.compiled().sloping(), &maps, &p, None);
        for (element, &at) in x.iter().enumerate() {
            let exact_x: Vec<f64> = maps.iter().map(|map| f64::from(map[element])).collect();
            let exact = instance.compiled().derivatives(&exact_x, &exact_p, None);
            let found = std::iter::once(&value[0])
                .chain(&slopes)
                .map(|output| output[element]);
            for (output, (found, exact)) in found.zip(exact).enumerate() {
                if at_a_break(key, at) {
                    continue;
                }
                let tolerance = scale * (2e-6 * exact.abs() + 1e-6);
                assert!(
                    (f64::from(found) - exact).abs() <= tolerance,
                    "{key}, output {output} at {at:e}: {found:e} instead of {exact:e}"
                );
            }
        }
    }
}

#[test]
fn what_a_student_types_is_finite_where_the_function_is() {
    for text in [
        "exp(x)/(exp(x) + exp(-x))",
        "x*exp(-x^2)",
        "x*exp(-exp(x))",
        "x^3*sigmoid(-x)*sigmoid(x)",
        "tanh(exp(x)*x)",
        "ln(1 + exp(2*x))/2",
        "exp(-abs(x))*x^2",
        "x/(1 + abs(x))",
        "x*(1 - tanh(exp(x))^2)",
    ] {
        let instance = instance("f1", [(1, text.to_owned())].into());
        let x = inputs(false);
        let value = run(
            instance.compiled().evaluation(),
            std::slice::from_ref(&x),
            &[],
            None,
        );
        let slope = run(
            instance.compiled().sloping(),
            std::slice::from_ref(&x),
            &[],
            None,
        );
        for ((at, y), dy) in x.iter().zip(&value[0]).zip(&slope[0]) {
            assert!(y.is_finite() && dy.is_finite(), "{text} at {at}: {y}, {dy}");
        }
    }
}

#[test]
fn draws_and_their_mean() {
    let rrelu = instance("rrelu", BTreeMap::new());
    let x: Vec<f32> = (0..600).map(|k| k as f32 - 300.0).collect();
    let draws: Vec<f32> = (0..600).map(|k| k as f32 / 1000.0).collect();
    let drawn = run(
        rrelu.compiled().evaluation(),
        std::slice::from_ref(&x),
        &[],
        Some(&draws),
    );
    let mean = run(
        rrelu.compiled().evaluation(),
        std::slice::from_ref(&x),
        &[],
        None,
    );
    for ((&x, &draw), (&drawn, &mean)) in x.iter().zip(&draws).zip(drawn[0].iter().zip(&mean[0])) {
        let slope = |slope: f32| if x > 0.0 { x } else { slope * x };
        assert_eq!(drawn, slope(draw));
        assert!((mean - slope(11.0 / 48.0)).abs() < 1e-4);
    }
}

#[test]
fn not_a_number_stays_not_a_number() {
    for activation in all() {
        let instance = instance(activation.key, BTreeMap::new());
        let p: Vec<f32> = instance
            .start_parameters(7, 0, 0)
            .iter()
            .map(|&value| value as f32)
            .collect();
        let maps = vec![vec![f32::NAN; 3]; instance.inputs()];
        let value = run(instance.compiled().evaluation(), &maps, &p, None);
        // A comparison is 0 or 1, whatever is compared.
        let stays = value[0].iter().all(|value| value.is_nan());
        assert!(stays || activation.key == "step", "{}", activation.key);
    }
}
