//! One file for each chapter.

mod choosing;
mod comparing;
mod designing;
mod functions;
mod history;
mod network;
mod neurons;
mod outputs;
mod research;
mod slopes;
mod start;
mod training;
mod why;

pub use choosing::CHOOSING;
pub use comparing::COMPARING;
pub use designing::DESIGNING;
pub use functions::FUNCTIONS;
pub use history::HISTORY;
pub use network::NETWORK;
pub use neurons::NEURONS;
pub use outputs::OUTPUTS;
pub use research::RESEARCH;
pub use slopes::SLOPES;
pub use start::START;
pub use training::TRAINING;
pub use why::WHY;
