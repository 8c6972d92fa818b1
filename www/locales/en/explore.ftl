## Explore
explore-title = Explore the functions
explore-lead = Choose functions, move their parameters, and see what becomes of the curve and of its slope. The slope is what training multiplies every gradient by.
explore-train = Train these functions
explore-curves = Curves and slopes
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
explore-unreadable = The formula { $key } cannot be read: { $problem }
explore-source = { $year }, { $source }
explore-chapter = Named in the chapter, which gives no other source.
explore-known = In use, and checked against the requirements
explore-code = Formula and PyTorch code
explore-text = In the language of this page:
explore-pytorch = As a PyTorch module:
explore-two = Two neurons’ outputs added, f(x) + f(y), for inputs on a 100 × 100 grid; and how steep that surface is. A flat part passes no gradient on.
explore-which = Function
family-classic = Classic
family-modern = Fixed shape
family-parametric = Adaptive: a few trained numbers
family-structural = Adaptive: a trained shape, or a layer of its own
family-building = Building block

## The property card
facts-title = Properties, computed from the formula
facts-several = A function of several linear maps is a layer; the card is for functions of one number.
fact-caution = Caution
fact-wild = The function swings too fast or breaks too often to be searched completely.
fact-undefined = Undefined on
fact-range = Values
fact-from-to = from { $low } to { $high }
fact-attained = { $value } (at x = { $at })
fact-attained-on = { $value } (on { $on })
fact-approached = { $value } (approached, not reached, as x → { $at })
fact-no-highest = +∞
fact-no-lowest = −∞
fact-found = { $value } (seen at x = { $at })
fact-nowhere = nowhere defined
fact-unknown = cannot be told
fact-more = ; and { $count } more
fact-ends = Far out
fact-left-right = left: { $left }; right: { $right }
end-limit = tends to { $value }
end-line = a straight line of slope { $slope }
end-faster = grows faster than any line
end-slower = grows slower than any line
end-oscillates = keeps swinging
end-undefined = undefined
end-unclear = cannot be told
fact-monotonic = Monotonic
monotonic-increasing = yes, increasing
monotonic-non-decreasing = yes, never falling
monotonic-decreasing = yes, decreasing
monotonic-non-increasing = yes, never rising
monotonic-constant = constant
monotonic-no = no: falls on { $falling }
monotonic-no-jump = no: it jumps down
fact-breaks = Smoothness
breaks-none = smooth: no jump, no kink
break-no-limit = no limit at x = { $x }
break-pole = pole at x = { $x }
break-jump = jump at x = { $x } from { $left } to { $right }: not continuous
break-hole = hole at x = { $x }
break-kink = kink at x = { $x }: the slope goes from { $left } to { $right }
break-bend = the second derivative jumps at x = { $x }
fact-flat = Slope exactly 0
fact-small = |slope| below 0.01
flat-nowhere = nowhere
flat-on = on { $on }: { $share } % of z ~ N(0, 1)
fact-zeros = Slope crosses or touches 0
zeros-none = at no single point
fact-output = Output for z ~ N(0, 1)
fact-mean = mean { $mean }, deviation { $deviation }
output-centred = { $moments }: zero-centred (|mean| ≤ 0.05)
output-not-centred = { $moments }: not zero-centred
fact-slope = Slope for z ~ N(0, 1)
slope-moments = { $moments }; steepest { $steepest }
fact-symmetry = Symmetry
symmetry-neither = none
symmetry-even = even: f(−x) = f(x)
symmetry-odd = odd: f(−x) = −f(x)
fact-gate = Self-gating
gate-no = no
gate-hard = yes: x times a gate that opens at once
gate-soft = yes: x times a gate that opens smoothly from 0 to 1
fact-linear = Straight line
fact-is-line = yes, { $slope }·x + { $offset }: a stack of such layers is one linear layer
