// The network of three neurons as mlintro/neuron/xor_network.py has it, in the same order of operations.
// Nine weights: w1, w2, bias of the first neuron, of the second, then of the third, which sees them.

const XOR = [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]] // x1, x2, expected

const sigmoid = (z) => (1 + Math.tanh(z / 2)) / 2

export function networkOutputs(w, x1, x2) {
  const h1 = sigmoid(w[0] * x1 + w[1] * x2 + w[2])
  const h2 = sigmoid(w[3] * x1 + w[4] * x2 + w[5])
  return [h1, h2, sigmoid(w[6] * h1 + w[7] * h2 + w[8])]
}

export function networkLoss(w) {
  let total = 0
  for (const [x1, x2, expected] of XOR) {
    const output = networkOutputs(w, x1, x2)[2]
    total -= Math.log(expected ? output : 1 - output)
  }
  return total / XOR.length
}

export function networkStep(w, rate) {
  const slope = w.map(() => 0)
  for (const [x1, x2, expected] of XOR) {
    const [h1, h2, output] = networkOutputs(w, x1, x2)
    const excess = output - expected
    const back1 = excess * w[6] * h1 * (1 - h1)
    const back2 = excess * w[7] * h2 * (1 - h2)
    const own = [back1 * x1, back1 * x2, back1, back2 * x1, back2 * x2, back2, excess * h1, excess * h2, excess]
    own.forEach((value, i) => (slope[i] += value))
  }
  return w.map((value, i) => value - (rate * slope[i]) / XOR.length)
}

export const networkRowsRight = (w) =>
  XOR.filter(([x1, x2, expected]) => networkOutputs(w, x1, x2)[2] > 0.5 === (expected === 1)).length
