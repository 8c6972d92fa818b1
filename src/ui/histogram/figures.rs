//! What is said of a row and of a bin, and the numbers behind the picture.

use super::layout::three;
use super::scene::{Bars, Row, Scene};
use super::settings::{Scale, Settings};
use crate::ui::chart::csv;
use crate::ui::chart::ticks::short;
use crate::ui::{format, t};

/// A number as sentences and tables write it.
pub fn figure(value: f64) -> String {
    short(three(value))
}

/// A share in 0…1 as percent, without the sign.
pub fn percent(share: f64) -> String {
    // Nearly all is not all.
    let share = match share {
        share if share > 0.999 && share < 1.0 => 0.999,
        share => share,
    };
    figure(share * 100.0)
}

/// A row as a sentence.
pub fn row_sentence(row: &Row) -> String {
    let stats = &row.distribution.stats;
    let mut said = match stats.finite() {
        0 => t!("hist-no-values", name = &*row.name),
        _ => t!(
            "hist-row",
            name = &*row.name,
            mean = figure(stats.mean()),
            std = figure(stats.std()),
            size = figure(stats.mean_abs()),
            norm = figure(stats.norm()),
            zeros = percent(stats.zero_share())
        ),
    };
    if stats.not_finite > 0 {
        said.push(' ');
        said += &t!("hist-broken", count = stats.not_finite);
    }
    said
}

/// A bin as a sentence.
pub fn bin_sentence(bars: &Bars, bin: usize, settings: Settings) -> String {
    let Some(&count) = bars.histogram.counts.get(bin) else {
        return String::new();
    };
    let (from, to) = bars.histogram.edges(bin);
    let share = percent(f64::from(count) / bars.total.max(1) as f64);
    match settings.scale {
        Scale::Linear => t!(
            "hist-bin",
            from = figure(from),
            to = figure(to),
            count = count,
            share = share
        ),
        Scale::Log => t!(
            "hist-bin-log",
            from = figure(10f64.powf(from)),
            to = figure(10f64.powf(to)),
            count = count,
            share = share
        ),
    }
}

/// Texts that stand within a row of the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Within {
    /// Beside the place of 0: how many values are exactly that.
    pub zeros: Option<String>,
    /// Where there are no bars: why.
    pub instead: Option<String>,
    /// Values that are not finite.
    pub broken: Option<String>,
}

/// The texts of a row.
pub fn within(row: &Row, bars: &Bars) -> Within {
    let stats = &row.distribution.stats;
    let empty = bars.extent().is_none();
    Within {
        zeros: (stats.zeros > 0 && !empty)
            .then(|| t!("hist-zeros", share = percent(stats.zero_share()))),
        instead: empty.then(|| match stats.zeros {
            0 => t!("hist-empty-row"),
            count => t!("hist-all-zero", count = count),
        }),
        broken: (stats.not_finite > 0).then(|| t!("hist-broken", count = stats.not_finite)),
    }
}

/// The heads of the table's columns; `notes` are those of the rows' further cells.
pub fn heads(notes: &[String]) -> Vec<String> {
    let mut heads = vec![
        t!("hist-name"),
        t!("hist-count"),
        t!("hist-mean"),
        t!("hist-std"),
        t!("hist-size"),
        t!("hist-norm"),
        t!("hist-zero-share"),
        t!("hist-not-finite"),
        t!("hist-min"),
        t!("hist-max"),
    ];
    heads.extend_from_slice(notes);
    heads
}

/// The cells of a row; the first is its name.
pub fn cells(row: &Row) -> Vec<String> {
    let stats = &row.distribution.stats;
    let some = |value: f64| match stats.finite() {
        0 => "–".to_owned(),
        _ => figure(value),
    };
    let mut cells = vec![
        row.name.clone(),
        format::integer(stats.count),
        some(stats.mean()),
        some(stats.std()),
        some(stats.mean_abs()),
        some(stats.norm()),
        percent(stats.zero_share()),
        format::integer(stats.not_finite),
        some(stats.min),
        some(stats.max),
    ];
    cells.extend(row.notes.iter().cloned());
    cells
}

