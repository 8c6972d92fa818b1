## The run with metrics
metrics-title = Each layer, epoch by epoch
metrics-lead = What the chapter keeps of a run “with metrics”. The gradient norm is the mean over all steps of an epoch; the weights are those at its end. Of networks with more than { $most } layers some are drawn.
metrics-what = What
metrics-network = Network
metrics-gradient-norm = Mean norm of the weight gradient
metrics-weight-norm = Norm of the weights
metrics-weight-std = Standard deviation of the weights
metrics-weight-mean = Mean of the weights
metrics-layer = Layer { $number }
metrics-output = Output
metrics-chart = { $network }, each layer over the epochs
metrics-convergence = The training loss last fell by more than a hundredth of its best in epoch { $epoch } of { $epochs }. The chapter’s convergence speed, (epochs − that epoch, counted from 0) / epochs, is { $speed }.
