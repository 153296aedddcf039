// The pictures of the neuron: the network, the plane of its inputs, its activation function and
// the map of the settings that solve the gate. Each is made once and then redrawn from a state.

import { draw, el, fill, say, set, written } from "../browser/elements.js"
import { INPUT_PAIRS, KNOB_END, activate, margin, region, solvingRuns, weightedSum } from "./neuron_math.js"

const text = (x, y, attributes = {}) => draw("text", { x, y, "text-anchor": "middle", ...attributes })
const sign = (value) => (value > 0 ? "positive" : value < 0 ? "negative" : "zero")
// Whether words on a circle that is so full read better in the colour of the background.
const MIDDLE = 118 // of 255: as far from white as from black for the eye
function isInverse(strength, [empty, full]) {
  const shade = empty + strength * (full - empty)
  return full < empty ? shade < MIDDLE : shade > MIDDLE
}

const points = (corners) => corners.map((corner) => corner.join()).join(" ")

function picture(name, width, height, ...parts) {
  const svg = draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", class: name }, ...parts)
  const title = el("figcaption")
  return { figure: el("figure", { class: name }, svg, title), svg, title }
}

// From values to places in a square picture whose axes go from low to high.
const square = (low, high, side) => {
  const scale = side / (high - low)
  return [(x) => (x - low) * scale, (y) => side - (y - low) * scale]
}

export function network() {
  const at = { x1: [48, 56], x2: [48, 184], centre: [206, 120], bias: [206, 236], out: [366, 120] }
  const join = (from, to) => draw("line", { x1: from[0], y1: from[1], x2: to[0], y2: to[1] })
  const lines = { w1: join(at.x1, at.centre), w2: join(at.x2, at.centre), bias: join(at.bias, at.centre) }
  const labels = { w1: text(126, 66), w2: text(126, 196), bias: text(262, 208) }
  const inputs = Object.fromEntries(
    ["x1", "x2"].map((name) => [
      name,
      { circle: draw("circle", { cx: at[name][0], cy: at[name][1], r: 27 }), value: text(at[name][0], at[name][1] + 8) },
    ]),
  )
  const out = join(at.centre, at.out)
  const body = draw("circle", { cx: at.centre[0], cy: at.centre[1], r: 42, class: "body" })
  const filling = draw("circle", { cx: at.centre[0], cy: at.centre[1], r: 42, class: "filling" })
  const sum = text(at.centre[0], at.centre[1] + 8, { class: "sum" })
  const output = text(at.out[0] - 14, at.out[1] - 14, { class: "output" })
  const state = text(at.out[0] - 22, at.out[1] + 30, { class: "state" })
  const names = { x1: text(48, 20), x2: text(48, 232), bias: text(206, 258) }
  const { figure, svg, title } = picture(
    "network", 400, 266,
    ...Object.values(lines), out, ...Object.values(inputs).map((i) => i.circle), body, filling,
    ...Object.values(inputs).map((i) => i.value), ...Object.values(labels), ...Object.values(names),
    sum, output, state,
  )
  title.className = "written-sum"

  function paint({ neuron, x1, x2, activation, rows }, words, solved) {
    const z = weightedSum(neuron, x1, x2)
    const y = activate(activation, z)
    const isOn = z > 1e-9
    const number = (value, decimals, signed) => written(value, words.numbers, decimals, signed)
    for (const [name, line] of Object.entries(lines)) {
      const value = neuron[name]
      const asleep = (name === "w1" && !x1) || (name === "w2" && !x2)
      const width = 1 + 9 * Math.min(Math.abs(value) / KNOB_END, 1)
      set(line, { class: `${sign(value)} ${asleep ? "asleep" : ""}`, "stroke-width": width })
      set(labels[name], { text: number(value, words.decimals, true), class: `weight ${sign(value)}` })
      set(names[name] ?? names.bias, { text: words.bias })
    }
    for (const [name, on] of [["x1", x1], ["x2", x2]]) {
      set(inputs[name].circle, { class: on ? "unit on" : "unit" })
      set(inputs[name].value, { text: on, class: on ? "bit on" : "bit" })
      set(names[name], { text: words[name] })
    }
    const strength = Math.min(Math.max(y, 0), 1)
    set(filling, { "fill-opacity": strength })
    set(body, { class: solved ? "body solved" : "body" })
    set(sum, { text: number(z, words.decimals), class: isInverse(strength, words.shades) ? "sum on" : "sum" })
    set(output, { text: number(y, 2) })
    const isWanted = rows[INPUT_PAIRS.findIndex((pair) => pair.join() === `${x1},${x2}`)].right
    const how = isWanted ? ["✓", "right"] : ["✗", "wrong"]
    set(state, { text: `${how[0]} ${isOn ? words.active : words.inactive}`, class: `state ${how[1]}` })
    set(out, { class: isOn ? "positive" : "zero", "stroke-width": isOn ? 5 : 1 })
    const terms = { w1: neuron.w1, w2: neuron.w2 }
    const written_terms = Object.fromEntries(Object.entries(terms).map(([k, v]) => [k, number(v, words.decimals)]))
    const [plus, rest] = neuron.bias < 0 ? ["−", -neuron.bias] : ["+", neuron.bias]
    const [join_sign, second] = neuron.w2 < 0 ? ["−", -neuron.w2] : ["+", neuron.w2]
    title.textContent =
      `${written_terms.w1}·${x1} ${join_sign} ${number(second, words.decimals)}·${x2} ` +
      `${plus} ${number(rest, words.decimals)} = ${number(z, words.decimals)}`
    set(svg, {
      "aria-label": fill(words.network_alt, {
        x1, x2, w1: labels.w1.textContent, w2: labels.w2.textContent, bias: labels.bias.textContent,
        sum: sum.textContent, state: isOn ? words.active : words.inactive,
      }),
    })
  }
  return { figure, paint }
}

