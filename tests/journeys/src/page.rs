//! An open page: what a person can do with it and see of it.

mod browser;

use std::sync::MutexGuard;
use std::thread;
use std::time::{Duration, Instant};

use activation_lab::native::serve::{self, Server};
use fantoccini::elements::Element;
use fantoccini::wd::TimeoutConfiguration;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::Value;
use tokio::runtime::Runtime;

use crate::driver::{self, Driver};
use crate::visit::{self, Visit};

/// How often something awaited is looked at again.
const GLANCE: Duration = Duration::from_millis(25);
/// How long the page may take for what it does at once: to appear, to answer a click.
const SOON: Duration = Duration::from_secs(20);

/// Runs before anything in the page: keeps every long task, every worker, and every program's
/// memory by the name of its file.
const WATCH: &str = "
    window.journeyWorkers = [];
    window.Worker = class extends Worker {
        constructor(...from) {
            super(...from);
            window.journeyWorkers.push(this);
        }
    };
    window.journeyMemories = {};
    const instantiate = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (source, imports) => {
        const response = await source;
        const made = await instantiate.call(WebAssembly, response, imports);
        const name = new URL(response.url).pathname.split('/').pop();
        window.journeyMemories[name] = made.instance.exports.memory;
        return made;
    };
    window.journeyLongTasks = [];
    new PerformanceObserver((list) => {
        for (const task of list.getEntries()) {
            window.journeyLongTasks.push([task.startTime, task.duration]);
        }
    }).observe({ type: 'longtask', buffered: true });
";

/// A browser session on the site, with its own server. Ends when dropped; when it is dropped
/// by a failing journey, it leaves a screenshot.
pub struct Page {
    client: Option<Client>,
    runtime: Runtime,
    server: Server,
    _driver: Driver,
    // Last, so that the next journey starts when all of this has ended.
    _turn: MutexGuard<'static, ()>,
}

impl Page {
    /// Starts server and browser, and opens the visit's link.
    ///
    /// # Panics
    /// If the site, the browser or chromedriver is missing or does not start.
    pub fn open(visit: Visit) -> Self {
        let turn = driver::turn();
        let capabilities = driver::capabilities(&visit);
        let server = serve::serve(serve::Options {
            prefix: visit.prefix.to_owned(),
            faults: visit.faults.clone(),
            ..serve::Options::new(visit.site.clone().unwrap_or_else(visit::site))
        })
        .expect("the static server starts");
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime starts");
        let driver = Driver::start();
        let client = runtime
            .block_on(
                ClientBuilder::new(HttpConnector::new())
                    .capabilities(capabilities)
                    .connect(&driver.address()),
            )
            .expect("the browser starts");
        let page = Self {
            client: Some(client),
            runtime,
            server,
            _driver: driver,
            _turn: turn,
        };
        page.before_all(WATCH);
        page.before_all(visit.watch);
        if !visit.keeps {
            page.before_all("delete Navigator.prototype.serviceWorker");
        }
        if let Some(slow) = visit.slow {
            page.slow_down(slow);
        }
        page.resize(visit.size);
        page.prefer(&visit);
        page.go(&visit.link);
        page
    }

    fn client(&self) -> &Client {
        self.client.as_ref().expect("the session is open")
    }

    /// The site's address, without the part after `#`.
    pub fn address(&self) -> String {
        self.server.url()
    }

    /// Goes to a link of the site, as by typing it: the page loads anew.
    pub fn go(&self, link: &str) {
        let url = if link.is_empty() {
            self.address()
        } else {
            format!("{}#{}", self.address(), link.trim_start_matches('#'))
        };
        // Only a change of the part after # would not load the page again.
        self.runtime
            .block_on(self.client().goto("about:blank"))
            .expect("a blank page");
        self.runtime
            .block_on(self.client().goto(&url))
            .expect("the page is there");
    }

    /// Changes the part after `#` as a link in the page would: the page stays loaded.
    pub fn follow(&self, link: &str) {
        self.script(
            "location.hash = arguments[0]",
            vec![link.trim_start_matches('#').into()],
        );
    }

