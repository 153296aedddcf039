// A finger that swipes over a slider scrolls the page, and turns nothing. It presses first, and may still tap,
// drag along the slider or scroll: until that is known nobody hears of the press. A browser says by
// pointercancel that it scrolls.

const RANGE = "input[type=range]"
const PRESSED = "[data-testid=stSlider] [role=group], [data-dragged]" // Streamlit's, and pictures of ours
const RESTED = 15 // px: a finger that moved less has rested, and no browser takes longer to see a scroll

const held = new Map() // pointer -> {x, y, go, drop}: where it pressed, and what follows

export function holdPresses() {
  const capture = { capture: true }
  addEventListener("pointerdown", begin, capture)
  addEventListener("pointermove", move, capture)
  addEventListener("pointerup", end, capture)
  addEventListener("pointercancel", ({ pointerId }) => settle(pointerId, "drop"), capture)
  // Of a touch Streamlit's slider would hear by this way too.
  addEventListener("touchstart", (event) => isPress(event) && event.stopPropagation(), { capture: true, passive: true })
}

const isPress = (event) => event.composedPath().some((node) => node.matches?.(PRESSED))

function begin(event) {
  const { isTrusted, pointerType, pointerId, clientX: x, clientY: y } = event
  if (!isTrusted || pointerType === "mouse") return
  const [target] = event.composedPath()
  if (target.matches(RANGE)) held.set(pointerId, { x, y, ...turning(target) })
  else if (isPress(event)) held.set(pointerId, { x, y, ...pressing(target, event) })
}

function settle(pointer, how) {
  const press = held.get(pointer)
  held.delete(pointer)
  press?.[how]()
}

const way = ({ x, y }, { clientX, clientY }) => [Math.abs(clientX - x), Math.abs(clientY - y)]

function move(event) {
  const press = held.get(event.pointerId)
  if (!press) return
  const [across, down] = way(press, event)
  if (across > RESTED && across > down) settle(event.pointerId, "go")
  else event.stopPropagation()
}

function end(event) {
  const press = held.get(event.pointerId)
  if (!press) return
  const isTap = Math.hypot(...way(press, event)) <= RESTED
  settle(event.pointerId, isTap ? "go" : "drop")
  if (!isTap) event.stopPropagation()
}

// What hears of the pointer itself is pressed where the finger pressed, a little later.
function pressing(target, event) {
  event.stopPropagation()
  event.preventDefault() // else a tap presses a second time, as a mouse would
  return { go: () => target.dispatchEvent(new PointerEvent("pointerdown", event)), drop: () => {} }
}

// The browser turns a range at once and without asking: only who hears of it waits.
function turning(range) {
  const before = range.value
  let turned
  const wait = (event) => {
    if (event.type === "input") turned = range.value
    event.stopImmediatePropagation()
  }
  const listen = (how) => ["input", "change"].forEach((type) => range[how](type, wait, true))
  const free = () => listen("removeEventListener")
  listen("addEventListener")
  return {
    go() {
      free()
      if (turned === undefined) return
      if (range.value !== turned) range.value = turned // a picture was drawn anew meanwhile
      range.dispatchEvent(new Event("input", { bubbles: true, composed: true }))
    },
    drop() {
      if (range.value === turned) range.value = before
      // Some browsers say once more that it changed, when the finger leaves.
      for (const last of ["touchend", "touchcancel"]) range.addEventListener(last, () => setTimeout(free), { once: true })
    },
  }
}
