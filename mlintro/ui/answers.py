"""The learner's answers and predictions: what is kept of them, and how they come back."""

from enum import StrEnum
from typing import Any

import streamlit as st

from mlintro.digits.models import Kind
from mlintro.digits.runs import Change
from mlintro.signatures import EXERCISES, INPUTS, OUTPUTS
from mlintro.ui.untrusted import is_clean, table, whole
from mlintro.ui.visit import HINTS, LONGEST_ANSWER, check, visit

WIDGETS = ("answer_", "takes_", "gives_")  # keys begin so, and an exercise follows
PREDICTIONS: dict[str, type[StrEnum]] = {"prediction": Kind, "change": Change}


def kept() -> dict[str, object]:
    """Widgets by key, and by exercise the answers checked and the hints seen."""
    widgets = {
        key: value
        for key, value in st.session_state.items()
        if isinstance(key, str) and (key in PREDICTIONS or key.startswith(WIDGETS))
    }
    checked = {exercise: attempt.answer for exercise, attempt in visit().attempts.items()}
    parts = {
        "widgets": {key: value for key, value in widgets.items() if value},
        "checked": checked,
        "hints": visit().hints,
    }
    return {name: dict(part) for name, part in parts.items() if part}


def restore(found: dict[str, Any]) -> None:
    """Take back what the tab remembered: only what fits."""
    for key, value in table(found.get("widgets")).items():
        if fits(key, value):
            st.session_state[key] = st.session_state.get(key) or value
    for exercise, answer in table(found.get("checked")).items():
        if exercise in EXERCISES and is_clean(answer, LONGEST_ANSWER):
            check(exercise, answer)
    for exercise, count in table(found.get("hints")).items():
        if exercise in EXERCISES and whole(count, HINTS):
            visit().hints[exercise] = count


def fits(key: str, value: object) -> bool:
    """Whether a widget of that key takes that value: it would break the page if not."""
    if key in PREDICTIONS:
        return value in list(PREDICTIONS[key])
    kind, _, exercise = key.partition("_")
    return (exercise in EXERCISES and is_clean(value, LONGEST_ANSWER)) and (
        kind == "answer" or (kind == "takes" and value in INPUTS) or (kind == "gives" and value in OUTPUTS)
    )
