// The colour mixer: every number is written in the pixel it paints, and an edit shows at once.
//
// Python holds the picture: it sends it when the page opens, and is told once for every committed
// edit. In between the browser is alone.

import { byte, css, ink } from "../browser/colours.js"
import { caption, el, fill, mount } from "../browser/elements.js"

const CHANNELS = ["red", "green", "blue"]
const DEPTH = 60 // pictures to go back to

const build = () => ({ root: el("div", { class: "mixer" }), at: [0, 0], show: "both", axis: "", past: [] })

export default mount(build, (mixer, { data, setStateValue }) => {
  Object.assign(mixer, { data, send: (picture) => setStateValue("picture", picture) })
  const isNew = mixer.revision !== data.revision
  if (!isNew && mixer.language === data.language) return // an answer to what the browser knows already
  if (isNew) Object.assign(mixer, { values: copy(data.values), preset: data.preset, past: [] })
  Object.assign(mixer, { language: data.language, revision: data.revision })
  arrange(mixer)
})

const copy = (values) => values.map((row) => row.map((pixel) => [...pixel]))
const hex = (pixel) => "#" + pixel.map((value) => byte(value).toString(16).padStart(2, "0")).join("")
const short = (mixer, value) => String(+value.toFixed(3)).replace(".", mixer.data.words.numbers.decimal)

// A number of 0..1, with a decimal point or comma; null for anything else.
function parse(text) {
  const plain = text.trim().replace(",", ".")
  return /^(\d+\.?\d*|\.\d+)$/.test(plain) && +plain <= 1 ? +plain : null
}

// What stands where. Runs when the size or the language changes; `paint` does the rest.

function arrange(mixer) {
  const { root, data, values } = mixer
  const words = data.words
  root.style.setProperty("--size", values.length)
  root.dataset.size = values.length > 4 ? "large" : "small"
  mixer.cells = CHANNELS.map((name, channel) =>
    values.map((row, y) => row.map((_, x) => numberCell(mixer, name, channel, y, x))),
  )
  mixer.mixed = values.map((row, y) => row.map((_, x) => mixedCell(mixer, y, x)))
  mixer.message = el("p", { class: "message", role: "alert" })
  root.replaceChildren(
    toolbar(mixer),
    el(
      "div",
      { class: "grids" },
      ...CHANNELS.map((name, channel) => square(words[name], `[:, :, ${channel}]`, mixer.cells[channel], name)),
      square(words.together, data.name, mixer.mixed, "together"),
      panel(mixer),
    ),
    mixer.message,
    axes(mixer),
  )
  paint(mixer)
}

function toolbar(mixer) {
  const { data, values } = mixer
  const { words } = data
  const presets = data.presets.map(({ code, label, values: small }) => {
    const dots = small.flat().map((pixel) => el("i", { style: `background:${css(pixel)}` }))
    const thumb = el("span", { class: "thumb", style: `--side:${small.length}` }, ...dots)
    const onclick = () => {
      forgive(mixer.cells.flat(2))
      change(mixer, { values: copy(small), preset: code })
    }
    return el("button", { class: "preset", title: label, "aria-label": label, onclick }, thumb)
  })
  const sizes = data.sizes.map((n) => el("option", { value: n, selected: n === values.length }, `${n} × ${n}`))
  const shows = ["both", "numbers", "colours"].map((show) => {
    const input = el("input", { type: "radio", name: "show", value: show, checked: mixer.show === show })
    input.onchange = () => ((mixer.show = show), paint(mixer))
    return el("label", { class: "segment" }, input, el("span", {}, words[`show_${show}`]))
  })
  mixer.undo = el("button", { class: "plain", onclick: () => undo(mixer) })
  caption(mixer.undo, "undo", words.undo)
  return el(
    "div",
    { class: "toolbar" },
    el("div", { class: "presets", role: "group", "aria-label": words.preset }, ...presets),
    el(
      "label",
      { class: "size" },
      el("span", {}, words.size),
      el("select", { onchange: (event) => resize(mixer, +event.target.value) }, ...sizes),
    ),
    el("div", { class: "shows", role: "radiogroup", "aria-label": words.show }, ...shows),
    mixer.undo,
  )
}

