//! A small f64 network that every engine is tested against.
