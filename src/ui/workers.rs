//! The training workers as the browser has them: start, speak, listen, end.
//!
//! A message is the bytes of a command or an event. They are transferred, so that
//! megabytes of weights or images change hands without a copy.

use std::cell::RefCell;
use std::time::Duration;

use js_sys::{Array, Promise, Reflect, Uint8Array};
use leptos::prelude::{set_timeout, window};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

use super::device::Adapter;
use super::state::{Effect, Timer};
use crate::protocol::{Command, DeviceKind, Event, Problem, from_bytes, to_bytes};

/// Whose workers they are: it is told what becomes of its [`Effect`]s.
pub trait Owner: Copy + 'static {
    /// Tells it from the program's other owners: each has workers of its own.
    fn id(self) -> u32;
    /// A worker said something, or something about it became known.
    fn hear(self, from: DeviceKind, event: Event);
    /// What the browser says about its WebGPU adapter.
    fn adapter(self, adapter: Adapter);
    /// A wait is over.
    fn timer(self, timer: Timer);
}

/// Does what a state asks for.
pub fn carry_out(owner: impl Owner, effect: Effect) {
    match effect {
        Effect::Spawn(kind) => spawn((owner.id(), kind), move |event| owner.hear(kind, event)),
        Effect::Terminate(kind) => terminate((owner.id(), kind)),
        Effect::Send(kind, command) => {
            if let Some(event) = send((owner.id(), kind), &command) {
                owner.hear(kind, event);
            }
        }
        Effect::AskAdapter => spawn_local(async move { owner.adapter(adapter().await) }),
        Effect::Wait(milliseconds, timer) => {
            let after = Duration::from_millis(milliseconds.into());
            set_timeout(move || owner.timer(timer), after);
        }
    }
}

/// Ends all workers of an owner that is going.
pub fn end(owner: impl Owner) {
    for kind in [DeviceKind::Cpu, DeviceKind::Webgpu] {
        terminate((owner.id(), kind));
    }
}

/// A browser that answers nothing about its adapter for this long has none, in milliseconds.
const ADAPTER_MS: i32 = 8_000;

/// A worker with what listens to it; both end together.
struct Running {
    worker: Worker,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Running {
    /// Ends the worker; what it still had to say is not heard.
    fn end(&self) {
        self.worker.set_onmessage(None);
        self.worker.set_onmessageerror(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// A worker's place: whose it is, and what it computes on.
type Place = (u32, DeviceKind);

thread_local! {
    static WORKERS: RefCell<Vec<(Place, Running)>> = const { RefCell::new(Vec::new()) };
}

/// The loader that Trunk writes for the worker, beside the page.
const fn address(kind: DeviceKind) -> &'static str {
    match kind {
        DeviceKind::Cpu => "./worker_cpu_loader.js",
        DeviceKind::Webgpu => "./worker_gpu_loader.js",
    }
}

fn died(detail: impl Into<String>) -> Event {
    let detail = detail.into();
    Event::Died {
        problem: Problem::Panic { detail },
    }
}

/// Starts a worker in place of the one there may be; `hear` gets its events.
fn spawn(place: Place, hear: impl Fn(Event) + Clone + 'static) {
    terminate(place);
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = match Worker::new_with_options(address(place.1), &options) {
        Ok(worker) => worker,
        Err(error) => return hear(died(said(&error))),
    };
    let listener = hear.clone();
    let message = Closure::new(move |event: MessageEvent| {
        let message = Uint8Array::new(&event.data()).to_vec();
        let event = from_bytes(&message)
            .unwrap_or_else(|error| died(format!("unreadable message: {error}")));
        listener(event);
    });
    let error = Closure::new(move |event: ErrorEvent| {
        event.prevent_default();
        // A loader that could not be fetched brings an event without a message.
        let detail = Reflect::get(&event, &"message".into())
            .ok()
            .and_then(|text| text.as_string())
            .unwrap_or_else(|| "it could not be loaded".to_owned());
        hear(died(detail));
    });
    worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
    worker.set_onmessageerror(Some(message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(error.as_ref().unchecked_ref()));
    let running = Running {
        worker,
        _message: message,
        _error: error,
    };
    WORKERS.with_borrow_mut(|workers| workers.push((place, running)));
}

/// Ends a worker by force.
fn terminate(place: Place) {
    let running = WORKERS.with_borrow_mut(|workers| {
        let at = workers.iter().position(|(other, _)| *other == place)?;
        Some(workers.swap_remove(at).1)
    });
    // This may be one of the worker's own listeners: it must outlive the call.
    if let Some(running) = running {
        running.end();
        spawn_local(async move { drop(running) });
    }
}

/// Sends a command; what stands in the way of it, if anything does.
fn send(place: Place, command: &Command) -> Option<Event> {
    let message = Uint8Array::from(&to_bytes(command)[..]);
    let buffers = Array::of1(&message.buffer());
    let sent = WORKERS.with_borrow(|workers| {
        let running = workers.iter().find(|(other, _)| *other == place);
        running.map_or(Ok(()), |(_, running)| {
            running
                .worker
                .post_message_with_transfer(&message, &buffers)
        })
    });
    sent.err().map(|error| died(said(&error)))
}

fn said(error: &JsValue) -> String {
    match error.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.message()),
        None => format!("{error:?}"),
    }
}

/// Asks the browser for its WebGPU adapter. Plain reflection, as WebGPU's
/// interfaces are not part of the stable bindings.
async fn adapter() -> Adapter {
    let navigator = window().navigator();
    let gpu = property(&navigator, "gpu");
    if !gpu.is_object() {
        return Adapter::Unsupported;
    }
    let asked = property(&gpu, "requestAdapter")
        .dyn_into::<js_sys::Function>()
        .and_then(|request| request.call0(&gpu));
    let Ok(asked) = asked else {
        return Adapter::Unsupported;
    };
    let silence = Promise::new(&mut |resolve, _| {
        let _ =
            window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ADAPTER_MS);
    });
    let first = Promise::race(&Array::of2(&asked, &silence));
    let Ok(adapter) = JsFuture::from(first).await else {
        return Adapter::Missing;
    };
    if !adapter.is_object() {
        return Adapter::Missing;
    }
    let info = property(&adapter, "info");
    let fallback = |from: &JsValue| property(from, "isFallbackAdapter").is_truthy();
    let architecture = property(&info, "architecture").as_string();
    let software = fallback(&info)
        || fallback(&adapter)
        || architecture.is_some_and(|name| name.eq_ignore_ascii_case("swiftshader"));
    if software {
        Adapter::Software
    } else {
        Adapter::Real
    }
}

fn property(from: &JsValue, name: &str) -> JsValue {
    if from.is_object() {
        Reflect::get(from, &name.into()).unwrap_or(JsValue::UNDEFINED)
    } else {
        JsValue::UNDEFINED
    }
}
