## Where it stands
inside-title = What is being computed
inside-ready = ready
inside-waits = waits its turn
inside-looking = looking inside
inside-cancelled = called off
inside-figure-known = All that this figure shows is computed.
inside-waits-hint = Another figure is computed first.
inside-all-known = All that this page shows is computed.
inside-rest-known = All that can be had is computed; what is missing is said below.
inside-cancelled-hint = Nothing more is computed until you go on or change what is shown.
inside-steps = step { $step } of { $steps }
inside-cancel = Cancel
inside-again = Try again
inside-device = Computed on { $device }.
inside-auto = On these pages “the faster one” is the CPU: all that is looked at has to be read back from the device, which is slow from a graphics card. To use it all the same, choose WebGPU under Device.
inside-left-out = { $count ->
    [one] One more view was asked for than can be followed at once; it is left out.
   *[other] { $count } more views were asked for than can be followed at once; they are left out.
}
inside-rewind = { $epoch ->
    [0] Look at the start weights instead
    [one] Look at the network after epoch 1 instead
   *[other] Look at the network after epoch { $epoch } instead
}
