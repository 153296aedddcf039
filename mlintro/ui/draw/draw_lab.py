"""Draw a digit: the sheet or an image of the exam, its way to 28 by 28 pixels, and moving it there."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
import streamlit as st

from mlintro import digits
from mlintro.digits.models import Kind, Report
from mlintro.digits.reading import drawing, judges
from mlintro.digits.reading.drawing import Floats, Steps
from mlintro.figures import judges as figures
from mlintro.text import PageText
from mlintro.ui.browser.tab import remember_part
from mlintro.ui.draw.canvas import canvas
from mlintro.ui.draw.judges import panel
from mlintro.ui.draw.visit import Drawing
from mlintro.ui.models.training import on_its_own
from mlintro.ui.visit import visit
from mlintro.ui.widgets import choice, picture, prose, spoken, verdict, words

FARTHEST = 6  # pixels
AXES = ("shift_x", "shift_y")


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """The image that is to be read, (784,) in 0..1, before it is moved; and where it comes from."""

    image: Floats
    steps: Steps | None = None  # of a drawing
    label: int | None = None  # of an image of the exam


@on_its_own
def draw_a_digit(t: PageText, reports: Mapping[Kind, Report]) -> None:
    """
    The whole section. A stroke, a choice or a slider runs this and nothing else of the page.

    `reports` are those of the three kinds of model, or fewer while they are not all trained.
    """
    st.subheader(t.label("title"), anchor=False)
    spoken(t.section("draw"))
    is_trained = len(reports) == len(Kind)
    sources, readings = st.container(border=True).columns((4, 9), gap="medium")
    with sources:
        source = choice(t, "source", ("sheet", "exam"), "sheet")
        given = exam(t, reports) if source == "exam" else sheet(t)
    with readings:
        said = st.container()  # first, so that on a phone it is right under the sheet
        way, moving = st.columns((5, 3), gap="medium")
        with moving.container(gap="xsmall"):
            right, down = (shift(t, key) for key in AXES)
        image = None if given is None else drawing.moved(given.image[None], right, down)[0]
        with way:
            steps(t, given, image, is_moved=(right, down) != (0, 0))
        with said:
            if not is_trained:
                verdict("wait", t.label("train_first"))
        if is_trained:
            panel(t, said, reports, image, None if given is None else given.label)
    if is_trained:
        prose(moved_exam(t, reports, right, down))
    remember_part("drawing", visit().of(Drawing))


def sheet(t: PageText) -> Given | None:
    """The sheet, and what has been drawn on it."""
    canvas(t)
    strokes = visit().of(Drawing).strokes
    if not strokes:
        return None
    steps = drawing.steps(strokes)
    return Given(steps.centred.ravel(), steps=steps)


def exam(t: PageText, reports: Mapping[Kind, Report]) -> Given:
    """An image of the exam, and the way to others."""
    which = next(iter(reports.values())).validation if reports else "last"
    X_val, y_val = digits.load().validation(which)
    number = visit().of(Drawing).exam % len(y_val)
    image, label = X_val[number], int(y_val[number])
    facts = {"number": number + 1, "count": len(y_val), "digit": label}
    picture(figures.grey(image.reshape(28, 28)), t.label("exam_alt", **facts), width=280)
    st.caption(t.label("exam_image", **facts))
    numbers = {
        "previous": number - 1,
        "next": number + 1,
        "random": secrets.randbelow(len(y_val)),
    }
    if hard := judges.hard(tuple(reports.values())) if reports else []:
        numbers["hard"] = secrets.choice(hard)
    with st.container(horizontal=True, gap="small", width=280):
        for name, other in numbers.items():
            st.button(t.label(name), key=f"exam_{name}", on_click=partial(take, other), width="stretch")
    return Given(image, label=label)


def take(number: int) -> None:
    """Choose an image of the exam."""
    visit().of(Drawing).exam = number


def shift(t: PageText, key: str) -> int:
    """By how many pixels the digit is moved along one axis."""
    return st.slider(t.label(key), -FARTHEST, FARTHEST, 0, key=key, bind="query-params")


def steps(t: PageText, given: Given | None, image: Floats | None, is_moved: bool) -> None:
    """The drawing, cut out and scaled, and centred: what the models get, small, side by side."""
    blank = np.zeros((28, 28), dtype=np.float32)
    final = figures.middle_marked(blank if image is None else image.reshape(28, 28))
    if given and not given.steps:
        shown = {"step_moved" if is_moved else "step_exam": final}
    else:
        steps = given.steps if given else None
        shown = {
            "step_drawn": figures.sheet(visit().of(Drawing).strokes, steps) if steps else figures.grey(blank),
            "step_boxed": figures.grey(steps.boxed if steps else blank),
            "step_moved" if is_moved else "step_centred": final,
        }
    places = st.grid(3, min_column_width=80, wrap=False)
    for name, tile in shown.items():
        with places.container(gap="xsmall"):
            picture(tile, t.label(f"{name}_alt"), "stretch")
            st.caption(t.label(name))


def moved_exam(t: PageText, reports: Mapping[Kind, Report], right: int, down: int) -> str:
    """What moving does to the whole exam, with its figures; an invitation while nothing is moved."""
    if right == down == 0:
        return t.section("not_moved")
    facts: dict[str, object] = {"images": len(reports[Kind.MLP].readings)}
    for kind, report in reports.items():
        facts[f"{kind}_before"] = t.percent(report.accuracy)
        facts[f"{kind}_after"] = t.percent(judges.accuracy_when_moved(report, right, down))
        facts[kind] = words("models").label(kind)
    return t.section("moved", **facts)