function square(title, code, rows, name) {
  const count = rows.length
  const numbers = (way) =>
    el("div", { class: way, "aria-hidden": "true" }, ...rows.map((_, i) => el("span", {}, String(i))))
  const heading = el("h4", {}, title, " ", el("code", {}, code))
  const grid = el("div", { class: "cells", role: "group", "aria-label": title }, ...rows.flat())
  const needed = name === "together" // the last of the four
  return el("div", { class: `square ${name}`, "data-count": count, "data-needed": needed }, heading, numbers("across"), numbers("down"), grid)
}

function numberCell(mixer, name, channel, y, x) {
  const { words } = mixer.data
  const label = fill(words.cell, { channel: words[name], row: y, column: x })
  const input = el("input", { inputmode: "decimal", autocomplete: "off", "aria-label": label, maxlength: 12 })
  input.onfocus = () => {
    select(mixer, y, x)
    input.select()
  }
  input.onchange = () => {
    const value = parse(input.value)
    if (value === null) return refuse(mixer, input, label)
    forgive([input])
    const values = copy(mixer.values)
    values[y][x][channel] = value
    change(mixer, { values })
  }
  input.onkeydown = (event) => {
    const all = input.selectionEnd - input.selectionStart === input.value.length
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: all && [0, -1], ArrowRight: all && [0, 1] }[event.key]
    if (event.key === "Enter") input.blur(), input.focus() // what was written counts now
    if (!step) return
    event.preventDefault()
    mixer.cells[channel][y + step[0]]?.[x + step[1]]?.focus()
  }
  return input
}

function mixedCell(mixer, y, x) {
  const button = el("button", { class: "pixel" })
  button.onclick = button.onfocus = () => select(mixer, y, x)
  button.onkeydown = (event) => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key]
    if (!step) return
    event.preventDefault()
    mixer.mixed[y + step[0]]?.[x + step[1]]?.focus()
  }
  return button
}

function panel(mixer) {
  const { words } = mixer.data
  const parts = (mixer.panel = { place: el("code"), triple: el("p", { class: "triple" }), bars: [] })
  const rows = CHANNELS.map((name, channel) => {
    const bar = el("input", { type: "range", min: 0, max: 1, step: 0.05, class: name, "aria-label": words[name] })
    bar.oninput = () => drag(mixer, (pixel) => pixel.map((old, i) => (i === channel ? +bar.value : old)))
    bar.onchange = () => drop(mixer)
    const value = el("output")
    parts.bars.push({ bar, value })
    return el("label", { class: "bar" }, el("b", { "aria-hidden": "true" }, words[name][0]), bar, value)
  })
  parts.picker = el("input", { type: "color", "aria-label": words.picker })
  parts.picker.oninput = () =>
    drag(mixer, () => [1, 3, 5].map((i) => +(parseInt(parts.picker.value.slice(i, i + 2), 16) / 255).toFixed(3)))
  parts.picker.onchange = () => drop(mixer)
  const pick = el("label", { class: "pick" }, parts.picker, el("span", {}, words.picker))
  return el("div", { class: "panel", role: "group", "aria-label": words.pixel }, parts.place, parts.triple, ...rows, pick)
}

function axes(mixer) {
  const { words, name } = mixer.data
  const count = mixer.values.length
  const buttons = [["rows", count], ["columns", count], ["channels", 3]].map(([axis, n]) => {
    const button = el("button", { class: "axis", "aria-pressed": mixer.axis === axis }, `${n}`)
    button.append(el("small", {}, words[axis]))
    button.onclick = () => {
      mixer.axis = mixer.axis === axis ? "" : axis
      for (const other of buttons) other.setAttribute("aria-pressed", other === button && mixer.axis === axis)
      paint(mixer)
    }
    return button
  })
  mixer.said = el("span", { class: "said", role: "status" })
  return el("div", { class: "axes" }, el("code", {}, `${name}.shape =`), ...buttons, mixer.said)
}

// How it looks now.