export function plane() {
  const side = 200
  const [low, high] = [-0.45, 1.45]
  const [px, py] = square(low, high, side)
  const shade = draw("polygon", { class: "shade" })
  const border = draw("line", { class: "border" })
  const gap = draw("line", { class: "gap" })
  const dots = INPUT_PAIRS.map(([x1, x2]) => ({
    circle: draw("circle", { cx: px(x1), cy: py(x2), r: 9 }),
    mark: text(px(x1) + (x1 ? 20 : -20), py(x2) + (x2 ? -8 : 16)),
    name: text(px(x1), py(x2) + (x2 ? -15 : 25), { text: `${x1}, ${x2}`, class: "small" }),
  }))
  const frame = draw("rect", { x: 0.5, y: 0.5, width: side - 1, height: side - 1, class: "frame" })
  const { figure, svg, title } = picture(
    "plane", side, side, shade, frame, gap, border,
    ...dots.flatMap((dot) => [dot.circle, dot.mark, dot.name]),
  )
  const key = el("p", { class: "key" })
  figure.append(key)

  function paint({ neuron, rows }, words) {
    key.textContent = words.plane_key
    const { inside, boundary } = region(neuron, low, high)
    set(shade, { points: points(inside.map(([x, y]) => [px(x), py(y)])) })
    const ends = boundary.length === 2 ? boundary : [[9, 9], [9, 9]] // none: out of sight
    set(border, { x1: px(ends[0][0]), y1: py(ends[0][1]), x2: px(ends[1][0]), y2: py(ends[1][1]) })
    rows.forEach((row, i) => {
      set(dots[i].circle, { class: row.expected ? "dot wanted" : "dot" })
      set(dots[i].mark, { text: row.right ? "✓" : "✗", class: row.right ? "mark right" : "mark wrong" })
    })
    const near = margin(neuron)
    const { from, to } = near ?? { from: [9, 9], to: [9, 9] }
    set(gap, { x1: px(from[0]), y1: py(from[1]), x2: px(to[0]), y2: py(to[1]) })
    const says = near
      ? fill(words.plane, { margin: written(near.distance, words.numbers, 2) })
      : words.plane_flat
    say(title, says)
    set(svg, { "aria-label": title.textContent })
  }
  return { figure, paint }
}

