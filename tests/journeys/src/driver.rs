//! Starting chromedriver, and the commands of Chromium
//! that go beyond the WebDriver standard.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use serde_json::{Value, json};

use crate::visit::Visit;

/// The flags every test in a browser uses; the same file serves wasm-bindgen's test runner.
const FLAGS: &str = include_str!("../../../webdriver.json");

/// Journeys go one after another: they measure times, and two browsers on one small
/// machine would measure each other.
static TURN: Mutex<()> = Mutex::new(());

/// Waits for the journey before this one, however that ended.
pub(crate) fn turn() -> MutexGuard<'static, ()> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A running chromedriver. Ends, with its browser, when dropped.
pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts one on a free port, which it prints.
    ///
    /// # Panics
    /// If there is none, with a sentence on what to do.
    pub fn start() -> Self {
        let program =
            std::env::var_os("CHROMEDRIVER").map_or_else(|| "chromedriver".into(), PathBuf::from);
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!(
                    "{} does not start ({error}); name a chromedriver in CHROMEDRIVER, or run \
                     `cargo xtask test`, which finds or installs one",
                    program.display()
                )
            });
        let output = process.stdout.take().expect("its output is piped");
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let port = lines
            .find_map(|line| {
                let (_, port) = line.split_once("successfully on port ")?;
                port.trim_end_matches('.').parse().ok()
            })
            .expect("chromedriver says its port");
        // What it prints later is read so that it never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Self { process, port }
    }

    /// Where it takes commands.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone after this.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What to ask of the browser for this visit.
pub(crate) fn capabilities(visit: &Visit) -> Capabilities {
    let mut all: Value = serde_json::from_str(FLAGS).expect("webdriver.json is JSON");
    let options = &mut all["goog:chromeOptions"];
    if let Some(chrome) = std::env::var_os("CHROME") {
        options["binary"] = chrome.to_string_lossy().into();
    }
    let flags = options["args"]
        .as_array_mut()
        .expect("webdriver.json has a list of args");
    flags.push(format!("--lang={}", visit.language).into());
    flags.push(format!("--accept-lang={}", visit.language).into());
    all["goog:loggingPrefs"] = json!({ "browser": "ALL" });
    match all {
        Value::Object(all) => all,
        _ => unreachable!("webdriver.json is an object"),
    }
}

/// A command of chromedriver's own: a path below the session, and what to send.
#[derive(Debug)]
pub(crate) struct Own(pub &'static str, pub Value);

impl WebDriverCompatibleCommand for Own {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.0
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.1.to_string()))
    }
}

/// A command of the Chrome DevTools Protocol.
pub(crate) fn devtools(command: &str, parameters: Value) -> Own {
    Own(
        "goog/cdp/execute",
        json!({ "cmd": command, "params": parameters }),
    )
}
