//! Downloads: text and canvases as files.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlCanvasElement, Url};

/// Offers text as a file.
pub fn text(name: &str, kind: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        offer(name, &blob);
    }
}

/// Offers comma-separated values as a file named after `title`.
pub fn csv(title: &str, rows: impl IntoIterator<Item = Vec<String>>) {
    let name = super::csv::file_name(title, "csv");
    text(&name, "text/csv;charset=utf-8", &super::csv::csv(rows));
}

/// Offers a canvas as a PNG file.
pub fn png(name: String, canvas: &HtmlCanvasElement) {
    let done = Closure::once_into_js(move |blob: JsValue| {
        // A canvas too large for the browser gives no blob; there is nothing to save then.
        if let Ok(blob) = blob.dyn_into::<Blob>() {
            offer(&name, &blob);
        }
    });
    let _ = canvas.to_blob(done.unchecked_ref());
}

fn offer(name: &str, blob: &Blob) {
    let Ok(url) = Url::create_object_url_with_blob(blob) else {
        return;
    };
    let anchor = leptos::prelude::document()
        .create_element("a")
        .ok()
        .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(anchor) = anchor {
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
    }
    // The download has begun with the click, but some browsers read the blob a little later.
    leptos::prelude::set_timeout(
        move || {
            let _ = Url::revoke_object_url(&url);
        },
        std::time::Duration::from_secs(60),
    );
}
