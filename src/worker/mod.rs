//! A session inside a web worker: messages in, messages out, data fetched beside it.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::engine::Device;
use crate::engine::burn::OnBurn;
use crate::protocol::{Event, Problem};
use crate::session::Session;

mod allocator;
mod fetch;
mod host;
mod message;

pub use allocator::Apart;
use host::BrowserHost;

/// Serves the page on the CPU, for as long as the worker lives.
pub async fn serve_cpu() {
    serve(async { Ok(OnBurn::cpu()) }).await;
}

/// Serves the page on WebGPU, for as long as the worker and the GPU live.
#[cfg(feature = "gpu")]
pub async fn serve_webgpu() {
    serve(OnBurn::webgpu(gpu_lost)).await;
}

/// Serves the page on the device that `device` gives, for as long as the worker lives.
///
/// Messages that come before the device is ready are kept, so the page may send
/// as soon as it has heard `Hello`.
async fn serve<D: Device>(device: impl Future<Output = Result<D, Problem>>) {
    console_error_panic_hook::set_once();
    tell_of_panics();
    let host = BrowserHost::new();
    match device.await {
        Ok(device) => Session::new(device, host).serve().await,
        Err(problem) => message::post(&Event::Died { problem }),
    }
}

/// Tells the page that the GPU device is gone.
#[cfg(feature = "gpu")]
fn gpu_lost(detail: String) {
    message::post(&Event::Died {
        problem: Problem::GpuLost { detail },
    });
}

/// A panic ends the worker; the page hears of it before that.
fn tell_of_panics() {
    // A panic while a panic is told would loop.
    static TOLD: AtomicBool = AtomicBool::new(false);
    let console = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        console(info);
        if !TOLD.swap(true, Ordering::Relaxed) {
            message::post(&Event::Died {
                problem: Problem::Panic {
                    detail: info.to_string(),
                },
            });
        }
    }));
}
