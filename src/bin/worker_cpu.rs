//! The CPU training worker: small, starts at once.

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: activation_lab::worker::Apart = activation_lab::worker::Apart;

#[cfg(target_arch = "wasm32")]
fn main() {
    wasm_bindgen_futures::spawn_local(activation_lab::worker::serve_cpu());
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This runs in a browser: `cargo xtask serve` builds the page around it.");
    std::process::exit(2);
}
