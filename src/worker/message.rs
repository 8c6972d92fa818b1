//! Events as messages: plain objects, with byte arrays moved instead of copied.

use js_sys::{Array, Object, Uint8Array};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};

use crate::protocol::Event;

/// Posts an event to the page.
pub(super) fn post(event: &Event) {
    let scope: web_sys::DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let Ok(message) = event.serialize(&serde_wasm_bindgen::Serializer::new()) else {
        return;
    };
    let buffers = Array::new();
    collect_buffers(&message, &buffers);
    // A page that is going away cannot be told; there is nothing to do about it.
    let _ = scope.post_message_with_transfer(&message, &buffers);
}

/// Finds the byte arrays in a message, to hand them over without a copy. A
/// message is a variant's object whose fields, or their fields, may be arrays.
fn collect_buffers(value: &JsValue, buffers: &Array) {
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        buffers.push(&bytes.buffer());
    } else if value.is_object() && !Array::is_array(value) {
        for field in Object::values(value.unchecked_ref::<Object>()) {
            collect_buffers(&field, buffers);
        }
    }
}
