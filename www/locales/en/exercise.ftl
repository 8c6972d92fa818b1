## An exercise
exercise-coming = Loading the exercise …
exercise-failed = The exercise could not be loaded. Check the connection and try again.
exercise-again = Try again
exercise-book = The book’s exercise { $number }
exercise-claim = Claim { $number } worth checking
exercise-done = done
exercise-start = Try things out in the lab first
exercise-step = Step { $number } of { $count }: { $task }
exercise-task-predict = predict
exercise-task-run = run
exercise-task-answer = answer
exercise-task-formula = write a formula
exercise-task-explain = explain
exercise-after = Opens when step { $step } is done.
exercise-predict = Commit to this prediction
exercise-revise = Revise the prediction
exercise-check = Check
exercise-keep = Keep this explanation
exercise-changed = You changed your answer since it was last checked.
exercise-first = Your first answer was: { $answer }

## Joining words
exercise-or = { " or " }
exercise-comma = { ", " }
exercise-space = { " " }
exercise-and-more = { $count ->
    [one] { $list }, and one more
   *[other] { $list }, and { $count } more
}

## What is said to an answer
exercise-right = That is right.
exercise-wrong = Not yet.
exercise-explained = Kept for your report. Only its length is checked here; whether it is right is for you and your instructor to judge.
exercise-waits = This can be judged once the runs before it are done.
exercise-untold = Your runs cannot settle this: something that is needed could not be measured, for instance because a run diverged. The table shows which.
exercise-predicted = You expect: { $answer }. That stands until the runs are done.
exercise-expected-same = You expected: { $answer }. Your runs agree.
exercise-expected-right = You expected: { $answer }. Your runs agree: { $shown }.
exercise-expected-wrong = You expected: { $answer }. Your runs show: { $shown }. You may revise the prediction; the first one is kept beside it.
exercise-thought-same = You expected: { $answer }. That is so.
exercise-thought-right = You expected: { $answer }. That is so: { $shown }.
exercise-thought-wrong = You expected: { $answer }. It turns out: { $shown }. You may revise the prediction; the first one is kept beside it.
exercise-none = none of them
exercise-bordered = { $list } (on the border, so that either is right: { $border })
exercise-no-order = no order that stands out from the noise
exercise-above = { $first } above { $second }
exercise-unreadable = This does not answer the question.
exercise-differs = At x = { $x } your formula gives { $given }; it should give { $wanted }.
exercise-undefined = no number
exercise-parameters = { $given ->
    [one] Your formula has one trained number; it should have { $wanted }.
   *[other] Your formula has { $given } trained numbers; it should have { $wanted }.
}
exercise-inputs = Your formula does not have the right number of inputs: write it with x alone, unless the task names x1 and x2.
exercise-known = That is { $name }, which the catalogue already has. Change it until it is a function of your own.
exercise-finite = Somewhere between −8 and 8 its value or its slope is not a finite number, so it cannot be trained.
exercise-straight = It is a straight line: with it, the network stays linear.
exercise-condition = It does not have a property that is asked for.
exercise-too-large = That is too large.
exercise-too-small = That is too small.
exercise-missing = { $missing ->
    [one] One that applies is not marked.
   *[other] { $missing } that apply are not marked.
}
exercise-extra = { $extra ->
    [one] One is marked that does not apply.
   *[other] { $extra } are marked that do not apply.
}
exercise-set = Not marked, but should be: { $missing }. Marked, but should not be: { $extra }.
exercise-order = Your runs have { $first } clearly above { $second }.
exercise-order-quick = { $first } stands above { $second }.
exercise-short = { $left ->
    [one] One more character, please.
   *[other] { $left } more characters, please.
}
exercise-no-number = That is not a number. Write it in digits, such as 83.5.
exercise-empty = There is nothing here yet.
exercise-unchosen = Choose something first.
exercise-percent = { $value } %
exercise-points = { $value } points
exercise-unit-points = percentage points
exercise-neurons = { $value } neurons
exercise-unit-neurons = neurons

## Fields
exercise-up = Up
exercise-down = Down
exercise-up-of = Up: { $name }
exercise-down-of = Down: { $name }
exercise-moved = { $name } is now number { $place } of { $count }.
exercise-left = { $left ->
    [one] At least { $least } characters; one to go.
   *[other] At least { $least } characters; { $left } to go.
}
exercise-enough = Long enough; write on if there is more to say.
exercise-language = How formulas are written
exercise-no-curve = The curve appears as soon as the formula can be read.
exercise-curve = Your function
exercise-curve-derivative = The function and your derivative
exercise-slope-of = the derivative of { $name }
exercise-yours = your formula
exercise-yours-number = your formula { $number }

