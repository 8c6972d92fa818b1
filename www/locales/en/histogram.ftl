## Histograms in rows
hist-label = { $title }. Histograms. Move through the rows with the up and down arrow keys, through the bins of a row with left and right, Home and End; Escape leaves.
hist-label-pick = { $title }. Histograms. Move through the rows with the up and down arrow keys, through the bins of a row with left and right, Home and End; Enter chooses a row, Escape leaves.
hist-hint = Point at a row, or use the arrow keys, to read it.
hist-row = { $name }: mean { $mean }, standard deviation { $std }, mean |v| { $size }, norm { $norm }, exactly 0: { $zeros } %.
hist-no-values = { $name }: no finite values.
hist-broken = { $count ->
    [one] 1 value is not finite.
   *[other] { $count } values are not finite.
}
hist-bin = { $count ->
    [one] 1 value ({ $share } %) lies between { $from } and { $to }.
   *[other] { $count } values ({ $share } %) lie between { $from } and { $to }.
}
hist-bin-log = { $count ->
    [one] 1 value ({ $share } %) has a size between { $from } and { $to }.
   *[other] { $count } values ({ $share } %) have sizes between { $from } and { $to }.
}
hist-zeros = { $share } % are 0
hist-all-zero = all { $count } values are exactly 0
hist-empty-row = no finite values
hist-log-label = |{ $label }|, logarithmic
hist-name = Name
hist-count = Values
hist-mean = Mean
hist-std = Standard deviation
hist-size = Mean |v|
hist-norm = Norm
hist-zero-share = Exactly 0, %
hist-not-finite = Not finite
hist-min = Smallest
hist-max = Largest
hist-low = Left edge of bin 1
hist-low-log = Left edge of bin 1, log₁₀|v|
hist-width = Width of a bin
hist-bin-number = Bin { $number }
