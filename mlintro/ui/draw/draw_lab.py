"""Draw a digit: the sheet or a validation image, its way to 28 by 28 pixels, and moving it there."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
import streamlit as st

from mlintro import digits
from mlintro.digits import SIDE
from mlintro.digits.models import Kind, Report
from mlintro.digits.reading import drawing, misread
from mlintro.digits.reading.drawing import Floats, Steps
from mlintro.figures import judges as figures
from mlintro.text import PageText
from mlintro.ui.browser.tab import remember_part
from mlintro.ui.draw.canvas import canvas
from mlintro.ui.draw.judges import panel
from mlintro.ui.draw.meant import meant
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
    label: int | None = None  # of a validation image


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
        given = sheet(t) if source(t) == "sheet" else known(t, reports)
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
            is_too_little = given is None and bool(visit().of(Drawing).strokes)
            waiting = "too_little" if is_too_little else "draw_first"
            read = panel(t, said, reports, image, None if given is None else given.label, waiting)
            if given and given.steps:
                with said:
                    meant(t, reports, read)
    if is_trained:
        st.caption(t.section("sureness"))
        prose(all_moved(t, reports, right, down))
    remember_part("drawing", visit().of(Drawing))


def source(t: PageText) -> str:
    """Whether the digit is drawn or taken from those for validation, once linked and remembered as `exam`."""
    for told in (st.query_params, visit().chosen):
        if told.get("source") == "exam":
            told["source"] = "validation"
    return choice(t, "source", ("sheet", "validation"), "sheet")


def sheet(t: PageText) -> Given | None:
    """The sheet, and what has been drawn on it, if it can be a digit."""
    canvas(t)
    strokes = visit().of(Drawing).strokes
    if not strokes:
        return None
    steps = drawing.steps(strokes)
    return Given(steps.centred.ravel(), steps=steps) if steps.is_enough else None


def known(t: PageText, reports: Mapping[Kind, Report]) -> Given:
    """A validation image with its label, and the way to others."""
    which = next(iter(reports.values())).validation if reports else "last"
    X_val, y_val = digits.load().validation(which)
    number = visit().of(Drawing).validation % len(y_val)
    image, label = X_val[number], int(y_val[number])
    facts = {"number": number + 1, "count": len(y_val), "digit": label}
    picture(figures.tile(image.reshape(SIDE, SIDE)), t.label("known_alt", **facts), width=280)
    st.caption(t.label("known_image", **facts))
    numbers = {
        "previous": number - 1,
        "next": number + 1,
        "random": secrets.randbelow(len(y_val)),
    }
    if reports:
        hard = misread.hard([report.readings for report in reports.values()], y_val)
        numbers |= {"hard": int(secrets.choice(hard))} if len(hard) else {}
    with st.container(horizontal=True, gap="small", width=280):
        for name, other in numbers.items():
            st.button(t.label(name), key=f"known_{name}", on_click=partial(take, other), width="stretch")
    return Given(image, label=label)


def take(number: int) -> None:
    """Choose a validation image."""
    visit().of(Drawing).validation = number


def shift(t: PageText, key: str) -> int:
    """By how many pixels the digit is moved along one axis."""
    return st.slider(t.label(key), -FARTHEST, FARTHEST, 0, key=key, bind="query-params")


def steps(t: PageText, given: Given | None, image: Floats | None, is_moved: bool) -> None:
    """The drawing, cut out and scaled, and centred: what the models get, small, side by side."""
    blank = np.zeros((SIDE, SIDE), dtype=np.float32)
    final = figures.middle_marked(blank if image is None else image.reshape(SIDE, SIDE))
    if given and not given.steps:
        shown = {"step_moved" if is_moved else "step_known": final}
    else:
        steps = given.steps if given else None
        shown = {
            "step_drawn": figures.sheet(visit().of(Drawing).strokes, steps) if steps else figures.tile(blank),
            "step_boxed": figures.tile(steps.boxed if steps else blank),
            "step_moved" if is_moved else "step_centred": final,
        }
    places = st.grid(3, min_column_width=80, wrap=False)
    for name, tile in shown.items():
        with places.container(gap="xsmall"):
            picture(tile, t.label(f"{name}_alt"), "stretch")
            st.caption(t.label(name))


def all_moved(t: PageText, reports: Mapping[Kind, Report], right: int, down: int) -> str:
    """What moving does to all validation images, with its figures; an invitation while nothing is moved."""
    if right == down == 0:
        return t.section("not_moved")
    facts: dict[str, object] = {"images": len(reports[Kind.MLP].readings)}
    for kind, report in reports.items():
        facts[f"{kind}_before"] = t.percent(report.accuracy)
        facts[f"{kind}_after"] = t.percent(misread.accuracy_when_moved(report, right, down))
        facts[kind] = words("models").label(kind)
    return t.section("moved", **facts)
