## Problems: what happened, and what to do
problem-download = The data file { $file } could not be had ({ $detail }). Check the connection and try again, or train on the synthetic garments.
problem-damaged = The data file { $file } arrived damaged ({ $detail }) and was not used. Try again to fetch it once more, or train on the synthetic garments.
problem-storage = This browser would not keep the data ({ $detail }). Training goes on; the data will be fetched again next time.
problem-unsupported = This experiment cannot be trained here: { $detail }. Change the setting it names.
problem-diverged = At step { $step } of epoch { $epoch } the loss stopped being a finite number: the training diverged. A smaller learning rate usually helps.
problem-no-gpu = WebGPU is not available ({ $detail }). Choose the CPU.
problem-gpu-lost = The browser lost the GPU ({ $detail }).
problem-checkpoint = The saved state of the run cannot be used ({ $detail }); it begins again from its start values.
problem-panic = The training worker failed ({ $detail }). Try again; if it fails again, reload the page.
blowup = Going through the network from its input, the first values that are not finite are the { $part } of { $layer }.
blowup-weights = weights or biases
blowup-parameters = activation parameters
blowup-pre = pre-activations (z)
blowup-post = activations f(z)
blowup-layer = hidden layer { $layer }
blowup-output = the output layer

## Messages
message-fell-back = { $why } { $epochs ->
    [0] The run was begun again on the CPU.
    [one] The run goes on on the CPU from the end of epoch 1.
   *[other] The run goes on on the CPU from the end of epoch { $epochs }.
}
message-restarted = { $why } { $epochs ->
    [0] A new worker has begun the run again.
    [one] A new worker goes on from the end of epoch 1.
   *[other] A new worker goes on from the end of epoch { $epochs }.
}
message-unresponsive = { $epochs ->
    [0] The worker did not obey and was ended. The run is back at its start values.
    [one] The worker did not obey and was ended. The run waits at the end of epoch 1.
   *[other] The worker did not obey and was ended. The run waits at the end of epoch { $epochs }.
}
message-versions = The page and its training worker are of different versions ({ $page } and { $worker }). Reload the page; if that does not help, empty the browser’s cache.

## What a link could not say
notice-too-long = The link is longer than { $limit } bytes; the rest of it was ignored.
notice-unknown-page = There is no page “{ $given }”; you see the course instead.
notice-unknown-version = The link says version “{ $given }”; it was read as version 1.
notice-unknown-key = The link’s key “{ $key }” is not known and was ignored.
notice-bad-value = { $key }: “{ $given }” cannot be used; it is now { $used }.
notice-ignored-value = { $key }: “{ $given }” cannot be used and was left out.
notice-clamped = { $key }: “{ $given }” is out of range; it is now { $used }.
notice-unknown-activation = There is no activation “{ $given }”; it was left out.
notice-unknown-parameter = { $activation } has no parameter “{ $given }”; it was left out.
notice-repeated = “{ $given }” is named twice; it is trained once.
notice-missing-formula = The link names the formula “{ $given }” but does not hold it; it was left out.
notice-too-many-parameters = A network of widths “{ $given }” would have { $asked } parameters, more than { $limit }; the widths are now “{ $used }”.
notice-more = { $count ->
    [one] One more thing in the link was ignored or replaced.
   *[other] { $count } more things in the link were ignored or replaced.
}
time-seconds = { $seconds } s
time-minutes = { $minutes } min { $seconds } s
time-hours = { $hours } h { $minutes } min