function paint(mixer) {
  const { root, data, values, show, at } = mixer
  const { words } = data
  root.dataset.show = show
  root.dataset.axis = mixer.axis
  mixer.undo.disabled = mixer.past.length === 0
  if (!mixer.cells.flat(2).some((input) => input.hasAttribute("aria-invalid"))) mixer.message.textContent = ""
  mixer.said.textContent = mixer.axis ? words[`axis_${mixer.axis}`] : words.axis_none
  values.forEach((row, y) =>
    row.forEach((pixel, x) => {
      const isHere = y === at[0] && x === at[1]
      mixer.cells.forEach((cells, channel) => {
        const input = cells[y][x]
        const alone = pixel.map((value, i) => (i === channel ? value : 0))
        // What the learner wrote stays until it is a number, or until the pixel changes otherwise.
        if (!input.hasAttribute("aria-invalid")) input.value = short(mixer, pixel[channel])
        input.style.setProperty("--paint", css(alone))
        input.style.setProperty("--ink", ink(alone))
        input.tabIndex = isHere ? 0 : -1
        input.classList.toggle("here", isHere)
      })
      const button = mixer.mixed[y][x]
      const triple = pixel.map((value) => short(mixer, value)).join(words.numbers.separator)
      button.style.background = css(pixel)
      button.style.setProperty("--ink", ink(pixel))
      button.setAttribute("aria-label", fill(words.pixel_alt, { row: y, column: x, triple }))
      button.setAttribute("aria-pressed", isHere)
      button.tabIndex = isHere ? 0 : -1
    }),
  )
  const pixel = values[at[0]][at[1]]
  const { place, triple, bars, picker } = mixer.panel
  place.textContent = `${data.name}[${at[0]}, ${at[1]}]`
  const code = el("code", {}, hex(pixel))
  triple.replaceChildren(`(${pixel.map((value) => short(mixer, value)).join(words.numbers.separator)})`, ` · (${pixel.map(byte).join(", ")}) · `, code)
  bars.forEach(({ bar, value }, channel) => {
    bar.value = pixel[channel]
    bar.style.setProperty("--share", `${100 * pixel[channel]}%`)
    value.textContent = `${short(mixer, pixel[channel])} → ${byte(pixel[channel])}`
  })
  picker.value = hex(pixel)
}

// What the learner does.

function select(mixer, y, x) {
  mixer.at = [y, x]
  paint(mixer)
}

function refuse(mixer, input, label) {
  input.setAttribute("aria-invalid", "true")
  mixer.message.textContent = fill(mixer.data.words.refused, { place: label, value: input.value.trim() || "…" })
}

function forgive(inputs) {
  for (const input of inputs) input.removeAttribute("aria-invalid")
}

function change(mixer, { values = mixer.values, preset = mixer.preset }, before = mixer) {
  mixer.past = [...mixer.past, { values: before.values, preset: before.preset }].slice(-DEPTH)
  settle(mixer, values, preset)
}

function undo(mixer) {
  const last = mixer.past.at(-1)
  mixer.past = mixer.past.slice(0, -1)
  forgive(mixer.cells.flat(2))
  settle(mixer, last.values, last.preset)
}

function settle(mixer, values, preset) {
  const isResized = values.length !== mixer.values.length
  Object.assign(mixer, { values, preset, at: mixer.at.map((i) => Math.min(i, values.length - 1)) })
  isResized ? arrange(mixer) : paint(mixer)
  mixer.send({ values, preset })
}

// While a bar or the picker moves, the picture follows; only its end is an edit.
function drag(mixer, colour) {
  mixer.before ??= { values: copy(mixer.values), preset: mixer.preset }
  const [y, x] = mixer.at
  forgive(mixer.cells.map((cells) => cells[y][x]))
  mixer.values[y][x] = colour(mixer.values[y][x])
  paint(mixer)
}

function drop(mixer) {
  if (mixer.before) change(mixer, { values: copy(mixer.values) }, mixer.before)
  mixer.before = null
}

// The pixels that are there stay in their place; new ones are black.
function resize(mixer, size) {
  const values = Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => [...(mixer.values[y]?.[x] ?? [0, 0, 0])]),
  )
  change(mixer, { values })
}
