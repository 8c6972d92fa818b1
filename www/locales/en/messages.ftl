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

## Times
time-seconds = { $seconds } s
time-minutes = { $minutes } min { $seconds } s
time-hours = { $hours } h { $minutes } min
