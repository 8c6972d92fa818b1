//! Names each step of a command, times it, and streams what it does.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// The numbered steps of one command.
pub struct Steps {
    total: usize,
    begun: usize,
    started: Instant,
}

impl Steps {
    /// A command of `total` steps.
    pub fn new(total: usize) -> Self {
        Self {
            total,
            begun: 0,
            started: Instant::now(),
        }
    }

    /// Runs one step: its name first, its time after it.
    pub fn run<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.begun += 1;
        println!("\n[{}/{}] {name}", self.begun, self.total);
        let started = Instant::now();
        let outcome = work();
        let end = if outcome.is_ok() { "done" } else { "failed" };
        say(&format!("{end} after {}", shown(started.elapsed())));
        outcome
    }

    /// Time since the first step.
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
}

/// One indented line under the current step.
pub fn say(line: &str) {
    println!("      {line}");
}

/// A time as a person reads it.
pub fn shown(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 60.0 {
        format!("{seconds:.1} s")
    } else {
        let whole = seconds.round() as u64;
        format!("{} min {:02} s", whole / 60, whole % 60)
    }
}

/// Runs a program with its output going straight through; `advice` is the sentence
/// for the person whose machine it failed on.
pub fn run(command: &mut Command, advice: &str) -> Result<()> {
    let line = written(command);
    say(&format!("$ {line}"));
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => bail!("`{line}` ended with {status}. {advice}"),
        Err(error) => bail!("`{line}` could not be started ({error}). {advice}"),
    }
}

/// Runs a program quietly and gives what it printed, if it succeeded.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// The command as one would type it.
pub fn written(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    std::iter::once(name)
        .chain(command.get_args())
        .map(|part| part.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_naturally() {
        assert_eq!(shown(Duration::from_millis(3_240)), "3.2 s");
        assert_eq!(shown(Duration::from_secs(247)), "4 min 07 s");
    }

    #[test]
    fn a_failing_program_brings_its_advice() {
        let error = run(&mut Command::new("no-such-program-here"), "Install it.").unwrap_err();
        assert!(error.to_string().ends_with("Install it."));
    }
}
