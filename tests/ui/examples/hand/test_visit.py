"""What is remembered of a learner's hand: no forged drawing is taken, and nothing more than was promised."""

import base64
import json
import math

import numpy as np
import pytest

from mlintro.digits.experiments.teaching import Teaching
from mlintro.digits.reading import drawing
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.taught import as_drawn, taught
from mlintro.ui.examples.hand.visit import FEWEST, LONGEST, MOST, MOST_TESTED, HandVisit, pair, written
from tests.digits.made_hands import SEVENS, drawn

IMAGE = drawn(SEVENS["a long bar"], range(1))[0]
TRUE = written(IMAGE, 7)
ASKED = {"mlp_width": 16, "train_size": 300}


def told(**found: object) -> HandVisit:
    here = HandVisit()
    here.restore(found)
    return here


@pytest.mark.parametrize(
    "forged",
    [
        None,
        7,
        [],
        [TRUE[0]],
        [*TRUE, 7],
        [TRUE[0], 10],
        [TRUE[0], -1],
        [TRUE[0], True],
        [TRUE[0], "7"],
        [TRUE[0], 7.0],
        [TRUE[0], math.nan],
        [IMAGE.tolist(), 7],
        ["ñ" * 536, 7],
        ["=" * 536, 7],
        ["", 7],
        [base64.b64encode(bytes(401)).decode(), 7],
        [base64.b64encode(b"\x09" + bytes(401)).decode(), 7],
        [base64.b64encode(bytes(10**6)).decode(), 7],
        [base64.b64encode(np.full((28, 28), np.nan).tobytes()).decode(), 7],
    ],
)
def test_a_forged_drawing_is_not_taken_and_reaches_no_fit(forged: object):
    here = told(asked=ASKED, is_taught=True, lessons=[forged, *[TRUE] * FEWEST], tests=[forged])
    assert len(here.lessons) == FEWEST
    assert here.tests == []
    assert here.asked == Teaching(Comparison(**ASKED), taught([IMAGE] * FEWEST, [7] * FEWEST))


@pytest.mark.parametrize(
    "found",
    [
        {"is_taught": True, "lessons": [TRUE] * (FEWEST - 1), "asked": ASKED},
        {"is_taught": 1, "lessons": [TRUE] * FEWEST, "asked": ASKED},
        {"is_taught": True, "lessons": [TRUE] * FEWEST, "asked": {"train_size": 10**9}},
    ],
)
def test_what_nobody_can_have_taught_is_not_asked_for(found: dict[str, object]):
    here = told(**found, tests=[TRUE])
    assert here.asked is None or not here.asked.own
    assert here.tests == []


def test_of_more_than_is_kept_the_first_come_back():
    here = told(asked=ASKED, is_taught=True, lessons=[TRUE] * 1_000, tests=[TRUE] * 1_000)
    assert (len(here.lessons), len(here.tests)) == (MOST, MOST_TESTED)


def test_the_fullest_is_no_longer_than_it_may_be():
    most = {"mlp_width": 64, "mlp_depth": 8, "tree_depth": 20, "train_size": 5_000, "seed": 2**31 - 1}
    here = told(asked=most, is_taught=True, lessons=[TRUE] * MOST, tests=[TRUE] * MOST_TESTED)
    assert LONGEST - 500 < len(json.dumps(here.kept())) <= LONGEST


@pytest.mark.parametrize(
    "points", [((0.1, 0.1), (0.9, 0.9)), ((0.5, 0.1), (0.5, 0.9)), ((0.1, 0.5), (0.9, 0.5))]
)
@pytest.mark.parametrize("more", [(), ((0.9, 0.1), (0.9, 0.12)), ((0.1, 0.88), (0.1, 0.9))])
def test_a_drawing_comes_back_to_the_pixel(points: tuple, more: tuple):
    """Also one whose ink is far to a side of its box."""
    image = as_drawn(drawing.steps((points, *([more] if more else []))).centred)
    (again, label) = told(lessons=[written(image, 3)]).lessons[0]
    assert (again == image).all()
    assert label == 3


def test_who_drew_since_the_page_opened_keeps_that():
    here = HandVisit(lessons=[(IMAGE, 7)])
    here.restore({"asked": ASKED, "lessons": [TRUE] * FEWEST})
    assert pair(here.lessons) == ([IMAGE], [7])
    assert here.asked is None
