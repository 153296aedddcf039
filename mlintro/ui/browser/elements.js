// Elements are made once and changed after that: whoever drags a knob or stands on it with the
// keyboard keeps it.

const SVG = "http://www.w3.org/2000/svg"

export function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") node.textContent = value
    else if (name.startsWith("on")) node[name] = value
    else if (value === false || value === null) node.removeAttribute(name)
    else node.setAttribute(name, value === true ? "" : value)
  }
  return node
}

export function el(tag, attributes = {}, ...children) {
  const node = set(document.createElement(tag), attributes)
  node.append(...children)
  return node
}

export function draw(tag, attributes = {}, ...children) {
  const node = set(document.createElementNS(SVG, tag), attributes)
  node.append(...children)
  return node
}

// Signs are drawn: as characters some phones turn them into coloured pictures, others lack them.
const SIGNS = {
  run: { d: "M6 4l14 8-14 8z", fill: "currentcolor" },
  pause: { d: "M6 4h4v16H6zM14 4h4v16h-4z", fill: "currentcolor" },
  back: { d: "M5 4v6h6M5.5 9.5A8 8 0 1 1 4 14", fill: "none", stroke: "currentcolor", "stroke-width": 2.2 },
  undo: { d: "M9 5L4 10l5 5M4 10h10a6 6 0 0 1 0 12h-3", fill: "none", stroke: "currentcolor", "stroke-width": 2.2 },
}

// What stands on a button: a sign, and words.
export function caption(button, name, words = "") {
  const says = `${name} ${words}`
  if (button.dataset.says === says) return
  button.dataset.says = says
  const sign = draw("svg", { viewBox: "0 0 24 24", class: "sign", "aria-hidden": "true" }, draw("path", SIGNS[name]))
  button.replaceChildren(sign, words && ` ${words}`)
}

// Fills the {holes} of a sentence.
export const fill = (sentence, facts) => sentence.replace(/\{(\w+)\}/g, (hole, name) => facts[name] ?? hole)

// What the link has behind #, once: it is not to be read off a screen that somebody projects.
export function linkedBehind(name) {
  const linked = globalThis.mlintroLinked.get(name)
  globalThis.mlintroLinked.delete(name)
  if (linked && location.hash) history.replaceState(history.state, "", location.pathname + location.search)
  return linked
}

// A sentence whose **stressed** words stand out.
export function say(node, sentence) {
  const parts = sentence.split("**")
  node.replaceChildren(...parts.map((part, i) => (i % 2 ? el("b", { text: part }) : part)))
}

// A number as the reader writes it; zero has no sign. The same as PageText.number; `numbers` is its Writing.
export function written(value, numbers, decimals = 1, signed = false) {
  const rounded = Number(value.toFixed(decimals))
  const sign = rounded < 0 ? "−" : signed && rounded > 0 ? "+" : ""
  const [whole, fraction] = Math.abs(rounded).toFixed(decimals).split(".")
  const group = Math.abs(rounded) >= numbers.grouped_from ? numbers.group : ""
  const written_whole = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return sign + (fraction ? written_whole + numbers.decimal + fraction : written_whole)
}

export const stillness = matchMedia("(prefers-reduced-motion: reduce)")

// Calls `paint` at most once for each picture the screen shows, however often it is asked to.
export function painter(paint) {
  let asked = 0
  return () => {
    if (asked) return
    asked = requestAnimationFrame(() => {
      asked = 0
      paint()
    })
  }
}

// Colours come from Python: one palette for every picture of the lesson.
export function colour(node, colours) {
  for (const [name, value] of Object.entries(colours)) node.style.setProperty(`--${name}`, value)
}

// What an element of ours exports. `build` makes it once, from nothing, with its outermost node as
// `root`; `tell` hears of everything new from Python, first of how it begins. Where `tell` gives a
// function, that is called when the element leaves the page.
export function mount(build, tell) {
  const built = new WeakMap() // where an element is mounted -> the element
  return (component) => {
    const { parentElement, data } = component
    if (!built.has(parentElement)) {
      built.set(parentElement, build(data))
      parentElement.append(built.get(parentElement).root)
    }
    const element = built.get(parentElement)
    colour(element.root, data.colours)
    element.root.classList.toggle("on-wall", data.is_on_wall)
    return tell(element, component)
  }
}
