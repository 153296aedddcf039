// What the page needs before, beside and without Streamlit's own scripts. MLINTRO, which Python writes
// above, holds the words of each language and the patterns of what Streamlit says in English.
;(() => {
  const { words, patterns } = MLINTRO
  const matchers = Object.entries(patterns).map(([name, source]) => [name, new RegExp(`^(?:${source})$`, "s")])

  // --- The language, until a run of the lesson says it: that of the link, else the browser's.
  const html = document.documentElement
  const asked = [new URLSearchParams(location.search).get("lang"), navigator.language]
  const known = asked.map((code) => (code ?? "").toLowerCase().split("-")[0]).find((code) => code in words)
  if (known) html.lang = known
  const say = (name, ...facts) => {
    const said = (words[html.lang] ?? words[Object.keys(words)[0]])[name]
    return said.replace(/\{(\d)\}/g, (_, number) => facts[number - 1] ?? "")
  }

  // --- What a link has behind #: Streamlit may write the address anew before an element of ours can read it.
  globalThis.mlintroLinked = new URLSearchParams(location.hash.slice(1))

  // --- A translator, or an extension, wraps pieces of text in elements of its own. React then cannot
  // find its text where it left it, and throws. Take it from where it is now.
  const { insertBefore, removeChild } = Node.prototype
  Node.prototype.removeChild = function (child) {
    const holder = child.parentNode
    if (holder === this || !holder) return holder ? removeChild.call(this, child) : child
    return this.contains(child) ? removeChild.call(holder, child) : child
  }
  Node.prototype.insertBefore = function (added, before) {
    let next = before
    while (next && next.parentNode !== this) next = next.parentNode
    return insertBefore.call(this, added, next ?? null)
  }

  // --- Streamlit's English, in the learner's language.
  const ATTRIBUTES = ["aria-label", "title", "placeholder"]
  const OURS = "code, pre, textarea, .mlintro-notice, .mlintro-first" // what is written there is no word of Streamlit's
  // Offered where a file is picked; any other is taken, too, if what is in it is one of these. Named one by
  // one, and not "any image": so phones turn what only they read into a JPEG first.
  const KINDS = "image/png,image/jpeg,image/webp,image/gif,image/bmp"
  const originals = new Map() // node -> attribute ("" for its text) -> [what Streamlit wrote, what we wrote]

  function translated(written) {
    for (const [name, matcher] of matchers) {
      const found = matcher.exec(written)
      if (found) return say(name, ...found.slice(1))
    }
  }

  function look(node, attribute, now, write) {
    if (!now || now.length > 600) return
    const [before, ours] = originals.get(node)?.[attribute] ?? []
    const english = now === ours ? before : now
    const said = translated(english)
    if (said === undefined || said === now) return
    originals.set(node, { ...originals.get(node), [attribute]: [english, said] })
    write(said)
  }

  function walk(root) {
    if (root.nodeType === Node.TEXT_NODE) {
      const holder = root.parentElement
      if (holder && !holder.closest(OURS)) look(root, "", root.data, (said) => (root.data = said))
      return
    }
    if (root.nodeType !== Node.ELEMENT_NODE || root.matches(OURS)) return
    for (const name of ATTRIBUTES) {
      look(root, name, root.getAttribute(name), (said) => root.setAttribute(name, said))
    }
    if (root.matches("[role=dialog]")) hide(root)
    if (root.matches("input[type=file]")) root.accept ||= KINDS
    for (const child of root.childNodes) walk(child)
  }

  // Streamlit's dialog for a lost connection asks about the internet, which the lesson does without,
  // and lays a veil on what is still there to read. Ours says it in a line.
  function hide(dialog) {
    if (!dialog.textContent.includes("Connection error")) return
    let outermost = dialog
    while (outermost.parentElement && outermost.parentElement !== document.body) outermost = outermost.parentElement
    if (!outermost.contains(document.getElementById("root"))) outermost.style.display = "none"
  }

  // --- The name of the lesson stays until there is something of it to read.
  function makeWay() {
    const first = document.querySelector("body > .mlintro-first")
    if (first && document.querySelector("[data-testid=stMain]")?.innerText.trim()) first.remove()
  }

  new MutationObserver((changes) => {
    makeWay()
    for (const { type, target, addedNodes } of changes) {
      if (type === "childList") addedNodes.forEach(walk)
      else if (target === html) walk(document.body)
      else walk(target)
    }
    for (const node of originals.keys()) if (!node.isConnected) originals.delete(node)
  }).observe(html, { subtree: true, childList: true, characterData: true, attributeFilter: [...ATTRIBUTES, "lang"] })

  // --- The connection. Nothing of the lesson works without it, and a silent page is worse than none.
  const PATIENCE = 4000 // ms without a connection that was there; a bad one comes back by itself
  const FIRST = 10_000 // ms after the scripts have come until there is one
  const REASONS = { 4429: "closed_too_many", 4503: "closed_full", 1009: "closed_too_large" } // as messages.py has them
  let reason
  let isOpen = false
  let wasOpen = false
  let waits = 0
  let latest // an earlier one, left on another network, may close a minute after it was replaced
  const notice = document.createElement("div")
  notice.className = "mlintro-notice"
  notice.setAttribute("role", "status")

  function tell(name) {
    if (!notice.isConnected) document.body.append(notice)
    notice.textContent = name ? say(name) : ""
  }

  function missing(patience) {
    clearTimeout(waits)
    waits = setTimeout(async () => {
      if (isOpen || document.visibilityState === "hidden") return
      const answers = await fetch("./healthz", { cache: "no-store" }).then((answer) => answer.ok, () => false)
      if (!isOpen) tell(reason ?? (wasOpen || !answers ? "connection_lost" : "connection_blocked"))
    }, patience)
  }

  window.WebSocket = class extends WebSocket {
    constructor(...address) {
      super(...address)
      latest = this
      this.addEventListener("open", () => {
        if (wasOpen) makeKnown()
        isOpen = wasOpen = true
        clearTimeout(waits)
        tell("")
      })
      this.addEventListener("close", ({ code }) => {
        if (this !== latest) return
        reason = REASONS[code]
        if (isOpen) missing(PATIENCE)
        isOpen = false
      })
    }
  }
  // --- A server that restarted knows nothing of this page until it runs, and would let fall what is pressed
  // before. So the page runs by itself, not all tabs of a class in the same moment, and a press waits for it.
  const LONGEST = 10 // s without a run that a press waits: a page that failed says nothing
  let isKnown = true
  let isAsked = false
  let asking, watching
  const pressed = new Map() // button -> its page, and its words: by them it is found if a run has made it anew

  function makeKnown() {
    isKnown = isAsked = false
    clearTimeout(asking) // that of a connection that was lost again
    clearInterval(watching)
    asking = setTimeout(ask, 300 + 1500 * Math.random())
    let rest = 0
    watching = setInterval(() => {
      const isResting = isOpen && document.querySelector("[data-test-script-state=notRunning]")
      rest = isResting ? rest + 1 : 0
      if (rest > 1 && !isAsked) ask() // the tab's script may have come only now
      if (rest >= LONGEST) goOn()
    }, 1000)
  }

  function ask() {
    isAsked = !dispatchEvent(new Event("mlintro-back", { cancelable: true }))
  }

  function goOn() {
    clearInterval(watching)
    isKnown = true
    const held = [...pressed]
    pressed.clear()
    for (const [button, [where, words]] of held) {
      if (where !== location.pathname) continue // the learner has left
      const alike = [...document.querySelectorAll("button")].filter((other) => other.textContent === words)
      if (button.isConnected) button.click()
      else if (words && alike.length === 1) alike[0].click()
    }
  }

  addEventListener("mlintro-known", () => isAsked && goOn())

  addEventListener(
    "click",
    (event) => {
      const path = isKnown ? [] : event.composedPath() // into elements of ours, whose inside is their own
      const button = path.find((node) => node instanceof HTMLButtonElement)
      if (!button) return
      event.preventDefault()
      event.stopImmediatePropagation()
      pressed.set(button, [location.pathname, button.textContent])
    },
    true,
  )

  addEventListener("load", () => isOpen || missing(FIRST))
  document.addEventListener("visibilitychange", () => isOpen || missing(wasOpen ? PATIENCE : FIRST))

  // --- A file that the server refused, as photo.js hears: Streamlit says why in a tooltip, which no
  // finger can reach.
  function tellForAWhile(name) {
    tell(name)
    setTimeout(() => isOpen && notice.textContent === say(name) && tell(""), 9000)
  }

  addEventListener("mlintro-refused", ({ detail: status }) => {
    tellForAWhile(status === 429 ? "too_many_uploads" : "upload_refused")
  })
})()
