// A page of the lesson is one step of the tab's history, and is opened where it should be: at its title,
// or, by Back and Forward, where it was left. On it, a button of the bar leads to what it speaks of; one that
// does nothing else is there as long as that is still to come, and waits for those before it.

import { stillness } from "./elements.js"

const REST = 500 // ms without a run or a new height, after which nothing of the page is still to come
const FRAME = 50 // ms that a frame counts of these at most: while a browser is busy nothing can come
const LONGEST = 8000 // ms: on a poor line a learner has long begun to read
const PART = "movement" // in the link of a page with two parts, of which one is shown
const HANDS = ["wheel", "touchstart", "pointerdown", "keydown"] // who moves the page by hand may
// Of the place that such a button stands in; the key follows of what it leads to.
const LEADS = "st-key-leads_"
const JUMPS = "st-key-jumps_" // where it does nothing else
const SHOWS = "st-key-shows_" // where its run may show something, which is brought into sight
const CONTROLS = "textarea, input, button"
const BARS = ".st-key-in_sight, .st-key-way" // that of a lab, and that of the parts below it
const WRITTEN = "textarea, [inputmode]" // a keyboard would open over what is to be read first
const ELEMENT = "[data-testid=stBidiComponentIsolated]" // where an element of ours is mounted
const NEEDED = "[data-needed]" // in such an element, what has to be in sight
const BELOW_NAVIGATION = 72 // px
const HIGH = 0.6 // of the window: what begins above is seen
const SPACE = 8 // px above the bar
const GROWTH = 96 // px by which the bar may grow at what is done in an element
const WAY = 700 // ms in which a jump is over
const SETTLED = 200 // ms without a run, after which what a button's run shows is there
const UNFOLDS = 350 // ms until a fold is open
const LATE = 1500 // ms without a run, after which no element still grows
const FINGER = matchMedia("(pointer: coarse)")

const left = new Map() // path -> how far down it was, in px
let holding
let jump // {path, from}: to the top, and by nobody's hand
let awaited // what a button's run has yet to show
let isLed = false // a button brings something into sight just now
let isDue = false // it will be looked what has been reached

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

