// Fetches the script of an element and calls it, again and again where the line is poor. What is shown
// meanwhile is shown when the script is there.
const TRIES = 6
const address = new URL("ADDRESS", document.baseURI)
let show

async function fetchScript(number) {
  try {
    // A browser may remember that an address failed: each try has its own
    show = (await import(number ? `${address}&${number}` : address)).default
  } catch (failure) {
    if (number === TRIES) throw failure
    await new Promise((done) => setTimeout(done, 250 * 2 ** number))
    await fetchScript(number + 1)
  }
}

const fetched = fetchScript(0)

export default (component) => {
  // element.py packs it
  const given = {...component, data: component.data[0]}
  if (show) return show(given)
  let isGone = false
  let leave
  fetched.then(() => (leave = isGone ? undefined : show(given)))
  return () => {
    isGone = true
    leave?.()
  }
}