export function curve() {
  const side = 200
  const far = 4 // the sums shown go from −4 to 4
  const px = (z) => ((z + far) / (2 * far)) * side
  const shade = draw("rect", { x: px(0), y: 0, width: side / 2, height: side, class: "shade" })
  const line = draw("polyline", { class: "line" })
  const axis = draw("line", { class: "axis" })
  const half = draw("line", { class: "half" })
  const half_name = text(24, 0, { class: "small" })
  const zero_name = text(px(0), 196, { text: "0", class: "small" })
  const ball = draw("circle", { r: 8, class: "ball" })
  const frame = draw("rect", { x: 0.5, y: 0.5, width: side - 1, height: side - 1, class: "frame" })
  const { figure, svg, title } = picture(
    "curve", side, side, shade, frame, axis, half, half_name, zero_name, line, ball,
  )

  function paint({ neuron, x1, x2, activation }, words) {
    const top = activation === "relu" ? far : 1.25
    const py = (y) => 176 - (y / top) * 150
    const z = weightedSum(neuron, x1, x2)
    const steps = activation === "step" ? [-far, 0, 1e-6, far] : Array.from({ length: 81 }, (_, i) => (i / 40 - 1) * far)
    set(line, { points: points(steps.map((s) => [px(s), py(activate(activation, s))])) })
    set(axis, { x1: 0, x2: side, y1: py(0), y2: py(0) })
    const isSigmoid = activation === "sigmoid"
    set(half, { x1: 0, x2: side, y1: py(0.5), y2: py(0.5), visibility: isSigmoid ? "visible" : "hidden" })
    set(half_name, { y: py(0.5) - 5, text: written(0.5, words.numbers), visibility: isSigmoid ? "visible" : "hidden" })
    const shown = Math.min(Math.max(z, -far), far)
    set(ball, { cx: Math.min(Math.max(px(shown), 8), side - 8), cy: py(activate(activation, shown)) })
    const facts = { sum: written(z, words.numbers, words.decimals), output: written(activate(activation, z), words.numbers, 2) }
    say(title, fill(words.curve, { ...facts, name: words[`activation_${activation}`] }))
    set(svg, { "aria-label": title.textContent })
  }
  return { figure, paint }
}

export function map() {
  const side = 200
  const low = -KNOB_END - 0.05
  const cell = side / 41
  const [px, py] = square(low, -low, side)
  const shade = draw("path", { class: "shade solutions" })
  const axes = draw("path", { d: `M${px(0)} 0V${side}M0 ${py(0)}H${side}`, class: "axis" })
  const here = draw("circle", { r: 6, class: "here" })
  const cross = draw("path", { class: "here" })
  const frame = draw("rect", { x: 0.5, y: 0.5, width: side - 1, height: side - 1, class: "frame" })
  const names = [text(side - 14, py(0) - 6, { text: "w₁", class: "small" }), text(px(0) + 14, 14, { text: "w₂", class: "small" })]
  const { figure, svg, title } = picture("map", side, side, shade, frame, axes, ...names, cross, here)
  let drawn = ""

  function paint({ neuron, gate, outputs }, words) {
    const key = `${gate} ${Math.round(10 * neuron.bias)}`
    if (key !== drawn) {
      const runs = solvingRuns(outputs, neuron.bias)
      set(shade, {
        d: runs.map(([w2, a, b]) => `M${px(a / 10 - 0.05)} ${py(w2 / 10 + 0.05)}h${(b - a + 1) * cell}v${cell}h${(a - b - 1) * cell}z`).join(""),
      })
      const count = runs.reduce((sum, [, a, b]) => sum + b - a + 1, 0)
      say(title, fill(words.map, { count, bias: written(neuron.bias, words.numbers) }))
      set(svg, { "aria-label": title.textContent })
      drawn = key
    }
    const clamp = (value) => Math.min(Math.max(value, -KNOB_END), KNOB_END)
    const [x, y] = [px(clamp(neuron.w1)), py(clamp(neuron.w2))]
    set(here, { cx: x, cy: y })
    set(cross, { d: `M${x - 12} ${y}h24M${x} ${y - 12}v24` })
  }
  return { figure, paint, forget: () => (drawn = "") }
}
