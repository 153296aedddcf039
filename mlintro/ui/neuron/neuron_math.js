// The neuron as mlintro/neuron/__init__.py and mlintro/neuron/learning.py have it, in the same order of
// operations: a test in the browser holds the two together.
//
// A neuron is {w1, w2, bias}; a gate is its four outputs, in the order of INPUT_PAIRS.

export const INPUT_PAIRS = [[0, 0], [0, 1], [1, 0], [1, 1]]
export const KNOB_END = 2 // where a knob ends
export const MOST_STEPS = 2000
const TOLERANCE = 1e-9
const FLAT = 1e-3

export const expected = (outputs, x1, x2) => outputs[2 * x1 + x2] === 1
export const weightedSum = (n, x1, x2) => n.w1 * x1 + n.w2 * x2 + n.bias
export const isActive = (n, x1, x2) => weightedSum(n, x1, x2) > TOLERANCE

export function activate(activation, z) {
  if (activation === "step") return z > TOLERANCE ? 1 : 0
  if (activation === "sigmoid") return (1 + Math.tanh(z / 2)) / 2
  return Math.max(0, z)
}

export function truthTable(n, outputs, activation) {
  return INPUT_PAIRS.map(([x1, x2]) => {
    const sum = weightedSum(n, x1, x2)
    const row = { x1, x2, sum, output: activate(activation, sum) }
    row.active = isActive(n, x1, x2)
    row.expected = expected(outputs, x1, x2)
    row.right = row.active === row.expected
    return row
  })
}

export const solves = (n, outputs) => INPUT_PAIRS.every(([x1, x2]) => isActive(n, x1, x2) === expected(outputs, x1, x2))

// The input pair nearest to the line where the sum is 0, that place on the line, and how far it is.
export function margin(n) {
  const steepness = Math.hypot(n.w1, n.w2)
  if (steepness < TOLERANCE) return null
  const away = INPUT_PAIRS.map(([x1, x2]) => Math.abs(weightedSum(n, x1, x2)) / steepness)
  const distance = Math.min(...away)
  const [x1, x2] = INPUT_PAIRS[away.indexOf(distance)]
  const back = weightedSum(n, x1, x2) / steepness ** 2
  return { distance, from: [x1, x2], to: [x1 - back * n.w1, x2 - back * n.w2] }
}

// The part of the square low..high where the sum is above 0, as corners in order; and the two
// ends of the boundary, where it crosses the square. Each side is cut where the sum changes sign
// (Sutherland and Hodgman, 1974).
export function region(n, low, high) {
  const corners = [[low, low], [high, low], [high, high], [low, high]]
  const inside = []
  const boundary = []
  corners.forEach((here, i) => {
    const next = corners[(i + 1) % 4]
    const [a, b] = [weightedSum(n, ...here), weightedSum(n, ...next)]
    if (a > TOLERANCE) inside.push(here)
    if (a > TOLERANCE !== b > TOLERANCE) {
      const t = a / (a - b)
      const cut = [here[0] + t * (next[0] - here[0]), here[1] + t * (next[1] - here[1])]
      inside.push(cut)
      boundary.push(cut)
    }
  })
  return { inside, boundary }
}

// For each position of w2 the first and the last w1 that solve the gate at this bias, in tenths.
export function solvingRuns(outputs, bias) {
  const runs = []
  const b = Math.round(10 * bias)
  const isSolved = (w1, w2) => INPUT_PAIRS.every(([x1, x2]) => w1 * x1 + w2 * x2 + b > 0 === expected(outputs, x1, x2))
  const end = 10 * KNOB_END
  for (let w2 = -end; w2 <= end; w2++) {
    let first = null
    let last = null
    for (let w1 = -end; w1 <= end; w1++) if (isSolved(w1, w2)) [first, last] = [first ?? w1, w1]
    if (first !== null) runs.push([w2, first, last])
  }
  return runs
}

// Learning

export function loss(n, outputs) {
  let total = 0
  for (const [x1, x2] of INPUT_PAIRS) {
    const z = weightedSum(n, x1, x2)
    total += Math.max(z, 0) - z * expected(outputs, x1, x2) + Math.log1p(Math.exp(-Math.abs(z)))
  }
  return total / INPUT_PAIRS.length
}

export function gradient(n, outputs) {
  const slope = { w1: 0, w2: 0, bias: 0 }
  for (const [x1, x2] of INPUT_PAIRS) {
    const excess = activate("sigmoid", weightedSum(n, x1, x2)) - expected(outputs, x1, x2)
    slope.w1 += excess * x1
    slope.w2 += excess * x2
    slope.bias += excess
  }
  return { w1: slope.w1 / INPUT_PAIRS.length, w2: slope.w2 / INPUT_PAIRS.length, bias: slope.bias / INPUT_PAIRS.length }
}

export function learn(n, outputs, rate) {
  const slope = gradient(n, outputs)
  return { w1: n.w1 - rate * slope.w1, w2: n.w2 - rate * slope.w2, bias: n.bias - rate * slope.bias }
}

export const isFlat = (n, outputs) => Math.max(...Object.values(gradient(n, outputs)).map(Math.abs)) < FLAT

export function onTheKnobs(n) {
  const largest = Math.max(KNOB_END, Math.abs(n.w1), Math.abs(n.w2), Math.abs(n.bias))
  const place = (value) => Math.floor((10 * value * KNOB_END) / largest + 0.5) / 10 + 0
  return { w1: place(n.w1), w2: place(n.w2), bias: place(n.bias) }
}
