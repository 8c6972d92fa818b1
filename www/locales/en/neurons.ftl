## The Neurons page
neurons-title = Neurons
neurons-lead = Some neurons say the same whatever they are shown. Count them, see where they are and when they fall silent, and find out what they were worth.
neurons-gradients = The gradient of every layer of this network

## The worked mask
neurons-mask-title = How dead neurons are counted
neurons-mask-lead = A layer’s outputs for two batches, three samples of five neurons each, as the chapter has them. In each batch a neuron’s mask is T if its output is exactly 0 for every sample. Over the batches the masks are joined with AND: a neuron that speaks once is not dead. Type over any number. The mask of a batch in NumPy:
neurons-mask-row = Mask
neurons-mask-batch = Batch { $number }
neurons-mask-sample = Sample { $number }
neurons-mask-neuron = Neuron { $number }
neurons-mask-cell = batch { $batch }, sample { $sample }, neuron { $neuron }
neurons-mask-not-a-number = This is not a number ({ $place }); the last one stays.
neurons-mask-too-large = Numbers up to 999 in size have room here ({ $place }); the last one stays.
neurons-mask-no-room = The link has no room for one more changed number ({ $place }); put the printed numbers back first.
neurons-mask-fold = Joined: { $done } of { $batches } batches
neurons-mask-and = AND so far
neurons-mask-restart = Start over
neurons-mask-next = Join the next batch
neurons-mask-reset = The printed numbers
neurons-mask-none-yet = No batch is joined yet: until something speaks against it, every neuron counts as dead.
neurons-mask-no-dead = { $batches ->
    [one] After one batch no neuron is dead.
   *[other] After { $batches } batches no neuron is dead.
}
neurons-mask-dead = { $count ->
    [one] { $batches ->
        [one] After one batch, neuron { $neurons } counts as dead.
       *[other] After { $batches } batches, neuron { $neurons } is dead.
    }
   *[other] { $batches ->
        [one] After one batch, neurons { $neurons } count as dead.
       *[other] After { $batches } batches, neurons { $neurons } are dead.
    }
}

## Which networks, and when
neurons-setup = Networks
neurons-preset-big = The big untrained network
neurons-preset-book = The book’s recipe, trained
neurons-when = Looked at
neurons-when-fresh = Fresh
neurons-when-between = After some steps
neurons-when-end = Trained to the end
neurons-when-steps = Optimiser steps
neurons-when-trains = The networks are trained up to there first, here in the browser.
neurons-which = Network that is looked at closely
neurons-cut = Only the first { $taken } of { $asked } networks are counted.
neurons-fresh = fresh
neurons-after = after { $steps } steps
neurons-trained = trained to the end

## The census
neurons-table = Census of the neurons
neurons-table-at = Census of the neurons, { $moment }
neurons-layer = Layer
neurons-width = Neurons
neurons-neuron = Neuron
neurons-dead = Dead
neurons-near-dead = Near-dead
neurons-saturated = Saturated
neurons-constant = Constant
neurons-any = In any of the four states
neurons-predicted = ∏ Φ(−μ/σ)
neurons-published = Published
neurons-measured = Measured before
neurons-measured-seeds = { $seeds ->
    [one] one run
   *[other] { $seeds } seeds
}
neurons-all = All layers
neurons-not-counted = Not counted yet.
neurons-no-layers = This network has no hidden layers, and so no neurons to count.
neurons-trouble = Cannot be counted at this moment; the line at the top says why.
neurons-counted = Counted over { $samples } training samples, after { $steps } steps
neurons-counted-seeds = Counted over { $samples } training samples, after { $steps } steps; { $counted } of { $seeds } seeds so far, smallest–largest
neurons-note-overlap = A neuron may be in several columns: a dead ReLU neuron is saturated and constant as well. ∏ Φ(−μ/σ) is the chapter’s formula for the share of dead neurons; more on it below.
neurons-note-seeds = Over several seeds each cell has the smallest and the largest count of that layer. A difference between two functions inside these ranges is noise.
neurons-note-figures = Published: printed in the chapter. Measured before: the same experiment run again in PyTorch with the real Fashion-MNIST, smallest–largest count of each layer. The start values here come from another generator, so counts agree in their range and not neuron by neuron.
neurons-terms = What the columns count
neurons-dead-means = The output is exactly 0 for every sample. This is the chapter’s test; it can see only functions with a half that is exactly 0.
neurons-near-dead-means = Active on under 1 % of the samples, but not dead.
neurons-saturated-means = Active on no sample. Active means |f′(z)| ≥ 0.01; for ReLU that is z > 0.
neurons-constant-means = Largest and smallest output differ by less than a millionth of the layer’s standard deviation.
neurons-ranks = The functions beside each other
neurons-ranks-note = Places go by the share of neurons in any of the four states, the smallest first. A place such as 1–3 means that the ranges over the seeds overlap: the order inside it is noise.
neurons-ranks-unknown = No places: it takes at least three seeds of every function to see how large the noise is. Set the number of seeds under Settings.
neurons-least = { $name }, smallest
neurons-most = { $name }, largest
neurons-seeds = Seeds counted
neurons-steps = Steps
neurons-samples = Samples

