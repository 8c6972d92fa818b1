//! What is asked of the browser rather than of the page: how it is slowed down, shown, measured.

use std::thread;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::Page;
use crate::driver::{Own, devtools};
use crate::visit::{self, Slow, Visit};

impl Page {
    /// Runs a script in every document before anything else.
    pub(super) fn before_all(&self, script: &str) {
        self.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        );
    }

    /// Imitates a slower machine and network.
    pub(super) fn slow_down(&self, slow: Slow) {
        self.devtools(
            "Emulation.setCPUThrottlingRate",
            json!({ "rate": slow.times }),
        );
        if let Some(megabits) = slow.megabits {
            self.devtools("Network.enable", json!({}));
            let bytes = megabits * 1e6 / 8.0;
            self.devtools(
                "Network.emulateNetworkConditions",
                json!({
                    "offline": false,
                    "latency": slow.latency,
                    "downloadThroughput": bytes,
                    "uploadThroughput": bytes,
                }),
            );
        }
    }

    /// Has the system ask for colours and motion as the visit says.
    pub(super) fn prefer(&self, visit: &Visit) {
        let scheme = if visit.dark { "dark" } else { "light" };
        let motion = if visit.still {
            "reduce"
        } else {
            "no-preference"
        };
        self.devtools(
            "Emulation.setEmulatedMedia",
            json!({ "features": [
                { "name": "prefers-color-scheme", "value": scheme },
                { "name": "prefers-reduced-motion", "value": motion },
            ] }),
        );
    }

    /// Gives the window's inside another size, in CSS pixels.
    pub fn resize(&self, (width, height): (u32, u32)) {
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        );
    }

    /// Shows the page as it is printed, on paper of 700 CSS pixels: A4 or Letter less its margins.
    pub fn on_paper(&self) {
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
        self.resize((700, 1000));
    }

    /// What the browser's console has said since it was last asked: errors, refusals of the
    /// Content-Security-Policy among them, and files that could not be loaded.
    pub fn complaints(&self) -> Vec<String> {
        let log = self
            .runtime
            .block_on(
                self.client()
                    .issue_cmd(Own("se/log", json!({ "type": "browser" }))),
            )
            .expect("chromedriver gives the console's lines");
        let line = |entry: &Value| {
            (entry["level"] == "SEVERE")
                .then(|| entry["message"].as_str().unwrap_or_default().to_owned())
        };
        log.as_array()
            .map_or_else(Vec::new, |log| log.iter().filter_map(line).collect())
    }

    /// Ends the browser's GPU process, as a crashing driver would: every WebGPU device is lost.
    pub fn lose_gpu(&self) {
        self.devtools("Browser.crashGpuProcess", json!({}));
    }

    /// The bytes that the page's scripts hold, once what nobody holds any more is collected: what
    /// lies about uncollected depends on the machine, not on the page.
    pub fn script_memory(&self) -> f64 {
        self.devtools("HeapProfiler.collectGarbage", json!({}));
        let usage = self.devtools("Runtime.getHeapUsage", json!({}));
        usage["usedSize"]
            .as_f64()
            .unwrap_or_else(|| panic!("no size in {usage}"))
    }

    /// Why the browser would not put the page on a home screen.
    pub fn not_installable(&self) -> Vec<String> {
        let answer = self.devtools("Page.getInstallabilityErrors", json!({}));
        let errors = answer["installabilityErrors"].as_array();
        let id = |error: &Value| error["errorId"].as_str().unwrap_or_default().to_owned();
        errors.map_or_else(Vec::new, |errors| errors.iter().map(id).collect())
    }

    /// Lets the site store no more than this many bytes in the browser.
    pub fn limit_storage(&self, bytes: u32) {
        let origin = self.string("return location.origin");
        self.devtools(
            "Storage.overrideQuotaForOrigin",
            json!({ "origin": origin, "quotaSize": bytes }),
        );
    }

    /// A command of the Chrome DevTools Protocol, and its answer.
    pub(super) fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.runtime
            .block_on(self.client().issue_cmd(devtools(command, parameters)))
            .unwrap_or_else(|error| panic!("{command} failed: {error}"))
    }

    /// Leaves a picture of the page and the console's lines for whoever repairs it.
    pub(super) fn leave_traces(&self) {
        let folder = visit::target().join("journeys");
        let name = thread::current()
            .name()
            .unwrap_or("journey")
            .replace("::", "-");
        let _ = std::fs::create_dir_all(&folder);
        // Not by WebDriver's own screenshot, which shows only what has been scrolled to.
        let picture = self.runtime.block_on(self.client().issue_cmd(devtools(
            "Page.captureScreenshot",
            json!({ "captureBeyondViewport": true }),
        )));
        if let Ok(picture) = picture
            && let Some(Ok(bytes)) = picture["data"]
                .as_str()
                .map(|data| BASE64_STANDARD.decode(data))
        {
            let file = folder.join(format!("{name}.png"));
            if std::fs::write(&file, bytes).is_ok() {
                println!("screenshot: {}", file.display());
            }
        }
        println!("address: {}", self.string("return location.href"));
        println!("console: {:#?}", self.complaints());
    }
}
