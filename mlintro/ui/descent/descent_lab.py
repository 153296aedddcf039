"""The descent's lab: a ball on a curve, and the receipts, live while a control moves."""

from collections.abc import Sequence

import streamlit as st

from mlintro import descent
from mlintro.descent import Curve
from mlintro.text import PageText
from mlintro.ui.browser.element import Element, dress
from mlintro.ui.descent.visit import DescentVisit
from mlintro.ui.visit import visit
from mlintro.ui.widgets import jump, linked_as, numbers

_LAB = Element(__file__, "lab")

WORDS = (
    *("start", "rate", "prediction", "prediction_unset"),
    *("step", "run", "pause", "again", "update", "update_next"),
    *("axis_w", "axis_any", "axis_loss", "axis_kilos", "axis_price"),
    *("slope", "receipts_alt", "hill_alt", "misses"),
)
RANGES = {  # first, last, step
    "start": (*descent.STARTS, 0.5),
    "rate": (*descent.RATES, descent.NOTCH),
    "prediction": (-1.0, 7.0, 0.1),
}
TWO_VALLEYS = {
    "centre": descent.CENTRE,
    "steepness": descent.STEEPNESS,
    "tilt": descent.TILT,
    "height": descent.HEIGHT,
}


def descent_lab(t: PageText, curve: Curve) -> None:
    """Mount the lab. Where it stands is in `visit().of(DescentVisit)`, and in the link."""
    lab = visit().of(DescentVisit)
    if visit().is_arrival:  # a run that was left in the middle has ended
        visit().is_arrival = lab.is_running = False
    lab.follow(st.query_params)
    lab.choose(curve)
    _LAB(
        {
            **dress(t, WORDS),
            "curve": TWO_VALLEYS if curve is Curve.TWO else {"receipts": descent.RECEIPTS},
            "ranges": RANGES,
            "most_steps": descent.MOST_STEPS,
            "flat": descent.FLAT,
            "revision": lab.revision,
            "values": {
                "start": lab.start,
                "rate": lab.rate,
                "rates": lab.rates,
                "prediction": lab.prediction,
            },
        },
        moved=lab.move,
    )
    for name, value in lab.link().items():
        linked_as(name, value, None)


def steps_in_numbers(t: PageText, path: Sequence[float], curve: Curve) -> None:
    """The steps that the curve shows, as a table: w, its loss and the slope there."""
    rows = [
        [
            str(step),
            *(t.number(value, 2) for value in (w, descent.loss(w, curve), descent.gradient(w, curve))),
        ]
        for step, w in enumerate(path)
    ]
    numbers([t.label(f"column_{name}") for name in ("step", "w", "loss", "slope")], rows)


def lead_to_controls(t: PageText) -> None:
    """A button to where a step is taken and the rate is turned, while that is out of sight."""
    jump("descent_lab", t.label("to_controls"), "to_controls")


def offer_two_valleys(t: PageText) -> None:
    """A button for the curve on which the start decides."""
    st.button(t.label("try_two"), key="try_two", on_click=_take, args=(Curve.TWO,))


def _take(curve: Curve) -> None:
    st.session_state.curve = curve.value