## The formula
neurons-formula-title = A formula that runs the wrong way
neurons-formula-lead = For the share of dead neurons in a deep network the chapter prints ∏ Φ(−μ/σ): for each layer up to this one a factor, from the mean μ and the standard deviation σ of its pre-activations.
neurons-formula-wrong = As printed it contradicts the count: a product of shares can only fall from layer to layer, while the big untrained ReLU network has more dead neurons the deeper one looks.
neurons-formula-here = Here, from the first hidden layer to the last, the formula goes from { $predicted_first } % to { $predicted_last } %, and the count from { $counted_first } % to { $counted_last } %.
neurons-formula-chart = The formula and the count
neurons-formula-counted = Counted share of dead neurons
neurons-formula-product = The formula, ∏ Φ(−μ/σ)
neurons-formula-factor = One layer’s factor, Φ(−μ/σ)
neurons-formula-table = What goes into the formula
neurons-formula-mean = μ
neurons-formula-deviation = σ
neurons-formula-question = So what does the product describe?
neurons-formula-hint = A hint: Φ(−μ/σ) is the share of a layer’s pre-activations, over all samples and neurons, that are negative if they are normally distributed. A dead neuron is negative for every sample. Which “every” does the product have instead?
neurons-formula-answer = An answer: take one sample and one neuron from each layer. The product is the chance that all of them are negative at once, were they independent. It is about one sample and all layers; death is about one neuron and all samples. What does rise with depth is 1 − ∏ (1 − Φ(−μ/σ)), the chance that such a path is blocked somewhere.
neurons-share = Share of neurons

## The map
neurons-map-title = Every neuron: { $name }, { $moment }
neurons-map-label = Map of every neuron, a block of rows for each layer. Move with the arrow keys, to the next or the previous layer with Page down and Page up, to the ends of a layer with Home and End; Enter chooses a neuron, Escape removes the mark.
neurons-map-hint = Point at a square, or use the arrow keys, to read it; press it to see the neuron from close by.
neurons-map-at = Layer { $layer }, neuron { $neuron } of { $width }: { $states }; active on { $share } % of the samples.
neurons-is-dead = dead
neurons-is-near-dead = near-dead
neurons-is-saturated = saturated
neurons-is-constant = constant
neurons-is-well = in none of the four states
neurons-and = , {""}
neurons-legend = What the squares mean
neurons-scale = active on
neurons-scale-low = active on 0 % of the samples …
neurons-scale-high = … on 100 %
neurons-legend-note = A neuron in several states shows the first in this order: dead, constant, saturated, near-dead. Very small squares have colours but no signs.
neurons-zero-share = Output exactly 0, share
neurons-active-share = Active, share
neurons-min = Smallest output
neurons-max = Largest output
neurons-states = States

## One neuron
neurons-one = One neuron
neurons-one-title = Layer { $layer }, neuron { $neuron }, { $moment }
neurons-one-hint = Choose a neuron on the map, or type its numbers.
neurons-one-waits = The neuron is being looked at.
neurons-one-clear = Choose none
neurons-one-active = Active on { $active } of { $samples } samples ({ $share } %); bias { $bias }.
neurons-one-part = The network is large, so its neurons are looked at on the first { $samples } training images.
neurons-one-states = Over the whole training set it is { $states }.
neurons-one-values = What comes in, and what comes out
neurons-one-label = Value over the samples
neurons-one-pre = z
neurons-one-post = f(z)
neurons-one-slope = f′(z)
neurons-one-both = f(z), f′(z)
neurons-one-pre-axis = z
neurons-one-over = The pre-activations under the function’s curve
neurons-one-zero = z is the pre-activation, f(z) the output. The upright line marks 0, where it is in the range; outputs that are exactly 0 are told apart from the bars.
neurons-one-top = Images with the largest outputs
neurons-one-silent = All outputs are 0: the images are no choice of the neuron’s, only the first of the training set.
neurons-one-image = training image { $number }
neurons-weights = Incoming weights
neurons-weights-picture = Incoming weights of linear map { $map } as a picture, a pixel for each pixel of the image
neurons-weights-note = A pixel for each pixel of the image. Orange: a bright pixel there raises z. Blue: it lowers z.
neurons-weights-map = W{ $map }
neurons-weights-label = Weight
neurons-strongest = The strongest incoming weights
neurons-strongest-of = The strongest of { $inputs } incoming weights
neurons-from-input = from input { $number }
neurons-from-neuron = from layer { $layer }, neuron { $number }

