// Text areas for code: no help meant for prose, and the answer is sent while it is written,
// and Ctrl+Enter checks it.
//
// Streamlit sends a text area's content when it loses the focus. On a phone that is the moment
// of the tap on a link: the rerun then swallows the tap, and the answer with it. So a pause in
// the typing sends it, by the key that Streamlit listens to.

const CODE = '[class*="st-key-answer_"] textarea'
const PAUSE = 400 // ms
let waiting

function onFocus(event) {
  if (!event.target.matches?.(CODE)) return
  event.target.spellcheck = false
  event.target.setAttribute("autocapitalize", "off")
  event.target.setAttribute("autocorrect", "off")
}

function onInput(event) {
  if (!event.target.matches?.(CODE)) return
  clearTimeout(waiting)
  waiting = setTimeout(() => {
    const send = { key: "Enter", code: "Enter", ctrlKey: true, bubbles: true }
    event.target.dispatchEvent(new KeyboardEvent("keydown", send))
  }, PAUSE)
}

// Whoever writes code expects this key to run it. Streamlit's own listener is nearer to the text, so
// it has taken the text by the time of the click.
function onKey(event) {
  const isAsking = event.isTrusted && event.key === "Enter" && (event.ctrlKey || event.metaKey)
  if (!isAsking || !event.target.matches?.(CODE)) return
  clearTimeout(waiting)
  setTimeout(() => document.querySelector(".st-key-check button")?.click())
}

let shown // the exercise

// What is to be read first stands above what was pressed to come here.
function present(exercise) {
  const lab = document.querySelector(".st-key-lab")
  if (shown && shown !== exercise && lab?.getBoundingClientRect().top < 0) lab.scrollIntoView()
  shown = exercise
}

export default function ({ data }) {
  present(data.exercise)
  document.addEventListener("focusin", onFocus)
  document.addEventListener("input", onInput)
  document.addEventListener("keydown", onKey)
  return () => {
    document.removeEventListener("focusin", onFocus)
    document.removeEventListener("input", onInput)
    document.removeEventListener("keydown", onKey)
  }
}
