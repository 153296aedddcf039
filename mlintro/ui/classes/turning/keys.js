// The keys that turn the steps of a class. Streamlit carries a press at most once: it goes down with its
// connection, of two that wait for a run the later one stays, and that of a wall which was drawn anew meanwhile is
// nobody's. So each is told until the server says that it heard of it, and counts there once, by its moment.

import { linkedBehind } from "../../browser/elements.js"

const POINTER = "mlintro-pointer"
// What a clicker sends, and the arrows of a keyboard.
const TURNS = { PageDown: 1, PageUp: -1, ArrowRight: 1, ArrowLeft: -1 }
const DARK = "." // a clicker's key for a black screen
const SLIDER = "input[type=range], [role=slider]"
const TYPED = "input:not([type=range]), textarea, [contenteditable]"
const MOVED = `${TYPED}, input, [role=slider], [role=radio], [tabindex="0"]`
const AGAIN = 1000 // ms until what was not heard is told again
const LONGEST = 20_000 // ms that it is: who pressed has given up by then

const pointer = linkedPointer()
let shown // the wall: {root, tell}; none for a moment when another page of the lesson comes
let presses = [] // not heard: [{at, by}], the oldest first
let last = 0 // the moment of the last one
let again
let isByPointer = false // whether a pointer, and not a key, has led to what has the focus

// Who opened this wall from the remote has in the link, behind #, what turns the steps. It is kept by the tab.
function linkedPointer() {
  const linked = linkedBehind("p")
  try {
    if (linked) sessionStorage.setItem(POINTER, linked)
    return linked ?? sessionStorage.getItem(POINTER)
  } catch {
    return linked // storage is forbidden: the keys work as long as this page stays
  }
}

// The wall that is shown from now on, how to tell its server, and the moment of what that heard last.
export function takeKeys(root, tell, heard) {
  const isNew = shown?.root !== root
  shown = { root, tell }
  presses = presses.filter(({ at }) => at > heard)
  if (isNew) tellAll()
}

export function leaveKeys(root) {
  if (shown?.root === root) shown = undefined
}

function tellAll() {
  clearTimeout(again)
  presses = presses.filter(({ at }) => Date.now() - at < LONGEST)
  if (presses.length === 0) return
  shown?.tell({ pointer, presses })
  again = setTimeout(tellAll, AGAIN)
}

function turn(event) {
  event.preventDefault()
  shown?.root.classList.remove("dark")
  last = Math.max(Date.now(), last + 1)
  presses.push({ at: last, by: TURNS[event.key] })
  tellAll()
}

// Not in the middle of a word, nor where the key moves what a key has led to.
function press(event) {
  const at = event.composedPath()[0]
  if (event.defaultPrevented || isCombined(event)) return
  if (at.matches?.(event.key.startsWith("Arrow") ? MOVED : TYPED)) return
  if (event.key === DARK) shown?.root.classList.toggle("dark")
  if (pointer && TURNS[event.key]) turn(event)
}

// A slider that a pointer has led to would keep the keys, which are the steps': it hears nothing of them.
function ahead(event) {
  const at = event.composedPath()[0]
  if (event.key === "Tab") isByPointer = false
  if (!isByPointer || !pointer || !TURNS[event.key] || isCombined(event) || !at.matches?.(SLIDER)) return
  event.stopPropagation()
  at.blur()
  turn(event)
}

const isCombined = ({ ctrlKey, altKey, metaKey }) => ctrlKey || altKey || metaKey

addEventListener("pointerdown", () => (isByPointer = true), true)
addEventListener("keydown", ahead, true)
addEventListener("keydown", press)
