//! The browser's Cache API, as a place to keep files that have been verified.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Cache, CacheStorage, Response};

use super::PATIENCE_MS;
use super::timer::{Timer, scope, text};

/// Name of the cache; its number changes when the manifest does.
const CACHE: &str = "activation-lab-data-1";

/// The Cache API's answer, or why there is none within [`PATIENCE_MS`].
async fn answer(promise: Promise) -> Result<JsValue, String> {
    let late = js_sys::Object::new();
    let timer = Timer::start(PATIENCE_MS, &late);
    let first = JsFuture::from(Promise::race(&Array::of2(&promise, &timer.promise)))
        .await
        .map_err(|error| text(&error))?;
    if js_sys::Object::is(&first, &late) {
        return Err("no answer".to_owned());
    }
    Ok(first)
}

/// Opens our cache. Private windows and pages that came over plain HTTP have none.
pub(super) async fn open_cache() -> Result<Cache, String> {
    let caches = Reflect::get(&scope(), &JsValue::from_str("caches"))
        .ok()
        .and_then(|caches| caches.dyn_into::<CacheStorage>().ok())
        .ok_or("this page has no cache here; it needs https or localhost")?;
    answer(caches.open(CACHE))
        .await?
        .dyn_into()
        .map_err(|_| "the cache did not open".to_owned())
}

/// The file as it was stored, if it was.
pub(super) async fn cached(cache: &Cache, url: &str) -> Option<Response> {
    answer(cache.match_with_str(url))
        .await
        .ok()?
        .dyn_into()
        .ok()
}

/// Removes a file from the cache; a failure to do so is mended by the next store.
pub(super) async fn forget(cache: &Cache, url: &str) {
    let _ = answer(cache.delete_with_str(url)).await;
}

/// Stores a file that has been verified.
pub(super) async fn store(cache: &Cache, url: &str, pieces: &Array) -> Result<(), String> {
    let blob = Blob::new_with_u8_array_sequence(pieces).map_err(|error| text(&error))?;
    let response = Response::new_with_opt_blob(Some(&blob)).map_err(|error| text(&error))?;
    answer(cache.put_with_str(url, &response)).await?;
    Ok(())
}