## Over the training
neurons-lives-title = Deaths, births and revivals
neurons-lives-lead = Neurons die while a network trains, and some come back. This trains the network that is looked at closely to the end, and follows its neurons on a probe of { $probe } training images.
neurons-lives-open = Follow the neurons over the training
neurons-lives-empty = The curves come while the network trains.
neurons-lives-note = On a probe: the same { $probe } training images each time, every { $every } steps. A neuron that is silent on all of them may still speak for another image, so there are at least as many dead neurons here as over the whole training set. Died, born, revived: since the look before. Born: dead from the start, alive for the first time.
neurons-dead-now = Dead neurons on the probe
neurons-turns = Died, born, revived: all layers
neurons-turns-layer = Died, born, revived: layer { $number }
neurons-turns-which = Died, born, revived in
neurons-layer-n = Layer { $number }
neurons-died = Died
neurons-born = Born
neurons-revived = Revived
neurons-count = Neurons
neurons-every = Steps between two looks
neurons-exact = Dead at the end: the whole training set and the probe
neurons-exact-waits = The count over the whole training set comes when the network is trained.
neurons-exact-whole = Over all { $samples } samples
neurons-exact-probe = On the probe of { $samples }
neurons-exact-note = The probe can only overcount: what is dead for all samples is dead for some of them.

## Silence and revive
neurons-change-title = Silence neurons, draw layers anew
neurons-change-lead = Take a neuron’s voice away, or draw a layer’s incoming weights anew, which gives its dead neurons another chance and makes it forget what it learned. How much did the network need them? Choose the neuron on the map. Of a fresh network the accuracy says little: look at a trained one.
neurons-change-open = Try changes
neurons-change-table = The test set after each change, { $moment }
neurons-change = Change
neurons-change-number = Changes
neurons-change-none = none: the network as it is
neurons-change-difference = Difference, points
neurons-change-waits = being tested
neurons-change-note = Each row has all changes up to it. Silencing sets the neuron’s outgoing weights to 0; training on may make them grow again. Dead neurons are counted on the first 2,000 training images. The census, the map and the chosen neuron above stay those of the unchanged network.
neurons-change-full = The link has no room for more changes.
neurons-silence = Silence layer { $layer }, neuron { $neuron }
neurons-silence-none = Silence the chosen neuron
neurons-silenced = layer { $layer }, neuron { $neuron } silenced
neurons-redraw = Draw its incoming weights anew
neurons-redraw-which = Layer
neurons-train-on = Train one epoch from here
neurons-trained-on = trained on for { $steps } steps
neurons-change-dead = Dead per layer
neurons-redrawn = layer { $layer } drawn anew, draw { $times }
neurons-undo = Take the last one back
neurons-restore = Restore the network

## Sweeps
neurons-sweep-title = Depth and width
neurons-sweep-lead = Do deeper networks have more dead neurons, and do wider ones? Fresh networks with { $name }, { $seeds } seeds of each shape, counted on { $samples } training images.
neurons-sweep-count = What is counted
neurons-sweep-depth = Sweep the depth
neurons-sweep-width = Sweep the width
neurons-sweep-at-width = Neurons in each layer
neurons-sweep-at-depth = Hidden layers
neurons-sweep-layers = { $count ->
    [one] { $count } layer
   *[other] { $count } layers
}
neurons-sweep-wide = { $count ->
    [one] { $count } neuron wide
   *[other] { $count } neurons wide
}
neurons-sweep-mean = Mean of the seeds
neurons-sweep-low = Smallest
neurons-sweep-high = Largest
neurons-sweep-depth-axis = Hidden layers
neurons-sweep-width-axis = Neurons in each layer
neurons-sweep-done = { $done } of { $all } networks counted.
neurons-by-depth = { $counted }: share in each layer, for several depths
neurons-by-width = { $counted }: share in each layer, for several widths
neurons-whole-by-depth = { $counted }: share in the whole network against depth
neurons-whole-by-width = { $counted }: share in the whole network against width
