// The descent's lab: place the ball, choose the rate, say where it will be, step or run. The
// pictures follow while a control moves; on release Python hears of it, once.

import { caption, el, fill, mount, painter, say, set, stillness, written } from "../browser/elements.js"
import { isGone, slopeAt, stepFrom } from "./descent_math.js"
import { hill, receipts } from "./descent_view.js"

const PACE = 350 // ms between two steps of a run

function build() {
  const state = { start: 0.5, rate: 0.3, path: [0.5], rates: [], prediction: null, curve: null }
  const lab = { state, revision: null, timer: null, words: null, data: null }
  const pictures = [hill(), receipts()]
  const release = () => {
    const { start, rate, rates, prediction } = state
    lab.send({ start, rate, rates, prediction, running: lab.timer !== null })
  }
  const stop = () => {
    clearInterval(lab.timer)
    lab.timer = null
  }
  const again = () => {
    stop()
    Object.assign(state, { path: [state.start], rates: [] })
  }

  const anew = () => {
    again()
    state.prediction = null // it was made for the descent that is over
  }
  const place = (value) => { state.start = value; anew() }
  const start = control("start", place, lab, release)
  const rate = control("rate", (value) => { state.rate = value }, lab, release)
  const guess = control("prediction", (value) => { state.prediction = value }, lab, release)
  const one = el("button", { type: "button", class: "main" })
  const go = el("button", { type: "button" })
  const back = el("button", { type: "button" })
  const update = el("p", { class: "update" })

  const isStuck = () => state.rates.length >= lab.data.most_steps || isGone(state.path.at(-1))
  const isOver = () =>
    isStuck() || Math.abs(slopeAt(state.path.at(-1), state.curve)) < lab.data.flat
  const step = (by = state.rate) => {
    state.path.push(stepFrom(state.path.at(-1), by, state.curve))
    state.rates = [...state.rates, by]
  }
  one.onclick = () => {
    stop()
    if (!isStuck()) step()
    lab.repaint()
    release()
  }
  go.onclick = () => {
    if (lab.timer) {
      stop()
      release()
    } else if (stillness.matches) {
      while (!isOver()) step()
      release()
    } else {
      lab.timer = setInterval(() => {
        if (!isOver()) step()
        if (isOver()) {
          stop()
          release()
        }
        lab.repaint()
      }, PACE)
      release() // what Python said is of where the ball was
    }
    lab.repaint()
  }
  back.onclick = () => {
    anew()
    lab.repaint()
    release()
  }

  lab.paint = () => {
    const { words } = lab
    const number = (value, decimals = 2) => written(value, words.numbers, decimals)
    start.paint(words.start, state.start, number(state.start))
    rate.paint(words.rate, state.rate, number(state.rate))
    const isBegun = state.path.length > 1
    const none = isBegun ? "—" : words.prediction_unset
    guess.paint(words.prediction, state.prediction ?? state.start, state.prediction === null ? none : number(state.prediction, 1))
    guess.node.classList.toggle("unset", state.prediction === null && !isBegun)
    guess.lock(isBegun)
    set(one, { text: words.step, disabled: isStuck() })
    go.disabled = isStuck()
    lab.timer ? caption(go, "pause", words.pause) : caption(go, "run", words.run)
    caption(back, "back")
    set(back, { "aria-label": words.again, title: words.again, disabled: state.path.length === 1 })
    for (const picture of pictures) picture.paint(state, words)
    const from = state.path.length > 1 ? state.path.at(-2) : state.path[0]
    const slope = slopeAt(from, state.curve)
    const by = state.rates.at(-1) ?? state.rate
    const next = stepFrom(from, by, state.curve)
    say(update, fill(words[state.path.length > 1 ? "update" : "update_next"], {
      w: number(from), rate: number(by), next: number(next),
      slope: slope < 0 ? `(${number(slope)})` : number(slope), steps: state.path.length - 1,
    }))
    lab.root.classList.toggle("wide", !state.curve.receipts)
  }
  lab.repaint = painter(lab.paint)
  pictures[0].drag((w) => {
    const [min, max, notch] = lab.data.ranges.start
    place(Math.min(Math.max(Math.round(w / notch) * notch, min), max))
    lab.repaint()
  }, release)
  lab.stop = stop
  lab.again = again
  lab.step = step
  lab.root = el(
    "div", { class: "lab descent-lab" },
    el("div", { class: "turn", "data-needed": true }, start.node, rate.node, guess.node, el("div", { class: "buttons" }, one, go, back)),
    pictures[0].figure, pictures[1].figure, update,
  )
  return lab
}

function control(name, turn, lab, release) {
  const range = el("input", { type: "range", id: name })
  const value = el("output", { for: name })
  const label = el("label", { for: name })
  range.oninput = () => {
    turn(Number(range.value))
    lab.repaint()
  }
  range.onchange = release
  const node = el("div", { class: "knob" }, el("div", { class: "name" }, label, value), range)
  function paint(title, number, says) {
    const [min, max, step] = lab.data.ranges[name]
    set(range, { min, max, step, "aria-valuetext": says })
    label.textContent = title
    value.textContent = says
    if (Number(range.value) !== number) range.value = number
  }
  return { node, paint, lock: (isLocked) => (range.disabled = isLocked) }
}

export default mount(build, (lab, { data, setStateValue }) => {
  lab.send = (value) => setStateValue("moved", value)
  Object.assign(lab, { data, words: data.words })
  lab.state.curve = data.curve
  if (lab.revision !== data.revision) {
    const { start, rate, rates, prediction } = data.values
    Object.assign(lab.state, { start, rate, prediction })
    lab.again()
    for (const by of rates) lab.step(by)
    lab.revision = data.revision
  }
  lab.paint()
  return lab.stop
})
