//! A session inside a web worker.
