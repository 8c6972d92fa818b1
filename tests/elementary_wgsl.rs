//! Checks the WGSL text: that it is valid, complete and made of the shared coefficients.

#![cfg(not(target_arch = "wasm32"))]

use activation_lab::formula::elementary::coefficients as c;
use activation_lab::formula::elementary::wgsl::{FUNCTIONS, source};
use naga::valid::{Capabilities, ValidationFlags, Validator};

fn all_names() -> Vec<&'static str> {
    FUNCTIONS.iter().map(|f| f.name).collect()
}

/// Parses and validates a whole module, with a compute shader that calls `calls`.
fn validate(text: &str, calls: &[&str]) {
    let body: String = calls
        .iter()
        .map(|name| format!("    y += {name}(data[i]);\n"))
        .collect();
    let module = format!(
        "@group(0) @binding(0) var<storage, read_write> data: array<f32>;
{text}
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {{
    let i = id.x;
    var y = 0.0f;
{body}    data[i] = y;
}}
"
    );
    let parsed = naga::front::wgsl::parse_str(&module)
        .unwrap_or_else(|e| panic!("{}", e.emit_to_string(&module)));
    Validator::new(ValidationFlags::all(), Capabilities::empty())
        .validate(&parsed)
        .unwrap_or_else(|e| panic!("{}", e.emit_to_string(&module)));
}

#[test]
fn the_whole_text_is_valid() {
    let one_argument: Vec<&str> = all_names()
        .into_iter()
        .filter(|n| !n.starts_with("al_reduce_by"))
        .collect();
    validate(&source(&all_names()), &one_argument);
}

#[test]
fn each_function_brings_what_it_needs() {
    for function in FUNCTIONS {
        let text = source(&[function.name]);
        validate(&text, &[]);
        for needed in function.needs {
            assert!(
                (function.wgsl)().contains(&format!("{needed}(")),
                "{needed} is not called"
            );
        }
        assert_eq!(text.matches(&format!("fn {}(", function.name)).count(), 1);
    }
}

#[test]
fn a_shared_need_comes_once() {
    let text = source(&["al_sigmoid", "al_exp", "al_phi_cdf", "al_sigmoid"]);
    validate(&text, &["al_sigmoid", "al_exp", "al_phi_cdf"]);
    assert_eq!(text.matches("fn al_exp_reduced(").count(), 1);
    assert!(!text.contains("fn al_erf"));
}

#[test]
#[should_panic(expected = "no WGSL function al_gamma")]
fn an_unknown_name_is_refused() {
    source(&["al_gamma"]);
}

/// Every literal of the text, read back as f32.
fn literals(text: &str) -> Vec<f32> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || "._-+".contains(c)))
        .filter_map(|word| word.trim_start_matches('-').strip_suffix('f')?.parse().ok())
        .collect()
}

#[test]
fn each_coefficient_is_in_the_text() {
    let tables: [(&str, &[f32]); 24] = [
        (
            "al_exp",
            &[c::EXP_HIGH, c::EXP_LOW, c::LOG2_E, c::LN2_HI, c::LN2_LO],
        ),
        ("al_exp", &c::EXP),
        ("al_ln", &c::LN),
        ("al_ln", &[c::LN2_HI, c::LN2_LO, f32::MIN_POSITIVE]),
        ("al_sin", &c::SIN),
        ("al_sin", &c::PI),
        ("al_sin", &[c::INV_PI, c::REDUCED_MAX]),
        ("al_cos", &c::SIN),
        ("al_cos", &c::PI),
        ("al_cos", &[c::INV_PI, c::REDUCED_MAX]),
        ("al_tanh", &c::TANH_TOP),
        ("al_tanh", &c::TANH_BOTTOM),
        ("al_tanh", &[c::TANH_HIGH]),
        ("al_sigmoid", &c::EXP),
        ("al_softplus", &c::EXP),
        ("al_softplus", &c::LOG1P),
        ("al_erf", &c::ERF_TOP),
        ("al_erf", &c::ERF_BOTTOM),
        ("al_erf", &[c::ERF_HIGH]),
        ("al_phi_cdf", &c::EXP),
        ("al_phi_cdf", &c::NORMAL_TOP),
        ("al_phi_cdf", &c::NORMAL_BOTTOM),
        ("al_phi_density", &c::EXP),
        ("al_phi_density", &[c::INV_SQRT_2PI, c::NORMAL_HIGH]),
    ];
    for (name, coefficients) in tables {
        let text = source(&[name]);
        let found = literals(&text);
        for x in coefficients {
            assert!(found.contains(&x.abs()), "{x} is missing in:\n{text}");
        }
    }
}
