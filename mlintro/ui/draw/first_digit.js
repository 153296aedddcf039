// A digit, and a network that reads it while the pen moves. All of it happens here: Python gives the address
// of the network's numbers, and is told of the drawing when the pen is lifted.

import { el, fill, mount, painter, say, written } from "../browser/elements.js"
import { isEnough, steps } from "./drawing_math.js"
import { newSheet, tellSheet } from "./sheet.js"
import { activations, networkOf, strongest } from "./mlp_math.js"
import { networkView } from "./network_view.js"

const MOST_LINES = 70 // between two layers
const LEAST = 0.01 // how sure it is, is never written as 100 %: see sureness.py

function build(data) {
  const lab = { data, network: null, isFetching: false, hasFailed: false, says: "" }
  lab.view = networkView(data.sizes)
  lab.read = painter(() => read(lab))
  lab.sheet = newSheet(data, lab.read, () => {
    fetchNetwork(lab)
    read(lab)
    lab.spoken.textContent = lab.says.replaceAll("**", "")
  })
  lab.digit = el("b", { class: "digit" })
  lab.said = el("p", { class: "said" })
  lab.spoken = el("p", { class: "spoken", role: "status" }) // for who hears the page: when the pen is lifted
  const reading = el("div", { class: "reading", "aria-hidden": true }, lab.digit, lab.said)
  lab.root = el("div", { class: "lab first-digit" }, lab.sheet.root, reading, lab.view.node, lab.spoken)
  return lab
}

function read(lab) {
  const { network, data, sheet } = lab
  const words = data.says
  const found = sheet.strokes.length ? steps(sheet.strokes) : null
  const layers = found && network ? activations(network, found.centred) : null
  lab.view.paint(found?.centred, layers, layers && strongest(network, layers, MOST_LINES))
  const isRead = layers && isEnough(found)
  const shares = layers?.at(-1)
  const digit = isRead ? shares.indexOf(Math.max(...shares)) : null
  lab.digit.textContent = digit ?? "?"
  lab.root.classList.toggle("read", isRead === true)
  if (isRead) lab.says = fill(words.reads, { digit, sure: sureness(shares[digit], data.words.numbers) })
  else if (layers) lab.says = words.little
  else if (found) lab.says = lab.hasFailed ? words.offline : words.coming
  else lab.says = words.begin_drawing
  say(lab.said, lab.says)
}

function sureness(share, numbers) {
  const percent = (value) => `${written(100 * value, numbers, 0)}${numbers.before_percent}%`
  return share < 1 - LEAST / 2 ? percent(share) : `>\u00a0${percent(1 - LEAST)}`
}

async function fetchNetwork(lab) {
  if (lab.network || lab.isFetching) return
  lab.isFetching = true
  try {
    const answer = await fetch(lab.data.weights)
    if (answer.ok) lab.network = networkOf(await answer.arrayBuffer(), lab.data.sizes)
  } catch {
    // no connection: said below, and tried again when the pen is lifted
  }
  lab.isFetching = false
  lab.hasFailed = lab.network === null
  lab.read()
}

export default mount(build, (lab, component) => {
  lab.data = component.data
  tellSheet(lab.sheet, component)
  fetchNetwork(lab)
  lab.read()
})
