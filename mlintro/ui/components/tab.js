// What this tab of the browser is told: the language of the page, which Streamlit always says is
// English, and what the learner wrote. A reload or a server that restarted gets that back. Nothing
// leaves the tab but to our own server, and the tab forgets it when it closes.

const KEY = "mlintro"

export default function ({ data, setTriggerValue }) {
  document.documentElement.lang = data.language
  let stored = null
  try {
    stored = JSON.parse(sessionStorage.getItem(KEY))
  } catch {
    // A browser may forbid storage, or the text may be torn: then there is nothing to restore.
  }
  const holds = Object.values(stored?.kept ?? {}).some((part) => Object.keys(part).length > 0)
  if (holds && stored.visit !== data.visit && !data.restored) {
    sessionStorage.removeItem(KEY) // given back once: what breaks the page would break it again
    setTriggerValue("restore", JSON.stringify(stored.kept))
    return
  }
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ visit: data.visit, kept: data.kept }))
  } catch {
    // Full or forbidden: the lesson goes on, a reload begins anew.
  }
}
