"""What a reload must not lose: sent to the browser's tab, and taken back from it. Never on a disk."""

import json

import streamlit as st

from mlintro.signatures import EXERCISES, INPUTS, OUTPUTS
from mlintro.ui.components.assets import source
from mlintro.ui.visit import HINTS, LONGEST_ANSWER, check, visit
from mlintro.ui.widgets import words

_TAB = st.components.v2.component("tab", js=source("tab.js"))
KEPT = ("answer_", "takes_", "gives_")  # widgets whose keys begin so
LONGEST = 60_000  # characters: twelve answers of the greatest length, and some air


def remember() -> None:
    """
    Tell the tab its language and what to remember; once in a run.

    What it remembers of an earlier visit comes back before the next run.
    """
    _TAB(
        key="memory",
        data={
            "language": words("frame").language,
            "visit": visit().name,
            "restored": visit().is_restored,
            "kept": kept(),
        },
        on_restore_change=restore,
        height=1,
    )


def kept() -> dict[str, dict[str, object]]:
    """What is remembered: widgets by key, and by exercise the answers checked and the hints seen."""
    widgets = {str(key): value for key, value in st.session_state.items() if str(key).startswith(KEPT)}
    return {
        "widgets": {key: value for key, value in widgets.items() if value},
        "checked": {exercise: attempt.answer for exercise, attempt in visit().attempts.items()},
        "hints": dict(visit().hints),
    }


def restore() -> None:
    """Put back what the tab remembered, once. It comes from outside: only what fits is taken."""
    if visit().is_restored:
        return
    visit().is_restored = True  # whatever comes: else the browser would go on sending it
    written = st.session_state.memory.restore
    if not isinstance(written, str) or len(written) > LONGEST:
        return
    try:
        found = json.loads(written)
    except (ValueError, RecursionError):
        return
    for key, value in of(found, "widgets").items():
        if isinstance(value, str) and fits(key, value):
            st.session_state[key] = st.session_state.get(key) or value
    for exercise, answer in of(found, "checked").items():
        if exercise in EXERCISES and isinstance(answer, str) and is_clean(answer):
            check(exercise, answer)
    for exercise, count in of(found, "hints").items():
        if exercise in EXERCISES and type(count) is int and 0 < count <= HINTS:
            visit().hints[exercise] = count


def fits(key: str, value: str) -> bool:
    """Whether a widget of that key takes that value: it would break the page if not."""
    kind, _, exercise = key.partition("_")
    return (exercise in EXERCISES and is_clean(value)) and (
        kind == "answer" or (kind == "takes" and value in INPUTS) or (kind == "gives" and value in OUTPUTS)
    )


def is_clean(value: str) -> bool:
    """Whether it can be sent on: JSON may hold halves of characters, which are no text."""
    return len(value) <= LONGEST_ANSWER and not any("\ud800" <= letter <= "\udfff" for letter in value)


def of(found: object, name: str) -> dict[str, object]:
    part = found.get(name) if isinstance(found, dict) else None
    return part if isinstance(part, dict) else {}
