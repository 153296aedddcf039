// Colours are red, green and blue in 0..1; a byte has 255 steps.

export const byte = (value) => Math.round(value * 255)
export const css = (colour) => `rgb(${colour.map(byte).join(" ")})`

// Black or white, whichever is readable on a colour: relative luminance as in WCAG 2.2.
export function ink(colour) {
  const [r, g, b] = colour.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#000" : "#fff"
}
