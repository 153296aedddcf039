// The descent as mlintro/descent.py has it, in the same order of operations. A curve is either
// {receipts: [[kilos, paid], …]} or {centre, steepness, tilt, height}: Python says which.

const FAR_AWAY = 100

export function lossAt(w, curve) {
  if (!curve.receipts) {
    const u = w - curve.centre
    return curve.steepness * (u * u - 4) * (u * u - 4) - curve.tilt * u + curve.height
  }
  let total = 0
  for (const [kilos, paid] of curve.receipts) total += (w * kilos - paid) ** 2
  return total / curve.receipts.length
}

export function slopeAt(w, curve) {
  if (!curve.receipts) {
    const u = w - curve.centre
    return 4 * curve.steepness * u * (u * u - 4) - curve.tilt
  }
  let total = 0
  for (const [kilos, paid] of curve.receipts) total += 2 * kilos * (w * kilos - paid)
  return total / curve.receipts.length
}

export const isGone = (w) => Math.abs(w) >= FAR_AWAY
export const stepFrom = (w, rate, curve) => (isGone(w) ? w : w - rate * slopeAt(w, curve))

export function walk(start, rate, steps, curve) {
  const path = [start]
  for (let i = 0; i < steps; i++) path.push(stepFrom(path.at(-1), rate, curve))
  return path
}
