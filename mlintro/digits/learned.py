"""
What a trained model has learned, as plain arrays: enough to read digits with, and to look inside.

Pages use these and never scikit-learn, which takes seconds to import; a test holds that both
read every validation image alike.

But:
- Nothing here trains. Optimizer state, losses, class weights and names of classes stay behind.
- The arithmetic is float32 (a tree's thresholds are float64, as scikit-learn compares them), so
  probabilities are within 1e-5 of scikit-learn's, not equal to them.
- Just the estimators that `models.build` makes: softmax over three classes or more, Gini trees
  without missing values or pruning, ReLU in every hidden layer.
- Always ten digits: one that was not among the examples has no weights, and a bias that gives it no share.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlintro.digits.knobs import Kind

CLASSES = 10  # the digits, 0..9
NEVER = -1e6  # the bias of a digit that was not seen: whatever the others' scores, its share is 0

Floats = NDArray[np.float32]
Integers = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Logistic:
    """
    A weight for each pixel and digit.

    weights: (784, 10), bias: (10,). A digit's score is its bias plus the pixels times its weights.
    """

    weights: Floats
    bias: Floats

    def probabilities(self, X: Floats) -> Floats:
        """For images as rows of 784 numbers in 0..1, (n, 784): how sure of each digit, (n, 10)."""
        return softmax(X @ self.weights + self.bias)


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """
    Questions, one a node: is this pixel's value at most the threshold? Node 0 is the first.

    left, right: (nodes,) the node that follows on yes and on no; -1 at a leaf.
    pixel: (nodes,) 0..783, meaningless at a leaf. threshold: (nodes,) float64, 0..1.
    shares: (nodes, 10) of the training images that came to a node, the part of each digit.
    images: (nodes,) how many training images came to it.
    """

    left: Integers
    right: Integers
    pixel: Integers
    threshold: NDArray[np.float64]
    shares: Floats
    images: Integers

    def probabilities(self, X: Floats) -> Floats:
        """The shares at the leaf where each image, a row of X (n, 784), comes out: (n, 10)."""
        node = np.zeros(len(X), dtype=np.int32)
        rows = np.arange(len(X))
        while (inside := self.left[node] >= 0).any():
            is_yes = X[rows, self.pixel[node]] <= self.threshold[node]
            node = np.where(inside, np.where(is_yes, self.left[node], self.right[node]), node)
        return self.shares[node]

    def path(self, image: Floats) -> list[int]:
        """The nodes that an image of 784 numbers passes, from the first question to its leaf."""
        nodes = [0]
        while self.left[nodes[-1]] >= 0:
            node = nodes[-1]
            is_yes = image[self.pixel[node]] <= self.threshold[node]
            nodes.append(int(self.left[node] if is_yes else self.right[node]))
        return nodes


@dataclass(frozen=True, slots=True, eq=False)
class Mlp:
    """
    Layers of neurons: ReLU in the hidden ones, softmax in the last.

    weights: one matrix a layer, (inputs, neurons), the first (784, width), the last (width, 10).
    biases: one vector a layer, (neurons,).
    """

    weights: tuple[Floats, ...]
    biases: tuple[Floats, ...]

    def activations(self, X: Floats) -> list[Floats]:
        """What the neurons of each layer put out for the images (n, 784): [(n, neurons), ...]."""
        layers, values = [], X
        for weights, bias in zip(self.weights[:-1], self.biases[:-1], strict=True):
            values = np.maximum(values @ weights + bias, 0)
            layers.append(values)
        layers.append(softmax(values @ self.weights[-1] + self.biases[-1]))
        return layers

    def probabilities(self, X: Floats) -> Floats:
        """How sure of each digit for each image, a row of X (n, 784): (n, 10)."""
        return self.activations(X)[-1]


Learned = Logistic | Tree | Mlp


def read(learned: Learned, X: Floats) -> NDArray[np.uint8]:
    """The digit that the model reads in each image, a row of X (n, 784): (n,). Of equals the lowest."""
    readings: NDArray[np.uint8] = learned.probabilities(X).argmax(axis=1).astype(np.uint8)
    return readings


def softmax(scores: Floats) -> Floats:
    """Scores (n, classes), finite, as shares that add up to 1 in each row; large scores do not overflow."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares


def learned_by(kind: Kind, model: Any) -> Learned:
    """What the fitted scikit-learn estimator that `models.build` makes for this kind has learned."""
    seen = model.classes_
    match kind:
        case Kind.LOGISTIC:
            weights, bias = of_ten(model.coef_.T, seen, 0), of_ten(model.intercept_, seen, NEVER)
            return Logistic(frozen(weights, "f4"), frozen(bias, "f4"))
        case Kind.TREE:
            tree = model.tree_
            return Tree(
                left=frozen(tree.children_left, "i4"),
                right=frozen(tree.children_right, "i4"),
                pixel=frozen(tree.feature, "i4"),
                threshold=frozen(tree.threshold, "f8"),
                shares=frozen(of_ten(tree.value[:, 0, :], seen, 0), "f4"),
                images=frozen(tree.n_node_samples, "i4"),
            )
        case Kind.MLP:
            *matrices, last = model.coefs_
            *vectors, bias = model.intercepts_
            return Mlp(
                tuple(frozen(matrix, "f4") for matrix in (*matrices, of_ten(last, seen, 0))),
                tuple(frozen(vector, "f4") for vector in (*vectors, of_ten(bias, seen, NEVER))),
            )


def of_ten(array: NDArray[Any], seen: NDArray[Any], absent: float) -> NDArray[Any]:
    """An array whose last axis is the digits `seen`, ascending, with all ten; `absent` for the others."""
    result = np.full((*array.shape[:-1], CLASSES), absent, dtype=array.dtype)
    result[..., seen] = array
    return result


def frozen(array: NDArray[Any], dtype: str) -> NDArray[Any]:
    """A read-only copy of this type: what a model learned is shared by all who ask."""
    copy = np.array(array, dtype=dtype, order="C")
    copy.setflags(write=False)
    return copy
