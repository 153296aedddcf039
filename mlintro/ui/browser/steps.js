// A page of the lesson is one step of the tab's history, and is opened where it should be: at its title,
// or, by Back and Forward, where it was left. On it, a button of the bar leads to what it speaks of.

import { stillness } from "./elements.js"

const REST = 500 // ms without a run, after which nothing of the page is still to come
const LONGEST = 8000 // ms: on a poor line a learner has long begun to read
const PART = "movement" // in the link of a page with two parts, of which one is shown
const HANDS = ["wheel", "touchstart", "pointerdown", "keydown"] // who moves the page by hand may
const LEADS = "st-key-leads_" // of the place that such a button stands in; the key follows of what it leads to
const CONTROLS = "textarea, input, button"
const BELOW_NAVIGATION = 72 // px
const HIGH = 0.6 // of the window: what begins above is seen

const left = new Map() // path -> how far down it was, in px
let holding
let jump // {path, from}: to the top, and by nobody's hand

const main = () => document.querySelector("[data-testid=stMain]")
const isRunning = () => !document.querySelector("[data-testid=stApp][data-test-script-state=notRunning]")

export function keepSteps() {
  keepLeading()
  // Streamlit makes a step of every turn of a knob, whose Back would leave the learner where they are.
  const push = history.pushState
  let shown = location.pathname
  history.pushState = function (state, title, address) {
    const next = new URL(address, location.href)
    if (next.pathname === location.pathname) {
      const isOtherPart = next.searchParams.get(PART) !== new URL(location.href).searchParams.get(PART)
      history.replaceState(state, title, address)
      if (isOtherPart) hold(0)
    } else {
      if (jump?.path === shown) left.set(shown, jump.from)
      push.call(history, state, title, address)
      shown = location.pathname
      hold(0)
    }
  }
  addEventListener("popstate", () => {
    if (location.pathname === shown) return // a link to a place on this page, which the browser goes to
    shown = location.pathname
    hold(left.get(shown) ?? 0)
  })
  for (const hand of HANDS) addEventListener(hand, byHand, { capture: true, passive: true })
  document.addEventListener("scroll", ({ target }) => target === main() && note(target.scrollTop), {
    capture: true,
    passive: true,
  })
}

function byHand() {
  holding = jump = undefined
}

// Streamlit jumps to the top as soon as it has asked for another page, whose address comes later: at times
// before the page is said to run. Where the learner was is then known only from before the jump.
function note(place) {
  const path = location.pathname
  if (holding || (place === 0 && isRunning())) return
  if (place > 0) jump = undefined
  else if (left.get(path)) jump = { path, from: left.get(path) }
  left.set(path, place)
}

// Pieces of the old page go and pieces of the new one come, and each may take the window with it.
function hold(place) {
  const mine = (holding = { hasCome: false })
  const begun = performance.now()
  let rested = begun
  const look = (now) => {
    if (holding !== mine) return
    main()?.scrollTo({ top: place, behavior: "instant" })
    if (isRunning() || !mine.hasCome) rested = now
    if (now - rested > REST || now - begun > LONGEST) holding = undefined
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

// At the end of each run of a whole page.
export function hasCome() {
  if (holding) holding.hasCome = true
}

const keyOf = (place) => [...place.classList].find((name) => name.startsWith(LEADS)).slice(LEADS.length)

// What is led to comes into sight, and the focus with it.
function keepLeading() {
  document.addEventListener("click", ({ target }) => {
    const place = target.closest?.("button") && target.closest(`[class*="${LEADS}"]`)
    const there = place && document.querySelector(`.st-key-${keyOf(place)}`)
    if (!there) return
    const { top } = there.getBoundingClientRect()
    there.querySelector(CONTROLS)?.focus({ preventScroll: true })
    if (top >= BELOW_NAVIGATION && top <= HIGH * innerHeight) return
    there.style.scrollMarginTop = `${BELOW_NAVIGATION}px`
    there.scrollIntoView({ behavior: stillness.matches ? "instant" : "smooth" })
  })
}
