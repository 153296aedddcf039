// "Let it learn": gradient descent turns the knobs of the lab. Rules as in mlintro/neuron/learning.py.

import { caption, draw, el, fill, set, stillness, written } from "../browser/elements.js"
import { MOST_STEPS, isFlat, learn, loss, onTheKnobs, solves } from "./neuron_math.js"

const PACE = 60 // ms between two steps: slow enough to see the boundary turn
const [WIDTH, HEIGHT, HIGHEST] = [240, 56, 1.6] // of the loss curve; HIGHEST is its top in nats

export function learner(lab) {
  let losses = [] // one for every step taken, the first before any
  let from = null // the knobs it began with
  let exact = null // where it is by now: between the positions of the knobs
  let rate = 1
  let timer = null

  const title = el("h3")
  const go = el("button", { type: "button", class: "main" })
  const one = el("button", { type: "button" })
  const back = el("button", { type: "button" })
  const rates = el("select", { id: "learning-rate" })
  const rates_label = el("label", { for: "learning-rate" })
  const says = el("p", { class: "loss" })
  const how = el("p", { class: "how" })
  const line = draw("polyline", { class: "line" })
  const coin = draw("line", { x1: 0, x2: WIDTH, class: "half" })
  const svg = draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", preserveAspectRatio: "none" }, coin, line)
  const node = el(
    "section", { class: "learning" }, title, el("div", { class: "buttons" }, go, one, back),
    el("div", { class: "rate" }, rates_label, rates), says, svg, how,
  )
  const height = (value) => HEIGHT - 3 - (Math.min(value, HIGHEST) / HIGHEST) * (HEIGHT - 6)
  set(coin, { y1: height(Math.log(2)), y2: height(Math.log(2)) })

  const isDone = () => {
    const { outputs } = lab.state
    return solves(onTheKnobs(exact), outputs) || isFlat(exact, outputs) || losses.length > MOST_STEPS
  }
  function begin() {
    if (from) return
    from = exact = lab.state.neuron
    losses = [loss(from, lab.state.outputs)]
  }
  function step() {
    exact = lab.state.neuron = learn(exact, lab.state.outputs, rate)
    losses.push(loss(exact, lab.state.outputs))
  }
  function stop() {
    clearInterval(timer)
    timer = null
  }
  // Hands the knobs to Python, with how they came about, so that it can say what happened.
  function handOver() {
    stop()
    lab.state.neuron = onTheKnobs(exact)
    lab.repaint()
    lab.release({ learned: { ...from, rate, steps: losses.length - 1 } })
  }
  function run() {
    if (isDone()) return handOver()
    step()
    lab.repaint()
  }

  go.onclick = () => {
    if (timer) return handOver()
    begin()
    if (stillness.matches) {
      while (!isDone()) step()
      handOver()
    } else {
      timer = setInterval(run, PACE)
      lab.release({ learning: true }) // what Python said of the knobs is of where they were
    }
    lab.repaint()
  }
  one.onclick = () => {
    stop()
    begin()
    step()
    handOver()
  }
  back.onclick = () => {
    if (from) lab.state.neuron = from
    forget()
    lab.repaint()
    lab.release()
  }
  rates.onchange = () => (rate = Number(rates.value))

  // Whatever interrupts a run leaves the knobs at positions of theirs.
  function forget() {
    if (timer) lab.state.neuron = onTheKnobs(lab.state.neuron)
    stop()
    from = exact = null
    losses = []
  }

  function paint(words) {
    title.textContent = words.learn_title
    timer ? caption(go, "pause", words.pause) : caption(go, "run", words.run)
    set(one, { text: words.one_step })
    caption(back, "back")
    set(back, { "aria-label": words.reset, title: words.reset, disabled: from === null })
    rates_label.textContent = words.rate
    if (rates.options.length === 0) {
      rates.append(...lab.rates.map((value) => el("option", { value, text: written(value, words.numbers) })))
      rates.value = rate
    }
    const now = losses.length ? losses.at(-1) : loss(lab.state.neuron, lab.state.outputs)
    how.textContent = words.loss_how
    says.textContent = fill(words.loss, {
      steps: written(Math.max(losses.length - 1, 0), words.numbers, 0), loss: written(now, words.numbers, 3),
    })
    const across = WIDTH / Math.max(losses.length - 1, 30)
    const shown = losses.length ? losses : [now]
    set(line, { points: shown.map((value, i) => `${i * across},${height(value)}`).join(" ") })
    set(svg, { "aria-label": says.textContent })
  }
  return { node, paint, forget, stop, isRunning: () => timer !== null }
}
