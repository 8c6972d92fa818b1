//! Claims of the chapter that are worth checking.

use crate::course::Exercise;

/// All of them, in order.
pub const ALL: &[Exercise] = &[];
