## The Gradients and Outputs pages: what both say
layers-number = Layer { $number }
layers-output = Output
layers-panel = { $name }, step { $steps }
layers-coming = Not computed yet.
layers-nothing = Nothing to show.
layers-note = Each row is scaled to its own peak, so heights are not compared from row to row; places are, on a common axis. Values that are exactly 0 are in no bar: their share stands beside the dotted line at 0. The line is a kernel density estimate from the bins.
layers-note-log = The axis shows sizes |v|, equal steps being equal factors. Each row is scaled to its own peak, so heights are not compared from row to row; places are, on a common axis. Values that are exactly 0 have no place here; their share stands in the row. The line is a kernel density estimate from the bins.
layers-gradients-label = ∂L/∂w
layers-weights-label = weight w
layers-pre-label = z = x·W + b
layers-post-label = f(z)
layers-axes = x axis
layers-axes-shared = Shared by all layers
layers-axes-own = One for each layer
layers-scale = Scale
layers-scale-linear = Values
layers-scale-log = Sizes (log)
layers-bins = Bins
layers-more = Axis, scale and bins
layers-sample = Looked at with
layers-sample-batch = The first training batch
layers-sample-test = The first test images
layers-sample-whole = The whole training set
layers-control = Also a network without activations
layers-mean-curve = Each neuron has parameters of its own; the curve is that of their mean.

## Gradients
gradients-title = Gradients, layer by layer
gradients-lead = The gradient starts at the loss and passes back through every layer before it reaches the first. Here you see what is left of it on arrival: in a fresh network on one batch, at any depth, and step by step while it trains.
gradients-book-network = The book’s network
gradients-thirty = Thirty layers
gradients-training = Training settings
gradients-histograms = All values, layer by layer
gradients-lead-gradients = One row for each layer, the output layer last. Compare where the heaps stand: the further left, the smaller the gradients. If the heap moves left from row to row on the way up, the gradient vanishes on its way to the input; if it moves right, it explodes.
gradients-lead-weights = One row for each layer, the output layer last. PyTorch’s start values fill a box, narrower where a neuron has more inputs; training moves them, most of them only a little.
gradients-lead-pre = What the neurons of each layer add up before the activation, over all samples. A narrow heap meets only a short piece of the function; a wide one reaches where the function is flat.
gradients-lead-post = What each layer hands on, over all neurons and samples. The last row is the output layer, which no activation follows. Compare the widths: a signal that narrows from row to row carries less and less of the input’s differences.
gradients-show = Show
gradients-show-gradients = Gradients of the weights
gradients-show-weights = Weights
gradients-show-pre = Pre-activations z
gradients-show-post = Layer outputs f(z)
depth-label = Hidden layers: { $layers }
depth-layers = { $layers } × { $width }
depth-none = No hidden layer.
depth-now = Widths: { $widths }
depth-width = Neurons in each
depth-mixed = different

## Training, and looking back
timeline-title = While it trains
timeline-train = Train and watch
timeline-every = Look every … steps
timeline-every-epoch = each epoch
timeline-hint = Trains the networks one after another and keeps what you see here from the start, after each epoch, and every so many steps if you say how many; always on the same batch.
timeline-training = The latest picture is shown as it comes. Move the slider to look back.
timeline-trained = Trained. The slider moves through the pictures that were kept; the link names the one you see.
timeline-other-sample = While it trains, a network is looked at with the first training batch. Choose that under “Looked at with” to train here, or type a step.
timeline-back = Back
timeline-forward = Forward
timeline-play = Play
timeline-pause = Pause
timeline-step = Step
timeline-fresh = Fresh: before the first step
timeline-end = At the end of training
timeline-moment = After step { $step }

## The size of each layer's gradient
norms-heading = How much gradient reaches each layer
norms-lead = The gradient travels from the output layer, at the right, to the input, at the left. Between layers of equal size – try thirty – a line that falls towards the left is a gradient that vanishes, and one that rises there a gradient that explodes. A norm adds up all weights of a layer; where layers differ in size, compare their histograms below.
norms-title = Each layer’s gradient norm, ‖∂L/∂W‖
norms-axis = Linear layer, from input to output
norms-hidden-axis = Hidden layer, from the input
norms-label = ‖∂L/∂W‖
norms-note = A straight line on this axis means that every layer multiplies the gradient by the same factor: 0.5 leaves a billionth after thirty layers.
norms-too-small = { $name }, layer { $layers }: the gradient is exactly 0 and has no place on the axis. It became smaller than the smallest number that a 32-bit float holds, 1.4 × 10⁻⁴⁵ (some graphics cards stop at 1.2 × 10⁻³⁸). These weights do not move at all.
norms-flat = { $name }, layer { $layers }: the gradient is exactly 0, because there or in a layer above f′ is exactly 0 for every neuron and every sample that the gradient would have to pass.
norms-no-input = { $name }, layer { $layers }: the gradient is exactly 0, because every input of the layer is 0.
norms-broken = { $name }, layer { $layers }: some of the gradient is not a finite number; it has no place on the axis.

