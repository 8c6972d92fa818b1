//! Numbers that somebody published, of the first six chapters.

use super::{Fact, cited};

pub fn facts() -> Vec<Fact> {
    vec![
        cited("test-images", "10,000", "xiao2017"),
        cited("text-momentum", "0.9", "book"),
        cited("surveyed-functions", "400", "kunc2024"),
        cited("book-functions", "500", "book"),
    ]
}
