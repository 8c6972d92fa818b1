//! The native command; see `native/cli.rs` in the library.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    activation_lab::native::cli::main()
}

/// There is no command in a browser.
#[cfg(target_arch = "wasm32")]
fn main() {}
