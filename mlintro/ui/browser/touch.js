// A finger that swipes over a slider scrolls the page, and turns nothing. It presses first, and may still tap,
// drag along the slider or scroll: until that is known nobody hears of the press. A browser says by
// pointercancel that it scrolls.

const RANGE = "input[type=range]:enabled"
const PRESSED = "[data-testid=stSlider] [role=group], [data-dragged]" // Streamlit's, and pictures of ours
const RESTED = 15 // px: a finger that moved less has rested, and no browser takes longer to see a scroll

const held = new Map() // pointer -> {x, y, go}: where it pressed, and what follows if it taps or drags

export function holdPresses() {
  addEventListener("pointerdown", begin, true)
  addEventListener("pointermove", move, true)
  addEventListener("pointerup", end, true)
  addEventListener("pointercancel", ({ pointerId }) => held.delete(pointerId), true)
  // Streamlit's slider would hear of a press by this, too.
  addEventListener("touchstart", (event) => isPress(event) && event.stopPropagation(), { capture: true, passive: true })
}

const isPress = (event) => event.composedPath().some((node) => node.matches?.(PRESSED))

function begin(event) {
  const { isTrusted, pointerType, pointerId, clientX: x, clientY: y } = event
  if (!isTrusted || pointerType !== "touch") return
  const [target] = event.composedPath()
  if (target.matches(RANGE)) held.set(pointerId, { x, y, go: turning(target) })
  else if (isPress(event)) held.set(pointerId, { x, y, go: pressing(target, event) })
}

function move(event) {
  const [across, down] = way(event)
  if (across > RESTED && across > down) go(event)
  else if (held.has(event.pointerId)) event.stopPropagation()
}

function end(event) {
  if (Math.hypot(...way(event)) <= RESTED) go(event)
  if (held.delete(event.pointerId)) event.stopPropagation() // it swiped where nothing scrolls
}

function way({ pointerId, clientX, clientY }) {
  const { x, y } = held.get(pointerId) ?? { x: clientX, y: clientY }
  return [Math.abs(clientX - x), Math.abs(clientY - y)]
}

function go({ pointerId }) {
  const press = held.get(pointerId)
  held.delete(pointerId)
  press?.go()
}

// What hears of the pointer itself is pressed where the finger pressed, a little later.
function pressing(target, event) {
  event.stopPropagation()
  event.preventDefault() // else a tap presses a second time, as a mouse would
  return () => target.dispatchEvent(new PointerEvent("pointerdown", event))
}

// A browser turns a range at once, without asking: it is turned back until more is known. Whether it then
// says at the end that it changed depends on who turned it last, so that is said here.
function turning(range) {
  const listening = new AbortController()
  const { signal } = listening
  const before = range.value
  let turned = before
  let isKnown = false
  const tell = (type) => range.dispatchEvent(new Event(type, { bubbles: true, composed: type === "input" }))
  const wait = (event) => {
    const isTurn = event.type === "input"
    if (!event.isTrusted || (isTurn && isKnown)) return
    event.stopImmediatePropagation()
    if (!isTurn) return
    turned = range.value
    range.value = before
  }
  const over = () => {
    if (signal.aborted) return
    listening.abort()
    if (isKnown && range.value !== before) tell("change")
  }
  for (const type of ["input", "change"]) range.addEventListener(type, wait, { capture: true, signal })
  for (const type of ["touchend", "touchcancel"]) range.addEventListener(type, () => setTimeout(over), { signal })
  return () => {
    isKnown = true
    if (turned === before) return
    range.value = turned
    tell("input")
  }
}
