// The network of three neurons as mlintro/neuron/network.py has it, in the same order of operations.
// Nine weights: w1, w2, bias of the first neuron, of the second, then of the third, which sees them.
// A gate is its four outputs, in the order of PAIRS.

export const PAIRS = [[0, 0], [0, 1], [1, 0], [1, 1]]

const sigmoid = (z) => (1 + Math.tanh(z / 2)) / 2

export function networkOutputs(w, x1, x2) {
  const h1 = sigmoid(w[0] * x1 + w[1] * x2 + w[2])
  const h2 = sigmoid(w[3] * x1 + w[4] * x2 + w[5])
  return [h1, h2, sigmoid(w[6] * h1 + w[7] * h2 + w[8])]
}

export function networkLoss(w, outputs) {
  let total = 0
  PAIRS.forEach(([x1, x2], row) => {
    const output = networkOutputs(w, x1, x2)[2]
    total -= Math.log(outputs[row] ? output : 1 - output)
  })
  return total / PAIRS.length
}

export function networkStep(w, outputs, rate) {
  const slope = w.map(() => 0)
  PAIRS.forEach(([x1, x2], row) => {
    const [h1, h2, output] = networkOutputs(w, x1, x2)
    const excess = output - outputs[row]
    const back1 = excess * w[6] * h1 * (1 - h1)
    const back2 = excess * w[7] * h2 * (1 - h2)
    const own = [back1 * x1, back1 * x2, back1, back2 * x1, back2 * x2, back2, excess * h1, excess * h2, excess]
    own.forEach((value, i) => (slope[i] += value))
  })
  return w.map((value, i) => value - (rate * slope[i]) / PAIRS.length)
}

export const networkRowsRight = (w, outputs) =>
  PAIRS.filter(([x1, x2], row) => networkOutputs(w, x1, x2)[2] > 0.5 === (outputs[row] === 1)).length
