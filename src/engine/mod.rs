//! Training on Burn.
