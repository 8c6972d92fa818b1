//! Numbers that somebody published, with their source; `book` is the chapter that the lab follows.

use super::{Fact, cited};

pub fn facts() -> Vec<Fact> {
    vec![cited("published-relu", "81.3", "book")]
}
