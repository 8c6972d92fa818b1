## What is known about each function
notes-title = In use
notes-good = Good at
notes-bad = Bad at
notes-differs = Where the chapter and the facts differ

good-sigmoid = Its value lies between 0 and 1 and can be read as a probability: the usual last step of a yes-or-no classifier, and the gate of an LSTM.
bad-sigmoid = Its slope is never above 1/4, so ten layers of it multiply a gradient by less than a millionth unless the weights make up for it. Its output is always positive, so for one sample all weights of a neuron in the next layer move the same way.
good-tanh = Centred on 0 with a slope of 1 there, so small signals pass almost unchanged. It keeps the state of a recurrent network between −1 and 1.
bad-tanh = It saturates on both sides: beyond |x| = 3 its slope is below 0.01, and a unit that is pushed there hardly learns.
good-relu = One comparison to compute; and where it is active its slope is exactly 1, so it does not shrink the gradient, however deep the network.
bad-relu = To the left of 0 it is flat: a unit whose inputs all lie there gets no gradient and stays silent. Its output is never negative, so its mean is not 0.
good-gelu = Smooth, close to ReLU far out, and without a stretch on which its slope is 0. The usual choice in Transformers.
bad-gelu = It needs the normal distribution function or an approximation of it, which costs more than a comparison. Its slope at 0 is only 1/2, so with small start values the gradient halves from layer to layer.
good-mish = Smooth; small negative values pass, and no stretch has slope 0. Its slope at 0 is 0.6, a little more than GELU’s and SiLU’s.
bad-mish = An exponential, a logarithm and a tanh for every value. In the comparison that buys nothing: over four seeds it reached 81.1–82.1 %, ReLU 81.2–81.9 %.
good-leaky_relu = As cheap as ReLU, and some gradient passes on the left, so no unit is lost for good.
bad-leaky_relu = The slope on the left has to be chosen beforehand, and the usual 0.01 lets only a hundredth of the gradient pass.
good-silu = Smooth; small negative values pass, and one exponential is all it costs.
bad-silu = Its slope at 0 is only 1/2, so with small start values the gradient halves from layer to layer: in the comparison, with PyTorch’s start values, it falls behind ReLU.
good-hardswish = A parabola between two straight lines, without an exponential: close to SiLU, cheap on a phone, and easy to compute in 8 bits.
bad-hardswish = Exactly 0 below −3, where a unit learns nothing; and its slope jumps at −3 and at 3.
good-swish = Found by an automatic search through formulas, and still one exponential only: smooth, and small negative values pass.
bad-swish = With β = 1 it is SiLU, with the same slope of 1/2 at 0 and the same slow start.
good-prelu = As cheap as LeakyReLU, with a slope on the left that is learned instead of guessed. It is flat nowhere unless that slope is learned to be 0.
bad-prelu = With one slope for the whole network it learns a gain more than a shape: here 2.3, which makes the left side the steeper one. Better start values give the network the same gain.
good-rrelu = The random slope is noise, which regularises; its mean is used in evaluation, so predictions are not random.
bad-rrelu = Training and evaluation use different functions, and a run can be repeated only with the same random draws.
good-telu = One trained number sets how far the left side reaches down. Among the best in the comparison, and with no run that failed.
bad-telu = Once α leaves 1 its slope jumps at 0: at α = 3.3, which it learned here, from 3.3 to 1. Far to the left it saturates at −α.
good-staf = It can take almost any shape on an interval, fine detail included: made for networks that represent one image, sound or scene.
bad-staf = 25 sines and their 75 numbers for every value: 270 s against ReLU’s 115 s in the chapter’s table. At that recipe one of our four seeds diverged, and whether a start diverges can hang on rounding.
good-identity = The right output where any number may be predicted; and the control of every comparison, for it shows what a network does without activations.
bad-identity = A stack of linear layers is one linear layer: depth adds nothing to what it can represent.
good-step = Units with a threshold and weights set by hand compute any logical function.
bad-step = Its slope is 0 wherever it has one, so gradient descent learns nothing through it.
good-swish_beta = One trained number leads from x/2 (β = 0) over SiLU (β = 1) towards ReLU (β → ∞).
bad-swish_beta = It equals SiLU(βx)/β: the weights before and behind it can do what β does.
good-elu = Negative values bring the mean output nearer to 0; and at α = 1 the slope does not jump.
bad-elu = It saturates on the left: at α = 1 its slope is below 0.01 for x < −4.6. That side also costs an exponential.
good-selu = λ and α are chosen so that mean 0 and variance 1 carry over from layer to layer: deep plain networks stay healthy without normalisation layers.
bad-selu = That needs start values of variance 1/fan_in; PyTorch’s have a third of it. Ordinary dropout destroys it as well.
good-softplus = A smooth ReLU that is positive everywhere: of use where a quantity must be positive, such as a variance.
bad-softplus = Dearer than ReLU, and far from centred: at 0 its value is 0.69 already.
good-swiglu = One linear map gates another, so that the layer can multiply features. Llama models use it between their attention layers.
bad-swiglu = A layer, not a function of one number: with two linear maps where there was one, widths are usually cut to two thirds to keep the number of parameters.
good-adaptive_sigmoid = Steepness and threshold are trained: a large k makes it nearly a step.
bad-adaptive_sigmoid = k(x − θ) is linear, so the weights and the bias before it can do the same. It saturates as any sigmoid does.
good-sgt = Odd and centred on 0, as tanh is; γ sets how soon it saturates.
bad-sgt = A tanh whose input is scaled by γ and whose output by Γ(1.5) ≈ 0.886: the weights on either side can do both.
good-nipuna = A straight line on the right; not flat on the left, where some gradient passes.
bad-nipuna = It jumps at 0, and far to the left both its value and its slope fade to 0.
good-telu_tanh_exp = Smooth, and soon a straight line on the right: beyond x = 1 the factor tanh(eˣ) is above 0.99.
bad-telu_tanh_exp = An exponential and a tanh for every value. It falls as far as x ≈ −1.08, and far to the left its slope fades to 0.
good-swigelu = A plain recipe for a new function: the mean of two that have what is wanted. Smooth and self-gating, as both are.
bad-swigelu = SiLU and GELU never differ by more than 0.2, so neither does much to the other; and it costs both.
good-rational = Six trained numbers can take the shape of most functions on this page, without an exponential.
bad-rational = The denominator has to be kept away from 0; the absolute values that do so here leave a small kink at 0. Far out it becomes a straight line, whatever it was fitted to.
good-bspline = Each control point shapes a short stretch of the curve and leaves the rest alone.
bad-bspline = Only the stretch between the first and the last knot is free; beyond it the curve is a straight line. Control points where few inputs fall hardly learn.
good-fourier = STAF’s family, with as many terms as you choose: a few suffice where the pattern repeats.
bad-fourier = Far out it swings instead of growing. High frequencies make it steep, and its random starts differ a lot.
good-mixture = A gate decides from the input which expert acts: a mixture of experts within one function.
bad-mixture = Every value costs three experts and a softmax; and an expert that the gate closes learns no more.
good-relu6 = Bounded on both sides, so a number of a few bits can hold its output.
bad-relu6 = Flat on both sides: below 0, as ReLU is, and above 6.
good-snake = A line with a ripple: it can carry a repeating pattern on beyond the training data, where ReLU and tanh cannot.
bad-snake = Its slope swings between 0 and 2, so two inputs that hardly differ can get very different gradients; and a, which sets the period, has to suit the data.
good-maxout = With k maps it learns any convex function of up to k straight pieces, ReLU and the absolute value among them.
bad-maxout = A layer, not a function of one number: k linear maps take k times the weights.

