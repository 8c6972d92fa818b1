//! What the page knows, as ordinary data, and what it does about everything that
//! happens. No Leptos and no browser: an update changes the value and answers with
//! [`Effect`]s, which [`super::lab`] carries out. So all of it is tested natively.

mod control;
mod devices;
mod events;
mod queue;
mod run;

pub use control::Controls;
pub use devices::{Devices, Slot};
pub use queue::{Intent, RunQueue};
pub use run::{Recent, RunRecord, Shared, Stage};

use crate::experiment::Experiment;
use crate::link::{Link, Notice};
use crate::protocol::{Command, DataProgress, DeviceKind, Problem, RunId};

/// Most messages kept; the oldest go first.
pub const MESSAGES: usize = 30;

/// How long a worker may take to obey Pause, Stop or Reset before it is ended by
/// force, in milliseconds; three steps if they take longer.
pub const OBEY_MS: f64 = 2_000.0;

/// The same before a step's length is known: the first step on WebGPU compiles shaders.
pub const OBEY_FIRST_STEP_MS: f64 = 30_000.0;

/// How long a worker may take to say hello, in milliseconds.
pub const HELLO_MS: u32 = 90_000;

/// What the browser side has to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Start a worker.
    Spawn(DeviceKind),
    /// End a worker by force.
    Terminate(DeviceKind),
    /// Send a command to a worker that has said hello.
    Send(DeviceKind, Command),
    /// Ask the browser for its WebGPU adapter.
    AskAdapter,
    /// Come back with this timer after so many milliseconds.
    Wait(u32, Timer),
}

/// Something that was waited for. Each carries a number that is stale if the wait is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timer {
    /// A worker should have said hello.
    Hello(DeviceKind, u32),
    /// A worker should have obeyed.
    Obey(u32),
    /// The race of the devices should be over.
    Race(u32),
}

/// Something to tell the student.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// About the link that was opened.
    Link(Notice),
    /// A worker's warning.
    Warning(Problem),
    /// WebGPU failed; the run goes on on the CPU after this many epochs.
    FellBack(Problem, u32),
    /// The CPU worker failed; a new one goes on after this many epochs.
    Restarted(Problem, u32),
    /// A worker did not obey and was ended; the run stands after this many epochs.
    Unresponsive(u32),
    /// Page and worker are of different versions.
    Versions {
        /// The page's.
        page: u32,
        /// The worker's.
        worker: u32,
    },
}

/// A message and its number, by which it is dismissed.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Its number.
    pub id: u32,
    /// What it says.
    pub message: Message,
}

/// What the page knows.
#[derive(Clone, Debug, Default)]
pub struct LabState {
    /// What is shown, and the experiment as it is set now.
    pub link: Link,
    /// What the student is told, oldest first.
    pub messages: Vec<Told>,
    /// The experiment under way or done, with its runs.
    pub queue: Option<RunQueue>,
    /// How far the data has come.
    pub data: Option<DataProgress>,
    /// The workers and which of them trains.
    pub devices: Devices,
    /// Address of the folder with the data files.
    pub data_base: String,
    /// What a worker was told to do and has not yet confirmed.
    awaiting: Option<Awaiting>,
    last_number: u32,
}

/// A command that a worker has yet to obey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Awaiting {
    run: RunId,
    kind: DeviceKind,
    number: u32,
    what: Order,
}

/// The commands that are waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Pause,
    Stop,
    Reset,
}

impl LabState {
    /// A page that shows `link`.
    pub fn new(link: Link, notices: Vec<Notice>, data_base: String) -> Self {
        let mut state = Self {
            data_base,
            ..Self::default()
        };
        state.follow(link, notices);
        state
    }

    /// Shows a link. A run under way goes on; it keeps the settings it began with.
    pub fn follow(&mut self, link: Link, notices: Vec<Notice>) {
        self.link = link;
        // What an earlier link had to say is of no more use.
        self.messages
            .retain(|told| !matches!(told.message, Message::Link(_)));
        for notice in notices {
            self.tell(Message::Link(notice));
        }
    }

    /// Changes the experiment that the next start trains. A preset stays named, for
    /// the link then says what differs from it.
    pub fn edit(&mut self, change: impl FnOnce(&mut Experiment)) {
        change(&mut self.link.experiment);
    }

    /// Removes a message.
    pub fn dismiss(&mut self, id: u32) {
        self.messages.retain(|told| told.id != id);
    }

    /// The runs, oldest first.
    pub fn runs(&self) -> &[RunRecord] {
        self.queue.as_ref().map_or(&[], |queue| &queue.runs)
    }

    /// The run that is trained, or was trained last.
    pub fn current(&self) -> Option<&RunRecord> {
        self.queue.as_ref().map(RunQueue::current)
    }

    /// Whether the settings differ from those of the experiment under way.
    pub fn edited(&self) -> bool {
        self.queue
            .as_ref()
            .is_some_and(|queue| queue.experiment != self.link.experiment)
    }

    fn tell(&mut self, message: Message) {
        if self.messages.iter().any(|told| told.message == message) {
            return;
        }
        if self.messages.len() == MESSAGES {
            self.messages.remove(0);
        }
        let id = self.number();
        self.messages.push(Told { id, message });
    }

    /// A number not used before.
    fn number(&mut self) -> u32 {
        self.last_number = self.last_number.wrapping_add(1);
        self.last_number
    }
}

#[cfg(test)]
mod tests;
