## Live figures in a chapter: before they are shown
figure-coming = The figure is on its way …
figure-failed = This figure could not be loaded. Check the connection and reload the page, or open the figure on its own page:
figure-show = Compute it here
figure-train = Train here
figure-looks = { $networks ->
    [one] A fresh network is built and looked at in your browser; nothing is trained.
   *[other] { $networks } fresh networks are built and looked at in your browser; nothing is trained.
}
figure-trains = { $networks ->
    [one] A network is trained in your browser, and then looked at. Epochs of training: { $epochs }.
   *[other] { $networks } networks are trained in your browser, one after another, and then looked at. Epochs of training for each: { $epochs }.
}
figure-steps = { $networks ->
    [one] A network is trained in your browser, and then looked at. Steps of training: { $steps }.
   *[other] { $networks } networks are trained in your browser, one after another, and then looked at. Steps of training for each: { $steps }.
}
figure-runs = { $networks ->
    [one] A network is trained in your browser, and you watch. Epochs of training: { $epochs }.
   *[other] { $networks } networks are trained in your browser, one after another, and you watch. Epochs of training for each: { $epochs }.
}
figure-download = The Fashion-MNIST images are downloaded first ({ $megabytes } MB), unless your browser has kept them from an earlier time.
figure-meanwhile = How long it takes depends on your machine. You can read on meanwhile, pause it, or stop it.
