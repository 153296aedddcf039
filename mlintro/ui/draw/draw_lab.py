"""Draw a digit: the sheet or a validation image, its way to 28 by 28 pixels, and moving it there."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st

from mlintro import digits
from mlintro.digits import SIDE
from mlintro.digits.experiments.judging import points
from mlintro.digits.models import Kind, Report
from mlintro.digits.moving import moved
from mlintro.digits.reading import drawing, misread
from mlintro.digits.reading.drawing import Floats, Steps
from mlintro.digits.runs import Guess
from mlintro.digits.runs.comparison import Comparison
from mlintro.figures import judges as figures
from mlintro.text import PageText
from mlintro.ui.browser.tab import remember_part
from mlintro.ui.draw.canvas import canvas
from mlintro.ui.draw.judges import agreement, judges
from mlintro.ui.draw.meant import answer, heard, is_misread, meant
from mlintro.ui.draw.visit import Drawing
from mlintro.ui.draw.waiting import Waiting
from mlintro.ui.models.history import settings
from mlintro.ui.models.movements import Movement, lead_to
from mlintro.ui.models.training import TRAIN_ICON, begin, on_its_own
from mlintro.ui.visit import visit
from mlintro.ui.widgets import bench, choice, in_sight, jump, picture, prose, verdict, whole_number, words

FARTHEST = 6  # pixels
AXES = ("shift_x", "shift_y")
STEP = 80  # px: of a picture of what is done to a drawing


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """The image that is to be read, (784,) in 0..1, before it is moved; and where it comes from."""

    image: Floats
    steps: Steps | None = None  # of a drawing
    label: int | None = None  # of a validation image


@on_its_own
def draw_a_digit(
    t: PageText,
    reports: Mapping[Kind, Report],
    waiting: Waiting,
    asked: Comparison,
    read_with: Comparison,
    go_on: Callable[[], None],
) -> None:
    """
    The lab and what it says. A stroke, a choice or a slider runs this and nothing else of the page.

    `reports` are those of the three kinds of model, or fewer while they are not all trained; then that is
    offered as `asked`. They learned as `read_with` says: of what is asked for by now there may be none yet.
    `go_on` shows the way on.
    """
    is_trained = len(reports) == len(Kind)
    read: dict[Kind, int] = {}
    with bench():
        sources, network, *others = st.columns((4, 5, *[3] * (len(Kind) - 1)), gap="medium")
        with sources:
            given = sheet(t) if source(t) == "sheet" else known(t, reports)
            right, down = (shift(t, key) for key in AXES)
        image = None if given is None else moved(given.image[None], right, down)[0]
        if image is not None and is_trained:
            read = judges(t, reports, image, network, others)
        if given and image is not None:
            with network:
                steps(t, given, image, is_moved=(right, down) != (0, 0))
    is_drawn = given is not None and given.steps is not None
    is_own = is_drawn and (right, down) == (0, 0)  # the learner's own drawing, where it was drawn
    is_from_home = is_drawn and visit().of(Drawing).is_from_home
    digit = answer() if is_own else None
    with in_sight():
        say(t, is_trained, waiting, asked, given, read, is_from_home, digit)
        if read:
            with st.container(horizontal=True, width="content"):
                if is_from_home:
                    jump("canvas", t.label("to_sheet"), "to_sheet", "primary")
                elif is_own and digit is None:
                    jump("meant", t.label("to_meant"), "to_meant")
                go_on()
    if read:
        st.caption(t.label("who_reads", settings=settings(words("models"), read_with)))
        if is_own:
            prose(t.section("who_wrote"))
            with st.container(key="meant"):
                meant(t, reports, read)
            if is_misread(read):
                lead_to(words("models"), Movement.HAND, is_main=False)
        st.caption(t.section("sureness"))
        prose(all_moved(t, reports, right, down))
    here = visit().of(Drawing)
    remember_part("drawing", here)
    if read and not here.is_read:
        here.is_read = True
        st.rerun()  # the page has more to show now


def say(
    t: PageText,
    is_trained: bool,
    waiting: Waiting,
    asked: Comparison,
    given: Given | None,
    read: Mapping[Kind, int],
    is_from_home: bool = False,
    digit: int | None = None,
) -> None:
    """Where the learner stands: what is missing, or what the models read of the `digit` that was drawn."""
    if waiting.jobs:
        waiting.place = st.empty()
        waiting.show(waiting.jobs)
    elif not is_trained:
        verdict("wait", t.label("train_first" if given else "draw_and_train"))
        if not given:
            jump("canvas", t.label("to_sheet"), "to_sheet", "primary")
        st.button(
            t.label("train"),
            key="train",
            type="primary" if given or visit().is_on_wall else "secondary",
            icon=TRAIN_ICON,
            on_click=begin,
            args=(asked, Guess()),
        )
    elif read and digit is not None:
        heard(t, digit, read)
    elif given and read:
        agreement(t, read, given.label, t.label("from_home") if is_from_home else "")
    else:
        verdict("wait", t.label("too_little" if visit().of(Drawing).strokes else "draw_first"))
        jump("canvas", t.label("to_sheet"), "to_sheet")


def source(t: PageText) -> str:
    """Whether the digit is drawn or taken from those for validation, once linked and remembered as `exam`."""
    for told in (st.query_params, visit().chosen):
        if told.get("source") == "exam":
            told["source"] = "validation"
    return choice(t, "source", ("sheet", "validation"), "sheet")


def sheet(t: PageText, by: tuple[int, int] = (0, 0)) -> Given | None:
    """The sheet, and what has been drawn on it, if it can be a digit; shown moved `by` so many pixels."""
    canvas(t, by)
    strokes = visit().of(Drawing).strokes
    if not strokes:
        return None
    steps = drawing.steps(strokes)
    return Given(steps.centred.ravel(), steps=steps) if steps.is_enough else None


def known(t: PageText, reports: Mapping[Kind, Report], by: tuple[int, int] = (0, 0)) -> Given:
    """A validation image with its label, and the way to others; shown moved `by` so many pixels."""
    which = next(iter(reports.values())).validation if reports else "last"
    X_val, y_val = digits.load().validation(which)
    number = visit().of(Drawing).validation % len(y_val)
    image, label = X_val[number], int(y_val[number])
    facts = {"number": number + 1, "count": len(y_val), "digit": label}
    shown = moved(image[None], *by).reshape(SIDE, SIDE)
    picture(figures.tile(shown), t.label("known_alt", **facts), width=280)
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
    return whole_number(t, key, range(-FARTHEST, FARTHEST + 1), 0, st.slider)


def steps(t: PageText, given: Given, image: Floats, is_moved: bool) -> None:
    """The drawing, cut out and scaled, and centred: what the models get, small, side by side."""
    final = figures.middle_marked(image.reshape(SIDE, SIDE))
    if given.steps is None:
        shown = {"step_moved" if is_moved else "step_known": final}
    else:
        shown = {
            "step_drawn": figures.sheet(visit().of(Drawing).strokes, given.steps),
            "step_boxed": figures.tile(given.steps.boxed),
            "step_moved" if is_moved else "step_centred": final,
        }
    places = st.grid(3, min_column_width=80, wrap=False)
    for name, tile in shown.items():
        with places.container(gap="xsmall"):
            picture(tile, t.label(f"{name}_alt"), STEP)
            st.caption(t.label(name))


def all_moved(t: PageText, reports: Mapping[Kind, Report], right: int, down: int) -> str:
    """What moving does to all validation images, with its figures; an invitation while nothing is moved."""
    if right == down == 0:
        return t.section("not_moved")
    facts: dict[str, object] = {"images": len(reports[Kind.MLP].readings)}
    has_fallen = True
    for kind, report in reports.items():
        after = misread.accuracy_when_moved(report, right, down)
        has_fallen &= points(report.accuracy, after) < 0
        facts[f"{kind}_before"] = t.percent(report.accuracy)
        facts[f"{kind}_after"] = t.percent(after)
        facts[kind] = words("models").label(kind)
    return t.section("moved", begin=t.label("moved_all" if has_fallen else "moved_some"), **facts)
