// The training step of the lab's default experiment in jax-js, for timing beside ours:
// 784-256-192-128-64-10 with ReLU, cross-entropy, SGD with momentum, batch 128.
import {
  numpy as np, nn, jit, valueAndGrad, init, defaultDevice,
} from './node_modules/@jax-js/jax/dist/index.js';

const WIDTHS = [784, 256, 192, 128, 64, 10];
const BATCH = 128;
const LAYERS = WIDTHS.length - 1;

/** An array of this shape with values in [-bound, bound). */
function uniform(shape, bound) {
  const size = shape.reduce((product, side) => product * side, 1);
  const values = Float32Array.from({ length: size }, () => (Math.random() * 2 - 1) * bound);
  return np.array(values).reshape(shape);
}

/** Mean cross-entropy of the network's answer to x; y is one-hot. */
function loss(parameters, x, y) {
  let hidden = x;
  for (let layer = 0; layer < LAYERS; layer++) {
    hidden = np.matmul(hidden, parameters[2 * layer]).add(parameters[2 * layer + 1]);
    if (layer < LAYERS - 1) hidden = nn.relu(hidden);
  }
  return nn.logSoftmax(hidden).mul(y).sum().mul(-1 / BATCH);
}

const step = jit((parameters, momentum, x, y) => {
  const [value, gradient] = valueAndGrad(loss)(parameters.map((tensor) => tensor.ref), x, y);
  const velocity = momentum.map((tensor, i) => tensor.mul(0.9).add(gradient[i]));
  const moved = parameters.map((tensor, i) => tensor.sub(velocity[i].ref.mul(0.01)));
  return [value, moved, velocity];
});

let state = null;

async function prepare() {
  await init();
  defaultDevice('wasm');
  const parameters = [];
  for (let layer = 0; layer < LAYERS; layer++) {
    const bound = 1 / Math.sqrt(WIDTHS[layer]);
    parameters.push(uniform([WIDTHS[layer], WIDTHS[layer + 1]], bound));
    parameters.push(uniform([WIDTHS[layer + 1]], bound));
  }
  const labels = new Float32Array(BATCH * 10);
  for (let row = 0; row < BATCH; row++) labels[row * 10 + (row % 10)] = 1;
  state = {
    parameters,
    momentum: parameters.map((tensor) => np.zerosLike(tensor.ref)),
    x: uniform([BATCH, 784], 1),
    y: np.array(labels).reshape([BATCH, 10]),
  };
}

/** Milliseconds per step over `steps` steps; the loss is read once, at the end. */
window.jaxMillisecondsPerStep = async (steps) => {
  if (state === null) await prepare();
  const begun = performance.now();
  let last = null;
  for (let count = 0; count < steps; count++) {
    if (last !== null) last.dispose();
    const [value, moved, velocity] = step(
      state.parameters, state.momentum, state.x.ref, state.y.ref);
    [last, state.parameters, state.momentum] = [value, moved, velocity];
  }
  const [value] = await last.data();
  if (!Number.isFinite(value)) throw new Error(`jax-js diverged to ${value}`);
  return (performance.now() - begun) / steps;
};