## Running
exercise-runs = { $count ->
    [one] One run: { $recipe }.
   *[other] { $count } runs: { $recipe }.
}
exercise-run = Run
exercise-run-on = Go on ({ $there } of { $all } done)
exercise-run-again = Run again
exercise-run-instead = Stop that and run this
exercise-other = Another exercise is running: { $name }. One runs at a time; what it has measured so far is kept.
exercise-other-step = Another step of this exercise is running. One runs at a time; what it has measured so far is kept.
exercise-cancel = Cancel
exercise-runs-done = { $count ->
    [one] The run is done. The same seed on the same device gives the same numbers again.
   *[other] The { $count } runs are done. The same seeds on the same device give the same numbers again.
}
exercise-kept = What was measured so far is kept.
exercise-no-data = The data file { $file } could not be loaded ({ $detail }). Check the connection and try again.
exercise-damaged = The data file { $file } arrived damaged ({ $detail }) and was not used. Try again to fetch it anew.
exercise-unsupported = This cannot be trained here: { $detail }. If it contains your own formula, make the formula smaller; otherwise try another device.
exercise-stale = Your formula has changed since these runs: the numbers of the earlier one are left out of the table, and the next run replaces them.

## Results
exercise-results = Your results: mean ± standard deviation over the seeds
exercise-column-function = Function
exercise-column-runs = Runs
exercise-column-accuracy = Test accuracy, %
exercise-column-training = Training accuracy, %
exercise-column-loss = Test loss
exercise-column-numbers = Trained numbers
exercise-column-gradients = Mean |gradient|, first → last layer, { $moment }
exercise-column-neurons = { $state }, { $moment }: all (by layer)
exercise-column-open = In the lab
exercise-fresh = untrained
exercise-trained = trained
exercise-dead = Dead
exercise-near-dead = Near-dead
exercise-saturated = Saturated
exercise-constant = Constant
exercise-lost = { $count }, of which { $lost } diverged
exercise-lost-note = A run that diverged is in no mean. Where functions are compared, it counts with { $guess } %: what a network gets that says the same of every image.
exercise-noise = Compared with the others
exercise-noise-unknown = one run says nothing about the noise
exercise-noise-clear = clearly apart from all others
exercise-noise-same = not told apart from { $names }
exercise-singles = The single runs
exercise-open-train = Open on the Train page
exercise-open-gradients = Open on the Gradients page
exercise-open-neurons = Open on the Neurons page
exercise-named = { $name }, { $with }
exercise-data = the first { $count } images of { $data }
exercise-hidden = widths { $widths }
exercise-deep = { $count } hidden layers
exercise-epochs = { $count ->
    [one] one epoch
   *[other] { $count } epochs
}
exercise-lr = learning rate { $value }
exercise-momentum = momentum { $value }
exercise-batch = batches of { $count }
exercise-axis-row = Row of the table
exercise-axis-layer = Layer, from the input
exercise-axis-gradient = Mean |gradient|
exercise-axis-dead = Dead neurons, %
exercise-chart-accuracy = Test accuracy, a dot for each run
exercise-chart-gradients-start = Gradients of the untrained network
exercise-chart-gradients-end = Gradients of the trained network
exercise-chart-dead-start = Dead neurons of the untrained network
exercise-chart-dead-end = Dead neurons of the trained network

## Help
exercise-hint = Hint { $number } of { $count }
exercise-open-hint = Open hint { $number } of { $count }
exercise-open-solution = Show the solution
exercise-hide-solution = Hide the solution
exercise-confirm = The exercise is not done yet. If you show the solution now, your report will say so.
exercise-confirm-yes = Show it
exercise-confirm-no = Not yet
exercise-solution-opened = The solution was opened before the exercise was done; your report says so.
exercise-solution-step = Step { $step }:
exercise-solution-measured = read it off your own runs
exercise-model = Compare with the model answer
exercise-model-later = The model answer opens when the steps before this one are right.
exercise-all-right = Everything is right: the exercise is done.
exercise-cost-wrong = { $count ->
    [one] One answer was not right at first.
   *[other] { $count } answers were not right at first.
}
exercise-cost-hints = { $count ->
    [one] One hint was opened.
   *[other] { $count } hints were opened.
}
exercise-cost-solution = The solution had been opened before.
