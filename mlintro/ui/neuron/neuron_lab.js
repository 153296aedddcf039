// The neuron's lab: knobs and pictures in one, so that the pictures follow a knob while it moves.
// Nothing is sent while something moves; on release the knobs go to Python, once.

import { el, mount, painter, set, written } from "../browser/elements.js"
import { KNOB_END, solves, truthTable } from "./neuron_math.js"
import { learner } from "./neuron_learner.js"
import { curve, map, network, plane } from "./neuron_view.js"

const KNOBS = ["w1", "w2", "bias"]
const SHORT = { x1: "x₁", x2: "x₂" } // in letters for a wall there is no room for more

function build() {
  const state = { neuron: { w1: 0, w2: 0, bias: 0 }, x1: 0, x2: 0, gate: null, outputs: null, activation: "relu" }
  const lab = { state, words: null, revision: null, send: () => {} }
  const knobs = Object.fromEntries(KNOBS.map((name) => [name, knob(name, lab)]))
  const inputs = Object.fromEntries(["x1", "x2"].map((name) => [name, input(name, lab)]))
  const pictures = { network: network(), plane: plane(), curve: curve(), map: map() }
  const rows = table()
  const learning = learner(lab)

  lab.release = (extra = {}) => {
    const { w1, w2, bias } = state.neuron
    lab.send({ w1, w2, bias, x1: state.x1, x2: state.x2, ...extra })
  }
  lab.paint = () => {
    const words = { ...lab.words, decimals: learning.isRunning() ? 2 : 1 }
    const activation = learning.isRunning() ? "sigmoid" : state.activation
    const shown = { ...state, activation, rows: truthTable(state.neuron, state.outputs, activation) }
    const solved = solves(state.neuron, state.outputs)
    for (const name of KNOBS) knobs[name].paint(state.neuron[name], words)
    for (const name of ["x1", "x2"]) inputs[name].paint(state[name], words)
    for (const picture of Object.values(pictures)) picture.paint(shown, words, solved)
    rows.paint(shown, words)
    learning.paint(words)
    lab.root.classList.toggle("is-solved", solved)
  }
  lab.repaint = painter(lab.paint)
  lab.touched = () => {
    learning.forget()
    lab.repaint()
  }
  lab.learning = learning
  lab.forget = pictures.map.forget

  lab.root = el(
    "div",
    { class: "lab" },
    el(
      "div",
      { class: "turn", "data-needed": true },
      ...KNOBS.map((name) => knobs[name].node),
      rows.marks,
      el("div", { class: "inputs" }, inputs.x1.node, inputs.x2.node),
    ),
    el("div", { class: "top" }, pictures.network.figure, rows.node),
    el("div", { class: "pictures" }, pictures.plane.figure, pictures.curve.figure, pictures.map.figure),
    learning.node,
  )
  return lab
}

function knob(name, lab) {
  const range = el("input", { type: "range", id: name, min: -KNOB_END, max: KNOB_END, step: 0.1 })
  const value = el("output", { for: name })
  const label = el("label", { for: name })
  const turn = (to) => {
    lab.state.neuron = { ...lab.state.neuron, [name]: Math.round(10 * to) / 10 }
    lab.touched()
  }
  range.oninput = () => turn(Number(range.value))
  let isHeld = false // a key: positions that it passes are not those where the hand lets go
  let isTurned = false
  range.onkeydown = () => (isHeld = true)
  range.onchange = () => (isHeld ? (isTurned = true) : lab.release())
  range.onkeyup = range.onblur = () => {
    if (isTurned) lab.release()
    isHeld = isTurned = false
  }
  const nudge = (by) => () => {
    // from the state: two quick taps may come before the range is painted anew
    turn(Math.min(Math.max(lab.state.neuron[name] + by, -KNOB_END), KNOB_END))
    lab.release()
  }
  const down = el("button", { type: "button", text: "−", onclick: nudge(-0.1) })
  const up = el("button", { type: "button", text: "+", onclick: nudge(0.1) })
  const node = el("div", { class: "knob" }, el("div", { class: "name" }, label, value), el("div", { class: "reach" }, down, range, up))
  function paint(number, words) {
    label.textContent = words[name]
    value.textContent = written(number, words.numbers, words.decimals, true)
    value.className = number > 0 ? "positive" : number < 0 ? "negative" : ""
    const position = Math.min(Math.max(number, -KNOB_END), KNOB_END)
    if (Number(range.value) !== position) range.value = position
    set(range, { "aria-valuetext": written(number, words.numbers, words.decimals) })
    set(down, { "aria-label": `${words.lower} ${words[name]}` })
    set(up, { "aria-label": `${words.raise} ${words[name]}` })
  }
  return { node, paint }
}

