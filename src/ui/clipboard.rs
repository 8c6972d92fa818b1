//! Copying text.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Copies a text, and says afterwards whether the browser allowed it.
pub fn copy(text: String, said: RwSignal<Option<bool>>) {
    let clipboard = window().navigator().clipboard();
    leptos::task::spawn_local(async move {
        // Without https there is no clipboard: reading the property gives undefined.
        let there = wasm_bindgen::JsValue::is_object(clipboard.as_ref());
        let done = there && JsFuture::from(clipboard.write_text(&text)).await.is_ok();
        said.set(Some(done));
    });
}
