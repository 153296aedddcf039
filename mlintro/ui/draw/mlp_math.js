// A trained network, as `Mlp` in mlintro/digits/learned.py: ReLU in the hidden layers, softmax in the last.

// `numbers` has its float16, the lower byte first, as mlintro/digits/reading/ready.py has them in a row;
// `sizes` the inputs and then the neurons of each layer.
export function networkOf(numbers, sizes) {
  const view = new DataView(numbers)
  let at = 0
  const take = (count) => Float64Array.from({ length: count }, () => half(view.getUint16(2 * at++, true)))
  return sizes.slice(1).map((neurons, layer) => ({ weights: take(sizes[layer] * neurons), biases: take(neurons) }))
}

// The number of a float16's bits; none of a network is infinite.
function half(bits) {
  const [exponent, fraction] = [(bits >> 10) & 31, (bits & 1023) / 1024]
  const size = exponent ? (1 + fraction) * 2 ** (exponent - 15) : fraction * 2 ** -14
  return bits >> 15 ? -size : size
}

// What the neurons of each layer put out for an image of numbers in 0..1.
export function activations(network, image) {
  const layers = []
  let values = image
  network.forEach(({ weights, biases }, layer) => {
    const sums = Array.from(biases)
    values.forEach((value, i) => {
      if (value) for (let to = 0; to < sums.length; to++) sums[to] += value * weights[i * sums.length + to]
    })
    values = layer < network.length - 1 ? sums.map((sum) => Math.max(sum, 0)) : softmax(sums)
    layers.push(values)
  })
  return layers
}

function softmax(scores) {
  const most = Math.max(...scores)
  const raised = scores.map((score) => Math.exp(score - most))
  const sum = raised.reduce((one, other) => one + other, 0)
  return raised.map((share) => share / sum)
}

// Of the connections from each hidden layer to the next, the `most` that carry most, the strongest last;
// what carries nothing is left out.
export function strongest(network, layers, most) {
  return layers.slice(0, -1).map((values, layer) => {
    const count = layers[layer + 1].length
    const found = []
    values.forEach((value, start) => {
      for (let end = 0; value && end < count; end++)
        found.push({ start, end, carried: value * network[layer + 1].weights[start * count + end] })
    })
    return found.sort((one, other) => Math.abs(one.carried) - Math.abs(other.carried)).slice(-most)
  })
}