function input(name, lab) {
  const title = el("span")
  const bit = el("b")
  const node = el("button", { type: "button", role: "switch", class: "input" }, title, bit)
  node.onclick = () => {
    lab.state[name] = 1 - lab.state[name]
    lab.repaint()
    lab.release()
  }
  function paint(value, words) {
    title.textContent = words[name]
    bit.textContent = value
    set(node, { "aria-checked": value ? "true" : "false" })
  }
  return { node, paint }
}

function table() {
  const heads = [0, 1, 2, 3, 4].map(() => el("th", { scope: "col" }))
  const lines = [0, 1, 2, 3].map(() => [0, 1, 2, 3, 4].map(() => el("td")))
  const bodies = lines.map((cells) => el("tr", {}, ...cells))
  const node = el("table", {}, el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, ...bodies))
  const short = lines.map(() => el("span"))
  const marks = el("div", { class: "marks", "aria-hidden": "true" }, ...short) // the table says it
  function paint({ rows, x1, x2, gate }, words) {
    const titles = [words.head_inputs, words.head_sum, words.head_output, words.head_state, gate]
    heads.forEach((head, i) => (head.textContent = titles[i]))
    rows.forEach((row, i) => {
      const says = (active) => (active ? words.active : words.inactive)
      const verdict = row.right ? `✓ ${words.right}` : `✗ ${row.expected ? words.wants_active : words.wants_inactive}`
      const number = (value, decimals) => written(value, words.numbers, decimals)
      const cells = [`${row.x1}, ${row.x2}`, number(row.sum, words.decimals), number(row.output, 2), says(row.active), verdict]
      lines[i].forEach((cell, j) => (cell.textContent = cells[j]))
      short[i].textContent = `${row.x1}, ${row.x2} ${row.right ? "✓" : "✗"}`
      set(short[i], { class: row.right ? "right" : "wrong" })
      const isNow = row.x1 === x1 && row.x2 === x2
      set(bodies[i], { class: `${row.right ? "right" : "wrong"} ${isNow ? "now" : ""}`, "aria-current": isNow ? "true" : null })
    })
  }
  return { node, marks, paint }
}

// Runs when the lab comes up and whenever Python has something new. Python's values count when it
// says so by a new revision; otherwise they are an echo, and the learner may be further already.
export default mount(build, (lab, { data, setStateValue }) => {
  lab.send = (value) => setStateValue("turned", value)
  const isNewGoal = lab.state.gate !== data.gate
  if (lab.revision !== data.revision) {
    const { w1, w2, bias, x1, x2 } = data.values
    Object.assign(lab.state, { neuron: { w1, w2, bias }, x1, x2 })
    lab.revision = data.revision
    lab.learning.forget()
  } else if (isNewGoal) {
    const isInterrupted = lab.learning.isRunning()
    lab.learning.forget()
    if (isInterrupted) lab.release() // Python judges what is on the knobs, not where they came from
  }
  Object.assign(lab.state, { gate: data.gate, outputs: data.outputs, activation: data.activation })
  const shade = (name) => parseInt(data.colours[name].slice(3, 5), 16) // its green says how light it is
  lab.words = { ...data.words, ...(data.is_on_wall && SHORT), shades: [shade("background"), shade("text")] }
  lab.rates = data.rates
  lab.forget()
  lab.paint()
  return () => lab.learning.stop()
})
