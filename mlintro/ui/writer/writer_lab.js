// The machine that writes: it reads the lesson before the learner's eyes, then goes on with what they type,
// word by word. All of that stays in the browser: Python hears numbers only.

import { caption, el, fill, mount, painter, set, stillness, written } from "../browser/elements.js"
import { after, chosen, copied, countWords, newMachine, tokens } from "./writer_math.js"
import { machineThatRead, reading, sentences, soFar } from "./writer_reader.js"
import { asText, bars, sheet, sight } from "./writer_view.js"

const PACE = 160 // ms between two words of a run
const RUN = 20 // tokens of a run
const LONGEST = 60 // characters of a beginning

function build() {
  const state = { memory: 1, chance: 1, beginning: [], list: [], phase: "closed" } // closed, reading, ready
  const lab = { state, machine: newMachine(), revision: null, timer: null, data: null, words: null }
  const paper = sheet()
  const scroll = el("div", { class: "scroll" }, paper.node)
  const next = bars((token) => {
    write(token)
    spoken.textContent = ""
    lab.paint()
    tell()
  })
  const looks = sight()
  const learning = reading()
  const open = el("button", { type: "button", class: "main read", onclick: () => { lab.come(); read(false) } })
  const skip = el("button", { type: "button", onclick: () => (lab.isHurried = true) })
  const typed = el("input", { type: "text", id: "beginning", maxlength: LONGEST, autocomplete: "off", autocapitalize: "off", spellcheck: "false" })
  const asked = el("label", { for: "beginning" })
  const begin = el("button", { type: "submit" })
  const form = el("form", { class: "beginning" }, asked, el("div", { class: "reach" }, typed, begin))
  const offers = el("div", { class: "offers" })
  const memory = knob("memory", lab)
  const chance = knob("chance", lab)
  const go = el("button", { type: "button", class: "main go" })
  const anew = el("button", { type: "button" })
  const copies = el("p", { class: "copies" })
  const spoken = el("p", { class: "spoken", role: "status" }) // read aloud, and seldom
  const note = el("p", { class: "note", role: "alert" })

  const tell = () => {
    const { memory, chance, list, phase } = state
    const [read, reading, running] = [phase === "ready", phase === "reading", lab.timer !== null]
    lab.send({ read, reading, memory, chance, words: countWords(list), running })
  }
  const stop = () => {
    clearInterval(lab.timer)
    lab.timer = null
  }
  const possible = () => after(lab.machine, [...state.beginning, ...state.list], state.memory)
  const isFull = () => state.list.length >= lab.data.most
  const write = (token) => (state.list = [...state.list, token])
  const one = () => write(chosen(possible().counts, state.chance, Math.random()))
  const end = () => {
    stop()
    spoken.textContent = asText([...state.beginning, ...state.list])
    lab.paint()
    tell()
  }
  lab.stop = stop
  lab.come = () => lab.root.scrollIntoView({ block: "start", behavior: stillness.matches ? "instant" : "smooth" })
  lab.show = () => scroll.scrollIntoView({ block: "nearest", behavior: stillness.matches ? "instant" : "smooth" })
  lab.clear = () => {
    stop()
    state.list = []
  }
  lab.run = () => {
    const last = Math.min(state.list.length + RUN, lab.data.most)
    const isOver = () => state.list.length >= last
    if (stillness.matches) {
      while (!isOver()) one()
      end()
      return
    }
    lab.timer = setInterval(() => {
      one()
      isOver() ? end() : lab.paint()
    }, PACE)
    lab.paint()
    tell()
  }
  go.onclick = () => (lab.timer ? end() : lab.run())
  const restart = () => {
    lab.clear()
    lab.paint()
    tell()
  }
  anew.onclick = restart
  const from = (text) => {
    const found = tokens(text).map((token) => lab.machine.usual.get(token.toLowerCase()) ?? token)
    note.textContent = found.length ? "" : lab.words.nothing
    if (!found.length) return
    state.beginning = found
    restart()
    lab.show()
  }
  form.onsubmit = (event) => {
    event.preventDefault()
    from(typed.value)
  }
  memory.turned = (value) => {
    state.memory = value
    lab.clear() // what is measured of a sheet is of one memory
  }
  chance.turned = (value) => (state.chance = value)
  memory.released = chance.released = tell

  async function read(isQuick) {
    if (state.phase !== "closed") return
    const [address, offered] = [lab.data.prose, tokens(lab.words.beginnings.split(";")[0])]
    const isWanted = () => !lab.isGone && lab.data.prose === address
    state.phase = "reading"
    lab.isHurried = isQuick || stillness.matches
    lab.paint()
    if (!lab.isHurried) tell()
    const text = await sentences(address)
    if (!isWanted()) return
    note.textContent = text === null ? lab.words.offline : ""
    if (text === null) {
      state.phase = "closed"
      lab.paint()
      tell()
      return
    }
    const machine = await machineThatRead(text, isWanted, () => lab.isHurried, (seen) => {
      learning.paint(seen, lab.words)
      soFar(seen.machine, offered.at(-1), looks, next, lab.words)
    })
    if (!machine) return
    Object.assign(lab, { machine })
    Object.assign(state, { phase: "ready", beginning: offered })
    spoken.textContent = learning.tally.textContent
    lab.paint()
    tell()
  }
  lab.read = read
  lab.forget = () => {
    lab.clear()
    Object.assign(state, { phase: "closed", beginning: [] })
    lab.machine = newMachine()
  }

  lab.paint = () => {
    const { words } = lab
    const isReady = state.phase === "ready"
    lab.root.dataset.phase = state.phase
    open.textContent = fill(words.read, { words: written(lab.data.size, words.numbers, 0) })
    skip.textContent = words.skip
    asked.textContent = words.beginning
    begin.textContent = words.begin
    lab.timer ? caption(go, "pause", words.pause) : caption(go, "run", words.run)
    caption(anew, "back")
    set(anew, { "aria-label": words.anew, title: words.anew, disabled: !state.list.length })
    go.disabled = isFull()
    go.classList.toggle("main", !lab.data.is_led) // one such button at a time
    memory.paint(state.memory)
    chance.paint(state.chance)
    if (!isReady) return
    const all = [...state.beginning, ...state.list]
    const { memory: looked, counts } = possible()
    const copy = copied(lab.machine, state.list)
    paper.paint({ ...state, copy, looked })
    set(scroll, { tabindex: scroll.scrollHeight > scroll.clientHeight ? 0 : null }) // by keyboard too
    looks.paint({ all, memory: state.memory, looked }, words)
    next.paint({ counts, chance: state.chance, isLocked: lab.timer !== null || isFull() }, words)
    const counted = { copied: countWords(state.list.slice(...copy)), words: countWords(state.list) }
    copies.textContent = counted.words ? fill(words.copies, counted) : ""
  }
  lab.repaint = painter(lab.paint)
  lab.dress = () => {
    const texts = lab.words.beginnings.split(";").map((text) => text.trim())
    offers.replaceChildren(...texts.map((text) => el("button", { type: "button", text, onclick: () => from(text) })))
  }
  lab.root = el(
    "div", { class: "lab writer-lab" },
    el("div", { class: "opening" }, open, learning.node, skip),
    el("div", { class: "turn" }, form, offers, el("div", { class: "knobs", "data-needed": true }, memory.node, chance.node)),
    el("div", { class: "page" }, scroll, copies),
    el("div", { class: "next" }, el("div", { class: "buttons" }, go, anew), looks.node, next.node),
    note, spoken,
  )
  return lab
}

