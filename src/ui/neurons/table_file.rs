//! The census as a file.

use super::groups::Group;
use crate::ui::chart::csv;
use crate::ui::{t, words};

/// Every row of every group, unrounded.
pub fn file(groups: &[Group]) -> Vec<Vec<String>> {
    let range = |name: String| {
        [
            t!("neurons-least", name = &*name),
            t!("neurons-most", name = name),
        ]
    };
    let mut head = vec![
        t!("results-activation"),
        t!("results-key"),
        t!("neurons-seeds"),
        t!("neurons-steps"),
        t!("neurons-samples"),
        t!("neurons-layer"),
        t!("neurons-width"),
    ];
    let ranges = [
        t!("neurons-dead"),
        t!("neurons-near-dead"),
        t!("neurons-saturated"),
        t!("neurons-constant"),
        t!("neurons-predicted"),
        t!("neurons-measured"),
    ];
    head.extend(ranges.into_iter().flat_map(range));
    head.push(t!("neurons-published"));
    let mut rows = vec![head];
    for group in groups {
        for (at, row) in group.layers.iter().enumerate() {
            let mut cells = vec![
                words::trained(&group.run),
                group.run.activation().key.clone(),
                group.counted.to_string(),
                group.steps.to_string(),
                group.samples.to_string(),
                (at + 1).to_string(),
                row.width.to_string(),
            ];
            for count in [row.dead, row.near_dead, row.saturated, row.constant] {
                cells.extend([count.low.to_string(), count.high.to_string()]);
            }
            let predicted = row
                .predicted
                .map(|span| [span.low, span.high].map(csv::number));
            cells.extend(predicted.unwrap_or_default());
            let measured = group.figures.and_then(|figures| figures.measured);
            let measured = measured.map(|m| [m.low[at].to_string(), m.high[at].to_string()]);
            cells.extend(measured.unwrap_or_default());
            let published = group
                .figures
                .map(|figures| figures.published[at].to_string());
            cells.push(published.unwrap_or_default());
            rows.push(cells);
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::super::groups::groups;
    use super::super::tally::tests::census;
    use super::*;
    use crate::experiment::{ActivationChoice, Experiment, Preset};

    #[test]
    fn the_file_has_a_cell_for_every_head() {
        let big = Experiment::preset(Preset::BigUntrained);
        let gelu = Experiment {
            activations: vec![ActivationChoice::new("gelu")],
            ..big.clone()
        };
        let widths: Vec<_> = big.hidden.iter().map(|&width| (width.min(9), 1)).collect();
        let census = census(&widths);
        let groups = groups(&[(&big, Some(&census)), (&gelu, Some(&census))], false);
        let rows = file(&groups);
        assert_eq!(rows.len(), 15);
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
        // The last layer of the first group: dead 1–1, measured 53–73, published 58.
        assert_eq!(rows[7][7..9], ["1", "1"]);
        assert_eq!(rows[7][17..], ["53", "73", "58"]);
        assert_eq!(rows[14][17..], ["", "", ""]);
    }
}
