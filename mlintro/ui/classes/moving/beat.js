// Asks whether the class has moved, and has the line drawn anew only then, or where the learner has done something
// that a class counts. To ask costs the server a tenth of a line. Where nobody answers, the line still runs by
// itself, at its own slow beat.

const LATEST = 10_000 // ms
const isRevision = (answer) => /^[0-9a-f]{0,16}$/.test(answer)

let shown // the component, with what its line has shown
let timer
let every
let isAsking = false
let hasDone = false

function look() {
  hasDone = false
  shown.setTriggerValue("look", true)
}

async function ask() {
  const isThere = shown.parentElement.isConnected
  if (!isThere || isAsking || document.visibilityState === "hidden") return
  if (hasDone || !shown.data.address) return look()
  isAsking = true
  const late = new AbortController()
  const waiting = setTimeout(() => late.abort(), LATEST)
  try {
    const address = new URL(shown.data.address, document.baseURI)
    const answer = await fetch(address, { cache: "no-store", signal: late.signal })
    const revision = await answer.text()
    if (answer.ok && isRevision(revision) && revision !== shown.data.revision) look()
  } catch {
    // No answer this time.
  }
  clearTimeout(waiting)
  isAsking = false
}

addEventListener("mlintro-did", () => (hasDone = true))
document.addEventListener("visibilitychange", () => shown && ask())

export default function (component) {
  shown = component
  if (every === component.data.every) return
  every = component.data.every
  clearInterval(timer)
  timer = setInterval(ask, every) // at its own beat, however late an answer is: else all would soon ask together
}
