## Charts
chart-empty = No data yet.
chart-label = { $title }. Chart. Move through the points with the left and right arrow keys, Home and End; Escape leaves.
chart-legend = Curves: press to hide or show
chart-log = Logarithmic axis
chart-save-image = Save image
chart-save-csv = Save CSV
chart-table = Show the numbers as a table
chart-table-part = { $shown } of { $total } rows, evenly spread; the CSV file has all of them.

## Confusion matrix
matrix-title = Confusion matrix
matrix-label = Confusion matrix. Move through the cells with the arrow keys.
matrix-caption = Rows: true class. Columns: predicted class. The shade is the share of the row, on a square-root scale.
matrix-corner = true ↓ predicted →
matrix-recall = Recall, %
matrix-empty = The matrix appears after the first epoch.
matrix-hint = Point at a cell, or use the arrow keys, to read it as a sentence.
matrix-right = { $count } images of { $truth } were recognised: { $share } % of the class.
matrix-wrong = { $count } images of { $truth } were taken for { $predicted }: { $share } % of the class.

## Images
images-empty = The images appear once the data has arrived.
images-samples = Sample images of each class
images-predictions = Test images
images-no-predictions = The predictions appear after the first epoch.
images-only-wrong = Only mistakes
images-all-right = No mistakes among the images shown.
images-right = right
images-wrong = wrong: { $truth }
images-confidence = Predicted probability of { $class }

## Network summary
summary-title = Network summary
summary-empty = No network yet.
summary-layer = Layer
summary-output = Output shape
summary-parameters-column = Parameters
summary-mult-adds = Mult-adds
summary-total = Total
summary-shape = (batch, { $width })
summary-parameters = { $count ->
    [one] { $count } trainable parameter.
   *[other] { $count } trainable parameters.
}
summary-cost = { $millions } M multiply-adds per image; the parameters take { $megabytes } MB as 32-bit floats.

## Results
results-title = Results
results-empty = A row appears when a run has finished an epoch.
results-activation = Activation
results-key = Key
results-seed = Seed
results-accuracy = Test accuracy, %
results-r2 = Test R²
results-place = Place
results-book = book: { $figure }
results-published = Published, %
results-measured = Measured range, %
results-difference = Difference, points
results-loss = Test loss
results-seconds = Time, s
results-epochs = Epochs
results-learned = Learned numbers
results-device = Device
results-seeds = mean of { $count } seeds (min–max)
results-diverged = diverged
results-some-diverged = { $diverged } of { $runs } runs diverged; not in the mean
results-note = A place such as 2–5 means that the differences among those rows are inside the noise. With two seeds or more on both sides Welch’s test decides, at one error in twenty, and less than { $least } points count as nothing. With a single seed, { $noise } points either way count as noise, which is what SiLU alone showed over four seeds.
results-printed-note = Published: the chapter’s table. Measured range: the same recipe run again with four seeds.
