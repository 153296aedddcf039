// The link to this page as it stands: what its knobs are set to is in it already. A class and a wall are
// not for others.

import { el, mount, set } from "../browser/elements.js"

const OURS_ALONE = ["clase", "ver", "wall", "step"]

function link() {
  const address = new URL(location.href)
  for (const name of OURS_ALONE) address.searchParams.delete(name)
  return address.href
}

function build() {
  const copy = el("button", { type: "button" })
  const label = el("span")
  const field = el("input", { readonly: true })
  const byHand = el("label", { class: "by_hand", hidden: true }, label, field)
  const news = el("span", { role: "status" })
  const share = { copy, label, news, data: {} }
  const show = () => {
    set(byHand, { hidden: false })
    field.value = link()
    field.select()
  }
  copy.onclick = async () => {
    try {
      await navigator.clipboard.writeText(link())
      news.textContent = share.data.words.shared
    } catch {
      show() // a browser or a frame that forbids it, or none over plain http
    }
  }
  share.root = el("div", { class: "lab share" }, copy, news, byHand)
  return share
}

export default mount(build, (share, { data }) => {
  share.data = data
  set(share.copy, { text: data.words.share })
  set(share.label, { text: data.words.share_here })
  if (share.news.textContent) set(share.news, { text: data.words.shared })
})
