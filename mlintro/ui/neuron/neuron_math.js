// The neuron as mlintro/neuron/__init__.py and mlintro/neuron/learning.py have it, in the same order of
// operations: a test in the browser holds the two together.
//
// A neuron is {w1, w2, bias}.

export const INPUTS = [[0, 0], [0, 1], [1, 0], [1, 1]]
export const LARGEST = 2 // where a knob ends
export const MOST_STEPS = 2000
const TOLERANCE = 1e-9
const FLAT = 1e-3
const ACTIVE = { AND: [0, 0, 0, 1], OR: [0, 1, 1, 1], NAND: [1, 1, 1, 0], NOR: [1, 0, 0, 0], XOR: [0, 1, 1, 0] }

export const expected = (gate, x1, x2) => ACTIVE[gate][2 * x1 + x2] === 1
export const weightedSum = (n, x1, x2) => n.w1 * x1 + n.w2 * x2 + n.bias
export const isActive = (n, x1, x2) => weightedSum(n, x1, x2) > TOLERANCE

export function activate(activation, z) {
  if (activation === "step") return z > TOLERANCE ? 1 : 0
  if (activation === "sigmoid") return (1 + Math.tanh(z / 2)) / 2
  return Math.max(0, z)
}

export function truthTable(n, gate, activation) {
  return INPUTS.map(([x1, x2]) => {
    const sum = weightedSum(n, x1, x2)
    const row = { x1, x2, sum, output: activate(activation, sum) }
    row.active = isActive(n, x1, x2)
    row.expected = expected(gate, x1, x2)
    row.right = row.active === row.expected
    return row
  })
}

export const solves = (n, gate) => INPUTS.every(([x1, x2]) => isActive(n, x1, x2) === expected(gate, x1, x2))

// The input pair nearest to the line where the sum is 0, that place on the line, and how far it is.
export function margin(n) {
  const steepness = Math.hypot(n.w1, n.w2)
  if (steepness < TOLERANCE) return null
  const away = INPUTS.map(([x1, x2]) => Math.abs(weightedSum(n, x1, x2)) / steepness)
  const distance = Math.min(...away)
  const [x1, x2] = INPUTS[away.indexOf(distance)]
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
export function solvingRuns(gate, bias) {
  const runs = []
  const b = Math.round(10 * bias)
  const ACTIVE_SUM = (w1, w2) => INPUTS.every(([x1, x2]) => w1 * x1 + w2 * x2 + b > 0 === expected(gate, x1, x2))
  for (let w2 = -20; w2 <= 20; w2++) {
    let first = null
    let last = null
    for (let w1 = -20; w1 <= 20; w1++) if (ACTIVE_SUM(w1, w2)) [first, last] = [first ?? w1, w1]
    if (first !== null) runs.push([w2, first, last])
  }
  return runs
}

// Learning

export function loss(n, gate) {
  let total = 0
  for (const [x1, x2] of INPUTS) {
    const z = weightedSum(n, x1, x2)
    total += Math.max(z, 0) - z * expected(gate, x1, x2) + Math.log1p(Math.exp(-Math.abs(z)))
  }
  return total / INPUTS.length
}

export function gradient(n, gate) {
  const slope = { w1: 0, w2: 0, bias: 0 }
  for (const [x1, x2] of INPUTS) {
    const excess = activate("sigmoid", weightedSum(n, x1, x2)) - expected(gate, x1, x2)
    slope.w1 += excess * x1
    slope.w2 += excess * x2
    slope.bias += excess
  }
  return { w1: slope.w1 / INPUTS.length, w2: slope.w2 / INPUTS.length, bias: slope.bias / INPUTS.length }
}

export function learn(n, gate, rate) {
  const slope = gradient(n, gate)
  return { w1: n.w1 - rate * slope.w1, w2: n.w2 - rate * slope.w2, bias: n.bias - rate * slope.bias }
}

export const isFlat = (n, gate) => Math.max(...Object.values(gradient(n, gate)).map(Math.abs)) < FLAT

export function onTheKnobs(n) {
  const largest = Math.max(LARGEST, Math.abs(n.w1), Math.abs(n.w2), Math.abs(n.bias))
  const place = (value) => Math.floor((10 * value * LARGEST) / largest + 0.5) / 10 + 0
  return { w1: place(n.w1), w2: place(n.w2), bias: place(n.bias) }
}
