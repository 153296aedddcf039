"""One picture of each kind, drawn from small values that never change."""

import base64
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO

import numpy as np
from PIL import Image

from mlintro import digits
from mlintro.digits.experiments.curves import Curve, CurvePoint
from mlintro.digits.knobs import KNOBS, Kind
from mlintro.digits.learned import Tree
from mlintro.digits.models import ModelSpec, Report
from mlintro.digits.reading.drawing import Strokes, steps
from mlintro.digits.reading.reasons import Connection, Opinion, Question
from mlintro.digits.runs import Guess, Run, Scores
from mlintro.digits.runs.comparison import Comparison
from mlintro.figures import (
    bars,
    charts,
    composition,
    confusion,
    experiments,
    guesses,
    header,
    images,
    judges,
    losses,
    network,
    photos,
    spoilt,
    tree,
    weight_images,
)
from mlintro.figures.palette import DARK, LIGHT
from mlintro.figures.runs import class_runs, draws, history, wall
from mlintro.neuron import Gate, Neuron
from mlintro.neuron.network import Composition
from tests.classes.conftest import trained

NAMES = {kind: f"Name of {kind}" for kind in Kind}
DIGITS = digits.load().X_train
DIGIT = DIGITS[7]
WEIGHTS = (np.arange(784 * 10, dtype=np.float32).reshape(784, 10) * 37 % 101 - 50) / 32  # exact in float32
STROKES: Strokes = (((0.25, 0.25), (0.75, 0.25), (0.5, 0.875)), ((0.375, 0.5), (0.625, 0.5)))
OPINION = Opinion((0.0, 0.02, 0.0, 0.03, 0.0, 0.0, 0.0, 0.875, 0.05, 0.025))
SHARES = np.eye(10, dtype=np.float32) * 0.75 + 0.025
TREE = Tree(
    left=np.array([1, 3, -1, 5, -1, 7, -1, -1, -1], np.int32),
    right=np.array([2, 4, -1, 6, -1, 8, -1, -1, -1], np.int32),
    pixel=np.array([210, 400, 0, 5, 0, 780, 0, 0, 0], np.int32),
    threshold=np.array([0.5, 0.25, 0, 0.75, 0, 0.5, 0, 0, 0]),
    shares=SHARES[[1, 2, 3, 4, 5, 6, 7, 8, 9]],
    images=np.array([100, 60, 40, 50, 10, 30, 20, 10, 20], np.int32),
)
CONNECTIONS = (Connection(0, 0, 1, 2.0), Connection(0, 2, 0, -1.0), Connection(1, 1, 7, 0.5))
ACTIVATIONS = [np.array(one, np.float32) for one in ((2, 0, 1), (0.5, 1), OPINION.sureness)]


def percent(share: float, decimals: int = 0) -> str:
    return f"{100 * share:.{decimals}f} %"


def report(kind: Kind, accuracy: float, half: float) -> Report:
    """What a chart looks at; the rest is empty."""
    nothing = np.zeros(0, np.uint8)
    ends = accuracy - half, accuracy + half
    return Report(ModelSpec(kind), 100, 0, "last", accuracy, 1.0, ends, 0.5, 9, True, (), nothing, TREE)


def run(*eighths: int, seed: int = 0) -> Run:
    """A run whose models read so many of each eight images right."""
    scores = (Scores(bytes([2**eighth - 1]) * 250, 1.0, 0.25) for eighth in eighths)
    return Run(Comparison(seed=seed), Guess(), dict(zip(Kind, scores, strict=True)))