differs-1943 = A table of the chapter dates the sigmoid to 1943. What McCulloch and Pitts published then is the threshold; the chapter’s own history places the sigmoid in the 1960s.
differs-monotonic-is = The chapter’s design section says that it is not monotonic. It is: it rises everywhere.
differs-monotonic-not = The chapter’s design section calls it monotonic. It is not: it falls before it rises, as the table of properties below shows.
differs-sigmoid-learns = The chapter’s table has it at 10.0 %, as if it could not learn this task. With a learning rate of 0.1, momentum 0.9 and ten epochs it reaches about 86 %.
differs-tanh-gates = The chapter puts tanh into the gates of RNNs and LSTMs. The gates of an LSTM are sigmoids, since a gate has to run from 0 to 1; tanh is for what passes through them.
differs-relu-start = The chapter says that PyTorch starts linear layers the way of He, tuned for ReLU. It draws from ±1/√fan_in, a gain of 1/√3 where He’s is √2; that holds ReLU back in the chapter’s table.
differs-stability = The chapter prints an index of instability (ReLU 1.78, GELU 0.92, Mish 0.61) and does not say how it was measured.
differs-gelu-zero = The chapter says that it has no stretch of zero slope, so that negative inputs keep learning. The slope crosses 0 at x ≈ −0.75, and at −6 it is −3.5 · 10⁻⁸: not 0, and yet nothing is learned there.
differs-dead = The chapter counts a neuron as dead if its output is exactly 0 for every image. This function is 0 at x = 0 alone, so the count must come out as none; units that have hardly any slope escape it.
differs-leaky-max = The chapter also writes max(a·x, x). That is the same function for a ≤ 1 only, and the chapter’s PReLU ends with a = 2.3.
differs-silu-swish = SiLU and Swish with β = 1 are one function. Their two rows in the chapter’s table (78.3 and 78.5 %) differ by noise: over four seeds we saw 77.6 to 79.8 %.
differs-hardswish = The chapter’s 76.7 % lies below each of our four seeds (77.0–79.4 %).
differs-leaky-low = The chapter’s 80.8 % lies below each of our four seeds (81.2–82.0 %).
differs-telu-low = The chapter’s 86.2 % lies below each of our four seeds (86.4–86.9 %).
differs-prelu-shared = He et al. train one slope per channel, the chapter’s code one for the whole network. A single number among 283,914 can hardly cause the overfitting that the chapter warns of. The Train page offers both, and one per layer.
differs-adaptive = The chapter concludes that adaptive functions win (86 against 81 %). With He’s start values ReLU reaches 86.0–86.1 % and GELU 86.5 % at the same recipe; at the recipe of the chapter’s first run ReLU is ahead of PReLU and TeLU.
differs-telu-two = The chapter calls two different functions TeLU: its code has an ELU with a trained α, its table of formulas x·tanh(eˣ). This page keeps them apart.
differs-staf-source = The chapter gives a wrong source. STAF is by Morsali et al., arXiv 2502.00869.
differs-staf-order = The chapter’s answers rank STAF first; its own table has TeLU 86.2, PReLU 86.0 and STAF 85.4 %. We saw 87.2–88.3 %, and 10.0 % for the seed that diverged.
differs-identity = The chapter’s answers say that a network without activations stays at about 10 %. It reaches 82.3–82.8 % at the recipe of the comparison, ahead of ReLU (81.2–81.9 %), and 84.0–84.1 % at that of the first run, where ReLU has 87.6–88.3 %.
differs-swish-beta = In the chapter’s comparison β stays at 1. Trained in one run at that recipe it went to 1.40, and the accuracy was 78.5 %: no more than with β = 1.
differs-llama = The chapter says that large models such as Llama 3 use GELU or ReLU. Llama uses SwiGLU.
differs-swiglu-beta = The chapter prints 1.7889 as the best β. Shazeer’s layers have β = 1, and so has this one.
differs-nipuna = As printed it is not continuous: from the left it comes to α·ln 2 (0.1733 at α = 0.25), on the right it starts from 0. A gradient does not see that jump.
differs-bspline = The chapter’s code cuts the coefficients off from the derivatives, so they never learn and the curve stays as it starts. Here they are trained.

