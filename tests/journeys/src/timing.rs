//! The CPU worker asked to time itself, for the benchmarks.

use std::time::Duration;

use activation_lab::experiment::Experiment;
use activation_lab::protocol::{Command, Event, Problem, from_bytes, to_bytes};

use crate::{Page, Visit};

/// Steps that are timed at once.
pub const STEPS: u32 = 60;

/// A page with nothing but the CPU worker of the site in it.
pub struct Bench {
    /// The page.
    pub page: Page,
}

impl Bench {
    /// Starts the worker.
    ///
    /// # Panics
    /// The worker does not load.
    pub fn open() -> Self {
        let page = Page::open(Visit::new(""));
        page.allow_scripts(Duration::from_secs(120));
        let worker = "const done = arguments[arguments.length - 1];
            window.worker = new Worker('./worker_cpu_loader.js', { type: 'module' });
            window.worker.onmessage = () => done('ready');
            window.worker.onerror = (error) => done('the worker does not load: ' + error.message);";
        assert_eq!(page.script_async(worker, Vec::new()), "ready");
        Self { page }
    }

    /// Milliseconds per training step, timed by the worker as it does before the page chooses
    /// a device.
    ///
    /// # Panics
    /// The worker answers anything else.
    pub fn step(&self, experiment: Experiment) -> f64 {
        let command = Command::Probe {
            run: 1,
            experiment: Box::new(experiment),
            steps: STEPS,
        };
        let probed = self.page.script_async(
            "const done = arguments[arguments.length - 1];
             window.worker.onmessage = (event) => done(Array.from(event.data));
             window.worker.postMessage(new Uint8Array(arguments[0]));",
            vec![to_bytes(&command).into()],
        );
        let bytes = probed.as_array().expect("a message is bytes").iter();
        let bytes: Vec<u8> = bytes
            .filter_map(|byte| byte.as_u64()?.try_into().ok())
            .collect();
        match from_bytes(&bytes) {
            Ok(Event::Probed { probe, .. }) => probe.ms_per_step,
            answer => panic!("no time, but: {answer:?}"),
        }
    }

    /// The address of the site's data files.
    pub fn data_base(&self) -> String {
        let base = self.page.script("return document.baseURI;", Vec::new());
        format!("{}data/fashion-mnist/", base.as_str().unwrap_or_default())
    }

    /// Sends commands and waits until the worker says `last`; the milliseconds that took.
    ///
    /// # Panics
    /// The run fails, or the worker does not say it in time.
    pub fn until(&self, commands: &[Command], last: &[u8]) -> f64 {
        let failed = to_bytes(&Event::Failed {
            run: 1,
            problem: Problem::Panic {
                detail: String::new(),
            },
        })[0];
        let commands: Vec<Vec<u8>> = commands.iter().map(to_bytes).collect();
        let answer = self.page.script_async(
            "const [commands, last, failed, done] = arguments;
             const start = performance.now();
             window.worker.onmessage = (event) => {
                 const bytes = event.data;
                 if (bytes[0] === failed) done('the run failed');
                 if (bytes.length === last.length && last.every((byte, i) => byte === bytes[i])) {
                     done(performance.now() - start);
                 }
             };
             for (const command of commands) window.worker.postMessage(new Uint8Array(command));",
            vec![commands.into(), last.to_vec().into(), failed.into()],
        );
        answer
            .as_f64()
            .unwrap_or_else(|| panic!("no time, but: {answer}"))
    }
}

/// The middle one of some times.
///
/// # Panics
/// There are none.
pub fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
