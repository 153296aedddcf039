// What this tab of the browser is told: the language of the page, which Streamlit always says is
// English, and what the learner did. A reload or a server that restarted gets that back. Nothing
// leaves the tab but to our own server, and the tab forgets it when it closes.
//
// The whole page tells everything, in one place; a fragment tells of its part, wherever it stands.

import { forgetSeat, seatToken } from "./seat.js"
import { hasCome, keepSteps } from "./steps.js"
import { holdPresses } from "./touch.js"

const KEY = "mlintro"
// So often it is given back to a server that does not say it has it: a message may go down with its
// connection, and what breaks the page would break it again and again.
const GIVES = 3

keepSteps()
holdPresses()

// The connection is back: whether the server still knows this visit, a run of the page will tell, and
// page.js hears when all of it is there again. The run that is shown until then tells nothing of that.
let ask
let shown
addEventListener("mlintro-back", (event) => {
  if (!ask) return
  event.preventDefault() // page.js sees by it that this script has come, and was heard
  ask()
})

export default function ({ data, setTriggerValue }) {
  const isWhole = "language" in data
  const run = `${data.visit} ${data.number}`
  if (isWhole) {
    ask = () => {
      shown = run
      setTriggerValue("again", true)
    }
    hasCome()
    document.documentElement.lang = data.language
  }
  if (data.over) {
    forgetSeat()
    sessionStorage.removeItem(KEY)
    const wall = new URLSearchParams(location.search).get("wall") // a class that begins stays projected
    const code = data.asked ? `&clase=${data.asked}` : ""
    location.replace(`./?lang=${data.language}${wall ? `&wall=${Number(wall)}` : ""}${code}`) // a new visit
    return
  }
  const stored = read()
  const isOfNow = stored?.visit === data.visit
  if (!isOfNow && !isWhole) return // what is to be done with it, the whole says
  if (!isOfNow && !data.restored && Object.values(stored?.kept ?? {}).some(holds)) {
    const given = (stored.given ?? 0) + 1
    write(given < GIVES ? { ...stored, given } : { kept: {} })
    setTriggerValue("restore", JSON.stringify(stored.kept))
    return
  }
  if (isWhole && run !== shown) dispatchEvent(new Event("mlintro-known"))
  if (data.arrives) setTriggerValue("arrived", seatToken()) // after what comes back, which may have a seat
  if (isOfNow && stored.number > data.number) return // shown again with what it knew before
  const kept = isOfNow ? { ...stored.kept, ...data.kept } : data.kept
  if (isOfNow && Object.keys(data.kept).some((part) => counts(part) && !isSame(kept[part], stored.kept[part]))) {
    dispatchEvent(new Event("mlintro-did"))
  }
  write({ visit: data.visit, number: data.number, kept })
}

const counts = (part) => !["way", "class"].includes(part) // what a class may be told
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other)
const holds = (part) => Object.keys(part ?? {}).length > 0

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY))
  } catch {
    return null // A browser may forbid storage, or the text may be torn: there is nothing to restore.
  }
}

function write(value) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(value))
  } catch {
    // Full or forbidden: the lesson goes on, a reload begins anew.
  }
}