## The requirements
checklist-title = The chapter’s requirements, checked on the formula
checklist-note = Where a requirement needs a limit, the limit is ours: the chapter gives none. z ~ N(0, 1) stands for what a layer hands on.
verdict-met = met
verdict-partly = partly
verdict-missed = not met
verdict-unknown = cannot be told
need-non-linear = Non-linear
need-differentiable = Differentiable
need-keeps = Gradients do not vanish
need-tames = Gradients do not explode
need-centred = Zero-centred output
need-gating = Self-gating
need-smooth = Smooth
need-monotonic = Monotonic
need-bounded = Bounded
evidence-slopes = slope { $least } at x = { $low }, { $most } at x = { $high }
evidence-line = it is the line { $slope }·x + { $offset }
evidence-unclear = the function could not be searched completely
evidence-no-kink = no jump and no kink
evidence-smooth = no jump in the value, the slope or the second derivative
evidence-undefined = undefined on { $on }
evidence-small = |slope| < 0.01 on { $on }: { $share } % of z ~ N(0, 1); the limit is { $limit } %; largest |slope| { $steepest }; { $weakest } or more is asked
evidence-not-small = |slope| < 0.01 nowhere; largest |slope| { $steepest }; { $weakest } or more is asked
evidence-steepest = largest |slope| { $steepest }; the limit is { $limit }
evidence-mean = mean { $mean } for z ~ N(0, 1); the limit is ±{ $limit }
evidence-no-mean = no mean for z ~ N(0, 1)
evidence-gate-no = not x times a gate that runs from 0 to 1
evidence-gate-hard = x times a gate that jumps
evidence-gate-soft = x times a gate that opens smoothly from 0 to 1
evidence-rises = rises everywhere
evidence-never-falls = rises or stays level everywhere
evidence-falls = falls everywhere
evidence-never-rises = falls or stays level everywhere
evidence-constant = constant
evidence-both-ways = falls on { $falls }, rises on { $rises }
evidence-jump = rises on { $rises }, but jumps from { $left } to { $right } at x = { $x }

