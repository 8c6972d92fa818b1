//! The data's way into a worker: from the browser's cache, else from the page's own server.
//!
//! Files are read as they arrive and pushed into a [`Source`], so training can
//! begin early. A connection that shows no sign of life for 15 seconds is given
//! up, whatever it was doing, so a blocked or absent network never hangs anything.

mod storage;
mod timer;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Cache, ReadableStreamDefaultReader, RequestCache, RequestInit, Response,
};

use crate::data::fashion::FashionFile;
use crate::data::source::Source;
use crate::protocol::Problem;
use storage::{cached, forget, open_cache, store};
use timer::{Timer, pause, scope, text};

/// Longest time without a byte, in milliseconds.
const PATIENCE_MS: i32 = 15_000;
/// How often a file is tried from the network.
const ATTEMPTS: u32 = 3;

/// How fetching ended, when it did not fail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FetchOutcome {
    /// Worth telling, though the data is there: the browser would not store it.
    pub warning: Option<Problem>,
    /// Given up because `cancelled` was set; the source is then incomplete.
    pub cancelled: bool,
}

/// Why one attempt at a file ended.
enum Setback {
    /// Asked to stop.
    Cancelled,
    /// Worth another try: no answer, a broken connection, a busy server.
    Dropped(String),
    /// Not worth another try: the server says no, or the network is silent.
    Refused(String),
    /// It came, but is not what it should be.
    Damaged(Problem),
}

/// Gets every file that `source` wants, in its order, and pushes it in as it arrives.
///
/// Each file is taken from the Cache API if it is there, else from `base` + its
/// name (`base` ends in a slash). `on_progress` is called after each piece. Setting
/// `cancelled` ends the fetching at the next piece, or within a second.
///
/// # Errors
/// [`Problem::Download`] if a file cannot be had in three attempts (at once if the server
/// refuses it or nothing at all arrives), [`Problem::Damaged`] if it is damaged twice.
pub async fn fetch_files(
    source: Rc<RefCell<Source>>,
    base: &str,
    mut on_progress: impl FnMut(),
    cancelled: Rc<Cell<bool>>,
) -> Result<FetchOutcome, Problem> {
    let files = source.borrow().files_wanted();
    let mut outcome = FetchOutcome::default();
    if files.is_empty() {
        return Ok(outcome);
    }
    let cache = match open_cache().await {
        Ok(cache) => Some(cache),
        Err(detail) => {
            outcome.warning = Some(Problem::Storage { detail });
            None
        }
    };
    for file in files {
        let delivery = Delivery {
            source: &source,
            file,
            cancelled: &cancelled,
            moved: Cell::new(false),
        };
        let url = format!("{base}{}", file.name);
        match delivery.get(&url, cache.as_ref(), &mut on_progress).await {
            Ok(None) => {}
            Ok(Some(warning)) => {
                outcome.warning.get_or_insert(warning);
            }
            Err(Setback::Cancelled) => {
                outcome.cancelled = true;
                return Ok(outcome);
            }
            Err(Setback::Damaged(problem)) => return Err(problem),
            Err(Setback::Dropped(detail) | Setback::Refused(detail)) => {
                return Err(Problem::Download {
                    file: file.name.to_owned(),
                    detail,
                });
            }
        }
    }
    Ok(outcome)
}

/// One file on its way.
struct Delivery<'a> {
    source: &'a RefCell<Source>,
    file: &'static FashionFile,
    cancelled: &'a Cell<bool>,
    /// Whether anything has come of the present attempt.
    moved: Cell<bool>,
}

