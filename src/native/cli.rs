//! The command line: `lab run`, `lab neurons`, `lab gradients`, `lab eval`, `lab serve`.
//!
//! Exit codes: 0 done, 1 ran and failed, 2 bad usage. Errors are one sentence on
//! standard error that says what to do; standard output has results only.

#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};

use super::eval::{Form, evaluate, instance, printed};
#[cfg(feature = "train")]
use super::report::Report;
#[cfg(feature = "train")]
use super::run::Wanted;
use super::serve::{self, serve};
use crate::activation::{self, InstanceError};
use crate::experiment::Experiment;
#[cfg(feature = "train")]
use crate::experiment::Preset;

/// Activation functions, tried out.
#[derive(Parser)]
#[command(name = "lab", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Trains a link's experiment and prints its figures.
    #[cfg(feature = "train")]
    Run {
        #[command(flatten)]
        what: What,
        /// Adds what each layer's weights and gradients do in each epoch (with --json).
        #[arg(long)]
        metrics: bool,
    },
    /// Counts dead, near-dead, saturated and constant neurons over the training set, after
    /// training.
    #[cfg(feature = "train")]
    Neurons {
        #[command(flatten)]
        what: What,
        /// Counts those of the fresh network; the preset big-untrained always does.
        #[arg(long)]
        untrained: bool,
    },
    /// Looks at the gradients of a fresh network on one batch, layer by layer.
    #[cfg(feature = "train")]
    Gradients {
        #[command(flatten)]
        what: What,
    },
    /// Evaluates a function and its derivative in double precision.
    Eval {
        /// A key such as prelu, or a formula such as 'x*sigmoid(x)'.
        #[arg(value_name = "KEY_OR_FORMULA")]
        key: String,
        /// The points, joined with commas: --x=-1,0,1.
        #[arg(
            long,
            value_name = "NUMBERS",
            required_unless_present = "print",
            value_delimiter = ',',
            allow_hyphen_values = true,
            value_parser = finite
        )]
        x: Vec<f64>,
        /// A parameter's value: --set a=0.25. May be repeated.
        #[arg(long, value_name = "NAME=NUMBER", value_parser = setting)]
        set: Vec<(String, f64)>,
        /// The seed of parameters that are drawn.
        #[arg(long, default_value_t = Experiment::default().seed)]
        seed: u64,
        /// Prints the function in another form instead of its values.
        #[arg(long, value_enum, value_name = "FORM", conflicts_with_all = ["x", "json"])]
        print: Option<Form>,
        /// Prints JSON instead of a table.
        #[arg(long)]
        json: bool,
    },
    /// Serves the built site on this computer.
    Serve {
        /// The folder with the built site.
        #[arg(default_value = "dist")]
        dir: PathBuf,
        /// The port; 0 takes a free one.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Where the site appears, for a site built with --public-url.
        #[arg(long, default_value = "/")]
        prefix: String,
    },
}

/// An experiment, and how to run it.
#[cfg(feature = "train")]
#[derive(clap::Args)]
struct What {
    /// A link of the page, or its query: 'act=gelu&epochs=3', 'preset=book-table'.
    link: String,
    /// The folder with the four .gz files of Fashion-MNIST.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Prints JSON instead of a table.
    #[arg(long)]
    json: bool,
    /// Runs done at the same time, each on one thread.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = threads)]
    threads: usize,
}

/// Why the command did not do what was asked: a sentence, and the exit code.
enum Failure {
    /// It ran and failed.
    Failed(String),
    /// It was not asked for something it can do.
    Usage(String),
    /// The reader of standard output has gone (`lab … | head`).
    Closed,
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            _ => Self::Failed(format!("the result could not be written ({error})")),
        }
    }
}

/// Runs the process's arguments.
pub fn main() -> ExitCode {
    // Not locked: the threads of `lab run` write to standard error too.
    ExitCode::from(run(
        std::env::args_os(),
        &mut io::stdout(),
        &mut io::stderr(),
    ))
}

/// Runs the given arguments, the program's name first; the exit code.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let done = match Cli::try_parse_from(arguments) {
        Ok(cli) => execute(cli.command, out, err),
        Err(error) if error.exit_code() == 0 => {
            write!(out, "{}", error.render()).map_err(Failure::from)
        }
        Err(error) => Err(Failure::Usage(sentence(&error))),
    };
    let (code, said) = match done {
        Ok(()) | Err(Failure::Closed) => return 0,
        Err(Failure::Failed(said)) => (1, said),
        Err(Failure::Usage(said)) => (2, said),
    };
    // If standard error is closed, the exit code has to do.
    writeln!(err, "lab: {said}").ok();
    code
}

/// Clap's first paragraph as one line, and where to read on.
fn sentence(error: &clap::Error) -> String {
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        return "say what to do: lab run, lab neurons, lab gradients, lab eval or lab serve; lab --help tells more".to_owned();
    }
    let text = error.render().to_string();
    let first: Vec<&str> = text
        .lines()
        .take_while(|line| !line.is_empty())
        .map(str::trim)
        .collect();
    let first = first.join(" ");
    let first = first.strip_prefix("error: ").unwrap_or(&first);
    format!("{first}; lab --help tells more")
}

