// A seat in a class belongs to a tab, by a token. A reload finds it again, another tab has its own.

const SEAT = "mlintro-seat"
const isToken = (value) => /^[0-9a-f]{32}$/.test(value ?? "")

export function seatToken() {
  try {
    const kept = sessionStorage.getItem(SEAT)
    if (isToken(kept)) return kept
  } catch {
    // Storage is forbidden: the seat lasts as long as the page.
  }
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const token = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  try {
    sessionStorage.setItem(SEAT, token)
  } catch {
    // The same.
  }
  return token
}

// Who begins afresh in this tab is somebody else.
export function forgetSeat() {
  try {
    sessionStorage.removeItem(SEAT)
  } catch {
    // There was none to keep.
  }
}
