// The teacher's key: made here, kept in this tab, told to our own server and to nobody else. A link to
// the remote has it behind #, which browsers do not send with a request.

import { el, linkedBehind, mount, set } from "../browser/elements.js"

const TEACHER = "mlintro-teacher"
const PATIENCE = 5000 // ms until the key is told again: a message may go down with the connection that has it
const isKey = (key) => /^[0-9a-f]{32}$/.test(key ?? "")

function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(TEACHER)) ?? {}
  } catch {
    return {} // Storage is forbidden or torn: a reload needs the link.
  }
}

function store(value) {
  try {
    if (value) sessionStorage.setItem(TEACHER, JSON.stringify(value))
    else sessionStorage.removeItem(TEACHER)
  } catch {
    // The same.
  }
}

function build() {
  const element = { kept: stored(), again: null }
  const linked = linkedBehind("k")
  if (isKey(linked)) {
    if (linked !== element.kept.key) element.kept = { key: linked }
  }
  element.word = el("input", { type: "password", autocomplete: "off", id: "class-word" })
  element.word_label = el("label", { for: "class-word" })
  element.word_row = el("div", { class: "word" }, element.word_label, element.word)
  element.go = el("button", { type: "button", class: "main" })
  element.image = el("img", {})
  element.link = el("input", { type: "text", readOnly: true, class: "link" })
  element.paired = el("div", { class: "paired", hidden: true }, element.image, element.link)
  element.root = el("div", { class: "lab key" }, element.word_row, element.go, element.paired)
  return element
}

export default mount(build, (element, { data, setTriggerValue }) => {
  const { words, code, refusal, state, link, qr, needs_word, is_over } = data
  const tell = (more = {}) => setTriggerValue("proof", { ...element.kept, ...more })
  const remember = (more) => store((element.kept = { ...element.kept, ...more }))
  const stop = () => {
    clearTimeout(element.again)
    element.again = null
  }
  const ask = () => {
    stop()
    if (!element.root.isConnected) return // the page was left
    tell()
    element.again = setTimeout(ask, PATIENCE)
  }

  const isRefused = refusal && refusal !== "away" // away: the key is good, the place of classes is not there
  if (code || is_over || isRefused) stop()
  if (is_over || isRefused) {
    element.kept = {}
    store(null)
  }
  if (code) remember({ state })
  else if (isKey(element.kept.key) && !element.again) ask()

  set(element.word_row, { hidden: Boolean(code) || !needs_word })
  element.word_label.textContent = words.word
  element.go.textContent = code ? words.pair : words.open
  element.go.onclick = () => {
    if (code && !element.paired.hidden) {
      element.paired.hidden = true
      return
    }
    if (code) {
      tell({ pair: true, state: null })
      return
    }
    const bytes = crypto.getRandomValues(new Uint8Array(16))
    const key = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
    remember({ key, word: element.word.value })
    ask()
  }
  if (!code) element.paired.hidden = true
  if (!qr) return // what was shown stays: the server has forgotten it by now
  element.paired.hidden = false
  set(element.image, { src: qr, alt: words.pair })
  element.link.value = link
  set(element.link, { "aria-label": words.pair })
})
