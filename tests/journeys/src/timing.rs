//! The CPU worker asked to time itself, for the benchmarks.

use std::time::Duration;

use activation_lab::experiment::Experiment;
use activation_lab::protocol::{Command, Event, from_bytes, to_bytes};

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
}

/// The middle one of some times.
///
/// # Panics
/// There are none.
pub fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
