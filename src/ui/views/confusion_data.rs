//! The confusion matrix as numbers.

/// How many test samples of each class were taken for which class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Confusion {
    /// Names of the classes.
    pub classes: Vec<String>,
    /// Counts, row = true class, column = predicted class.
    pub counts: Vec<u32>,
}

impl Confusion {
    /// The matrix, if there are as many counts as the classes need.
    pub fn new(classes: Vec<String>, counts: Vec<u32>) -> Option<Self> {
        let size = classes.len();
        (size > 0 && counts.len() == size * size).then_some(Self { classes, counts })
    }

    /// Number of classes.
    pub fn size(&self) -> usize {
        self.classes.len()
    }

    /// Samples of class `row` that were taken for class `column`.
    pub fn count(&self, row: usize, column: usize) -> u32 {
        self.counts[row * self.size() + column]
    }

    /// Samples of class `row`.
    pub fn row_total(&self, row: usize) -> u64 {
        (0..self.size())
            .map(|column| u64::from(self.count(row, column)))
            .sum()
    }

    /// Share of the samples of class `row` that were taken for class `column`; NaN if there are none.
    pub fn share(&self, row: usize, column: usize) -> f64 {
        f64::from(self.count(row, column)) / self.row_total(row) as f64
    }

    /// Recall of a class: the share of its samples that were recognised; NaN if there are none.
    pub fn recall(&self, class: usize) -> f64 {
        self.share(class, class)
    }

    /// How dark a cell is, 0 to 10: the square root of its share of the row, so that a
    /// confusion of one in a hundred can still be seen. Only an empty cell is 0.
    pub fn level(&self, row: usize, column: usize) -> u8 {
        let share = self.share(row, column);
        if share.is_finite() {
            (share.sqrt() * 10.0).ceil() as u8
        } else {
            0
        }
    }

    /// The rows of the CSV file: a header, then a line per class with its recall.
    pub fn rows(&self, corner: &str, recall: &str) -> Vec<Vec<String>> {
        let mut rows = Vec::with_capacity(self.size() + 1);
        let head = std::iter::once(corner.to_owned()).chain(self.classes.iter().cloned());
        rows.push(head.chain([recall.to_owned()]).collect());
        for (row, name) in self.classes.iter().enumerate() {
            let counts = (0..self.size()).map(|column| self.count(row, column).to_string());
            let line = std::iter::once(name.clone()).chain(counts);
            let recall = crate::ui::chart::csv::number(self.recall(row));
            rows.push(line.chain([recall]).collect());
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(counts: &[u32]) -> Option<Confusion> {
        Confusion::new(vec!["cat".into(), "dog".into()], counts.to_vec())
    }

    #[test]
    fn shares_and_recall_are_of_the_row() {
        let matrix = matrix(&[90, 10, 1, 99]).expect("four counts");
        assert_eq!(matrix.recall(0), 0.9);
        assert_eq!(matrix.share(1, 0), 0.01);
        assert_eq!(matrix.level(1, 0), 1);
        assert_eq!(matrix.level(0, 0), 10);
        assert_eq!(
            matrix.rows("true", "recall"),
            [
                ["true", "cat", "dog", "recall"],
                ["cat", "90", "10", "0.9"],
                ["dog", "1", "99", "0.99"]
            ]
        );
    }

    #[test]
    fn a_matrix_that_does_not_fit_its_classes_is_none() {
        assert_eq!(matrix(&[1, 2, 3]), None);
        assert_eq!(matrix(&[]), None);
        assert_eq!(Confusion::new(vec![], vec![]), None);
    }

    #[test]
    fn a_class_without_samples_has_no_recall() {
        let matrix = matrix(&[0, 0, 3, 4]).expect("four counts");
        assert!(matrix.recall(0).is_nan());
        assert_eq!(matrix.level(0, 1), 0);
        assert_eq!(matrix.rows("", "")[1][3], "");
    }
}
