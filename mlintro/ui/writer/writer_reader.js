// The machine reads: it fetches the lesson's sentences and counts them, in a while that can be seen, or at once.

import { el, fill, say, set, written } from "../browser/elements.js"
import { after, countWords, learn, newMachine } from "./writer_math.js"
import { asText } from "./writer_view.js"

const READING = 1400 // ms: as long as it takes to see the counts grow
const PASSING = 14 // tokens of the text that goes by

// What is seen of it: the text that goes by, how far it is, and what it has counted.
export function reading() {
  const passing = el("p", { class: "passing", "aria-hidden": "true" })
  const progress = el("progress", { max: 1, value: 0 })
  const tally = el("p", { class: "tally" })
  const node = el("div", { class: "reading" }, passing, progress, tally)
  function paint({ recent, share, read, numbers }, words) {
    passing.textContent = asText(recent)
    set(progress, { value: share, "aria-label": words.reading })
    tally.textContent = fill(words.tally, { words: written(read, words.numbers, 0), numbers: written(numbers, words.numbers, 0) })
  }
  return { node, tally, paint }
}

// The sentences at that address; null where they do not come.
export async function sentences(address) {
  try {
    const answer = await fetch(address)
    return answer.ok ? await answer.text() : null
  } catch {
    return null // no connection
  }
}

// A machine that has read the sentences; null where the lab came to something else meanwhile. `seen` is told
// each time the screen is painted: the machine, how far it is (1 at the end), the words read, the last tokens.
export async function machineThatRead(text, isWanted, isHurried, seen) {
  const passages = text.split("\n").map((line) => line.split(" "))
  const places = passages.flatMap((passage) => passage.map((_, i) => [passage, i]))
  const machine = newMachine()
  const begun = performance.now()
  for (let [done, read, share] = [0, 0, 0]; share < 1; ) {
    if (!isHurried()) await new Promise(requestAnimationFrame)
    if (!isWanted()) return null
    share = isHurried() ? 1 : Math.min((performance.now() - begun) / READING, 1)
    const last = Math.round(share * places.length)
    for (; done < last; done++) {
      const [passage, i] = places[done]
      learn(machine, passage, i)
      read += countWords([passage[i]])
    }
    const recent = places.slice(Math.max(done - PASSING, 0), done).map(([passage, i]) => passage[i])
    seen({ machine, share, read, recent, numbers: machine.numbers })
  }
  return machine
}

// What came after a token so far, while the counts grow.
export function soFar(machine, token, looks, bars, words) {
  say(looks.node, fill(words.so_far, { seen: token }))
  bars.paint({ counts: after(machine, [token], 1).counts, chance: 1, isLocked: true }, words)
}
