//! The WebGPU training worker: large, loaded only when it is wanted.

#[cfg(target_arch = "wasm32")]
fn main() {
    unsafe extern "C" {
        // Without this call the linker wraps every export in a shim that runs all static
        // constructors each time, and cubecl registers thousands of them.
        fn __wasm_call_ctors();
    }
    // SAFETY: called exactly once, before anything else of this artifact runs.
    unsafe { __wasm_call_ctors() };
    wasm_bindgen_futures::spawn_local(activation_lab::worker::serve_webgpu());
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This runs in a browser: `cargo xtask serve` builds the page around it.");
    std::process::exit(2);
}
