## Writing a formula, and reading one
design-help = Use x, numbers, + − * / ^, brackets, and functions such as exp, tanh, sigmoid, max or if(x > 0, x, 0). Declare a trained parameter after a semicolon: “x*sigmoid(b*x); b = 1”; “fix a = 0.01” is one that training leaves alone. With x1 and x2 the function gets two linear maps of the layer’s input.
design-functions = { $list }. Also if(condition, then, else), sum(i, n, term), gate(weight, f, weight, g, …), spline(x, from, to, points) and random(from, to).
design-all-functions = All functions
design-missing-here = (here)
math-when = if
math-otherwise = otherwise

## Mistakes in a formula
mistake-empty = There is no formula yet. Type one, such as x*sigmoid(x).
mistake-too-long = The formula is longer than { $limit } bytes. Shorten it; a sum can replace repeated terms.
mistake-too-many-parts = The formula has more than { $limit } parts. Shorten it; a sum can replace repeated terms.
mistake-too-deep = Brackets or calls are nested more than { $limit } deep. Write it with fewer levels.
mistake-unexpected = “{ $found }” does not belong here. Remove it, or write what should stand in its place.
mistake-missing-operand = Something is missing here: a number, x, a parameter or a function.
mistake-missing = “{ $expected }” is missing here.
mistake-missing-operator = An operator is missing here. A product is written with *, as in 2*x.
mistake-unknown-function = There is no function called { $name }. Below the field is a list of all.
mistake-unknown-name = { $name } is not known. If it is meant as a parameter, add “; { $name } = 1” at the end.
mistake-arguments = { $function } takes { $takes } values in its brackets, not { $given }.
mistake-number-too-large = A number may be at most 1000000000.
mistake-mixed-inputs = Use either x, or x1, x2, …, not both.
mistake-unknown-input = The layer’s linear maps are called x1 to x{ $limit }.
mistake-input-gap = x{ $missing } is not used. Number the linear maps without a gap.
mistake-nested-sum = A sum inside a sum is not possible.
mistake-list-without-index = { $name } is a list. Inside a sum over i write { $name }[i].
mistake-not-a-list = { $name } is one number, not a list; write it without brackets.
mistake-wrong-index = A list’s index must be the running number of the sum around it.
mistake-other-length = { $name } has another length than the sum around it.
mistake-not-constant = This must be a number, without x or parameters.
mistake-empty-range = The first number must be smaller than the second.
mistake-second-random = random(…) can be used once in a formula.
mistake-gate-pairs = gate(…) takes pairs, a weight and a function, and at least two of them.
mistake-few-points = A spline needs a list of at least 4 control points.
mistake-declaration = After the semicolon, declare a parameter: “a = 0.25” is trained, “fix a = 0.01” is not, “size n = 8” is the length of a sum.
mistake-reserved-name = { $name } has a meaning of its own and cannot be a parameter’s name.
mistake-declared-twice = { $name } is declared twice. Remove one of them.
mistake-too-many-parameters = A formula has at most { $limit } parameters.
mistake-bad-size = A size is a whole number from 1 to { $limit }.
mistake-start-count = The list has { $expected } numbers, but { $given } start values are given.
mistake-fixed-draw = “normal” draws start values for training. A fixed parameter needs numbers.
mistake-unused = { $name } is declared but not used. Remove the declaration, or use it.