function byHand({ isTrusted }) {
  holding = jump = undefined
  if (isTrusted) awaited = undefined // else it is a script that presses a key
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
  let [rest, spent, last, high] = [0, 0, performance.now(), 0]
  const look = (now) => {
    if (holding !== mine) return
    main()?.scrollTo({ top: place, behavior: "instant" })
    const isComing = isRunning() || !mine.hasCome || main()?.scrollHeight !== high
    const passed = Math.min(now - last, FRAME)
    rest = isComing ? 0 : rest + passed
    spent += passed
    ;[last, high] = [now, main()?.scrollHeight]
    if (rest > REST || spent > LONGEST) holding = undefined
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

// At the end of each run of a whole page.
export function hasCome() {
  if (holding) holding.hasCome = true
}

// What the button in a place leads to.
function target(place, prefix) {
  return document.querySelector(selector(place, prefix))
}

function selector(place, prefix) {
  const name = [...place.classList].find((name) => name.startsWith(prefix))
  return `.st-key-${name.slice(prefix.length)}`
}

// What is led to comes into sight, and the focus with it.
function keepLeading() {
  document.addEventListener("click", ({ target: pressed }) => {
    const button = pressed.closest?.("button")
    const leads = button?.closest(`[class*="${LEADS}"]`)
    const jumps = button?.closest(`[class*="${JUMPS}"]`)
    const there = leads ? target(leads, LEADS) : jumps && target(jumps, JUMPS)
    if (!there) return
    if (jumps || needed(there) === there) focusOn(there) // else what comes next is in the bar
    if (leads) return toItsTop(there)
    offer(jumps) // first: without its button the bar leaves more room
    intoSight(there)
    isLed = true
    setTimeout(() => ((isLed = false), look()), WAY)
  })
  // On its way down: a choice between several tells nobody above that it was pressed.
  addEventListener(
    "click",
    ({ target: pressed }) => {
      const shows = pressed.closest?.("button")?.closest(`[class*="${SHOWS}"]`)
      if (shows) bringWhenShown(selector(shows, SHOWS))
      const fold = pressed.closest?.("summary")?.parentElement
      if (fold && !fold.open) setTimeout(() => bringUp(fold), UNFOLDS)
    },
    true,
  )
  addEventListener("resize", look)
  addEventListener("scroll", look, { capture: true, passive: true })
  addEventListener("load", look, true) // a picture came, and moved what is below it
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
}

function focusOn(there) {
  const part = needed(there)
  const control = part.matches(CONTROLS) ? part : part.querySelector(CONTROLS)
  if (control && !(FINGER.matches && control.matches(WRITTEN))) control.focus({ preventScroll: true })
}

// What has to be in sight of a place: what its element says, or all of it.
function needed(there) {
  const elements = [...there.querySelectorAll(ELEMENT)]
  return elements.map(({ shadowRoot }) => shadowRoot?.querySelector(NEEDED)).find(Boolean) ?? there
}

function toItsTop(there) {
  const { top } = there.getBoundingClientRect()
  if (needed(there) !== there || top < BELOW_NAVIGATION || top > HIGH * innerHeight) moveBy(top - BELOW_NAVIGATION)
}

// Whole, and as low as it may stand: what is needed for it stands above.
function intoSight(there) {
  const part = needed(there)
  const room = part === there ? 0 : GROWTH
  const { top } = there.getBoundingClientRect()
  moveBy(Math.min(top - BELOW_NAVIGATION, part.getBoundingClientRect().bottom - floor(there) + room))
}

// Once the run that a button began is over, and again when an element in it has its height.
function bringWhenShown(what) {
  const mine = (awaited = {})
  const begun = performance.now()
  let [rested, high, brought] = [begun, 0, 0]
  const look = (now) => {
    if (awaited !== mine || now - begun > LONGEST) return
    const there = document.querySelector(what)
    if (isRunning() || there?.offsetHeight !== high) rested = now
    high = there?.offsetHeight
    if (high && high !== brought && now - rested > SETTLED) {
      brought = high
      const { top, bottom } = there.getBoundingClientRect()
      if (top < BELOW_NAVIGATION || bottom > floor(there)) intoSight(there)
    }
    if (!brought || now - rested < LATE) requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

// What is unfolded: at the window's end, or behind a bar, it opens out of sight.
function bringUp(fold) {
  if (fold.open && fold.getBoundingClientRect().bottom > floor(fold)) intoSight(fold)
}

function moveBy(top) {
  main().scrollBy({ top, behavior: stillness.matches ? "instant" : "smooth" })
}

// Where the page ends to the eye below a part of it: at the bar that follows, or at the window's edge.
function floor(there) {
  const follows = (bar) => there.compareDocumentPosition(bar) & Node.DOCUMENT_POSITION_FOLLOWING
  const place = [...document.querySelectorAll(BARS)].find(follows)?.parentElement // a wall may have none
  const isAtFoot = place && getComputedStyle(place).position === "sticky"
  return innerHeight - ((isAtFoot && place.offsetHeight) || SPACE)
}

function look() {
  if (isDue || isLed) return
  isDue = true
  requestAnimationFrame(() => ((isDue = false), offer()))
}

const sizes = new ResizeObserver(look) // an element is built after it has its place

// Of each bar the first button whose part is still to come; none of a bar below one in sight that has one.
function offer(pressed) {
  const places = [...document.querySelectorAll(`[class*="${JUMPS}"]`)]
  for (const place of places) place.dataset.reached = "" // to measure: with its button the bar is higher
  const offered = new Map() // bar -> its button's place
  for (const place of places) {
    const [there, bar] = [target(place, JUMPS), place.closest(BARS)]
    if (!there) continue
    sizes.observe(there)
    if (place === pressed || offered.has(bar) || [...offered.keys()].some(isInSight) || isReached(there)) continue
    offered.set(bar, place)
  }
  for (const place of offered.values()) delete place.dataset.reached
}

const isInSight = (bar) => bar.offsetHeight === 0 || bar.getBoundingClientRect().bottom > BELOW_NAVIGATION

function isReached(there) {
  const part = needed(there)
  const { top, bottom, height } = part.getBoundingClientRect()
  if (part !== there && top + height / 2 < BELOW_NAVIGATION) return false // it has been scrolled past
  const lowest = floor(there)
  return bottom <= lowest + SPACE / 2 || (height > lowest - BELOW_NAVIGATION && top <= HIGH * innerHeight)
}
