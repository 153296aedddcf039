"""A trained network as circles and lines: every neuron of its hidden layers and of its output."""

from collections.abc import Sequence

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from numpy.typing import NDArray

from mlintro.figures.palette import Palette


def drawing(weights: Sequence[NDArray[np.float32]], palette: Palette) -> Figure:
    """
    Layers from left to right, the ten digits last. `weights` are the matrices between them,
    (neurons, neurons of the next layer). Blue solid lines push up, red-orange dashed ones
    down; the stronger a weight among its layer's, the more it is seen.
    """
    figure = Figure(figsize=(9, 4.6), facecolor=palette.background, layout="constrained")
    axes = figure.add_subplot()
    axes.set_axis_off()
    sizes = [matrix.shape[0] for matrix in weights] + [weights[-1].shape[1]]
    places = [column(layer, size) for layer, size in enumerate(sizes)]
    for layer, matrix in enumerate(weights):
        strength = np.abs(matrix) / np.abs(matrix).max()
        for sign, colour, style in ((1, palette.positive, "-"), (-1, palette.negative, (0, (4, 2)))):
            i, j = np.nonzero(np.sign(matrix) == sign)
            axes.add_collection(
                LineCollection(
                    list(np.stack([places[layer][i], places[layer + 1][j]], axis=1)),
                    colors=[to_rgba(colour, alpha) for alpha in strength[i, j] ** 2],
                    linewidths=1.2,
                    linestyles=style,
                )
            )
    for place in places:
        axes.scatter(
            place[:, 0], place[:, 1], s=34, color=palette.background, edgecolors=palette.text, zorder=2
        )
    for digit, (x, y) in enumerate(places[-1]):
        axes.annotate(str(digit), (x, y), (8, -4), textcoords="offset points", color=palette.text)
    return figure


def column(layer: int, size: int) -> NDArray[np.float64]:
    """Where the neurons of a layer stand, first on top: (size, 2)."""
    heights = np.linspace(1, 0, size) if size > 1 else np.array([0.5])
    return np.stack([np.full(size, float(layer)), heights], axis=1)
