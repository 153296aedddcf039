"""What is said of an image: sums that add up as they are written, and no certainty that there is not."""

import re

import numpy as np
import pytest

from mlintro import digits
from mlintro.digits.learned import Learned, Logistic, Mlp, Tree
from mlintro.digits.models import Kind, ModelSpec, fit
from mlintro.digits.reading import reasons
from mlintro.text import LANGUAGES, PageText, load
from mlintro.ui.draw.judges import why
from mlintro.ui.inside.sentences import confusion_says, logistic_says, mlp_says, tree_says
from mlintro.ui.inside.sureness import sureness
from tests.ui.said import is_well_said

X_VAL, Y_VAL = digits.load().validation("last")
SPECS = [
    (ModelSpec(Kind.LOGISTIC), 1_000),
    (ModelSpec(Kind.LOGISTIC), 100),
    (ModelSpec(Kind.TREE, tree_depth=1), 100),
    (ModelSpec(Kind.TREE, tree_depth=8), 5_000),
    (ModelSpec(Kind.TREE, tree_depth=20), 1_000),
    (ModelSpec(Kind.MLP, mlp_width=4, mlp_depth=1), 100),
    (ModelSpec(Kind.MLP, mlp_width=32, mlp_depth=2), 500),
]
MODELS = [fit(*spec).learned for spec in SPECS]


def said(t: PageText, learned: Learned, index: int) -> str:
    match learned:
        case Logistic():
            return logistic_says(t, learned, X_VAL[index], int(Y_VAL[index]))
        case Tree():
            return tree_says(t, learned, X_VAL[index])
        case Mlp():
            return mlp_says(t, learned, X_VAL[index])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("learned", MODELS)
def test_what_is_said_of_any_image_is_well_said(learned: Learned, language: str):
    inside, draw = load("inside", language), load("draw", language)
    for index in range(0, 2_000, 7):
        sentence = said(inside, learned, index)
        assert is_well_said(sentence), sentence
        if not isinstance(learned, Mlp):
            _, reason = why(draw, learned, X_VAL[index], reasons.opinion(learned, X_VAL[index]).digit)
            assert is_well_said(reason.replace("  \n", "\n")), reason


@pytest.mark.parametrize("learned", MODELS[:2])
def test_a_sum_is_what_its_terms_add_up_to_and_the_highest_wins(learned: Logistic):
    t = load("inside", "en")
    for index in range(2_000):
        sentence = said(t, learned, index)
        numbers = [float(n.replace("−", "-")) for n in re.findall(r"[−+]?\d+\.\d+", sentence)]
        plus, minus, bias, score, other = numbers
        assert plus - minus + bias == pytest.approx(score, abs=1e-9), sentence
        assert score > other, sentence
        digit = reasons.opinion(learned, X_VAL[index]).digit
        unit = 10.0 ** -len(re.search(r"\.(\d+)", sentence)[1])
        exact = reasons.for_and_against(reasons.contributions(learned, X_VAL[index])[:, digit])
        terms = zip((plus, -minus, bias), (*exact, float(learned.bias[digit])), strict=True)
        assert all(abs(written - value) < unit for written, value in terms), "rounded up or down"
        _, card = why(load("draw", "en"), learned, X_VAL[index], digit)
        assert [float(n) for n in re.findall(r"(?<=[−+])\d+\.\d+|0\.0+", card)] == [plus, minus], card


@pytest.mark.parametrize(
    ("share", "words"), [(1.0, "> 99.9%"), (0.9996, "> 99.9%"), (0.917, "91.7%"), (0.0, "< 0.1%")]
)
def test_what_softmax_gives_is_never_a_certainty(share: float, words: str):
    assert sureness(load("inside", "en"), MODELS[-1], share) == words


@pytest.mark.parametrize(
    ("share", "words"), [(1.0, "100.0%"), (282 / 283, "99.6%"), (2_999 / 3_000, "> 99.9%"), (0.0, "0.0%")]
)
def test_a_leaf_with_one_digit_is_sure_and_one_with_nearly_one_is_not(share: float, words: str):
    assert sureness(load("inside", "en"), MODELS[2], share) == words
    if share not in (0, 1):
        assert sureness(load("inside", "en"), MODELS[2], share, 0) == "> 99%"


def test_an_image_that_wakes_no_neuron_does_not_make_the_network_deaf():
    narrow = MODELS[-2]
    assert len({reasons.opinion(narrow, image).digit for image in X_VAL[:200]}) > 1
    assert "siempre" not in load("inside", "es").label("network_dark")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mix_up_that_is_not_the_only_one_as_frequent_is_not_said_to_be(language: str):
    t, counts = load("inside", language), np.diag([5] * 10)
    assert confusion_says(t, counts) == t.label("never_confused")
    counts[1, 7] = 1
    alone = confusion_says(t, counts)
    counts[4, 9] = 1
    assert all(map(is_well_said, (alone, confusion_says(t, counts))))
    assert confusion_says(t, counts) == f"{alone} {t.label('most_confused_tie')}"


def test_another_digit_with_the_same_part_of_the_leaf_is_told_of():
    t = load("inside", "es")
    for shares, is_tie in (([0.5, 0.5], True), ([0.6, 0.4], False)):
        leaf = np.zeros((1, 10), np.float32)
        leaf[0, [3, 8]] = shares
        nowhere = np.array([-1], np.int32)
        tree = Tree(nowhere, nowhere, np.array([0], np.int32), np.zeros(1), leaf, np.array([10], np.int32))
        assert (t.label("tree_tie") in tree_says(t, tree, X_VAL[0])) is is_tie
