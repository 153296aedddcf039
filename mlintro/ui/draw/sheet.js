// A sheet to draw a digit on, by mouse, finger, pen or keyboard. The drawing lives here: Python
// says how it begins and is told of it whenever the pen is lifted, and never takes it away.

import { draw, el, fill, set } from "../browser/elements.js"

const APART = 0.006 // of the side: points nearer than this tell nothing new
const STEP = 0.05 // of the side: how far an arrow key moves the pen
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

const within = (number) => Math.round(1000 * Math.min(Math.max(number, 0), 1)) / 1000
const far = ([x, y], [otherX, otherY]) => Math.hypot(x - otherX, y - otherY)

// `moved` is called whenever something else is on it, also while the pen is down; `sent` when Python was told.
export function newSheet(data, moved = () => {}, sent = () => {}) {
  const sheet = { data, moved, sent, strokes: [], lines: [], stroke: null, pointer: null, at: [0.5, 0.25], send: () => {} }
  sheet.ink = draw("g", { class: "ink" })
  sheet.pen = draw("circle", { class: "pen", r: 0.035 })
  sheet.paper = draw("svg", { viewBox: "0 0 1 1", tabindex: 0, role: "application" }, sheet.ink, sheet.pen)
  sheet.here = el("p", { class: "here", "aria-hidden": "true" })
  sheet.keys = el("p", { class: "keys" })
  sheet.note = el("p", { class: "note", role: "status" })
  sheet.undo = el("button", { type: "button", onclick: () => change(sheet, sheet.strokes.slice(0, -1)) })
  sheet.clear = el("button", { type: "button", onclick: () => change(sheet, []) })
  listen(sheet)
  sheet.root = el(
    "div",
    { class: "sheet" },
    el("div", { class: "frame" }, sheet.paper, sheet.here),
    el("div", { class: "buttons" }, sheet.undo, sheet.clear),
    sheet.keys,
    sheet.note,
  )
  sheet.paper.style.setProperty("--pen", data.pen)
  return sheet
}

function listen(sheet) {
  const { paper } = sheet
  const place = ({ clientX, clientY }) => {
    const box = paper.getBoundingClientRect()
    const [right, down] = moved_by(sheet)
    return [within((clientX - box.left) / box.width - right), within((clientY - box.top) / box.height - down)]
  }
  paper.onpointerdown = (event) => {
    if (sheet.pointer !== null || event.button !== 0) return // a second finger, or another button
    lift(sheet) // the keyboard's pen may be down
    sheet.pointer = event.pointerId
    paper.setPointerCapture(event.pointerId)
    begin(sheet, place(event))
  }
  paper.onpointermove = (event) => {
    if (event.pointerId !== sheet.pointer) return
    const passed = event.getCoalescedEvents?.() ?? []
    for (const each of passed.length ? passed : [event]) go(sheet, place(each))
  }
  paper.onpointerup = paper.onpointercancel = paper.onlostpointercapture = (event) => {
    if (event.pointerId !== sheet.pointer) return
    sheet.pointer = null
    lift(sheet)
  }
  paper.onkeydown = (event) => press(sheet, event)
  paper.onblur = () => sheet.pointer ?? lift(sheet)
}

// Arrows move the pen, the space bar puts it down and lifts it, the backspace takes a stroke back.
function press(sheet, event) {
  const { key, shiftKey, ctrlKey, metaKey } = event
  if (ctrlKey || metaKey || sheet.pointer !== null) return
  if (ARROWS[key]) {
    const step = shiftKey ? STEP / 5 : STEP
    sheet.at = sheet.at.map((place, axis) => within(place + step * ARROWS[key][axis]))
    go(sheet, sheet.at)
  } else if (key === " " || key === "Enter") sheet.stroke ? lift(sheet) : begin(sheet, sheet.at)
  else if (key === "Backspace" && !sheet.stroke) change(sheet, sheet.strokes.slice(0, -1))
  else return
  event.preventDefault()
  paint(sheet)
}

// How far what is drawn is shown from where it was drawn, in sides.
const moved_by = ({ data }) => data.by ?? [0, 0]

function begin(sheet, point) {
  if (isFull(sheet)) return
  add(sheet, [point])
  sheet.stroke = sheet.strokes.at(-1)
  paint(sheet)
  sheet.moved()
}

function go(sheet, point) {
  const { stroke } = sheet
  if (!stroke || far(stroke.at(-1), point) < APART || isFull(sheet)) return
  stroke.push(point)
  set(sheet.lines.at(-1), { points: path(stroke) })
  sheet.moved()
}

function lift(sheet) {
  if (!sheet.stroke) return
  sheet.at = sheet.stroke.at(-1)
  sheet.stroke = null
  paint(sheet)
  sheet.send(sheet.strokes)
}

function change(sheet, strokes) {
  show(sheet, strokes)
  paint(sheet)
  sheet.send(sheet.strokes)
}

function show(sheet, strokes) {
  sheet.stroke = null
  sheet.strokes = []
  sheet.lines = []
  sheet.ink.replaceChildren()
  strokes.forEach((points) => add(sheet, points))
  sheet.moved()
}

function add(sheet, points) {
  const line = draw("polyline", { points: path(points) })
  sheet.ink.append(line)
  sheet.lines.push(line)
  sheet.strokes.push([...points])
}

// The first point twice: a line of one point would not be seen.
const path = (points) => [points[0], ...points].join(" ")

function isFull({ strokes, stroke, data }) {
  const points = strokes.reduce((sum, one) => sum + one.length, 0)
  return points >= data.most_points || (!stroke && strokes.length >= data.most_strokes)
}

function paint(sheet) {
  const { words, language } = sheet.data
  const count = sheet.strokes.length
  set(sheet.paper, { "aria-label": `${fill(words.sheet, { count })} ${words.keys}`, lang: language })
  const transform = `translate(${moved_by(sheet)})`
  set(sheet.ink, { transform })
  set(sheet.pen, { transform, cx: sheet.at[0], cy: sheet.at[1], "data-down": sheet.stroke !== null })
  set(sheet.undo, { text: `↶ ${words.undo}`, disabled: count === 0 })
  set(sheet.clear, { text: `✕ ${words.clear}`, disabled: count === 0 })
  set(sheet.here, { text: words.here, hidden: count > 0 })
  set(sheet.keys, { text: words.keys })
  set(sheet.note, { text: isFull(sheet) ? words.full : "" })
}

export function tellSheet(sheet, { data, setStateValue }) {
  const isAnother = sheet.revision !== data.revision
  const hasBegun = sheet.revision !== undefined
  Object.assign(sheet, { data, revision: data.revision })
  sheet.send = (strokes) => {
    // With the drawing's number what was sent once is news again, on another drawing. A copy: the sheet's own
    // grow while the message waits.
    setStateValue("strokes", { revision: data.revision, strokes: structuredClone(strokes) })
    sheet.sent()
  }
  if (isAnother) {
    // as it begins, when the tab remembered a drawing, and when one was chosen; else what is on the sheet stays
    show(sheet, data.strokes)
    if (hasBegun) sheet.sent()
  }
  paint(sheet)
}