// Only `run` has anything to say on the side.
#[cfg_attr(not(feature = "train"), allow(unused_variables))]
fn execute(command: Command, out: &mut dyn Write, err: &mut dyn Write) -> Result<(), Failure> {
    match command {
        #[cfg(feature = "train")]
        Command::Run { what, metrics } => {
            let report = report(&what, |_| Wanted::Training { metrics }, err)?;
            write_report(&report, what.json, Report::table, out)
        }
        #[cfg(feature = "train")]
        Command::Neurons { what, untrained } => {
            let wanted = |experiment: &Experiment| Wanted::Neurons {
                fresh: untrained || experiment.preset == Some(Preset::BigUntrained),
            };
            let report = report(&what, wanted, err)?;
            write_report(&report, what.json, Report::neurons_table, out)
        }
        #[cfg(feature = "train")]
        Command::Gradients { what } => {
            let report = report(&what, |_| Wanted::Layers, err)?;
            write_report(&report, what.json, Report::gradients_table, out)
        }
        Command::Eval {
            key,
            x,
            set,
            seed,
            print,
            json,
        } => {
            let instance =
                instance(&key, set.into_iter().collect()).map_err(|error| unusable(&error))?;
            if let Some(form) = print {
                return Ok(writeln!(out, "{}", printed(&instance, form))?);
            }
            let found = evaluate(&instance, x, seed);
            match json {
                true => write_json(&found, out),
                false => Ok(write!(out, "{}", found.table())?),
            }
        }
        Command::Serve { dir, port, prefix } => {
            let shown = dir.display().to_string();
            let server = serve(serve::Options {
                port,
                prefix,
                ..serve::Options::new(dir)
            });
            let server = server.map_err(|error| Failure::Failed(unserved(&shown, port, &error)))?;
            writeln!(out, "{shown} is at {} until Ctrl+C", server.url())?;
            out.flush()?;
            server.wait();
            Ok(())
        }
    }
}

/// Does what is wanted with a link's experiment.
#[cfg(feature = "train")]
fn report(
    what: &What,
    wanted: impl Fn(&Experiment) -> Wanted,
    err: &mut dyn Write,
) -> Result<Report, Failure> {
    use super::run::{self, RunError};
    use crate::experiment::DeviceChoice;
    use crate::link::{Notice, decode};
    use crate::network::NetworkError;

    let (link, notices) = decode(&what.link);
    for notice in notices {
        // In the page a wrong name leads to the course; here it is all that was said.
        if let Notice::UnknownPage { given } = notice {
            return Err(Failure::Usage(format!(
                "“{given}” is no link; give one of the page's links, or a query such as 'act=relu&epochs=3'"
            )));
        }
        writeln!(err, "lab: {notice}").ok();
    }
    if link.experiment.device == DeviceChoice::Webgpu {
        writeln!(err, "lab: the native command computes on the CPU").ok();
    }
    let say = |line: &str| eprintln!("{line}");
    let wanted = wanted(&link.experiment);
    let (data, threads) = (what.data.as_deref(), what.threads);
    run::run(link.experiment, wanted, data, threads, &say).map_err(|error| match error {
        RunError::Experiment(NetworkError::Activation(error)) => unusable(&error),
        RunError::Experiment(error) => Failure::Usage(error.to_string()),
        RunError::Data(error) => Failure::Failed(error.to_string()),
    })
}

/// Writes a report; a run that failed makes the command fail.
#[cfg(feature = "train")]
fn write_report(
    report: &Report,
    json: bool,
    table: fn(&Report) -> String,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    match json {
        true => write_json(report, out)?,
        false => write!(out, "{}", table(report))?,
    }
    let failed = report.runs.iter().find_map(|run| {
        let error = run.error.as_ref()?;
        Some(format!("{}: {error}", run.name()))
    });
    failed.map_or(Ok(()), |said| Err(Failure::Failed(said)))
}

/// What is wrong with an activation, and which ones or which parameters there are.
fn unusable(error: &InstanceError) -> Failure {
    let known: Vec<String> = match error {
        InstanceError::UnknownActivation { .. } => {
            activation::all().iter().map(|a| a.key.to_owned()).collect()
        }
        InstanceError::UnknownParameter { key, .. } => activation::find(key)
            .map(|found| {
                found
                    .formula()
                    .parameters
                    .into_iter()
                    .map(|p| p.name)
                    .collect()
            })
            .unwrap_or_default(),
        InstanceError::NotFinite { .. } | InstanceError::Formula { .. } => {
            return Failure::Usage(error.to_string());
        }
    };
    Failure::Usage(match known.is_empty() {
        true => format!("{error}; leave it out"),
        false => format!("{error}; choose from {}", known.join(", ")),
    })
}

fn write_json(value: &impl serde::Serialize, out: &mut dyn Write) -> Result<(), Failure> {
    let text = serde_json::to_string(value).map_err(io::Error::from)?;
    Ok(writeln!(out, "{text}")?)
}

fn unserved(dir: &str, port: u16, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => format!(
            "there is no folder {dir}; build the site with cargo xtask build, or name its folder"
        ),
        io::ErrorKind::AddrInUse => {
            format!("port {port} is taken; choose another with --port, or 0 for a free one")
        }
        _ => format!("{dir} cannot be served on port {port} ({error})"),
    }
}

fn finite(text: &str) -> Result<f64, String> {
    match text.trim().parse() {
        Ok(value) if f64::is_finite(value) => Ok(value),
        _ => Err("not a finite number".to_owned()),
    }
}

fn setting(text: &str) -> Result<(String, f64), String> {
    let (name, value) = text.split_once('=').ok_or("write it as NAME=NUMBER")?;
    Ok((name.trim().to_owned(), finite(value)?))
}

#[cfg(feature = "train")]
fn threads(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(threads @ 1..=256) => Ok(threads),
        _ => Err("not a number from 1 to 256".to_owned()),
    }
}