## The history
history-title = From a threshold to five hundred functions
history-lead = The chapter’s history, with the functions of this page at the year of the publication that is named. Press a function to add it to the charts above, press again to take it away.
history-chosen = chosen
years-play = Play
years-pause = Pause
years-back = Event before
years-forward = Next event
years-year = Year: { $year }
years-said = { $year }. { $event }
years-new = New: { $year }
years-so-far = Functions so far: { $count }
history-undated = Without a date
history-undated-note = The chapter gives no source for these.
history-of = { $year }s
history-1943 = McCulloch and Pitts describe the neuron as a unit that fires above a threshold. This is not yet the sigmoid, although a table of the chapter dates that to 1943.
history-1960 = Here the chapter places the sigmoid: a threshold made smooth, so that it has a slope.
history-1986 = Backpropagation by Rumelhart, Hinton and Williams: units have to have slopes now, and the sigmoid becomes the usual one.
history-1988 = Universal approximation, by the chapter’s date: one hidden layer of sigmoids comes as near to any continuous function as one likes. The proofs that are usually cited, by Cybenko and by Hornik, Stinchcombe and White, appeared in 1989.
history-1998 = Advice for training by backpropagation prefers tanh, whose output is centred on 0.
history-2000 = A smooth function that stays positive, from a study on option prices.
history-2010 = Nair and Hinton put the rectifier into deep networks.
history-2012 = AlexNet, a convolutional network with ReLU, wins the ImageNet contest.
history-2013 = First repairs of ReLU’s flat side; and a layer that learns its shape.
history-2015 = The slope on the left is trained or drawn at random; or a curve takes its place.
history-2016 = ReLU’s gate made soft by the normal distribution.
history-2017 = The Transformer replaces recurrence; smooth functions that gate themselves spread, one of them found by a machine’s search.
history-2019 = Cheap functions for phones, and trained fractions.
history-2020 = Gates become layers of their own in language models; a line with a ripple for data that repeat.
history-2024 = New proposals keep coming: x times tanh(eˣ).
history-2025 = Trained sums of sines. More than 500 functions have been proposed by now, by the chapter’s count.

## The comparison
compare-title = The chapter’s twelve functions compared
compare-open = Show the table
compare-lead = What the chapter says, in our words, and beside it what is computed from the formula, at the start values of the parameters.
compare-function = Function
compare-strength = Strength
compare-use = Used in
compare-weakness = Weakness
compare-range = Range (computed)
compare-monotonic = Monotonic (computed)
compare-centred = Zero-centred (computed)
compare-wait = being computed
compare-none = cannot be computed
compare-seen = seen: { $low } … { $high }
compare-yes-mean = yes, mean { $mean }
compare-no-mean = no, mean { $mean }
use-output = Output layers
use-recurrent = Recurrent networks (the chapter says gates; an LSTM’s are sigmoids)
use-cnn = Convolutional networks
use-transformer = Transformers
use-general = General use
use-mobile = Mobile devices
use-deep = Deep networks
use-unnamed = The chapter names no field
use-patterns = Complex patterns
strength-sigmoid = Smooth; a value from 0 to 1, like a probability
strength-tanh = Centred on 0, and steeper there than the sigmoid
strength-relu = Cheap; its slope is 0 or 1
strength-gelu = ReLU weighted by the normal distribution; regularises a little
strength-mish = Smooth; said to regularise itself
strength-leaky_relu = A small fixed slope below 0 keeps units alive
strength-hardswish = Made of simple pieces, so it is light
strength-swish = Smooth: the input times its own sigmoid
strength-prelu = The slope below 0 is learned
strength-rrelu = A random slope in training regularises
strength-telu = The scale of the exponential is learned; said to be robust
strength-staf = A Fourier series: it takes intricate shapes
weakness-sigmoid = Gradients vanish in deep networks
weakness-tanh = Gradients vanish all the same
weakness-relu = Units can fall silent
weakness-gelu = Dearer than ReLU
weakness-mish = Several functions inside each other
weakness-leaky_relu = The slope has to be chosen
weakness-hardswish = Expresses a little less than Swish
weakness-swish = Dearer than ReLU
weakness-prelu = Said to overfit
weakness-rrelu = Harder to repeat
weakness-telu = Can become unstable
weakness-staf = Dear in time and memory