def curve(kind: Kind, axis: str, *accuracies: float) -> Curve:
    """A curve over the first, a middle and the last setting of a knob, two draws each."""
    allowed = KNOBS[axis].allowed
    settings = (int(allowed[0]), int(allowed[len(allowed) // 2]), int(allowed[-1]))
    points = (
        CurvePoint(setting, np.array([share - 0.03, share + 0.05]), np.zeros(4), share + 0.0625, 0.5, 0)
        for setting, share in zip(settings, accuracies, strict=True)
    )
    return Curve(kind, axis, tuple(points))


def experiment(axis: str, *curves: Curve, is_shown: bool = True) -> str:
    own = {kind: f"my {kind}" for kind in Kind}
    words = experiments.Words(NAMES, "studied", "chance", "you", own, axis, percent, str)
    first = curves[0].points
    dots = [
        experiments.Dot(curve.kind, point.value, 0.5) for curve in curves for point in (first[0], first[2])
    ]
    dots.append(experiments.Dot(curves[-1].kind, first[1].value, 0.625))
    return experiments.chart(curves, 0.75, first[1].value, dots, words, LIGHT, is_shown)


def class_chart(*runs_: object) -> str:
    shown, _ = class_runs.panels(runs_)
    words = class_runs.Words("accuracy", {name: name for name in KNOBS}, NAMES, percent, str)
    return class_runs.chart(shown, words, LIGHT)


def layers() -> str:
    xor = Composition(Neuron(2, 0, -0.5), Neuron(-1, -1, 1.5), Neuron(1, 1, -1.5))
    names = ((n, k) for n in ("first", "second", "third") for k in ("w1", "w2", "bias"))
    weights = {key: f"{number}" for number, key in enumerate(names)}
    return composition.layers(
        xor, 1, 0, composition.Words("in 1", "in 2", ("OR", "NAND", "AND"), weights, "bias"), LIGHT
    )


def card() -> str:
    asked = [
        Question(2, 5, 0.5, 0.75, False),
        Question(14, 25, 0.5, 0.25, True),
        Question(20, 22, 0.5, 0.5, True),
    ]
    return judges.card(Kind.TREE, OPINION, "how sure", judges.questions(DIGIT, asked, 2), LIGHT)


def misread() -> np.ndarray:
    counts = np.diag(np.arange(10, 110, 10))
    counts[3, 5], counts[5, 3], counts[9, 4] = 8, 3, 20
    return counts


PICTURES: dict[str, Callable[[], str]] = {
    "accuracies": lambda: charts.accuracies(
        {Kind.TREE: report(Kind.TREE, 0.75, 0.02), Kind.MLP: report(Kind.MLP, 0.9, 0.0005)},
        NAMES,
        "chance",
        percent,
        LIGHT,
    ),
    "sizes": lambda: charts.sizes(
        (("a", 10, "ten"), ("b", 2_000_000, "two millions")), "×1000", ("3", "6", "9"), LIGHT
    ),
    "losses": lambda: losses.chart((2.0, 1.0, 0.5), "error", LIGHT),
    "many_losses": lambda: losses.chart(tuple(2.0 - i / 32 for i in range(24)), "error", LIGHT),
    "header": lambda: header.diagram(
        "hay_peaton",
        [header.Value("foto", "np.ndarray"), header.Value("umbral", ""), header.Value("zona", "str")],
        header.Value("", "bool", "sí o no"),
        DARK,
    ),
    "header_of_nothing": lambda: header.diagram("f", [], header.Value("", ""), LIGHT),
    "header_of_many": lambda: header.diagram(
        "un_nombre_demasiado_largo",
        [header.Value(f"valor_{i}", "dict[str, list[float]]", "una tabla") for i in range(7)],
        header.Value("", "float"),
        LIGHT,
    ),
    "labelled_digits": lambda: images.labelled_digits(DIGITS[:3], ["5", "0", "4"], LIGHT),
    "pixels": lambda: images.pixels(np.arange(24, dtype=np.uint8).reshape(2, 4, 3)),
    "sheet": lambda: judges.sheet(STROKES, steps(STROKES)),
    "step": lambda: judges.tile(DIGIT.reshape(28, 28)),
    "middle": lambda: judges.middle_marked(DIGIT.reshape(28, 28)),
    "card": card,
    "pushes": lambda: judges.pushes(DIGIT * WEIGHTS[:, 7], DIGIT, LIGHT),
    "layers": layers,
    "proof": lambda: composition.proof(Gate.XOR, LIGHT),
    "confusion": lambda: confusion.table(misread(), "there was", "was read", LIGHT, here=(9, 4)),
    "bars": lambda: bars.digits(
        OPINION.sureness, [percent(share) for share in OPINION.sureness], "#0f0", LIGHT
    ),
    "bars_on_both_sides": lambda: bars.digits(
        [-3, -1, 0, 2, 4, -2, 1, 0.5, -0.5, 3], list("abcdefghij"), "#0f0", LIGHT
    ),
    "experiment": lambda: experiment("mlp_depth", curve(Kind.MLP, "mlp_depth", 0.5, 0.75, 0.625)),
    "experiment_in_tens": lambda: experiment(
        "train_size",
        curve(Kind.LOGISTIC, "train_size", 0.5, 0.75, 0.8),
        curve(Kind.TREE, "train_size", 0.25, 0.5, 0.625),
    ),
    "experiment_with_chosen_ticks": lambda: experiment(
        "tree_depth", curve(Kind.TREE, "tree_depth", 0.25, 0.75, 0.7), is_shown=False
    ),
    "network": lambda: network.drawing(DIGIT, ACTIVATIONS, CONNECTIONS, ["", *["some"] * 8, "last"], LIGHT),
    "plan": lambda: network.plan(DIGIT, 4, 2, ("image", "layers", "digits"), LIGHT),
    "plan_of_a_wide_one": lambda: network.plan(DIGIT, 64, 1, ("image", "layers", "digits"), LIGHT),
    "histogram": lambda: photos.histogram(
        (np.arange(300).reshape(10, 10, 3) ** 2 % 256).astype(np.uint8), "green", LIGHT
    ),
    "flattened": lambda: photos.flattened(images.grey(DIGIT)),
    "tree": lambda: tree.top(TREE, DIGIT, tree.Words("yes", "no", percent), LIGHT),
    "templates": lambda: weight_images.templates(WEIGHTS, 7, "less", "more", LIGHT),
    "products": lambda: weight_images.products(
        DIGIT,
        [weight_images.Row(WEIGHTS[:, 7], "seven"), weight_images.Row(WEIGHTS[:, 9], "nine")],
        LIGHT,
        ("image", "weights", "product"),
    ),
    "neurons": lambda: weight_images.neurons(
        WEIGHTS[:, :6], list("abcdef"), [False, True, False, False, False, True], LIGHT
    ),
    "class": lambda: class_chart(
        *[trained(0.9)] * 12,
        *[trained(0.9, mlp_width=64)] * 2,
        trained(0.8, mlp_width=4),
        trained(0.6, train_size=100),
        trained(0.95, train_size=5_000, tree_depth=9),
        trained(0.95, train_size=200),
    ),
    "draws": lambda: draws.chart(
        [run(4, 6, 7), run(5, 6, 8, seed=1), run(4, 6, 7, seed=2)], NAMES, percent, LIGHT
    ),
    "history": lambda: history.chart([run(4, 6, 7), run(5, 6, 8)], 3, NAMES, percent, LIGHT),
    "history_of_the_best": lambda: history.chart(
        [run(7, 7, 7)], 1, dict(zip(Kind, "abc", strict=True)), percent, LIGHT
    ),
    "guesses": lambda: guesses.chart(
        (0.5, 1.0, 0.25), [(0.5, 1.0, 0.5)] * 9 + [(0.25, 1.0, 0.0)], ("r", "g", "b"), str, LIGHT
    ),
    "spoilt_examples": lambda: spoilt.examples(
        [spoilt.Example(DIGIT, "3"), spoilt.Example(None, "none", True), *[spoilt.Example(DIGIT, "4")] * 4],
        LIGHT,
    ),
    "before_and_after": lambda: spoilt.before_after(
        [
            spoilt.Row("Name of tree", "75 to 50", 0.75, 0.5, Kind.TREE),
            spoilt.Row("Name of mlp", "coming", 0.875, None, Kind.MLP),
            spoilt.Row("7", "90 to 10", 0.9, 0.1, Kind.MLP, is_digit=True),
        ],
        percent,
        LIGHT,
    ),
    "wall": lambda: wall.chart(
        [
            wall.Row(Kind.LOGISTIC, "Name of logistic", "none"),
            wall.Row(Kind.TREE, "Name of tree", "75 %", (0.5, 0.75), (0.7, 0.8), is_foretold=True),
        ],
        percent,
        DARK,
    ),
    "readings": lambda: wall.readings(
        [
            wall.Reading(Kind.TREE, "Name of tree", 7, "sure"),
            wall.Reading(Kind.MLP, "Name of mlp", 9, "less"),
        ],
        LIGHT,
    ),
}


def lines(picture: str) -> Iterator[str]:
    """A line for each element, with all that is written in it; of an image its size and what is in it."""
    for depth, element in nested(ET.fromstring(f"<all>{picture}</all>")):
        attributes = {name.split("}")[-1]: value for name, value in element.attrib.items()}
        if "href" in attributes:
            attributes["href"] = inside(attributes["href"])
        written = " ".join(f'{name}="{value}"' for name, value in attributes.items() if name != "font-family")
        words = f" {element.text}" if element.text else ""
        yield "  " * depth + element.tag.split("}")[-1] + f" {written}{words}"


def nested(element: ET.Element, depth: int = 0) -> Iterator[tuple[int, ET.Element]]:
    for child in element:
        yield depth, child
        yield from nested(child, depth + 1)


def inside(address: str) -> str:
    """How large an image is, and a number that is another one when any of its pixels is."""
    image = Image.open(BytesIO(base64.b64decode(address.split(",")[1]))).convert("RGBA")
    return f"{image.width}×{image.height} {zlib.crc32(image.tobytes()):08x}"