impl Delivery<'_> {
    /// The file from the cache or the network; a warning if it could not be stored.
    async fn get(
        &self,
        url: &str,
        cache: Option<&Cache>,
        on_progress: &mut impl FnMut(),
    ) -> Result<Option<Problem>, Setback> {
        if let Some(cache) = cache
            && let Some(response) = cached(cache, url).await
        {
            self.restart(true)?;
            match self.read(&response, on_progress).await {
                Ok(_) => return Ok(None),
                Err(Setback::Cancelled) => return Err(Setback::Cancelled),
                // A stored file that is damaged or unreadable is worth nothing.
                Err(_) => forget(cache, url).await,
            }
        }
        let (mut attempt, mut damaged) = (1, false);
        loop {
            self.restart(false)?;
            match self.download(url, damaged, on_progress).await {
                Ok(pieces) => {
                    let stored = match cache {
                        Some(cache) => store(cache, url, &pieces).await,
                        None => Ok(()),
                    };
                    return Ok(stored.err().map(|detail| Problem::Storage { detail }));
                }
                Err(Setback::Dropped(_)) if attempt < ATTEMPTS => {
                    attempt += 1;
                    // A server that is overwhelmed gets a moment.
                    pause(500 * attempt as i32).await;
                }
                Err(Setback::Damaged(_)) if !damaged => damaged = true,
                Err(setback) => return Err(setback),
            }
            if self.cancelled.get() {
                return Err(Setback::Cancelled);
            }
        }
    }

    /// Begins the file anew.
    fn restart(&self, from_cache: bool) -> Result<(), Setback> {
        self.moved.set(false);
        let mut source = self.source.borrow_mut();
        source
            .reset_file(self.file)
            .and_then(|()| source.set_from_cache(self.file, from_cache))
            .map_err(|error| Setback::Damaged(error.into()))
    }

    /// Asks the server for the file and reads it; its pieces, as they came. After a damaged
    /// delivery (`afresh`) the browser's own HTTP cache is passed by.
    async fn download(
        &self,
        url: &str,
        afresh: bool,
        on_progress: &mut impl FnMut(),
    ) -> Result<Array, Setback> {
        let controller = AbortController::new().map_err(|error| Setback::Refused(text(&error)))?;
        let options = RequestInit::new();
        options.set_signal(Some(&controller.signal()));
        if afresh {
            options.set_cache(RequestCache::Reload);
        }
        let result = async {
            let answer = self
                .wait(scope().fetch_with_str_and_init(url, &options))
                .await?;
            let response: Response = answer
                .dyn_into()
                .map_err(|_| Setback::Refused("the answer is not a response".to_owned()))?;
            match response.status() {
                200..=299 => self.read(&response, on_progress).await,
                status @ (408 | 429 | 500..=599) => Err(Setback::Dropped(format!(
                    "the server answered {status} for {url}; try again later"
                ))),
                404 => Err(Setback::Refused(format!(
                    "404: {url} is not there; put the four Fashion-MNIST files where the page is \
                     served from, or choose the synthetic garments"
                ))),
                status => Err(Setback::Refused(format!(
                    "the server answered {status} for {url}; the synthetic garments need no download"
                ))),
            }
        }
        .await;
        if result.is_err() {
            // Ends whatever is still under way.
            controller.abort();
        }
        result
    }

    /// Pushes a response's body into the source, piece by piece, and returns the pieces.
    async fn read(
        &self,
        response: &Response,
        on_progress: &mut impl FnMut(),
    ) -> Result<Array, Setback> {
        let damaged = |error: crate::data::DataError| Setback::Damaged(error.into());
        let pieces = Array::new();
        if let Some(body) = response.body() {
            let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
            let result = async {
                loop {
                    let piece = self.wait(reader.read()).await?;
                    let field = |name: &str| {
                        Reflect::get(&piece, &JsValue::from_str(name))
                            .map_err(|error| Setback::Dropped(text(&error)))
                    };
                    if field("done")?.is_truthy() {
                        return Ok(());
                    }
                    let bytes: Uint8Array = field("value")?
                        .dyn_into()
                        .map_err(|_| Setback::Dropped("the answer is not bytes".to_owned()))?;
                    self.source
                        .borrow_mut()
                        .push(self.file, &bytes.to_vec())
                        .map_err(damaged)?;
                    self.moved.set(true);
                    pieces.push(&bytes);
                    on_progress();
                }
            }
            .await;
            if let Err(setback) = result {
                // Nobody waits for what the reader still holds. A broken stream refuses
                // to be cancelled, which has to be heard or the browser reports it.
                let cancelled = JsFuture::from(reader.cancel());
                wasm_bindgen_futures::spawn_local(async { drop(cancelled.await) });
                return Err(setback);
            }
        }
        self.source
            .borrow_mut()
            .finish(self.file)
            .map_err(damaged)?;
        on_progress();
        Ok(pieces)
    }

    /// Waits for `promise`, but no longer than [`PATIENCE_MS`], and hears `cancelled` each second.
    async fn wait<T: JsCast + 'static>(&self, promise: Promise<T>) -> Result<JsValue, Setback> {
        let promise: Promise = promise.unchecked_into();
        let tick = 1000;
        let mut waited = 0;
        loop {
            if self.cancelled.get() {
                return Err(Setback::Cancelled);
            }
            let late = js_sys::Object::new();
            let timer = Timer::start(tick, &late);
            let first = JsFuture::from(Promise::race(&Array::of2(&promise, &timer.promise)))
                .await
                .map_err(|error| {
                    Setback::Dropped(format!(
                        "the connection failed: {}; check the network, or choose the synthetic \
                         garments",
                        text(&error)
                    ))
                })?;
            if !js_sys::Object::is(&first, &late) {
                return Ok(first);
            }
            waited += tick;
            if waited >= PATIENCE_MS {
                let detail = format!(
                    "nothing arrived for {} seconds; check the network, or choose the synthetic \
                     garments",
                    PATIENCE_MS / 1000
                );
                // A network that is silent from the start is blocked or absent: trying
                // again would only keep the student waiting.
                return Err(if self.moved.get() {
                    Setback::Dropped(detail)
                } else {
                    Setback::Refused(detail)
                });
            }
        }
    }
}
