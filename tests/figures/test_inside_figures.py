"""Pictures of what models learned say what the models say."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import numpy as np
import pytest

from mlintro import digits
from mlintro.digits.learned import Mlp
from mlintro.digits.models import Kind, Report
from mlintro.digits.reading import misread, reasons
from mlintro.figures import bars, confusion, network, tree, weight_images
from mlintro.figures.palette import DARK, LIGHT, Palette, rgb
from mlintro.text import load
from tests.figures.paint import painted

NS = {"svg": "http://www.w3.org/2000/svg"}
IMAGE, LABEL = (values[2] for values in digits.load().validation("last"))
T = load("inside", "es")


def elements(picture: str, tag: str) -> list[ET.Element]:
    return ET.fromstring(picture).findall(f".//svg:{tag}", NS)


def words(picture: str) -> list[str]:
    return [text.text or "" for text in elements(picture, "text")]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_weights_are_blue_above_zero_and_red_below(palette: Palette):
    values = np.zeros(784, np.float32)
    values[:4] = 2, -2, 1, 9
    image = painted(weight_images.signed(values, 2.0, palette), palette)

    for at, colour in (
        (0, palette.positive),
        (1, palette.negative),
        (3, palette.positive),
        (4, palette.background),
    ):
        assert image[0, at] == pytest.approx(rgb(colour), abs=0.003)
    assert image[0, 2] == pytest.approx(
        np.mean([rgb(palette.background), rgb(palette.positive)], axis=0), abs=0.003
    )


def test_one_weight_in_a_hundred_is_beyond_the_full_colour(reports: dict[Kind, Report]):
    weights = reports[Kind.LOGISTIC].learned.weights
    assert np.mean(np.abs(weights) > weight_images.largest(weights)) == pytest.approx(0.01, abs=0.001)
    assert weight_images.largest(-np.abs(weights)) == weight_images.largest(weights)
    assert weight_images.largest(np.zeros(784, np.float32)) == 1


@pytest.mark.parametrize("winner", [9, 2])
def test_ten_weight_images_share_a_scale_and_the_winner_has_a_frame(reports: dict[Kind, Report], winner: int):
    weights = reports[Kind.LOGISTIC].learned.weights
    picture = weight_images.templates(weights, winner, "en contra", "a favor", LIGHT)
    drawn = elements(picture, "image")
    frames = [r.attrib for r in elements(picture, "rect") if r.attrib.get("stroke") == LIGHT.logistic]

    largest = weight_images.largest(weights)
    assert all(
        image.attrib["href"] == weight_images.signed(weights[:, digit], largest, LIGHT)
        for digit, image in enumerate(drawn)
    )
    assert [(f["x"], f["y"]) for f in frames] == [(drawn[winner].attrib["x"], drawn[winner].attrib["y"])]
    assert words(picture) == [*"0123456789", "− en contra", "+ a favor", "0"]


def test_the_image_times_the_weights_is_what_each_pixel_adds(reports: dict[Kind, Report]):
    logistic = reports[Kind.LOGISTIC].learned
    added = reasons.contributions(logistic, IMAGE)[:, [9, 7]]
    rows = [weight_images.Row(logistic.weights[:, digit], str(digit)) for digit in (9, 7)]
    drawn = elements(weight_images.products(IMAGE, rows, LIGHT, ["a", "b", "c"]), "image")

    assert len(drawn) == 6
    for row in range(2):
        digit, _, product = (image.attrib["href"] for image in drawn[3 * row : 3 * row + 3])
        assert painted(digit, LIGHT)[..., 0] == pytest.approx(IMAGE.reshape(28, 28))
        assert product == weight_images.signed(added[:, row], weight_images.largest(added), LIGHT)


def test_neurons_asleep_are_pale():
    weights = np.ones((784, 6), np.float32)
    picture = weight_images.neurons(weights, list("abcdef"), [False] * 4 + [True] * 2, LIGHT)

    places = [(float(image.attrib["y"]), float(image.attrib["x"])) for image in elements(picture, "image")]
    assert places == sorted(set(places))  # in reading order, none upon another
    assert len(places) == 6
    pale = [g.find("svg:text", NS).text for g in elements(picture, "g") if "opacity" in g.attrib]
    assert pale == ["e", "f"]


def test_bars_are_as_long_as_their_values_and_those_below_zero_are_dashed():
    values = [0.0, 1.0, -2.0, 4.0, 0.5, 0, 0, 0, 0, 3.0]
    drawn = [
        bar.attrib
        for bar in elements(bars.digits(values, [str(v) for v in values], "#123456", LIGHT), "rect")
    ]
    unit = float(drawn[1]["width"])

    assert [float(bar["width"]) / unit for bar in drawn] == pytest.approx([abs(v) for v in values], abs=0.01)
    assert ["stroke-dasharray" in bar for bar in drawn] == [value < 0 for value in values]
    assert [digit for digit, bar in enumerate(drawn) if bar["fill"] == "#123456"] == [3]
    assert min(float(bar["x"]) for bar in drawn) > 0
    assert max(float(bar["x"]) + float(bar["width"]) for bar in drawn) < bars.WIDTH


@pytest.mark.parametrize("image", digits.load().X_val[:10])
def test_the_way_of_the_image_through_the_tree_stands_out(reports: dict[Kind, Report], image: np.ndarray):
    learned = reports[Kind.TREE].learned
    picture = tree.top(learned, image, tree.Words("sí", "no", T.percent), LIGHT)
    places = {spot.node: spot for spot in tree.spots(learned)}
    way = [places[node] for node in learned.path(image)[: tree.LEVELS + 1]]

    lines = [line.attrib for line in elements(picture, "line") if line.attrib["stroke"] == LIGHT.tree]
    ends = [(float(line["x1"]), float(line["x2"])) for line in lines]
    assert ends == [(one.x, other.x) for one, other in pairwise(way)]
    assert len(elements(picture, "line")) == len(places) - 1
    boxes = [box.attrib for box in elements(picture, "rect") if box.attrib.get("stroke") == LIGHT.tree]
    middles = sorted((float(box["y"]), float(box["x"]) + float(box["width"]) / 2) for box in boxes)
    assert middles == [(spot.top, spot.x) for spot in way]


def test_a_question_rings_its_pixel(reports: dict[Kind, Report]):
    learned = reports[Kind.TREE].learned
    picture = tree.top(learned, IMAGE, tree.Words("sí", "no", T.percent), LIGHT)
    ring, corner = elements(picture, "circle")[0].attrib, elements(picture, "image")[0].attrib

    column, row = (
        (float(ring[c]) - float(corner[a])) / float(corner["width"]) * 28
        for c, a in (("cx", "x"), ("cy", "y"))
    )
    assert (int(row), int(column)) == reasons.place(learned, 0)


def test_nodes_of_the_tree_say_their_most_frequent_digit(reports: dict[Kind, Report]):
    learned = reports[Kind.TREE].learned
    said = words(tree.top(learned, IMAGE, tree.Words("sí", "no", T.percent), LIGHT))

    root = learned.shares[0]
    assert f"{root.argmax()} · {T.percent(float(root.max()))}" in said
    spots = list(tree.spots(learned))
    above = [spot for spot in spots if spot.parent and spot.level < tree.LEVELS]
    on_way = [spot for spot in spots if spot.level == tree.LEVELS and spot.node in learned.path(IMAGE)]
    assert said.count("sí") + said.count("no") == len(above) + len(on_way)


def drawn_network(mlp: Mlp) -> tuple[str, list[np.ndarray], list[reasons.Connection]]:
    activations = [layer[0] for layer in mlp.activations(IMAGE[None])]
    connections = reasons.strongest(mlp, activations, 160)
    return network.drawing(IMAGE, activations, connections, ["x"] * 10, LIGHT), activations, connections


def test_the_network_draws_the_connections_it_is_given_by_sign_and_strength(reports: dict[Kind, Report]):
    picture, _, connections = drawn_network(reports[Kind.MLP].learned)
    down, up = (group for group in elements(picture, "g") if "transform" not in group.attrib)

    assert (up.attrib["stroke"], down.attrib["stroke"]) == (LIGHT.positive, LIGHT.negative)
    assert "stroke-dasharray" in down.attrib
    assert "stroke-dasharray" not in up.attrib
    assert len(up) == sum(connection.carried > 0 for connection in connections)
    assert len(up) + len(down) == len(connections)
    thickest = max([*up, *down], key=lambda line: float(line.attrib["stroke-width"])).attrib
    assert float(thickest["stroke-width"]) == network.THICKEST


def test_a_neuron_is_hollow_when_it_is_not_active(reports: dict[Kind, Report]):
    picture, activations, _ = drawn_network(reports[Kind.MLP].learned)
    layers = [group for group in elements(picture, "g") if "transform" in group.attrib]

    assert [len(layer) for layer in layers] == [32, 32, 10]
    for layer, values in zip(layers, activations, strict=True):
        fills = [circle.attrib["fill"] for circle in layer]
        assert all(fills[i] == LIGHT.background for i in np.flatnonzero(values == 0))
        assert fills[int(values.argmax())] == LIGHT.mlp
    assert words(picture)[::2] == list("0123456789")


def test_the_largest_network_stays_light():
    chance = np.random.default_rng(0)
    sizes = [784, *[64] * 8, 10]
    mlp = Mlp(
        tuple(chance.normal(size=shape).astype(np.float32) for shape in pairwise(sizes)),
        tuple(np.zeros(size, np.float32) for size in sizes[1:]),
    )
    picture, *_ = drawn_network(mlp)

    assert len(elements(picture, "circle")) == 8 * 64 + 10
    assert len(elements(picture, "line")) == 160
    assert len(picture) < 60_000


def test_the_table_writes_every_count_and_frames_what_was_read_right(reports: dict[Kind, Report]):
    report = reports[Kind.TREE]
    counts = report.confusion
    picture = confusion.table(counts, "era", "leyó", LIGHT, here=(int(LABEL), 3))
    said = words(picture)[2 + 20 :]

    assert said == [str(count) for count in counts.ravel() if count]
    cells = [r.attrib for r in elements(picture, "rect")]
    framed = [i for i, r in enumerate(cells) if r.get("stroke") == LIGHT.text]
    assert framed == [11 * digit for digit in range(10)]
    ring = cells[-1]
    assert (ring["stroke"], float(ring["x"])) == (LIGHT.accent, confusion.LEFT + 3 * confusion.CELL)


def test_the_confusion_that_is_named_has_the_full_colour():
    """A part of its row: of fewer fours as many are more."""
    counts = np.diag([50] * 4 + [10] + [500] * 5)
    counts[4, 9], counts[7, 1] = 10, 40
    named = misread.largest(counts)
    assert named is not None
    assert (named.label, named.read) == (4, 9)
    picture = confusion.table(counts, "", "", LIGHT)
    fills = [r.attrib["fill"] for r in elements(picture, "rect")]

    assert fills[49] == LIGHT.negative
    assert fills[71] not in (LIGHT.negative, LIGHT.background)
    assert fills[48] == LIGHT.background
    assert all(re.fullmatch("#[0-9a-f]{6}", fill) for fill in fills)


@pytest.mark.parametrize(("width", "depth"), [(4, 1), (32, 2), (64, 8)])
def test_the_plan_of_a_network_has_a_circle_for_each_neuron_within_the_picture(width: int, depth: int):
    picture = network.plan(IMAGE, width, depth, ["784", "neuronas", "10"], LIGHT)
    layers = [path.attrib["d"] for path in elements(picture, "path") if path.get("fill") == LIGHT.mlp]

    assert [layer.count("M") for layer in layers] == [*[width] * depth, 10]
    for layer in layers:
        heights = [float(y) for y in re.findall(r"M[\d.]+ ([-\d.]+)", layer)]
        assert 0 <= min(heights) < max(heights) <= network.PLAN_HEIGHT - 20
    assert words(picture)[-3:] == ["784", "neuronas", "10"]
