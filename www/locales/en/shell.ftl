## Head and foot
title = Activation Lab
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
later-course = Lessons that begin with a question and end with an experiment of your own. Not built yet.
later-play = It will train a small network on two-dimensional points, so that you see the border between the classes bend.
later-compare = It will train many functions at the same time, several seeds each, and say which differences are more than noise.
later-deep = It will show the loss landscape, the spectrum of the Hessian and the tangent kernel.
later-runs = It will keep your runs to be compared, exported and verified.
later-train = Train a network now

## Welcome
welcome-eyebrow = A laboratory for one idea
welcome-title = What does an activation function do? Change it, and watch.
welcome-lead = Here you train a real network on real images, in this browser. Choose a function, press Start, and see the loss fall, or not.
welcome-start = Train a network
welcome-relu = The book’s ReLU run
welcome-table = The book’s table
welcome-book-relu = The book’s network with ReLU on 60,000 images, ten epochs: about 87 % of the test images recognised.
welcome-book-table = Thirteen functions, the same recipe, one after another: the book’s comparison table, and how far it can be trusted.
welcome-course = The course

## Pages that are loaded when first opened
elsewhere-coming = This page is loading.
elsewhere-failed = This page could not be loaded. Check the connection, then reload; the address keeps your experiment, but a training under way would end.

## A new version
new-version = A newer version of the lab is ready. Using it loads the page again; a training that is going on ends.
new-version-others = Other tabs of the lab are open. Close them first, or the new version comes when the lab is next opened.
new-version-take = Use it now
new-version-later = Later
