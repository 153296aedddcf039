// Code that a learner wrote, with what was changed marked, and a button to copy it.

import { el, mount, set } from "../browser/elements.js"

const FURTHER_IN = 4 // characters: where a line goes on that is too long for the screen

// Browsers break a line after a hyphen: an arrow stays whole.
const whole = (text) => text.split(/(->)/).map((part) => (part === "->" ? el("span", { class: "arrow", text: part }) : part))

function lines({ code, marked }) {
  const rows = [[]]
  let at = 0
  for (const [from, to] of [...marked, [code.length, code.length]]) {
    for (const [tag, text] of [["span", code.slice(at, from)], ["mark", code.slice(from, to)]])
      text.split("\n").forEach((part, i) => {
        if (i) rows.push([])
        if (part) rows.at(-1).push(el(tag, {}, ...whole(part)))
      })
    at = to
  }
  return rows.map((row) => {
    const line = el("span", { class: "line" }, ...row, "\n")
    line.style.setProperty("--in", `${line.textContent.search(/\S|$/) + FURTHER_IN}ch`)
    return line
  })
}

function build() {
  const code = el("code")
  const copy = el("button", { type: "button" })
  const block = { code, copy, data: {} }
  block.root = el("div", { class: "lab code_block" }, el("pre", {}, code), copy)
  copy.onclick = async () => {
    await navigator.clipboard.writeText(block.data.code)
    set(copy, { text: block.data.words.copied })
  }
  return block
}

export default mount(build, (block, { data }) => {
  set(block.copy, { text: data.words.copy, hidden: !navigator.clipboard })
  block.code.replaceChildren(...lines(data))
  block.data = data
})
