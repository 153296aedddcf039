// A photo and a magnifier on it: the numbers of a few pixels, each written on its pixel.

import { css, ink } from "../browser/colours.js"
import { el, fill, mount } from "../browser/elements.js"

const SIDE = 6 // pixels in a row of the magnifier

const build = () => ({ root: el("div", { class: "magnifier" }), share: [0.62, 0.26] }) // where in the photo

export default mount(build, (view, { data }) => {
  view.data = data
  view.bytes = Uint8Array.from(atob(data.pixels), (character) => character.charCodeAt(0))
  view.side = Math.min(SIDE, data.rows, data.columns)
  if (view.language !== data.language) arrange(view)
  view.language = data.language
  show(view)
  look(view)
})

function arrange(view) {
  const { words } = view.data
  view.canvas = el("canvas", { role: "img" })
  view.frame = el("div", { class: "frame" })
  view.photo = el("div", { class: "photo" }, view.canvas, view.frame)
  view.grid = el("div", { class: "grid", role: "group" })
  view.code = el("code")
  view.sliders = ["row", "column"].map((name, axis) => {
    const slider = el("input", { type: "range", min: 0, "aria-label": words[`magnifier_${name}`] })
    slider.oninput = () => move(view, axis, +slider.value)
    return { slider, label: el("label", {}, el("span", {}, words[`magnifier_${name}`]), slider) }
  })
  view.photo.onpointerdown = (event) => {
    view.photo.setPointerCapture(event.pointerId)
    point(view, event)
  }
  view.photo.onpointermove = (event) => view.photo.hasPointerCapture(event.pointerId) && point(view, event)
  const hint = el("p", { class: "hint" }, words.magnifier_hint)
  view.root.replaceChildren(
    el("div", { class: "left" }, view.photo),
    el("div", { class: "right" }, view.code, view.grid),
    el("div", { class: "sliders" }, hint, ...view.sliders.map(({ label }) => label)),
  )
}

function show(view) {
  const { rows, columns, alt } = view.data
  Object.assign(view.canvas, { width: columns, height: rows })
  view.photo.style.aspectRatio = `${columns} / ${rows}`
  view.canvas.setAttribute("aria-label", alt)
  const image = new ImageData(columns, rows)
  for (let from = 0, to = 0; from < view.bytes.length; from += 3, to += 4) {
    image.data.set([view.bytes[from], view.bytes[from + 1], view.bytes[from + 2], 255], to)
  }
  view.canvas.getContext("2d").putImageData(image, 0, 0)
}

// The corner of the magnifier, in pixels of the photo.
function corner(view) {
  return [view.data.rows, view.data.columns].map((n, axis) =>
    Math.max(0, Math.min(n - view.side, Math.round(view.share[axis] * n))),
  )
}

function move(view, axis, to) {
  view.share[axis] = to / [view.data.rows, view.data.columns][axis]
  look(view)
}

function point(view, event) {
  const box = view.photo.getBoundingClientRect()
  const { rows, columns } = view.data
  view.share = [
    (event.clientY - box.top) / box.height - view.side / 2 / rows,
    (event.clientX - box.left) / box.width - view.side / 2 / columns,
  ]
  look(view)
}

function look(view) {
  const { rows, columns, name, words } = view.data
  const [top, left] = corner(view)
  const cells = []
  for (let row = top; row < top + view.side; row++) {
    for (let column = left; column < left + view.side; column++) {
      const at = 3 * (row * columns + column)
      const bytes = [...view.bytes.subarray(at, at + 3)]
      const colour = bytes.map((value) => value / 255)
      const lines = bytes.map((value) => el("span", {}, String(value)))
      cells.push(el("div", { style: `background: ${css(colour)}; color: ${ink(colour)}` }, ...lines))
    }
  }
  view.grid.style.setProperty("--side", view.side)
  view.grid.replaceChildren(...cells)
  const ends = { top, bottom: top + view.side - 1, left, right: left + view.side - 1 }
  view.grid.setAttribute("aria-label", fill(words.magnifier_region, ends))
  view.code.textContent = `${name}[${top}:${top + view.side}, ${left}:${left + view.side}]`
  const percent = (part, whole) => `${(100 * part) / whole}%`
  Object.assign(view.frame.style, {
    top: percent(top, rows),
    left: percent(left, columns),
    width: percent(view.side, columns),
    height: percent(view.side, rows),
  })
  view.sliders.forEach(({ slider }, axis) => {
    slider.max = [rows, columns][axis] - view.side
    slider.value = [top, left][axis]
  })
}
