## Head and foot
title = Activation Lab
title-of = { $page } · { $title }
language-name = English
language = Language
theme = Colours
theme-system = System
theme-light = Light
theme-dark = Dark
navigation = Pages
skip = Skip to the content
copy-link = Copy link
copied = Link copied.
copy-failed = The browser did not allow it. Copy the address from the address bar.
foot-licence = Activation Lab is free software under the MIT or the Apache 2.0 licence, at your choice.
foot-data = Fashion-MNIST © 2017 Zalando SE, MIT licence.
foot-privacy = Everything is computed on this device; nothing you do here is sent anywhere.

## Pages
page-course = Course
page-explore = Explore
page-design = Design
page-play = Play
page-train = Train
page-compare = Compare
page-gradients = Gradients
page-outputs = Outputs
page-neurons = Neurons
page-deep = Deep dives
page-runs = Runs
later-mark = later
later-not-built = This page is not built yet.
later-play = It will train a small network on two-dimensional points, so that you see the border between the classes bend.
later-compare = It will train many functions at the same time, several seeds each, and say which differences are more than noise.
later-deep = It will show the loss landscape, the spectrum of the Hessian and the tangent kernel.
later-runs = It will keep your runs to be compared, exported and verified.
later-train = Train a network now

## Welcome
welcome-title = What does an activation function do?
welcome-lead = In this lab you find out by touching: move along a curve, train real networks in this browser, and look inside them while they learn. A course of { $chapters } short chapters leads from the question why a network needs such a function at all to a function of your own, with evidence for it.
welcome-begin = Begin with the first chapter
welcome-go-on = Go on where you were
welcome-or = or touch something first.
welcome-more = With your own settings:
welcome-train = the Train page
welcome-relu = the book’s ReLU run
welcome-table = the book’s table of functions

## The curves of the welcome
curve-functions = Function
curve-label = Chart of the chosen function f, its derivative f′ and a tangent that touches f at a point. The point can be moved with the slider below.
curve-x = x, what goes in
curve-y = what comes out
curve-tangent = tangent
curve-rest = Stop the point
curve-move = Let the point travel
curve-spoken = x = { $x }: f(x) = { $value }, f′(x) = { $slope }
curve-note = Drag the point. The curves were computed beforehand from the lab’s formulas.
curve-explore = Explore these functions live
curve-relu = ReLU keeps what is positive and makes the rest 0. Its slope is 1 or 0: to the left of 0 nothing is passed back, so a neuron that only gets negative inputs stops learning.
curve-gelu = GELU is a ReLU without the corner. It dips a little below 0 on the left, and its slope rises a little above 1.
curve-leaky-relu = LeakyReLU is a ReLU that leaves a slope of 0.01 on the left, so that a neuron there can still learn, slowly.
curve-tanh = Tanh squeezes every number into −1 to 1. Its slope is 1 in the middle and fades to both sides, and so does what a layer before it learns from.
curve-sigmoid = The sigmoid squeezes every number into 0 to 1. Its slope is never more than 0.25, so a deep stack of them passes hardly anything back.

## The first training
first-title = Now train a network
first-about = Two rings of points, one inside the other. A small network learns to tell them apart, once without an activation function and once with ReLU; it takes a few seconds. Watch the accuracy.
first-start = Train both
first-coming = The training is loading …
first-failed = The training could not be loaded. Check the connection, then reload the page.

## Pages that are loaded when first opened
elsewhere-coming = This page is loading.
elsewhere-failed = This page could not be loaded. Check the connection, then reload; the address keeps your experiment, but a training under way would end.

## A new version
new-version = A newer version of the lab is ready. Using it loads the page again; a training that is going on ends.
new-version-others = Other tabs of the lab are open. Close them first, or the new version comes when the lab is next opened.
new-version-coming = The new version is being put in place; the page loads again in a moment.
new-version-take = Use it now
new-version-later = Later
