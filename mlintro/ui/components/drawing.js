// What every element is drawn with. Stands before the element's own code, in one module.

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made[name] = value
    else if (value !== false) made.setAttribute(name, value === true ? "" : value)
  }
  made.append(...children)
  return made
}

const fill = (words, facts) => words.replace(/\{(\w+)\}/g, (hole, name) => facts[name] ?? hole)

// Colours are red, green and blue in 0..1; a byte has 255 steps.
const byte = (value) => Math.round(value * 255)
const css = (colour) => `rgb(${colour.map(byte).join(" ")})`

// Black or white, whichever is readable on a colour: relative luminance as in WCAG 2.2.
function ink(colour) {
  const [r, g, b] = colour.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#000" : "#fff"
}

