//! SimpleNetwork's shape, start values and summary.
