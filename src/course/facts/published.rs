//! Numbers that somebody published, with their source; `book` is the chapter that the lab follows.

use super::{Fact, cited};

/// The book's table of functions: test accuracy in percent, test loss. One run each.
const TABLE: [[&str; 4]; 13] = [
    row(
        "published-sigmoid",
        "10.0",
        "published-loss-sigmoid",
        "2.30",
    ),
    row("published-tanh", "82.3", "published-loss-tanh", "0.50"),
    row("published-relu", "81.3", "published-loss-relu", "0.52"),
    row("published-gelu", "80.5", "published-loss-gelu", "0.54"),
    row("published-mish", "81.9", "published-loss-mish", "0.51"),
    row(
        "published-leaky-relu",
        "80.8",
        "published-loss-leaky-relu",
        "0.55",
    ),
    row("published-silu", "78.3", "published-loss-silu", "0.59"),
    row(
        "published-hardswish",
        "76.7",
        "published-loss-hardswish",
        "0.64",
    ),
    row("published-swish", "78.5", "published-loss-swish", "0.59"),
    row("published-prelu", "86.0", "published-loss-prelu", "0.40"),
    row("published-rrelu", "81.5", "published-loss-rrelu", "0.52"),
    row("published-telu", "86.2", "published-loss-telu", "0.39"),
    row("published-staf", "85.4", "published-loss-staf", "0.44"),
];

/// What else the book prints.
const MORE: [(&str, &str); 20] = [
    // The same table, seconds of a run.
    ("published-seconds-relu", "115.2"),
    ("published-seconds-gelu", "115.2"),
    ("published-seconds-staf", "270.2"),
    // Dead neurons, hidden layer by hidden layer.
    ("published-dead-relu", "0, 6, 13, 5"),
    ("published-dead-big", "0, 0, 6, 15, 113, 102, 58"),
    ("published-dead-big-last", "45.3"),
    // Without a method or a source.
    ("published-index-relu", "1.78"),
    ("published-index-gelu", "0.92"),
    ("published-index-mish", "0.61"),
    ("published-variance", "42"),
    ("published-divergence", "0.12"),
    ("published-tail", "2.3"),
    ("published-curvature", "0.1"),
    ("published-tanh-top", "0.9"),
    ("published-gain-least", "1.1"),
    ("published-gain-second", "12"),
    ("published-gain-third", "15"),
    ("published-gain-fourth", "23"),
    ("published-gain-fifth", "37"),
    ("published-gain-most", "89"),
];

const fn row(
    accuracy: &'static str,
    percent: &'static str,
    loss: &'static str,
    value: &'static str,
) -> [&'static str; 4] {
    [accuracy, percent, loss, value]
}

pub fn facts() -> Vec<Fact> {
    let table = TABLE.iter().flat_map(|[accuracy, percent, loss, value]| {
        [cited(accuracy, percent, "book"), cited(loss, value, "book")]
    });
    let more = MORE.iter().map(|(name, text)| cited(name, text, "book"));
    table.chain(more).collect()
}
