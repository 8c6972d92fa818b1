//! The engines in a real browser, in a web worker: WebAssembly on the CPU and WebGPU,
//! against the f64 reference network, against each other and against a native run.
//!
//! Run by `cargo xtask test`, which starts the browser with a software WebGPU adapter.

#![cfg(all(target_arch = "wasm32", feature = "gpu"))]

mod support;

use std::cell::RefCell;

use activation_lab::engine::burn::OnBurn;
use activation_lab::experiment::Share;
use support::formulas::{Bar, Compared, kernel_agrees};
use support::{KEYS, agree, book_relu, first_step_agrees, inside_agrees, losses, small};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

unsafe extern "C" {
    fn __wasm_call_ctors();
}

thread_local! {
    static GPU: RefCell<Option<Option<OnBurn>>> = const { RefCell::new(None) };
}

/// The WebGPU device, made once; `None`, said aloud, where the browser has no adapter.
async fn gpu(test: &str) -> Option<OnBurn> {
    let known = GPU.with_borrow(Clone::clone);
    let device = match known {
        Some(device) => device,
        None => {
            // SAFETY: once, before anything that registers itself with cubecl is used.
            unsafe { __wasm_call_ctors() };
            let device = OnBurn::webgpu(|why| console_log!("the GPU was lost: {why}"))
                .await
                .ok();
            GPU.with_borrow_mut(|known| *known = Some(device.clone()));
            device
        }
    };
    if device.is_none() {
        console_log!("SKIPPED {test}: this browser has no WebGPU adapter");
    }
    device
}

#[wasm_bindgen_test]
async fn the_first_step_on_the_cpu_agrees_with_the_reference() {
    first_step_agrees(&OnBurn::cpu(), &book_relu(), 1e-4).await;
    for key in KEYS {
        for share in [Share::All, Share::Layer, Share::Neuron] {
            first_step_agrees(&OnBurn::cpu(), &small(key, share), 1e-4).await;
        }
    }
}

#[wasm_bindgen_test]
async fn fifty_steps_on_the_cpu_equal_the_native_run() {
    let native: Vec<f64> = include_str!("reference/native_losses.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.parse().expect("a number a line"))
        .collect();
    let ours = losses(&OnBurn::cpu(), &book_relu(), native.len()).await;
    agree("wasm against native", &ours, &native, 1e-3);
}

#[wasm_bindgen_test]
async fn the_first_step_on_webgpu_agrees_with_the_reference() {
    let Some(gpu) = gpu("the first step on WebGPU").await else {
        return;
    };
    first_step_agrees(&gpu, &book_relu(), 1e-4).await;
    for key in KEYS {
        first_step_agrees(&gpu, &small(key, Share::All), 1e-4).await;
    }
    first_step_agrees(&gpu, &small("prelu", Share::Neuron), 1e-4).await;
}

#[wasm_bindgen_test]
async fn five_steps_on_webgpu_agree_with_the_cpu() {
    let Some(gpu) = gpu("five steps on WebGPU").await else {
        return;
    };
    let on_gpu = losses(&gpu, &book_relu(), 5).await;
    let on_cpu = losses(&OnBurn::cpu(), &book_relu(), 5).await;
    agree("WebGPU against the CPU", &on_gpu, &on_cpu, 1e-3);
}

#[wasm_bindgen_test]
async fn what_webgpu_sees_inside_is_what_the_cpu_sees() {
    let Some(gpu) = gpu("looking inside on WebGPU").await else {
        return;
    };
    for key in ["relu", "sigmoid", "swiglu"] {
        inside_agrees(&gpu, &small(key, Share::All), 1e-4).await;
    }
    inside_agrees(&gpu, &small("prelu", Share::Neuron), 1e-4).await;
}

#[wasm_bindgen_test]
async fn every_formula_on_webgpu_is_what_it_is_in_f64() {
    let Some(gpu) = gpu("formulas on WebGPU").await else {
        return;
    };
    for entry in activation_lab::activation::all() {
        kernel_agrees(gpu.device(), entry.text, false, Bar::Catalogue).await;
    }
    for key in ["prelu", "rational", "bspline"] {
        let entry = activation_lab::activation::find(key).expect("it is in the catalogue");
        kernel_agrees(gpu.device(), entry.text, true, Bar::Catalogue).await;
    }
    random_formulas_agree(&gpu, "WebGPU").await;
}

#[wasm_bindgen_test]
async fn every_formula_on_the_cpu_is_what_it_is_in_f64() {
    let cpu = OnBurn::cpu();
    for entry in activation_lab::activation::all() {
        for per_neuron in [false, true] {
            kernel_agrees(cpu.device(), entry.text, per_neuron, Bar::Catalogue).await;
        }
    }
    random_formulas_agree(&cpu, "the CPU").await;
}

async fn random_formulas_agree(device: &OnBurn, name: &str) {
    let mut all = Compared::default();
    for text in include_str!("reference/random_formulas.txt").lines() {
        let compared = kernel_agrees(device.device(), text, false, Bar::Random).await;
        all.numbers += compared.numbers;
        all.left_out += compared.left_out;
    }
    console_log!("random formulas on {name}: {all:?}");
    assert!(all.left_out * 4 < all.numbers, "{all:?}");
}
