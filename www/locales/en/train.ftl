## The page
train-title = Train
train-lead = SimpleNetwork, the book’s stack of linear layers, learns to tell ten kinds of clothing apart.
cockpit = Training
ready = Ready when you are

## The experiment
setup-title = Experiment
settings = Settings
setup-busy = Pause or stop the run to change its settings.
preset-book-relu = The book’s ReLU run
preset-book-table = The book’s table
field-act = Activation
field-act-hint = Press several to compare them; hold Shift and press to keep this one only.
field-act-many = { $count ->
    [one] { $count } function.
   *[other] { $count } functions. Training takes them one after another.
}
field-noact = Leave the activations out
field-hidden = Hidden layers
field-hidden-hint = Neurons per layer, such as 256-192-128-64; empty for none.
field-lr = Learning rate
field-momentum = Momentum
field-batch = Batch size
field-epochs = Epochs
field-seed = Seed
field-seeds = Number of seeds
field-data = Data
field-n = Training images
field-init = Start values
field-share = Activation parameters
field-device = Device
data-fashion = Fashion-MNIST
data-synthetic = Synthetic garments
choice-other = another, from the link
choice-auto = The faster one
choice-cpu = CPU
choice-webgpu = WebGPU
init-torch = PyTorch’s default
init-kaiming = He (Kaiming)
init-xavier = Glorot (Xavier)
init-orthogonal = Orthogonal
share-all = Shared by all layers, as in the book
share-layer = Each layer its own
share-neuron = Each neuron its own
activation-none = No activation
summary-first = Shown for the first of the chosen functions.

## Controls
controls = Controls
start = Start
resume = Go on
pause = Pause
step = Step
epoch = Epoch
stop = Stop
reset = Reset
shortcuts = Keyboard shortcuts
shortcuts-on = Use these keys (not while typing)

## Where it stands
stage-idle = not started
stage-waiting = waiting
stage-opening = preparing
stage-comparing = comparing devices
stage-paused = paused
stage-running = training
stage-finished = finished
stage-stopped = stopped
stage-diverged = diverged
stage-failed = cannot go on
synthetic-label = Synthetic, not Fashion-MNIST
edited = The settings have changed. Start trains the new ones from the beginning.
progress = Progress
progress-none = Press Start to begin.
progress-epoch = epoch { $epoch } of { $epochs }, step { $step } of { $steps }
progress-speed = { $ms } ms per step, { $rate } steps per second
progress-left = { $time } left
progress-run = run { $run } of { $runs }
phase-testing = evaluating the test set
phase-waiting = waiting for data
run-seed = { $name }, seed { $seed }

## A run that diverged
rewind = { $epoch ->
    [0] Rewind to the start weights
    [one] Rewind to the end of epoch 1
   *[other] Rewind to the end of epoch { $epoch }
}
rewind-anew = Train anew with learning rate { $lr }
rewind-hint = Rewound, the run waits there, and Step shows how it happens; with the same settings it ends the same way. A smaller learning rate begins a new run from its start weights: a link describes a run by one set of settings.

## Data
data-label = Data
data-progress = { $received } of { $total } MB ({ $percent } %), { $ready } training images ready
data-received = { $received } MB received
data-verified = { $megabytes } MB received and verified by their SHA-256; kept in this browser for next time.
data-from-cache = { $megabytes } MB from this browser’s cache, verified by their SHA-256.
use-synthetic = Train on the synthetic garments instead

## Device
device-cpu = CPU
device-webgpu = WebGPU
device-line = Trains on { $device }, { $ms } ms per step.
device-only = Trains on { $device }.
reason-chosen-cpu = The settings say CPU.
reason-chosen-webgpu = You chose WebGPU; its first step agrees with the CPU’s within { $tolerance } %.
reason-unsupported = This browser has no WebGPU.
reason-no-adapter = This browser found no WebGPU adapter.
reason-software = The only WebGPU adapter is a software renderer, which is slower than the CPU itself.
reason-disagrees = WebGPU was not taken, because its first step differs from the CPU’s by more than { $tolerance } % in { $quantity } (CPU { $cpu }, WebGPU { $webgpu }).
reason-webgpu-faster = WebGPU agrees with the CPU within { $tolerance } % and is faster.
reason-cpu-faster = WebGPU agrees with the CPU within { $tolerance } %, but the CPU is faster for this network.
reason-webgpu-failed = WebGPU was tried and failed: { $why }
reason-webgpu-silent = WebGPU did not answer in time.
reason-race = In the race, the CPU took { $cpu } ms per step and WebGPU { $webgpu } ms.
quantity-loss = the loss
quantity-gradient = the gradient norm of parameter tensor { $tensor }
quantity-tensors = the number of parameter tensors

## Curves
chart-loss = Loss
chart-accuracy = Accuracy
chart-r2 = R²
axis-epoch = Epoch
axis-loss = Cross-entropy loss
axis-accuracy = Accuracy, %
axis-squared-error = Mean squared error
axis-r2 = R² (1 is a perfect fit, 0 is the mean)
curves-training = Show the training curves too
curve-test = { $name }, test
curve-train = { $name }, training
curve-live = { $name }, training as it comes

## Beside the book
book-table-08 = This is the recipe of the book’s table: learning rate 0.001, 15 epochs, momentum 0.8 as in its code. Its text says 0.9, which gives three to five points more for most functions. One STAF start in four diverges at this recipe.
book-table-09 = Momentum 0.9 is what the book’s text says; its printed figures come from 0.8, as in its code. The measured range is of one seed with 0.9.
book-single = This is the recipe of the book’s single ReLU run, for which it prints { $seconds } s and no accuracy.
book-other = The book prints no figures for this recipe; its table is one of the presets.

## Images
pictures-title = What the network sees
pictures-epoch = After epoch { $epoch }
pictures-run = Network
pictures-latest = the latest
samples-title = The ten classes

## Classes
class-t-shirt = T-shirt/top
class-trouser = Trouser
class-pullover = Pullover
class-dress = Dress
class-coat = Coat
class-sandal = Sandal
class-shirt = Shirt
class-sneaker = Sneaker
class-bag = Bag
class-ankle-boot = Ankle boot
