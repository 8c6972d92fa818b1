## Explore
explore-title = Explore the functions
explore-lead = Choose functions, move their parameters, and see what becomes of the curve and of its slope. The slope is what training multiplies every gradient by.
explore-train = Train these functions
explore-value = The function
explore-slope = Its derivative
explore-range = The part of the x axis that is shown
explore-from = x from
explore-to = to
explore-left = Left
explore-right = Right
explore-in = Zoom in
explore-out = Zoom out
explore-reset = Reset
explore-draw = Draw other start values
explore-trained = { $function }: { $name } = { $value } (start value; training changes it)
explore-fixed = { $function }: { $name } = { $value }
explore-long = The formula is too long to be read; the chart shows its values.
explore-source = { $year }, { $source }
explore-chapter = Named in the chapter, which gives no other source.
explore-code = Formula and PyTorch code
explore-text = In the language of this page:
explore-pytorch = As a PyTorch module:
math-when = if
math-otherwise = otherwise
family-classic = Classic
family-modern = Fixed shape
family-parametric = Adaptive: a few trained numbers
family-structural = Adaptive: a trained shape, or a layer of its own
family-building = Building block
