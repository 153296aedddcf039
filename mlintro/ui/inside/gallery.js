// Pictures to choose one from: a group of radio buttons, walked with the arrow keys.

import { el, mount, set } from "../browser/elements.js"

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

function build() {
  const gallery = { tiles: [], data: null }
  const group = el("div", { role: "radiogroup", class: "tiles" })
  const more = el("button", { type: "button", class: "more" })
  gallery.root = el("div", { class: "lab gallery" }, group, more)
  more.onclick = () => gallery.send("more", true)

  const choose = (i) => {
    gallery.data.chosen = gallery.data.tiles[i].digit
    gallery.paint()
    gallery.send("digit", gallery.data.chosen)
  }

  function make(i) {
    const image = el("img", { alt: "", draggable: false })
    const said = el("span", { class: "said", "aria-hidden": true })
    const node = el("button", { type: "button", role: "radio", class: "tile" }, image, said)
    group.append(node)
    node.onclick = () => choose(i)
    node.onkeydown = (event) => {
      const step = STEPS[event.key]
      if (!step) return
      event.preventDefault()
      const count = gallery.data.tiles.length
      const next = (i + step + count) % count
      gallery.tiles[next].node.focus()
      choose(next)
    }
    return { node, image, said }
  }

  gallery.paint = () => {
    const { words, tiles, chosen, has_more } = gallery.data
    set(group, { "aria-label": words.gallery_name })
    while (gallery.tiles.length < tiles.length) gallery.tiles.push(make(gallery.tiles.length))
    gallery.tiles.forEach(({ node }, i) => (node.hidden = i >= tiles.length))
    const at = tiles.findIndex(({ digit }) => digit === chosen)
    tiles.forEach((tile, i) => {
      const { node, image, said } = gallery.tiles[i]
      set(node, { "aria-checked": String(i === at), "aria-label": tile.alt, tabindex: i === Math.max(at, 0) ? 0 : -1 })
      set(image, { src: tile.picture })
      said.replaceChildren(...tile.said.map(({ kind, mark, text, right }) => el("span", { class: right ? "right" : "missed" }, el("i", { class: kind, text: mark }), el("b", { text }))))
    })
    more.textContent = words.more
    more.hidden = !has_more
  }
  return gallery
}

export default mount(build, (gallery, { data, setTriggerValue }) => {
  gallery.data = data
  gallery.send = setTriggerValue
  gallery.paint()
})
