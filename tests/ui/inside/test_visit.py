"""Which digit the learner chose to look into, and the page of the gallery."""

import numpy as np
import pytest

from mlintro.digits.reading.misread import Cases
from mlintro.ui.inside.visit import PER_PAGE, InsideVisit


@pytest.mark.parametrize("nonsense", ["", "x", "-1", "1e9", "٣", "9" * 40, None, True, [], 1.5])
def test_nonsense_chooses_the_first_digit_shown(nonsense: object):
    here = InsideVisit()
    here.follow({"digit": nonsense}, "last", Cases.TREE)
    here.choose(nonsense)

    assert here.digit is None
    assert here.chosen(np.array([62, 91]), 2_000) == 62
    assert here.chosen(np.array([], int), 2_000) == 0


def test_a_digit_beyond_the_images_is_the_first():
    assert InsideVisit(digit=5_000).chosen(np.array([62]), 2_000) == 62
    assert InsideVisit(digit=5_000).chosen(np.array([62]), 10_000) == 5_000
    assert InsideVisit(digit=2_000).chosen(np.array([62]), 2_000) == 62


def test_the_link_counts_when_the_page_opens_and_another_choice_of_cases_begins_anew():
    here = InsideVisit()
    here.follow({"digit": "62"}, "last", Cases.TREE)
    here.choose(91)
    here.turn_page()
    here.follow({"digit": "62"}, "last", Cases.TREE)  # late: the learner is further
    assert (here.digit, here.page) == (91, 1)

    here.follow({"digit": "91"}, "last", Cases.ALL)
    assert (here.digit, here.page) == (None, 0)
    here.choose(5)
    assert (here.digit, here.page) == (5, 0)
    here.follow({}, "first", Cases.ALL)
    assert here.digit is None


def test_pages_of_the_gallery_show_every_digit_once_and_begin_again():
    here, found, seen = InsideVisit(), np.arange(3, 28), []
    while len(seen) < len(found):
        seen += here.page_of(found).tolist()
        here.turn_page()

    assert seen == found.tolist()
    assert here.page_of(found).tolist() == found[:PER_PAGE].tolist()
    assert here.page_of(found[:0]).tolist() == []
