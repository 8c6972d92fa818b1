"""Runs the PyTorch modules that the lab prints and compares them with the lab's own numbers.

Reads a JSON list from stdin: for each function its source, its parameters' start values, inputs,
and what the lab computes in double precision. Prints one line per function that differs.
"""

import json
import sys

import torch

torch.set_default_dtype(torch.float64)
TOLERANCE = 1e-6

bad = 0
functions = json.load(sys.stdin)
for function in functions:
    scope = {}
    try:
        exec(function["source"], scope)
    except SyntaxError as error:
        print(f"{function['key']}: {error}\n{function['source']}")
        bad += 1
        continue
    module = scope[function["class"]]()
    module.eval()
    own = {**dict(module.named_parameters()), **dict(module.named_buffers())}
    with torch.no_grad():
        for name, values in function["parameters"].items():
            own[name].copy_(torch.tensor(values).reshape(own[name].shape))
    inputs = [torch.tensor(x, requires_grad=True) for x in function["inputs"]]
    value = module(*inputs)
    value = value.expand(inputs[0].shape)

    def differs(what, found, expected):
        expected = torch.tensor(expected).reshape(found.shape)
        error = (found - expected).abs() / expected.abs().clamp(min=1.0)
        worst = error.max().item()
        if not worst <= TOLERANCE:
            at = int(error.flatten().argmax())
            print(f"{function['key']}: {what} is off by {worst:.3g} at place {at}")
            return 1
        return 0

    bad += differs("f", value.detach(), function["value"])
    wanted = inputs + [own[name] for name in function["gradients"]]
    # A constant function has no gradient at all.
    gradients = (
        torch.autograd.grad(value.sum(), wanted, allow_unused=True)
        if value.requires_grad
        else [None] * len(wanted)
    )
    gradients = [torch.zeros_like(x) if g is None else g for x, g in zip(wanted, gradients)]
    for place, expected in enumerate(function["slopes"]):
        bad += differs(f"the slope by input {place + 1}", gradients[place], expected)
    for place, (name, expected) in enumerate(function["gradients"].items()):
        bad += differs(f"the gradient by {name}", gradients[len(inputs) + place], expected)

print(f"{len(functions)} functions compared with PyTorch {torch.__version__}")
sys.exit(1 if bad else 0)
