//! What a session needs from a web worker: messages, time, turns of the event loop.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent, Performance};

use super::{fetch, message};
use crate::protocol::{Command, Event, Problem, from_bytes};
use crate::session::{FetchTicket, Host, SharedSource};

/// Milliseconds to rest when nothing can be computed until data arrives.
const REST_MS: i32 = 15;

/// Waiting for the next turn, if anyone is.
type Waiter = Rc<RefCell<Option<js_sys::Function>>>;

/// The worker's side of the browser.
pub(super) struct BrowserHost {
    scope: DedicatedWorkerGlobalScope,
    performance: Performance,
    commands: Rc<RefCell<VecDeque<Command>>>,
    arrival: Waiter,
    turns: MessageChannel,
    turn_waiter: Waiter,
    /// Set when the data being fetched is no longer wanted.
    cancelled: Rc<Cell<bool>>,
}

impl BrowserHost {
    /// Listens from now on.
    pub(super) fn new() -> Self {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let performance = js_sys::Reflect::get(&scope, &"performance".into())
            .expect("every worker has performance")
            .unchecked_into();
        let commands = Rc::new(RefCell::new(VecDeque::new()));
        let arrival = Waiter::default();

        let (queue, waiter) = (commands.clone(), arrival.clone());
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let message = Uint8Array::new(&event.data()).to_vec();
            match from_bytes::<Command>(&message) {
                Ok(command) => queue.borrow_mut().push_back(command),
                // The page compares protocol versions first, so this is a bug, not bad luck.
                Err(error) => {
                    let detail = format!("a message could not be read: {error}");
                    message::post(&Event::Died {
                        problem: Problem::Panic { detail },
                    });
                }
            }
            wake(&waiter);
        });
        scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        // The worker listens until it is terminated.
        on_message.forget();

        let turns = MessageChannel::new().expect("every worker has message channels");
        let turn_waiter = Waiter::default();
        let waiter = turn_waiter.clone();
        let on_turn = Closure::<dyn FnMut()>::new(move || wake(&waiter));
        turns
            .port1()
            .set_onmessage(Some(on_turn.as_ref().unchecked_ref()));
        on_turn.forget();

        Self {
            scope,
            performance,
            commands,
            arrival,
            turns,
            turn_waiter,
            cancelled: Rc::default(),
        }
    }
}

fn wake(waiter: &Waiter) {
    if let Some(resolve) = waiter.borrow_mut().take() {
        // Resolving a promise cannot fail.
        let _ = resolve.call0(&JsValue::NULL);
    }
}

/// A promise that `wake` resolves.
fn promise(waiter: &Waiter) -> JsFuture {
    let waiter = waiter.clone();
    JsFuture::from(Promise::new(&mut |resolve, _| {
        waiter.borrow_mut().replace(resolve);
    }))
}

impl Host for BrowserHost {
    fn try_command(&mut self) -> Option<Command> {
        self.commands.borrow_mut().pop_front()
    }

    async fn command(&mut self) -> Command {
        loop {
            if let Some(command) = self.try_command() {
                return command;
            }
            // A promise of ours never fails.
            let _ = promise(&self.arrival).await;
        }
    }

    async fn turn(&mut self) {
        // A message to ourselves queues behind the messages that wait already, and,
        // unlike a timer, costs no minimum delay.
        let turn = promise(&self.turn_waiter);
        if self.turns.port2().post_message(&JsValue::NULL).is_ok() {
            let _ = turn.await;
        }
    }

    async fn rest(&mut self) {
        let scope = self.scope.clone();
        let timer = Promise::new(&mut |resolve, _| {
            let _ = scope.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, REST_MS);
        });
        let _ = JsFuture::from(timer).await;
    }

    fn emit(&mut self, event: Event) {
        message::post(&event);
    }

    fn now(&self) -> f64 {
        self.performance.now()
    }

    fn fetch(&mut self, source: SharedSource, base: &str) -> FetchTicket {
        // Whatever is still being fetched is for data that is no longer wanted.
        self.cancelled.set(true);
        self.cancelled = Rc::default();
        let ticket = FetchTicket::default();
        let (cancelled, base, ours) = (self.cancelled.clone(), base.to_owned(), ticket.clone());
        spawn_local(async move {
            match fetch::fetch_files(source, &base, || (), cancelled).await {
                Ok(outcome) => outcome
                    .warning
                    .into_iter()
                    .for_each(|problem| ours.warn(problem)),
                Err(problem) => ours.fail(problem),
            }
        });
        ticket
    }
}
