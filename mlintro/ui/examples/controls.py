"""What is done to the examples: one of four ways, its own control, and a picture of what they become."""

from dataclasses import asdict
from enum import StrEnum
from functools import partial

import numpy as np
import streamlit as st

from mlintro import digits
from mlintro.digits.learned import CLASSES
from mlintro.digits.runs.comparison import Comparison
from mlintro.digits.spoiling import LEFT, SWAPPED, DataSpec, is_as_before, studied
from mlintro.figures import spoilt as figure
from mlintro.text import PageText
from mlintro.ui.visit import visit
from mlintro.ui.widgets import choose, palette, picture, whole_number, wide

SHOWN = 10  # examples
WIDTH = 380  # px: with its controls it fits a laptop's screen
WRAPPED = partial(st.pills, wrap=True)  # a phone has no room for them in a row
STEP = 10  # per cent: few steps, so that a class that tries them all shares its fits


class Spoil(StrEnum):
    LABELS = "labels"
    MISSING = "missing"
    FEW = "few"
    CORNER = "corner"


SHARES = range(STEP, SWAPPED[-1] + 1, STEP)
SOME = LEFT[2:]  # images: of one or none other words are needed


def spoiling(t: PageText) -> DataSpec:
    """The way, its control, and what they add up to."""
    ways = {one.value: t.label(f"spoil_{one}") for one in Spoil}
    match Spoil(choose(t.label("spoil"), "spoil", ways, Spoil.LABELS, WRAPPED)):
        case Spoil.LABELS:
            return DataSpec(whole_number(t, "swapped", SHARES, 30, partial(st.slider, step=STEP)))
        case Spoil.MISSING:
            return DataSpec(scarce=digit(t))
        case Spoil.FEW:
            scarce = digit(t)
            return DataSpec(scarce=scarce, left=whole_number(t, "left", SOME, 5, st.slider))
        case Spoil.CORNER:
            return DataSpec(is_cornered=True)


def digit(t: PageText) -> int:
    return int(
        choose(t.label("scarce"), "scarce", {str(one): str(one) for one in range(CLASSES)}, "7", WRAPPED)
    )


def preview(t: PageText, asked: Comparison, data: DataSpec) -> None:
    """Ten examples as the models get them; where a digit is scarce, one of each and how many there are."""
    X, y = studied(asked.train_size, asked.seed, data)
    facts = {"count": len(y), **asdict(data)}
    if data.scarce is None:
        _, before = digits.load().training(asked.train_size, asked.seed)
        facts["changed"] = int(np.sum(y != before))
        shown = [
            figure.Example(image, str(now) if now == then else f"{then} → {now}", is_marked=now != then)
            for image, then, now in zip(X[:SHOWN], before[:SHOWN].tolist(), y[:SHOWN].tolist(), strict=True)
        ]
    else:
        first = {one: np.flatnonzero(y == one) for one in range(CLASSES)}
        shown = [
            figure.Example(X[found[0]] if len(found) else None, f"×{len(found)}", one == data.scarce)
            for one, found in first.items()
        ]
    listed = "; ".join(example.said for example in shown)
    picture(figure.examples(shown, palette()), t.label("preview_alt", listed=listed), wide(WIDTH))
    is_same = is_as_before(asked.train_size, asked.seed, data)
    said = t.label("preview_as_before" if is_same else f"preview_{way(data)}", **facts)
    (st.markdown if visit().is_on_wall else st.caption)(said)


def way(data: DataSpec) -> Spoil:
    """The way in which examples are spoilt."""
    if data.swapped:
        return Spoil.LABELS
    if data.is_cornered:
        return Spoil.CORNER
    return Spoil.FEW if data.left else Spoil.MISSING
