## Charts
chart-empty = No data yet.
chart-label = { $title }. Chart. Move through the points with the left and right arrow keys, Home and End; Escape leaves.
chart-legend = Curves: press to hide or show
chart-log = Logarithmic axis
chart-save-image = Save image
chart-save-csv = Save CSV
chart-table = Show the numbers as a table
chart-table-part = { $shown } of { $total } rows, evenly spread; the CSV file has all of them.