## What weights and f' do to it
split-heading = Why it shrinks or grows
split-lead = On its way back through a hidden layer the gradient is multiplied first by the weights of the layer above, then by f′. Above { $one } the step enlarges it, below it shrinks it. The product of all factors is the gradient’s size at the first hidden layer divided by its size at the output.
split-title = Factors of the weights and of f′ in each hidden layer
split-label = Factor
split-no-hidden = There are no hidden layers on the way.
split-weights = { $name }: the weights
split-slope = { $name }: f′
split-one = 1: unchanged
split-product = { $name }: the product of all factors is { $product }.
split-nothing = { $name }: nothing of the gradient arrives; the product is 0.

## A layer over its function's curve
linked-title = One layer on its function
linked-lead = Bars: where this layer’s pre-activations lie. Shaded: where |f′| is below 0.01, so that hardly any gradient passes. Choose the layer here, or click its row in the histograms.
linked-layer = Layer
linked-panel = { $name }, layer { $layer }
linked-value = f(z)
linked-slope = f′(z)
linked-x = z; the bars have no scale
linked-y = f(z) and f′(z)
linked-flat = { $share } % of the pre-activations lie where |f′| < 0.01, counted bin by bin.
linked-nothing = The pre-activations have no finite values.
linked-moments = Their mean is { $mean }, their standard deviation { $std }.
linked-without = No activation follows this layer.
linked-several = This function takes several linear maps of the layer’s input, so no single curve shows it.
linked-unreadable = The function’s curve cannot be drawn here.

## The chapter's figures
claims-title = Beside the book
claims-lead = The chapter shows such histograms for a fresh network and names magnitudes:
claims-output = { $name }, output layer: about { $size }.
claims-input = { $name }, input layer: about { $size }.
claims-now = Computed now: mean size { $mean }, largest { $largest }.
claims-not-now = Choose { $name } on the book’s network, fresh, with the first training batch, to compare.
claims-means = A magnitude read off a histogram’s axis is that of the largest values; the mean size is a good deal smaller. Without activations, the chapter says, the layers look alike and only the scale changes.
claims-table = Mean |∂L/∂w| of each layer: computed now, and the range of eight seeds with PyTorch
claims-network = Network
claims-inside = inside { $low } – { $high }
claims-below = below { $low } – { $high }
claims-above = above { $low } – { $high }
claims-source = The ranges: smallest and largest mean over eight seeds of the same network in PyTorch 2.5.1, its start values, one batch of 128 Fashion-MNIST images each. Another seed and another batch may fall a little outside of them.
claims-no-table = The ranges measured with PyTorch belong to the book’s network (256-192-128-64), fresh, with PyTorch’s start values and one batch of 128 images of Fashion-MNIST. This is another one.

## Layer outputs
outputs-title = What every layer puts out
outputs-lead = A trained network looks at test images, and you look at every layer: what the Linear layer gives, and what the activation makes of it. The networks train when the page is opened.
outputs-layers = Outputs, layer by layer
outputs-show = Show
outputs-both = Linear layers and activations
outputs-only-linear = Linear layers
outputs-only-activations = Activations
outputs-both-label = output of the layer
outputs-linear = { $number } Linear
outputs-activation = { $number } Activation
outputs-saturated-head = Where |f′| < 0.01, %
outputs-when = Moment
outputs-end = After training
outputs-start = Fresh
outputs-step = After a step
outputs-step-number = Step
outputs-more = More settings
outputs-book = The recipe of the book’s table
outputs-layers-lead = From the input, at the top, to the output. Watch how each activation changes the spread of what the Linear layer gives: ReLU cuts off what is negative, Tanh presses everything between −1 and 1. Whatever lands where the function is flat passes hardly any gradient back.
outputs-shares = Hidden layers: outputs that are exactly 0, and pre-activations where the function is flat
outputs-layer-head = Hidden layer
outputs-zero-head = f(z) = 0, %
outputs-flat-head = |f′(z)| < 0.01, %
outputs-loss = Mean loss on these images: { $loss }. Shares where |f′(z)| < 0.01 are counted bin by bin.
outputs-accuracy = Test accuracy of these networks
outputs-network = Network
outputs-steps = Steps
outputs-accuracy-head = Test accuracy, %
outputs-no-accuracy = not yet
outputs-accuracy-note = On the whole test set, at the moment that is shown.
