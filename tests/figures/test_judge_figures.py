"""Pictures of a drawing on its way and of what the judges say of it."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from mlintro import digits
from mlintro.digits.models import Kind, Report
from mlintro.digits.reading import drawing, reasons
from mlintro.figures import judges as figures
from mlintro.figures import weight_images
from mlintro.figures.palette import DARK, LIGHT, Palette, rgb
from tests.figures.paint import painted

X_VAL, _ = digits.load().validation("last")


def test_a_card_shows_the_digit_and_its_bars(reports: dict[Kind, Report]):
    opinion = reasons.opinion(reports[Kind.LOGISTIC].learned, X_VAL[0])
    drawn = figures.card(Kind.LOGISTIC, opinion, "81 %", "", LIGHT)

    assert f">{opinion.digit}</text>" in drawn.split("81 %")[0]
    heights = [float(height) for height in re.findall(r"v-([\d.]+)h", drawn)]
    assert len(heights) == 10
    assert max(heights) == pytest.approx(figures.BARS * max(opinion.sureness), abs=0.1)


def test_a_trees_last_questions_are_numbered_on_the_digit(reports: dict[Kind, Report]):
    route = reasons.route(reports[Kind.TREE].learned, X_VAL[0])
    drawn = figures.questions(X_VAL[0], route.questions, numbered=3)

    assert drawn.count("<rect") == len(route.questions) == 5
    assert [f">{number}</text>" in drawn for number in range(1, 6)] == [False, False, True, True, True]


def test_the_sheet_is_shown_with_the_frame_that_is_cut_out():
    strokes = (((0.2, 0.2), (0.6, 0.2)), ((0.4, 0.5),))
    drawn = figures.sheet(strokes, drawing.steps(strokes))

    assert drawn.count("<polyline") == 2
    assert 'x="19.8" y="19.8" width="56.4" height="44.4"' in drawn


def placed(picture: str) -> list[str]:
    """The addresses of the images in a part of a picture, in order."""
    return [image.attrib["href"] for image in ET.fromstring(f"<g>{picture}</g>").iter("image")]


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_what_pixels_add_lies_on_a_pale_shadow_of_the_digit(reports: dict[Kind, Report], palette: Palette):
    image = X_VAL[0]
    added = reasons.contributions(reports[Kind.LOGISTIC].learned, image)[:, 4]
    under, over = placed(figures.pushes(added, image, palette))

    assert over == weight_images.signed(added, weight_images.largest(added), palette)
    ground, asleep = np.array(rgb(palette.background)), np.array(rgb(palette.asleep))
    shadow = ground + image.reshape(28, 28, 1) / 4 * (asleep - ground)
    assert painted(under, palette) == pytest.approx(shadow, abs=0.006)
