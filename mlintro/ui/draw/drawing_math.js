// A drawing as an image like those of MNIST: the same as mlintro/digits/reading/drawing.py, where it says
// why, to the last bit. Strokes are lists of points [x, y], 0..1 of the sheet; images are rows of grey, 0..1.

const SIDE = 28
const BOX = 20
const PEN = 2.4
const SMALLEST = 0.04
const LEAST_SIDE = 0.1
const LEAST_INK = 20
const WHITE = 255

const clip = (value, least, most) => Math.min(Math.max(value, least), most)
const total = (numbers) => numbers.reduce((sum, number) => sum + number, 0)

export function steps(strokes) {
  const points = strokes.flat()
  const [low, high] = [Math.min, Math.max].map((end) => [0, 1].map((axis) => end(...points.map((point) => point[axis]))))
  const scale = (BOX - PEN) / Math.max(SMALLEST, high[0] - low[0], high[1] - low[1])
  const middle = [0, 1].map((axis) => (low[axis] + high[axis]) / 2)
  const placed = (point) => point.map((place, axis) => scale * (place - middle[axis]) + BOX / 2)
  const boxed = rendered(strokes.map((stroke) => stroke.map(placed)))
  return { frame: [...low, ...high], boxed, centred: centred(boxed) }
}

export function isEnough({ frame: [left, top, right, bottom], boxed }) {
  return Math.max(right - left, bottom - top) >= LEAST_SIDE && total(boxed) >= LEAST_INK
}

export function rendered(paths) {
  const nearest = new Array(BOX * BOX).fill(Infinity)
  for (const path of paths) path.forEach((end, i) => drawPiece(nearest, path[Math.max(i - 1, 0)], end))
  return nearest.map((square) => {
    const white = clip(PEN / 2 + 0.5 - Math.sqrt(square), 0, 1)
    return Math.floor(WHITE * white + 0.5) / WHITE
  })
}

// Only the pixels that it can reach: the others are as black as before.
function drawPiece(nearest, [x, y], [endX, endY]) {
  const reach = PEN / 2 + 0.5
  const [alongX, alongY] = [endX - x, endY - y]
  const length = alongX * alongX + alongY * alongY || 1
  const first = (one, other) => Math.max(Math.floor(Math.min(one, other) - reach), 0)
  const last = (one, other) => Math.min(Math.ceil(Math.max(one, other) + reach), BOX - 1)
  for (let row = first(y, endY); row <= last(y, endY); row++)
    for (let column = first(x, endX); column <= last(x, endX); column++) {
      const [right, down] = [column + 0.5 - x, row + 0.5 - y]
      const share = clip((right * alongX + down * alongY) / length, 0, 1)
      const [offX, offY] = [right - share * alongX, down - share * alongY]
      const at = BOX * row + column
      nearest[at] = Math.min(nearest[at], offX * offX + offY * offY)
    }
}

export function centred(boxed) {
  const levels = boxed.map((grey) => Math.round(WHITE * grey))
  const mass = total(levels) || 1
  const moment = (place) => total(levels.map((level, i) => level * (place(i) + 0.5)))
  const start = (place) => clip(Math.ceil(SIDE / 2 - moment(place) / mass), 0, SIDE - BOX)
  const [top, left] = [start((i) => Math.floor(i / BOX)), start((i) => i % BOX)]
  const image = new Array(SIDE * SIDE).fill(0)
  boxed.forEach((grey, i) => (image[SIDE * (top + Math.floor(i / BOX)) + left + (i % BOX)] = grey))
  return image
}
