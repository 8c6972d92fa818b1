//! Events as messages: the bytes of the event, moved instead of copied.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;

use crate::protocol::{Event, to_bytes};

/// Posts an event to the page.
pub(super) fn post(event: &Event) {
    let scope: web_sys::DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let message = Uint8Array::from(&to_bytes(event)[..]);
    let buffers = Array::of1(&message.buffer());
    // A page that is going away cannot be told; there is nothing to do about it.
    let _ = scope.post_message_with_transfer(&message, &buffers);
}
