// The network as circles and lines, lit by the image that it reads: as mlintro/figures/network.py draws it,
// lower, and many times a second.

import { draw, el, set } from "../browser/elements.js"

const [WIDTH, HEIGHT, EDGE] = [360, 200, 10]
const INPUT = 60 // side of the image
const [FIRST, LAST] = [94, 262] // x of the first hidden layer and of the output
const BAR = LAST + 30 // x where the bars begin
const PIXELS = 28
const [THINNEST, THICKEST, GRADES] = [0.4, 2.6, 4] // of lines; so many thicknesses

export function networkView(sizes) {
  const places = sizes.slice(1).map((size, layer, all) => column(layer, size, all.length))
  const lines = ["negative", "positive"].map((sign) =>
    Array.from({ length: GRADES }, (_, grade) => {
      const share = (grade + 1) / GRADES
      return draw("path", { class: sign, "stroke-width": THINNEST + (THICKEST - THINNEST) * share, opacity: share })
    }),
  )
  const circles = places.map((place) => place.spots.map(([cx, cy]) => draw("circle", { cx, cy, r: place.radius })))
  const outputs = places.at(-1).spots.map(([x, y], digit) => ({
    name: draw("text", { x: x + 19, y: y + 5, text: digit, "text-anchor": "middle" }),
    bar: draw("rect", { x: BAR, y: y - 4, height: 8, rx: 1 }),
  }))
  const picture = draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": true })
  picture.append(entry(places[0]), ...lines.flat(), ...circles.flat(), ...outputs.flatMap(({ name, bar }) => [name, bar]))
  const image = el("canvas", { width: PIXELS, height: PIXELS })
  const node = el("div", { class: "network" }, picture, image)
  node.style.setProperty("--input", `${(100 * INPUT) / WIDTH}%`)

  // The image and what each layer puts out; without them it is dark.
  function paint(pixels, layers, connections) {
    paintImage(image, pixels)
    circles.forEach((all, layer) => {
      const most = layers ? Math.max(...layers[layer]) || 1 : 1
      all.forEach((circle, i) => circle.style.setProperty("--lit", `${layers ? Math.round((100 * layers[layer][i]) / most) : 0}%`))
    })
    const paths = lines.map((grades) => grades.map(() => ""))
    connections?.forEach((found, layer) => {
      const most = Math.abs(found.at(-1)?.carried ?? 1)
      for (const { start, end, carried } of found) {
        const grade = Math.ceil((GRADES * Math.abs(carried)) / most) - 1
        paths[Number(carried > 0)][grade] += `M${places[layer].spots[start]}L${places[layer + 1].spots[end]}`
      }
    })
    paths.forEach((grades, sign) => grades.forEach((d, grade) => set(lines[sign][grade], { d })))
    const shares = layers?.at(-1) ?? []
    outputs.forEach(({ name, bar }, digit) => {
      set(bar, { width: (WIDTH - BAR) * (shares[digit] ?? 0) })
      set(name, { class: shares.length && shares[digit] === Math.max(...shares) ? "winner" : null })
    })
  }
  return { node, paint }
}

function column(layer, size, layers) {
  const x = FIRST + ((LAST - FIRST) * layer) / (layers - 1)
  const apart = (HEIGHT - 2 * EDGE) / size
  const spots = Array.from({ length: size }, (_, i) => [x, HEIGHT / 2 + apart * (i - (size - 1) / 2)])
  return { spots, radius: Math.min(7, 0.4 * apart) }
}

// Every pixel leads to every neuron: too many lines to draw.
function entry({ spots }) {
  const [above, below] = [(HEIGHT - INPUT) / 2, (HEIGHT + INPUT) / 2]
  const d = `M${INPUT} ${above}L${spots[0]}L${spots.at(-1)}L${INPUT} ${below}Z`
  return draw("path", { class: "entry", d })
}

function paintImage(canvas, pixels) {
  const place = canvas.getContext("2d")
  const image = place.createImageData(PIXELS, PIXELS)
  image.data.forEach((_, i) => (image.data[i] = i % 4 === 3 ? 255 : Math.round(255 * (pixels?.[i >> 2] ?? 0))))
  place.putImageData(image, 0, 0)
}
