// A network of three neurons learns what one cannot. All of it happens here: nothing is sent.

import { caption, draw, el, fill, mount, painter, set, stillness, written } from "../../browser/elements.js"
import { PAIRS, networkLoss, networkOutputs, networkRowsRight, networkStep } from "./network_math.js"

const PACE = 40 // ms
const PER_PACE = 5 // steps
const CLEAR = 0.05 // a loss of so little: every answer is nearly sure
const CELLS = 24 // along a side of the plane
const [LOW, HIGH] = [-0.45, 1.45]
const SIDE = 200
const [WIDTH, HEIGHT, HIGHEST] = [240, 90, 1]
const AT = [[50, 50], [50, 170], [180, 50], [180, 170], [300, 110]]
const EDGES = [[0, 2, 0], [1, 2, 1], [0, 3, 3], [1, 3, 4], [2, 4, 6], [3, 4, 7]] // from, to, weight

let begun = 0 // as it was last told: a network that leaves the page and comes back begins nothing

const place = (value) => ((value - LOW) / (HIGH - LOW)) * SIDE

function build() {
  const lab = { seed: 0, gate: null, weights: null, losses: [], timer: null, data: null }

  const go = el("button", { type: "button", class: "main" })
  const one = el("button", { type: "button" })
  const back = el("button", { type: "button" })
  const seeds = el("select", { id: "network-seed" })
  const seeds_label = el("label", { for: "network-seed" })
  const says = el("p", { class: "loss" })
  const news = el("p", { role: "status", class: "news" })
  const line = draw("polyline", { class: "line" })
  const loss_svg = draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true", preserveAspectRatio: "none" }, line)

  const edges = EDGES.map(([from, to]) => draw("line", { x1: AT[from][0], y1: AT[from][1], x2: AT[to][0], y2: AT[to][1] }))
  const units = AT.map(([cx, cy], i) => draw("circle", { cx, cy, r: i < 2 ? 20 : 26, class: "unit" }))
  const names = ["x₁", "x₂", "h₁", "h₂", ""].map((text, i) =>
    draw("text", { x: AT[i][0], y: AT[i][1] + 5, "text-anchor": "middle", text }),
  )
  const network = draw("svg", { viewBox: "0 0 350 220", role: "img" }, ...edges, ...units, ...names)

  const cells = Array.from({ length: CELLS * CELLS }, (_, i) => {
    const [column, row] = [i % CELLS, Math.floor(i / CELLS)]
    const size = SIDE / CELLS
    return draw("rect", { x: column * size, y: SIDE - (row + 1) * size, width: size, height: size, class: "cell" })
  })
  const dots = PAIRS.map(([x1, x2]) => draw("circle", { cx: place(x1), cy: SIDE - place(x2), r: 9 }))
  const pairs = PAIRS.map(([x1, x2]) =>
    draw("text", { x: place(x1), y: SIDE - place(x2) + (x2 ? -15 : 25), "text-anchor": "middle", class: "small", text: `${x1}, ${x2}` }),
  )
  const plane = draw("svg", { viewBox: `0 0 ${SIDE} ${SIDE}`, role: "img" }, ...cells, ...dots, ...pairs)

  const [signs, shades, key] = [el("figcaption"), el("figcaption"), el("p", { class: "key" })]
  lab.root = el(
    "div", { class: "lab network-lab" },
    el("div", {}, el("div", { class: "buttons" }, go, one, back), el("div", { class: "rate" }, seeds_label, seeds), says, loss_svg),
    el("figure", { class: "network" }, network, signs),
    el("figure", { class: "plane" }, plane, shades, key),
    news,
  )

  // It goes on for a while after the four rows are right: until the picture is clear.
  const isDone = () => lab.losses.at(-1) < CLEAR || lab.losses.length > lab.data.most_steps
  const step = () => {
    lab.weights = networkStep(lab.weights, lab.data.outputs, lab.data.rate)
    lab.losses.push(networkLoss(lab.weights, lab.data.outputs))
  }
  lab.stop = () => {
    clearInterval(lab.timer)
    lab.timer = null
  }
  lab.reset = () => {
    lab.stop()
    lab.weights = lab.data.weights[lab.seed]
    lab.losses = [networkLoss(lab.weights, lab.data.outputs)]
    repaint()
  }
  const several = () => {
    for (let i = 0; i < PER_PACE && !isDone(); i++) step()
    if (isDone()) lab.stop()
    repaint()
  }
  const run = () => {
    if (stillness.matches) while (!isDone()) step()
    else lab.timer = setInterval(several, PACE)
    repaint()
  }
  go.onclick = () => {
    if (lab.timer) lab.stop()
    else if (isDone()) lab.reset()
    else return run()
    repaint()
  }
  lab.begin = () => {
    lab.reset()
    run()
  }
  one.onclick = () => {
    lab.stop()
    if (!isDone()) step()
    repaint()
  }
  back.onclick = () => lab.reset()
  seeds.onchange = () => {
    lab.seed = Number(seeds.value)
    lab.reset()
  }

  lab.paint = () => {
    const { words, gate, outputs, weights, most_steps } = lab.data
    const right = networkRowsRight(lab.weights, outputs)
    lab.timer ? caption(go, "pause", words.pause) : caption(go, "run", words.run)
    one.textContent = words.one_step
    signs.textContent = words.network_signs
    shades.textContent = words.network_shades
    key.textContent = words.plane_key
    caption(back, "back")
    set(back, { "aria-label": words.reset_network, title: words.reset_network })
    seeds_label.textContent = words.seed
    if (seeds.options.length === 0) seeds.append(...weights.map((_, seed) => el("option", { value: seed, text: seed })))
    set(names.at(-1), { text: gate })
    dots.forEach((dot, i) => set(dot, { class: outputs[i] ? "dot wanted" : "dot" }))
    EDGES.forEach(([, , i], edge) => {
      const weight = lab.weights[i]
      set(edges[edge], { class: weight > 0 ? "positive" : "negative", "stroke-width": Math.min(1 + Math.abs(weight), 9) })
    })
    cells.forEach((cell, i) => {
      const at = (n) => LOW + ((n + 0.5) / CELLS) * (HIGH - LOW)
      set(cell, { "fill-opacity": networkOutputs(lab.weights, at(i % CELLS), at(Math.floor(i / CELLS)))[2].toFixed(2) })
    })
    const steps = lab.losses.length - 1
    says.textContent = fill(words.network_loss, { steps: written(steps, words.numbers, 0), loss: written(lab.losses.at(-1), words.numbers, 3), right })
    const across = WIDTH / Math.max(steps, 100)
    set(line, { points: lab.losses.map((loss, i) => `${i * across},${HEIGHT - 3 - (Math.min(loss, HIGHEST) / HIGHEST) * (HEIGHT - 6)}`).join(" ") })
    for (const svg of [network, plane]) set(svg, { "aria-label": fill(words.network_picture, { right }) })
    const found = right === 4 ? `✓ ${words.network_found}` : steps >= most_steps ? fill(words.network_stuck, { steps: written(steps, words.numbers, 0) }) : ""
    if (news.textContent !== found) news.textContent = found
  }
  const repaint = painter(lab.paint)
  return lab
}

export default mount(build, (lab, { data }) => {
  lab.data = data
  if (lab.gate !== data.gate) {
    lab.gate = data.gate
    lab.reset()
  }
  if (begun !== data.begun && data.begun) lab.begin()
  begun = data.begun
  lab.paint()
  return lab.stop
})
