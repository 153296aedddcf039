// What is seen of the machine: the sheet it writes on, the bars of what can come next, what it looks at.

import { el, fill, say, written } from "../browser/elements.js"
import { shares } from "./writer_math.js"

const SHOWN = 5 // bars
const CLOSING = new Set(".,;:?!…")
const OPENING = new Set("¿¡")
const ENDS = new Set(".?!…")

// How each token stands in a text: with the space before it, and with a capital where a sentence begins.
export function inText(list) {
  let begins = true
  return list.map((token, i) => {
    const gap = i && !CLOSING.has(token) && !OPENING.has(list[i - 1]) ? " " : ""
    const shown = begins ? token[0].toUpperCase() + token.slice(1) : token
    begins = ENDS.has(token) || (begins && OPENING.has(token))
    return { gap, shown }
  })
}

export const asText = (list) => inText(list).map(({ gap, shown }) => gap + shown).join("")

const quoted = (list) => inText(list).map(({ gap }, i) => gap + list[i]).join("")

// The learner's beginning, what the machine wrote, what of it is copied, and what the machine looks at.
export function sheet() {
  const node = el("p", { class: "sheet" })
  function paint({ beginning, list, copy, looked }) {
    const all = [...beginning, ...list]
    const kind = (i) => {
      const at = i - beginning.length
      const names = [at < 0 && "typed", at >= copy[0] && at < copy[1] && "copied", i >= all.length - looked && "looked"]
      return names.filter(Boolean).join(" ")
    }
    const parts = []
    inText(all).forEach(({ gap, shown }, i) => {
      const last = parts.at(-1)
      if (last?.kind === kind(i)) last.text += gap + shown
      else parts.push({ kind: kind(i), gap, text: shown })
    })
    node.replaceChildren(...parts.flatMap(({ kind, gap, text }) => [gap, el("span", { class: kind, text })]))
  }
  return { node, paint }
}

// The likeliest continuations, as buttons; `pick` gets the token that was chosen.
export function bars(pick) {
  const rows = Array.from({ length: SHOWN }, () => {
    const name = el("span", { class: "token" })
    const share = el("span", { class: "share" })
    const button = el("button", { type: "button", class: "continuation" }, el("i"), name, share)
    return { button, name, share }
  })
  const rest = el("p", { class: "rest" })
  const node = el("div", { class: "bars" }, ...rows.map(({ button }) => button), rest)
  function paint({ counts, chance, isLocked }, words) {
    const all = shares(counts, chance)
    const at = rows.findIndex(({ button }) => button.getRootNode().activeElement === button)
    const percent = (share) => written(100 * share, words.numbers, 0) + words.numbers.before_percent + "%"
    rows.forEach(({ button, name, share }, i) => {
      button.classList.toggle("none", i >= counts.length)
      button.disabled = isLocked || i >= counts.length
      const [token] = counts[i] ?? [""]
      name.textContent = token
      share.textContent = i < counts.length ? percent(all[i]) : ""
      button.onclick = () => pick(token)
      button.style.setProperty("--share", `${100 * (all[i] ?? 0)}%`)
    })
    if (at >= counts.length && !isLocked) rows[0].button.focus() // where it stood there is nothing to press now
    const others = counts.length - SHOWN
    const left = all.slice(SHOWN).reduce((sum, share) => sum + share, 0)
    rest.textContent = others > 0 ? fill(words.rest, { count: written(others, words.numbers, 0), share: percent(left) }) : ""
  }
  return { node, paint }
}

// What the machine looks at, where that is less than it may: said why.
export function sight() {
  const node = el("p", { class: "sight" })
  function paint({ all, memory, looked }, words) {
    const seen = quoted(all.slice(all.length - looked))
    const wanted = quoted(all.slice(-memory))
    const code = looked === 0 ? "looks_none" : looked < Math.min(memory, all.length) ? "looks_less" : "looks"
    say(node, fill(words[code], { seen, wanted, last: all.at(-1) ?? "" }))
  }
  return { node, paint }
}