/// Every number of the scene, unrounded: a line per row, its bins last.
pub fn file(scene: &Scene, notes: &[String]) -> Vec<Vec<String>> {
    let most = scene
        .rows
        .iter()
        .map(|(_, bars)| bars.histogram.counts.len());
    let most = most.max().unwrap_or(0);
    let mut head = heads(notes);
    head.push(match scene.settings.scale {
        Scale::Linear => t!("hist-low"),
        Scale::Log => t!("hist-low-log"),
    });
    head.push(t!("hist-width"));
    head.extend((1..=most).map(|bin| t!("hist-bin-number", number = bin)));
    let lines = scene.rows.iter().map(|(row, bars)| {
        let stats = &row.distribution.stats;
        let mut line = vec![row.name.clone(), stats.count.to_string()];
        let numbers = [
            stats.mean(),
            stats.std(),
            stats.mean_abs(),
            stats.norm(),
            stats.zero_share() * 100.0,
            stats.not_finite as f64,
            stats.min,
            stats.max,
        ];
        line.extend(numbers.map(csv::number));
        line.extend(row.notes.iter().cloned());
        line.push(csv::number(bars.histogram.low));
        line.push(csv::number(bars.histogram.width()));
        line.extend(bars.histogram.counts.iter().map(u32::to_string));
        line
    });
    std::iter::once(head).chain(lines).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::observe::Distribution;
    use crate::ui::palette::style;

    fn row(values: &[f32], settings: Settings) -> (Row, Bars) {
        let seen = Arc::new(Distribution::of(values));
        let bars = Bars::new(&seen, settings);
        let mut row = Row::new("1".into(), "Layer 1".into(), style("relu"), seen);
        row.notes.push("12".into());
        (row, bars)
    }

    #[test]
    fn a_row_is_said_with_everything_that_is_odd_about_it() {
        let settings = Settings::default();
        let (odd, bars) = row(&[0.0, 0.0, 1.0, 2.0, f32::NAN], settings);
        let said = row_sentence(&odd);
        assert!(said.contains("Layer 1") && said.contains("40 %"), "{said}");
        assert!(said.contains("1 value"), "{said}");
        let texts = within(&odd, &bars);
        assert!(texts.instead.is_none() && texts.zeros.is_some() && texts.broken.is_some());
        for values in [&[0.0f32, 0.0][..], &[], &[f32::INFINITY]] {
            let (empty, bars) = row(values, settings);
            assert!(within(&empty, &bars).instead.is_some(), "{values:?}");
        }
    }

    #[test]
    fn a_bin_is_said_in_the_values_own_units() {
        for scale in [Scale::Linear, Scale::Log] {
            let settings = Settings {
                scale,
                bins: 20,
                ..Settings::default()
            };
            let (_, bars) = row(&[0.001, 0.1, 0.1, 0.1], settings);
            let said = bin_sentence(&bars, 19, settings);
            assert!(said.contains("75 %") && said.contains("0.1"), "{said}");
            assert_eq!(bin_sentence(&bars, 20, settings), "");
        }
    }

    #[test]
    fn the_file_has_a_cell_for_every_head_and_the_table_too() {
        let settings = Settings::default();
        let (row, bars) = row(&[-1.0, 0.0, 1.0], settings);
        assert_eq!(cells(&row).len(), heads(&["saturated".into()]).len());
        let scene = Scene {
            title: String::new(),
            label: String::new(),
            settings,
            shared: None,
            rows: vec![(row, bars)],
            picked: None,
        };
        let file = file(&scene, &["saturated".into()]);
        assert_eq!(file[0].len(), file[1].len());
        assert_eq!(file[0].len(), 10 + 1 + 2 + settings.bins);
        let counted: u64 = file[1][13..]
            .iter()
            .map(|n| n.parse::<u64>().unwrap())
            .sum();
        assert_eq!(counted, 2, "the zero is set apart");
    }

    #[test]
    fn nearly_all_is_not_all() {
        assert_eq!(percent(1.0), "100");
        assert_eq!(percent(0.99999), "99.9");
        assert_eq!(percent(0.5), "50");
        assert_eq!(percent(0.0), "0");
    }
}