    /// Loads the page again.
    pub fn reload(&self) {
        self.runtime
            .block_on(self.client().refresh())
            .expect("the page reloads");
    }

    /// The part of the address after `#`.
    pub fn link(&self) -> String {
        self.string("return location.hash")
    }

    /// Runs a script with `arguments` and gives what it returns.
    pub fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.runtime
            .block_on(self.client().execute(script, arguments))
            .unwrap_or_else(|error| panic!("`{script}` failed: {error}"))
    }

    /// Runs a script that answers by calling the last of its arguments.
    pub fn script_async(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.runtime
            .block_on(self.client().execute_async(script, arguments))
            .unwrap_or_else(|error| panic!("`{script}` failed: {error}"))
    }

    /// Gives scripts this long to answer, instead of WebDriver's 30 seconds.
    pub fn allow_scripts(&self, limit: Duration) {
        let limits = TimeoutConfiguration::new(Some(limit), None, None);
        self.runtime
            .block_on(self.client().update_timeouts(limits))
            .expect("the limit is taken");
    }

    /// A script's result as text.
    pub fn string(&self, script: &str) -> String {
        let value = self.script(script, Vec::new());
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    }

    /// A script's result as a number.
    pub fn number(&self, script: &str) -> f64 {
        let value = self.script(script, Vec::new());
        value
            .as_f64()
            .unwrap_or_else(|| panic!("`{script}` gives {value}, which is no number"))
    }

    /// Whether an element is there, seen or not.
    pub fn has(&self, id: &str) -> bool {
        self.count(&testid(id)) > 0
    }

    /// How many elements a CSS selector finds.
    pub fn count(&self, css: &str) -> usize {
        let found = self.script(
            "return document.querySelectorAll(arguments[0]).length",
            vec![css.into()],
        );
        found.as_u64().unwrap_or(0) as usize
    }

    /// The text of an element as a person reads it; empty if it is not there.
    pub fn text(&self, id: &str) -> String {
        let found = self.script(
            "return document.querySelector(arguments[0])?.innerText ?? ''",
            vec![testid(id).into()],
        );
        found.as_str().unwrap_or_default().trim().to_owned()
    }

    /// An attribute of an element; empty if either is not there.
    pub fn attribute(&self, id: &str, name: &str) -> String {
        let found = self.script(
            "return document.querySelector(arguments[0])?.getAttribute(arguments[1]) ?? ''",
            vec![testid(id).into(), name.into()],
        );
        found.as_str().unwrap_or_default().to_owned()
    }

    /// Whether a button can be pressed.
    pub fn enabled(&self, id: &str) -> bool {
        let found = self.script(
            "return document.querySelector(arguments[0])?.disabled === false",
            vec![testid(id).into()],
        );
        found == Value::Bool(true)
    }

    /// Clicks an element, once it is there and can be pressed.
    pub fn click(&self, id: &str) {
        self.wait(&format!("{id} can be pressed"), SOON, || self.enabled(id));
        let clicked = self.runtime.block_on(self.find(id).click());
        clicked.unwrap_or_else(|error| panic!("{id} cannot be clicked: {error}"));
    }

    /// Chooses an entry of a `<select>` by its value.
    pub fn choose(&self, id: &str, value: &str) {
        let element = self.find(id);
        self.runtime
            .block_on(element.select_by_value(value))
            .unwrap_or_else(|error| panic!("{id} has no {value}: {error}"));
    }

    /// Types into an element that has the focus, or into the page.
    pub fn press(&self, key: &str) {
        let body = self.runtime.block_on(self.client().active_element());
        let element = body.expect("something has the focus");
        self.runtime
            .block_on(element.send_keys(key))
            .expect("the key arrives");
    }

    /// Moves the focus with the Tab key, as somebody without a mouse does, until it is on an
    /// element that `css` selects.
    ///
    /// # Panics
    /// If it is on none of them after going through the page.
    pub fn tab_to(&self, css: &str) {
        const MOST: usize = 600;
        let there = "return document.activeElement?.matches(arguments[0]) ?? false";
        for _ in 0..MOST {
            self.press("\u{e004}");
            if self.script(there, vec![css.into()]) == Value::Bool(true) {
                return;
            }
        }
        panic!("the Tab key leads to no {css}");
    }

    fn find(&self, id: &str) -> Element {
        let css = testid(id);
        self.runtime
            .block_on(self.client().find(Locator::Css(&css)))
            .unwrap_or_else(|error| panic!("{id} is not in the page: {error}"))
    }

    /// Waits until `seen` holds.
    ///
    /// # Panics
    /// If it does not within `limit`; the message names `what`.
    pub fn wait(&self, what: &str, limit: Duration, seen: impl Fn() -> bool) {
        let started = Instant::now();
        while !seen() {
            let waited = started.elapsed();
            if waited > limit {
                panic!(
                    "waited {} s in vain until: {what}. The run is {:?}; notices: {:?}; warnings: {:?}; \
                     problem: {:?}; inside: {:?}",
                    waited.as_secs(),
                    self.state(),
                    self.text("notices"),
                    self.text("warnings"),
                    self.text("problem"),
                    self.attribute("inside-state", "data-state"),
                );
            }
            thread::sleep(GLANCE);
        }
    }

    /// Waits until an element is there.
    pub fn wait_for(&self, id: &str) {
        self.wait(&format!("{id} is in the page"), SOON, || self.has(id));
    }

    /// Waits until the page can be used: the start button is there and can be pressed.
    pub fn wait_until_usable(&self) {
        self.wait("the start button can be pressed", SOON, || {
            self.enabled("start")
        });
    }

    /// The state of the run, as the page shows it.
    pub fn state(&self) -> String {
        self.attribute("run-state", "data-state")
    }

    /// Waits for a state of the run.
    pub fn wait_for_state(&self, state: &str, limit: Duration) {
        self.wait(&format!("the run is {state}"), limit, || {
            self.state() == state
        });
    }

    /// The main thread's tasks longer than 50 ms since the page was opened, in milliseconds:
    /// when each began, and how long it took.
    pub fn long_tasks(&self) -> Vec<(f64, f64)> {
        let tasks = self.script("return window.journeyLongTasks", Vec::new());
        let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
        let pair = |task: &Value| (number(&task[0]), number(&task[1]));
        tasks
            .as_array()
            .map_or_else(Vec::new, |tasks| tasks.iter().map(pair).collect())
    }

    /// The addresses of everything the page has fetched so far, workers' loads excluded.
    pub fn fetched(&self) -> Vec<String> {
        let names = self.script(
            "return performance.getEntriesByType('resource').map((entry) => entry.name)",
            Vec::new(),
        );
        let text = |name: &Value| name.as_str().unwrap_or_default().to_owned();
        names
            .as_array()
            .map_or_else(Vec::new, |names| names.iter().map(text).collect())
    }

    /// Whether the page can be scrolled sideways, which it never should.
    pub fn overflows(&self) -> bool {
        self.script(
            "const page = document.scrollingElement; return page.scrollWidth > page.clientWidth",
            Vec::new(),
        ) == Value::Bool(true)
    }

    /// Ends a journey on which nothing may have gone wrong unseen.
    ///
    /// # Panics
    /// If the console has complaints.
    pub fn finish(self) {
        let complaints = self.complaints();
        assert!(complaints.is_empty(), "the console says: {complaints:#?}");
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if thread::panicking() {
            // A broken session must not turn one failure into an abort.
            let traces = std::panic::AssertUnwindSafe(|| self.leave_traces());
            let _ = std::panic::catch_unwind(traces);
        }
        if let Some(client) = self.client.take() {
            let _ = self.runtime.block_on(client.close());
        }
    }
}

/// The selector of an element by its `data-testid`.
fn testid(id: &str) -> String {
    format!("[data-testid=\"{id}\"]")
}
