//! The session: takes commands, runs them, emits events.
