//! Moving through rows and bins by keys.

/// What is pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The row.
    pub row: usize,
    /// The bin in it.
    pub bin: Option<usize>,
}

/// What a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// The cursor goes there.
    To(Cursor),
    /// The cursor goes away.
    Leave,
    /// The row is chosen.
    Pick(usize),
}

/// What a key means where `bins` tells the number of bins of each row.
pub fn pressed(key: &str, cursor: Option<Cursor>, bins: &[usize]) -> Option<Press> {
    let last = bins.len().checked_sub(1)?;
    let Some(Cursor { row, bin }) = cursor else {
        let row = match key {
            "ArrowDown" | "ArrowRight" | "Home" | "PageDown" => 0,
            "ArrowUp" | "ArrowLeft" | "End" | "PageUp" => last,
            _ => return None,
        };
        return Some(Press::To(Cursor { row, bin: None }));
    };
    let row = row.min(last);
    let to = |row: usize| {
        // The bin stays where the next row has as many.
        let bin = bin.and_then(|bin| Some(bin.min(bins[row].checked_sub(1)?)));
        Some(Press::To(Cursor { row, bin }))
    };
    let along = |bin: Option<usize>| {
        let end = bins[row].checked_sub(1);
        let bin = bin.zip(end).map(|(bin, end)| bin.min(end));
        Some(Press::To(Cursor { row, bin }))
    };
    match key {
        "Escape" => Some(Press::Leave),
        "Enter" | " " => Some(Press::Pick(row)),
        "ArrowDown" => to((row + 1).min(last)),
        "ArrowUp" => to(row.saturating_sub(1)),
        "PageDown" => to((row + 10).min(last)),
        "PageUp" => to(row.saturating_sub(10)),
        "ArrowRight" => along(Some(bin.map_or(0, |bin| bin + 1))),
        "ArrowLeft" => along(Some(bin.map_or(usize::MAX, |bin| bin.saturating_sub(1)))),
        "Home" => along(Some(0)),
        "End" => along(Some(usize::MAX)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_through_rows_and_bins_and_stop_at_the_ends() {
        let bins = [40, 40, 0, 40];
        let at = |row, bin| Some(Cursor { row, bin });
        let to = |row, bin| Some(Press::To(Cursor { row, bin }));
        for (key, from, expected) in [
            ("ArrowDown", None, to(0, None)),
            ("ArrowUp", None, to(3, None)),
            ("ArrowDown", at(0, Some(7)), to(1, Some(7))),
            ("ArrowDown", at(1, Some(7)), to(2, None)),
            ("ArrowDown", at(3, Some(7)), to(3, Some(7))),
            ("ArrowUp", at(0, None), to(0, None)),
            ("PageDown", at(0, None), to(3, None)),
            ("ArrowRight", at(1, None), to(1, Some(0))),
            ("ArrowRight", at(1, Some(39)), to(1, Some(39))),
            ("ArrowLeft", at(1, None), to(1, Some(39))),
            ("ArrowLeft", at(1, Some(0)), to(1, Some(0))),
            ("ArrowRight", at(2, None), to(2, None)),
            ("Home", at(3, Some(9)), to(3, Some(0))),
            ("End", at(3, None), to(3, Some(39))),
            ("Enter", at(1, None), Some(Press::Pick(1))),
            (" ", at(9, None), Some(Press::Pick(3))),
            ("Escape", at(1, None), Some(Press::Leave)),
            ("Escape", None, None),
            ("Enter", None, None),
            ("Tab", at(1, None), None),
        ] {
            assert_eq!(pressed(key, from, &bins), expected, "{key} from {from:?}");
        }
        assert_eq!(pressed("ArrowDown", None, &[]), None);
    }
}
