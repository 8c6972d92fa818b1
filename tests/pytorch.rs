//! The PyTorch modules that the lab prints, run under PyTorch. A development check: it needs a
//! Python with PyTorch, `PYTORCH_PYTHON=/path/to/python cargo test --test pytorch -- --nocapture`.

#![cfg(not(target_arch = "wasm32"))]

use std::io::Write;
use std::process::{Command, Stdio};

use activation_lab::activation::{self, Instance};
use activation_lab::experiment::ActivationChoice;
use activation_lab::formula::pytorch::{attribute, pytorch};
use activation_lab::random::{Draws, Purpose};
use serde_json::{Map, Value, json};

const POINTS: u64 = 61;

/// A function as `check.py` reads it.
fn described(key: &str) -> Value {
    let choice = ActivationChoice::new(key);
    let instance = Instance::new(&choice, &Default::default()).expect("the catalogue's own");
    let compiled = instance.compiled();
    let p = instance.start_parameters(7, 0, 0);
    // Drawn, so that none is at a kink.
    let plane = Draws::new(3, Purpose::Probe).at(0, 0);
    let inputs: Vec<Vec<f64>> = (0..instance.inputs() as u64)
        .map(|map| {
            (0..POINTS)
                .map(|row| plane.uniform(row, map, -6.0, 6.0))
                .collect()
        })
        .collect();
    let mut outputs = vec![Vec::new(); 1 + instance.inputs() + p.len()];
    for row in 0..POINTS as usize {
        let x: Vec<f64> = inputs.iter().map(|map| map[row]).collect();
        for (output, value) in outputs.iter_mut().zip(compiled.derivatives(&x, &p, None)) {
            output.push(value);
        }
    }
    let (mut parameters, mut gradients) = (Map::new(), Map::new());
    for slot in instance.slots() {
        parameters.insert(attribute(&slot.name), json!(p[slot.places.clone()]));
        if slot.trained {
            let sums: Vec<f64> = slot
                .places
                .map(|place| outputs[1 + instance.inputs() + place].iter().sum())
                .collect();
            gradients.insert(attribute(&slot.name), json!(sums));
        }
    }
    json!({
        "key": key,
        "class": "Module",
        "source": pytorch(&instance.formula, "Module"),
        "parameters": parameters,
        "inputs": inputs,
        "value": outputs[0],
        "slopes": outputs[1..=instance.inputs()],
        "gradients": gradients,
    })
}

#[test]
fn every_module_is_what_the_lab_computes() {
    let Some(python) = std::env::var_os("PYTORCH_PYTHON") else {
        println!("SKIPPED: PYTORCH_PYTHON names no Python with PyTorch");
        return;
    };
    let functions: Vec<Value> = activation::all()
        .iter()
        .map(|entry| described(entry.key))
        .collect();
    let mut child = Command::new(python)
        .arg(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/pytorch/check.py"
        ))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("PYTORCH_PYTHON is a Python");
    let mut stdin = child.stdin.take().expect("it is piped");
    let text = serde_json::to_string(&functions).expect("plain data");
    stdin.write_all(text.as_bytes()).expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    let said = String::from_utf8_lossy(&output.stdout);
    println!("{said}");
    assert!(output.status.success(), "{said}");
}

#[test]
fn names_that_python_keeps_for_itself_are_changed() {
    let selu = activation::find("selu").expect("it is in the catalogue");
    let source = pytorch(&selu.formula(), "Selu");
    assert!(source.contains("self.lambda_ *"), "{source}");
    assert!(!source.contains("self.lambda "), "{source}");
}
