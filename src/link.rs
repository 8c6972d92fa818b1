//! The experiment written out as a link, and read back.