## Advice
advice-title = Which function for which field
advice-lead = The advice is the chapter’s. Beside each piece stands what primary sources say about it: some support it, some correct it.
advice-says = The chapter:
advice-checked = Checked:
advice-start = To begin with
advice-start-says = Start from GELU, or from ReLU or LeakyReLU. Then try others, with everything else equal.
advice-start-checked = Sound, if “everything else” includes start values and learning rate: at the chapter’s comparison PReLU leads ReLU by five points, at the recipe of its first run ReLU is level with all of them. Change one thing at a time, over several seeds.
advice-cnn = Convolutional networks
advice-cnn-says = ReLU and its variants.
advice-cnn-checked = Supported: Krizhevsky, Sutskever and Hinton trained a small convolutional network six times faster with ReLU than with tanh before they built AlexNet; He et al. gained a little with PReLU.
advice-deep = Deeper convolutional networks
advice-deep-says = GELU or SiLU.
advice-deep-checked = In part: Ramachandran et al. found Swish better than ReLU in deep image networks by half a point to a point, and EfficientNet was built on it. But when Liu et al. put GELU in ReLU’s place on the way from ResNet to ConvNeXt, the accuracy did not change.
advice-vit = Vision Transformers
advice-vit-says = GELU.
advice-vit-checked = Supported as custom: Dosovitskiy et al. use GELU, as BERT did before them. They do not compare it with others.
advice-mobile = Mobile devices
advice-mobile-says = Hardswish or ReLU6.
advice-mobile-checked = Supported: MobileNetV2 uses ReLU6, because it stays accurate in arithmetic of few bits. MobileNetV3 uses Hardswish, but in the deeper half of its layers only, since it costs too much in the early, large ones.
advice-image = Image generation
advice-image-says = Swish (SiLU), GELU or Mish.
advice-image-checked = For diffusion models SiLU is right: the published code of Ho, Jain and Abbeel has it. Adversarial networks, which the advice leaves out, use LeakyReLU and ReLU (Radford, Metz and Chintala). For Mish the chapter gives no source, and we know of none.
advice-language = Transformers and language models
advice-language-says = GELU; gated SwiGLU in LLaMA. Elsewhere the chapter says GELU or ReLU of Llama 3.
advice-language-checked = The first Transformer used ReLU, BERT uses GELU. Shazeer found gated layers better at equal cost, and says that he cannot explain why. Llama 2 and Llama 3 use SwiGLU, so the second statement is wrong.
advice-recurrent = Recurrent networks, LSTM
advice-recurrent-says = Tanh.
advice-recurrent-checked = Right for what a cell holds, and the gates are sigmoids. In the first LSTM the gates are sigmoids too, and the cell’s squashing functions are stretched and shifted sigmoids, that is tanh(x/2) and 2·tanh(x/2).
advice-speech = Speech
advice-speech-says = GELU, Swish or Snake.
advice-speech-checked = Each has its use: GELU in wav2vec 2.0, Swish in the Conformer, both for recognition; Snake in BigVGAN, which makes sound. Snake itself was proposed for periodic data in general.
advice-real-time = Real time
advice-real-time-says = Hardswish or ReLU.
advice-real-time-checked = The chapter gives no source. Howard et al. measured Hardswish on phones and found that its cost depends on how it is implemented. Measure on your own device.
