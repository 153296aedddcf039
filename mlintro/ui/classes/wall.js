// The wall of a class: the whole screen, letters to be read from the last row.

import { el, mount, set } from "../browser/elements.js"
import { leaveKeys, takeKeys } from "./turning/keys.js"

function build() {
  const wall = { ends: null, timer: 0 }
  wall.title = el("h1")
  wall.given = el("p")
  wall.note = el("p", { class: "note" })
  wall.body = el("div", { class: "body" })
  wall.enter = el("b")
  wall.inside = el("span")
  wall.count = el("span", { class: "count" })
  wall.clock = el("span", { class: "clock", role: "timer" })
  wall.foot = el("footer", {}, el("span", {}, wall.enter, " · ", wall.inside), wall.count, wall.clock)
  wall.root = el("main", { class: "wall" }, el("header", {}, wall.title, wall.given, wall.note), wall.body, wall.foot)
  return wall
}

const paragraph = (text) => el("p", { text })
const image = (src, alt, name) => el("img", { src, alt, class: name })
const drawing = (svg) => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`

const SCREENS = {
  message: () => [],
  page: () => [], // it lies under the wall
  join: ({ says, address, code, qr, qr_alt }) => [
    el("div", { class: "steps" }, paragraph(says[0]), el("p", { class: "large", text: address }), paragraph(says[1]), el("p", { class: "code", text: code })),
    ...(qr ? [image(qr, qr_alt, "qr")] : []),
  ],
  question: ({ bars, legend }) => [bar_chart(bars), ...(legend ? [paragraph(legend)] : [])],
  reasons: ({ systems }) =>
    systems.map(({ system, reasons }) =>
      el("section", {}, el("h2", { text: system }), el("ol", {}, ...reasons.map(({ count, said }) => el("li", {}, el("b", { text: `${count}×` }), paragraph(said))))),
    ),
  runs: ({ chart, chart_alt, says = [] }) => [...(chart ? [image(drawing(chart), chart_alt, "chart")] : []), ...says.map(paragraph)],
  colours: (seen) => SCREENS.runs(seen),
  deeds: ({ bars, says }) => [bar_chart(bars), ...says.map(paragraph)],
}

// A row an option. Before the teacher shows them there are no numbers here, and so no bars.
function bar_chart(bars) {
  const most = Math.max(1, ...bars.flatMap(({ now = 0, before = 0 }) => [now, before]))
  const bar = (value, name) => {
    const fill = el("i", { class: name })
    fill.style.inlineSize = `calc(${value / most} * (100% - 9 * var(--u)))` // the number has room behind it
    return el("span", { class: "bar" }, fill, el("b", { class: name, text: String(value) }))
  }
  const rows = bars.map(({ name, now, before }) =>
    el(
      "li",
      { class: now === undefined ? "option" : "" },
      el("span", { class: "name", text: name }),
      ...(now === undefined ? [] : [el("span", { class: "pair" }, ...(before === undefined ? [] : [bar(before, "before")]), bar(now, "now"))]),
    ),
  )
  return el("ul", { class: `bars${bars.length > 5 ? " many" : ""}` }, ...rows)
}

export default mount(build, (wall, { data, setTriggerValue }) => {
  const { left = null, colours, words, heard, ...seen } = data
  const told = JSON.stringify(seen)
  if (told !== wall.told) {
    wall.told = told
    wall.root.dataset.screen = document.documentElement.dataset.wall = data.screen
    wall.title.textContent = data.title
    wall.given.textContent = data.given ?? ""
    wall.note.textContent = data.note ?? ""
    wall.body.replaceChildren(...SCREENS[data.screen](data))
    wall.enter.textContent = data.enter ?? ""
    wall.inside.textContent = data.inside ?? ""
    wall.count.textContent = [data.count, data.state].filter(Boolean).join(" · ")
    set(wall.foot, { hidden: !data.code })
  }
  wall.ends = left === null ? null : Date.now() + 1000 * left
  const tick = () => {
    const seconds = Math.round(((wall.ends ?? 0) - Date.now()) / 1000)
    const said = seconds > 0 ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` : words.time_over
    wall.clock.textContent = wall.ends ? said : ""
  }
  tick()
  clearInterval(wall.timer)
  wall.timer = setInterval(tick, 250)
  takeKeys(wall.root, (turned) => setTriggerValue("turned", turned), heard)
  return () => {
    clearInterval(wall.timer)
    leaveKeys(wall.root)
  }
})
