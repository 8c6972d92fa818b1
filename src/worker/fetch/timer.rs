//! Waiting, and what else fetching needs of its worker.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::WorkerGlobalScope;

/// A promise that is kept after a while, and forgotten when the timer is dropped.
pub(super) struct Timer {
    pub(super) promise: Promise,
    id: i32,
}

impl Timer {
    /// A promise of `value` in `milliseconds`.
    pub(super) fn start(milliseconds: i32, value: &JsValue) -> Self {
        let mut id = 0;
        let promise = Promise::new(&mut |resolve: Function, _| {
            // Setting a timer fails only for arguments that are not ours.
            id = scope()
                .set_timeout_with_callback_and_timeout_and_arguments_1(
                    &resolve,
                    milliseconds,
                    value,
                )
                .unwrap_or_default();
        });
        Self { promise, id }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        scope().clear_timeout_with_handle(self.id);
    }
}

/// Lets `milliseconds` pass.
pub(super) async fn pause(milliseconds: i32) {
    let timer = Timer::start(milliseconds, &JsValue::NULL);
    // The promise is never broken.
    let _ = JsFuture::from(timer.promise.clone()).await;
}

/// The worker this runs in.
pub(super) fn scope() -> WorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// What a JavaScript error says.
pub(super) fn text(error: &JsValue) -> String {
    Reflect::get(error, &JsValue::from_str("message"))
        .ok()
        .and_then(|message| message.as_string())
        .or_else(|| error.as_string())
        .unwrap_or_else(|| "no reason given".to_owned())
}
