// The pictures of the descent: the curve with its ball, and the receipts with the present price.

import { draw, el, fill, set, written } from "../browser/elements.js"
import { lossAt, slopeAt } from "./descent_math.js"

const [LOW, HIGH] = [-1, 7] // the w's shown
const [LEFT, BOTTOM, WIDTH, HEIGHT] = [42, 50, 420, 310]

const text = (attributes) => draw("text", { "text-anchor": "middle", ...attributes })
const points = (list) => list.map((point) => point.join()).join(" ")

// From values to places, for the part of the picture between the axes.
function frame(x_low, x_high, y_high) {
  const x = (value) => LEFT + ((value - x_low) / (x_high - x_low)) * (WIDTH - LEFT - 12)
  const y = (value) => HEIGHT - BOTTOM - (value / y_high) * (HEIGHT - BOTTOM - 14)
  return [x, y]
}

function axes(x_name, y_name) {
  const corner = draw("path", { d: `M${LEFT} 8V${HEIGHT - BOTTOM}H${WIDTH - 6}`, class: "axis" })
  set(x_name, { x: (WIDTH + LEFT) / 2, y: HEIGHT - 4 })
  set(y_name, { transform: `translate(13 ${(HEIGHT - BOTTOM) / 2}) rotate(-90)` })
  return [corner, x_name, y_name]
}

const ticks = (numbers, place) => numbers.map((n) => text({ ...place(n), class: "small", text: n }))

export function hill() {
  const [x_name, y_name] = [text({}), text({})]
  const line = draw("polyline", { class: "curve" })
  const tangent = draw("line", { class: "tangent" })
  const trail = draw("polyline", { class: "trail" })
  const dots = draw("g", { class: "dots" })
  const guess = draw("path", { class: "guess" })
  const ball = draw("circle", { r: 11, class: "ball" })
  const beside = draw("g")
  const slope_is = text({ x: (WIDTH + LEFT) / 2, y: 24, class: "slope" })
  const clip = draw("svg", { x: LEFT, y: 0, width: WIDTH - LEFT, height: HEIGHT - BOTTOM, viewBox: `${LEFT} 0 ${WIDTH - LEFT} ${HEIGHT - BOTTOM}` }, line, tangent, trail, dots)
  const [x] = frame(LOW, HIGH, 1)
  const below = ticks([0, 1, 2, 3, 4, 5, 6], (n) => ({ x: x(n), y: HEIGHT - BOTTOM + 26 }))
  const svg = draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "data-dragged": true }, ...axes(x_name, y_name), ...below, beside, clip, guess, slope_is, ball)
  const figure = el("figure", { class: "hill" }, svg)

  function paint({ curve, path, prediction }, words) {
    const top = curve.receipts ? 18 : 5
    const [, y] = frame(LOW, HIGH, top)
    const w = path.at(-1)
    const isInside = w >= LOW && w <= HIGH
    const within = (value) => Math.min(Math.max(value, LOW), HIGH)
    const at = (value) => [x(within(value)), y(Math.min(lossAt(within(value), curve), top))]
    set(x_name, { text: words[curve.receipts ? "axis_w" : "axis_any"] })
    set(y_name, { text: words.axis_loss })
    beside.replaceChildren(...ticks(curve.receipts ? [5, 10, 15] : [1, 2, 3, 4], (n) => ({ x: LEFT - 11, y: y(n) + 5 })))
    const across = Array.from({ length: 121 }, (_, i) => LOW + (i * (HIGH - LOW)) / 120)
    set(line, { points: points(across.map((value) => [x(value), y(lossAt(value, curve))])) })
    const slope = slopeAt(w, curve)
    const half = 1 / (1 + Math.abs(slope) / 6)
    const [x1, x2] = [w - half, w + half]
    const height = (value) => y(lossAt(w, curve) + (value - w) * slope)
    set(tangent, { x1: x(x1), x2: x(x2), y1: height(x1), y2: height(x2), visibility: isInside ? "visible" : "hidden" })
    set(slope_is, { text: `${words.slope} = ${written(slope, words.numbers, 2)}`, visibility: isInside ? "visible" : "hidden" })
    set(trail, { points: points(path.map(at)) })
    dots.replaceChildren(...path.slice(0, -1).map((value) => draw("circle", { cx: at(value)[0], cy: at(value)[1], r: 4 })))
    set(ball, { cx: at(w)[0], cy: at(w)[1], class: isInside ? "ball" : "ball gone" })
    const [gx] = prediction === null ? [-99] : at(prediction)
    set(guess, { d: `M${gx} ${HEIGHT - BOTTOM}l-8 -14h16zM${gx} ${HEIGHT - BOTTOM}V14` })
    set(svg, { "aria-label": words.hill_alt.replace("{w}", written(w, words.numbers, 2)).replace("{loss}", written(lossAt(w, curve), words.numbers, 2)).replace("{slope}", written(slope, words.numbers, 2)) })
  }

  // A finger or a mouse on the picture puts the ball there: `turn` gets each w, `release` the end.
  function drag(turn, release) {
    const to = ({ clientX }) => {
      const { left, width } = svg.getBoundingClientRect()
      turn(LOW + ((((clientX - left) / width) * WIDTH - LEFT) / (WIDTH - LEFT - 12)) * (HIGH - LOW))
    }
    svg.onpointerdown = (event) => {
      svg.setPointerCapture(event.pointerId)
      to(event)
    }
    svg.onpointermove = (event) => svg.hasPointerCapture(event.pointerId) && to(event)
    svg.onpointerup = release
  }
  return { figure, paint, drag }
}

export function receipts() {
  const [x_name, y_name] = [text({}), text({})]
  const [x, y] = frame(0, 1.6, 6)
  const line = draw("line", { class: "model", x1: x(0), y1: y(0), x2: x(1.6) })
  const misses = draw("g", { class: "misses" })
  const dots = draw("g", { class: "paid" })
  const clip = draw("svg", { x: LEFT, y: 0, width: WIDTH - LEFT, height: HEIGHT - BOTTOM, viewBox: `${LEFT} 0 ${WIDTH - LEFT} ${HEIGHT - BOTTOM}` }, misses, line, dots)
  const marks = [...ticks([0, 1], (n) => ({ x: x(n), y: HEIGHT - BOTTOM + 26 })), ...ticks([1, 2, 3, 4, 5], (n) => ({ x: LEFT - 11, y: y(n) + 5 }))]
  const svg = draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" }, ...axes(x_name, y_name), ...marks, clip)
  const says = el("figcaption")
  const figure = el("figure", { class: "receipts" }, svg, says)

  function paint({ curve, path }, words) {
    figure.hidden = !curve.receipts
    if (!curve.receipts) return
    const w = path.at(-1)
    set(x_name, { text: words.axis_kilos })
    set(y_name, { text: words.axis_price })
    says.textContent = words.misses
    set(line, { y2: y(w * 1.6) })
    misses.replaceChildren(...curve.receipts.map(([kilos, paid]) => draw("line", { x1: x(kilos), x2: x(kilos), y1: y(paid), y2: y(w * kilos) })))
    dots.replaceChildren(...curve.receipts.map(([kilos, paid]) => draw("circle", { cx: x(kilos), cy: y(paid), r: 6 })))
    const receipts = curve.receipts.map((pair) => pair.map((number) => written(number, words.numbers)).join(" → ")).join("; ")
    set(svg, { "aria-label": fill(words.receipts_alt, { receipts, w: written(w, words.numbers, 2) }) })
  }
  return { figure, paint }
}
