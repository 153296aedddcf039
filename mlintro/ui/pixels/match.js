// The colour game: three bars, two colours side by side. The browser mixes while a bar moves;
// Python chooses the colour to match and judges a guess.

import { css } from "../browser/colours.js"
import { el, fill, mount, set, written } from "../browser/elements.js"

const CHANNELS = ["red", "green", "blue"]

const build = () => ({ root: el("div", { class: "match" }), round: NaN })

export default mount(build, (game, { data, setTriggerValue }) => {
  Object.assign(game, { data, send: (guess) => setTriggerValue("guess", guess) })
  if (game.round !== data.round || game.revision !== data.revision)
    Object.assign(game, { round: data.round, revision: data.revision, guess: [...data.guess], isShown: false })
  if (game.judged !== data.judged) Object.assign(game, { judged: data.judged, isShown: data.judged > 0 })
  if (game.language !== data.language) arrange(game)
  game.language = data.language
  paint(game)
})

const far = (one, other) => Math.sqrt(one.reduce((sum, c, i) => sum + (c - other[i]) ** 2, 0) / 3)

function nameOf(game, colour) {
  const nearest = (best, entry) => (far(entry.colour, colour) < far(best.colour, colour) ? entry : best)
  const { name, colour: known } = game.data.names.reduce(nearest)
  return far(known, colour) < game.data.same ? name : fill(game.data.words.nearest, { name })
}

function arrange(game) {
  const { words } = game.data
  const swatch = (title) => {
    const bands = CHANNELS.map((name) => el("i", { class: name }))
    const place = el("div", { class: "colour", role: "img" }, el("div", { class: "bands" }, ...bands))
    const name = el("p", { class: "name" })
    return { place, bands, name, whole: el("div", { class: "swatch" }, el("h4", {}, title), place, name) }
  }
  game.aim = swatch(words.target)
  game.mine = swatch(words.yours)
  game.bars = CHANNELS.map((name, channel) => {
    const bar = el("input", { type: "range", min: 0, max: 1, step: 0.05, class: name, "aria-label": words[name] })
    const value = el("output")
    bar.oninput = () => {
      game.guess[channel] = +bar.value
      // Predicting means not seeing: a guess that was judged and is changed is hidden again.
      if (game.data.predict) game.isShown = false
      paint(game)
    }
    return { bar, value, label: el("label", { class: "bar" }, el("b", {}, words[name]), bar, value) }
  })
  game.distance = el("meter", { min: 0, max: 1, optimum: 1 })
  game.closeness = el("label", {}, words.likeness, game.distance)
  game.likeness = el("p", { class: "likeness" })
  const form = el(
    "form",
    { class: "bars" },
    ...game.bars.map(({ label }) => label),
    game.likeness,
    game.closeness,
    el("button", { class: "check", "data-needed": true }, words.check),
  )
  form.onsubmit = (event) => {
    event.preventDefault()
    game.isShown = true
    paint(game)
    game.send({ round: game.round, colour: [...game.guess] })
  }
  game.root.replaceChildren(el("div", { class: "pair" }, game.aim.whole, game.mine.whole), form)
}

function paint(game) {
  const { data, guess } = game
  const isHidden = data.predict && !game.isShown
  const number = (value, digits) => written(value, data.words.numbers, digits)
  game.root.dataset.patterns = data.patterns
  for (const [swatch, colour, hidden] of [
    [game.aim, data.target, false],
    [game.mine, guess, isHidden],
  ]) {
    const words = hidden ? data.words.hidden : nameOf(game, colour)
    swatch.place.style.background = hidden ? "" : css(colour)
    swatch.place.classList.toggle("hidden", hidden)
    swatch.place.setAttribute("aria-label", words)
    swatch.name.textContent = hidden || data.patterns ? words : ""
    // A line as thick as the number is large: the same lines, the same colour.
    swatch.bands.forEach((band, i) => band.style.setProperty("--thick", `${colour[i] * 12}px`))
  }
  game.bars.forEach(({ bar, value }, channel) => {
    bar.value = guess[channel]
    bar.style.setProperty("--share", `${100 * guess[channel]}%`)
    value.textContent = number(guess[channel], 2)
  })
  const distance = Number(far(guess, data.target).toFixed(2)) // as it is judged
  set(game.distance, { high: 1 - data.tolerance, value: 1 - distance }) // from there on it is green
  game.closeness.style.visibility = isHidden ? "hidden" : ""
  game.likeness.textContent = isHidden
    ? data.words.predict_how
    : fill(data.words.distance, { distance: number(distance, 2), tolerance: number(data.tolerance, 2) })
}