function knob(name, lab) {
  const range = el("input", { type: "range", id: name })
  const value = el("output", { for: name })
  const label = el("label", { for: name })
  const node = el("div", { class: `knob ${name}` }, el("div", { class: "name" }, label, value), range)
  const own = { node, turned: null, released: null }
  range.oninput = () => {
    own.turned(Number(range.value))
    lab.repaint()
  }
  range.onchange = () => own.released()
  own.paint = (number) => {
    const [min, max, step] = lab.data.ranges[name]
    const says = written(number, lab.words.numbers, Number.isInteger(step) ? 0 : 1)
    label.textContent = lab.words[name]
    value.textContent = says
    set(range, { min, max, step, "aria-valuetext": says })
    if (Number(range.value) !== number) range.value = number
  }
  return own
}

export default mount(build, (lab, { data, setStateValue }) => {
  lab.send = (value) => setStateValue("told", value)
  const isOtherText = lab.data?.prose !== data.prose
  const isAsked = lab.data && lab.data.asked !== data.asked
  Object.assign(lab, { data, words: data.words })
  if (isOtherText) {
    lab.forget()
    lab.dress()
  }
  if (lab.revision !== data.revision) {
    const { memory, chance } = data.values
    if (memory !== lab.state.memory) lab.clear()
    Object.assign(lab.state, { memory, chance })
    lab.revision = data.revision
  }
  if (data.has_read) lab.read(true)
  if (isAsked && lab.state.phase === "ready") {
    lab.clear()
    lab.run()
    lab.show()
  }
  lab.paint()
  return () => {
    lab.stop()
    lab.isGone = true
  }
})
