// The loss of a neuron over its two weights, seen from above, and the way gradient descent takes.

import { draw, el, fill, mount, painter, set, written } from "../browser/elements.js"
import { gradient, loss } from "../neuron/neuron_math.js"

const [LOW, HIGH, SIDE, CELLS] = [-6, 6, 320, 48]
const BAND = 0.25 // nats between two contours

const px = (value) => ((value - LOW) / (HIGH - LOW)) * SIDE
const py = (value) => SIDE - px(value)

function build() {
  const lab = { w1: -4, w2: 2, rate: 0.5, data: null }
  const size = SIDE / CELLS
  const centre = (n) => LOW + ((n + 0.5) / CELLS) * (HIGH - LOW)
  const cells = Array.from({ length: CELLS * CELLS }, (_, i) => {
    const [column, row] = [i % CELLS, Math.floor(i / CELLS)]
    const at = { w1: centre(column), w2: centre(row) }
    return { at, node: draw("rect", { x: column * size, y: SIDE - (row + 1) * size, width: size, height: size, class: "cell" }) }
  })
  const axes = draw("path", { d: `M${px(0)} 0V${SIDE}M0 ${py(0)}H${SIDE}`, class: "axis" })
  const names = [["w₁", SIDE - 14, py(0) - 6], ["w₂", px(0) + 14, 16]].map(([text, x, y]) => draw("text", { x, y, text, "text-anchor": "middle" }))
  const trail = draw("polyline", { class: "way" })
  const dots = draw("g", { class: "steps" })
  const start = draw("circle", { r: 7, class: "here" })
  const end = draw("circle", { r: 8, class: "ball" })
  const svg = draw("svg", { viewBox: `0 0 ${SIDE} ${SIDE}`, role: "img" }, ...cells.map((c) => c.node), axes, ...names, trail, dots, start, end)
  const says = el("p")
  const knobs = ["w1", "w2", "rate"].map((name) => {
    const range = el("input", { type: "range", id: `map-${name}` })
    const value = el("output")
    const label = el("label", { for: `map-${name}` })
    range.oninput = () => {
      lab[name] = Number(range.value)
      repaint()
    }
    return { name, range, value, label, node: el("div", { class: "knob" }, el("div", { class: "name" }, label, value), range) }
  })
  lab.root = el("div", { class: "lab descent-map" }, el("div", {}, ...knobs.map((knob) => knob.node), says), el("figure", {}, svg))

  let shaded = ""
  function shade({ outputs, bias }) {
    const key = `${outputs} ${bias}`
    if (shaded === key) return
    shaded = key
    for (const { at, node } of cells) {
      const band = Math.floor(loss({ ...at, bias }, outputs) / BAND)
      set(node, { "fill-opacity": Math.min(0.06 + band * 0.09, 0.95) })
    }
  }

  lab.paint = () => {
    const { words, outputs, bias, steps, rates } = lab.data
    shade(lab.data)
    for (const { name, range, value, label } of knobs) {
      const [min, max, step] = name === "rate" ? [...rates, 0.05] : [LOW + 0.5, HIGH - 0.5, 0.5]
      set(range, { min, max, step, "aria-valuetext": written(lab[name], words.numbers, 2) })
      if (Number(range.value) !== lab[name]) range.value = lab[name]
      label.textContent = words[name === "rate" ? "rate" : `map_${name}`]
      value.textContent = written(lab[name], words.numbers, name === "rate" ? 2 : 1)
    }
    // Only the two weights move: the bias stays, so that the way lies on the map.
    const path = [{ w1: lab.w1, w2: lab.w2, bias }]
    for (let i = 0; i < steps; i++) {
      const here = path.at(-1)
      const slope = gradient(here, outputs)
      path.push({ w1: here.w1 - lab.rate * slope.w1, w2: here.w2 - lab.rate * slope.w2, bias })
    }
    set(trail, { points: path.map(({ w1, w2 }) => `${px(w1)},${py(w2)}`).join(" ") })
    dots.replaceChildren(...path.map(({ w1, w2 }) => draw("circle", { cx: px(w1), cy: py(w2), r: 2.5 })))
    const last = path.at(-1)
    set(start, { cx: px(lab.w1), cy: py(lab.w2) })
    set(end, { cx: px(last.w1), cy: py(last.w2) })
    const number = (value, decimals = 1) => written(value, words.numbers, decimals)
    says.textContent = fill(words.map_says, {
      w1: number(lab.w1), w2: number(lab.w2), end1: number(last.w1), end2: number(last.w2), steps,
      before: number(loss(path[0], outputs), 2), after: number(loss(last, outputs), 2),
    })
    set(svg, { "aria-label": says.textContent })
  }
  const repaint = painter(lab.paint)
  return lab
}

export default mount(build, (lab, { data }) => {
  lab.data = data
  lab.paint()
})
