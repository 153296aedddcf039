// A seat in a class belongs to a tab. A reload finds the token again, another tab has its own.

const SEAT = "mlintro-seat"

export default function ({ setTriggerValue }) {
  let token = null
  try {
    token = sessionStorage.getItem(SEAT)
  } catch {
    // Storage is forbidden: the seat lasts as long as the page.
  }
  if (!/^[0-9a-f]{32}$/.test(token ?? "")) {
    token = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("")
    try {
      sessionStorage.setItem(SEAT, token)
    } catch {
      // The same.
    }
  }
  setTriggerValue("token", token)
}
