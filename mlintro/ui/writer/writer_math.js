// The machine as mlintro/writer has it, in the same order of operations.

const FARTHEST = 5 // tokens back: the last of MEMORIES
const TOKEN = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*|[.,;:¿?¡!…]/gu

const WORD = /^[\p{L}\p{N}]/u

export const countWords = (list) => list.filter((token) => WORD.test(token)).length
export const tokens = (text) => text.normalize("NFC").match(TOKEN) ?? []

// `following`: what was read -> what followed -> how often; `places`: a token -> where it stands in all that
// was read, a number left free between two passages; `usual`: a word in small letters -> as it is written.
export const newMachine = () => ({ following: new Map(), places: new Map(), usual: new Map(), numbers: 0, at: 0 })

// Reads the token at `i` of a passage, the tokens before it being read.
export function learn(machine, passage, i) {
  const { following, places, usual } = machine
  const token = passage[i]
  for (let memory = 0; memory <= Math.min(i, FARTHEST); memory++) {
    const run = passage.slice(i - memory, i).join(" ")
    if (!following.has(run)) following.set(run, new Map())
    const counts = following.get(run)
    if (!counts.has(token)) machine.numbers++
    counts.set(token, (counts.get(token) ?? 0) + 1)
  }
  if (!places.has(token)) places.set(token, [])
  places.get(token).push((machine.at += i === 0 ? 2 : 1))
  usual.set(token.toLowerCase(), token)
}

// What can come next: how far back the machine looked, and [token, count] of each, the most frequent first.
export function after(machine, written, memory) {
  for (let length = Math.min(memory, written.length); length >= 0; length--) {
    const counts = machine.following.get(written.slice(written.length - length).join(" "))
    if (counts) return { memory: length, counts: [...counts].sort((one, other) => other[1] - one[1]) }
  }
  return { memory: 0, counts: [] } // nothing is read yet
}

export function shares(counts, chance) {
  if (chance === 0) return counts.map((_, i) => (i ? 0 : 1))
  const weights = counts.map(([, count]) => (count / counts[0][1]) ** (1 / chance))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => weight / total)
}

export function chosen(counts, chance, lot) {
  let reached = 0
  const found = shares(counts, chance).findIndex((share) => lot < (reached += share))
  return counts[Math.max(found, 0)][0]
}

// Where in what was written the run with most words is that stands so in what was read: [first, behind the last].
export function copied(machine, written) {
  let [longest, most] = [[0, 0], 0]
  let lengths = new Map() // of the runs that end at the present token, by their place
  written.forEach((token, i) => {
    const places = machine.places.get(token) ?? []
    lengths = new Map(places.map((place) => [place, (lengths.get(place - 1) ?? 0) + 1]))
    const run = [i + 1 - Math.max(0, ...lengths.values()), i + 1]
    const words = countWords(written.slice(...run))
    if (words > most) [longest, most] = [run, words]
  })
  return longest
}
